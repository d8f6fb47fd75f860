import { lt } from '@renovatebot/pep440'
import { isFileUrl } from '../link.ts'
import { fetchFromDirectory, listInDirectory } from './directory.ts'
import { listInManifest } from './manifest.ts'
import { fetchRelease } from './release.ts'
import { PUBLIC_SITES } from './settings.ts'
import {
  type Fetched,
  type FetchPlatform,
  type Inquiry,
  type Listed,
  unavailable,
  type Want,
} from './source.ts'

const FIRST_VERSION = '0.10.7'

/** The publisher's own mirror of its releases, without rate limit and token; or a base of the user's own. */
export async function fetchFromMirror(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const { mirrorUrl, githubUrl } = want.sources.sites
  if (isFileUrl(mirrorUrl)) return fetchFromDirectory(mirrorUrl, want, platform)
  const isPublic = mirrorUrl === PUBLIC_SITES.mirrorUrl
  if (isPublic && lt(want.version, FIRST_VERSION))
    return unavailable('not-set-up', `${new URL(mirrorUrl).host} has uv from ${FIRST_VERSION} on`)
  return fetchRelease({ siteUrl: mirrorUrl, witnessUrl: githubUrl }, want, platform)
}

export function listFromMirror(inquiry: Inquiry, platform: FetchPlatform): Promise<Listed> {
  const { mirrorUrl, mirrorManifestUrl } = inquiry.sources.sites
  return isFileUrl(mirrorUrl)
    ? listInDirectory(mirrorUrl, inquiry, platform)
    : listInManifest(mirrorManifestUrl, inquiry, platform)
}
