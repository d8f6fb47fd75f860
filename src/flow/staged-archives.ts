import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { normaliseName } from '../shared/failure.ts'
import { plural } from '../shared/text.ts'
import { type Depth, verifyArchive } from '../sync/verify.ts'

/**
 * Holds every unpacked wheel of a cache that nobody uses yet against its RECORD and removes those with holes: uv fetches
 * again what its pointers lead to in vain.
 */
export async function dropDamagedArchives(
  cacheDir: string,
  platform: Pick<Platform, 'files'>,
  depth: Depth = 'sizes',
): Promise<readonly string[]> {
  const { files } = platform
  const archivesDir = path.join(cacheDir, 'archive-v0')
  const ids = (await unlessErrno(['ENOENT'], () => files.readdir(archivesDir))) ?? []
  let damaged = 0
  for (const id of ids) {
    const dir = path.join(archivesDir, id)
    const names = (await unlessErrno(['ENOTDIR'], () => files.readdir(dir))) ?? []
    const info = names.find((name) => name.endsWith('.dist-info'))
    // An environment of `uv run --with` has none of its own.
    if (info === undefined) continue
    const name = normaliseName(info.split('-')[0] ?? '')
    const { holes } = await verifyArchive({ dir, package: { name }, depth }, platform)
    if (holes.length === 0) continue
    damaged++
    await files.rm(dir, { recursive: true, force: true })
  }
  return damaged === 0 ? [] : [`${plural(damaged, 'damaged package')} left out`]
}
