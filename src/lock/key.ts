import { createHash } from 'node:crypto'

/**
 * Names the lock of a cache: sixteen hex digits, the same for every job that means the same directory.
 *
 * @param realCacheDir resolved by `realpath`, so that a symlink does not make a second lock for one cache
 */
export function lockKey(realCacheDir: string): string {
  return createHash('sha256').update(realCacheDir).digest('hex').slice(0, 16)
}
