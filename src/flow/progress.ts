import type { Platform } from '../platform/index.ts'
import { formatDuration } from '../shared/text.ts'

/** The log of a job is read, not watched: seldom enough to scroll past, often enough to see that a job is not stuck. */
export const PROGRESS_EVERY_MS = 10_000

/** What is known of how far the work has come: `120.0 MiB of 1.2 GiB`. */
export type Note = (detail: string) => void

/** While the work lasts, one line of the log every ten seconds, with the newest note. Short work says nothing. */
export async function withProgress<T>(
  title: string,
  { actions, clock }: Pick<Platform, 'actions' | 'clock'>,
  work: (note: Note) => Promise<T>,
): Promise<T> {
  const startedMs = clock.monotonicMs()
  let detail = ''
  using _ticks = clock.every(PROGRESS_EVERY_MS, () =>
    actions.info(`${title} (${formatDuration(clock.monotonicMs() - startedMs)})${detail && `: ${detail}`}`),
  )
  return await work((text) => {
    detail = text
  })
}
