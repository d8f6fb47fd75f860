import { basename, dirname } from 'node:path'
import type { Clock, Files } from '../platform/index.ts'
import { readOwner } from './observe.ts'
import { describeOwner, type Owner } from './owner.ts'

// Stages, guards and asides live for milliseconds; an hour also covers a wall clock that is being corrected.
const ABANDONED_AFTER_MS = 3_600_000

/** Beside the lock, and not in the cache: uv empties a cache directory, and `uv cache prune` removes what it does not know. */
export function suspectFileOf(lockPath: string): string {
  return `${lockPath}.suspect`
}

/** A lock that was taken from its owner and that no holder of the exclusive lease has dealt with yet. */
export interface Casualty {
  readonly path: string
  readonly owner: Owner | undefined
}

/**
 * Clears away the asides of locks that were taken from their owners, and returns the youngest of these owners; the cache
 * is marked as suspect then. Only for the holder of the exclusive lease: nobody else makes or moves `.dead.` directories
 * while a live owner holds the lock.
 *
 * @param names by {@link listBeside}, since the lock was had
 */
export async function collectCasualties(
  lockPath: string,
  names: readonly string[],
  files: Files,
): Promise<Owner | undefined> {
  if (!names.some(isCasualty)) return undefined
  const casualties = await readCasualties(lockPath, names, files)
  const owner = youngestOf(casualties)
  const harmful = casualties.filter(isHarmful)
  const why = owner
    ? `inherited from ${describeOwner(owner)}`
    : 'inherited from an owner without a readable record'
  // The mark first: where it cannot be made, the casualties stay and speak for themselves.
  const isMarked = harmful.length === 0 || (await markSuspect(lockPath, why, files))
  for (const casualty of casualties) if (isMarked || !isHarmful(casualty)) await discard(casualty.path, files)
  return owner
}

/** Deletes what earlier jobs left unfinished. For the holder of the exclusive lease, at any time while it holds. */
export async function sweepLeftovers(
  { lockPath, token, names }: { lockPath: string; token: string; names: readonly string[] },
  { clock, files }: { readonly clock: Clock; readonly files: Files },
): Promise<void> {
  for (const name of names.filter((name) => isTransient(name) && !name.includes(token))) {
    // A guard that bears our own token is somebody who holds us for dead; it keeps others from doing so as well.
    const path = `${lockPath}.${name}`
    if ((await ageOf(path, { clock, files })) > ABANDONED_AFTER_MS) await discard(path, files)
  }
}

/** Whether somebody has made ready to take the lock. */
export function hasBids(lockPath: string, files: Files): boolean {
  try {
    return listBeside(lockPath, files).some((name) => name.startsWith('new.'))
  } catch {
    // The whole place is gone.
    return false
  }
}

/** Whom a lease inherits from, without touching anything. */
export async function findCasualty(lockPath: string, files: Files): Promise<Owner | undefined> {
  return youngestOf(await readCasualties(lockPath, listBeside(lockPath, files), files))
}

/** Whether an owner died in the midst of its work and no holder of the exclusive lease has come since. */
export async function hasCasualties(lockPath: string, files: Files): Promise<boolean> {
  const casualties = await readCasualties(lockPath, listBeside(lockPath, files), files)
  return casualties.some(isHarmful)
}

/** Only for the holder of the exclusive lease, once the cache is known to be sound or was given up. */
export async function clearCasualties(lockPath: string, files: Files): Promise<void> {
  const casualties = await readCasualties(lockPath, listBeside(lockPath, files), files)
  for (const { path } of casualties) await discard(path, files)
  await files.rm(suspectFileOf(lockPath), { recursive: true, force: true })
}

/** What belongs to this lock and lies beside it: names without that of the lock. */
export function listBeside(lockPath: string, files: Files): readonly string[] {
  const prefix = `${basename(lockPath)}.`
  const names = files.readdirSync(dirname(lockPath))
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

async function readCasualties(
  lockPath: string,
  names: readonly string[],
  files: Files,
): Promise<readonly Casualty[]> {
  const paths = names.filter(isCasualty).map((name) => `${lockPath}.${name}`)
  return await Promise.all(paths.map(async (path) => ({ path, owner: await readOwner(path, files) })))
}

/** One that had yet to wait for readers has written nothing. */
function isHarmful({ owner }: Casualty): boolean {
  return owner?.isWaiting !== true
}

function youngestOf(casualties: readonly Casualty[]): Owner | undefined {
  return casualties
    .filter(isHarmful)
    .flatMap(({ owner }) => owner ?? [])
    .toSorted((a, b) => (a.since < b.since ? 1 : -1))[0]
}

/** False where the disk refused. The text is for people: that the file exists is what counts. */
async function markSuspect(lockPath: string, why: string, files: Files): Promise<boolean> {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK } = files.constants
  const flag = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK
  try {
    await files.writeFile(suspectFileOf(lockPath), `${why}\n`, { mode: 0o600, flag })
    return true
  } catch {
    return false
  }
}

function isCasualty(name: string): boolean {
  return name.startsWith('dead.')
}

function isTransient(name: string): boolean {
  return /(^|\.)(new|rel|takeover)\./.test(name)
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
