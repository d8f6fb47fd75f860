import { dirname } from 'node:path'
import { ActionError, errnoOf } from '../shared/errors.ts'

const FULL_DISK = ['ENOSPC', 'EDQUOT']

/** The lock can be neither taken nor waited for: what stands in the way does not go away by waiting. */
export class LockUnusableError extends ActionError {
  readonly code = 'LOCK_UNUSABLE'
  readonly path: string
  readonly errno: string

  constructor(path: string, errno: string, cause?: unknown) {
    super(`the lock ${path} cannot be used: ${errno}`, remedyFor(path, errno), cause)
    this.path = path
    this.errno = errno
  }
}

function remedyFor(path: string, errno: string): string {
  if (FULL_DISK.includes(errno)) return `Free space or inodes on the file system of ${dirname(path)}.`
  if (errno === 'ENOTDIR') return `Delete ${path}: the lock and the place it lies in have to be directories.`
  return `Make ${dirname(path)} a directory of a local disk that this user can write to.`
}

/** Turns what a system call threw into a {@link LockUnusableError}; everything else is returned as it is. */
export function explainLockError(path: string, error: unknown): unknown {
  const isSystemError = error instanceof Error && 'syscall' in error
  return isSystemError ? new LockUnusableError(path, errnoOf(error) ?? 'EIO', error) : error
}
