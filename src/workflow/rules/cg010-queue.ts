import type { Draft } from '../findings.ts'
import type { Survey } from '../survey.ts'
import { listBlocks } from './blocks.ts'
import { claimsByBlock } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const queue: Rule = {
  id: 'CG010',
  name: 'queue',
  severity: 'error',
  what: 'queue is neither single nor max, or is max together with cancel-in-progress.',
  why: 'GitHub refuses the workflow, or the run in which the expression turns out to be true.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Write `queue: max` without cancel-in-progress, or leave queue out.',
  snippet: `concurrency:
  group: deploy-production
  queue: max`,
  find: findWrongQueues,
}

function* findWrongQueues(survey: Survey): Iterable<Draft> {
  const claims = claimsByBlock(survey)
  for (const block of listBlocks(survey.workflows)) {
    const { workflow, queue: text, cancel } = block
    if (text === undefined) continue
    const { at } = text
    if (!['single', 'max'].includes(text.raw) && !text.raw.includes('${{'))
      yield {
        workflow,
        at,
        block,
        severity: 'error',
        message: `queue is ${JSON.stringify(text.raw)}; it can be single or max`,
      }
    const cancelled = claims.get(block)?.find((claim) => claim.queue === 'max' && claim.cancels === true)
    if (cancelled)
      yield {
        workflow,
        at: cancel?.at ?? at,
        block,
        severity: 'error',
        message: `queue is max, and on ${cancelled.run.label} cancel-in-progress is true`,
      }
  }
}
