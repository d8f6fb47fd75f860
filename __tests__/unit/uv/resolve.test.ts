import { satisfies } from '@renovatebot/pep440'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDigests } from '../../../src/uv/digests.ts'
import { DEFAULT_VERSION, KNOWN_BAD } from '../../../src/uv/pins.ts'
import { explainKnownBad, findKnownBad, resolveVersion } from '../../../src/uv/resolve.ts'

const range = (specifier: string) => resolveVersion({ kind: 'range', specifier, from: 'input version' })

describe('resolving', () => {
  test('an exact version is taken as it is, known or not', async () => {
    expect(await resolveVersion({ kind: 'exact', version: '9.9.9', from: 'here' })).toEqual({
      version: '9.9.9',
      from: 'here',
    })
  })

  test.each([
    ['>=0.9', DEFAULT_VERSION],
    ['~=0.9', DEFAULT_VERSION],
    ['<0.13', '0.12.24'],
    ['==0.13', '0.13.0'],
    ['==0.12.*', '0.12.24'],
    ['~=0.9.16', '0.9.30'],
    ['<=0.11.25', '0.11.24'],
    ['>=0.10.2,<0.10.4', '0.10.2'],
  ])('%s gives %s', async (specifier, version) => {
    expect(await range(specifier)).toEqual({ version, from: 'input version' })
  })

  test('a range that nothing satisfies names itself and the newest known version', async () => {
    await expect(range('>=99')).rejects.toMatchObject({
      code: 'UV_VERSION_NOT_FOUND',
      message: 'no known version of uv satisfies >=99 (input version); the newest known is 0.13.8',
    })
  })

  test('a range that only a bad version satisfies says what is wrong with it', async () => {
    await expect(range('==0.11.20.*')).rejects.toMatchObject({
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

  test('no range ever resolves to one', async () => {
    const versions = Object.keys(await readDigests())
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...versions),
        fc.constantFrom('<', '<=', '>=', '~=', '=='),
        async (v, op) => {
          const found = await range(`${op}${v}`).catch(() => undefined)
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
