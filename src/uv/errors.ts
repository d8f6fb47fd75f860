import { ActionError } from '../shared/errors.ts'
import { redactUrl } from '../shared/text.ts'

/** A version was asked for in a form that is neither an exact version nor a range. */
export class UvVersionInvalid extends ActionError {
  readonly code = 'UV_VERSION_INVALID'

  constructor(rawVersion: string, from: string) {
    super(
      `${JSON.stringify(rawVersion)} (${from}) is no version of uv and no range of versions`,
      'Write an exact version such as 0.13.8 or a PEP 440 specifier set such as ">=0.13,<0.14"; the input version also takes latest, latest-known and ranges of npm such as ^0.13.',
    )
  }
}

/** A file that says which uv is wanted cannot be read, parsed or understood. */
export class UvVersionFileInvalid extends ActionError {
  readonly code = 'UV_VERSION_FILE_INVALID'

  constructor(file: string, problem: string, cause?: unknown) {
    super(
      `${file}: ${problem}`,
      `Correct ${file}, or name a file that states a version of uv in the input version-file.`,
      cause,
    )
  }
}

/** What the step asks for is what uv itself would refuse in this project. */
export class UvVersionConflict extends ActionError {
  readonly code = 'UV_VERSION_CONFLICT'

  constructor(asked: string, required: string) {
    super(
      `uv ${asked} contradicts ${required}`,
      'Drop the version from the step, or change required-version so that both agree.',
    )
  }
}

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

/** No version satisfies the range. */
export class UvVersionNotFound extends ActionError {
  readonly code = 'UV_VERSION_NOT_FOUND'

  /** `notes`: what is known of the versions that were looked through. */
  constructor(range: { specifier: string; from: string }, notes: readonly string[]) {
    super(
      `no version of uv satisfies ${range.specifier} (${range.from}); ${notes.join('; ')}`,
      'Ask for the exact version, widen the range, or use a newer release of this action.',
    )
  }
}

/** uv is not published for this machine. */
export class UvPlatformUnsupported extends ActionError {
  readonly code = 'UV_PLATFORM_UNSUPPORTED'

  constructor(machine: string) {
    super(
      `uv is not published for ${machine}`,
      'Run the job on a machine for which uv is published, or put uv of the wanted version on PATH.',
    )
  }
}

/** Bytes arrived that are not the bytes that were published. Never answered by trying elsewhere. */
export class UvDigestMismatch extends ActionError {
  readonly code = 'UV_DIGEST_MISMATCH'

  constructor(facts: { file: string; url: string; expected: string; expectedBy: string; actual: string }) {
    super(
      `${facts.file} from ${redactUrl(facts.url)} has sha256 ${facts.actual}, expected ${facts.expected} (${facts.expectedBy})`,
      'Find out who changed the file; where the checksum input is set, compare it with the digest that the publisher states.',
    )
  }
}

/** The step does not want a version with this defect. */
export class UvVersionKnownBad extends ActionError {
  readonly code = 'UV_VERSION_KNOWN_BAD'

  constructor(defect: string, from: string, nearestGood: string | undefined) {
    super(
      `${defect} (${from})`,
      nearestGood === undefined
        ? 'Ask for another version, or set known-bad to warn.'
        : `Ask for uv ${nearestGood} or newer, or set known-bad to warn.`,
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

/** A file system is full or the quota of this user is used up. */
export class UvInstallDiskFull extends ActionError {
  readonly code = 'UV_INSTALL_DISK_FULL'

  constructor(dir: string, cause?: unknown) {
    super(
      `no space is left in ${dir} to install uv`,
      `Free about 150 MB on the file system of ${dir}.`,
      cause,
    )
  }
}

/** No directory takes the tool. */
export class UvInstallDirUnwritable extends ActionError {
  readonly code = 'UV_INSTALL_DIR_UNWRITABLE'

  constructor(attempts: readonly string[]) {
    super(
      `uv cannot be installed: ${attempts.join('; ')}`,
      'Make RUNNER_TOOL_CACHE writable for the user of the runner.',
    )
  }
}

/** The place is taken by something that neither works nor lets itself be moved. */
export class UvInstallBlocked extends ActionError {
  readonly code = 'UV_INSTALL_BLOCKED'

  constructor(dir: string, reason: string, cause?: unknown) {
    super(
      `${dir} does not hold the uv that was asked for and cannot be replaced: ${reason}`,
      `Remove ${dir} while no job runs on this machine.`,
      cause,
    )
  }
}
