import type { Draft } from '../findings.ts'
import type { Claim, Survey } from '../survey.ts'
import { hole } from '../value.ts'
import { claimsByBlock, groupSpan, reads, tellGroup } from './groups.ts'
import type { Rule } from './rule.ts'

export const reusableSelfDeadlock: Rule = {
  id: 'CG008',
  name: 'reusable-self-deadlock',
  severity: 'error',
  what: 'A reusable workflow wants the group that its caller holds.',
  why: 'In a called workflow github.workflow is the name of the caller. The call waits for a group that its own run keeps: GitHub cancels it ("a deadlock for concurrency group … was detected").',
  link: 'https://github.com/rhysd/actionlint/issues/538',
  remedy: 'Let the caller own the group, or begin the group of the called workflow with a word of its own.',
  snippet: `on:
  workflow_call:
    inputs:
      lane:
        type: string
        required: true
concurrency:
  group: reusable-test-\${{ inputs.lane }}-\${{ github.ref }}`,
  find: findDeadlocks,
}

function* findDeadlocks(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    const draft = deadlock(claims) ?? borrowedName(claims)
    if (draft) yield { workflow: block.workflow, at: groupSpan(block), block, ...draft }
  }
}

function deadlock(claims: readonly Claim[]): Pick<Draft, 'severity' | 'message'> | undefined {
  for (const claim of claims) {
    const holder = claim.held.find(
      ({ key, block }) => key !== undefined && block.workflow !== claim.block.workflow && key === claim.key,
    )
    if (holder === undefined) continue
    const { basename } = holder.block.workflow
    const caller = holder.block.job ? `job ${holder.block.job.id} of ${basename}` : basename
    return {
      severity: 'error',
      message: `${tellGroup(claim)}, which ${caller} holds while it waits for this workflow: a deadlock`,
    }
  }
  return undefined
}

const CALLER_NAME = hole('calling workflow', 'repository').name

/** Nobody here calls it. Whoever does, and names its group in the usual way, holds the group that this one wants. */
function borrowedName(claims: readonly Claim[]): Pick<Draft, 'severity' | 'message'> | undefined {
  const claim = claims.find(
    ({ run, block }) => run.event === 'workflow_call' && reads(block, 'github.workflow'),
  )
  const group = claim?.block.group
  if (group?.template === undefined) return undefined
  const own = group.template.parts.filter((part) => typeof part === 'string').join('')
  if (/[a-z\d]/i.test(own) || /\binputs\b|\bmatrix\b|\bneeds\b/.test(group.raw)) return undefined
  return {
    severity: 'warning',
    message: `github.workflow is the <${CALLER_NAME}> here: a caller that names its group in the same way waits for itself`,
  }
}
