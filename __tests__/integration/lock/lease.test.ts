import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LeaseRequest } from '../../../src/lock/lease.ts'
import { parseOwner } from '../../../src/lock/owner.ts'
import { clock } from '../../../src/platform/clock.ts'
import { processes } from '../../../src/platform/processes.ts'
import { Arena } from '../../support/lock/contenders.ts'
import {
  acquire,
  acquired,
  namesIn,
  ownerRecord,
  plantLock,
  platform,
  temporaryDir,
} from '../../support/lock/planted.ts'

const readRecord = (lockPath: string) => parseOwner(readFileSync(join(lockPath, 'owner.json'), 'utf8'))

/** A waiter that sleeps until it is rung for. */
async function startSleeper(lockPath: string, request = {}, files = platform.files) {
  const asleep = Promise.withResolvers<void>()
  const sleep: typeof clock.sleep = (_, rung) =>
    new Promise((resolve) => {
      rung?.addEventListener('abort', () => resolve())
      asleep.resolve()
    })
  const lease = acquired(lockPath, request, { ...platform, files, clock: { ...clock, sleep } })
  await asleep.promise
  return { lease }
}

describe('a free lock', () => {
  test('is had at once, with the owner on disk, and is gone after the release', async () => {
    using temp = temporaryDir()
    const lease = await acquired(temp.lockPath, { timeoutMs: 0 })
    expect(readRecord(temp.lockPath)).toMatchObject({ token: lease.token, pid: process.pid })
    expect(lease.inheritedFrom).toBeUndefined()
    await lease.release()
    await lease.release()
    expect(namesIn(temp.dir)).toEqual([])
    expect(lease.isLost()).toBe(false)
  })

  test('is released at the end of the block that uses it', async () => {
    using temp = temporaryDir()
    {
      await using _ = await acquired(temp.lockPath)
      expect(existsSync(temp.lockPath)).toBe(true)
    }
    expect(existsSync(temp.lockPath)).toBe(false)
  })
})

