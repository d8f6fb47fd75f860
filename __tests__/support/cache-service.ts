import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How requests of one kind are answered from now on. */
export type Disturbance =
  | { readonly status: number; readonly body?: object }
  /** The body of a download ends half-way, with the announced length. */
  | 'truncated'
  /** Less than announced, but announced as whole: an archive that does not unpack. */
  | 'garbled'
  | 'stall'

type Operation = 'lookup' | 'reserve' | 'upload' | 'commit' | 'download'

interface Entry {
  readonly id: number
  readonly key: string
  readonly version: string
  isFinal: boolean
  bytes: Buffer
}

/** The cache service of GitHub on loopback, v1 and v2, with a store in memory. */
export interface CacheServiceDouble extends AsyncDisposable {
  /** For the environment of a runner. */
  env(version: 'v1' | 'v2'): Record<string, string>
  readonly entries: readonly Entry[]
  /** One word for each request, oldest first. */
  readonly operations: Operation[]
  disturb(operation: Operation, how: Disturbance | undefined): void
}

const TOKEN = 'token-of-the-run'

export async function startCacheService(): Promise<CacheServiceDouble> {
  const entries: Entry[] = []
  const operations: Operation[] = []
  const disturbances = new Map<Operation, Disturbance>()
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const route = findRoute(request)
      if (route === undefined) return reply(response, 404, {})
      operations.push(route.operation)
      const how = disturbances.get(route.operation)
      if (how === 'stall') return
      if (typeof how === 'object') return reply(response, how.status, how.body ?? { msg: 'disturbed' })
      route.answer({ entries, request, response, body, how })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const shared = { ACTIONS_RUNTIME_TOKEN: TOKEN }
  return {
    env: (version) =>
      version === 'v1'
        ? { ...shared, ACTIONS_CACHE_URL: url }
        : { ...shared, ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_SERVICE_V2: 'True' },
    entries,
    operations,
    disturb: (operation, how) =>
      void (how === undefined ? disturbances.delete(operation) : disturbances.set(operation, how)),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Exchange {
  readonly entries: Entry[]
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly body: Buffer
  readonly how: Disturbance | undefined
}

interface Route {
  readonly method: string
  readonly path: RegExp
  readonly operation: Operation
  readonly answer: (exchange: Exchange) => void
}

const TWIRP = '/twirp/github\\.actions\\.results\\.api\\.v1\\.CacheService/'

const ROUTES: readonly Route[] = [
  route('POST', `${TWIRP}GetCacheEntryDownloadURL`, 'lookup', (exchange) => {
    const { key, restore_keys = [], restoreKeys = restore_keys, version } = json(exchange)
    const hit = find(exchange.entries, [key, ...restoreKeys], version)
    if (hit === undefined) return reply(exchange.response, 200, { ok: false })
    const signed_download_url = `${origin(exchange.request)}/blob/${hit.id}`
    reply(exchange.response, 200, { ok: true, matched_key: hit.key, signed_download_url })
  }),
  route('POST', `${TWIRP}CreateCacheEntry`, 'reserve', (exchange) => {
    const { key, version } = json(exchange)
    const entry = reserve(exchange.entries, key, version)
    if (entry === undefined)
      return reply(exchange.response, 409, { code: 'already_exists', msg: 'cache entry already exists' })
    const signed_upload_url = `${origin(exchange.request)}/blob/${entry.id}?sig=s`
    reply(exchange.response, 200, { ok: true, signed_upload_url })
  }),
  route('POST', `${TWIRP}FinalizeCacheEntryUpload`, 'commit', (exchange) => {
    const { key, version } = json(exchange)
    const entry = exchange.entries.find((one) => one.key === key && one.version === version)
    if (entry) entry.isFinal = true
    reply(exchange.response, 200, { ok: entry !== undefined, entry_id: String(entry?.id ?? 0) })
  }),
  route('PUT', '/blob/\\d+', 'upload', (exchange) => {
    entryOf(exchange).bytes = exchange.body
    exchange.response.writeHead(201, { etag: '"1"', 'last-modified': new Date(0).toUTCString() }).end()
  }),
  route('GET', '/blob/\\d+', 'download', (exchange) => {
    const { bytes } = entryOf(exchange)
    const half = bytes.subarray(0, bytes.length / 2)
    const { response, how } = exchange
    response.writeHead(200, { 'content-length': how === 'garbled' ? half.length : bytes.length })
    if (how === undefined) response.end(bytes)
    else if (how === 'garbled') response.end(half)
    else response.write(half, () => response.destroy())
  }),
  route('GET', '/_apis/artifactcache/cache', 'lookup', (exchange) => {
    const { searchParams } = new URL(exchange.request.url ?? '', 'http://x')
    const keys = (searchParams.get('keys') ?? '').split(',')
    const hit = find(exchange.entries, keys, searchParams.get('version') ?? '')
    if (hit === undefined) return void exchange.response.writeHead(204).end()
    const archiveLocation = `${origin(exchange.request)}/blob/${hit.id}`
    reply(exchange.response, 200, { cacheKey: hit.key, archiveLocation })
  }),
  route('POST', '/_apis/artifactcache/caches', 'reserve', (exchange) => {
    const { key, version } = json(exchange)
    const entry = reserve(exchange.entries, key, version)
    if (entry === undefined) return reply(exchange.response, 409, { message: 'cache already exists' })
    reply(exchange.response, 201, { cacheId: entry.id })
  }),
  route('PATCH', '/_apis/artifactcache/caches/\\d+', 'upload', (exchange) => {
    const entry = entryOf(exchange)
    const start = Number(/bytes (\d+)-/.exec(exchange.request.headers['content-range'] ?? '')?.[1] ?? 0)
    const grown = Buffer.alloc(Math.max(entry.bytes.length, start + exchange.body.length))
    entry.bytes.copy(grown)
    exchange.body.copy(grown, start)
    entry.bytes = grown
    exchange.response.writeHead(204).end()
  }),
  route('POST', '/_apis/artifactcache/caches/\\d+', 'commit', (exchange) => {
    entryOf(exchange).isFinal = true
    exchange.response.writeHead(204).end()
  }),
]

function route(method: string, path: string, operation: Operation, answer: Route['answer']): Route {
  return { method, path: new RegExp(`^${path}$`), operation, answer }
}

function findRoute({ method, url, headers }: IncomingMessage): Route | undefined {
  const path = (url ?? '').split('?', 1)[0] ?? ''
  const isAllowed = path.startsWith('/blob/') || headers.authorization === `Bearer ${TOKEN}`
  return isAllowed ? ROUTES.find((one) => one.method === method && one.path.test(path)) : undefined
}

function find(entries: readonly Entry[], keys: readonly string[], version: string): Entry | undefined {
  const final = entries.filter((entry) => entry.isFinal && entry.version === version)
  const [first] = keys
  return (
    final.find(({ key }) => key === first) ??
    keys.map((prefix) => final.findLast(({ key }) => key.startsWith(prefix))).find((hit) => hit !== undefined)
  )
}

function reserve(entries: Entry[], key: string, version: string): Entry | undefined {
  if (entries.some((entry) => entry.key === key && entry.version === version)) return undefined
  const entry = { id: entries.length + 1, key, version, isFinal: false, bytes: Buffer.alloc(0) }
  entries.push(entry)
  return entry
}

function entryOf({ entries, request }: Exchange): Entry {
  const id = Number(/(\d+)(\?|$)/.exec(request.url ?? '')?.[1])
  const entry = entries.find((one) => one.id === id)
  if (entry === undefined) throw new Error(`no entry ${id}`)
  return entry
}

function origin({ headers }: IncomingMessage): string {
  return `http://${headers.host}`
}

function json({ body }: Exchange) {
  return JSON.parse(body.toString('utf8'))
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
