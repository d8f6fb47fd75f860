import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'
import {
  type Distribution,
  describeErrno,
  distInfoDirs,
  listDistributions,
  readDistribution,
} from './distributions.ts'

/** Something that a distribution's RECORD promises and the disk does not hold. */
export interface Hole {
  readonly package: PackageName
  /** Absolute. */
  readonly path: string
  /** `missing`, `0 bytes instead of 2041`, `other content than recorded`. */
  readonly why: string
}

export interface Verification {
  readonly distributions: number
  readonly files: number
  readonly holes: readonly Hole[]
}

/** `sizes`: existence, size, and whether it may be read. `digests`: the content as well. */
export type Depth = 'sizes' | 'digests'

type Files = Platform['files']

// Enough to keep the four threads of libuv's pool busy.
const CONCURRENCY = 32
const CHUNK_BYTES = 1024 * 1024

/**
 * Holds every file of an environment against the RECORD files. uv never does; a module that is missing in its cache goes
 * unnoticed until the import. No environment counts as one without distributions.
 *
 * Byte code and what is listed without a size may differ. A path that several distributions claim has to suit one.
 * @throws the reason of the signal
 */
export async function verifyEnvironment(
  environmentDir: string,
  { files }: Pick<Platform, 'files'>,
  { depth = 'sizes', signal }: { readonly depth?: Depth; readonly signal?: AbortSignal } = {},
): Promise<Verification> {
  const distributions = await listDistributions(environmentDir, files, signal)
  return await verifyDistributions(distributions, { files, depth, signal })
}

/** Holds an unpacked wheel in uv's cache against its own RECORD. Without a `.dist-info` directory it has one hole. */
export async function verifyArchive(
  archive: { readonly dir: string; readonly package: PackageName; readonly depth: Depth },
  { files }: Pick<Platform, 'files'>,
): Promise<Verification> {
  const whole = { package: archive.package, path: archive.dir }
  try {
    // What is left of other distributions' directories in a damaged archive says nothing.
    const dirs = (await distInfoDirs(archive.dir, files)).filter(
      (dir) => normaliseName(path.basename(dir).split('-')[0] ?? '') === archive.package.name,
    )
    const found: Distribution[] = []
    for (const dir of dirs) found.push((await readDistribution(dir, files)) ?? noDistribution(whole))
    const distributions = found.length > 0 ? found : [noDistribution(whole)]
    return await verifyDistributions(distributions, { files, depth: archive.depth, signal: undefined })
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === undefined) throw error
    return { distributions: 0, files: 0, holes: [{ ...whole, why: describeErrno(errno) }] }
  }
}

function noDistribution(whole: { package: PackageName; path: string }): Distribution {
  return { package: whole.package, entries: [], holes: [{ ...whole, why: 'without .dist-info directory' }] }
}

async function verifyDistributions(
  distributions: readonly Distribution[],
  { files, depth, signal }: { files: Files; depth: Depth; signal: AbortSignal | undefined },
): Promise<Verification> {
  const claims = collectClaims(distributions)
  const holes = distributions.flatMap((distribution) => distribution.holes)
  const pending = claims.entries()
  const worker = async () => {
    for (const [file, claim] of pending) {
      signal?.throwIfAborted()
      const why = await judgeFile(file, claim, { files, depth })
      if (why !== undefined) holes.push({ package: claim.package, path: file, why })
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  holes.sort((one, other) => (one.path < other.path ? -1 : 1))
  return { distributions: distributions.length, files: claims.size, holes }
}

interface Claim {
  readonly package: PackageName
  /** Undefined: any will do. */
  sizesBytes: readonly number[] | undefined
  digests: readonly string[] | undefined
}

/** Two wheels may both bring a `tests/__init__.py`: the one that is linked last wins, in whatever order. */
function collectClaims(distributions: readonly Distribution[]): Map<string, Claim> {
  const claims = new Map<string, Claim>()
  for (const distribution of distributions)
    for (const { file, sizeBytes, sha256 } of distribution.entries) {
      const sizesBytes = sizeBytes === undefined ? undefined : [sizeBytes]
      const digests = sha256 === undefined ? undefined : [sha256]
      const earlier = claims.get(file)
      if (earlier === undefined) claims.set(file, { package: distribution.package, sizesBytes, digests })
      else {
        earlier.sizesBytes = earlier.sizesBytes && sizesBytes && [...earlier.sizesBytes, ...sizesBytes]
        earlier.digests = earlier.digests && digests && [...earlier.digests, ...digests]
      }
    }
  return claims
}

async function judgeFile(
  file: string,
  claim: Claim,
  { files, depth }: { files: Files; depth: Depth },
): Promise<string | undefined> {
  try {
    const { size, mode } = await files.stat(file)
    if (claim.sizesBytes !== undefined && !claim.sizesBytes.includes(size))
      return `${size} bytes instead of ${claim.sizesBytes.join(' or ')}`
    // Nobody may read it, root aside; Windows shows every file as readable.
    if ((mode & 0o444) === 0) return 'unreadable (no permission)'
    if (depth === 'sizes' || claim.digests === undefined) return undefined
    return claim.digests.includes(await digestOf(file, size, files))
      ? undefined
      : 'other content than recorded'
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === undefined) throw error
    return describeErrno(errno)
  }
}

/** Libraries for accelerators have gigabytes: they are read piece by piece. */
async function digestOf(file: string, sizeBytes: number, files: Files): Promise<string> {
  const hash = createHash('sha256')
  if (sizeBytes <= CHUNK_BYTES) return hash.update(await files.readFile(file)).digest('base64url')
  const handle = await files.open(file)
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES)
      if (bytesRead === 0) return hash.digest('base64url')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}
