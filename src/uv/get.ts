import { findAsset } from './asset.ts'
import { UvVersionKnownBad } from './errors.ts'
import { FETCH_TIMEOUT_MS } from './fetch.ts'
import { type InstalledUv, type InstallOptions, installUv } from './install.ts'
import { planRoots } from './place.ts'
import { listPublished, type Published } from './published.ts'
import {
  chooseVersion,
  explainKnownBad,
  findNearestGood,
  type ResolutionStrategy,
  type ResolvedVersion,
  resolveVersion,
} from './resolve.ts'
import { joinReasons, UvUnavailable } from './sources/errors.ts'
import { listVersionsOnPath } from './sources/path.ts'
import type { FetchPlatform } from './sources/source.ts'
import { listInToolCache } from './sources/tool-cache.ts'
import type { RangeRequest, UvRequest } from './specifier.ts'

export interface GetRequest extends InstallOptions {
  readonly request: UvRequest
  readonly strategy: ResolutionStrategy
  /** What to do with a version that misbehaves on a cache which outlives one job. */
  readonly knownBad: 'warn' | 'fail' | 'allow'
}

export interface ObtainedUv extends InstalledUv {
  /** Who asked for it. */
  readonly from: string
  /** For a warning. */
  readonly notices: readonly string[]
}

/**
 * Decides which version a request means and gets it. A range or `latest` makes do with less where the sources cannot be
 * asked, and says so; an exact version never does.
 * @throws UvVersionNotFound, UvVersionKnownBad, and what installUv throws
 */
export async function getUv(get: GetRequest, platform: FetchPlatform): Promise<ObtainedUv> {
  const resolved = await resolve(get, platform)
  try {
    return await install(resolved, get, platform)
  } catch (error) {
    const { request } = get
    if (!(error instanceof UvUnavailable) || request.kind === 'exact') throw error
    const substitute = await findSubstitute({ ...get, request }, { resolved, error }, platform)
    if (substitute === undefined) throw error
    return await install(substitute, get, platform)
  }
}

function resolve(get: GetRequest, platform: FetchPlatform): Promise<ResolvedVersion> {
  const { strategy, knownBad } = get
  const options = { strategy, takesKnownBad: knownBad !== 'fail' }
  return resolveVersion(get.request, { ...options, listPublished: () => inquire(get, platform) })
}

function inquire(get: GetRequest, platform: FetchPlatform): Promise<Published> {
  const deadlineMs = platform.clock.monotonicMs() + FETCH_TIMEOUT_MS
  return listPublished({ ...get, token: get.token, asset: findAsset(platform.host), deadlineMs }, platform)
}

async function install(
  { version, from, notice }: ResolvedVersion,
  get: GetRequest,
  platform: FetchPlatform,
): Promise<ObtainedUv> {
  const defect = get.knownBad === 'allow' ? undefined : explainKnownBad(version)
  if (defect !== undefined && get.knownBad === 'fail')
    throw new UvVersionKnownBad(defect, from, await findNearestGood(version))
  const uv = await installUv({ ...get, version }, platform)
  const advice = defect && `${defect}; the nearest version without is ${await findNearestGood(version)}`
  const unverified = uv.isVerified
    ? undefined
    : `UNVERIFIED: nobody vouches for uv ${version} from ${uv.source}, and allow-unverified lets it run`
  return { ...uv, from, notices: [notice, advice, unverified].filter((text) => text !== undefined) }
}

/**
 * What else satisfies the range: for `latest` that cannot be verified yet the newest version that can; where no source
 * can be asked the best version that is installed.
 */
async function findSubstitute(
  get: GetRequest & { readonly request: RangeRequest },
  { resolved, error }: { readonly resolved: ResolvedVersion; readonly error: UvUnavailable },
  platform: FetchPlatform,
): Promise<ResolvedVersion | undefined> {
  const { request, strategy, knownBad } = get
  const { from } = resolved
  const isUnverifiable = error.failures.some(({ trouble }) => trouble === 'unverifiable')
  if (request.newest === 'published' && isUnverifiable) {
    const known = await resolve({ ...get, request: { ...request, newest: 'known' } }, platform)
    const notice = `uv ${resolved.version} is newer than what this action can verify; ${known.version} is taken`
    return known.version === resolved.version ? undefined : { version: known.version, from, notice }
  }
  if (!error.isOffline) return findCarried(get, resolved, platform)
  const installed = await listInstalled(get, platform)
  const version = chooseVersion(installed, request, { strategy, takesKnownBad: knownBad !== 'fail' })
  const reasons = joinReasons(error.failures)
  const notice = `No source gives uv ${resolved.version}; the installed ${version} is taken, which ${request.specifier} (${request.from}) allows (${reasons})`
  return version === undefined ? undefined : { version, from, notice }
}

/** A source that answered has other versions than the table of this action: a manifest or a directory of the user's. */
async function findCarried(
  get: GetRequest & { readonly request: RangeRequest },
  { version, from }: ResolvedVersion,
  platform: FetchPlatform,
): Promise<ResolvedVersion | undefined> {
  const published = await inquire(get, platform)
  if (published.kind !== 'listed') return undefined
  const { strategy, knownBad } = get
  const carried = chooseVersion(published.versions, get.request, {
    strategy,
    takesKnownBad: knownBad !== 'fail',
  })
  if (carried === undefined || carried === version) return undefined
  return { version: carried, from: `${from}, as ${published.by} has it` }
}

async function listInstalled(get: GetRequest, platform: FetchPlatform): Promise<string[]> {
  const asset = findAsset(platform.host)
  const { order } = get.sources
  const roots = order.includes('tool-cache') ? planRoots(get.fallbackDir, platform.host) : []
  const inToolCache = await listInToolCache(roots, asset, platform)
  const onPath = order.includes('path')
    ? await listVersionsOnPath({ asset, signal: get.signal }, platform)
    : []
  return [...inToolCache, ...onPath]
}
