import { setTimeout as delay } from 'node:timers/promises'

/** Time. Deadlines and ages are measured with `monotonicMs`; `nowMs` only dates things for people. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. May jump. */
  nowMs(): number
  /** Milliseconds of CLOCK_MONOTONIC: never steps, comparable between processes of one boot on Linux. */
  monotonicMs(): number
  /** Resolves after the time, or at once (without an error) when the signal is aborted. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>
  /** Calls `tick` again and again until it is disposed of. Keeps no process alive. */
  every(intervalMs: number, tick: () => void): Disposable
}

export const clock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => Number(process.hrtime.bigint() / 1000n) / 1000,
  sleep: async (durationMs, signal) => {
    try {
      await delay(durationMs, undefined, signal ? { signal } : {})
    } catch (error) {
      if (!signal?.aborted) throw error
    }
  },
  every: (intervalMs, tick) => {
    const timer = setInterval(tick, intervalMs).unref()
    return { [Symbol.dispose]: () => clearInterval(timer) }
  },
}
