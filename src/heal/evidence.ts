import type { Evidence } from './signature.ts'
import type { ErrorChain } from './transcript.ts'

// Buckets that keep bytes of packages. builds-v0 holds short-lived environments, git-v0 and `.tmp` are uv's to mend.
const BUCKET = /[\\/](?:archive|wheels|built-wheels|sdists|environments)-v\d+[\\/]/

// An absolute path, or one that somebody has shortened, up to the end of its quotation or the `: ` behind it.
const PATH = /(?<=^|[\s`'"(=:])(?:[A-Za-z]:)?(?:~|\.\.\.)?[\\/](?:(?!: )[^`'"\n])+/gm

const FROM_TO = / from [`'"]?((?:[A-Za-z]:)?[~.\\/].*?)[`'"]? to [`'"]?(?:[A-Za-z]:)?[~.\\/]/

const LOST = /\(os error [23]\)/

// The last that pip and uv print when all went well: a sum, or the packages one by one.
const SUCCESS =
  /^ {0,3}(?:Successfully (?:installed|built) |(?:Resolved|Prepared|Installed|Uninstalled|Audited) \d+ packages? |[-+~] \S+==)/

interface Surroundings {
  readonly lines: readonly string[]
  readonly cacheDir: string | undefined
  readonly platform: NodeJS.Platform
}

/** Collects what the signatures look at. */
export function collectEvidence(
  chain: ErrorChain | undefined,
  { lines, cacheDir, platform }: Surroundings,
): Evidence {
  const output = lines.join('\n')
  const texts = chain === undefined ? [output.trim()] : [chain.head, ...chain.causes]
  const cause = texts.at(-1) ?? ''
  const told = chain === undefined ? lines.filter(isUvSpeaking) : texts
  const path = sourcePath(cause, told.flatMap(findPaths))
  return {
    cause,
    chain: texts.join('\n'),
    output,
    hasChain: chain !== undefined,
    path,
    isInCache: isCachePath(path, cacheDir),
    isLostInCache: isCachePath(lostPath(told), cacheDir),
    isSuccess: chain === undefined && SUCCESS.test(lines.findLast((line) => line.trim() !== '') ?? ''),
    platform,
  }
}

/** The system where an output was made, as far as its paths tell. */
export function findSystem(output: string): NodeJS.Platform | undefined {
  if (/(?:^|[\s`'"(=])[A-Za-z]:\\\w|\\AppData\\|-win(?:32|_amd64|_arm64)\.whl/m.test(output)) return 'win32'
  if (/(?:^|[\s`'"(=])\/Users\/|\/Library\/Caches\/|-macosx_\w+\.whl/m.test(output)) return 'darwin'
  return undefined
}

/** In an output without an error chain, a path of a compiler or a test says nothing about uv's cache. */
function isUvSpeaking(line: string): boolean {
  return /\(os error \d+\)|does not appear to be a Python project/.test(line)
}

function findPaths(text: string): string[] {
  return text.match(PATH) ?? []
}

/** Of a copy or a link the source counts: the target is never in the cache. */
function sourcePath(cause: string, paths: readonly string[]): string {
  return FROM_TO.exec(cause)?.[1] ?? paths.at(-1) ?? ''
}

/** uv before 0.5 tells the path and what the system said of it one below the other. A path further up is another matter. */
function lostPath(texts: readonly string[]): string {
  const index = texts.findLastIndex((text) => LOST.test(text))
  const text = texts[index] ?? ''
  const isBare = /^[^`'":\\/]*\(os error \d+\)$/.test(text.trim())
  return sourcePath(text, findPaths(isBare ? (texts[index - 1] ?? '') : text))
}

function isCachePath(file: string, cacheDir: string | undefined): boolean {
  if (!BUCKET.test(file)) return false
  if (cacheDir === undefined) return true
  return spellOut(file).startsWith(`${spellOut(cacheDir).replace(/\/+$/, '')}/`)
}

/** Windows has two separators, a mark for long paths, and no difference between `C:` and `c:`. */
function spellOut(file: string): string {
  const path = file.replace(/^\\\\\?\\/, '')
  return /^[A-Za-z]:/.test(path) ? path.replaceAll('\\', '/').toLowerCase() : path
}
