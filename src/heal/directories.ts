import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

type Files = Platform['files']

interface Entry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

// What cannot be looked into holds nothing that we could repair.
const CLOSED = ['ENOENT', 'ENOTDIR', 'EACCES']

/** What lies in a directory; nothing where there is none. A link in its place is not followed. */
export async function findEntries(dir: string, files: Files): Promise<Entry[]> {
  const stats = await unlessErrno(CLOSED, () => files.lstat(dir))
  if (!stats?.isDirectory()) return []
  return (await unlessErrno(CLOSED, () => files.readdir(dir, { withFileTypes: true }))) ?? []
}

/** The directories in a directory, links to directories left out; none where there is no such directory. */
export async function subdirectories(dir: string, files: Files): Promise<string[]> {
  return (await findEntries(dir, files))
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(dir, entry.name))
}

/** The directories that lie where one of the patterns says; `*` stands for any name. */
export async function expandAll(
  root: string,
  patterns: readonly (readonly string[])[],
  files: Files,
): Promise<string[]> {
  const found: string[] = []
  for (const pattern of patterns) {
    let dirs = [root]
    for (const segment of pattern) {
      const inside = (await Promise.all(dirs.map((dir) => subdirectories(dir, files)))).flat()
      dirs = inside.filter((dir) => segment === '*' || path.basename(dir) === segment)
    }
    found.push(...dirs)
  }
  return found
}

/** Bytes of all files below a directory. Links count nothing. */
export async function measure(dir: string, files: Files): Promise<number> {
  let sizeBytes = 0
  for (const entry of await findEntries(dir, files)) {
    const inside = path.join(dir, entry.name)
    if (entry.isDirectory()) sizeBytes += await measure(inside, files)
    else if (entry.isFile()) sizeBytes += (await unlessErrno(CLOSED, () => files.lstat(inside)))?.size ?? 0
  }
  return sizeBytes
}
