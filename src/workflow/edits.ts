import type { Edit } from './findings.ts'
import type { Text, Workflow } from './model.ts'
import { indentAt, lineBreakOf, lineEnd, lineStart, type Span } from './source.ts'

/** Writes another value in place of a scalar, in its own style. Undefined where the file writes it in a way that is left alone. */
export function rewriteText({ source }: Workflow, text: Text, raw: string): readonly Edit[] | undefined {
  const written = source.text.slice(text.at.start, text.at.end)
  const needsQuotes = text.style === 'plain' && text.isInFlow && /[{}[\],#:'"]/.test(raw)
  const encode = ENCODERS[needsQuotes ? 'single' : text.style]
  // Escapes, folded lines, numbers in another base: what is written is not what it means.
  if (encode === undefined || written !== ENCODERS[text.style]?.(text.raw)) return undefined
  return [{ ...text.at, text: encode(raw) }]
}

const ENCODERS: Readonly<Record<Text['style'], ((raw: string) => string) | undefined>> = {
  plain: (raw) => raw,
  single: (raw) => `'${raw.replaceAll("'", "''")}'`,
  double: (raw) => `"${raw.replaceAll(/["\\]/g, '\\$&')}"`,
  fixed: undefined,
}

/** Adds a key beside the one whose value is given, in the style of the mapping that they are in. */
export function addSibling({ source }: Workflow, beside: Text, line: string): readonly Edit[] | undefined {
  if (beside.style === 'fixed') return undefined
  const { start, end } = beside.at
  if (beside.isInFlow) return [{ start: end, end, text: `, ${line}` }]
  const at = lineEnd(source.text, end)
  return [{ start: at, end: at, text: `${lineBreakOf(source.text)}${indentAt(source.text, start)}${line}` }]
}

/** Removes a key with everything below it, comments beside it included; only where its lines hold nothing else. */
export function removeEntry({ source }: Workflow, key: Span, last: Span): readonly Edit[] | undefined {
  const { text } = source
  const start = lineStart(text, key.start)
  if (text.slice(start, key.start).trim() !== '') return undefined
  const rest = text.slice(last.end, lineEnd(text, last.end)).trim()
  if (rest !== '' && !rest.startsWith('#')) return undefined
  const lineBreak = text.indexOf('\n', last.end)
  return [{ start, end: lineBreak < 0 ? text.length : lineBreak + 1, text: '' }]
}

/** Puts lines before a key of the first level, above the comment that belongs to it. */
export function insertBefore(
  { source }: Workflow,
  key: Span,
  lines: readonly string[],
): readonly Edit[] | undefined {
  const { text } = source
  let at = lineStart(text, key.start)
  if (at !== key.start) return undefined
  while (at > 0 && /^#/.test(text.slice(lineStart(text, at - 1), at))) at = lineStart(text, at - 1)
  const lineBreak = lineBreakOf(text)
  return [{ start: at, end: at, text: lines.map((line) => line + lineBreak).join('') }]
}

/** Makes the changes, the first of those that overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let from = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) continue
    result += text.slice(from, edit.start) + edit.text
    from = edit.end
  }
  return result + text.slice(from)
}
