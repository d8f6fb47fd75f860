import path from 'node:path'
import { ActionError, messageOf } from '../../shared/errors.ts'
import { refuseFullDisk, writingTo } from '../disk.ts'
import { BY_CHECKSUM_INPUT, type Expectation, isWheelDigest, requireDigest } from '../verify.ts'
import { type Fetched, type FetchPlatform, type Unavailable, unavailable, type Want } from './source.ts'
import { stageZip } from './wheel.ts'

export interface Release {
  /** Site that the archive comes from, without a slash at the end. */
  readonly siteUrl: string
  /** Site of another operator that states the digest. */
  readonly witnessUrl: string
}

const ARCHIVE_TIMEOUT_MS = 300_000
const DIGEST_TIMEOUT_MS = 30_000
// Redirects leave this origin; the HTTP client then drops the header.
const TOKEN_ORIGIN = 'https://github.com'

/**
 * An archive of a release of uv. A digest that lies beside the archive proves nothing about the site, so it is taken from
 * the other one, unless the user states it.
 */
export async function fetchRelease(
  { siteUrl, witnessUrl }: Release,
  want: Want,
  platform: FetchPlatform,
): Promise<Fetched> {
  const { archive } = want.asset
  const expected = await expectArchiveDigest(
    `${witnessUrl}/${want.version}/${archive}.sha256`,
    want,
    platform,
  )
  if (expected.kind === 'unavailable') return expected
  if (expected.kind === 'unknown') return { kind: 'unverifiable', reason: expected.reason }
  const url = `${siteUrl}/${want.version}/${archive}`
  const file = path.join(want.workDir, archive)
  const request = {
    url,
    headers: authorizationFor(url, want.token),
    timeoutMs: ARCHIVE_TIMEOUT_MS,
    signal: want.signal,
  }
  const fetched = await writingTo(want.workDir, () => platform.download.toFile(request, file))
  if (fetched.kind === 'failed') return unavailable(fetched.reason)
  requireDigest({ file: archive, url, sha256: fetched.sha256 }, expected)
  return archive.endsWith('.zip')
    ? stageZip(file, { want, folder: '', verifiedBy: expected.by }, platform)
    : stageTarball(file, { want, verifiedBy: expected.by }, platform)
}

/** The token goes to GitHub itself and to no mirror, whatever a mirror is called. */
export function authorizationFor(url: string, token: string | undefined): Record<string, string> {
  return token && new URL(url).origin === TOKEN_ORIGIN ? { authorization: `Bearer ${token}` } : {}
}

async function expectArchiveDigest(
  url: string,
  want: Want,
  platform: FetchPlatform,
): Promise<Expectation | Unavailable> {
  const { checksum, version, token, signal } = want
  if (checksum !== undefined)
    return (await isWheelDigest(version, checksum))
      ? { kind: 'unknown', reason: `the checksum input is that of a wheel, not of ${want.asset.archive}` }
      : { kind: 'known', sha256: checksum, by: BY_CHECKSUM_INPUT }
  const headers = authorizationFor(url, token)
  const answer = await platform.download.text({ url, headers, timeoutMs: DIGEST_TIMEOUT_MS, signal })
  if (answer.kind === 'failed') return unavailable(`no digest to check against: ${answer.reason}`)
  const sha256 = /^[0-9a-f]{64}\b/i.exec(answer.body.trim())?.[0].toLowerCase()
  return sha256 === undefined
    ? { kind: 'unknown', reason: `no digest to check against: ${url} holds no sha256` }
    : { kind: 'known', sha256, by: `sha256 published by ${new URL(url).host}` }
}

/**
 * The archive holds one directory. Its files are written anew: `tar` run as root gives them to whatever user id the
 * archive names, who could then rewrite what everybody runs, and copyFile keeps the owner as well.
 */
async function stageTarball(
  file: string,
  { want, verifiedBy }: { readonly want: Want; readonly verifiedBy: string },
  { archives, files }: FetchPlatform,
): Promise<Fetched> {
  const unpackedDir = path.join(want.workDir, `uv-${want.asset.triple}`)
  try {
    await archives.untar(file, want.workDir)
    for (const name of ['uv', 'uvx']) {
      const target = path.join(want.stageDir, name)
      const content = await files.readFile(path.join(unpackedDir, name))
      await writingTo(path.dirname(want.stageDir), () => files.writeFile(target, content))
      await files.chmod(target, 0o755)
    }
  } catch (error) {
    if (error instanceof ActionError) throw error
    await refuseFullDisk(want.workDir, { files })
    return unavailable(`${want.asset.archive} does not yield uv and uvx: ${messageOf(error)}`)
  }
  return { kind: 'staged', verifiedBy }
}
