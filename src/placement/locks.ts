import { basename, dirname, join } from 'node:path'
import { errnoOf } from '../shared/errors.ts'
import { explainErrno } from './errors.ts'
import { type Layout, layoutOf, parseGenerationDir } from './layout.ts'
import { makePrivateDirectory } from './trust.ts'
import type { Report, World } from './world.ts'

/** Where the locks of a cache are kept. */
export interface Locks {
  /** Exists, mode 0700, ours. The same for every job of this user with this cache, unless a note says otherwise. */
  readonly locksDir: string
  /** For people. */
  readonly locksDirFrom: string
}

/**
 * The lock follows the cache: its place is derived from the real path of the cache alone, so that jobs with different
 * bases or settings meet whenever they write to the same cache.
 */
export async function placeLocks(
  { cacheDir, layout }: { readonly cacheDir: string; readonly layout: Layout },
  report: Report,
  platform: World,
): Promise<Locks> {
  const place = decideLocks(cacheDir)
  const obstacle = await tryLocksDir(place.locksDir, report, platform)
  if (obstacle === undefined) {
    if (await isCacheMountedFromOutside({ cacheDir, locksDir: place.locksDir }, platform))
      report(
        `locks of ${cacheDir} are kept in ${place.locksDir}, on another mount than the cache and inside this container: ` +
          'jobs that use the cache from other containers or from the host are not kept out. Mount the directory above the cache instead',
      )
    return place
  }
  await platform.files.mkdir(layout.locksDir, { recursive: true, mode: 0o700 })
  report(
    `locks of ${cacheDir} are kept in ${layout.locksDir}, since ${obstacle}; ` +
      'jobs that use this cache from another base or as another user are not kept out',
  )
  return { locksDir: layout.locksDir, locksDirFrom: 'in the base' }
}

// The pid namespace of the machine itself (PROC_PID_INIT_INO in Linux' proc_ns.h); a container has another.
const INIT_PID_NAMESPACE = 'pid:[4026531836]'

/** A cache that is a volume of its own: what lies beside it dies with the container, and nobody else sees it. */
async function isCacheMountedFromOutside(
  { cacheDir, locksDir }: { readonly cacheDir: string; readonly locksDir: string },
  { files, host }: World,
): Promise<boolean> {
  if (host.pidNamespace === undefined || host.pidNamespace === INIT_PID_NAMESPACE) return false
  const [cache, locks] = await Promise.all([files.stat(cacheDir), files.stat(locksDir)])
  return cache.dev !== locks.dev
}

function decideLocks(cacheDir: string): Locks {
  const own = parseGenerationDir(cacheDir)
  if (own !== undefined)
    return { locksDir: layoutOf(own.baseDir).locksDir, locksDirFrom: 'in the base of the cache' }
  const name = `.${basename(cacheDir)}.locked-uv`
  return { locksDir: join(dirname(cacheDir), name), locksDirFrom: 'beside the cache' }
}

/** Undefined: ready for use. Otherwise what is wrong with it. */
async function tryLocksDir(dir: string, report: Report, platform: World): Promise<string | undefined> {
  try {
    const made = await makePrivateDirectory(dir, platform)
    if (made.kind === 'foreign') return made.reason
    made.notes.forEach(report)
    return undefined
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return `${dir} cannot be used: ${explainErrno(error)}`
  }
}
