import path from 'node:path'
import { markUse, unmark } from '../cache/marks.ts'
import { doubleFloor, missingSpace, readSpace, type Space } from '../cache/space.ts'
import type { Inputs } from '../inputs/read.ts'
import { epochDirOf, layoutOf } from '../placement/layout.ts'
import type { Base, Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { formatBytes } from '../shared/text.ts'
import type { InstalledUv } from '../uv/install.ts'
import { isOffline } from './offline.ts'
import type { CollectPlan, SessionKeeper } from './session.ts'

// A full disk is worth a minute before the sync; post must not keep a runner.
const BEFORE_SYNC_MS = 60_000
const POST_MS = 30_000
// Measuring walks everything: seconds for a million files.
const MEASURE_EVERY_MS = 600_000

export interface DiskJob {
  readonly inputs: Inputs
  readonly base: Base
  readonly uv: InstalledUv
  readonly facts: RunFacts
}

/** Before the directories are chosen: a disk that fills up in mid-sync leaves damage behind. */
export async function makeRoom(job: DiskJob, platform: Platform): Promise<void> {
  const { base, facts } = job
  const floor = job.inputs.minFree
  if (missingSpace(await readSpace(base.dir, platform), floor) === undefined) return
  const plan = await planCollect(job, platform)
  await collectNow({ plan, timeoutMs: BEFORE_SYNC_MS, maxBytes: undefined }, platform)
  const space = await readSpace(base.dir, platform)
  if (missingSpace(space, floor) !== undefined)
    facts.notices.push(
      `${base.dir} on ${facts.host} has ${tellSpace(space)}, less than min-free-space, and nothing more of ours can go: ` +
        'free space there, or set LOCKED_UV_BASE to another disk',
    )
}

/** Until post, nobody collects the cache of this job, also between its steps. */
export async function noteUse(
  job: DiskJob & { readonly placement: Placement; readonly session: SessionKeeper },
  platform: Platform,
): Promise<void> {
  if (!job.placement.isOwnCache) return
  try {
    const mark = await markUse(job.placement.cacheDir, platform)
    job.session.add({ collect: { ...(await planCollect(job, platform)), mark } }, platform)
  } catch (error) {
    platform.actions.info(`The use of ${job.placement.cacheDir} is not marked: ${messageOf(error)}`)
  }
}

async function planCollect({ inputs, base, uv }: DiskJob, platform: Platform): Promise<CollectPlan> {
  return {
    baseDir: base.dir,
    floor: inputs.minFree,
    maxBytes: inputs.maxCacheBytes,
    isOffline: await isOffline(inputs, platform),
    uv: { path: uv.uvPath, epochDir: epochDirOf(layoutOf(base.dir), uv.version) },
    mark: undefined,
  }
}

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
}

/** True once in ten minutes, for one of the jobs that ask. */
async function isMeasuringDue(baseDir: string, { clock, files }: Platform): Promise<boolean> {
  const file = path.join(layoutOf(baseDir).versionDir, 'measured')
  const stats = await unlessErrno(['ENOENT'], () => files.stat(file))
  if (stats !== undefined && clock.nowMs() - stats.mtimeMs < MEASURE_EVERY_MS) return false
  await files.writeFile(file, '')
  return true
}

async function collectNow(
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
