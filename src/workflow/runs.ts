import { issueRun, OTHER_RUNS, pullRequestRun } from './event-runs.ts'
import { pushRuns } from './push-runs.ts'
import { makeRun, type Run } from './run.ts'
import type { Trigger } from './triggers.ts'
import { UNKNOWN } from './value.ts'

export { type Run, readGithub } from './run.ts'

const PULL_REQUEST_EVENTS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
]
const ISSUE_EVENTS = ['issues', 'issue_comment']

// GitHub has about forty events.
const MOST_TRIGGERS = 100

/** Every way in which the triggers can start the workflow on its own; `workflow_call` is none. */
export function listRuns(triggers: readonly Trigger[]): Run[] {
  return triggers
    .slice(0, MOST_TRIGGERS)
    .filter(({ event }) => event !== 'workflow_call')
    .flatMap((trigger) => runsOf(trigger))
}

export function isPullRequest({ event }: Pick<Run, 'event'>): boolean {
  return PULL_REQUEST_EVENTS.includes(event)
}

function runsOf(trigger: Trigger): Run[] {
  const { event } = trigger
  if (event === 'push') return pushRuns(trigger)
  if (PULL_REQUEST_EVENTS.includes(event)) return [pullRequestRun(trigger)]
  if (ISSUE_EVENTS.includes(event)) return [issueRun(trigger)]
  const known = Object.hasOwn(OTHER_RUNS, event) ? OTHER_RUNS[event] : undefined
  return [(known ?? unknownRun)(trigger)]
}

/** An event of which nothing is written here, and a reusable workflow that nobody in the repository calls. */
function unknownRun(trigger: Trigger): Run {
  return makeRun(trigger, { isForMany: false, target: 'other' }, { head_ref: UNKNOWN, base_ref: UNKNOWN })
}

/** A call from a workflow that is not here: everything depends on it. */
export function foreignCall(trigger: Trigger): Run {
  return { ...unknownRun(trigger), label: 'a call from another repository', github: new Map() }
}
