import { expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'

test('timers and signals have their turn, whatever is awaited in a row', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  for (let count = 0; count < 20_000; count++) await files.stat('.')
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})

test('a call that fails rejects with the errno, and throws nothing at once', async () => {
  const calling = files.lstat('/no/such/entry')
  await expect(calling).rejects.toMatchObject({ code: 'ENOENT', syscall: 'lstat' })
})
