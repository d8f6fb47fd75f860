import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { importAll, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine, type StageResult } from '../support/runner.ts'

const NOWHERE = 'http://127.0.0.1:1/'

const expectGood = (main: StageResult) => expect(main.code, main.log.join('\n')).toBe(0)

describe('activate-environment', () => {
  test('makes the environment of the sync the active one of later steps', async () => {
    await using machine = await Machine.create()
    await using index = await startPackageIndex(makeWheels())
    const leg = await makeLeg(machine, 'one', {
      indexUrl: index.url,
      inputs: { 'activate-environment': 'true' },
    })
    const main = await leg.step.run('main')
    expectGood(main)
    expect(main.env).toMatchObject({ VIRTUAL_ENV: leg.environmentDir })
    expect(main.env['UV_PROJECT_ENVIRONMENT']).toBeUndefined()
    expect(main.paths.at(-1)).toBe(path.join(leg.environmentDir, 'bin'))
    expect(main.outputs['venv']).toBe(leg.environmentDir)
    expect(await importAll(leg, ['apple'])).toBe('apple 1.0\n')
  })

  test('with venv-path has the sync work there', async () => {
    await using machine = await Machine.create()
    await using index = await startPackageIndex(makeWheels())
    const inputs = { 'activate-environment': 'true', 'venv-path': 'env/here' }
    const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs })
    const main = await leg.step.run('main')
    expectGood(main)
    const environmentDir = path.join(leg.runner.workspace, 'env', 'here')
    expect(main.env).toMatchObject({ VIRTUAL_ENV: environmentDir, UV_PROJECT_ENVIRONMENT: environmentDir })
    expect(await importAll({ ...leg, environmentDir }, ['apple'])).toBe('apple 1.0\n')
    expect(existsSync(leg.environmentDir)).toBe(false)
  })

  test('without a sync makes an empty one, under the lease and with the cache of the node', async () => {
    await using machine = await Machine.create()
    const inputs = { 'activate-environment': 'true', 'no-project': 'true', run: 'none' }
    const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, inputs })
    const main = await leg.step.run('main')
    expectGood(main)
    expect(existsSync(path.join(leg.environmentDir, 'pyvenv.cfg'))).toBe(true)
    expect(main.outputs).toMatchObject({ venv: leg.environmentDir, attempts: '1' })
    expect(main.outputs['lock-path']).not.toBe('')
    expect(main.outputs['python-version']).toMatch(/^3\.\d+/)
    expect(existsSync(path.join(machine.homeDir, '.cache', 'uv'))).toBe(false)
  })

  test('empties what an earlier job left, and keeps what an earlier step of this job made', async () => {
    await using machine = await Machine.create()
    const inputs = { 'activate-environment': 'true', run: 'none' }
    const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, inputs })
    const left = path.join(leg.environmentDir, 'left')
    await mkdir(leg.environmentDir, { recursive: true })
    await writeFile(path.join(leg.environmentDir, 'pyvenv.cfg'), '')
    await writeFile(left, '')
    expectGood(await leg.step.run('main'))
    expect(existsSync(left)).toBe(false)
    await writeFile(left, '')
    expectGood(await leg.runner.step({ version: UV_VERSION, ...inputs }).run('main'))
    expect(existsSync(left)).toBe(true)
  })

  test('is there for a script', async () => {
    await using machine = await Machine.create()
    const script =
      'test "$(command -v python)" = "$VIRTUAL_ENV/bin/python"\npython -c "import sys; print(sys.prefix)"'
    const inputs = { 'activate-environment': 'true', run: script }
    const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, inputs })
    const main = await leg.step.run('main')
    expectGood(main)
    expect(main.log).toContain(leg.environmentDir)
  })
})

