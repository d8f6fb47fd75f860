import { type Filled, isCold } from '../cache/fill.ts'
import { decideCaching } from '../cache/hosted.ts'
import { type CacheKeys, makeKeys } from '../cache/key.ts'
import { CACHE_NAME, PYTHON_NAME } from '../cache/warm-start.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Placement } from '../placement/place.ts'
import type { TrustScope } from '../placement/scope.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { unlessErrno } from '../shared/errors.ts'
import { findProject } from '../sync/project.ts'
import type { InstalledUv } from '../uv/install.ts'
import { fillAlone, lockPathOf } from './fill-alone.ts'
import { restore } from './restore.ts'
import type { SavePlan, SessionKeeper } from './session.ts'
import { dropDamagedArchives } from './staged-archives.ts'
import { timed } from './timed.ts'

export interface FillJob {
  readonly inputs: Inputs
  readonly scope: TrustScope
  readonly placement: Placement
  readonly uv: InstalledUv
  readonly facts: RunFacts
  readonly session: SessionKeeper
}

/**
 * Fills an empty cache from the Actions cache and notes for post what to save. A cache that has packages stays as it is,
 * and whatever fails only costs a line: the sync fetches from the index then.
 */
export async function fillCache(job: FillJob, platform: Platform): Promise<void> {
  const { inputs, facts, placement, session } = job
  const { actions, cacheService, host } = platform
  const { caching } = inputs
  const decision = decideCaching(caching, host)
  const obstacle = decision.kind === 'off' ? decision.reason : cacheService.unavailable('restore')
  const saveObstacle = decision.kind === 'off' ? decision.reason : cacheService.unavailable('save')
  if (obstacle !== undefined && saveObstacle !== undefined)
    return tellNothing({ job, reason: obstacle }, platform)
  if (!(await isCold(placement.cacheDir, platform))) return
  await timed(facts, 'cache', platform, async () => {
    const keys = await makeJobKeys(job, platform)
    if (keys.files.length === 0 && caching.globs.length > 0)
      actions.info(`The key of the saved cache depends on no file: ${caching.globs.join(' ')} names none`)
    const restores = caching.restores && obstacle === undefined
    const found = restores ? await fillUnderLease(job, keys, platform) : undefined
    if (restores && found === undefined) return tellOthers(job, platform)
    const python = caching.coversPython ? await fillPython(job, { keys, restores }, platform) : undefined
    const told = found
      ? tellFilled(found, keys.key)
      : `not restored: ${obstacle ?? 'the input restore-cache'}`
    actions.info(`The saved cache: ${told}`)
    facts.caching = {
      key: caching.saves ? keys.key : '',
      told,
      isHit: found?.kind === 'filled' && found.from === keys.key,
      isPythonHit: python?.isHit ?? false,
    }
    // On a hosted runner GitHub itself keeps what a fork saves from all others.
    const isOutsider = job.scope === 'isolated' && host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted'
    if (!caching.saves || saveObstacle !== undefined || isOutsider) return
    const saves = [...(facts.caching.isHit ? [] : [planSave(job, keys.key)]), ...(python?.saves ?? [])]
    if (saves.length > 0) session.add({ saves }, platform)
  })
}

/** Whoever has asked for a cache is told why there is none. */
function tellNothing({ job, reason }: { job: FillJob; reason: string }, { actions, host }: Platform): void {
  const isAsked =
    job.inputs.caching.enableCache === 'true' || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted'
  if (!isAsked) return
  actions.info(`No saved cache is used: ${reason}`)
  job.facts.caching = { key: '', told: `not used: ${reason}`, isHit: false, isPythonHit: false }
}

function tellOthers({ facts }: FillJob, { actions }: Platform): void {
  const told = 'left to another job of this node'
  actions.info(`The saved cache: ${told}`)
  facts.caching = { key: '', told, isHit: false, isPythonHit: false }
}

async function makeJobKeys({ inputs, scope, uv }: FillJob, platform: Platform): Promise<CacheKeys> {
  const { caching } = inputs
  const { rootDir } = await findProject(inputs.projectDir, platform)
  const keys = await makeKeys(
    {
      uvVersion: uv.version,
      python: inputs.pythonVersion || platform.host.env['UV_PYTHON'] || '',
      scope,
      isPruned: caching.isPruned,
      suffix: caching.suffix,
      globs: caching.globs,
      rootDir,
    },
    platform,
  )
  return caching.usesOlder ? keys : { ...keys, restoreKeys: [] }
}

/** Undefined: another job of the node has fetched, or has tried in vain just now, and saves for all. */
async function fillUnderLease(
  job: FillJob,
  keys: CacheKeys,
  platform: Platform,
): Promise<Filled | undefined> {
  const { placement } = job
  return await fillAlone(job, platform, async () => {
    if (!(await claim(placement, platform))) return undefined
    return await restore(
      {
        dir: placement.cacheDir,
        name: CACHE_NAME,
        keys,
        verify: (tree) => dropDamagedArchives(tree, platform),
      },
      platform,
    )
  })
}

// A service that is down keeps the first leg of a matrix for long enough.
const CLAIM_MS = 600_000

/** False: somebody else on this node has asked the service within ten minutes. Only under the exclusive lease. */
async function claim(placement: Placement, { clock, files }: Platform): Promise<boolean> {
  const file = lockPathOf(placement).replace(/\.lock$/, '.filled')
  const stats = await unlessErrno(['ENOENT'], () => files.stat(file))
  if (stats !== undefined && clock.nowMs() - stats.mtimeMs < CLAIM_MS) return false
  await files.writeFile(file, '')
  return true
}

async function fillPython(
  job: FillJob,
  { keys, restores }: { readonly keys: CacheKeys; readonly restores: boolean },
  platform: Platform,
): Promise<{ readonly isHit: boolean; readonly saves: readonly SavePlan[] }> {
  const dir = job.placement.exports['UV_PYTHON_INSTALL_DIR']
  const names = dir === undefined ? [] : await platform.files.readdir(dir)
  if (dir === undefined || names.some((name) => !name.startsWith('.'))) return { isHit: false, saves: [] }
  // Which Python is wanted is in the stem; the packages do not matter.
  const key = `${(keys.restoreKeys[0] ?? keys.key).replace(/-$/, '')}-python`
  const request = { dir, name: PYTHON_NAME, keys: { key, restoreKeys: [] } }
  const found = restores ? await restore({ ...request, verify: async () => [] }, platform) : undefined
  if (found) platform.actions.info(`The saved Pythons: ${tellFilled(found, key)}`)
  const isHit = found?.kind === 'filled'
  const { prune: _, ...plan } = planSave(job, key)
  return { isHit, saves: isHit ? [] : [{ ...plan, dir, name: PYTHON_NAME }] }
}

function planSave({ inputs, placement, uv }: FillJob, key: string): SavePlan {
  const { isPruned, savesOnFailure, ignoresNothing } = inputs.caching
  return {
    dir: placement.cacheDir,
    name: CACHE_NAME,
    key,
    prune: { uvPath: uv.uvPath, isCi: isPruned },
    lockPath: lockPathOf(placement),
    savesOnFailure,
    ignoresNothing,
  }
}

function tellFilled(found: Filled, key: string): string {
  if (found.kind === 'absent') return `none under ${key}`
  if (found.kind === 'failed') return `not restored, the index is used instead: ${found.reason}`
  const which =
    found.from === key ? `restored from ${key}` : `restored from the older ${found.from}, none under ${key}`
  return [which, ...found.notes].join('; ')
}
