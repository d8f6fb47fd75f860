import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { readHost } from '../../../src/platform/host.ts'
import { readRequest, type VersionInputs } from '../../../src/uv/request.ts'

let dir: string
let projectDir: string
let env: Record<string, string>
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'request-'))
  projectDir = path.join(dir, 'work', 'project')
  await mkdir(projectDir, { recursive: true })
  env = { XDG_CONFIG_DIRS: path.join(dir, 'xdg') }
})
afterEach(() => rm(dir, { recursive: true }))

const write = async (name: string, text: string) => {
  const file = path.join(projectDir, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text)
}
const read = (inputs: Partial<VersionInputs> = {}) =>
  readRequest(
    { version: '', versionFile: '', manifestFile: '', projectDir, rootDir: projectDir, ...inputs },
    { files, host: { ...readHost(), env, homeDir: path.join(dir, 'home'), platform: 'linux' } },
  )

describe('which wish decides', () => {
  test('without any it is the default', async () => {
    await write('pyproject.toml', '[project]\nname = "x"\n')
    expect(await read()).toEqual({ kind: 'exact', version: '0.13.8', from: 'default of this action' })
  })

  test('without any but with a manifest of the user it is the newest of that', async () => {
    expect(await read({ manifestFile: 'uv.ndjson' })).toMatchObject({
      kind: 'range',
      newest: 'published',
      from: 'default with manifest-file',
    })
    await write('uv.toml', 'required-version = "0.12.1"')
    expect(await read({ manifestFile: 'uv.ndjson' })).toMatchObject({ version: '0.12.1' })
  })

  test('the input version comes before everything', async () => {
    await write('pin.uv.toml', 'required-version = "0.12.1"')
    expect(await read({ version: '0.13.1', versionFile: 'pin.uv.toml' })).toMatchObject({
      version: '0.13.1',
      from: 'input version',
    })
  })

  test('the input version-file comes before what is found', async () => {
    await write('requirements.txt', 'uv==0.12.1')
    await write('pyproject.toml', '[dependency-groups]\ndev = ["uv==0.11.1"]')
    expect(await read({ versionFile: 'requirements.txt' })).toMatchObject({ version: '0.12.1' })
  })

  test('uv.toml comes before pyproject.toml, its settings before its dependencies, and nothing else is looked for', async () => {
    await write('.tool-versions', 'uv 0.9.1')
    await write('requirements.txt', 'uv==0.9.2')
    expect(await read()).toMatchObject({ from: 'default of this action' })
    await write('pyproject.toml', '[dependency-groups]\ndev = ["uv==0.11.1"]')
    expect(await read()).toMatchObject({ version: '0.11.1' })
    await write(
      'pyproject.toml',
      '[tool.uv]\nrequired-version = ">=0.11"\n[dependency-groups]\ndev = ["uv==0.11.1"]',
    )
    expect(await read()).toMatchObject({ specifier: '>=0.11', from: 'required-version in pyproject.toml' })
    await write('uv.toml', 'required-version = ">=0.12"')
    expect(await read()).toMatchObject({ specifier: '>=0.12', from: 'required-version in uv.toml' })
  })

  test.each([
    ['gone/uv.toml', 'gone/uv.toml: does not exist or names no version'],
    ['empty.uv.toml', 'empty.uv.toml: does not exist or names no version'],
  ])('a version-file %s that names none is an error', async (versionFile, message) => {
    await write('empty.uv.toml', '')
    await expect(read({ versionFile })).rejects.toMatchObject({
      code: 'UV_VERSION_FILE_INVALID',
      message: expect.stringContaining(message),
    })
  })
})

