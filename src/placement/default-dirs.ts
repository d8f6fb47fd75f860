import { join } from 'node:path'
import type { Host } from '../platform/index.ts'
import { readSetting } from './settings.ts'

/**
 * Where uv keeps its cache and its Pythons where nobody has set anything; undefined where there is no home.
 * @see https://docs.astral.sh/uv/reference/storage/
 */
export function defaultDirs({ env, homeDir, platform }: Pick<Host, 'env' | 'homeDir' | 'platform'>): {
  readonly cacheDir: string | undefined
  readonly pythonDir: string | undefined
} {
  const below = (root: string | undefined, ...names: string[]) => root && join(root, ...names)
  if (platform === 'win32')
    return {
      cacheDir: below(readSetting(env, 'LOCALAPPDATA'), 'uv', 'cache'),
      pythonDir: below(readSetting(env, 'APPDATA'), 'uv', 'python'),
    }
  return {
    cacheDir: below(readSetting(env, 'XDG_CACHE_HOME') ?? below(homeDir, '.cache'), 'uv'),
    pythonDir: below(readSetting(env, 'XDG_DATA_HOME') ?? below(homeDir, '.local', 'share'), 'uv', 'python'),
  }
}
