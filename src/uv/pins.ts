/** Installed where neither an input nor the project asks for a version. */
export const DEFAULT_VERSION = '0.13.8'

/** Versions of uv that misbehave on a cache which outlives one job. */
export interface KnownBad {
  /** PEP 440 specifier set. */
  readonly range: string
  /** Completes "uv X …". */
  readonly reason: string
  readonly fixedIn: string
}

/** The first row that matches counts, so the worse defect stands above the milder one. */
export const KNOWN_BAD: readonly KnownBad[] = [
  {
    // https://github.com/astral-sh/uv/issues/19298
    range: '>=0.11.9,<0.11.11',
    reason: 'cannot read cache entries that older versions wrote ("must be 16 ID characters")',
    fixedIn: '0.11.11',
  },
  {
    // https://github.com/astral-sh/uv/pull/19949
    range: '>=0.11.9,<0.11.24',
    reason: 'lets two processes that start at the same instant write one cache entry',
    fixedIn: '0.11.24',
  },
  {
    // https://github.com/ansys/actions/issues/1387
    range: '==0.11.25',
    reason: 'refuses to build a project that contains the cache directory',
    fixedIn: '0.11.26',
  },
  {
    // https://github.com/astral-sh/uv/issues/18061
    range: '==0.10.3',
    reason: 'fails every lock on NFSv4 with "Bad file descriptor"',
    fixedIn: '0.10.4',
  },
  {
    // https://github.com/astral-sh/uv/issues/13492
    range: '==0.7.4',
    reason: 'writes cache entries that other versions cannot read',
    fixedIn: '0.7.5',
  },
  {
    // https://github.com/astral-sh/uv/issues/15704
    range: '<0.8.19',
    reason: 'lets `uv cache clean` and `uv cache prune` remove files that other uv processes use',
    fixedIn: '0.8.19',
  },
  {
    // https://github.com/astral-sh/uv/pull/15990
    range: '==0.8.19',
    reason: 'deletes the environment of `uv run --no-cache` before it starts the command',
    fixedIn: '0.8.20',
  },
  {
    // https://github.com/astral-sh/uv/issues/16342
    range: '<0.9.16',
    reason: 'waits for the lock of its cache without a limit',
    fixedIn: '0.9.16',
  },
]
