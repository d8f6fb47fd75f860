import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { BashMissingError } from './errors.ts'
import { findProject, isUvProject, pipEnvironmentDir, projectEnvironmentDir } from './project.ts'

type Outside = Pick<Platform, 'files' | 'host'>

export interface SyncRequest {
  /** Absolute; the working directory of every command. */
  readonly projectDir: string
  readonly run:
    | { readonly kind: 'auto' }
    | { readonly kind: 'none' }
    | { readonly kind: 'script'; readonly script: string }
  /** Appended to the command that installs. */
  readonly syncArgs: readonly string[]
  readonly uvPath: string
}

export interface SyncCommand {
  readonly argv: readonly [string, ...string[]]
  /** On top of what all commands get. */
  readonly env?: Readonly<Record<string, string>>
}

export interface SyncCommands {
  readonly kind: 'commands'
  /** For people: `uv sync --locked`. */
  readonly title: string
  /** Why this and nothing else: `uv.lock found`. */
  readonly reason: string
  readonly commands: readonly SyncCommand[]
  /** Where the distributions go, absolute; undefined where no virtual environment is meant or the arguments hide it. */
  readonly environmentDir: string | undefined
}

export type SyncPlan = { readonly kind: 'install-only'; readonly reason: string } | SyncCommands

/**
 * Decides what the sync step runs. A pyproject.toml that does not parse is left to uv, which explains it best.
 * @throws BashMissingError
 */
export async function planSync(request: SyncRequest, platform: Outside): Promise<SyncPlan> {
  const { run } = request
  if (run.kind === 'none') return { kind: 'install-only', reason: 'the input run is none' }
  const plan =
    run.kind === 'script'
      ? await planScript(run.script, request, platform)
      : await planAuto(request, platform)
  const { env } = platform.host
  // uv then works on another project, whatever lies in the working directory.
  const isElsewhere = Boolean(env['UV_PROJECT'] || env['UV_WORKING_DIR'])
  return plan.kind === 'commands' && isElsewhere ? { ...plan, environmentDir: undefined } : plan
}

// What uv refuses beside `--locked`: the arguments say themselves what is to become of uv.lock.
const LOCKING_FLAG = /^(--(locked|frozen|upgrade|upgrade-package|upgrade-group)(=|$)|-[UP])/

async function planAuto(request: SyncRequest, platform: Outside): Promise<SyncPlan> {
  const { projectDir } = request
  const project = await findProject(projectDir, platform)
  if (await exists(path.join(project.rootDir, 'uv.lock'), platform))
    return planUvSync(
      request,
      {
        args: request.syncArgs.some((argument) => LOCKING_FLAG.test(argument)) ? [] : ['--locked'],
        reason: 'uv.lock found',
        rootDir: project.rootDir,
      },
      platform,
    )
  if (isUvProject(project.manifest))
    return planUvSync(
      request,
      { args: [], reason: 'pyproject.toml found, but no uv.lock', rootDir: project.rootDir },
      platform,
    )
  if (await exists(path.join(projectDir, 'pylock.toml'), platform))
    return planUvPip(request, { args: ['sync', 'pylock.toml'], reason: 'pylock.toml found' }, platform)
  if (await exists(path.join(projectDir, 'requirements.txt'), platform))
    return planUvPip(
      request,
      { args: ['install', '-r', 'requirements.txt'], reason: 'requirements.txt found' },
      platform,
    )
  return {
    kind: 'install-only',
    reason: `${projectDir} has no uv.lock, pyproject.toml with a [project] table, pylock.toml or requirements.txt`,
  }
}

function planUvSync(
  { uvPath, syncArgs }: SyncRequest,
  { args, reason, rootDir }: { args: readonly string[]; reason: string; rootDir: string },
  { host }: Outside,
): SyncPlan {
  const tail = ['sync', ...args, ...syncArgs]
  return {
    kind: 'commands',
    title: ['uv', ...tail].join(' '),
    reason,
    commands: [{ argv: [uvPath, ...tail] }],
    environmentDir: syncArgs.some((argument) => OTHER_PROJECT_FLAG.test(argument))
      ? undefined
      : projectEnvironmentDir(rootDir, { env: host.env, isActive: syncArgs.includes('--active') }),
  }
}

// `uv sync` then works on another project. Whatever Python it is asked for, it keeps the environment where it is.
const OTHER_PROJECT_FLAG = /^--(project|directory|script|no-project)(=|$)/

/** `uv pip` needs an environment that exists, and `uv venv` refuses one that does unless told to keep it. */
async function planUvPip(
  { projectDir, uvPath, syncArgs }: SyncRequest,
  { args, reason }: { args: readonly string[]; reason: string },
  platform: Outside,
): Promise<SyncPlan> {
  const tail = ['pip', ...args, ...syncArgs]
  const environmentDir = syncArgs.some((argument) => OTHER_TARGET_FLAG.test(argument))
    ? undefined
    : pipEnvironmentDir(projectDir, platform.host.env)
  const install: SyncCommand = {
    argv: [uvPath, ...tail],
    // Else an active environment of conda comes before `.venv`.
    ...(environmentDir === undefined ? {} : { env: { VIRTUAL_ENV: environmentDir } }),
  }
  const needsNone =
    environmentDir === undefined || (await exists(path.join(environmentDir, 'pyvenv.cfg'), platform))
  return {
    kind: 'commands',
    title: ['uv', ...tail].join(' '),
    reason,
    commands: needsNone
      ? [install]
      : [{ argv: [uvPath, 'venv', '--allow-existing', environmentDir] }, install],
    environmentDir,
  }
}

// The target of `uv pip` is then another interpreter, or no virtual environment at all.
const OTHER_TARGET_FLAG = /^(--(system|target|prefix|project|directory|python)(=|$)|-[pt])/

async function planScript(script: string, { projectDir }: SyncRequest, platform: Outside): Promise<SyncPlan> {
  const { env } = platform.host
  const rootDir = (await findProject(projectDir, platform)).rootDir
  return {
    kind: 'commands',
    title: 'the script of the input run',
    reason: 'the input run holds a script',
    // As an argument, the script leaves no file behind when the job is killed.
    commands: [{ argv: [await findBash(platform), '-eo', 'pipefail', '-c', script] }],
    environmentDir: env['VIRTUAL_ENV'] || projectEnvironmentDir(rootDir, { env, isActive: false }),
  }
}

async function findBash(platform: Outside): Promise<string> {
  const { env, platform: system } = platform.host
  const searchPath = env['PATH'] ?? ''
  for (const dir of searchPath.split(path.delimiter)) {
    const file = path.join(dir, system === 'win32' ? 'bash.exe' : 'bash')
    if (path.isAbsolute(dir) && (await exists(file, platform))) return file
  }
  throw new BashMissingError({ searchPath })
}

async function exists(file: string, { files }: Pick<Platform, 'files'>): Promise<boolean> {
  const stats = await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.stat(file))
  return stats?.isFile() ?? false
}
