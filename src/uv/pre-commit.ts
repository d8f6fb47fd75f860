import type { FoundVersion } from './toml.ts'

const REPO = /^\s*(?:-\s+)?repo:\s*['"]?\S*\/uv-pre-commit(?:\.git)?['"]?\s*(?:#.*)?$/
const REV = /^\s*(?:-\s+)?rev:\s*['"]?([^\s'"#]+)['"]?\s*(?:#\s*frozen:\s*(\S+))?/
const ITEM = /^\s*-\s+(?:repo|rev|hooks):/

/**
 * The revision of uv's own hooks, which is a version of uv. A frozen one names it in a comment:
 * `rev: 1a2b3c… # frozen: 0.9.1`.
 */
export function findPreCommitRevision(text: string): FoundVersion | undefined {
  const lines = text.split(/\r?\n/)
  const repo = lines.findIndex((line) => REPO.test(line))
  if (repo < 0) return undefined
  // The keys of a list item come in any order: from its dash to the next one.
  const first = lines.findLastIndex((line, index) => index <= repo && ITEM.test(line))
  const next = lines.findIndex((line, index) => index > repo && ITEM.test(line))
  const item = lines.slice(first, next < 0 ? undefined : next)
  const index = item.findIndex((line) => REV.test(line))
  const [, rev, frozen] = REV.exec(item[index] ?? '') ?? []
  return rev === undefined
    ? undefined
    : { raw: frozen ?? rev, key: 'rev of uv-pre-commit', line: first + index + 1 }
}
