import { describe, expect, test } from 'vitest'
import { releaseLeftover } from '../../../src/lock/release-leftover.ts'
import { processes } from '../../../src/platform/processes.ts'
import { Arena } from '../../support/lock/contenders.ts'
import {
  acquire,
  acquired,
  deadProcess,
  namesIn,
  ownerRecord,
  plantDeadLock,
  plantLock,
  platform,
  temporaryDir,
} from '../../support/lock/planted.ts'

describe('a shared lease', () => {
  test('is had beside others, and keeps a writer out until the last is gone', async () => {
    using temp = temporaryDir()
    const one = await acquired(temp.lockPath, { mode: 'shared' })
    const two = await acquired(temp.lockPath, { mode: 'shared', timeoutMs: 0 })
    const waits: unknown[] = []
    const writer = acquired(temp.lockPath, {
      onWait: (holder, _, obstacle) => waits.push([holder?.token, obstacle]),
    })
    await expect.poll(() => waits.length).toBeGreaterThan(0)
    expect([one.token, two.token]).toContain((waits[0] as string[])[0])
    expect(waits[0]).toContain('readers')
    await one.release()
    await two.release()
    await using lease = await writer
    expect(lease).toMatchObject({ mode: 'exclusive', inheritedFrom: undefined })
    expect(namesIn(temp.dir)).toEqual(['a.lock'])
  })

  test('is not given to newcomers while a writer waits, who may have been there for ever otherwise', async () => {
    using temp = temporaryDir()
    const first = await acquired(temp.lockPath, { mode: 'shared' })
    const isWaiting = Promise.withResolvers<void>()
    const writing = acquired(temp.lockPath, { onWait: () => isWaiting.resolve() })
    await isWaiting.promise
    const late = await acquire(temp.lockPath, { mode: 'shared', timeoutMs: 100 })
    expect(late).toMatchObject({ kind: 'timed-out', holder: { isWaiting: true } })
    await first.release()
    const writer = await writing
    expect(await acquire(temp.lockPath, { mode: 'shared', timeoutMs: 0 })).toMatchObject({
      kind: 'timed-out',
    })
    await writer.release()
    await using reader = await acquired(temp.lockPath, { mode: 'shared', timeoutMs: 0 })
    expect(reader.mode).toBe('shared')
  })

  test('of a reader that died keeps nobody out, and makes nothing suspect', async () => {
    await using arena = new Arena()
    const reader = await arena.start()
    await reader.tell(arena.command('kill', 0, { mode: 'shared' }))
    await using lease = await acquired(arena.lockPath, { timeoutMs: 2000 })
    expect(lease.inheritedFrom).toBeUndefined()
    expect(namesIn(arena.dir).filter((name) => name.includes('suspect'))).toEqual([])
  })

  test('of a reader that died keeps a writer out while its child reads on', async () => {
    await using arena = new Arena()
    const reader = await arena.start()
    const { childPid = 0 } = (await reader.tell(arena.command('hold', 0, { mode: 'shared' }))) ?? {}
    try {
      reader.kill('SIGKILL')
      await reader.exited
      expect(await acquire(arena.lockPath, { timeoutMs: 200 })).toMatchObject({ kind: 'timed-out' })
    } finally {
      processes.signalGroup(childPid, 'SIGKILL')
    }
    await using lease = await acquired(arena.lockPath)
    expect(lease.inheritedFrom).toBeUndefined()
  })

  test('of a writer that gives up leaves nothing in the way of readers', async () => {
    using temp = temporaryDir()
    await using _ = await acquired(temp.lockPath, { mode: 'shared' })
    expect(await acquire(temp.lockPath, { timeoutMs: 50 })).toMatchObject({ kind: 'timed-out' })
    const cancel = new AbortController()
    const writer = acquire(temp.lockPath, {
      signal: cancel.signal,
      onWait: () => cancel.abort(new Error('cancelled')),
    })
    await expect(writer).rejects.toThrow('cancelled')
    await using reader = await acquired(temp.lockPath, { mode: 'shared', timeoutMs: 0 })
    expect(reader.isLost()).toBe(false)
  })

  test('is released by post where main was killed', async () => {
    using temp = temporaryDir()
    const owner = ownerRecord(await deadProcess())
    plantLock(`${temp.lockPath}.shared.${owner.token}`, owner)
    expect(await releaseLeftover({ lockPath: temp.lockPath, token: owner.token }, platform)).toBe('released')
    expect(namesIn(temp.dir)).toEqual([])
  })

  test('takes a dead writer out of the way, and learns of it like the next writer', async () => {
    using temp = temporaryDir()
    const dead = await plantDeadLock(temp.lockPath)
    const reader = await acquired(temp.lockPath, { mode: 'shared' })
    expect(reader.inheritedFrom?.token).toBe(dead.token)
    await reader.release()
    await using writer = await acquired(temp.lockPath)
    expect(writer.inheritedFrom?.token).toBe(dead.token)
  })
})

test('a writer that died while it waited for readers had written nothing, and nobody inherits', async () => {
  using temp = temporaryDir()
  await plantDeadLock(temp.lockPath, { isWaiting: true })
  await using lease = await acquired(temp.lockPath)
  expect(lease.inheritedFrom).toBeUndefined()
  expect(namesIn(temp.dir)).toEqual(['a.lock'])
})

test('eight readers with a writer between them overlap fully, the writer with nobody', async () => {
  await using arena = new Arena()
  const [writer, ...readers] = await arena.startMany(9)
  // Each reader once before and once after the writer. A second, so that all are in before the first is out.
  const read = () => arena.command('release', 1000, { mode: 'shared' })
  const first = readers.map((reader) => reader.tell(read()))
  await expect.poll(() => arena.verdict().inside.length).toBe(8)
  const write = writer?.tell(arena.command('release', 300))
  const second = readers.map(async (reader, index) => {
    await first[index]
    await reader.tell(read())
  })
  await Promise.all([...second, write])
  expect(arena.verdict()).toMatchObject({ overlaps: [], inside: [], mostReaders: 8, entries: 17 })
})
