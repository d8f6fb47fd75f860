import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import type { Platform } from '../../../src/platform/index.ts'
import { namePythonSearch, type PythonSearch, recallPython, rememberPython } from '../../../src/sync/pyenv.ts'

let root: string
let env: Record<string, string>
let nowMs: number
const at = (...names: string[]) => path.join(root, ...names)
const write = async (name: string, text = '') => {
  await mkdir(path.dirname(at(name)), { recursive: true })
  await writeFile(at(name), text)
}

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pyenv-'))
  nowMs = Date.now()
  await write('pyenv/shims/python3')
  await write('pyenv/versions/3.11.7/bin/python3')
  await write('pyenv/versions/3.13.9/lib/unfinished')
  await write('pyenv/version', '3.11.7\n')
  await write('tools/uv')
  await write('managed/.lock')
  await write('one/project/pyproject.toml')
  await write('two/project/pyproject.toml')
  await write('system/python3')
  env = { PATH: [at('tools'), at('pyenv/shims'), at('system')].join(path.delimiter) }
})
afterEach(() => rm(root, { recursive: true, force: true }))

const outside = (platform: NodeJS.Platform = 'linux') =>
  ({ clock: { nowMs: () => nowMs }, files, host: { env, platform } }) as unknown as Platform

const search = (
  runner = 'one',
  platform?: NodeJS.Platform,
  args = ['--locked'],
  projectDir = at(runner, 'project'),
) =>
  namePythonSearch(
    {
      stampFile: at('warm/0123.json'),
      projectDir,
      args,
      managedDir: at('managed'),
      configFiles: [at('config/uv/uv.toml')],
    },
    outside(platform),
  )

const named = (runner = 'one') => namedIn(at(runner, 'project'))

const namedIn = async (projectDir: string): Promise<PythonSearch> => {
  const found = await search('', undefined, undefined, projectDir)
  if (found === undefined) throw new Error('pyenv was not recognised')
  return found
}

test('runners with projects and tools of their own share what was found', async () => {
  const one = await named()
  await write('job/bin/locked-uv')
  env['PATH'] = [at('job/bin'), env['PATH']].join(path.delimiter)
  env['UV_CACHE_DIR'] = '/somewhere/else'
  expect(await named('two')).toEqual(one)
  expect(one.file).toMatch(/\/warm\/0123-[0-9a-f]{16}\.json$/)
})

test.each<[string, () => Promise<unknown> | unknown]>([
  ['the version that pyenv is set to', () => write('pyenv/version', '3.12.1\n')],
  ['no version that pyenv is set to', () => rm(at('pyenv/version'))],
  ['a version by variable', () => Object.assign(env, { PYENV_VERSION: '3.12.1' })],
  ['a version for a directory above the project', () => write('one/.python-version', '3.12.1\n')],
  ['a Python more in pyenv', () => write('pyenv/versions/3.12.1/bin/python3')],
  ['a shim more', () => write('pyenv/shims/python3.12')],
  ['a Python that has become whole', () => write('pyenv/versions/3.13.9/bin/python3')],
  ['a Python behind the shims', () => write('system/python3.12')],
  ['a Python of uv’s own', () => write('managed/cpython-3.12/bin/python3')],
  ['the version that uv is to use', () => Object.assign(env, { UV_PYTHON: '3.12' })],
  ['which Pythons uv prefers, by variable', () => Object.assign(env, { UV_PYTHON_PREFERENCE: 'managed' })],
  ['which Pythons uv prefers, by file', () => write('config/uv/uv.toml', 'python-preference = "managed"\n')],
  ['which Pythons uv prefers, by a file above the project', () => write('one/uv.toml', 'managed = false\n')],
  ['a version that the user has pinned in uv', () => write('config/uv/.python-version', '3.12\n')],
])('uv looks again after a change of %s', async (_what, change) => {
  const before = await named()
  await change()
  expect((await named()).file).not.toBe(before.file)
})

