import path from 'node:path'
import type { Inputs } from '../inputs/read.ts'
import { lockKey } from '../lock/key.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import type { SyncCommands } from '../sync/command.ts'
import { type Attempts, noAttempts } from './attempts.ts'
import { followGeneration } from './repair.ts'
import { retireGenerations } from './retire.ts'
import { syncAndHeal } from './sync-and-heal.ts'
import { takeLease } from './take-lease.ts'
import { timed } from './timed.ts'

export interface SyncJob {
  readonly inputs: Inputs
  readonly placement: Placement
  readonly plan: SyncCommands
  readonly facts: RunFacts
}

/** Runs the sync step while nobody else on this node writes to the same cache: each cache has a lock of its own. */
export async function syncUnderLease(job: SyncJob, platform: Platform): Promise<void> {
  const attempts = noAttempts()
  let { placement } = job
  for (;;) {
    const next = await syncIn({ ...job, placement }, attempts, platform)
    if (next === undefined) break
    placement = next
  }
  if (placement !== job.placement) await retireGenerations(placement, platform)
}

/** Answers the directories to go on with, where the cache was given up for another. */
async function syncIn(job: SyncJob, attempts: Attempts, platform: Platform): Promise<Placement | undefined> {
  const lockPath = path.join(job.placement.locksDir, `${lockKey(job.placement.cacheDir)}.lock`)
  const lease = await timed(job.facts, 'lock', platform, () => takeLease(job, lockPath, platform))
  const lock = job.facts.lock
  try {
    const left = await followGeneration(job, platform)
    if (left !== undefined) {
      platform.actions.info(
        `While this job waited for the lock, it ${left.steps.join()}: ${left.placement.cacheDir}`,
      )
      publishMove(job, left.placement, platform)
      return left.placement
    }
    const outcome = await timed(job.facts, 'sync', platform, () =>
      syncAndHeal(job, { lease, attempts }, platform),
    )
    if (outcome.kind === 'whole') return undefined
    publishMove(job, outcome.placement, platform)
    return outcome.placement
  } finally {
    // Before the release: the next one may be in at once, and the legs' logs are compared.
    if (lock && lease) lock.leftAtMs = platform.clock.monotonicMs()
    await lease?.release()
  }
}

/** Later steps of the job use the new cache as well. */
function publishMove({ facts }: SyncJob, { cacheDir, exports }: Placement, { actions }: Platform): void {
  if (exports['UV_CACHE_DIR'] !== undefined) actions.exportVariable('UV_CACHE_DIR', cacheDir)
  if (facts.placement) facts.placement = { ...facts.placement, cacheDir }
}
