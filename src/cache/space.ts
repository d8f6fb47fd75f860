import type { Platform } from '../platform/index.ts'

/** What a disk is to keep free. */
export type Floor =
  | { readonly kind: 'size'; readonly bytes: number }
  /** Of the bytes, and of the inodes where there is a number of them. */
  | { readonly kind: 'share'; readonly percent: number }

export interface Space {
  readonly freeBytes: number
  readonly totalBytes: number
  /** Undefined where the file system makes them as it needs them. */
  readonly inodes: { readonly free: number; readonly total: number } | undefined
}

// Three large environments: below it a sync may fail although there are bytes.
const LEAST_INODES = 100_000
// A disk that never had many of them is not to be full for ever.
const LEAST_INODES_SHARE = 0.02

/** For this user: what is reserved for root does not count. */
export async function readSpace(dir: string, { files }: Pick<Platform, 'files'>): Promise<Space> {
  const { bavail, blocks, bsize, ffree, files: inodes } = await files.statfs(dir)
  return {
    freeBytes: bavail * bsize,
    totalBytes: blocks * bsize,
    inodes: inodes > 0 ? { free: ffree, total: inodes } : undefined,
  }
}

/** How much has to go until the floor is reached; undefined where it is. */
export function missingSpace(
  { freeBytes, totalBytes, inodes }: Space,
  floor: Floor,
): { readonly bytes: number; readonly inodes: number } | undefined {
  const floorBytes = floor.kind === 'size' ? floor.bytes : (totalBytes * floor.percent) / 100
  const floorInodes = inodes === undefined ? 0 : floorOfInodes(inodes.total, floor)
  const missing = {
    bytes: Math.max(0, Math.ceil(floorBytes - freeBytes)),
    inodes: Math.max(0, Math.ceil(floorInodes - (inodes?.free ?? 0))),
  }
  return missing.bytes > 0 || missing.inodes > 0 ? missing : undefined
}

/** Where a cache that cannot go at once, because somebody uses it, has to be left for the next one. */
export function doubleFloor(floor: Floor): Floor {
  return floor.kind === 'size'
    ? { kind: 'size', bytes: 2 * floor.bytes }
    : { kind: 'share', percent: Math.min(100, 2 * floor.percent) }
}

function floorOfInodes(total: number, floor: Floor): number {
  if (floor.kind === 'share') return (total * floor.percent) / 100
  return floor.bytes === 0 ? 0 : Math.min(LEAST_INODES, total * LEAST_INODES_SHARE)
}
