import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countOverlaps, importAll, makeLeg, makeWheels, readLeaseTimes, UV_VERSION } from '../support/legs.ts'
import { damageArchive } from '../support/packages/damage.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine } from '../support/runner.ts'

const ANSWERS = 'apple 1.0\npear 2.1\nplum 0.3\n'

async function openWarmFleet() {
  const machine = await Machine.create()
  const index = await startPackageIndex(makeWheels())
  const leg = (name: string, inputs = {}, env = {}) =>
    makeLeg(machine, name, { indexUrl: index.url, inputs, env })
  const first = await leg('first')
  const main = await first.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  // The project locks itself in its first sync: without a lock file no stamp can speak for it.
  expect(readLeaseTimes(main).mode).toBe('exclusive')
  await rm(first.environmentDir, { recursive: true })
  const second = await first.step.run('main')
  expect(readLeaseTimes(second).mode).toBe('exclusive')
  const lockFile = path.join(first.runner.workspace, 'uv.lock')
  index.requests.length = 0
  return {
    machine,
    index,
    lockFile,
    cacheDir: main.outputs['cache-dir'] ?? '',
    leg: async (name: string, inputs = {}, env = {}) => {
      const made = await leg(name, inputs, env)
      await writeFile(path.join(made.runner.workspace, 'uv.lock'), await readFile(lockFile))
      return made
    },
    [Symbol.asyncDispose]: async () => {
      await index[Symbol.asyncDispose]()
      await machine[Symbol.asyncDispose]()
    },
  }
}

test('a locked project that has synced before is synced beside others, and asks nobody', async () => {
  await using fleet = await openWarmFleet()
  const leg = await fleet.leg('next')
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(readLeaseTimes(main).mode).toBe('shared')
  expect(main.outputs).toMatchObject({ attempts: '1', healed: '' })
  expect(fleet.index.requests).toEqual([])
  expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe(ANSWERS)
  expect((await leg.step.run('post')).code).toBe(0)
})

test('a stamp makes no environment of a cache that has lost a file: the package is fetched again, once', async () => {
  await using fleet = await openWarmFleet()
  await damageArchive(fleet.cacheDir, { name: 'plum', version: '0.3' }, 'module truncated')
  const leg = await fleet.leg('next')
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(readLeaseTimes(main).mode).toBe('exclusive')
  expect(main.outputs).toMatchObject({ attempts: '2', healed: 'plum==0.3' })
  expect(fleet.index.wheelsSent()).toEqual(['plum-0.3-py3-none-any.whl'])
  expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe(ANSWERS)
})

test('a stamp whose cache was emptied costs an attempt, not the job', async () => {
  await using fleet = await openWarmFleet()
  for (const name of await readdir(fleet.cacheDir))
    await rm(path.join(fleet.cacheDir, name), { recursive: true })
  const leg = await fleet.leg('next')
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.log.join('\n')).toMatch(/The cache does not suffice \(.*\): taking the exclusive lock/)
  expect(readLeaseTimes(main).mode).toBe('exclusive')
  expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe(ANSWERS)
})

test('of six legs that start cold one fetches, and the others go on together when it is done', async () => {
  await using fleet = await openWarmFleet()
  await rm(path.dirname(fleet.cacheDir), { recursive: true })
  const legs = await Promise.all(Array.from({ length: 6 }, (_, number) => fleet.leg(`cold-${number}`)))
  const results = await Promise.all(legs.map(({ step }) => step.run('main')))
  for (const { code, log } of results) expect(code, log.join('\n')).toBe(0)
  expect(fleet.index.wheelsSent()).toHaveLength(3)
  expect(results.map((result) => readLeaseTimes(result).mode).toSorted()).toEqual([
    'exclusive',
    ...Array(5).fill('shared'),
  ])
  expect(countOverlaps(results)).toBe(0)
  for (const leg of legs) expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe(ANSWERS)
})