describe('a held lock', () => {
  test('is not waited for with a time-out of zero', async () => {
    using temp = temporaryDir()
    await using lease = await acquired(temp.lockPath)
    const outcome = await acquire(temp.lockPath, { timeoutMs: 0 })
    expect(outcome).toMatchObject({ kind: 'timed-out', holder: { token: lease.token } })
  })

  test('is waited for until the time-out, and the holder is named at once', async () => {
    using temp = temporaryDir()
    await using lease = await acquired(temp.lockPath)
    const events: unknown[] = []
    const onWait: LeaseRequest['onWait'] = (holder) => events.push(holder?.token)
    const sleep: typeof clock.sleep = (...args) => {
      events.push('sleep')
      return clock.sleep(...args)
    }
    const stepping = { ...platform, clock: { ...clock, sleep } }
    const outcome = await acquire(temp.lockPath, { timeoutMs: 300, onWait }, stepping)
    expect(outcome).toMatchObject({ kind: 'timed-out', holder: { token: lease.token } })
    expect(outcome.kind === 'timed-out' && outcome.waitedMs).toBeGreaterThanOrEqual(300)
    expect(events[0]).toBe(lease.token)
    expect(new Set(events.slice(1))).toEqual(new Set(['sleep']))
  })

  test('is reported again at each new holder and every 30 s', async () => {
    using temp = temporaryDir()
    const first = plantLock(temp.lockPath, ownerRecord())
    let second: string | undefined
    const reports: [string | undefined, number][] = []
    let nowMs = 0
    const stepping = {
      ...clock,
      monotonicMs: () => nowMs,
      sleep: async () => {
        nowMs += 1000
        if (nowMs !== 40_000) return
        rmSync(temp.lockPath, { recursive: true })
        second = plantLock(temp.lockPath, ownerRecord()).token
      },
    }
    await acquire(
      temp.lockPath,
      { timeoutMs: 75_000, onWait: (holder, waitedMs) => reports.push([holder?.token, waitedMs]) },
      { ...platform, clock: stepping },
    )
    expect(reports).toEqual([
      [first.token, 0],
      [first.token, 30_000],
      [second, 40_000],
      [second, 70_000],
    ])
  })

  test('goes to the waiter when it is released, also where the system has no watch left', async () => {
    for (const watchDirectory of [platform.files.watchDirectory, () => undefined]) {
      using temp = temporaryDir()
      const lease = await acquired(temp.lockPath)
      const waiting = acquired(
        temp.lockPath,
        {},
        { ...platform, files: { ...platform.files, watchDirectory } },
      )
      await lease.release()
      await using next = await waiting
      expect(next.token).not.toBe(lease.token)
      expect(next.inheritedFrom).toBeUndefined()
    }
  })

  test('is given up by a waiter that is cancelled, with the reason of the cancellation', async () => {
    using temp = temporaryDir()
    await using lease = await acquired(temp.lockPath)
    const cancel = new AbortController()
    const reason = new Error('the job was cancelled')
    const waiting = acquire(temp.lockPath, { signal: cancel.signal, onWait: () => cancel.abort(reason) })
    await expect(waiting).rejects.toBe(reason)
    expect(lease.isLost()).toBe(false)
    expect(namesIn(temp.dir)).toEqual(['a.lock'])
  })

  test('wakes a sleeping waiter by its release and by a cancellation, without a poll', async () => {
    using temp = temporaryDir()
    const holder = await acquired(temp.lockPath)
    const heir = await startSleeper(temp.lockPath)
    await holder.release()
    await using _ = await heir.lease

    const cancel = new AbortController()
    // Without a watch: the heartbeat of the holder rings too.
    const files = { ...platform.files, watchDirectory: () => undefined }
    const cancelled = await startSleeper(temp.lockPath, { signal: cancel.signal }, files)
    cancel.abort(new Error('cancelled'))
    await expect(cancelled.lease).rejects.toThrow('cancelled')
  })

  test('is not tried for by somebody cancelled before', async () => {
    using temp = temporaryDir()
    await expect(acquire(temp.lockPath, { signal: AbortSignal.abort(new Error('early')) })).rejects.toThrow(
      'early',
    )
    expect(namesIn(temp.dir)).toEqual([])
  })

  test('is kept alive for those who cannot see its process', async () => {
    using temp = temporaryDir()
    await using _ = await acquired(temp.lockPath)
    const mtimeMs = async () => (await platform.files.lstat(temp.lockPath)).mtimeMs
    const first = await mtimeMs()
    await expect.poll(mtimeMs, { timeout: 8000 }).not.toBe(first)
    const second = await mtimeMs()
    await expect.poll(mtimeMs, { timeout: 8000 }).not.toBe(second)
  })
})

describe('a lease', () => {
  test('has its child on disk when recordChild returns, and loses it again', async () => {
    using temp = temporaryDir()
    await using lease = await acquired(temp.lockPath)
    expect(lease.recordChild({ pid: 4_000_000, startTicks: '17' })).toBe(true)
    expect(readRecord(temp.lockPath)?.child).toEqual({ pid: 4_000_000, startTicks: '17' })
    expect(lease.recordChild(undefined)).toBe(true)
    expect(readRecord(temp.lockPath)?.child).toBeUndefined()
    expect(readdirSync(temp.lockPath)).toEqual(['owner.json'])
  })

  test('knows that it was lost, and leaves the lock of its successor alone', async () => {
    using temp = temporaryDir()
    const lease = await acquired(temp.lockPath)
    rmSync(temp.lockPath, { recursive: true })
    expect(lease.isLost()).toBe(true)
    const successor = plantLock(temp.lockPath, ownerRecord())
    expect(lease.isLost()).toBe(true)
    expect(lease.recordChild({ pid: 1, startTicks: '1' })).toBe(false)
    const before = await platform.files.lstat(temp.lockPath)
    await lease.release()
    expect(readRecord(temp.lockPath)).toEqual(successor)
    // Not even moved aside and back, which would open a gap for a third.
    expect((await platform.files.lstat(temp.lockPath)).ctimeMs).toBe(before.ctimeMs)
  })

  test('stays on disk at its release while the recorded child lives', async () => {
    using temp = temporaryDir()
    const lease = await acquired(temp.lockPath)
    await using arena = new Arena()
    const { childPid = 0 } = (await (await arena.start()).tell(arena.command('hold'))) ?? {}
    lease.recordChild({ pid: childPid, startTicks: undefined })
    await lease.release()
    expect(existsSync(temp.lockPath)).toBe(true)
    processes.signalGroup(childPid, 'SIGKILL')
    await expect.poll(() => processes.isGroupAlive(childPid)).toBe(false)
    await lease.release()
    expect(existsSync(temp.lockPath)).toBe(false)
  })
})

