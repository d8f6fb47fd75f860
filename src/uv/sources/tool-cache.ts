import path from 'node:path'
import type { Platform } from '../../platform/index.ts'
import type { Asset } from '../asset.ts'
import type { Place } from '../place.ts'
import { probeToolDir } from '../probe.ts'
import { writeMarker } from '../publish.ts'

export interface ToolCacheQuery {
  readonly version: string
  readonly asset: Asset
  readonly places: readonly Place[]
  readonly signal: AbortSignal
  readonly onProgress: (line: string) => void
}

/**
 * Looks for an installed uv that works. The marker is neither needed nor believed: a crash leaves content without a
 * marker, a clean-up job leaves a marker without content.
 * @returns the directory of uv and uvx
 */
export async function findInToolCache(
  { version, asset, places, signal, onProgress }: ToolCacheQuery,
  platform: Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>,
): Promise<string | undefined> {
  for (const place of places) {
    const exists = await platform.files.lstat(place.dir).then(
      () => true,
      () => false,
    )
    if (!exists) continue
    const verdict = await probeToolDir(place.dir, { version, exe: asset.exe, signal }, platform)
    if (verdict.kind === 'works') {
      await writeMarker(place, platform)
      return place.dir
    }
    onProgress(`${path.join(place.dir, `uv${asset.exe}`)} is not usable: ${verdict.reason}`)
  }
  return undefined
}
