export interface RecordEntry {
  /** As written: relative to site-packages, or absolute. */
  readonly path: string
  readonly sizeBytes: number | undefined
  /** SHA-256 as base64url without padding; undefined where none or another kind is given. */
  readonly sha256: string | undefined
}

/**
 * Parses a RECORD file: CSV of path, digest, size, with Python's default quoting.
 * https://packaging.python.org/en/latest/specifications/recording-installed-packages/
 */
export function parseRecord(text: string): RecordEntry[] {
  return parseRows(text)
    .filter(([path]) => path)
    .map(([path = '', digest = '', size = '']) => ({
      path,
      sizeBytes: /^\d+$/.test(size) ? Number(size) : undefined,
      sha256: /^sha256=([\w-]{43})=?$/.exec(digest)?.[1],
    }))
}

// A field with what ends it: quoted (quotes inside are doubled), or plain up to the next separator.
const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/y

function parseRows(text: string): string[][] {
  // Nearly every RECORD: a large environment has tens of thousands of lines.
  if (!text.includes('"')) return text.split(/\r\n|\n|\r/).map((line) => line.split(','))
  const rows: string[][] = []
  let row: string[] = []
  FIELD.lastIndex = 0
  while (FIELD.lastIndex < text.length) {
    const match = FIELD.exec(text)
    if (match === null) break
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return row.length > 0 ? [...rows, row] : rows
}
