import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPatience, type HeldLock, observeLock } from '../../../src/lock/observe.ts'
import { parseOwner } from '../../../src/lock/owner.ts'
import { releaseLeftover } from '../../../src/lock/release-leftover.ts'
import { takeOver } from '../../../src/lock/takeover.ts'
import { Arena } from '../../support/lock/contenders.ts'
import {
  acquire,
  acquired,
  beltless,
  deadProcess,
  fastClock,
  namesIn,
  ownerRecord,
  plantDeadLock,
  plantLock,
  platform,
  temporaryDir,
} from '../../support/lock/planted.ts'

const tokenAt = (path: string) => parseOwner(readFileSync(join(path, 'owner.json'), 'utf8'))?.token

async function observeHeld(lockPath: string): Promise<HeldLock> {
  const state = await observeLock(lockPath, platform.files)
  if (state.kind !== 'held') throw new Error('expected a held lock')
  return state
}

function request(lockPath: string, abandoned: HeldLock) {
  return {
    lockPath,
    instance: abandoned.instance,
    isAbandoned: (now: HeldLock) => now.mtimeNs === abandoned.mtimeNs,
    self: ownerRecord(),
    patience: createPatience(platform.clock),
  }
}

describe('an owner beyond our sight', () => {
  const foreign = { pidNamespace: 'pid:[1]' }

  test('loses the lock after two minutes without a heartbeat, not before', async () => {
    using temp = temporaryDir()
    plantLock(temp.lockPath, ownerRecord(foreign))
    const early = await acquire(temp.lockPath, { timeoutMs: 118_000 }, { ...beltless, clock: fastClock() })
    expect(early).toMatchObject({ kind: 'timed-out' })
    await using lease = await acquired(
      temp.lockPath,
      { timeoutMs: 125_000 },
      { ...beltless, clock: fastClock() },
    )
    expect(lease.waitedMs).toBeGreaterThanOrEqual(120_000)
    expect(lease.inheritedFrom).toMatchObject(foreign)
  })

  test('keeps the lock while its heartbeat goes on', async () => {
    using temp = temporaryDir()
    plantLock(temp.lockPath, ownerRecord(foreign))
    let beat = 1
    const clock = fastClock(() => {
      if (++beat % 25 === 0) utimesSync(temp.lockPath, beat, beat)
    })
    const outcome = await acquire(temp.lockPath, { timeoutMs: 300_000 }, { ...beltless, clock })
    expect(outcome).toMatchObject({ kind: 'timed-out', holder: foreign })
  })

  test('keeps the lock when the wall clock of a waiter jumps, or the lock has a strange date', async () => {
    using temp = temporaryDir()
    plantLock(temp.lockPath, ownerRecord(foreign))
    utimesSync(temp.lockPath, 1, 1)
    let nowMs = Date.now()
    const clock = {
      ...platform.clock,
      nowMs: () => {
        nowMs += 86_400_000
        return nowMs
      },
    }
    expect(await acquire(temp.lockPath, { timeoutMs: 500 }, { ...platform, clock })).toMatchObject({
      kind: 'timed-out',
    })
  })
})

describe('the takeover of a dead lock', () => {
  test('is left to the waiter that has begun it', async () => {
    using temp = temporaryDir()
    const dead = await plantDeadLock(temp.lockPath)
    const guard = `${temp.lockPath}.takeover.${dead.token}.0`
    plantLock(guard, ownerRecord())
    expect(await acquire(temp.lockPath, { timeoutMs: 300 })).toMatchObject({ kind: 'timed-out' })
    expect(tokenAt(temp.lockPath)).toBe(dead.token)
    rmSync(guard, { recursive: true })
    await (await acquired(temp.lockPath)).release()
  })

  test('goes on at once where the waiter that began it died', async () => {
    using temp = temporaryDir()
    const dead = await plantDeadLock(temp.lockPath)
    for (const number of [0, 1]) await plantDeadLock(`${temp.lockPath}.takeover.${dead.token}.${number}`)
    await using lease = await acquired(temp.lockPath, { timeoutMs: 1000 })
    expect(lease.inheritedFrom?.token).toBe(dead.token)
  })

  test('goes on after ten seconds where nobody can tell whether that waiter lives', async () => {
    using temp = temporaryDir()
    const dead = await plantDeadLock(temp.lockPath)
    plantLock(`${temp.lockPath}.takeover.${dead.token}.0`, ownerRecord({ host: 'elsewhere' }))
    await using lease = await acquired(
      temp.lockPath,
      { timeoutMs: 20_000 },
      { ...beltless, clock: fastClock() },
    )
    expect(lease.waitedMs).toBeGreaterThanOrEqual(10_000)
    expect(lease.waitedMs).toBeLessThan(12_000)
  })

  test('lets one in where many meet a dead lock with the guard of a dead waiter', async () => {
    await using arena = new Arena()
    const all = await arena.startMany(8)
    for (let round = 0; round < 15; round++) {
      const dead = await plantDeadLock(arena.lockPath)
      const maker = ownerRecord(await deadProcess())
      plantLock(`${arena.lockPath}.takeover.${dead.token}.0`, maker)
      await Promise.all(all.map((each) => each.tell(arena.command('release', 10))))
    }
    expect(arena.verdict()).toMatchObject({ entries: 8 * 15, overlaps: [], inside: [] })
  })

  test('does nothing to the lock that came after, however late it is begun', async () => {
    using temp = temporaryDir()
    await plantDeadLock(temp.lockPath)
    const seen = await observeHeld(temp.lockPath)
    await using next = await acquired(temp.lockPath)
    expect(await takeOver(request(temp.lockPath, seen), platform)).toBe(false)
    expect(tokenAt(temp.lockPath)).toBe(next.token)
    expect(next.isLost()).toBe(false)
    expect(namesIn(temp.dir)).toEqual(['a.lock', 'a.lock.suspect'])
  })

  test('does nothing where a silent owner gave a sign of life after it was judged', async () => {
    using temp = temporaryDir()
    plantLock(temp.lockPath, ownerRecord({ host: 'elsewhere' }))
    const seen = await observeHeld(temp.lockPath)
    utimesSync(temp.lockPath, 5, 5)
    expect(await takeOver(request(temp.lockPath, seen), platform)).toBe(false)
    expect(existsSync(temp.lockPath)).toBe(true)
  })

  test('puts a lock back that came under its hands between the last look and the move', async () => {
    using temp = temporaryDir()
    await plantDeadLock(temp.lockPath)
    const seen = await observeHeld(temp.lockPath)
    const live = ownerRecord()
    let moves = 0
    const files = {
      ...platform.files,
      rename: async (from: string, to: string) => {
        if (moves++ === 0) {
          rmSync(temp.lockPath, { recursive: true })
          plantLock(temp.lockPath, live)
        }
        renameSync(from, to)
      },
    } as typeof platform.files
    expect(await takeOver(request(temp.lockPath, seen), { ...platform, files })).toBe(false)
    expect(moves).toBe(2)
    expect(tokenAt(temp.lockPath)).toBe(live.token)
    expect(namesIn(temp.dir)).toEqual([basename(temp.lockPath)])
  })

  test('does not put back what the next holder is clearing away', async () => {
    using temp = temporaryDir()
    await plantDeadLock(temp.lockPath)
    const seen = await observeHeld(temp.lockPath)
    const rename = async (from: string, to: string) => {
      renameSync(from, to)
      rmSync(join(to, 'owner.json'))
    }
    const files = { ...platform.files, rename } as typeof platform.files
    expect(await takeOver(request(temp.lockPath, seen), { ...platform, files })).toBe(true)
    expect(existsSync(temp.lockPath)).toBe(false)
  })
})

