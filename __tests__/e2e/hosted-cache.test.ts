import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CacheServiceDouble, startCacheService } from '../support/cache-service.ts'
import { importAll, type Leg, makeLeg, makeWheels } from '../support/legs.ts'
import { type PackageIndex, startPackageIndex } from '../support/packages/package-index.ts'
import { Machine, type StageResult } from '../support/runner.ts'

interface Site extends AsyncDisposable {
  readonly index: PackageIndex
  readonly service: CacheServiceDouble
  /** A job on a fresh hosted machine. */
  job(options?: JobOptions): Promise<Job>
}

interface JobOptions {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly version?: 'v1' | 'v2'
  readonly dependencies?: readonly string[]
}

interface Job {
  readonly leg: Leg
  readonly main: StageResult
  readonly post: StageResult
}

async function openSite(): Promise<Site> {
  const index = await startPackageIndex(makeWheels())
  const service = await startCacheService()
  const machines: Machine[] = []
  return {
    index,
    service,
    job: async ({ inputs = {}, env = {}, version = 'v2', dependencies } = {}) => {
      const machine = await Machine.create()
      machines.push(machine)
      const leg = await makeLeg(machine, 'hosted', {
        indexUrl: index.url,
        env: { RUNNER_ENVIRONMENT: 'github-hosted', ...service.env(version), ...env },
        inputs,
        ...(dependencies ? { dependencies } : {}),
      })
      index.requests.length = 0
      service.operations.length = 0
      const main = await leg.step.run('main')
      expect(main.code, main.log.join('\n')).toBe(0)
      const post = await leg.step.run('post')
      expect(post.code, post.log.join('\n')).toBe(0)
      return { leg, main, post }
    },
    [Symbol.asyncDispose]: async () => {
      for (const machine of machines) await machine[Symbol.asyncDispose]()
      await service[Symbol.asyncDispose]()
      await index[Symbol.asyncDispose]()
    },
  }
}

function annotations({ main, post }: Job): string[] {
  return [main, post].flatMap(({ commands }) =>
    commands.filter(({ command }) => ['warning', 'error'].includes(command)).map(({ message }) => message),
  )
}

const untouched = { 'cache-hit': 'false', 'cache-key': '', 'python-cache-hit': 'false' }

describe.each(['v1', 'v2'] as const)('with the service %s', (version) => {
  test('a miss is saved, and the next job installs from it without one wheel from the index', async () => {
    await using site = await openSite()
    const first = await site.job({ version })
    expect(first.main.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-key': expect.stringMatching(/^locked-uv-1-linux-.*-uv0\.13-py-any-[0-9a-f]{64}$/),
    })
    expect(first.post.log.join('\n')).toContain('Saved the cache under')
    expect(site.service.entries.map(({ isFinal }) => isFinal)).toEqual([true])

    const second = await site.job({ version })
    expect(second.main.outputs).toMatchObject({
      'cache-hit': 'true',
      'cache-key': first.main.outputs['cache-key'],
    })
    expect(site.index.wheelsSent()).toEqual([])
    expect(await importAll(second.leg, ['apple', 'pear', 'plum'])).toBe('apple 1.0\npear 2.1\nplum 0.3\n')
    expect(site.service.operations).not.toContain('reserve')
    expect([...annotations(first), ...annotations(second)]).toEqual([])
  })

  test('a job that lost the race for the key says so in one line and annotates nothing', async () => {
    await using site = await openSite()
    site.service.disturb('reserve', {
      status: 409,
      body: { code: 'already_exists', msg: 'exists', message: 'Cache already exists.' },
    })
    const job = await site.job({ version })
    expect(job.post.log).toEqual([expect.stringMatching(/^Not saved: another job has saved under/)])
    expect(annotations(job)).toEqual([])
  })
})

test('where other files are locked the nearest older cache is used and a new one is saved', async () => {
  await using site = await openSite()
  const first = await site.job({ dependencies: ['apple'] })
  const second = await site.job()
  expect(second.main.outputs['cache-hit']).toBe('false')
  expect(second.main.outputs['cache-key']).not.toBe(first.main.outputs['cache-key'])
  expect(second.main.log.join('\n')).toContain(`restored from the older ${first.main.outputs['cache-key']}`)
  expect(site.index.wheelsSent().toSorted()).toEqual([
    'pear-2.1-py3-none-any.whl',
    'plum-0.3-py3-none-any.whl',
  ])
  expect(site.service.entries).toHaveLength(2)

  const exact = await site.job({ dependencies: ['plum'], inputs: { 'restore-keys': 'off' } })
  expect(exact.main.log.join('\n')).toContain('none under')
  expect(site.index.wheelsSent()).toEqual(['plum-0.3-py3-none-any.whl'])
})

