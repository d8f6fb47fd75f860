import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errnoOf } from '../shared/errors.ts'
import { OWNER_FILE } from './observe.ts'
import { type Owner, parseOwner } from './owner.ts'

// The directories of the protocol (docs/lock-protocol.md). Synchronous: between a look and the act that follows from it
// nothing else of this process comes, such as a release or the clean-up at exit.

// What rename(2) says where something is at the name, or was a moment ago. ENOENT: the stage itself was swept, which
// takes a wall clock that jumps. On Windows the last three also mean that; elsewhere they are about permissions.
const TAKEN_ON_WINDOWS = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : []
const TAKEN: readonly string[] = ['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'ENOENT', ...TAKEN_ON_WINDOWS]

/**
 * Makes a directory that has its record from the first instant: staged beside and renamed, because rename(2) refuses a
 * directory that is not empty. False where something is there already.
 */
export function createOwned(path: string, owner: Owner): boolean {
  if (isThere(path)) return false
  const stage = stageOf(path, owner.token)
  prepareStage(path, owner)
  try {
    if (renameUnlessThere(stage, path)) return true
    discard(stage)
    return false
  } catch (error) {
    discard(stage)
    throw error
  }
}

/** The two new inodes are what takes time: on a large file system more than all the rest of a hand-over. */
export function prepareStage(path: string, owner: Owner): void {
  const stage = stageOf(path, owner.token)
  try {
    mkdirSync(stage, { mode: 0o700 })
    writeFileSync(join(stage, OWNER_FILE), JSON.stringify(owner), { mode: 0o600 })
  } catch (error) {
    discard(stage)
    throw error
  }
}

export function remake(path: string, owner: Owner): void {
  discard(stageOf(path, owner.token))
  prepareStage(path, owner)
}

export function stageOf(path: string, token: string): string {
  return `${path}.new.${token}`
}

export function asideOf(path: string, token: string): string {
  return `${path}.rel.${token}`
}

export function renameUnlessThere(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (!TAKEN.includes(errnoOf(error) ?? '')) throw error
    return false
  }
}

/** Removes the directory if its record bears the token. False where the system refused just now. */
export function removeOwned(path: string, token: string): boolean {
  const isDone = withdraw(path, token)
  discard(asideOf(path, token))
  return isDone
}

/** Moves it aside, so that it never stands there empty. */
export function withdraw(path: string, token: string): boolean {
  try {
    if (readToken(path) !== token) return true
    const aside = asideOf(path, token)
    renameSync(path, aside)
    const movedToken = readToken(aside)
    // Taken over since we looked: back with it. Where the name is taken again, theirs is lost, and `isLost` tells them.
    if (movedToken !== undefined && movedToken !== token) renameUnlessThere(aside, path)
    return true
  } catch {
    return false
  }
}

export function replaceRecord(dir: string, owner: Owner): boolean {
  const next = join(dir, `${OWNER_FILE}.new`)
  try {
    writeFileSync(next, JSON.stringify(owner), { mode: 0o600 })
    renameSync(next, join(dir, OWNER_FILE))
    return true
  } catch {
    discard(next)
    return false
  }
}

export function isOurs(dir: string, token: string): boolean {
  try {
    return readToken(dir) === token
  } catch {
    // A failing read (EMFILE, EIO) is no sign that somebody else came.
    return true
  }
}

export function readToken(dir: string): string | undefined {
  try {
    return parseOwner(readFileSync(join(dir, OWNER_FILE), 'utf8'))?.token
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '')) return undefined
    throw error
  }
}

export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** What cannot be removed now is swept by a later holder. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // A virus scanner has it open, or the disk fails.
  }
}
