import { insertBefore } from '../edits.ts'
import type { Draft } from '../findings.ts'
import type { Workflow } from '../model.ts'
import { isPullRequest, type Run } from '../runs.ts'
import type { Survey } from '../survey.ts'
import { keyExpression } from './groups.ts'
import { CONCURRENCY_GUIDE, type Rule } from './rule.ts'

export const noGroup: Rule = {
  id: 'CG001',
  name: 'no-group',
  severity: 'warning',
  what: 'A workflow for pull requests or pushes uses self-hosted runners and has no concurrency group.',
  why: 'Each new commit starts another run while the older ones go on: superseded work keeps your own machines busy.',
  link: CONCURRENCY_GUIDE,
  remedy: 'Give the workflow a group that cancels superseded runs of pull requests.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
  find: findMissing,
}

function* findMissing({ visits }: Survey): Iterable<Draft> {
  const told = new Set<Workflow>()
  for (const { run, root, workflow, job, runner, held } of visits) {
    if (told.has(root) || runner !== 'self-hosted' || !isSuperseded(run)) continue
    if (held.length > 0 || hasGroup(root) || hasGroup(workflow)) continue
    told.add(root)
    const at = workflow === root ? (job.runsOn?.at ?? job.key) : (root.triggers[0]?.at ?? job.key)
    yield {
      workflow: root,
      at,
      block: undefined,
      severity: 'warning',
      message: `job ${job.id} runs on a self-hosted runner on ${run.label}, and nothing ends the runs that a newer commit supersedes`,
      fix:
        isMixed(root, visits) || !root.jobsKey
          ? undefined
          : insertBefore(root, root.jobsKey, groupLines(root)),
    }
  }
}

/** A newer commit makes an older run worthless; runs for tags, releases or a schedule have no successor. */
function isSuperseded(run: Run): boolean {
  return isPullRequest(run) || (run.event === 'push' && run.target !== 'tag')
}

/** One group for hosted and self-hosted jobs is a trap of its own: a person has to tell them apart. */
function isMixed(root: Workflow, visits: Survey['visits']): boolean {
  return visits.some((visit) => visit.root === root && visit.runner === 'hosted')
}

function hasGroup({ concurrency, jobs }: Workflow): boolean {
  return concurrency !== undefined || jobs.some((job) => job.concurrency !== undefined)
}

function groupLines(workflow: Workflow): string[] {
  const events = workflow.triggers.map(({ event }) => event).filter((event) => isPullRequest({ event }))
  const [first] = events
  const cancel =
    events.length > 1 ? "startsWith(github.event_name, 'pull_request')" : `github.event_name == '${first}'`
  return [
    'concurrency:',
    `  group: \${{ github.workflow }}-\${{ ${keyExpression(workflow)} }}`,
    ...(first ? [`  cancel-in-progress: \${{ ${cancel} }}`] : []),
    '',
  ]
}
