/** A comment that silences rules at its line and the line below: `# locked-uv: ignore CG005, CG012 -- reason`. */
export interface Ignore {
  /** From 1. */
  readonly line: number
  readonly rules: readonly string[]
  /** Without one the comment silences nothing. */
  readonly hasReason: boolean
}

const IGNORE = /(?:^|\s)#\s*locked-uv:\s*ignore\s+((?:CG\d{3})(?:\s*,\s*CG\d{3})*)\s*(--\s*\S)?/i

export function parseIgnores(text: string): Ignore[] {
  if (!text.includes('locked-uv')) return []
  return text.split('\n').flatMap((content, index) => {
    const match = IGNORE.exec(content)
    if (match === null) return []
    const rules = (match[1] ?? '').toUpperCase().split(/\s*,\s*/)
    return [{ line: index + 1, rules, hasReason: match[2] !== undefined }]
  })
}

/** Whether one of the lines, or the line above one of them, silences the rule. */
export function judgeIgnore(
  ignores: readonly Ignore[],
  rule: string,
  lines: readonly number[],
): 'none' | 'ignored' | 'no-reason' {
  const meant = ignores.filter(
    (ignore) =>
      ignore.rules.includes(rule) && lines.some((line) => line === ignore.line || line === ignore.line + 1),
  )
  if (meant.some(({ hasReason }) => hasReason)) return 'ignored'
  return meant.length > 0 ? 'no-reason' : 'none'
}
