import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { Machine } from '../support/runner.ts'
import { type Answer, ARCHIVE, body, fakeArchive, sha256Of, status, VERSION } from '../unit/uv/doubles.ts'

const MIRROR = 'releases.astral.sh'
const ASSETS = 'assets.example'
const HOSTS = ['github.com', 'raw.githubusercontent.com', MIRROR, ASSETS]
const TOKEN = 'ghs_0123456789secret'

const ofGithub = `github.com/astral-sh/uv/releases/download/${VERSION}/${ARCHIVE}`
const ofMirror = `${MIRROR}/github/uv/releases/download/${VERSION}/${ARCHIVE}`
const archive = fakeArchive()
const digest = body(`${sha256Of(archive)}  ${ARCHIVE}\n`)
const toAssets: Answer = (response) =>
  response.writeHead(302, { location: `https://${ASSETS}/x?sig=1` }).end()

interface Internet extends AsyncDisposable {
  /** Variables of a runner behind the proxy, which alone leads anywhere. */
  readonly env: Record<string, string>
  /** `host/path` of each request, with the Authorization that came along. */
  readonly requests: [what: string, authorization: string | undefined][]
  /** Hosts that the proxy was asked for. */
  readonly tunnels: string[]
}

/** The sites of the publisher as they are called, behind one proxy, with certificates of an authority of our own. */
async function openInternet(answers: Readonly<Record<string, Answer>>): Promise<Internet> {
  const dir = mkdtempSync(path.join(tmpdir(), 'internet-'))
  const [key, cert] = [path.join(dir, 'key.pem'), path.join(dir, 'cert.pem')]
  const names = HOSTS.map((host) => `DNS:${host}`).join(',')
  const what = ['-subj', '/CN=test', '-addext', `subjectAltName=${names}`, '-keyout', key, '-out', cert]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...what], {
    stdio: 'ignore',
  })
  const requests: Internet['requests'] = []
  const sites = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const [pathname = ''] = (request.url ?? '').split('?')
    const where = `${request.headers.host}${pathname}`
    requests.push([where, request.headers.authorization])
    ;(answers[where] ?? status(404))(response, request)
  })
  const tunnels: string[] = []
  const proxy = createServer().on('connect', (request: IncomingMessage, socket: Duplex) => {
    tunnels.push(request.url ?? '')
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    const site = connect((sites.address() as AddressInfo).port, '127.0.0.1')
    socket.pipe(site).pipe(socket)
    for (const stream of [socket, site]) stream.on('error', () => undefined)
  })
  for (const server of [sites, proxy])
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  return {
    env: {
      PATH: '/usr/bin:/bin',
      https_proxy: proxyUrl,
      http_proxy: proxyUrl,
      no_proxy: '127.0.0.1',
      NO_PROXY: '127.0.0.1',
      SSL_CERT_FILE: cert,
    },
    requests,
    tunnels,
    [Symbol.asyncDispose]: async () => {
      for (const server of [sites, proxy]) {
        server.closeAllConnections()
        server.close()
      }
      rmSync(dir, { recursive: true })
    },
  }
}

async function runStep(internet: Internet, inputs: Record<string, string> = {}) {
  await using machine = await Machine.create()
  const runner = await machine.runner('one', { env: internet.env })
  const given = { version: VERSION, run: 'none', sources: 'tool-cache mirror github', 'github-token': TOKEN }
  const main = await runner.step({ ...given, ...inputs }).run('main')
  // The runner itself is told what to hide, and nobody else.
  const shown = JSON.stringify([main.log.filter((line) => !line.startsWith('::add-mask::')), main.summary])
  expect(shown).not.toContain(TOKEN)
  return main
}

describe('the sites of the publisher, by their names', () => {
  test('are reached through the proxy; the token goes to github.com and no further', async () => {
    await using internet = await openInternet({
      [ofMirror]: status(404),
      [`${ofMirror}.sha256`]: digest,
      [`${ofGithub}.sha256`]: digest,
      [ofGithub]: toAssets,
      [`${ASSETS}/x`]: body(archive),
    })
    const main = await runStep(internet)
    expect(main.code, main.log.join('\n')).toBe(0)
    expect(main.outputs).toMatchObject({
      'uv-source': 'github',
      'uv-verified-by': `sha256 published by ${MIRROR}`,
    })
    expect(internet.requests).toEqual([
      [`${ofGithub}.sha256`, `Bearer ${TOKEN}`],
      [ofMirror, undefined],
      [`${ofMirror}.sha256`, undefined],
      [ofGithub, `Bearer ${TOKEN}`],
      [`${ASSETS}/x`, undefined],
    ])
    expect(new Set(internet.tunnels)).toEqual(new Set(['github.com:443', `${MIRROR}:443`, `${ASSETS}:443`]))
  })

  test('that disagree about the file end the step with both digests', async () => {
    await using internet = await openInternet({
      [ofMirror]: body(archive),
      [`${ofGithub}.sha256`]: body(`${'F'.repeat(64)} *${ARCHIVE}\n`),
    })
    const main = await runStep(internet)
    expect(main.code).toBe(1)
    expect(main.log.join('\n')).toMatch(
      new RegExp(`UV_DIGEST_MISMATCH.*https://${ofMirror} has sha256 ${sha256Of(archive)}, expected f{64}`),
    )
    expect(internet.requests).toHaveLength(2)
  })

  test('are not trusted under a certificate that nobody vouches for, and that is told', async () => {
    await using internet = await openInternet({})
    delete internet.env['SSL_CERT_FILE']
    const main = await runStep(internet)
    expect(main.code).toBe(1)
    expect(main.log.join('\n')).toMatch(/UV_UNAVAILABLE(.|\n)*self-signed certificate(.|\n)*SSL_CERT_FILE/)
    expect(internet.requests).toEqual([])
  })

  test('tell what is the latest, and a host that NO_PROXY names is asked without the proxy', async () => {
    const artifacts = [{ platform: ARCHIVE.slice(3, -7), url: 'x', sha256: sha256Of(archive) }]
    const list = body(JSON.stringify({ version: VERSION, artifacts }))
    await using internet = await openInternet({
      [`${MIRROR}/github/versions/main/v1/uv.ndjson`]: status(403),
      'raw.githubusercontent.com/astral-sh/versions/main/v1/uv.ndjson': list,
      [ofMirror]: body(archive),
      [`${ofGithub}.sha256`]: digest,
    })
    // A name that leads to this machine: the connection is refused, and the proxy hears nothing of it.
    const index = {
      UV_DEFAULT_INDEX: 'https://localhost:1/simple',
      no_proxy: 'localhost',
      NO_PROXY: 'localhost',
    }
    Object.assign(internet.env, index)
    const main = await runStep(internet, { version: 'latest', sources: 'index mirror github' })
    expect(main.code, main.log.join('\n')).toBe(0)
    expect(main.outputs).toMatchObject({ 'uv-version': VERSION, 'uv-source': 'mirror' })
    expect(main.log.join('\n')).toMatch(/not from index: https:\/\/localhost:1\/simple\/uv\/: .*ECONNREFUSED/)
    expect(internet.tunnels.join()).not.toContain('localhost')
  })
})
