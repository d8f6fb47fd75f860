import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { errnoOf } from '../shared/errors.ts'
import { formatBytes, redactUrl } from '../shared/text.ts'
import type { Clock } from './clock.ts'
import {
  type DownloadTrouble,
  explainFailure,
  HttpStatusError,
  judgeFailure,
  NotAFileError,
  StalledError,
  statusOf,
} from './download-failure.ts'
import { get, type ReadAnswer } from './http-get.ts'

export interface DownloadRequest {
  /** May carry credentials (`https://user:password@host/`): they become a header for that origin and reach no log. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** For the whole request with all its attempts, milliseconds. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** Told how far a file has come, when it takes longer than two seconds. */
  readonly onProgress?: (line: string) => void
}

export type DownloadResult<T> =
  | ({ readonly kind: 'ok' } & T)
  | {
      readonly kind: 'failed'
      /** For people: the URL without credentials, and the cause. */
      readonly reason: string
      readonly trouble: DownloadTrouble
      readonly status?: number
    }

/**
 * HTTP GET through the proxy that `https_proxy`, `http_proxy` and `no_proxy` name. Resets, time-outs, 408, 429 and 5xx
 * are tried again within the time given, not before the `Retry-After` of the server. Redirects are followed, without the
 * secrets of the request where they leave its origin. Failures are values; what the local disk refuses is thrown.
 */
export interface Download {
  text(request: DownloadRequest): Promise<
    DownloadResult<{
      readonly body: string
      readonly contentType: string
      /** After redirects, without credentials: relative links in the body count from here. */
      readonly url: string
    }>
  >
  /** Replaces `file`; the digest is computed while the bytes stream through. */
  toFile(
    request: DownloadRequest,
    file: string,
  ): Promise<DownloadResult<{ readonly sha256: string; readonly sizeBytes: number }>>
}

export interface DownloadLimits {
  /** A connection on which nothing arrives for so long is given up. */
  readonly idleMs: number
  readonly progressAfterMs: number
  readonly progressEveryMs: number
}

// An index that proxies another may think for ten seconds before it answers.
const LIMITS: DownloadLimits = { idleMs: 20_000, progressAfterMs: 2000, progressEveryMs: 10_000 }

const FIRST_PAUSE_MS = 500

// The target disk, not the network: never tried again, and the caller's to explain.
const LOCAL_ERRNOS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENOENT'])

interface Means {
  readonly clock: Clock
  readonly limits: DownloadLimits
}

export function createDownload(clock: Clock, limits: DownloadLimits = LIMITS): Download {
  const means = { clock, limits }
  return {
    text: (request) =>
      withAttempts(request, means, async ({ message, url }) => ({
        body: await text(message),
        contentType: message.headers['content-type'] ?? '',
        url,
      })),
    toFile: (request, file) =>
      withAttempts(request, means, ({ message }, signal) =>
        save(message, file, { signal, onSize: tellProgress(request, message, means) }),
      ),
  }
}

async function withAttempts<T extends object>(
  request: DownloadRequest,
  { clock, limits }: Means,
  read: ReadAnswer<T>,
): Promise<DownloadResult<T>> {
  const deadlineMs = clock.monotonicMs() + request.timeoutMs
  for (let attempt = 1; ; attempt++) {
    const remainingMs = deadlineMs - clock.monotonicMs()
    const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(remainingMs)))
    const signal = AbortSignal.any([request.signal, timeout])
    try {
      return { kind: 'ok', ...(await get(request, { signal, idleMs: limits.idleMs }, read)) }
    } catch (caught) {
      request.signal.throwIfAborted()
      if (isOfLocalDisk(caught)) throw caught
      const error = timeout.aborted ? new StalledError(`no answer within ${request.timeoutMs} ms`) : caught
      const pauseMs = pauseBeforeNext(error, attempt, clock.nowMs())
      const isInTime = pauseMs !== undefined && clock.monotonicMs() + pauseMs < deadlineMs
      if (!isInTime) return describeFailure(error, request, attempt)
      await clock.sleep(pauseMs, request.signal)
      request.signal.throwIfAborted()
    }
  }
}

function describeFailure(
  error: unknown,
  { url }: DownloadRequest,
  attempts: number,
): Extract<DownloadResult<object>, { kind: 'failed' }> {
  const status = statusOf(error)
  return {
    kind: 'failed',
    reason: `${redactUrl(url)}: ${explainFailure(error)}${attempts > 1 ? ` (${attempts} attempts)` : ''}`,
    trouble: judgeFailure(error).trouble,
    ...(status === undefined ? {} : { status }),
  }
}

/** A connection that a firewall refuses has the errno of a file that may not be written. */
function isOfLocalDisk(error: unknown): boolean {
  const isNetwork =
    error instanceof Error && 'syscall' in error && /connect|getaddrinfo/.test(String(error.syscall))
  return !isNetwork && LOCAL_ERRNOS.has(errnoOf(error) ?? '')
}

/** Half of the pause is random, so that the legs of a matrix do not come back in step. */
function pauseBeforeNext(error: unknown, attempt: number, nowMs: number): number | undefined {
  if (attempt >= judgeFailure(error).attempts) return undefined
  const backOffMs = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  return backOffMs + (error instanceof HttpStatusError ? error.retryAfterMs(nowMs) : 0)
}

async function save(
  message: IncomingMessage,
  file: string,
  { signal, onSize }: { readonly signal: AbortSignal; readonly onSize: (sizeBytes: number) => void },
): Promise<{ sha256: string; sizeBytes: number }> {
  // A log-in form, a captive portal, an error page that calls itself a success.
  if (/^text\/html\b/i.test(message.headers['content-type'] ?? '')) {
    message.resume()
    throw new NotAFileError('an HTML page in place of the file')
  }
  const hash = createHash('sha256')
  let sizeBytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      onSize(sizeBytes)
      done(null, chunk)
    },
  })
  await pipeline(message, meter, createWriteStream(file), { signal })
  const announced = announcedSize(message)
  if (announced !== undefined && announced !== sizeBytes)
    throw new Error(`the body ended after ${sizeBytes} of ${announced} bytes`)
  return { sha256: hash.digest('hex'), sizeBytes }
}

function announcedSize({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length']
  return length === undefined || headers['content-encoding'] !== undefined ? undefined : Number(length)
}

/** Speaks after two seconds and then every ten at most: the log of a job is read, not watched. */
function tellProgress(
  { url, onProgress }: DownloadRequest,
  message: IncomingMessage,
  { clock, limits }: Means,
): (sizeBytes: number) => void {
  const total = announcedSize(message)
  let nextMs = clock.monotonicMs() + limits.progressAfterMs
  return (sizeBytes) => {
    if (onProgress === undefined || clock.monotonicMs() < nextMs) return
    nextMs = clock.monotonicMs() + limits.progressEveryMs
    const share = total ? ` of ${formatBytes(total)} (${Math.floor((100 * sizeBytes) / total)} %)` : ''
    onProgress(`${redactUrl(url)}: ${formatBytes(sizeBytes)}${share}`)
  }
}
