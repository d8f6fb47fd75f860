import { rewriteText } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Claim, Survey } from '../survey.ts'
import { claimsByBlock, groupBy, groupSpan, tellGroup } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const matrixSiblings: Rule = {
  id: 'CG004',
  name: 'matrix-siblings',
  severity: 'error',
  what: 'Two or more legs of one matrix have the same group.',
  why: 'One leg runs, one waits, and every further leg replaces the waiting one; with cancel-in-progress each leg kills the one before.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Add `${{ strategy.job-index }}` to the group of the job.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}-test-\${{ strategy.job-index }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
  find: findSiblings,
}

function* findSiblings(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    const found = [...groupBy(claims, siblingsKey).values()].map(harmOf).find((harm) => harm !== undefined)
    if (found === undefined || block.group === undefined) continue
    const { claim, count } = found
    const isOwnMatrix = block.job?.matrix !== undefined
    const fixed = `${block.group.raw}-\${{ strategy.job-index }}`
    const harm =
      claim.cancels === true
        ? 'they cancel each other'
        : count > 2
          ? 'all but two are dropped'
          : 'they run one after the other, and the next run drops the waiting one'
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: claim.cancels === true || count > 2 ? 'error' : 'warning',
      message: `${tellGroup(claim)} in ${count} legs of the matrix${isOwnMatrix ? '' : ' that calls this workflow'}: ${harm}`,
      fix: isOwnMatrix ? rewriteText(block.workflow, block.group, fixed) : undefined,
    }
  }
}

/** The legs of one run, by whatever calls they were reached, with one and the same group. */
function siblingsKey({ run, root, route, key }: Claim): string {
  return JSON.stringify([root.basename, run.label, run.event, route.replaceAll(/\[\d+\]/g, ''), key ?? route])
}

function harmOf(siblings: readonly Claim[]): { claim: Claim; count: number } | undefined {
  const [claim] = siblings
  if (claim === undefined || siblings.length < 2 || claim.key === undefined) return undefined
  if (claim.isSerial || claim.cancels === undefined) return undefined
  return claim.queue === 'max' && claim.cancels === false ? undefined : { claim, count: siblings.length }
}
