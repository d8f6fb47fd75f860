import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'
import { plural } from '../shared/text.ts'

type World = Pick<Platform, 'files' | 'host' | 'processes'>

/** How a file of the seed gets into the cache. */
export type Linking = 'reflinks' | 'hard links' | 'copies'

export interface SeedTree {
  /** Absolute and real. */
  readonly seedDir: string
  /** Exists, and is empty. */
  readonly tree: string
  /** Directories of the seed that are wanted. */
  readonly buckets: readonly string[]
  readonly linking: Linking
}

interface Walk extends SeedTree {
  /** Links that lead out of the seed, relative to it. */
  readonly stray: string[]
}

/**
 * Tries what the two directories allow, on a file of ours. A hard link is a second name for the file of the seed: who writes
 * into it in place, as into an environment that uv has hard linked, changes the seed. So it is for jobs that trust each
 * other, and for files that are ours: on those of others the owner's rights would be missing later.
 */
export async function chooseLinking(
  {
    seedDir,
    stagingDir,
    mayShare,
  }: { readonly seedDir: string; readonly stagingDir: string; readonly mayShare: boolean },
  { files, host }: Pick<World, 'files' | 'host'>,
): Promise<Linking> {
  const source = path.join(seedDir, 'CACHEDIR.TAG')
  const target = path.join(stagingDir, 'linked')
  const stats = await unlessErrno(['ENOENT'], () => files.lstat(source))
  if (!stats?.isFile()) return 'copies'
  const works = (attempt: Promise<void>) =>
    attempt.then(
      () => true,
      () => false,
    )
  if (await works(files.copyFile(source, target, files.constants.COPYFILE_FICLONE_FORCE))) return 'reflinks'
  // What libuv leaves of a clone that failed.
  await files.rm(target, { force: true })
  const isOurs = host.uid === undefined || stats.uid === host.uid
  return mayShare && isOurs && (await works(files.link(source, target))) ? 'hard links' : 'copies'
}

/**
 * Makes a second tree of the wanted part of a seed. Links that lead out of it are left out, others are relative afterwards.
 * @throws where somebody else could write to the seed, and the reason of the interruption
 */
export async function linkSeed(
  request: SeedTree,
  platform: World,
): Promise<{ readonly notes: readonly string[] }> {
  const walk: Walk = { ...request, stray: [] }
  for (const bucket of request.buckets) await placeDirectory(bucket, walk, platform)
  const [first] = walk.stray
  return {
    notes: first
      ? [`${plural(walk.stray.length, 'link')} that led out of it left out, such as ${first}`]
      : [],
  }
}

async function placeDirectory(inside: string, walk: Walk, platform: World): Promise<void> {
  const { files, processes } = platform
  processes.interruption.throwIfAborted()
  const sourceDir = path.join(walk.seedDir, inside)
  await judgeEntry(sourceDir, platform)
  const entries = await files.readdir(sourceDir, { withFileTypes: true })
  // An environment of `uv run --with` or uvx: full of paths of the machine that made it.
  if (entries.some(({ name }) => name === 'pyvenv.cfg')) return
  await files.mkdir(path.join(walk.tree, inside))
  for (const entry of entries) {
    const each = path.join(inside, entry.name)
    if (entry.isDirectory()) await placeDirectory(each, walk, platform)
    else if (entry.isSymbolicLink()) await placeLink(each, walk, files)
    else if (entry.isFile()) await placeFile(each, walk, platform)
  }
}

async function placeFile(inside: string, walk: Walk, platform: World): Promise<void> {
  const { files } = platform
  const source = path.join(walk.seedDir, inside)
  const target = path.join(walk.tree, inside)
  const { size } = files.lstatSync(source)
  // uv's own locks, which it makes for everybody to write. A package may have a file of that name as well.
  if (size === 0 && inside.endsWith('.lock') && !inside.startsWith('archive-')) return
  await judgeEntry(source, platform)
  const copy = () =>
    files.copyFile(source, target, walk.linking === 'reflinks' ? files.constants.COPYFILE_FICLONE : 0)
  if (walk.linking !== 'hard links') return await copy()
  await files.link(source, target).catch(async (error: unknown) => {
    // Too many of this one, or a mount of its own within the seed.
    if (!['EMLINK', 'EXDEV', 'EPERM'].includes(errnoOf(error) ?? '')) throw error
    await copy()
  })
}

async function placeLink(inside: string, walk: Walk, files: World['files']): Promise<void> {
  const destination = await files.readlink(path.join(walk.seedDir, inside))
  const resolved = path.resolve(walk.seedDir, path.dirname(inside), destination)
  const target = relativeTo(walk.seedDir, resolved) ?? (await findMoved(destination, walk, files))
  if (target === undefined) walk.stray.push(inside)
  else await files.symlink(path.relative(path.dirname(inside), target), path.join(walk.tree, inside))
}

/** uv up to 0.9 names archives by their full path: that of the place where the seed was made, wherever it lies now. */
async function findMoved(
  destination: string,
  walk: Walk,
  files: World['files'],
): Promise<string | undefined> {
  const [, archive] = /[\\/](archive-v\d+[\\/][^\\/]+)$/.exec(destination) ?? []
  if (archive === undefined) return undefined
  const stats = await unlessErrno(['ENOENT'], () => files.lstat(path.join(walk.seedDir, archive)))
  return stats?.isDirectory() ? archive : undefined
}

function relativeTo(dir: string, resolved: string): string | undefined {
  return resolved.startsWith(dir + path.sep) ? path.relative(dir, resolved) : undefined
}

/** @throws where somebody other than root and we could change it */
async function judgeEntry(file: string, { files, host }: World): Promise<void> {
  if (host.uid === undefined) return
  const { uid, mode } = files.lstatSync(file)
  if (uid !== 0 && uid !== host.uid)
    throw new Error(`${file} belongs to uid ${uid}, neither root nor us (uid ${host.uid})`)
  if ((mode & 0o022) !== 0)
    throw new Error(
      `others may write to ${file} (mode ${(mode & 0o7777).toString(8)}): run chmod -R go-w ${path.dirname(file)} in the image`,
    )
}
