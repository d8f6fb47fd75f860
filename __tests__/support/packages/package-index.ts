import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Artefact } from './wheel.ts'

export interface LoggedRequest {
  readonly path: string
  readonly status: number
  readonly bodyBytes: number
}

export interface PackageIndex extends AsyncDisposable {
  /** Address of the simple API, to be given to uv as an index. */
  readonly url: string
  /** Below this lie the files themselves. */
  readonly filesUrl: string
  /** Oldest first. */
  readonly requests: LoggedRequest[]
  /** File names of the wheels whose bytes were sent since the log was cleared. */
  wheelsSent(): string[]
  /** Bytes of one wheel or source distribution, or of all, that were sent since the log was cleared. */
  artefactBytesSent(fileName?: string): number
  /** What happens from now on to requests whose path contains the text: that status, no answer at all, or all is well. */
  disturb(pathPart: string, how: number | 'stall' | 'reset' | 'healthy'): void
  /** Serves this from now on, instead of what has the same name. */
  replace(artefact: Artefact): void
  /** Answers the requests that were stalled. */
  resume(): void
  /** Resolves when a request for such a path has come in. */
  seen(pathPart: string): Promise<void>
}

/**
 * A package index on loopback (simple API as JSON, with separate metadata files). It answers like the public one: a
 * validator on everything, 304 to conditional requests, and files that are immutable. An index without these headers
 * hides cache damage, because uv then fetches again whenever it revalidates.
 */
export async function startPackageIndex(artefacts: readonly Artefact[]): Promise<PackageIndex> {
  const requests: LoggedRequest[] = []
  const disturbances = new Map<string, number | 'stall' | 'reset'>()
  let stalled: (() => void)[] = []
  let served = artefacts
  const watchers = new Map<string, () => void>()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    for (const [part, notify] of watchers) if (path.includes(part)) notify()
    const how = [...disturbances].find(([part]) => path.includes(part))?.[1]
    const serve = () => requests.push({ path, ...answer(request, response, served) })
    if (how === 'stall') stalled.push(serve)
    else if (how === 'reset') request.socket.resetAndDestroy()
    else if (how === undefined) serve()
    else requests.push({ path, ...refuse(response, how) })
  })
  // A client may find its idle connection closed while it sends the next request; uv without retries fails for it then.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${origin}/simple/`,
    filesUrl: `${origin}/files/`,
    requests,
    wheelsSent: () =>
      requests
        .filter(({ path, status }) => path.endsWith('.whl') && (status === 200 || status === 206))
        .map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
    artefactBytesSent: (fileName) =>
      requests
        .filter(({ path }) => (fileName ? path.endsWith(fileName) : /\.(whl|tar\.gz)$/.test(path)))
        .reduce((total, { bodyBytes }) => total + bodyBytes, 0),
    disturb: (part, how) =>
      void (how === 'healthy' ? disturbances.delete(part) : disturbances.set(part, how)),
    replace: (artefact) => {
      served = [...served.filter(({ fileName }) => fileName !== artefact.fileName), artefact]
    },
    resume: () => {
      disturbances.clear()
      for (const serve of stalled) serve()
      stalled = []
    },
    seen: (part) => new Promise((resolve) => watchers.set(part, resolve)),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, artefacts: readonly Artefact[]) {
  const path = request.url ?? '/'
  const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1]
  if (project !== undefined) {
    const own = artefacts.filter(({ name }) => name === project)
    if (own.length === 0) return refuse(response, 404)
    return send(request, response, {
      body: Buffer.from(JSON.stringify(projectPage(project, own))),
      type: 'application/vnd.pypi.simple.v1+json',
      cacheControl: 'max-age=600, public',
    })
  }
  const isMetadata = path.endsWith('.metadata')
  const found = artefacts.find(
    ({ fileName }) => path === `/files/${fileName}${isMetadata ? '.metadata' : ''}`,
  )
  const body = isMetadata ? found?.metadata : found?.bytes
  if (body === undefined) return refuse(response, 404)
  return send(request, response, {
    body: Buffer.from(body),
    type: 'application/octet-stream',
    cacheControl: 'max-age=365000000, immutable, public',
  })
}

function projectPage(name: string, artefacts: readonly Artefact[]) {
  return {
    meta: { 'api-version': '1.1' },
    name,
    versions: artefacts.map(({ version }) => version),
    files: artefacts.map(({ fileName, sha256, bytes, metadata }) => ({
      filename: fileName,
      url: `/files/${fileName}`,
      hashes: { sha256 },
      size: bytes.length,
      'core-metadata': metadata !== undefined,
    })),
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, type, cacheControl }: { body: Buffer; type: string; cacheControl: string },
) {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
  const status = request.headers['if-none-match'] === etag ? 304 : request.headers.range ? 206 : 200
  const range = rangeOf(request.headers.range, body.length)
  const part = status === 304 || request.method === 'HEAD' ? Buffer.alloc(0) : body.subarray(...range)
  response.writeHead(status, {
    etag,
    'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT',
    'cache-control': cacheControl,
    'content-type': type,
    'accept-ranges': 'bytes',
    ...(status === 206 ? { 'content-range': `bytes ${range[0]}-${range[1] - 1}/${body.length}` } : {}),
    ...(status === 304 ? {} : { 'content-length': range[1] - range[0] }),
  })
  response.end(part)
  return { status, bodyBytes: part.length }
}

/** `bytes=0-99`, `bytes=100-`, `bytes=-100`; first byte and the one after the last. */
function rangeOf(header: string | undefined, sizeBytes: number): [number, number] {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '') return [last === '' ? 0 : Math.max(0, sizeBytes - Number(last)), sizeBytes]
  return [Number(first), last === '' ? sizeBytes : Math.min(sizeBytes, Number(last) + 1)]
}

function refuse(response: ServerResponse, status: number) {
  response.writeHead(status, { 'content-length': 0 }).end()
  return { status, bodyBytes: 0 }
}
