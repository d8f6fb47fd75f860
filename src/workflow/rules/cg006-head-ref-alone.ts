import { rewriteText } from '../edits.ts'
import type { Draft, Severity } from '../findings.ts'
import { isPullRequest } from '../runs.ts'
import type { Claim, Survey } from '../survey.ts'
import { claimsByBlock, groupSpan, isSharedByAll, keyExpression, reads, tellGroup } from './groups.ts'
import { DOCUMENTATION, type Rule } from './rule.ts'

export const headRefAlone: Rule = {
  id: 'CG006',
  name: 'head-ref-alone',
  severity: 'error',
  what: 'A group relies on github.head_ref in a workflow that is not for pull requests only.',
  why: 'github.head_ref is empty on every other event: all those runs share one group, or the group is empty and the run is refused.',
  link: `${DOCUMENTATION}/contexts#github-context`,
  remedy: 'Use the number of the pull request, and the ref where there is none.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}`,
  find: findHeadRef,
}

function* findHeadRef(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    if (!reads(block, 'github.head_ref') || block.group === undefined) continue
    const affected = claims.filter((claim) => !isPullRequest(claim.run) && isSharedByAll(claim))
    const harms = affected.map((claim) => ({ claim, severity: severityOf(claim, affected) }))
    const found = harms.find(({ severity }) => severity === 'error') ?? harms.find(({ severity }) => severity)
    if (found?.severity === undefined) continue
    const isEmpty = found.claim.key === ''
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: found.severity,
      message: `github.head_ref is empty here: ${tellGroup(found.claim)}${isEmpty ? ', which GitHub refuses' : ', for every branch'}`,
      fix: rewriteText(block.workflow, block.group, withKey(block.group.raw, keyExpression(block.workflow))),
    }
  }
}

function severityOf({ run, key, cancels }: Claim, others: readonly Claim[]): Severity | undefined {
  if (key === '') return 'error'
  const isMixed = others.some((other) => other.run.label !== run.label && other.key === key)
  if (!run.isForMany && !isMixed) return undefined
  return cancels === true ? 'error' : 'warning'
}

/** `${{ github.head_ref }}` alone is replaced; in a longer expression only a person can tell what is meant. */
function withKey(raw: string, key: string): string {
  return raw.replace(/\$\{\{\s*github\.head_ref\s*\}\}/, `\${{ ${key} }}`)
}
