import path from 'node:path'
import { lockKey } from '../lock/key.ts'
import { acquireLease } from '../lock/lease.ts'
import { layoutOf, parseGenerationDir } from '../placement/layout.ts'
import type { Placement } from '../placement/place.ts'
import { listRetired, retireGeneration } from '../placement/retire.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'

/** After a move to another generation: what was left behind goes to the trash where neither a job nor a uv uses it. */
export async function retireGenerations(
  { cacheDir, generation, locksDir }: Placement,
  platform: Platform,
): Promise<void> {
  const { actions, processes } = platform
  const parsed = parseGenerationDir(cacheDir)
  if (generation === undefined || parsed === undefined) return
  const { trashDir } = layoutOf(parsed.baseDir)
  for (const dir of await listRetired(path.dirname(cacheDir), generation, platform)) {
    const lockPath = path.join(locksDir, `${lockKey(dir)}.lock`)
    try {
      const request = { lockPath, timeoutMs: 0, signal: processes.interruption, onWait: () => {} }
      const outcome = await acquireLease(request, platform)
      if (outcome.kind === 'timed-out') continue
      await using _lease = outcome.lease
      const isMoved = await retireGeneration({ dir, trashDir }, platform)
      if (isMoved) actions.info(`${dir} was given up and is in no use: moved to ${trashDir}`)
    } catch (error) {
      processes.interruption.throwIfAborted()
      // It only takes space; the environment is whole.
      actions.info(`${dir} was given up and stays for now: ${messageOf(error)}`)
    }
  }
}
