import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

/**
 * Deletes a tree, file by file, until there is nothing left or the time is over; true where it is gone. Links are not
 * followed.
 */
export async function removeTree(
  dir: string,
  isOver: () => boolean,
  { files }: Pick<Platform, 'files'>,
): Promise<boolean> {
  const gone = ['ENOENT']
  const entries = await unlessErrno([...gone, 'ENOTDIR'], () => files.readdir(dir, { withFileTypes: true }))
  for (const entry of entries ?? []) {
    if (isOver()) return false
    const inside = path.join(dir, entry.name)
    if (!entry.isDirectory()) await unlessErrno(gone, () => files.unlink(inside))
    else if (!(await removeTree(inside, isOver, { files }))) return false
  }
  await unlessErrno([...gone, 'ENOTDIR'], () => files.rmdir(dir))
  return true
}