test.each<[string, () => Promise<unknown> | unknown]>([
  ['nothing leads to pyenv', () => Object.assign(env, { PATH: at('tools') })],
  ['PATH is not set', () => Reflect.deleteProperty(env, 'PATH')],
  ['the shims are no pyenv', () => rm(at('pyenv/versions'), { recursive: true })],
  ['they have none for Python', () => rm(at('pyenv/shims/python3'))],
  [
    'pyenv has no version',
    () => rm(at('pyenv/versions'), { recursive: true }).then(() => mkdir(at('pyenv/versions'))),
  ],
  ['a Python comes first on PATH', () => write('tools/python3.12')],
  ['a relative directory is on PATH', () => Object.assign(env, { PATH: `${env['PATH']}:tools` })],
  ['uv is to use a certain Python', () => Object.assign(env, { UV_PYTHON: '/opt/venv' })],
  ['uv is to use a Python by name', () => write('one/.python-version', 'ourpy\n')],
  ['conda is active', () => Object.assign(env, { CONDA_PREFIX: '/opt/conda' })],
  ['pyenv looks from another directory', () => Object.assign(env, { PYENV_DIR: '/srv' })],
  ['uv is configured by another file', () => Object.assign(env, { UV_CONFIG_FILE: '/srv/uv.toml' })],
  ['uv does not search PATH', () => Object.assign(env, { UV_PYTHON_SEARCH_PATH: '/opt' })],
  ['PATH leads into the working directory first', () => Object.assign(env, { PATH: `:${env['PATH']}` })],
  [
    'another tool’s scripts come first',
    async () => {
      await write('asdf/shims/python3.12')
      env['PATH'] = [at('asdf/shims'), env['PATH']].join(path.delimiter)
    },
  ],
])('nothing is kept where %s', async (_what, change) => {
  await change()
  expect(await search()).toBeUndefined()
})

test.each(['-p', '-p3.12', '--python=3.12', '--frozen', '--project'])(
  'nothing is kept with %s',
  async (flag) => {
    expect(await search('one', 'linux', ['--locked', '--no-python-downloads'])).toBeDefined()
    expect(await search('one', 'linux', ['--locked', flag])).toBeUndefined()
  },
)

test('versions count where the project really lies, as uv and pyenv walk up', async () => {
  await write('disk/.python-version', '3.12\n')
  await write('disk/project/pyproject.toml')
  await symlink(at('disk/project'), at('linked'))
  const before = await namedIn(at('linked'))
  await write('disk/.python-version', '3.13\n')
  expect((await namedIn(at('linked'))).file).not.toBe(before.file)
})

test('nothing is kept on Windows, where pyenv is another program', async () => {
  expect(await search('one', 'win32')).toBeUndefined()
})

const makeEnvironment = async (python: string) => {
  await mkdir(at('venv/bin'), { recursive: true })
  await rm(at('venv/bin/python'), { force: true })
  await symlink(python, at('venv/bin/python'))
}

test('one of pyenv’s Pythons is known for a day', async () => {
  const found = await named()
  expect(await recallPython(found, outside())).toBeUndefined()
  const python = at('pyenv/versions/3.11.7/bin/python3')
  await makeEnvironment(python)
  await rememberPython(found, at('venv'), outside())
  expect(await recallPython(found, outside())).toBe(python)
  nowMs += 86_400_000
  expect(await recallPython(found, outside())).toBeUndefined()
})

test.each(['/usr/bin/python3.11', '../../pyenv/versions/3.11.7/bin/python3'])(
  'what uv found elsewhere is not kept: %s',
  async (python) => {
    const found = await named()
    await makeEnvironment(python)
    await rememberPython(found, at('venv'), outside())
    expect(existsSync(found.file)).toBe(false)
  },
)

test('an environment without Python is left to uv', async () => {
  const found = await named()
  await rememberPython(found, at('venv'), outside())
  expect(existsSync(found.file)).toBe(false)
})

test('what is older than a day makes room for what is new', async () => {
  const found = await named()
  for (const name of ['warm/old.json', 'warm/young.json']) await write(name, '{}')
  await utimes(at('warm/old.json'), 1, 1)
  await makeEnvironment(at('pyenv/versions/3.11.7/bin/python3'))
  await rememberPython(found, at('venv'), outside())
  expect((await readdir(at('warm'))).toSorted()).toEqual([path.basename(found.file), 'young.json'])
  expect(JSON.parse(await readFile(found.file, 'utf8'))).toMatchObject({ format: 1, atMs: nowMs })
})
