import { satisfies } from '@renovatebot/pep440'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import digests from '../../../src/uv/digests.json' with { type: 'json' }
import { readDigests } from '../../../src/uv/digests.ts'
import { DEFAULT_VERSION, KNOWN_BAD } from '../../../src/uv/pins.ts'
import type { Published } from '../../../src/uv/published.ts'
import {
  explainKnownBad,
  findKnownBad,
  findNearestGood,
  type ResolveOptions,
  resolveVersion,
} from '../../../src/uv/resolve.ts'
import { parseVersion } from '../../../src/uv/specifier.ts'

const [NEWEST = ''] = Object.keys(digests)

const OFFLINE: Published = {
  kind: 'unknown',
  failures: [{ source: 'index', reason: 'no route', trouble: 'unreachable' }],
}
const resolve = async (text: string, options: Partial<ResolveOptions> = {}) =>
  resolveVersion(await parseVersion(text, 'input version'), {
    strategy: 'highest',
    takesKnownBad: true,
    listPublished: async () => OFFLINE,
    ...options,
  })
const listed = (...versions: string[]): Partial<ResolveOptions> => ({
  listPublished: async () => ({ kind: 'listed', versions, by: 'index' }),
})
const unasked: Partial<ResolveOptions> = {
  listPublished: () => Promise.reject(new Error('must not be asked')),
}

describe('resolving', () => {
  test('an exact version is taken as it is, known or not', async () => {
    expect(await resolve('9.9.9', unasked)).toEqual({ version: '9.9.9', from: 'input version' })
  })

  test.each([
    ['>=0.9', NEWEST, '0.9.16'],
    ['~=0.9', NEWEST, '0.9.16'],
    ['<0.13', '0.12.24', '0.9.16'],
    ['==0.13', '0.13.0', '0.13.0'],
    ['==0.12.*', '0.12.24', '0.12.0'],
    ['~=0.9.16', '0.9.30', '0.9.16'],
    ['<=0.11.25', '0.11.24', '0.9.16'],
    ['>=0.10.2,<0.10.4', '0.10.2', '0.10.2'],
    ['^0.12', '0.12.24', '0.12.0'],
    ['latest-known', NEWEST, NEWEST],
  ])(
    '%s gives %s as the highest and %s as the lowest good one, without asking',
    async (text, highest, lowest) => {
      expect(await resolve(text, unasked)).toEqual({ version: highest, from: 'input version' })
      expect(await resolve(text, { ...unasked, strategy: 'lowest' })).toMatchObject({ version: lowest })
    },
  )

  test('latest is the newest that a source has', async () => {
    expect(await resolve('latest', listed('0.13.8', '0.14.2', '0.14.10'))).toEqual({
      version: '0.14.10',
      from: 'input version, as index has it',
    })
  })

  test('latest is the newest, whatever the strategy and whatever else a list has', async () => {
    const published = listed('0.13.8', 'nightly', '0.14.2', '../../etc', '0.12.1', '0.15.0rc1', '0.15.0.dev3')
    for (const strategy of ['highest', 'lowest'] as const)
      expect(await resolve('latest', { ...published, strategy })).toMatchObject({ version: '0.14.2' })
  })

  test('a pre-release is taken only for a range that names one', async () => {
    const published = listed('0.98.9', '0.99.0rc1', '0.99.0rc2')
    expect(await resolve('>=0.98', published)).toMatchObject({ version: '0.98.9' })
    for (const range of ['>=0.99.0rc1', '^0.99.0-rc.1', '==0.99.0rc2,>=0.98'])
      expect(await resolve(range, published)).toMatchObject({ version: '0.99.0rc2' })
    await expect(resolve('>=0.99', published)).rejects.toMatchObject({ code: 'UV_VERSION_NOT_FOUND' })
  })

  test('latest is the newest known one where no source can be asked, and that is said', async () => {
    expect(await resolve('latest')).toEqual({
      version: NEWEST,
      from: 'input version',
      notice: expect.stringMatching(/latest could not be asked.*\d \(index: no route\)/),
    })
  })

  test('a range beyond the table is asked of the sources', async () => {
    expect(await resolve('>=0.99', listed('0.13.8', '0.99.2'))).toMatchObject({ version: '0.99.2' })
    expect(await resolve('==0.4.*', listed('0.4.1', '0.4.9', '0.14.2'))).toMatchObject({ version: '0.4.9' })
  })

  test('a range that nothing satisfies names itself, the newest known version and what the source has', async () => {
    await expect(resolve('>=99', listed('0.14.2'))).rejects.toMatchObject({
      code: 'UV_VERSION_NOT_FOUND',
      message: `no version of uv satisfies >=99 (input version); the newest known is ${NEWEST}, the newest of index is 0.14.2`,
    })
    await expect(resolve('>=99')).rejects.toMatchObject({
      message: expect.stringContaining('no source says what else there is (index: no route)'),
    })
  })

  test('a range that only a bad version satisfies gives it, unless that is ruled out', async () => {
    expect(await resolve('==0.11.20.*')).toMatchObject({ version: '0.11.20' })
    await expect(resolve('==0.11.20.*', { takesKnownBad: false })).rejects.toMatchObject({
      message: expect.stringContaining('uv 0.11.20 lets two processes'),
    })
  })
})

describe('known bad versions', () => {
  test.each(['0.11.9', '0.11.23', '0.11.25', '0.10.3', '0.9.15', '0.8.19', '0.8.18', '0.7.4'])(
    '%s is explained in one sentence with the version that fixed it',
    (version) => {
      expect(explainKnownBad(version)).toMatch(/^uv \S+ .+ \(fixed in \d+\.\d+\.\d+\)$/)
    },
  )

  test.each([DEFAULT_VERSION, '0.11.24', '0.11.26', '0.11.8', '0.10.4', '0.9.16'])('%s is not', (version) => {
    expect(explainKnownBad(version)).toBeUndefined()
  })

  test.each(KNOWN_BAD.map((row) => [row.range, row]))(
    '%s does not hold for the version that fixed it',
    (_, row) => {
      expect(satisfies(row.fixedIn, row.range)).toBe(false)
    },
  )

  test.each([
    ['0.11.9', '0.11.24'],
    ['0.11.25', '0.11.26'],
    ['0.10.3', '0.10.4'],
    ['0.8.19', '0.9.16'],
  ])('%s: the nearest good one is %s', async (bad, good) => {
    expect(await findNearestGood(bad)).toBe(good)
  })

  test('no range ever resolves to one where a good one fits', async () => {
    const versions = Object.keys(await readDigests())
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...versions),
        fc.constantFrom('<', '<=', '>=', '~=', '!='),
        async (v, op) => {
          const found = await resolve(`${op}${v}`, { takesKnownBad: false }).catch(() => undefined)
          if (found) expect(findKnownBad(found.version)).toBeUndefined()
        },
      ),
    )
  })
})

describe('the digest table', () => {
  test('is newest first, without a doubt about any digest, and holds the default for all platforms', async () => {
    const digests = await readDigests()
    const versions = Object.keys(digests)
    const key = (version: string) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)
    expect(versions).toEqual([...versions].sort((a, b) => key(b) - key(a)))
    const all = Object.values(digests).flatMap((row) => Object.values(row))
    expect(all.filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
    expect(Object.keys(digests[DEFAULT_VERSION] ?? {}).length).toBeGreaterThanOrEqual(18)
  })
})
