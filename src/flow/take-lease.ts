import { beltFileOf } from '../lock/belt.ts'
import { acquireLease, type Lease, type LeaseOutcome, type Obstacle } from '../lock/lease.ts'
import { describeOwner, type Owner } from '../lock/owner.ts'
import type { Platform } from '../platform/index.ts'
import type { LockFacts } from '../report/facts.ts'
import { ActionError } from '../shared/errors.ts'
import { formatDuration } from '../shared/text.ts'
import { LockTimeoutError } from './errors.ts'
import { PROGRESS_EVERY_MS } from './progress.ts'
import type { SyncJob } from './sync-under-lease.ts'

export interface LeaseWish {
  readonly lockPath: string
  readonly mode: 'exclusive' | 'shared'
  /** When the job began to wait, on `clock.monotonicMs`: a change of mind does not start the time-out anew. */
  readonly sinceMs: number
  /** Calls the job away from the wait; its reason is thrown. */
  readonly signal?: AbortSignal | undefined
}

/** Undefined: the user accepts to run unlocked. */
export async function takeLease(
  job: SyncJob,
  wish: LeaseWish,
  platform: Platform,
): Promise<Lease | undefined> {
  const { inputs, facts } = job
  if (inputs.lock === 'off') {
    facts.lock = { path: '', state: 'off', waitedMs: 0 }
    return undefined
  }
  try {
    const lease = await waitForLease(job, wish, platform)
    job.session.add({ lock: { path: lease.path, token: lease.token } }, platform)
    return lease
  } catch (error) {
    const accepted = acceptedBy(error, job)
    if (accepted === undefined || !(error instanceof ActionError)) throw error
    facts.lock = { path: wish.lockPath, waitedMs: 0, ...facts.lock, state: 'unlocked', unlockedBy: accepted }
    facts.notices.push(`The sync step ran unlocked (input ${accepted}): ${error.message}`)
    return undefined
  }
}

/** The input by which the user accepts to go on without the lock. */
function acceptedBy(error: unknown, { inputs }: SyncJob): LockFacts['unlockedBy'] {
  if (inputs.onLockTimeout === 'proceed' && error instanceof LockTimeoutError)
    return 'on-lock-timeout: proceed'
  return inputs.lock === 'best-effort' ? 'lock: best-effort' : undefined
}

async function waitForLease(job: SyncJob, wish: LeaseWish, platform: Platform): Promise<Lease> {
  const { inputs, facts } = job
  const { actions, clock, host, processes } = platform
  const { lockPath, mode, sinceMs } = wish
  const earlierMs = clock.monotonicMs() - sinceMs
  let waitedFor = facts.lock?.waitedFor
  let told: { readonly obstacle: Obstacle; readonly atMs: number } | undefined
  const outcome = await acquireLease(
    {
      lockPath,
      mode,
      timeoutMs: Math.max(0, inputs.lockTimeoutMs - earlierMs),
      signal: AbortSignal.any([processes.interruption, ...(wish.signal ? [wish.signal] : [])]),
      onWait: (holder, waitedMs, obstacle) => {
        waitedFor = tellObstacle({ obstacle, holder, lockPath }, platform)
        // A queue of short syncs has a new holder every second.
        if (told?.obstacle === obstacle && waitedMs - told.atMs < PROGRESS_EVERY_MS) return
        told = { obstacle, atMs: waitedMs }
        actions.info(
          `Waiting for the lock of ${job.placement.cacheDir} on ${host.hostname}, held by ${waitedFor} ` +
            `(${formatDuration(waitedMs)} of at most ${formatDuration(inputs.lockTimeoutMs)})`,
        )
      },
    },
    platform,
  )
  if (outcome.kind === 'timed-out') {
    const waitedMs = earlierMs + outcome.waitedMs
    const holder = waitedFor ?? tellOwner(outcome.holder, clock.nowMs())
    facts.lock = { path: lockPath, state: 'timed-out', waitedMs, waitedFor: holder }
    throw new LockTimeoutError({ lockPath, holder, host: host.hostname, waitedMs })
  }
  facts.lock = describeLease(outcome, { waitedFor, sinceMs, nowMs: clock.nowMs() })
  if (facts.lock.inheritedFrom)
    actions.info(
      `Inherited the lock from ${facts.lock.inheritedFrom}, whose process and child are proved dead`,
    )
  return outcome.lease
}

/** Completes the sentence `held by …`. */
function tellObstacle(
  wait: { readonly obstacle: Obstacle; readonly holder: Owner | undefined; readonly lockPath: string },
  { clock, processes }: Platform,
): string {
  const owner = tellOwner(wait.holder, clock.nowMs())
  switch (wait.obstacle) {
    case 'owner':
    case 'unknown':
      return owner
    case 'orphan':
      return `what was left running by ${owner}, which is dead; it is ended if it goes on after its run is gone`
    case 'unseen':
      return `${owner}, out of sight of this job, as in another container; it counts as gone after 2 minutes without a heartbeat`
    case 'readers':
      return `readers, one of them ${owner}`
    case 'descriptor': {
      const users = processes.findUsers(beltFileOf(wait.lockPath)).filter(({ name }) => name !== 'flock')
      const named = users.map(({ pid, name }) => `pid ${pid} (${name})`).join(', ')
      return `a process that has the kernel lock of ${owner}; ${beltFileOf(wait.lockPath)} is open in ${named || 'no process that can be seen'}`
    }
  }
}

function tellOwner(owner: Owner | undefined, nowMs: number): string {
  return owner ? describeOwner(owner, nowMs) : 'somebody who left no readable record'
}

function describeLease(
  { lease }: Extract<LeaseOutcome, { kind: 'acquired' }>,
  { waitedFor, sinceMs, nowMs }: { waitedFor: string | undefined; sinceMs: number; nowMs: number },
): LockFacts {
  return {
    path: lease.path,
    state: 'held',
    mode: lease.mode,
    waitedMs: lease.enteredAtMs - sinceMs,
    enteredAtMs: lease.enteredAtMs,
    ...(waitedFor ? { waitedFor } : {}),
    ...(lease.inheritedFrom ? { inheritedFrom: describeOwner(lease.inheritedFrom, nowMs) } : {}),
    ...(lease.withoutKernelLock ? { withoutKernelLock: lease.withoutKernelLock } : {}),
  }
}
