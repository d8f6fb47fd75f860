import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clock } from '../../../src/platform/clock.ts'
import { createDownload } from '../../../src/platform/download.ts'

let server: Server
let origin: string
let answer: (request: IncomingMessage, response: ServerResponse, count: number) => void
let requests: IncomingMessage[]
let dir: string

beforeEach(async () => {
  requests = []
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
const download = createDownload({ ...clock, sleep: async () => {} })
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
  const result = await download.text(request(origin, 300))
  expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('no answer within 300 ms') })
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
