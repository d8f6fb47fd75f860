import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'
import { parseRecord } from '../shared/record.ts'
import { findBuiltWheels, findWheelPointers, type PointerQuery, subdirectories } from './pointers.ts'

export interface PointerRequest extends PointerQuery {
  readonly cacheDir: string
}

export interface Dropped {
  /** Relative to the cache directory. */
  readonly dropped: readonly string[]
  readonly sizeBytes: number
}

type Files = Platform['files']

const ABSENT = ['ENOENT', 'ENOTDIR']

/**
 * Unlinks what leads uv to its copy of one package, so that it fetches that package again and nothing else. Archives
 * stay as they are, under the processes that link from them, and so do uv's lock files; no symbolic link is followed.
 *
 * A pointer is read once, when uv plans, and replaced by rename, so this is safe beside other uv processes; deleting
 * one that was just renewed costs a download. Layout: astral-sh/uv, crates/uv-cache/src/{lib,wheel}.rs.
 */
export async function dropPointers(
  request: PointerRequest,
  { files }: Pick<Platform, 'files'>,
): Promise<Dropped> {
  const found: string[] = []
  for (const bucketDir of await subdirectories(request.cacheDir, files)) {
    const bucket = path.basename(bucketDir)
    if (/^wheels-v\d+$/.test(bucket)) found.push(...(await findWheelPointers(bucketDir, request, files)))
    if (/^sdists-v\d+$/.test(bucket)) found.push(...(await findBuiltWheels(bucketDir, request, files)))
  }
  let sizeBytes = 0
  for (const file of found) {
    sizeBytes += (await unlessErrno(ABSENT, () => files.lstat(file)))?.size ?? 0
    await unlessErrno(ABSENT, () => files.unlink(file))
  }
  return { dropped: found.map((file) => path.relative(request.cacheDir, file)), sizeBytes }
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
  const record = await unlessErrno(ABSENT, () => files.readFile(path.join(trash, 'RECORD'), 'utf8'))
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
