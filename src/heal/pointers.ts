import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'
import { expandAll, findEntries, subdirectories } from './directories.ts'

type Files = Platform['files']

/**
 * What leads uv to its copy of a package.
 *
 * - `wheel`: `.http` and `.rev` of downloaded and local wheels;
 * - `link`: from a wheel that uv built to the archive that it was unpacked to;
 * - `built`: that wheel, a `.whl` file;
 * - `revision`: `.http` and `.rev` of a source distribution, which lead to its unpacked sources.
 *
 * Layout: astral-sh/uv, crates/uv-cache/src/{lib,wheel}.rs.
 */
export interface Pointer {
  readonly kind: 'wheel' | 'link' | 'built' | 'revision'
  readonly file: string
  readonly version: string | undefined
  /** Directory name below `archive-v0/`; undefined where it does not lead to an archive, or cannot be read. */
  readonly archiveId: string | undefined
}

const ABSENT = ['ENOENT', 'ENOTDIR']

/** Where a wheels bucket and a bucket of built wheels have one directory for each package. */
const BY_NAME = [['pypi'], ['index', '*']]
const WHEELS_BY_NAME = [...BY_NAME, ['url', '*'], ['git', '*', '*']]
/** Here the bucket of built wheels has a digest instead; the names of the wheels tell the package. */
const SHARDS_BY_DIGEST = [
  ['url', '*'],
  ['path', '*'],
  ['git', '*', '*'],
  ['editable', '*'],
]

/** All pointers of a package in every bucket, of every version unless one is named. No symbolic link is followed. */
export async function findPointers(cacheDir: string, wanted: PackageName, files: Files): Promise<Pointer[]> {
  const found: Pointer[] = []
  for (const bucketDir of await subdirectories(cacheDir, files)) {
    const bucket = path.basename(bucketDir)
    if (/^wheels-v\d+$/.test(bucket)) found.push(...(await findWheels(bucketDir, wanted, files)))
    if (/^(?:sdists|built-wheels)-v\d+$/.test(bucket))
      found.push(...(await findBuiltWheels(bucketDir, wanted, files)))
  }
  const { version } = wanted
  return found.filter((pointer) => !version || !pointer.version || pointer.version === version)
}

/** Names of all packages of which the cache keeps wheels under their names. */
export async function listPackages(cacheDir: string, files: Files): Promise<string[]> {
  const names = new Set<string>()
  for (const bucketDir of await subdirectories(cacheDir, files)) {
    const isWheels = /^wheels-v\d+$/.test(path.basename(bucketDir))
    const isBuilt = /^(?:sdists|built-wheels)-v\d+$/.test(path.basename(bucketDir))
    const patterns = isWheels ? WHEELS_BY_NAME : isBuilt ? BY_NAME : []
    for (const dir of await expandAll(bucketDir, patterns, files))
      for (const packageDir of await subdirectories(dir, files)) names.add(path.basename(packageDir))
  }
  return [...names]
}

async function findWheels(bucketDir: string, wanted: PackageName, files: Files): Promise<Pointer[]> {
  const found: Pointer[] = []
  for (const dir of await expandAll(bucketDir, WHEELS_BY_NAME, files))
    for (const entry of await findEntries(path.join(dir, wanted.name), files))
      if (entry.isFile() && /\.(http|rev)$/.test(entry.name)) {
        const file = path.join(dir, wanted.name, entry.name)
        const bytes = await unlessErrno([...ABSENT, 'EACCES'], () => files.readFile(file))
        const version = entry.name.split('-')[0]
        found.push({ kind: 'wheel', file, version, archiveId: bytes && parseArchiveId(bytes) })
      }
  return found
}

/**
 * A pointer is MessagePack, a map or an array by the version of uv. In both the archive's id, 16 or 21 characters behind
 * a byte that tells so, comes before the digests, which are an array with or without its name.
 */
function parseArchiveId(bytes: Buffer): string | undefined {
  const match = /(?:\xb0([\w-]{16})|\xb5([\w-]{21}))(?:[\x90-\x9f]|\xa6hashes)/.exec(bytes.toString('latin1'))
  return match?.[1] ?? match?.[2]
}

async function findBuiltWheels(bucketDir: string, wanted: PackageName, files: Files): Promise<Pointer[]> {
  const found: Pointer[] = []
  for (const dir of await expandAll(bucketDir, BY_NAME, files))
    for (const shard of await subdirectories(path.join(dir, wanted.name), files)) {
      const version = path.basename(shard)
      found.push(...(await findInShard(shard, { ...wanted, version }, files)))
    }
  for (const shard of await expandAll(bucketDir, SHARDS_BY_DIGEST, files)) {
    const inside = await findInShard(shard, wanted, files)
    if (inside.some(({ kind }) => kind !== 'revision') || (await isShardOf(shard, wanted, files)))
      found.push(...inside)
  }
  return found
}

/** One source distribution: its revision pointer, and below it the wheels that were built from it. */
async function findInShard(dir: string, wanted: PackageName, files: Files): Promise<Pointer[]> {
  const found: Pointer[] = []
  for (const entry of await findEntries(dir, files)) {
    const file = path.join(dir, entry.name)
    // Unpacked sources may be large, and hold links and wheels of their own.
    if (entry.isDirectory() && entry.name !== 'src') found.push(...(await findInShard(file, wanted, files)))
    else if (/^revision\.(http|rev)$/.test(entry.name))
      found.push({ kind: 'revision', file, version: wanted.version, archiveId: undefined })
    else if (!isWheelNameOf(entry.name, wanted)) continue
    else if (entry.isFile() && entry.name.endsWith('.whl'))
      found.push({ kind: 'built', file, version: versionIn(entry.name), archiveId: undefined })
    else {
      const archiveId = await readLink(file, entry.isSymbolicLink(), files)
      if (archiveId) found.push({ kind: 'link', file, version: versionIn(entry.name), archiveId })
    }
  }
  return found
}

/** Before anything is built, or after it is gone, the metadata tell whose sources these are: they begin with the name. */
async function isShardOf(dir: string, { name }: PackageName, files: Files): Promise<boolean> {
  for (const revisionDir of await subdirectories(dir, files)) {
    const file = path.join(revisionDir, 'metadata.msgpack')
    const bytes = await unlessErrno([...ABSENT, 'EACCES'], () => files.readFile(file))
    // A MessagePack string: its length, up to 31 in one byte, and its characters.
    const head = name.length < 32 ? String.fromCharCode(0xa0 | name.length) : ''
    if (bytes?.subarray(0, name.length + 16).includes(Buffer.from(head + name, 'latin1'))) return true
  }
  return false
}

function isWheelNameOf(fileName: string, { name }: PackageName): boolean {
  return normaliseName(fileName.split('-')[0] ?? '') === name
}

function versionIn(wheelName: string): string | undefined {
  return wheelName.split('-')[1]
}

/** Where symbolic links cannot be had, as on Windows, a small file holds the target. */
async function readLink(file: string, isLink: boolean, files: Files): Promise<string | undefined> {
  const target = await unlessErrno(ABSENT, () =>
    isLink ? files.readlink(file) : files.readFile(file, 'utf8'),
  )
  return /(?:^|[\\/])archive-v\d+[\\/]([\w-]{16,21})\s*$/.exec(target ?? '')?.[1]
}
