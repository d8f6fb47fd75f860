import path from 'node:path'
import { findPointersOf } from '../heal/pointers.ts'
import type { Platform } from '../platform/index.ts'
import type { PackageName } from '../shared/failure.ts'
import { type Depth, verifyArchive } from '../sync/verify.ts'
import { withProgress } from './progress.ts'

export interface DamagedCopy {
  readonly package: PackageName
  readonly archiveId: string
  /** Relative to the archive. */
  readonly holes: readonly string[]
}

export interface Copies {
  readonly damaged: readonly DamagedCopy[]
  /** Names of packages of which the cache has no copy. */
  readonly missing: readonly string[]
}

/** Holds every copy of the packages that uv could be led to against its own record. */
export function inspectCopies(
  packages: readonly PackageName[],
  where: { readonly cacheDir: string; readonly depth: Depth },
  platform: Platform,
): Promise<Copies> {
  return withProgress(`Looking for damage in ${where.cacheDir}`, platform, () =>
    inspectEach(packages, where, platform),
  )
}

async function inspectEach(
  packages: readonly PackageName[],
  { cacheDir, depth }: { readonly cacheDir: string; readonly depth: Depth },
  platform: Platform,
): Promise<Copies> {
  const damaged: DamagedCopy[] = []
  const missing: string[] = []
  const found = await findPointersOf(cacheDir, packages, platform.files)
  for (const wanted of packages) {
    const pointers = found.get(wanted.name) ?? []
    const ids = new Set(pointers.flatMap(({ archiveId }) => archiveId ?? []))
    if (ids.size === 0) missing.push(wanted.name)
    for (const archiveId of ids) {
      const dir = path.join(cacheDir, 'archive-v0', archiveId)
      const { holes } = await verifyArchive({ dir, package: wanted, depth }, platform)
      if (holes.length > 0)
        damaged.push({
          package: wanted,
          archiveId,
          holes: holes.map((hole) => path.relative(dir, hole.path)),
        })
    }
  }
  return { damaged, missing }
}
