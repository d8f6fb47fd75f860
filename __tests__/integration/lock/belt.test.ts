import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { beltFileOf } from '../../../src/lock/belt.ts'
import { releaseLeftover } from '../../../src/lock/release-leftover.ts'
import { processes } from '../../../src/platform/processes.ts'
import { Arena } from '../../support/lock/contenders.ts'
import {
  acquire,
  acquired,
  beltless,
  deadProcess,
  ownerRecord,
  plantDeadLock,
  platform,
  temporaryDir,
} from '../../support/lock/planted.ts'

const isLinux = process.platform === 'linux'

/** Something that has the descriptor, in a session of its own: no process group tells of it. */
function startDaemon(descriptor: number): { child: ChildProcess; ended: Promise<unknown> } {
  const child = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'ignore', 'ignore', descriptor] })
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

describe.runIf(isLinux)('the kernel lock', () => {
  test('goes with an exclusive lease, and not with a shared one', async () => {
    using temp = temporaryDir()
    const writer = await acquired(temp.lockPath)
    expect(writer.descriptor).toBeTypeOf('number')
    expect(await isLocked(temp.lockPath)).toBe(true)
    await writer.release()
    expect(await isLocked(temp.lockPath)).toBe(false)
    await using reader = await acquired(temp.lockPath, { mode: 'shared' })
    expect(reader).toMatchObject({ descriptor: undefined, withoutKernelLock: undefined })
  })

  test('keeps everybody out while something that left the process group has inherited it', async () => {
    await using arena = new Arena()
    const lease = await acquired(arena.lockPath)
    const { child, ended } = startDaemon(lease.descriptor ?? 0)
    try {
      // As after a SIGKILL of the owner: the record names a process that is gone, the descriptor lives on.
      const dead = ownerRecord(await deadProcess())
      writeFileSync(join(arena.lockPath, 'owner.json'), JSON.stringify(dead))
      await closeOwn(lease.descriptor)
      const waits: string[] = []
      const onWait = (_: unknown, __: number, obstacle: string) => waits.push(obstacle)
      expect(await acquire(arena.lockPath, { timeoutMs: 2500, onWait })).toMatchObject({ kind: 'timed-out' })
      expect(waits).toContain('descriptor')
      expect(await acquire(arena.lockPath, { timeoutMs: 200, mode: 'shared' })).toMatchObject({
        kind: 'timed-out',
      })
      const main = { lockPath: arena.lockPath, token: dead.token }
      expect(await releaseLeftover(main, platform)).toBe('child-alive')
      expect(processes.findUsers(beltFileOf(arena.lockPath)).map(({ pid }) => pid)).toContain(child.pid)
    } finally {
      child.kill('SIGKILL')
      await ended
    }
    await using heir = await acquired(arena.lockPath)
    expect(heir.inheritedFrom).toBeDefined()
  })

  test('is taken from a daemon that a build left behind, when the lease ends in good order', async () => {
    using temp = temporaryDir()
    const lease = await acquired(temp.lockPath)
    const { child, ended } = startDaemon(lease.descriptor ?? 0)
    try {
      lease.recordChild(await deadProcess())
      await lease.release()
      await using next = await acquired(temp.lockPath, { timeoutMs: 2000 })
      expect(next.descriptor).toBeTypeOf('number')
    } finally {
      child.kill('SIGKILL')
      await ended
    }
  })

  test('is had again where a reaper has deleted its file', async () => {
    using temp = temporaryDir()
    const first = await acquired(temp.lockPath)
    const waiting = acquired(temp.lockPath)
    await expect.poll(() => processes.findUsers(beltFileOf(temp.lockPath)).length).toBeGreaterThan(1)
    renameSync(beltFileOf(temp.lockPath), `${beltFileOf(temp.lockPath)}.reaped`)
    await first.release()
    await using second = await waiting
    expect(second.descriptor).toBeTypeOf('number')
    expect(await isLocked(temp.lockPath)).toBe(true)
  })

  test('lets the others pass where the head of its queue was stopped before it was in', async () => {
    await using arena = new Arena()
    const [head, other] = await arena.startMany(2)
    const lease = await acquired(arena.lockPath)
    const stuck = head?.tell(arena.command('release'))
    await expect.poll(() => waitersOf(arena.lockPath)).toBe(1)
    head?.kill('SIGSTOP')
    // The helper of the head goes on and gets the kernel lock for it.
    await lease.release()
    await expect.poll(() => waitersOf(arena.lockPath)).toBe(0)
    // Its record, for it had no time to write it itself.
    const facts = processes.inspect(head?.pid ?? 0)
    const identity = {
      pid: head?.pid ?? 0,
      startTicks: typeof facts === 'object' ? facts.startTicks : undefined,
    }
    writeFileSync(beltFileOf(arena.lockPath), JSON.stringify(ownerRecord(identity)))
    const passed = await other?.tell(arena.command('release'))
    expect(passed?.hasKernelLock).toBe(false)
    head?.kill('SIGCONT')
    expect((await stuck)?.hasKernelLock).toBe(true)
    expect(arena.verdict()).toMatchObject({ entries: 2, overlaps: [], inside: [] })
  })

  test('is not waited for with a time-out of zero', async () => {
    using temp = temporaryDir()
    await using _ = await acquired(temp.lockPath)
    rmSync(temp.lockPath, { recursive: true })
    expect(await acquire(temp.lockPath, { timeoutMs: 0 })).toMatchObject({ kind: 'timed-out' })
  })

  test('is inherited by the commands of a sync step, as descriptor 3', async () => {
    using temp = temporaryDir()
    await using lease = await acquired(temp.lockPath)
    const told: Buffer[] = []
    const child = processes.start({
      argv: ['readlink', '/proc/self/fd/3'],
      cwd: temp.dir,
      env: process.env,
      onOutput: (chunk) => told.push(chunk),
      inherit: lease.descriptor,
    })
    await child.ended
    expect(Buffer.concat(told).toString().trim()).toBe(beltFileOf(temp.lockPath))
  })
})

