import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

/**
 * The Python version of a virtual environment as its `pyvenv.cfg` tells it: `version_info` from uv, `version` from the
 * standard library. Undefined where there is no environment.
 */
export async function readPythonVersion(
  environmentDir: string,
  { files }: Pick<Platform, 'files'>,
): Promise<string | undefined> {
  const text = await unlessErrno(['ENOENT', 'ENOTDIR'], () =>
    files.readFile(path.join(environmentDir, 'pyvenv.cfg'), 'utf8'),
  )
  return text === undefined ? undefined : (/^version(?:_info)?\s*=\s*(\d[\d.]*)/m.exec(text)?.[1] ?? '')
}
