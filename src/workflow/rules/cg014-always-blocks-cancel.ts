import { evaluate } from '../evaluate.ts'
import { callsFunction } from '../expression.ts'
import type { Draft } from '../findings.ts'
import type { Job } from '../model.ts'
import type { Survey, Visit } from '../survey.ts'
import { truthOf } from '../value.ts'
import { DOCUMENTATION, type Rule } from './rule.ts'

export const alwaysBlocksCancel: Rule = {
  id: 'CG014',
  name: 'always-blocks-cancel',
  severity: 'warning',
  what: 'A self-hosted job with `if: always()` belongs to a run that its group cancels.',
  why: 'A cancel does not end such a job: the superseded run keeps its runner and its group, and the newer run waits.',
  link: `${DOCUMENTATION}/expressions#always`,
  remedy:
    'Write `if: ${{ !cancelled() }}`, which runs after failures too, or keep the clean-up short and on a hosted runner.',
  snippet: 'if: ${{ !cancelled() }}',
  find: findUncancellable,
}

function* findUncancellable({ visits }: Survey): Iterable<Draft> {
  const told = new Set<Job>()
  for (const visit of visits) {
    const { job, workflow, run, held, runner } = visit
    const cancelling = held.find(({ cancels }) => cancels === true)
    // no mutant: only for speed
    if (told.has(job)) continue
    if (runner !== 'self-hosted' || cancelling === undefined || !outlivesCancel(visit)) continue
    told.add(job)
    yield {
      workflow,
      at: job.condition?.at ?? job.key,
      block: cancelling.block,
      severity: 'warning',
      message: `job ${job.id} goes on when its run is cancelled on ${run.label}, and keeps a self-hosted runner`,
    }
  }
}

const AFTER_A_CANCEL = { always: true, cancelled: true, failure: false, success: false }

function outlivesCancel({ job, scenery }: Visit): boolean {
  const template = job.condition?.template
  if (template === undefined || !callsFunction(template, 'always')) return false
  return truthOf(evaluate(template, { ...scenery, state: AFTER_A_CANCEL })) === true
}
