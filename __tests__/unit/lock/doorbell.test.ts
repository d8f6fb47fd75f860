import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { hangDoorbell } from '../../../src/lock/doorbell.ts'
import { files } from '../../../src/platform/files.ts'

test('whoever is woken by something else leaves no sleep behind that keeps the process', () => {
  const doorbell = hangDoorbell(path.join(tmpdir(), 'x.lock'), new AbortController().signal, files)
  const first = doorbell.arm()
  const second = doorbell.arm()
  expect([first.aborted, second.aborted]).toEqual([true, false])
  doorbell.close()
  expect(second.aborted).toBe(true)
})