// Less than 100 ms on a machine that does nothing else; a second still tells it from waiting for a time-out.
const PROMPT_MS = 1000

describe('the lock of a process that was killed', () => {
  test('is inherited at once, not waited for', async () => {
    await using arena = new Arena()
    const dead = await arena.start()
    await dead.tell(arena.command('kill'))
    await dead.exited
    const startMs = clock.monotonicMs()
    await using lease = await acquired(arena.lockPath)
    expect(lease.inheritedFrom?.pid).toBe(dead.pid)
    expect(clock.monotonicMs() - startMs).toBeLessThan(PROMPT_MS)
  })

  test('is not given away before its child is gone, and promptly then', async () => {
    await using arena = new Arena()
    const holder = await arena.start()
    const { childPid = 0 } = (await holder.tell(arena.command('hold'))) ?? {}
    try {
      holder.kill('SIGKILL')
      await holder.exited
      expect(await acquire(arena.lockPath, { timeoutMs: 400 })).toMatchObject({ kind: 'timed-out' })
      const asleep = Promise.withResolvers<void>()
      const sleep: typeof clock.sleep = (...args) => {
        asleep.resolve()
        return clock.sleep(...args)
      }
      const next = acquired(arena.lockPath, {}, { ...platform, clock: { ...clock, sleep } })
      await asleep.promise
      const killedAtMs = clock.monotonicMs()
      processes.signalGroup(childPid, 'SIGKILL')
      await using lease = await next
      expect(lease.enteredAtMs - killedAtMs).toBeLessThan(PROMPT_MS)
      expect(lease.inheritedFrom).toMatchObject({ pid: holder.pid, child: { pid: childPid } })
    } finally {
      processes.signalGroup(childPid, 'SIGKILL')
    }
  })

  test('tells its last owner to one successor only', async () => {
    await using arena = new Arena()
    const dead = await arena.start()
    await dead.tell(arena.command('kill'))
    await dead.exited
    const first = await acquired(arena.lockPath)
    await first.release()
    await using second = await acquired(arena.lockPath)
    expect(first.inheritedFrom?.pid).toBe(dead.pid)
    expect(second.inheritedFrom).toBeUndefined()
  })
})

describe('a process that ends by a signal that it does not handle', () => {
  test('leaves no lock', async () => {
    await using arena = new Arena()
    const holder = await arena.start()
    await holder.tell(arena.command('terminate'))
    await holder.exited
    expect(existsSync(arena.lockPath)).toBe(false)
  })

  test('leaves the lock to its child while that lives', async () => {
    await using arena = new Arena()
    const holder = await arena.start()
    const { childPid = 0 } = (await holder.tell(arena.command('hold'))) ?? {}
    try {
      holder.kill('SIGTERM')
      await holder.exited
      expect(readRecord(arena.lockPath)).toMatchObject({ pid: holder.pid, child: { pid: childPid } })
    } finally {
      processes.signalGroup(childPid, 'SIGKILL')
    }
  })
})
