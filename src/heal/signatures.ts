import type { FailureAction, FailureClass } from '../shared/failure.ts'

/** What a row may look at. */
export interface Evidence {
  /** The innermost cause: the reason proper. */
  readonly cause: string
  /** Head and causes, one a line. Where uv's form was not recognised: the whole output. */
  readonly chain: string
  /** The whole output, cleaned. */
  readonly output: string
  /** Whether the innermost path of the chain lies in uv's cache, in a bucket where bytes are kept. */
  readonly isInCache: boolean
  readonly platform: NodeJS.Platform
}

/** A known failure: a new case is a new row here and a text in the tests. */
export interface Signature {
  readonly id: string
  readonly class: FailureClass
  readonly action: FailureAction
  /** What the patterns are held against: one of them has to match. */
  readonly in: 'cause' | 'chain' | 'output'
  readonly patterns: readonly RegExp[]
  /** Has to hold as well. */
  readonly when?: (evidence: Evidence) => boolean
  /** One imperative sentence. */
  readonly remedy: string
}

const isLockCall = ({ chain }: Evidence) => /\block\b|\.lock\b/i.test(chain)
const isInCache = ({ isInCache }: Evidence) => isInCache
const isOn =
  (system: NodeJS.Platform) =>
  ({ platform }: Evidence) =>
    platform === system

