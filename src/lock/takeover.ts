import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { isBeltFree } from './belt.ts'
import { createOwned, removeOwned } from './directory.ts'
import { judgeOwner } from './liveness.ts'
import { type HeldLock, observeLock, type Patience } from './observe.ts'
import type { Owner } from './owner.ts'

export type LockPlatform = Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>

export interface TakeoverRequest {
  readonly lockPath: string
  /** Of the lock that was judged abandoned. */
  readonly instance: string
  /** Judges it once more, under the guard, from a record read afresh. */
  readonly isAbandoned: (held: HeldLock) => boolean
  /**
   * Whether the kernel lock was asked for already. If it was not, nothing is taken while somebody has it: what the dead
   * owner started may have left the process group that it recorded.
   */
  readonly isBeltSettled?: boolean
  /** Record of the process that takes over. */
  readonly self: Owner
  readonly patience: Patience
}

// Sixty heartbeats: a paused container or a loaded machine skips some, a holder that works does not skip all.
const SILENT_HOLDER_MS = 120_000
// Work under a guard takes milliseconds.
const SILENT_GUARD_MS = 10_000

/** Whether the lock is to be taken from its owner: proved dead, or beyond our sight and silent for two minutes. */
export function isAbandoned(
  path: string,
  held: HeldLock,
  context: { readonly patience: Patience; readonly platform: LockPlatform; readonly silentMs?: number },
): boolean {
  const verdict = held.owner === undefined ? 'unknown' : judgeOwner(held.owner, context.platform)
  const unchangedMs = context.patience.unchangedMs(path, held)
  return (
    verdict === 'dead' || (verdict === 'unknown' && unchangedMs >= (context.silentMs ?? SILENT_HOLDER_MS))
  )
}

/**
 * Moves an abandoned lock to `<lock>.dead.<instance>`, where the next holder finds it and learns whom it inherits from.
 * False when it changed meanwhile or somebody else is at it. Gives no claim on the lock: the caller competes for it.
 */
export async function takeOver(request: TakeoverRequest, platform: LockPlatform): Promise<boolean> {
  const { lockPath, instance, self } = request
  const guard = await claimGuard(request, platform)
  if (guard === undefined) return false
  try {
    const now = await observeLock(lockPath, platform.files)
    if (now.kind === 'free') return true
    if (!request.isBeltSettled && !(await isBeltFree(lockPath, platform))) return false
    return now.instance === instance && request.isAbandoned(now) && (await moveAside(request, platform))
  } finally {
    removeOwned(guard, self.token)
  }
}

/**
 * One waiter at a time may touch one dead instance. A guard whose maker died is not deleted, because whoever deletes by
 * name may hit the guard that another waiter has just made in its place: it is outnumbered by the next one. The sweep of
 * a later holder removes it, at a time when the instance can no longer be under the lock's name.
 */
async function claimGuard(request: TakeoverRequest, platform: LockPlatform): Promise<string | undefined> {
  for (let number = 0; ; number++) {
    const guard = `${request.lockPath}.takeover.${request.instance}.${number}`
    if (createOwned(guard, request.self)) return guard
    const maker = await observeLock(guard, platform.files)
    if (maker.kind === 'free') return undefined
    const context = { patience: request.patience, platform, silentMs: SILENT_GUARD_MS }
    if (!isAbandoned(guard, maker, context)) return undefined
  }
}

async function moveAside({ lockPath, instance }: TakeoverRequest, { files }: LockPlatform): Promise<boolean> {
  const aside = `${lockPath}.dead.${instance}`
  const isMoved = await unlessErrno(['ENOENT'], async () => {
    await files.rename(lockPath, aside)
    return true
  })
  if (!isMoved) return true
  const moved = await observeLock(aside, files)
  // The next holder may already be clearing the aside away. Only another owner's record says that we hit a live lock,
  // which takes an owner that was silent for two minutes and came back within this very millisecond.
  if (moved.kind === 'free' || moved.owner === undefined || moved.instance === instance) return true
  await unlessErrno(['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'ENOENT'], () => files.rename(aside, lockPath))
  return false
}
