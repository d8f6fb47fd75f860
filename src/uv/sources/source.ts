import type { DownloadResult, Platform } from '../../platform/index.ts'
import type { Asset } from '../asset.ts'
import type { Checksums } from '../verify.ts'
import type { SourceTrouble } from './errors.ts'

/** Where an installed uv came from. */
export type SourceName = 'tool-cache' | 'path' | 'index' | 'mirror' | 'github' | 'manifest'

/** Where uv's releases are published, without a slash at the end. `file:` for a directory. */
export interface ReleaseSites {
  readonly mirrorUrl: string
  readonly githubUrl: string
  /** Lists of the published releases; undefined where a site has none. */
  readonly mirrorManifestUrl: string | undefined
  readonly githubManifestUrl: string | undefined
}

/** Which sources are asked, in which order, and where they are. */
export interface SourceSettings {
  readonly order: readonly SourceName[]
  readonly sites: ReleaseSites
  /** A manifest of the user's: http, https or file. */
  readonly manifestUrl: string | undefined
}

/** What every question to a source needs. */
export interface Inquiry {
  readonly asset: Asset
  readonly token: string | undefined
  readonly sources: SourceSettings
  /** Where child processes work: ours alone, empty. */
  readonly workDir: string
  readonly signal: AbortSignal
  /** On `clock.monotonicMs`: when no source is asked any more. */
  readonly deadlineMs: number
  readonly onProgress: (line: string) => void
}

/** The build of uv to be fetched. `workDir` is removed after each source. */
export interface Want extends Inquiry {
  readonly version: string
  readonly checksums: Checksums
  /** Take a file of which nobody says what it should be. */
  readonly allowsUnverified: boolean
  /** Receives `uv` and `uvx`. */
  readonly stageDir: string
}

export type FetchPlatform = Pick<Platform, 'archives' | 'clock' | 'download' | 'files' | 'host' | 'processes'>

export interface Unavailable {
  readonly kind: 'unavailable'
  readonly reason: string
  readonly trouble: SourceTrouble
}

/** What a source has to say. Bytes that are not the published ones are no answer but an error. */
export type Fetched = { readonly kind: 'staged'; readonly verifiedBy: string } | Unavailable

/** @throws UvDigestMismatch, UvInstallDiskFull, and the reason of the signal */
export type FetchSource = (want: Want, platform: FetchPlatform) => Promise<Fetched>

/** The versions that a source has for this machine, in any order. */
export type Listed = { readonly kind: 'listed'; readonly versions: readonly string[] } | Unavailable

export type ListSource = (inquiry: Inquiry, platform: FetchPlatform) => Promise<Listed>

// A wheel has 22 MB: half a megabit a second is served, a source that trickles does not keep the job.
const SOURCE_TIMEOUT_MS = 300_000

export function unavailable(trouble: SourceTrouble, reason: string): Unavailable {
  return { kind: 'unavailable', trouble, reason }
}

/** What a failed download says about its source. */
export function notFetched(
  failed: Extract<DownloadResult<object>, { kind: 'failed' }>,
  note = '',
): Unavailable {
  return unavailable(troubleOf(failed), `${failed.reason}${note}`)
}

function troubleOf({ trouble, status }: Extract<DownloadResult<object>, { kind: 'failed' }>): SourceTrouble {
  if (trouble === 'not-a-file') return 'unfit'
  if (trouble !== 'status') return trouble
  if (status === 429) return 'rate-limited'
  if (status === 401 || status === 403 || status === 407) return 'denied'
  return status === 404 || status === 410 ? 'absent' : 'unreachable'
}

/** What one request may take: no more than a source may, and no more than is left for all. At least 1 ms. */
export function timeLeftMs(
  { deadlineMs }: Inquiry,
  { clock }: Pick<Platform, 'clock'>,
  atMostMs = SOURCE_TIMEOUT_MS,
): number {
  return Math.max(1, Math.min(atMostMs, deadlineMs - clock.monotonicMs()))
}
