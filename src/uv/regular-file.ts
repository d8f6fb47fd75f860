import type { Platform } from '../platform/index.ts'
import { errnoOf } from '../shared/errors.ts'
import { formatBytes } from '../shared/text.ts'

/** What stands where a file should be. */
export class NotRegularError extends Error {}

/**
 * Reads a file of at most so many bytes. A device or a pipe, maybe behind a link of the checked-out repository, would be read
 * until the memory of the node is used up. The null device is an empty file.
 * @throws NotRegularError, and what the file system says
 */
export async function readRegular(
  file: string,
  mostBytes: number,
  files: Pick<Platform['files'], 'readFile' | 'stat'>,
): Promise<Buffer> {
  const stats = await files.stat(file)
  if (file === '/dev/null') return Buffer.alloc(0)
  if (!stats.isFile()) throw new NotRegularError('is no regular file')
  if (stats.size > mostBytes) throw new NotRegularError(`has ${formatBytes(stats.size)}, far too much`)
  return files.readFile(file)
}

// Files of settings that people write.
const LARGEST_SETTINGS_BYTES = 16 * 1024 * 1024

/** The text of a file of settings of this machine; empty for one that is not there or is not to be read. */
export async function readSettings(
  file: string,
  files: Pick<Platform['files'], 'readFile' | 'stat'>,
): Promise<string> {
  try {
    return (await readRegular(file, LARGEST_SETTINGS_BYTES, files)).toString('utf8')
  } catch (error) {
    if (error instanceof NotRegularError || errnoOf(error) !== undefined) return ''
    throw error
  }
}
