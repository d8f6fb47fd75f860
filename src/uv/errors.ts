import { ActionError } from '../shared/errors.ts'
import { redactUrl } from '../shared/text.ts'

/** A version was asked for in a form that is no exact version and no PEP 440 specifier set. */
export class UvVersionInvalid extends ActionError {
  readonly code = 'UV_VERSION_INVALID'

  constructor(rawVersion: string, from: string) {
    super(
      `${JSON.stringify(rawVersion)} (${from}) is no version of uv and no PEP 440 specifier set`,
      'Write an exact version such as 0.13.8 or a specifier set such as ">=0.13,<0.14".',
    )
  }
}

/** A file that says which uv is wanted cannot be read, parsed or understood. */
export class UvVersionFileInvalid extends ActionError {
  readonly code = 'UV_VERSION_FILE_INVALID'

  constructor(file: string, problem: string, cause?: unknown) {
    super(
      `${file}: ${problem}`,
      `Correct ${file}, or name a uv.toml, pyproject.toml or .tool-versions that states a version of uv in the input version-file.`,
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

/** No version that this release of the action knows satisfies the range. */
export class UvVersionNotFound extends ActionError {
  readonly code = 'UV_VERSION_NOT_FOUND'

  constructor(
    range: { specifier: string; from: string },
    newestVersion: string,
    excluded: string | undefined,
  ) {
    super(
      `no known version of uv satisfies ${range.specifier} (${range.from}); the newest known is ${newestVersion}${excluded === undefined ? '' : `, and ${excluded}`}`,
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

/** A source that was tried, and why it gave nothing. */
export interface SourceFailure {
  readonly source: string
  readonly reason: string
  /** It could be reached, and nothing says what its file should be. */
  readonly isUnverifiable: boolean
}

/** Every source was tried and none gave a verified uv. */
export class UvUnavailable extends ActionError {
  readonly code = 'UV_UNAVAILABLE'

  constructor(version: string, failures: readonly SourceFailure[]) {
    super(
      [
        `uv ${version} cannot be had from any source`,
        ...failures.map(({ source, reason }) => `  ${source}: ${reason}`),
      ].join('\n'),
      failures.some((failure) => failure.isUnverifiable)
        ? 'Use a newer release of this action, or state the sha256 of the file to be fetched in the checksum input.'
        : 'Check that this version exists, and give the runner access to one of these sources or put uv on PATH.',
    )
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
