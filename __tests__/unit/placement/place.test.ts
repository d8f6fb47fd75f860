import { chmod, mkdir, readdir, readFile, realpath, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Placement, placeBase, placeDirectories } from '../../../src/placement/place.ts'
import type { World } from '../../../src/placement/world.ts'
import { files } from '../../../src/platform/files.ts'
import type { Host } from '../../../src/platform/index.ts'
import { ActionError } from '../../../src/shared/errors.ts'
import { useScratch, worldWith } from './scratch.ts'

const createScratch = useScratch()
const errorOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ActionError)
  return error as ActionError
}

/** A node with a workspace and two directories that may become bases. */
async function createNode() {
  const dir = await createScratch()
  const [workspace, first, second] = [join(dir, 'work'), join(dir, 'first'), join(dir, 'second')] as const
  for (const each of [workspace, first, second]) await mkdir(each)
  return { dir, workspace, first, second }
}

interface Job {
  readonly env?: Host['env']
  readonly input?: string
  readonly host?: Partial<Host>
  readonly projectDir?: string
}

async function place(node: { workspace: string; first: string }, job: Job = {}): Promise<Placement> {
  const { workspace } = node
  const world = worldWith(
    { LOCKED_UV_BASE: node.first, ...job.env },
    { homeDir: join(node.first, 'home'), ...job.host },
  )
  const base = await placeBase({ workspace }, world)
  return await placeDirectories(
    {
      base,
      uvVersion: '0.13.8',
      cacheDirInput: job.input ?? '',
      projectDir: job.projectDir ?? workspace,
      workspace,
    },
    world,
  )
}

/** As if the mount table of a Linux machine said that `dir` is on such a file system. */
function mountedAt(dir: string, type: string, { files, host }: World): World {
  const table = `1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / ${dir} rw - ${type} a rw\n`
  const readInjected = async (path: string, ...rest: never[]) =>
    path === '/proc/self/mountinfo' ? table : await readFile(path, ...rest)
  return { files: { ...files, readFile: readInjected as never }, host: { ...host, platform: 'linux' } }
}

const isPosix = process.platform !== 'win32'
const baseName = isPosix ? `locked-uv-${process.getuid?.()}` : 'locked-uv'

