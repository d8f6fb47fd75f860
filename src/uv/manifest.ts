import { resolveLink } from './link.ts'

/** A file of a release, as a manifest lists it. */
export interface ManifestArtifact {
  /** Target triple. */
  readonly platform: string
  /** Absolute. */
  readonly url: string
  readonly sha256: string | undefined
}

export interface ManifestRelease {
  readonly version: string
  readonly artifacts: readonly ManifestArtifact[]
}

interface RawRelease {
  readonly version?: unknown
  readonly artifacts?: unknown
}

/**
 * Reads a manifest of uv's releases: one JSON object per line, as the publisher's own, or one array of them. Relative
 * URLs count from the manifest. Variants of a build are left out.
 * @throws SyntaxError or TypeError for anything else
 */
export function parseManifest(body: string, manifestUrl: string): ManifestRelease[] {
  const records: unknown = body.trimStart().startsWith('[')
    ? JSON.parse(body)
    : body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]))
  return (records as RawRelease[]).map(({ version, artifacts }) => {
    if (typeof version !== 'string' || !Array.isArray(artifacts))
      throw new TypeError('a record without version and artifacts')
    return { version, artifacts: artifacts.flatMap((raw) => toArtifact(raw, manifestUrl)) }
  })
}

function toArtifact(raw: unknown, manifestUrl: string): ManifestArtifact[] {
  const { platform, url, sha256, variant } = raw as Record<string, unknown>
  if (typeof platform !== 'string' || typeof url !== 'string')
    throw new TypeError('an artifact without platform and url')
  if (variant !== undefined && variant !== 'default') return []
  const target = resolveLink(url, manifestUrl)
  if (target === undefined) throw new TypeError('an artifact with a link that leads nowhere')
  const isDigest = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256)
  return [{ platform, url: target, sha256: isDigest ? sha256.toLowerCase() : undefined }]
}
