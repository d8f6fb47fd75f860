import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import type { Collectable } from './collect.ts'

type Files = Platform['files']
type Found = Pick<Collectable, 'kind' | 'path' | 'lastUsedMs'>

/** The directories of a base, as placement draws them. */
export interface BaseDirs {
  readonly cachesDir: string
  readonly pythonDir: string
  readonly uvDir: string
  readonly trashDir: string
}

/** Beside a generation: a file for each job that uses it. Its own time is that of the last use. */
export function jobsDirOf(generationDir: string): string {
  return `${generationDir}.jobs`
}

const GONE = ['ENOENT', 'ENOTDIR']

/** Everything in a base that could be removed, with its size. Walks all of it. */
export async function takeInventory(
  dirs: BaseDirs,
  { files }: Pick<Platform, 'files'>,
): Promise<Collectable[]> {
  const found: Found[] = [
    ...(await listOf('trash', dirs.trashDir, files)),
    ...(await listOf('uv', dirs.uvDir, files)),
    ...(await listOf('python', dirs.pythonDir, files)),
  ]
  for (const epoch of await namesIn(dirs.cachesDir, files))
    found.push(...(await listGenerations(path.join(dirs.cachesDir, epoch), files)))
  return await Promise.all(found.map(async (one) => ({ ...one, ...(await measure(one.path, files)) })))
}

async function listOf(kind: Collectable['kind'], dir: string, files: Files): Promise<Found[]> {
  const found: Found[] = []
  for (const name of await namesIn(dir, files)) {
    const one = path.join(dir, name)
    const stats = await unlessErrno(GONE, () => files.lstat(one))
    // Links between Pythons weigh nothing, and locks are in the way of nobody.
    if (stats?.isDirectory() && !name.startsWith('.'))
      found.push({ kind, path: one, lastUsedMs: stats.mtimeMs })
  }
  return found
}

async function listGenerations(epochDir: string, files: Files): Promise<Found[]> {
  const current = await unlessErrno(GONE, () => files.readFile(path.join(epochDir, 'current'), 'utf8'))
  const found: Found[] = []
  for (const name of await namesIn(epochDir, files)) {
    const number = /^gen-([1-9]\d{0,8})$/.exec(name)?.[1]
    if (number === undefined) continue
    const dir = path.join(epochDir, name)
    const stats =
      (await unlessErrno(GONE, () => files.stat(jobsDirOf(dir)))) ??
      (await unlessErrno(GONE, () => files.stat(dir)))
    const kind = Number(number) < Number(current) ? 'retired' : 'current'
    found.push({ kind, path: dir, lastUsedMs: stats?.mtimeMs ?? 0 })
  }
  return found
}

/** What a tree takes on the disk. */
export async function measure(dir: string, files: Files): Promise<{ sizeBytes: number; inodes: number }> {
  let sizeBytes = 0
  let inodes = 1
  const entries = (await unlessErrno(GONE, () => files.readdir(dir, { withFileTypes: true }))) ?? []
  for (const entry of entries) {
    const inside = path.join(dir, entry.name)
    if (entry.isDirectory()) {
      const below = await measure(inside, files)
      sizeBytes += below.sizeBytes
      inodes += below.inodes
    } else {
      const stats = await unlessErrno(GONE, () => files.lstat(inside))
      sizeBytes += (stats?.blocks ?? 0) * 512
      inodes++
    }
  }
  return { sizeBytes, inodes }
}

async function namesIn(dir: string, files: Files): Promise<string[]> {
  return (await unlessErrno(GONE, () => files.readdir(dir))) ?? []
}
