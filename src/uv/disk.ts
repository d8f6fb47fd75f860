import type { Platform } from '../platform/index.ts'
import { errnoOf } from '../shared/errors.ts'
import { UvInstallDiskFull } from './errors.ts'

// Below this nothing of ours fits; a writer that ran out of space leaves less.
const FULL_BELOW_BYTES = 1024 * 1024

/** Runs work that writes below `dir`. @throws UvInstallDiskFull where the work met a full file system or quota */
export async function writingTo<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isFull = ['ENOSPC', 'EDQUOT'].includes(errnoOf(error) ?? '')
    throw isFull ? new UvInstallDiskFull(dir, error) : error
  }
}

/**
 * For the failure of a child process, which tells its errno to nobody.
 * @throws UvInstallDiskFull where `dir` has no space left
 */
export async function refuseFullDisk(dir: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  const { bavail, bsize } = await files.statfs(dir)
  if (bavail * bsize < FULL_BELOW_BYTES) throw new UvInstallDiskFull(dir)
}
