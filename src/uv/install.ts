import path from 'node:path'
import { findAsset } from './asset.ts'
import { fetchAndPublish } from './fetch.ts'
import type { Job } from './job.ts'
import { planPlaces } from './place.ts'
import { copyTo } from './share.ts'
import { UvUnavailable } from './sources/errors.ts'
import { findOnPath } from './sources/path.ts'
import type { FetchPlatform, SourceName, SourceSettings } from './sources/source.ts'
import { findInToolCache } from './sources/tool-cache.ts'
import { heedVerdict, leaveVerdict } from './verdict.ts'
import type { Checksums } from './verify.ts'

/** Where uv may come from and where it may go. */
export interface InstallOptions {
  readonly checksums: Checksums
  /** For github.com only. */
  readonly token?: string | undefined
  readonly sources: SourceSettings
  /** Take a file of which nobody says what it should be, when there is no other. */
  readonly allowsUnverified: boolean
  /** Takes the tool where RUNNER_TOOL_CACHE is not set or cannot be written, and a copy for the whole node. Absolute. */
  readonly fallbackDir: string
  /** For downloads; may lie on another file system. Must exist. */
  readonly tempDir: string
  readonly signal: AbortSignal
  readonly onProgress: (line: string) => void
  /**
   * Lets one job of the node fetch while the others wait for what it publishes. Only for the manners: the result is the
   * same without.
   */
  readonly alone?: <T>(dir: string, work: () => Promise<T>) => Promise<T>
}

export interface InstallRequest extends InstallOptions {
  /** Exact. */
  readonly version: string
}

export interface InstalledUv {
  readonly version: string
  /** Absolute. */
  readonly uvPath: string
  /** Absolute; empty where a uv on PATH has no uvx beside it. */
  readonly uvxPath: string
  readonly source: SourceName
  /** What vouches for it, for people: "bundled digest table", "checksum input", "probe of the tool cache" … */
  readonly verifiedBy: string
  readonly isVerified: boolean
}

/**
 * Gives a uv of exactly this version that was seen to run: one that is there, or else one that is fetched from the first
 * source with verified bytes and published by rename. Safe between any number of processes that install at the same time
 * and processes that are running what is installed.
 * @throws UvPlatformUnsupported, UvDigestMismatch, UvUnavailable, UvInstallDiskFull, UvInstallDirUnwritable,
 * UvInstallBlocked, and the reason of the signal
 */
export async function installUv(request: InstallRequest, platform: FetchPlatform): Promise<InstalledUv> {
  try {
    return await install(planJob(request, platform), platform)
  } catch (error) {
    const isUnverifiable =
      error instanceof UvUnavailable && error.failures.some(({ trouble }) => trouble === 'unverifiable')
    if (!request.allowsUnverified || !isUnverifiable) throw error
    return await install(planUnverifiedJob(request, error, platform), platform)
  }
}

function planJob(request: InstallRequest, { host }: FetchPlatform): Job {
  const { version, fallbackDir, sources } = request
  const asset = findAsset(host)
  const places = planPlaces({ version, triple: asset.triple, fallbackDir }, host)
  return { request, asset, order: sources.order, places, isVerified: true }
}

/** What nobody vouches for gets a place of its own: no step without `allow-unverified` is to find it. */
function planUnverifiedJob(request: InstallRequest, error: UvUnavailable, platform: FetchPlatform): Job {
  const job = planJob(request, platform)
  const { version, fallbackDir } = request
  const triple = `${job.asset.triple}-unverified`
  const unverifiable = error.failures.flatMap(({ source, trouble }) =>
    trouble === 'unverifiable' ? source : [],
  )
  const order = job.order.filter((source) => source === 'tool-cache' || unverifiable.includes(source))
  return {
    ...job,
    order,
    places: planPlaces({ version, triple, fallbackDir }, platform.host),
    isVerified: false,
  }
}

async function install(job: Job, platform: FetchPlatform): Promise<InstalledUv> {
  const found = await findInstalled(job, platform)
  if (found !== undefined) return found
  const { alone = (_dir, work) => work(), fallbackDir } = job.request
  const sinceMs = platform.clock.nowMs()
  // The last place is that of the node: runner instances mostly have a tool cache each.
  return alone(job.places.at(-1)?.dir ?? fallbackDir, async () => {
    const published = await findPublished(job, platform)
    if (published !== undefined) return published
    await heedVerdict(job, sinceMs, platform)
    try {
      const { dir, ...origin } = await fetchAndPublish(job, platform)
      return describe(dir, job, origin)
    } catch (error) {
      if (error instanceof UvUnavailable) await leaveVerdict(error, job, platform)
      throw error
    }
  })
}

async function findInstalled(job: Job, platform: FetchPlatform): Promise<InstalledUv | undefined> {
  const { request, asset } = job
  for (const source of job.order) {
    if (source === 'tool-cache') {
      const published = await findPublished(job, platform)
      if (published !== undefined) return published
    }
    const onPath = source === 'path' ? await findOnPath({ ...request, asset }, platform) : undefined
    if (onPath !== undefined) {
      const verifiedBy = 'probe of the uv on PATH'
      return { version: request.version, ...onPath, source: 'path', verifiedBy, isVerified: true }
    }
  }
  return undefined
}

async function findPublished(job: Job, platform: FetchPlatform): Promise<InstalledUv | undefined> {
  const { request, asset, places } = job
  if (!job.order.includes('tool-cache')) return undefined
  const hit = await findInToolCache({ ...request, asset, places }, platform)
  if (hit === undefined) return undefined
  for (const place of hit.damaged) await copyTo(place, hit, { job, platform })
  return describe(hit.dir, job, { source: 'tool-cache', verifiedBy: hit.verifiedBy })
}

function describe(
  dir: string,
  { request, asset, isVerified }: Job,
  origin: Pick<InstalledUv, 'source' | 'verifiedBy'>,
): InstalledUv {
  const [uvPath, uvxPath] = [path.join(dir, `uv${asset.exe}`), path.join(dir, `uvx${asset.exe}`)]
  return { version: request.version, uvPath, uvxPath, ...origin, isVerified }
}
