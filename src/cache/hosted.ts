import type { Host } from '../platform/index.ts'

/** Whether this job takes part in the Actions cache, and why not, for people. */
export type Caching =
  | { readonly kind: 'on'; readonly isHosted: boolean }
  | { readonly kind: 'off'; readonly reason: string }

/**
 * Events whose runs see the cache of the default branch and work for somebody else, or whose results are handed out: what
 * one of them saves, or an earlier one has left, would reach a release.
 */
const NEVER_CACHED: Readonly<Record<string, string>> = {
  release: 'a release is built from nothing that another run has left',
  pull_request_target: 'it may run the code of a fork beside the cache of the default branch',
  workflow_run: 'it may use what a fork has made beside the cache of the default branch',
  issue_comment: 'it may run the code of a fork beside the cache of the default branch',
}

/** `true` of the user is obeyed; `auto` is careful. */
export function decideCaching(
  request: { readonly enableCache: 'auto' | 'true' | 'off'; readonly warmStart: 'auto' | 'off' },
  { env }: Pick<Host, 'env'>,
): Caching {
  const isHosted = env['RUNNER_ENVIRONMENT'] === 'github-hosted'
  if (request.enableCache === 'off') return { kind: 'off', reason: 'the input enable-cache is false' }
  if (request.enableCache === 'true') return { kind: 'on', isHosted }
  if (!isHosted && request.warmStart === 'off') return { kind: 'off', reason: 'the input warm-start is off' }
  const event = env['GITHUB_EVENT_NAME'] ?? ''
  const danger = NEVER_CACHED[event]
  if (danger !== undefined) return { kind: 'off', reason: `the event is ${event}: ${danger}` }
  if (env['GITHUB_REF_TYPE'] === 'tag' || env['GITHUB_REF']?.startsWith('refs/tags/'))
    return { kind: 'off', reason: `${env['GITHUB_REF']} is a tag: ${NEVER_CACHED['release']}` }
  return { kind: 'on', isHosted }
}
