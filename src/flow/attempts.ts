import type { EarlierHeal } from '../heal/plan.ts'

/** What a run has tried so far; it outlives a move to another cache and its lock. */
export interface Attempts {
  readonly heals: EarlierHeal[]
  /** For people, oldest first. */
  readonly steps: string[]
  readonly reinstall: Set<string>
  retries: number
  networkRetries: number
  /** The archives of the cache before the last heal: all others were fetched since. */
  archivesBefore: ReadonlySet<string>
  healingSinceMs: number
}

export function noAttempts(): Attempts {
  return {
    heals: [],
    steps: [],
    reinstall: new Set(),
    retries: 0,
    networkRetries: 0,
    archivesBefore: new Set(),
    healingSinceMs: 0,
  }
}

/** Whether a copy in the cache was fetched in this run, after a heal. */
export function isFresh(archiveId: string, { heals, archivesBefore }: Attempts): boolean {
  return heals.length > 0 && !archivesBefore.has(archiveId)
}