describe('without the kernel lock there is a lease all the same, and it says why,', () => {
  test('where it is switched off', async () => {
    using temp = temporaryDir()
    await using lease = await acquired(temp.lockPath, {}, beltless)
    expect(lease).toMatchObject({ descriptor: undefined })
    expect(lease.withoutKernelLock).toContain('LOCKED_UV_KERNEL_LOCK')
    expect(existsSync(beltFileOf(temp.lockPath))).toBe(false)
  })

  test.runIf(isLinux)('where flock(1) is not installed', async () => {
    using temp = temporaryDir()
    const runOn: typeof processes.runOn = async () => ({ kind: 'not-started', reason: 'spawn flock ENOENT' })
    await using lease = await acquired(temp.lockPath, {}, { ...platform, processes: { ...processes, runOn } })
    expect(lease.withoutKernelLock).toBe('flock(1) cannot be started: spawn flock ENOENT')
  })

  test('on another system', async () => {
    using temp = temporaryDir()
    const host = { ...platform.host, platform: 'darwin' as const }
    await using lease = await acquired(temp.lockPath, {}, { ...platform, host })
    expect(lease.withoutKernelLock).toContain('darwin')
  })

  test.runIf(isLinux).each([
    ['a directory', (file: string) => mkdirSync(file)],
    ['a link to elsewhere', (file: string) => symlinkSync('/etc/hostname', file)],
    ['a link to nowhere', (file: string) => symlinkSync(join(file, '..', 'nowhere'), file)],
  ])('where %s is in its place, and nothing behind it is touched', async (_, spoil) => {
    using temp = temporaryDir()
    spoil(beltFileOf(temp.lockPath))
    const before = readFileSync('/etc/hostname', 'utf8')
    await using lease = await acquired(temp.lockPath)
    expect(lease.withoutKernelLock).toMatch(/EISDIR|ELOOP|regular/)
    expect(readFileSync('/etc/hostname', 'utf8')).toBe(before)
    expect(existsSync(join(temp.dir, 'nowhere'))).toBe(false)
  })
})

test('a dead owner is inherited from without the kernel lock too', async () => {
  using temp = temporaryDir()
  const dead = await plantDeadLock(temp.lockPath)
  await using lease = await acquired(temp.lockPath, {}, beltless)
  expect(lease.inheritedFrom?.token).toBe(dead.token)
})

async function isLocked(lockPath: string): Promise<boolean> {
  const end = await new Promise((resolve) =>
    spawn('flock', ['-n', beltFileOf(lockPath), 'true'], { stdio: 'ignore' }).once('exit', resolve),
  )
  return end === 1
}

/** Processes that stand in the kernel's queue. */
function waitersOf(lockPath: string): number {
  return processes.findUsers(beltFileOf(lockPath)).filter(({ name }) => name === 'flock').length
}

/** The lease is ours no more; its own descriptor is closed as the kernel does it for a dead process. */
async function closeOwn(descriptor: number | undefined): Promise<void> {
  if (descriptor !== undefined) platform.files.closeSync(descriptor)
}
