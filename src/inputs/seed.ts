import path from 'node:path'
import type { Platform } from '../platform/index.ts'

/** What is wrong with the directory of a seed on every node, whatever its image holds. Empty: none is wanted. */
export async function findSeedProblem(
  { seedCacheDir: dir, workspace }: { readonly seedCacheDir: string; readonly workspace: string },
  { files }: Pick<Platform, 'files'>,
): Promise<string | undefined> {
  if (dir === '') return undefined
  const steps = path.relative(workspace, dir)
  const isOutside = steps === '..' || steps.startsWith(`..${path.sep}`) || path.isAbsolute(steps)
  if (!isOutside)
    return 'lies in the workspace, where every job can write; name an absolute path in the image of the node'
  const stats = await files.stat(dir).catch(() => undefined)
  return stats === undefined || stats.isDirectory() ? undefined : `is no directory (looked at ${dir})`
}
