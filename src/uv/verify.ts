import type { Asset } from './asset.ts'
import { readDigests } from './digests.ts'
import { UvDigestMismatch } from './errors.ts'

/**
 * The checksum input: sha256 in 64 lower-case hexadecimal digits, by the name of a file or by a target triple; `*` for
 * whatever is fetched.
 */
export type Checksums = Readonly<Record<string, string>>

/** What a file has to be, and who says so; or why nobody does. */
export type Expectation =
  | { readonly kind: 'known'; readonly sha256: string; readonly by: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The checksum input means another file. */
  | { readonly kind: 'excluded'; readonly reason: string }

type Known = Extract<Expectation, { kind: 'known' }>

export interface WheelIdentity {
  readonly version: string
  readonly platformTag: string
  readonly filename: string
}

export interface ArchiveIdentity {
  readonly version: string
  /** Its name in a release. */
  readonly archive: string
}

const BY_CHECKSUM_INPUT = 'checksum input'
const BY_DIGEST_TABLE = 'bundled digest table'
const ARCHIVE_NAME = /^uv-.*\.(tar\.gz|zip)$/

/**
 * The digest of a wheel. A checksum that is known to belong to another file (somebody pinned a release archive) rules the
 * wheel out before it is fetched, so that the file which is meant can still be had.
 */
export async function expectWheelDigest(
  wheel: WheelIdentity,
  { checksums, asset }: { readonly checksums: Checksums; readonly asset: Asset },
): Promise<Expectation> {
  const bundled = (await readDigests())[wheel.version]?.[wheel.platformTag]
  const stated = findStated(checksums, [wheel.filename, asset.triple])
  if (stated?.kind === 'known' && bundled !== undefined && bundled !== stated.sha256)
    return {
      kind: 'excluded',
      reason: `the checksum input is not that of ${wheel.filename} (${bundled})`,
    }
  if (stated !== undefined) return stated
  return bundled === undefined
    ? { kind: 'unknown', reason: `no digest is known for ${wheel.filename}` }
    : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE }
}

/** The digest of an archive, as far as it is known without asking anybody; undefined where it is not. */
export async function expectArchiveDigest(
  { version, archive }: ArchiveIdentity,
  { checksums, asset }: { readonly checksums: Checksums; readonly asset: Asset },
): Promise<Expectation | undefined> {
  const row = (await readDigests())[version] ?? {}
  const stated = findStated(checksums, [archive, asset.triple])
  if (stated?.kind === 'known' && isOfWheel(row, stated.sha256))
    return { kind: 'excluded', reason: `the checksum input is that of a wheel, not of ${archive}` }
  if (stated !== undefined) return stated
  const bundled = row[archive]
  return bundled === undefined ? undefined : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE }
}

/** @throws UvDigestMismatch */
export function requireDigest(
  fetched: { readonly file: string; readonly url: string; readonly sha256: string },
  expected: Known,
): void {
  if (fetched.sha256 === expected.sha256) return
  const { sha256: actual, file, url } = fetched
  throw new UvDigestMismatch({ file, url, expected: expected.sha256, expectedBy: expected.by, actual })
}

/** Undefined where the user states nothing at all; a list that leaves this file out means others. */
function findStated(
  checksums: Checksums,
  names: readonly [file: string, triple: string],
): Expectation | undefined {
  if (Object.keys(checksums).length === 0) return undefined
  const name = [...names, '*'].find((candidate) => checksums[candidate] !== undefined)
  const sha256 = name === undefined ? undefined : checksums[name]
  return sha256 === undefined
    ? { kind: 'excluded', reason: `the checksum input has no line for ${names.join(' or ')}` }
    : { kind: 'known', sha256, by: BY_CHECKSUM_INPUT }
}

function isOfWheel(row: Readonly<Record<string, string>>, sha256: string): boolean {
  return Object.entries(row).some(([name, digest]) => digest === sha256 && !ARCHIVE_NAME.test(name))
}
