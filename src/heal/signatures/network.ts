import { isFromPipCache, isOn, PIP_BROKEN, PIP_UNPACKED, type Signature } from '../signature.ts'

const CHECK = 'Check the network and the proxy between this runner and {host}, then run the job again.'
const ALLOW = 'Check the credentials of this runner for {host}.'

/** What did not arrive, or not whole. Also below the heading that uv failed to write to its cache. */
export const NETWORK: readonly Signature[] = [
  {
    id: 'http-credentials',
    class: 'network',
    action: 'fail',
    in: 'chain',
    patterns: [/HTTP status client error \((?:401|407)\b|\b(?:401|407) Client Error: /],
    remedy: ALLOW,
  },
  {
    id: 'git-credentials',
    class: 'network',
    action: 'fail',
    in: 'output',
    patterns: [
      /could not read Username|Authentication failed for|Permission denied \(publickey|Host key verification failed/,
      /terminal prompts disabled|fatal: repository .* not found/,
    ],
    remedy: ALLOW,
  },
  {
    id: 'connection',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [
      /error sending request|client error \((?:Connect|SendRequest)\)|tcp connect error|are you offline/i,
      /dns error|failed to lookup address|name resolution|Name or service not known|Could not resolve (?:host|proxy)/i,
      /No address associated with hostname|nodename nor servname|No such host is known/i,
      /connection (?:was )?(?:reset|refused|closed|aborted|timed out|broken)|Broken pipe|Network is (?:unreachable|down)|No route to host/i,
      /name does not resolve|curl: \(\d+\)|http2 error|SSLError|\[SSL[:\]]|EOF occurred in violation of protocol/i,
      /tunnel (?:error|connection failed)|unsuccessful tunnel|ProxyError|Proxy CONNECT/i,
      /operation timed out|network timeout|Read timed out|Request failed after \d+ retr|deadline has elapsed/i,
    ],
    remedy: CHECK,
  },
  {
    id: 'connection-linux',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [/(?:os error|Errno) (?:10[0-4]|11[0-3])\b/],
    when: isOn('linux'),
    remedy: CHECK,
  },
  {
    id: 'connection-macos',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [/(?:os error|Errno) (?:5[0-4]|6[0145])\b/],
    when: isOn('darwin'),
    remedy: CHECK,
  },
  {
    id: 'connection-windows',
    class: 'network',
    action: 'retry',
    in: 'chain',
    // Windows speaks the language of its user.
    patterns: [/(?:os error|WinError) (?:100(?:5[0-4]|6[0145])|1100[1-4])\b/],
    when: isOn('win32'),
    remedy: CHECK,
  },
  {
    id: 'http-status',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [
      /HTTP status (?:client|server) error|The requested URL returned error: \d|\b[45]\d\d (?:Client|Server) Error: /,
      // An index has no other pages than those of its kind: a proxy has answered.
      /Received some unexpected (?:HTML|JSON)/,
    ],
    remedy: 'Check that {host} answers for the address that the message names, then run the job again.',
  },
  {
    id: 'transfer',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [
      /error decoding response body|request or response body error|error reading a body|stream error|protocol error/i,
      /connection closed before message completed|incomplete message|IncompleteRead|IncompleteMessage/i,
      /cannot decrypt peer|BadRecordMac|received fatal alert|close_notify|handshake (?:failure|eof)|unexpected EOF during handshake/i,
      /peer certificate|certificate verify failed|UnknownIssuer|self[- ]signed certificate/i,
      /Max retries exceeded with url|HTTPSConnectionPool|ReadTimeoutError|NewConnectionError/,
    ],
    remedy: CHECK,
  },
  {
    id: 'pip-without-index',
    class: 'network',
    action: 'retry',
    in: 'output',
    // When the last try has failed as well, pip goes on as if the index had answered that it has no versions.
    patterns: [/\(from versions: none\)/],
    when: ({ output }) => output.includes('Retrying (Retry(total=0,'),
    remedy: CHECK,
  },
  {
    id: 'git-transfer',
    class: 'network',
    action: 'retry',
    in: 'output',
    patterns: [
      /RPC failed; |fatal: early EOF|remote end hung up unexpectedly|unexpected disconnect while reading|fatal: unable to access /,
    ],
    remedy: CHECK,
  },
  {
    id: 'pip-download-broken',
    class: 'network',
    action: 'retry',
    in: 'output',
    patterns: [PIP_UNPACKED],
    when: (evidence) => !isFromPipCache(evidence),
    remedy: CHECK,
  },
]

/** Bytes that just came from the index, of which nothing was kept: without a path in the cache nothing else can be. */
export const BROKEN_TRANSFER: readonly Signature[] = [
  {
    id: 'archive-truncated',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [
      /Failed to (?:extract (?:archive|source distribution)|unzip wheel)|deflate decompression error|end of central directory|Could not find EOCD/,
      /Bad CRC|CRC32 value did not match|Bad (?:un)?compressed size|Invalid (?:zip|tar) file|unexpected end of file|corrupt deflate stream/i,
      /File is not a zip file|not a gzip file|unexpected BufError/,
      PIP_BROKEN,
    ],
    when: ({ chain }) => !/No solution found|invalid package format/.test(chain),
    remedy: 'Check what {host} or a proxy sends for {package}, then run the job again.',
  },
  {
    id: 'fetch',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [/Failed to fetch: |Request failed|error trying to connect/],
    remedy: CHECK,
  },
]
