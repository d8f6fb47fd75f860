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
import { type Claim, type Depth, judgeFile, judgeSize } from './judge-file.ts'

export type { Depth }

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

type Files = Platform['files']

// Enough to keep the four threads of libuv's pool busy.
const CONCURRENCY = 32
// Between two batches signals are heard.
const BATCH_FILES = 64
// A local file system answers in a few microseconds, a file server in hundreds: there it pays to ask for many at once.
const SLOW_MS_PER_FILE = 0.1

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
  const note = ([file, claim]: [string, Claim], why: string | undefined) => {
    if (why !== undefined) holes.push({ package: claim.package, path: file, why })
  }
  const worker = async () => {
    for (const [file, claim] of pending) {
      signal?.throwIfAborted()
      note([file, claim], await judgeFile(file, claim, { files, depth }))
    }
  }
  // What is left by then is judged by the workers.
  if (depth === 'sizes') await judgeInBatches(pending, note, { files, signal })
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  holes.sort((one, other) => (one.path < other.path ? -1 : 1))
  return { distributions: distributions.length, files: claims.size, holes }
}

/** Goes on while the file system answers at once. The iterator keeps what it has not come to. */
async function judgeInBatches(
  pending: MapIterator<[string, Claim]>,
  note: (entry: [string, Claim], why: string | undefined) => void,
  { files, signal }: { files: Files; signal: AbortSignal | undefined },
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const startedMs = performance.now()
    for (let count = 0; count < BATCH_FILES; count++) {
      const { done, value } = pending.next()
      if (done) return
      note(value, judgeSize(value[0], value[1], files))
    }
    if (performance.now() - startedMs > SLOW_MS_PER_FILE * BATCH_FILES) return
    // Gives the event loop its turn where that is due.
    await files.stat('.')
  }
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
