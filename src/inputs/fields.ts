/** What is wrong with the value of one input, and what would be right. */
export class FieldProblem extends Error {}

const TRUE_WORDS = ['true', 'yes', 'on']
const FALSE_WORDS = ['false', 'no', 'off']

/** A YAML 1.1 boolean word in any case. Junk is refused: a typo must not silently mean false. */
export function parseBoolean(raw: string): boolean {
  const word = raw.toLowerCase()
  if (TRUE_WORDS.includes(word)) return true
  if (FALSE_WORDS.includes(word)) return false
  throw new FieldProblem(
    `is neither true nor false; use one of ${[...TRUE_WORDS, ...FALSE_WORDS].join(', ')}`,
  )
}

/**
 * One of the given words in any case. Where `off` is a choice, `false` and `no` mean it too: YAML 1.1 tools rewrite a
 * bare `off` to a boolean.
 */
export function parseChoice<const T extends string>(choices: readonly T[]): (raw: string) => T {
  return (raw) => {
    const word = FALSE_WORDS.includes(raw.toLowerCase()) ? 'off' : raw.toLowerCase()
    const choice = choices.find((candidate) => candidate === word)
    if (choice === undefined) throw new FieldProblem(`is not one of ${choices.join(', ')}`)
    return choice
  }
}

/** `auto` or a boolean word. */
export function parseEnableCache(raw: string): 'auto' | 'true' | 'off' {
  if (raw.toLowerCase() === 'auto') return 'auto'
  return parseBoolean(raw) ? 'true' : 'off'
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1000,
  m: 1000 ** 2,
  g: 1000 ** 3,
  t: 1000 ** 4,
  ki: 1024,
  mi: 1024 ** 2,
  gi: 1024 ** 3,
  ti: 1024 ** 4,
}

/** `500MB`, `20GiB`, `1.5 TB`, `1000000` (bytes). Answers bytes. */
export function parseSize(raw: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]i?)?b?$/i.exec(raw) ?? []
  const factor = UNITS[unit.toLowerCase()]
  if (digits === '' || factor === undefined)
    throw new FieldProblem('is no size; write 500MB, 20GiB or a number of bytes')
  return Math.round(Number(digits) * factor)
}

/** What a disk is to keep free: a size, or a share of it. */
export type FloorRequest =
  | { readonly kind: 'size'; readonly bytes: number }
  | { readonly kind: 'share'; readonly percent: number }

/** A size or `5%`. */
export function parseFloor(raw: string): FloorRequest {
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(raw)?.[1]
  if (share === undefined) return { kind: 'size', bytes: parseSize(raw) }
  const percent = Number(share)
  if (percent > 90) throw new FieldProblem('would leave no room for a cache; use 90% at most')
  return { kind: 'share', percent }
}

/** The lines that are not empty, trimmed. */
export function parseLines(raw: string): readonly string[] {
  return raw
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

// GitHub cancels a job on a self-hosted runner after five days at the latest.
const LONGEST_DURATION_MS = 5 * 24 * 3_600_000

/** `600` (seconds), `90s`, `10m`, `1h30m`. Answers milliseconds. */
export function parseDuration(raw: string): number {
  const match = /^(?:(\d+)|(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)$/i.exec(raw)
  if (match === null || raw === '')
    throw new FieldProblem('is no duration; write seconds (600) or 90s, 10m, 1h30m')
  const [bareSeconds, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0))
  const durationMs = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) + (bareSeconds ?? 0)) * 1000
  if (durationMs > LONGEST_DURATION_MS) throw new FieldProblem('is longer than a job can run (5 days)')
  return durationMs
}

/** A whole number within the bounds, both included. */
export function parseCount(least: number, most: number): (raw: string) => number {
  return (raw) => {
    const count = /^\d+$/.test(raw) ? Number(raw) : Number.NaN
    if (!(count >= least && count <= most))
      throw new FieldProblem(`is no whole number from ${least} to ${most}`)
    return count
  }
}

/** A SHA-256 digest in hexadecimal, with or without `sha256:` before it; answers 64 lower-case digits. */
export function parseSha256(raw: string): string {
  const digest = raw.toLowerCase().replace(/^sha256:/, '')
  if (!/^[0-9a-f]{64}$/.test(digest))
    throw new FieldProblem('is no SHA-256 digest; give its 64 hexadecimal digits')
  return digest
}

/**
 * One digest for whatever is fetched (key `*`), or one for each file: the lines that `sha256sum` prints, with `--tag` or
 * without, or `name: digest`, where a name is that of a file or a target triple.
 */
export function parseChecksums(raw: string): Readonly<Record<string, string>> {
  const lines = raw
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const [only = ''] = lines
  const isBare = lines.length === 1 && !/[\s:=]/.test(only.replace(/^sha256:/i, ''))
  if (isBare) return { '*': parseSha256(only) }
  const checksums = new Map<string, string>()
  for (const [name, digest] of lines.map(parseChecksumLine)) {
    if ((checksums.get(name) ?? digest) !== digest) throw new FieldProblem(`has two digests for ${name}`)
    checksums.set(name, digest)
  }
  return Object.fromEntries(checksums)
}

function parseChecksumLine(line: string): [name: string, digest: string] {
  const [, digestFirst, name] = /^((?:sha256:)?[0-9a-f]{64})\s+\*?(\S+)$/i.exec(line) ?? []
  if (digestFirst !== undefined && name !== undefined) return [name, parseSha256(digestFirst)]
  const [, nameFirst, digest] =
    /^SHA256 \((\S+)\) = (\S+)$/i.exec(line) ?? /^([^\s:=]+)\s*[:=\s]\s*(\S+)$/.exec(line) ?? []
  if (nameFirst === undefined || digest === undefined)
    throw new FieldProblem(`has a line that is no name with a digest: ${line}`)
  return [nameFirst, parseSha256(digest)]
}

/** Some of the given words, each once, separated by white space or commas, in the order of their writing. */
export function parseList<const T extends string>(choices: readonly T[]): (raw: string) => readonly T[] {
  return (raw) => {
    const words = raw
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== '')
    const found = words.map((word) => {
      const choice = choices.find((candidate) => candidate === word)
      if (choice === undefined)
        throw new FieldProblem(`holds ${word}, which is not one of ${choices.join(', ')}`)
      return choice
    })
    if (new Set(found).size < found.length) throw new FieldProblem('names one of them twice')
    return found
  }
}

/**
 * Splits arguments at white space. `'…'` and `"…"` keep white space together; nothing else is special, no shell ever
 * sees them.
 */
export function parseWords(raw: string): string[] {
  const words: string[] = []
  const word = /\s*((?:[^\s'"]|'[^']*'|"[^"]*")+)/y
  const text = raw.trimEnd()
  while (word.lastIndex < text.length) {
    const match = word.exec(text)
    if (match === null) throw new FieldProblem('has a quote that is not closed')
    words.push((match[1] ?? '').replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double))
  }
  return words
}

/** A Python request as uv understands it (`3.12`, `>=3.11`, `pypy@3.10`, a path); one line. */
export function parsePythonVersion(raw: string): string {
  if (/[\r\n]/.test(raw))
    throw new FieldProblem('has more than one line; run one leg of a matrix for each version')
  return raw
}
