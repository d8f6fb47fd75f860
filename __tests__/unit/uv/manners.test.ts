import { readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { clock } from '../../../src/platform/clock.ts'
import { createDownload } from '../../../src/platform/download.ts'
import type { SourceName } from '../../../src/uv/sources/source.ts'
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
  truncated,
  VERSION,
  wheelName,
} from './doubles.ts'

const archive = fakeArchive()
const wheel = fakeWheel()

/** A source with everything in order, and where its file lies. */
interface Played {
  readonly machine: Machine
  readonly site: Site
  readonly pathname: string
  readonly content: Buffer
  readonly install: () => ReturnType<Machine['install']>
}

/** Only this source is asked, so that its answer decides. */
async function play(source: SourceName): Promise<Played> {
  const machine = await Machine.open()
  // The pauses are real; only their length is not of interest here.
  const limits = { idleMs: 250, progressAfterMs: 2000, progressEveryMs: 10_000 }
  const download = createDownload({ ...clock, sleep: async () => {} }, limits)
  machine.platform = { ...machine.platform, download }
  const sources = { ...machine.sources([source]), manifestUrl: `${machine.index.url}/uv.ndjson` }
  const checksum = source === 'index' ? sha256Of(wheel) : undefined
  const install = () => machine.install({ sources, checksum })
  if (source === 'index') {
    machine.serveWheel(wheel)
    return { machine, site: machine.index, pathname: `/files/${wheelName()}`, content: wheel, install }
  }
  const [site, witness] = {
    mirror: [machine.mirror, machine.github] as const,
    github: [machine.github, machine.mirror] as const,
    manifest: [machine.mirror, machine.index] as const,
  }[source as 'mirror' | 'github' | 'manifest']
  const pathname = `/${VERSION}/${ARCHIVE}`
  const artifact = {
    platform: TRIPLE,
    variant: 'default',
    url: `${site.url}${pathname}`,
    sha256: sha256Of(archive),
  }
  machine.index.serve('/uv.ndjson', body(`${JSON.stringify({ version: VERSION, artifacts: [artifact] })}\n`))
  witness.serve(`${pathname}.sha256`, body(`${sha256Of(archive)}  ${ARCHIVE}\n`))
  site.serve(pathname, body(archive))
  return { machine, site, pathname, content: archive, install }
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const patience: Answer = (response) => response.writeHead(429, { 'retry-after': '1' }).end()
const stall: Answer = (response) => void response.writeHead(200, { 'content-length': 1000 }).write('x')
const silence: Answer = () => {}
const loginPage = body('<html>log in', 'text/html')

describe.each(['index', 'mirror', 'github', 'manifest'] as const)('%s', (source) => {
  test.each<[string, (content: Buffer) => Answer]>([
    ['429 with Retry-After', () => patience],
    ['503', () => status(503)],
    ['a reset in the body', truncated],
    ['a stall', () => stall],
    ['silence', () => silence],
  ])('%s once is passed over, and the file is taken', async (_, disturb) => {
    const { machine, site, pathname, content, install } = await play(source)
    await using _machine = machine
    site.serve(pathname, disturb(content), body(content))
    expect(await install()).toMatchObject({ source, isVerified: true })
    expect(machine.lines).toEqual([])
  })

  test.each<[string, (content: Buffer) => Answer, RegExp, RegExp]>([
    ['429 with Retry-After', () => patience, /HTTP 429 Too Many Requests \(4 attempts\)/, /again later/],
    ['503', () => status(503), /HTTP 503 Service Unavailable \(4 attempts\)/, /access to one of these/],
    ['403', () => status(403), /HTTP 403 Forbidden$/m, /credentials/],
    ['404', () => status(404), /HTTP 404 Not Found$/m, /was published/],
    ['a body cut off', truncated, /(aborted|ECONNRESET|ended after).*\(4 attempts\)/, /access to one/],
    ['a stall', () => stall, /(aborted|nothing arrived).*\(4 attempts\)/, /access to one of these/],
    ['silence', () => silence, /nothing answers \(2 attempts\)/, /access to one of these/],
    [
      'HTML in place of the file',
      () => loginPage,
      /an HTML page in place of the file/,
      /serves in place of uv/,
    ],
  ])('%s every time is told with URL, cause and remedy', async (_, disturb, told, remedy) => {
    const { machine, site, pathname, content, install } = await play(source)
    await using _machine = machine
    site.serve(pathname, disturb(content))
    const startedMs = performance.now()
    const error = await install().catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'UV_UNAVAILABLE',
      message: expect.stringMatching(told),
      remedy: expect.stringMatching(remedy),
    })
    expect(String(error)).toContain(`${source}: ${site.url}${pathname}: `)
    expect(performance.now() - startedMs).toBeLessThan(5000)
    expect(readdirSync(machine.at('temp'))).toEqual([])
  })

  test('other bytes of the right length end the install at once', async () => {
    const { machine, site, pathname, content, install } = await play(source)
    await using _machine = machine
    site.serve(pathname, body(Buffer.alloc(content.length, 'x')))
    await expect(install()).rejects.toMatchObject({
      code: 'UV_DIGEST_MISMATCH',
      message: expect.stringMatching(
        new RegExp(`from ${site.url}${pathname} has sha256 .*, expected ${sha256Of(content)}`),
      ),
    })
    expect(site.requests.filter((request) => request === `GET ${pathname}`)).toHaveLength(1)
  })

  test('a redirect to another host is followed', async () => {
    const { machine, site, pathname, content, install } = await play(source)
    await using _machine = machine
    const elsewhere = site === machine.github ? machine.mirror : machine.github
    elsewhere.serve('/cdn/file', body(content))
    site.serve(pathname, (response) =>
      response.writeHead(302, { location: `${elsewhere.url}/cdn/file` }).end(),
    )
    expect(await install()).toMatchObject({ source })
  })

  test('a port where nobody listens is told as such', async () => {
    const { machine, site, install } = await play(source)
    await using _machine = machine
    await site[Symbol.asyncDispose]()
    await expect(install()).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
      message: expect.stringMatching(new RegExp(`${source}: .*ECONNREFUSED`)),
      remedy: expect.stringContaining('Give the runner access'),
    })
  })
})

