import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createOwned } from '../../../src/lock/directory.ts'
import { Arena } from '../../support/lock/contenders.ts'
import {
  acquire,
  acquired,
  beltless,
  fastClock,
  namesIn,
  ownerRecord,
  plantLock,
  platform,
  temporaryDir,
} from '../../support/lock/planted.ts'

const isRoot = process.getuid?.() === 0
const refusal = (errno: string) => ({ code: 'LOCK_UNUSABLE', errno })

/** A record that nobody can read: each must be waited out, never believed, never followed. */
const GARBAGE: [string, (file: string) => void][] = [
  ['missing', () => undefined],
  ['empty', (file) => writeFileSync(file, '')],
  ['half written', (file) => writeFileSync(file, JSON.stringify(ownerRecord()).slice(0, 40))],
  ['100 MB long', (file) => writeLarge(file, 100_000_000)],
  ['whole but behind 64 KiB of blanks', (file) => writeFileSync(file, ' '.repeat(65536) + deadRecord())],
  ['a directory', (file) => mkdirSync(file)],
  ['a pipe that nobody writes to', (file) => execFileSync('mkfifo', [file])],
  ['a link to itself', (file) => symlinkSync(file, file)],
  ['a link to a valid record', (file) => symlinkSync(plantRecord(`${file}.real`), file)],
]

/** Were it believed, the lock would be taken at once. */
function deadRecord(): string {
  return JSON.stringify(ownerRecord({ bootId: 'earlier' }))
}

function writeLarge(file: string, sizeBytes: number): void {
  writeFileSync(file, '{')
  truncateSync(file, sizeBytes)
}

function plantRecord(file: string): string {
  writeFileSync(file, deadRecord())
  return file
}

describe('a lock whose record is', () => {
  test.each(GARBAGE)('%s is held by nobody known, and taken after two silent minutes', async (_, spoil) => {
    using temp = temporaryDir()
    mkdirSync(temp.lockPath)
    spoil(join(temp.lockPath, 'owner.json'))
    const holders: unknown[] = []
    const early = await acquire(
      temp.lockPath,
      { timeoutMs: 110_000, onWait: (holder) => holders.push(holder) },
      { ...beltless, clock: fastClock() },
    )
    expect(early).toMatchObject({ kind: 'timed-out', holder: undefined })
    expect(holders.length).toBeGreaterThan(0)
    expect(holders.every((holder) => holder === undefined)).toBe(true)
    await using lease = await acquired(
      temp.lockPath,
      { timeoutMs: 125_000 },
      { ...beltless, clock: fastClock() },
    )
    expect(lease.waitedMs).toBeGreaterThanOrEqual(120_000)
    expect(namesIn(temp.dir)).toEqual(['a.lock', 'a.lock.suspect'])
  })
})

describe('a lock path that is', () => {
  test('a file is refused at once and left as it is', async () => {
    using temp = temporaryDir()
    writeFileSync(temp.lockPath, 'mine')
    await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('ENOTDIR'))
    await expect(acquire(temp.lockPath)).rejects.toThrow(temp.lockPath)
    expect(namesIn(temp.dir)).toEqual(['a.lock'])
  })

  test('a link to nowhere is refused at once', async () => {
    using temp = temporaryDir()
    symlinkSync(join(temp.dir, 'nowhere'), temp.lockPath)
    await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('ENOTDIR'))
    expect(existsSync(join(temp.dir, 'nowhere'))).toBe(false)
  })

  test('a link to a directory is refused at once, and nothing behind it is touched', async () => {
    using temp = temporaryDir()
    using elsewhere = temporaryDir()
    writeFileSync(join(elsewhere.dir, 'owner.json'), deadRecord())
    symlinkSync(elsewhere.dir, temp.lockPath)
    await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('ENOTDIR'))
    expect(readdirSync(elsewhere.dir)).toEqual(['owner.json'])
  })
})

const NOBODY = 65_534

