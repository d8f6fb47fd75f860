import { rewriteText } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Claim, Survey } from '../survey.ts'
import { isBaseRefRun } from './cg007-base-ref.ts'
import { claimsByBlock, groupSpan, isSharedByAll, keyExpression, reads, tellGroup } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const refLessGroup: Rule = {
  id: 'CG002',
  name: 'ref-less-group',
  severity: 'error',
  what: 'A group with cancel-in-progress does not name the branch or pull request.',
  why: 'All branches and pull requests share one group: whoever pushes cancels the runs of everybody else.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Add the number of the pull request, or the ref, to the group.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
  find: findRefLess,
}

function* findRefLess(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    const cancelling = claims.filter(
      (claim) => claim.cancels === true && isSharedByAll(claim) && !isOfOtherRule(claim),
    )
    const found = cancelling.find((claim) => meetsOthers(claim, cancelling))
    if (found === undefined || block.group === undefined) continue
    const fixed = `${block.group.raw}-\${{ ${keyExpression(found.root)} }}`
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: 'error',
      message: `${tellGroup(found)}: every run cancels the one before, whichever branch or pull request that is for`,
      fix: found.root === block.workflow ? rewriteText(block.workflow, block.group, fixed) : undefined,
    }
  }
}

/** Different refs share the group: of one event, or of two kinds of pushes. Manual runs are their starter's business. */
function meetsOthers({ run, root, key }: Claim, others: readonly Claim[]): boolean {
  if (run.types?.every((type) => type === 'closed')) return false
  if (run.target === 'pull-request' || run.target === 'issue') return true
  if (run.event !== 'push') return false
  // Tags alone, and one literal branch, have a rule of their own: there it is not somebody else's work that dies.
  if (run.isForMany) return run.target === 'branch' || run.target === 'default-branch'
  return others.some(
    (other) =>
      other.root === root &&
      other.run.event === 'push' &&
      other.run.label !== run.label &&
      other.run.target !== 'tag' &&
      other.key === key,
  )
}

/** A group that names a ref which turns out to be empty or the same for all is explained better elsewhere. */
function isOfOtherRule({ run, block }: Claim): boolean {
  if (run.target !== 'pull-request' && reads(block, 'github.head_ref')) return true
  return isBaseRefRun(run) && reads(block, 'github.ref', 'github.ref_name', 'github.base_ref')
}
