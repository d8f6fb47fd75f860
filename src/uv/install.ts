import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { type Asset, findAsset } from './asset.ts'
import { writingTo } from './disk.ts'
import { type SourceFailure, UvUnavailable } from './errors.ts'
import { openStage, planPlaces, type Stage } from './place.ts'
import { probeToolDir } from './probe.ts'
import { publish } from './publish.ts'
import { fetchFromGithub, GITHUB_URL } from './sources/github.ts'
import { fetchFromIndex } from './sources/index.ts'
import { fetchFromMirror, MIRROR_URL } from './sources/mirror.ts'
import { findOnPath } from './sources/path.ts'
import type { Fetched, FetchPlatform, FetchSource, ReleaseSites, SourceName } from './sources/source.ts'
import { findInToolCache } from './sources/tool-cache.ts'

export interface InstallRequest {
  /** Exact. */
  readonly version: string
  /** sha256 of whatever file is fetched, 64 lower-case hexadecimal digits. */
  readonly checksum?: string | undefined
  /** For github.com only. */
  readonly token?: string | undefined
  /** Takes the tool where RUNNER_TOOL_CACHE is not set or cannot be written. Absolute. */
  readonly fallbackDir: string
  /** For downloads; may lie on another file system. Must exist. */
  readonly tempDir: string
  readonly signal: AbortSignal
  readonly onProgress: (line: string) => void
  /** Where releases are published; for those who mirror them. */
  readonly sites?: Partial<ReleaseSites>
}

export interface InstalledUv {
  readonly version: string
  /** Absolute. */
  readonly uvPath: string
  /** Absolute; empty where a uv on PATH has no uvx beside it. */
  readonly uvxPath: string
  readonly source: SourceName
  /** What vouches for it, for people: "bundled digest table", "checksum input", "probe of the tool cache" … */
  readonly verifiedBy: string
}

const FETCHERS: readonly { readonly source: SourceName; readonly fetch: FetchSource }[] = [
  { source: 'index', fetch: fetchFromIndex },
  { source: 'mirror', fetch: fetchFromMirror },
  { source: 'github', fetch: fetchFromGithub },
]

const FOUND = { source: 'tool-cache', verifiedBy: 'probe of the tool cache' } as const

/**
 * Gives a uv of exactly this version that was seen to run: one that is there, or else one that is fetched from the first
 * source with verified bytes and published by rename. Safe between any number of processes that install at the same time
 * and processes that are running what is installed.
 * @throws UvPlatformUnsupported, UvDigestMismatch, UvUnavailable, UvInstallDiskFull, UvInstallDirUnwritable,
 * UvInstallBlocked, and the reason of the signal
 */
export async function installUv(request: InstallRequest, platform: FetchPlatform): Promise<InstalledUv> {
  const asset = findAsset(platform.host)
  const places = planPlaces({ ...request, triple: asset.triple }, platform.host)
  const installedDir = await findInToolCache({ ...request, asset, places }, platform)
  if (installedDir !== undefined)
    return describe(installedDir, {
      request,
      asset,
      source: 'tool-cache',
      verifiedBy: 'probe of the tool cache',
    })
  const onPath = await findOnPath({ ...request, asset }, platform)
  if (onPath !== undefined)
    return { version: request.version, ...onPath, source: 'path', verifiedBy: 'probe of the uv on PATH' }
  const stage = await openStage(places, platform)
  try {
    const fetched = await fillStage(stage, { request, asset }, platform)
    const probed = { version: request.version, exe: asset.exe, signal: request.signal }
    const winner = await writingTo(stage.place.versionDir, () =>
      publish(stage, (dir) => probeToolDir(dir, probed, platform), platform),
    )
    return describe(stage.place.dir, { request, asset, ...(winner === 'ours' ? fetched : FOUND) })
  } finally {
    await removeQuietly(stage.dir, platform)
  }
}

async function fillStage(
  stage: Stage,
  { request, asset }: { readonly request: InstallRequest; readonly asset: Asset },
  platform: FetchPlatform,
): Promise<{ source: SourceName; verifiedBy: string }> {
  const failures: SourceFailure[] = []
  for (const { source, fetch } of FETCHERS) {
    const fetched = await fetchProbed(fetch, { stage, request, asset }, platform)
    if (fetched.kind === 'staged') return { source, verifiedBy: fetched.verifiedBy }
    request.onProgress(`uv ${request.version} not from ${source}: ${fetched.reason}`)
    failures.push({ source, reason: fetched.reason, isUnverifiable: fetched.kind === 'unverifiable' })
  }
  throw new UvUnavailable(request.version, failures)
}

/** Fetches into an emptied stage; a build that does not run on this machine counts as not to be had. */
async function fetchProbed(
  fetch: FetchSource,
  {
    stage,
    request,
    asset,
  }: { readonly stage: Stage; readonly request: InstallRequest; readonly asset: Asset },
  platform: FetchPlatform,
): Promise<Fetched> {
  const { version, checksum, token, signal, tempDir } = request
  for (const name of await platform.files.readdir(stage.dir))
    await platform.files.rm(path.join(stage.dir, name), { recursive: true })
  const workDir = await writingTo(tempDir, () => platform.files.mkdtemp(path.join(tempDir, 'locked-uv-')))
  try {
    const sites = { mirrorUrl: MIRROR_URL, githubUrl: GITHUB_URL, ...request.sites }
    const want = { version, asset, checksum, token, sites, workDir, stageDir: stage.dir, signal }
    const fetched = await fetch(want, platform)
    if (fetched.kind !== 'staged') return fetched
    const verdict = await probeToolDir(stage.dir, { version, exe: asset.exe, signal }, platform)
    return verdict.kind === 'works'
      ? fetched
      : { kind: 'unavailable', reason: `what was fetched does not run here: ${verdict.reason}` }
  } finally {
    await removeQuietly(workDir, platform)
  }
}

function describe(
  dir: string,
  {
    request,
    asset,
    ...origin
  }: { request: InstallRequest; asset: Asset; source: SourceName; verifiedBy: string },
): InstalledUv {
  const [uvPath, uvxPath] = [path.join(dir, `uv${asset.exe}`), path.join(dir, `uvx${asset.exe}`)]
  return { version: request.version, uvPath, uvxPath, ...origin }
}

/** What stays is swept later; it must not hide the error that led here. */
async function removeQuietly(dir: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  await files.rm(dir, { recursive: true, force: true }).catch(() => undefined)
}
