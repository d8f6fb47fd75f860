import path from 'node:path'
import { dropGitDirectory } from '../heal/git.ts'
import type { Rung } from '../heal/plan.ts'
import { cleanPackage, dropInstalled, dropPointers } from '../heal/steps.ts'
import { advanceGeneration, settleGeneration } from '../placement/generation.ts'
import type { Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { plural } from '../shared/text.ts'
import { clearHalfMade, holdsPython } from '../sync/environment.ts'
import { EnvironmentUnusableError } from '../sync/errors.ts'
import { verifyEnvironment } from '../sync/verify.ts'
import { packagesOf, type Trouble } from './diagnose.ts'
import type { SyncJob } from './sync-under-lease.ts'

export type Repair =
  /** What was done, for people. */
  | { readonly kind: 'repaired'; readonly steps: readonly string[] }
  /** The next attempt is to use these directories. */
  | { readonly kind: 'moved'; readonly steps: readonly string[]; readonly placement: Placement }
  /** This rung does not bear; the next one may. */
  | { readonly kind: 'impossible'; readonly reason: string }

/** Carries out one rung of the ladder, with what the failed attempt left in the environment. */
export async function repair(
  rung: Rung,
  { job, trouble }: { readonly job: SyncJob; readonly trouble: Trouble },
  platform: Platform,
): Promise<Repair> {
  const moved = await followGeneration(job, platform)
  const outcome =
    moved ??
    (rung === 'pointers'
      ? await repairPackages(job, trouble, platform)
      : rung === 'generation'
        ? await leaveGeneration(job, platform)
        : { kind: 'repaired' as const, steps: rung === 'relink' ? [] : ['set the cache aside for this run'] })
  if (outcome.kind === 'impossible') return outcome
  return { ...outcome, steps: [...outcome.steps, ...(await dropFromEnvironment(job, trouble, platform))] }
}

/** While we waited for the lock, another job may have given this cache up. */
export async function followGeneration(
  job: SyncJob,
  platform: Platform,
): Promise<Extract<Repair, { kind: 'moved' }> | undefined> {
  const { cacheDir, generation } = job.placement
  if (generation === undefined) return undefined
  const settled = await settleGeneration(path.dirname(cacheDir), platform)
  if (settled.generation === generation) return undefined
  return { ...moveTo(job, settled), steps: [`followed another job to generation ${settled.generation}`] }
}

async function leaveGeneration(job: SyncJob, platform: Platform): Promise<Repair> {
  const { cacheDir, generation } = job.placement
  if (generation === undefined) return { kind: 'impossible', reason: `${cacheDir} is not ours to give up` }
  const next = await advanceGeneration(path.dirname(cacheDir), generation, platform)
  return { ...moveTo(job, next), steps: [`gave ${cacheDir} up for generation ${next.generation}`] }
}

function moveTo({ placement }: SyncJob, { generation, dir }: { generation: number; dir: string }) {
  const exports =
    'UV_CACHE_DIR' in placement.exports ? { ...placement.exports, UV_CACHE_DIR: dir } : placement.exports
  return { kind: 'moved' as const, placement: { ...placement, cacheDir: dir, generation, exports } }
}

async function repairPackages(job: SyncJob, trouble: Trouble, platform: Platform): Promise<Repair> {
  const { cacheDir } = job.placement
  const steps: string[] = []
  const refused: string[] = []
  for (const dir of trouble.gitDirs)
    if (await dropGitDirectory(dir, platform)) steps.push(`dropped ${path.relative(cacheDir, dir)}`)
  // Where git's own copy is to blame, the packages built from it are not.
  for (const damaged of trouble.gitDirs.length > 0 ? [] : trouble.packages) {
    const { archiveIds, failure } = trouble
    const result = await dropPointers(
      { cacheDir, package: damaged, archiveIds, path: failure.path },
      platform,
    )
    refused.push(...result.refused)
    if (result.dropped.length > 0)
      steps.push(`dropped ${plural(result.dropped.length, 'pointer')} of ${damaged.name}`)
    else if (result.refused.length > 0) continue
    else if (archiveIds.length > 0)
      steps.push(`found no pointer to the damaged copy of ${damaged.name} any more`)
    else steps.push(...(await clean(job, damaged.name, platform)))
  }
  if (steps.length > 0) return { kind: 'repaired', steps }
  return {
    kind: 'impossible',
    reason: refused.join(', ') || 'uv keeps nothing under the names of these packages',
  }
}

async function clean(job: SyncJob, name: string, platform: Platform): Promise<string[]> {
  const uvPath = job.facts.uv?.path
  if (uvPath === undefined) return []
  const result = await cleanPackage({ uvPath, cacheDir: job.placement.cacheDir, name }, platform)
  if (result.kind === 'cleaned') return [`ran uv cache clean ${name}`]
  platform.actions.info(`uv cache clean ${name} did not help: ${result.reason}`)
  return []
}

async function dropFromEnvironment(
  job: SyncJob,
  { packages }: Trouble,
  platform: Platform,
): Promise<string[]> {
  const { environmentDir } = job.plan
  if (environmentDir === undefined) return []
  const steps: string[] = []
  for (const damaged of packages)
    if (await dropInstalled({ environmentDir, package: damaged }, platform))
      steps.push(`took ${damaged.name} out of the environment`)
  await dropHalfInstalled(job, platform)
  return steps
}

/**
 * An attempt that failed or was interrupted may leave packages half linked, which the next `uv sync` takes for installed:
 * they are unregistered here, so that the next run links them afresh.
 */
export async function dropHalfInstalled({ plan }: SyncJob, platform: Platform): Promise<void> {
  const { environmentDir } = plan
  if (environmentDir === undefined) return
  await clearHalfMade(environmentDir, platform)
  const { holes } = await verifyEnvironment(environmentDir, platform)
  for (const damaged of packagesOf(holes)) await dropInstalled({ environmentDir, package: damaged }, platform)
}

/**
 * Before a sync and after one that did not end well: no uv is let near a directory that it would mistake for an
 * environment.
 * @throws EnvironmentUnusableError where such a directory is not ours to empty
 */
export async function clearEnvironment(environmentDir: string, platform: Platform): Promise<void> {
  const clearing = await clearHalfMade(environmentDir, platform)
  if (clearing.kind === 'cleared')
    platform.actions.info(
      `Emptied ${environmentDir}, which an interrupted uv left half made: ${clearing.why}.`,
    )
  if (clearing.kind === 'kept' && (await holdsPython(environmentDir, platform)))
    throw new EnvironmentUnusableError({ environmentDir, ...clearing })
}
