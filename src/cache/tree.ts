import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'

type Files = Platform['files']

/** Names in the root of a cache that are none of uv's: what we stage there. `uv cache prune` removes what a kill leaves. */
export const STAGING_PREFIX = '.locked-uv-'

const GONE = ['ENOENT', 'ENOTDIR']
// Another file system, no hard links at all, too many of one file, or files of another user.
const NOT_LINKABLE = ['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']

/**
 * Makes a second tree of the same files: hard links where the file system has them, else copies, as reflinks where it has
 * those. Symbolic links are made anew; one that names a path below `from` absolutely is made relative. Files that vanish
 * meanwhile are left out.
 */
export async function linkTree(
  { from, to }: { readonly from: string; readonly to: string },
  files: Files,
): Promise<void> {
  await linkInside({ root: from, from, to }, files)
}

async function linkInside(
  { root, from, to }: { readonly root: string; readonly from: string; readonly to: string },
  files: Files,
): Promise<void> {
  const entries = await unlessErrno(GONE, () => files.readdir(from, { withFileTypes: true }))
  if (entries === undefined) return
  await files.mkdir(to, { recursive: true })
  for (const entry of entries) {
    const source = path.join(from, entry.name)
    const target = path.join(to, entry.name)
    if (from === root && (entry.name.startsWith(STAGING_PREFIX) || entry.name === '.lock')) continue
    if (entry.isDirectory()) await linkInside({ root, from: source, to: target }, files)
    else if (entry.isSymbolicLink()) await copyLink({ root, source, target }, files)
    else if (entry.isFile()) await unlessErrno(GONE, () => linkFile(source, target, files))
  }
}

async function linkFile(source: string, target: string, files: Files): Promise<void> {
  await files.link(source, target).catch(async (error: unknown) => {
    if (!NOT_LINKABLE.includes(errnoOf(error) ?? '')) throw error
    await files.copyFile(source, target, files.constants.COPYFILE_FICLONE)
  })
}

async function copyLink(
  { root, source, target }: { readonly root: string; readonly source: string; readonly target: string },
  files: Files,
): Promise<void> {
  const destination = await unlessErrno(GONE, () => files.readlink(source))
  if (destination === undefined) return
  const isOwn = path.isAbsolute(destination) && destination.startsWith(root + path.sep)
  await files.symlink(isOwn ? path.relative(path.dirname(source), destination) : destination, target)
}

/** Symbolic links below a directory that lead out of it, or are absolute. */
export async function findStrayLinks(dir: string, files: Files): Promise<string[]> {
  const stray: string[] = []
  for (const entry of await files.readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue
    const link = path.join(entry.parentPath, entry.name)
    const destination = await files.readlink(link)
    const resolved = path.resolve(entry.parentPath, destination)
    if (path.isAbsolute(destination) || !resolved.startsWith(dir + path.sep)) stray.push(link)
  }
  return stray
}
