import { execFileSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import path from 'node:path'
import { find } from '@actions/tool-cache'
import { expect, test, vi } from 'vitest'
import { realWheel } from '../integration/uv/real-wheel.ts'
import { importAll, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine } from '../support/runner.ts'

/** The index of a site: the packages of the project and uv itself. */
function startSiteIndex() {
  const { filename, content } = realWheel(UV_VERSION)
  const sha256 = execFileSync('sha256sum', { input: content, encoding: 'utf8' }).slice(0, 64)
  const uv = {
    name: 'uv',
    version: UV_VERSION,
    fileName: filename,
    bytes: content,
    sha256,
    metadata: 'Name: uv\n',
  }
  return startPackageIndex([...makeWheels(), uv])
}

// No uv on this PATH.
const withoutUv = { PATH: '/usr/local/bin:/usr/bin:/bin' }

test('uv comes verified from the index that is configured, then from the tool cache, then without any network', async () => {
  await using machine = await Machine.create({ sharesToolCache: true })
  await using index = await startSiteIndex()
  const env = { ...withoutUv, UV_DEFAULT_INDEX: index.url }
  const first = await makeLeg(machine, 'first', { indexUrl: index.url, env })
  const cold = await first.step.run('main')
  expect(cold.code, cold.log.join('\n')).toBe(0)
  expect(cold.outputs['uv-source']).toBe('index')
  expect(cold.paths).toContain(path.dirname(cold.outputs['uv-path'] ?? ''))
  expect(cold.log.join('\n')).toContain('verified by bundled digest table')

  // What a project commits: the lock file that the first sync made.
  const second = await makeLeg(machine, 'second', {
    indexUrl: index.url,
    env,
    launcher: ['unshare', '--net', '--'],
  })
  await cp(path.join(first.runner.workspace, 'uv.lock'), path.join(second.runner.workspace, 'uv.lock'))
  const warm = await second.step.run('main')
  expect(warm.code, warm.log.join('\n')).toBe(0)
  expect(warm.outputs).toMatchObject({ 'uv-source': 'tool-cache', 'uv-version': UV_VERSION, attempts: '1' })
  expect(await importAll(second, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
})

test('what @actions/tool-cache finds is what was installed', async () => {
  await using machine = await Machine.create({ sharesToolCache: true })
  await using index = await startSiteIndex()
  const env = { ...withoutUv, UV_DEFAULT_INDEX: index.url }
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, env, inputs: { run: 'none' } })
  const main = await leg.step.run('main')
  const dir = path.dirname(main.outputs['uv-path'] ?? '')
  vi.stubEnv('RUNNER_TOOL_CACHE', path.join(machine.root, 'tools'))
  expect(find('locked-uv', UV_VERSION, path.basename(dir))).toBe(dir)
  vi.unstubAllEnvs()
})

test('without network and without the packages the cause is told, the cache stays and nothing is healed', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, launcher: ['unshare', '--net', '--'] })
  const main = await leg.step.run('main')
  expect(main.code).toBe(1)
  expect(main.outputs).toMatchObject({ 'failure-class': 'network', healed: '', attempts: '1' })
})

test('a failure that may pass is tried again as often as the input says', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  index.disturb('plum-0.3', 503)
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { retries: '1' } })
  const { running, result } = await leg.step.start('main')
  await running.waitForLine(/^This may pass \(network\): trying again/)
  index.disturb('plum-0.3', 'healthy')
  const main = await result
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs).toMatchObject({ attempts: '2', healed: '' })
})

test('a uv on PATH of another version is not used', async () => {
  await using machine = await Machine.create()
  await using index = await startSiteIndex()
  const env = { PATH: `${path.dirname(uvPathOf('0.11.33'))}:${withoutUv.PATH}`, UV_DEFAULT_INDEX: index.url }
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, env, inputs: { run: 'uv --version' } })
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs['uv-source']).toBe('index')
  expect(main.log.join('\n')).toMatch(/^uv 0\.13\.8\b/m)
})
