import type { Files } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { clearCasualties, hasCasualties, suspectFileOf } from './leftovers.ts'

/**
 * Whether somebody died while writing under this lock and nobody has cleared the cache since. What lies in it is then not
 * to be believed before it was verified in full.
 */
export async function isSuspect(lockPath: string, { files }: { readonly files: Files }): Promise<boolean> {
  const mark = await unlessErrno(['ENOENT'], () => files.lstat(suspectFileOf(lockPath)))
  return mark !== undefined || (await hasCasualties(lockPath, files))
}

/** Only for the holder of the exclusive lease, after a full verification or after the cache was given up. */
export async function clearSuspect(lockPath: string, { files }: { readonly files: Files }): Promise<void> {
  await clearCasualties(lockPath, files)
}
