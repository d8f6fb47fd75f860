import path from 'node:path'
import type { Inputs } from '../inputs/read.ts'
import { lockKey } from '../lock/key.ts'
import { acquireLease, type Lease } from '../lock/lease.ts'
import { describeOwner, type Owner } from '../lock/owner.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { LockFacts, RunFacts } from '../report/facts.ts'
import { ActionError } from '../shared/errors.ts'
import { formatDuration } from '../shared/text.ts'
import type { SyncCommands } from '../sync/command.ts'
import { LockTimeoutError } from './errors.ts'
import { saveSession } from './session.ts'
import { syncAndHeal } from './sync-and-heal.ts'
import { timed } from './timed.ts'

export interface SyncJob {
  readonly inputs: Inputs
  readonly placement: Placement
  readonly plan: SyncCommands
  readonly facts: RunFacts
}

/** Runs the sync step while nobody else on this node writes to the same cache. */
export async function syncUnderLease(job: SyncJob, platform: Platform): Promise<void> {
  const lockPath = path.join(job.placement.locksDir, `${lockKey(job.placement.cacheDir)}.lock`)
  const lease = await timed(job.facts, 'lock', platform, () => takeLease(job, lockPath, platform))
  const lock = job.facts.lock
  try {
    await timed(job.facts, 'sync', platform, () => syncAndHeal(job, lease, platform))
  } finally {
    // Before the release: the next one may be in at once, and the legs' logs are compared.
    if (lock && lease) lock.leftAtMs = platform.clock.monotonicMs()
    await lease?.release()
  }
}

/** Undefined: the user accepts to run unlocked. */
async function takeLease(job: SyncJob, lockPath: string, platform: Platform): Promise<Lease | undefined> {
  const { inputs, facts } = job
  if (inputs.lock === 'off') {
    facts.lock = { path: '', state: 'off', waitedMs: 0 }
    return undefined
  }
  try {
    const lease = await waitForLease(job, lockPath, platform)
    saveSession({ version: 1, lock: { path: lease.path, token: lease.token } }, platform)
    return lease
  } catch (error) {
    if (inputs.lock !== 'best-effort' || !(error instanceof ActionError)) throw error
    facts.lock = { path: lockPath, state: 'unlocked', waitedMs: facts.lock?.waitedMs ?? 0 }
    facts.notices.push(`The sync step ran unlocked (input lock: best-effort): ${error.message}`)
    return undefined
  }
}

async function waitForLease(job: SyncJob, lockPath: string, platform: Platform): Promise<Lease> {
  const { inputs, facts } = job
  const { actions, clock, host } = platform
  let waitedFor: string | undefined
  const outcome = await acquireLease(
    {
      lockPath,
      timeoutMs: inputs.lockTimeoutMs,
      signal: platform.processes.interruption,
      onWait: (holder, waitedMs) => {
        waitedFor = tellHolder(holder, clock.nowMs())
        actions.info(
          `Waiting for the lock of ${job.placement.cacheDir} on ${host.hostname}, held by ${waitedFor} ` +
            `(${formatDuration(waitedMs)} of at most ${formatDuration(inputs.lockTimeoutMs)})`,
        )
      },
    },
    platform,
  )
  if (outcome.kind === 'timed-out') {
    const holder = tellHolder(outcome.holder, clock.nowMs())
    facts.lock = { path: lockPath, state: 'timed-out', waitedMs: outcome.waitedMs, waitedFor: holder }
    throw new LockTimeoutError({ lockPath, holder, host: host.hostname, waitedMs: outcome.waitedMs })
  }
  const { lease } = outcome
  facts.lock = describeLease(lease, waitedFor, clock.nowMs())
  if (facts.lock.inheritedFrom)
    actions.info(
      `Inherited the lock from ${facts.lock.inheritedFrom}, whose process and child are proved dead`,
    )
  return lease
}

function tellHolder(holder: Owner | undefined, nowMs: number): string {
  return holder ? describeOwner(holder, nowMs) : 'somebody who left no readable record'
}

function describeLease(lease: Lease, waitedFor: string | undefined, nowMs: number): LockFacts {
  return {
    path: lease.path,
    state: 'held',
    waitedMs: lease.waitedMs,
    enteredAtMs: lease.enteredAtMs,
    ...(waitedFor ? { waitedFor } : {}),
    ...(lease.inheritedFrom ? { inheritedFrom: describeOwner(lease.inheritedFrom, nowMs) } : {}),
  }
}
