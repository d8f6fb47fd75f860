import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf } from '../shared/errors.ts'
import type { World } from './world.ts'

/** Why somebody else could exchange a directory of ours in `parent`; undefined where nobody can. */
export async function judgeParent(parent: string, { files, host }: World): Promise<string | undefined> {
  if (host.uid === undefined) return undefined
  const { uid, mode } = await files.stat(parent)
  if (uid !== 0 && uid !== host.uid) return `belongs to uid ${uid}, neither root nor us (uid ${host.uid})`
  const isExchangeable = (mode & 0o002) !== 0 && (mode & 0o1000) === 0
  return isExchangeable
    ? `anybody may exchange its entries (mode ${formatMode(mode)}, not sticky)`
    : undefined
}

export type PrivateDirectory =
  | { readonly kind: 'ours'; readonly notes: readonly string[] }
  | { readonly kind: 'foreign'; readonly reason: string }

/**
 * Makes `dir` in an existing parent, or takes it over where it is ours already: a real directory that nobody but this
 * user can enter, in which a file can be written. What somebody else put there first is named, never used: others can
 * guess the name, and a recursive mkdir would accept their directory or symbolic link without a word.
 * @throws the failed system call, for instance ENOSPC, EDQUOT, EROFS or EACCES
 */
export async function makePrivateDirectory(dir: string, platform: World): Promise<PrivateDirectory> {
  const { files } = platform
  await files.mkdir(dir, { mode: 0o700 }).catch((error: unknown) => {
    if (errnoOf(error) !== 'EEXIST') throw error
  })
  const verdict = await checkOwner(dir, platform)
  if (verdict.kind === 'ours') await probeWrite(dir, platform)
  return verdict
}

/**
 * The same for a directory that exists, without the file: on a full disk nothing else can be said.
 * @throws the failed system call
 */
export async function checkOwner(dir: string, { files, host }: World): Promise<PrivateDirectory> {
  const found = await files.lstat(dir)
  if (host.uid === undefined)
    // Windows: libuv gives neither owner nor mode, and does not open directories. Junctions count as symbolic links.
    return found.isDirectory()
      ? { kind: 'ours', notes: [] }
      : { kind: 'foreign', reason: `${dir} is no directory` }
  if (found.uid !== host.uid || !found.isDirectory())
    return {
      kind: 'foreign',
      reason: `${dir} is a ${kindOf(found)} of uid ${found.uid}, not a directory of ours`,
    }

  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = files.constants
  // From here on the descriptor is judged, not the name: what it stands for cannot be exchanged any more.
  await using handle = await files.open(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
  const { uid, mode } = await handle.stat()
  if (uid !== host.uid)
    return { kind: 'foreign', reason: `${dir} belongs to uid ${uid}, not to us (uid ${host.uid})` }
  if ((mode & 0o077) === 0) return { kind: 'ours', notes: [] }
  await handle.chmod(0o700)
  const note = `${dir} was open to other users (mode ${formatMode(mode)}); it is private now`
  return { kind: 'ours', notes: [note] }
}

function kindOf(found: { isSymbolicLink(): boolean; isDirectory(): boolean }): string {
  if (found.isSymbolicLink()) return 'symbolic link'
  return found.isDirectory() ? 'directory' : 'file'
}

/**
 * Writes and removes a small file.
 * @throws the failed system call
 */
export async function probeWrite(dir: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  const file = join(dir, `.probe-${randomUUID()}`)
  try {
    // Not empty: a full disk may still have room for a name.
    await files.writeFile(file, 'x'.repeat(4096), { flag: 'wx' })
  } finally {
    await files.rm(file, { force: true })
  }
}

function formatMode(mode: number): string {
  return (mode & 0o7777).toString(8)
}
