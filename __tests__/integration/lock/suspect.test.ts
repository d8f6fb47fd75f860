import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clearSuspect, isSuspect } from '../../../src/lock/suspect.ts'
import { Arena } from '../../support/lock/contenders.ts'
import { acquired, namesIn, plantDeadLock, platform, temporaryDir } from '../../support/lock/planted.ts'

test('a cache is suspect from the death of its writer until somebody clears it', async () => {
  await using arena = new Arena()
  const writer = await arena.start()
  expect(await isSuspect(arena.lockPath, platform)).toBe(false)
  await writer.tell(arena.command('kill', 0))
  await writer.exited
  const heir = await acquired(arena.lockPath)
  expect(heir.inheritedFrom?.pid).toBe(writer.pid)
  expect(await isSuspect(arena.lockPath, platform)).toBe(true)
  expect(readFileSync(`${arena.lockPath}.suspect`, 'utf8')).toContain(`pid ${writer.pid}`)
  // The heir may fail before it has verified anything.
  await heir.release()
  await using next = await acquired(arena.lockPath)
  expect(next.inheritedFrom).toBeUndefined()
  expect(await isSuspect(arena.lockPath, platform)).toBe(true)
  await clearSuspect(arena.lockPath, platform)
  expect(await isSuspect(arena.lockPath, platform)).toBe(false)
})

test('a cache is suspect for a reader that took a dead writer out of the way', async () => {
  using temp = temporaryDir()
  await plantDeadLock(temp.lockPath)
  await using _ = await acquired(temp.lockPath, { mode: 'shared' })
  expect(await isSuspect(temp.lockPath, platform)).toBe(true)
})

test('where the mark cannot be written the dead owner stays beside the lock and says it', async () => {
  using temp = temporaryDir()
  const dead = await plantDeadLock(temp.lockPath)
  const writeFile = async () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
  const files = { ...platform.files, writeFile } as unknown as typeof platform.files
  const heir = await acquired(temp.lockPath, {}, { ...platform, files })
  await heir.release()
  expect(existsSync(`${temp.lockPath}.dead.${dead.token}`)).toBe(true)
  expect(await isSuspect(temp.lockPath, platform)).toBe(true)
  await using _ = await acquired(temp.lockPath)
  await clearSuspect(temp.lockPath, platform)
  expect(namesIn(temp.dir)).toEqual(['a.lock'])
})
