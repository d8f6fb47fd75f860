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
  readonly phases: { readonly name: string; readonly durationMs: number }[]
}

export interface LockFacts {
  readonly path: string
  /** `held`: exclusive. `timed-out`: somebody kept it for too long. `unlocked`: best-effort found no usable lock. */
  readonly state: 'held' | 'timed-out' | 'unlocked' | 'off'
  readonly waitedMs: number
  /** Who had it while we waited. */
  readonly waitedFor?: string
  /** Whose lease we took over after proof of death. */
  readonly inheritedFrom?: string
  /** CLOCK_MONOTONIC milliseconds: legs on one node can be compared. */
  readonly enteredAtMs?: number
  leftAtMs?: number
}

export interface HealFacts {
  readonly packages: readonly string[]
  /** The cause, as uv or the verification put it. */
  readonly why: string
  /** How many cache pointers were dropped. */
  readonly droppedPointers: number
  readonly durationMs: number
}
