import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseOwner } from '../../../src/lock/owner.ts'
import { processes } from '../../../src/platform/processes.ts'
import {
  acquire,
  acquired,
  deadProcess,
  namesIn,
  ownerRecord,
  plantLock,
  temporaryDir,
} from '../../support/lock/planted.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', '..', 'examples', 'shell-lock', 'with-lock.sh')

function underLock(
  lockPath: string,
  script: string,
): { child: ChildProcess; code: Promise<number | null>; said: () => string } {
  const child = spawn(SCRIPT, [lockPath, 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
  })
  return { child, code: once(child, 'exit').then(([code]) => code), said: () => text }
}

const readRecord = (lockPath: string) => parseOwner(readFileSync(join(lockPath, 'owner.json'), 'utf8'))

describe.runIf(process.platform === 'linux')('a shell script that honours the protocol', () => {
  test('holds the lock for its command, names itself and the command, and leaves nothing', async () => {
    using temp = temporaryDir()
    const { child, code, said } = underLock(temp.lockPath, 'echo in; sleep 0.5; exit 7')
    await expect.poll(said, { timeout: 10_000 }).toBe('in\n')
    await expect.poll(() => readRecord(temp.lockPath)?.child?.pid).toBeGreaterThan(0)
    const early = await acquire(temp.lockPath, { timeoutMs: 0 })
    expect(early).toMatchObject({ kind: 'timed-out', holder: { pid: child.pid } })
    await using lease = await acquired(temp.lockPath)
    expect(lease.inheritedFrom).toBeUndefined()
    expect(await code).toBe(7)
    expect(namesIn(temp.dir)).toEqual(['a.lock'])
  })

  test('waits for a writer and for readers, and not for a reader that died', async () => {
    using temp = temporaryDir()
    // What started it lives, as the worker of a runner does.
    const dead = ownerRecord(await deadProcess())
    expect(dead.parent).toBeDefined()
    plantLock(`${temp.lockPath}.shared.${dead.token}`, dead)
    const reader = await acquired(temp.lockPath, { mode: 'shared' })
    const log = join(temp.dir, 'log')
    writeFileSync(log, '')
    const { code } = underLock(temp.lockPath, `echo in >> '${log}'`)
    await expect.poll(() => existsSync(temp.lockPath), { timeout: 10_000 }).toBe(true)
    expect(await acquire(temp.lockPath, { mode: 'shared', timeoutMs: 100 })).toMatchObject({
      kind: 'timed-out',
    })
    expect(readFileSync(log, 'utf8')).toBe('')
    await reader.release()
    expect(await code).toBe(0)
    const writer = await acquired(temp.lockPath)
    const next = underLock(temp.lockPath, `echo in >> '${log}'`)
    await expect
      .poll(() => namesIn(temp.dir).some((name) => name.includes('.new.')), { timeout: 10_000 })
      .toBe(true)
    expect(readFileSync(log, 'utf8')).toBe('in\n')
    await writer.release()
    expect(await next.code).toBe(0)
    expect(readFileSync(log, 'utf8')).toBe('in\nin\n')
  })

  test('that was killed is inherited from when its command is gone, not before', async () => {
    using temp = temporaryDir()
    const { child, code } = underLock(temp.lockPath, 'exec sleep 600')
    await expect
      .poll(() => (existsSync(temp.lockPath) ? readRecord(temp.lockPath)?.child?.pid : 0), {
        timeout: 10_000,
      })
      .toBeGreaterThan(0)
    const groupId = readRecord(temp.lockPath)?.child?.pid ?? 0
    try {
      child.kill('SIGKILL')
      await code
      expect(await acquire(temp.lockPath, { timeoutMs: 200 })).toMatchObject({ kind: 'timed-out' })
    } finally {
      processes.signalGroup(groupId, 'SIGKILL')
    }
    await using lease = await acquired(temp.lockPath)
    expect(lease.inheritedFrom).toMatchObject({ child: { pid: groupId } })
  })

  test('that was killed keeps everybody out by the kernel lock too, for what has left its process group', async () => {
    using temp = temporaryDir()
    const { child, code, said } = underLock(temp.lockPath, 'setsid sleep 600 & echo $!; wait')
    await expect.poll(said, { timeout: 10_000 }).toMatch(/\n/)
    await expect.poll(() => readRecord(temp.lockPath)?.child?.pid).toBeGreaterThan(0)
    const daemon = Number(said())
    try {
      child.kill('SIGKILL')
      await code
      const groupId = readRecord(temp.lockPath)?.child?.pid ?? 0
      processes.signalGroup(groupId, 'SIGKILL')
      await expect.poll(() => processes.isGroupAlive(groupId)).toBe(false)
      expect(await acquire(temp.lockPath, { timeoutMs: 200 })).toMatchObject({ kind: 'timed-out' })
    } finally {
      process.kill(daemon, 'SIGKILL')
    }
    await using lease = await acquired(temp.lockPath)
    expect(lease.inheritedFrom?.pid).toBe(child.pid)
  })

  test('that is ended while it waits leaves nothing', async () => {
    using temp = temporaryDir()
    const lease = await acquired(temp.lockPath)
    const { child, code, said } = underLock(temp.lockPath, 'echo in')
    await expect
      .poll(() => processes.findUsers(`${temp.lockPath}.flk`).some(({ name }) => name === 'flock'), {
        timeout: 10_000,
      })
      .toBe(true)
    child.kill('SIGTERM')
    expect(await code).toBe(130)
    expect(namesIn(temp.dir)).toEqual(['a.lock'])
    await lease.release()
    await using _ = await acquired(temp.lockPath)
    expect(said()).toBe('')
  })

  test('that is ended in good order ends its command and gives the lock back', async () => {
    using temp = temporaryDir()
    const { child, code, said } = underLock(temp.lockPath, 'echo in; exec sleep 600')
    await expect.poll(said, { timeout: 10_000 }).toBe('in\n')
    await expect.poll(() => readRecord(temp.lockPath)?.child?.pid).toBeGreaterThan(0)
    const groupId = readRecord(temp.lockPath)?.child?.pid ?? 0
    child.kill('SIGTERM')
    expect(await code).toBe(130)
    await expect.poll(() => processes.isGroupAlive(groupId)).toBe(false)
    expect(namesIn(temp.dir)).toEqual([])
  })
})
