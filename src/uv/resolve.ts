import { satisfies } from '@renovatebot/pep440'
import { readDigests } from './digests.ts'
import { UvVersionNotFound } from './errors.ts'
import { DEFAULT_VERSION, KNOWN_BAD, type KnownBad } from './pins.ts'
import { isSatisfiedBy, type UvRequest } from './specifier.ts'

export interface ResolvedVersion {
  /** Exact. */
  readonly version: string
  readonly from: string
}

/**
 * Turns a request into one version without asking the network, so that the legs of a matrix, and a job and its re-run,
 * get the same uv. A range takes the default where it can and else the newest good version in the digest table.
 * @throws UvVersionNotFound
 */
export async function resolveVersion(request: UvRequest): Promise<ResolvedVersion> {
  if (request.kind === 'exact') return { version: request.version, from: request.from }
  if (isSatisfiedBy(request, DEFAULT_VERSION)) return { version: DEFAULT_VERSION, from: request.from }
  const known = Object.keys(await readDigests())
  const fitting = known.filter((version) => isSatisfiedBy(request, version))
  const version = fitting.find((candidate) => findKnownBad(candidate) === undefined)
  if (version !== undefined) return { version, from: request.from }
  const [newestKnown = DEFAULT_VERSION] = known
  throw new UvVersionNotFound(request, newestKnown, fitting[0] && explainKnownBad(fitting[0]))
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
