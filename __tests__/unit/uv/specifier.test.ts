import { satisfies as pep440Satisfies } from '@renovatebot/pep440'
import fc from 'fast-check'
import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { isSatisfiedBy, parseSpecifier, parseVersion } from '../../../src/uv/specifier.ts'

/** What is published, in this table. */
const VERSIONS = [
  '0.8.24',
  '0.9.0',
  '0.9.5',
  '0.9.30',
  '0.10.0',
  '0.10.12',
  '0.11.33',
  '0.12.0',
  '0.12.24',
  '0.13.0',
  '0.13.8',
  '1.0.0',
]

// What PEP 440 (p) or npm (n) prescribes: the highest and the lowest of VERSIONS that the text allows.
const REQUESTS: readonly (readonly [text: string, grammar: 'p' | 'n', highest: string, lowest: string])[] = [
  // Compatible releases: PEP 440 "Compatible release".
  ['~=0.9', 'p', '0.13.8', '0.9.0'],
  ['~=0.9.0', 'p', '0.9.30', '0.9.0'],
  ['~= 0.9.5', 'p', '0.9.30', '0.9.5'],
  ['~=0.12.1', 'p', '0.12.24', '0.12.24'],
  ['~=0.9,!=0.13.8', 'p', '0.13.0', '0.9.0'],
  ['~=0.9.0,<0.9.30', 'p', '0.9.5', '0.9.0'],
  ['~=1.0', 'p', '1.0.0', '1.0.0'],
  // Matching: `==` pads with zeros, a wildcard is a prefix.
  ['==0.9', 'p', '0.9.0', '0.9.0'],
  ['==0.9.*', 'p', '0.9.30', '0.9.0'],
  ['== 0.9.*', 'p', '0.9.30', '0.9.0'],
  ['==0.*', 'p', '0.13.8', '0.8.24'],
  ['==0.12.*,>0.12.0', 'p', '0.12.24', '0.12.24'],
  ['===0.13', 'p', '-', '-'],
  ['==1', 'p', '1.0.0', '1.0.0'],
  ['==1.*', 'p', '1.0.0', '1.0.0'],
  ['==v0.9', 'p', '0.9.0', '0.9.0'],
  // Exclusion.
  ['!=0.13.8', 'p', '1.0.0', '0.8.24'],
  ['!=1.0.0', 'p', '0.13.8', '0.8.24'],
  ['!=1.*', 'p', '0.13.8', '0.8.24'],
  ['!=1.*,!=0.13.*', 'p', '0.12.24', '0.8.24'],
  ['!=0.8.24', 'p', '1.0.0', '0.9.0'],
  // Ordered comparison: PEP 440 compares numbers, also where there are fewer of them.
  ['>=0.9', 'p', '1.0.0', '0.9.0'],
  ['>= 0.9', 'p', '1.0.0', '0.9.0'],
  ['>=0.9.1', 'p', '1.0.0', '0.9.5'],
  ['>0.9', 'p', '1.0.0', '0.9.5'],
  ['>0.9.30', 'p', '1.0.0', '0.10.0'],
  ['<0.9', 'p', '0.8.24', '0.8.24'],
  ['<=0.9', 'p', '0.9.0', '0.8.24'],
  ['<=0.9.30', 'p', '0.9.30', '0.8.24'],
  ['<1', 'p', '0.13.8', '0.8.24'],
  ['<1.0.0', 'p', '0.13.8', '0.8.24'],
  ['<0.10.0', 'p', '0.9.30', '0.8.24'],
  ['>=0.9,<0.12', 'p', '0.11.33', '0.9.0'],
  ['>=0.9, <0.12', 'p', '0.11.33', '0.9.0'],
  [' >=0.9 , <0.12 ', 'p', '0.11.33', '0.9.0'],
  ['<0.12,>=0.9', 'p', '0.11.33', '0.9.0'],
  ['>0.9,<=0.12', 'p', '0.12.0', '0.9.5'],
  ['>=0.9,<0.13,!=0.12.24', 'p', '0.12.0', '0.9.0'],
  ['>=0.9,<0.13,!=0.12.*', 'p', '0.11.33', '0.9.0'],
  ['>=2', 'p', '-', '-'],
  ['<0.8', 'p', '-', '-'],
  ['>=0.13.8', 'p', '1.0.0', '0.13.8'],
  ['>0.13.8,<1', 'p', '-', '-'],
  // Joined by spaces only: operators of PEP 440 keep their meaning.
  ['>=0.9 !=0.13.8 <1', 'p', '0.13.0', '0.9.0'],
  ['~=0.9 !=0.13.8', 'p', '0.13.0', '0.9.0'],
  ['>=0.9 ==0.9.*', 'p', '0.9.30', '0.9.0'],
  // npm: parts of a version are a series.
  ['0', 'n', '0.13.8', '0.8.24'],
  ['0.9', 'n', '0.9.30', '0.9.0'],
  ['v0.9', 'n', '0.9.30', '0.9.0'],
  ['=0.9', 'n', '0.9.30', '0.9.0'],
  ['1', 'n', '1.0.0', '1.0.0'],
  ['0.x', 'n', '0.13.8', '0.8.24'],
  ['0.9.x', 'n', '0.9.30', '0.9.0'],
  ['0.9.X', 'n', '0.9.30', '0.9.0'],
  ['0.9.*', 'n', '0.9.30', '0.9.0'],
  ['*', 'n', '1.0.0', '0.8.24'],
  ['x', 'n', '1.0.0', '0.8.24'],
  // Caret: the left-most number that is not zero stays.
  ['^0.9', 'n', '0.9.30', '0.9.0'],
  ['^0.9.1', 'n', '0.9.30', '0.9.5'],
  ['^0.13.8', 'n', '0.13.8', '0.13.8'],
  ['^0', 'n', '0.13.8', '0.8.24'],
  ['^0.x', 'n', '0.13.8', '0.8.24'],
  ['^1', 'n', '1.0.0', '1.0.0'],
  ['^1.0.0', 'n', '1.0.0', '1.0.0'],
  ['^0.0.3', 'n', '-', '-'],
  // Tilde: the minor stays, where one is given.
  ['~0.9', 'n', '0.9.30', '0.9.0'],
  ['~0.9.1', 'n', '0.9.30', '0.9.5'],
  ['~0.12.0', 'n', '0.12.24', '0.12.0'],
  ['~0', 'n', '0.13.8', '0.8.24'],
  ['~1', 'n', '1.0.0', '1.0.0'],
  ['~>0.9.1', 'n', '0.9.30', '0.9.5'],
  // Comparators joined by a space mean npm's "and".
  ['>=0.9 <0.12', 'n', '0.11.33', '0.9.0'],
  ['>=0.9.0 <0.12.0', 'n', '0.11.33', '0.9.0'],
  ['>= 0.9 < 0.12', 'n', '0.11.33', '0.9.0'],
  ['>0.9 <=0.12', 'n', '0.12.24', '0.10.0'],
  ['<0.12 >=0.10', 'n', '0.11.33', '0.10.0'],
  ['>=0.9 <0.13 >=0.10', 'n', '0.12.24', '0.10.0'],
  // Hyphens, and "or".
  ['0.9 - 0.11', 'n', '0.11.33', '0.9.0'],
  ['0.9.5 - 0.12.0', 'n', '0.12.0', '0.9.5'],
  ['0.9 - 0.11.0', 'n', '0.10.12', '0.9.0'],
  ['0.9 || 0.12', 'n', '0.12.24', '0.9.0'],
  ['^0.9 || ^0.12.3', 'n', '0.12.24', '0.9.0'],
  ['<0.9 || >=1', 'n', '1.0.0', '0.8.24'],
  ['0.9.5 || 0.10.12', 'n', '0.10.12', '0.9.5'],
  ['>=0.9 <0.10 || ~0.12', 'n', '0.12.24', '0.9.0'],
]

