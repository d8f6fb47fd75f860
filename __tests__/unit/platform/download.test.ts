import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { clock } from '../../../src/platform/clock.ts'
import { createDownload } from '../../../src/platform/download.ts'

let server: Server
let origin: string
let answer: (request: IncomingMessage, response: ServerResponse, count: number) => void
let requests: IncomingMessage[]
let dir: string

beforeEach(async () => {
  requests = []
  pauses.length = 0
  server = createServer((request, response) => {
    requests.push(request)
    answer(request, response, requests.length)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  dir = await mkdtemp(path.join(tmpdir(), 'download-'))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await rm(dir, { recursive: true })
})

// The pauses between attempts are real; only their length is not of interest here.
const pauses: number[] = []
const restless = {
  ...clock,
  sleep: async (durationMs: number) => {
    pauses.push(durationMs)
  },
}
const limits = {
  idleMs: 250,
  progressAfterMs: 0,
  progressEveryMs: 0,
  largestFileBytes: 5_000_000,
  largestTextBytes: 1_000_000,
}
const download = createDownload(restless, limits)
const request = (url: string, timeoutMs = 10_000) => ({
  url,
  timeoutMs,
  signal: new AbortController().signal,
})

test('a file arrives whole and its digest is that of its bytes', async () => {
  const bytes = Buffer.alloc(300_000, 'uv')
  answer = (_, response) => response.end(bytes)
  const file = path.join(dir, 'uv.whl')
  const result = await download.toFile(request(`${origin}/uv.whl`), file)
  expect(result).toEqual({
    kind: 'ok',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  expect(await readFile(file)).toEqual(bytes)
})

test.each([503, 500, 429, 408])('HTTP %d is tried again', async (status) => {
  answer = (_, response, count) => response.writeHead(count < 3 ? status : 200).end('fine')
  expect(await download.text(request(origin))).toMatchObject({ kind: 'ok', body: 'fine' })
  expect(requests).toHaveLength(3)
})

test.each([404, 403, 401])('HTTP %d is final', async (status) => {
  answer = (_, response) => response.writeHead(status).end()
  expect(await download.text(request(origin))).toMatchObject({ kind: 'failed', status })
  expect(requests).toHaveLength(1)
})

test('a connection reset within the body is tried again and never passes for the whole', async () => {
  answer = (_, response, count) => {
    response.writeHead(200, { 'content-length': '10' })
    if (count > 1) return void response.end('0123456789')
    response.write('01234')
    setImmediate(() => response.destroy())
  }
  const file = path.join(dir, 'x')
  expect(await download.toFile(request(origin), file)).toMatchObject({ kind: 'ok', sizeBytes: 10 })
  expect(await readFile(file, 'utf8')).toBe('0123456789')
})

test('a server that never answers costs the time given and no more', async () => {
  answer = () => {}
  const result = await download.text(request(origin, 150))
  expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('no answer within 150 ms') })
})

test('a cancelled job ends the download with its own reason', async () => {
  const cancel = new AbortController()
  answer = () => cancel.abort(new Error('cancelled'))
  await expect(download.text({ url: origin, timeoutMs: 10_000, signal: cancel.signal })).rejects.toThrow(
    'cancelled',
  )
})

test('a job that was cancelled before asks nobody', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'))
  const asked = download.text({ url: origin, timeoutMs: 10_000, signal })
  await expect(asked).rejects.toThrow('cancelled')
  expect(requests).toEqual([])
})

test('credentials of the URL become a header and appear in no reason', async () => {
  answer = (_, response) => response.writeHead(403).end()
  const result = await download.text(request(origin.replace('//', '//user:s3cret@')))
  expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('user:s3cret').toString('base64')}`)
  expect(JSON.stringify(result)).not.toContain('s3cret')
})

test('a redirect to another host does not take the token along', async () => {
  answer = (received, response) => {
    if (received.headers.host?.startsWith('127.')) {
      response.writeHead(302, { location: `${origin.replace('127.0.0.1', 'localhost')}/there` }).end()
    } else response.end('there')
  }
  const result = await download.text({ ...request(origin), headers: { authorization: 'Bearer token' } })
  expect(result).toMatchObject({ kind: 'ok', body: 'there' })
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token', undefined])
})

test('a disk that refuses the file is not taken for a network failure', async () => {
  answer = (_, response) => response.end('x')
  await expect(download.toFile(request(origin), path.join(dir, 'missing', 'x'))).rejects.toMatchObject({
    code: 'ENOENT',
  })
  expect(requests).toHaveLength(1)
})

test('a password with a % that stands for itself is sent as it is', async () => {
  answer = (_, response) => response.end('fine')
  expect(await download.text(request(origin.replace('//', '//us%65r:100%@')))).toMatchObject({ kind: 'ok' })
  expect(requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('user:100%').toString('base64')}`)
})

