import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatBytes, redactUrl } from '../shared/text.ts'
import type { Clock } from './clock.ts'
import type { DownloadLimits, DownloadRequest } from './download.ts'
import { NotAFileError } from './download-failure.ts'

/** Writes a body to a file; the digest is computed while the bytes stream through. @throws NotAFileError */
export async function save(
  message: IncomingMessage,
  file: string,
  {
    signal,
    mostBytes,
    onSize,
  }: {
    readonly signal: AbortSignal
    readonly mostBytes: number
    readonly onSize: (sizeBytes: number) => void
  },
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
      done(sizeBytes > mostBytes ? tooLarge(mostBytes) : null, chunk)
    },
  })
  await pipeline(message, meter, createWriteStream(file), { signal })
  const announced = announcedSize(message)
  if (announced !== undefined && announced !== sizeBytes)
    throw new Error(`the body ended after ${sizeBytes} of ${announced} bytes`)
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** @throws NotAFileError for one that is too large */
export async function readText(message: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of message) {
    chunks.push(chunk)
    sizeBytes += chunk.length
    if (sizeBytes > mostBytes) throw tooLarge(mostBytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function tooLarge(mostBytes: number): NotAFileError {
  return new NotAFileError(`more than ${formatBytes(mostBytes)}, which is nothing of uv's`)
}

function announcedSize({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length']
  return length === undefined || headers['content-encoding'] !== undefined ? undefined : Number(length)
}

/** Speaks after two seconds and then every ten at most: the log of a job is read, not watched. */
export function tellProgress(
  { url, onProgress }: Pick<DownloadRequest, 'url' | 'onProgress'>,
  message: IncomingMessage,
  { clock, limits }: { readonly clock: Clock; readonly limits: DownloadLimits },
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
