import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { withProgress } from '../../../src/flow/progress.ts'
import { clock } from '../../../src/platform/clock.ts'
import { fakeActions } from '../../support/fake-actions.ts'
import { PROJECT_ROOT } from '../../support/runner.ts'

/** A clock that is moved by hand, and what was said meanwhile. */
function stand() {
  const fake = fakeActions()
  let nowMs = 0
  let ticking: { readonly intervalMs: number; readonly tick: () => void } | undefined
  const stepping = {
    ...clock,
    monotonicMs: () => nowMs,
    every: (intervalMs: number, tick: () => void) => {
      ticking = { intervalMs, tick }
      return {
        [Symbol.dispose]: () => {
          ticking = undefined
        },
      }
    },
  }
  const pass = (durationMs: number) => {
    const untilMs = nowMs + durationMs
    const { intervalMs = Infinity } = ticking ?? {}
    for (let at = Math.ceil((nowMs + 1) / intervalMs) * intervalMs; at <= untilMs; at += intervalMs) {
      nowMs = at
      ticking?.tick()
    }
    nowMs = untilMs
  }
  return { fake, platform: { actions: fake, clock: stepping }, pass, isTicking: () => ticking !== undefined }
}

test('long work is told of every ten seconds, with what is known by then', async () => {
  const { fake, platform, pass } = stand()
  const result = await withProgress('Restoring', platform, async (note) => {
    pass(10_000)
    note('1 MiB of 9 MiB')
    note('2 MiB of 9 MiB')
    pass(59_999)
    return 'done'
  })
  expect(result).toBe('done')
  expect(fake.lines.slice(0, 2)).toEqual(['Restoring (10 s)', 'Restoring (20 s): 2 MiB of 9 MiB'])
  expect(fake.lines).toHaveLength(6)
  expect(fake.lines.at(-1)).toBe('Restoring (1 min): 2 MiB of 9 MiB')
})

test('short work says nothing', async () => {
  const { fake, platform, pass } = stand()
  await withProgress('Restoring', platform, async () => pass(9999))
  expect(fake.lines).toEqual([])
})

test('nothing is said after the end, also of work that failed', async () => {
  const { platform, isTicking } = stand()
  const failing = withProgress('Restoring', platform, async () => {
    expect(isTicking()).toBe(true)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(isTicking()).toBe(false)
})

test('the timer ticks while there is work, and keeps no process alive', () => {
  const program = `
    import { clock } from ${JSON.stringify(path.join(PROJECT_ROOT, 'src', 'platform', 'clock.ts'))}
    let ticks = 0
    const { promise, resolve } = Promise.withResolvers()
    { using _three = clock.every(1, () => ++ticks === 3 && resolve(undefined))
      const work = setInterval(() => {}, 1e9); await promise; clearInterval(work) }
    clock.every(1e9, () => {})
    console.log(ticks)`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module-typescript', '-e', program],
    { encoding: 'utf8', timeout: 60_000 },
  )
  expect({ stdout, stderr, status }).toEqual({ stdout: '3\n', stderr: '', status: 0 })
})
