import { dirname } from 'node:path'
import type { Files } from '../platform/index.ts'

/** Ends a waiter's sleep as soon as something happens that it waits for. */
export interface Doorbell {
  /** A signal that is aborted by the next event. Ask for it before looking, so that no event is missed. */
  arm(): AbortSignal
  /**
   * Rings from now on at changes of names beside the lock too, where the system has a watch left. False: it had been
   * hung before.
   */
  watch(isRelevant: (name: string) => boolean): boolean
  /** Ends a sleep that nobody waits for any more, too. */
  close(): void
}

/** Rings when `cancelled` is aborted. */
export function hangDoorbell(lockPath: string, cancelled: AbortSignal, files: Files): Doorbell {
  let armed = new AbortController()
  let watcher: ReturnType<Files['watchDirectory']>
  let isWatching = false
  const ring = () => armed.abort()
  cancelled.addEventListener('abort', ring)
  return {
    arm() {
      // A sleep whose waiter was woken by something else would keep the whole process from ending.
      ring()
      armed = new AbortController()
      if (cancelled.aborted) ring()
      return armed.signal
    },
    watch(isRelevant) {
      if (isWatching) return false
      isWatching = true
      watcher = files.watchDirectory(dirname(lockPath), (name) => {
        // The stages of other waiters are events too. An empty name: the system does not say which.
        if (name === '' || isRelevant(name)) ring()
      })
      return true
    },
    close() {
      ring()
      watcher?.close()
      cancelled.removeEventListener('abort', ring)
    },
  }
}
