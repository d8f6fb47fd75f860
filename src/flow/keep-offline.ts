import { isCold } from '../cache/fill.ts'
import { defaultDirs } from '../placement/default-dirs.ts'
import { type Placement, type PlacementRequest, placeDirectories } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { ActionError, unlessErrno } from '../shared/errors.ts'

/**
 * What an offline job is not to be led away from: the packages and Pythons that somebody has put where uv keeps them by
 * itself. Ours have been filled from everywhere by now; as long as they are empty, uv's own stay in use. The same
 * placement where there is nothing to keep.
 */
export async function keepForOffline(
  {
    request,
    placement,
    isOffline,
  }: {
    readonly request: PlacementRequest
    readonly placement: Placement
    readonly isOffline: () => Promise<boolean>
  },
  platform: Platform,
): Promise<Placement> {
  const cold = placement.isOwnCache && (await isCold(placement.cacheDir, platform))
  const pythonDir = placement.exports['UV_PYTHON_INSTALL_DIR']
  const pythonless = pythonDir !== undefined && !(await hasPythons(pythonDir, platform))
  if ((!cold && !pythonless) || !(await isOffline())) return placement
  const cached = cold ? await keepCache({ request, placement }, platform) : placement
  return pythonless ? await keepPythons(cached, request, platform) : cached
}

async function keepCache(
  { request, placement }: { readonly request: PlacementRequest; readonly placement: Placement },
  platform: Platform,
): Promise<Placement> {
  const dir = defaultDirs(platform.host).cacheDir
  if (dir === undefined || (await isCold(dir, platform)))
    return noting(
      placement,
      `this job is offline and its cache ${placement.cacheDir} is empty: whatever is not installed is missing. Sync once online, or name a seed-cache-dir`,
    )
  if (request.base.scope === 'isolated')
    return noting(
      placement,
      `this job is offline and its cache is empty; ${dir} has packages, but is for jobs of another trust scope`,
    )
  const from = `uv's own, kept since this job is offline and ${placement.cacheDir} is empty`
  try {
    return await placeDirectories({ ...request, kept: { path: dir, from } }, platform)
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return noting(
      placement,
      `this job is offline and its cache is empty; ${dir} has packages, but ${error.message}`,
    )
  }
}

async function keepPythons(
  placement: Placement,
  { base }: PlacementRequest,
  platform: Platform,
): Promise<Placement> {
  const dir = defaultDirs(platform.host).pythonDir
  if (base.scope === 'isolated' || dir === undefined || !(await hasPythons(dir, platform))) return placement
  const exports = { ...placement.exports, UV_PYTHON_INSTALL_DIR: dir }
  return noting(
    { ...placement, exports },
    `the Pythons in ${dir} stay in use, since this job is offline and has no others`,
  )
}

async function hasPythons(dir: string, { files }: Platform): Promise<boolean> {
  const names = await unlessErrno(['ENOENT', 'ENOTDIR', 'EACCES'], () => files.readdir(dir))
  return names?.some((name) => !name.startsWith('.')) ?? false
}

function noting(placement: Placement, note: string): Placement {
  return { ...placement, notes: [...placement.notes, note] }
}
