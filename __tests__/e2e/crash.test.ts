import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { processes } from '../../src/platform/processes.ts'
import {
  findLock,
  importAll,
  makeLeg,
  makeWheels,
  readHolder,
  readLeaseTimes,
  startStalledLeg,
  UV_VERSION,
} from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { Machine } from '../support/runner.ts'

const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await delay(5)
}

test('a leg that was SIGKILLed in mid-sync is inherited from when its uv is gone, not before', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const { running, result, lockPath, groupId } = await startStalledLeg(machine, index, 'victim')

  const next = await makeLeg(machine, 'next', { indexUrl: index.url, dependencies: ['apple'] })
  const waiting = await next.step.start('main')
  await waiting.running.waitForLine(/^Waiting for the lock .* held by pid/)
  running.kill('SIGKILL')
  await until(async () => typeof processes.inspect(running.pid) !== 'object' || isZombie(running.pid))
  // The orphan still has the network connection and the cache: nobody may come in.
  await delay(500)
  expect(existsSync(lockPath)).toBe(true)
  expect((await readHolder(lockPath)).pid).toBe(running.pid)

  const killedMs = monotonicMs()
  processes.signalGroup(groupId, 'SIGKILL')
  const main = await waiting.result
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(readLeaseTimes(main).enteredMs).toBeGreaterThan(killedMs)
  expect(main.log.join('\n')).toMatch(
    /Inherited the lock from pid \d+ on .*, whose process and child are proved dead/,
  )
  expect(main.summary).toContain('which had died')
  expect(await importAll(next, ['apple'])).toBe('apple 1.0\n')
  await result
})

test('post releases what a killed main left, and the next one is told', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const { step, running, result, lockPath, groupId } = await startStalledLeg(machine, index, 'one')
  running.kill('SIGKILL')
  await result

  const early = await step.run('post')
  expect(early.code).toBe(0)
  expect(early.log.join('\n')).toContain('still runs and keeps the lock')
  expect(existsSync(lockPath)).toBe(true)

  processes.signalGroup(groupId, 'SIGKILL')
  await until(() => !processes.isGroupAlive(groupId))
  const late = await step.run('post')
  expect(late.log.join('\n')).toContain('released it now')
  expect(existsSync(lockPath)).toBe(false)

  const next = await makeLeg(machine, 'next', { indexUrl: index.url, dependencies: ['apple'] })
  const main = await next.step.run('main')
  expect(main.code).toBe(0)
  expect(main.log.join('\n')).toContain('Inherited the lock from')
})

test('a cancelled leg ends by itself before SIGTERM, leaves no process and no lock, and the next run is whole', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const { step, running, result, lockPath, groupId } = await startStalledLeg(machine, index, 'one')
  running.cancel()
  const main = await result
  // 143 or a signal would mean that the runner had to send SIGTERM after 7.5 s.
  expect({ code: main.code, signal: main.signal }).toEqual({ code: 130, signal: null })
  expect(main.log.join('\n')).toContain('Cancelled: interrupted by SIGINT')
  expect(processes.isGroupAlive(groupId)).toBe(false)
  expect(existsSync(lockPath)).toBe(false)
  expect((await step.run('post')).log).toEqual([])

  await using healthy = await startPackageIndex(makeWheels())
  const again = await makeLeg(machine, 'one', { indexUrl: healthy.url })
  const second = await again.step.run('main')
  expect(second.code, second.log.join('\n')).toBe(0)
  expect(await importAll(again, ['apple', 'pear', 'plum'])).toBe('apple 1.0\npear 2.1\nplum 0.3\n')
})

test('what a cancelled sync left half linked is linked afresh by the next one, without a heal', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const half = 'uv sync\nrm .venv/lib/python*/site-packages/apple/core.py\necho ready\nsleep 60'
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { run: half } })
  const { running, result } = await leg.step.start('main')
  await running.waitForLine(/^ready$/)
  running.cancel()
  expect((await result).code).toBe(130)

  const main = await leg.runner.step({ version: UV_VERSION }).run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs).toMatchObject({ attempts: '1', healed: '' })
  expect(await importAll(leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
})

