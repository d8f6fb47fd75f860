// A process that takes the lock when told to. Reads one command (JSON) a line, answers with one line each.
import { spawn } from 'node:child_process'
import type { EventEmitter } from 'node:events'
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
  /** `plain`: proper-lockfile itself, tuned; `plain-default`: as it comes; `flock`: flock(1) on a descriptor of ours. */
  readonly engine: 'lease' | 'plain' | 'plain-default' | 'flock'
  readonly mode: 'exclusive' | 'shared'
  /** Names this turn in the history. */
  readonly who: string
  readonly lockPath: string
  readonly history: string
  readonly holdMs: number
  readonly ending: Ending
}

export interface Answer {
  readonly enteredAtMs: number
  readonly leftAtMs: number
  readonly inheritedFrom: string | undefined
  readonly hasKernelLock: boolean
  readonly childPid?: number
}

const platform = { clock, files, host: readHost(), processes }
// As an action that handles signals would; without the variable the contender dies of them like any other program.
if (process.env['CONTENDER_WATCHES'] === '1') watchInterrupts()

// A signal that nobody handles ends us through signal-exit, which proper-lockfile cleans up by: recorded before that.
let leaveNow = () => {}
const exits = (process as { __signal_exit_emitter__?: EventEmitter }).__signal_exit_emitter__
exits?.prependListener('exit', () => leaveNow())

const answer = (message: object | string) => process.stdout.write(`${JSON.stringify(message)}\n`)

async function contend(command: Command): Promise<void> {
  if (command.engine !== 'lease') return contendOtherwise(command)
  const { who, history, mode } = command
  record(history, 'wait', who, mode === 'shared' ? 's' : 'x')
  const outcome = await acquireLease(
    {
      lockPath: command.lockPath,
      mode,
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
  enter(command)
  const facts = {
    enteredAtMs: lease.enteredAtMs,
    inheritedFrom: lease.inheritedFrom?.token,
    hasKernelLock: lease.descriptor !== undefined,
  }
  await end(command, lease, facts)
  if (lease.isLost()) throw new Error('robbed')
  leaveNow()
  const leftAtMs = clock.monotonicMs()
  await lease.release()
  answer({ ...facts, leftAtMs } satisfies Answer)
}

function enter({ who, history, mode }: Command): void {
  record(history, 'enter', who, mode === 'shared' ? 's' : 'x', 'p')
  leaveNow = () => {
    leaveNow = () => {}
    record(history, 'leave', who, 'p')
  }
}

async function end(command: Command, lease: Lease, facts: object): Promise<void> {
  const { who, history, mode } = command
  const holdS = command.holdMs / 1000
  const leave = recordByShell(history, 'leave', who, 'c')
  const child = (script: string) => {
    record(history, 'enter', who, mode === 'shared' ? 's' : 'x', 'c')
    return startChild(lease, script)
  }
  switch (command.ending) {
    case 'release':
      return await delay(command.holdMs, undefined, { signal: processes.interruption }).catch(() => {})
    case 'hold':
      answer({ ...facts, leftAtMs: 0, childPid: startChild(lease, 'exec sleep 600') })
      return void (await delay(600_000))
    case 'throw':
      await delay(command.holdMs)
      leaveNow()
      throw new Error('the step failed')
    case 'exit':
      leaveNow()
      return process.exit(1)
    case 'kill':
    case 'terminate':
      await delay(command.holdMs)
      return die(command, command.ending === 'kill' ? 'SIGKILL' : 'SIGTERM')
    case 'kill-with-child':
    case 'terminate-with-child':
      child(`sleep ${holdS}; ${leave}`)
      return die(command, command.ending === 'kill-with-child' ? 'SIGKILL' : 'SIGTERM')
    case 'kill-with-grandchild':
      child(`(sleep ${holdS}; ${leave}) & exit 0`)
      await delay(command.holdMs / 4)
      return die(command, 'SIGKILL')
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

async function die({ history, who }: Command, signal: NodeJS.Signals): Promise<void> {
  record(history, 'killed', who)
  process.kill(process.pid, signal)
  await delay(600_000)
}

function startChild(lease: Lease, script: string): number {
  const inherited = lease.descriptor === undefined ? [] : [lease.descriptor]
  const child = spawn('sh', ['-c', script], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', ...inherited],
  })
  const pid = child.pid ?? 0
  const facts = processes.inspect(pid)
  if (!lease.recordChild({ pid, startTicks: typeof facts === 'object' ? facts.startTicks : undefined }))
    throw new Error('the child was not recorded')
  return pid
}

// What the benchmarks and the storms compare with.
const OTHERS = {
  plain: (name: string) =>
    lock(name, {
      realpath: false,
      stale: 2000,
      retries: { retries: 500, minTimeout: 20, maxTimeout: 20 },
      onCompromised: () => undefined,
    }),
  'plain-default': (name: string) =>
    lock(name, { realpath: false, retries: 10, onCompromised: () => undefined }),
  flock: async (name: string) => {
    const handle = await files.open(`${name}.flk`, files.constants.O_RDWR | files.constants.O_CREAT)
    await processes.runOn(handle.fd, ['flock', '-x', '3'])
    return () => handle.close()
  },
}

async function contendOtherwise(command: Command): Promise<void> {
  const { lockPath, history, holdMs, who } = command
  if (command.engine === 'lease') return
  record(history, 'wait', who, 'x')
  const release = await OTHERS[command.engine](lockPath.replace(/\.lock$/, ''))
  enter(command)
  await delay(holdMs)
  if (command.ending === 'kill') return die(command, 'SIGKILL')
  leaveNow()
  await release().catch(() => undefined)
  answer('done')
}

answer('ready')
for await (const line of createInterface({ input: process.stdin })) {
  try {
    await contend(JSON.parse(line))
  } catch (error) {
    answer({ error: String(error) })
  }
}
