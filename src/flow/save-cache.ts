import { isCold } from '../cache/fill.ts'
import { packDirectory } from '../cache/pack.ts'
import { PYTHON_NAME } from '../cache/warm-start.ts'
import { acquireLease } from '../lock/lease.ts'
import type { Platform, Transferred } from '../platform/index.ts'
import { withProgress } from './progress.ts'
import type { SavePlan } from './session.ts'

// Where it takes longer, the index would have been faster; and the runner waits for post steps without limit.
const TRANSFER_MS = 300_000

/** How long one transfer may take. LOCKED_UV_CACHE_TIMEOUT, in seconds, is for networks that are slower than the rest. */
export function transferMs({ host }: Pick<Platform, 'host'>): number {
  const seconds = Number(host.env['LOCKED_UV_CACHE_TIMEOUT'])
  return seconds > 0 ? seconds * 1000 : TRANSFER_MS
}

const PATIENCE_MS = 10_000

/** Saves what main has planned. Conflicts and failures are lines of the log: the next job can save as well. */
export async function saveCaches(plans: readonly SavePlan[], platform: Platform): Promise<void> {
  const { actions } = platform
  const status = actions.input('job-status').toLowerCase()
  for (const plan of plans) {
    const obstacle = await findObstacle(plan, status, platform)
    if (obstacle !== undefined) {
      if (obstacle === NOTHING && !plan.ignoresNothing) actions.warning(`${plan.dir}: ${NOTHING}`)
      else actions.info(`Not saved under ${plan.key}: ${obstacle}`)
      continue
    }
    const answer = await withProgress(`Saving ${plan.dir} under ${plan.key}`, platform, (onProgress) =>
      packDirectory(
        {
          ...plan,
          prune: plan.prune,
          timeoutMs: transferMs(platform),
          onProgress,
          quietly: (work) => quietly(plan.lockPath, work, platform),
        },
        platform,
      ),
    )
    actions.info(tell(answer, plan.key))
  }
}

const NOTHING = 'there is nothing to save'

async function findObstacle(plan: SavePlan, status: string, platform: Platform): Promise<string | undefined> {
  if (status === 'cancelled') return 'the job was cancelled'
  if (status === 'failure' && !plan.savesOnFailure) return 'the job failed (input save-on-failure)'
  const isEmpty =
    plan.name === PYTHON_NAME
      ? (await platform.files.readdir(plan.dir)).every((name) => name.startsWith('.'))
      : await isCold(plan.dir, platform)
  return isEmpty ? NOTHING : undefined
}

/** A shared lease: readers do no harm, and writers wait for the second that it takes. */
async function quietly<T>(lockPath: string, work: () => Promise<T>, platform: Platform): Promise<T> {
  const request = { lockPath, mode: 'shared', timeoutMs: PATIENCE_MS, onWait: () => {} } as const
  const outcome = await acquireLease({ ...request, signal: platform.processes.interruption }, platform)
  if (outcome.kind === 'timed-out') throw new Error('another job keeps writing to the cache')
  await using _lease = outcome.lease
  return await work()
}

function tell(answer: Transferred, key: string): string {
  if (answer.kind === 'saved') return `Saved the cache under ${key}`
  if (answer.kind === 'conflict') return `Not saved: another job has saved under ${key}, or is about to`
  return `Not saved under ${key}: ${answer.kind === 'failed' ? answer.reason : answer.kind}`
}
