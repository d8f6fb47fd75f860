import { describe, expect, test } from 'vitest'
import { createDownload } from '../../../src/platform/download.ts'
import { decideSources } from '../../../src/uv/sources/settings.ts'
import {
  type Answer,
  ARCHIVE,
  body,
  fakeArchive,
  fakeWheel,
  htmlPage,
  Machine,
  type Site,
  sha256Of,
  status,
  truncated,
  VERSION,
  wheelName,
} from './doubles.ts'

const archive = fakeArchive()
const wheel = fakeWheel()
const SECRET = 's3cr%23t'
const SEEN = /s3cr|sig=/

/** How a server can fail; the first is in order. */
const BEHAVIOURS: Readonly<Record<string, (good: Answer) => Answer>> = {
  'in order': (good) => good,
  401: () => status(401),
  404: () => status(404),
  429: () => (response) => response.writeHead(429, { 'retry-after': '86400' }).end(),
  503: () => status(503),
  'HTML in its place': () =>
    body(`<a href="https://u:${SECRET}@x/uv-${VERSION}-py3-none-any.whl?sig=1">`, 'text/html'),
  'JSON that is none': () => body(`{"files": "${SECRET}"`, 'application/json'),
  'other bytes': () => body(Buffer.from(`not what it should be, ${SECRET}`)),
  'a body cut off': () => truncated(Buffer.alloc(1000)),
  'a redirect in a circle': () => (response, request) =>
    response.writeHead(302, { location: `http://u:${SECRET}@${request.headers.host}${request.url}` }).end(),
  'a redirect to nowhere': () => (response) =>
    response.writeHead(302, { location: `http://u:${SECRET}@[/?sig=1` }).end(),
  'a redirect to a closed port': () => (response) =>
    response.writeHead(302, { location: `http://u:${SECRET}@127.0.0.1:1/?sig=1` }).end(),
  silence: () => () => undefined,
}

const secretly = (site: Site) => `${site.url.replace('//', `//user:${SECRET}@`)}`

/** A machine on which every address has a password in it and every file is there. */
async function openMachine(disturb: (good: Answer) => Answer): Promise<Machine> {
  const machine = await Machine.open()
  const download = createDownload({ ...machine.platform.clock, sleep: async () => {} }, { idleMs: 100 })
  machine.platform = { ...machine.platform, download }
  machine.env['UV_DEFAULT_INDEX'] = `${secretly(machine.index)}/simple`
  const page = htmlPage(`../../files/${wheelName()}?sig=1`)
  machine.index.serve('/simple/uv/', disturb(page))
  machine.index.serve(`/files/${wheelName()}?sig=1`, disturb(body(wheel)))
  const artifact = {
    platform: ARCHIVE.slice(3, -7),
    url: `/${VERSION}/${ARCHIVE}?sig=1`,
    sha256: sha256Of(archive),
  }
  const list = body(JSON.stringify({ version: VERSION, artifacts: [artifact] }))
  for (const site of [machine.mirror, machine.github]) {
    site.serve('/uv.ndjson?sig=1', disturb(list))
    for (const query of ['', '?sig=1']) site.serve(`/${VERSION}/${ARCHIVE}${query}`, disturb(body(archive)))
    site.serve(`/${VERSION}/${ARCHIVE}.sha256`, disturb(body(`${sha256Of(archive)}\n`)))
  }
  return machine
}

const SOURCES: Readonly<Record<string, (machine: Machine) => ReturnType<typeof decideSources>>> = {
  'index, mirror and github': (machine) => {
    const [mirrorUrl, githubUrl] = [secretly(machine.mirror), secretly(machine.github)]
    const manifests = {
      mirrorManifestUrl: `${mirrorUrl}/uv.ndjson?sig=1`,
      githubManifestUrl: `${githubUrl}/uv.ndjson?sig=1`,
    }
    return {
      order: ['tool-cache', 'index', 'mirror', 'github'],
      sites: { mirrorUrl, githubUrl, ...manifests },
      manifestUrl: undefined,
    }
  },
  'a manifest': (machine) =>
    decideSources(
      {
        sources: [],
        downloadBaseUrl: '',
        manifestFile: `${secretly(machine.mirror)}/uv.ndjson?sig=1`,
        projectDir: machine.dir,
      },
      { env: {} },
    ),
  'a base': (machine) =>
    decideSources(
      { sources: [], downloadBaseUrl: secretly(machine.mirror), manifestFile: '', projectDir: machine.dir },
      { env: {} },
    ),
}

describe.each(Object.entries(SOURCES))('with %s', (_, sourcesOf) => {
  test.each(Object.entries(BEHAVIOURS))('no secret is told when the answer is %s', async (kind, disturb) => {
    await using machine = await openMachine(disturb)
    const sources = sourcesOf(machine)
    const told: string[] = []
    for (const version of [VERSION, 'latest'])
      for (const checksum of [undefined, 'f'.repeat(64)]) {
        const got = await machine
          .get(version, { sources, checksum, token: SECRET })
          .catch((error: unknown) => error)
        const error =
          got instanceof Error ? [got.message, got.stack, Object(got).remedy, Object(got).failures] : []
        told.push(JSON.stringify([got, error]))
      }
    expect(told.join('\n')).not.toMatch(SEEN)
    expect(machine.lines.join('\n')).not.toMatch(SEEN)
    // There is something to tell, in most cases with the address.
    if (kind !== 'in order') expect(told.join('\n')).toMatch(/127\.0\.0\.1|digest/)
  })
})
