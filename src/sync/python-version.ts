import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

/** The Python that a virtual environment was made from, as its `pyvenv.cfg` tells it. */
export interface EnvironmentPython {
  /** `version_info` from uv, `version` from the standard library; empty where neither is there. */
  readonly version: string
  /** Directory of its executable. */
  readonly homeDir: string | undefined
}

/** Undefined where there is no environment. */
export async function readPython(
  environmentDir: string,
  { files }: Pick<Platform, 'files'>,
): Promise<EnvironmentPython | undefined> {
  const text = await unlessErrno(['ENOENT', 'ENOTDIR'], () =>
    files.readFile(path.join(environmentDir, 'pyvenv.cfg'), 'utf8'),
  )
  if (text === undefined) return undefined
  return {
    version: /^version(?:_info)?\s*=\s*(\d[\d.]*)/m.exec(text)?.[1] ?? '',
    homeDir: /^home[^\S\n]*=[^\S\n]*(\S.*)$/m.exec(text)?.[1]?.trim(),
  }
}
