import { rewriteText } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Run } from '../runs.ts'
import type { Claim, Survey } from '../survey.ts'
import { claimsByBlock, groupSpan, isSharedByAll, keyExpression, reads, tellGroup } from './groups.ts'
import { DOCUMENTATION, type Rule } from './rule.ts'

export const baseRef: Rule = {
  id: 'CG007',
  name: 'base-ref',
  severity: 'error',
  what: 'A group is keyed on github.ref for an event where that is the base or default branch.',
  why: 'On pull_request_target, issue_comment, workflow_run and schedule every run has the ref of that branch: runs for different pull requests compete for one place.',
  link: `${DOCUMENTATION}/events-that-trigger-workflows`,
  remedy: 'Key the group on the number of the pull request or issue, or on the run.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.event.issue.number || github.run_id }}`,
  find: findBaseRef,
}

/** Events of many subjects whose `github.ref` is one branch. */
export function isBaseRefRun({ event, isForMany }: Run): boolean {
  return isForMany && ['pull_request_target', 'issues', 'issue_comment', 'workflow_run'].includes(event)
}

function* findBaseRef(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    if (!reads(block, 'github.ref', 'github.ref_name', 'github.base_ref') || block.group === undefined)
      continue
    const found = claims.find(
      (claim) => isSharedByAll(claim) && (isBaseRefRun(claim.run) || isKilledByPush(claim, claims)),
    )
    if (found === undefined || found.queue === 'max') continue
    const fixed = block.group.raw.replace(REF_KEY, `\${{ ${keyExpression(block.workflow)} }}`)
    const isCertain =
      found.cancels === true && found.run.event !== 'workflow_run' && found.run.event !== 'schedule'
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: isCertain ? 'error' : 'warning',
      message: `${tellGroup(found)}: ${
        found.run.event === 'schedule'
          ? 'a push to that branch cancels the scheduled run'
          : `the same for all of them, ${found.cancels === true ? 'so each cancels the others' : 'so of several that wait all but one are dropped'}`
      }`,
      fix: fixed === block.group.raw ? undefined : rewriteText(block.workflow, block.group, fixed),
    }
  }
}

const REF_KEY = /\$\{\{\s*(?:github\.[\w.]+\s*\|\|\s*)*github\.(?:ref|ref_name|base_ref)\s*\}\}/

/** A scheduled run and a push to the default branch have one ref. */
function isKilledByPush({ run, key }: Claim, claims: readonly Claim[]): boolean {
  if (run.event !== 'schedule') return false
  return claims.some(
    (other) =>
      other.run.event === 'push' &&
      other.run.target === 'default-branch' &&
      other.cancels === true &&
      anyDefault(other.key) === anyDefault(key),
  )
}

function anyDefault(key: string | undefined): string | undefined {
  return key?.replace(/refs\/heads\/(main|master)\b/, 'refs/heads/<default branch>')
}
