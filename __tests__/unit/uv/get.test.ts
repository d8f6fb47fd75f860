import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import digests from '../../../src/uv/digests.json' with { type: 'json' }
import { decideSources, PUBLIC_SITES } from '../../../src/uv/sources/settings.ts'
import {
  ARCHIVE,
  body,
  fakeArchive,
  fakeUv,
  fakeWheel,
  htmlPage,
  Machine,
  type Site,
  sha256Of,
  status,
  TRIPLE,
  VERSION,
  WHEEL_TAG,
  wheelName,
} from './doubles.ts'

// The newest that the table has.
const [KNOWN = ''] = Object.keys(digests)
const serveArchive = (site: Site, version: string, bytes = fakeArchive(version)) => {
  site.serve(`/${version}/${ARCHIVE}`, body(bytes))
  site.serve(`/${version}/${ARCHIVE}.sha256`, body(`${sha256Of(bytes)}  ${ARCHIVE}\n`))
}
const manifestOf = (...versions: string[]) =>
  versions
    .map((version) => {
      const artifacts = [
        { platform: TRIPLE, url: `${version}/${ARCHIVE}`, sha256: sha256Of(fakeArchive(version)) },
      ]
      return JSON.stringify({ version, date: 'x', artifacts })
    })
    .join('\n')
/** Nothing answers any more. */
const cutOff = async (machine: Machine) => {
  for (const site of [machine.index, machine.mirror, machine.github]) await site[Symbol.asyncDispose]()
}

describe('latest', () => {
  test('is the newest version that the first source with an answer has', async () => {
    await using machine = await Machine.open()
    const links = ['99.1.2', '99.2.0', '99.10.0'].map((version) => `/files/${wheelName(version)}`)
    machine.index.serve('/simple/uv/', htmlPage(...links, '/files/uv-100.0.0-py3-none-win32.whl'))
    for (const site of [machine.mirror, machine.github]) serveArchive(site, '99.10.0')
    expect(await machine.get('latest')).toMatchObject({
      version: '99.10.0',
      from: 'input version, as index has it',
      source: 'mirror',
      notices: [],
    })
  })

  test('is asked of the lists of releases where there is no index', async () => {
    await using machine = await Machine.open()
    machine.github.serve('/uv.ndjson', body(manifestOf('99.3.0', '99.2.0')))
    for (const site of [machine.mirror, machine.github]) serveArchive(site, '99.3.0')
    expect(await machine.get('latest')).toMatchObject({
      version: '99.3.0',
      from: 'input version, as github has it',
    })
  })

  test('that nobody vouches for gives way to the latest known, with a notice', async () => {
    await using machine = await Machine.open()
    machine.index.serve('/simple/uv/', htmlPage(`/files/${wheelName('99.1.2')}`))
    machine.put(machine.place(KNOWN), { uv: fakeUv(KNOWN), uvx: fakeUv(KNOWN) })
    expect(await machine.get('latest')).toMatchObject({
      version: KNOWN,
      notices: [`uv 99.1.2 is newer than what this action can verify; ${KNOWN} is taken`],
    })
  })

  test('is the latest known one where nobody can be asked, from the tool cache too', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place(KNOWN), { uv: fakeUv(KNOWN), uvx: fakeUv(KNOWN) })
    await cutOff(machine)
    expect(await machine.get('latest')).toMatchObject({
      version: KNOWN,
      source: 'tool-cache',
      notices: [expect.stringMatching(/could not be asked.*ECONNREFUSED/)],
    })
  })
})

