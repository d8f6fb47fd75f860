import { ActionError, errnoOf, messageOf } from '../shared/errors.ts'
import type { CandidateVerdict } from './base.ts'

/** No candidate can hold uv's state on this node. */
export class PlacementError extends ActionError {
  readonly code = 'PLACEMENT_NONE'
  readonly verdicts: readonly CandidateVerdict[]

  constructor(verdicts: readonly CandidateVerdict[]) {
    const tried = verdicts.map((it) => `${it.path} (${it.from}): ${it.verdict}, ${it.reason}`)
    super(
      ["no directory on this node can hold uv's cache and locks", ...tried].join('\n  '),
      verdicts.some((it) => it.from === 'RUNNER_TEMP')
        ? 'Make RUNNER_TEMP writable for the user that runs this step.'
        : 'Set LOCKED_UV_BASE in the environment of the runner to an existing directory on a local disk, owned by root or by the runner’s user.',
    )
    this.verdicts = verdicts
  }
}

/** A directory for uv's state cannot be made or written. */
export class CacheDirUnusableError extends ActionError {
  readonly code = 'CACHE_DIR_UNUSABLE'

  /** `from`: the setting that names the path; undefined where we chose it. */
  constructor(facts: { readonly path: string; readonly from: string | undefined; readonly cause: unknown }) {
    const origin = facts.from === undefined ? '' : ` (from ${facts.from})`
    super(
      `${facts.path}${origin} cannot be used: ${explainErrno(facts.cause)}`,
      facts.from === undefined
        ? 'Free space on that disk, or set LOCKED_UV_BASE to a directory on another local disk.'
        : `Change ${facts.from} to a directory that the runner's user can write, or remove it to get a node-local cache.`,
      facts.cause,
    )
  }
}

/** uv 0.11.21 and newer refuse to work on a project that lies inside the cache. */
export class CacheContainsWorkspaceError extends ActionError {
  readonly code = 'PLACEMENT_CACHE_CONTAINS_WORKSPACE'

  constructor(facts: { readonly path: string; readonly from: string; readonly inside: string }) {
    super(
      `the cache directory ${facts.path} (from ${facts.from}) contains ${facts.inside}, which uv refuses to work on`,
      `Change ${facts.from} to a directory that does not contain the workspace, for example one beside it.`,
    )
  }
}

const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something that is no directory is in the way',
  ELOOP: 'a symbolic link is in the way',
  ENOENT: 'does not exist',
  ENOSPC: 'no space or no inodes left',
  ENOTDIR: 'not a directory',
  EPERM: 'not permitted',
  EROFS: 'read-only file system',
}

/** What a failed system call means for a directory we wanted, with its errno; the message of any other error. */
export function explainErrno(error: unknown): string {
  const errno = errnoOf(error)
  const meaning = MEANINGS[errno ?? '']
  return meaning === undefined ? messageOf(error) : `${meaning} (${errno})`
}