describe('the order of sources', () => {
  test('is that of the input, and no other is asked', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    const sources = machine.sources(['github', 'index'])
    expect(await machine.install({ sources, checksum: sha256Of(wheel) })).toMatchObject({ source: 'index' })
    expect(machine.github.requests).toEqual([`GET /${VERSION}/${ARCHIVE}`])
    expect(machine.mirror.requests).toEqual([])
  })

  test('costs two attempts for each site where a firewall swallows everything', async () => {
    await using machine = await Machine.open()
    const download = createDownload({ ...clock, sleep: async () => {} }, { idleMs: 100 })
    machine.platform = { ...machine.platform, download }
    const sites = [machine.index, machine.mirror, machine.github]
    for (const site of sites) site.silence()
    machine.put(machine.place('0.12.3'), { uv: fakeUv('0.12.3'), uvx: fakeUv('0.12.3') })
    expect(await machine.get('latest')).toMatchObject({
      version: '0.12.3',
      notices: [expect.stringMatching(/installed 0\.12\.3 is taken.*nothing has answered there before/)],
    })
    expect(sites.map(({ requests }) => requests.length)).toEqual([2, 2, 2])
  })

  test('without the tool cache takes no copy from there', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    await machine.install({ checksum: sha256Of(wheel) })
    await machine.install({ sources: machine.sources(['index']), checksum: sha256Of(wheel) })
    expect(machine.index.requests.filter((request) => request.includes('/files/'))).toHaveLength(2)
  })
})

describe('credentials of an index', () => {
  const protect = async () => {
    const machine = await Machine.open()
    const needed = `Basic ${Buffer.from('user:secret').toString('base64')}`
    const guarded =
      (answer: Answer): Answer =>
      (response, request) =>
        request.headers.authorization === needed ? answer(response, request) : status(401)(response, request)
    machine.index.serve('/simple/uv/', guarded(htmlPage(`../../files/${wheelName()}`)))
    machine.index.serve(`/files/${wheelName()}`, guarded(body(wheel)))
    return machine
  }
  const install = (machine: Machine) =>
    machine.install({ checksum: sha256Of(wheel), sources: machine.sources(['index']) })

  test('that are missing are what the remedy is about', async () => {
    await using machine = await protect()
    await expect(install(machine)).rejects.toMatchObject({ remedy: expect.stringContaining('credentials') })
  })

  test('come from the netrc file', async () => {
    await using machine = await protect()
    await machine.platform.files.writeFile(
      machine.at('.netrc'),
      'machine 127.0.0.1 login user password secret\n',
    )
    expect(await install(machine)).toMatchObject({ source: 'index' })
  })

  test('come from the variables of an index with a name', async () => {
    await using machine = await protect()
    machine.env['UV_DEFAULT_INDEX'] = `my-corp=${machine.index.url}/simple`
    Object.assign(machine.env, { UV_INDEX_MY_CORP_USERNAME: 'user', UV_INDEX_MY_CORP_PASSWORD: 'secret' })
    expect(await install(machine)).toMatchObject({ source: 'index' })
  })

  test('come from the keyring where it is switched on, and reach no log', async () => {
    await using machine = await protect()
    const keyring = `#!/bin/sh\n[ "$1 $3" = "get user" ] && [ "$2" = "${machine.index.url}/simple" ] && echo secret\n`
    machine.put(machine.at('bin'), { keyring })
    machine.env['PATH'] = `${machine.at('bin')}${path.delimiter}/bin`
    machine.env['UV_DEFAULT_INDEX'] = `${machine.index.url.replace('//', '//user@')}/simple`
    await expect(install(machine)).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
    machine.env['UV_KEYRING_PROVIDER'] = 'subprocess'
    expect(await install(machine)).toMatchObject({ source: 'index' })
    expect(machine.lines.join()).not.toContain('secret')
  })
})