describe('a range', () => {
  test('there are at least eighty in the table', () => {
    expect(REQUESTS.length).toBeGreaterThanOrEqual(80)
  })

  test.each(REQUESTS)(
    '%j has the meaning of %s: from %s down to %s',
    async (text, grammar, highest, lowest) => {
      const request = await parseVersion(text, 'input version')
      expect(request.kind).toBe('range')
      const fitting = VERSIONS.filter((version) => isSatisfiedBy(request, version))
      expect([fitting.at(-1) ?? '-', fitting[0] ?? '-']).toEqual([highest, lowest])
      // The table itself is right: the reference implementation says the same.
      const spaced = text
        .trim()
        .replaceAll(/\s+(?=[<>=!~])/g, ',')
        .replaceAll(/,\s*,/g, ',')
      const reference = VERSIONS.filter((version) =>
        grammar === 'n' ? semver.satisfies(version, text) : pep440Satisfies(version, spaced),
      )
      expect(fitting).toEqual(reference)
    },
  )
})

describe('an exact version', () => {
  test.each(['0.13.8', 'v0.13.8', '=0.13.8', '=v0.13.8', '==0.13.8', '== 0.13.8 ', '===0.13.8', ' 0.13.8 '])(
    '%j',
    async (text) => {
      const expected = { kind: 'exact', version: '0.13.8', from: 'input version' }
      expect(await parseVersion(text, 'input version')).toEqual(expected)
    },
  )

  test('may be a pre-release', async () => {
    expect(await parseVersion('0.14.0rc1', 'x')).toMatchObject({ kind: 'exact', version: '0.14.0rc1' })
  })
})