describe('without a network', () => {
  test('a range takes the best installed version, and says so', async () => {
    await using machine = await Machine.open()
    for (const version of ['0.12.3', '0.12.10', '0.13.1'])
      machine.put(machine.place(version), { uv: fakeUv(version), uvx: fakeUv(version) })
    await cutOff(machine)
    expect(await machine.get('>=0.12,<0.13')).toMatchObject({
      version: '0.12.10',
      source: 'tool-cache',
      notices: [
        expect.stringMatching(
          /^No source gives uv 0\.12\.24; the installed 0\.12\.10 is taken, which >=0\.12,<0\.13 \(input version\) allows \(index: .*ECONNREFUSED.*; mirror: .*; github: .*\)$/,
        ),
      ],
    })
    expect(await machine.get('^0.12', { strategy: 'lowest' })).toMatchObject({ version: '0.12.3' })
  })

  test('a door that is closed and a page of somebody else are no answer either', async () => {
    await using machine = await Machine.open()
    machine.index.serve('/simple/uv/', body('<html><a href="/">Blocked by your administrator', 'text/html'))
    for (const site of [machine.mirror, machine.github])
      for (const name of [ARCHIVE, `${ARCHIVE}.sha256`]) site.serve(`/0.12.24/${name}`, status(403))
    machine.put(machine.place('0.12.10'), { uv: fakeUv('0.12.10'), uvx: fakeUv('0.12.10') })
    expect(await machine.get('~=0.12.0')).toMatchObject({
      version: '0.12.10',
      notices: [expect.stringMatching(/lists no wheel of uv at all.*HTTP 403 Forbidden/)],
    })
  })

  test('latest takes the newest on PATH where the tool cache has none', async () => {
    await using machine = await Machine.open()
    machine.put(machine.at('bin'), { uv: fakeUv('0.12.7') })
    await cutOff(machine)
    expect(await machine.get('latest')).toMatchObject({ version: '0.12.7', source: 'path' })
  })

  test('a range is answered where no source is to be asked at all', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place('0.12.3'), { uv: fakeUv('0.12.3'), uvx: fakeUv('0.12.3') })
    const sources = machine.sources(['tool-cache', 'path'])
    for (const version of ['~=0.12.0', 'latest'])
      expect(await machine.get(version, { sources })).toMatchObject({
        version: '0.12.3',
        notices: [expect.stringContaining('(none is to be asked)')],
      })
  })

  test('an exact version is never answered by another', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place('0.12.3'), { uv: fakeUv('0.12.3'), uvx: fakeUv('0.12.3') })
    await cutOff(machine)
    const sources = machine.sources(['tool-cache', 'path', 'index', 'github'])
    await expect(machine.get('0.12.4', { sources })).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
      remedy: expect.stringContaining('Give the runner access'),
    })
  })

  test('a range that nothing installed satisfies fails with the reasons of the sources', async () => {
    await using machine = await Machine.open()
    await cutOff(machine)
    await expect(machine.get('~=0.12.0')).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
  })

  test('a source that answered that it has no such version is no absent network', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place('0.12.3'), { uv: fakeUv('0.12.3'), uvx: fakeUv('0.12.3') })
    await expect(machine.get('~=0.12.0')).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
      remedy: expect.stringContaining('was published'),
    })
  })
})

describe('a version with a known defect', () => {
  const bad = '0.11.20'
  const withBad = async () => {
    const machine = await Machine.open()
    machine.put(machine.place(bad), { uv: fakeUv(bad), uvx: fakeUv(bad) })
    return machine
  }

  test('is named with its reason and the nearest good version', async () => {
    await using machine = await withBad()
    expect((await machine.get(bad)).notices).toEqual([
      'uv 0.11.20 lets two processes that start at the same instant write one cache entry (fixed in 0.11.24); the nearest version without is 0.11.24',
    ])
  })

  test('is refused with known-bad: fail', async () => {
    await using machine = await withBad()
    await expect(machine.get(bad, { knownBad: 'fail' })).rejects.toMatchObject({
      code: 'UV_VERSION_KNOWN_BAD',
      message: expect.stringContaining('uv 0.11.20 lets two processes'),
      remedy: 'Ask for uv 0.11.24 or newer, or set known-bad to warn.',
    })
  })

  test('is taken without a word with known-bad: allow', async () => {
    await using machine = await withBad()
    expect(await machine.get(bad, { knownBad: 'allow' })).toMatchObject({ version: bad, notices: [] })
  })
})

