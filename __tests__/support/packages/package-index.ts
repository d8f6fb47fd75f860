import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Wheel } from './wheel.ts'

export interface LoggedRequest {
  readonly path: string
  readonly status: number
  readonly bodyBytes: number
}

export interface PackageIndex extends AsyncDisposable {
  /** Address of the simple API, to be given to uv as an index. */
  readonly url: string
  /** Oldest first. */
  readonly requests: LoggedRequest[]
  /** File names of the wheels whose bytes were sent since the log was cleared. */
  wheelsSent(): string[]
  /** What happens from now on to requests whose path contains the text: that status, no answer at all, or all is well. */
  disturb(pathPart: string, how: number | 'stall' | 'healthy'): void
  /** Resolves when a request for such a path has come in. */
  seen(pathPart: string): Promise<void>
}

/**
 * A package index on loopback (simple API as JSON, with separate metadata files). It answers like the public one: a
 * validator on everything, 304 to conditional requests, and files that are immutable. An index without these headers
 * hides cache damage, because uv then fetches again whenever it revalidates.
 */
export async function startPackageIndex(wheels: readonly Wheel[]): Promise<PackageIndex> {
  const requests: LoggedRequest[] = []
  const disturbances = new Map<string, number | 'stall'>()
  const watchers = new Map<string, () => void>()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    for (const [part, notify] of watchers) if (path.includes(part)) notify()
    const how = [...disturbances].find(([part]) => path.includes(part))?.[1]
    if (how === 'stall') return
    const sent = how === undefined ? answer(request, response, wheels) : refuse(response, how)
    requests.push({ path, ...sent })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple/`,
    requests,
    wheelsSent: () =>
      requests
        .filter(({ path, status }) => path.endsWith('.whl') && status === 200)
        .map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
    disturb: (part, how) =>
      void (how === 'healthy' ? disturbances.delete(part) : disturbances.set(part, how)),
    seen: (part) => new Promise((resolve) => watchers.set(part, resolve)),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, wheels: readonly Wheel[]) {
  const path = request.url ?? '/'
  const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1]
  if (project !== undefined) {
    const own = wheels.filter(({ name }) => name === project)
    if (own.length === 0) return refuse(response, 404)
    return send(request, response, {
      body: Buffer.from(JSON.stringify(projectPage(project, own))),
      type: 'application/vnd.pypi.simple.v1+json',
      cacheControl: 'max-age=600, public',
    })
  }
  const isMetadata = path.endsWith('.metadata')
  const wheel = wheels.find(({ fileName }) => path === `/files/${fileName}${isMetadata ? '.metadata' : ''}`)
  if (wheel === undefined) return refuse(response, 404)
  return send(request, response, {
    body: isMetadata ? Buffer.from(wheel.metadata) : wheel.bytes,
    type: 'application/octet-stream',
    cacheControl: 'max-age=365000000, immutable, public',
  })
}

function projectPage(name: string, wheels: readonly Wheel[]) {
  return {
    meta: { 'api-version': '1.1' },
    name,
    versions: wheels.map(({ version }) => version),
    files: wheels.map(({ fileName, sha256, bytes }) => ({
      filename: fileName,
      url: `/files/${fileName}`,
      hashes: { sha256 },
      size: bytes.length,
      'core-metadata': true,
    })),
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, type, cacheControl }: { body: Buffer; type: string; cacheControl: string },
) {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
  const isSame = request.headers['if-none-match'] === etag
  response.writeHead(isSame ? 304 : 200, {
    etag,
    'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT',
    'cache-control': cacheControl,
    'content-type': type,
    ...(isSame ? {} : { 'content-length': body.length }),
  })
  response.end(isSame || request.method === 'HEAD' ? undefined : body)
  return { status: isSame ? 304 : 200, bodyBytes: isSame || request.method === 'HEAD' ? 0 : body.length }
}

function refuse(response: ServerResponse, status: number) {
  response.writeHead(status, { 'content-length': 0 }).end()
  return { status, bodyBytes: 0 }
}
