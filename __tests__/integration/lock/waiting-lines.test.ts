import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SessionKeeper } from '../../../src/flow/session.ts'
import type { SyncJob } from '../../../src/flow/sync-under-lease.ts'
import { takeLease } from '../../../src/flow/take-lease.ts'
import { createPlatform } from '../../../src/platform/index.ts'
import type { RunFacts } from '../../../src/report/facts.ts'
import { fakeActions } from '../../support/fake-actions.ts'
import { beltless, ownerRecord, plantLock, temporaryDir } from '../../support/lock/planted.ts'

test('a queue with a new holder every second is one line every ten, and the last holder is the one told in the end', async () => {
  using temp = temporaryDir()
  const actions = fakeActions()
  const ownerOf = (second: number) => ownerRecord({ job: `leg-${second}` })
  plantLock(temp.lockPath, ownerOf(0))
  let nowMs = 0
  const clock = {
    ...beltless.clock,
    monotonicMs: () => nowMs,
    sleep: async () => {
      nowMs += 1000
      rmSync(temp.lockPath, { recursive: true })
      if (nowMs < 25_000) plantLock(temp.lockPath, ownerOf(nowMs / 1000))
    },
  }
  const facts: RunFacts = { host: 'node-1', notices: [], phases: [] }
  const inputs = { lock: 'required', lockTimeoutMs: 600_000, onLockTimeout: 'fail' }
  const job = { inputs, facts, placement: { cacheDir: '/cache' }, session: new SessionKeeper() }
  const lease = await takeLease(
    job as unknown as SyncJob,
    { lockPath: temp.lockPath, mode: 'exclusive', sinceMs: 0 },
    { ...createPlatform(), ...beltless, actions, clock },
  )
  await lease?.release()
  expect(actions.lines.map((line) => /leg-\d+/.exec(line)?.[0])).toEqual(['leg-0', 'leg-10', 'leg-20'])
  expect(facts.lock?.waitedFor).toContain('leg-24')
})
