import type { Draft } from '../findings.ts'
import type { Claim, Survey } from '../survey.ts'
import { spell } from '../value.ts'
import { groupBy, groupSpan, startTogether } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const caseCollision: Rule = {
  id: 'CG016',
  name: 'case-collision',
  severity: 'warning',
  what: 'Two groups differ only in upper and lower case.',
  why: 'GitHub ignores case in the names of groups: the two are one.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Rename one of them, or spell both alike if one group is meant.',
  snippet: `concurrency:
  group: nightly-\${{ github.workflow }}-\${{ github.ref }}`,
  find: findCollisions,
}

function* findCollisions({ claims }: Survey): Iterable<Draft> {
  for (const group of groupBy(claims, ({ key }) => key).values()) {
    // no mutant: only for speed
    if (new Set(group.map((claim) => spell(claim.group))).size < 2) continue
    for (const claim of group) {
      const { block } = claim
      const text = spell(claim.group)
      const other = group.find((candidate) => collides(claim, candidate))
      if (text === undefined || other === undefined) continue
      yield {
        workflow: block.workflow,
        at: groupSpan(block),
        block,
        severity: 'warning',
        message: `\`${text}\` and \`${spell(other.group)}\` in ${other.block.workflow.basename} are one group for GitHub`,
      }
    }
  }
}

/** A fixed name meets whenever its workflows run; one with a ref in it only where one event starts both. */
function collides(a: Claim, b: Claim): boolean {
  if (a.block === b.block || spell(a.group) === spell(b.group)) return false
  return a.group.kind === 'known' || startTogether(a.run, b.run)
}
