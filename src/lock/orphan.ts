import { isRunGone, judgeOwner, judgeProcess } from './liveness.ts'
import type { HeldLock, Patience } from './observe.ts'
import type { Owner } from './owner.ts'
import type { LockPlatform } from './takeover.ts'

/**
 * What keeps a waiter out. `owner`: it is at work. `orphan`: it is dead, and what it started is at work. `unseen`: it is
 * where this system does not let us look, as in another container. `readers`: leases that are shared. `descriptor`: some
 * process still has the kernel lock. `unknown`: a lock without a readable record.
 */
export type Obstacle = 'owner' | 'orphan' | 'unseen' | 'readers' | 'descriptor' | 'unknown'

export function judgeObstacle(held: HeldLock, platform: LockPlatform): Obstacle {
  if (held.owner === undefined) return 'unknown'
  const verdict = judgeOwner(held.owner, platform)
  if (verdict === 'unknown') return 'unseen'
  return verdict === 'alive' && judgeProcess(held.owner, platform) === 'dead' ? 'orphan' : 'owner'
}

// A sync that goes on by itself mostly ends within this, and then nobody has been disturbed. After it come the signals
// that a cancelled step gives to its own child.
const LADDER = [
  { afterMs: 30_000, signal: 'SIGINT' },
  { afterMs: 35_000, signal: 'SIGTERM' },
  { afterMs: 40_000, signal: 'SIGKILL' },
] as const

/**
 * Ends what a dead owner left running, if its run is gone too: while the worker of the runner lives, the runner does
 * that itself when the job is over. Answers the signal that was sent now.
 */
export type OrphanWatch = (held: HeldLock) => NodeJS.Signals | undefined

export function watchOrphans(
  lockPath: string,
  { patience, platform }: { readonly patience: Patience; readonly platform: LockPlatform },
): OrphanWatch {
  const sent = new Set<string>()
  return (held) => {
    const { owner } = held
    const sinceMs = patience.unchangedMs(`${lockPath}/orphan`, held)
    if (owner?.child === undefined || !isRunGone(owner, platform.processes)) return undefined
    const due = LADDER.findLast(({ afterMs }) => sinceMs >= afterMs)
    if (due === undefined || sent.has(keyOf(owner, due.signal))) return undefined
    sent.add(keyOf(owner, due.signal))
    return platform.processes.signalGroup(owner.child.pid, due.signal) ? due.signal : undefined
  }
}

function keyOf({ token }: Owner, signal: string): string {
  return `${token}/${signal}`
}
