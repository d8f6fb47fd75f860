import type { IncomingMessage } from 'node:http'
import { errnoOf, messageOf } from '../shared/errors.ts'

/** Why nothing came, for the choice of a remedy. */
export type DownloadTrouble = 'unreachable' | 'certificate' | 'status' | 'not-a-file'

/** The server answered, but not with the file. */
export class HttpStatusError extends Error {
  readonly status: number
  readonly #retryAfter: string
  constructor(message: IncomingMessage) {
    super(`HTTP ${message.statusCode} ${message.statusMessage ?? ''}`.trim())
    this.status = message.statusCode ?? 0
    this.#retryAfter = message.headers['retry-after'] ?? ''
  }

  /** `Retry-After` in either of its forms, seconds or a date; 0 where there is none. */
  retryAfterMs(nowMs: number): number {
    if (/^\d+$/.test(this.#retryAfter)) return Number(this.#retryAfter) * 1000
    const dateMs = Date.parse(this.#retryAfter)
    return Number.isNaN(dateMs) ? 0 : Math.max(0, dateMs - nowMs)
  }
}

/** Something came that is no answer to the question, and would come again. */
export class NotAFileError extends Error {}

/** Nothing came in the time that was left. */
export class StalledError extends Error {}

/** Not even the head of an answer came. */
export class SilentError extends Error {
  constructor() {
    super('nothing answers')
  }
}

const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504])

const MANY = 4
// Nothing there that could be busy: machines without a network are not to spend their time on it.
const NO_WAY = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])

// How OpenSSL and Node name a certificate that is not trusted, has run out or belongs to another host.
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|HOSTNAME_MISMATCH)/

// How the HTTP client tells that a proxy refuses to let it through.
const REFUSED_BY_PROXY = /^tunneling socket could not be established, statusCode=(\d+)/

/** The status that a server or a proxy answered with; undefined where none did. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpStatusError) return error.status
  const status = REFUSED_BY_PROXY.exec(messageOf(error))?.[1]
  return status === undefined ? undefined : Number(status)
}

/** What a failed attempt is about, and how many attempts in all are worth while. */
export function judgeFailure(error: unknown): { trouble: DownloadTrouble; attempts: number } {
  const status = statusOf(error)
  if (status !== undefined) return { trouble: 'status', attempts: TRANSIENT_STATUS.has(status) ? MANY : 1 }
  if (error instanceof NotAFileError) return { trouble: 'not-a-file', attempts: 1 }
  if (error instanceof SilentError) return { trouble: 'unreachable', attempts: 2 }
  const code = errnoOf(firstOf(error)) ?? ''
  if (CERTIFICATE.test(code)) return { trouble: 'certificate', attempts: 1 }
  if (code === 'ENOTFOUND' || error instanceof StalledError) return { trouble: 'unreachable', attempts: 1 }
  return { trouble: 'unreachable', attempts: NO_WAY.has(code) ? 2 : MANY }
}

/** What went wrong, in one line. */
export function explainFailure(error: unknown): string {
  const [code, message] = [errnoOf(firstOf(error)), messageOf(firstOf(error))]
  const refused = REFUSED_BY_PROXY.exec(message)?.[1]
  if (refused !== undefined) return `the proxy answers HTTP ${refused}`
  if (message.startsWith('Request timeout')) return 'nothing arrived for too long'
  return code === undefined || message.includes(code) ? message : `${code}: ${message}`
}

/** A host with several addresses fails with one error for each. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
}
