import { createPlatform, type Platform } from '../platform/index.ts'
import { endSoon, watchInterrupts } from '../platform/processes.ts'
import { annotateBug, annotateError } from '../report/annotations.ts'
import { ActionError, Interrupted } from '../shared/errors.ts'

// What a shell reports for a process that SIGINT ended.
const EXIT_INTERRUPTED = 130

/** Runs the story of main: what it throws becomes an exit code and at most one annotation. */
export async function runMain(story: (platform: Platform) => Promise<void>): Promise<void> {
  watchInterrupts()
  const platform = createPlatform()
  try {
    await story(platform)
  } catch (error) {
    if (error instanceof Interrupted) {
      platform.actions.info(`Cancelled: ${error.message}. Nothing is healed or retried after a signal.`)
      process.exitCode = EXIT_INTERRUPTED
    } else if (error instanceof ActionError) annotateError(error, platform)
    else annotateBug(error, platform)
  } finally {
    endSoon()
  }
}

/** Runs the story of post: it cleans up what it can and never fails a job that has done its work. */
export async function runPost(story: (platform: Platform) => Promise<void>): Promise<void> {
  const platform = createPlatform()
  try {
    await story(platform)
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    platform.actions.warning(`Cleaning up failed; the job's result is not affected.\n${text}`, {
      title: 'locked-uv-setup',
    })
  } finally {
    endSoon()
  }
}