test.each([
  ['latest', 'published'],
  ['LATEST', 'published'],
  ['latest-known', 'known'],
  ['Latest-Known', 'known'],
])('%s is the newest of all versions', async (text, newest) => {
  const request = await parseVersion(text, 'input version')
  expect(request).toMatchObject({ kind: 'range', newest })
  expect(VERSIONS.filter((version) => isSatisfiedBy(request, version))).toEqual(VERSIONS)
})

test.each([
  '',
  ' ',
  '>=0.9,',
  'newest',
  '0.13.8+local',
  '-1',
  '^0.9, <0.12',
  '>=0.9 &&',
  '1.2.3.4.x',
  '9999999999999999.0.0',
  '>=0.9999999999999999',
  '^9999999999999999',
  '== latest',
  '~=0',
])('%j is refused with the value and its origin', async (text) => {
  await expect(parseVersion(text, 'input version')).rejects.toMatchObject({
    code: 'UV_VERSION_INVALID',
    message: expect.stringContaining(`${JSON.stringify(text)} (input version)`),
  })
})

describe('the grammar of required-version and of requirements', () => {
  test.each([
    ['0.13', ['0.13.0']],
    ['0.13.8', ['0.13.8']],
    ['==0.13', ['0.13.0']],
    ['~=0.13', ['0.13.0', '0.13.8']],
    ['>=0.13.1,<1', ['0.13.8']],
  ])('%s', (text, expected) => {
    const request = parseSpecifier(text, 'x')
    expect(VERSIONS.filter((version) => isSatisfiedBy(request, version))).toEqual(expected)
  })

  test.each(['latest', '^0.9', '0.9.x', '>=0.9 <0.12', '=0.9', '*', '', '0.13.8+local'])(
    'has no %j',
    (text) => {
      expect(() => parseSpecifier(text, 'x')).toThrow(expect.objectContaining({ code: 'UV_VERSION_INVALID' }))
    },
  )
})

describe('properties', () => {
  const number = fc.nat(30)
  const version = fc.tuple(fc.nat(2), number, number).map((parts) => parts.join('.'))
  const partial = fc
    .tuple(fc.nat(2), fc.option(number), fc.option(number))
    .map(([major, minor, patch]) =>
      [major, ...(minor === null ? [] : [minor, ...(patch === null ? [] : [patch])])].join('.'),
    )

  test('what PEP 440 accepts means what PEP 440 says', async () => {
    const clause = fc.oneof(
      fc.tuple(fc.constantFrom('>=', '<=', '<', '>', '==', '!='), partial).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom('==', '!='), fc.nat(2), number).map(([op, a, b]) => `${op}${a}.${b}.*`),
      fc.tuple(fc.nat(2), number, number).map(([a, b, c]) => `~=${a}.${b}.${c}`),
      fc.tuple(fc.nat(2), number).map(([a, b]) => `~=${a}.${b}`),
    )
    const set = fc.array(clause, { minLength: 1, maxLength: 3 }).map((clauses) => clauses.join(','))
    await fc.assert(
      fc.asyncProperty(set, version, async (text, candidate) => {
        for (const request of [await parseVersion(text, 'x'), parseSpecifier(text, 'x')])
          expect(isSatisfiedBy(request, candidate)).toBe(pep440Satisfies(candidate, text))
      }),
      { numRuns: 500 },
    )
  })

  test('what only npm accepts means what npm says', async () => {
    const simple = fc.oneof(
      fc.tuple(fc.constantFrom('^', '~', '', 'v'), partial).map((parts) => parts.join('')),
      fc.tuple(fc.nat(2), number).map(([a, b]) => `${a}.${b}.x`),
      fc.tuple(partial, partial).map(([a, b]) => `${a} - ${b}`),
      fc
        .tuple(fc.constantFrom('>=', '>'), partial, fc.constantFrom('<', '<='), partial)
        .map(([a, x, b, y]) => `${a}${x} ${b}${y}`),
    )
    const text = fc.array(simple, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' || '))
    await fc.assert(
      fc.asyncProperty(text, version, async (range, candidate) => {
        const request = await parseVersion(range, 'x')
        expect(isSatisfiedBy(request, candidate)).toBe(semver.satisfies(candidate, range))
      }),
      { numRuns: 500 },
    )
  })

  test('a bare version is the same request as the version after ==, after v and after ===', async () => {
    await fc.assert(
      fc.asyncProperty(version, version, async (asked, other) => {
        const bare = await parseVersion(asked, 'x')
        for (const prefix of ['=', '==', '== ', 'v', '==='])
          expect(await parseVersion(`${prefix}${asked}`, 'x')).toEqual(bare)
        expect(parseSpecifier(asked, 'x')).toEqual(bare)
        expect(isSatisfiedBy(bare, other)).toBe(pep440Satisfies(other, `==${asked}`))
      }),
    )
  })
})
