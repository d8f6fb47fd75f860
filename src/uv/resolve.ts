import { compare, satisfies } from '@renovatebot/pep440'
import { readDigests } from './digests.ts'
import { UvVersionNotFound } from './errors.ts'
import { DEFAULT_VERSION, KNOWN_BAD, type KnownBad } from './pins.ts'
import type { Published } from './published.ts'
import { joinReasons } from './sources/errors.ts'
import { isChoiceFor, type RangeRequest, type UvRequest } from './specifier.ts'

/** Which of the versions that a range allows is taken. */
export type ResolutionStrategy = 'highest' | 'lowest'

export interface ResolveOptions {
  readonly strategy: ResolutionStrategy
  /** Whether a version with a known defect may be taken where no other fits. */
  readonly takesKnownBad: boolean
  /** Asked only where the table of this action cannot answer. */
  readonly listPublished: () => Promise<Published>
}

export interface ResolvedVersion {
  /** Exact. */
  readonly version: string
  readonly from: string
  /** What somebody should know about the choice. */
  readonly notice?: string
}

/**
 * Turns a request into one version. A range is answered from the digest table, so that the legs of a matrix, and a job
 * and its re-run, get the same uv without asking anybody. The sources are asked for `latest`, and for a range beyond the
 * table.
 * @throws UvVersionNotFound
 */
export async function resolveVersion(request: UvRequest, options: ResolveOptions): Promise<ResolvedVersion> {
  if (request.kind === 'exact') return { version: request.version, from: request.from }
  const { from } = request
  const known = Object.keys(await readDigests())
  const ofKnown = chooseVersion(known, request, options)
  if (ofKnown !== undefined && request.newest !== 'published') return { version: ofKnown, from }
  const published = await options.listPublished()
  if (published.kind === 'listed') {
    const version = chooseVersion(published.versions, request, options)
    if (version !== undefined) return { version, from: `${from}, as ${published.by} has it` }
  } else if (ofKnown !== undefined) {
    const reasons = joinReasons(published.failures)
    const notice = `Which uv is the latest could not be asked, so the latest known one is taken, ${ofKnown} (${reasons})`
    return { version: ofKnown, from, notice }
  }
  const bad = known.find((version) => isChoiceFor(request, version))
  const defect = bad && explainKnownBad(bad)
  throw new UvVersionNotFound(request, [tellLooked(known, published), ...(defect ? [defect] : [])])
}

/** The version of a list that a range means; one with a known defect only where that is accepted and no other fits. */
export function chooseVersion(
  versions: readonly string[],
  request: RangeRequest,
  { strategy, takesKnownBad }: Pick<ResolveOptions, 'strategy' | 'takesKnownBad'>,
): string | undefined {
  const fitting = versions.filter((version) => isChoiceFor(request, version)).toSorted(compare)
  const good = fitting.filter((version) => findKnownBad(version) === undefined)
  const candidates = good.length > 0 || !takesKnownBad ? good : fitting
  return strategy === 'lowest' && request.newest === undefined ? candidates[0] : candidates.at(-1)
}

/** The defect for which a version is to be avoided, if there is one. */
export function findKnownBad(version: string): KnownBad | undefined {
  return KNOWN_BAD.find(({ range }) => satisfies(version, range, { prereleases: true }))
}

/** One sentence about a version to be avoided, for a warning; undefined for all others. */
export function explainKnownBad(version: string): string | undefined {
  const bad = findKnownBad(version)
  return bad && `uv ${version} ${bad.reason} (fixed in ${bad.fixedIn})`
}

/** The lowest version above that has no known defect: the smallest step out of trouble. */
export async function findNearestGood(version: string): Promise<string | undefined> {
  const above = Object.keys(await readDigests()).filter((candidate) => compare(candidate, version) > 0)
  return above.toSorted(compare).find((candidate) => findKnownBad(candidate) === undefined)
}

function tellLooked(known: readonly string[], published: Published): string {
  const ofTable = `the newest known is ${known[0] ?? DEFAULT_VERSION}`
  if (published.kind === 'listed') {
    const newest = published.versions.toSorted(compare).at(-1)
    return `${ofTable}, the newest of ${published.by} is ${newest}`
  }
  return `${ofTable}, and no source says what else there is (${joinReasons(published.failures)})`
}
