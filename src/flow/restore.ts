import { type Filled, type FillRequest, fillDirectory } from '../cache/fill.ts'
import { type RestoreRequest, stageSaved } from '../cache/warm-start.ts'
import type { Platform } from '../platform/index.ts'
import { withProgress } from './progress.ts'
import { transferMs } from './save-cache.ts'

/** Fills a directory from the Actions cache, within the time that a transfer may take. */
export function restore(
  request: Pick<FillRequest, 'dir' | 'verify'> & Pick<RestoreRequest, 'name' | 'keys'>,
  platform: Platform,
): Promise<Filled> {
  const { dir, name, keys } = request
  return withProgress(`Restoring the saved cache into ${dir}`, platform, (onProgress) => {
    const verify = (tree: string, from: string) => {
      onProgress('checking what was restored')
      return request.verify(tree, from)
    }
    const spec = { name, keys, timeoutMs: transferMs(platform), onProgress }
    return fillDirectory(
      { dir, verify, stage: (stagingDir) => stageSaved({ stagingDir, ...spec }, platform) },
      platform,
    )
  })
}