describe('what earlier jobs left beside the lock', () => {
  test('is swept by a holder once it is an hour old', async () => {
    using temp = temporaryDir()
    const hourAgo = Date.now() / 1000 - 3700
    const names = ['new.x', 'rel.x', 'takeover.x.0', 'takeover.x.0.new.y']
    for (const name of names) {
      mkdirSync(`${temp.lockPath}.${name}`)
      writeFileSync(join(`${temp.lockPath}.${name}`, 'owner.json'), '{}')
      mkdirSync(`${temp.lockPath}.${name}-young`)
      utimesSync(`${temp.lockPath}.${name}`, hourAgo, hourAgo)
    }
    mkdirSync(join(temp.dir, 'b.lock.new.x'))
    utimesSync(join(temp.dir, 'b.lock.new.x'), hourAgo, hourAgo)
    await (await acquired(temp.lockPath)).release()
    const kept = names.map((name) => `a.lock.${name}-young`)
    expect(namesIn(temp.dir).sort()).toEqual([...kept, 'b.lock.new.x'].sort())
  })

  test('names the youngest of several dead owners', async () => {
    using temp = temporaryDir()
    const older = ownerRecord({ since: '2026-01-01T00:00:00.000Z' })
    const younger = ownerRecord({ since: '2026-01-02T00:00:00.000Z' })
    for (const owner of [younger, older]) plantLock(`${temp.lockPath}.dead.${owner.token}`, owner)
    await using lease = await acquired(temp.lockPath)
    expect(lease.inheritedFrom).toEqual(younger)
    expect(namesIn(temp.dir)).toEqual(['a.lock', 'a.lock.suspect'])
  })
})

describe('the release of what main left', () => {
  test('frees the lock of a killed main, and the next holder learns of it', async () => {
    using temp = temporaryDir()
    const { token } = await plantDeadLock(temp.lockPath)
    expect(await releaseLeftover({ lockPath: temp.lockPath, token }, platform)).toBe('released')
    expect(await releaseLeftover({ lockPath: temp.lockPath, token }, platform)).toBe('gone')
    await using lease = await acquired(temp.lockPath)
    expect(lease.inheritedFrom?.token).toBe(token)
  })

  test('touches nothing that bears another token', async () => {
    using temp = temporaryDir()
    const other = await plantDeadLock(temp.lockPath)
    const { token } = ownerRecord()
    expect(await releaseLeftover({ lockPath: temp.lockPath, token }, platform)).toBe('not-ours')
    expect(tokenAt(temp.lockPath)).toBe(other.token)
  })

  test('touches nothing while main or its child is at work', async () => {
    await using arena = new Arena()
    const holder = await arena.start()
    const { childPid = 0 } = (await holder.tell(arena.command('hold'))) ?? {}
    try {
      const main = { lockPath: arena.lockPath, token: tokenAt(arena.lockPath) ?? '' }
      expect(await releaseLeftover(main, platform)).toBe('owner-alive')
      holder.kill('SIGKILL')
      await holder.exited
      expect(await releaseLeftover(main, platform)).toBe('child-alive')
      expect(tokenAt(arena.lockPath)).toBe(main.token)
    } finally {
      platform.processes.signalGroup(childPid, 'SIGKILL')
    }
  })
})