describe('a file that nobody vouches for', () => {
  const serveUnknown = async () => {
    const machine = await Machine.open()
    machine.serveWheel(fakeWheel())
    return machine
  }

  test('is refused', async () => {
    await using machine = await serveUnknown()
    await expect(machine.get(VERSION)).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
  })

  test('is taken with allow-unverified, and that is loud', async () => {
    await using machine = await serveUnknown()
    expect(await machine.get(VERSION, { allowsUnverified: true })).toMatchObject({
      source: 'index',
      isVerified: false,
      verifiedBy: 'nobody (allow-unverified)',
      notices: [expect.stringMatching(/^UNVERIFIED: nobody vouches for uv 99\.1\.2 from index/)],
    })
    // Also when it is found again, and by nobody who did not ask for it.
    expect(await machine.get(VERSION, { allowsUnverified: true })).toMatchObject({
      source: 'tool-cache',
      isVerified: false,
      notices: [expect.stringMatching(/^UNVERIFIED/)],
    })
    await expect(machine.get(VERSION)).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
  })

  test('is not taken as long as another source has one that somebody vouches for', async () => {
    await using machine = await serveUnknown()
    for (const site of [machine.mirror, machine.github]) serveArchive(site, VERSION)
    expect(await machine.get(VERSION, { allowsUnverified: true })).toMatchObject({
      source: 'mirror',
      isVerified: true,
    })
  })

  test('a wrong digest is fatal all the same', async () => {
    await using machine = await serveUnknown()
    const attempt = machine.get(VERSION, { allowsUnverified: true, checksum: 'f'.repeat(64) })
    await expect(attempt).rejects.toMatchObject({ code: 'UV_DIGEST_MISMATCH' })
  })
})

