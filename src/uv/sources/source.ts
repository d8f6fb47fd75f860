import type { Platform } from '../../platform/index.ts'
import type { Asset } from '../asset.ts'

/** Where an installed uv came from. */
export type SourceName = 'tool-cache' | 'path' | 'index' | 'mirror' | 'github'

/** Where uv's releases are published, without a slash at the end. */
export interface ReleaseSites {
  readonly mirrorUrl: string
  readonly githubUrl: string
}

/** The build of uv to be fetched. */
export interface Want {
  readonly version: string
  readonly asset: Asset
  /** sha256 that the user states for whatever file is fetched. */
  readonly checksum: string | undefined
  readonly token: string | undefined
  readonly sites: ReleaseSites
  /** Ours alone, empty, removed after each source. */
  readonly workDir: string
  /** Receives `uv` and `uvx`. */
  readonly stageDir: string
  readonly signal: AbortSignal
}

export type FetchPlatform = Pick<Platform, 'archives' | 'clock' | 'download' | 'files' | 'host' | 'processes'>

export interface Unavailable {
  readonly kind: 'unavailable'
  readonly reason: string
}

/** What a source has to say. Bytes that are not the published ones are no answer but an error. */
export type Fetched =
  | { readonly kind: 'staged'; readonly verifiedBy: string }
  | Unavailable
  /** The source can be reached, and nothing says what its file should be. */
  | { readonly kind: 'unverifiable'; readonly reason: string }

/** @throws UvDigestMismatch, UvInstallDiskFull, and the reason of the signal */
export type FetchSource = (want: Want, platform: FetchPlatform) => Promise<Fetched>

export function unavailable(reason: string): Unavailable {
  return { kind: 'unavailable', reason }
}
