import { type Claim, makeClaim } from './claim.ts'
import { evaluate, type Scenery } from './evaluate.ts'
import { pathsOf } from './expression.ts'
import type { Concurrency, Job, Workflow } from './model.ts'
import { judgeRunner, type RunnerKind } from './runner.ts'
import { foreignCall, listRuns, type Run } from './runs.ts'
import { bindInputs, type Invocation, jobScenery, workflowScenery } from './scenery.ts'
import { truthOf } from './value.ts'

export type { Claim } from './claim.ts'

/** Everything that the workflows of one repository can do with groups. */
export interface Survey {
  readonly workflows: readonly Workflow[]
  readonly claims: readonly Claim[]
  readonly visits: readonly Visit[]
  /** The jobs that run while a claim is held. */
  readonly covered: ReadonlyMap<Claim, readonly Visit[]>
}

/** One job of one run that is not certain to be skipped; one for each leg. */
export interface Visit {
  readonly run: Run
  readonly root: Workflow
  readonly workflow: Workflow
  readonly job: Job
  readonly runner: RunnerKind
  /** Every group that the job holds while it runs. */
  readonly held: readonly Claim[]
  readonly scenery: Scenery
}

// GitHub allows ten levels of reusable workflows.
const MOST_LEVELS = 10

// Far above what people write: generated workflows with thousands of jobs are judged by their first ones.
const MOST_VISITS = 200_000
const MOST_VISITS_OF_ONE = 5000

/** Follows every trigger of every workflow through all jobs, legs and local calls. */
export function survey(workflows: readonly Workflow[]): Survey {
  const called = new Set(workflows.flatMap(({ jobs }) => jobs.map((job) => calleeName(job))))
  const found: Findings = { workflows, claims: [], visits: [], covered: new Map(), limit: 0 }
  for (const root of workflows) {
    const call = root.triggers.find(({ event }) => event === 'workflow_call')
    const runs = listRuns(root.triggers)
    if (call && !called.has(root.basename)) runs.push(foreignCall(call))
    found.limit = Math.min(found.visits.length + MOST_VISITS_OF_ONE, MOST_VISITS)
    for (const run of runs)
      follow(
        {
          ...{ run, root, workflow: root, inputs: undefined },
          ...{ held: [], route: '', isSerial: false, conditions: [], level: 0 },
        },
        found,
      )
  }
  return found
}

interface Frame extends Invocation {
  readonly workflow: Workflow
  readonly held: readonly Claim[]
  readonly route: string
  readonly isSerial: boolean
  readonly conditions: readonly string[]
  readonly level: number
}

interface Findings {
  readonly workflows: readonly Workflow[]
  readonly claims: Claim[]
  readonly visits: Visit[]
  readonly covered: Map<Claim, Visit[]>
  /** How many visits there may be in all before the next workflow. */
  limit: number
}

function follow(frame: Frame, found: Findings): void {
  const scenery = workflowScenery(frame)
  const held = claim(frame, { block: frame.workflow.concurrency, scenery, leg: '' }, found)
  for (const job of frame.workflow.jobs) {
    if (found.visits.length >= found.limit) return
    const condition = judgeCondition(job, scenery)
    if (condition === 'false') continue
    const conditions =
      condition === 'unknown' ? [...frame.conditions, job.condition?.raw ?? ''] : frame.conditions
    const isSerial = frame.isSerial || job.maxParallel === 1
    followJob({ frame: { ...frame, held, conditions, isSerial }, job, scenery }, found)
  }
}

// How a run goes in which nothing has failed: the jobs that a rule is about are those of the usual run.
const ALL_IS_WELL = { success: true, always: true, failure: false, cancelled: false }

/** Whether the job takes part. */
function judgeCondition({ condition }: Job, scenery: Scenery): 'true' | 'false' | 'unknown' {
  if (condition === undefined) return 'true'
  const { template } = condition
  if (template === undefined || template.parts.length === 0) return 'unknown'
  const truth = truthOf(evaluate(template, { ...scenery, state: ALL_IS_WELL }))
  if (truth !== undefined) return truth ? 'true' : 'false'
  const open = pathsOf(template).filter((path) => scenery.read(path.split('.')).kind !== 'known')
  return open.length > 0 && open.every((path) => OF_THE_REPOSITORY.has(path)) ? 'true' : 'unknown'
}

/** What keeps a workflow from running in forks: in the repository that it is written for it holds. */
const OF_THE_REPOSITORY = new Set([
  'github.repository',
  'github.repository_id',
  'github.repository_owner',
  'github.event.repository.fork',
])

function followJob(
  { frame, job, scenery }: { frame: Frame; job: Job; scenery: Scenery },
  found: Findings,
): void {
  const { run, root, workflow } = frame
  const legs = job.matrix?.kind === 'legs' ? job.matrix.legs : [undefined]
  for (const [index, leg] of legs.entries()) {
    if (found.visits.length >= found.limit) return
    const legScenery = jobScenery(scenery, job, { leg, index, count: legs.length })
    const mark = leg ? `[${index}]` : ''
    const held = claim(frame, { block: job.concurrency, scenery: legScenery, leg: mark }, found)
    const runner = judgeRunner(job.runsOn, legScenery)
    addVisit({ run, root, workflow, job, runner, held, scenery: legScenery }, found)
    const callee = found.workflows.find(({ basename }) => basename === calleeName(job))
    if (callee === undefined || frame.level >= MOST_LEVELS) continue
    const route = `${frame.route}${workflow.basename}/${job.id}${mark} > `
    const inputs = bindInputs(callee, job, legScenery)
    follow({ ...frame, workflow: callee, inputs, held, route, level: frame.level + 1 }, found)
  }
}

/** Everything that is held once the block, if there is one, has its place. */
function claim(
  frame: Frame,
  { block, scenery, leg }: { block: Concurrency | undefined; scenery: Scenery; leg: string },
  { claims }: Findings,
): readonly Claim[] {
  if (block?.group === undefined) return frame.held
  const made = makeClaim({ ...frame, route: frame.route + leg }, block, scenery)
  claims.push(made)
  return [...frame.held, made]
}

function addVisit(visit: Visit, { visits, covered }: Findings): void {
  visits.push(visit)
  for (const claim of visit.held) {
    const list = covered.get(claim)
    if (list) list.push(visit)
    else covered.set(claim, [visit])
  }
}

/** The file that a job calls in its own repository (`./` or `$/`); undefined where it calls none. */
export function calleeName({ uses }: Job): string | undefined {
  return /^[.$]\/\.github\/workflows\/([^/@]+)$/.exec(uses?.raw ?? '')?.[1]
}