describe('the checksum input with a line for each platform', () => {
  const install = async (checksums: Record<string, string>) => {
    await using machine = await Machine.open()
    machine.serveWheel(fakeWheel())
    serveArchive(machine.mirror, VERSION)
    return await machine.install({ checksums })
  }

  test('vouches for the file that it names', async () => {
    const checksums = { [ARCHIVE]: sha256Of(fakeArchive()), 'uv-x86_64-pc-windows-msvc.zip': 'f'.repeat(64) }
    expect(await install(checksums)).toMatchObject({ source: 'mirror', verifiedBy: 'checksum input' })
  })

  test('vouches for whatever is fetched for a target triple', async () => {
    expect(await install({ [TRIPLE]: sha256Of(fakeWheel()) })).toMatchObject({ source: 'index' })
  })

  test('without a line for this platform vouches for nothing', async () => {
    await expect(install({ 'aarch64-apple-darwin': 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
      message: expect.stringContaining(`the checksum input has no line for ${wheelName()} or ${TRIPLE}`),
    })
  })
})

describe('a manifest of the user', () => {
  const settings = (machine: Machine, manifestFile: string) =>
    decideSources({ sources: [], downloadBaseUrl: '', manifestFile, projectDir: machine.dir }, { env: {} })

  test('may be a file beside the archives, and vouches for them', async () => {
    await using machine = await Machine.open()
    mkdirSync(machine.at('site', '99.3.0'), { recursive: true })
    writeFileSync(machine.at('site', 'uv.ndjson'), manifestOf('99.3.0', '99.2.0'))
    writeFileSync(machine.at('site', '99.3.0', ARCHIVE), fakeArchive('99.3.0'))
    const sources = settings(machine, 'site/uv.ndjson')
    expect(sources.order).toEqual(['tool-cache', 'path', 'manifest'])
    expect(await machine.get('latest', { sources })).toMatchObject({
      version: '99.3.0',
      source: 'manifest',
      verifiedBy: 'input manifest-file',
    })
    await expect(machine.get('99.2.0', { sources })).rejects.toMatchObject({
      message: expect.stringContaining('ENOENT'),
    })
  })

  test('answers a range with what it has, whatever the table of this action knows', async () => {
    await using machine = await Machine.open()
    mkdirSync(machine.at('site', '0.12.3'), { recursive: true })
    writeFileSync(machine.at('site', 'uv.ndjson'), manifestOf('0.12.3', '0.11.30'))
    writeFileSync(machine.at('site', '0.12.3', ARCHIVE), fakeArchive('0.12.3'))
    expect(await machine.get('~=0.12', { sources: settings(machine, 'site/uv.ndjson') })).toMatchObject({
      version: '0.12.3',
      source: 'manifest',
      from: 'input version, as manifest has it',
      notices: [],
    })
    const { sites } = machine.sources()
    const base = { ...sites, mirrorUrl: pathToFileURL(machine.at('site')).href }
    const sources = { order: ['mirror'] as const, sites: base, manifestUrl: undefined }
    const checksum = sha256Of(fakeArchive('0.12.3'))
    expect(await machine.get('^0.12.1', { sources, checksum })).toMatchObject({ version: '0.12.3' })
  })

  test('may be a URL and one array, and an artifact may have no digest: then it needs another word', async () => {
    await using machine = await Machine.open()
    const artifacts = [{ platform: TRIPLE, url: `${machine.mirror.url}/a`, variant: 'default' }]
    machine.index.serve('/m.json', body(JSON.stringify([{ version: VERSION, artifacts }])))
    machine.mirror.serve('/a', body(fakeArchive()))
    const sources = settings(machine, `${machine.index.url}/m.json`)
    await expect(machine.get(VERSION, { sources })).rejects.toMatchObject({
      message: expect.stringContaining('the manifest states no sha256'),
      remedy: expect.stringContaining('checksum input'),
    })
    expect(await machine.get(VERSION, { sources, checksum: sha256Of(fakeArchive()) })).toMatchObject({
      source: 'manifest',
      verifiedBy: 'checksum input',
    })
  })

  test.each([
    '{"version": "1.0.0", "artifacts": [{"platform": "x", "url": "file:///etc/shadow"}]}',
    '{"version": 1}',
    '<html>',
    '{"version": "1.0.0", "artifacts": [{}]}',
    '{}',
  ])('that is none is told: %s', async (text) => {
    await using machine = await Machine.open()
    machine.index.serve('/m.json', body(text))
    const sources = settings(machine, `${machine.index.url}/m.json`)
    await expect(machine.get(VERSION, { sources })).rejects.toMatchObject({
      message: expect.stringContaining('/m.json is no manifest of uv’s releases'.replace('’', "'")),
    })
  })
})

describe('a base of the user', () => {
  const settings = (machine: Machine, downloadBaseUrl: string, env = {}) =>
    decideSources({ sources: [], downloadBaseUrl, manifestFile: '', projectDir: machine.dir }, { env })

  test.each<[string, (machine: Machine) => string]>([
    ['path', () => 'wheels'],
    ['URL', (machine) => pathToFileURL(machine.at('wheels')).href],
  ])('may be a directory with wheels, given as a %s', async (_, baseOf) => {
    await using machine = await Machine.open()
    machine.put(machine.at('wheels'), {})
    writeFileSync(machine.at('wheels', wheelName()), fakeWheel())
    const sources = settings(machine, baseOf(machine))
    const checksum = sha256Of(fakeWheel())
    expect(await machine.get('latest', { sources, checksum })).toMatchObject({
      version: VERSION,
      source: 'mirror',
    })
  })

  test('may be a directory that holds other things too', async () => {
    await using machine = await Machine.open()
    for (const name of ['latest', '0.99.0rc1', '..0', 'v1', '99.1.0', VERSION])
      machine.put(machine.at('site', name), { [ARCHIVE]: '' })
    writeFileSync(machine.at('site', VERSION, ARCHIVE), fakeArchive())
    writeFileSync(machine.at('site', 'uv-latest-py3-none-any.whl'), '')
    const checksum = sha256Of(fakeArchive())
    expect(await machine.get('latest', { sources: settings(machine, 'site'), checksum })).toMatchObject({
      version: VERSION,
    })
  })

  test('may be a directory with the layout of releases; its archives need a digest', async () => {
    await using machine = await Machine.open()
    mkdirSync(machine.at('mirror', VERSION), { recursive: true })
    writeFileSync(machine.at('mirror', VERSION, ARCHIVE), fakeArchive())
    const sources = settings(machine, 'mirror')
    await expect(machine.get(VERSION, { sources })).rejects.toMatchObject({
      remedy: expect.stringContaining('checksum input'),
    })
    expect(await machine.get(VERSION, { sources, checksum: sha256Of(fakeArchive()) })).toMatchObject({
      source: 'mirror',
    })
    await expect(machine.get('99.9.9', { sources })).rejects.toMatchObject({
      message: expect.stringContaining(`has neither a wheel nor 99.9.9/${ARCHIVE}`),
    })
  })

  test('and a manifest that lead to a device are not read to its end', async () => {
    await using machine = await Machine.open()
    mkdirSync(machine.at('site', VERSION), { recursive: true })
    symlinkSync('/dev/zero', machine.at('site', VERSION, ARCHIVE))
    symlinkSync('/dev/zero', machine.at('uv.ndjson'))
    symlinkSync('/dev/zero', machine.at('.netrc'))
    const checksum = sha256Of(fakeArchive())
    const of = (downloadBaseUrl: string, manifestFile: string) =>
      decideSources({ sources: [], downloadBaseUrl, manifestFile, projectDir: machine.dir }, { env: {} })
    for (const sources of [of('site', ''), of('', 'uv.ndjson')])
      await expect(machine.get(VERSION, { sources, checksum })).rejects.toMatchObject({
        code: 'UV_UNAVAILABLE',
        message: expect.stringContaining('is no regular file'),
      })
    await expect(machine.get(VERSION)).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
  })

  test('may be an index that is a directory', async () => {
    await using machine = await Machine.open()
    machine.put(machine.at('simple', 'uv'), {})
    writeFileSync(machine.at('simple', 'uv', wheelName()), fakeWheel())
    machine.env['UV_DEFAULT_INDEX'] = pathToFileURL(machine.at('simple')).href
    expect(await machine.get(VERSION, { checksum: sha256Of(fakeWheel()) })).toMatchObject({ source: 'index' })
  })

  test('that answers 404 is the only one that is asked', async () => {
    await using machine = await Machine.open()
    const sources = settings(machine, `${machine.mirror.url}/base/`)
    machine.mirror.serve(`/base/${VERSION}/${ARCHIVE}`, status(404))
    await expect(machine.get(VERSION, { sources, checksum: 'f'.repeat(64) })).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
    })
    expect([machine.index.requests, machine.github.requests]).toEqual([[], []])
    expect(machine.mirror.requests).toEqual([`GET /base/${VERSION}/${ARCHIVE}`])
  })

  test.each([
    [{}, ['tool-cache', 'path', 'index', 'mirror', 'github'], PUBLIC_SITES],
    [
      { UV_ASTRAL_MIRROR_URL: 'https://astral.example/' },
      ['tool-cache', 'path', 'index', 'mirror'],
      {
        mirrorUrl: 'https://astral.example/github/uv/releases/download',
        mirrorManifestUrl: 'https://astral.example/github/versions/main/v1/uv.ndjson',
      },
    ],
    [
      { UV_INSTALLER_GITHUB_BASE_URL: 'https://ghe.example' },
      ['tool-cache', 'path', 'index', 'mirror', 'github'],
      { githubUrl: 'https://ghe.example/astral-sh/uv/releases/download', mirrorUrl: PUBLIC_SITES.mirrorUrl },
    ],
  ])('variables of uv: %j', async (env, order, sites) => {
    await using machine = await Machine.open()
    expect(settings(machine, '', env)).toMatchObject({ order, sites })
  })

  test('on one origin with its digests proves nothing', async () => {
    await using machine = await Machine.open()
    serveArchive(machine.mirror, VERSION)
    const sites = { ...machine.sources().sites, githubUrl: machine.mirror.url }
    const sources = { ...machine.sources(['mirror', 'github']), sites }
    await expect(machine.get(VERSION, { sources })).rejects.toMatchObject({
      message: expect.stringContaining('but from the site itself'),
    })
  })
})

describe('pip', () => {
  test('tells what is the latest where no index is configured', async () => {
    await using machine = await Machine.open()
    delete machine.env['UV_DEFAULT_INDEX']
    Object.assign(machine.env, {
      PIP_CONFIG_FILE: '/dev/null',
      PATH: `${machine.at('bin')}${path.delimiter}/bin`,
    })
    const pip = `#!/bin/sh
case "$*" in
  *--version) exit 0;;
  *"index versions"*) echo "WARNING: experimental"; echo "uv (99.1.2)"; echo "Available versions: 99.1.2, 99.1.0"; exit 0;;
esac
echo "WARNING: Retrying after connection broken by NewConnectionError: no route to index.example" >&2
echo "ERROR: No matching distribution found for uv" >&2
exit 1
`
    machine.put(machine.at('bin'), { python3: pip })
    const error = await machine.get('latest').catch((caught: unknown) => caught)
    expect(String(error)).toContain('uv 99.1.2 cannot be had')
    expect(String(error)).toContain(
      'index: python3 -m pip download: WARNING: Retrying after connection broken',
    )
  })
})

test('the tags of the machine are those of the wheel that the doubles make', () => {
  expect(wheelName()).toContain(WHEEL_TAG)
})
