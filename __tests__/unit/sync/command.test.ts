import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPlatform } from '../../../src/platform/index.ts'
import { planSync, type SyncRequest } from '../../../src/sync/command.ts'
import { BashMissingError } from '../../../src/sync/errors.ts'

const PROJECT = '[project]\nname = "demo"\nversion = "0"\n'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'plan-'))
})
afterEach(() => rm(dir, { recursive: true }))

const write = async (file: string, content = '') => {
  await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
  await writeFile(path.join(dir, file), content)
}

async function plan(request: Partial<SyncRequest> = {}, env: Record<string, string> = {}) {
  const platform = createPlatform()
  return planSync(
    { projectDir: dir, run: { kind: 'auto' }, syncArgs: [], uvPath: '/uv', ...request },
    { ...platform, host: { ...platform.host, env: { PATH: process.env['PATH'], ...env } } },
  )
}

const argvs = (found: Awaited<ReturnType<typeof plan>>) =>
  found.kind === 'commands' ? found.commands.map(({ argv }) => argv) : found.kind

test.each(['UV_PROJECT', 'UV_WORKING_DIR'])(
  '%s sends uv to another project: its environment is not guessed',
  async (name) => {
    await write('uv.lock')
    await write('pyproject.toml', PROJECT)
    expect(await plan({}, { [name]: '/elsewhere' })).toMatchObject({ environmentDir: undefined })
  },
)

describe('run: auto takes', () => {
  test('uv.lock first, and does not let it change', async () => {
    await write('uv.lock')
    await write('pyproject.toml', PROJECT)
    await write('requirements.txt')
    const found = await plan({ syncArgs: ['--all-extras'] })
    expect(argvs(found)).toEqual([['/uv', 'sync', '--locked', '--all-extras']])
    expect(found).toMatchObject({
      title: 'uv sync --locked --all-extras',
      reason: 'uv.lock found',
      environmentDir: path.join(dir, '.venv'),
    })
  })

  test.each([
    ['--frozen'],
    ['--locked'],
    ['--upgrade'],
    ['-U'],
    ['--upgrade-package=apple'],
    ['-P', 'apple'],
  ])('uv.lock as the arguments say, where they do: %s', async (...syncArgs) => {
    await write('uv.lock')
    await write('pyproject.toml', PROJECT)
    expect(argvs(await plan({ syncArgs }))).toEqual([['/uv', 'sync', ...syncArgs]])
  })

  test('a project without a lock', async () => {
    await write('pyproject.toml', PROJECT)
    expect(argvs(await plan())).toEqual([['/uv', 'sync']])
  })

  test('a pyproject.toml that does not parse: uv has to explain it', async () => {
    await write('pyproject.toml', '[project\n')
    expect(argvs(await plan())).toEqual([['/uv', 'sync']])
  })

  test('pylock.toml before requirements.txt, where pyproject.toml only configures tools', async () => {
    await write('pyproject.toml', '[tool.ruff]\n')
    await write('pylock.toml')
    await write('requirements.txt')
    expect(argvs(await plan())).toEqual([
      ['/uv', 'venv', '--allow-existing', path.join(dir, '.venv')],
      ['/uv', 'pip', 'sync', 'pylock.toml'],
    ])
  })

  test('requirements.txt, into the environment that is there', async () => {
    await write('requirements.txt')
    await write('.venv/pyvenv.cfg')
    expect(argvs(await plan({ syncArgs: ['--no-deps'] }))).toEqual([
      ['/uv', 'pip', 'install', '-r', 'requirements.txt', '--no-deps'],
    ])
  })

  test('nothing, and says what it looked for', async () => {
    expect(await plan()).toEqual({
      kind: 'install-only',
      reason: expect.stringContaining('requirements.txt'),
    })
  })
})

test('run: none runs nothing, whatever is there', async () => {
  await write('uv.lock')
  expect(await plan({ run: { kind: 'none' } })).toMatchObject({ kind: 'install-only' })
})

describe('a script', () => {
  test('goes to bash as an argument and stops at the first failure', async () => {
    const [argv] = argvs(await plan({ run: { kind: 'script', script: 'uv sync\npytest' } }))
    expect(argv?.slice(1)).toEqual(['-eo', 'pipefail', '-c', 'uv sync\npytest'])
    expect(argv?.[0]).toMatch(/^\/.*\/bash$/)
  })

  test('without a bash is refused, with the path that was searched', async () => {
    const request = plan({ run: { kind: 'script', script: 'true' } }, { PATH: dir })
    await expect(request).rejects.toThrow(BashMissingError)
    await expect(request).rejects.toThrow(dir)
  })
})

describe('the environment', () => {
  const environmentDir = async (request: Partial<SyncRequest>, env: Record<string, string>) => {
    const found = await plan(request, env)
    return found.kind === 'commands' ? found.environmentDir : 'no commands'
  }
  const inProject = (name: string) => path.join(dir, name)

  test('of a member is that of its workspace, and so is the lock', async () => {
    await write(
      'pyproject.toml',
      '[tool.uv.workspace]\nmembers = ["packages/*"]\nexclude = ["packages/own"]\n',
    )
    await write('uv.lock')
    await write('packages/a/pyproject.toml', PROJECT)
    await write('packages/own/pyproject.toml', PROJECT)
    const member = await plan({ projectDir: inProject('packages/a') }, { UV_PROJECT_ENVIRONMENT: 'env' })
    expect(member).toMatchObject({ reason: 'uv.lock found', environmentDir: inProject('env') })
    const excluded = await plan({ projectDir: inProject('packages/own') })
    expect(argvs(excluded)).toEqual([['/uv', 'sync']])
    expect(excluded).toMatchObject({ environmentDir: inProject('packages/own/.venv') })
  })

  test.each([
    ['of uv sync ignores an active one', {}, { VIRTUAL_ENV: '/active' }, '.venv'],
    ['of uv sync --active is that one', { syncArgs: ['--active'] }, { VIRTUAL_ENV: '/active' }, '/active'],
    ['may be anywhere', {}, { UV_PROJECT_ENVIRONMENT: '/elsewhere' }, '/elsewhere'],
    ['of uv sync is the same for any Python', { syncArgs: ['--python', '3.12'] }, {}, '.venv'],
    ['is not known for another project', { syncArgs: ['--project', 'b'] }, {}, undefined],
    ['is not known for another directory', { syncArgs: ['--directory=b'] }, {}, undefined],
  ])('%s', async (_what, request, env, expected) => {
    await write('pyproject.toml', PROJECT)
    const wanted = expected === undefined ? undefined : path.resolve(dir, expected)
    expect(await environmentDir(request, env as Record<string, string>)).toBe(wanted)
  })

  test('of uv pip is told to uv, which would prefer an active one of conda', async () => {
    await write('requirements.txt')
    const found = await plan({}, { CONDA_PREFIX: '/conda/envs/demo', CONDA_DEFAULT_ENV: 'demo' })
    expect(found).toMatchObject({
      environmentDir: inProject('.venv'),
      commands: [{}, { env: { VIRTUAL_ENV: inProject('.venv') } }],
    })
  })

  test('of uv pip is the active one, and none on the system', async () => {
    await write('requirements.txt')
    expect(await environmentDir({}, { VIRTUAL_ENV: '/active' })).toBe('/active')
    expect(await environmentDir({}, { UV_SYSTEM_PYTHON: 'true' })).toBe(undefined)
    expect(argvs(await plan({ syncArgs: ['--system'] }))).toHaveLength(1)
  })
})
