import { listInManifest } from './manifest.ts'
import { fetchRelease } from './release.ts'
import type { Fetched, FetchPlatform, Inquiry, Listed, Want } from './source.ts'

/** The releases of astral-sh/uv, for which runners behind one address share one rate limit. */
export function fetchFromGithub(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const { mirrorUrl, githubUrl } = want.sources.sites
  return fetchRelease({ siteUrl: githubUrl, witnessUrl: mirrorUrl }, want, platform)
}

export function listFromGithub(inquiry: Inquiry, platform: FetchPlatform): Promise<Listed> {
  return listInManifest(inquiry.sources.sites.githubManifestUrl, inquiry, platform)
}
