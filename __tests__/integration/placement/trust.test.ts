import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, readdir, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { useScratch } from '../../unit/placement/scratch.ts'
import { place } from './worker.ts'

const OTHER_UID = 65_534
const asOther = ['setpriv', `--reuid=${OTHER_UID}`, '--clear-groups']
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
// In a container root may lack CAP_SYS_ADMIN.
const canMount = isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

const createScratch = useScratch()
let workspace: string
let first: string
let second: string

beforeEach(async () => {
  const dir = await createScratch()
  workspace = join(dir, 'work')
  first = join(dir, 'first')
  second = join(dir, 'second')
  for (const each of [workspace, first, second]) await mkdir(each)
  for (const each of [first, second]) await chmod(each, 0o1777)
})

const env = () => ({ LOCKED_UV_BASE: first, TMPDIR: second })

describe.runIf(isRoot)('another user on the node', () => {
  it.each([
    ['us', 0, OTHER_UID, []],
    ['an unprivileged user', OTHER_UID, 12_345, asOther],
  ] as const)(
    'cannot lend a directory to %s: it is named and the next candidate taken',
    async (_, uid, thief, wrapper) => {
      const trap = join(first, `locked-uv-${uid}`)
      await mkdir(trap, { mode: 0o777 })
      await chmod(trap, 0o777)
      await chown(trap, thief, thief)
      const { base, placement } = await place({ cwd: workspace, env: env(), wrapper })
      expect(base.dir).toBe(join(second, `locked-uv-${uid}`))
      expect(base.candidates[0]).toMatchObject({
        verdict: 'refused',
        reason: `${trap} is a directory of uid ${thief}, not a directory of ours`,
      })
      expect(placement.cacheDir.startsWith(base.dir)).toBe(true)
      expect(await readdir(trap)).toEqual([])
    },
  )

  it('cannot lead us through a symbolic link, not even into a directory of ours', async () => {
    const target = join(workspace, 'ours')
    await mkdir(target, { mode: 0o700 })
    const trap = join(first, 'locked-uv-0')
    await symlink(target, trap)
    const { base } = await place({ cwd: workspace, env: env() })
    expect(base.dir).toBe(join(second, 'locked-uv-0'))
    expect(base.candidates[0]?.reason).toBe(`${trap} is a symbolic link of uid 0, not a directory of ours`)
    expect(await readdir(target)).toEqual([])
  })

  it('is not trusted with the parent directory', async () => {
    await chown(first, OTHER_UID, OTHER_UID)
    const { base } = await place({ cwd: workspace, env: env() })
    expect(base.candidates[0]?.reason).toBe(`belongs to uid ${OTHER_UID}, neither root nor us (uid 0)`)
    expect(base.dir).toBe(join(second, 'locked-uv-0'))
  })

  it('gets a base of its own beside ours', async () => {
    const ours = await place({ cwd: workspace, env: env() })
    const theirs = await place({ cwd: workspace, env: env(), wrapper: asOther })
    expect(theirs.base.dir).toBe(join(first, `locked-uv-${OTHER_UID}`))
    expect(theirs.base.dir).not.toBe(ours.base.dir)
  })

  it('shares a cache that was set, and each is told that the locks are apart', async () => {
    const cache = join(second, 'cache')
    await mkdir(cache)
    await chmod(cache, 0o777)
    const settings = { ...env(), UV_CACHE_DIR: cache }
    const ours = await place({ cwd: workspace, env: settings })
    expect(ours.placement.locksDir).toBe(join(second, '.cache.locked-uv'))
    const theirs = await place({ cwd: workspace, env: settings, wrapper: asOther })
    expect(theirs.placement.locksDir).toBe(join(first, `locked-uv-${OTHER_UID}`, 'v1', 'locks'))
    expect(theirs.placement.notes).toEqual([expect.stringMatching(/directory of uid 0.*not kept out/)])
  })
})

describe.runIf(isRoot)('a user without rights', () => {
  it('takes the next candidate where nothing can be made', async () => {
    await chmod(first, 0o755)
    const { base } = await place({ cwd: workspace, env: env(), wrapper: asOther })
    expect(base.candidates[0]).toMatchObject({ verdict: 'refused', reason: 'no permission (EACCES)' })
    expect(base.from).toBe('TMPDIR')
  })

  it('locks a cache in the base where its parent is closed', async () => {
    const cache = join(workspace, 'cache')
    await mkdir(cache)
    await chmod(cache, 0o777)
    const settings = { ...env(), UV_CACHE_DIR: cache }
    const { base, placement } = await place({ cwd: workspace, env: settings, wrapper: asOther })
    expect(placement.locksDir).toBe(join(base.dir, 'v1', 'locks'))
    expect(placement.notes).toEqual([expect.stringContaining('no permission (EACCES)')])
  })

  it.each([
    ['HOME=/', { HOME: '/' }],
    ['no HOME and no USER', {}],
  ])('needs no home: %s', async (_, home) => {
    // A uid without a passwd entry: os.userInfo() and os.homedir() throw.
    const wrapper = ['setpriv', '--reuid=54321', '--clear-groups']
    const { base } = await place({ cwd: workspace, env: { ...env(), ...home }, wrapper })
    expect(base.dir).toBe(join(first, 'locked-uv-54321'))
  })
})

