import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import type { Staged } from './fill.ts'
import { chooseLinking, linkSeed } from './seed-tree.ts'

type World = Pick<Platform, 'files' | 'host' | 'processes'>

export interface SeedRequest {
  /** Absolute and real. */
  readonly seedDir: string
  /** The uv that is to use the cache. */
  readonly uvPath: string
  /** Whether files of the cache may be those of the seed. */
  readonly mayShare: boolean
}

const BUCKET = /^[a-z-]+-v\d+$/
const PACKAGES = /^(wheels|sdists)-v\d+$/
// Interpreters of the machine that made the seed, environments with its paths, and what an interrupted build has left.
const NOT_PORTABLE = /^(interpreter|environments|builds)-v\d+$/

/** Makes the part of a seed that this uv can use below the staging directory. */
export async function stageSeed(
  request: SeedRequest & { readonly stagingDir: string },
  platform: World,
): Promise<Staged> {
  const { seedDir, stagingDir, mayShare } = request
  const entries = await platform.files.readdir(seedDir, { withFileTypes: true })
  const buckets = entries.filter((it) => it.isDirectory() && BUCKET.test(it.name)).map(({ name }) => name)
  if (!buckets.some((name) => PACKAGES.test(name)))
    return { kind: 'failed', reason: 'it is no cache of uv: neither a wheels-v… nor a sdists-v… lies in it' }
  const known = await findKnown(buckets, request, platform)
  const foreign = buckets.filter((name) => !known.includes(name))
  const usable = known.filter((name) => !NOT_PORTABLE.test(name))
  if (!usable.some((name) => PACKAGES.test(name)))
    return {
      kind: 'failed',
      reason: `another series of uv has made it, whose ${foreign.join(', ')} this one does not read`,
    }
  const tree = path.join(stagingDir, 'seed')
  await platform.files.mkdir(tree)
  const linking = await chooseLinking({ seedDir, stagingDir, mayShare }, platform)
  const { notes } = await linkSeed({ seedDir, tree, buckets: usable, linking }, platform)
  const unread = foreign.length > 0 ? [`${foreign.join(', ')} left out: this uv does not read them`] : []
  return { kind: 'staged', tree, from: linking, notes: [...unread, ...notes] }
}

/**
 * The buckets that this uv knows. Their numbers change from one version to another, not always together, and are written
 * down nowhere; but `uv cache prune` removes those of others, also from a cache of empty ones.
 */
async function findKnown(
  buckets: readonly string[],
  { uvPath, stagingDir }: { readonly uvPath: string; readonly stagingDir: string },
  { files, host, processes }: World,
): Promise<string[]> {
  const probeDir = path.join(stagingDir, 'probe')
  for (const name of buckets) await files.mkdir(path.join(probeDir, name), { recursive: true })
  // No setting of the user may turn uv to another cache.
  const env = Object.entries(host.env).filter(([name]) => !name.startsWith('UV_')) as [string, string][]
  const argv = [uvPath, 'cache', 'prune', '--no-config', '--cache-dir', probeDir] as const
  const result = await processes.run([...argv], { cwd: stagingDir, env: Object.fromEntries(env) })
  if (result.kind !== 'ran' || result.code !== 0)
    throw new Error(`${uvPath} does not tell which caches it can read`)
  const left = await files.readdir(probeDir)
  return buckets.filter((name) => left.includes(name))
}
