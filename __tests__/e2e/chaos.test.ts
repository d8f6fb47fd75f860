import { expect, test } from 'vitest'
import { runChaos } from '../support/chaos.ts'

// The long version: `npm run chaos:heal`.
test('what is reported whole is whole, whatever is damaged, killed and cancelled beside it', async () => {
  const result = await runChaos({ rounds: 5, legs: 4, seed: 7 })
  expect(result).toMatchObject({ broken: [], failed: [], wholeCacheLosses: 0 })
  expect(result.damaged).toBeGreaterThan(0)
})
