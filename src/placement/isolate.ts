import { basename, dirname, join } from 'node:path'
import type { CacheChoice } from './cache-dir.ts'
import { isInSomeBase } from './layout.ts'
import type { Report, World } from './world.ts'

const SUFFIX = '.isolated'

/**
 * The cache of a job that is kept apart: the directory that was set has a neighbour for such jobs. One that lies among
 * our own is not used at all, whatever link leads there.
 */
export async function keepApart(choice: CacheChoice, report: Report, { files }: World): Promise<CacheChoice> {
  if (choice.kind === 'own') return choice
  const { path, from } = choice
  if (isInSomeBase(await realpathOf(path, files))) {
    report(`${from}=${path} belongs to jobs of another trust scope; it is not used`)
    return { kind: 'own' }
  }
  // An earlier step of this job may have exported it.
  if (path.endsWith(SUFFIX)) return { ...choice, isExported: true }
  report(`${path}${SUFFIX} is used in place of ${path} (${from}), which is for jobs of another trust scope`)
  return { ...choice, path: path + SUFFIX, isExported: true }
}

/** As far as the path exists; the rest is as it was written. */
export async function realpathOf(path: string, files: World['files']): Promise<string> {
  const parent = dirname(path)
  const real = await files.realpath(path).catch(() => undefined)
  if (real !== undefined || parent === path) return real ?? path
  return join(await realpathOf(parent, files), basename(path))
}
