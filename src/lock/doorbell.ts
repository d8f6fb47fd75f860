import { basename, dirname } from 'node:path'
import type { Files } from '../platform/index.ts'

/** Ends a waiter's sleep as soon as something happens to the lock. */
export interface Doorbell {
  /** A signal that is aborted by the next event. Ask for it before looking at the lock, so that no event is missed. */
  arm(): AbortSignal
  close(): void
}

/** Rings when the lock's name changes (where the system has a watch left) and when `cancelled` is aborted. */
export function hangDoorbell(lockPath: string, cancelled: AbortSignal, files: Files): Doorbell {
  let armed = new AbortController()
  const ring = () => armed.abort()
  const lockName = basename(lockPath)
  const watcher = files.watchDirectory(dirname(lockPath), (name) => {
    // The stages of other waiters are events too. An empty name: the system does not say which.
    if (name === lockName || name === '') ring()
  })
  cancelled.addEventListener('abort', ring)
  return {
    arm() {
      armed = new AbortController()
      if (cancelled.aborted) ring()
      return armed.signal
    },
    close() {
      watcher?.close()
      cancelled.removeEventListener('abort', ring)
    },
  }
}
