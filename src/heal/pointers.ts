import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'

type Files = Platform['files']

export interface PointerQuery {
  readonly package: PackageName
  /** Only pointers to this archive; without it those of the version, and without a version all of the package. */
  readonly archiveId?: string
}

const ABSENT = ['ENOENT', 'ENOTDIR']

/** Where a wheels bucket and a bucket of built wheels have one directory for each package. */
const BY_NAME = [['pypi'], ['index', '*']]
const WHEELS_BY_NAME = [...BY_NAME, ['url', '*'], ['git', '*', '*']]
/** Here the bucket of built wheels has a digest instead; the names of the wheels tell the package. */
const BY_DIGEST = [
  ['url', '*'],
  ['path', '*'],
  ['git', '*', '*'],
  ['editable', '*'],
]

/** The `.http` and `.rev` files of downloaded and local wheels. An archive's id stands in them literally. */
export async function findWheelPointers(
  bucketDir: string,
  query: PointerQuery,
  files: Files,
): Promise<string[]> {
  const { archiveId, package: wanted } = query
  const found: string[] = []
  for (const dir of await expandAll(bucketDir, WHEELS_BY_NAME, files))
    for (const file of await filesIn(path.join(dir, wanted.name), files)) {
      if (!/\.(http|rev)$/.test(file)) continue
      const isWanted =
        archiveId === undefined
          ? wanted.version === undefined || path.basename(file).startsWith(`${wanted.version}-`)
          : (await files.readFile(file)).includes(archiveId)
      if (isWanted) found.push(file)
    }
  return found
}

/** Links to archives of wheels that uv built, with the built wheel itself: it was unpacked from there. */
export async function findBuiltWheels(
  bucketDir: string,
  query: PointerQuery,
  files: Files,
): Promise<string[]> {
  const { archiveId, package: wanted } = query
  const shards = await expandAll(bucketDir, BY_DIGEST, files)
  for (const dir of await expandAll(bucketDir, BY_NAME, files)) shards.push(path.join(dir, wanted.name))
  const found: string[] = []
  for (const shard of shards)
    for (const link of await findLinks(shard, files)) {
      const [rawName = '', version] = path.basename(link).split('-')
      if (normaliseName(rawName) !== wanted.name) continue
      if (archiveId === undefined && wanted.version !== undefined && version !== wanted.version) continue
      if (archiveId !== undefined && path.basename(await files.readlink(link)) !== archiveId) continue
      found.push(link)
      const wheel = `${link}.whl`
      if ((await unlessErrno(ABSENT, () => files.lstat(wheel))) !== undefined) found.push(wheel)
    }
  return found
}

/** The directories in a directory, links to directories left out; none where there is no such directory. */
export async function subdirectories(dir: string, files: Files): Promise<string[]> {
  return (await entriesOf(dir, files))
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(dir, entry.name))
}

async function filesIn(dir: string, files: Files): Promise<string[]> {
  return (await entriesOf(dir, files))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(dir, entry.name))
}

/** A link in the place of the directory itself is not followed either. */
async function entriesOf(dir: string, files: Files) {
  const stats = await unlessErrno(ABSENT, () => files.lstat(dir))
  if (!stats?.isDirectory()) return []
  return (await unlessErrno(ABSENT, () => files.readdir(dir, { withFileTypes: true }))) ?? []
}

async function findLinks(dir: string, files: Files): Promise<string[]> {
  const entries = await entriesOf(dir, files)
  const links = entries.filter((entry) => entry.isSymbolicLink()).map((entry) => path.join(dir, entry.name))
  // Unpacked sources may be large, and hold links of their own.
  for (const entry of entries)
    if (entry.isDirectory() && entry.name !== 'src')
      links.push(...(await findLinks(path.join(dir, entry.name), files)))
  return links
}

async function expandAll(
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
