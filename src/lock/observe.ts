import { join } from 'node:path'
import type { Clock, Files } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'
import { LockUnusableError } from './errors.ts'
import { type Owner, parseOwner } from './owner.ts'

export const OWNER_FILE = 'owner.json'

export interface HeldLock {
  readonly kind: 'held'
  /** Names this acquisition of the lock: its token or, without a readable record, inode and time. Fit for file names. */
  readonly instance: string
  readonly ino: bigint
  /** Moves with each heartbeat and each change of the record. */
  readonly mtimeNs: bigint
  /** Undefined where `owner.json` is missing, unreadable or not whole. */
  readonly owner: Owner | undefined
}

export type LockState = { readonly kind: 'free' } | HeldLock

const FREE: LockState = { kind: 'free' }
const LARGEST_RECORD_BYTES = 64 * 1024

/**
 * What is at `path` now. A directory without a readable record counts as held by somebody unknown.
 *
 * @param known an earlier answer, given again without reading while the directory has not changed
 * @throws LockUnusableError where something other than a directory is in the way; symbolic links are not followed
 */
export async function observeLock(path: string, files: Files, known?: HeldLock): Promise<LockState> {
  const stat = await lstatOrNothing(path, files)
  if (stat === undefined) return FREE
  if (!stat.isDirectory()) throw new LockUnusableError(path, 'ENOTDIR')
  if (known?.ino === stat.ino && known.mtimeNs === stat.mtimeNs) return known
  const owner = await readOwner(path, files)
  if (owner === undefined) {
    // Released while we looked: the next look will see what came after.
    const again = await lstatOrNothing(path, files)
    if (again === undefined || again.ino !== stat.ino) return FREE
  }
  const instance = owner?.token ?? `${stat.ino}-${stat.mtimeNs}`
  return { kind: 'held', instance, ino: stat.ino, mtimeNs: stat.mtimeNs, owner }
}

/** The record in a lock directory; undefined unless it is a whole one in a small regular file. */
export async function readOwner(dir: string, files: Files): Promise<Owner | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = files.constants
  try {
    // Without O_NONBLOCK a FIFO of that name would hang us. Windows has neither of the two flags.
    const handle = await files.open(join(dir, OWNER_FILE), O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    try {
      const stat = await handle.stat()
      if (!stat.isFile() || stat.size > LARGEST_RECORD_BYTES) return undefined
      return parseOwner(await handle.readFile('utf8'))
    } finally {
      await handle.close()
    }
  } catch (error) {
    // Our own shortage says nothing about the record.
    if (['EMFILE', 'ENFILE', 'ENOMEM'].includes(errnoOf(error) ?? '')) throw error
    return undefined
  }
}

function lstatOrNothing(path: string, files: Files) {
  return unlessErrno(['ENOENT'], () => files.lstat(path, { bigint: true }))
}

/** Tells for how long something has not changed, by the monotonic clock: wall clocks step and machines sleep. */
export interface Patience {
  /** Milliseconds since this identity was first seen at `path` without interruption. */
  unchangedMs(path: string, held: HeldLock): number
}

export function createPatience(clock: Clock): Patience {
  const seen = new Map<string, { identity: string; sinceMs: number }>()
  return {
    unchangedMs(path, held) {
      const identity = `${held.instance}/${held.mtimeNs}`
      const nowMs = clock.monotonicMs()
      const before = seen.get(path)
      if (before?.identity === identity) return nowMs - before.sinceMs
      seen.set(path, { identity, sinceMs: nowMs })
      return 0
    },
  }
}
