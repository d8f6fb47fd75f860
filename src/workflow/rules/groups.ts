import { readsPath } from '../expression.ts'
import type { Concurrency, Workflow } from '../model.ts'
import { isPullRequest, type Run } from '../runs.ts'
import type { Span } from '../source.ts'
import type { Claim, Survey } from '../survey.ts'
import { spell, varies } from '../value.ts'

/** What people call work that has to reach somebody. */
export const DELIVERY = /(^|[^a-z])(deploy|release|publish)/i

/** The claims of each `concurrency:` of the given workflows, in the order of the files. */
export function claimsByBlock({ claims }: Pick<Survey, 'claims'>): Map<Concurrency, Claim[]> {
  return groupBy(claims, ({ block }) => block)
}

export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** `on push to main this group is "ci-"` */
export function tellGroup({ run, group }: Pick<Claim, 'run' | 'group'>): string {
  const text = spell(group)
  return `on ${run.label} this group is ${text === '' ? 'empty' : `\`${text}\``}`
}

/** Where a finding about the name of a group belongs. */
export function groupSpan(block: Concurrency): Span {
  return block.group?.at ?? block.key
}

/** The group is certain, and two runs of the same ref would meet in it. */
export function isShared({ group, key }: Claim): boolean {
  return key !== undefined && !varies(group, ['run', 'commit'])
}

/** The group is certain, and runs for different branches, tags, pull requests or issues meet in it. */
export function isSharedByAll(claim: Claim): boolean {
  return isShared(claim) && !varies(claim.group, ['ref', 'subject'])
}

export function reads({ group }: Concurrency, ...paths: string[]): boolean {
  const template = group?.template
  return template !== undefined && paths.some((path) => readsPath(template, path))
}

/** What depends on the run for both of them may exclude each other, unless it is the same condition or only filters for paths. */
export function canMeet(claim: Claim, other: Claim): boolean {
  if (isAlwaysMade(claim) || isAlwaysMade(other)) return true
  return claim.conditions.join() === other.conditions.join()
}

/** Made by every such event: no filter for paths and no condition of a job is in the way. */
export function isAlwaysMade({ conditions, run }: Claim): boolean {
  return conditions.length === 0 && !run.hasPaths
}

/** Whether one and the same event can start both. */
export function startTogether(a: Run, b: Run): boolean {
  if (a.event !== b.event) return false
  return a.types === undefined || b.types === undefined || a.types.some((type) => b.types?.includes(type))
}

/** An expression that differs between any two runs that must not meet, for the events of the workflow. */
export function keyExpression({ triggers }: Workflow): string {
  const events = triggers.map(({ event }) => event)
  const isPlain = events.every((event) =>
    ['pull_request', 'merge_group', 'workflow_dispatch', 'release', 'workflow_call'].includes(event),
  )
  const parts = [
    events.some((event) => isPullRequest({ event })) && 'github.event.pull_request.number',
    events.some((event) => event.startsWith('issue')) && 'github.event.issue.number',
    events.includes('push') || isPlain ? 'github.ref' : 'github.run_id',
  ]
  return parts.filter(Boolean).join(' || ')
}
