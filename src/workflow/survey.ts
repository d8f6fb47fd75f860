import { data } from '@actions/expressions'
import { evaluate, type Scenery } from './evaluate.ts'
import type { Concurrency, Job, Text, Workflow } from './model.ts'
import { judgeRunner, type RunnerKind } from './runner.ts'
import { foreignCall, listRuns, type Run } from './runs.ts'
import { bindInputs, type Invocation, jobScenery, workflowScenery } from './scenery.ts'
import { groupKey, truthOf, UNKNOWN, type Value } from './value.ts'

/** Everything that the workflows of one repository can do with groups. */
export interface Survey {
  readonly workflows: readonly Workflow[]
  readonly claims: readonly Claim[]
  readonly visits: readonly Visit[]
  /** The jobs that run while a claim is held. */
  readonly covered: ReadonlyMap<Claim, readonly Visit[]>
}

/** A run, or one of its jobs, wants a place in a group. */
export interface Claim {
  readonly run: Run
  /** The workflow that the event started. */
  readonly root: Workflow
  readonly block: Concurrency
  /** What is held already when this is wanted, and is kept meanwhile: outermost first. */
  readonly held: readonly Claim[]
  /** By which jobs, legs and calls it was reached: `ci.yml/test[0] > `. */
  readonly route: string
  /** Legs that lead here run one after another (`max-parallel: 1`). */
  readonly isSerial: boolean
  readonly group: Value
  /** Two claims with one key meet, as GitHub ignores case; undefined: not certain. */
  readonly key: string | undefined
  /** Undefined: not certain. */
  readonly cancels: boolean | undefined
  readonly queue: 'single' | 'max' | 'default' | 'unknown'
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
        { run, root, workflow: root, inputs: undefined, held: [], route: '', isSerial: false, level: 0 },
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
  const block = frame.workflow.concurrency
  const held = claim({ frame, block, scenery, held: frame.held, isSerial: frame.isSerial, leg: '' }, found)
  for (const job of frame.workflow.jobs) {
    if (found.visits.length >= found.limit) return
    if (!isSkipped(job, scenery)) followJob({ frame, job, held, scenery }, found)
  }
}

// How a run goes in which nothing has failed: the jobs that a rule is about are those of the usual run.
const ALL_IS_WELL = { success: true, always: true, failure: false, cancelled: false }

function isSkipped({ condition }: Job, scenery: Scenery): boolean {
  if (condition?.template === undefined) return false
  return (
    truthOf(
      condition.template.parts.length === 0
        ? UNKNOWN
        : evaluate(condition.template, { ...scenery, state: ALL_IS_WELL }),
    ) === false
  )
}

function followJob(
  { frame, job, held, scenery }: { frame: Frame; job: Job; held: readonly Claim[]; scenery: Scenery },
  found: Findings,
): void {
  const legs = job.matrix?.kind === 'legs' ? job.matrix.legs : [undefined]
  for (const [index, leg] of legs.entries()) {
    if (found.visits.length >= found.limit) return
    const legScenery = jobScenery(scenery, job, { leg, index, count: legs.length })
    const mark = leg ? `[${index}]` : ''
    const isSerial = frame.isSerial || job.maxParallel === 1
    const legHeld = claim(
      { frame, block: job.concurrency, scenery: legScenery, held, isSerial, leg: mark },
      found,
    )
    const { run, root, workflow } = frame
    const runner = judgeRunner(job.runsOn, legScenery)
    addVisit({ run, root, workflow, job, runner, held: legHeld, scenery: legScenery }, found)
    const callee = found.workflows.find(({ basename }) => basename === calleeName(job))
    if (callee === undefined || frame.level >= MOST_LEVELS) continue
    const route = `${frame.route}${frame.workflow.basename}/${job.id}${mark} > `
    const inputs = bindInputs(callee, job, legScenery)
    follow(
      { run, root, workflow: callee, inputs, held: legHeld, route, isSerial, level: frame.level + 1 },
      found,
    )
  }
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

function claim(
  request: {
    frame: Frame
    block: Concurrency | undefined
    scenery: Scenery
    held: readonly Claim[]
    isSerial: boolean
    leg: string
  },
  found: Findings,
): readonly Claim[] {
  const { frame, block, scenery, held, isSerial, leg } = request
  if (block?.group === undefined) return held
  const group = valueIn(block.group, scenery)
  const made: Claim = {
    run: frame.run,
    root: frame.root,
    block,
    held,
    route: frame.route + leg,
    isSerial,
    group,
    key: groupKey(group),
    cancels: readBoolean(block.cancel, scenery),
    queue: readQueue(block.queue),
  }
  found.claims.push(made)
  return [...held, made]
}

function valueIn({ template }: Text, scenery: Scenery): Value {
  return template ? evaluate(template, scenery) : UNKNOWN
}

/** A boolean of YAML or of an expression; GitHub takes the words in quotes too. */
function readBoolean(text: Text | undefined, scenery: Scenery): boolean | undefined {
  if (text === undefined) return false
  const value = valueIn(text, scenery)
  if (value.kind !== 'known') return value.kind === 'unknown' ? value.isTruthy : undefined
  if (value.data.kind !== data.Kind.String) return truthOf(value)
  const word = value.data.coerceString().toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

function readQueue(text: Text | undefined): Claim['queue'] {
  if (text === undefined) return 'default'
  return text.raw === 'single' || text.raw === 'max' ? text.raw : 'unknown'
}
