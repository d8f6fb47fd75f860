import path from 'node:path'
import { type Placement, placeBase, placeDirectories } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import type { SyncCommands } from '../sync/command.ts'
import { findProject, projectEnvironmentDir } from '../sync/project.ts'
import { mayInstall } from '../sync/uv-command.ts'
import { findAsset } from '../uv/asset.ts'
import { UvNotOnPath } from '../uv/errors.ts'
import { findFirstOnPath } from '../uv/sources/path.ts'
import { keepForOffline } from './keep-offline.ts'
import { isOffline } from './offline.ts'
import type { SyncInputs } from './sync-under-lease.ts'

/** A uv that is there. */
export interface FoundUv {
  readonly uvPath: string
  readonly version: string
}

/** Where this user's uv keeps its state on this node, decided as the action decides it. */
export interface ShellPlace {
  readonly uv: FoundUv
  readonly placement: Placement
  /** Absolute: the working directory. */
  readonly projectDir: string
  /** Of the project in the working directory, whether or not it is there. */
  readonly environmentDir: string
}

/** @throws UvNotOnPath PlacementError CacheDirUnusableError CacheContainsWorkspaceError */
export async function placeForShell(
  { projectDir, uv: known }: { readonly projectDir: string; readonly uv?: FoundUv | undefined },
  platform: Platform,
): Promise<ShellPlace> {
  const { env } = platform.host
  const { rootDir, workspace } = await findWorkspace(projectDir, platform)
  const uv = known ?? (await findUv(platform))
  const offline = () => isOffline({ run: { kind: 'auto' }, syncArgs: [], projectDir }, platform)
  const base = await placeBase({ workspace, isOffline: offline }, platform)
  const request = { base, uvVersion: uv.version, cacheDirInput: '', projectDir, workspace }
  const placed = await placeDirectories(request, platform)
  const placement = await keepForOffline({ request, placement: placed, isOffline: offline }, platform)
  const environmentDir = env['VIRTUAL_ENV'] || projectEnvironmentDir(rootDir, { env, isActive: false })
  return { uv, placement, projectDir, environmentDir }
}

/** Where nothing is checked out, as for a service that works in `/`, only the environment has to be kept apart. */
export async function findWorkspace(
  projectDir: string,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<{ readonly rootDir: string; readonly workspace: string }> {
  const { rootDir, manifest } = await findProject(projectDir, platform)
  const ofProject = manifest === undefined ? path.join(projectDir, '.venv') : rootDir
  return { rootDir, workspace: platform.host.env['GITHUB_WORKSPACE'] || ofProject }
}

async function findUv(platform: Platform): Promise<FoundUv> {
  const { host, processes } = platform
  const found = await findFirstOnPath({ asset: findAsset(host), signal: processes.interruption }, platform)
  if (found === undefined) throw new UvNotOnPath(host.env['PATH'] ?? '')
  return found
}

/** What the user may choose for one command. */
export interface ShellChoice {
  readonly lockTimeoutMs: number
  readonly mode: 'exclusive' | 'shared'
  readonly isHealing: boolean
  readonly isVerifying: boolean
}

export function shellInputs(projectDir: string, choice: ShellChoice): SyncInputs {
  return {
    projectDir,
    heal: choice.isHealing && choice.mode === 'exclusive' ? 'auto' : 'off',
    lock: 'required',
    lockTimeoutMs: choice.lockTimeoutMs,
    onLockTimeout: 'fail',
    retries: 1,
    run: { kind: 'script', script: '' },
    syncArgs: [],
    verify: { kind: choice.isVerifying ? 'auto' : 'off' },
  }
}

export function planShellCommand(
  argv: readonly [string, ...string[]],
  { environmentDir }: Pick<ShellPlace, 'environmentDir'>,
): SyncCommands {
  return {
    kind: 'commands',
    title: argv.join(' '),
    reason: 'locked-uv run',
    commands: [{ argv }],
    environmentDir: mayInstall(argv) ? environmentDir : undefined,
  }
}

export function shellFacts({ uv }: Pick<ShellPlace, 'uv'>, { host }: Pick<Platform, 'host'>): RunFacts {
  return {
    host: host.hostname,
    notices: [],
    phases: [],
    uv: {
      version: uv.version,
      requestedBy: 'PATH',
      path: uv.uvPath,
      uvxPath: '',
      source: 'path',
      verifiedBy: 'nobody',
    },
  }
}
