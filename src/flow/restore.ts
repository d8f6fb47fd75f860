import { type Filled, type FillRequest, fillDirectory } from '../cache/warm-start.ts'
import type { Platform } from '../platform/index.ts'
import { withProgress } from './progress.ts'
import { transferMs } from './save-cache.ts'

/** Fills a directory from the Actions cache, within the time that a transfer may take. */
export function restore(
  request: Omit<FillRequest, 'onProgress' | 'timeoutMs'>,
  platform: Platform,
): Promise<Filled> {
  return withProgress(`Restoring the saved cache into ${request.dir}`, platform, (note) => {
    const verify = (stagedDir: string) => {
      note('checking what was restored')
      return request.verify(stagedDir)
    }
    const timeoutMs = transferMs(platform)
    return fillDirectory({ ...request, verify, timeoutMs, onProgress: note }, platform)
  })
}