describe('the base', () => {
  it('is a private directory below the first usable candidate, and every candidate has a verdict', async () => {
    const { workspace, first, second } = await createNode()
    const env = { LOCKED_UV_BASE: first, TMPDIR: second }
    const base = await placeBase({ workspace }, worldWith(env))
    expect(base).toMatchObject({ dir: join(first, baseName), from: 'LOCKED_UV_BASE', notes: [] })
    expect(base.candidates[0]).toMatchObject({ path: first, verdict: 'chosen', filesystem: base.filesystem })
    expect(new Set(base.candidates.slice(1).map((it) => it.verdict))).toEqual(new Set(['not needed']))
    expect((await stat(base.dir)).mode & 0o7777).toBe(0o700)
    expect((await stat(base.uvDir)).isDirectory()).toBe(true)
    expect(await readdir(base.dir)).toEqual(['v1'])
  })

  it('is the next candidate where what was asked for cannot be used, and a note says so', async () => {
    const { dir, workspace, second } = await createNode()
    const file = join(dir, 'file')
    await writeFile(file, '')
    for (const [asked, reason] of [
      [join(dir, 'missing'), /ENOENT/],
      [file, /ENOTDIR/],
      ['relative/dir', /not an absolute path/],
      [join(workspace), /inside the workspace/],
    ] as const) {
      const base = await placeBase({ workspace }, worldWith({ LOCKED_UV_BASE: asked, TMPDIR: second }))
      expect(base).toMatchObject({ dir: join(second, baseName), from: 'TMPDIR' })
      expect(base.candidates[0]).toMatchObject({ verdict: 'refused', reason: expect.stringMatching(reason) })
      expect(base.notes).toEqual([expect.stringMatching(reason)])
    }
  })

  it('is resolved once, so that a link to the workspace is recognised', async () => {
    const { dir, workspace, first, second } = await createNode()
    await symlink(workspace, join(dir, 'link'))
    await symlink(first, join(dir, 'other'))
    const bad = await placeBase(
      { workspace },
      worldWith({ LOCKED_UV_BASE: join(dir, 'link'), TMPDIR: second }),
    )
    expect(bad.candidates[0]).toMatchObject({ reason: 'inside the workspace' })
    const good = await placeBase({ workspace }, worldWith({ LOCKED_UV_BASE: join(dir, 'other') }))
    expect(good.dir).toBe(join(first, baseName))
  })

  it('never contains the workspace', async () => {
    const { first, second } = await createNode()
    const workspace = join(first, baseName, 'work')
    await mkdir(workspace, { recursive: true })
    const base = await placeBase({ workspace }, worldWith({ LOCKED_UV_BASE: first, TMPDIR: second }))
    expect(base.candidates[0]?.reason).toMatch(/the workspace lies inside/)
    expect(base.from).toBe('TMPDIR')
  })

  it.runIf(isPosix)('is closed to others where it was left open', async () => {
    const { workspace, first } = await createNode()
    const dir = join(first, baseName)
    await mkdir(dir)
    await chmod(dir, 0o755)
    const base = await placeBase({ workspace }, worldWith({ LOCKED_UV_BASE: first }))
    expect((await stat(dir)).mode & 0o7777).toBe(0o700)
    expect(base.notes).toEqual([expect.stringContaining('mode 755')])
  })

  it.runIf(isPosix)('is not below a directory in which anybody may exchange entries', async () => {
    const { workspace, first, second } = await createNode()
    await chmod(first, 0o777)
    const env = { LOCKED_UV_BASE: first, TMPDIR: second }
    const open = await placeBase({ workspace }, worldWith(env))
    expect(open.candidates[0]?.reason).toMatch(/mode 777, not sticky/)
    expect(await readdir(first)).toEqual([])
    await chmod(first, 0o1777)
    expect((await placeBase({ workspace }, worldWith(env))).from).toBe('LOCKED_UV_BASE')
  })

  it('is refused on a network file system, by name, also where a link leads there', async () => {
    const { dir, workspace, first, second } = await createNode()
    await symlink(first, join(dir, 'link'))
    for (const asked of [first, join(dir, 'link'), `${first}/`]) {
      const world = mountedAt(first, 'lustre', worldWith({ LOCKED_UV_BASE: asked, TMPDIR: second }))
      const base = await placeBase({ workspace }, world)
      expect(base.candidates[0]).toMatchObject({
        verdict: 'refused',
        reason: 'on a network file system (lustre)',
        filesystem: { kind: 'network', name: 'lustre' },
      })
      expect(base.from).toBe('TMPDIR')
    }
    expect(await readdir(first)).toEqual([])
  })

  it('is refused at the mount point of a dead server without waiting for it', async () => {
    const { workspace, first, second } = await createNode()
    const world = mountedAt(first, 'nfs4', worldWith({ LOCKED_UV_BASE: first, TMPDIR: second }))
    const dead = (path: string) => (path === first ? new Promise(() => {}) : files.realpath(path))
    const base = await placeBase(
      { workspace },
      { ...world, files: { ...world.files, realpath: dead as never } },
    )
    expect(base.from).toBe('TMPDIR')
  })

  it('is accepted with a note where nothing tells about the file system', async () => {
    const { workspace, first } = await createNode()
    const base = await placeBase({ workspace }, worldWith({ TMPDIR: first }, { platform: 'darwin' }))
    expect(base).toMatchObject({ from: 'TMPDIR', filesystem: { kind: 'unknown' } })
    expect(base.notes).toEqual([expect.stringContaining('nothing tells')])
  })

  it('is below LOCALAPPDATA on Windows and asks for no owner there', async () => {
    const { workspace, first } = await createNode()
    const world = worldWith({ LOCALAPPDATA: first }, { platform: 'win32', uid: undefined })
    expect((await placeBase({ workspace }, world)).dir).toBe(join(first, 'locked-uv'))
  })

  it('is in RUNNER_TEMP on a GitHub-hosted runner, even where it is open to all', async () => {
    const { workspace, first, second } = await createNode()
    await chmod(first, 0o777)
    const env = { RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_TEMP: first, TMPDIR: second }
    expect((await placeBase({ workspace }, worldWith(env))).dir).toBe(join(first, baseName))
  })

  it('is an error that lists every candidate where there is none', async () => {
    const { dir, workspace } = await createNode()
    const env = { LOCKED_UV_BASE: join(dir, 'a'), LOCALAPPDATA: join(dir, 'b') }
    const error = await errorOf(
      placeBase({ workspace }, worldWith(env, { platform: 'win32', uid: undefined })),
    )
    expect(error.code).toBe('PLACEMENT_NONE')
    expect(error.message).toContain(`${join(dir, 'a')} (LOCKED_UV_BASE): refused, does not exist (ENOENT)`)
    expect(error.message).toContain(`${join(dir, 'b')} (LOCALAPPDATA): refused, does not exist (ENOENT)`)
    expect(error.remedy).toContain('LOCKED_UV_BASE')
  })
})

