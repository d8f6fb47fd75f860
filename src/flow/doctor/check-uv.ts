import type { Platform } from '../../platform/index.ts'
import { ActionError } from '../../shared/errors.ts'
import { findAsset } from '../../uv/asset.ts'
import { readDigests } from '../../uv/digests.ts'
import { planRoots } from '../../uv/place.ts'
import { askSources } from '../../uv/published.ts'
import { readRequest } from '../../uv/request.ts'
import { chooseVersion, explainKnownBad, findNearestGood } from '../../uv/resolve.ts'
import { listVersionsOnPath } from '../../uv/sources/path.ts'
import { decideSources } from '../../uv/sources/settings.ts'
import { listInToolCache } from '../../uv/sources/tool-cache.ts'
import type { UvRequest } from '../../uv/specifier.ts'
import type { Checked, Problem, Report } from './report.ts'

// A person waits for the answer; the step itself is more patient.
const ASK_MS = 15_000

interface Project {
  readonly projectDir: string
  readonly rootDir: string
  /** Of our base; undefined where there is none. */
  readonly uvDir: string | undefined
  readonly isOffline: boolean
}

/** Which uv the step would use here, whether it is there, and whether it could be fetched. */
export async function checkUv(project: Project, platform: Platform): Promise<Checked<Report['uv']>> {
  const problems: Problem[] = []
  const request = await readRequestOr(project, problems, platform)
  const onPath = await listOnPath(platform)
  const installed = await listInstalled(project, platform)
  const known = Object.keys(await readDigests())
  const version =
    request === undefined
      ? ''
      : request.kind === 'exact'
        ? request.version
        : (chooseVersion(known, request, { strategy: 'highest', takesKnownBad: true }) ?? '')
  const defect = version === '' ? undefined : explainKnownBad(version)
  if (defect !== undefined)
    problems.push({
      code: 'UV_VERSION_KNOWN_BAD',
      message: defect,
      remedy: `Ask for uv ${await findNearestGood(version)} in the project's required-version or the input version.`,
    })
  const sources = project.isOffline ? {} : await ask(project, platform)
  const source = findSource({ version, onPath, installed, sources })
  if (version !== '' && source === '' && !project.isOffline)
    problems.push({
      code: 'UV_UNREACHABLE',
      message: `uv ${version} is not on this node, and no source answers: ${list(sources)}`,
      remedy:
        'Set https_proxy in the environment of the runner, give the input download-base-url a copy that this node can reach, or put this uv on PATH.',
    })
  return {
    facts: {
      request: request === undefined ? '' : request.kind === 'exact' ? request.version : request.specifier,
      from: request?.from ?? '',
      version,
      source,
      onPath,
      sources: Object.fromEntries(Object.entries(sources).map(([name, trouble]) => [name, trouble || 'ok'])),
    },
    problems,
  }
}

async function readRequestOr(
  { projectDir, rootDir }: Project,
  problems: Problem[],
  platform: Platform,
): Promise<UvRequest | undefined> {
  try {
    return await readRequest(
      { version: '', versionFile: '', manifestFile: '', projectDir, rootDir },
      platform,
    )
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    problems.push({ code: error.code, message: error.message, remedy: error.remedy })
    return undefined
  }
}

async function listOnPath(platform: Platform): Promise<string[]> {
  const signal = platform.processes.interruption
  return await listVersionsOnPath({ asset: findAsset(platform.host), signal }, platform)
}

async function listInstalled({ uvDir }: Project, platform: Platform): Promise<string[]> {
  if (uvDir === undefined) return []
  return await listInToolCache(planRoots(uvDir, platform.host), findAsset(platform.host), platform)
}

/** Empty for a source that answers, else why it does not. */
async function ask({ projectDir }: Project, platform: Platform): Promise<Readonly<Record<string, string>>> {
  const { clock, host, processes } = platform
  const sources = decideSources({ sources: [], downloadBaseUrl: '', manifestFile: '', projectDir }, host)
  return await askSources(
    {
      asset: findAsset(host),
      token: undefined,
      sources,
      signal: processes.interruption,
      deadlineMs: clock.monotonicMs() + ASK_MS,
      onProgress: () => {},
      tempDir: host.env['RUNNER_TEMP'] || host.tempDir,
    },
    platform,
  )
}

function findSource(found: {
  readonly version: string
  readonly onPath: readonly string[]
  readonly installed: readonly string[]
  readonly sources: Readonly<Record<string, string>>
}): string {
  const { version, onPath, installed, sources } = found
  if (version === '') return ''
  if (installed.includes(version)) return 'tool-cache'
  if (onPath.includes(version)) return 'path'
  return Object.entries(sources).find(([, trouble]) => trouble === '')?.[0] ?? ''
}

function list(sources: Readonly<Record<string, string>>): string {
  return Object.entries(sources)
    .map(([name, trouble]) => `${name} (${trouble})`)
    .join('; ')
}
