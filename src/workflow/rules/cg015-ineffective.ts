import { rewriteText } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Concurrency } from '../model.ts'
import { isPullRequest } from '../runs.ts'
import type { Survey } from '../survey.ts'
import { varies } from '../value.ts'
import { claimsByBlock, groupSpan, tellGroup } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const ineffective: Rule = {
  id: 'CG015',
  name: 'ineffective',
  severity: 'warning',
  what: 'A group with cancel-in-progress is different for every run or commit.',
  why: 'No two runs ever meet in it, so it cancels nothing.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Use the run id only where there is no number of a pull request.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.run_id }}
  cancel-in-progress: true`,
  find: findIneffective,
}

function* findIneffective(survey: Survey): Iterable<Draft> {
  const users = new Map<string | undefined, Set<Concurrency>>()
  for (const { key, block } of survey.claims) users.set(key, (users.get(key) ?? new Set()).add(block))
  for (const [block, claims] of claimsByBlock(survey)) {
    const cancelling = claims.filter(({ cancels }) => cancels !== false)
    const [found] = cancelling
    if (found === undefined || block.group === undefined) continue
    if (!cancelling.every(({ cancels, group }) => cancels === true && varies(group, ['run', 'commit'])))
      continue
    // Within one run it may still keep jobs apart.
    if (claims.some(({ key }) => (users.get(key)?.size ?? 0) > 1)) continue
    const fixed = block.group.raw.replace(UNIQUE, '${{ github.event.pull_request.number || github.run_id }}')
    const hasPullRequests = cancelling.some(({ run }) => isPullRequest(run))
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: 'warning',
      message: `${tellGroup(found)}: no other run has it, so cancel-in-progress never cancels anything`,
      fix:
        hasPullRequests && fixed !== block.group.raw
          ? rewriteText(block.workflow, block.group, fixed)
          : undefined,
    }
  }
}

const UNIQUE = /\$\{\{\s*github\.(?:run_id|run_number|sha)\s*\}\}/
