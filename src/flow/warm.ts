import path from 'node:path'
import type { Lease } from '../lock/lease.ts'
import { isSuspect } from '../lock/suspect.ts'
import { defaultDirs } from '../placement/default-dirs.ts'
import type { Placement } from '../placement/place.ts'
import { readSetting } from '../placement/settings.ts'
import { listSharedConfigFiles } from '../placement/uv-config.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { findProject } from '../sync/project.ts'
import { namePythonSearch, type PythonSearch, recallPython, rememberPython } from '../sync/pyenv.ts'
import { readPython } from '../sync/python-version.ts'
import { isStamped, leaveStamp, nameStamp, type Stamp } from '../sync/stamp.ts'
import { attemptSync } from './attempt.ts'
import { dropHalfInstalled } from './repair.ts'
import type { SyncJob } from './sync-under-lease.ts'
import { timed } from './timed.ts'

/** Beside the generations of our own cache; for a cache of the user's beside its locks. */
export function warmDirOf({ cacheDir, isOwnCache, locksDir }: Placement): string {
  return path.join(isOwnCache ? path.dirname(cacheDir) : locksDir, 'warm')
}

/** What jobs before this one have left to know of its sync. */
export interface Known {
  readonly stamp: Stamp
  /** Where an environment has to be made, for which uv has to look for a Python. */
  readonly search: PythonSearch | undefined
}

/** Undefined: this sync always takes the exclusive way. */
export async function findKnown(job: SyncJob, platform: Platform): Promise<Known | undefined> {
  const { inputs, placement, plan, facts } = job
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
  const stamp = await nameStamp(warmDirOf(placement), request, platform)
  return stamp && { stamp, search: await findSearch(job, stamp, platform) }
}

async function findSearch({ inputs, plan }: SyncJob, { file }: Stamp, platform: Platform) {
  const { environmentDir } = plan
  // Elsewhere the variable decides on more than the interpreter of a new environment.
  if (environmentDir === undefined || plan.commands.at(-1)?.argv[1] !== 'sync') return undefined
  if ((await readPython(environmentDir, platform)) !== undefined) return undefined
  const { env } = platform.host
  const request = {
    stampFile: file,
    projectDir: inputs.projectDir,
    managedDir: readSetting(env, 'UV_PYTHON_INSTALL_DIR') ?? defaultDirs(platform.host).pythonDir,
    configFiles: listSharedConfigFiles(platform.host),
  }
  return await namePythonSearch(request, platform)
}

/**
 * One attempt beside others, offline, with nothing but what the cache holds. Everything but a whole environment sends the
 * job the exclusive way, which classifies, heals and tries again as if this had not been.
 */
export async function tryWarm(
  job: SyncJob,
  { known, lease }: { readonly known: Known; readonly lease: Lease | undefined },
  platform: Platform,
): Promise<'whole' | 'not-warm'> {
  const { facts, plan } = job
  const { actions } = platform
  const isDoubtful = lease?.inheritedFrom !== undefined || (lease && (await isSuspect(lease.path, platform)))
  if (isDoubtful) return 'not-warm'
  facts.sync = { title: plan.title, reason: plan.reason, attempts: 1 }
  const python = known.search && (await recallPython(known.search, platform))
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
    if (python === undefined) await rememberQuietly(job, known, platform)
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

/** What cannot be written down costs others time, and this job nothing. */
export async function leaveQuietly(job: SyncJob, known: Known, platform: Platform): Promise<void> {
  await leaveStamp(known.stamp, platform).catch((error: unknown) =>
    platform.actions.info(`The next job cannot be told that the cache is warm: ${messageOf(error)}`),
  )
  await rememberQuietly(job, known, platform)
}

async function rememberQuietly({ plan }: SyncJob, { search }: Known, platform: Platform): Promise<void> {
  if (search === undefined || plan.environmentDir === undefined) return
  await rememberPython(search, plan.environmentDir, platform).catch((error: unknown) =>
    platform.actions.info(`The next job cannot be told which Python pyenv stands for: ${messageOf(error)}`),
  )
}
