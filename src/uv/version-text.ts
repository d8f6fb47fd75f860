import type { Platform } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { UvVersionFileInvalid } from './errors.ts'
import { NotRegularError, readRegular } from './regular-file.ts'

// The largest uv.lock that is worth to be read has a tenth of it.
const LARGEST_BYTES = 64 * 1024 * 1024

/**
 * The text of a file that says what is wanted, decoded by its byte order mark as uv and pip do: PowerShell writes UTF-16.
 * Undefined where there is none.
 * @throws UvVersionFileInvalid
 */
export async function readVersionText(
  file: string,
  label: string,
  files: Platform['files'],
): Promise<string | undefined> {
  try {
    const bytes = await unlessErrno(['ENOENT', 'ENOTDIR'], () => readRegular(file, LARGEST_BYTES, files))
    return bytes && decode(bytes)
  } catch (error) {
    const problem = error instanceof NotRegularError ? error.message : `cannot be read: ${messageOf(error)}`
    throw new UvVersionFileInvalid(label, problem, error)
  }
}

function decode(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2)
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
