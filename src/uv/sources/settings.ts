import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Host } from '../../platform/index.ts'
import { isUsableUrl } from '../link.ts'
import { UvSourceInvalid } from './errors.ts'
import type { ReleaseSites, SourceName, SourceSettings } from './source.ts'

/** What the step says about sources. Texts are empty where not set. */
export interface SourceInputs {
  readonly sources: readonly SourceName[]
  readonly downloadBaseUrl: string
  readonly manifestFile: string
  /** Absolute; where relative paths count from. */
  readonly projectDir: string
}

const MIRROR_ORIGIN = 'https://releases.astral.sh'
const GITHUB_ORIGIN = 'https://github.com'
const LOCAL: readonly SourceName[] = ['tool-cache', 'path']

export const PUBLIC_SITES: ReleaseSites = {
  mirrorUrl: `${MIRROR_ORIGIN}/github/uv/releases/download`,
  githubUrl: `${GITHUB_ORIGIN}/astral-sh/uv/releases/download`,
  mirrorManifestUrl: `${MIRROR_ORIGIN}/github/versions/main/v1/uv.ndjson`,
  githubManifestUrl: 'https://raw.githubusercontent.com/astral-sh/versions/main/v1/uv.ndjson',
}

/**
 * Decides which sources are asked. A base or manifest of the user's own takes the place of the public sources, unless the
 * input sources says otherwise; uv's variables UV_ASTRAL_MIRROR_URL and UV_INSTALLER_GITHUB_BASE_URL mean what they
 * mean to uv: the first replaces the mirror and rules GitHub out.
 * @throws UvSourceInvalid
 */
export function decideSources(inputs: SourceInputs, { env }: Pick<Host, 'env'>): SourceSettings {
  const { manifestFile, projectDir } = inputs
  const mirror = urlIn(env, 'UV_ASTRAL_MIRROR_URL')
  const github = urlIn(env, 'UV_INSTALLER_GITHUB_BASE_URL') || urlIn(env, 'UV_INSTALLER_GHE_BASE_URL')
  const base = toUrl(inputs.downloadBaseUrl, { from: 'input download-base-url', projectDir })
  const sites: ReleaseSites = {
    ...PUBLIC_SITES,
    ...(mirror && {
      mirrorUrl: `${mirror}/github/uv/releases/download`,
      mirrorManifestUrl: `${mirror}/github/versions/main/v1/uv.ndjson`,
    }),
    ...(github && { githubUrl: `${github}/astral-sh/uv/releases/download`, githubManifestUrl: undefined }),
    ...(base && { mirrorUrl: withoutSlash(base), mirrorManifestUrl: undefined }),
  }
  return {
    order: inputs.sources.length > 0 ? inputs.sources : defaultOrder(inputs, mirror !== ''),
    sites,
    manifestUrl: toUrl(manifestFile, { from: 'input manifest-file', projectDir }) || undefined,
  }
}

function defaultOrder({ downloadBaseUrl, manifestFile }: SourceInputs, hasOwnMirror: boolean): SourceName[] {
  if (manifestFile !== '' || downloadBaseUrl !== '')
    return [
      ...LOCAL,
      ...(manifestFile ? ['manifest' as const] : []),
      ...(downloadBaseUrl ? ['mirror' as const] : []),
    ]
  return [...LOCAL, 'index', 'mirror', ...(hasOwnMirror ? [] : ['github' as const])]
}

function urlIn(env: Host['env'], name: string): string {
  return withoutSlash(toUrl(env[name]?.trim() ?? '', { from: name }))
}

/** Empty for nothing. Without a project directory only a URL will do. */
function toUrl(text: string, { from, projectDir }: { from: string; projectDir?: string }): string {
  if (text === '' || isUsableUrl(text)) return text
  // A single letter is a drive of Windows.
  if (projectDir === undefined || /^[a-z][a-z0-9+.-]+:/i.test(text)) throw new UvSourceInvalid(from, text)
  return pathToFileURL(path.resolve(projectDir, text)).href
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
