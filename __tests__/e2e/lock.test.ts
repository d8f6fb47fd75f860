import { expect, test } from 'vitest'
import { makeLeg } from '../support/legs.ts'
import { Machine } from '../support/runner.ts'

const indexUrl = 'http://127.0.0.1:1/'

test('a lock that stays held is passed by where the user accepts that, and a warning tells of it', async () => {
  await using machine = await Machine.create()
  const inputs = { run: 'echo ready; read -r < <(sleep 60)' }
  const holder = await makeLeg(machine, 'holder', { indexUrl, inputs })
  const held = await holder.step.start('main')
  await held.running.waitForLine(/^ready$/)
  const waiter = await makeLeg(machine, 'waiter', {
    indexUrl,
    inputs: { run: 'echo worked', 'lock-timeout': '1s', 'on-lock-timeout': 'proceed' },
  })
  const main = await waiter.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.log).toContain('worked')
  expect(main.log.join('\n')).toMatch(/ran unlocked \(input on-lock-timeout: proceed\)/)
  const warnings = main.commands.filter(({ command }) => command === 'warning')
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /ran unlocked \(input on-lock-timeout: proceed\): .*held by pid \d+ on \S+, runner/,
    ),
  ])
  expect(Number(main.outputs['lock-wait-ms'])).toBeGreaterThanOrEqual(1000)
  expect(main.summary).toMatch(/\| waited&nbsp;for \| [\d.]+ m?s, pid \d+/)
  held.running.cancel()
  await held.result
})

test("uv's own locks wait as long as ours, at least as long as uv would, and as the user says", async () => {
  await using machine = await Machine.create()
  const cases = [
    { inputs: { 'lock-timeout': '10s' }, env: {}, told: '300' },
    { inputs: { 'lock-timeout': '1h' }, env: {}, told: '3600' },
    { inputs: {}, env: { UV_LOCK_TIMEOUT: '7' }, told: '7' },
  ]
  for (const [index, { inputs, env, told }] of cases.entries()) {
    const run = 'echo "uv waits $UV_LOCK_TIMEOUT s"'
    const leg = await makeLeg(machine, `leg-${index}`, { indexUrl, env, inputs: { run, ...inputs } })
    expect((await leg.step.run('main')).log).toContain(`uv waits ${told} s`)
  }
})

const loseLock = 'rm -r "$UV_CACHE_DIR"/../../../locks/*.lock'

test('a lock that is lost while the sync runs is told of in a warning', async () => {
  await using machine = await Machine.create()
  const leg = await makeLeg(machine, 'one', { indexUrl, inputs: { run: loseLock } })
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  const warnings = main.commands.filter(({ command }) => command === 'warning')
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/The lock .*\.lock was lost on \S+ while the sync ran/),
  ])
})

test('after the loss of its lock a job tries nothing again and heals nothing', async () => {
  await using machine = await Machine.create()
  const run = `${loseLock}\necho 'error: Request failed after 3 retries' >&2\nexit 2`
  const leg = await makeLeg(machine, 'one', { indexUrl, inputs: { run, retries: '3' } })
  const main = await leg.step.run('main')
  expect(main.code).toBe(1)
  expect(main.log.join('\n')).toContain('Nothing is tried again or healed: the lock went to another job')
  expect(main.outputs).toMatchObject({ attempts: '1' })
})