test('a script that ignores SIGINT and SIGTERM is ended in time all the same', async () => {
  await using machine = await Machine.create()
  const script = 'trap "" INT TERM\n(trap "" INT TERM; sleep 60) &\necho ready\nwait\nsleep 60'
  const leg = await makeLeg(machine, 'one', { indexUrl: 'http://127.0.0.1:1/', inputs: { run: script } })
  const { running, result } = await leg.step.start('main')
  await running.waitForLine(/^ready$/)
  const { child } = await readHolder(await findLock(machine))
  running.cancel()
  const main = await result
  expect({ code: main.code, signal: main.signal }).toEqual({ code: 130, signal: null })
  expect(processes.isGroupAlive(child?.pid ?? 0)).toBe(false)
})

/** Has the lock until it is cancelled. */
async function startHolder(machine: Machine) {
  const holder = await makeLeg(machine, 'holder', {
    indexUrl: 'http://127.0.0.1:1/',
    inputs: { run: 'echo ready; read -r < <(sleep 60)' },
  })
  const held = await holder.step.start('main')
  await held.running.waitForLine(/^ready$/)
  return held
}

test('a leg that is cancelled while it waits leaves the holder alone', async () => {
  await using machine = await Machine.create()
  const held = await startHolder(machine)
  const waiter = await makeLeg(machine, 'waiter', {
    indexUrl: 'http://127.0.0.1:1/',
    inputs: { run: 'true' },
  })
  const waiting = await waiter.step.start('main')
  const [line] = await waiting.running.waitForLine(/^Waiting for the lock of .*/)
  expect(line).toMatch(/held by pid \d+ on \S+, runner \S+-holder, job test, since \S+ .*actions\/runs\/1000/)
  waiting.running.cancel()
  expect((await waiting.result).code).toBe(130)
  const lockPath = await findLock(machine)
  expect((await readHolder(lockPath)).pid).toBe(held.running.pid)
  held.running.cancel()
  await held.result
})

test('a lock that stays held ends in an error that names the holder', async () => {
  await using machine = await Machine.create()
  const held = await startHolder(machine)
  const waiter = await makeLeg(machine, 'waiter', {
    indexUrl: 'http://127.0.0.1:1/',
    inputs: { run: 'true', 'lock-timeout': '1s' },
  })
  const main = await waiter.step.run('main')
  expect(main.code).toBe(1)
  const [error] = main.commands.filter(({ command }) => command === 'error')
  expect(error?.properties['title']).toContain('LOCK_TIMEOUT')
  expect(error?.message).toMatch(/held by pid \d+ on \S+, runner \S+-holder/)
  expect(main.outputs).toMatchObject({ attempts: '0', 'lock-path': await findLock(machine) })
  expect(Number(main.outputs['lock-wait-ms'])).toBeGreaterThanOrEqual(1000)
  held.running.cancel()
  await held.result
})

test('a cancel while the environment is compared ends the leg at once, and nothing is healed', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const script = [
    'uv sync',
    'cd .venv/lib/python*/site-packages',
    'for i in $(seq 150); do d=big$i-1.0.dist-info; mkdir $d; echo > $d/METADATA; echo "$d/METADATA,,1" > $d/RECORD',
    'seq -f "big$i/%.0f,,0" 2000 >> $d/RECORD; done',
    'echo ready',
  ].join('\n')
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { run: script } })
  const { running, result } = await leg.step.start('main')
  await running.waitForLine(/^ready$/)
  await running.waitForLine(/^::endgroup::$/)
  running.cancel()
  const main = await result
  expect({ code: main.code, signal: main.signal }).toEqual({ code: 130, signal: null })
  expect(main.log.join('\n')).not.toMatch(/^Healed/m)
  expect((await leg.step.run('post')).log).toEqual([])
})

test('a cancelled download ends at once behind a proxy that never answers', async () => {
  await using machine = await Machine.create()
  const proxy = createServer().listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const env = {
    PATH: '/usr/bin:/bin',
    UV_DEFAULT_INDEX: 'https://index.invalid/simple/',
    https_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    no_proxy: '',
    NO_PROXY: '',
  }
  const leg = await makeLeg(machine, 'one', { indexUrl: 'http://127.0.0.1:1/', env, inputs: { run: 'none' } })
  const { running, result } = await leg.step.start('main')
  await once(proxy, 'connection')
  running.cancel()
  const main = await result
  proxy.close()
  expect({ code: main.code, signal: main.signal }).toEqual({ code: 130, signal: null })
})

function isZombie(pid: number): boolean {
  const facts = processes.inspect(pid)
  return typeof facts === 'object' && facts.state === 'Z'
}
