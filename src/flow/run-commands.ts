import { tellHeld } from '../lock/held.ts'
import type { Lease } from '../lock/lease.ts'
import type { Platform } from '../platform/index.ts'
import { Interrupted } from '../shared/errors.ts'
import type { SyncCommand } from '../sync/command.ts'
import { runSync, type SyncFailure } from '../sync/run.ts'
import { dropHalfInstalled } from './repair.ts'
import type { SyncJob } from './sync-under-lease.ts'

export interface CommandsToRun {
  readonly commands: readonly SyncCommand[]
  /** Of the log group. */
  readonly title: string
  readonly env?: Readonly<Record<string, string>>
}

/** Under what they run. */
export interface RunOptions {
  readonly lease: Lease | undefined
  /** With nothing but what the cache holds. */
  readonly isOffline?: boolean
  /** A temporary cache instead of the real one. */
  readonly isWithoutCache: boolean
}

const NO_CACHE = { UV_NO_CACHE: '1', PIP_NO_CACHE_DIR: '1' }

/**
 * Runs the commands in a log group of their own.
 * @throws Interrupted when the job was cancelled; what was half installed is dropped then
 */
export async function runCommands(
  job: SyncJob,
  { commands, title, env = {} }: CommandsToRun,
  { lease, isOffline, isWithoutCache }: RunOptions,
  platform: Platform,
): Promise<SyncFailure | { readonly kind: 'succeeded' }> {
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
