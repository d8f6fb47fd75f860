import { planRetry } from '../heal/plan.ts'
import type { Lease } from '../lock/lease.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { formatDuration } from '../shared/text.ts'
import { attemptSync } from './attempt.ts'
import { type Attempts, isFresh } from './attempts.ts'
import type { Trouble } from './diagnose.ts'
import { heal, tellCost } from './heal.ts'
import { dropHalfInstalled } from './repair.ts'
import type { SyncJob } from './sync-under-lease.ts'
import { timed } from './timed.ts'

export type SyncOutcome =
  | { readonly kind: 'whole' }
  /** The cache was given up: go on with these directories, under their lock. */
  | { readonly kind: 'moved'; readonly placement: Placement }

/**
 * Runs the sync step until the environment is whole: each repair at most once, from the gentlest on, and further attempts
 * after failures that may pass by themselves.
 * @throws SyncFailedError EnvironmentIncompleteError VerifyFailedError Interrupted
 */
export async function syncAndHeal(
  job: SyncJob,
  { lease, attempts }: { readonly lease: Lease | undefined; readonly attempts: Attempts },
  platform: Platform,
): Promise<SyncOutcome> {
  const { facts, plan } = job
  facts.sync ??= { title: plan.title, reason: plan.reason, attempts: 0 }
  for (;;) {
    facts.sync.attempts++
    const options = {
      lease,
      attempt: facts.sync.attempts,
      isWithoutCache: attempts.heals.some(({ rung }) => rung === 'no-cache'),
      reinstall: [...attempts.reinstall],
      isFresh: (archiveId: string) => isFresh(archiveId, attempts),
    }
    const trouble = await timed(facts, 'sync', platform, () => attemptSync(job, options, platform))
    if (trouble === undefined) {
      if (attempts.heals.length > 0) await tellCost(job, attempts, platform)
      return { kind: 'whole' }
    }
    if (lease?.isLost()) {
      platform.actions.info(
        'Nothing is tried again or healed: the lock went to another job, which may be writing now',
      )
      facts.failureClass = trouble.failure.class
      throw trouble.error
    }
    if (await retryLater(job, { trouble, lease, attempts }, platform)) continue
    const placement = await timed(facts, 'heal', platform, () => heal(job, { trouble, attempts }, platform))
    if (placement !== undefined) return { kind: 'moved', placement }
  }
}

/** True: it has been waited, and what the failed attempt left half done is gone. */
async function retryLater(
  job: SyncJob,
  { trouble, lease, attempts }: { trouble: Trouble; lease: Lease | undefined; attempts: Attempts },
  platform: Platform,
): Promise<boolean> {
  const { inputs } = job
  const { actions, clock, processes } = platform
  const { failure } = trouble
  const heldMs = lease === undefined ? 0 : clock.monotonicMs() - lease.enteredAtMs
  const decision = planRetry(failure, {
    networkRetriesLeft: inputs.retries - attempts.networkRetries,
    retries: attempts.retries,
    timeLeftMs: inputs.lockTimeoutMs - heldMs,
    jitter: Math.random(),
  })
  if (decision.kind === 'none') return false
  attempts.retries++
  if (failure.class === 'network') attempts.networkRetries++
  const pause = formatDuration(decision.pauseMs)
  actions.info(`This may pass (${failure.class}): trying again in ${pause}: ${failure.cause}`)
  await timed(job.facts, 'pause', platform, () => clock.sleep(decision.pauseMs, processes.interruption))
  processes.interruption.throwIfAborted()
  await dropHalfInstalled(job, platform)
  return true
}
