/**
 * A failure that a user can do something about: a stable code, what happened (with the offending value) and one remedy.
 *
 * Each cause is a subclass that owns its wording; call sites pass facts. Anything that is thrown and is not an
 * `ActionError` is a bug of this action and is shown with its stack.
 */
export abstract class ActionError extends Error {
  /** Stable identifier, UPPER_SNAKE; `docs/errors.md` has a heading for each. */
  abstract readonly code: string
  /** One imperative sentence that names the input, file or command to change. */
  readonly remedy: string
  /** Where in the repository the mistake is, if it is there: relative path and line. */
  place?: { readonly file: string; readonly startLine: number }

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
    this.remedy = remedy
  }
}

/** The job was cancelled (SIGINT) or the runner is being stopped (SIGTERM); nothing is retried or healed after it. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  readonly signal: NodeJS.Signals

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`)
    this.signal = signal
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The errno name (`ENOENT`, `EXDEV`, …) of a failed system call, or undefined. */
export function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Runs `attempt` and turns the listed errnos into undefined; every other error is thrown on. */
export async function unlessErrno<T>(
  errnos: readonly string[],
  attempt: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await attempt()
  } catch (error) {
    if (errnos.includes(errnoOf(error) ?? '')) return undefined
    throw error
  }
}
