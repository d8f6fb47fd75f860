/** One error as uv tells it: what failed, and why, from the outside in. */
export interface ErrorChain {
  readonly head: string
  readonly causes: readonly string[]
}

/** The output of a failed command, freed from what logs, terminals and people put around it. */
export interface Transcript {
  readonly lines: readonly string[]
  /** Oldest first; none where the output holds no error in a form of uv's. */
  readonly chains: readonly ErrorChain[]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it removes
const ESCAPES = /\x1b[\]_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;:?]*[ -/]*[@-~]/g

// A log that quotes an output writes its line ends as two characters; `C:\new` has some that are none. In a reflowed one
// the causes stand behind the error.
const QUOTED_END = /(?:\\r)?\\n(?=\s*(?:Caused by: |cause: |[├╰│×] ?|error: ))/g
const INLINE_CAUSE = /(?<=\S)\s+(?=Caused by: ?(?:\S|$))/g

const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d+)?`
// What stands in front of a line.
const PREFIX = RegExp(
  `^(?:${[
    // The names of job and step in a downloaded log, its byte order mark, and an annotation.
    String.raw`[^\t]+\t[^\t]+\t(?=\ufeff?\d{4}-)`,
    String.raw`\ufeff`,
    '::error(?: [^:]*)?::',
    String.raw`##\[\w+\]`,
    // Steps of a docker build and their clocks; services of docker compose; jobs of act.
    String.raw`#\d+ (?=\d+\.\d)`,
    String.raw`\d+\.\d{1,3} (?=\s|\S)`,
    String.raw`[\w.-]+ +\| `,
    String.raw`\[[\w./ -]+\] +(?:❌|\|) `,
    // Time stamps, with the marks of GitLab or of syslog behind them.
    String.raw`\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]? (?:\d\d[EO][ +])?`,
    String.raw`\[?${CLOCK}\]? `,
    String.raw`[A-Z][a-z]{2} [ \d]\d ${CLOCK} \S+ [\w.-]+(?:\[\d+\])?: `,
    // Levels, git, quotations, and a spinner that no line end has followed.
    String.raw`\[(?:info|warn|warning|error|debug)\] `,
    'DEBUG ',
    'remote: ',
    '(?:> ?)+',
    String.raw`[\u2800-\u28ff] .*\S {2,}(?=error: )`,
  ].join('|')})`,
  'i',
)

const HEAD = /^ {0,3}(?:error(?:\[[\w-]+\])?: |[×x] )(?<text>.+)$/i
// What runners, builders and task tools say when a command has failed: that it has, not why.
const TRAILER =
  /^(?:Exception:$|Process completed with|The process '.*' failed|failed to solve|process ".*" did not complete|Job failed|InvocationError for|(?:Command|Recipe|Script|Task)\b.* (?:failed|exited|returned)|executor failed running|script returned exit code)/i
const CAUSE = /^ {0,4}(?:Caused by: |cause: |[├╰└]─▶ |\|-> |`-> )(?<text>.+)$/
// uv indents the rest of a wrapped message below its text; a bar leads it while more causes follow.
const CONTINUATION = /^(?: {6,}|\s*[│|] {2,})(?!\[std(?:out|err)\])(?<text>\S.*)$/

/** Both shapes: `Caused by:` or `cause:` below `error:`, and trees, drawn with or without Unicode. */
export function parseTranscript(output: string): Transcript {
  const split = output.replace(QUOTED_END, '\n').replace(INLINE_CAUSE, '\n  ')
  const lines = dedent(split.split('\n').map(cleanLine))
  return { lines, chains: findChains(lines) }
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
  return FENCE.test(line) ? '' : line
}

const FENCE = /^ *```\w*$/

interface OpenChain {
  head: string
  causes: string[]
}

function findChains(lines: readonly string[]): OpenChain[] {
  const chains: OpenChain[] = []
  // A blank line ends a message: what follows it, indented, is the output of a build backend.
  let canContinue = false
  lines.forEach((line, index) => {
    const head = headOf(line)
    const cause = CAUSE.exec(line)?.groups?.['text']
    const rest = canContinue ? CONTINUATION.exec(line)?.groups?.['text'] : undefined
    const last = chains.at(-1)
    if (cause !== undefined) {
      // Some logs lose the mark of the head; then it is the line above.
      if (last === undefined) chains.push({ head: (lines[index - 1] ?? '').trim(), causes: [cause] })
      else last.causes.push(cause)
    } else if (head !== undefined) chains.push({ head, causes: [] })
    else if (last !== undefined && rest !== undefined) append(last, rest)
    canContinue = (head ?? cause ?? rest) !== undefined
  })
  return chains
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
