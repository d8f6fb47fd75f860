import { basename } from 'node:path'
import { type Belt, queueForBelt } from './belt.ts'
import { type Doorbell, hangDoorbell } from './doorbell.ts'
import { type Bid, type Hold, makeBid } from './engine.ts'
import { isGroupOfChildAlive } from './liveness.ts'
import { createPatience, type HeldLock, observeLock, type Patience } from './observe.ts'
import { judgeObstacle, type Obstacle, watchOrphans } from './orphan.ts'
import type { Owner } from './owner.ts'
import { findReader, isReaderOf, readerPathOf } from './readers.ts'
import { isAbandoned, type LockPlatform, takeOver } from './takeover.ts'
import { createTurn, pollMs } from './turn.ts'

export interface LeaseRequest {
  /** The parent directory exists, on a local disk, and belongs to this user alone. */
  readonly lockPath: string
  /** `shared`: beside others that only read. Default `exclusive`. There is no way from one to the other but a release. */
  readonly mode?: 'exclusive' | 'shared'
  /** Zero: take it now or not at all. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /**
   * Called as soon as there is something to wait for, at each new holder or obstacle, and every 30 s. Undefined: nobody
   * can tell who it is.
   */
  readonly onWait: (holder: Owner | undefined, waitedMs: number, obstacle: Obstacle) => void
}

export interface Wait extends LeaseRequest {
  readonly mode: 'exclusive' | 'shared'
  readonly self: Owner
  readonly startedAtMs: number
}

export interface TimedOut {
  readonly kind: 'timed-out'
  readonly holder: Owner | undefined
  readonly waitedMs: number
}

/** What it takes to hold a lease. The kernel lock goes with exclusive ones only. */
export interface Entrance {
  readonly kind: 'entered'
  readonly hold: Hold
  readonly belt: Belt | undefined
}

const SETTLED_AFTER_MS = 500
const REPORT_EVERY_MS = 30_000
/** Waits for its turn at the lock's own name, past every owner that was there before. */
export async function waitForEntrance(wait: Wait, platform: LockPlatform): Promise<Entrance | TimedOut> {
  wait.signal.throwIfAborted()
  const doorbell = hangDoorbell(wait.lockPath, wait.signal, platform.files)
  const { lockPath, self, timeoutMs } = wait
  const request = { lockPath, self, isPatient: timeoutMs > 0 }
  const belt = wait.mode === 'exclusive' ? queueForBelt(request, platform) : undefined
  let bid: Bid | undefined
  let hold: Hold | undefined
  try {
    // While flock(1) starts, and while others hold the lock, there is time.
    bid = await prepareBid(wait, platform)
    if (timeoutMs === 0) await belt?.settled
    const outcome = await watchLock(wait, { bid, belt, doorbell }, platform)
    if (outcome.kind === 'timed-out') return outcome
    hold = outcome.hold
    return { kind: 'entered', hold, belt }
  } finally {
    doorbell.close()
    if (hold === undefined) await Promise.all([bid?.withdraw(), belt?.letGo()])
  }
}

function prepareBid(wait: Wait, { clock, processes }: LockPlatform): Promise<Bid> {
  const { lockPath, mode, self } = wait
  return makeBid({
    lockPath: mode === 'shared' ? readerPathOf(lockPath, self.token) : lockPath,
    owner: self,
    now: () => new Date(clock.nowMs()),
    isInUse: (child) => isGroupOfChildAlive(child, processes),
  })
}

interface Means {
  readonly bid: Bid
  readonly belt: Belt | undefined
  readonly doorbell: Doorbell
}

