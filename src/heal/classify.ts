import type { Failure } from '../shared/failure.ts'
import { plural } from '../shared/text.ts'
import type { Hole } from '../sync/verify.ts'
import { collectEvidence } from './evidence.ts'
import { findArchiveId, findHost, findPackage } from './named.ts'
import type { Evidence, Signature } from './signature.ts'
import { CLEAN } from './signatures/cache.ts'
import { SIGNATURES } from './signatures.ts'
import { type ErrorChain, parseTranscript } from './transcript.ts'

export interface FailedOutput {
  readonly output: string
  /** Undefined: not known, the output may be that of a success. */
  readonly exitCode: number | undefined
  /** As uv was told it. Undefined: not known, then uv's own names of directories tell a path in the cache. */
  readonly cacheDir: string | undefined
  /** Of the machine where the output was made. */
  readonly platform: NodeJS.Platform
}

// 128 + SIGINT, SIGKILL, SIGTERM; STATUS_CONTROL_C_EXIT of Windows.
const SIGNAL_EXITS = [130, 137, 143, 0xc000013a]

// What runners and shells print of them.
const SIGNAL_WORDS =
  /^(?:Error: )?The operation was cancell?ed\.?$|The runner has received a shutdown signal|Process completed with exit code (?:130|137|143)\b|^ERROR: Operation cancelled by user|^KeyboardInterrupt$|^Killed$|: line \d+: +\d+ Killed\b/m

/**
 * Tells what kind of failure an output shows, by the innermost cause of its last error, the path and the system error
 * in it. What no signature knows is `unknown` and has the action `fail`.
 */
export function classify({ output, exitCode, cacheDir, platform }: FailedOutput): Failure {
  const { lines, chains } = parseTranscript(output)
  const lastLine = lines.findLast((line) => line.trim() !== '') ?? ''
  const cause = oneLine(chains.at(-1)?.causes.at(-1) ?? chains.at(-1)?.head ?? lastLine)
  if (exitCode !== undefined && SIGNAL_EXITS.includes(exitCode))
    return { ...INTERRUPTED, cause: `${cause} (exit code ${exitCode})`.trim() }
  if (SIGNAL_WORDS.test(lines.join('\n'))) return { ...INTERRUPTED, cause }
  for (const chain of decisiveChains(chains)) {
    const evidence = collectEvidence(chain, { lines, cacheDir, platform })
    const signature = SIGNATURES.find((row) => isMatch(row, evidence, exitCode))
    if (signature !== undefined)
      return toFailure(signature, evidence, oneLine(findLine(lines, signature) ?? lastLine))
  }
  return { ...UNKNOWN, cause }
}

// A task runner in a test runner in a container.
const TOOLS_AROUND = 5

/**
 * The last error counts. A bare one that nobody knows is mostly some tool around uv that has noticed the failure; then
 * the error before it counts.
 */
function decisiveChains(chains: readonly ErrorChain[]): readonly (ErrorChain | undefined)[] {
  if (chains.length === 0) return [undefined]
  const first = chains.findLastIndex(({ causes }) => causes.length > 0)
  return chains.slice(Math.max(first, 0)).slice(-TOOLS_AROUND).toReversed()
}

/** Where uv's form was not recognised, the line that the signature knows stands for the cause. */
function toFailure(signature: Signature, evidence: Evidence, line: string): Failure {
  const found = findPackage(evidence)
  const archiveId = findArchiveId(evidence)
  const { path, hasChain } = evidence
  const names = { package: found?.name, path, host: findHost(evidence) }
  return {
    class: signature.class,
    action: signature.action,
    cause: hasChain ? oneLine(evidence.cause) : line,
    remedy: fillIn(signature.remedy, names),
    ...(found ? { package: found } : {}),
    ...(archiveId ? { archiveId } : {}),
    ...(path ? { path } : {}),
    ...(signature.tool ? { tool: signature.tool } : {}),
  }
}

/** The failure of an environment that uv calls complete and that is not: files of a package are missing in the cache. */
export function failureFromHoles(holes: readonly Hole[], environmentDir: string): Failure {
  const [first] = holes
  const shown = holes
    .slice(0, 3)
    .map(({ path, why }) => `${path.replace(environmentDir, '<environment>')} (${why})`)
  const more = holes.length > shown.length ? ` and ${plural(holes.length - shown.length, 'more file')}` : ''
  return {
    class: 'cache-corruption',
    action: 'heal',
    cause: `${shown.join(', ')}${more}`,
    remedy: fillIn(CLEAN, { package: first?.package.name, path: first?.path, host: undefined }),
    ...(first ? { package: first.package } : {}),
  }
}

/** The same failure where a look at the disk has shown that the cache is to blame. */
export function cacheDamage(failure: Failure, path = failure.path): Failure {
  const remedy = fillIn(CLEAN, { package: failure.package?.name, path, host: undefined })
  return { ...failure, class: 'cache-corruption', action: 'heal', remedy, ...(path ? { path } : {}) }
}

const INTERRUPTED = {
  class: 'interrupted',
  action: 'fail',
  remedy:
    'Run the job again; where nobody cancelled it, look for the out-of-memory killer in the kernel log.',
} as const

const UNKNOWN = {
  class: 'unknown',
  action: 'fail',
  remedy: 'Read the output of the command above.',
} as const

interface Named {
  readonly package: string | undefined
  readonly path: string | undefined
  readonly host: string | undefined
}

function fillIn(remedy: string, named: Named): string {
  const words: Readonly<Record<string, string>> = {
    '{package}': named.package ?? 'the package',
    '{path}': named.path || 'the file that the message names',
    '{host}': named.host ?? 'the index',
  }
  return remedy.replaceAll(/\{\w+\}/g, (word) => words[word] ?? word)
}

function isMatch(row: Signature, evidence: Evidence, exitCode: number | undefined): boolean {
  const isOver = exitCode === undefined ? evidence.isSuccess : exitCode === 0
  // A transfer that was repeated with success; and a warning explains no failure.
  if (row.class === 'network' && isOver) return false
  if (row.class === 'harmless' && !isOver && exitCode !== undefined) return false
  return row.patterns.some((pattern) => pattern.test(evidence[row.in])) && (row.when?.(evidence) ?? true)
}

function findLine(lines: readonly string[], { patterns }: Signature): string | undefined {
  return lines.findLast((line) => patterns.some((pattern) => pattern.test(line)))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
