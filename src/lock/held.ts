import type { Platform } from '../platform/index.ts'
import type { Lease } from './lease.ts'
import { observeLock } from './observe.ts'
import { readerPathOf } from './readers.ts'

/** What a lease that an ancestor of ours holds allows. */
export type HeldAbove = 'exclusive' | 'shared' | 'none'

const VARIABLE = 'LOCKED_UV_LEASE'

/** For the environment of what works under a lease, so that it does not wait for its own ancestor. */
export function tellHeld(
  lease: Pick<Lease, 'mode' | 'path' | 'token'> | undefined,
): Readonly<Record<string, string>> {
  return lease ? { [VARIABLE]: `${lease.mode} ${lease.token} ${lease.path}` } : {}
}

/**
 * Whether we were started under a lease of this lock. A daemon keeps the variable for longer than its ancestor the lease:
 * the lock itself has to bear the same token.
 */
export async function findHeldAbove(
  lockPath: string,
  { files, host }: Pick<Platform, 'files' | 'host'>,
): Promise<HeldAbove> {
  const [, mode, token = '', path] =
    /^(exclusive|shared) ([0-9a-f-]{36}) (.+)$/s.exec(host.env[VARIABLE] ?? '') ?? []
  if (path !== lockPath || (mode !== 'exclusive' && mode !== 'shared')) return 'none'
  const state = await observeLock(mode === 'shared' ? readerPathOf(lockPath, token) : lockPath, files)
  return state.kind === 'held' && state.owner?.token === token ? mode : 'none'
}