test.each(['truncated', 'garbled'] as const)('a %s download leaves no trace', async (how) => {
  await using site = await openSite()
  await site.job()
  site.service.disturb('download', how)
  const job = await site.job()
  expect(job.main.outputs['cache-hit']).toBe('false')
  expect(job.main.log.join('\n')).toContain('not restored, the index is used instead')
  expect(site.index.wheelsSent()).toHaveLength(3)
  expect(await importAll(job.leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
  expect(annotations(job)).toEqual([])
})

test('a service that refuses costs two lines', async () => {
  await using site = await openSite()
  for (const operation of ['lookup', 'reserve'] as const) site.service.disturb(operation, { status: 403 })
  const job = await site.job()
  expect(job.main.log.join('\n')).toContain('not restored, the index is used instead')
  expect(job.post.log.join('\n')).toContain('Not saved under')
  expect(annotations(job)).toEqual([])
})

test('a service that does not answer is given up at the deadline', async () => {
  await using site = await openSite()
  site.service.disturb('lookup', 'stall')
  const job = await site.job({ env: { LOCKED_UV_CACHE_TIMEOUT: '1' } })
  expect(job.main.log.join('\n')).toContain('it took too long')
  expect(annotations(job)).toEqual([])
})

test('a service that is down is asked again until the deadline, and the job goes on', async () => {
  await using site = await openSite()
  site.service.disturb('lookup', { status: 503 })
  const job = await site.job({ env: { LOCKED_UV_CACHE_TIMEOUT: '5' } })
  expect(site.service.operations.filter((operation) => operation === 'lookup').length).toBeGreaterThan(1)
  expect(annotations(job)).toEqual([])
})

test.each([
  ['a release', { GITHUB_EVENT_NAME: 'release' }],
  ['a tag', { GITHUB_REF: 'refs/tags/v1' }],
  ['pull_request_target', { GITHUB_EVENT_NAME: 'pull_request_target' }],
  ['workflow_run', { GITHUB_EVENT_NAME: 'workflow_run' }],
  ['issue_comment', { GITHUB_EVENT_NAME: 'issue_comment' }],
  ['no service', { ACTIONS_RESULTS_URL: '' }],
  ['cache mode none', { ACTIONS_CACHE_MODE: 'none' }],
])('with %s the service is left alone', async (_name, env) => {
  await using site = await openSite()
  const job = await site.job({ env, inputs: { run: 'none' } })
  expect(job.main.outputs).toMatchObject(untouched)
  expect(job.main.log.join('\n')).toContain('No saved cache is used')
  expect(site.service.operations).toEqual([])
  expect(annotations(job)).toEqual([])
})

test('a cache that may only be read is read and not saved, one that may only be written the reverse', async () => {
  await using site = await openSite()
  await site.job({ env: { ACTIONS_CACHE_MODE: 'write-only' } })
  expect(site.service.operations).not.toContain('download')
  expect(site.service.entries).toHaveLength(1)
  const job = await site.job({ env: { ACTIONS_CACHE_MODE: 'read' }, dependencies: ['apple'] })
  expect(job.main.log.join('\n')).toContain('restored from the older')
  expect(site.service.entries).toHaveLength(1)
})

test('suffix, Python and pruning keep caches apart; restore-cache and save-cache switch a half off', async () => {
  await using site = await openSite()
  const keys = new Set<string>()
  for (const inputs of [
    {},
    { 'cache-suffix': 'a,b' },
    { 'python-version': '3.12' },
    { 'prune-cache': 'true' },
  ]) {
    const job = await site.job({ inputs: { run: 'none', ...inputs } })
    keys.add((job.main.outputs['cache-key'] ?? '').replace(/-[0-9a-f]{64}$/, ''))
    expect(job.post.log.join('\n')).toContain('there is nothing to save')
    expect(annotations(job)).toEqual([])
  }
  expect(keys.size).toBe(4)
  await site.job()
  await site.job({ inputs: { 'restore-cache': 'false', 'save-cache': 'false' } })
  expect(site.service.operations).toEqual([])
})

test('a failed job saves only where that is wanted, a cancelled one never', async () => {
  await using site = await openSite()
  for (const inputs of [
    { 'job-status': 'failure' },
    { 'job-status': 'cancelled', 'save-on-failure': 'true' },
  ])
    await site.job({ inputs })
  expect(site.service.entries).toEqual([])
  await site.job({ inputs: { 'job-status': 'failure', 'save-on-failure': 'true' } })
  expect(site.service.entries).toHaveLength(1)
})

test('with prune-cache only what was built here is saved, and the cache of the job keeps all', async () => {
  await using site = await openSite()
  const whole = await site.job()
  const pruned = await site.job({ inputs: { 'prune-cache': 'true' } })
  const sizes = site.service.entries.map(({ bytes }) => bytes.length)
  expect(sizes).toHaveLength(2)
  expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2)
  for (const { leg } of [whole, pruned]) {
    site.index.requests.length = 0
    const again = await leg.runner.step({ version: '0.13.8', 'enable-cache': 'false' }).run('main')
    expect(again.code).toBe(0)
    expect(site.index.wheelsSent()).toEqual([])
  }
})

test('the Pythons of uv are a cache of their own', async () => {
  await using site = await openSite()
  const inputs = { run: 'none', 'cache-python': 'true' }
  const machine = await Machine.create()
  const leg = await makeLeg(machine, 'hosted', {
    indexUrl: site.index.url,
    env: { RUNNER_ENVIRONMENT: 'github-hosted', ...site.service.env('v2') },
    inputs,
  })
  const main = await leg.step.run('main')
  await writeFile(path.join(main.env['UV_PYTHON_INSTALL_DIR'] ?? '', 'cpython-3.99.0'), 'stands for a Python')
  await leg.step.run('post')
  await machine[Symbol.asyncDispose]()
  expect(site.service.entries.map(({ key }) => key)).toEqual([expect.stringMatching(/-python$/)])
  const next = await site.job({ inputs })
  expect(next.main.outputs['python-cache-hit']).toBe('true')
})
