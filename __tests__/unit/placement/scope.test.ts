import { expect, test } from 'vitest'
import { decideScope } from '../../../src/placement/scope.ts'

const pull = (head: unknown, base: unknown = { repo: { full_name: 'octo/project' } }) =>
  JSON.stringify({ pull_request: { head, base } })

test.each([
  ['push', undefined, 'shared'],
  ['schedule', undefined, 'shared'],
  ['merge_group', undefined, 'shared'],
  ['pull_request', pull({ repo: { full_name: 'octo/project' } }), 'shared'],
  ['pull_request_review', pull({ repo: { full_name: 'octo/project' } }), 'shared'],
  ['pull_request', pull({ repo: { full_name: 'mallory/project' } }), 'isolated'],
  ['pull_request_review_comment', pull({ repo: { full_name: 'mallory/project' } }), 'isolated'],
  ['pull_request', pull({ repo: null }), 'isolated'],
  ['pull_request', pull({ repo: null }, { repo: null }), 'isolated'],
  ['pull_request', pull({ repo: { full_name: '' } }, { repo: { full_name: '' } }), 'isolated'],
  ['pull_request', '{', 'isolated'],
  ['pull_request', 'null', 'isolated'],
  ['pull_request', undefined, 'isolated'],
  ['pull_request_target', pull({ repo: { full_name: 'octo/project' } }), 'isolated'],
  ['workflow_run', undefined, 'isolated'],
  ['issue_comment', undefined, 'isolated'],
] as const)('%s with the payload %s is %s', (event, rawPayload, scope) => {
  expect(decideScope('auto', { event, rawPayload }).scope).toBe(scope)
  for (const asked of ['shared', 'isolated'] as const)
    expect(decideScope(asked, { event, rawPayload }).scope).toBe(asked)
})
