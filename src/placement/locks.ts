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
  if (obstacle === undefined) return place
  await platform.files.mkdir(layout.locksDir, { recursive: true, mode: 0o700 })
  report(
    `locks of ${cacheDir} are kept in ${layout.locksDir}, since ${obstacle}; ` +
      'jobs that use this cache from another base or as another user are not kept out',
  )
  return { locksDir: layout.locksDir, locksDirFrom: 'in the base' }
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
