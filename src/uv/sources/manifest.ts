import path from 'node:path'
import { redactUrl } from '../../shared/text.ts'
import { type ManifestRelease, parseManifest } from '../manifest.ts'
import { type Expectation, expectArchiveDigest } from '../verify.ts'
import { fetchFile, fetchText } from './fetch-file.ts'
import { authorizationFor } from './release.ts'
import {
  type Fetched,
  type FetchPlatform,
  type Inquiry,
  type Listed,
  type Unavailable,
  unavailable,
  type Want,
} from './source.ts'
import { stageFile, vouch } from './stage.ts'

/** An archive that a manifest of the user's names. Whoever names the manifest in the step vouches for its digests. */
export async function fetchFromManifest(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const { manifestUrl } = want.sources
  if (manifestUrl === undefined) return unavailable('not-set-up', 'no manifest-file is given')
  const releases = await readManifest(manifestUrl, want, platform)
  if ('kind' in releases) return releases
  const artifact = releases
    .find(({ version }) => version === want.version)
    ?.artifacts.find(({ platform: triple }) => triple === want.asset.triple)
  if (artifact === undefined)
    return unavailable(
      'absent',
      `${redactUrl(manifestUrl)} has no uv ${want.version} for ${want.asset.triple}`,
    )
  const vouched = vouch(await expectDigest(artifact.sha256, want), want)
  if (vouched.kind === 'unavailable') return vouched
  const file = path.join(want.workDir, want.asset.archive)
  const { url } = artifact
  const fetched = await fetchFile({ url, file, headers: authorizationFor(url, want.token) }, want, platform)
  if (fetched.kind === 'unavailable') return fetched
  const { sha256 } = fetched
  return stageFile({ filename: want.asset.archive, file, url, sha256 }, { want, vouched }, platform)
}

export function listFromManifest(inquiry: Inquiry, platform: FetchPlatform): Promise<Listed> {
  return listInManifest(inquiry.sources.manifestUrl, inquiry, platform)
}

/** The versions that a manifest has for this machine. */
export async function listInManifest(
  url: string | undefined,
  inquiry: Inquiry,
  platform: FetchPlatform,
): Promise<Listed> {
  if (url === undefined) return unavailable('not-set-up', 'it has no list of releases')
  const releases = await readManifest(url, inquiry, platform)
  if ('kind' in releases) return releases
  const versions = releases.flatMap(({ version, artifacts }) =>
    artifacts.some(({ platform: triple }) => triple === inquiry.asset.triple) ? [version] : [],
  )
  return { kind: 'listed', versions }
}

async function expectDigest(sha256: string | undefined, want: Want): Promise<Expectation> {
  const { version, asset, checksums } = want
  const expected = await expectArchiveDigest({ version, archive: asset.archive }, want)
  // The bundled table speaks of the published archive; this one may be a build of the user's.
  if (expected !== undefined && (Object.keys(checksums).length > 0 || sha256 === undefined)) return expected
  return sha256 === undefined
    ? { kind: 'unknown', reason: `the manifest states no sha256 for ${asset.archive}` }
    : { kind: 'known', sha256, by: 'input manifest-file' }
}

async function readManifest(
  url: string,
  inquiry: Inquiry,
  platform: FetchPlatform,
): Promise<readonly ManifestRelease[] | Unavailable> {
  const answer = await fetchText({ url, headers: authorizationFor(url, inquiry.token) }, inquiry, platform)
  if (answer.kind === 'unavailable') return answer
  try {
    return parseManifest(answer.body, answer.url)
  } catch {
    return unavailable('unfit', `${redactUrl(url)} is no manifest of uv's releases`)
  }
}
