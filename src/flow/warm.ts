import path from 'node:path'
import type { Lease } from '../lock/lease.ts'
import { isSuspect } from '../lock/suspect.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { findProject } from '../sync/project.ts'
import { recallPython } from '../sync/pyenv.ts'
import { isStamped, leaveStamp, nameStamp, type Stamp } from '../sync/stamp.ts'
import { attemptSync } from './attempt.ts'
import { endSearch, startSearch } from './python-search.ts'
import { dropHalfInstalled } from './repair.ts'
import type { SyncJob } from './sync-under-lease.ts'
import { timed } from './timed.ts'

/** Beside the generations of our own cache; for a cache of the user's beside its locks. */
export function warmDirOf({ cacheDir, isOwnCache, locksDir }: Placement): string {
  return path.join(isOwnCache ? path.dirname(cacheDir) : locksDir, 'warm')
}

/** Undefined: this sync always takes the exclusive way. */
export async function findStamp({ inputs, placement, plan, facts }: SyncJob, platform: Platform) {
  if (inputs.run.kind !== 'auto' || inputs.lock === 'off') return undefined
  const { rootDir } = await findProject(inputs.projectDir, platform)
  const request = {
    plan,
    projectDir: inputs.projectDir,
    rootDir,
    uvVersion: facts.uv?.version ?? '',
    cacheDir: placement.cacheDir,
    scope: [],
  }
  return await nameStamp(warmDirOf(placement), request, platform)
}

/**
 * One attempt beside others, offline, with nothing but what the cache holds. Everything but a whole environment sends the
 * job the exclusive way, which classifies, heals and tries again as if this had not been.
 */
export async function tryWarm(
  job: SyncJob,
  { stamp, lease }: { readonly stamp: Stamp; readonly lease: Lease | undefined },
  platform: Platform,
): Promise<'whole' | 'not-warm'> {
  const { facts, plan } = job
  const { actions } = platform
  const isDoubtful = lease?.inheritedFrom !== undefined || (lease && (await isSuspect(lease.path, platform)))
  if (isDoubtful) return 'not-warm'
  facts.sync = { title: plan.title, reason: plan.reason, attempts: 1 }
  const search = await startSearch(job, stamp, platform)
  const python = search && (await recallPython(search, platform))
  const options = {
    lease,
    attempt: 1,
    isOffline: true,
    python,
    isWithoutCache: false,
    reinstall: [],
    isFresh: () => false,
  }
  const trouble = await timed(facts, 'sync', platform, () => attemptSync(job, options, platform))
  if (trouble === undefined) {
    if (python === undefined) await endSearch(job, { stamp, search }, platform)
    return 'whole'
  }
  actions.info(`The cache does not suffice (${trouble.failure.cause}): taking the exclusive lock to go on`)
  delete facts.sync
  await dropHalfInstalled(job, platform)
  return 'not-warm'
}

/** What a job that waits for the exclusive lease is called away with. */
export const BECAME_WARM = new Error('another job has made this cache warm')

const LOOK_EVERY_MS = 50

/** Aborts when another job has left the stamp. Dispose of it when the wait is over. */
export function watchStamp(stamp: Stamp, platform: Platform): Disposable & { readonly signal: AbortSignal } {
  const seen = new AbortController()
  const over = new AbortController()
  const look = async () => {
    while (!over.signal.aborted) {
      await platform.clock.sleep(LOOK_EVERY_MS, over.signal)
      if (over.signal.aborted || !(await isStamped(stamp, platform))) continue
      return seen.abort(BECAME_WARM)
    }
  }
  void look()
  return { signal: seen.signal, [Symbol.dispose]: () => over.abort() }
}

/** A stamp that cannot be written costs others time, and this job nothing. */
export async function leaveQuietly(stamp: Stamp, platform: Platform): Promise<void> {
  await leaveStamp(stamp, platform).catch((error: unknown) =>
    platform.actions.info(`The next job cannot be told that the cache is warm: ${messageOf(error)}`),
  )
}
