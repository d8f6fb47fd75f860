import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { realWheel } from '../integration/uv/real-wheel.ts'
import { type Leg, type LegOptions, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { damageArchive } from '../support/packages/damage.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine, PROJECT_ROOT } from '../support/runner.ts'

const NOWHERE = 'http://127.0.0.1:1/'
// No uv on this PATH, and an index that refuses connections.
const withoutUv = { PATH: '/usr/local/bin:/usr/bin:/bin', UV_DEFAULT_INDEX: NOWHERE }

interface Case {
  readonly code: string
  readonly options?: Partial<LegOptions>
  readonly prepare?: (leg: Leg, machine: Machine) => Promise<unknown>
  /** What the annotation has to name. */
  readonly names: RegExp
}

const cases: Record<string, Case> = {
  'several bad inputs': {
    code: 'INPUTS_INVALID',
    options: { inputs: { lock: 'maybe', retries: 'x' } },
    names: /input lock: "maybe" is not one of required, best-effort, off\ninput retries: "x"/,
  },
  'a version that is none': {
    code: 'UV_VERSION_INVALID',
    options: { inputs: { version: 'newest' } },
    names: /newest/,
  },
  'a version file that is not there': {
    code: 'UV_VERSION_FILE_INVALID',
    options: { inputs: { version: '', 'version-file': 'missing.toml' } },
    names: /missing\.toml/,
  },
  'a version that contradicts the project': {
    code: 'UV_VERSION_CONFLICT',
    prepare: ({ runner }) => writeFile(path.join(runner.workspace, 'uv.toml'), 'required-version = "<0.9"\n'),
    names: /<0\.9/,
  },
  'a range that no uv satisfies': {
    code: 'UV_VERSION_NOT_FOUND',
    options: { inputs: { version: '>=99' } },
    names: />=99/,
  },
  'sources that cannot be reached': {
    code: 'UV_UNAVAILABLE',
    options: { env: withoutUv, launcher: ['unshare', '--net', '--'] },
    names: /index: .*127\.0\.0\.1[\s\S]*mirror: [\s\S]*github: .*EAI_AGAIN/,
  },
  'a cache directory that cannot be made': {
    code: 'CACHE_DIR_UNUSABLE',
    options: { inputs: { 'cache-dir': 'pyproject.toml/cache' } },
    names: /pyproject\.toml\/cache.*ENOTDIR|ENOTDIR.*pyproject\.toml\/cache/s,
  },
  'a sync that fails': {
    code: 'SYNC_FAILED',
    options: { inputs: { run: 'echo no such thing >&2; exit 7' } },
    names: /exit code 7.*no such thing/s,
  },
}

test.each(Object.entries(cases))('%s: one annotation with code, value and remedy', async (_, wrong) => {
  await using machine = await Machine.create()
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, ...wrong.options })
  await wrong.prepare?.(leg, machine)
  await expectError(leg, wrong)
})

test('a report that cannot be written does not hide why the step failed', async () => {
  await using machine = await Machine.create()
  const env = { GITHUB_OUTPUT: '/dev/full', GITHUB_STEP_SUMMARY: '/no/such/summary' }
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE })
  const step = leg.runner.step({ version: UV_VERSION, run: 'echo no such thing >&2; exit 7' }, env)
  await expectError({ ...leg, step }, { code: 'SYNC_FAILED', names: /no such thing/ })
})

test('a summary that cannot be written fails no step', async () => {
  await using machine = await Machine.create()
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE })
  const env = { GITHUB_STEP_SUMMARY: '/no/such/summary' }
  const main = await leg.runner.step({ version: UV_VERSION, run: 'none' }, env).run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.log.join('\n')).toContain('/no/such/summary')
})

test('bytes that are not what was published: refused at once, nothing installed', async () => {
  await using machine = await Machine.create()
  const uv = { name: 'uv', version: UV_VERSION, metadata: '', sha256: '0'.repeat(64) }
  const fileName = `uv-${UV_VERSION}-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`
  await using index = await startPackageIndex([{ ...uv, fileName, bytes: Buffer.from('not uv') }])
  const env = { ...withoutUv, UV_DEFAULT_INDEX: index.url }
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, env })
  await expectError(leg, {
    code: 'UV_DIGEST_MISMATCH',
    names: /manylinux_2_17_x86_64[\s\S]*[0-9a-f]{64}[\s\S]*[0-9a-f]{64}/,
  })
})

