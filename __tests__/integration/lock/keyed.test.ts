import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockKey } from '../../../src/lock/key.ts'
import { placeBase, placeDirectories } from '../../../src/placement/place.ts'
import { files } from '../../../src/platform/files.ts'
import { type Host, readHost } from '../../../src/platform/host.ts'
import { Arena } from '../../support/lock/contenders.ts'
import { acquire, acquired, namesIn } from '../../support/lock/planted.ts'

let dir: string
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'keyed-')))
  for (const name of ['base', 'work', 'disk', 'disk/cache']) mkdirSync(join(dir, name))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Where a job whose cache is this one locks it, and what it is told. */
async function placeLock(cacheDir: string, facts: Partial<Host> = {}) {
  const host = { ...readHost(), env: { LOCKED_UV_BASE: join(dir, 'base'), UV_CACHE_DIR: cacheDir }, ...facts }
  const world = { files, host }
  const workspace = join(dir, 'work')
  const base = await placeBase({ workspace }, world)
  const { locksDir, notes, ...placed } = await placeDirectories(
    { base, uvVersion: '0.13.8', cacheDirInput: '', projectDir: workspace, workspace },
    world,
  )
  return { lockPath: join(locksDir, `${lockKey(placed.cacheDir)}.lock`), notes }
}

describe('the lock of a cache', () => {
  test('is the same by every name of the directory', async () => {
    const cache = join(dir, 'disk', 'cache')
    symlinkSync(join(dir, 'disk'), join(dir, 'link'))
    symlinkSync(cache, join(dir, 'other'))
    const { lockPath, notes } = await placeLock(cache)
    expect(notes).toEqual([])
    for (const name of ['link/cache', 'other', 'disk/../disk/cache', 'disk/cache/'])
      expect((await placeLock(join(dir, name))).lockPath, name).toBe(lockPath)
  })

  test('is another one for another directory, also for one of the same name', async () => {
    const own = `disk/locked-uv-${process.getuid?.()}/v1/cache`
    const names = ['disk/cache', 'disk/cache2', 'disk/more/cache', `${own}/0.12/gen-1`, `${own}/0.13/gen-1`]
    for (const name of names) mkdirSync(join(dir, name), { recursive: true, mode: 0o700 })
    const paths = await Promise.all(names.map(async (name) => (await placeLock(join(dir, name))).lockPath))
    expect(new Set(paths).size).toBe(names.length)
  })
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0
const container = { pidNamespace: 'pid:[4026532999]' }

describe.runIf(canMount)('in a container', () => {
  test('a cache that is mounted by itself is locked inside of it only, and the job is told', async () => {
    const cache = join(dir, 'disk', 'cache')
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'keyed-test', cache])
    try {
      expect((await placeLock(cache, container)).notes).toEqual([
        expect.stringMatching(/another mount than the cache.*not kept out. Mount the directory above/),
      ])
      expect((await placeLock(cache)).notes, 'on the host').toEqual([])
    } finally {
      execFileSync('umount', [cache])
    }
  })

  test('a cache that is mounted with the directory above it is locked for all, without a word', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'keyed-test', join(dir, 'disk')])
    try {
      expect((await placeLock(join(dir, 'disk', 'cache'), container)).notes).toEqual([])
    } finally {
      execFileSync('umount', [join(dir, 'disk')])
    }
  })
})

const launcher = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc']
const canUnshare = spawnSync(launcher[0] ?? '', [...launcher.slice(1), 'true']).status === 0

describe.runIf(canUnshare)('in pid namespaces of their own', () => {
  test.each([{}, { LOCKED_UV_KERNEL_LOCK: 'off' }])('contenders keep each other out (%o)', async (env) => {
    await using arena = new Arena()
    const all = await arena.startMany(4, { launcher, env })
    for (let round = 0; round < 4; round++)
      await Promise.all(
        all.map((each, index) =>
          each.tell(arena.command('release', 10, { mode: index === 0 ? 'shared' : 'exclusive' })),
        ),
      )
    expect(arena.verdict()).toMatchObject({ entries: 16, overlaps: [], inside: [] })
  })

  test('a holder is not taken for dead although no process here bears its id', async () => {
    await using arena = new Arena()
    const holder = await arena.start({ launcher, env: { LOCKED_UV_KERNEL_LOCK: 'off' } })
    const answer = await holder.tell(arena.command('hold'))
    expect(answer?.childPid).toBeGreaterThan(0)
    const obstacles: string[] = []
    const onWait = (_: unknown, __: number, obstacle: string) => obstacles.push(obstacle)
    expect(await acquire(arena.lockPath, { timeoutMs: 300, onWait })).toMatchObject({ kind: 'timed-out' })
    expect(obstacles).toEqual(['unseen'])
    expect(namesIn(arena.dir)).toContain('a.lock')
  })

  test('a holder that ends in good order gives the lock to the next one at once', async () => {
    await using arena = new Arena()
    const holder = await arena.start({ launcher })
    const held = holder.tell(arena.command('release', 200))
    await expect.poll(() => arena.verdict().inside.length).toBe(1)
    await using lease = await acquired(arena.lockPath)
    expect(lease.inheritedFrom).toBeUndefined()
    await held
  })
})
