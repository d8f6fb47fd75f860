import path from 'node:path'
import type { Platform } from '../../platform/index.ts'
import type { Asset } from '../asset.ts'
import type { Place } from '../place.ts'
import { probeToolDir, type Verdict } from '../probe.ts'
import { writeMarker } from '../publish.ts'
import { type Comparison, compareWithRecord } from '../record.ts'

const WORKS: Verdict = { kind: 'works' }

export interface ToolCacheQuery {
  readonly version: string
  readonly asset: Asset
  readonly places: readonly Place[]
  readonly signal: AbortSignal
  readonly onProgress: (line: string) => void
}

export interface ToolCacheHit {
  /** Holds uv and uvx. */
  readonly dir: string
  readonly verifiedBy: string
  /** Places before it where something lies that is not what it should be. */
  readonly damaged: readonly Place[]
}

/**
 * Looks for an installed uv that works and is what was installed. The marker is neither needed nor believed: a crash
 * leaves content without a marker, a clean-up job leaves a marker without content.
 */
export async function findInToolCache(
  { version, asset, places, signal, onProgress }: ToolCacheQuery,
  platform: Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>,
): Promise<ToolCacheHit | undefined> {
  const damaged: Place[] = []
  for (const place of places) {
    const exists = await platform.files.lstat(place.dir).then(
      () => true,
      () => false,
    )
    if (!exists) continue
    const compared = await compareWithRecord(place.dir, platform)
    // The record is written after the executables were seen to run: as long as they are the same files, they need not be
    // started again to say so.
    const verdict =
      compared.kind === 'same' && compared.isUntouched
        ? WORKS
        : await probeToolDir(place.dir, { version, exe: asset.exe, signal }, platform)
    if (verdict.kind === 'works') {
      await writeMarker(place, platform)
      return { dir: place.dir, verifiedBy: tellVoucher(compared), damaged }
    }
    damaged.push(place)
    onProgress(`${path.join(place.dir, `uv${asset.exe}`)} is not usable: ${verdict.reason}`)
  }
  return undefined
}

/** The versions of which a directory in the shape of ours is there; whether they work is not looked at. */
export async function listInToolCache(
  roots: readonly string[],
  { triple }: Pick<Asset, 'triple'>,
  { files }: Pick<Platform, 'files'>,
): Promise<string[]> {
  const versions = new Set<string>()
  const namesIn = (dir: string): Promise<string[]> => files.readdir(dir).catch(() => [])
  for (const root of roots)
    for (const version of await namesIn(root))
      if ((await namesIn(path.join(root, version))).includes(triple)) versions.add(version)
  return [...versions]
}

function tellVoucher(compared: Comparison): string {
  return compared.kind === 'same'
    ? `digest recorded at install (${compared.verifiedBy})`
    : 'probe of the tool cache'
}
