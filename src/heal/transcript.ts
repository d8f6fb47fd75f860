/** One error as uv tells it: what failed, and why, from the outside in. */
export interface ErrorChain {
  readonly head: string
  readonly causes: readonly string[]
}

/** The output of a failed command, freed from what logs, terminals and people put around it. */
export interface Transcript {
  readonly lines: readonly string[]
  /** The last one; undefined where the output holds no error in a form of uv's. */
  readonly chain: ErrorChain | undefined
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it removes
const ESCAPES = /\x1b[\]_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;:?]*[ -/]*[@-~]/g

// In front of a line: docker build steps and their clocks, time stamps, log levels, git's `remote:`, quotations, and the
// names of job and step in a downloaded log.
const PREFIX =
  /^(?:[^\t]+\t[^\t]+\t(?=\ufeff?\d{4}-)|\ufeff|::error(?: [^:]*)?::|#\d+ (?=\d+\.\d)|\d+\.\d{1,3} (?=\s|\S)|\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]? (?:\d\d[EO][ +])?|remote: |##\[\w+\]|\[(?:info|warn|warning|error|debug)\] |DEBUG |(?:> ?)+)/i

const HEAD = /^ {0,3}(?:error(?:\[[\w-]+\])?: |[×x] )(?<text>.+)$/i
// What runners, builders and task tools say when a command has failed: that it has, not why.
const TRAILER =
  /^(?:Exception:$|Process completed with|The process '.*' failed|failed to solve|process ".*" did not complete|Job failed|InvocationError for|(?:Command|Recipe|Script|Task)\b.* (?:failed|exited|returned)|executor failed running|script returned exit code)/i
const CAUSE = /^ {0,4}(?:Caused by: |cause: |[├╰└]─▶ |\|-> |`-> )(?<text>.+)$/
// uv indents the rest of a wrapped message below its text; a bar leads it while more causes follow.
const CONTINUATION = /^(?: {6,}|\s*[│|] {2,})(?!\[std(?:out|err)\])(?<text>\S.*)$/

/** Both shapes: `Caused by:` or `cause:` below `error:`, and trees, drawn with or without Unicode. */
export function parseTranscript(output: string): Transcript {
  const lines = dedent(output.split('\n').map(cleanLine))
  return { lines, chain: lastChain(lines) }
}

// uv begins its trees in the third column.
const TREE_INDENT = 2

/** A whole log may be indented; what is indented further belongs to the line above. */
function dedent(lines: readonly string[]): readonly string[] {
  let width = Number.MAX_SAFE_INTEGER
  for (const line of lines) if (line !== '') width = Math.min(width, line.length - line.trimStart().length)
  return width > TREE_INDENT ? lines.map((line) => line.slice(width - TREE_INDENT)) : lines
}

function cleanLine(raw: string): string {
  const shown = raw.replace(ESCAPES, '').trimEnd()
  // What a progress bar has overwritten nobody saw.
  let line = shown.slice(shown.lastIndexOf('\r') + 1).replaceAll('**', '')
  for (let rest = line.replace(PREFIX, ''); rest !== line; rest = line.replace(PREFIX, '')) line = rest
  return line
}

interface OpenChain {
  head: string
  causes: string[]
}

function lastChain(lines: readonly string[]): ErrorChain | undefined {
  let chain: OpenChain | undefined
  // A blank line ends a message: what follows it, indented, is the output of a build backend.
  let canContinue = false
  lines.forEach((line, index) => {
    const head = headOf(line)
    const cause = CAUSE.exec(line)?.groups?.['text']
    const rest = canContinue ? CONTINUATION.exec(line)?.groups?.['text'] : undefined
    if (cause !== undefined) {
      // Some logs lose the mark of the head; then it is the line above.
      chain ??= { head: (lines[index - 1] ?? '').trim(), causes: [] }
      chain.causes.push(cause)
    } else if (head !== undefined) chain = { head, causes: [] }
    else if (chain !== undefined && rest !== undefined) append(chain, rest)
    canContinue = (head ?? cause ?? rest) !== undefined
  })
  return chain
}

function headOf(line: string): string | undefined {
  const text = HEAD.exec(line)?.groups?.['text']
  return text === undefined || TRAILER.test(text) ? undefined : text
}

function append(chain: OpenChain, text: string): void {
  const last = chain.causes.pop()
  if (last === undefined) chain.head += ` ${text}`
  else chain.causes.push(`${last} ${text}`)
}
