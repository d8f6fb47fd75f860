import { type Facts, filled, makeRun, onDefaultBranch, type Run, refFacts } from './run.ts'
import type { Trigger } from './triggers.ts'
import { type Hole, hole, knownText, textOf } from './value.ts'

// What people call a branch that must not lose a run; a repository's own default is not written in its workflows.
const DEFAULT_BRANCH_NAME = /^(main|master|trunk|default|production|prod|stable|releases?([/-].*)?)$/i

// Each pattern is a run of its own: more of them say nothing new.
const MOST_PATTERNS = 30

/** A push to each branch or pattern that the trigger names, to the default branch, and of a tag, as its filters allow. */
export function pushRuns(trigger: Trigger): Run[] {
  const { branches, branchesIgnore, tags, tagsIgnore } = trigger
  const isOpen =
    branches === undefined && branchesIgnore === undefined && tags === undefined && tagsIgnore === undefined
  const commit: Facts = { sha: filled('commit', 'commit'), 'event.after': filled('commit', 'commit') }
  const runs: Run[] = []
  if (isOpen || branchesIgnore !== undefined) {
    const ignored = branchesIgnore?.some(
      (pattern) => DEFAULT_BRANCH_NAME.test(pattern) || /^\*+$/.test(pattern),
    )
    const github = { ...commit, ...onDefaultBranch() }
    const facts = { label: 'push to the default branch', isForMany: false, target: 'default-branch' } as const
    if (!ignored) runs.push(makeRun(trigger, facts, github))
  }
  const patterns = branches ?? (isOpen || branchesIgnore !== undefined ? ['**'] : [])
  for (const pattern of patterns.filter((text) => !text.startsWith('!')).slice(0, MOST_PATTERNS))
    runs.push(branchRun(trigger, pattern, commit))
  if (isOpen || tags !== undefined || tagsIgnore !== undefined) {
    const github = { ...commit, ...refFacts('refs/tags/', hole('tag', 'ref'), 'tag') }
    // Without a filter tags start the workflow too, but nothing says that it is about them.
    runs.push(
      makeRun(trigger, { label: 'push of a tag', isForMany: true, target: isOpen ? 'other' : 'tag' }, github),
    )
  }
  return runs
}

function branchRun(trigger: Trigger, pattern: string, commit: Facts): Run {
  const wildcard = pattern.search(/[*?+[\]!]/)
  const prefix = wildcard < 0 ? pattern : pattern.slice(0, wildcard)
  const rest = wildcard < 0 ? pattern : hole('branch', 'ref')
  const label = pattern === '**' || pattern === '*' ? 'push to a branch' : `push to ${pattern}`
  const target = DEFAULT_BRANCH_NAME.test(prefix) ? 'default-branch' : 'branch'
  const names = typeof rest === 'string' ? refFacts('refs/heads/', rest, 'branch') : prefixed(prefix, rest)
  return makeRun(trigger, { label, isForMany: wildcard >= 0, target }, { ...commit, ...names })
}

function prefixed(prefix: string, rest: Hole): Facts {
  const name = prefix === '' ? [rest] : [prefix, rest]
  return {
    ref: textOf(`refs/heads/${prefix}`, rest),
    ref_name: textOf(...name),
    ref_type: knownText('branch'),
  }
}
