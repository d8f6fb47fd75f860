import type { Platform } from '../platform/index.ts'

// First what we were sent ourselves. The runner sends SIGINT, then SIGTERM 7.5 s later and SIGKILL at 10 s, all to this process alone
// (actions/runner, ProcessInvoker.cs). What remains of the 7.5 s is for releasing the lock.
const LADDER = [
  { signal: undefined, untilMs: 3500 },
  { signal: 'SIGTERM', untilMs: 5500 },
  { signal: 'SIGKILL', untilMs: 6700 },
] as const

const POLL_MS = 50

/**
 * Ends a process group of ours, with `first` and what is sterner, and waits until nothing of it is alive. False where that
 * did not come about in time.
 */
export async function stopGroup(
  groupId: number,
  first: NodeJS.Signals,
  { processes, clock }: Pick<Platform, 'processes' | 'clock'>,
): Promise<boolean> {
  const startedMs = clock.monotonicMs()
  for (const { signal, untilMs } of LADDER) {
    processes.signalGroup(groupId, signal ?? first)
    while (clock.monotonicMs() - startedMs < untilMs) {
      if (!processes.isGroupAlive(groupId)) return true
      await clock.sleep(POLL_MS)
    }
  }
  return !processes.isGroupAlive(groupId)
}
