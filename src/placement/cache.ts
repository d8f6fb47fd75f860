import { errnoOf } from '../shared/errors.ts'
import type { Base } from './base.ts'
import type { CacheChoice } from './cache-dir.ts'
import { CacheContainsWorkspaceError, CacheDirUnusableError } from './errors.ts'
import { type Filesystem, readFilesystem } from './filesystem.ts'
import { settleGeneration } from './generation.ts'
import { isInside } from './paths.ts'
import { probeWrite } from './trust.ts'
import type { Report, World } from './world.ts'

/** The cache directory of this job. */
export interface Cache {
  /** Absolute and real; exists. */
  readonly cacheDir: string
  /** For people: which setting or rule led to it. */
  readonly cacheDirFrom: string
  /** Whether we may give it up for another generation and bound its size. */
  readonly isOwnCache: boolean
  readonly filesystem: Filesystem
  /** Of our own cache. */
  readonly generation?: number
}

/** @throws CacheDirUnusableError */
export async function placeOwnCache(
  { base, epochDir }: { readonly base: Base; readonly epochDir: string },
  report: Report,
  platform: World,
): Promise<Cache> {
  const { generation, dir, notes } = await orUnusable({ path: epochDir, from: undefined }, () =>
    settleGeneration(epochDir, platform),
  )
  notes.forEach(report)
  return {
    cacheDir: dir,
    cacheDirFrom: `node-local, below ${base.from}`,
    isOwnCache: true,
    filesystem: base.filesystem,
    generation,
  }
}

/**
 * Makes the directory that the user set, wherever that is: a network file system is not refused, only reported.
 * @throws CacheDirUnusableError CacheContainsWorkspaceError
 */
export async function placeUserCache(
  request: {
    readonly choice: Extract<CacheChoice, { kind: 'user' }>
    readonly workspace: string
    readonly projectDir: string
  },
  report: Report,
  platform: World,
): Promise<Cache> {
  const { files } = platform
  const { choice } = request
  const { path, from } = choice
  const cacheDir = await orUnusable(choice, async () => {
    await files.mkdir(path, { recursive: true })
    return await files.realpath(path)
  })
  for (const dir of [request.workspace, request.projectDir]) {
    const inside = await files.realpath(dir).catch(() => dir)
    if (isInside(inside, cacheDir)) throw new CacheContainsWorkspaceError({ path, from, inside })
  }
  await orUnusable(choice, () => probeWrite(cacheDir, platform))
  const filesystem = await orUnusable(choice, () => readFilesystem(cacheDir, platform))
  if (filesystem.kind === 'network')
    report(
      `${from} puts the cache on a network file system (${filesystem.name}): uv's file locks may fail there or keep ` +
        'nobody out, and files may vanish while another node writes; it is used because it was set',
    )
  return { cacheDir, cacheDirFrom: from, isOwnCache: false, filesystem }
}

/** Turns a failed system call into an error that names the path and who chose it. */
export async function orUnusable<T>(
  { path, from }: { readonly path: string; readonly from: string | undefined },
  attempt: () => Promise<T>,
): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    throw new CacheDirUnusableError({ path, from, cause: error })
  }
}
