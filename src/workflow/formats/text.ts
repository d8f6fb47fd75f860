import { plural } from '../../shared/text.ts'
import type { Finding } from '../findings.ts'
import type { Report } from './index.ts'

const COLOURS = { error: 31, warning: 33, dim: 2, bold: 1 } as const
type Paint = (style: keyof typeof COLOURS, text: string) => string

/** For people: each finding with the line that it is about, then what to do. */
export function formatText({ findings, files, hasColours }: Report): string {
  if (findings.length === 0) return ''
  const paint: Paint = (style, text) => (hasColours ? `\u001b[${COLOURS[style]}m${text}\u001b[0m` : text)
  const linesOf = new Map(files.map(({ source }) => [source.file, source.text.split('\n')]))
  const shown = findings.map((finding) => describe(finding, linesOf.get(finding.file) ?? [], paint))
  return `${shown.join('\n')}\n${sumUp(findings)}\n`
}

function describe(finding: Finding, lines: readonly string[], paint: Paint): string {
  const { rule, severity, file, line, column, message, remedy, suggestion } = finding
  return [
    `${paint('bold', `${file}:${line}:${column}`)} ${paint(severity, severity)} ${rule} ${showable(message)}`,
    ...excerpt(finding, lines, paint),
    `  ${remedy}`,
    ...suggestion.split('\n').map((content) => (content === '' ? '' : paint('dim', `      ${content}`))),
    '',
  ].join('\n')
}

function excerpt(
  { line, column, endLine, endColumn, severity }: Finding,
  lines: readonly string[],
  paint: Paint,
): string[] {
  const content = lines[line - 1]
  if (content === undefined) return []
  const shown = showable(content.replace(/\r$/, ''))
  const last = endLine === line ? endColumn : shown.length + 1
  const mark = '^'.repeat(Math.max(1, Math.min(last, shown.length + 1) - column))
  const gutter = String(line).padStart(5)
  return [
    `${paint('dim', `${gutter} |`)} ${shown}`,
    `${paint('dim', '      |')} ${' '.repeat(column - 1)}${paint(severity, mark)}`,
  ]
}

/** A file may hold what would steer a terminal. One character stays one, so that the mark stands right. */
function showable(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/\p{Cc}/gu, '\uFFFD')
}

/** `3 findings (2 errors, 1 warning) in 2 files, 1 can be fixed by --fix` */
export function sumUp(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const kinds = [
    errors > 0 && plural(errors, 'error'),
    errors < findings.length && plural(findings.length - errors, 'warning'),
  ]
  const fixable = findings.filter(({ fix }) => fix !== undefined).length
  const where = plural(new Set(findings.map(({ file }) => file)).size, 'file')
  const end = fixable > 0 ? `, ${fixable} can be fixed by --fix` : ''
  return `${plural(findings.length, 'finding')} (${kinds.filter(Boolean).join(', ')}) in ${where}${end}`
}
