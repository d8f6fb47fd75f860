import { rewriteText } from '../edits.ts'
import type { Draft, Severity } from '../findings.ts'
import type { Workflow } from '../model.ts'
import { isPullRequest } from '../runs.ts'
import type { Claim, Survey } from '../survey.ts'
import { varies } from '../value.ts'
import { claimsByBlock, DELIVERY, groupSpan, isShared, tellGroup } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const cancelsMain: Rule = {
  id: 'CG005',
  name: 'cancels-main',
  severity: 'error',
  what: 'cancel-in-progress holds for pushes to the main branch, for releases, the merge queue, schedules or deployments.',
  why: 'A cancelled run there is a commit that nobody has tested, a release that is half published or a pull request that falls out of the queue; it shows grey, not red.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Cancel on pull requests only.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
  find: findCancelled,
}

function* findCancelled(survey: Survey): Iterable<Draft> {
  for (const [block, claims] of claimsByBlock(survey)) {
    const found = claims
      .map((claim) => ({ claim, harm: harmOf(claim, survey, claims) }))
      .filter((entry): entry is { claim: Claim; harm: Harm } => entry.harm !== undefined)
      .toSorted((a, b) => RANK[a.harm.severity] - RANK[b.harm.severity])[0]
    if (found === undefined) continue
    const { claim, harm } = found
    const isLiteral = block.cancel !== undefined && !block.cancel.raw.includes('${{')
    yield {
      workflow: block.workflow,
      at: block.cancel?.at ?? groupSpan(block),
      block,
      severity: harm.severity,
      message: `${tellGroup(claim)}, and cancel-in-progress is true: ${harm.what}`,
      fix:
        block.cancel && isLiteral
          ? rewriteText(block.workflow, block.cancel, limit(block.workflow, claims))
          : undefined,
    }
  }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1 }

interface Harm {
  readonly severity: Severity
  readonly what: string
}

function harmOf(claim: Claim, survey: Survey, claims: readonly Claim[]): Harm | undefined {
  const { run, cancels, group } = claim
  if (cancels !== true || !isShared(claim) || isPullRequest(run)) return undefined
  // Each tag and each entry of the queue has a ref of its own: nothing meets in a group that names it.
  const isForAllRefs = !varies(group, ['ref', 'subject'])
  if (run.target === 'merge-queue')
    return isForAllRefs
      ? { severity: 'error', what: 'a cancelled check drops its pull request from the merge queue' }
      : undefined
  if (run.target === 'tag' && isForAllRefs)
    return delivers(claim, survey)
      ? { severity: 'error', what: 'the release of one tag kills that of another' }
      : { severity: 'warning', what: 'the run for one tag kills that for another' }
  if (run.target === 'tag') return undefined
  if (run.event === 'push' && run.target === 'default-branch')
    return { severity: 'warning', what: 'a newer push kills the run of the commit before' }
  if (run.event === 'schedule')
    return meetsAnother(claim, claims)
      ? { severity: 'warning', what: 'another event kills the scheduled run' }
      : undefined
  const environment = survey.covered.get(claim)?.find(({ job }) => job.environment !== undefined)?.job
    .environment?.raw
  return environment === undefined
    ? undefined
    : { severity: 'warning', what: `a deployment to ${environment} is killed half way` }
}

/** Each tag has something of its own to bring out; else the newest run may be all that is wanted. */
function delivers(claim: Claim, { covered }: Survey): boolean {
  const jobs = covered.get(claim)?.map(({ job }) => job) ?? []
  return [
    claim.root.name,
    claim.block.group?.raw,
    ...jobs.flatMap(({ id, environment, steps }) => [id, environment?.raw, ...steps]),
  ].some((text) => DELIVERY.test(text ?? ''))
}

function meetsAnother(claim: Claim, claims: readonly Claim[]): boolean {
  const key = claim.key
  return claims.some((other) => other.run.event !== claim.run.event && other.key === key)
}

/** What to write instead of `true`. */
function limit({ triggers }: Workflow, claims: readonly Claim[]): string {
  // A called workflow has the event of its callers.
  const events = new Set(claims.filter(({ run }) => isPullRequest(run)).map(({ run }) => run.event))
  const [first, ...others] = events
  if (others.length > 0) return "${{ startsWith(github.event_name, 'pull_request') }}"
  if (first !== undefined) return `\${{ github.event_name == '${first}' }}`
  const isForAnyBranch = triggers.some(({ event, branches, tags }) => event === 'push' && !branches && !tags)
  return isForAnyBranch
    ? "${{ github.ref != format('refs/heads/{0}', github.event.repository.default_branch) }}"
    : 'false'
}
