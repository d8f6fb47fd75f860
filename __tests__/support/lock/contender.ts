// A process that takes the lock when told to. Reads one command (JSON) a line, answers with one line each.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { lock } from 'proper-lockfile'
import { acquireLease, type Lease } from '../../../src/lock/lease.ts'
import { clock } from '../../../src/platform/clock.ts'
import { files } from '../../../src/platform/files.ts'
import { readHost } from '../../../src/platform/host.ts'
import { processes, watchInterrupts } from '../../../src/platform/processes.ts'
import { record, recordByShell } from './history.ts'

export type Ending =
  | 'release'
  | 'throw'
  | 'exit'
  | 'kill'
  | 'terminate'
  | 'kill-with-child'
  | 'kill-with-grandchild'
  | 'terminate-with-child'
  | 'stop'
  | 'hold'

export interface Command {
  readonly engine: 'lease' | 'plain'
  readonly lockPath: string
  readonly history: string
  readonly holdMs: number
  readonly ending: Ending
}

export interface Answer {
  readonly enteredAtMs: number
  readonly leftAtMs: number
  readonly inheritedFrom: string | undefined
  readonly childPid?: number
}

const platform = { clock, files, host: readHost(), processes }
// As an action that handles signals would; without the variable the contender dies of them like any other program.
if (process.env['CONTENDER_WATCHES'] === '1') watchInterrupts()

const answer = (message: object | string) => process.stdout.write(`${JSON.stringify(message)}\n`)

async function contend(command: Command): Promise<void> {
  if (command.engine === 'plain') return contendPlainly(command)
  const who = randomUUID().slice(0, 8)
  const outcome = await acquireLease(
    {
      lockPath: command.lockPath,
      timeoutMs: 60_000,
      signal: processes.interruption,
      onWait: () => undefined,
    },
    platform,
  )
  if (outcome.kind !== 'acquired') {
    const { holder } = outcome
    throw new Error(`waited in vain for ${JSON.stringify([holder, processes.inspect(holder?.pid ?? 0)])}`)
  }
  await using lease = outcome.lease
  record(command.history, 'enter', who)
  const facts = { enteredAtMs: lease.enteredAtMs, inheritedFrom: lease.inheritedFrom?.token }
  await end(command, lease, who, facts)
  if (lease.isLost()) throw new Error('robbed')
  record(command.history, 'leave', who)
  answer({ ...facts, leftAtMs: clock.monotonicMs() } satisfies Answer)
}

async function end(command: Command, lease: Lease, who: string, facts: object): Promise<void> {
  const leave = recordByShell(command.history, 'leave', who)
  const holdS = command.holdMs / 1000
  const child = (script: string) => startChild(lease, script)
  switch (command.ending) {
    case 'release':
      return void (await delay(command.holdMs))
    case 'hold':
      answer({ ...facts, leftAtMs: 0, childPid: child('exec sleep 600') })
      return void (await delay(600_000))
    case 'throw':
      await delay(command.holdMs)
      record(command.history, 'leave', who)
      throw new Error('the step failed')
    case 'exit':
      record(command.history, 'leave', who)
      return process.exit(1)
    case 'kill':
    case 'terminate':
      await delay(command.holdMs)
      record(command.history, 'leave', who)
      process.kill(process.pid, command.ending === 'kill' ? 'SIGKILL' : 'SIGTERM')
      return never()
    case 'kill-with-child':
    case 'terminate-with-child':
      child(`sleep ${holdS}; ${leave}`)
      process.kill(process.pid, command.ending === 'kill-with-child' ? 'SIGKILL' : 'SIGTERM')
      return never()
    case 'kill-with-grandchild':
      child(`(sleep ${holdS}; ${leave}) & exit 0`)
      await delay(command.holdMs / 4)
      process.kill(process.pid, 'SIGKILL')
      return never()
    case 'stop': {
      // Waits to see us stopped: on a loaded machine a signal sent after a while may come before that, and be lost.
      const { pid } = process
      const isRunning = `kill -0 ${pid} && ! grep -q '^State:.T' /proc/${pid}/status`
      const wake = `while ${isRunning}; do sleep 0.01; done; sleep ${holdS}; kill -CONT ${pid}`
      spawn('sh', ['-c', wake], { detached: true, stdio: 'ignore' })
      process.kill(pid, 'SIGSTOP')
      return void (await delay(10))
    }
  }
}

function startChild(lease: Lease, script: string): number {
  const child = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' })
  const pid = child.pid ?? 0
  const facts = processes.inspect(pid)
  if (!lease.recordChild({ pid, startTicks: typeof facts === 'object' ? facts.startTicks : undefined }))
    throw new Error('the child was not recorded')
  return pid
}

async function contendPlainly({ lockPath, history, holdMs }: Command): Promise<void> {
  const who = randomUUID().slice(0, 8)
  const release = await lock(lockPath.replace(/\.lock$/, ''), {
    realpath: false,
    stale: 2000,
    retries: { retries: 500, minTimeout: 20, maxTimeout: 20 },
    onCompromised: () => undefined,
  })
  record(history, 'enter', who)
  await delay(holdMs)
  record(history, 'leave', who)
  await release().catch(() => undefined)
  answer('done')
}

function never(): Promise<void> {
  return delay(600_000)
}

answer('ready')
for await (const line of createInterface({ input: process.stdin })) {
  try {
    await contend(JSON.parse(line))
  } catch (error) {
    answer({ error: String(error) })
  }
}
