import type { FailureAction, FailureClass } from '../shared/failure.ts'

/** What a row may look at. */
export interface Evidence {
  /** The innermost cause: the reason proper. */
  readonly cause: string
  /** Head and causes, one a line. Where uv's form was not recognised: the whole output. */
  readonly chain: string
  /** The whole output, cleaned. */
  readonly output: string
  /** Whether uv's form was recognised. */
  readonly hasChain: boolean
  /** The innermost path of the chain; empty where it holds none. */
  readonly path: string
  /** Whether that path lies in uv's cache, in a bucket where bytes are kept. */
  readonly isInCache: boolean
  /** The file or directory that the system did not find, where it lies there. */
  readonly isLostInCache: boolean
  /** Whether the output ends like that of a success: what went wrong before was got over. */
  readonly isSuccess: boolean
  readonly platform: NodeJS.Platform
}

/** A known failure: a new case is a new row and a text in the tests. */
export interface Signature {
  readonly id: string
  readonly class: FailureClass
  readonly action: FailureAction
  /** What the patterns are held against: one of them has to match. */
  readonly in: 'cause' | 'chain' | 'output'
  readonly patterns: readonly RegExp[]
  /** Has to hold as well. */
  readonly when?: (evidence: Evidence) => boolean
  /** Whose cache it is about, where that is not uv's. */
  readonly tool?: 'pip'
  /**
   * One imperative sentence. `{package}`, `{path}` and `{host}` stand for what the output names; where it names nothing,
   * for words that point to it.
   */
  readonly remedy: string
}

export const isOn =
  (system: NodeJS.Platform) =>
  ({ platform }: Evidence) =>
    platform === system

export const isInCache = ({ isInCache }: Evidence) => isInCache

export const isLostInCache = ({ isLostInCache }: Evidence) => isLostInCache

/** While it links from its cache; before, everything comes over the network or from the project. */
export const isLinking = ({ chain, hasChain }: Evidence) => !hasChain || chain.includes('Failed to install')

/** pip unpacks what it is about to install in a directory of such a name. */
export const PIP_UNPACKED =
  /Wheel '[^']*' located at \S*pip-(?:unpack|install|download|wheel|req-build)-\S* is invalid/

/** What Python says of a zip or gzip file that is cut off or damaged. */
export const PIP_BROKEN =
  /BadZip[Ff]ile: |zlib\.error: |EOFError: Compressed file ended|(?:BadGzipFile|ReadError): (?:not a gzip file|CRC check failed|unexpected end)|CRC check failed/

/** The last file that pip took came out of its cache, not over the network. */
export const isFromPipCache = ({ output }: Evidence) =>
  output.lastIndexOf('Using cached ') > output.lastIndexOf('Downloading ')

/** Nothing but a lock file is meant: the same numbers have other meanings elsewhere. */
export const isLockCall = ({ chain }: Evidence) => /\block(?:s|ed|ing)?\b|\.lock\b/i.test(chain)
