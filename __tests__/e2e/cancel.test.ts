import { expect, test } from 'vitest'
import { openRange } from '../support/cancel.ts'

// `npm run chaos:cancel` does this fifty times, at random moments.
test('a sync that is cancelled in any of its parts ends in time, whole, and leaves nothing', async () => {
  await using range = await openRange()
  for (const share of [0.05, 0.3, 0.6, 0.9]) {
    const cancellation = await range.cancelAt(range.syncMs * share, { isCold: share < 0.5 })
    expect(cancellation).toMatchObject({ signal: null, left: 0, broken: undefined })
    expect([0, 130]).toContain(cancellation.code)
    expect(cancellation.exitMs).toBeLessThan(7500)
  }
})
