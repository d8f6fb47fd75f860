import type { Platform } from '../platform/index.ts'
import { type ActionError, messageOf } from '../shared/errors.ts'
import type { RunFacts } from './facts.ts'

/** GitHub shows ten annotations per step and type: a run of this action makes at most one. */

/** Fails the step with an error that tells what happened and what to do. */
export function annotateError(error: ActionError, { actions }: Pick<Platform, 'actions'>): void {
  actions.fail(`${error.message}\n${error.remedy}`, {
    title: `locked-uv-setup: ${error.code}`,
    ...error.place,
  })
}

/** Fails the step with the stack of an error that nobody expected. */
export function annotateBug(error: unknown, { actions }: Pick<Platform, 'actions'>): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : messageOf(error)
  actions.fail(`This is a bug of locked-uv-setup, please report it with this log:\n${stack}`, {
    title: 'locked-uv-setup: unexpected error',
  })
}

/** One warning that sums up everything a successful run wants somebody to know. */
export function annotateNotices(
  { notices, concurrency }: Pick<RunFacts, 'notices' | 'concurrency'>,
  { actions }: Pick<Platform, 'actions'>,
): void {
  if (notices.length === 0) return
  const [finding] = concurrency?.findings ?? []
  // A place and a rule for all of them are only right where there is nothing else to tell.
  const isAboutGroups = notices.length === 1 && finding !== undefined
  actions.warning(
    notices.join('\n'),
    isAboutGroups
      ? { title: `locked-uv-setup: ${finding.rule}`, file: concurrency?.file ?? '', startLine: finding.line }
      : { title: 'locked-uv-setup' },
  )
}
