import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANSWER_MARK, createCacheService } from '../../../src/platform/cache-service.ts'
import { createPlatform } from '../../../src/platform/index.ts'
import { fakeActions } from '../../support/fake-actions.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'cache-service-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

/** A transfer by a client that prints these lines, in place of one that needs a service. */
async function transferPrinting(lines: readonly string[]) {
  const script = path.join(dir, 'client.mjs')
  writeFileSync(script, `console.log(${JSON.stringify(lines.join('\n'))})`)
  const actions = fakeActions()
  const told: string[] = []
  const answer = await createCacheService({ ...createPlatform(), actions }, script).transfer({
    verb: 'restore',
    dir,
    name: 'x',
    key: 'k',
    restoreKeys: [],
    timeoutMs: 60_000,
    onProgress: (done) => told.push(done),
  })
  return { answer, told, log: actions.lines }
}

test('how far a transfer has come is passed on, and not into the log', async () => {
  const { answer, told, log } = await transferPrinting([
    'Cache Size: ~1200 MB (1258291200 B)',
    'Received 125829120 of 1258291200 (10.0%), 60.0 MBs/sec',
    'Received 1258291200 of 1258291200 (100.0%), 75.2 MBs/sec',
    'Received nothing of use',
    `${ANSWER_MARK}{"key":"k"}`,
  ])
  expect(told).toEqual(['120.0 MiB of 1.2 GiB', '1.2 GiB of 1.2 GiB'])
  expect(answer).toEqual({ kind: 'restored', key: 'k' })
  expect(log).toEqual([])
})
