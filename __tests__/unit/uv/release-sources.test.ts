import { statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { authorizationFor } from '../../../src/uv/sources/release.ts'
import { PUBLIC_SITES } from '../../../src/uv/sources/settings.ts'
import { ARCHIVE, body, fakeArchive, Machine, type Site, sha256Of, status, VERSION } from './doubles.ts'

const archive = fakeArchive()
const sha256 = sha256Of(archive)
const serve = (site: Site, { digest = sha256, bytes = archive, version = VERSION } = {}) => {
  site.serve(`/${version}/${ARCHIVE}`, body(bytes))
  site.serve(`/${version}/${ARCHIVE}.sha256`, body(`${digest}  ${ARCHIVE}\n`))
}

describe('a release', () => {
  test('of the mirror is checked against the digest that GitHub publishes', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror, { digest: 'f'.repeat(64) })
    serve(machine.github)
    expect(await machine.install({ token: 'ghs_x' })).toMatchObject({
      source: 'mirror',
      verifiedBy: `sha256 published by ${new URL(machine.github.url).host}`,
    })
    expect(machine.mirror.requests).toEqual([`GET /${VERSION}/${ARCHIVE}`])
    expect(machine.github.requests).toEqual([`GET /${VERSION}/${ARCHIVE}.sha256`])
  })

  test('of GitHub is checked against the digest that the mirror publishes', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror)
    machine.mirror.serve(`/${VERSION}/${ARCHIVE}`, status(404))
    serve(machine.github)
    expect(await machine.install()).toMatchObject({
      source: 'github',
      verifiedBy: `sha256 published by ${new URL(machine.mirror.url).host}`,
    })
  })

  test('is ours once installed, whoever packed the archive', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror)
    serve(machine.github)
    const { uvPath } = await machine.install()
    expect(statSync(uvPath)).toMatchObject({ uid: process.getuid?.(), mode: 0o100755 })
    expect(statSync(path.dirname(uvPath)).mode).toBe(0o040755)
  })

  test('that GitHub says is another file is not tried elsewhere', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror, { bytes: Buffer.from('evil') })
    serve(machine.github)
    await expect(machine.install()).rejects.toMatchObject({
      code: 'UV_DIGEST_MISMATCH',
      message: expect.stringContaining(`expected ${sha256} (sha256 published by`),
    })
    expect(machine.github.requests).toEqual([`GET /${VERSION}/${ARCHIVE}.sha256`])
  })

  test('without a digest of another origin is refused', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror)
    machine.mirror.serve(`/${VERSION}/${ARCHIVE}.sha256`)
    const error = await machine.install().catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'UV_UNAVAILABLE' })
    expect(String(error)).toMatch(/mirror: no digest to check against: .*HTTP 404/)
    expect(machine.mirror.requests).not.toContain(`GET /${VERSION}/${ARCHIVE}`)
  })

  test('whose digest file holds something else is refused', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror)
    serve(machine.github, { digest: '<html>' })
    machine.github.serve(`/${VERSION}/${ARCHIVE}`, status(404))
    await expect(machine.install()).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
      message: expect.stringContaining('holds no sha256'),
      remedy: expect.stringContaining('checksum input'),
    })
  })
})

describe('the checksum input', () => {
  test('vouches for an archive without another origin', async () => {
    await using machine = await Machine.open()
    machine.mirror.serve(`/${VERSION}/${ARCHIVE}`, body(archive))
    expect(await machine.install({ checksum: sha256 })).toMatchObject({
      source: 'mirror',
      verifiedBy: 'checksum input',
    })
    expect(machine.github.requests).toEqual([])
  })

  test('outweighs what the other origin publishes', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror)
    serve(machine.github)
    await expect(machine.install({ checksum: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'UV_DIGEST_MISMATCH',
    })
  })

  test('that is known to be that of a wheel takes no archive', async () => {
    await using machine = await Machine.open()
    serve(machine.mirror, { version: '0.13.8' })
    serve(machine.github, { version: '0.13.8' })
    const checksum = 'e18a57b8b352eb7c8feb317b9f6f533c8f0ad9673fd6cf34bbe3cf1a9f6a8984'
    const error = await machine.install({ version: '0.13.8', checksum }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'UV_UNAVAILABLE' })
    expect(String(error)).toContain('the checksum input is that of a wheel')
  })
})

test('the mirror is not asked for a version that it never had', async () => {
  await using machine = await Machine.open()
  const version = '0.10.6'
  machine.github.serve(`/${version}/${ARCHIVE}`, body(fakeArchive(version)))
  const checksum = sha256Of(fakeArchive(version))
  const sources = machine.sources(['mirror', 'github'])
  const sites = { ...sources.sites, mirrorUrl: PUBLIC_SITES.mirrorUrl }
  const installed = await machine.install({ version, checksum, sources: { ...sources, sites } })
  expect(machine.lines.join('\n')).toMatch(/mirror: .* has uv from 0\.10\.7 on/)
  expect(installed).toMatchObject({ source: 'github', verifiedBy: 'checksum input' })
})

describe('the token', () => {
  test('is sent to no mirror', async () => {
    await using machine = await Machine.open()
    await machine.install({ token: 'ghs_secret' }).catch(() => undefined)
    const sent = [machine.index, machine.mirror, machine.github].flatMap((site) => site.headers)
    expect(sent.length).toBeGreaterThanOrEqual(3)
    expect(sent.map((headers) => headers.authorization)).toEqual(sent.map(() => undefined))
  })

  test.each([
    ['https://github.com/astral-sh/uv/releases/download/x', { authorization: 'Bearer t' }],
    ['https://releases.astral.sh/github/uv', {}],
    ['http://github.com/astral-sh/uv', {}],
    ['https://github.com.example.org/', {}],
    ['https://github.com:8443/', {}],
    ['https://api.github.com/', {}],
  ])('for %s', (url, expected) => {
    expect(authorizationFor(url, 't')).toEqual(expected)
    expect(authorizationFor(url, undefined)).toEqual({})
    expect(authorizationFor(url, '')).toEqual({})
  })
})
