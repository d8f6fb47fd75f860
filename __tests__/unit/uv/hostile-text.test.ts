import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { stringify } from 'smol-toml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { ActionError } from '../../../src/shared/errors.ts'
import {
  isChoiceFor,
  isSatisfiedBy,
  parseSpecifier,
  parseVersion,
  type UvRequest,
} from '../../../src/uv/specifier.ts'
import { readVersionFile } from '../../../src/uv/version-file.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100)

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'hostile-'))
})
afterAll(() => rm(dir, { recursive: true }))

// Words of the grammars, so that a text is nearly right.
const WORDS = [
  'uv',
  'rev:',
  '- repo:',
  '[tool.uv]',
  '[[package]]',
  'name',
  'required-version',
  '=',
  '==',
  '>=',
]
const MORE_WORDS = [
  '~=',
  '!=',
  '^',
  '~',
  '||',
  '-',
  ',',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ';',
  '#',
  '\\',
]
const PIECES = [
  '\n',
  '\r\n',
  ' ',
  '.',
  '*',
  'x',
  'latest',
  'v',
  '0',
  '0.9',
  '0.13.8',
  '1!',
  '+l',
  'rc1',
  '.dev',
]
const ODDITIES = ['.post', '@', ':', '&a', '*a', '<<', '\u0000', '\uFEFF', '-r', '--hash=', '://']

const text = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WORDS, ...MORE_WORDS, ...PIECES, ...ODDITIES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''))

// A document that is well formed, with values of any type in the places that are looked at.
const KEYS = ['tool', 'tools', 'uv', 'required-version', 'project', 'dependencies', 'optional-dependencies']
const MORE_KEYS = ['dependency-groups', 'dev-dependencies', 'package', 'packages', 'name', 'version', 'repos']
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'large' },
    fc.oneof(text, fc.constant('uv'), fc.boolean(), fc.integer()),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS, ...MORE_KEYS, 'repo', 'rev', '__proto__'), tie('tree')),
  ),
}))
const table = fc.dictionary(fc.constantFrom(...KEYS, ...MORE_KEYS), tree)
const content = fc.oneof(
  text,
  table.map((value) => stringify(value)),
  table.map((value) => JSON.stringify(value)),
)

const VERSIONS = ['0.9.30', '0.13.8', '0.14.0rc1', 'latest', '', '../..', '1!0.1', '0.13.8+l']

function use(request: UvRequest | undefined): void {
  if (request?.kind === 'range') for (const version of VERSIONS) isChoiceFor(request, version)
  if (request?.kind !== 'exact') return
  // It becomes the name of a directory.
  expect(request.version).toMatch(/^\d+\.\d+\.\d+((a|b|rc|\.post|\.dev)\d+)*$/)
  isSatisfiedBy(request, '0.13.8')
}

async function survives(parse: () => UvRequest | undefined | Promise<UvRequest | undefined>): Promise<void> {
  try {
    use(await parse())
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
  }
}

describe('nothing that anybody writes ends in a stack trace', () => {
  test.each([
    '.tool-versions',
    'mise.toml',
    'uv.toml',
    'pyproject.toml',
    'uv.lock',
    'pylock.toml',
    '.pre-commit-config.yaml',
    'requirements.txt',
  ])('into %s', async (name) => {
    const file = path.join(dir, name)
    const property = fc.asyncProperty(content, async (written) => {
      await writeFile(file, written)
      await survives(() => readVersionFile(file, name, { files }))
    })
    await fc.assert(property, { numRuns: RUNS })
  })

  test('as a version', async () => {
    const property = fc.asyncProperty(text, async (written) => {
      await survives(() => parseVersion(written, 'x'))
      await survives(() => parseSpecifier(written, 'x'))
    })
    await fc.assert(property, { numRuns: 10 * RUNS })
  })
})
