import { ActionError } from '../shared/errors.ts'
import { redactUrl } from '../shared/text.ts'

/** A version was asked for in a form that is neither an exact version nor a range. */
export class UvVersionInvalid extends ActionError {
  readonly code = 'UV_VERSION_INVALID'

  constructor(rawVersion: string, from: string) {
    super(
      `${JSON.stringify(rawVersion.slice(0, 200))} (${from}) is no version of uv and no range of versions`,
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

/** A command at a shell needs a uv that is there; only the action fetches one. */
export class UvNotOnPath extends ActionError {
  readonly code = 'UV_NOT_ON_PATH'

  constructor(searchPath: string) {
    super(
      `there is no uv that runs on PATH (${searchPath})`,
      'Install uv and put its directory on PATH; in a job, do so by a step that uses this action.',
    )
  }
}
