import { basename } from 'node:path'
import { removeOwned } from './directory.ts'
import { listBeside } from './leftovers.ts'
import { type HeldLock, observeLock } from './observe.ts'
import type { LockPlatform } from './takeover.ts'

/** Where a shared lease is recorded: a directory like the lock's own, one for each reader. */
export function readerPathOf(lockPath: string, token: string): string {
  return `${lockPath}.shared.${token}`
}

const READER = /^shared\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether the name is that of a reader, without the lock's own name before it. */
export function isReader(name: string): boolean {
  return READER.test(name)
}

/** Whether the whole name is that of a reader of this lock. */
export function isReaderOf(lockPath: string, name: string): boolean {
  const prefix = `${basename(lockPath)}.`
  return name.startsWith(prefix) && isReader(name.slice(prefix.length))
}

/**
 * A reader that is alive or cannot be judged; undefined where there is none. Those that are dead are removed: only for
 * who has the lock, so that one process at a time does it, and names of readers are never used again.
 */
export async function findReader(
  lockPath: string,
  isAbandoned: (path: string, held: HeldLock) => boolean,
  { files }: Pick<LockPlatform, 'files'>,
): Promise<HeldLock | undefined> {
  for (const name of listBeside(lockPath, files).filter(isReader)) {
    const path = `${lockPath}.${name}`
    let state = await observeLock(path, files)
    if (state.kind === 'held' && !isAbandoned(path, state)) return state
    // Once more: it may have recorded a child between our reading and its death, and only after that it cannot.
    if (state.kind === 'held') state = await observeLock(path, files)
    if (state.kind === 'free') continue
    if (!isAbandoned(path, state)) return state
    if (state.owner) removeOwned(path, state.owner.token)
    else await files.rm(path, { recursive: true, force: true })
  }
  return undefined
}