describe('an answer without an end', () => {
  test.each<[string, (url: string) => Promise<unknown>, string]>([
    ['file', (url) => download.toFile(request(url), path.join(dir, 'x')), '4.8 MiB'],
    ['text', (url) => download.text(request(url)), '976.6 KiB'],
  ])('fills no disk and no memory as a %s', async (_, ask, most) => {
    answer = (_received, response) => {
      const pour = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    }
    expect(await ask(origin)).toMatchObject({
      kind: 'failed',
      trouble: 'not-a-file',
      reason: `${origin}/: more than ${most}, which is nothing of uv's`,
    })
    expect(requests).toHaveLength(1)
  })
})

describe('a server that never answers', () => {
  test('is asked twice, and not for another file', async () => {
    answer = () => {}
    const fresh = createDownload(restless, limits)
    expect(await fresh.text(request(`${origin}/a`))).toMatchObject({
      trouble: 'unreachable',
      reason: `${origin}/a: nothing answers (2 attempts)`,
    })
    expect(await fresh.text(request(`${origin}/b`))).toMatchObject({
      trouble: 'unreachable',
      reason: `${origin}/b: nothing has answered there before`,
    })
    expect(requests.map(({ url }) => url)).toEqual(['/a', '/a'])
  })

  test('but for a while is no such server', async () => {
    answer = (_, response, count) => void (count > 1 && response.end('fine'))
    const fresh = createDownload(restless, limits)
    for (const _ of 'ab') expect(await fresh.text(request(origin))).toMatchObject({ kind: 'ok' })
    expect(requests).toHaveLength(3)
  })
})

test('what costs time is told with its cause, without credentials', async () => {
  answer = (_, response, count) =>
    response.writeHead(count < 2 ? 429 : 200, count < 2 ? { 'retry-after': '90' } : {}).end('fine')
  const lines: string[] = []
  const url = `${origin.replace('//', '//user:s3cret@')}/x?sig=s3cret`
  const patient = { ...request(url, 300_000), onProgress: (line: string) => void lines.push(line) }
  expect(await download.text(patient)).toMatchObject({ kind: 'ok' })
  expect(lines).toEqual([
    expect.stringMatching(/\/x: HTTP 429 Too Many Requests; asked again in 1 min 30 s$/),
  ])
  expect(lines.join()).not.toContain('s3cret')
})

