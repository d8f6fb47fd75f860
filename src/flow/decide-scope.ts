import type { Inputs } from '../inputs/inputs.ts'
import { decideScope, type TrustScope } from '../placement/scope.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'

/** Decides with whom this job shares its cache; a wish to share it with outsiders is granted, and told. */
export async function readScope(
  { inputs, facts }: { readonly inputs: Inputs; readonly facts: RunFacts },
  { actions, files, host }: Pick<Platform, 'actions' | 'files' | 'host'>,
): Promise<TrustScope> {
  const eventPath = host.env['GITHUB_EVENT_PATH']
  const event = host.env['GITHUB_EVENT_NAME'] ?? ''
  // Absent outside of a job; of what cannot be read the worst is assumed.
  const rawPayload = eventPath ? await files.readFile(eventPath, 'utf8').catch(() => undefined) : undefined
  const { scope, reason } = decideScope(inputs.trustScope, { event, rawPayload })
  if (scope === 'isolated') actions.info(`This job has a cache, lock and keys of its own kind: ${reason}`)
  const advised = decideScope('auto', { event, rawPayload })
  if (scope === 'shared' && advised.scope === 'isolated')
    facts.notices.push(
      `The cache is shared with trusted jobs (input trust-scope), although ${advised.reason}`,
    )
  return scope
}
