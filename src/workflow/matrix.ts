import { data } from '@actions/expressions'
import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { entriesOf, resolve, type Yaml } from './yaml.ts'

/** The legs of a job; `unknown` where an expression makes them. */
export type Matrix = { readonly kind: 'unknown' } | { readonly kind: 'legs'; readonly legs: readonly Leg[] }

/** The values of one leg, by key in lower case; undefined where an expression makes them. */
export type Leg = ReadonlyMap<string, data.ExpressionData | undefined>

// GitHub makes at most 256 jobs of one matrix.
const MOST_LEGS = 256

// Enough for every matrix that somebody wrote by hand; aliases can unfold to any size, and to any depth.
const MOST_NODES = 10_000
const MOST_LEVELS = 30

/**
 * Works out the legs as GitHub does: the product of all keys, without what `exclude` names; each entry of `include` is
 * added to every leg whose original values it does not overwrite, else it is a leg of its own.
 * @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function parseMatrix(yaml: Yaml, node: Node | undefined): Matrix {
  if (!isMap(node)) return { kind: 'unknown' }
  const reader = { yaml, left: MOST_NODES }
  const axes: [string, (data.ExpressionData | undefined)[]][] = []
  let include: Map<string, data.ExpressionData | undefined>[] = []
  let exclude: typeof include = []
  for (const { name, value } of entriesOf(yaml, node)) {
    if (!isSeq(value)) return { kind: 'unknown' }
    if (name === 'include') include = value.items.map((item) => readLeg(reader, item))
    else if (name === 'exclude') exclude = value.items.map((item) => readLeg(reader, item))
    else axes.push([name.toLowerCase(), value.items.map((item) => readData(reader, item))])
  }
  const product = combine(axes)
  if (product === undefined) return { kind: 'unknown' }
  const kept = product.filter((leg) => !exclude.some((pattern) => matches(leg, pattern)))
  const legs = addIncluded(kept, include, new Set(axes.map(([name]) => name)))
  return legs.length > MOST_LEGS ? { kind: 'unknown' } : { kind: 'legs', legs }
}

function combine(
  axes: readonly [string, readonly (data.ExpressionData | undefined)[]][],
): Map<string, data.ExpressionData | undefined>[] | undefined {
  if (axes.length === 0) return []
  if (axes.reduce((count, [, values]) => count * values.length, 1) > MOST_LEGS * MOST_LEGS) return undefined
  let legs = [new Map<string, data.ExpressionData | undefined>()]
  for (const [name, values] of axes)
    legs = legs.flatMap((leg) => values.map((value) => new Map([...leg, [name, value]])))
  return legs
}

function addIncluded(
  legs: readonly Map<string, data.ExpressionData | undefined>[],
  include: readonly Leg[],
  axes: ReadonlySet<string>,
): Leg[] {
  const own: Leg[] = []
  for (const entry of include) {
    const original = new Map([...entry].filter(([name]) => axes.has(name)))
    const extended = legs.filter((leg) => matches(leg, original))
    for (const leg of extended) for (const [name, value] of entry) leg.set(name, value)
    if (extended.length === 0) own.push(entry)
  }
  return [...legs, ...own]
}

/** Whether the leg has every value of the pattern. */
function matches(leg: Leg, pattern: Leg): boolean {
  return [...pattern].every(([name, value]) => {
    const there = leg.get(name)
    return there !== undefined && value !== undefined && spellData(there) === spellData(value)
  })
}

function spellData(value: data.ExpressionData): string {
  return JSON.stringify(value, data.replacer)
}

interface Reader {
  readonly yaml: Yaml
  left: number
}

function readLeg(reader: Reader, node: unknown): Map<string, data.ExpressionData | undefined> {
  return new Map(
    entriesOf(reader.yaml, node).map(({ name, value }) => [name.toLowerCase(), readData(reader, value)]),
  )
}

/** A YAML value as data of an expression; undefined where a part of it is an expression itself. */
function readData(reader: Reader, node: unknown, level = 0): data.ExpressionData | undefined {
  if (reader.left-- <= 0 || level > MOST_LEVELS) return undefined
  const target = resolve(reader.yaml, node)
  if (target === undefined) return new data.Null()
  if (isScalar(target)) return readScalar(target.value)
  if (isSeq(target)) {
    const items = target.items.map((item) => readData(reader, item, level + 1))
    return items.every((item) => item !== undefined) ? new data.Array(...items) : undefined
  }
  const pairs = entriesOf(reader.yaml, target).map(({ name, value }) => ({
    key: name,
    value: readData(reader, value, level + 1),
  }))
  const known = pairs.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]))
  return known.length === pairs.length ? new data.Dictionary(...known) : undefined
}

function readScalar(value: unknown): data.ExpressionData | undefined {
  if (value === null) return new data.Null()
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  const text = String(value)
  return text.includes('${{') ? undefined : new data.StringData(text)
}
