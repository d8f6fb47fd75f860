import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

/**
 * Says that what lies directly in `dir` was used now, by its modification time: a version of uv or a Python that is old
 * and in daily use is not the first to be collected. Does nothing where `file` lies elsewhere.
 */
export async function noteUse(
  { file, dir }: { readonly file: string; readonly dir: string },
  { clock, files }: Pick<Platform, 'clock' | 'files'>,
): Promise<void> {
  const [name = '', ...inside] = path.relative(dir, file).split(path.sep)
  if (inside.length === 0 || name === '..' || path.isAbsolute(name)) return
  const now = new Date(clock.nowMs())
  await unlessErrno(['ENOENT', 'EACCES', 'EPERM', 'EROFS'], () =>
    files.utimes(path.join(dir, name), now, now),
  )
}