describe('a server that asks for patience', () => {
  test.each([
    ['a number of seconds', () => '2', 2000],
    ['a date', () => new Date(Date.now() + 5000).toUTCString(), 3000],
  ])('with Retry-After as %s is left alone for so long', async (_, retryAfter, leastMs) => {
    answer = (_, response, count) =>
      response.writeHead(count < 2 ? 429 : 200, count < 2 ? { 'retry-after': retryAfter() } : {}).end('fine')
    expect(await download.text(request(origin))).toMatchObject({ kind: 'ok' })
    expect(pauses).toEqual([expect.any(Number)])
    expect(pauses[0]).toBeGreaterThanOrEqual(leastMs)
  })

  test('for longer than there is time is not waited for', async () => {
    answer = (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end()
    const result = await download.text(request(origin))
    expect(result).toMatchObject({
      kind: 'failed',
      status: 429,
      reason: `${origin}/: HTTP 429 Too Many Requests`,
    })
    expect([requests.length, pauses]).toEqual([1, []])
  })

  test('meets legs that do not come back in step: pauses grow and half of each is random', async () => {
    answer = (_, response) => response.writeHead(503).end()
    for (let leg = 0; leg < 20; leg++) await download.text(request(origin))
    expect(requests).toHaveLength(80)
    const nth = (attempt: number) => pauses.filter((_, index) => index % 3 === attempt)
    for (const [attempt, longestMs] of [500, 1000, 2000].entries()) {
      expect(Math.max(...nth(attempt))).toBeLessThanOrEqual(longestMs)
      expect(Math.min(...nth(attempt))).toBeGreaterThanOrEqual(longestMs / 2)
      expect(new Set(nth(attempt)).size).toBeGreaterThan(10)
    }
  })
})

test('a body that stops coming is given up after the idle time and asked for again', async () => {
  answer = (_, response, count) => {
    response.writeHead(200, { 'content-length': '10' })
    if (count > 1) return void response.end('0123456789')
    response.write('01234')
  }
  const file = path.join(dir, 'x')
  expect(await download.toFile(request(origin), file)).toMatchObject({ kind: 'ok', sizeBytes: 10 })
  expect(requests).toHaveLength(2)
})

test('a body that stops coming every time is a failure with its reason', async () => {
  answer = (_, response) => void response.writeHead(200, { 'content-length': '10' }).write('01234')
  const result = await download.toFile(request(origin), path.join(dir, 'x'))
  expect(result).toMatchObject({
    kind: 'failed',
    trouble: 'unreachable',
    reason: expect.stringMatching(/4 attempts/),
  })
})

test('an HTML page in place of a file is no file, and is not asked for again', async () => {
  answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Log in')
  expect(await download.toFile(request(`${origin}/uv.whl`), path.join(dir, 'x'))).toEqual({
    kind: 'failed',
    trouble: 'not-a-file',
    reason: `${origin}/uv.whl: an HTML page in place of the file`,
  })
  expect(requests).toHaveLength(1)
})

describe('a redirect', () => {
  const secret = { authorization: 'Bearer token', accept: 'x/y' }

  test('to another port of the same host does not take the token along', async () => {
    const other = createServer((received, response) => {
      requests.push(received)
      response.end('there')
    })
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    onTestFinished(() => void other.close())
    answer = (_, response) =>
      response
        .writeHead(302, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` })
        .end()
    expect(await download.text({ ...request(origin), headers: secret })).toMatchObject({ body: 'there' })
    expect(requests.map(({ headers }) => [headers.authorization, headers.accept])).toEqual([
      ['Bearer token', 'x/y'],
      [undefined, 'x/y'],
    ])
  })

  test('within the origin does, may be relative, and its end is told', async () => {
    answer = (received, response) =>
      received.url === '/a/b'
        ? response.writeHead(307, { location: '../c' }).end()
        : response.end(received.headers.authorization)
    const result = await download.text({ ...request(`${origin}/a/b`), headers: secret })
    expect(result).toMatchObject({ body: 'Bearer token', url: `${origin}/c` })
  })

  test.each([
    ['in a circle', '/', 'more than 10 redirects'],
    ['to nowhere', 'http://[bad/', 'a redirect to no URL'],
    ['to a file of this machine', 'file:///etc/hostname', 'a redirect to no URL'],
  ])('%s is told', async (_, location, reason) => {
    answer = (_received, response) => response.writeHead(302, { location }).end()
    expect(await download.text(request(origin))).toMatchObject({ reason: `${origin}/: ${reason}` })
  })
})

describe('the proxy', () => {
  /** A proxy that leads every host to our server. */
  const openProxy = async (status: number, noProxy: string) => {
    const asked: string[] = []
    const proxy = createServer()
    proxy.on('connect', (received: IncomingMessage, socket: Duplex) => {
      asked.push(received.url ?? '')
      if (status === 0) return
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      const target = connect((server.address() as AddressInfo).port, '127.0.0.1')
      socket.pipe(target).pipe(socket)
      for (const stream of [socket, target]) stream.on('error', () => undefined)
    })
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
    onTestFinished(() => void proxy.close())
    onTestFinished(() => void vi.unstubAllEnvs())
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    for (const name of ['http_proxy', 'HTTP_PROXY']) vi.stubEnv(name, url)
    for (const name of ['no_proxy', 'NO_PROXY']) vi.stubEnv(name, noProxy)
    return asked
  }

  test('is asked for every host', async () => {
    const asked = await openProxy(200, 'other.invalid')
    answer = (received, response) => response.end(`reached ${received.headers.host}`)
    expect(await download.text(request('http://uv.example.invalid/x'))).toMatchObject({
      body: expect.stringContaining('reached uv.example.invalid'),
    })
    expect(asked).toEqual(['uv.example.invalid:80'])
  })

  test.each(['example.invalid', '.example.invalid', 'a.b, uv.example.invalid', '*'])(
    'is not asked where NO_PROXY is %j',
    async (noProxy) => {
      const asked = await openProxy(200, noProxy)
      const result = await download.text(request('http://uv.example.invalid/x'))
      expect(result).toMatchObject({ kind: 'failed', trouble: 'unreachable' })
      expect(asked).toEqual([])
    },
  )

  test('that takes the connection and leads nowhere is given up like a silent server', async () => {
    const asked = await openProxy(0, '')
    const fresh = createDownload(restless, limits)
    expect(await fresh.text(request('http://uv.example.invalid/'))).toMatchObject({
      trouble: 'unreachable',
      reason: 'http://uv.example.invalid/: nothing answers (2 attempts)',
    })
    expect(asked).toHaveLength(2)
  })

  test('that wants a password is told apart, and not asked again', async () => {
    const asked = await openProxy(407, '')
    expect(await download.text(request('http://uv.example.invalid/'))).toEqual({
      kind: 'failed',
      trouble: 'status',
      status: 407,
      reason: 'http://uv.example.invalid/: the proxy answers HTTP 407',
    })
    expect(asked).toHaveLength(1)
  })
})

test('a port where nobody listens is unreachable', async () => {
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  const result = await download.text(request(`http://127.0.0.1:${port}/`))
  expect(result).toMatchObject({ trouble: 'unreachable', reason: expect.stringContaining('ECONNREFUSED') })
  server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})

test('a file that takes its time tells how far it is', async () => {
  answer = (_, response) =>
    response.writeHead(200, { 'content-length': 4 * 1024 * 1024 }).end(Buffer.alloc(4 * 1024 * 1024))
  const lines: string[] = []
  const url = `${origin.replace('//', '//user:s3cret@')}/uv.whl`
  await download.toFile({ ...request(url), onProgress: (line) => lines.push(line) }, path.join(dir, 'x'))
  expect(lines.at(-1)).toBe(`${origin}/uv.whl: 4.0 MiB of 4.0 MiB (100 %)`)
})

test('one that is quick says nothing', async () => {
  answer = (_, response) => response.end(Buffer.alloc(1_000_000))
  const lines: string[] = []
  const quick = createDownload(clock)
  await quick.toFile({ ...request(origin), onProgress: (line) => lines.push(line) }, path.join(dir, 'x'))
  expect(lines).toEqual([])
})

describe('https', () => {
  test('to a server with a certificate of an authority of one’s own works with SSL_CERT_FILE alone', async () => {
    const [key, cert] = [path.join(dir, 'key.pem'), path.join(dir, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    const generate = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-keyout',
      key,
      '-out',
      cert,
    ]
    execFileSync('openssl', [...generate, ...subject], { stdio: 'ignore' })
    const options = { key: await readFile(key), cert: await readFile(cert) }
    const secure = createTlsServer(options, (_, response) => response.end('secret'))
    await new Promise<void>((done) => secure.listen(0, '127.0.0.1', done))
    onTestFinished(() => void secure.close())
    onTestFinished(() => void vi.unstubAllEnvs())
    const url = `https://localhost:${(secure.address() as AddressInfo).port}/`
    vi.stubEnv('SSL_CERT_FILE', '')
    const refused = await download.text(request(url))
    expect(refused).toMatchObject({ kind: 'failed', trouble: 'certificate' })
    vi.stubEnv('SSL_CERT_FILE', cert)
    expect(await download.text(request(url))).toMatchObject({ kind: 'ok', body: 'secret' })
  })
})
