import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { judgeOwner } from '../../../src/lock/liveness.ts'
import type { ProcessIdentity } from '../../../src/lock/owner.ts'
import { processes } from '../../../src/platform/processes.ts'
import { deadProcess, ownerRecord, platform } from '../../support/lock/planted.ts'

const NOBODY = { ...processes, inspect: () => undefined, exists: () => false, isGroupAlive: () => false }
const withHost = (facts: object) => ({ ...platform, host: { ...platform.host, ...facts } })

/** A process group of its own, ended by `end`. */
function startGroup(script: string): { child: ProcessIdentity; end: () => Promise<void> } {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const pid = child.pid ?? 0
  const facts = processes.inspect(pid)
  const startTicks = typeof facts === 'object' ? facts.startTicks : undefined
  const end = async () => {
    processes.signalGroup(pid, 'SIGKILL')
    await exited
  }
  return { child: { pid, startTicks }, end }
}

describe('an owner', () => {
  test('that runs is alive', () => {
    expect(judgeOwner(ownerRecord(), platform)).toBe('alive')
  })

  test('whose process is gone is dead', async () => {
    expect(judgeOwner(ownerRecord(await deadProcess()), platform)).toBe('dead')
  })

  test('whose pid was given to another process is dead', () => {
    expect(judgeOwner(ownerRecord({ startTicks: '1' }), platform)).toBe('dead')
  })

  test.each(['Z', 'X'])('that is in state %s is dead', (state) => {
    const { startTicks } = ownerRecord()
    const zombies = {
      ...NOBODY,
      inspect: () => ({ state, parentId: 1, groupId: 1, startTicks: startTicks ?? '' }),
    }
    expect(judgeOwner(ownerRecord(), { ...platform, processes: zombies })).toBe('dead')
  })

  test('that is stopped is alive', () => {
    const { startTicks } = ownerRecord()
    const stopped = {
      ...NOBODY,
      inspect: () => ({ state: 'T', parentId: 1, groupId: 1, startTicks: startTicks ?? '' }),
    }
    expect(judgeOwner(ownerRecord(), { ...platform, processes: stopped })).toBe('alive')
  })

  test('of an earlier boot of this host is dead, with its child, whoever has the pids now', () => {
    const owner = ownerRecord({ bootId: 'earlier', child: { pid: process.pid, startTicks: undefined } })
    expect(judgeOwner(owner, platform)).toBe('dead')
  })

  test.each([
    ['of another host', { host: 'elsewhere' }],
    ['of another boot of another host', { host: 'elsewhere', bootId: 'other' }],
    ['of another pid namespace', { pidNamespace: 'pid:[1]' }],
    ['that could not read its boot id', { bootId: undefined }],
    ['that could not read its namespace', { pidNamespace: undefined }],
    ['that could not read its start time', { startTicks: undefined }],
  ])('%s is unknown', async (_, facts) => {
    expect(judgeOwner(ownerRecord({ ...facts }), platform)).toBe('unknown')
  })

  test('is unknown where this system hides its own boot id or namespace', async () => {
    const dead = await deadProcess()
    const owner = ownerRecord({ ...dead, bootId: undefined })
    expect(judgeOwner(owner, withHost({ bootId: undefined }))).toBe('unknown')
  })

  test('that looks absent but answers signals is unknown: procfs hides the processes of others', () => {
    expect(judgeOwner(ownerRecord(), { ...platform, processes: { ...NOBODY, exists: () => true } })).toBe(
      'unknown',
    )
  })

  test.each([
    ['dead if its pid does not exist', false, 'dead'],
    ['unknown if the pid exists, for that may be anybody', true, 'unknown'],
  ])('on a system without procfs is %s', (_, exists, verdict) => {
    const facts = { bootId: undefined, pidNamespace: undefined, startTicks: undefined }
    const mac = withHost({ platform: 'darwin', ...facts })
    const hidden = { ...NOBODY, inspect: () => 'hidden' as const, exists: () => exists }
    expect(judgeOwner(ownerRecord(facts), { ...mac, processes: hidden })).toBe(verdict)
  })
})

describe('an owner whose process is gone', () => {
  test('is alive while its child is, and dead after', async () => {
    const { child, end } = startGroup('exec sleep 600')
    const owner = ownerRecord({ ...(await deadProcess()), child })
    expect(judgeOwner(owner, platform)).toBe('alive')
    await end()
    expect(judgeOwner(owner, platform)).toBe('dead')
  })

  test('is alive while a grandchild is in the group of a child that has ended', async () => {
    const leader = spawn('sh', ['-c', 'sleep 600 & exit 0'], { detached: true, stdio: 'ignore' })
    const pid = leader.pid ?? 0
    await new Promise((resolve) => leader.once('exit', resolve))
    const owner = ownerRecord({ ...(await deadProcess()), child: { pid, startTicks: '5' } })
    try {
      expect(judgeOwner(owner, platform)).toBe('alive')
    } finally {
      processes.signalGroup(pid, 'SIGKILL')
    }
    await expect.poll(() => judgeOwner(owner, platform)).toBe('dead')
  })

  test("is dead where the child's pid leads a group of strangers", async () => {
    const { child, end } = startGroup('exec sleep 600')
    const owner = ownerRecord({ ...(await deadProcess()), child: { ...child, startTicks: '1' } })
    try {
      expect(judgeOwner(owner, platform)).toBe('dead')
    } finally {
      await end()
    }
  })
})
