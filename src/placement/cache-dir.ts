import { isAbsolute, join, resolve } from 'node:path'
import type { Host } from '../platform/index.ts'
import { isInside } from './paths.ts'
import { readSetting } from './settings.ts'
import { findText, readUvConfig, type UvSetting } from './uv-config.ts'
import type { Report, World } from './world.ts'

/** Whose cache directory it is. */
export type CacheChoice =
  | {
      readonly kind: 'own'
      /** `link-mode` of the configuration files, which were read for the cache. */
      readonly linkMode?: UvSetting
    }
  | {
      readonly kind: 'user'
      /** Absolute; may not exist. */
      readonly path: string
      readonly from: string
      /** False: uv reads it from where the user wrote it. */
      readonly isExported: boolean
    }

export interface CacheRequest {
  /** The action's input; empty where it is not set. */
  readonly cacheDirInput: string
  readonly projectDir: string
  readonly workspace: string
  /** Where our own caches are: an exported UV_CACHE_DIR that points there comes from an earlier step of this job. */
  readonly ownCachesDir: string
}

/**
 * uv's own precedence with the input in front: input, UV_CACHE_DIR, `cache-dir` of the configuration files, and ours
 * where nobody has set anything.
 */
export async function chooseCacheDir(
  request: CacheRequest,
  report: Report,
  platform: World,
): Promise<CacheChoice> {
  const { cacheDirInput, ownCachesDir, projectDir, workspace } = request
  const { env } = platform.host
  if (cacheDirInput !== '') {
    const path = resolve(workspace, expandHome(cacheDirInput, platform.host))
    return { kind: 'user', path, from: 'input cache-dir', isExported: true }
  }
  const rawEnv = readSetting(env, 'UV_CACHE_DIR')
  if (rawEnv !== undefined) {
    const path = resolve(workspace, rawEnv)
    if (isInside(path, ownCachesDir)) return { kind: 'own' }
    const isExported = !isAbsolute(rawEnv)
    if (isExported) report(`UV_CACHE_DIR=${rawEnv} is relative; it is made ${path} for all steps`)
    return { kind: 'user', path, from: 'UV_CACHE_DIR', isExported }
  }
  const tables = await readUvConfig(projectDir, report, platform)
  const configured = findText(tables, 'cache-dir')
  const linkMode = findText(tables, 'link-mode')
  if (configured === undefined) return { kind: 'own', ...(linkMode ? { linkMode } : {}) }
  // uv takes an empty UV_CACHE_DIR for an error, so then the variable has to carry the configured path.
  const isExported = env['UV_CACHE_DIR'] === ''
  return { kind: 'user', path: resolve(projectDir, configured.value), from: configured.from, isExported }
}

/** As far as `~/` goes: uv and the shell know no other home here. */
function expandHome(path: string, { homeDir }: Pick<Host, 'homeDir'>): string {
  return homeDir !== undefined && /^~(?=$|[\\/])/.test(path) ? join(homeDir, path.slice(1)) : path
}
