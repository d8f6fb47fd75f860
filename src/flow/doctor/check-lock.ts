import path from 'node:path'
import { lockKey } from '../../lock/key.ts'
import { judgeOwner } from '../../lock/liveness.ts'
import { observeLock } from '../../lock/observe.ts'
import { describeOwner, type Owner } from '../../lock/owner.ts'
import { isSuspect } from '../../lock/suspect.ts'
import type { Placement } from '../../placement/place.ts'
import type { Platform } from '../../platform/index.ts'
import { ActionError } from '../../shared/errors.ts'
import { formatDuration } from '../../shared/text.ts'
import type { Checked, Problem, Report } from './report.ts'

// The default of the input lock-timeout: the jobs that wait fail by then.
const LONG_MS = 600_000

/** Who holds the lock of this node's cache, and whether somebody died while writing to it. */
export async function checkLock(
  { cacheDir, locksDir }: Pick<Placement, 'cacheDir' | 'locksDir'>,
  platform: Platform,
): Promise<Checked<Report['lock']>> {
  const lockPath = path.join(locksDir, `${lockKey(cacheDir)}.lock`)
  try {
    const state = await observeLock(lockPath, platform.files)
    const isDoubtful = await isSuspect(lockPath, platform)
    const problems: Problem[] = isDoubtful ? [describeSuspect(cacheDir)] : []
    if (state.kind === 'free')
      return { facts: { path: lockPath, holder: null, isSuspect: isDoubtful }, problems }
    const { owner } = state
    const holder = owner
      ? describeOwner(owner, platform.clock.nowMs())
      : 'somebody who left no readable record'
    problems.push(...judgeHolder({ owner, holder, lockPath }, platform))
    return { facts: { path: lockPath, holder, isSuspect: isDoubtful }, problems }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const problem = { code: error.code, message: error.message, remedy: error.remedy }
    return { facts: { path: lockPath, holder: null, isSuspect: false }, problems: [problem] }
  }
}

function describeSuspect(cacheDir: string): Problem {
  return {
    code: 'CACHE_SUSPECT',
    message: `a job died while it wrote to ${cacheDir}, and no sync has proved the cache whole since`,
    remedy:
      'Run the next sync through the action or "locked-uv run": it compares every file by its digest and heals.',
  }
}

function judgeHolder(
  { owner, holder, lockPath }: { owner: Owner | undefined; holder: string; lockPath: string },
  platform: Platform,
): Problem[] {
  const verdict = owner === undefined ? 'unknown' : judgeOwner(owner, platform)
  // The next one takes it over within a second.
  if (verdict === 'dead') return []
  if (owner === undefined || verdict === 'unknown')
    return [
      {
        code: 'LOCK_HOLDER_UNSEEN',
        message: `${lockPath} is held by ${holder}, whose life cannot be judged from here, as from another container`,
        remedy: 'Wait: it counts as gone after two minutes without a sign of life.',
      },
    ]
  const heldMs = platform.clock.nowMs() - Date.parse(owner.since)
  if (!(heldMs > LONG_MS)) return []
  return [
    {
      code: 'LOCK_HELD_LONG',
      message: `${lockPath} has been held for ${formatDuration(heldMs)} by ${holder}; jobs that wait give up after lock-timeout`,
      remedy: `Look at ${owner.runUrl ?? `process ${owner.pid}`} and cancel it if it hangs; it is alive, so do not delete the lock.`,
    },
  ]
}
