import { normaliseName } from '../shared/failure.ts'

/** What a requirements file says about uv itself. */
export interface UvRequirement {
  /** PEP 440 specifier set; not empty. */
  readonly specifier: string
  /** Counted from 1. */
  readonly line: number
}

// PEP 508: name, extras, then a specifier set with or without parentheses, or a URL; a marker after `;`. White space is one
// blank: several optional runs of it in a row would take a hostile line minutes.
const REQUIREMENT =
  /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?) ?(?:\[[^\]]*\])? ?(?:\(([^)]*)\)|([<>=!~][^;]*)|(@.*))? ?(?:;.*)?$/

/** The specifier of a requirement on uv, maybe empty; undefined for other packages and for uv from a URL. */
export function findUvSpecifier(requirement: string): string | undefined {
  const [, name, inParentheses, bare, url] =
    REQUIREMENT.exec(requirement.trim().replaceAll(/\s+/g, ' ')) ?? []
  if (name === undefined || normaliseName(name) !== 'uv' || url !== undefined) return undefined
  return (inParentheses ?? bare ?? '').trim()
}

/**
 * The first requirement on uv in a requirements file that names versions. Comments, options such as `--hash` and
 * continued lines are understood; files that it includes are not read.
 */
export function findInRequirements(text: string): UvRequirement | undefined {
  const lines = text.split(/\r\n|\r|\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1
    const parts = [lines[index] ?? '']
    while (parts.at(-1)?.endsWith('\\')) parts.push(lines[++index] ?? '')
    const logical = parts.map((part) => part.replace(/\\$/, ' ')).join('')
    const specifier = findUvSpecifier(logical.replace(/(^|\s)#.*$/, '').replace(/\s--?[a-z].*$/, ''))
    if (specifier) return { specifier, line }
  }
  return undefined
}
