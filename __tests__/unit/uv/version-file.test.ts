import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { findInRequirements, findUvSpecifier } from '../../../src/uv/requirement.ts'
import { readVersionFile } from '../../../src/uv/version-file.ts'
import { readVersionText } from '../../../src/uv/version-text.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'version-file-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function read(name: string, text: string | Buffer) {
  await mkdir(path.dirname(path.join(dir, name)), { recursive: true })
  await writeFile(path.join(dir, name), text)
  return readVersionFile(path.join(dir, name), name, { files })
}

const PRE_COMMIT = `repos:
  - repo: https://github.com/pre-commit/pre-commit-hooks
    rev: v5.0.0
    hooks:
      - id: end-of-file-fixer
  - hooks:
      - id: uv-lock
    repo: 'https://github.com/astral-sh/uv-pre-commit'
    rev: 0.12.1
  - repo: https://github.com/astral-sh/ruff-pre-commit
    rev: v0.9.0
`
const DEPENDENCIES = `[project]
name = "x"
dependencies = ["uvloop>=1", "uv~=0.12.0 ; sys_platform != 'win32'"]
[dependency-groups]
dev = ["uv==0.11.1"]
`

describe('a version is found', () => {
  test.each([
    ['uv.toml', 'required-version = "==0.12.1"', '0.12.1', 'required-version in uv.toml'],
    ['team.uv.toml', 'required-version = "0.12.1"', '0.12.1', 'required-version in team.uv.toml'],
    [
      'pyproject.toml',
      '[tool.uv]\nrequired-version = "0.12.1"',
      '0.12.1',
      'required-version in pyproject.toml',
    ],
    ['pyproject.toml', DEPENDENCIES, '~=0.12.0', 'uv of project.dependencies in pyproject.toml'],
    [
      'pyproject.toml',
      '[project]\ndependencies = ["uv"]\n[project.optional-dependencies]\nci = ["UV [x] (>=0.11)"]',
      '>=0.11',
      'uv of project.optional-dependencies.ci in pyproject.toml',
    ],
    [
      'pyproject.toml',
      '[dependency-groups]\ndev = [{include-group = "x"}, "uv==0.11.1"]',
      '0.11.1',
      'uv of dependency-groups.dev in pyproject.toml',
    ],
    [
      'uv.lock',
      'version = 1\n[[package]]\nname = "uvloop"\nversion = "1"\n[[package]]\nname = "uv"\nversion = "0.12.1"',
      '0.12.1',
      'uv in uv.lock',
    ],
    [
      'pylock.toml',
      'lock-version = "1.0"\n[[packages]]\nname = "uv"\nversion = "0.12.1"',
      '0.12.1',
      'uv in pylock.toml',
    ],
    ['pylock.ci.toml', '[[packages]]\nname = "uv"\nversion = "0.12.1"', '0.12.1', 'uv in pylock.ci.toml'],
    ['requirements.txt', 'uvloop==1\nuv==0.12.1\n', '0.12.1', 'uv in requirements.txt'],
    [
      'requirements-dev.in',
      '-r base.in\nUV ~= 0.12.0  # the tool\n',
      '~= 0.12.0',
      'uv in requirements-dev.in',
    ],
    [
      'requirements.txt',
      'uv==0.12.1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n',
      '0.12.1',
      'uv in requirements.txt',
    ],
    ['requirements.txt', 'uv>=0.9, <0.10', '>=0.9, <0.10', 'uv in requirements.txt'],
    [
      '.tool-versions',
      '# tools\npython 3.13.0\nuv v0.12.1 0.11.0 # pinned\n',
      '0.12.1',
      'uv in .tool-versions',
    ],
    ['.tool-versions', 'uv\t0.12.1\r\n', '0.12.1', 'uv in .tool-versions'],
    ['.tool-versions', 'uv latest:0.12\n', '0.12', 'uv in .tool-versions'],
    ['mise.toml', '[tools]\nuv = "0.12.1"', '0.12.1', 'uv in mise.toml'],
    ['.mise.toml', '[tools]\nuv = { version = "0.12" }', '0.12', 'uv in .mise.toml'],
    [
      'mise.local.toml',
      '[tools]\n"aqua:astral-sh/uv" = ["prefix:0.12", "0.11"]',
      '0.12',
      'aqua:astral-sh/uv in mise.local.toml',
    ],
    ['mise.toml', '[tools]\nuv = "latest"', 'latest', 'uv in mise.toml'],
    ['.config/mise/config.toml', '[tools]\nuv = "0.12.1"', '0.12.1', 'uv in .config/mise/config.toml'],
    ['mise/conf.d/tools.toml', '[tools]\nuv = "0.12.1"', '0.12.1', 'uv in mise/conf.d/tools.toml'],
    ['.pre-commit-config.yaml', PRE_COMMIT, '0.12.1', 'rev of uv-pre-commit in .pre-commit-config.yaml'],
    [
      '.pre-commit-config.yaml',
      '{"repos": [{"rev": "0.12.1", "repo": "https://github.com/astral-sh/uv-pre-commit.git", "hooks": []}]}',
      '0.12.1',
      'rev of uv-pre-commit in .pre-commit-config.yaml',
    ],
    [
      '.pre-commit-config.yaml',
      'repos:\n- repo: &uv git@github.com:astral-sh/uv-pre-commit # x\n  hooks: [{id: uv-lock, args: [rev: 1.2.3]}]\n  rev: v0.10\n',
      'v0.10',
      'rev of uv-pre-commit in .pre-commit-config.yaml',
    ],
    [
      '.pre-commit-config.yaml',
      'repos:\n- repo: https://github.com/astral-sh/uv-pre-commit\n  rev: 1a2b3c4d5e6f  # frozen: 0.12.1\n',
      '0.12.1',
      'rev of uv-pre-commit in .pre-commit-config.yaml',
    ],
  ])('in %s', async (name, text, expected, from) => {
    const request = await read(name, text)
    expect(request?.kind === 'exact' ? request.version : request?.specifier).toBe(expected)
    expect(request?.from).toBe(from)
  })
})

