import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { errnoOf, messageOf } from '../shared/errors.ts'
import { redactUrl } from '../shared/text.ts'
import type { Clock } from './clock.ts'

export interface DownloadRequest {
  /** May carry credentials (`https://user:password@host/`): they become a header for that host and reach no log. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** For the whole request with all its attempts, milliseconds. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export type DownloadResult<T> =
  | ({ readonly kind: 'ok' } & T)
  | { readonly kind: 'failed'; readonly reason: string; readonly status?: number }

/**
 * HTTP GET through the proxy that `https_proxy`, `http_proxy` and `no_proxy` name. Resets, time-outs, 408, 429 and 5xx
 * are tried again within the time given. Failures are values; what the local disk refuses is thrown.
 */
export interface Download {
  text(
    request: DownloadRequest,
  ): Promise<DownloadResult<{ readonly body: string; readonly contentType: string }>>
  /** Replaces `file`; the digest is computed while the bytes stream through. */
  toFile(
    request: DownloadRequest,
    file: string,
  ): Promise<DownloadResult<{ readonly sha256: string; readonly sizeBytes: number }>>
}

const ATTEMPTS = 3
const FIRST_PAUSE_MS = 500
const IDLE_SOCKET_MS = 30_000
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504])

// The target disk, not the network: never tried again, and the caller's to explain.
const LOCAL_ERRNOS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENOENT'])

class HttpStatusError extends Error {
  readonly status: number
  readonly retryAfterMs: number
  constructor(message: IncomingMessage) {
    super(`HTTP ${message.statusCode} ${message.statusMessage ?? ''}`.trim())
    this.status = message.statusCode ?? 0
    this.retryAfterMs = Number(message.headers['retry-after'] ?? 0) * 1000 || 0
  }
}

export function createDownload(clock: Clock): Download {
  return {
    text: (request) =>
      withAttempts(request, clock, async (message) => ({
        body: await text(message),
        contentType: message.headers['content-type'] ?? '',
      })),
    toFile: (request, file) => withAttempts(request, clock, (message, signal) => save(message, file, signal)),
  }
}

async function withAttempts<T extends object>(
  request: DownloadRequest,
  clock: Clock,
  read: (message: IncomingMessage, signal: AbortSignal) => Promise<T>,
): Promise<DownloadResult<T>> {
  const deadlineMs = clock.monotonicMs() + request.timeoutMs
  for (let attempt = 1; ; attempt++) {
    const remainingMs = deadlineMs - clock.monotonicMs()
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(Math.max(1, Math.ceil(remainingMs)))])
    try {
      return { kind: 'ok', ...(await attemptOnce(request, signal, read)) }
    } catch (error) {
      request.signal.throwIfAborted()
      if (LOCAL_ERRNOS.has(errnoOf(error) ?? '')) throw error
      const pauseMs = pauseBeforeNext(error, attempt)
      if (attempt >= ATTEMPTS || pauseMs === undefined || clock.monotonicMs() + pauseMs >= deadlineMs)
        return {
          kind: 'failed',
          reason: explain(error, request, attempt, signal.aborted),
          ...(error instanceof HttpStatusError ? { status: error.status } : {}),
        }
      await clock.sleep(pauseMs, request.signal)
    }
  }
}

/** Half of the pause is random, so that the legs of a matrix do not come back in step. */
function pauseBeforeNext(error: unknown, attempt: number): number | undefined {
  const backOffMs = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  if (!(error instanceof HttpStatusError)) return backOffMs
  return TRANSIENT_STATUS.has(error.status) ? Math.max(backOffMs, error.retryAfterMs) : undefined
}

async function attemptOnce<T>(
  request: DownloadRequest,
  signal: AbortSignal,
  read: (message: IncomingMessage, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // An event that has passed is not told again.
  signal.throwIfAborted()
  const { HttpClient } = await import('@actions/http-client')
  const client = new HttpClient('locked-uv-setup', [], {
    socketTimeout: IDLE_SOCKET_MS,
    allowRetries: false,
    allowRedirects: true,
  })
  const url = new URL(request.url)
  const headers = { ...request.headers, ...authorizationOf(url) }
  url.username = ''
  url.password = ''
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  try {
    const { message } = await Promise.race([client.get(url.href, headers), aborted])
    if (message.statusCode !== 200) {
      message.resume()
      throw new HttpStatusError(message)
    }
    return await Promise.race([read(message, signal), aborted])
  } finally {
    client.dispose()
  }
}

function authorizationOf(url: URL): Record<string, string> {
  if (url.username === '') return {}
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

async function save(
  message: IncomingMessage,
  file: string,
  signal: AbortSignal,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(message, meter, createWriteStream(file), { signal })
  const announced = message.headers['content-length']
  if (
    announced !== undefined &&
    message.headers['content-encoding'] === undefined &&
    Number(announced) !== sizeBytes
  )
    throw new Error(`the body ended after ${sizeBytes} of ${announced} bytes`)
  return { sha256: hash.digest('hex'), sizeBytes }
}

function explain(error: unknown, request: DownloadRequest, attempts: number, isTimeout: boolean): string {
  const cause = isTimeout
    ? `no answer within ${request.timeoutMs} ms`
    : [errnoOf(error), messageOf(error)].filter(Boolean).join(': ')
  return `${redactUrl(request.url)}: ${cause}${attempts > 1 ? ` (${attempts} attempts)` : ''}`
}
