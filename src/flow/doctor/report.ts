/** Something that is wrong with this node, and what to do about it. */
export interface Problem {
  /** Stable, UPPER_SNAKE. */
  readonly code: string
  readonly message: string
  /** One imperative sentence. */
  readonly remedy: string
}

/** Stable: `locked-uv doctor --json` prints it. */
export interface Report {
  readonly uv: {
    readonly request: string
    readonly from: string
    /** Empty where it is not decided without asking a source. */
    readonly version: string
    /** Where it would come from; empty where nobody has it. */
    readonly source: string
    /** Every uv on PATH, the first one first. */
    readonly onPath: readonly string[]
    /** The names of the sources that answered, and why others did not. */
    readonly sources: Readonly<Record<string, string>>
  }
  readonly placement: {
    /** Empty where no directory can be used. */
    readonly cacheDir: string
    readonly from: string
    readonly filesystem: string
    readonly candidates: readonly { readonly path: string; readonly verdict: string }[]
    readonly freeBytes?: number
    readonly freeInodes?: number
  }
  readonly lock: {
    readonly path: string
    /** Null where it is free. */
    readonly holder: string | null
    readonly isSuspect: boolean
  }
  readonly host: {
    readonly name: string
    readonly system: string
    readonly uid: number | null
    readonly node: string
    readonly kernelLock: boolean
    readonly inotify: boolean
    /** Whether this process sees the others, so that the death of a holder can be proved. */
    readonly seesProcesses: boolean
    readonly cacheService: string
  }
  readonly problems: readonly Problem[]
}

/** What one group of checks found, to be put into the report. */
export interface Checked<T> {
  readonly facts: T
  readonly problems: readonly Problem[]
}
