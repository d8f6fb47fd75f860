import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { writingTo } from './disk.ts'
import type { Job } from './job.ts'
import { openStage, type Stage } from './place.ts'
import { probeToolDir } from './probe.ts'
import { publish } from './publish.ts'
import { writeRecord } from './record.ts'
import { copyTo } from './share.ts'
import { type SourceFailure, UvUnavailable } from './sources/errors.ts'
import { fetchFromGithub } from './sources/github.ts'
import { fetchFromIndex } from './sources/index.ts'
import { fetchFromManifest } from './sources/manifest.ts'
import { fetchFromMirror } from './sources/mirror.ts'
import {
  type Fetched,
  type FetchPlatform,
  type FetchSource,
  type SourceName,
  unavailable,
} from './sources/source.ts'

const FETCHERS: Readonly<Partial<Record<SourceName, FetchSource>>> = {
  index: fetchFromIndex,
  mirror: fetchFromMirror,
  github: fetchFromGithub,
  manifest: fetchFromManifest,
}

/** What all sources together may take. */
export const FETCH_TIMEOUT_MS = 600_000

interface Origin {
  readonly source: SourceName
  readonly verifiedBy: string
}

/**
 * Fetches from the first source that has what is wanted, and publishes it.
 * @returns whose copy won, and the directory of it
 * @throws UvDigestMismatch, UvUnavailable, UvInstallDiskFull, UvInstallDirUnwritable, UvInstallBlocked, and the reason of
 * the signal
 */
export async function fetchAndPublish(
  job: Job,
  platform: FetchPlatform,
): Promise<Origin & { readonly dir: string }> {
  const { request, asset, places } = job
  const stage = await openStage(places, platform)
  const { dir, versionDir } = stage.place
  try {
    const fetched = await fillStage(stage, job, platform)
    const probed = { version: request.version, exe: asset.exe, signal: request.signal }
    const winner = await writingTo(versionDir, () =>
      publish(stage, (candidate) => probeToolDir(candidate, probed, platform), platform),
    )
    if (winner === 'theirs') return { source: 'tool-cache', verifiedBy: 'probe of the tool cache', dir }
    const shared = places.at(-1)
    if (shared !== undefined && shared.dir !== dir)
      await copyTo(shared, { dir, verifiedBy: fetched.verifiedBy }, { job, platform })
    return { ...fetched, dir }
  } finally {
    await removeQuietly(stage.dir, platform)
  }
}

async function fillStage(stage: Stage, job: Job, platform: FetchPlatform): Promise<Origin> {
  const { version, onProgress } = job.request
  const deadlineMs = platform.clock.monotonicMs() + FETCH_TIMEOUT_MS
  const failures: SourceFailure[] = []
  for (const source of job.order) {
    const fetch = FETCHERS[source]
    if (fetch === undefined) continue
    const fetched = await fetchProbed(fetch, { stage, job, deadlineMs }, platform)
    if (fetched.kind === 'staged') return { source, verifiedBy: fetched.verifiedBy }
    const { reason, trouble } = fetched
    onProgress(`uv ${version} not from ${source}: ${reason}`)
    failures.push({ source, reason, trouble })
  }
  throw new UvUnavailable(version, failures)
}

/** Fetches into an emptied stage; a build that does not run on this machine counts as not to be had. */
async function fetchProbed(
  fetch: FetchSource,
  { stage, job, deadlineMs }: { readonly stage: Stage; readonly job: Job; readonly deadlineMs: number },
  platform: FetchPlatform,
): Promise<Fetched> {
  const { request, asset } = job
  const { version, signal, tempDir } = request
  const { files, clock } = platform
  if (clock.monotonicMs() >= deadlineMs) return unavailable('unreachable', 'no time is left for it')
  for (const name of await files.readdir(stage.dir))
    await files.rm(path.join(stage.dir, name), { recursive: true })
  const workDir = await writingTo(tempDir, () => files.mkdtemp(path.join(tempDir, 'locked-uv-')))
  try {
    const rules = { token: request.token, deadlineMs, allowsUnverified: !job.isVerified }
    const fetched = await fetch({ ...request, asset, workDir, stageDir: stage.dir, ...rules }, platform)
    if (fetched.kind !== 'staged') return fetched
    const verdict = await probeToolDir(stage.dir, { version, exe: asset.exe, signal }, platform)
    if (verdict.kind !== 'works')
      return unavailable('unfit', `what was fetched does not run here: ${verdict.reason}`)
    const record = { verifiedBy: fetched.verifiedBy, names: [`uv${asset.exe}`, `uvx${asset.exe}`] }
    await writingTo(stage.place.versionDir, () => writeRecord(stage.dir, record, platform))
    return fetched
  } finally {
    await removeQuietly(workDir, platform)
  }
}

/** What stays is swept later; it must not hide the error that led here. */
async function removeQuietly(dir: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  await files.rm(dir, { recursive: true, force: true }).catch(() => undefined)
}
