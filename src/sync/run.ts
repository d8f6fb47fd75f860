import path from 'node:path'
import type { ChildEnd, Platform } from '../platform/index.ts'
import { Interrupted } from '../shared/errors.ts'
import type { SyncCommand } from './command.ts'
import { stopGroup } from './stop.ts'
import { OutputTail } from './tail.ts'

export interface RunRequest {
  readonly commands: readonly SyncCommand[]
  readonly cwd: string
  /** Set on top of the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** As for a child of the platform. */
  readonly streams?: 'pipes' | 'terminal' | undefined
  /** Every chunk of output, live. */
  readonly onOutput: (chunk: Buffer) => void
  /** A descriptor that every command keeps open as its descriptor 3. */
  readonly inherit?: number | undefined
  /** Called right after each spawn, before anything is awaited, and with undefined once that child is gone. */
  readonly onChild: (
    child: { readonly pid: number; readonly startTicks: string | undefined } | undefined,
  ) => void
}

export interface SyncFailure {
  readonly kind: 'failed'
  /** The exit code; 128 + n for signal n, as shells have it; 127 where the command could not be started. */
  readonly code: number
  /** The last 256 KiB of stdout and stderr, whole lines. */
  readonly output: string
  /** For people: `uv sync --locked`. */
  readonly command: string
  readonly durationMs: number
}

export type SyncResult =
  | SyncFailure
  | { readonly kind: 'succeeded'; readonly durationMs: number }
  | {
      readonly kind: 'interrupted'
      readonly signal: NodeJS.Signals
      /** False for a group that not even SIGKILL ended in time, as in an uninterruptible wait for a file server. */
      readonly isEnded: boolean
    }

type Outside = Pick<Platform, 'processes' | 'clock' | 'host'>

/**
 * Runs the commands one after the other until one fails, each in a process group of its own. An interruption of this
 * process is passed on to that group, and the result comes when the group is empty, at most 7 s later.
 */
export async function runSync(request: RunRequest, platform: Outside): Promise<SyncResult> {
  const { clock, processes } = platform
  const startedMs = clock.monotonicMs()
  for (const command of request.commands) {
    if (processes.interruption.aborted) return interrupted(processes, true)
    const tail = new OutputTail()
    const { end, isEnded } = await runOne(command, { request, tail }, platform)
    if (processes.interruption.aborted) return interrupted(processes, isEnded)
    const { code, note } = judgeEnd(end)
    if (code === 0) continue
    const title = displayName(command)
    const output = note === undefined ? tail.text() : `${tail.text()}\n${title} ${note}\n`
    return { kind: 'failed', code, output, command: title, durationMs: clock.monotonicMs() - startedMs }
  }
  return { kind: 'succeeded', durationMs: clock.monotonicMs() - startedMs }
}

async function runOne(
  { argv, env }: SyncCommand,
  { request, tail }: { request: RunRequest; tail: OutputTail },
  platform: Outside,
): Promise<{ end: ChildEnd | undefined; isEnded: boolean }> {
  const { processes, host } = platform
  const child = processes.start({
    argv,
    cwd: request.cwd,
    env: childEnv(host.env, { ...request.env, ...env }, request.streams),
    inherit: request.inherit,
    streams: request.streams,
    onOutput: (chunk) => {
      tail.add(chunk)
      request.onOutput(chunk)
    },
  })
  if (child.pid === undefined) return { end: await child.ended, isEnded: true }
  request.onChild({ pid: child.pid, startTicks: child.startTicks })
  const end = await unlessAborted(child.ended, processes.interruption)
  const isEnded =
    !processes.interruption.aborted ||
    (await stopGroup(child.pid, signalOf(processes.interruption), platform))
  if (isEnded) request.onChild(undefined)
  return { end, isEnded }
}

/** Output that can be parsed: no wrapping, no progress bars. Colours only where the user asked for them. */
function childEnv(
  own: Readonly<Record<string, string | undefined>>,
  given: Readonly<Record<string, string | undefined>>,
  streams: RunRequest['streams'],
): Record<string, string | undefined> {
  const env = { ...own, ...given }
  // At a terminal the program itself sees whether it is read by a person.
  if (env['FORCE_COLOR'] === undefined && streams !== 'terminal') env['NO_COLOR'] ??= '1'
  // COLUMNS makes uv wrap its error chains even without a terminal.
  return { ...env, UV_NO_WRAP: '1', UV_NO_PROGRESS: '1', COLUMNS: undefined }
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const aborted = Promise.withResolvers<undefined>()
  const onAbort = () => aborted.resolve(undefined)
  signal.addEventListener('abort', onAbort)
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function interrupted({ interruption }: Platform['processes'], isEnded: boolean): SyncResult {
  return { kind: 'interrupted', signal: signalOf(interruption), isEnded }
}

function signalOf(interruption: AbortSignal): NodeJS.Signals {
  return interruption.reason instanceof Interrupted ? interruption.reason.signal : 'SIGINT'
}

/** The first line alone stands for a script. */
function displayName({ argv }: SyncCommand): string {
  const [program, ...args] = argv
  const [line = '', ...more] = [path.basename(program), ...args].join(' ').trim().split('\n')
  return more.length > 0 ? `${line} …` : line
}

function judgeEnd(end: ChildEnd | undefined): { code: number; note?: string } {
  if (end?.kind === 'exited') return { code: end.code }
  if (end?.kind === 'signalled')
    return { code: 128 + (SIGNALS[end.signal] ?? 0), note: `was ended by ${end.signal}` }
  return { code: 127, note: `could not be started: ${end?.reason}` }
}

// Those that end a process without our doing; SIGKILL is mostly the kernel, out of memory.
const SIGNALS: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
}
