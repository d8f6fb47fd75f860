import path from 'node:path'
import type { Platform } from '../../platform/index.ts'
import type { Asset } from '../asset.ts'
import { probeUv, readUvVersion } from '../probe.ts'

/**
 * Looks along PATH for a uv of exactly this version; it is used where it is. Relative and empty entries are passed over:
 * they would run what the checked-out repository brings along.
 * @returns uvxPath is empty where no uvx lies beside uv
 */
export async function findOnPath(
  {
    version,
    asset,
    signal,
  }: { readonly version: string; readonly asset: Asset; readonly signal: AbortSignal },
  platform: Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>,
): Promise<{ readonly uvPath: string; readonly uvxPath: string } | undefined> {
  for (const uvPath of await listOnPath(asset, platform)) {
    const uvxPath = path.join(path.dirname(uvPath), `uvx${asset.exe}`)
    const verdict = await probeUv(uvPath, { version, signal }, platform)
    if (verdict.kind === 'works') return { uvPath, uvxPath: (await isFile(uvxPath, platform)) ? uvxPath : '' }
  }
  return undefined
}

/** The versions of the uvs on PATH. Each is started to tell. */
export async function listVersionsOnPath(
  { asset, signal }: { readonly asset: Asset; readonly signal: AbortSignal },
  platform: Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>,
): Promise<string[]> {
  const found: string[] = []
  for (const uvPath of await listOnPath(asset, platform)) {
    const version = await readUvVersion(uvPath, signal, platform)
    if (version !== undefined) found.push(version)
  }
  return found
}

/** The uv that a bare `uv` means, and its version. */
export async function findFirstOnPath(
  { asset, signal }: { readonly asset: Asset; readonly signal: AbortSignal },
  platform: Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>,
): Promise<{ readonly uvPath: string; readonly version: string } | undefined> {
  for (const uvPath of await listOnPath(asset, platform)) {
    const version = await readUvVersion(uvPath, signal, platform)
    if (version !== undefined) return { uvPath, version }
  }
  return undefined
}

/** The name of the directory with the `uv` of the input wrap-uv, which is ours and no uv. */
export const WRAPPER_DIR = 'locked-uv-wrap'

async function listOnPath(
  { exe }: Pick<Asset, 'exe'>,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<string[]> {
  const dirs = new Set((pathOf(platform.host.env) ?? '').split(path.delimiter).filter(path.isAbsolute))
  const found: string[] = []
  for (const dir of dirs) {
    const uvPath = path.join(dir, `uv${exe}`)
    if (path.basename(dir) !== WRAPPER_DIR && (await isFile(uvPath, platform))) found.push(uvPath)
  }
  return found
}

/** Whether the bare name already leads to this uv, whatever the working directory, so that PATH need not change. */
export async function isFirstOnPath(
  uvPath: string,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<boolean> {
  for (const dir of (pathOf(platform.host.env) ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(dir)) return false
    const file = path.join(dir, path.basename(uvPath))
    if (await isFile(file, platform)) return file === uvPath
  }
  return false
}

/** Windows spells it `Path`; a copy of its environment is as case-sensitive as any object. */
function pathOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH')
  return name === undefined ? undefined : env[name]
}

function isFile(file: string, { files }: Pick<Platform, 'files'>): Promise<boolean> {
  return files.stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  )
}
