import path from 'node:path'
import { ActionError, messageOf } from '../../shared/errors.ts'
import { writingTo } from '../disk.ts'
import { type Expectation, requireDigest } from '../verify.ts'
import { type Fetched, type FetchPlatform, unavailable, type Want } from './source.ts'

export interface WheelFile {
  readonly filename: string
  /** On disk. */
  readonly file: string
  /** Where it came from, for messages. */
  readonly url: string
  readonly sha256: string
}

/** Verifies a wheel of uv and puts its two executables on the stage. @throws UvDigestMismatch, UvInstallDiskFull */
export async function stageWheel(
  wheel: WheelFile,
  { want, expected }: { readonly want: Want; readonly expected: Extract<Expectation, { kind: 'known' }> },
  platform: FetchPlatform,
): Promise<Fetched> {
  requireDigest({ ...wheel, file: wheel.filename }, expected)
  return stageZip(
    wheel.file,
    { want, folder: `uv-${want.version}.data/scripts/`, verifiedBy: expected.by },
    platform,
  )
}

/** Unpacks `uv` and `uvx` from one folder of a zip archive that has been verified. */
export async function stageZip(
  file: string,
  { want, folder, verifiedBy }: { readonly want: Want; readonly folder: string; readonly verifiedBy: string },
  { archives, files }: FetchPlatform,
): Promise<Fetched> {
  const targets = new Map(
    ['uv', 'uvx'].map((tool) => {
      const name = `${tool}${want.asset.exe}`
      return [`${folder}${name}`, path.join(want.stageDir, name)]
    }),
  )
  try {
    await writingTo(path.dirname(want.stageDir), () => archives.unzip(file, (entry) => targets.get(entry)))
    for (const target of targets.values()) await files.chmod(target, 0o755)
  } catch (error) {
    if (error instanceof ActionError) throw error
    // The right digest, and yet not what uv's archives have held for years.
    return unavailable(`${path.basename(file)} does not yield uv and uvx: ${messageOf(error)}`)
  }
  return { kind: 'staged', verifiedBy }
}
