import { errnoOf } from '../shared/errors.ts'
import { formatDuration, redactUrl } from '../shared/text.ts'
import type { Clock } from './clock.ts'
import { readText, save, tellProgress } from './download-body.ts'
import {
  type DownloadTrouble,
  explainFailure,
  HttpStatusError,
  judgeFailure,
  SilentError,
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
  /** Told how far a file has come and why one is asked for again, when that takes longer than two seconds. */
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
 * secrets of the request where they leave its origin. An origin that never answers is not asked for the next file too.
 * Failures are values; what the local disk refuses is thrown.
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
  readonly largestFileBytes: number
  readonly largestTextBytes: number
}

// An index that proxies another may think for ten seconds before it answers.
const LIMITS: DownloadLimits = {
  idleMs: 20_000,
  progressAfterMs: 2000,
  progressEveryMs: 10_000,
  // A wheel of uv has 25 MB, the list of its releases less: nothing fills the disk or the memory of a node.
  largestFileBytes: 512 * 1024 * 1024,
  largestTextBytes: 64 * 1024 * 1024,
}

const FIRST_PAUSE_MS = 500

// The target disk, not the network: never tried again, and the caller's to explain.
const LOCAL_ERRNOS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENOENT'])

interface Means {
  readonly clock: Clock
  readonly limits: DownloadLimits
  /** Origins that let every attempt of a request wait. */
  readonly silent: Set<string>
}

export function createDownload(clock: Clock, given: Partial<DownloadLimits> = {}): Download {
  const limits = { ...LIMITS, ...given }
  const means = { clock, limits, silent: new Set<string>() }
  return {
    text: (request) =>
      withAttempts(request, means, async ({ message, url }) => ({
        body: await readText(message, limits.largestTextBytes),
        contentType: message.headers['content-type'] ?? '',
        url,
      })),
    toFile: (request, file) =>
      withAttempts(request, means, ({ message }, signal) =>
        save(message, file, {
          signal,
          mostBytes: limits.largestFileBytes,
          onSize: tellProgress(request, message, means),
        }),
      ),
  }
}

async function withAttempts<T extends object>(
  request: DownloadRequest,
  { clock, limits, silent }: Means,
  read: ReadAnswer<T>,
): Promise<DownloadResult<T>> {
  const { origin } = new URL(request.url)
  if (silent.has(origin))
    return describeFailure(new StalledError('nothing has answered there before'), request, 1)
  const deadlineMs = clock.monotonicMs() + request.timeoutMs
  for (let attempt = 1; ; attempt++) {
    const startedMs = clock.monotonicMs()
    const remainingMs = deadlineMs - startedMs
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
      if (!isInTime) {
        if (error instanceof SilentError) silent.add(origin)
        return describeFailure(error, request, attempt)
      }
      if (clock.monotonicMs() - startedMs + pauseMs > limits.progressAfterMs)
        request.onProgress?.(
          `${redactUrl(request.url)}: ${explainFailure(error)}; asked again in ${formatDuration(pauseMs)}`,
        )
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