describe('what uv itself will require', () => {
  const required = '[tool.uv]\nrequired-version = "0.12.1"\n'

  test('is what the root of the workspace says, not the member', async () => {
    await write('../pyproject.toml', `${required}[tool.uv.workspace]\nmembers = ["*"]`)
    await write('pyproject.toml', '[tool.uv]\nrequired-version = "0.11.1"')
    const request = await read({ rootDir: path.dirname(projectDir) })
    expect(request).toMatchObject({
      version: '0.12.1',
      from: `required-version in ${path.join(dir, 'work', 'pyproject.toml')}`,
    })
    await expect(read({ rootDir: path.dirname(projectDir), version: '0.11.1' })).rejects.toMatchObject({
      code: 'UV_VERSION_CONFLICT',
    })
  })

  test('is what the nearest settings above say', async () => {
    await write('../../uv.toml', 'required-version = "0.12.1"')
    await write('pyproject.toml', '[project]\nname = "x"')
    expect(await read()).toMatchObject({ version: '0.12.1' })
    await write('../pyproject.toml', '[tool.uv]\nnative-tls = true')
    expect(await read()).toMatchObject({ from: 'default of this action' })
  })

  test('is what the user’s and then the machine’s settings say, where the project says nothing', async () => {
    await write('../../xdg/uv/uv.toml', 'required-version = "0.12.1"')
    expect(await read()).toMatchObject({ version: '0.12.1' })
    await write('../../home/.config/uv/uv.toml', 'required-version = "0.12.2"')
    expect(await read()).toMatchObject({ version: '0.12.2' })
    await write('uv.toml', 'required-version = "0.12.3"')
    expect(await read()).toMatchObject({ version: '0.12.3' })
  })

  test('is what UV_CONFIG_FILE says, or nothing with UV_NO_CONFIG', async () => {
    await write('pyproject.toml', required)
    await write('other.toml', 'required-version = "0.12.9"')
    env['UV_CONFIG_FILE'] = 'other.toml'
    expect(await read()).toMatchObject({ version: '0.12.9' })
    delete env['UV_CONFIG_FILE']
    env['UV_NO_CONFIG'] = '1'
    expect(await read({ version: '0.13.8' })).toMatchObject({ version: '0.13.8' })
  })

  test('is not asked of a broken pyproject.toml above the project, and an error in its own', async () => {
    await write('../pyproject.toml', '[project]\nname = \n')
    expect(await read()).toMatchObject({ from: 'default of this action' })
    await write('pyproject.toml', '[project]\nname = \n')
    await expect(read({ version: '0.13.8' })).rejects.toMatchObject({
      code: 'UV_VERSION_FILE_INVALID',
      message: expect.stringContaining('pyproject.toml: line 2'),
    })
  })

  test('names file and line where it is no version', async () => {
    await write('pyproject.toml', '[tool.uv]\nrequired-version = "newest"')
    await expect(read()).rejects.toMatchObject({
      code: 'UV_VERSION_INVALID',
      message: expect.stringContaining('"newest" (required-version in pyproject.toml, line 2)'),
    })
  })
})

describe('the step and the project', () => {
  test.each([
    ['0.12.0', '>=0.13'],
    ['0.12.0', '0.13.8'],
    ['>=0.13', '0.12.0'],
    ['^0.13', '0.12.0'],
  ])('input %s against required-version %s is refused', async (version, required) => {
    await write('pyproject.toml', `[tool.uv]\nrequired-version = "${required}"`)
    await expect(read({ version })).rejects.toMatchObject({
      code: 'UV_VERSION_CONFLICT',
      message: expect.stringMatching(
        /\(input version\) contradicts .* \(required-version in pyproject.toml\)/,
      ),
    })
  })

  test('an exact version on one side settles a range on the other', async () => {
    await write('uv.toml', 'required-version = ">=0.12"')
    expect(await read({ version: '0.12.5' })).toMatchObject({ version: '0.12.5', from: 'input version' })
    await write('uv.toml', 'required-version = "0.12.6"')
    for (const version of ['>=0.12', 'latest', '^0.12 || ^0.13'])
      expect(await read({ version })).toMatchObject({
        version: '0.12.6',
        from: 'required-version in uv.toml',
      })
  })

  test('two ranges are answered by what satisfies both', async () => {
    await write('uv.toml', 'required-version = "<0.13"')
    expect(await read({ version: '^0.12 || ^0.9.1' })).toEqual({
      kind: 'range',
      specifier: '^0.12 || ^0.9.1 and <0.13',
      alternatives: ['>=0.12.0,<0.13.0,<0.13', '>=0.9.1,<0.10.0,<0.13'],
      from: 'input version and required-version in uv.toml',
    })
  })

  test('a dependency on uv is a wish and no requirement', async () => {
    await write('pyproject.toml', '[dependency-groups]\ndev = ["uv==0.11.1"]')
    expect(await read({ version: '0.13.8' })).toMatchObject({ version: '0.13.8' })
  })
})
