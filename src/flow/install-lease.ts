import path from 'node:path'
import { lockKey } from '../lock/key.ts'
import { acquireLease, type Lease } from '../lock/lease.ts'
import { describeOwner } from '../lock/owner.ts'
import { layoutOf } from '../placement/layout.ts'
import type { Base } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { ActionError } from '../shared/errors.ts'
import { formatDuration } from '../shared/text.ts'

// What a job that fetches may take by itself: after that the others stop waiting and fetch too.
const PATIENCE_MS = 600_000

/**
 * Lets one job of this node fetch uv while the others wait for what it publishes: eighty legs that start at once ask an
 * index once. Publishing is safe without, so a lock that cannot be had delays nobody.
 */
export function aloneOnNode(base: Base, platform: Platform) {
  return async <T>(dir: string, work: () => Promise<T>): Promise<T> => {
    const lockPath = path.join(layoutOf(base.dir).locksDir, `uv-${lockKey(dir)}.lock`)
    const lease = await tryLease(lockPath, platform)
    try {
      return await work()
    } finally {
      await lease?.release()
    }
  }
}

async function tryLease(lockPath: string, platform: Platform): Promise<Lease | undefined> {
  const { actions, clock, processes } = platform
  try {
    const outcome = await acquireLease(
      {
        lockPath,
        timeoutMs: PATIENCE_MS,
        signal: processes.interruption,
        onWait: (holder, waitedMs) => {
          const who = holder ? describeOwner(holder, clock.nowMs()) : 'another job'
          actions.info(`Waiting for the uv that ${who} is fetching (${formatDuration(waitedMs)})`)
        },
      },
      platform,
    )
    return outcome.kind === 'acquired' ? outcome.lease : undefined
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    actions.info(`uv is fetched without waiting for others: ${error.message}`)
    return undefined
  }
}
