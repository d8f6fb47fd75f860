import path from 'node:path'
import { unmark } from '../cache/marks.ts'
import { doubleFloor, missingSpace, readSpace, type Space } from '../cache/space.ts'
import { withoutBallast } from '../placement/ballast.ts'
import { layoutOf } from '../placement/layout.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { formatBytes } from '../shared/text.ts'
import type { CollectPlan } from './session.ts'

// Post must not keep a runner.
const POST_MS = 30_000
// Measuring walks everything: seconds for a million files.
const MEASURE_EVERY_MS = 600_000

/** In post. A cancelled job is in a hurry: it only says that it is gone. */
export async function boundDisk(plan: CollectPlan, platform: Platform): Promise<void> {
  const { actions } = platform
  if (plan.mark !== undefined) await unmark(plan.mark, platform)
  if (actions.input('job-status').toLowerCase() === 'cancelled') return
  const space = await readSpace(plan.baseDir, platform)
  const isShort = missingSpace(space, plan.floor) !== undefined
  const isDue = plan.maxBytes !== undefined && (await isMeasuringDue(plan.baseDir, platform))
  if (isShort || isDue) await collectNow({ plan, timeoutMs: POST_MS, maxBytes: plan.maxBytes }, platform)
  else if (missingSpace(space, doubleFloor(plan.floor)) !== undefined)
    await collectNow({ plan, timeoutMs: POST_MS, maxBytes: undefined, isEarly: true }, platform)
  for (const baseDir of plan.fullBases) await clearFullBase({ ...plan, baseDir }, platform)
}

/** Else what is ours would lie there for ever: each job passes it over, and collects where it works. */
async function clearFullBase(plan: CollectPlan, platform: Platform): Promise<void> {
  const { baseDir } = plan
  try {
    await withoutBallast(layoutOf(baseDir), platform, () =>
      collectNow({ plan, timeoutMs: POST_MS, maxBytes: undefined }, platform),
    )
  } catch (error) {
    platform.actions.info(
      `The disk of ${baseDir} on ${platform.host.hostname} is full, and it could not be cleared of what is ours: ${messageOf(error)}`,
    )
  }
}

/** True once in ten minutes, for one of the jobs that ask. */
async function isMeasuringDue(baseDir: string, { clock, files }: Platform): Promise<boolean> {
  const file = path.join(layoutOf(baseDir).versionDir, 'measured')
  const stats = await unlessErrno(['ENOENT'], () => files.stat(file))
  if (stats !== undefined && clock.nowMs() - stats.mtimeMs < MEASURE_EVERY_MS) return false
  await files.writeFile(file, '')
  return true
}

/** Collects and tells what went. */
export async function collectNow(
  request: {
    readonly plan: CollectPlan
    readonly timeoutMs: number
    readonly maxBytes: number | undefined
    readonly isEarly?: boolean
  },
  platform: Platform,
): Promise<void> {
  const { actions, host } = platform
  const { collect } = await import('./collect.ts')
  const { plan, timeoutMs, maxBytes, isEarly = false } = request
  const floor = isEarly ? doubleFloor(plan.floor) : plan.floor
  const { lines, isEnough } = await collect(
    { ...plan, floor, maxBytes, timeoutMs, isEarly, isDryRun: false },
    platform,
  )
  const space = tellSpace(await readSpace(plan.baseDir, platform))
  for (const line of lines) actions.info(`Disk of ${plan.baseDir} on ${host.hostname}: ${line}`)
  if (lines.length > 0 || !(isEnough || isEarly))
    actions.info(
      `${plan.baseDir} on ${host.hostname}: ${space}${isEnough || isEarly ? '' : '; what is left is in use'}`,
    )
}

export function tellSpace({ freeBytes, inodes }: Space): string {
  const files = inodes === undefined ? '' : ` and ${inodes.free} inodes`
  return `${formatBytes(freeBytes)}${files} free`
}
