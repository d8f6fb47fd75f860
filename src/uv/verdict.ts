import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Host } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import type { Job } from './job.ts'
import { type SourceFailure, UvUnavailable } from './sources/errors.ts'
import type { FetchPlatform } from './sources/source.ts'

/** `<triple>.unavailable` beside the place of the node: what the sources said to the job that asked for all who waited. */
interface Verdict {
  readonly format: 1
  readonly atMs: number
  readonly question: string
  readonly failures: readonly SourceFailure[]
}

// What sources are reached by and with: not what differs between the legs of a matrix. Only its digest is written.
const DECIDING =
  /^(UV_DEFAULT_INDEX|UV_INDEX_.+|UV_KEYRING_PROVIDER|PIP_.+|SSL_.+|NODE_.+|https?_proxy|no_proxy|NETRC|HOME|PATH)$/i

/** Leaves word for those who wait. It is a favour, like the copy of what was fetched. */
export async function leaveVerdict(
  { failures }: UvUnavailable,
  job: Job,
  { clock, files, host }: FetchPlatform,
): Promise<void> {
  const verdict: Verdict = { format: 1, atMs: clock.nowMs(), question: describeQuestion(job, host), failures }
  try {
    await files.mkdir(path.dirname(fileOf(job)), { recursive: true })
    await files.writeFile(fileOf(job), JSON.stringify(verdict))
  } catch (error) {
    job.request.onProgress(`Other jobs have to find out by themselves: ${messageOf(error)}`)
  }
}

/**
 * Spares a job that waited the question that was answered in the meantime: where a firewall swallows everything it costs
 * minutes, and the legs of a matrix would ask one after the other.
 * @throws UvUnavailable
 */
export async function heedVerdict(job: Job, sinceMs: number, { files, host }: FetchPlatform): Promise<void> {
  const { version, onProgress } = job.request
  const verdict = parseVerdict(await files.readFile(fileOf(job), 'utf8').catch(() => ''))
  if (verdict === undefined || verdict.atMs < sinceMs) return
  if (verdict.question !== describeQuestion(job, host)) return
  onProgress('Another job of this node has asked the same sources while this one waited')
  throw new UvUnavailable(version, verdict.failures)
}

function fileOf({ places, request }: Job): string {
  return `${places.at(-1)?.dir ?? request.fallbackDir}.unavailable`
}

function describeQuestion({ request, order, isVerified }: Job, { env }: Pick<Host, 'env'>): string {
  const { checksums, sources } = request
  const deciding = Object.entries(env).filter(([name]) => DECIDING.test(name))
  const question = { order, isVerified, checksums, sources, deciding: deciding.toSorted() }
  return createHash('sha256').update(JSON.stringify(question)).digest('hex')
}

function parseVerdict(text: string): Verdict | undefined {
  try {
    const { format, atMs, question, failures } = JSON.parse(text) as Partial<Verdict>
    const isVerdict = format === 1 && typeof atMs === 'number' && Array.isArray(failures)
    return isVerdict ? { format, atMs, question: String(question), failures } : undefined
  } catch {
    return undefined
  }
}
