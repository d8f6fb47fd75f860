import { classify, failureFromHoles } from '../heal/classify.ts'
import { planHeal } from '../heal/plan.ts'
import { dropInstalled, dropPointers } from '../heal/steps.ts'
import type { Lease } from '../lock/lease.ts'
import type { Platform } from '../platform/index.ts'
import { type ActionError, Interrupted } from '../shared/errors.ts'
import type { Failure, PackageName } from '../shared/failure.ts'
import { formatDuration } from '../shared/text.ts'
import { readPythonVersion } from '../sync/python-version.ts'
import { runSync, type SyncFailure } from '../sync/run.ts'
import { type Verification, verifyEnvironment } from '../sync/verify.ts'
import { EnvironmentIncompleteError, SyncFailedError } from './errors.ts'
import type { SyncJob } from './sync-under-lease.ts'

// uv has tried each request several times by itself before it gives up.
const FIRST_PAUSE_MS = 2000

/** What one attempt left to be repaired or reported. */
interface Trouble {
  readonly failure: Failure
  readonly packages: readonly PackageName[]
  /** Thrown where nothing can be done about it. */
  readonly error: ActionError
}

/**
 * Runs the sync step until the environment is whole: at most one heal, and `retries` further attempts after failures
 * that may pass by themselves.
 * @throws SyncFailedError, EnvironmentIncompleteError, Interrupted
 */
export async function syncAndHeal(job: SyncJob, lease: Lease | undefined, platform: Platform): Promise<void> {
  const { facts, inputs, plan } = job
  const sync = { title: plan.title, reason: plan.reason, attempts: 0 }
  facts.sync = sync
  let retriesLeft = inputs.retries
  for (;;) {
    sync.attempts++
    const trouble = await attempt(job, lease, platform)
    if (trouble === undefined) return
    if (trouble.failure.action === 'retry' && retriesLeft-- > 0) {
      await pauseBeforeRetry(trouble.failure, inputs.retries - retriesLeft, platform)
      continue
    }
    if (!(await healOnce(job, trouble, platform))) {
      facts.failureClass = trouble.failure.class
      throw trouble.error
    }
  }
}

/** Undefined: the sync step succeeded and, where that is wanted, every installed file is proved to be there. */
async function attempt(
  job: SyncJob,
  lease: Lease | undefined,
  platform: Platform,
): Promise<Trouble | undefined> {
  const close = platform.actions.openGroup(`${job.plan.title} (${job.plan.reason})`)
  const result = await runSync(
    {
      commands: job.plan.commands,
      cwd: job.inputs.projectDir,
      env: uvEnvironment(job, platform),
      onOutput: platform.actions.write,
      onChild: (child) => lease?.recordChild(child),
    },
    platform,
  ).finally(close)
  if (result.kind === 'interrupted') {
    if (result.isEnded) await dropHalfInstalled(job, platform)
    else platform.actions.info('What was started could not be ended and keeps the lock until it is gone.')
    throw new Interrupted(result.signal)
  }
  if (result.kind === 'failed') return explainFailure(job, result, platform)
  await tellEnvironment(job, platform)
  return await findHoles(job, platform)
}

async function tellEnvironment({ facts, plan }: SyncJob, platform: Platform): Promise<void> {
  const dir = plan.environmentDir
  const pythonVersion = dir && (await readPythonVersion(dir, platform))
  if (dir && pythonVersion !== undefined) facts.environment = { dir, pythonVersion }
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

function explainFailure(job: SyncJob, result: SyncFailure, { host }: Platform): Trouble {
  const failure = classify({
    output: result.output,
    exitCode: result.code,
    cacheDir: job.placement.cacheDir,
    platform: host.platform,
  })
  const error = new SyncFailedError({
    title: result.command,
    exit: `exit code ${result.code}`,
    failure,
    attempts: job.facts.sync?.attempts ?? 1,
    host: host.hostname,
  })
  return { failure, packages: failure.package ? [failure.package] : [], error }
}

async function findHoles(job: SyncJob, platform: Platform): Promise<Trouble | undefined> {
  const { environmentDir } = job.plan
  if (job.inputs.verify === 'off' || environmentDir === undefined) return undefined
  // On a network file system this takes longer than the runner waits after a cancel.
  const signal = platform.processes.interruption
  const { distributions, files, holes } = await verifyEnvironment(environmentDir, platform, { signal })
  signal.throwIfAborted()
  if (holes.length === 0) {
    job.facts.verified = { distributions, files }
    return undefined
  }
  const failure = failureFromHoles(holes, environmentDir)
  const error = new EnvironmentIncompleteError({
    environmentDir,
    holes: holes.map(({ path, why }) => `${path}: ${why}`),
    failure,
  })
  return { failure, packages: damagedPackages(holes), error }
}

function damagedPackages(holes: Verification['holes']): PackageName[] {
  return [...new Map(holes.map((hole) => [hole.package.name, hole.package])).values()]
}

async function pauseBeforeRetry(failure: Failure, retry: number, platform: Platform): Promise<void> {
  const pauseMs = FIRST_PAUSE_MS * 2 ** (retry - 1) * (0.5 + Math.random())
  platform.actions.info(
    `This may pass (${failure.class}): trying again in ${formatDuration(pauseMs)}: ${failure.cause}`,
  )
  await platform.clock.sleep(pauseMs, platform.processes.interruption)
  platform.processes.interruption.throwIfAborted()
}

/** False: there is nothing to heal, or it was tried already. */
async function healOnce(job: SyncJob, trouble: Trouble, platform: Platform): Promise<boolean> {
  const { facts, inputs, placement, plan } = job
  const decision = planHeal(trouble.failure, {
    mode: inputs.heal,
    isOffline: isOffline(job, platform),
    isHealed: facts.heal !== undefined,
  })
  if (decision.kind === 'none') {
    platform.actions.info(`Nothing is healed: ${decision.reason}`)
    return false
  }
  const startedMs = platform.clock.monotonicMs()
  let droppedPointers = 0
  for (const name of trouble.packages) {
    const archiveId = trouble.failure.archiveId
    const { dropped } = await dropPointers(
      { cacheDir: placement.cacheDir, package: name, ...(archiveId ? { archiveId } : {}) },
      platform,
    )
    droppedPointers += dropped.length
    if (plan.environmentDir)
      await dropInstalled({ environmentDir: plan.environmentDir, package: name }, platform)
  }
  const packages = trouble.packages.map(({ name, version }) => (version ? `${name}==${version}` : name))
  facts.heal = {
    packages,
    why: trouble.failure.cause,
    droppedPointers,
    durationMs: platform.clock.monotonicMs() - startedMs,
  }
  const told = `Healed ${packages.join(', ')} in ${placement.cacheDir} on ${facts.host}: ${trouble.failure.cause}`
  facts.notices.push(told)
  platform.actions.info(`${told}. Trying again.`)
  return true
}

function isOffline({ inputs }: SyncJob, { host }: Platform): boolean {
  return inputs.syncArgs.includes('--offline') || /^(1|true|yes|on|t|y)$/i.test(host.env['UV_OFFLINE'] ?? '')
}

/**
 * A signal may leave a package half linked, which the next `uv sync` takes for installed: it is unregistered here, so
 * that the next run links it afresh.
 */
async function dropHalfInstalled({ plan }: SyncJob, platform: Platform): Promise<void> {
  if (plan.environmentDir === undefined) return
  const { holes } = await verifyEnvironment(plan.environmentDir, platform)
  for (const name of damagedPackages(holes))
    await dropInstalled({ environmentDir: plan.environmentDir, package: name }, platform)
}
