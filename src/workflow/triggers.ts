import type { Node } from 'yaml'
import { isScalar, isSeq } from 'yaml'
import type { Span } from './source.ts'
import { entriesOf, resolve, spanOf, type Yaml } from './yaml.ts'

/** One event of `on:` with its filters. */
export interface Trigger {
  readonly event: string
  readonly at: Span
  readonly branches: readonly string[] | undefined
  readonly branchesIgnore: readonly string[] | undefined
  readonly tags: readonly string[] | undefined
  readonly tagsIgnore: readonly string[] | undefined
  readonly types: readonly string[] | undefined
  /** `paths` or `paths-ignore`: whether such a run starts depends on what was changed. */
  readonly hasPaths: boolean
  /** Names of the inputs of `workflow_dispatch` or `workflow_call` with their defaults. */
  readonly inputs: ReadonlyMap<string, unknown>
}

/** Parses `on:` in each of its forms: one event, a list, a mapping with filters. */
export function parseTriggers(yaml: Yaml, node: Node | undefined): Trigger[] {
  if (isScalar(node) && typeof node.value === 'string') return [bare(node.value, spanOf(node))]
  if (isSeq(node))
    return node.items.flatMap((item) => {
      const event = resolve(yaml, item)
      return isScalar(event) && typeof event.value === 'string' ? [bare(event.value, spanOf(event))] : []
    })
  return entriesOf(yaml, node).map(({ name, key, value }) => parseFilters(yaml, bare(name, key), value))
}

function bare(event: string, at: Span): Trigger {
  const none = { branches: undefined, branchesIgnore: undefined, tags: undefined, tagsIgnore: undefined }
  return { event: event.toLowerCase(), at, ...none, types: undefined, hasPaths: false, inputs: new Map() }
}

function parseFilters(yaml: Yaml, trigger: Trigger, node: Node | undefined): Trigger {
  const filters = new Map(entriesOf(yaml, node).map(({ name, value }) => [name, value]))
  const list = (name: string) => (filters.has(name) ? readTexts(yaml, filters.get(name)) : undefined)
  return {
    ...trigger,
    branches: list('branches'),
    branchesIgnore: list('branches-ignore'),
    tags: list('tags'),
    tagsIgnore: list('tags-ignore'),
    types: list('types'),
    hasPaths: filters.has('paths') || filters.has('paths-ignore'),
    inputs: new Map(
      entriesOf(yaml, filters.get('inputs')).map(({ name, value }) => [
        name.toLowerCase(),
        defaultOf(yaml, value),
      ]),
    ),
  }
}

/** One text or a list of texts. */
export function readTexts(yaml: Yaml, node: Node | undefined): string[] {
  const items = isSeq(node) ? node.items.map((item) => resolve(yaml, item)) : [node]
  return items.flatMap((item) => (isScalar(item) && item.value !== null ? [String(item.value)] : []))
}

/** What an input is when nobody gives it: GitHub's empty value of its type. */
function defaultOf(yaml: Yaml, node: Node | undefined): unknown {
  const fields = new Map(
    entriesOf(yaml, node).map(({ name, value }) => [name, isScalar(value) ? value.value : undefined]),
  )
  const given = fields.get('default')
  if (given !== undefined && given !== null) return given
  if (fields.get('type') === 'boolean') return false
  return fields.get('type') === 'number' ? 0 : ''
}
