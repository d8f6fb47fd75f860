import path from 'node:path'
import { type Filled, fillDirectory } from '../cache/fill.ts'
import { stageSeed } from '../cache/seed.ts'
import { isInSomeBase } from '../placement/layout.ts'
import { isInside } from '../placement/paths.ts'
import { judgeParent } from '../placement/trust.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { fillAlone } from './fill-alone.ts'
import type { FillJob } from './fill-cache.ts'
import { withProgress } from './progress.ts'
import { dropDamagedArchives } from './staged-archives.ts'
import { timed } from './timed.ts'

/**
 * Fills an empty cache from one that was baked into the image of the node. A seed that cannot be used costs the job a
 * warning, and one that is not there a line: not every node of a matrix has the same image.
 */
export async function seedCache(job: Omit<FillJob, 'session'>, platform: Platform): Promise<void> {
  const { facts, inputs } = job
  await timed(facts, 'seed', platform, async () => {
    const seed = await readSeed(job, platform)
    const filled = seed.kind === 'usable' ? await fillFrom(seed.dir, job, platform) : seed
    facts.seed = tell(filled, inputs.seedCacheDir)
    platform.actions.info(`The seed: ${facts.seed}`)
    if (filled?.kind === 'failed')
      facts.notices.push(
        `The seed ${inputs.seedCacheDir} on ${facts.host} is not used: ${filled.reason}. The cache starts empty; ` +
          'docs/fleet.md shows how a seed is made, or take seed-cache-dir out.',
      )
  })
}

type Seed = { readonly kind: 'usable'; readonly dir: string } | Exclude<Filled, { kind: 'filled' }>

async function readSeed({ inputs, placement }: Omit<FillJob, 'session'>, platform: Platform): Promise<Seed> {
  try {
    const dir = await unlessErrno(['ENOENT'], () => platform.files.realpath(inputs.seedCacheDir))
    if (dir === undefined) return { kind: 'absent' }
    const danger = await judgeParent(path.dirname(dir), platform)
    if (danger !== undefined) return { kind: 'failed', reason: `${path.dirname(dir)} ${danger}` }
    // Whose jobs are kept apart would get at what is kept from them.
    if (isInSomeBase(dir)) return { kind: 'failed', reason: 'it is a cache of this action, and no seed' }
    if (isInside(placement.cacheDir, dir))
      return { kind: 'failed', reason: `the cache ${placement.cacheDir} lies in it` }
    return { kind: 'usable', dir }
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  }
}

async function fillFrom(
  seedDir: string,
  job: Omit<FillJob, 'session'>,
  platform: Platform,
): Promise<Filled | undefined> {
  const { placement, scope, uv } = job
  // What a job of outsiders writes into its environment must not get into the seed.
  const mayShare = scope === 'shared'
  return await fillAlone(job, platform, () =>
    withProgress(`Taking the seed ${seedDir}`, platform, (note) =>
      fillDirectory(
        {
          dir: placement.cacheDir,
          stage: (stagingDir) => stageSeed({ seedDir, stagingDir, uvPath: uv.uvPath, mayShare }, platform),
          verify: (tree, linking) => {
            note('comparing it with its RECORD files')
            return dropDamagedArchives(tree, platform, linking === 'hard links' ? 'digests' : 'sizes')
          },
        },
        platform,
      ),
    ),
  )
}

function tell(filled: Filled | undefined, dir: string): string {
  if (filled === undefined) return 'left to another job of this node'
  if (filled.kind === 'absent') return `there is none at ${dir} on this node`
  if (filled.kind === 'failed') return `${dir} is not used: ${filled.reason}`
  return [`${dir}, as ${filled.from}`, ...filled.notes].join('; ')
}
