import { LineCounter } from 'yaml'

/** A part of a file, as offsets into its text; `end` is not part of it. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where something is, for people: both count from 1, columns in UTF-16 units as editors and GitHub count them. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A workflow file as it was read. */
export interface Source {
  /** As it shall be shown: relative to the directory that the command was started in, or to the repository. */
  readonly file: string
  /** Without the byte order mark. */
  readonly text: string
  readonly byteOrderMark: string
}

export function makeSource(file: string, raw: string): Source {
  const byteOrderMark = raw.startsWith('\uFEFF') ? '\uFEFF' : ''
  return { file, text: raw.slice(byteOrderMark.length), byteOrderMark }
}

export function countLines(text: string): LineCounter {
  const counter = new LineCounter()
  counter.addNewLine(0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) counter.addNewLine(at + 1)
  return counter
}

export function positionOf(counter: LineCounter, offset: number): Position {
  const { line, col } = counter.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** Offset of the first character of the line that `offset` is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Offset of the line break that ends the line that `offset` is in (of its `\r`, where there is one). */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  if (at < 0) return text.length
  return text[at - 1] === '\r' && at > offset ? at - 1 : at
}

/** The white space that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? ''
}

/** The kind of line break that the file uses. */
export function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
