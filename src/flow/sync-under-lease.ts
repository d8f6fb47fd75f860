import path from 'node:path'
import type { Inputs } from '../inputs/inputs.ts'
import { lockKey } from '../lock/key.ts'
import type { Lease } from '../lock/lease.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import type { SyncCommands } from '../sync/command.ts'
import { isStamped, type Stamp } from '../sync/stamp.ts'
import { type Attempts, noAttempts } from './attempts.ts'
import { endSearch, startSearch } from './python-search.ts'
import { followGeneration } from './repair.ts'
import { retireGenerations } from './retire.ts'
import type { SessionKeeper } from './session.ts'
import { syncAndHeal } from './sync-and-heal.ts'
import { type LeaseWish, takeLease } from './take-lease.ts'
import { timed } from './timed.ts'
import { BECAME_WARM, findStamp, leaveQuietly, tryWarm, watchStamp } from './warm.ts'

/** What decides how the sync step is run, whoever asks for it. */
export type SyncInputs = Pick<
  Inputs,
  | 'heal'
  | 'lock'
  | 'lockTimeoutMs'
  | 'onLockTimeout'
  | 'projectDir'
  | 'retries'
  | 'run'
  | 'syncArgs'
  | 'verify'
>

export interface SyncJob {
  readonly inputs: SyncInputs
  readonly placement: Placement
  readonly plan: SyncCommands
  readonly facts: RunFacts
  /** `shared`: beside others that only read the cache; nothing can be healed then. Default `exclusive`. */
  readonly mode?: 'exclusive' | 'shared'
  /** As for a child of the platform. */
  readonly streams?: 'pipes' | 'terminal'
  readonly session: SessionKeeper
  /** Called once uv runs: what need not be done before. */
  readonly meanwhile?: (() => void) | undefined
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

/** Where the story of one cache goes on: done, in another cache, or from the start with what is known now. */
type Turn = { readonly kind: 'done' | 'not-warm' | 'became-warm' } | Moved
type Moved = { readonly kind: 'moved'; readonly placement: Placement }

/**
 * Beside others where a stamp says that nothing has to be fetched, else alone: the first of many legs that start cold
 * fetches, and calls the others away from the queue when it is done. Answers the directories to go on with, where the cache
 * was given up for another.
 */
async function syncIn(job: SyncJob, attempts: Attempts, platform: Platform): Promise<Placement | undefined> {
  const sinceMs = platform.clock.monotonicMs()
  // After a heal it is proved that the cache does not suffice.
  const stamp = attempts.heals.length > 0 ? undefined : await findStamp(job, platform)
  for (let mayBeWarm = stamp !== undefined; ; ) {
    const isWarm = mayBeWarm && stamp !== undefined && (await isStamped(stamp, platform))
    const turn: Turn = isWarm
      ? await syncBesideOthers(job, { stamp, sinceMs }, platform)
      : await syncAlone(job, { stamp, mayBeWarm, attempts, sinceMs }, platform)
    if (turn.kind === 'moved') publishMove(job, turn.placement, platform)
    if (turn.kind === 'moved') return turn.placement
    if (turn.kind === 'done') return undefined
    mayBeWarm &&= turn.kind === 'became-warm'
  }
}

function syncBesideOthers(
  job: SyncJob,
  { stamp, sinceMs }: { readonly stamp: Stamp; readonly sinceMs: number },
  platform: Platform,
): Promise<Turn> {
  return underLease(job, { mode: 'shared', sinceMs }, platform, async (lease) => ({
    kind: (await tryWarm(job, { stamp, lease }, platform)) === 'whole' ? 'done' : 'not-warm',
  }))
}

async function syncAlone(
  job: SyncJob,
  { stamp, mayBeWarm, attempts, sinceMs }: Exclusive,
  platform: Platform,
): Promise<Turn> {
  using watch = stamp && mayBeWarm ? watchStamp(stamp, platform) : undefined
  const wish = { mode: job.mode ?? 'exclusive', sinceMs, signal: watch?.signal }
  try {
    return await underLease(job, wish, platform, async (lease) => {
      if (stamp && mayBeWarm && (await isStamped(stamp, platform))) return { kind: 'became-warm' }
      const search = await startSearch(job, stamp, platform)
      const outcome = await syncAndHeal(job, { lease, attempts }, platform)
      if (outcome.kind === 'moved') return outcome
      if (stamp && lease) {
        await leaveQuietly(stamp, platform)
        await endSearch(job, { stamp, search }, platform)
      }
      return { kind: 'done' }
    })
  } catch (error) {
    if (error === BECAME_WARM) return { kind: 'became-warm' }
    throw error
  }
}

interface Exclusive {
  readonly stamp: Stamp | undefined
  /** Whether to go the other way as soon as the stamp is there. */
  readonly mayBeWarm: boolean
  readonly attempts: Attempts
  readonly sinceMs: number
}

/** The lease is given back when the work is over, however it ends. */
async function underLease(
  job: SyncJob,
  wish: Omit<LeaseWish, 'lockPath'>,
  platform: Platform,
  work: (lease: Lease | undefined) => Promise<Turn>,
): Promise<Turn> {
  const lockPath = path.join(job.placement.locksDir, `${lockKey(job.placement.cacheDir)}.lock`)
  const lease = await timed(job.facts, 'lock', platform, () =>
    takeLease(job, { ...wish, lockPath }, platform),
  )
  const lock = job.facts.lock
  try {
    const left = await followGeneration(job, platform)
    if (left !== undefined) {
      platform.actions.info(
        `While this job waited for the lock, it ${left.steps.join()}: ${left.placement.cacheDir}`,
      )
      return left
    }
    return await work(lease)
  } finally {
    // Before the release: the next one may be in at once, and the legs' logs are compared.
    if (lock && lease) lock.leftAtMs = platform.clock.monotonicMs()
    if (lease?.isLost()) job.facts.notices.push(tellLoss(lease, job))
    await lease?.release()
  }
}

/** Two jobs may have written at once; whoever took the lock has marked the cache as suspect. */
function tellLoss({ path }: Lease, { facts }: SyncJob): string {
  return (
    `The lock ${path} was lost on ${facts.host} while the sync ran: deleted by a clean-up, or taken by a job of another ` +
    'container since this one gave no sign of life for two minutes. Keep clean-ups away from it, and containers from being frozen.'
  )
}

/** Later steps of the job use the new cache as well. */
function publishMove({ facts }: SyncJob, { cacheDir, exports }: Placement, { actions }: Platform): void {
  if (exports['UV_CACHE_DIR'] !== undefined) actions.exportVariable('UV_CACHE_DIR', cacheDir)
  if (facts.placement) facts.placement = { ...facts.placement, cacheDir }
}
