import path from 'node:path'
import { noteUse } from '../cache/last-use.ts'
import { classify } from '../heal/classify.ts'
import { clearSuspect, isSuspect } from '../lock/suspect.ts'
import type { Platform } from '../platform/index.ts'
import { planSync, type SyncCommand } from '../sync/command.ts'
import { readPython } from '../sync/python-version.ts'
import type { SyncFailure } from '../sync/run.ts'
import { diagnoseFailure, type Trouble } from './diagnose.ts'
import { SyncFailedError, VerifyFailedError } from './errors.ts'
import { findHoles } from './find-holes.ts'
import { clearEnvironment } from './repair.ts'
import { type RunOptions, runCommands } from './run-commands.ts'
import type { SyncJob } from './sync-under-lease.ts'

export interface AttemptOptions extends RunOptions {
  readonly attempt: number
  /** The interpreter of an environment that is yet to be made, absolute, where it need not be looked for. */
  readonly python?: string | undefined
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
  const commands = withOptions(plan.commands, options)
  const reasons = [
    plan.reason,
    ...(options.isOffline ? ['offline, from a warm cache'] : []),
    ...(options.python ? ['Python as pyenv had it before'] : []),
  ]
  const title = `${plan.title} (${reasons.join('; ')})`
  const result = await runCommands(job, { commands, title }, options, platform)
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

/** The command that installs is the last one. As a variable the interpreter would reach what the command itself starts. */
function withOptions(
  commands: readonly SyncCommand[],
  { reinstall, python }: Pick<AttemptOptions, 'reinstall' | 'python'>,
): readonly SyncCommand[] {
  const options = reinstall.flatMap((name) => ['--reinstall-package', name])
  if (python !== undefined) options.push('--python', python)
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