describe.runIf(isRoot)('the umask', () => {
  it.each(['000', '022', '077'])('%s leaves the base to us alone', async (umask) => {
    const wrapper = ['sh', '-c', `umask ${umask}; exec "$@"`, 'sh']
    const { base, placement } = await place({ cwd: workspace, env: env(), wrapper })
    for (const dir of [base.dir, placement.cacheDir, placement.locksDir])
      expect((await stat(dir)).mode & 0o7777).toBe(0o700)
  })
})

describe.runIf(canMount)('a file system', () => {
  /** Runs the worker in a mount namespace of its own after a piece of shell. */
  const after = (script: string) => ['unshare', '-m', 'sh', '-ec', `${script}; exec "$@"`, 'sh']

  it('that is full is refused with its errno, whether or not our directory is there already', async () => {
    const fill = `mount -t tmpfs -o size=256k,mode=1777 none ${first}; dd if=/dev/zero of=${first}/fill 2>&- || true`
    for (const script of [fill, `${fill.replace('; dd', `; mkdir -m 700 ${first}/locked-uv-0; dd`)}`]) {
      const { base } = await place({ cwd: workspace, env: env(), wrapper: after(script) })
      expect(base.candidates[0]).toMatchObject({
        verdict: 'refused',
        reason: expect.stringContaining('ENOSPC'),
      })
      expect(base.dir).toBe(join(second, 'locked-uv-0'))
    }
  })

  it('that filled up after we had used it is refused with its errno', async () => {
    const root = `${first}/locked-uv-0/v1`
    const used = `mkdir -p ${root}/cache ${root}/locks ${root}/uv ${root}/trash; echo 1 >${root}/canary`
    const script =
      `mount -t tmpfs -o size=256k,mode=1777 none ${first}; ${used}; chmod 700 ${first}/locked-uv-0; ` +
      `dd if=/dev/zero of=${first}/fill 2>&- || true`
    const { base } = await place({ cwd: workspace, env: env(), wrapper: after(script) })
    expect(base.candidates[0]?.reason).toContain('ENOSPC')
    expect(base.from).toBe('TMPDIR')
  })

  it('that has no inodes left is refused with its errno', async () => {
    const wrapper = after(`mount -t tmpfs -o nr_inodes=4,mode=1777 none ${first}`)
    const { base } = await place({ cwd: workspace, env: env(), wrapper })
    expect(base.candidates[0]?.reason).toContain('ENOSPC')
    expect(base.from).toBe('TMPDIR')
  })

  it('that is read-only is refused with its errno, whether or not our directory is there already', async () => {
    const mount = `mount -t tmpfs -o mode=1777 none ${first}`
    for (const script of [mount, `${mount}; mkdir -m 700 ${first}/locked-uv-0`]) {
      const { base } = await place({
        cwd: workspace,
        env: env(),
        wrapper: after(`${script}; mount -o remount,ro ${first}`),
      })
      expect(base.candidates[0]?.reason).toBe('read-only file system (EROFS)')
      expect(base.from).toBe('TMPDIR')
    }
  })

  it('in memory is local, and said to be in memory', async () => {
    const { base } = await place({
      cwd: workspace,
      env: env(),
      wrapper: after(`mount -t tmpfs -o mode=1777 none ${first}`),
    })
    expect(base.filesystem).toEqual({ kind: 'local', name: 'tmpfs', via: 'mountinfo' })
    expect(base.notes).toEqual([expect.stringContaining('in memory')])
  })

  it('is seen behind a bind mount with a space in its name', async () => {
    const target = join(second, 'with space')
    const script = `mount -t tmpfs -o mode=1777 none ${first}; mkdir '${target}'; mount --bind ${first} '${target}'`
    const settings = { LOCKED_UV_BASE: target, TMPDIR: second }
    const { base } = await place({ cwd: workspace, env: settings, wrapper: after(script) })
    expect(base).toMatchObject({ dir: join(target, 'locked-uv-0'), filesystem: { name: 'tmpfs' } })
  })

  it('that is the overlay of a container is local', async () => {
    const script =
      `mount -t tmpfs none ${second}; mkdir ${second}/l ${second}/u ${second}/w; chmod 1777 ${second}/u; ` +
      `mount -t overlay -o lowerdir=${second}/l,upperdir=${second}/u,workdir=${second}/w none ${first}`
    const { base } = await place({ cwd: workspace, env: env(), wrapper: after(script) })
    expect(base).toMatchObject({ from: 'LOCKED_UV_BASE', filesystem: { kind: 'local', name: 'overlay' } })
  })
})
