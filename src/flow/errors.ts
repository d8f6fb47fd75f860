import { ActionError } from '../shared/errors.ts'
import type { Failure } from '../shared/failure.ts'
import { formatDuration, plural } from '../shared/text.ts'

/** Another job kept the lock for longer than `lock-timeout`. */
export class LockTimeoutError extends ActionError {
  readonly code = 'LOCK_TIMEOUT'

  constructor(facts: { lockPath: string; holder: string; host: string; waitedMs: number }) {
    super(
      `waited ${formatDuration(facts.waitedMs)} on ${facts.host} for the lock ${facts.lockPath}; it is held by ${facts.holder}`,
      'Look at what that job is doing and cancel it if it hangs, or raise the input lock-timeout; the lock is alive, do not delete it.',
    )
  }
}

/** The sync step failed for a reason that no repair of ours can change, or that the one repair did not change. */
export class SyncFailedError extends ActionError {
  readonly code = 'SYNC_FAILED'
  /** Of the command that failed. */
  readonly exitCode: number
  readonly failure: Failure

  constructor(facts: { title: string; exitCode: number; failure: Failure; attempts: number; host: string }) {
    const { title, exitCode, failure, attempts, host } = facts
    super(
      `${title} failed on ${host} with exit code ${exitCode} after ${plural(attempts, 'attempt')} (${failure.class}): ${failure.cause}`,
      failure.remedy,
    )
    this.exitCode = exitCode
    this.failure = failure
  }
}

/** uv reported success, but files that its records list are missing or have another size. */
export class EnvironmentIncompleteError extends ActionError {
  readonly code = 'ENVIRONMENT_INCOMPLETE'

  constructor(facts: { environmentDir: string; holes: readonly string[]; failure: Failure }) {
    const shown = facts.holes.slice(0, 10)
    const more = facts.holes.length - shown.length
    super(
      `${facts.environmentDir} is not whole: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
      facts.failure.remedy,
    )
  }
}

/** uv, the sizes and the contents of all files are as they should be, and yet the user's own proof failed. */
export class VerifyFailedError extends ActionError {
  readonly code = 'VERIFY_FAILED'

  constructor({ script, code }: { script: string; code: number }) {
    const [line = '', ...more] = script.trim().split('\n')
    super(
      `the script of the input verify (${line}${more.length > 0 ? ' …' : ''}) failed with exit code ${code}, and every installed file has the recorded content`,
      'Read its output above and correct the project or the script; the cache is not to blame.',
    )
  }
}

/** A command that writes was started by one that only reads: it would wait for its own ancestor for ever. */
export class LeaseNestedError extends ActionError {
  readonly code = 'LEASE_NESTED'

  constructor({ lockPath }: { lockPath: string }) {
    super(
      `this command wants the lock ${lockPath} for itself, and was started by a "locked-uv run --shared" that holds it with others`,
      'Drop --shared from the outer "locked-uv run", or give it to the inner one too where that only reads.',
    )
  }
}

/** Environments would be links into a cache of ours, whose content comes and goes. */
export class LinkModeSymlinkError extends ActionError {
  readonly code = 'LINK_MODE_SYMLINK'

  constructor({ from, cacheDir }: { from: string; cacheDir: string }) {
    super(
      `link mode symlink (${from}) would make environments of links into ${cacheDir}: they break when that cache is repaired, collected or given up for a new one`,
      `Take link mode symlink out of ${from}, or set it to hardlink or copy; with a directory of your own in the input cache-dir it is allowed.`,
    )
  }
}
