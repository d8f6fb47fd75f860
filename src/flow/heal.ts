import path from 'node:path'
import { measure } from '../heal/directories.ts'
import { planHeal } from '../heal/plan.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { describeHeal } from '../report/decisions.ts'
import { unlessErrno } from '../shared/errors.ts'
import { voidStamps } from '../sync/stamp.ts'
import { type Attempts, isFresh } from './attempts.ts'
import type { Trouble } from './diagnose.ts'
import { isOffline } from './offline.ts'
import { repair } from './repair.ts'
import type { SyncJob } from './sync-under-lease.ts'
import { warmDirOf } from './warm.ts'

/** Climbs the ladder to the first rung that bears. Answers the directories to go on with, where they are others. */
export async function heal(
  job: SyncJob,
  { trouble, attempts }: { readonly trouble: Trouble; readonly attempts: Attempts },
  platform: Platform,
): Promise<Placement | undefined> {
  const { facts, inputs, placement } = job
  const { actions, clock } = platform
  // What came back after a retry does not pass by itself.
  const isBack = trouble.failure.class === 'cache-corruption' && trouble.failure.action === 'retry'
  const failure = isBack ? ({ ...trouble.failure, action: 'heal' } as const) : trouble.failure
  for (;;) {
    const decision = planHeal(failure, {
      mode: inputs.heal,
      isOffline: await isOffline(inputs, platform),
      packages: trouble.packages.map(({ name }) => name),
      isCacheWhole: trouble.isCacheWhole,
      isFresh: trouble.archiveIds.length > 0 && trouble.archiveIds.every((id) => isFresh(id, attempts)),
      isOwnCache: placement.isOwnCache,
      earlier: attempts.heals,
    })
    if (decision.kind === 'none') {
      actions.info(`Nothing is healed: ${decision.reason}`)
      facts.failureClass = failure.class
      throw trouble.error
    }
    if (attempts.heals.length === 0) attempts.healingSinceMs = clock.monotonicMs()
    const archives = await listArchives(placement.cacheDir, platform)
    attempts.archivesBefore = new Set([...archives, ...trouble.archiveIds])
    const packages = trouble.packages.map(({ name, version }) => (version ? `${name}==${version}` : name))
    await voidStamps(warmDirOf(placement), platform)
    const result = await repair(decision.rung, { job, trouble }, platform)
    attempts.heals.push({ rung: decision.rung, packages: trouble.packages.map(({ name }) => name) })
    if (result.kind === 'impossible') {
      actions.info(`This repair is not possible: ${result.reason}`)
      continue
    }
    attempts.steps.push(...(decision.suspicion ? [decision.suspicion] : []), ...result.steps)
    if (job.plan.environmentDir === undefined && inputs.run.kind === 'auto')
      for (const { name } of trouble.packages) attempts.reinstall.add(name)
    facts.heal = {
      packages: [...new Set([...(facts.heal?.packages ?? []), ...packages])],
      why: facts.heal?.why ?? failure.cause,
      steps: [...attempts.steps],
      durationMs: clock.monotonicMs() - attempts.healingSinceMs,
    }
    actions.info(`Healing ${placement.cacheDir} on ${facts.host}: ${result.steps.join(', ')}. Trying again.`)
    return result.kind === 'moved' ? result.placement : undefined
  }
}

/** After the attempt that succeeded: what the user is told, with what it has cost. */
export async function tellCost(job: SyncJob, attempts: Attempts, platform: Platform): Promise<void> {
  const { facts, placement } = job
  if (facts.heal === undefined) return
  const isWithoutCache = attempts.heals.some(({ rung }) => rung === 'no-cache')
  let fetchedBytes = 0
  for (const archiveId of await listArchives(placement.cacheDir, platform))
    if (!attempts.archivesBefore.has(archiveId))
      fetchedBytes += await measure(path.join(placement.cacheDir, 'archive-v0', archiveId), platform.files)
  facts.heal = {
    ...facts.heal,
    durationMs: platform.clock.monotonicMs() - attempts.healingSinceMs,
    ...(isWithoutCache ? {} : { fetchedBytes }),
  }
  facts.notices.push(`Healed ${placement.cacheDir} on ${facts.host}: ${describeHeal(facts.heal)}`)
}

async function listArchives(cacheDir: string, { files }: Platform): Promise<ReadonlySet<string>> {
  const names = await unlessErrno(['ENOENT'], () => files.readdir(path.join(cacheDir, 'archive-v0')))
  return new Set(names)
}
