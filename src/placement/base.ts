import { isAbsolute, join, resolve } from 'node:path'
import { errnoOf } from '../shared/errors.ts'
import { holdsCaches, keepBallast } from './ballast.ts'
import { type Candidate, type JobDirs, listCandidates } from './candidates.ts'
import { explainErrno, PlacementError } from './errors.ts'
import { type Filesystem, readFilesystem, readMountedAt } from './filesystem.ts'
import { markCanary } from './generation.ts'
import { baseNameOf, layoutOf } from './layout.ts'
import { isInside } from './paths.ts'
import type { TrustScope } from './scope.ts'
import { readSetting } from './settings.ts'
import { judgeParent, makePrivateDirectory } from './trust.ts'
import type { World } from './world.ts'

export interface CandidateVerdict {
  readonly path: string
  readonly from: string
  readonly verdict: 'chosen' | 'refused' | 'skipped' | 'not needed'
  readonly reason: string
  /** Why it was refused, for programs. */
  readonly obstacle?: Obstacle
  readonly filesystem?: Filesystem
  /** It was refused because its disk is full, and this base of ours lies there all the same. */
  readonly fullBase?: string
}

/**
 * `insecure`: others could exchange or read what we put there, or have already put something in our place. An errno: a
 * system call failed. `unfit`: no absolute path, or tangled up with the workspace.
 */
export type Obstacle = 'network' | 'insecure' | 'unfit' | `E${string}`

/** The directory of this user on this node that holds everything uv keeps, and why it is this one. */
export interface Base {
  /** Absolute and real, mode 0700, ours. */
  readonly dir: string
  readonly scope: TrustScope
  readonly from: string
  readonly filesystem: Filesystem
  /** For uv itself, where the runner's tool cache is not usable. Exists. */
  readonly uvDir: string
  /** Every candidate in the order of preference. */
  readonly candidates: readonly CandidateVerdict[]
  /** For the log: what a reader of the decision should know. */
  readonly notes: readonly string[]
}

interface Job extends JobDirs {
  readonly scope: TrustScope
  /** Asked only where a cache is in doubt. */
  readonly isOffline: () => Promise<boolean>
}

type Trial =
  | { readonly kind: 'usable'; readonly base: Pick<Base, 'dir' | 'filesystem' | 'uvDir' | 'notes'> }
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly obstacle: Obstacle
      readonly filesystem?: Filesystem
      readonly fullBase?: string
    }

/**
 * Takes the first candidate that is a trustworthy directory on a file system of this node and makes ours below it.
 * Several jobs may do so at once and come to the same answer.
 * @throws PlacementError when no candidate is usable
 */
export async function placeBase(
  request: Pick<Job, 'workspace'> & Partial<Pick<Job, 'scope' | 'isOffline'>>,
  platform: World,
): Promise<Base> {
  const { env } = platform.host
  const dirs: Job = {
    runnerTemp: readSetting(env, 'RUNNER_TEMP'),
    toolCache: readSetting(env, 'RUNNER_TOOL_CACHE'),
    workspace: request.workspace,
    scope: request.scope ?? 'shared',
    isOffline: request.isOffline ?? (async () => false),
  }
  const candidates: CandidateVerdict[] = []
  let base: Omit<Base, 'candidates' | 'scope'> | undefined
  for (const candidate of listCandidates(platform.host, dirs)) {
    const { path, from, skipReason } = candidate
    if (base !== undefined) {
      candidates.push({ path, from, verdict: 'not needed', reason: 'an earlier one is usable' })
    } else if (skipReason !== undefined) {
      candidates.push({ path, from, verdict: 'skipped', reason: skipReason })
    } else {
      const trial = await tryCandidate(candidate, dirs, platform)
      candidates.push({ path, from, ...verdictOf(trial) })
      if (trial.kind === 'usable') base = { from, ...trial.base }
    }
  }
  if (base === undefined) throw new PlacementError(candidates)
  return { ...base, scope: dirs.scope, candidates, notes: [...notesOn(candidates), ...base.notes] }
}

function verdictOf(trial: Trial): Omit<CandidateVerdict, 'path' | 'from'> {
  if (trial.kind === 'usable')
    return { verdict: 'chosen', reason: 'first usable', filesystem: trial.base.filesystem }
  const { kind: verdict, ...why } = trial
  return { verdict, ...why }
}

