import path from 'node:path'
import { ActionError, messageOf } from '../../shared/errors.ts'
import { writingTo } from '../disk.ts'
import { type Expectation, requireDigest } from '../verify.ts'
import { type Fetched, type FetchPlatform, type Unavailable, unavailable, type Want } from './source.ts'

/** A file of a release on our disk. */
export interface FetchedFile {
  /** Its published name. */
  readonly filename: string
  /** On disk. */
  readonly file: string
  /** Where it came from, for messages. */
  readonly url: string
  readonly sha256: string
}

/** What is allowed to be unpacked: bytes that somebody vouches for, or any if the user insists. */
export type Vouched = Extract<Expectation, { kind: 'known' }> | { readonly kind: 'unverified' }

/** Says whether a file may be taken at all, before it is fetched. */
export function vouch(expected: Expectation, want: Want): Vouched | Unavailable {
  if (expected.kind === 'known') return expected
  if (expected.kind === 'excluded') return unavailable('not-set-up', expected.reason)
  return want.allowsUnverified ? { kind: 'unverified' } : unavailable('unverifiable', expected.reason)
}

/**
 * Verifies a wheel or an archive of uv and puts its executables on the stage.
 * @throws UvDigestMismatch, UvInstallDiskFull
 */
export async function stageFile(
  fetched: FetchedFile,
  { want, vouched }: { readonly want: Want; readonly vouched: Vouched },
  { archives, files }: FetchPlatform,
): Promise<Fetched> {
  const { filename, file, url, sha256 } = fetched
  if (vouched.kind === 'known') requireDigest({ file: filename, url, sha256 }, vouched)
  const { exe } = want.asset
  const folder = folderIn(filename, want)
  const targets = new Map(
    // uvw starts uv without a console window; only Windows has it.
    ['uv', 'uvx', ...(exe ? ['uvw'] : [])].map((tool) => [
      `${folder}${tool}${exe}`,
      path.join(want.stageDir, `${tool}${exe}`),
    ]),
  )
  const targetOf = (entry: string) => targets.get(entry)
  try {
    await writingTo(path.dirname(want.stageDir), () =>
      filename.endsWith('.tar.gz') ? archives.untar(file, targetOf) : archives.unzip(file, targetOf),
    )
    for (const tool of ['uv', 'uvx']) await files.chmod(path.join(want.stageDir, `${tool}${exe}`), 0o755)
  } catch (error) {
    if (error instanceof ActionError) throw error
    return unavailable('unfit', `${filename} does not yield uv and uvx: ${messageOf(error)}`)
  }
  const verifiedBy = vouched.kind === 'known' ? vouched.by : 'nobody (allow-unverified)'
  return { kind: 'staged', verifiedBy }
}

/** A wheel has its scripts in a folder, a tarball has one for everything, a zip archive has none. */
function folderIn(filename: string, { asset, version }: Want): string {
  if (filename.endsWith('.whl')) return `uv-${version}.data/scripts/`
  return filename.endsWith('.tar.gz') ? `uv-${asset.triple}/` : ''
}
