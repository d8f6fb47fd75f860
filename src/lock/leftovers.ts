import { basename, dirname, join } from 'node:path'
import type { Clock, Files } from '../platform/index.ts'
import { readOwner } from './observe.ts'
import type { Owner } from './owner.ts'

// Stages, guards and asides live for milliseconds; an hour also covers a wall clock that is being corrected.
const ABANDONED_AFTER_MS = 3_600_000

/**
 * Clears away what earlier jobs left beside the lock and returns the owner that the lock was taken from, if any. Only for
 * the holder: nobody else makes or moves `.dead.` directories while the lock is held by a live owner.
 */
export async function collectLeftovers(
  { lockPath, token }: { readonly lockPath: string; readonly token: string },
  { clock, files }: { readonly clock: Clock; readonly files: Files },
): Promise<Owner | undefined> {
  const dir = dirname(lockPath)
  const prefix = `${basename(lockPath)}.`
  const names = (await files.readdir(dir)).filter((name) => name.startsWith(prefix))
  let inheritedFrom: Owner | undefined
  for (const name of names) {
    const path = join(dir, name)
    if (name.startsWith(`${prefix}dead.`)) {
      const owner = await readOwner(path, files)
      if (owner && (!inheritedFrom || owner.since > inheritedFrom.since)) inheritedFrom = owner
      await discard(path, files)
    } else if (isTransient(name.slice(prefix.length)) && !name.includes(token)) {
      // A guard that bears our own token is somebody who holds us for dead; it keeps others from doing so as well.
      const ageMs = await ageOf(path, { clock, files })
      if (ageMs > ABANDONED_AFTER_MS) await discard(path, files)
    }
  }
  return inheritedFrom
}

function isTransient(suffix: string): boolean {
  return /^(new|rel|takeover)\./.test(suffix)
}

async function ageOf(path: string, { clock, files }: { clock: Clock; files: Files }): Promise<number> {
  try {
    return clock.nowMs() - (await files.lstat(path)).mtimeMs
  } catch {
    // Gone meanwhile: its maker was still at it.
    return 0
  }
}

/** Links are removed, not followed. What resists stays: it harms nobody, and the next holder tries again. */
async function discard(path: string, files: Files): Promise<void> {
  try {
    await files.rm(path, { recursive: true, force: true })
  } catch {
    // See above.
  }
}
