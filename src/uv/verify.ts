import { readDigests } from './digests.ts'
import { UvDigestMismatch } from './errors.ts'

/** What a file has to be, and who says so; or why nobody does. */
export type Expectation =
  | { readonly kind: 'known'; readonly sha256: string; readonly by: string }
  | { readonly kind: 'unknown'; readonly reason: string }

export interface WheelIdentity {
  readonly version: string
  readonly platformTag: string
  readonly filename: string
}

export const BY_CHECKSUM_INPUT = 'checksum input'
export const BY_DIGEST_TABLE = 'bundled digest table'

/**
 * The digest of a wheel. A checksum that is known to belong to another file (somebody pinned a release archive) rules the
 * wheel out before it is fetched, so that the file which is meant can still be had.
 */
export async function expectWheelDigest(
  wheel: WheelIdentity,
  checksum: string | undefined,
): Promise<Expectation> {
  const bundled = (await readDigests())[wheel.version]?.[wheel.platformTag]
  if (bundled !== undefined && checksum !== undefined && bundled !== checksum)
    return { kind: 'unknown', reason: `the checksum input is not that of ${wheel.filename} (${bundled})` }
  if (checksum !== undefined) return { kind: 'known', sha256: checksum, by: BY_CHECKSUM_INPUT }
  return bundled === undefined
    ? { kind: 'unknown', reason: `no digest is known for ${wheel.filename}` }
    : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE }
}

/** Whether a checksum is known to be that of a wheel, hence not of a release archive. */
export async function isWheelDigest(version: string, checksum: string): Promise<boolean> {
  return Object.values((await readDigests())[version] ?? {}).includes(checksum)
}

/** @throws UvDigestMismatch */
export function requireDigest(
  fetched: { readonly file: string; readonly url: string; readonly sha256: string },
  expected: Extract<Expectation, { kind: 'known' }>,
): void {
  if (fetched.sha256 !== expected.sha256)
    throw new UvDigestMismatch({
      file: fetched.file,
      url: fetched.url,
      expected: expected.sha256,
      expectedBy: expected.by,
      actual: fetched.sha256,
    })
}
