import { data } from '@actions/expressions'
import { equals, truthy } from '@actions/expressions/result'

/** What two values of a hole have in common or not, from the widest to the narrowest. */
export type Scope =
  /** The same in every run of the repository. */
  | 'repository'
  /** The target branch of a pull request: shared by many pull requests. */
  | 'base'
  /** A branch or tag. */
  | 'ref'
  /** One pull request, issue or entry of the merge queue. */
  | 'subject'
  /** One commit. */
  | 'commit'
  /** One run. */
  | 'run'

/** A piece of text that is known only when the run starts, but never empty. Equal names mean equal text in one run. */
export interface Hole {
  readonly name: string
  readonly scope: Scope
}

type Data = data.ExpressionData

/** What can be said of an expression before the run. */
export type Value =
  | { readonly kind: 'known'; readonly data: Data }
  /** Text with at least one hole, hence never empty. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Hole)[] }
  /** Anything. `isTruthy` where at least that is certain. */
  | { readonly kind: 'unknown'; readonly isTruthy?: boolean | undefined }

export const UNKNOWN: Value = { kind: 'unknown' }
export const NULL: Value = { kind: 'known', data: new data.Null() }

export function known(value: Data): Value {
  return { kind: 'known', data: value }
}

export function knownText(text: string): Value {
  return known(new data.StringData(text))
}

export function knownBoolean(value: boolean): Value {
  return known(new data.BooleanData(value))
}

/** `textOf('refs/heads/', hole('branch', 'ref'))` */
export function textOf(...parts: (string | Hole)[]): Value {
  return { kind: 'text', parts }
}

export function hole(name: string, scope: Scope): Hole {
  return { name, scope }
}

/** Undefined: not certain. */
export function truthOf(value: Value): boolean | undefined {
  if (value.kind === 'known') return truthy(value.data)
  return value.kind === 'text' ? true : value.isTruthy
}

// GitHub takes 400 characters for a group; a few nested calls can ask for gigabytes.
const MOST_CHARACTERS = 4096

/** Unknown instead of a text that is longer than anything that somebody means. */
export function bounded(value: Value): Value {
  if (value.kind === 'text') return value.parts.length > MOST_CHARACTERS ? UNKNOWN : value
  if (value.kind === 'unknown' || value.data.kind !== data.Kind.String) return value
  return value.data.coerceString().length > MOST_CHARACTERS ? UNKNOWN : value
}

/** Joins values to one text, as GitHub does where text stands around expressions. */
export function concatenate(values: readonly Value[]): Value {
  const parts: (string | Hole)[] = []
  for (const value of values) {
    if (value.kind === 'unknown') return UNKNOWN
    for (const part of value.kind === 'known' ? [value.data.coerceString()] : value.parts) {
      const last = parts.at(-1)
      if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
      else if (part !== '') parts.push(part)
    }
    if (parts.length > MOST_CHARACTERS) return UNKNOWN
  }
  const [only = ''] = parts
  return bounded(parts.length <= 1 && typeof only === 'string' ? knownText(only) : { kind: 'text', parts })
}

/** GitHub's `==`; undefined where it is not certain. */
export function areEqual(a: Value, b: Value): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return undefined
  if (a.kind === 'known' && b.kind === 'known') return equals(a.data, b.data)
  if (a.kind === 'text' && b.kind === 'text') return groupKey(a) === groupKey(b) ? true : undefined
  const [text, other] = a.kind === 'text' ? [a, b] : [b, a]
  if (text.kind !== 'text' || other.kind !== 'known') return undefined
  if (other.data.kind === data.Kind.Null) return false
  if (other.data.kind !== data.Kind.String) return undefined
  return canBe(text.parts, other.data.coerceString()) ? undefined : false
}

/** Whether a text with holes can turn out to be `wanted`: judged by what stands before the first and after the last hole. */
function canBe(parts: readonly (string | Hole)[], wanted: string): boolean {
  const [first, last] = [parts.at(0), parts.at(-1)]
  const [head, tail] = [first, last].map((part) => (typeof part === 'string' ? part.toLowerCase() : ''))
  const text = wanted.toLowerCase()
  return (
    text.startsWith(head ?? '') &&
    text.endsWith(tail ?? '') &&
    text.length > (head ?? '').length + (tail ?? '').length
  )
}

/** The text before the first hole, and the text after the last one. */
export function edgesOf(value: Value): { head: string; tail: string } {
  if (value.kind !== 'text') return { head: '', tail: '' }
  const [first, last] = [value.parts.at(0), value.parts.at(-1)]
  return { head: typeof first === 'string' ? first : '', tail: typeof last === 'string' ? last : '' }
}

/** Two groups with one key are one group for GitHub, which ignores case. Undefined for an unknown group. */
export function groupKey(value: Value): string | undefined {
  return spell(value)?.toLowerCase()
}

/** The same with upper and lower case kept. */
export function spell(value: Value): string | undefined {
  if (value.kind === 'unknown') return undefined
  if (value.kind === 'known') return value.data.coerceString()
  return value.parts.map((part) => (typeof part === 'string' ? part : `<${part.name}>`)).join('')
}

/** Whether one of the holes is of one of the scopes. */
export function varies(value: Value, scopes: readonly Scope[]): boolean {
  return (
    value.kind === 'text' &&
    value.parts.some((part) => typeof part !== 'string' && scopes.includes(part.scope))
  )
}