describe('UV_NO_MODIFY_PATH', () => {
  test('keeps PATH as it is', async () => {
    await using machine = await Machine.create()
    const env = { UV_NO_MODIFY_PATH: '1' }
    const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, env, inputs: { run: 'none' } })
    const main = await leg.step.run('main')
    expectGood(main)
    expect(main.paths).toEqual([])
    expect(main.outputs['uv-path']).toBe(uvPathOf(UV_VERSION))
  })

  test('and activate-environment contradict each other', async () => {
    await using machine = await Machine.create()
    const env = { UV_NO_MODIFY_PATH: '1' }
    const leg = await makeLeg(machine, 'one', {
      indexUrl: NOWHERE,
      env,
      inputs: { 'activate-environment': 'true' },
    })
    const main = await leg.step.run('main')
    expect(main.code).toBe(1)
    expect(main.log.join('\n')).toMatch(/INPUTS_INVALID.*activate-environment.*UV_NO_MODIFY_PATH/)
  })
})

test('tool-dir and tool-bin-dir are exported, and the latter is on PATH', async () => {
  await using machine = await Machine.create()
  const inputs = { run: 'none', 'tool-dir': '~/my-tools', 'tool-bin-dir': 'bin' }
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, inputs })
  const main = await leg.step.run('main')
  expectGood(main)
  const binDir = path.join(leg.runner.workspace, 'bin')
  expect(main.env).toMatchObject({
    UV_TOOL_DIR: path.join(machine.homeDir, 'my-tools'),
    UV_TOOL_BIN_DIR: binDir,
  })
  expect(main.paths).toContain(binDir)
})

test('the Python of a .tool-versions that the step names is exported, unless one is set', async () => {
  await using machine = await Machine.create()
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE })
  await writeFile(path.join(leg.runner.workspace, '.tool-versions'), `python 3.12\nuv ${UV_VERSION}\n`)
  const inputs = { 'version-file': '.tool-versions', run: 'none' }
  const main = await leg.runner.step(inputs).run('main')
  expectGood(main)
  expect(main.env).toMatchObject({ UV_PYTHON: '3.12' })
  const second = await leg.runner.step({ ...inputs, 'python-version': '3.13' }).run('main')
  expect(second.env).toMatchObject({ UV_PYTHON: '3.13' })
})

describe('what the log holds', () => {
  test('with quiet: what uv says, and nothing of ours', async () => {
    await using machine = await Machine.create()
    await using index = await startPackageIndex(makeWheels())
    const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { quiet: 'true' } })
    const main = await leg.step.run('main')
    expectGood(main)
    const ours = main.log.filter((line) => !line.startsWith('::'))
    expect(ours.join('\n')).toMatch(/^ \+ apple==1\.0/m)
    expect(ours.join('\n')).not.toMatch(/uv's cache|verified by|Nothing to/)
    expect(main.groups.map(({ title }) => title)).not.toContain('locked-uv-setup: what was decided and why')
  })

  test('a problem matcher for tracebacks, unless it is not wanted', async () => {
    await using machine = await Machine.create()
    const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, inputs: { run: 'none', quiet: 'true' } })
    const main = await leg.step.run('main')
    const matchers = main.commands.filter(({ command }) => command === 'add-matcher')
    expect(matchers).toHaveLength(1)
    const { problemMatcher } = JSON.parse(readFileSync(matchers[0]?.message ?? '', 'utf8'))
    const [where, what] = problemMatcher[0].pattern.map(
      ({ regexp }: { regexp: string }) => new RegExp(regexp),
    )
    expect(where.exec('  File "/a/b.py", line 12, in <module>')?.slice(1, 3)).toEqual(['/a/b.py', '12'])
    expect(what.exec("    raise ValueError('no')")?.[2]).toBe('no')
    const inputs = { version: UV_VERSION, run: 'none', 'add-problem-matchers': 'false' }
    const without = await leg.runner.step(inputs).run('main')
    expect(without.commands.filter(({ command }) => command === 'add-matcher')).toEqual([])
  })
})
