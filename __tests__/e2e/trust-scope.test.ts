import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCacheService } from '../support/cache-service.ts'
import { importAll, type Leg, makeLeg, makeWheels } from '../support/legs.ts'
import { type PackageIndex, startPackageIndex } from '../support/packages/package-index.ts'
import { snapshot } from '../support/packages/snapshot.ts'
import { Machine, type StageResult } from '../support/runner.ts'

let machine: Machine
let index: PackageIndex
let sharedBase: string
let sharedCache: string

beforeAll(async () => {
  machine = await Machine.create()
  index = await startPackageIndex(makeWheels())
  const { main } = await runJob('trusted', {})
  sharedCache = main.outputs['cache-dir'] ?? ''
  sharedBase = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`)
})

afterAll(async () => {
  await machine[Symbol.asyncDispose]()
  await index[Symbol.asyncDispose]()
})

async function runJob(
  name: string,
  job: {
    event?: string
    head?: string | null
    env?: Record<string, string>
    inputs?: Record<string, string>
    prepare?: (leg: Leg) => Promise<void>
  },
): Promise<{ leg: Leg; main: StageResult; post: StageResult }> {
  const eventPath = path.join(machine.root, `${name}.json`)
  const head = job.head === null ? { repo: null } : { repo: { full_name: job.head ?? 'octo/project' } }
  const payload = { pull_request: { head, base: { repo: { full_name: 'octo/project' } } } }
  await writeFile(eventPath, JSON.stringify(payload))
  const leg = await makeLeg(machine, name, {
    indexUrl: index.url,
    env: { GITHUB_EVENT_NAME: job.event ?? 'push', GITHUB_EVENT_PATH: eventPath, ...job.env },
    inputs: { 'concurrency-lint': 'off', ...job.inputs },
  })
  await job.prepare?.(leg)
  index.requests.length = 0
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  const post = await leg.step.run('post')
  expect(post.code).toBe(0)
  return { leg, main, post }
}

const FORK = { event: 'pull_request', head: 'mallory/project' }

const PATHS: Record<string, () => Parameters<typeof runJob>[1]> = {
  nothing: () => ({}),
  'UV_CACHE_DIR at the shared cache': () => ({ env: { UV_CACHE_DIR: sharedCache } }),
  'UV_CACHE_DIR below the shared cache': () => ({ env: { UV_CACHE_DIR: path.join(sharedCache, 'sub') } }),
  'the input cache-dir at the shared cache': () => ({ inputs: { 'cache-dir': sharedCache } }),
  'cache-dir of uv.toml at the shared cache': () => ({
    prepare: ({ runner }) =>
      writeFile(path.join(runner.workspace, 'uv.toml'), `cache-dir = ${JSON.stringify(sharedCache)}\n`),
    env: { UV_DEFAULT_INDEX: index.url },
  }),
  'a symbolic link to the shared cache': () => ({
    prepare: ({ runner }) => symlink(path.dirname(sharedCache), path.join(runner.temp, 'link')),
    inputs: { 'cache-dir': path.join('..', '..', '_temp', 'link', 'gen-1') },
  }),
  'the Pythons and tools of the shared base': () => ({
    env: {
      UV_PYTHON_INSTALL_DIR: path.join(sharedBase, 'v1/python'),
      UV_TOOL_DIR: path.join(sharedBase, 'v1/tools'),
    },
  }),
}

test.each(Object.keys(PATHS))(
  'a fork that sets %s neither reads nor writes what trusted jobs share',
  async (name) => {
    const before = await snapshot(sharedBase)
    const job = PATHS[name]?.() ?? {}
    const { leg, main } = await runJob(`fork-${Object.keys(PATHS).indexOf(name)}`, { ...FORK, ...job })
    expect(await importAll(leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
    for (const value of [main.outputs['cache-dir'], main.outputs['lock-path'], ...Object.values(main.env)])
      expect(value).not.toContain(`${sharedBase}/`)
    expect(await snapshot(sharedBase)).toEqual(before)
    // The first fork fetches, the others find what forks share.
    if (name === 'nothing') expect(index.wheelsSent()).toHaveLength(3)
  },
)

test.each([
  ['pull_request_target', { event: 'pull_request_target' }],
  ['workflow_run', { event: 'workflow_run' }],
  ['issue_comment', { event: 'issue_comment' }],
  ['a pull request whose repository is gone', { event: 'pull_request', head: null }],
  ['a pull request without a payload', { event: 'pull_request', env: { GITHUB_EVENT_PATH: '' } }],
  ['trust-scope isolated', { inputs: { 'trust-scope': 'isolated' } }],
])('%s is kept apart', async (name, job) => {
  const { main } = await runJob(`apart-${name.replaceAll(' ', '-')}`, {
    ...job,
    inputs: { run: 'none', ...('inputs' in job ? job.inputs : {}) },
  })
  expect(main.outputs['cache-dir']).toContain('-isolated/v1/cache')
})

test('a pull request of the repository itself shares the cache; a fork does so only where it is told, with a warning', async () => {
  const own = await runJob('own', { event: 'pull_request' })
  expect(own.main.outputs['cache-dir']).toBe(sharedCache)
  expect(index.wheelsSent()).toEqual([])
  const told = await runJob('told', { ...FORK, inputs: { 'trust-scope': 'shared' } })
  expect(told.main.outputs['cache-dir']).toBe(sharedCache)
  const warnings = told.main.commands.filter(({ command }) => command === 'warning')
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('comes from a fork')])
})

test('a directory that the user chose has a neighbour for forks', async () => {
  const chosen = path.join(machine.root, 'chosen')
  await mkdir(chosen)
  const { main } = await runJob('neighbour', { ...FORK, inputs: { 'cache-dir': chosen } })
  expect(main.outputs['cache-dir']).toBe(`${chosen}.isolated`)
  expect(main.env['UV_CACHE_DIR']).toBe(`${chosen}.isolated`)
  expect(await snapshot(chosen)).toEqual({})
})

test('a fork restores nothing that trusted runs have saved, and a node saves nothing of a fork', async () => {
  await using service = await startCacheService()
  await using other = await Machine.create()
  const env = (name: string) => ({ TMPDIR: path.join(other.tempDir, name), ...service.env('v2') })
  for (const name of ['a', 'b']) await mkdir(path.join(other.tempDir, name))
  const trusted = await runJob('saves', { env: env('a') })
  expect(service.entries).toHaveLength(1)
  const fork = await runJob('restores', { ...FORK, env: env('b') })
  expect(index.wheelsSent()).toHaveLength(3)
  expect(service.entries).toHaveLength(1)
  expect(fork.main.log.join('\n')).toContain('none under locked-uv-1-isolated-')
  expect(trusted.main.outputs['cache-key']).not.toContain('isolated')
})
