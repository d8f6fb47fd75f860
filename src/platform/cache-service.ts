import path from 'node:path'
import { messageOf } from '../shared/errors.ts'
import { formatBytes, formatDuration } from '../shared/text.ts'
import type { Actions } from './actions.ts'
import type { Clock } from './clock.ts'
import type { Host } from './host.ts'
import type { Processes } from './processes.ts'

/** The cache service of GitHub Actions, v1 or v2. */
export interface CacheService {
  /** Undefined: it may be asked. Otherwise why not, for people. */
  unavailable(verb: TransferSpec['verb']): string | undefined
  /** Never rejects. Killed at the deadline and when the job is cancelled. */
  transfer(spec: TransferSpec): Promise<Transferred>
}

export interface TransferSpec {
  /** `lookup`: as restore, but nothing is fetched. */
  readonly verb: 'restore' | 'lookup' | 'save'
  /** Absolute; what is restored or saved lies in it under `name`. Temporary files are made in it. */
  readonly dir: string
  readonly name: string
  readonly key: string
  readonly restoreKeys: readonly string[]
  readonly timeoutMs: number
  /** Told about once a second how far it has come: `120.0 MiB of 1.2 GiB`. */
  readonly onProgress?: ((done: string) => void) | undefined
}

export type Transferred =
  | { readonly kind: 'restored'; readonly key: string }
  | { readonly kind: 'saved' }
  /** Nothing under these keys. */
  | { readonly kind: 'absent' }
  /** Another job has saved under this key, or is about to. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly reason: string }

type World = { actions: Actions; clock: Clock; host: Host; processes: Processes }

export function createCacheService(world: World, script = ownScript()): CacheService {
  return {
    unavailable: (verb) => unavailable(verb, world.host.env),
    transfer: (spec) => transfer(spec, script, world),
  }
}

/** Beside the bundle of the running entry. */
function ownScript(): string {
  return path.join(path.dirname(process.argv[1] ?? ''), '..', 'transfer', 'index.js')
}

/** The modes that the runner exports; unknown ones allow everything, as in @actions/cache. */
const FORBIDDEN: Readonly<Record<string, readonly TransferSpec['verb'][]>> = {
  none: ['restore', 'lookup', 'save'],
  read: ['save'],
  'write-only': ['restore', 'lookup'],
}

function unavailable(verb: TransferSpec['verb'], env: Host['env']): string | undefined {
  const isV2 = Boolean(env['ACTIONS_CACHE_SERVICE_V2'] && env['ACTIONS_RESULTS_URL'])
  if (!isV2 && !env['ACTIONS_CACHE_URL']) return 'this run has no cache service'
  const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase()
  return FORBIDDEN[mode]?.includes(verb) ? `the cache mode of this run is ${mode}` : undefined
}

/** The answer of the process is a line that starts with it. */
export const ANSWER_MARK = 'locked-uv-transfer: '
const COMMAND = /^::(debug|add-mask|warning|error|notice)(?: [^:]*)?::(.*)$/
const PROGRESS = /^(?:Received|Sent) (\d+) of (\d+) \(/
// What the client says where the service knows the key already; v2 hides its reason in a line for debugging.
const CONFLICT = /\b409\b|already[ _]exists/i

/** What was printed: the client tells its failures in no other way. */
interface Printed {
  answer: { readonly key?: string; readonly isSaved?: boolean } | undefined
  readonly failures: string[]
  reservation: string | undefined
}

async function transfer(spec: TransferSpec, script: string, world: World): Promise<Transferred> {
  const { clock, host, processes } = world
  const { verb, dir, name, key, restoreKeys, timeoutMs } = spec
  const printed: Printed = { answer: undefined, failures: [], reservation: undefined }
  const lines = splitLines((line) => {
    const [, done, total] = PROGRESS.exec(line) ?? []
    if (total) spec.onProgress?.(`${formatBytes(Number(done))} of ${formatBytes(Number(total))}`)
    readLine(line, printed, world)
  })
  const child = processes.start({
    argv: [process.execPath, script, JSON.stringify({ verb, name, key, restoreKeys })],
    cwd: dir,
    // The client unpacks relative to the workspace and keeps its archives in the runner's directory.
    env: { ...host.env, GITHUB_WORKSPACE: dir, RUNNER_TEMP: dir },
    onOutput: lines,
  })
  const { pid } = child
  if (pid === undefined) return { kind: 'failed', reason: 'its process could not be started' }
  const over = new AbortController()
  const deadline = clock.sleep(timeoutMs, AbortSignal.any([over.signal, processes.interruption]))
  const end = await Promise.race([child.ended, deadline])
  over.abort()
  if (end === undefined) {
    processes.signalGroup(pid, 'SIGKILL')
    await child.ended
    const late = `it took too long, more than ${formatDuration(timeoutMs)}`
    return { kind: 'failed', reason: processes.interruption.aborted ? 'cancelled' : late }
  }
  return judge(verb, printed)
}

function judge(verb: TransferSpec['verb'], { answer, failures, reservation }: Printed): Transferred {
  const reason = reservation ?? failures[0]
  if (answer?.key !== undefined) return { kind: 'restored', key: answer.key }
  if (answer?.isSaved) return { kind: 'saved' }
  if (verb === 'save' && reason !== undefined && CONFLICT.test(reason)) return { kind: 'conflict' }
  if (reason !== undefined) return { kind: 'failed', reason }
  if (answer === undefined) return { kind: 'failed', reason: 'its process ended without an answer' }
  return verb !== 'save' ? { kind: 'absent' } : { kind: 'failed', reason: 'the service took nothing' }
}

/** Annotations of the client become part of the answer: a cache that cannot be had is no defect of the job. */
function readLine(line: string, printed: Printed, { actions, host }: World): void {
  const isDebug = host.env['RUNNER_DEBUG'] === '1'
  if (line.startsWith(ANSWER_MARK)) {
    printed.answer = parseAnswer(line.slice(ANSWER_MARK.length))
    return
  }
  const [, command, rawText = ''] = COMMAND.exec(line) ?? []
  const text = unescapeData(rawText)
  if (command === 'add-mask') actions.maskSecret(text)
  else if (command === 'debug') {
    if (isDebug) actions.debug(text)
    if (text.startsWith('Failed to reserve cache')) printed.reservation ??= text
  } else if (command !== undefined) printed.failures.push(text)
  else if (/^Failed to (save|restore)/.test(line)) printed.failures.push(line)
  else if (isDebug) actions.debug(line)
}

function parseAnswer(text: string): Printed['answer'] {
  try {
    return JSON.parse(text)
  } catch (error) {
    return void messageOf(error)
  }
}

function splitLines(onLine: (line: string) => void): (chunk: Buffer) => void {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  }
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
