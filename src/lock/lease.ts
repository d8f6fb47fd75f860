import { randomUUID } from 'node:crypto'
import { type Doorbell, hangDoorbell } from './doorbell.ts'
import { type Hold, tryLock } from './engine.ts'
import { explainLockError } from './errors.ts'
import { collectLeftovers } from './leftovers.ts'
import { isGroupOfChildAlive } from './liveness.ts'
import { createPatience, type HeldLock, type LockState, observeLock } from './observe.ts'
import { createOwner, type Owner, type ProcessIdentity } from './owner.ts'
import { isAbandoned, type LockPlatform, takeOver } from './takeover.ts'

export interface LeaseRequest {
  /** The parent directory exists, on a local disk, and belongs to this user alone. */
  readonly lockPath: string
  /** Zero: take it now or not at all. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** Called as soon as there is something to wait for, at each new holder, and every 30 s. Undefined: nobody can tell. */
  readonly onWait: (holder: Owner | undefined, waitedMs: number) => void
}

export type LeaseOutcome =
  | { readonly kind: 'acquired'; readonly lease: Lease }
  | { readonly kind: 'timed-out'; readonly holder: Owner | undefined; readonly waitedMs: number }

/** The exclusive lock of a cache, held by this process and by the child that it records. */
export interface Lease extends AsyncDisposable {
  readonly path: string
  readonly token: string
  readonly waitedMs: number
  /** On `clock.monotonicMs`. */
  readonly enteredAtMs: number
  /** The owner that died with the lock, if one did since the last lease: what it worked on is suspect. */
  readonly inheritedFrom: Owner | undefined
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

interface Wait extends LeaseRequest {
  readonly self: Owner
  readonly startedAtMs: number
}

// A death shows nowhere but in a look: with its own duration, 70 ms keep the hand-over below 100 ms. Random, so that the
// waiters of a matrix do not look in step.
const POLL_MIN_MS = 30
const POLL_SPREAD_MS = 40
const SETTLED_AFTER_MS = 500
const REPORT_EVERY_MS = 30_000
const RELEASE_ATTEMPTS = 5
const RELEASE_PAUSE_MS = 20

/**
 * Waits for the exclusive lease. A lock whose owner and child are proved dead is taken over; one that cannot be judged
 * is after two minutes without a heartbeat.
 *
 * @throws LockUnusableError at once where waiting cannot help: the path is no directory, the disk is full or read-only
 * @throws the reason of `request.signal` when that is aborted
 */
export async function acquireLease(request: LeaseRequest, platform: LockPlatform): Promise<LeaseOutcome> {
  const self = createOwner(randomUUID(), platform)
  try {
    return await waitForLease({ ...request, self, startedAtMs: platform.clock.monotonicMs() }, platform)
  } catch (error) {
    throw explainLockError(request.lockPath, error)
  }
}

async function waitForLease(wait: Wait, platform: LockPlatform): Promise<LeaseOutcome> {
  const { clock, files } = platform
  const { lockPath, self } = wait
  const patience = createPatience(clock)
  const report = createReporter(wait)
  const isGone = (held: HeldLock) => isAbandoned(lockPath, held, { patience, platform })
  const takeover = { lockPath, self, patience, isAbandoned: isGone }
  let doorbell: Doorbell | undefined
  let holder: Owner | undefined
  let known: HeldLock | undefined
  try {
    for (;;) {
      const rung = doorbell?.arm()
      wait.signal.throwIfAborted()
      const state = await observeLock(lockPath, files, known)
      const hold = state.kind === 'free' ? await tryNow(lockPath, self, platform) : undefined
      const waitedMs = clock.monotonicMs() - wait.startedAtMs
      if (hold) return { kind: 'acquired', lease: await openLease(hold, { ...wait, waitedMs }, platform) }
      if (state.kind === 'held') {
        const { instance } = state
        if (isGone(state) && (await takeOver({ ...takeover, instance }, platform))) continue
        holder = state.owner
        // Not before it has settled: two changes within one tick of the file system's clock look like one.
        known = patience.unchangedMs(lockPath, state) > SETTLED_AFTER_MS ? state : undefined
      }
      if (waitedMs >= wait.timeoutMs) return { kind: 'timed-out', holder, waitedMs }
      report(state, waitedMs)
      if (rung) await clock.sleep(Math.min(nextPollMs(), wait.timeoutMs - waitedMs), rung)
      // The first time round: hang it, then look once more, for what happened before it hung.
      else doorbell = hangDoorbell(lockPath, wait.signal, files)
    }
  } finally {
    doorbell?.close()
  }
}

function tryNow(
  lockPath: string,
  self: Owner,
  { clock, processes }: LockPlatform,
): Promise<Hold | undefined> {
  return tryLock({
    lockPath,
    owner: { ...self, since: new Date(clock.nowMs()).toISOString() },
    isInUse: (child) => isGroupOfChildAlive(child, processes),
  })
}

function nextPollMs(): number {
  return POLL_MIN_MS + Math.random() * POLL_SPREAD_MS
}

function createReporter({ onWait }: Wait): (state: LockState, waitedMs: number) => void {
  let last: { instance: string; atMs: number } | undefined
  return (state, waitedMs) => {
    if (state.kind === 'free') return
    const instance = state.owner?.token ?? 'unreadable'
    if (last?.instance === instance && waitedMs - last.atMs < REPORT_EVERY_MS) return
    last = { instance, atMs: waitedMs }
    onWait(state.owner, waitedMs)
  }
}

async function openLease(
  hold: Hold,
  wait: Wait & { readonly waitedMs: number },
  { clock, files }: LockPlatform,
): Promise<Lease> {
  const { lockPath, self, waitedMs } = wait
  const release = async () => {
    // Windows does not rename a directory while a waiter has the record in it open. If it stays, it ends with us.
    for (let attempt = 1; !(await hold.release()) && attempt < RELEASE_ATTEMPTS; attempt++)
      await clock.sleep(RELEASE_PAUSE_MS)
  }
  try {
    return {
      path: lockPath,
      token: self.token,
      waitedMs,
      enteredAtMs: clock.monotonicMs(),
      inheritedFrom: await collectLeftovers({ lockPath, token: self.token }, { clock, files }),
      isLost: () => hold.isLost(),
      recordChild: (child) => hold.recordChild(child),
      release,
      [Symbol.asyncDispose]: release,
    }
  } catch (error) {
    await release()
    throw error
  }
}
