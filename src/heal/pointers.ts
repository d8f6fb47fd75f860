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

const CLOSED = ['ENOENT', 'ENOTDIR', 'EACCES']

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
  return (await findPointersOf(cacheDir, [wanted], files)).get(wanted.name) ?? []
}

/** The same for many packages, by their names, in one pass. */
export async function findPointersOf(
  cacheDir: string,
  wanted: readonly PackageName[],
  files: Files,
): Promise<ReadonlyMap<string, Pointer[]>> {
  const found = new Map<string, Pointer[]>(wanted.map(({ name }) => [name, []]))
  for (const bucketDir of await subdirectories(cacheDir, files)) {
    const bucket = path.basename(bucketDir)
    if (/^wheels-v\d+$/.test(bucket)) await addWheels(bucketDir, found, files)
    if (/^(?:sdists|built-wheels)-v\d+$/.test(bucket)) await addBuiltWheels(bucketDir, found, files)
  }
  for (const { name, version } of wanted)
    if (version !== undefined)
      found.set(name, found.get(name)?.filter((one) => !one.version || one.version === version) ?? [])
  return found
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

async function addWheels(bucketDir: string, found: Map<string, Pointer[]>, files: Files): Promise<void> {
  for (const dir of await expandAll(bucketDir, WHEELS_BY_NAME, files))
    for (const [name, pointers] of found)
      for (const entry of await findEntries(path.join(dir, name), files))
        if (entry.isFile() && /\.(http|rev)$/.test(entry.name)) {
          const file = path.join(dir, name, entry.name)
          const bytes = await unlessErrno(CLOSED, () => files.readFile(file))
          const version = entry.name.split('-')[0]
          pointers.push({ kind: 'wheel', file, version, archiveId: bytes && parseArchiveId(bytes) })
        }
}

/**
 * A pointer is MessagePack, a map or an array by the version of uv. In both the archive's id, 16 or 21 characters behind
 * a byte that tells so, comes before the digests, which are an array with or without its name.
 */
function parseArchiveId(bytes: Buffer): string | undefined {
  const match = /(?:\xb0([\w-]{16})|\xb5([\w-]{21}))(?:[\x90-\x9f]|\xa6hashes)/.exec(bytes.toString('latin1'))
  return match?.[1] ?? match?.[2]
}

async function addBuiltWheels(bucketDir: string, found: Map<string, Pointer[]>, files: Files): Promise<void> {
  for (const dir of await expandAll(bucketDir, BY_NAME, files))
    for (const [name, pointers] of found)
      for (const shard of await subdirectories(path.join(dir, name), files)) {
        const version = path.basename(shard)
        for (const [, pointer] of await readShard(shard, files)) pointers.push({ version, ...pointer })
      }
  for (const shard of await expandAll(bucketDir, SHARDS_BY_DIGEST, files)) {
    const inside = await readShard(shard, files)
    // Before anything is built, or after it is gone, only the metadata tell whose sources these are.
    const names = new Set([...inside.flatMap(([name]) => name ?? []), ...(await readNames(shard, files))])
    for (const owner of names)
      for (const [name, pointer] of inside)
        if (name === undefined || name === owner) found.get(owner)?.push({ version: undefined, ...pointer })
  }
}

type Found = readonly [name: string | undefined, pointer: Omit<Pointer, 'version'> & { version?: string }]

/** One source distribution: its revision pointer, which bears no name, and below it the wheels that were built from it. */
async function readShard(dir: string, files: Files): Promise<Found[]> {
  const found: Found[] = []
  for (const entry of await findEntries(dir, files)) {
    const file = path.join(dir, entry.name)
    const [rawName = '', version, ...tags] = entry.name.split('-')
    // Unpacked sources may be large, and hold links and wheels of their own.
    if (entry.isDirectory() && entry.name !== 'src') found.push(...(await readShard(file, files)))
    else if (/^revision\.(http|rev)$/.test(entry.name))
      found.push([undefined, { kind: 'revision', file, archiveId: undefined }])
    else if (entry.isDirectory() || version === undefined || tags.length === 0) continue
    else if (entry.name.endsWith('.whl'))
      found.push([normaliseName(rawName), { kind: 'built', file, version, archiveId: undefined }])
    else {
      const archiveId = await readLink(file, entry.isSymbolicLink(), files)
      if (archiveId) found.push([normaliseName(rawName), { kind: 'link', file, version, archiveId }])
    }
  }
  return found
}

async function readNames(shard: string, files: Files): Promise<string[]> {
  const names: string[] = []
  for (const revisionDir of await subdirectories(shard, files)) {
    const file = path.join(revisionDir, 'metadata.msgpack')
    const text = (await unlessErrno(CLOSED, () => files.readFile(file)))?.toString('latin1')
    // A MessagePack array or map whose first string, behind its length, is the name.
    const name = /^[\x80-\x9f](?:\xa4name)?(?:[\xa1-\xbf]|\xd9.)([a-z0-9][a-z0-9-]*)/.exec(text ?? '')?.[1]
    if (name !== undefined) names.push(name)
  }
  return names
}

/** Where symbolic links cannot be had, as on Windows, a small file holds the target. */
async function readLink(file: string, isLink: boolean, files: Files): Promise<string | undefined> {
  const target = await unlessErrno(CLOSED, () =>
    isLink ? files.readlink(file) : files.readFile(file, 'utf8'),
  )
  return /(?:^|[\\/])archive-v\d+[\\/]([\w-]{16,21})\s*$/.exec(target ?? '')?.[1]
}