/** What the code does as a user without privileges. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  process.seteuid?.(NOBODY)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}

describe.skipIf(!isRoot)('a lock directory of another user', () => {
  test('is waited out, and moved aside unread', async () => {
    using temp = temporaryDir()
    chmodSync(temp.dir, 0o777)
    mkdirSync(temp.lockPath, { mode: 0o700 })
    writeFileSync(join(temp.lockPath, 'owner.json'), deadRecord(), { mode: 0o600 })
    const clocked = () => ({ ...beltless, clock: fastClock() })
    const early = await asNobody(() => acquire(temp.lockPath, { timeoutMs: 110_000 }, clocked()))
    expect(early).toMatchObject({ kind: 'timed-out', holder: undefined })
    const token = await asNobody(async () => {
      await using lease = await acquired(temp.lockPath, { timeoutMs: 125_000 }, clocked())
      return lease.token
    })
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('in a place where we may not write is an error that names it', async () => {
    using temp = temporaryDir()
    chmodSync(temp.dir, 0o755)
    mkdirSync(temp.lockPath)
    await expect(asNobody(() => acquire(temp.lockPath))).rejects.toMatchObject(refusal('EACCES'))
  })
})

const canUnshare = spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0

test.runIf(canUnshare)(
  'with inotify used up a lease is had by looking, as promptly as after a death',
  async () => {
    await using arena = new Arena()
    const none = 'echo 0 > /proc/sys/user/max_inotify_instances && exec "$@"'
    const launcher = ['unshare', '--user', '--map-root-user', 'sh', '-c', none, 'sh']
    const blind = await arena.start({ launcher, env: { LOCKED_UV_KERNEL_LOCK: 'off' } })
    const holder = await acquired(arena.lockPath, {}, beltless)
    const waiting = blind.tell(arena.command('release'))
    await expect.poll(() => namesIn(arena.dir).filter((name) => name.includes('.new.')).length).toBe(1)
    const releasedAtMs = platform.clock.monotonicMs()
    await holder.release()
    const answer = await waiting
    expect((answer?.enteredAtMs ?? Number.NaN) - releasedAtMs).toBeLessThan(1000)
  },
)

test('without a descriptor left the lock is an error that says so, not a hang', async () => {
  using temp = temporaryDir()
  const open = async () =>
    Promise.reject(Object.assign(new Error('EMFILE'), { code: 'EMFILE', syscall: 'open' }))
  mkdirSync(temp.lockPath)
  const files = { ...platform.files, open } as unknown as typeof platform.files
  await expect(acquire(temp.lockPath, {}, { ...beltless, files })).rejects.toMatchObject(refusal('EMFILE'))
})

test('a reader record that is a file or a link is an error that names it, and stays as it is', async () => {
  using temp = temporaryDir()
  const readerPath = `${temp.lockPath}.shared.${ownerRecord().token}`
  writeFileSync(readerPath, 'mine')
  await expect(acquire(temp.lockPath)).rejects.toThrow(readerPath)
  expect(namesIn(temp.dir)).toEqual([basename(readerPath)])
})

test('a mark that is a link to elsewhere is not written through; the dead owner stays as the mark', async () => {
  using temp = temporaryDir()
  using elsewhere = temporaryDir()
  const target = join(elsewhere.dir, 'precious')
  writeFileSync(target, 'mine')
  symlinkSync(target, `${temp.lockPath}.suspect`)
  const dead = plantLock(`${temp.lockPath}.dead.x`, ownerRecord())
  await using lease = await acquired(temp.lockPath)
  expect(lease.inheritedFrom?.token).toBe(dead.token)
  expect(readFileSync(target, 'utf8')).toBe('mine')
  expect(existsSync(`${temp.lockPath}.dead.x`)).toBe(true)
})

test('an empty directory that appears after the last look is not replaced', () => {
  using temp = temporaryDir()
  mkdirSync(temp.lockPath)
  expect(createOwned(temp.lockPath, ownerRecord())).toBe(false)
  expect(readdirSync(temp.lockPath)).toEqual([])
  expect(namesIn(temp.dir)).toEqual(['a.lock'])
})

test('leftovers that are links are removed, and nothing behind them', async () => {
  using temp = temporaryDir()
  using elsewhere = temporaryDir()
  writeFileSync(join(elsewhere.dir, 'precious'), '')
  mkdirSync(`${temp.lockPath}.dead.b`)
  symlinkSync(elsewhere.dir, join(`${temp.lockPath}.dead.b`, 'link'))
  symlinkSync(elsewhere.dir, `${temp.lockPath}.dead.a`)
  await using _ = await acquired(temp.lockPath)
  expect(namesIn(temp.dir)).toEqual(['a.lock', 'a.lock.suspect'])
  expect(readdirSync(elsewhere.dir)).toEqual(['precious'])
})

describe('a place for the lock that is', () => {
  test('missing is refused at once', async () => {
    using temp = temporaryDir()
    rmSync(temp.dir, { recursive: true })
    await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('ENOENT'))
  })

  test('a file is refused at once', async () => {
    using temp = temporaryDir()
    writeFileSync(join(temp.dir, 'file'), '')
    await expect(acquire(join(temp.dir, 'file', 'a.lock'))).rejects.toMatchObject(refusal('ENOTDIR'))
  })

  test.skipIf(isRoot)('not writable is refused at once', async () => {
    using temp = temporaryDir()
    chmodSync(temp.dir, 0o500)
    await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('EACCES'))
    chmodSync(temp.dir, 0o700)
  })

  test.skipIf(!isRoot)('read-only is refused at once', async () => {
    using temp = temporaryDir()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=64k', 'lock-test', temp.dir])
    try {
      await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('EROFS'))
    } finally {
      execFileSync('umount', [temp.dir])
    }
  })

  test.skipIf(!isRoot)('full is refused at once, and leaves no stage behind', async () => {
    using temp = temporaryDir()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'lock-test', temp.dir])
    try {
      fill(temp.dir)
      await expect(acquire(temp.lockPath)).rejects.toMatchObject(refusal('ENOSPC'))
      expect(namesIn(temp.dir)).toEqual(['fill'])
    } finally {
      execFileSync('umount', [temp.dir])
    }
  })

  test.skipIf(!isRoot)('filled up meanwhile refuses a child but lets the lease end', async () => {
    using temp = temporaryDir()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'lock-test', temp.dir])
    try {
      const lease = await acquired(temp.lockPath)
      fill(temp.dir)
      expect(lease.recordChild({ pid: 4_000_000, startTicks: '1' })).toBe(false)
      expect(lease.isLost()).toBe(false)
      await lease.release()
      expect(namesIn(temp.dir)).toEqual(['fill'])
    } finally {
      execFileSync('umount', [temp.dir])
    }
  })
})

function fill(dir: string): void {
  expect(() => writeFileSync(join(dir, 'fill'), Buffer.alloc(64 * 1024))).toThrow('ENOSPC')
}
