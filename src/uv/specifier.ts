import { eq, explain, satisfies, valid, validRange } from '@renovatebot/pep440'
import { UvVersionInvalid } from './errors.ts'

/** Which uv is wanted. `from` says who wants it, for people: "input version", "required-version in uv.toml". */
export type UvRequest = ExactRequest | RangeRequest

export interface ExactRequest {
  readonly kind: 'exact'
  readonly version: string
  readonly from: string
}

export interface RangeRequest {
  readonly kind: 'range'
  /** As it was written. */
  readonly specifier: string
  /** PEP 440 specifier sets, one of which has to hold. */
  readonly alternatives: readonly string[]
  /** `latest`: the newest that is published; `latest-known`: the newest that this action knows. Whatever the strategy. */
  readonly newest?: 'published' | 'known'
  readonly from: string
}

const ANY = '>=0'

const NEWEST: Readonly<Record<string, RangeRequest['newest']>> = {
  latest: 'published',
  'latest-known': 'known',
}

const ROUNDED = /\d{16}/

// npm would read the first as `~` and pass over what follows the second.
const NOT_NPM = /~=|\+/

/**
 * The grammar of uv's own settings and of requirements: an exact version or a PEP 440 specifier set. A bare version means
 * `==`, as in uv's `required-version`; `0.13` is therefore 0.13.0 and not the series.
 * @throws UvVersionInvalid
 */
export function parseSpecifier(rawVersion: string, from: string): UvRequest {
  const text = rawVersion.trim()
  const bare = text.replace(/^={2,3}\s*/, '')
  const exact = parseExact(bare, from)
  if (exact !== undefined) return exact
  const parts = explain(bare)
  const set = parts !== null && parts.local === null ? `==${parts.public}` : text
  // An empty set would do in PEP 440; here it is the sign of a forgotten value.
  if (set === '' || ROUNDED.test(text) || !validRange(set)) throw new UvVersionInvalid(rawVersion, from)
  return range(text, [set], from)
}

/**
 * The grammar of the input and of tool managers. What PEP 440 accepts has the meaning of PEP 440 (`~=0.9`, `>=0.9,<0.12`,
 * `==0.9.*`); everything else has the meaning of npm (`0.9`, `^0.9`, `~0.9`, `0.9.x`, `>=0.9 <0.12`, `a || b`). Also
 * `latest`, and `latest-known` for the newest version in the digest table.
 * @throws UvVersionInvalid
 */
export async function parseVersion(rawVersion: string, from: string): Promise<UvRequest> {
  const text = rawVersion.trim()
  const word = text.toLowerCase()
  const newest = NEWEST[word]
  if (newest !== undefined) return { ...range(text, [ANY], from), newest }
  if (text === '' || ROUNDED.test(text)) throw new UvVersionInvalid(rawVersion, from)
  const exact = parseExact(text.replace(/^={1,3}\s*/, ''), from)
  if (exact !== undefined) return exact
  if (validRange(text)) return range(text, [text], from)
  const alternatives = NOT_NPM.test(text) ? undefined : await parseNpmRange(text)
  if (alternatives !== undefined) return range(text, alternatives, from)
  // Operators that only PEP 440 has, joined as npm joins its own: `>=0.9 !=0.9.5`.
  const joined = text.replaceAll(/[\s,]+(?=[<>=!~])/g, ',')
  if (validRange(joined)) return range(text, [joined], from)
  throw new UvVersionInvalid(rawVersion, from)
}

/** Whether a version is what the request asks for; a pre-release is a number like others, as for uv's `required-version`. */
export function isSatisfiedBy(request: UvRequest, version: string): boolean {
  return request.kind === 'exact'
    ? eq(request.version, version)
    : request.alternatives.some((set) => satisfies(version, set, { prereleases: true }))
}

/** Whether a version of a list may be chosen for a range: pre-releases only where it names one, as in PEP 440. */
export function isChoiceFor(request: RangeRequest, version: string): boolean {
  if (!isVersion(version)) return false
  return request.alternatives.some(
    (set) =>
      satisfies(version, set, { prereleases: true }) && (!isPreRelease(version) || namesPreRelease(set)),
  )
}

/** Whether versions can be compared with it; numbers that a computer rounds are none. Anything else makes that throw. */
export function isVersion(text: string): boolean {
  return valid(text) !== null && !ROUNDED.test(text)
}

function namesPreRelease(set: string): boolean {
  return set.split(',').some((clause) => isPreRelease(clause.replace(/^[\s<>=!~]+/, '')))
}

function isPreRelease(version: string): boolean {
  return explain(version)?.is_prerelease === true
}

/** What both ranges allow. */
export function intersect(asked: RangeRequest, required: RangeRequest): RangeRequest {
  if (asked.from === required.from) return asked
  return {
    ...asked,
    specifier: `${asked.specifier} and ${required.specifier}`,
    alternatives: asked.alternatives.flatMap((a) => required.alternatives.map((b) => `${a},${b}`)),
    from: `${asked.from} and ${required.from}`,
  }
}

/** The request as a person would write it, with its origin. */
export function describeRequest(request: UvRequest): string {
  return `${request.kind === 'exact' ? request.version : request.specifier} (${request.from})`
}

/** A whole version of three numbers, with `v` or without. */
function parseExact(text: string, from: string): ExactRequest | undefined {
  const parts = ROUNDED.test(text) ? null : explain(text)
  if (parts === null || parts.local !== null || parts.release.length !== 3 || parts.epoch !== 0)
    return undefined
  return { kind: 'exact', version: parts.public, from }
}

function range(specifier: string, alternatives: readonly string[], from: string): RangeRequest {
  return { kind: 'range', specifier, alternatives, from }
}

/** Undefined for what npm does not understand. The parser is loaded only for those who write such ranges. */
async function parseNpmRange(text: string): Promise<string[] | undefined> {
  const { default: semver } = await import('semver')
  try {
    return new semver.Range(text).set.map((comparators) => comparators.map(toPep440).join(','))
  } catch {
    return undefined
  }
}

interface NpmComparator {
  readonly operator: string
  readonly semver: { readonly version: string }
  readonly value: string
}

/** npm writes "below 0.10.0 and its pre-releases" as `<0.10.0-0`; in PEP 440 `<` excludes those anyway. */
function toPep440({ operator, semver, value }: NpmComparator): string {
  return value === '' ? ANY : `${operator || '=='}${semver.version.replace(/-0$/, '')}`
}