describe('a file that names none gives none', () => {
  test.each([
    ['uv.toml', 'native-tls = true'],
    ['pyproject.toml', '[project]\ndependencies = ["uv", "uv @ https://example.org/uv.whl"]'],
    ['uv.lock', 'version = 1'],
    ['requirements.txt', 'uv\n# uv==0.1\nuv-build==0.12.1\n./uv\n-e .\nuv @ file:///x\n'],
    ['.tool-versions', 'uvx 1.2.3\npython 3.12'],
    ['mise.toml', '[tools]\npython = "3.12"'],
    ['.pre-commit-config.yaml', 'repos:\n- repo: https://github.com/x/y\n  rev: 0.1.0\n'],
    ['.pre-commit-config.yaml', '# repo: https://github.com/astral-sh/uv-pre-commit\n# rev: 0.1.0\n'],
    ['.pre-commit-config.yaml', '- repo: https://github.com/astral-sh/uv-pre-commit\n  rev: 0.1.0\n'],
    ['.pre-commit-config.yaml', 'repos:\n- repo: https://github.com/astral-sh/uv-pre-commit\n'],
  ])('%s: %j', async (name, text) => {
    expect(await read(name, text)).toBeUndefined()
  })
})

describe('what is wrong is told with file, line and value', () => {
  test.each([
    ['uv.toml', 'a = 1\n\nrequired-version = "newest"', '"newest" (required-version in uv.toml, line 3)'],
    ['requirements.txt', 'pip\nuv==what\n', '"==what" (uv in requirements.txt, line 2)'],
    [
      'pyproject.toml',
      '[project]\ndependencies = [\n  "uv>>1",\n]',
      '">>1" (uv of project.dependencies in pyproject.toml, line 3)',
    ],
    [
      'pyproject.toml',
      '[project]\ndependencies = [\n  "uv   >>  1",\n]',
      '">> 1" (uv of project.dependencies in pyproject.toml, line 3)',
    ],
    ['.tool-versions', 'python 3\nuv ref:main\n', '"ref:main" (uv in .tool-versions, line 2)'],
    [
      '.pre-commit-config.yaml',
      PRE_COMMIT.replace('0.12.1', 'main'),
      '"main" (rev of uv-pre-commit in .pre-commit-config.yaml, line 9)',
    ],
  ])('%s: %j', async (name, text, told) => {
    await expect(read(name, text)).rejects.toMatchObject({
      code: 'UV_VERSION_INVALID',
      message: expect.stringContaining(told),
    })
  })

  test.each([
    ['uv.toml', 'a = 1\nrequired-version = "0.13', 'uv.toml: line 2, column 20: '],
    ['uv.lock', '[[package]\n', 'uv.lock: line 1'],
    ['.pre-commit-config.yaml', 'repos:\n  - {repo: x\n', '.pre-commit-config.yaml: line 3, column 1: '],
    ['uv.toml', 'a = 1\nrequired-version = 0.13', 'uv.toml: required-version is not a string'],
    ['setup.cfg', 'uv==0.13.8', '.tool-versions, mise.toml, uv.toml, pyproject.toml, uv.lock, pylock.toml'],
  ])('%s that cannot be understood: %j', async (name, text, told) => {
    await expect(read(name, text)).rejects.toMatchObject({
      code: 'UV_VERSION_FILE_INVALID',
      message: expect.stringContaining(told),
    })
  })
})

