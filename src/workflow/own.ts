import path from 'node:path'

/** The file of the workflow that runs: where it is, and how it is called in the repository. */
export type OwnWorkflow =
  | { readonly kind: 'file'; readonly file: string; readonly shown: string }
  | { readonly kind: 'none'; readonly reason: string }

/**
 * The file that GITHUB_WORKFLOW_REF names (`owner/repo/.github/workflows/x.yml@ref`) in the checkout; a reason where it is
 * not there or belongs to another repository.
 */
export function locateOwnWorkflow(
  workspace: string,
  env: Readonly<Record<string, string | undefined>>,
): OwnWorkflow {
  const reference = env['GITHUB_WORKFLOW_REF'] ?? ''
  const match = /^([^/]+\/[^/]+)\/(\.github\/workflows\/[^/@]+)@/.exec(reference)
  const [, repository = '', file = ''] = match ?? []
  if (match === null) return { kind: 'none', reason: `GITHUB_WORKFLOW_REF is "${reference}"` }
  if (repository.toLowerCase() !== (env['GITHUB_REPOSITORY'] ?? '').toLowerCase())
    return { kind: 'none', reason: `the workflow belongs to ${repository}` }
  return { kind: 'file', file: path.join(workspace, ...file.split('/')), shown: file }
}
