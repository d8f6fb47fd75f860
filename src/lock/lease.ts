import { randomUUID } from 'node:crypto'
import type { BeltState } from './belt.ts'
import { explainLockError } from './errors.ts'
import { collectCasualties, findCasualty, hasBids, listBeside, sweepLeftovers } from './leftovers.ts'
import type { Obstacle } from './orphan.ts'
import { createOwner, type Owner, type ProcessIdentity } from './owner.ts'
import { isReader } from './readers.ts'
import type { LockPlatform } from './takeover.ts'
import {
  type Entrance,
  type LeaseRequest,
  type TimedOut,
  type Wait,
  waitForEntrance,
  waitForReaders,
} from './wait.ts'

export type { LeaseRequest, Obstacle }

export type LeaseOutcome = { readonly kind: 'acquired'; readonly lease: Lease } | TimedOut

/** The lock of a cache, held by this process and by the child that it records. */
export interface Lease extends AsyncDisposable {
  readonly path: string
  readonly token: string
  readonly mode: 'exclusive' | 'shared'
  readonly waitedMs: number
  /** On `clock.monotonicMs`. */
  readonly enteredAtMs: number
  /**
   * The owner that died with the lock, if one did since the last exclusive lease. The cache is marked as suspect then,
   * until `clearSuspect`.
   */
  readonly inheritedFrom: Owner | undefined
  /** Holds the kernel lock; to be inherited by what works under the lease. Undefined where there is none. */
  readonly descriptor: number | undefined
  /** Why an exclusive lease has no kernel lock, for people. */
  readonly withoutKernelLock: string | undefined
  /** Whether somebody else took the lock before it was released. Reads the disk. */
  isLost(): boolean
  /**
   * Extends the lease to the child's process group: until that is empty nobody else gets in, whatever becomes of us. The
   * record is on disk when this returns; false where the disk refused it. Undefined clears it.
   */
  recordChild(child: ProcessIdentity | undefined): boolean
  /** Idempotent, never rejects. While the recorded child lives the lock stays; its end is for the next waiter to see. */
  release(): Promise<void>
}

const RELEASE_ATTEMPTS = 5
const RELEASE_PAUSE_MS = 20
// Deleting two inodes holds the directory for longer than the next one needs for the renames that get it in.
const TIDY_AFTER_MS = 20

/**
 * Waits for a lease. A lock whose owner and child are proved dead is taken over; one that cannot be judged is after two
 * minutes without a heartbeat. A writer that waits lets no new reader in.
 *
 * @throws LockUnusableError at once where waiting cannot help: the path is no directory, the disk is full or read-only
 * @throws the reason of `request.signal` when that is aborted
 */
export async function acquireLease(request: LeaseRequest, platform: LockPlatform): Promise<LeaseOutcome> {
  const self = createOwner(randomUUID(), platform)
  const startedAtMs = platform.clock.monotonicMs()
  try {
    return await enter({ ...request, mode: request.mode ?? 'exclusive', self, startedAtMs }, platform)
  } catch (error) {
    throw explainLockError(request.lockPath, error)
  }
}

async function enter(wait: Wait, platform: LockPlatform): Promise<LeaseOutcome> {
  for (;;) {
    const entrance = await waitForEntrance(wait, platform)
    if (entrance.kind === 'timed-out') return entrance
    const stay: Stay = { ...entrance, wait, hasHadChild: false, chores: Promise.resolve() }
    const outcome = await openLease(stay, platform).catch(async (error: unknown) => {
      await leave(stay, platform)
      throw error
    })
    if (outcome?.kind === 'acquired') return outcome
    await leave(stay, platform)
    if (outcome) return outcome
  }
}

/** From the entrance to the release. */
interface Stay {
  readonly hold: Entrance['hold']
  readonly belt: Entrance['belt']
  readonly wait: Wait
  /** Whether others may have inherited the descriptor. */
  hasHadChild: boolean
  /** What is done beside the work and has to be over before the release. Never rejects. */
  chores: Promise<void>
}

/** Undefined: robbed while it waited for readers, as an owner of another container that is frozen for minutes. */
async function openLease(stay: Stay, platform: LockPlatform): Promise<LeaseOutcome | undefined> {
  const { hold, belt, wait } = stay
  const { clock, files } = platform
  const { lockPath, mode, self } = wait
  const names = listBeside(lockPath, files)
  if (mode === 'exclusive' && names.some(isReader)) {
    const readers = await waitForReaders(hold, wait, platform)
    if (readers !== 'none') return readers
    if (hold.isLost()) return undefined
  }
  const enteredAtMs = clock.monotonicMs()
  const isShared = mode === 'shared'
  const inheritedFrom = await (isShared
    ? findCasualty(lockPath, files)
    : collectCasualties(lockPath, names, files))
  if (!isShared) stay.chores = sweepLeftovers({ lockPath, token: self.token, names }, { clock, files })
  const state = belt?.state()
  const release = () => leave(stay, platform)
  const lease: Lease = {
    path: lockPath,
    token: self.token,
    mode,
    waitedMs: enteredAtMs - wait.startedAtMs,
    enteredAtMs,
    inheritedFrom,
    descriptor: state?.kind === 'held' ? state.descriptor : undefined,
    withoutKernelLock: tellAbsence(state),
    isLost: () => hold.isLost(),
    recordChild: (child) => {
      if (child) stay.hasHadChild = true
      return hold.recordChild(child)
    },
    release,
    [Symbol.asyncDispose]: release,
  }
  return { kind: 'acquired', lease }
}

function tellAbsence(state: BeltState | undefined): string | undefined {
  if (state === undefined || state.kind === 'held') return undefined
  return state.kind === 'none' ? state.why : 'a process that was stopped is before us in its queue'
}

async function leave(stay: Stay, { clock, files }: LockPlatform): Promise<void> {
  const { hold, belt, wait, hasHadChild } = stay
  await stay.chores
  const isInUse = hold.isInUse()
  // Windows does not rename a directory while a waiter has the record in it open. If it stays, it ends with us.
  for (let attempt = 1; !hold.release() && attempt < RELEASE_ATTEMPTS; attempt++)
    await clock.sleep(RELEASE_PAUSE_MS)
  // A daemon that a build left behind has the descriptor too: what it was started for is over.
  await belt?.letGo({ unlock: hasHadChild && !isInUse })
  if (hasBids(wait.lockPath, files)) await clock.sleep(TIDY_AFTER_MS)
  await hold.tidy()
}
