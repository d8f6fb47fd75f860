import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { judgeEnvironment } from '../sync/environment.ts'
import { EnvironmentUnusableError } from '../sync/errors.ts'
import { type Depth, type Verification, verifyEnvironment } from '../sync/verify.ts'
import { diagnoseHoles, packagesOf, type Trouble } from './diagnose.ts'
import { EnvironmentIncompleteError } from './errors.ts'
import { withProgress } from './progress.ts'
import type { SyncJob } from './sync-under-lease.ts'

interface Search {
  readonly depth: Depth
  /** Whether a copy in the cache was fetched in this run, after a heal. */
  readonly isFresh: (archiveId: string) => boolean
}

/** Undefined: every file of the environment is there, or it is nobody's fault but the wheel's. */
export async function findHoles(
  job: SyncJob,
  { depth, isFresh }: Search,
  platform: Platform,
): Promise<Trouble | undefined> {
  const { environmentDir } = job.plan
  if (environmentDir === undefined) return undefined
  // On a network file system this takes longer than the runner waits after a cancel.
  const signal = platform.processes.interruption
  const state = await judgeEnvironment(environmentDir, platform)
  if (state.kind === 'half-made')
    throw new EnvironmentUnusableError({ environmentDir, why: state.why, foreign: [] })
  const found = await withProgress(`Comparing ${environmentDir} with its RECORD files`, platform, () =>
    verifyEnvironment(environmentDir, platform, { depth, signal }),
  )
  signal.throwIfAborted()
  const holes =
    found.holes.length > 0
      ? await withoutOwnFaults(job, found, { depth, environmentDir, isFresh }, platform)
      : []
  if (holes.length === 0) {
    job.facts.verified = { distributions: found.distributions, files: found.files }
    return undefined
  }
  const diagnosis = await diagnoseHoles(holes, { job, depth }, platform)
  const error = new EnvironmentIncompleteError({
    environmentDir,
    holes: holes.map(({ path: file, why }) => `${file}: ${why}`),
    failure: diagnosis.failure,
  })
  return { ...diagnosis, error }
}

/** A wheel that was just fetched and has the same hole was published with it. */
async function withoutOwnFaults(
  job: SyncJob,
  { holes }: Verification,
  { depth, environmentDir, isFresh }: Search & { readonly environmentDir: string },
  platform: Platform,
): Promise<Verification['holes']> {
  const { copies } = await diagnoseHoles(holes, { job, depth }, platform)
  const isOwnFault = (hole: Verification['holes'][number]) =>
    copies.damaged.some(
      (copy) =>
        copy.package.name === hole.package.name &&
        isFresh(copy.archiveId) &&
        copy.holes.some(
          (file) => hole.path.startsWith(environmentDir) && hole.path.endsWith(path.sep + file),
        ),
    )
  const own = holes.filter(isOwnFault)
  for (const { name } of packagesOf(own))
    job.facts.notices.push(
      `The wheel of ${name} does not hold what its own RECORD lists, also when it is fetched again; tell its publisher.`,
    )
  return holes.filter((hole) => !own.includes(hole))
}
