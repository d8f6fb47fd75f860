import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import type { PackageName } from '../shared/failure.ts'
import { type Distribution, listDistributions } from './distributions.ts'

/** Something that a distribution's RECORD promises and the environment does not hold. */
export interface Hole {
  readonly package: PackageName
  /** Absolute. */
  readonly path: string
  /** `missing`, `0 bytes instead of 2041`. */
  readonly why: string
}

export interface Verification {
  readonly distributions: number
  readonly files: number
  readonly holes: readonly Hole[]
}

// Enough to keep the four threads of libuv's pool busy.
const CONCURRENCY = 32

/**
 * Holds every file of an environment against the RECORD files: existence and size, no digests. uv never does; a module
 * that is missing in its cache goes unnoticed until the import. No environment counts as one without distributions.
 *
 * Byte code and what is listed without a size may differ. A path that several distributions claim has to suit one.
 * @throws the reason of the signal
 */
export async function verifyEnvironment(
  environmentDir: string,
  { files }: Pick<Platform, 'files'>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Verification> {
  const distributions = await listDistributions(environmentDir, files, signal)
  const claims = collectClaims(distributions)
  const holes = distributions.flatMap((distribution) => distribution.holes)
  const pending = claims.entries()
  const worker = async () => {
    for (const [file, claim] of pending) {
      signal?.throwIfAborted()
      const why = await judgeFile(file, claim, files)
      if (why !== undefined) holes.push({ package: claim.package, path: file, why })
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  holes.sort((one, other) => (one.path < other.path ? -1 : 1))
  return { distributions: distributions.length, files: claims.size, holes }
}

interface Claim {
  readonly package: PackageName
  /** Undefined: any size will do. */
  sizesBytes: readonly number[] | undefined
}

/** Two wheels may both bring a `tests/__init__.py`: the one that is linked last wins, in whatever order. */
function collectClaims(distributions: readonly Distribution[]): Map<string, Claim> {
  const claims = new Map<string, Claim>()
  for (const distribution of distributions)
    for (const { file, sizeBytes } of distribution.entries) {
      const sizesBytes = sizeBytes === undefined ? undefined : [sizeBytes]
      const earlier = claims.get(file)
      if (earlier === undefined) claims.set(file, { package: distribution.package, sizesBytes })
      else earlier.sizesBytes = earlier.sizesBytes && sizesBytes && [...earlier.sizesBytes, ...sizesBytes]
    }
  return claims
}

async function judgeFile(file: string, claim: Claim, files: Platform['files']): Promise<string | undefined> {
  const stats = await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.stat(file))
  if (stats === undefined) return 'missing'
  if (claim.sizesBytes === undefined || claim.sizesBytes.includes(stats.size)) return undefined
  return `${stats.size} bytes instead of ${claim.sizesBytes.join(' or ')}`
}
