import { lt } from '@renovatebot/pep440'
import { fetchRelease } from './release.ts'
import { type Fetched, type FetchPlatform, unavailable, type Want } from './source.ts'

export const MIRROR_URL = 'https://releases.astral.sh/github/uv/releases/download'

const FIRST_VERSION = '0.10.7'

/** The publisher's own mirror of its releases: no rate limit, and no token. */
export async function fetchFromMirror(want: Want, platform: FetchPlatform): Promise<Fetched> {
  if (lt(want.version, FIRST_VERSION))
    return unavailable(`${new URL(want.sites.mirrorUrl).host} has uv from ${FIRST_VERSION} on`)
  const { mirrorUrl, githubUrl } = want.sites
  return fetchRelease({ siteUrl: mirrorUrl, witnessUrl: githubUrl }, want, platform)
}