test('other arguments, another lock file or a refresh take the exclusive way', async () => {
  await using fleet = await openWarmFleet()
  for (const [name, inputs] of [
    ['args', { 'sync-args': '--no-dev' }],
    ['refresh', { 'sync-args': '--refresh' }],
  ] as const) {
    const main = await (await fleet.leg(name, inputs)).step.run('main')
    expect(readLeaseTimes(main).mode, name).toBe('exclusive')
  }
  const leg = await fleet.leg('lock')
  await writeFile(path.join(leg.runner.workspace, 'uv.lock'), `${await readFile(fleet.lockFile, 'utf8')}\n`)
  expect(readLeaseTimes(await leg.step.run('main')).mode).toBe('exclusive')
})

/** Two installed Pythons behind one script, which notes each run: as pyenv has it, but for the twenty processes. */
async function installPyenv(machine: Machine) {
  const root = path.join(machine.root, 'pyenv')
  const python = await realpath(
    execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim(),
  )
  for (const version of ['3.1', '3.2']) {
    await mkdir(path.join(root, 'versions', version, 'bin'), { recursive: true })
    await symlink(python, path.join(root, 'versions', version, 'bin', 'python3'))
  }
  await mkdir(path.join(root, 'shims'))
  const shim = [
    '#!/bin/sh',
    `cd ${root}`,
    'echo >> runs',
    'chosen=$(cat version)',
    '[ ! -e next ] || mv next version',
    `exec "${root}/versions/$chosen/bin/python3" "$@"`,
  ]
  await writeFile(path.join(root, 'shims', 'python3'), `${shim.join('\n')}\n`, { mode: 0o755 })
  const choose = (version: string) => writeFile(path.join(root, 'version'), version)
  await choose('3.1')
  return {
    choose,
    /** Chosen while uv asks, which still gets the answer of before. */
    chooseMeanwhile: (version: string) => writeFile(path.join(root, 'next'), version),
    shimsDir: path.join(root, 'shims'),
    countRuns: async () => (await readFile(path.join(root, 'runs'), 'utf8')).length,
    homeOf: (version: string) => `home = ${path.join(root, 'versions', version, 'bin')}\n`,
  }
}

async function openPyenvFleet() {
  const fleet = await openWarmFleet()
  const pyenv = await installPyenv(fleet.machine)
  const sync = async (name: string) => {
    const leg = await fleet.leg(
      name,
      // What uv is told must not reach anything else.
      { verify: 'test -z "$UV_PYTHON"' },
      {
        PATH: [pyenv.shimsDir, path.dirname(uvPathOf(UV_VERSION)), process.env['PATH']].join(path.delimiter),
      },
    )
    const main = await leg.step.run('main')
    expect(main.code, main.log.join('\n')).toBe(0)
    expect(readLeaseTimes(main).mode).toBe('shared')
    expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe(ANSWERS)
    const runs = await pyenv.countRuns()
    return { runs, config: await readFile(path.join(leg.environmentDir, 'pyvenv.cfg'), 'utf8'), main }
  }
  return { pyenv, sync, [Symbol.asyncDispose]: fleet[Symbol.asyncDispose] }
}

test('pyenv is asked once for which Python it stands, and again when that may have changed', async () => {
  await using fleet = await openPyenvFleet()
  const { pyenv, sync } = fleet
  const first = await sync('asking')
  expect(first.config).toContain(pyenv.homeOf('3.1'))
  const next = await sync('next')
  expect(next.runs).toBe(first.runs)
  expect(next.config).toBe(first.config)
  expect(next.main.log.join('\n')).toContain('Python as pyenv had it before')
  await pyenv.choose('3.2')
  const other = await sync('other')
  expect(other.runs).toBeGreaterThan(first.runs)
  expect(other.config).toContain(pyenv.homeOf('3.2'))
})

test('what pyenv stands for is not remembered where that changes while uv asks', async () => {
  await using fleet = await openPyenvFleet()
  const { pyenv, sync } = fleet
  await pyenv.chooseMeanwhile('3.2')
  const first = await sync('asking')
  expect(first.config).toContain(pyenv.homeOf('3.1'))
  await pyenv.choose('3.1')
  const next = await sync('next')
  expect(next.runs).toBeGreaterThan(first.runs)
  expect(next.config).toContain(pyenv.homeOf('3.1'))
})
