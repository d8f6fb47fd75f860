import { createHash } from 'node:crypto'
import type { Platform } from '../platform/index.ts'
import { errnoOf } from '../shared/errors.ts'
import type { PackageName } from '../shared/failure.ts'
import { describeErrno } from './distributions.ts'

/** `sizes`: existence, size, and whether it may be read. `digests`: the content as well. */
export type Depth = 'sizes' | 'digests'

type Files = Platform['files']

const CHUNK_BYTES = 1024 * 1024

/** What the records say of one path. */
export interface Claim {
  readonly package: PackageName
  /** Undefined: any will do. */
  sizesBytes: readonly number[] | undefined
  digests: readonly string[] | undefined
}

/** What is wrong with the file; undefined where nothing is. */
export async function judgeFile(
  file: string,
  claim: Claim,
  { files, depth }: { files: Files; depth: Depth },
): Promise<string | undefined> {
  try {
    const stats = await files.statInPool(file)
    const why = judgeStats(stats, claim)
    if (why !== undefined || depth === 'sizes' || claim.digests === undefined) return why
    return claim.digests.includes(await digestOf(file, stats.size, files))
      ? undefined
      : 'other content than recorded'
  } catch (error) {
    return describeFailure(error)
  }
}

/** The same for existence and size alone, before it returns. */
export function judgeSize(file: string, claim: Claim, files: Files): string | undefined {
  try {
    return judgeStats(files.statSync(file), claim)
  } catch (error) {
    return describeFailure(error)
  }
}

function judgeStats({ size, mode }: { size: number; mode: number }, claim: Claim): string | undefined {
  if (claim.sizesBytes !== undefined && !claim.sizesBytes.includes(size))
    return `${size} bytes instead of ${claim.sizesBytes.join(' or ')}`
  // Nobody may read it, root aside; Windows shows every file as readable.
  return (mode & 0o444) === 0 ? 'unreadable (no permission)' : undefined
}

function describeFailure(error: unknown): string {
  const errno = errnoOf(error)
  if (errno === undefined) throw error
  return describeErrno(errno)
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
