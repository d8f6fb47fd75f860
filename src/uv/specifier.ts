import { eq, explain, satisfies, validRange } from '@renovatebot/pep440'
import { UvVersionInvalid } from './errors.ts'

/** Which uv is wanted. `from` says who wants it, for people: "input version", "required-version in uv.toml". */
export type UvRequest =
  | { readonly kind: 'exact'; readonly version: string; readonly from: string }
  | { readonly kind: 'range'; readonly specifier: string; readonly from: string }

/**
 * Understands an exact version (`0.13.8`, `v0.13.8`, `==0.13.8`) and a PEP 440 specifier set. A bare version means `==`,
 * as in uv's `required-version`; `0.13` is therefore 0.13.0 and not the series.
 * @throws UvVersionInvalid
 */
export function parseVersion(rawVersion: string, from: string): UvRequest {
  const text = rawVersion.trim()
  const bare = text.replace(/^={2,3}\s*/, '')
  const parts = explain(bare)
  if (parts !== null && parts.local === null)
    return parts.release.length === 3 && parts.epoch === 0
      ? { kind: 'exact', version: parts.public, from }
      : { kind: 'range', specifier: `==${parts.public}`, from }
  // An empty set is valid in PEP 440 and here the sign of a forgotten value.
  if (text === '' || !validRange(text)) throw new UvVersionInvalid(rawVersion, from)
  return { kind: 'range', specifier: text, from }
}

/** Whether a version is what the request asks for. Pre-releases count where the request lets them in by number. */
export function isSatisfiedBy(request: UvRequest, version: string): boolean {
  return request.kind === 'exact'
    ? eq(request.version, version)
    : satisfies(version, request.specifier, { prereleases: true })
}

/** The request as a person would write it, with its origin. */
export function describeRequest(request: UvRequest): string {
  return `${request.kind === 'exact' ? request.version : request.specifier} (${request.from})`
}
