/** Whose jobs share a cache, its lock and its keys. */
export type TrustScope = 'shared' | 'isolated'

export interface ScopeDecision {
  readonly scope: TrustScope
  /** For people. */
  readonly reason: string
}

/** Events that somebody without write access can set off, in the name of the default branch. */
const OUTSIDERS_EVENTS: readonly string[] = ['pull_request_target', 'workflow_run', 'issue_comment']

const FORK_EVENTS = /^pull_request(_review(_comment)?)?$/

/**
 * `auto` keeps jobs that may work for outsiders apart. A pull request of which nothing tells where it comes from counts
 * as one from a fork.
 */
export function decideScope(
  asked: 'auto' | TrustScope,
  run: { readonly event: string; readonly rawPayload: string | undefined },
): ScopeDecision {
  if (asked !== 'auto') return { scope: asked, reason: 'the input trust-scope' }
  const { event, rawPayload } = run
  if (OUTSIDERS_EVENTS.includes(event)) return { scope: 'isolated', reason: `the event is ${event}` }
  if (FORK_EVENTS.test(event) && !isOwnPullRequest(rawPayload))
    return { scope: 'isolated', reason: 'the pull request comes from a fork' }
  return { scope: 'shared', reason: 'the event is one of the repository itself' }
}

interface Payload {
  readonly pull_request?: {
    readonly head?: { readonly repo?: { readonly full_name?: unknown } | null }
    readonly base?: { readonly repo?: { readonly full_name?: unknown } | null }
  }
}

function isOwnPullRequest(rawPayload: string | undefined): boolean {
  try {
    const { pull_request: pull } = JSON.parse(rawPayload ?? '') as Payload
    const head = pull?.head?.repo?.full_name
    return typeof head === 'string' && head !== '' && head === pull?.base?.repo?.full_name
  } catch {
    return false
  }
}
