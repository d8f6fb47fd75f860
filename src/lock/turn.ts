import { type Belt, readBeltOwner } from './belt.ts'
import { judgeProcess } from './liveness.ts'
import type { Owner } from './owner.ts'
import type { LockPlatform } from './takeover.ts'

// A death shows nowhere but in a look: with its own duration, 70 ms keep the hand-over below 100 ms. Random, so that the
// waiters of a matrix do not look in step. The first looks come sooner: an owner that has just died is still being
// buried when the kernel gives us its lock.
const FIRST_POLL_MS = 2
const POLL_MIN_MS = 30
const POLL_SPREAD_MS = 40
// While the kernel has us in its queue it wakes us itself; this is for reports, and for whoever stands still before us.
const QUEUED_POLL_MS = 500
// Whoever is given the kernel lock uses it within milliseconds.
const STUCK_AFTER_MS = 1000

/** Whether it is for us to try, by the kernel's queue. */
export interface Turn {
  isOurs(isOpen: boolean): boolean
  /** Who has the kernel lock, where that alone keeps us out. */
  blockedBy(): Owner | undefined
  nextPollMs(): number
}

export function createTurn(lockPath: string, belt: Belt | undefined, platform: LockPlatform): Turn {
  const { clock, files } = platform
  let openSinceMs: number | undefined
  let blockedBy: Owner | undefined
  let looks = 0
  let isOurs = false
  return {
    isOurs(isOpen) {
      const kind = belt?.state().kind
      isOurs = kind !== 'queued' && kind !== 'busy'
      blockedBy = undefined
      openSinceMs = isOpen ? (openSinceMs ?? clock.monotonicMs()) : undefined
      const openForMs = openSinceMs === undefined ? 0 : clock.monotonicMs() - openSinceMs
      if (isOurs || (openForMs < STUCK_AFTER_MS && kind !== 'busy')) return isOurs
      blockedBy = readBeltOwner(lockPath, files)
      isOurs = blockedBy !== undefined && isStopped(blockedBy, platform)
      return isOurs
    },
    blockedBy: () => (isOurs ? undefined : blockedBy),
    nextPollMs() {
      if (!isOurs) return QUEUED_POLL_MS * (0.75 + Math.random() / 2)
      return Math.min(FIRST_POLL_MS * 2 ** looks++, pollMs())
    },
  }
}

/**
 * Whether the head of the kernel's queue was stopped before it could use its turn. Nothing works under it, for it does
 * not have the lock, so the others may pass; they lack the kernel lock then.
 */
function isStopped(owner: Owner, platform: LockPlatform): boolean {
  if (judgeProcess(owner, platform) !== 'alive') return false
  const facts = platform.processes.inspect(owner.pid)
  return typeof facts === 'object' && 'Tt'.includes(facts.state)
}

/** How long to sleep between two looks. */
export function pollMs(): number {
  return POLL_MIN_MS + Math.random() * POLL_SPREAD_MS
}
