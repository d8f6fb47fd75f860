import type { Base } from './base.ts'
import { type Cache, orUnusable, placeOwnCache, placeUserCache } from './cache.ts'
import { type CacheChoice, chooseCacheDir } from './cache-dir.ts'
import { keepApart, realpathOf } from './isolate.ts'
import { epochDirOf, isInSomeBase, type Layout, layoutOf } from './layout.ts'
import { type Locks, placeLocks } from './locks.ts'
import type { TrustScope } from './scope.ts'
import { isSwitchedOn, readSetting } from './settings.ts'
import type { UvSetting } from './uv-config.ts'
import type { Report, World } from './world.ts'

export { type Base, type CandidateVerdict, placeBase } from './base.ts'

export interface PlacementRequest {
  readonly base: Base
  /** Exact, as in `0.13.8`. */
  readonly uvVersion: string
  /** The action's input; empty where it is not set. */
  readonly cacheDirInput: string
  /** Absolute: where uv will run. */
  readonly projectDir: string
  /** Absolute. */
  readonly workspace: string
  /** A cache that is used whatever is set. */
  readonly kept?: { readonly path: string; readonly from: string }
}

/** The directories of this job. */
export interface Placement extends Cache, Locks {
  /** Environment variables for the sync step and all later steps. */
  readonly exports: Readonly<Record<string, string>>
  /** `link-mode` of the configuration files, where these were read for the cache. */
  readonly linkMode?: UvSetting
  /** For the front of PATH. */
  readonly binDirs: readonly string[]
  /** For the log: what the user has set and what is risky. */
  readonly notes: readonly string[]
}

/**
 * Decides on the cache, the directory for its locks and the directories for Pythons and tools, and makes them. What the
 * user has set stays as it is.
 * @throws CacheDirUnusableError CacheContainsWorkspaceError
 */
export async function placeDirectories(request: PlacementRequest, platform: World): Promise<Placement> {
  const notes: string[] = []
  const report: Report = (note) => notes.push(note)
  const { base, kept } = request
  const layout = layoutOf(base.dir)
  const chosen: CacheChoice = kept
    ? { kind: 'user', ...kept, isExported: true }
    : await chooseCacheDir({ ...request, ownCachesDir: layout.cachesDir }, report, platform)
  const choice = base.scope === 'isolated' ? await keepApart(chosen, report, platform) : chosen
  const cache =
    choice.kind === 'own'
      ? await placeOwnCache({ base, epochDir: epochDirOf(layout, request.uvVersion) }, report, platform)
      : await placeUserCache({ ...request, choice }, report, platform)
  const locks = await placeLocks({ cacheDir: cache.cacheDir, layout }, report, platform)
  const state = await placeState({ layout, scope: base.scope }, report, platform)
  if (isSwitchedOn(platform.host.env, 'UV_NO_CACHE'))
    report('UV_NO_CACHE is set: uv works in a temporary directory and leaves the cache alone')
  const isExported = choice.kind === 'own' || choice.isExported
  const exports = { ...(isExported ? { UV_CACHE_DIR: cache.cacheDir } : {}), ...state.exports }
  const linkMode = choice.kind === 'own' ? choice.linkMode : undefined
  return { ...cache, ...locks, exports, binDirs: state.binDirs, notes, ...(linkMode ? { linkMode } : {}) }
}

/** Pythons and tools are shared by all jobs of a user as the cache is, and break on network file systems as it does. */
async function placeState(
  { layout, scope }: { readonly layout: Layout; readonly scope: TrustScope },
  report: Report,
  { files, host }: World,
): Promise<Pick<Placement, 'exports' | 'binDirs'>> {
  const ours = {
    UV_PYTHON_INSTALL_DIR: layout.pythonDir,
    UV_PYTHON_CACHE_DIR: layout.pythonCacheDir,
    UV_TOOL_DIR: layout.toolsDir,
    UV_TOOL_BIN_DIR: layout.binDir,
  }
  const exports: Record<string, string> = {}
  for (const [name, path] of Object.entries(ours)) {
    const set = readSetting(host.env, name)
    // An earlier step of this job may have exported ours.
    const isOfOthers = scope === 'isolated' && set !== undefined && isInSomeBase(await realpathOf(set, files))
    if (set !== undefined && set !== path && !isOfOthers) {
      report(`${name}=${set} is kept as it was set`)
      continue
    }
    await orUnusable({ path, from: undefined }, () => files.mkdir(path, { recursive: true, mode: 0o700 }))
    exports[name] = path
  }
  return { exports, binDirs: 'UV_TOOL_BIN_DIR' in exports ? [layout.binDir] : [] }
}
