import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Interrupted, messageOf } from '../shared/errors.ts'
import { findUsers, inspect, isGroupAlive, type ProcessFacts, sendSignal } from './process-table.ts'

export type { ProcessFacts } from './process-table.ts'

export type ChildEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'not-started'; readonly reason: string }

export interface ChildSpec {
  readonly argv: readonly [string, ...string[]]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Gets every chunk of stdout and stderr in the order of arrival. */
  readonly onOutput: (chunk: Buffer) => void
  /**
   * `pipes` (default): no input, both outputs to `onOutput`. `terminal`: input and output are ours, so that a program sees
   * the terminal or file that we were given; only stderr goes to `onOutput`.
   */
  readonly streams?: 'pipes' | 'terminal' | undefined
  /** A descriptor of ours that the child and what it starts keep open, as their descriptor 3. */
  readonly inherit?: number | undefined
}

/** A child in a process group of its own. */
export interface RunningChild {
  /** Undefined where the child could not be started; `ended` says why. */
  readonly pid: number | undefined
  readonly startTicks: string | undefined
  /** Never rejects. */
  readonly ended: Promise<ChildEnd>
}

export type HelperResult =
  | { readonly kind: 'ran'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'not-started'; readonly reason: string }

export interface Processes {
  /** Aborted with an {@link Interrupted} as reason on the first SIGINT, SIGTERM or SIGHUP. */
  readonly interruption: AbortSignal
  /** Undefined: no such process. `hidden`: this system does not show its processes. */
  inspect(pid: number): ProcessFacts | 'hidden' | undefined
  /** Whether any member of the process group is alive; zombies are not. */
  isGroupAlive(groupId: number): boolean
  /** Whether a process of this id exists. Says nothing about which one. */
  exists(pid: number): boolean
  /** Signals every member of a process group of ours; false where there is none. */
  signalGroup(groupId: number, signal: NodeJS.Signals): boolean
  /** Runs a short command silently to its end. */
  run(
    argv: readonly [string, ...string[]],
    options?: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string },
  ): Promise<HelperResult>
  /**
   * Runs a silent command that works on a descriptor of ours, which it has as its descriptor 3. Ended by SIGKILL when the
   * signal is aborted. Never rejects.
   */
  runOn(descriptor: number, argv: readonly [string, ...string[]], signal?: AbortSignal): Promise<ChildEnd>
  /** Processes of this user that have the file open, as far as this system shows them. */
  findUsers(path: string): readonly { readonly pid: number; readonly name: string }[]
  /** Starts a long command. */
  start(spec: ChildSpec): RunningChild
}

// What a grandchild that keeps the pipes open may delay us after the child itself has ended.
const STREAM_GRACE_MS = 2000

const interrupt = new AbortController()

/** Routes the runner's signals into `interruption`. Called once, by the entry, before anything can be left half done. */
export function watchInterrupts(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => interrupt.abort(new Interrupted(signal)))
}

// For the last lines of the log, which a pipe may not have taken yet.
const LAST_LINES_MS = 1000

/**
 * Ends this process as soon as its last lines are out, although something may still be open, such as a socket to a proxy that
 * never answers. Node would first take apart what it has set up, which takes 5 ms of a processor.
 */
export function endSoon(): void {
  setTimeout(() => process.exit(), LAST_LINES_MS).unref()
  process.stdout.write('', () => process.exit())
}

export const processes: Processes = {
  interruption: interrupt.signal,
  inspect,
  isGroupAlive,
  exists: (pid) => sendSignal(pid, 0),
  signalGroup: (groupId, signal) => sendSignal(process.platform === 'win32' ? groupId : -groupId, signal),
  run,
  runOn,
  findUsers,
  start,
}

async function run(
  argv: readonly [string, ...string[]],
  options: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<HelperResult> {
  const { getExecOutput } = await import('@actions/exec')
  const [command, ...args] = argv
  try {
    const result = await getExecOutput(command, args, {
      silent: true,
      ignoreReturnCode: true,
      ...(options.cwd ? { cwd: options.cwd } : {}),
      ...(options.env ? { env: options.env } : {}),
    })
    return { kind: 'ran', code: result.exitCode, stdout: result.stdout, stderr: result.stderr }
  } catch (error) {
    return { kind: 'not-started', reason: messageOf(error) }
  }
}

function runOn(
  descriptor: number,
  [command, ...args]: readonly [string, ...string[]],
  signal?: AbortSignal,
): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve({ kind: 'not-started', reason: messageOf(error) })
    try {
      const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', descriptor] })
      const kill = () => child.kill('SIGKILL')
      signal?.addEventListener('abort', kill)
      child.once('error', fail)
      child.once('exit', (code, ending) => {
        signal?.removeEventListener('abort', kill)
        resolve(ending ? { kind: 'signalled', signal: ending } : { kind: 'exited', code: code ?? 0 })
      })
      if (signal?.aborted) kill()
    } catch (error) {
      fail(error)
    }
  })
}

function start(spec: ChildSpec): RunningChild {
  const child = spawnOrReason(spec)
  if (typeof child === 'string') return notStarted(child)
  const outputs = [child.stdout, child.stderr].filter((stream) => stream !== null)
  for (const stream of outputs) stream.on('data', spec.onOutput)
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', reason: messageOf(error) }))
    child.once('exit', (code, signal) => {
      const end: ChildEnd = signal ? { kind: 'signalled', signal } : { kind: 'exited', code: code ?? 0 }
      const closed = new Promise<void>((done) => child.once('close', () => done()))
      void Promise.race([closed, delay(STREAM_GRACE_MS, undefined, { ref: false })]).then(() => {
        for (const stream of outputs) stream.destroy()
        resolve(end)
      })
    })
  })
  const facts = child.pid === undefined ? undefined : inspect(child.pid)
  return { pid: child.pid, startTicks: typeof facts === 'object' ? facts.startTicks : undefined, ended }
}

const PIPES = ['ignore', 'pipe', 'pipe'] as const
const OURS = ['inherit', 'inherit', 'pipe'] as const

/** Node reports a missing program by an event, but throws for others (ETXTBSY, EACCES of the directory, ENOMEM). */
function spawnOrReason(spec: ChildSpec): ChildProcessByStdio<null, Readable | null, Readable> | string {
  const [command, ...args] = spec.argv
  const inherited = spec.inherit === undefined ? [] : [spec.inherit]
  const isOurs = spec.streams === 'terminal'
  try {
    return spawn(command, args, {
      cwd: spec.cwd,
      env: spec.env,
      // A group of its own: the runner signals only us, and a Ctrl-C at a terminal must not reach uv before we know.
      detached: process.platform !== 'win32',
      stdio: [...(isOurs ? OURS : PIPES), ...inherited],
      windowsHide: true,
    }) as ChildProcessByStdio<null, Readable | null, Readable>
  } catch (error) {
    return messageOf(error)
  }
}

function notStarted(reason: string): RunningChild {
  return { pid: undefined, startTicks: undefined, ended: Promise.resolve({ kind: 'not-started', reason }) }
}
