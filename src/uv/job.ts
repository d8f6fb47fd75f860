import type { Asset } from './asset.ts'
import type { InstallRequest } from './install.ts'
import type { Place } from './place.ts'
import type { SourceName } from './sources/source.ts'

/** An install on its way. */
export interface Job {
  readonly request: InstallRequest
  readonly asset: Asset
  readonly order: readonly SourceName[]
  /** The preferred one first; the last one is looked at by all jobs of this node. */
  readonly places: readonly Place[]
  /** False: what is fetched needs nobody to vouch for it. */
  readonly isVerified: boolean
}
