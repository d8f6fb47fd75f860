import { expect, test } from 'vitest'
import { readSession, saveSession } from '../../../src/flow/session.ts'
import { fakeActions } from '../../support/fake-actions.ts'

test('post reads what main saved', () => {
  const actions = fakeActions()
  const session = { version: 1, lock: { path: '/l/k.lock', token: 't' } } as const
  saveSession(session, { actions })
  expect(readSession({ actions })).toEqual(session)
})

test.each([
  '',
  'null',
  '[]',
  '{',
  '{"version":2,"lock":{"path":"/l","token":"t"}}',
  '{"version":1,"lock":{"path":1}}',
])('state %j of another version, or of nobody, is nothing to act on', (session) => {
  const actions = fakeActions()
  actions.saveState('session', session)
  expect(readSession({ actions })).toBeUndefined()
})
