import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createOwned } from '../../../src/lock/engine.ts'
import {
  acquire,
  acquired,
  beltless,
  fastClock,
  namesIn,
  ownerRecord,
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