describe('the directories', () => {
  it('are all ours, made and exported, where the user has set nothing', async () => {
    const node = await createNode()
    const root = join(node.first, baseName, 'v1')
    const placement = await place(node)
    expect(placement).toEqual({
      cacheDir: join(root, 'cache', '0.13', 'gen-1'),
      cacheDirFrom: 'node-local, below LOCKED_UV_BASE',
      isOwnCache: true,
      filesystem: placement.filesystem,
      generation: 1,
      locksDir: join(root, 'locks'),
      locksDirFrom: 'in the base of the cache',
      exports: {
        UV_CACHE_DIR: join(root, 'cache', '0.13', 'gen-1'),
        UV_PYTHON_INSTALL_DIR: join(root, 'python'),
        UV_PYTHON_CACHE_DIR: join(root, 'python-cache'),
        UV_TOOL_DIR: join(root, 'tools'),
        UV_TOOL_BIN_DIR: join(root, 'bin'),
      },
      binDirs: [join(root, 'bin')],
      notes: [],
    })
    for (const dir of [placement.locksDir, ...Object.values(placement.exports)])
      expect((await stat(dir)).isDirectory()).toBe(true)
  })

  it.each(['UV_PYTHON_INSTALL_DIR', 'UV_PYTHON_CACHE_DIR', 'UV_TOOL_DIR', 'UV_TOOL_BIN_DIR'])(
    'leave a %s of the user alone',
    async (name) => {
      const placement = await place(await createNode(), { env: { [name]: '/theirs' } })
      expect(placement.exports).not.toHaveProperty(name)
      expect(Object.keys(placement.exports)).toHaveLength(4)
      expect(placement.notes).toEqual([`${name}=/theirs is kept as it was set`])
      expect(placement.binDirs).toHaveLength(name === 'UV_TOOL_BIN_DIR' ? 0 : 1)
    },
  )

  it('are the same again for a second step of the job, with nothing taken for a setting of the user', async () => {
    const node = await createNode()
    const first = await place(node)
    expect(await place(node, { env: first.exports })).toEqual(first)
  })

  it('keep the caches of two uv versions apart in one job', async () => {
    const node = await createNode()
    const { exports } = await place(node)
    const world = worldWith({ LOCKED_UV_BASE: node.first, ...exports })
    const base = await placeBase(node, world)
    const request = { base, cacheDirInput: '', projectDir: node.workspace, workspace: node.workspace }
    const second = await placeDirectories({ ...request, uvVersion: '0.12.1' }, world)
    expect(second.exports['UV_CACHE_DIR']).toMatch(/0\.12[\\/]gen-1$/)
  })

  it('say that UV_NO_CACHE makes the cache idle', async () => {
    const { notes } = await place(await createNode(), { env: { UV_NO_CACHE: '1' } })
    expect(notes).toEqual([expect.stringContaining('UV_NO_CACHE')])
  })

  it('need neither HOME nor USER', async () => {
    expect((await place(await createNode(), { host: { homeDir: undefined } })).isOwnCache).toBe(true)
    expect((await place(await createNode(), { host: { homeDir: '/' } })).isOwnCache).toBe(true)
  })
})

