import type { FailureAction, FailureClass } from '../shared/failure.ts'

/** What a row may look at. */
export interface Evidence {
  /** The innermost cause: the reason proper. */
  readonly cause: string
  /** Head and causes, one a line. Where uv's form was not recognised: the whole output. */
  readonly chain: string
  /** The whole output, cleaned. */
  readonly output: string
  /** The innermost path of the chain; empty where it holds none. */
  readonly path: string
  /** Whether that path lies in uv's cache, in a bucket where bytes are kept. */
  readonly isInCache: boolean
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

/** pip unpacks what it is about to install in a directory of such a name. */
export const PIP_UNPACKED =
  /Wheel '[^']*' located at \S*pip-(?:unpack|install|download|wheel|req-build)-\S* is invalid/

/** The last file that pip took came out of its cache, not over the network. */
export const isFromPipCache = ({ output }: Evidence) =>
  output.lastIndexOf('Using cached ') > output.lastIndexOf('Downloading ')

/** Nothing but a lock file is meant: the same numbers have other meanings elsewhere. */
export const isLockCall = ({ chain }: Evidence) => /\block(?:s|ed|ing)?\b|\.lock\b/i.test(chain)
