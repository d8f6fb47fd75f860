import { rewriteText } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Claim, Survey } from '../survey.ts'
import { spell } from '../value.ts'
import { canMeet, groupBy, groupSpan, isAlwaysMade, isShared, startTogether, tellGroup } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const crossWorkflow: Rule = {
  id: 'CG003',
  name: 'cross-workflow',
  severity: 'error',
  what: 'Two workflow files that one event starts use the same group.',
  why: 'Names of groups are shared by all workflows of a repository: the files cancel each other, or drop the waiting run of the other.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Begin the group with `${{ github.workflow }}` or with a word of its own in each file.',
  snippet: `concurrency:
  group: nightly-\${{ github.workflow }}-\${{ github.ref }}`,
  find: findShared,
}

function* findShared({ claims }: Survey): Iterable<Draft> {
  for (const [claim, other] of pairAcrossFiles(claims)) {
    if (spell(claim.group) !== spell(other.group)) continue
    const { block } = claim
    const isCancelled = claim.cancels === true || other.cancels === true
    // What starts both may touch only the paths of one.
    const isCertain = isCancelled && isAlwaysMade(claim) && isAlwaysMade(other)
    const fixed = `\${{ github.workflow }}-${block.group?.raw}`
    const hasOwnName =
      claim.root.name !== other.root.name && claim.root === block.workflow && !isReusable(claim)
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: isCertain ? 'error' : 'warning',
      message: `${tellGroup(claim)}, and so it is in ${other.block.workflow.basename}: ${
        isCancelled ? 'the two workflows cancel each other' : 'each drops the waiting run of the other'
      }`,
      fix:
        isCertain && hasOwnName && block.group ? rewriteText(block.workflow, block.group, fixed) : undefined,
    }
  }
}

// Nobody starts two workflows by hand, or at the same minute, without wanting it.
const AUTOMATIC = /^(push|pull_request\w*|merge_group|release|issues|issue_comment)$/

/** For each `concurrency:` a claim of another file for the same group (case ignored) that the same event makes. */
export function* pairAcrossFiles(claims: readonly Claim[]): Iterable<readonly [Claim, Claim]> {
  const told = new Set<Claim['block']>()
  const comparable = claims.filter((claim) => isShared(claim) && AUTOMATIC.test(claim.run.event))
  for (const group of groupBy(comparable, ({ run, key }) => `${run.event} ${key}`).values()) {
    // no mutant: only for speed
    if (new Set(group.map(({ root }) => root)).size < 2) continue
    for (const claim of group) {
      // no mutant: only for speed
      if (told.has(claim.block)) continue
      const other = group.find((candidate) => meets(claim, candidate))
      if (other === undefined) continue
      told.add(claim.block)
      yield [claim, other]
    }
  }
}

function meets(a: Claim, b: Claim): boolean {
  if (a.block.workflow === b.block.workflow || a.root === b.root) return false
  if (!startTogether(a.run, b.run) || !canMeet(a, b)) return false
  if (a.cancels === true || b.cancels === true) return true
  // A fixed name without any cancelling is how workflows are kept apart on purpose.
  const isFixedName = a.group.kind === 'known' && b.group.kind === 'known' && !/refs\//.test(a.key ?? '')
  return !isFixedName && a.cancels === false && b.cancels === false && a.queue !== 'max' && b.queue !== 'max'
}

function isReusable({ root }: Claim): boolean {
  return root.triggers.some(({ event }) => event === 'workflow_call')
}
