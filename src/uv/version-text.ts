import type { Platform } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { formatBytes } from '../shared/text.ts'
import { UvVersionFileInvalid } from './errors.ts'

// The largest uv.lock that is worth to be read has a tenth of it.
const LARGEST_BYTES = 64 * 1024 * 1024

/**
 * The text of a file that says what is wanted, decoded by its byte order mark as uv and pip do: PowerShell writes UTF-16.
 * Undefined where there is none. A link to a device or a pipe, which would never end, is refused.
 * @throws UvVersionFileInvalid
 */
export async function readVersionText(
  file: string,
  label: string,
  files: Platform['files'],
): Promise<string | undefined> {
  // How people switch a file of settings off.
  if (file === '/dev/null') return ''
  try {
    const stats = await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.stat(file))
    if (stats === undefined) return undefined
    if (!stats.isFile()) throw new UvVersionFileInvalid(label, 'is no regular file')
    if (stats.size > LARGEST_BYTES)
      throw new UvVersionFileInvalid(label, `has ${formatBytes(stats.size)}, which is no file for people`)
    return decode(await files.readFile(file))
  } catch (error) {
    if (error instanceof UvVersionFileInvalid) throw error
    throw new UvVersionFileInvalid(label, `cannot be read: ${messageOf(error)}`, error)
  }
}

function decode(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2)
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
