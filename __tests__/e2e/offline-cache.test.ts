import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importAll, type Leg, type LegOptions, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { type PackageIndex, startPackageIndex } from '../support/packages/package-index.ts'
import { bakeSeed } from '../support/packages/seed.ts'
import { snapshot } from '../support/packages/snapshot.ts'
import { Machine, type StageResult } from '../support/runner.ts'

let machine: Machine
let index: PackageIndex
/** Where uv keeps its cache when nobody has set anything. */
let defaultCache: string

beforeAll(async () => {
  index = await startPackageIndex(makeWheels())
})

afterAll(() => index[Symbol.asyncDispose]())

beforeEach(async () => {
  machine = await Machine.create()
  defaultCache = path.join(machine.homeDir, '.cache', 'uv')
})

afterEach(() => machine[Symbol.asyncDispose]())

type Options = Partial<LegOptions> & { readonly prepare?: (leg: Leg) => Promise<unknown> }

const OFFLINE = { UV_OFFLINE: '1' }

async function run(name: string, { prepare, inputs, ...options }: Options): Promise<StageResult> {
  const leg = await makeLeg(machine, name, {
    indexUrl: index.url,
    inputs: { 'concurrency-lint': 'off', ...inputs },
    ...options,
  })
  await prepare?.(leg)
  index.requests.length = 0
  const main = await leg.step.run('main')
  if (main.code === 0) expect(await importAll(leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
  return main
}

const expectWhole = (main: StageResult) => expect(main.code, main.log.join('\n')).toBe(0)
const bake = (dir: string) =>
  bakeSeed({ dir, version: UV_VERSION, indexUrl: index.url, dependencies: ['apple', 'pear'] })

describe("on a node where somebody has filled uv's own cache", () => {
  beforeEach(() => bake(defaultCache))

  const pyproject = ({ runner }: Leg) => path.join(runner.workspace, 'pyproject.toml')
  test.each<[string, Options]>([
    ['UV_OFFLINE', { env: OFFLINE }],
    ['sync-args', { inputs: { 'sync-args': '--offline' } }],
    ['the project', { prepare: (leg) => appendFile(pyproject(leg), '[tool.uv]\noffline = true\n') }],
    [
      'the configuration of the user',
      {
        prepare: async () => {
          const dir = path.join(machine.homeDir, '.config', 'uv')
          await mkdir(dir, { recursive: true })
          await writeFile(path.join(dir, 'uv.toml'), 'offline = true\n')
        },
      },
    ],
  ])('an offline job stays in it, whoever says that it is offline: %s', async (_, options) => {
    const pythonDir = path.join(machine.homeDir, '.local', 'share', 'uv', 'python')
    await mkdir(path.join(pythonDir, 'cpython-3.99.0-linux-x86_64-gnu'), { recursive: true })
    const main = await run('one', options)
    expectWhole(main)
    expect(index.requests).toEqual([])
    expect(main.env).toMatchObject({ UV_CACHE_DIR: defaultCache, UV_PYTHON_INSTALL_DIR: pythonDir })
    expect(main.outputs['cache-dir-from']).toContain('kept since this job is offline and')
    expect(main.outputs['lock-path']).toContain(path.join(machine.homeDir, '.cache', '.uv.locked-uv'))
  })

  test('an online job does not, and an offline one after it finds its packages beside it', async () => {
    const online = await run('one', {})
    expectWhole(online)
    expect(index.wheelsSent()).toHaveLength(3)
    const offline = await run('two', { env: OFFLINE })
    expectWhole(offline)
    expect(offline.outputs['cache-dir']).toBe(online.outputs['cache-dir'])
  })

  test('a seed comes first', async () => {
    const seedDir = path.join(machine.root, 'seed')
    await bake(seedDir)
    const main = await run('one', { env: OFFLINE, inputs: { 'seed-cache-dir': seedDir } })
    expectWhole(main)
    expect(main.outputs['cache-dir']).not.toBe(defaultCache)
  })

  test('a job of outsiders does not get at it, and is told so', async () => {
    const main = await run('fork', { env: OFFLINE, inputs: { 'trust-scope': 'isolated' } })
    expect(main.code).toBe(1)
    expect(main.log.join('\n')).toContain(
      `${defaultCache} has packages, but is for jobs of another trust scope`,
    )
  })
})

test('an offline job that finds no packages anywhere is told before uv fails', async () => {
  const main = await run('one', { env: OFFLINE })
  expect(main.code).toBe(1)
  expect(main.log.join('\n')).toMatch(/^note +this job is offline and its cache .* is empty/m)
})

test('a cache that a reaper may have been at is kept by an offline job, and given up by the next one online', async () => {
  expectWhole(await run('one', {}))
  const versionDir = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`, 'v1')
  await rm(path.join(versionDir, 'canary'))
  const offline = await run('two', { env: OFFLINE })
  expectWhole(offline)
  expect(offline.outputs['cache-dir']).toMatch(/gen-1$/)
  expect(offline.log.join('\n')).toMatch(/^note +.*canary is gone, .*the caches are kept all the same/m)
  expect(await readdir(versionDir)).not.toContain('canary')
  const online = await run('three', {})
  expectWhole(online)
  expect(online.outputs['cache-dir']).toMatch(/gen-2$/)
  expect(await readdir(versionDir)).toContain('canary')
})

test('a damaged package is not dropped where it could not be fetched again', async () => {
  const cacheDir = (await run('one', {})).outputs['cache-dir'] ?? ''
  const archives = path.join(cacheDir, 'archive-v0')
  const file = (await readdir(archives, { recursive: true })).find((name) =>
    /apple-1.0.dist-info.METADATA$/.test(name),
  )
  await rm(path.join(archives, file ?? 'no METADATA'))
  const before = await snapshot(cacheDir)
  const main = await run('two', { env: OFFLINE })
  expect(main.code).toBe(1)
  expect(main.outputs).toMatchObject({
    'failure-class': 'cache-corruption',
    healed: '',
    'cache-dir': cacheDir,
  })
  expect(main.log.join('\n')).toContain('Nothing is healed: uv is offline and could not fetch again')
  expect(await snapshot(cacheDir)).toEqual(before)
})
