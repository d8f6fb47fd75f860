import { cacheDamage, failureFromHoles } from '../heal/classify.ts'
import { findDamagedCheckouts, findRepository } from '../heal/git.ts'
import { listPackages } from '../heal/pointers.ts'
import { findDamagedSource } from '../heal/source.ts'
import type { Platform } from '../platform/index.ts'
import type { ActionError } from '../shared/errors.ts'
import type { Failure, PackageName } from '../shared/failure.ts'
import { readLockedNames } from '../sync/project.ts'
import type { Depth, Hole } from '../sync/verify.ts'
import { type Copies, inspectCopies } from './copies.ts'
import type { SyncJob } from './sync-under-lease.ts'

/** What a look at the disk made of a failure. */
export interface Diagnosis {
  readonly failure: Failure
  readonly packages: readonly PackageName[]
  /** Directories below `archive-v0/` of these packages that are not whole. */
  readonly archiveIds: readonly string[]
  /** Clones and checkouts that are not whole. */
  readonly gitDirs: readonly string[]
  /** There are copies of every one of these packages in the cache, and all of them are whole. */
  readonly isCacheWhole: boolean
}

/** What one attempt left to be repaired or reported. */
export interface Trouble extends Diagnosis {
  /** Thrown where nothing can be done about it. */
  readonly error: ActionError
}

/**
 * Looks at what the output of a failed command points to. Some words fit damage as well as the project's own mistakes (a
 * build that fails, a file that may not be read): they become damage where the disk proves it.
 */
export async function diagnoseFailure(
  failure: Failure,
  { job, output }: { readonly job: SyncJob; readonly output: string },
  platform: Platform,
): Promise<Diagnosis> {
  const { cacheDir } = job.placement
  const named = failure.package ? [failure.package] : []
  const none = { failure, packages: named, archiveIds: [], gitDirs: [], isCacheWhole: false }
  const gitDirs = await findGitDirs(failure, { cacheDir, output }, platform)
  if (gitDirs.length > 0) return { ...none, failure: cacheDamage(failure, gitDirs[0]), gitDirs }
  if (failure.class === 'build') return await diagnoseBuild(none, { cacheDir, output }, platform)
  const isSuspect = failure.class === 'environment' && failure.archiveId && job.placement.isOwnCache
  if (failure.action !== 'heal' && !isSuspect) return none
  // Whether this user may read a file, only reading it tells.
  const depth = isSuspect ? 'digests' : 'sizes'
  const copies = await inspectCopies(named, { cacheDir, depth }, platform)
  if (isSuspect) {
    const isDamaged = copies.damaged.some(({ archiveId }) => archiveId === failure.archiveId)
    return isDamaged ? { ...none, failure: cacheDamage(failure), ...summarise(copies) } : none
  }
  // What took files from one package may have taken them from others: they are found now, and not one in each attempt.
  const others = await inspectCopies(
    await otherPackages(named, job, platform),
    { cacheDir, depth: 'sizes' },
    platform,
  )
  const { archiveIds } = summarise(copies)
  const known = failure.archiveId && !archiveIds.includes(failure.archiveId) ? [failure.archiveId] : []
  return {
    ...none,
    packages: [...named, ...packagesOf(others.damaged)],
    archiveIds: [...known, ...archiveIds, ...others.damaged.map(({ archiveId }) => archiveId)],
  }
}

/** A build also fails where its sources have lost files, or one of the packages that it runs with. */
async function diagnoseBuild(
  none: Diagnosis,
  { cacheDir, output }: { readonly cacheDir: string; readonly output: string },
  platform: Platform,
): Promise<Diagnosis> {
  const { failure } = none
  const source =
    failure.package && (await findDamagedSource({ cacheDir, package: failure.package }, platform))
  if (source !== undefined) return { ...none, failure: cacheDamage(failure, source) }
  // What it runs with is in no uv.lock, but a traceback names it.
  const isNamed = (name: string) => RegExp(`\\b${name.replaceAll('-', '[-_.]')}\\b`, 'i').test(output)
  const names = (await listPackages(cacheDir, platform.files)).filter(
    (name) => name !== failure.package?.name && isNamed(name),
  )
  const wanted = names.map((name) => ({ name }))
  const copies = await inspectCopies(wanted, { cacheDir, depth: 'sizes' }, platform)
  const packages = packagesOf(copies.damaged)
  const [damaged] = packages
  if (damaged === undefined) return none
  return { ...none, failure: cacheDamage({ ...failure, package: damaged }), packages, ...summarise(copies) }
}

/** Looks at the copies in the cache of packages that have holes in the environment. */
export async function diagnoseHoles(
  holes: readonly Hole[],
  { job, depth }: { readonly job: SyncJob; readonly depth: Depth },
  platform: Platform,
): Promise<Diagnosis & { readonly copies: Copies }> {
  const packages = packagesOf(holes)
  const copies = await inspectCopies(packages, { cacheDir: job.placement.cacheDir, depth }, platform)
  return {
    failure: failureFromHoles(holes, job.plan.environmentDir ?? ''),
    packages,
    archiveIds: copies.damaged.map(({ archiveId }) => archiveId),
    gitDirs: [],
    isCacheWhole: copies.damaged.length === 0 && copies.missing.length === 0,
    copies,
  }
}

function summarise({ damaged }: Copies): Pick<Diagnosis, 'archiveIds'> {
  return { archiveIds: damaged.map(({ archiveId }) => archiveId) }
}

/** Of the project, as its uv.lock has them; of the whole cache where the lock does not know the damaged package. */
async function otherPackages(
  named: readonly PackageName[],
  { inputs, placement }: SyncJob,
  platform: Platform,
): Promise<PackageName[]> {
  const names = named.map(({ name }) => name)
  const locked = await readLockedNames(inputs.projectDir, platform)
  const isKnown = named.length > 0 && names.every((name) => locked.includes(name))
  const all = isKnown ? locked : await listPackages(placement.cacheDir, platform.files)
  return all.filter((name) => !names.includes(name)).map((name) => ({ name }))
}

async function findGitDirs(
  failure: Failure,
  { cacheDir, output }: { cacheDir: string; output: string },
  platform: Platform,
): Promise<string[]> {
  const isMaybe = ['build', 'resolution', 'cache-corruption'].includes(failure.class)
  const checkouts = isMaybe
    ? await findDamagedCheckouts({ cacheDir, path: failure.path, text: output }, platform)
    : []
  // What git says of its objects, and not of a checkout, it says of the clone that both come from.
  const isOfClone =
    failure.class === 'cache-corruption' && failure.action === 'heal' && checkouts.length === 0
  return isOfClone ? findRepository(failure.path) : checkouts
}

export function packagesOf(found: readonly { readonly package: PackageName }[]): PackageName[] {
  return [...new Map(found.map((one) => [one.package.name, one.package])).values()]
}
