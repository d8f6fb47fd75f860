import { markUse } from '../cache/marks.ts'
import { missingSpace, readSpace } from '../cache/space.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { epochDirOf, layoutOf } from '../placement/layout.ts'
import type { Base, Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { messageOf } from '../shared/errors.ts'
import type { InstalledUv } from '../uv/install.ts'
import { collectNow, tellSpace } from './bound-disk.ts'
import type { CollectPlan, SessionKeeper } from './session.ts'

// A full disk is worth a minute before the sync.
const BEFORE_SYNC_MS = 60_000

export interface DiskJob {
  readonly inputs: Inputs
  readonly base: Base
  readonly uv: InstalledUv
  readonly facts: RunFacts
  readonly isOffline: () => Promise<boolean>
}

/** Before the directories are chosen: a disk that fills up in mid-sync leaves damage behind. */
export async function makeRoom(job: DiskJob, platform: Platform): Promise<void> {
  const { base, facts } = job
  const floor = job.inputs.minFree
  if (missingSpace(await readSpace(base.dir, platform), floor) === undefined) return
  const plan = await planCollect(job)
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
    job.session.add({ collect: { ...(await planCollect(job)), mark } }, platform)
  } catch (error) {
    platform.actions.info(`The use of ${job.placement.cacheDir} is not marked: ${messageOf(error)}`)
  }
}

async function planCollect({ inputs, base, uv, isOffline }: DiskJob): Promise<CollectPlan> {
  return {
    baseDir: base.dir,
    floor: inputs.minFree,
    maxBytes: inputs.maxCacheBytes,
    isOffline: await isOffline(),
    uv: { path: uv.uvPath, epochDir: epochDirOf(layoutOf(base.dir), uv.version) },
    mark: undefined,
    fullBases: base.candidates.flatMap(({ fullBase }) => fullBase ?? []),
  }
}