// The order decides. A full disk and a file system that loses handles also look like missing files, and emptying a
// cache makes both worse, so they come first. Numbers of errors differ between systems: words go before numbers.
export const SIGNATURES: readonly Signature[] = [
  {
    id: 'disk-full',
    class: 'disk-full',
    action: 'free-space',
    in: 'output',
    patterns: [
      /No space left on device|Dis[ck] quota exceeded|not enough space on the disk|\bENOSPC\b|\bEDQUOT\b/i,
      /\(os error (?:28|122)\)/,
    ],
    remedy:
      'Free space or inodes on the disk that the message names, or set the input cache-dir to another disk.',
  },
  {
    id: 'disk-full-windows',
    class: 'disk-full',
    action: 'free-space',
    in: 'chain',
    patterns: [/\(os error (?:39|112)\)/],
    when: isOn('win32'),
    remedy: 'Free space on the disk that the message names, or set the input cache-dir to another disk.',
  },
  {
    id: 'quota-macos',
    class: 'disk-full',
    action: 'free-space',
    in: 'chain',
    patterns: [/\(os error 69\)/],
    when: isOn('darwin'),
    remedy: 'Free space within the quota of this user, or set the input cache-dir to another disk.',
  },
  {
    id: 'lock-timeout',
    class: 'filesystem',
    action: 'retry',
    in: 'output',
    patterns: [/Timeout \(\d+s?\) when waiting for lock/],
    remedy: 'Raise UV_LOCK_TIMEOUT, or find the uv process on this node that holds that lock.',
  },
  {
    id: 'stale-handle',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [
      /Stale (?:NFS )?file handle|Unknown error 524|os error (?:524|116)\b/i,
      /Input\/output error|Remote I\/O error|Transport endpoint is not connected|after transport endpoint shutdown/i,
      /No data available \(os error 61\)|\.nfs[0-9a-f]{8,}/,
    ],
    remedy: 'Set the input cache-dir to a directory on a disk of this node, not on a network file system.',
  },
  {
    id: 'no-locks',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [
      /No locks available|Function not implemented|Bad file descriptor|Operation not supported/i,
      /os error (?:37|38|9)\b/,
    ],
    when: isLockCall,
    remedy:
      'Move the directory that holds this lock file to a disk of this node: its file system cannot lock.',
  },
  {
    id: 'silly-rename',
    class: 'filesystem',
    action: 'relocate',
    in: 'chain',
    patterns: [/builds-v\d+.*Directory not empty|Directory not empty.*builds-v\d+/s],
    remedy: 'Set the input cache-dir to a directory on a disk of this node, not on a network file system.',
  },
  {
    id: 'connection',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [
      /error sending request|client error \((?:Connect|SendRequest)\)|tcp connect error|are you offline/i,
      /dns error|failed to lookup address|name resolution|Name or service not known/i,
      /connection (?:was )?(?:reset|refused|closed|aborted|timed out)|Broken pipe|Network is unreachable|No route to host/i,
      /operation timed out|network timeout|Request failed after \d+ retr|deadline has elapsed/i,
    ],
    remedy: 'Check the network, the proxy and the index that the message names, then run the job again.',
  },
  {
    id: 'connection-windows',
    class: 'network',
    action: 'retry',
    in: 'chain',
    // Windows speaks the language of its user.
    patterns: [/\(os error (?:100(?:5[0-4]|6[015])|1100[1-4])\)/],
    when: isOn('win32'),
    remedy: 'Check the network, the proxy and the index that the message names, then run the job again.',
  },
  {
    id: 'http-credentials',
    class: 'network',
    action: 'fail',
    in: 'chain',
    patterns: [/HTTP status client error \((?:401|407)\b/],
    remedy: 'Check the credentials for the index that the message names.',
  },
  {
    id: 'http-status',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [/HTTP status (?:client|server) error/],
    remedy: 'Check that the index answers for the address that the message names, then run the job again.',
  },
  {
    id: 'transfer',
    class: 'network',
    action: 'retry',
    in: 'chain',
    patterns: [
      /error decoding response body|request or response body error|error reading a body|stream error|protocol error/i,
      /cannot decrypt peer|BadRecordMac|received fatal alert|invalid peer certificate|certificate verify failed|close_notify/i,
    ],
    remedy: 'Check the network and the proxy between this runner and the index, then run the job again.',
  },
  {
    id: 'sharing-violation',
    class: 'environment',
    action: 'retry',
    in: 'chain',
    patterns: [/Access is denied|The process cannot access the file/i],
    remedy:
      'Keep other programs (an antivirus scanner, a second uv) away from the file that the message names.',
  },
  {
    id: 'sharing-violation-windows',
    class: 'environment',
    action: 'retry',
    in: 'chain',
    patterns: [/\(os error (?:5|32|33)\)/],
    when: isOn('win32'),
    remedy:
      'Keep other programs (an antivirus scanner, a second uv) away from the file that the message names.',
  },
  {
    id: 'cache-entry-unreadable',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [
      /Failed to deserialize cache entry|array had incorrect length, expected \d|bz2 header missing/,
      /Attempted to re-extract the source distribution/,
    ],
    remedy: 'Run `uv cache clean` with the name of the package while no other uv uses the cache.',
  },
  {
    id: 'archive-metadata',
    class: 'cache-corruption',
    action: 'heal',
    in: 'cause',
    patterns: [
      /(?:Missing|Multiple) \.dist-info director/,
      /Metadata field (?:Name|Version) not found|unexpected lone CR/,
      /Invalid Wheel-Version in `?WHEEL`? file|Failed to parse `?(?:WHEEL|METADATA)/,
    ],
    remedy:
      'Run `uv cache clean` with the name of the package; where that does not help, its wheel is broken.',
  },
  {
    id: 'archive-record',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/`?RECORD`? file (?:is invalid|doesn't match)/],
    remedy:
      'Run `uv cache clean` with the name of the package; where that does not help, its wheel is broken.',
  },
  {
    id: 'archive-file-missing',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/\(os error [23]\)/],
    when: isInCache,
    remedy: 'Run `uv cache clean` with the name of the package while no other uv uses the cache.',
  },
  {
    id: 'link-source-missing',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    // Posted logs often shorten the path: in the link stage these three are read from the cache alone.
    patterns: [
      /Failed to install: .*\n.*failed to open file `?\.\.\.\S*\.dist-info\/(?:METADATA|WHEEL|RECORD)/,
    ],
    remedy: 'Run `uv cache clean` with the name of the package while no other uv uses the cache.',
  },
  {
    id: 'vanished',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    // Listed a moment before, or uv's own temporary file: somebody is deleting in the cache.
    patterns: [
      /Failed to (?:copy|clone|hardlink)(?:.|\n)*\(os error 2\)|\(os error 2\) at path .*[\\/]\.tmp/,
    ],
    remedy: 'Find out what deletes files in the cache while uv runs, such as a second `uv cache clean`.',
  },
  {
    id: 'built-wheel-broken',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/Failed to (?:extract archive|read metadata)|does not appear to be a Python project/],
    when: isInCache,
    remedy: 'Run `uv cache clean` with the name of the package while no other uv uses the cache.',
  },
  {
    id: 'git-checkout-missing',
    class: 'cache-corruption',
    action: 'retry',
    in: 'chain',
    patterns: [/could not find repository at '?[^']*git-v\d+/],
    remedy: 'Delete that checkout below git-v0 in the cache while no other uv uses it.',
  },
  {
    id: 'archive-truncated',
    class: 'network',
    action: 'retry',
    in: 'chain',
    // Without a path in the cache these are bytes that just came from the index; nothing was kept of them.
    patterns: [
      /Failed to (?:extract archive|unzip wheel)|deflate decompression error|end of central directory/,
      /Bad CRC|Bad (?:un)?compressed size|Invalid (?:zip|tar) file|unexpected end of file/i,
    ],
    remedy: 'Check what the index or the proxy sends for this file, then run the job again.',
  },
  {
    id: 'cache-clean-failed',
    class: 'cache-corruption',
    action: 'heal',
    in: 'chain',
    patterns: [/Failed to clear cache/],
    remedy: 'Delete the named directory after `chmod -R u+rwx`, while no other uv uses the cache.',
  },
  {
    id: 'permission',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [
      /Permission denied|Operation not permitted|Read-only file system|os error (?:13|30)\b/,
      /Failed to uninstall .*missing `?RECORD/,
    ],
    remedy:
      'Give this user the path that the message names, or set the input cache-dir to a directory of its own.',
  },
  {
    id: 'file-descriptors',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [/Too many open files/],
    remedy: 'Raise `ulimit -n` for the runner, or lower UV_CONCURRENT_DOWNLOADS and UV_CONCURRENT_INSTALLS.',
  },
  {
    id: 'busy',
    class: 'environment',
    action: 'retry',
    in: 'chain',
    patterns: [/Text file busy|Resource temporarily unavailable/],
    remedy: 'End what runs from this environment before the sync, or set UV_LINK_MODE to copy.',
  },
  {
    id: 'interpreter',
    class: 'environment',
    action: 'fail',
    in: 'chain',
    patterns: [
      /No interpreter found|Failed to (?:query|inspect) Python|Querying Python at|No download found for request/,
      /Python interpreter not found/,
    ],
    remedy: 'Check the Python that the message names, or ask for another with the input python-version.',
  },
  {
    id: 'lockfile',
    class: 'resolution',
    action: 'fail',
    in: 'output',
    patterns: [
      /lockfile at `?uv\.lock`? (?:needs to be updated|uses an unsupported)|Unable to find lockfile/,
      /is not compatible with the locked Python requirement/,
    ],
    remedy: 'Run `uv lock` and commit uv.lock.',
  },
  {
    id: 'offline',
    class: 'resolution',
    action: 'fail',
    in: 'output',
    patterns: [/Network connectivity is disabled|the network was disabled/],
    remedy: 'Unset UV_OFFLINE (or take --offline away) once, so that the cache gets what is missing.',
  },
  {
    id: 'digest',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [/(?:Hash|Size) mismatch for/],
    remedy:
      'Find out why the index sends other bytes than uv.lock records, before you lock the package again.',
  },
  {
    id: 'resolution',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [/No solution found|can't be installed because|not found in the package registry/],
    remedy: "Change the project's requirements, or the index they come from.",
  },
  {
    id: 'local-file',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [
      /failed to (?:query metadata of|open) file .*\.(?:whl|tar\.gz|zip).*No such file|Distribution not found at/s,
      /has no subdirectory|does not appear to be a Python project/,
    ],
    remedy: 'Check the path or the subdirectory that the requirement names.',
  },
  {
    id: 'configuration',
    class: 'resolution',
    action: 'fail',
    in: 'chain',
    patterns: [
      /TOML parse error|Failed to parse|does not match the running version|is inside the cache directory/,
      /unexpected argument|unrecognized subcommand|invalid value '/,
      /does not match filename|Scripts must not|Script path must/,
    ],
    remedy: 'Correct the file or the argument that the message names.',
  },
  {
    id: 'build',
    class: 'build',
    action: 'fail',
    in: 'output',
    patterns: [
      /build backend returned an error|Build backend failed|Failed to build|Call to `[^`]+` failed/i,
      /\bcommand '[^']+' failed|ModuleNotFoundError: |CMake Error|subprocess-exited-with-error/,
    ],
    remedy: 'Read the output of the build above: a compiler, a header or a build requirement is missing.',
  },
  {
    id: 'pip-cache-entry',
    class: 'harmless',
    action: 'ignore',
    in: 'output',
    patterns: [/Cache entry deserialization failed, entry ignored/],
    remedy: 'Ignore this warning: pip fetches the entry again.',
  },
]
