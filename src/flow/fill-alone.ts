import path from 'node:path'
import { type Filled, isCold } from '../cache/fill.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { lockKey } from '../lock/key.ts'
import { acquireLease } from '../lock/lease.ts'
import { describeOwner } from '../lock/owner.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { formatDuration } from '../shared/text.ts'
import { transferMs } from './save-cache.ts'

/**
 * Runs `work` while nobody else has the cache, if it is still empty then. Undefined: another job has filled it, or is
 * not done with it. Whatever fails is an answer.
 * @throws Interrupted
 */
export async function fillAlone(
  { inputs, placement }: { readonly inputs: Pick<Inputs, 'lockTimeoutMs'>; readonly placement: Placement },
  platform: Platform,
  work: () => Promise<Filled | undefined>,
): Promise<Filled | undefined> {
  const { actions, clock, processes } = platform
  try {
    const outcome = await acquireLease(
      {
        lockPath: lockPathOf(placement),
        timeoutMs: Math.min(inputs.lockTimeoutMs, transferMs(platform)),
        signal: processes.interruption,
        onWait: (holder, waitedMs) =>
          actions.info(
            `Waiting for another job that fills the cache${holder ? `, ${describeOwner(holder, clock.nowMs())}` : ''} ` +
              `(${formatDuration(waitedMs)})`,
          ),
      },
      platform,
    )
    if (outcome.kind === 'timed-out') return undefined
    await using _lease = outcome.lease
    return (await isCold(placement.cacheDir, platform)) ? await work() : undefined
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  } finally {
    processes.interruption.throwIfAborted()
  }
}

export function lockPathOf({ locksDir, cacheDir }: Placement): string {
  return path.join(locksDir, `${lockKey(cacheDir)}.lock`)
}
