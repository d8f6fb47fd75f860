import { normaliseName } from '../shared/failure.ts'

/** What a requirements file says about uv itself. */
export interface UvRequirement {
  /** PEP 440 specifier set; not empty. */
  readonly specifier: string
  /** Counted from 1. */
  readonly line: number
}

// PEP 508: name, extras, then a specifier set with or without parentheses, or a URL; a marker after `;`.
const REQUIREMENT =
  /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?:\(([^)]*)\)|([<>=!~][^;]*)|(@.*))?\s*(?:;.*)?$/

/** The specifier of a requirement on uv, maybe empty; undefined for other packages and for uv from a URL. */
export function findUvSpecifier(requirement: string): string | undefined {
  const [, name, inParentheses, bare, url] = REQUIREMENT.exec(requirement.trim()) ?? []
  if (name === undefined || normaliseName(name) !== 'uv' || url !== undefined) return undefined
  return (inParentheses ?? bare ?? '').trim()
}

/**
 * The first requirement on uv in a requirements file that names versions. Comments, options such as `--hash` and
 * continued lines are understood; files that it includes are not read.
 */
export function findInRequirements(text: string): UvRequirement | undefined {
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1
    let logical = lines[index] ?? ''
    while (logical.endsWith('\\')) logical = `${logical.slice(0, -1)} ${lines[++index] ?? ''}`
    const specifier = findUvSpecifier(logical.replace(/(^|\s)#.*$/, '').replace(/\s--?[a-z].*$/, ''))
    if (specifier) return { specifier, line }
  }
  return undefined
}
