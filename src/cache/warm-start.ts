import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { plural } from '../shared/text.ts'
import type { Staged } from './fill.ts'
import type { CacheKeys } from './key.ts'
import { findStrayLinks } from './tree.ts'

/** The names inside of what the service keeps; the same on every node. */
export const CACHE_NAME = 'uv-cache'
export const PYTHON_NAME = 'uv-python'

export interface RestoreRequest {
  readonly name: string
  readonly keys: Pick<CacheKeys, 'key' | 'restoreKeys'>
  readonly timeoutMs: number
  readonly onProgress: (done: string) => void
}

/** Fetches a saved cache. Links in it that lead out of it are not for us. */
export async function stageSaved(
  request: RestoreRequest & { readonly stagingDir: string },
  { cacheService, files }: Pick<Platform, 'cacheService' | 'files'>,
): Promise<Staged> {
  const { stagingDir: dir, name, keys, timeoutMs, onProgress } = request
  const answer = await cacheService.transfer({ verb: 'restore', dir, name, timeoutMs, onProgress, ...keys })
  if (answer.kind === 'absent' || answer.kind === 'failed') return answer
  if (answer.kind !== 'restored') return { kind: 'failed', reason: `unexpected answer ${answer.kind}` }
  const tree = path.join(dir, name)
  const stray = await findStrayLinks(tree, files)
  for (const link of stray) await files.unlink(link)
  const notes = stray.length > 0 ? [`${plural(stray.length, 'link')} that led out of it left out`] : []
  return { kind: 'staged', tree, from: answer.key, notes }
}