describe('a cache that the user set', () => {
  it('is made with its parents, resolved, and locked beside its real path', async () => {
    const node = await createNode()
    await symlink(node.second, join(node.workspace, 'link'))
    const placement = await place(node, { input: 'link/deep/cache' })
    const cacheDir = join(node.second, 'deep', 'cache')
    expect(placement).toMatchObject({
      cacheDir,
      cacheDirFrom: 'input cache-dir',
      isOwnCache: false,
      locksDir: join(node.second, 'deep', '.cache.locked-uv'),
      exports: { UV_CACHE_DIR: cacheDir },
    })
    expect(placement).not.toHaveProperty('generation')
    if (isPosix) expect((await stat(placement.locksDir)).mode & 0o7777).toBe(0o700)
    expect(await readdir(cacheDir)).toEqual([])
  })

  it('has one lock directory for jobs with different bases and spellings', async () => {
    const node = await createNode()
    const cache = join(node.second, 'cache')
    const one = await place(node, { input: cache })
    await mkdir(join(node.dir, 'third'))
    const two = await place(
      { ...node, first: join(node.dir, 'third') },
      { env: { UV_CACHE_DIR: `${cache}/../cache/` } },
    )
    expect(two.locksDir).toBe(one.locksDir)
    expect(two.exports).not.toHaveProperty('UV_CACHE_DIR')
  })

  it('shares the lock of our own where it lies in some base of ours', async () => {
    const node = await createNode()
    const own = await place(node)
    const foreign = await place({ ...node, first: node.second }, { env: { UV_CACHE_DIR: own.cacheDir } })
    expect(foreign).toMatchObject({ cacheDir: own.cacheDir, locksDir: own.locksDir, isOwnCache: false })
  })

  it('is found in the configuration and not exported', async () => {
    const node = await createNode()
    await writeFile(join(node.workspace, 'uv.toml'), 'cache-dir = "../second/cache"')
    const placement = await place(node)
    expect(placement.cacheDir).toBe(join(await realpath(node.second), 'cache'))
    expect(placement.cacheDirFrom).toBe(`cache-dir in ${join(node.workspace, 'uv.toml')}`)
    expect(placement.exports).not.toHaveProperty('UV_CACHE_DIR')
  })

  it('stays on a network file system, with a warning', async () => {
    const node = await createNode()
    const injected = mountedAt(node.second, 'nfs4', worldWith({ LOCKED_UV_BASE: node.first }))
    const base = await placeBase(node, injected)
    const placement = await placeDirectories(
      {
        base,
        uvVersion: '0.13.8',
        cacheDirInput: node.second,
        projectDir: node.workspace,
        workspace: node.workspace,
      },
      injected,
    )
    expect(placement).toMatchObject({ cacheDir: node.second, filesystem: { kind: 'network', name: 'nfs4' } })
    expect(placement.notes).toEqual([expect.stringMatching(/input cache-dir.*network file system \(nfs4\)/)])
  })

  it('must not contain the workspace or the project', async () => {
    const node = await createNode()
    const project = join(node.second, 'project')
    await mkdir(project)
    for (const [input, projectDir] of [
      ['.', node.workspace],
      ['..', node.workspace],
      [node.second, project],
    ] as const) {
      const error = await errorOf(place(node, { input, projectDir }))
      expect(error.code).toBe('PLACEMENT_CACHE_CONTAINS_WORKSPACE')
      expect(error.remedy).toContain('input cache-dir')
    }
    expect((await place(node, { input: '.cache/uv' })).cacheDir).toBe(join(node.workspace, '.cache', 'uv'))
  })

  it('is an error that names the setting, the path and the errno where it cannot be made', async () => {
    const node = await createNode()
    const file = join(node.dir, 'file')
    await writeFile(file, '')
    const error = await errorOf(place(node, { env: { UV_CACHE_DIR: join(file, 'cache') } }))
    expect(error.code).toBe('CACHE_DIR_UNUSABLE')
    expect(error.message).toMatch(/file[\\/]cache \(from UV_CACHE_DIR\) cannot be used: .*ENOTDIR/)
    expect(error.remedy).toContain('Change UV_CACHE_DIR')
  })

  it('is locked in the base where nothing can be made beside it, and a note says what that means', async () => {
    const node = await createNode()
    const cache = join(node.second, 'cache')
    await mkdir(cache)
    await writeFile(join(node.second, '.cache.locked-uv'), 'in the way')
    const placement = await place(node, { input: cache })
    expect(placement.locksDir).toBe(join(node.first, baseName, 'v1', 'locks'))
    expect(placement.notes).toEqual([expect.stringMatching(/is a file of uid .* are not kept out/)])
  })
})
