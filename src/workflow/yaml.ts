import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import type { Source, Span } from './source.ts'

/** A YAML document in which every alias has been found its anchor: the library looks through the whole file for each. */
export interface Yaml {
  readonly root: Node | null
  readonly targets: ReadonlyMap<Alias, Node>
}

/** A YAML document, or why there is none. */
export type Parsed =
  | { readonly kind: 'yaml'; readonly yaml: Yaml }
  | { readonly kind: 'broken'; readonly reason: string; readonly at: number }

/** A key of a mapping with its value; the value is looked up where it is an alias. */
export interface Entry {
  readonly name: string
  readonly key: Span
  readonly value: Node | undefined
  /** Where the value is written: for an alias the alias, not what it stands for. */
  readonly valueSpan: Span
  readonly isAliased: boolean
  /** Inside `{ }` or `[ ]`, where plain text may hold no brackets. */
  readonly isInFlow: boolean
}

/**
 * Parses one YAML document. The library's own check for duplicate keys compares every pair of keys of a mapping, which
 * takes seconds for a mapping with thousands of jobs: it is switched off, and {@link connect} looks for them.
 */
export function parseYaml({ text }: Source): Parsed {
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' })
    const [error] = document.errors
    if (error) return { kind: 'broken', reason: error.message, at: error.pos[0] }
    return connect(document.contents)
  } catch (error) {
    // Nesting of many thousand levels exhausts the stack of the library.
    return {
      kind: 'broken',
      reason: error instanceof RangeError ? 'nested too deeply' : String(error),
      at: 0,
    }
  }
}

/** Goes through all nodes once, in the order of the file. */
function connect(root: Node | null): Parsed {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  const left: unknown[] = [root]
  while (left.length > 0) {
    const node = left.pop()
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target === undefined) return broken(`there is no anchor &${node.source} before this alias`, node)
      targets.set(node, target)
    } else if (isScalar(node) || isCollection(node)) {
      if (node.anchor) anchors.set(node.anchor, node)
      const duplicate = findDuplicate(node)
      if (duplicate) return broken(`the key ${String(duplicate.value)} is there twice`, duplicate)
      left.push(...childrenOf(node).reverse())
    }
  }
  return { kind: 'yaml', yaml: { root, targets } }
}

function broken(reason: string, node: Node): Parsed {
  return { kind: 'broken', reason, at: spanOf(node).start }
}

function childrenOf(node: Node): unknown[] {
  if (!isCollection(node)) return []
  return node.items.flatMap((item) => (isPair(item) ? [item.key, item.value] : [item]))
}

function findDuplicate(node: Node): Scalar | undefined {
  if (!isMap(node)) return undefined
  const names = new Set<string>()
  for (const { key } of node.items) {
    if (!isScalar(key)) continue
    const name = String(key.value)
    if (names.has(name)) return key
    names.add(name)
  }
  return undefined
}

/** The entries of a mapping, merge keys (`<<`) included after its own; empty for anything else. */
export function entriesOf(yaml: Yaml, node: unknown): Entry[] {
  const map = resolve(yaml, node)
  if (!isMap(map)) return []
  const found: Entry[] = []
  collectEntries(yaml, map, { found, seen: new Set() })
  return found
}

function collectEntries(
  yaml: Yaml,
  map: YAMLMap,
  state: { readonly found: Entry[]; readonly seen: Set<YAMLMap> },
): void {
  if (state.seen.has(map)) return
  state.seen.add(map)
  const merged: unknown[] = []
  const names = new Set(state.found.map(({ name }) => name))
  const isMerged = state.seen.size > 1
  for (const { key, value } of map.items) {
    if (!isScalar(key)) continue
    const name = String(key.value)
    if (name === '<<') merged.push(value)
    else if (!names.has(name))
      state.found.push({
        name,
        key: spanOf(key),
        value: resolve(yaml, value),
        valueSpan: isNode(value) ? spanOf(value) : spanOf(key),
        isAliased: isMerged || isAlias(value),
        isInFlow: map.flow === true,
      })
  }
  for (const value of merged.flatMap((node) => itemsOrSelf(yaml, node)))
    if (isMap(value)) collectEntries(yaml, value, state)
}

function itemsOrSelf(yaml: Yaml, node: unknown): unknown[] {
  const target = resolve(yaml, node)
  return isSeq(target) ? target.items.map((item) => resolve(yaml, item)) : [target]
}

/** What a node stands for: an alias is followed, empty text is undefined. */
export function resolve(yaml: Yaml, node: unknown): Node | undefined {
  if (isAlias(node)) return yaml.targets.get(node)
  return isNode(node) ? node : undefined
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isCollection(node) || isAlias(node)
}

export function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0]
  return { start, end }
}