async function watchLock(
  wait: Wait,
  { bid, belt, doorbell }: Means,
  platform: LockPlatform,
): Promise<{ kind: 'entered'; hold: Hold } | TimedOut> {
  const { clock, files } = platform
  const { lockPath, mode, self } = wait
  const patience = createPatience(clock)
  const report = createReporter(wait)
  const endOrphan = watchOrphans(lockPath, { patience, platform })
  const turn = createTurn(lockPath, belt, platform)
  const isGone = (held: HeldLock) => isAbandoned(lockPath, held, { patience, platform })
  const takeover = { lockPath, self, patience, isAbandoned: isGone, isBeltSettled: belt !== undefined }
  const tryEnter = mode === 'shared' ? () => enterBesideWriters(bid, wait, platform) : bid.tryEnter
  let holder: Owner | undefined
  let known: HeldLock | undefined
  for (;;) {
    const rung = doorbell.arm()
    wait.signal.throwIfAborted()
    // The fast way: it is our turn by the kernel's queue, and then the lock is mostly free.
    const prompt = belt?.state().kind === 'held' ? bid.tryEnter() : undefined
    if (prompt) return { kind: 'entered', hold: prompt }
    const state = await observeLock(lockPath, files, known)
    const isOpen = state.kind === 'free' || isGone(state)
    const isOurTurn = turn.isOurs(isOpen)
    const hold = isOurTurn && state.kind === 'free' ? await tryEnter() : undefined
    if (hold) return { kind: 'entered', hold }
    const waitedMs = clock.monotonicMs() - wait.startedAtMs
    if (state.kind === 'held') {
      if (isOpen && isOurTurn && (await takeOver({ ...takeover, instance: state.instance }, platform)))
        continue
      holder = state.owner
      // Not before it has settled: two changes within one tick of the file system's clock look like one.
      known = patience.unchangedMs(lockPath, state) > SETTLED_AFTER_MS ? state : undefined
    }
    if (waitedMs >= wait.timeoutMs) return { kind: 'timed-out', holder: turn.blockedBy() ?? holder, waitedMs }
    if (state.kind === 'held' && !isOpen) {
      const obstacle = judgeObstacle(state, platform)
      if (obstacle === 'orphan') endOrphan(state)
      report(state.owner, obstacle, waitedMs)
    } else if (turn.blockedBy()) report(turn.blockedBy(), 'descriptor', waitedMs)
    // The first time round: look once more, for what happened before it hung.
    if (isOurTurn && doorbell.watch((name) => name === basename(lockPath))) continue
    const pause = clock.sleep(Math.min(turn.nextPollMs(), wait.timeoutMs - waitedMs), rung)
    await (belt?.state().kind === 'queued' ? Promise.race([belt.settled, pause]) : pause)
  }
}

async function enterBesideWriters(bid: Bid, wait: Wait, { files }: LockPlatform): Promise<Hold | undefined> {
  const hold = bid.tryEnter()
  // Recorded first and looked second, as a writer does it the other way round: one of the two sees the other.
  if (hold === undefined || (await observeLock(wait.lockPath, files)).kind === 'free') return hold
  hold.retreat()
  return undefined
}

/** Waits until no reader is left. Newcomers see the lock that we have by now, so this ends. */
export async function waitForReaders(
  hold: Hold,
  wait: Wait,
  platform: LockPlatform,
): Promise<'none' | TimedOut> {
  const { clock } = platform
  const patience: Patience = createPatience(clock)
  const isGone = (path: string, held: HeldLock) => isAbandoned(path, held, { patience, platform })
  const report = createReporter(wait)
  let doorbell: Doorbell | undefined
  try {
    for (;;) {
      const rung = doorbell?.arm()
      wait.signal.throwIfAborted()
      const reader = await findReader(wait.lockPath, isGone, platform)
      if (reader === undefined) return 'none'
      const waitedMs = clock.monotonicMs() - wait.startedAtMs
      if (waitedMs >= wait.timeoutMs) return { kind: 'timed-out', holder: reader.owner, waitedMs }
      report(reader.owner, 'readers', waitedMs)
      if (rung) await clock.sleep(Math.min(pollMs(), wait.timeoutMs - waitedMs), rung)
      else {
        hold.recordWaiting(true)
        doorbell = hangDoorbell(wait.lockPath, wait.signal, platform.files)
        doorbell.watch((name) => isReaderOf(wait.lockPath, name))
      }
    }
  } finally {
    if (doorbell) hold.recordWaiting(false)
    doorbell?.close()
  }
}

function createReporter({ onWait }: Wait) {
  let last: { key: string; atMs: number } | undefined
  return (holder: Owner | undefined, obstacle: Obstacle, waitedMs: number): void => {
    const key = `${holder?.token ?? 'unreadable'}/${obstacle}`
    if (last?.key === key && waitedMs - last.atMs < REPORT_EVERY_MS) return
    last = { key, atMs: waitedMs }
    onWait(holder, waitedMs, obstacle)
  }
}
