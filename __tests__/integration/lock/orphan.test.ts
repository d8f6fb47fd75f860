import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { ProcessIdentity } from '../../../src/lock/owner.ts'
import { processes } from '../../../src/platform/processes.ts'
import {
  acquire,
  acquired,
  beltless,
  deadProcess,
  fastClock,
  plantDeadLock,
  temporaryDir,
} from '../../support/lock/planted.ts'

/** What a killed action leaves: a process group at work. */
function startOrphan(script: string): ProcessIdentity & AsyncDisposable {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' })
  const pid = child.pid ?? 0
  const facts = processes.inspect(pid)
  const ended = once(child, 'exit')
  return {
    pid,
    startTicks: typeof facts === 'object' ? facts.startTicks : undefined,
    async [Symbol.asyncDispose]() {
      processes.signalGroup(pid, 'SIGKILL')
      await ended
    },
  }
}

/** Twenty times faster than the real one. */
const clocked = () => {
  const signals: string[] = []
  const signalGroup: typeof processes.signalGroup = (group, signal) => {
    signals.push(signal)
    return processes.signalGroup(group, signal)
  }
  return { signals, platform: { ...beltless, clock: fastClock(), processes: { ...processes, signalGroup } } }
}

describe('what a dead owner left running', () => {
  test('is waited for, and ended after half a minute where its run is gone', async () => {
    using temp = temporaryDir()
    await using orphan = startOrphan('exec sleep 600')
    const { pid, startTicks } = orphan
    await plantDeadLock(temp.lockPath, { child: { pid, startTicks }, parent: await deadProcess() })
    const early = clocked()
    const obstacles: string[] = []
    const onWait = (_: unknown, __: number, obstacle: string) => obstacles.push(obstacle)
    await acquire(temp.lockPath, { timeoutMs: 29_000, onWait }, early.platform)
    expect({ obstacles, signals: early.signals }).toEqual({ obstacles: ['orphan'], signals: [] })
    expect(processes.isGroupAlive(pid)).toBe(true)
    const late = clocked()
    await using lease = await acquired(temp.lockPath, { timeoutMs: 600_000 }, late.platform)
    expect(late.signals[0]).toBe('SIGINT')
    expect(processes.isGroupAlive(pid)).toBe(false)
    expect(lease.inheritedFrom?.child?.pid).toBe(pid)
  })

  test('is ended by SIGKILL in the end', async () => {
    using temp = temporaryDir()
    await using orphan = startOrphan('trap "" INT TERM; while :; do sleep 0.1; done')
    const { pid, startTicks } = orphan
    await plantDeadLock(temp.lockPath, { child: { pid, startTicks }, parent: await deadProcess() })
    const { signals, platform } = clocked()
    await using _ = await acquired(temp.lockPath, { timeoutMs: 600_000 }, platform)
    expect(signals).toEqual(['SIGINT', 'SIGTERM', 'SIGKILL'])
  })

  test.each([
    [
      'while what started its owner lives: the runner ends it with the job',
      async () => ({ parent: ownIdentity() }),
    ],
    ['where nobody knows what started its owner', async () => ({ parent: undefined })],
  ])('is left alone %s', async (_, parentOf) => {
    using temp = temporaryDir()
    await using orphan = startOrphan('exec sleep 600')
    const { pid, startTicks } = orphan
    const { parent } = await parentOf()
    await plantDeadLock(temp.lockPath, {
      child: { pid, startTicks },
      ...(parent ? { parent } : { parent: undefined as never }),
    })
    const { signals, platform } = clocked()
    expect(await acquire(temp.lockPath, { timeoutMs: 300_000 }, platform)).toMatchObject({
      kind: 'timed-out',
    })
    expect(signals).toEqual([])
    expect(processes.isGroupAlive(pid)).toBe(true)
  })
})

function ownIdentity(): ProcessIdentity {
  const facts = processes.inspect(process.pid)
  return { pid: process.pid, startTicks: typeof facts === 'object' ? facts.startTicks : undefined }
}
