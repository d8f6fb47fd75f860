import path from 'node:path'
import { redactUrl } from '../../shared/text.ts'
import { expectArchiveDigest } from '../verify.ts'
import { fetchFile, fetchText } from './fetch-file.ts'
import { type Fetched, type FetchPlatform, type Unavailable, unavailable, type Want } from './source.ts'
import { stageFile, type Vouched, vouch } from './stage.ts'

export interface Release {
  /** Site that the archive comes from, without a slash at the end. */
  readonly siteUrl: string
  /** Site of another operator that states the digest. */
  readonly witnessUrl: string
}

// Redirects leave this origin; the token does not go with them.
const TOKEN_ORIGIN = 'https://github.com'

/**
 * An archive of a release of uv. A digest that lies beside the archive proves nothing about the site, so it is taken from
 * the bundled table, from the checksum input, or from another origin.
 */
export async function fetchRelease(release: Release, want: Want, platform: FetchPlatform): Promise<Fetched> {
  const { archive } = want.asset
  const url = `${release.siteUrl}/${want.version}/${archive}`
  const vouched = await findVoucher(release, want, platform)
  if (vouched.kind === 'unavailable') return vouched
  const file = path.join(want.workDir, archive)
  const fetched = await fetchFile({ url, file, headers: authorizationFor(url, want.token) }, want, platform)
  if (fetched.kind === 'unavailable') return fetched
  return stageFile({ filename: archive, file, url, sha256: fetched.sha256 }, { want, vouched }, platform)
}

/** The token goes to GitHub itself and to no mirror, whatever a mirror is called. */
export function authorizationFor(url: string, token: string | undefined): Record<string, string> {
  return token && new URL(url).origin === TOKEN_ORIGIN ? { authorization: `Bearer ${token}` } : {}
}

async function findVoucher(
  release: Release,
  want: Want,
  platform: FetchPlatform,
): Promise<Vouched | Unavailable> {
  const { version, asset } = want
  const expected = await expectArchiveDigest({ version, archive: asset.archive }, want)
  if (expected !== undefined) return vouch(expected, want)
  const stated = await askWitness(release, want, platform)
  return stated.kind === 'unavailable' && want.allowsUnverified ? { kind: 'unverified' } : stated
}

async function askWitness(
  { siteUrl, witnessUrl }: Release,
  want: Want,
  platform: FetchPlatform,
): Promise<Vouched | Unavailable> {
  const digestFile = `${want.version}/${want.asset.archive}.sha256`
  const url = `${witnessUrl}/${digestFile}`
  if (new URL(url).origin === new URL(siteUrl).origin)
    return unavailable(
      'unverifiable',
      `no digest is known for ${want.asset.archive} but from the site itself`,
    )
  const answer = await askFor(url, want, platform)
  if (answer.kind === 'unavailable') {
    // Whether the file could be had at all decides what the user can do about it.
    const isSiteThere = (await askFor(`${siteUrl}/${digestFile}`, want, platform)).kind === 'ok'
    const trouble = isSiteThere ? 'unverifiable' : answer.trouble
    return unavailable(trouble, `no digest to check against: ${answer.reason}`)
  }
  const sha256 = /^[0-9a-f]{64}\b/i.exec(answer.body.trim())?.[0].toLowerCase()
  return sha256 === undefined
    ? unavailable('unverifiable', `no digest to check against: ${redactUrl(url)} holds no sha256`)
    : { kind: 'known', sha256, by: `sha256 published by ${new URL(url).host}` }
}

function askFor(url: string, want: Want, platform: FetchPlatform): ReturnType<typeof fetchText> {
  return fetchText({ url, headers: authorizationFor(url, want.token) }, want, platform)
}
