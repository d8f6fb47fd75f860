import { addSibling } from '../edits.ts'
import type { Draft, Edit } from '../findings.ts'
import type { Concurrency } from '../model.ts'
import { readGithub } from '../runs.ts'
import { indentAt, lineBreakOf } from '../source.ts'
import type { Claim, Survey } from '../survey.ts'
import { spell } from '../value.ts'
import { claimsByBlock, DELIVERY, groupSpan, isShared, isSharedByAll, tellGroup } from './groups.ts'
import type { Rule } from './rule.ts'

export const dropsPending: Rule = {
  id: 'CG012',
  name: 'drops-pending',
  severity: 'warning',
  what: 'Deployments or releases share a group that keeps only one of those that wait.',
  why: 'Also without cancel-in-progress a group holds one running and one waiting entry: the third and every later one silently replaces the one that waits.',
  link: 'https://github.com/actions/runner/issues/3722',
  remedy: 'Add `queue: max`, so that all of them wait; write `queue: single` where only the newest matters.',
  snippet: `concurrency:
  group: deploy-production
  queue: max`,
  find: findDropping,
}

function* findDropping(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    const found = claims.find((claim) => drops(claim) && isDelivery(claim))
    if (found === undefined) continue
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: 'warning',
      message: `${tellGroup(found)}: while one runs and one waits, the next drops the waiting one`,
      fix: withQueue(block),
    }
  }
}

/** Several starts meet in the group, and each of them stands for something of its own that has to be delivered. */
function drops(claim: Claim): boolean {
  const { run, cancels, queue } = claim
  if (cancels !== false || queue !== 'default') return false
  if (run.target === 'tag' || (run.event === 'workflow_dispatch' && run.hasInputs))
    return isSharedByAll(claim)
  return run.event === 'push' && run.target === 'default-branch' && isShared(claim)
}

// A site is replaced as a whole: only the newest version of it matters, and GitHub's own template says so.
const PAGES = /(^|[^a-z])pages([^a-z]|$)/i

function isDelivery({ run, block, group }: Claim): boolean {
  // A branch called release/1.x says nothing of what is done for it.
  const branch = spell(readGithub(run, ['ref_name'])) ?? ''
  const name = (spell(group) ?? '').replaceAll(branch, '')
  const jobs = block.job ? [block.job] : block.workflow.jobs
  if (PAGES.test(name) || jobs.some(({ environment }) => PAGES.test(environment?.raw ?? ''))) return false
  if (DELIVERY.test(name)) return true
  return block.job?.environment !== undefined
}

function withQueue(block: Concurrency): readonly Edit[] | undefined {
  const { workflow, group, form, isAliased } = block
  if (group === undefined || isAliased) return undefined
  if (form === 'mapping') return addSibling(workflow, block.cancel ?? group, 'queue: max')
  if (group.isInFlow) return undefined
  const { text } = workflow.source
  const lineBreak = lineBreakOf(text)
  const indent = `${indentAt(text, block.key.start)}  `
  const written = text.slice(group.at.start, group.at.end)
  return [
    {
      start: block.key.end,
      end: group.at.end,
      text: `:${lineBreak}${indent}group: ${written}${lineBreak}${indent}queue: max`,
    },
  ]
}
