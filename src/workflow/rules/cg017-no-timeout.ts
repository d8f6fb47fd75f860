import type { Draft } from '../findings.ts'
import type { Job } from '../model.ts'
import type { Survey } from '../survey.ts'
import { DOCUMENTATION, type Rule } from './rule.ts'

export const noTimeout: Rule = {
  id: 'CG017',
  name: 'no-timeout',
  severity: 'warning',
  what: 'A self-hosted job that takes the lock of this action has no timeout-minutes.',
  why: 'The default is 360 minutes: a job that hangs holds its runner, and perhaps the lock, for six hours.',
  link: `${DOCUMENTATION}/workflow-syntax#jobsjob_idtimeout-minutes`,
  remedy: 'Set timeout-minutes, longer than lock-timeout and the work of the job together.',
  snippet: `jobs:
  sync:
    runs-on: [self-hosted]
    timeout-minutes: 30 # lock-timeout is 10 minutes`,
  find: findUnbounded,
}

const LOCKED_STEP = /(^|\/)locked-uv-setup@|(^|\s)locked-uv run\b/

function* findUnbounded({ visits }: Survey): Iterable<Draft> {
  const told = new Set<Job>()
  for (const { job, workflow, runner } of visits) {
    // no mutant: only for speed
    if (told.has(job)) continue
    if (runner !== 'self-hosted' || job.hasTimeout) continue
    if (!job.steps.some((step) => LOCKED_STEP.test(step))) continue
    told.add(job)
    yield {
      workflow,
      at: job.key,
      block: undefined,
      severity: 'warning',
      message: `job ${job.id} takes the lock on a self-hosted runner and may run for the default of 360 minutes`,
    }
  }
}
