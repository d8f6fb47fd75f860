import { assert, property, string, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  parseBoolean,
  parseChecksums,
  parseChoice,
  parseCount,
  parseDuration,
  parseList,
  parseSha256,
  parseWords,
} from '../../../src/inputs/fields.ts'

describe('booleans', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['YES', true],
    ['on', true],
    ['false', false],
    ['No', false],
    ['OFF', false],
  ])('%s means %s', (raw, value) => expect(parseBoolean(raw)).toBe(value))

  test.each(['', 'tru', '1', 'y', 'enabled'])('%j is refused with the words that are allowed', (raw) =>
    expect(() => parseBoolean(raw)).toThrow('use one of true, yes, on, false, no, off'),
  )
})

describe('choices', () => {
  const parse = parseChoice(['required', 'best-effort', 'off'])

  test.each([
    ['Required', 'required'],
    ['BEST-EFFORT', 'best-effort'],
    ['off', 'off'],
    ['false', 'off'],
    ['No', 'off'],
  ])('%s means %s', (raw, choice) => expect(parse(raw)).toBe(choice))

  test('junk lists what is allowed', () =>
    expect(() => parse('maybe')).toThrow('is not one of required, best-effort, off'))

  test('false is junk where there is no off', () => expect(() => parseChoice(['auto'])('false')).toThrow())
})

describe('durations', () => {
  test.each([
    ['600', 600_000],
    ['0', 0],
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1H2M3S', 3_723_000],
  ])('%s is %d ms', (raw, durationMs) => expect(parseDuration(raw)).toBe(durationMs))

  test.each(['', 'm', '10 m', '-5', '1.5h', '30m1h', 'ten', '10ms', '1e3'])('%j is refused', (raw) =>
    expect(() => parseDuration(raw)).toThrow('10m, 1h30m'),
  )

  test('longer than a job can run is refused', () =>
    expect(() => parseDuration('121h')).toThrow('longer than a job can run'))
})

describe('counts', () => {
  test('both bounds are allowed', () =>
    expect([parseCount(0, 10)('0'), parseCount(0, 10)('10')]).toEqual([0, 10]))

  test.each(['11', '-1', '1.0', '', 'two', '0x1'])('%j is refused with the bounds', (raw) =>
    expect(() => parseCount(0, 10)(raw)).toThrow('from 0 to 10'),
  )
})

describe('digests', () => {
  const digest = 'ab'.repeat(32)

  test.each([digest, digest.toUpperCase(), `sha256:${digest}`, `SHA256:${digest}`])('%s is read', (raw) =>
    expect(parseSha256(raw)).toBe(digest),
  )

  test.each(['ab', `${digest}0`, `md5:${digest}`, digest.replace('a', 'g')])('%j is refused', (raw) =>
    expect(() => parseSha256(raw)).toThrow('64 hexadecimal digits'),
  )
})

describe('arguments', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['--all-extras', ['--all-extras']],
    [' --extra  dev\n--group test ', ['--extra', 'dev', '--group', 'test']],
    [`--config 'a b' "c d" x"y z"w`, ['--config', 'a b', 'c d', 'xy zw']],
    [`'' ""`, ['', '']],
    ['$HOME;rm *', ['$HOME;rm', '*']],
  ])('%j splits as written, without a shell', (raw, words) => expect(parseWords(raw)).toEqual(words))

  test.each([`'a`, `a "b`, `x'y`])('%j is refused', (raw) =>
    expect(() => parseWords(raw)).toThrow('not closed'),
  )

  test('any words without quotes come back as they were joined', () =>
    assert(
      property(stringMatching(/^[^\s'"]+( [^\s'"]+)*$/), (text) => {
        expect(parseWords(text)).toEqual(text.split(' '))
      }),
    ))

  test('no text makes it hang or lose an unquoted character', () =>
    assert(
      property(string(), (text) => {
        const bare = text.replaceAll(/['"]/g, '')
        expect(parseWords(bare).join('')).toBe(bare.replaceAll(/\s/g, ''))
      }),
    ))
})

describe('checksums', () => {
  const [a, b] = ['a'.repeat(64), 'B'.repeat(64)]
  const tarball = 'uv-x86_64-unknown-linux-gnu.tar.gz'

  test.each([
    [a, { '*': a }],
    [` SHA256:${b} `, { '*': b.toLowerCase() }],
    [
      `${a}  ${tarball}\n${b} *uv-x86_64-pc-windows-msvc.zip\n`,
      { [tarball]: a, 'uv-x86_64-pc-windows-msvc.zip': b.toLowerCase() },
    ],
    [
      `aarch64-apple-darwin: ${a}\n# for CI\nx86_64-unknown-linux-gnu = sha256:${b}`,
      { 'aarch64-apple-darwin': a, 'x86_64-unknown-linux-gnu': b.toLowerCase() },
    ],
    [`x: ${a}, y: ${b}`, { x: a, y: b.toLowerCase() }],
    [`x: ${a}`, { x: a }],
    [`x: ${a}\r\nx: ${a.toUpperCase()}\r\n`, { x: a }],
    [`SHA256 (${tarball}) = ${b}\nSHA256 (y) = ${a}`, { [tarball]: b.toLowerCase(), y: a }],
  ])('%j', (raw, expected) => {
    expect(parseChecksums(raw)).toEqual(expected)
  })

  test.each(['abc', `${a}${a}`, `x: abc`, `${a}\n${b}`, `x: ${a}\nnonsense`, `x: ${a}\nx: ${b}`])(
    '%j is refused',
    (raw) => {
      expect(() => parseChecksums(raw)).toThrow(/digest/)
    },
  )
})

describe('lists of words', () => {
  const parse = parseList(['path', 'index'])

  test.each([
    ['', []],
    ['index path', ['index', 'path']],
    ['Index,\n path', ['index', 'path']],
  ])('%j', (raw, expected) => expect(parse(raw)).toEqual(expected))

  test.each([
    ['index pip', 'holds pip, which is not one of path, index'],
    ['index index', 'twice'],
  ])('%j is refused', (raw, problem) => expect(() => parse(raw)).toThrow(problem))
})
