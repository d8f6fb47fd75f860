import type { IncomingMessage } from 'node:http'
import { decodePercent } from '../shared/text.ts'
import { trustConfiguredCertificates } from './certificates.ts'
import { HttpStatusError, NotAFileError, SilentError } from './download-failure.ts'

/** What came, and from where after redirects, without credentials. */
export interface Answer {
  readonly message: IncomingMessage
  readonly url: string
}

export type ReadAnswer<T> = (answer: Answer, signal: AbortSignal) => Promise<T>

const REDIRECTS = 10

/**
 * One GET, redirects included. Where one leaves the origin, the secrets of the request stay behind.
 * @throws HttpStatusError, NotAFileError, SilentError, what Node says of a connection, and the reason of the signal
 */
export async function get<T>(
  request: { readonly url: string; readonly headers?: Readonly<Record<string, string>> },
  { signal, idleMs }: { readonly signal: AbortSignal; readonly idleMs: number },
  read: ReadAnswer<T>,
): Promise<T> {
  // An event that has passed is not told again.
  signal.throwIfAborted()
  const { HttpClient } = await import('@actions/http-client')
  trustConfiguredCertificates()
  // Redirects are followed here: the client keeps a token for another port of the same host, and knows no relative target.
  const options = { socketTimeout: idleMs, allowRetries: false, allowRedirects: false }
  const client = new HttpClient('locked-uv-setup', [], options)
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
  try {
    let url = new URL(request.url)
    let headers = { ...request.headers }
    for (let redirects = 0; ; redirects++) {
      headers = { ...headers, ...authorizationOf(url) }
      const { message } = await Promise.race([
        client.get(withoutCredentials(url), headers),
        aborted,
        silence(idleMs),
      ])
      const target = redirectTarget(message, url)
      if (target === undefined) {
        requireSuccess(message)
        return await Promise.race([read({ message, url: withoutCredentials(url) }, signal), aborted])
      }
      message.resume()
      if (redirects >= REDIRECTS) throw new NotAFileError(`more than ${REDIRECTS} redirects`)
      if (target.origin !== url.origin) headers = withoutSecrets(headers)
      url = target
    }
  } finally {
    client.dispose()
  }
}

/** Also where a proxy takes the connection and leads nowhere, which the client waits for without an end. */
function silence(idleMs: number): Promise<never> {
  return new Promise((_, reject) =>
    AbortSignal.timeout(idleMs).addEventListener('abort', () => reject(new SilentError()), { once: true }),
  )
}

function requireSuccess(message: IncomingMessage): void {
  if (message.statusCode === 200) return
  message.resume()
  throw new HttpStatusError(message)
}

function redirectTarget({ statusCode, headers }: IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || headers.location === undefined) return undefined
  const target = URL.canParse(headers.location, from.href) ? new URL(headers.location, from) : undefined
  if (!/^https?:$/.test(target?.protocol ?? '') || target === undefined)
    throw new NotAFileError('a redirect to no URL')
  if (from.protocol === 'https:' && target.protocol !== 'https:')
    throw new NotAFileError('a redirect from https to something less')
  return target
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)),
  )
}

function withoutCredentials(url: URL): string {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare.href
}

function authorizationOf(url: URL): Record<string, string> {
  if (url.username === '') return {}
  const pair = `${decodePercent(url.username)}:${decodePercent(url.password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}
