import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { importAll, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine } from '../support/runner.ts'

test('a cold step installs, places, locks, syncs, verifies, and tells all of it', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url })

  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  const cacheDir = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}/v1/cache/0.13/gen-1`)
  expect(main.outputs).toEqual({
    'uv-version': UV_VERSION,
    'uv-path': uvPathOf(UV_VERSION),
    'uvx-path': uvPathOf(UV_VERSION).replace(/uv$/, 'uvx'),
    'uv-source': 'path',
    'uv-verified-by': 'probe of the uv on PATH',
    'cache-dir': cacheDir,
    'cache-dir-from': expect.stringContaining('TMPDIR'),
    'cache-hit': 'false',
    'cache-key': '',
    'python-cache-hit': 'false',
    'lock-path': expect.stringMatching(/v1\/locks\/[0-9a-f]{16}\.lock$/),
    'lock-wait-ms': expect.stringMatching(/^\d+$/),
    attempts: '1',
    healed: '',
    'failure-class': '',
    venv: leg.environmentDir,
    'python-version': expect.stringMatching(/^3\.\d+\.\d+/),
  })
  expect(main.env).toMatchObject({
    UV_CACHE_DIR: cacheDir,
    UV_PYTHON_INSTALL_DIR: expect.stringContaining('/v1/python'),
    UV_TOOL_DIR: expect.stringContaining('/v1/tools'),
    UV_TOOL_BIN_DIR: expect.stringContaining('/v1/bin'),
  })
  // uv was first on PATH; put before everything, its directory would hide the Python that an earlier step set up.
  expect(main.paths).toEqual([path.join(leg.runner.temp, 'locked-uv-bin'), main.env['UV_TOOL_BIN_DIR']])
  // No node on PATH: the launcher names the one that runs the action.
  const launcher = path.join(main.paths[0] ?? '', 'locked-uv')
  const { stdout } = spawnSync(launcher, ['--version'], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } })
  expect(stdout).toMatch(/^locked-uv \d+\.\d+\.\d+ /)
  expect(main.summary).toContain('The environment is whole: 3 distributions')
  expect(main.commands.filter(({ command }) => ['warning', 'error'].includes(command))).toEqual([])
  expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe('apple 1.0\npear 2.1\nplum 0.3\n')
  expect(existsSync(main.outputs['lock-path'] ?? '')).toBe(false)
  expect((await stat(path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`))).mode & 0o777).toBe(0o700)
})

test('the compiled code is kept for the next step, where nobody else can write it, and not on a hosted runner', async () => {
  await using machine = await Machine.create({ sharesToolCache: true })
  const dir = path.join(machine.sharedToolCache ?? '', 'locked-uv-code')
  const kept = async () => (await readdir(dir, { recursive: true }).catch(() => [])).length > 0
  const runIn = async (environment: string) => {
    const env = { RUNNER_ENVIRONMENT: environment }
    const leg = await makeLeg(machine, 'one', {
      indexUrl: 'http://127.0.0.1:1/',
      inputs: { run: 'none' },
      env,
    })
    const { code, log } = await leg.step.run('main')
    expect(code, log.join('\n')).toBe(0)
  }
  await runIn('github-hosted')
  expect(await kept()).toBe(false)

  await mkdir(dir)
  await chmod(dir, 0o755)
  await runIn('self-hosted')
  expect(await kept()).toBe(false)

  await rmdir(dir)
  await runIn('self-hosted')
  expect(await kept()).toBe(true)
  expect((await stat(dir)).mode & 0o777).toBe(0o700)
})

test('post after a good main says nothing, twice', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url })
  await leg.step.run('main')
  for (const time of [1, 2]) {
    const post = await leg.step.run('post')
    expect({ time, code: post.code, log: post.log }).toEqual({ time, code: 0, log: [] })
  }
})

test('run: none installs uv and places its state, and nothing else', async () => {
  await using machine = await Machine.create()
  const leg = await makeLeg(machine, 'one', { indexUrl: 'http://127.0.0.1:1/', inputs: { run: 'none' } })
  const main = await leg.step.run('main')
  expect(main.code).toBe(0)
  expect(main.outputs).toMatchObject({ attempts: '0', 'lock-path': '', venv: '', 'uv-version': UV_VERSION })
  expect(existsSync(leg.environmentDir)).toBe(false)
})

test('an empty repository gets uv and is told why nothing was synced', async () => {
  await using machine = await Machine.create()
  const runner = await machine.runner('one', {
    env: { PATH: `${path.dirname(uvPathOf(UV_VERSION))}:/usr/bin:/bin` },
  })
  const main = await runner.step({ version: UV_VERSION }).run('main')
  expect(main.code).toBe(0)
  expect(main.log.join('\n')).toContain('Nothing to sync:')
})

test('a script runs under bash with the pinned uv, and its failure is the step’s failure', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const script = 'uv sync --quiet\nuv --version\nfalse | true\necho not reached'
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { run: script } })
  const main = await leg.step.run('main')
  expect(main.code).toBe(1)
  expect(main.log.join('\n')).toContain(`uv ${UV_VERSION}`)
  expect(main.log).not.toContain('not reached')
  expect(main.outputs).toMatchObject({ 'failure-class': 'unknown', attempts: '1' })
  expect(main.commands.filter(({ command }) => command === 'error')).toHaveLength(1)
})

test('a requirements file is installed into an environment of its own', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', {
    indexUrl: index.url,
    env: { UV_DEFAULT_INDEX: index.url },
    inputs: { 'working-directory': 'app' },
  })
  const app = path.join(leg.runner.workspace, 'app')
  await mkdir(app)
  await writeFile(path.join(app, 'requirements.txt'), 'apple==1.0\n')
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs['venv']).toBe(path.join(app, '.venv'))
  expect(await importAll({ ...leg, environmentDir: path.join(app, '.venv') }, ['apple'])).toBe('apple 1.0\n')
})

test('a cache that the user chose is used as it is, and the lock lies beside it', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const chosen = path.join(machine.root, 'mine', 'uv')
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, env: { UV_CACHE_DIR: chosen } })
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs).toMatchObject({
    'cache-dir': chosen,
    'cache-dir-from': expect.stringContaining('UV_CACHE_DIR'),
  })
  expect(path.dirname(main.outputs['lock-path'] ?? '')).toBe(path.join(machine.root, 'mine', '.uv.locked-uv'))
  expect(await readdir(chosen)).toContain('archive-v0')
})

test('two steps of one job that run at once on one workspace both end with the whole environment', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url })
  const steps = [leg.step, leg.runner.step({ version: UV_VERSION })]
  const results = await Promise.all(steps.map((step) => step.run('main')))
  expect(results.map(({ code }) => code)).toEqual([0, 0])
  expect(await importAll(leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
})
