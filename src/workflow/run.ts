import { data } from '@actions/expressions'
import type { Trigger } from './triggers.ts'
import { type Hole, hole, knownText, NULL, textOf, UNKNOWN, type Value } from './value.ts'

/** One way in which a workflow can be started: an event, on a kind of ref, with what is certain of `github.*` then. */
export interface Run {
  readonly event: string
  /** For people: `push to main`, `pull_request`. */
  readonly label: string
  /** Runs for different branches, tags, pull requests or issues can be under way at once. */
  readonly isForMany: boolean
  /** What such a run is for. */
  readonly target: 'default-branch' | 'branch' | 'tag' | 'pull-request' | 'merge-queue' | 'issue' | 'other'
  /** Activity types that start it; undefined: every one. */
  readonly types: readonly string[] | undefined
  readonly hasPaths: boolean
  readonly hasInputs: boolean
  /** The value at a path below `github`, lower case; undefined: nothing is known of it. */
  readonly github: ReadonlyMap<string, Value>
}

// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
const PULL_REQUEST_TYPES = ['opened', 'synchronize', 'reopened']
const DEFAULT_BRANCH = hole('default branch', 'repository')

/** A run of the trigger, with what every run has in common and what is given for this one. */
export function makeRun(
  trigger: Trigger,
  facts: Pick<Run, 'isForMany' | 'target'> & { label?: string },
  github: Facts,
): Run {
  const { event, types, hasPaths, inputs } = trigger
  return {
    event,
    label: facts.label ?? event,
    isForMany: facts.isForMany,
    target: facts.target,
    types: types ?? (event.startsWith('pull_request') ? PULL_REQUEST_TYPES : undefined),
    hasPaths,
    hasInputs: inputs.size > 0,
    github: new Map<string, Value>([
      ...Object.entries(COMMON),
      ['event_name', knownText(event)],
      ...Object.entries(github),
      ...(types?.length === 1 ? ([['event.action', knownText(types[0] ?? '')]] as const) : []),
    ]),
  }
}

/** Values at paths below `github`. */
export type Facts = Record<string, Value>

/** Text that is one hole. */
export const filled = (name: string, scope: Hole['scope']) => textOf(hole(name, scope))
const COMMON: Facts = {
  repository: filled('repository', 'repository'),
  repository_owner: filled('owner', 'repository'),
  repository_id: filled('repository id', 'repository'),
  server_url: filled('server', 'repository'),
  'event.repository.default_branch': textOf(DEFAULT_BRANCH),
  'event.repository.name': filled('repository name', 'repository'),
  'event.repository.full_name': filled('repository', 'repository'),
  run_id: filled('run id', 'run'),
  run_number: filled('run number', 'run'),
  // Null unless the event brings them.
  head_ref: knownText(''),
  base_ref: knownText(''),
  'event.number': NULL,
  'event.pull_request': NULL,
  'event.issue': NULL,
  'event.merge_group': NULL,
  'event.workflow_run': NULL,
  'event.release': NULL,
  'event.inputs': NULL,
}

/** `ref`, `ref_name` and `ref_type` of a branch or tag. */
export function refFacts(prefix: string, rest: string | Hole, type: 'branch' | 'tag'): Facts {
  return {
    ref: typeof rest === 'string' ? knownText(prefix + rest) : textOf(prefix, rest),
    ref_name: typeof rest === 'string' ? knownText(rest) : textOf(rest),
    ref_type: knownText(type),
  }
}

export const onDefaultBranch = (): Facts => refFacts('refs/heads/', DEFAULT_BRANCH, 'branch')

/** Reads `github.*` of a run; a path below one that is null is null, as in GitHub. */
export function readGithub(run: Run, path: readonly string[]): Value {
  const exact = run.github.get(path.join('.'))
  if (exact) return exact
  for (let length = path.length - 1; length > 0; length--) {
    const above = run.github.get(path.slice(0, length).join('.'))
    if (above?.kind === 'known' && above.data.kind === data.Kind.Null) return NULL
    if (above) return UNKNOWN
  }
  return UNKNOWN
}
