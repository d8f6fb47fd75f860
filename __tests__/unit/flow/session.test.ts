import { expect, test } from 'vitest'
import { readSession, SessionKeeper } from '../../../src/flow/session.ts'
import { fakeActions } from '../../support/fake-actions.ts'

test('post reads all that main has saved, one after the other', () => {
  const actions = fakeActions()
  const session = new SessionKeeper()
  session.add({ saves: [] }, { actions })
  session.add({ lock: { path: '/l/k.lock', token: 't' } }, { actions })
  expect(readSession({ actions })).toEqual({ version: 1, saves: [], lock: { path: '/l/k.lock', token: 't' } })
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
