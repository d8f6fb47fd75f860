import type { ChildSpec, Platform, RunningChild } from '../platform/index.ts'
import { errnoOf, messageOf } from '../shared/errors.ts'

export type CommandEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'stopped'; readonly reason: string }

export interface CommandOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

// Enough for the last words of any command that is run here.
const OUTPUT_TAIL_BYTES = 16_384

/**
 * Runs a command silently, with an end: it is killed with its children when the time is up or the job is cancelled.
 * @throws the reason of the signal
 */
export async function runCommand(
  argv: readonly [string, ...string[]],
  { cwd, env, timeoutMs, signal }: CommandOptions,
  { processes, clock }: Pick<Platform, 'processes' | 'clock'>,
): Promise<CommandEnd> {
  signal.throwIfAborted()
  let output = Buffer.alloc(0)
  const onOutput = (chunk: Buffer) => {
    output = Buffer.concat([output, chunk]).subarray(-OUTPUT_TAIL_BYTES)
  }
  const child = startOrExplain({ argv, cwd, env, onOutput }, processes)
  if ('kind' in child) return child
  const over = new AbortController()
  const isTimeUp = clock.sleep(timeoutMs, AbortSignal.any([over.signal, signal])).then(() => {
    if (over.signal.aborted) return false
    if (child.pid !== undefined) processes.signalGroup(child.pid, 'SIGKILL')
    return true
  })
  const end = await child.ended
  over.abort()
  const wasStopped = await isTimeUp
  signal.throwIfAborted()
  if (wasStopped) return { kind: 'stopped', reason: `no end within ${timeoutMs} ms` }
  if (end.kind === 'signalled') return { kind: 'stopped', reason: `ended by ${end.signal}` }
  return end.kind === 'exited' ? { ...end, output: output.toString('utf8') } : end
}

/** Node emits ENOENT, EACCES, EAGAIN, EMFILE and ENFILE, and throws ETXTBSY, ENOMEM and the rest out of `spawn`. */
function startOrExplain(
  spec: ChildSpec,
  processes: Platform['processes'],
): RunningChild | Extract<CommandEnd, { kind: 'not-started' }> {
  try {
    return processes.start(spec)
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return { kind: 'not-started', reason: messageOf(error) }
  }
}
