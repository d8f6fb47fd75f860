/** What kind of thing went wrong in a sync step. `unknown` is passed on untouched. */
export type FailureClass =
  | 'cache-corruption'
  | 'filesystem'
  | 'disk-full'
  | 'network'
  | 'resolution'
  | 'build'
  | 'environment'
  | 'harmless'
  | 'interrupted'
  | 'unknown'

/** What to do about a failure. */
export type FailureAction = 'heal' | 'retry' | 'relocate' | 'free-space' | 'fail' | 'ignore'

/** A distribution as uv and its cache name it. */
export interface PackageName {
  /** Normalised per PEP 503: lower case, runs of `-_.` as one `-`. */
  readonly name: string
  readonly version?: string
}

/** A classified unsuccessful sync step. */
export interface Failure {
  readonly class: FailureClass
  readonly action: FailureAction
  /** The innermost cause, as uv printed it, on one line. */
  readonly cause: string
  /** One imperative sentence for the user. */
  readonly remedy: string
  readonly package?: PackageName
  /** Directory name below `archive-v0/`, where the output names one. */
  readonly archiveId?: string
  /** The innermost file or directory that the output names. */
  readonly path?: string
  /** Whose cache is damaged, where it is not uv's. */
  readonly tool?: 'pip'
}

/** Normalises a distribution name per PEP 503. */
export function normaliseName(rawName: string): string {
  return rawName.toLowerCase().replaceAll(/[-_.]+/g, '-')
}
