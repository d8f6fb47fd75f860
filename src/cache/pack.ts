import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { HelperResult, Platform, Transferred } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { linkTree, STAGING_PREFIX } from './tree.ts'

type World = Pick<Platform, 'cacheService' | 'files' | 'processes'>

export interface PackRequest {
  readonly dir: string
  readonly name: string
  readonly key: string
  readonly timeoutMs: number
  readonly onProgress: (done: string) => void
  /** Undefined: everything is saved. `isCi`: only what was built here; what can be fetched again is left out. */
  readonly prune: { readonly uvPath: string; readonly isCi: boolean } | undefined
  /** Runs while the links are made, with nobody writing. */
  readonly quietly: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Saves a directory. What is not worth saving is pruned from a second tree of hard links, by uv itself: the cache keeps
 * everything, and nothing is copied.
 */
export async function packDirectory(request: PackRequest, platform: World): Promise<Transferred> {
  const { dir, name, key, prune, timeoutMs, onProgress } = request
  const { cacheService, files, processes } = platform
  const staging = path.join(dir, `${STAGING_PREFIX}pack-${randomUUID()}`)
  try {
    // Another job may have saved it while ours ran: cheaper to ask than to pack for nothing.
    await files.mkdir(staging)
    const shared = { dir: staging, name, key, restoreKeys: [], timeoutMs }
    const found = await cacheService.transfer({ verb: 'lookup', ...shared })
    if (found.kind === 'restored' && found.key === key) return { kind: 'conflict' }
    if (found.kind === 'failed') return found
    const tree = path.join(staging, name)
    await request.quietly(() => linkTree({ from: dir, to: tree }, files))
    if (prune !== undefined) {
      const argv = [prune.uvPath, 'cache', 'prune', ...(prune.isCi ? ['--ci'] : [])] as const
      const pruned = await processes.run([...argv, '--cache-dir', tree], { cwd: staging })
      // The key tells other jobs what is in it: what was not pruned is not saved under it.
      if (pruned.kind !== 'ran' || pruned.code !== 0) return { kind: 'failed', reason: tellPrune(pruned) }
    }
    return await cacheService.transfer({ verb: 'save', onProgress, ...shared })
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  } finally {
    await files.rm(staging, { recursive: true, force: true })
  }
}

function tellPrune(result: HelperResult): string {
  const why = result.kind === 'ran' ? result.stderr.trim() || `exit code ${result.code}` : result.reason
  return `uv cache prune failed (${why})`
}
