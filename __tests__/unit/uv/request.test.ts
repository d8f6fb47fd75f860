import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { readRequest } from '../../../src/uv/request.ts'
import { isSatisfiedBy, parseVersion } from '../../../src/uv/specifier.ts'

let projectDir: string
beforeEach(async () => {
  projectDir = await mkdtemp(path.join(tmpdir(), 'request-'))
})
afterEach(() => rm(projectDir, { recursive: true }))

const write = (name: string, text: string) => writeFile(path.join(projectDir, name), text)
const read = (inputs: { version?: string; versionFile?: string } = {}) =>
  readRequest({ version: '', versionFile: '', projectDir, ...inputs }, { files })

describe('what a version means', () => {
  test.each([
    ['0.13.8', { kind: 'exact', version: '0.13.8' }],
    ['v0.13.8', { kind: 'exact', version: '0.13.8' }],
    ['==0.13.8', { kind: 'exact', version: '0.13.8' }],
    ['===0.13.8', { kind: 'exact', version: '0.13.8' }],
    ['== 0.13.8 ', { kind: 'exact', version: '0.13.8' }],
    ['0.14.0rc1', { kind: 'exact', version: '0.14.0rc1' }],
    ['0.13', { kind: 'range', specifier: '==0.13' }],
    ['==0.13.*', { kind: 'range', specifier: '==0.13.*' }],
    ['>=0.9,<0.12', { kind: 'range', specifier: '>=0.9,<0.12' }],
    ['~=0.9.3', { kind: 'range', specifier: '~=0.9.3' }],
  ])('%s is understood', (raw, expected) => {
    expect(parseVersion(raw, 'input version')).toEqual({ ...expected, from: 'input version' })
  })

  test.each([
    'latest',
    'LATEST',
    '',
    ' ',
    '*',
    '^0.9',
    '0.9.x',
    '>=0.9 <0.12',
    '>=0.9,',
    '=0.9',
    '0.13.8+local',
    '-1',
  ])('%j is refused with the value and its origin', (raw) => {
    expect(() => parseVersion(raw, 'input version')).toThrow(
      expect.objectContaining({
        code: 'UV_VERSION_INVALID',
        message: expect.stringContaining(`${JSON.stringify(raw)} (input version)`),
      }),
    )
  })

  test('a bare version is the same request as the version after ==, after v and after ===', () => {
    const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.'))
    fc.assert(
      fc.property(version, version, (asked, other) => {
        const bare = parseVersion(asked, 'x')
        for (const prefix of ['==', '== ', 'v', '==='])
          expect(parseVersion(`${prefix}${asked}`, 'x')).toEqual(bare)
        const specifier = { kind: 'range', specifier: `==${asked}`, from: 'x' } as const
        expect(isSatisfiedBy(bare, other)).toBe(isSatisfiedBy(specifier, other))
        expect(isSatisfiedBy(bare, asked)).toBe(true)
        expect(isSatisfiedBy(specifier, asked)).toBe(true)
      }),
    )
  })
})

describe('which file decides', () => {
  test('without any wish it is the default', async () => {
    await write('pyproject.toml', '[project]\nname = "x"\n')
    expect(await read()).toEqual({ kind: 'exact', version: '0.13.8', from: 'default of this action' })
  })

  test('the input version comes before everything', async () => {
    await write('pin.uv.toml', 'required-version = "0.12.1"')
    expect(await read({ version: '0.13.1', versionFile: 'pin.uv.toml' })).toMatchObject({
      version: '0.13.1',
      from: 'input version',
    })
  })

  test.each([
    ['uv.toml', 'required-version = "==0.12.1"', 'required-version in uv.toml'],
    ['pyproject.toml', '[tool.uv]\nrequired-version = "0.12.1"', 'required-version in pyproject.toml'],
    ['.tool-versions', '# tools\npython 3.13.0\nuv v0.12.1 0.11.0 # pinned\n', 'uv in .tool-versions'],
    ['.tool-versions', 'uv\t0.12.1\r\n', 'uv in .tool-versions'],
  ])('version-file %s is read', async (name, text, from) => {
    await write(name, text)
    expect(await read({ versionFile: name })).toEqual({ kind: 'exact', version: '0.12.1', from })
  })

  test('uv.toml comes before pyproject.toml, and a .tool-versions is not looked for', async () => {
    await write('.tool-versions', 'uv 0.9.1')
    await write('pyproject.toml', '[tool.uv]\nrequired-version = ">=0.11"')
    expect(await read()).toMatchObject({ specifier: '>=0.11', from: 'required-version in pyproject.toml' })
    await write('uv.toml', 'required-version = ">=0.12"')
    expect(await read()).toMatchObject({ specifier: '>=0.12', from: 'required-version in uv.toml' })
  })
})

describe('a file that cannot answer', () => {
  test.each([
    ['gone/uv.toml', undefined, 'gone/uv.toml: does not exist or names no version'],
    ['uv.toml', 'native-tls = true', 'uv.toml: does not exist or names no version'],
    ['.tool-versions', 'uvx 1.2.3\npython 3.12', '.tool-versions: does not exist or names no version'],
    ['uv.toml', 'a = 1\nrequired-version = 0.13', 'uv.toml: required-version is not a string'],
    ['uv.toml', 'a = 1\nrequired-version = "0.13', 'uv.toml: line 2, column 20: '],
    ['requirements.txt', 'uv==0.13.8', '.tool-versions, uv.toml, pyproject.toml are'],
  ])('version-file %s with %j is named', async (name, text, message) => {
    if (text !== undefined) await write(name, text)
    await expect(read({ versionFile: name })).rejects.toMatchObject({
      code: 'UV_VERSION_FILE_INVALID',
      message: expect.stringContaining(message),
    })
  })

  test('a pyproject.toml that uv could not parse either stops the step, with the line', async () => {
    await write('pyproject.toml', '[project]\nname = \n')
    await expect(read({ version: '0.13.8' })).rejects.toMatchObject({
      code: 'UV_VERSION_FILE_INVALID',
      message: expect.stringContaining('pyproject.toml: line 2'),
    })
  })

  test('a required-version that is no version names its file', async () => {
    await write('pyproject.toml', '[tool.uv]\nrequired-version = "newest"')
    await expect(read()).rejects.toMatchObject({
      code: 'UV_VERSION_INVALID',
      message: expect.stringContaining('"newest" (required-version in pyproject.toml)'),
    })
  })
})

describe('the step and the project', () => {
  test.each([
    ['0.12.0', '>=0.13'],
    ['0.12.0', '0.13.8'],
    ['>=0.13', '0.12.0'],
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
    expect(await read({ version: '>=0.12' })).toMatchObject({
      version: '0.12.6',
      from: 'required-version in uv.toml',
    })
  })

  test('two ranges are answered by what satisfies both', async () => {
    await write('uv.toml', 'required-version = "<0.13"')
    expect(await read({ version: '>=0.12' })).toEqual({
      kind: 'range',
      specifier: '>=0.12,<0.13',
      from: 'input version and required-version in uv.toml',
    })
  })
})
