import { data } from '@actions/expressions'
import { descend, evaluate, type Scenery } from './evaluate.ts'
import type { Leg } from './matrix.ts'
import type { Job, Workflow } from './model.ts'
import { type Run, readGithub } from './runs.ts'
import { hole, known, knownText, NULL, textOf, UNKNOWN, type Value } from './value.ts'

/** A workflow on its way. */
export interface Invocation {
  readonly run: Run
  /** The workflow that the event started. */
  readonly root: Workflow
  /** What the caller gave; undefined in a workflow that an event started. */
  readonly inputs: ReadonlyMap<string, Value> | undefined
}

/** What the expressions of a workflow, and of the conditions of its jobs, can read. */
export function workflowScenery({ run, root, inputs }: Invocation): Scenery {
  const name = run.github.size === 0 ? textOf(hole('calling workflow', 'repository')) : knownText(root.name)
  return {
    read: ([context = '', ...path]) => {
      if (context === 'github') {
        if (path[0] === 'workflow') return name
        if (path[0] === 'workflow_ref') return textOf(hole(`workflow file ${root.basename}`, 'repository'))
        return readGithub(run, path)
      }
      if (context === 'inputs') return readInput({ run, inputs }, path)
      return UNKNOWN
    },
  }
}

function readInput(
  { run, inputs }: Pick<Invocation, 'run' | 'inputs'>,
  [name, ...rest]: readonly string[],
): Value {
  if (inputs) return name === undefined ? UNKNOWN : descend(inputs.get(name) ?? NULL, rest)
  return run.event === 'workflow_dispatch' || run.event === 'workflow_call' ? UNKNOWN : NULL
}

/** The same with the matrix of one leg. */
export function jobScenery(
  above: Scenery,
  job: Job,
  { leg, index, count }: { leg: Leg | undefined; index: number; count: number },
): Scenery {
  return {
    read: (path) => {
      const [context = '', name = '', ...rest] = path
      if (context === 'matrix') return readMatrix(leg, job, path.slice(1))
      if (context !== 'strategy') return above.read(path)
      if (job.matrix !== undefined && leg === undefined) return UNKNOWN
      if (name === 'job-index' && rest.length === 0) return known(new data.NumberData(index))
      return name === 'job-total' && rest.length === 0 ? known(new data.NumberData(count)) : UNKNOWN
    },
  }
}

function readMatrix(leg: Leg | undefined, job: Job, [name, ...rest]: readonly string[]): Value {
  if (leg === undefined) return job.matrix === undefined ? NULL : UNKNOWN
  if (name === undefined) return UNKNOWN
  if (!leg.has(name)) return NULL
  const value = leg.get(name)
  return value === undefined ? UNKNOWN : descend(known(value), rest)
}

/** The inputs of a called workflow: what the calling job gives, else the defaults. */
export function bindInputs(callee: Workflow, job: Job, scenery: Scenery): Map<string, Value> {
  const declared =
    callee.triggers.find(({ event }) => event === 'workflow_call')?.inputs ?? new Map<string, unknown>()
  return new Map(
    [...declared].map(([name, value]) => {
      const given = job.with.get(name)
      if (given) return [name, given.template ? evaluate(given.template, scenery) : UNKNOWN]
      return [name, fromYaml(value)]
    }),
  )
}

function fromYaml(value: unknown): Value {
  if (typeof value === 'boolean') return known(new data.BooleanData(value))
  if (typeof value === 'number') return known(new data.NumberData(value))
  const text = String(value)
  return text.includes('${{') ? UNKNOWN : knownText(text)
}
