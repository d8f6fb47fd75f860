import type { Draft } from '../findings.ts'
import type { Workflow } from '../model.ts'
import type { Claim, Survey } from '../survey.ts'
import {
  canMeet,
  claimsByBlock,
  groupBy,
  groupSpan,
  isAlwaysMade,
  isShared,
  startTogether,
  tellGroup,
} from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const entryPointSharing: Rule = {
  id: 'CG018',
  name: 'entry-point-sharing',
  severity: 'error',
  what: 'A reusable workflow has one group for several callers that one event starts.',
  why: 'The calls are different work, but to the group they are one: they cancel each other, or drop the waiting one.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Add an input of the caller to the group.',
  snippet: `concurrency:
  group: build-\${{ inputs.entry }}-\${{ github.ref }}`,
  find: findSharedEntries,
}

function* findSharedEntries(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    const pair = [...groupBy(claims.filter(isShared), ({ key }) => key).values()]
      .map(findPair)
      .find((found) => found !== undefined)
    if (pair === undefined) continue
    const [one, other] = pair
    const isCertain = one.cancels === true && isAlwaysMade(one) && isAlwaysMade(other)
    yield {
      workflow: block.workflow,
      at: groupSpan(block),
      block,
      severity: isCertain ? 'error' : 'warning',
      message: `${tellGroup(one)} for ${siteOf(one)} and for ${siteOf(other)}: ${
        one.cancels === true ? 'they cancel each other' : 'one drops the waiting run of the other'
      }`,
    }
  }
}

// Each is compared with each: far above the calls of one workflow that people write.
const MOST_SITES = 50

function findPair(claims: readonly Claim[]): readonly [Claim, Claim] | undefined {
  const sites = [
    ...new Map(
      claims.map((claim) => [`${claim.root.basename} ${claim.run.label} ${siteOf(claim)}`, claim]),
    ).values(),
  ].slice(0, MOST_SITES)
  for (const one of sites) for (const other of sites) if (areRivals(one, other)) return [one, other]
  return undefined
}

function areRivals(one: Claim, other: Claim): boolean {
  if (one.cancels === undefined || other.cancels === undefined || siteOf(one) === siteOf(other)) return false
  if (one.queue === 'max' || !startTogether(one.run, other.run) || !canMeet(one, other)) return false
  if (one.root !== other.root) return true
  return one.run === other.run && !isInTurn(one.root, firstJob(one), firstJob(other))
}

/** `ci.yml/test`: the calls that lead here, without their legs. */
function siteOf({ route, root }: Claim): string {
  const calls = route.replaceAll(/\[\d+\]/g, '').replace(/ > $/, '')
  return calls === '' ? `${root.basename} itself` : calls
}

function firstJob({ route }: Claim): string {
  return /^[^/]*\/([^[ ]*)/.exec(route)?.[1] ?? ''
}

/** One job needs the other, directly or through others: they are never under way together. */
function isInTurn(workflow: Workflow, a: string, b: string): boolean {
  return isAfter(workflow, a, b) || isAfter(workflow, b, a)
}

function isAfter({ jobs }: Workflow, later: string, earlier: string): boolean {
  // A set grows while it is walked, and a circle, which GitHub refuses, ends.
  const needed = new Set([later])
  for (const id of needed) {
    if (id === earlier) return true
    for (const need of jobs.find((job) => job.id === id)?.needs ?? []) needed.add(need)
  }
  return false
}
