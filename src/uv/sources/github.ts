import { fetchRelease } from './release.ts'
import type { Fetched, FetchPlatform, Want } from './source.ts'

export const GITHUB_URL = 'https://github.com/astral-sh/uv/releases/download'

/** The releases of astral-sh/uv, for which runners behind one address share one rate limit. */
export function fetchFromGithub(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const { mirrorUrl, githubUrl } = want.sites
  return fetchRelease({ siteUrl: githubUrl, witnessUrl: mirrorUrl }, want, platform)
}
