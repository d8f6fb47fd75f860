import { join } from 'node:path'
import type { TrustScope } from './scope.ts'

/**
 * What lies below a base, drawn once. A change that an older release could not read gets a new version directory.
 *
 * ```
 * <base>/v1/
 *   cache/<epoch>/gen-<n>/    UV_CACHE_DIR
 *   cache/<epoch>/current     the number n
 *   cache/<epoch>/warm/       stamps: a locked project has synced from a generation, so the next sync only reads;
 *                             beside a stamp, which Python pyenv stood for
 *   python/  python-cache/    UV_PYTHON_INSTALL_DIR, UV_PYTHON_CACHE_DIR
 *   tools/  bin/              UV_TOOL_DIR, UV_TOOL_BIN_DIR
 *   uv/                       uv itself, where the runner's tool cache is not usable
 *   locks/                    beside the caches, never inside: `uv cache clean` empties a cache directory
 *   trash/                    renamed-aside things on their way out
 *   canary                    the oldest file
 *   ballast/                  a MiB to give up when the disk is full
 *   clean-workflows           digests of workflows in which the linter has found nothing
 * ```
 */
export interface Layout {
  readonly versionDir: string
  readonly cachesDir: string
  readonly pythonDir: string
  readonly pythonCacheDir: string
  readonly toolsDir: string
  readonly binDir: string
  readonly uvDir: string
  readonly locksDir: string
  readonly trashDir: string
  readonly canaryFile: string
  readonly ballastDir: string
  readonly cleanWorkflowsFile: string
}

/**
 * The name of a base in its parent directory. One for each user: nobody can use what belongs to another. One more for
 * jobs that are kept apart: cache, locks, Pythons and tools are theirs alone.
 */
export function baseNameOf(uid: number | undefined, scope: TrustScope = 'shared'): string {
  const name = uid === undefined ? 'locked-uv' : `locked-uv-${uid}`
  return scope === 'isolated' ? `${name}-isolated` : name
}

/** Whether a path lies in a base, whoever's it is. */
export function isInSomeBase(dir: string): boolean {
  return /[\\/]locked-uv(?:-\d+)?(?:-isolated)?[\\/]v1(?:[\\/]|$)/.test(dir)
}

export function layoutOf(baseDir: string): Layout {
  const versionDir = join(baseDir, 'v1')
  return {
    versionDir,
    cachesDir: join(versionDir, 'cache'),
    pythonDir: join(versionDir, 'python'),
    pythonCacheDir: join(versionDir, 'python-cache'),
    toolsDir: join(versionDir, 'tools'),
    binDir: join(versionDir, 'bin'),
    uvDir: join(versionDir, 'uv'),
    locksDir: join(versionDir, 'locks'),
    trashDir: join(versionDir, 'trash'),
    canaryFile: join(versionDir, 'canary'),
    ballastDir: join(versionDir, 'ballast'),
    cleanWorkflowsFile: join(versionDir, 'clean-workflows'),
  }
}

/**
 * The directory of the caches that a uv version shares with the others of its minor series. Different series mostly use
 * different buckets, and a `uv cache prune` by one deletes those of another.
 */
export function epochDirOf(layout: Layout, uvVersion: string): string {
  const epoch = /^\d+\.\d+(?=\.)/.exec(uvVersion)?.[0]
  if (epoch === undefined) throw new Error(`no uv version: ${uvVersion}`)
  return join(layout.cachesDir, epoch)
}

export function generationDirOf(epochDir: string, generation: number): string {
  return join(epochDir, `gen-${generation}`)
}

export function currentFileOf(epochDir: string): string {
  return join(epochDir, 'current')
}

/** The base and the number of a cache directory that has the shape of ours, in whatever base it lies. */
export function parseGenerationDir(
  dir: string,
): { readonly baseDir: string; readonly generation: number } | undefined {
  const match =
    /^(.*[\\/]locked-uv(?:-\d+)?(?:-isolated)?)[\\/]v1[\\/]cache[\\/][^\\/]+[\\/]gen-([1-9]\d{0,8})$/.exec(
      dir,
    )
  const [, baseDir, digits] = match ?? []
  return baseDir === undefined ? undefined : { baseDir, generation: Number(digits) }
}