function notesOn(candidates: readonly CandidateVerdict[]): string[] {
  return candidates.flatMap(({ path, from, verdict, reason, filesystem }) => {
    if (from === 'LOCKED_UV_BASE' && verdict !== 'chosen')
      return [`${from}=${path} was ${verdict}: ${reason}`]
    if (verdict !== 'chosen') return []
    if (filesystem?.kind === 'unknown')
      return [
        `nothing tells whether the file system of ${path} (${filesystem.name}) is local; it was accepted`,
      ]
    if (filesystem?.name === 'tmpfs' || filesystem?.name === 'ramfs')
      return [`${path} is in memory (${filesystem.name}): the cache counts against the memory of this user`]
    return []
  })
}

async function tryCandidate(candidate: Candidate, dirs: Job, platform: World): Promise<Trial> {
  const { path } = candidate
  if (!isAbsolute(path)) return { kind: 'refused', obstacle: 'unfit', reason: 'not an absolute path' }
  const mounted = await readMountedAt(resolve(path), platform)
  if (mounted?.kind === 'network') return refuseNetwork(mounted)
  try {
    const parent = await platform.files.realpath(path)
    const filesystem = await readFilesystem(parent, platform)
    if (filesystem.kind === 'network') return refuseNetwork(filesystem)
    const dir = join(parent, baseNameOf(platform.host.uid, dirs.scope))
    const danger = await judgeOthers(parent, candidate, platform)
    if (danger !== undefined) return { kind: 'refused', obstacle: 'insecure', reason: danger, filesystem }
    const tangle = await judgeWorkspace(dir, dirs, platform)
    if (tangle !== undefined) return { kind: 'refused', obstacle: 'unfit', reason: tangle, filesystem }
    return await makeBase(dir, { filesystem, isOffline: dirs.isOffline }, platform)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === undefined) throw error
    return { kind: 'refused', obstacle: errno as Obstacle, reason: explainErrno(error) }
  }
}

function refuseNetwork(filesystem: Filesystem): Trial {
  return {
    kind: 'refused',
    obstacle: 'network',
    reason: `on a network file system (${filesystem.name})`,
    filesystem,
  }
}

/** A hosted runner has one user; in a container there, RUNNER_TEMP belongs to a uid of the world outside. */
async function judgeOthers(
  parent: string,
  { from }: Candidate,
  platform: World,
): Promise<string | undefined> {
  return from === 'RUNNER_TEMP' ? undefined : await judgeParent(parent, platform)
}

/** Checkouts are cleaned, and uv refuses a project inside its cache. */
async function judgeWorkspace(
  dir: string,
  { workspace }: Job,
  { files }: World,
): Promise<string | undefined> {
  const realWorkspace = await files.realpath(workspace).catch(() => workspace)
  if (isInside(dir, realWorkspace)) return 'inside the workspace'
  return isInside(realWorkspace, dir) ? `the workspace lies inside ${dir}` : undefined
}

async function makeBase(
  dir: string,
  { filesystem, isOffline }: Pick<Job, 'isOffline'> & { readonly filesystem: Filesystem },
  platform: World,
): Promise<Trial> {
  try {
    const made = await makePrivateDirectory(dir, platform)
    if (made.kind === 'foreign')
      return { kind: 'refused', obstacle: 'insecure', reason: made.reason, filesystem }
    const layout = layoutOf(dir)
    for (const each of [layout.cachesDir, layout.locksDir, layout.uvDir, layout.trashDir])
      await platform.files.mkdir(each, { recursive: true, mode: 0o700 })
    const mayMove = async () => !(await isOffline())
    const notes = [...made.notes, ...(await markCanary(layout, platform, mayMove))]
    await keepBallast(layout, platform)
    return { kind: 'usable', base: { dir, filesystem, uvDir: layout.uvDir, notes } }
  } catch (error) {
    const errno = errnoOf(error)
    if (errno !== 'ENOSPC' && errno !== 'EDQUOT') throw error
    const fullBase = (await holdsCaches(dir, platform)) ? { fullBase: dir } : {}
    return { kind: 'refused', obstacle: errno, reason: explainErrno(error), filesystem, ...fullBase }
  }
}
