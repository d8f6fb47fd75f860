import { expect, test } from 'vitest'
import { type HealContext, planHeal } from '../../../src/heal/plan.ts'
import type { Failure } from '../../../src/shared/failure.ts'

const DAMAGE: Failure = {
  class: 'cache-corruption',
  action: 'heal',
  cause: 'METADATA is missing',
  remedy: 'Clean it.',
  package: { name: 'left-pad' },
}
const READY: HealContext = { mode: 'auto', isOffline: false, isHealed: false }

test('cache damage of a named package is healed', () => {
  expect(planHeal(DAMAGE, READY)).toEqual({ kind: 'heal' })
})

const { package: _unnamed, ...NAMELESS } = DAMAGE
test.each<[string, Failure, HealContext]>([
  ['another kind of failure', { ...DAMAGE, class: 'network', action: 'retry' }, READY],
  ['damage that names no package', NAMELESS, READY],
  ['anything where the user said no', DAMAGE, { ...READY, mode: 'off' }],
  ['anything offline', DAMAGE, { ...READY, isOffline: true }],
  ['a second time', DAMAGE, { ...READY, isHealed: true }],
])('%s is not healed, and the reason is told', (_what, failure, context) => {
  expect(planHeal(failure, context)).toEqual({ kind: 'none', reason: expect.stringMatching(/\w/) })
})
