import { errnoOf } from '../shared/errors.ts'
import { UvInstallDiskFull } from './errors.ts'

/** Runs work that writes below `dir`. @throws UvInstallDiskFull where the work met a full file system or quota */
export async function writingTo<T>(dir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isFull = ['ENOSPC', 'EDQUOT'].includes(errnoOf(error) ?? '')
    throw isFull ? new UvInstallDiskFull(dir, error) : error
  }
}
