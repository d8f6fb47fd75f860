import path from 'node:path'
import { noteUse } from '../cache/last-use.ts'
import { classify } from '../heal/classify.ts'
import { tellHeld } from '../lock/held.ts'
import type { Lease } from '../lock/lease.ts'
import { clearSuspect, isSuspect } from '../lock/suspect.ts'
import type { Platform } from '../platform/index.ts'
import { type ActionError, Interrupted } from '../shared/errors.ts'
import { planSync, type SyncCommand } from '../sync/command.ts'
import { judgeEnvironment } from '../sync/environment.ts'
import { EnvironmentUnusableError } from '../sync/errors.ts'
import { readPython } from '../sync/python-version.ts'
import { runSync, type SyncFailure } from '../sync/run.ts'
import { type Depth, type Verification, verifyEnvironment } from '../sync/verify.ts'
import { type Diagnosis, diagnoseFailure, diagnoseHoles, packagesOf } from './diagnose.ts'
import { EnvironmentIncompleteError, SyncFailedError, VerifyFailedError } from './errors.ts'
import { withProgress } from './progress.ts'
import { clearEnvironment, dropHalfInstalled } from './repair.ts'
import type { SyncJob } from './sync-under-lease.ts'

/** What one attempt left to be repaired or reported. */
export interface Trouble extends Diagnosis {
  /** Thrown where nothing can be done about it. */
  readonly error: ActionError
}

export interface AttemptOptions {
  readonly lease: Lease | undefined
  readonly attempt: number
  /** With nothing but what the cache holds. */
  readonly isOffline?: boolean
  /** A temporary cache instead of the real one. */
  readonly isWithoutCache: boolean
  /** Packages that could not be taken out of the environment, because nobody knows where that is. */
  readonly reinstall: readonly string[]
  /** Whether a copy in the cache was fetched in this run, after a heal. */
  readonly isFresh: (archiveId: string) => boolean
}

/** Undefined: the sync step succeeded and, where that is wanted, every installed file is proved to be there. */
export async function attemptSync(
  job: SyncJob,
  options: AttemptOptions,
  platform: Platform,
): Promise<Trouble | undefined> {
  const { plan } = job
  if (plan.environmentDir !== undefined) await clearEnvironment(plan.environmentDir, platform)
  const commands = withReinstall(plan.commands, options.reinstall)
  const result = await runCommands(
    job,
    {
      commands,
      title: `${plan.title} (${plan.reason}${options.isOffline ? '; offline, from a warm cache' : ''})`,
    },
    options,
    platform,
  )
  if (result.kind === 'failed') return await explainFailure(job, { result, ...options }, platform)
  await tellEnvironment(job, platform)
  const { verify } = job.inputs
  if (verify.kind === 'off') return undefined
  // After a crash of the node or a kill in mid-write, the size of a file proves little.
  const lockPath = options.lease?.path
  const isDoubtful = lockPath !== undefined && (await isSuspect(lockPath, platform))
  const depth = verify.kind === 'full' || isDoubtful ? 'digests' : 'sizes'
  const trouble = await findHoles(job, { depth, ...options }, platform)
  if (isDoubtful && trouble === undefined && options.lease?.mode === 'exclusive')
    await clearSuspect(lockPath, platform)
  if (trouble !== undefined || verify.kind !== 'script') return trouble
  return await runVerifyScript(job, { script: verify.script, ...options }, platform)
}

async function runCommands(
  job: SyncJob,
  {
    commands,
    title,
    env = {},
  }: { commands: readonly SyncCommand[]; title: string; env?: Record<string, string> },
  { lease, isOffline, isWithoutCache }: AttemptOptions,
  platform: Platform,
) {
  const close = platform.actions.openGroup(title)
  const result = await runSync(
    {
      commands,
      cwd: job.inputs.projectDir,
      env: {
        ...uvEnvironment(job, platform),
        ...tellHeld(lease),
        ...(isOffline ? { UV_OFFLINE: '1' } : {}),
        ...(isWithoutCache ? NO_CACHE : {}),
        ...env,
      },
      streams: job.streams,
      onOutput: platform.actions.write,
      inherit: lease?.descriptor,
      onChild: (child) => {
        job.meanwhile?.()
        if (lease?.recordChild(child) === false && !lease.isLost())
          platform.actions.info(
            `The disk refuses to record what runs under ${lease.path}: should this job be killed, the next one may not wait for it.`,
          )
      },
    },
    platform,
  ).finally(close)
  if (result.kind !== 'interrupted') return result
  if (result.isEnded) await dropHalfInstalled(job, platform)
  else platform.actions.info('What was started could not be ended and keeps the lock until it is gone.')
  throw new Interrupted(result.signal)
}

const NO_CACHE = { UV_NO_CACHE: '1', PIP_NO_CACHE_DIR: '1' }

/** The command that installs is the last one. */
function withReinstall(commands: readonly SyncCommand[], names: readonly string[]): readonly SyncCommand[] {
  const options = names.flatMap((name) => ['--reinstall-package', name])
  return commands.map((command, index) =>
    index === commands.length - 1 ? { ...command, argv: [...command.argv, ...options] } : command,
  )
}

