import { removeEntry } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Concurrency } from '../model.ts'
import type { Survey } from '../survey.ts'
import { claimsByBlock, tellGroup } from './groups.ts'
import type { Rule } from './rule.ts'

export const doubleLevel: Rule = {
  id: 'CG009',
  name: 'double-level',
  severity: 'error',
  what: 'A job has the same group as its workflow.',
  why: 'The run holds the group until its last job has ended, and that job waits for the group: it never starts.',
  link: 'https://github.com/github/vscode-github-actions/issues/135',
  remedy: 'Drop one of the two.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
jobs:
  test: {} # no concurrency here`,
  find: findDoubles,
}

function* findDoubles(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    // The block of a workflow itself is held by none of its own claims.
    const outer = block.workflow.concurrency
    const found = claims.find(({ key, held }) =>
      held.some((claim) => key !== undefined && claim.block === outer && claim.key === key),
    )
    if (found === undefined) continue
    yield {
      workflow: block.workflow,
      at: block.key,
      block,
      severity: 'error',
      message: `${tellGroup(found)} for the workflow and for job ${block.job?.id}, which never starts`,
      fix: block.isAliased ? undefined : removeEntry(block.workflow, block.key, endOf(block)),
    }
  }
}

function endOf({ group, cancel, queue, key }: Concurrency): { start: number; end: number } {
  return [group, cancel, queue].reduce((last, text) => (text && text.at.end > last.end ? text.at : last), key)
}