test('a disk that is full where uv is to be installed', async () => {
  await using machine = await Machine.create({ sharesToolCache: true })
  const toolCache = path.join(machine.root, 'tools')
  await mkdir(toolCache)
  using _ = mountTmpfs(toolCache, '1m')
  const { filename: fileName, content: bytes } = realWheel(UV_VERSION)
  await using index = await startPackageIndex([
    { name: 'uv', version: UV_VERSION, fileName, bytes, sha256: '0'.repeat(64), metadata: '' },
  ])
  const env = { ...withoutUv, UV_DEFAULT_INDEX: index.url }
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, env })
  await expectError(leg, { code: 'UV_INSTALL_DISK_FULL', names: new RegExp(toolCache) })
})

test('a file in the place of the lock', async () => {
  await using machine = await Machine.create()
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, inputs: { run: 'true' } })
  const { outputs } = await leg.step.run('main')
  await writeFile(outputs['lock-path'] ?? '', 'not a lock')
  await expectError(leg, { code: 'LOCK_UNUSABLE', names: /\.lock.*ENOTDIR/ })

  const lenient = await makeLeg(machine, 'two', {
    indexUrl: NOWHERE,
    inputs: { run: 'true', lock: 'best-effort' },
  })
  const main = await lenient.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  const warnings = main.commands.filter(({ command }) => command === 'warning')
  expect(warnings.map(({ message }) => message)).toEqual([expect.stringMatching(/ran unlocked.*ENOTDIR/)])
})

test('a script without a bash to run it', async () => {
  await using machine = await Machine.create()
  const env = { PATH: path.dirname(uvPathOf(UV_VERSION)) }
  const leg = await makeLeg(machine, 'one', { indexUrl: NOWHERE, env, inputs: { run: 'true' } })
  await expectError(leg, { code: 'BASH_MISSING', names: /bash/ })
})

test('an environment that loses files again after the heal', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const script = 'uv sync\nrm .venv/lib/python*/site-packages/apple/core.py'
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { run: script } })
  const main = await expectError(leg, { code: 'ENVIRONMENT_INCOMPLETE', names: /apple\/core\.py: missing/ })
  expect(main.outputs).toMatchObject({ attempts: '2', 'failure-class': 'cache-corruption' })
})

test('an index that keeps sending damaged wheels costs one heal and ends in an error', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const first = await makeLeg(machine, 'first', { indexUrl: index.url })
  const { outputs } = await first.step.run('main')
  await damageArchive(outputs['cache-dir'] ?? '', { name: 'plum', version: '0.3' }, 'METADATA deleted')
  index.disturb('plum-0.3-py3-none-any.whl', 404)
  const second = await makeLeg(machine, 'second', { indexUrl: index.url })
  const main = await expectError(second, { code: 'SYNC_FAILED', names: /plum/ })
  expect(main.outputs).toMatchObject({ attempts: '2', healed: 'plum==0.3' })
})

function mountTmpfs(dir: string, size: string): Disposable {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir])
  return { [Symbol.dispose]: () => void execFileSync('umount', [dir]) }
}

async function expectError(leg: Leg, { code, names }: Pick<Case, 'code' | 'names'>) {
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(1)
  const annotations = main.commands.filter(({ command }) => ['error', 'warning'].includes(command))
  expect(annotations.map(({ properties }) => properties['title'])).toEqual([`locked-uv-setup: ${code}`])
  const message = annotations[0]?.message ?? ''
  expect(message).toMatch(names)
  const remedy = message.split('\n').at(-1) ?? ''
  expect(remedy).toMatch(/^[A-Z`].*[a-z].*\.$/)
  const documented = await readFile(path.join(PROJECT_ROOT, 'docs', 'errors.md'), 'utf8')
  expect(documented).toContain(`\n## ${code}\n`)
  return main
}
