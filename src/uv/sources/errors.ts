import { ActionError } from '../../shared/errors.ts'
import { redactUrl } from '../../shared/text.ts'

/** A place for uv's releases was named that is none. */
export class UvSourceInvalid extends ActionError {
  readonly code = 'UV_SOURCE_INVALID'

  constructor(from: string, rawUrl: string) {
    super(
      `${JSON.stringify(redactUrl(rawUrl))} (${from}) is no http, https or file URL`,
      `Correct ${from}. Characters such as # / ? @ in a password are written %23 %2F %3F %40; file URLs have three slashes (file:///srv/uv).`,
    )
  }
}

/** What kept a source from giving the file. */
export type SourceTrouble =
  /** Nothing names such a source, or it does not carry what is wanted by design. */
  | 'not-set-up'
  | 'unreachable'
  | 'certificate'
  | 'denied'
  | 'rate-limited'
  /** It answered, and does not have the version. */
  | 'absent'
  /** What it has does not run here, or is no uv. */
  | 'unfit'
  /** It has the file, and nothing says what the file should be. */
  | 'unverifiable'

/** A source that was tried, and why it gave nothing. */
export interface SourceFailure {
  readonly source: string
  readonly reason: string
  readonly trouble: SourceTrouble
}

/** For one line: `index: …; mirror: …`. */
export function joinReasons(failures: readonly SourceFailure[]): string {
  if (failures.length === 0) return 'none is to be asked'
  return failures.map(({ source, reason }) => `${source}: ${reason}`).join('; ')
}

// What a source that did answer has to say is worth more than the silence of the others.
const REMEDIES: readonly (readonly [trouble: SourceTrouble, remedy: string])[] = [
  [
    'certificate',
    'Let the runner trust the certificate of your proxy or index: set SSL_CERT_FILE or NODE_EXTRA_CA_CERTS to its CA bundle.',
  ],
  [
    'denied',
    'Give the runner the credentials that the source asks for: in the URL of the index, in a netrc file, or in https_proxy.',
  ],
  [
    'unverifiable',
    'Use a newer release of this action, or state the sha256 of the file to be fetched in the checksum input.',
  ],
  ['absent', 'Check that this version of uv was published, and that your index or mirror carries it.'],
  ['unfit', 'Find out what the source serves in place of uv, or restrict the input sources to others.'],
  ['rate-limited', 'Run the job again later, or name an index or mirror of your own.'],
  [
    'unreachable',
    'Give the runner access to one of these sources (https_proxy, UV_DEFAULT_INDEX, download-base-url), or put this uv on PATH or into the tool cache.',
  ],
]

/** Every source was tried and none gave a verified uv. */
export class UvUnavailable extends ActionError {
  readonly code = 'UV_UNAVAILABLE'
  readonly failures: readonly SourceFailure[]

  constructor(version: string, failures: readonly SourceFailure[]) {
    super(
      [
        `uv ${version} cannot be had from any source`,
        ...failures.map((failure) => `  ${joinReasons([failure])}`),
      ].join('\n'),
      REMEDIES.find(([trouble]) => failures.some((failure) => failure.trouble === trouble))?.[1] ??
        'Put uv of this version on PATH, or name another source in the input sources.',
    )
    this.failures = failures
  }

  /** Silence, a closed door, somebody else's page: no source said anything about the version. */
  get isOffline(): boolean {
    return !this.failures.some(({ trouble }) => trouble === 'absent' || trouble === 'unverifiable')
  }
}
