import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'
import { parseRecord } from '../shared/record.ts'
import { subdirectories } from './directories.ts'
import { findPointers, type Pointer } from './pointers.ts'

export interface DropRequest {
  readonly cacheDir: string
  readonly package: PackageName
  /** Only what leads to these archives. Empty: not known which. */
  readonly archiveIds: readonly string[]
  /** The file or directory in the cache that the failure names. */
  readonly path: string | undefined
}

export interface Dropped {
  /** Relative to the cache directory. */
  readonly dropped: readonly string[]
  /** What could not be removed, with the reason, relative to the cache directory. */
  readonly refused: readonly string[]
}

type Files = Platform['files']

const ABSENT = ['ENOENT', 'ENOTDIR']
const REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'EBUSY']

/**
 * Unlinks what leads uv to its copy of one package, so that it fetches that package again and nothing else. Archives
 * stay as they are, under the processes that link from them, and so do uv's lock files; no symbolic link is followed.
 *
 * A pointer is read once, when uv plans, and replaced by rename, so this is safe beside other uv processes; deleting
 * one that was just renewed costs a download.
 */
export async function dropPointers(
  request: DropRequest,
  { files }: Pick<Platform, 'files'>,
): Promise<Dropped> {
  const { cacheDir } = request
  const pointers = await findPointers(cacheDir, request.package, files)
  const doomed = await chooseDoomed(pointers, request, files)
  const dropped: string[] = []
  const refused: string[] = []
  for (const { file } of doomed) {
    const shown = path.relative(cacheDir, file)
    try {
      await files.unlink(file)
      dropped.push(shown)
    } catch (error) {
      const errno = errnoOf(error) ?? ''
      if (REFUSALS.includes(errno)) refused.push(`${shown} (${errno})`)
      else if (!ABSENT.includes(errno)) throw error
    }
  }
  return { dropped, refused }
}

/** The fewest pointers that keep uv from what is damaged. A wheel that uv built is kept where it is whole. */
async function chooseDoomed(
  pointers: readonly Pointer[],
  { archiveIds, path: named }: DropRequest,
  files: Files,
): Promise<Pointer[]> {
  const isOf = (pointer: Pointer, file: string) => pointer.file === file || pointer.file === `${file}.whl`
  if (archiveIds.length > 0) {
    const leading = pointers.filter(({ archiveId }) => archiveId && archiveIds.includes(archiveId))
    const broken: Pointer[] = []
    for (const pointer of pointers)
      if (pointer.kind === 'built' && leading.some((link) => isOf(pointer, link.file)))
        if (!(await endsAsZip(pointer.file, files))) broken.push(pointer)
    return [...leading, ...broken]
  }
  const built = pointers.find(({ kind, file }) => kind === 'built' && file === named)
  if (built !== undefined) return pointers.filter(({ file }) => isOf(built, file))
  const shard = pointers.find(({ kind, file }) => kind === 'revision' && isBelow(named, path.dirname(file)))
  return shard === undefined ? [...pointers] : [shard]
}

function isBelow(file: string | undefined, dir: string): boolean {
  return file?.startsWith(dir + path.sep) ?? false
}

/** A zip archive that was cut off has lost its last record. One with a comment counts as cut off. */
async function endsAsZip(file: string, files: Files): Promise<boolean> {
  const bytes = await unlessErrno(ABSENT, () => files.readFile(file))
  return bytes?.subarray(-22, -18).toString('latin1') === 'PK\x05\x06'
}

// Another uv on this node may hold the cache for as long as its tests run.
const CLEAN_LIMIT_S = 5

/**
 * `uv cache clean NAME`: uv's own way, which needs the cache for itself for a moment. Never with `--force`, which deletes
 * under the feet of other processes; where some uv holds the cache, this gives up after a few seconds.
 */
export async function cleanPackage(
  { uvPath, cacheDir, name }: { uvPath: string; cacheDir: string; name: string },
  { processes, clock, host }: Pick<Platform, 'processes' | 'clock' | 'host'>,
): Promise<{ kind: 'cleaned' } | { kind: 'failed'; reason: string }> {
  const output: Buffer[] = []
  const child = processes.start({
    argv: [uvPath, 'cache', 'clean', name],
    // uv refuses to work inside of its cache.
    cwd: path.dirname(cacheDir),
    env: {
      ...host.env,
      UV_CACHE_DIR: cacheDir,
      UV_LOCK_TIMEOUT: String(CLEAN_LIMIT_S),
      UV_NO_CACHE: undefined,
    },
    onOutput: (chunk) => output.push(chunk),
  })
  // uv before 0.9.16 knows no limit of its own.
  const done = new AbortController()
  const limit = clock.sleep(2 * CLEAN_LIMIT_S * 1000, done.signal).then(() => 'late' as const)
  const end = await Promise.race([child.ended, limit])
  done.abort()
  if (end === 'late') {
    if (child.pid !== undefined) processes.signalGroup(child.pid, 'SIGKILL')
    await child.ended
    return { kind: 'failed', reason: 'another uv holds the cache' }
  }
  if (end.kind === 'exited' && end.code === 0) return { kind: 'cleaned' }
  return { kind: 'failed', reason: Buffer.concat(output).toString('utf8').trim() || end.kind }
}

/**
 * Takes a package out of an environment: uv takes it for installed by the name of its `.dist-info` directory, however
 * little of it was linked. Its files go too, since uv before 0.11 copies into those that are there, and a file that an
 * earlier sync hard linked is the cache's own. Returns whether there was something to take out.
 */
export async function dropInstalled(
  request: { readonly environmentDir: string; readonly package: PackageName },
  { files }: Pick<Platform, 'files'>,
): Promise<boolean> {
  let isDropped = false
  for (const libDir of await subdirectories(path.join(request.environmentDir, 'lib'), files)) {
    const isFlat = path.basename(libDir) === 'site-packages'
    for (const dir of await subdirectories(isFlat ? libDir : path.join(libDir, 'site-packages'), files)) {
      if (!isDistInfoOf(path.basename(dir), request.package)) continue
      await dropDistribution(dir, request.environmentDir, files)
      isDropped = true
    }
  }
  return isDropped
}

async function dropDistribution(distInfoDir: string, environmentDir: string, files: Files): Promise<void> {
  const sitePackagesDir = path.dirname(distInfoDir)
  // In one step out of uv's sight: a half deleted one would be an installed package again.
  const trash = path.join(sitePackagesDir, `~${path.basename(distInfoDir, '.dist-info')}-${randomUUID()}`)
  await files.rename(distInfoDir, trash)
  const record = await unlessErrno([...ABSENT, 'EACCES'], () =>
    files.readFile(path.join(trash, 'RECORD'), 'utf8'),
  )
  const realEnvironmentDir = await files.realpath(environmentDir)
  for (const entry of parseRecord(record ?? '')) {
    const file = path.resolve(sitePackagesDir, entry.path)
    // A linked directory may lead to sources that somebody works on.
    const realDir = await unlessErrno(ABSENT, () => files.realpath(path.dirname(file)))
    if (realDir !== undefined && `${realDir}${path.sep}`.startsWith(realEnvironmentDir + path.sep))
      await unlessErrno([...ABSENT, 'EISDIR', 'EPERM'], () => files.unlink(file))
  }
  await files.rm(trash, { recursive: true, force: true })
}

function isDistInfoOf(dirName: string, { name }: PackageName): boolean {
  return dirName.endsWith('.dist-info') && normaliseName(dirName.split('-')[0] ?? '') === name
}
