import type { Failure, FailureClass } from '../shared/failure.ts'

/**
 * The ladder of repairs, gentlest first.
 *
 * - `relink`: the cache is whole, only the environment is not: nothing has to be fetched;
 * - `pointers`: what leads to the damaged copies of the named packages;
 * - `generation`: the whole cache is given up for a new one;
 * - `no-cache`: a temporary cache for this one run.
 */
export type Rung = 'relink' | 'pointers' | 'generation' | 'no-cache'

export interface EarlierHeal {
  readonly rung: Rung
  /** Names of the packages that were repaired. */
  readonly packages: readonly string[]
}

export interface HealContext {
  readonly mode: 'auto' | 'off' | 'always'
  /** What is dropped could not be fetched again. */
  readonly isOffline: boolean
  /** Names of the packages that are damaged; empty where the failure names none. */
  readonly packages: readonly string[]
  /** Every copy of these packages in the cache was looked at and is whole. */
  readonly isCacheWhole: boolean
  /** The damaged copies were fetched after the last heal. */
  readonly isFresh: boolean
  /** Whether the cache is ours to be given up. */
  readonly isOwnCache: boolean
  /** Of this run, oldest first. */
  readonly earlier: readonly EarlierHeal[]
}

export type HealPlan =
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'heal'
      readonly rung: Rung
      /** What the history of this run says about the node. */
      readonly suspicion?: string
    }

// With `heal: always` the user wants a clean slate, whatever the output says; where that makes things worse or cannot
// help it is still refused.
const NEVER: readonly FailureClass[] = ['interrupted', 'disk-full', 'filesystem', 'network', 'harmless']

/** Decides how a failure is healed: each rung once a run, never one below those that were tried. */
export function planHeal(failure: Failure, context: HealContext): HealPlan {
  const { mode, isOffline, isCacheWhole, packages, earlier } = context
  if (failure.action !== 'heal' && (mode !== 'always' || NEVER.includes(failure.class)))
    return none(`a failure of class ${failure.class} is not healed`)
  if (mode === 'off') return none('the input heal is off')
  if (isOffline && !isCacheWhole) return none('uv is offline and could not fetch again what would be dropped')
  const used = new Set(earlier.map(({ rung }) => rung))
  // Nothing in uv's cache has to do with it.
  if (failure.tool === 'pip') return used.has('no-cache') ? none('no repair has helped') : heal('no-cache')
  if (isCacheWhole)
    return used.has('relink')
      ? none('the cache is whole and the environment is damaged once more: something changes its files')
      : heal('relink')
  const before = earlier.flatMap((heal) => heal.packages)
  if (packages.length > 0 && !used.has('pointers') && !used.has('generation') && !used.has('no-cache'))
    return heal('pointers')
  if (packages.length > 0 && used.has('pointers') && !packages.some((name) => before.includes(name)))
    return used.has('no-cache')
      ? none('another package each time: the file system below the cache loses files')
      : heal('no-cache', 'another package each time: the file system below the cache loses files')
  if (context.isFresh)
    return none(`${packages.join(', ')} came with the same fault when it was fetched again`)
  if (context.isOwnCache && !used.has('generation') && !used.has('no-cache')) return heal('generation')
  return used.has('no-cache') ? none('no repair has helped') : heal('no-cache')
}

export interface RetryContext {
  /** Further attempts that the user grants for failures of the network. */
  readonly networkRetriesLeft: number
  /** Retries of this run so far, whatever for. */
  readonly retries: number
  /** Other jobs wait while we pause; after this they give up. */
  readonly timeLeftMs: number
  /** From 0 to 1: jobs that failed together are not to come back together. */
  readonly jitter: number
}

export type RetryPlan =
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'retry'; readonly pauseMs: number }

// uv has tried each request several times by itself before it gives up.
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 30_000

/** Decides whether a failure that may pass by itself is tried again, and when. Those of no network are tried once. */
export function planRetry(
  failure: Failure,
  { networkRetriesLeft, retries, timeLeftMs, jitter }: RetryContext,
): RetryPlan {
  if (failure.action !== 'retry') return none(`a failure of class ${failure.class} does not pass by itself`)
  const isGranted = failure.class === 'network' ? networkRetriesLeft > 0 : retries === 0
  if (!isGranted) return none('it did not pass with the retries of this run')
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retries) * (0.5 + jitter)
  return pauseMs < timeLeftMs
    ? { kind: 'retry', pauseMs }
    : none('no time is left: other jobs wait for the lock')
}

function none(reason: string): { kind: 'none'; reason: string } {
  return { kind: 'none', reason }
}

function heal(rung: Rung, suspicion?: string): HealPlan {
  return { kind: 'heal', rung, ...(suspicion ? { suspicion } : {}) }
}