describe('a file that an editor or a shell of Windows wrote', () => {
  const BIG_ENDIAN = (text: string) => Buffer.from(text, 'utf16le').swap16()

  test.each<[string, (text: string) => string | Buffer]>([
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['CR', (text) => text.replaceAll('\n', '\r')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['UTF-16 LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE', (text) => BIG_ENDIAN(`\uFEFF${text}`)],
  ])('with %s', async (kind, encode) => {
    const files = [
      ['requirements.txt', 'uv==0.12.1 \\\n  --hash=sha256:aa\nx==1\n'],
      ['.tool-versions', 'uv 0.12.1\npython 3.12\n'],
      ['uv.toml', 'required-version = "0.12.1"\n'],
      ['.pre-commit-config.yaml', PRE_COMMIT],
    ] as const
    // TOML and the tools of the others know no lone CR.
    for (const [name, text] of kind === 'CR' ? files.slice(0, 1) : files)
      expect(await read(name, encode(text)), name).toMatchObject({ version: '0.12.1' })
  })
})

describe('a file that is none', () => {
  test.each<[string, (file: string) => Promise<unknown>, string]>([
    ['a directory', (file) => mkdir(file), 'uv.toml: is no regular file'],
    ['a link to a device that never ends', (file) => symlink('/dev/zero', file), 'is no regular file'],
    ['a link in a circle', (file) => symlink(file, file), 'uv.toml: cannot be read: ELOOP'],
    [
      'larger than any',
      async (file) => {
        await writeFile(file, '')
        await truncate(file, 2 ** 31)
      },
      'uv.toml: has 2.0 GiB, far too much',
    ],
  ])('%s is told', async (_, make, told) => {
    const file = path.join(dir, 'uv.toml')
    await make(file)
    await expect(readVersionFile(file, 'uv.toml', { files })).rejects.toMatchObject({
      code: 'UV_VERSION_FILE_INVALID',
      message: expect.stringContaining(told),
    })
  })

  test('the null device is an empty file', async () => {
    expect(await readVersionText('/dev/null', 'UV_CONFIG_FILE', files)).toBe('')
  })
})

test('a hostile requirement costs no more than its length', () => {
  // The regular expression that this replaced took hours for it.
  expect(findUvSpecifier(`uv${' '.repeat(100_000)}?`)).toBeUndefined()
  expect(findInRequirements('x\\\n'.repeat(100_000))).toBeUndefined()
})

test.each([
  ['uv==0.9.1', '==0.9.1'],
  ['uv == 0.9.1', '== 0.9.1'],
  ['UV==0.9.1', '==0.9.1'],
  ['uv[x,y]==0.9.1', '==0.9.1'],
  ['uv [x] ~= 0.9', '~= 0.9'],
  ['uv (>=0.9,<1)', '>=0.9,<1'],
  ['uv>=0.9 , <0.10 ; python_version < "3.9"', '>=0.9 , <0.10'],
  ['uv; python_version < "3.9"', ''],
  ['uv', ''],
  ['uv@ https://example.org/x.whl', undefined],
  ['uv-build==0.9', undefined],
  ['uv_build==0.9', undefined],
  ['uvloop', undefined],
  ['-e .', undefined],
  ['', undefined],
])('the requirement %j', (text, expected) => {
  expect(findUvSpecifier(text)).toBe(expected)
})
