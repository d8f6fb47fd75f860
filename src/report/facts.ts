import type { FailureClass } from '../shared/failure.ts'

/**
 * What a run found out and did, filled in as it goes: outputs, the decision record and the job summary are all made
 * from this one object, so that they cannot disagree. A part that is undefined was not reached.
 */
export interface RunFacts {
  readonly host: string
  uv?: {
    readonly version: string
    /** Which input or file asked for it. */
    readonly requestedBy: string
    readonly path: string
    readonly uvxPath: string
    readonly source: string
    readonly verifiedBy: string
  }
  placement?: {
    readonly cacheDir: string
    readonly from: string
    readonly filesystem: string
    /** One line per candidate with its verdict. */
    readonly candidates: readonly string[]
    readonly notes: readonly string[]
  }
  /** What became of the seed, for people. */
  seed?: string
  /** The Actions cache, where this job takes part in it. */
  caching?: {
    /** Under which the cache is saved; empty where it is not. */
    readonly key: string
    /** What became of it, for people. */
    readonly told: string
    readonly isHit: boolean
    readonly isPythonHit: boolean
  }
  concurrency?: ConcurrencyFacts
  lock?: LockFacts
  sync?: {
    /** What was run, for people: `uv sync --locked`. */
    readonly title: string
    /** Why this: `uv.lock found`. */
    readonly reason: string
    attempts: number
  }
  heal?: HealFacts
  verified?: { readonly distributions: number; readonly files: number }
  environment?: { readonly dir: string; readonly pythonVersion: string }
  /** Of a sync step that failed for good. */
  failureClass?: FailureClass
  /** Why the step fails. */
  error?: { readonly code: string; readonly message: string; readonly remedy: string }
  /** What a successful run wants somebody to know: summed up in one warning. */
  readonly notices: string[]
  /** In the order of their ends. */
  readonly phases: {
    readonly name: string
    readonly durationMs: number
    /** On the monotonic clock. */
    readonly startedAtMs?: number
  }[]
}

/** What is wrong with the concurrency groups of the workflow that runs. */
export interface ConcurrencyFacts {
  /** Relative to the repository. */
  readonly file: string
  readonly findings: readonly {
    readonly rule: string
    readonly severity: 'error' | 'warning'
    readonly line: number
    readonly message: string
    readonly remedy: string
    /** YAML to write instead; may be empty. */
    readonly suggestion: string
  }[]
}

export interface LockFacts {
  readonly path: string
  /** `unlocked`: went on without it. `timed-out`: waited in vain. */
  readonly state: 'held' | 'unlocked' | 'timed-out' | 'off'
  /** `shared`: beside others, with nothing but what the cache held. */
  readonly mode?: 'exclusive' | 'shared'
  /** The input that allowed it. */
  readonly unlockedBy?: 'lock: best-effort' | 'on-lock-timeout: proceed' | undefined
  readonly waitedMs: number
  /** Who had it while we waited. */
  readonly waitedFor?: string
  /** Whose lease we took over after proof of death. */
  readonly inheritedFrom?: string
  /** Why no kernel lock goes with it. */
  readonly withoutKernelLock?: string
  /** CLOCK_MONOTONIC milliseconds: legs on one node can be compared. */
  readonly enteredAtMs?: number
  leftAtMs?: number
}

export interface HealFacts {
  /** Empty where the failure named none. */
  readonly packages: readonly string[]
  /** The first cause, as uv or the verification put it. */
  readonly why: string
  /** What was done, for people, in this order. */
  readonly steps: readonly string[]
  /** From the first failure on, the attempts after it included. */
  readonly durationMs: number
  /** What was put into the cache since, unpacked. Undefined: not known, or there was no success yet. */
  readonly fetchedBytes?: number
}