async function tellEnvironment({ facts, placement, plan }: SyncJob, platform: Platform): Promise<void> {
  const dir = plan.environmentDir
  const python = dir && (await readPython(dir, platform))
  if (!dir || !python) return
  facts.environment = { dir, pythonVersion: python.version }
  const ours = placement.exports['UV_PYTHON_INSTALL_DIR']
  if (ours && python.homeDir) await noteUse({ file: python.homeDir, dir: ours }, platform)
}

// uv's default for its own locks.
const UV_LOCK_TIMEOUT_S = 300

/**
 * uv's own locks wait at least as long as ours would, unless the user said otherwise. The cache is named by its real
 * path, whichever way the user wrote it: uv prints the path as it was given, and damage is recognised by it.
 */
function uvEnvironment({ inputs, placement }: SyncJob, { host }: Platform): Record<string, string> {
  const timeoutS = Math.max(UV_LOCK_TIMEOUT_S, Math.ceil(inputs.lockTimeoutMs / 1000))
  return {
    UV_CACHE_DIR: placement.cacheDir,
    UV_LOCK_TIMEOUT: host.env['UV_LOCK_TIMEOUT'] || String(timeoutS),
  }
}

async function explainFailure(
  job: SyncJob,
  { result, attempt }: { result: SyncFailure; attempt: number },
  platform: Platform,
): Promise<Trouble> {
  const { host } = platform
  const classified = classify({
    output: result.output,
    exitCode: result.code,
    cacheDir: job.placement.cacheDir,
    platform: host.platform,
  })
  const diagnosis = await diagnoseFailure(classified, { job, output: result.output }, platform)
  const error = new SyncFailedError({
    title: result.command,
    exitCode: result.code,
    failure: diagnosis.failure,
    attempts: attempt,
    host: host.hostname,
  })
  return { ...diagnosis, error }
}

async function findHoles(
  job: SyncJob,
  { depth, isFresh }: { depth: Depth } & AttemptOptions,
  platform: Platform,
): Promise<Trouble | undefined> {
  const { environmentDir } = job.plan
  if (environmentDir === undefined) return undefined
  // On a network file system this takes longer than the runner waits after a cancel.
  const signal = platform.processes.interruption
  const state = await judgeEnvironment(environmentDir, platform)
  if (state.kind === 'half-made')
    throw new EnvironmentUnusableError({ environmentDir, why: state.why, foreign: [] })
  const found = await withProgress(`Comparing ${environmentDir} with its RECORD files`, platform, () =>
    verifyEnvironment(environmentDir, platform, { depth, signal }),
  )
  signal.throwIfAborted()
  const holes =
    found.holes.length > 0
      ? await withoutOwnFaults(job, found, { depth, environmentDir, isFresh }, platform)
      : []
  if (holes.length === 0) {
    job.facts.verified = { distributions: found.distributions, files: found.files }
    return undefined
  }
  const diagnosis = await diagnoseHoles(holes, { job, depth }, platform)
  const error = new EnvironmentIncompleteError({
    environmentDir,
    holes: holes.map(({ path: file, why }) => `${file}: ${why}`),
    failure: diagnosis.failure,
  })
  return { ...diagnosis, error }
}

/** A wheel that was just fetched and has the same hole was published with it. */
async function withoutOwnFaults(
  job: SyncJob,
  { holes }: Verification,
  {
    depth,
    environmentDir,
    isFresh,
  }: Pick<AttemptOptions, 'isFresh'> & { depth: Depth; environmentDir: string },
  platform: Platform,
): Promise<Verification['holes']> {
  const { copies } = await diagnoseHoles(holes, { job, depth }, platform)
  const isOwnFault = (hole: Verification['holes'][number]) =>
    copies.damaged.some(
      (copy) =>
        copy.package.name === hole.package.name &&
        isFresh(copy.archiveId) &&
        copy.holes.some(
          (file) => hole.path.startsWith(environmentDir) && hole.path.endsWith(path.sep + file),
        ),
    )
  const own = holes.filter(isOwnFault)
  for (const { name } of packagesOf(own))
    job.facts.notices.push(
      `The wheel of ${name} does not hold what its own RECORD lists, also when it is fetched again; tell its publisher.`,
    )
  return holes.filter((hole) => !own.includes(hole))
}

/** The user's own proof, run where `python` is that of the environment. */
async function runVerifyScript(
  job: SyncJob,
  { script, ...options }: { script: string } & AttemptOptions,
  platform: Platform,
): Promise<Trouble | undefined> {
  const { inputs, plan } = job
  const { host } = platform
  const request = { projectDir: inputs.projectDir, syncArgs: [], uvPath: job.facts.uv?.path ?? 'uv' }
  const planned = await planSync({ ...request, run: { kind: 'script', script } }, platform)
  if (planned.kind !== 'commands') return undefined
  const dir = plan.environmentDir
  const binDir = dir && path.join(dir, host.platform === 'win32' ? 'Scripts' : 'bin')
  const env = dir ? { VIRTUAL_ENV: dir, PATH: `${binDir}${path.delimiter}${host.env['PATH'] ?? ''}` } : {}
  const { commands } = planned
  const result = await runCommands(
    job,
    { commands, title: 'the script of the input verify', env },
    options,
    platform,
  )
  if (result.kind !== 'failed') return undefined
  // uv was content and so were the sizes: the contents are what is left.
  const trouble = await findHoles(job, { depth: 'digests', ...options }, platform)
  if (trouble !== undefined) return trouble
  throw new VerifyFailedError({ script, code: result.code })
}
