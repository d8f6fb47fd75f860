/** Something that can be removed as a whole. */
export interface Collectable {
  readonly kind: 'trash' | 'retired' | 'current' | 'uv' | 'python'
  readonly path: string
  readonly sizeBytes: number
  readonly inodes: number
  /** Milliseconds since 1970. */
  readonly lastUsedMs: number
}

export interface Wanted {
  readonly bytes: number
  readonly inodes: number
}

// GitHub cancels a job on a self-hosted runner after five days: what was last used before is used by none.
const IDLE_MS = 5 * 24 * 3_600_000

const RANKS: Readonly<Record<Collectable['kind'], number>> = {
  trash: 0,
  retired: 1,
  uv: 2,
  python: 2,
  current: 2,
}

/**
 * What may go, first things first: leftovers, then what was used longest ago. A cache that is in use by the projects of
 * today goes only where that gets the disk half-way to where it should be: a disk that somebody else fills is not helped
 * by cold caches.
 */
export function planCollection(
  found: readonly Collectable[],
  { wanted, nowMs }: { readonly wanted: Wanted; readonly nowMs: number },
): Collectable[] {
  const helps = ({ sizeBytes, inodes }: Collectable) =>
    sizeBytes >= wanted.bytes / 2 && inodes >= wanted.inodes / 2
  return found
    .filter((one) => (one.kind === 'uv' || one.kind === 'python' ? nowMs - one.lastUsedMs > IDLE_MS : true))
    .filter((one) => one.kind !== 'current' || nowMs - one.lastUsedMs > IDLE_MS || helps(one))
    .toSorted((a, b) => RANKS[a.kind] - RANKS[b.kind] || a.lastUsedMs - b.lastUsedMs)
}
