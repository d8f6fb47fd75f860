import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'

/** Runs a phase and records how long it took, also when it fails. */
export async function timed<T>(
  facts: RunFacts,
  name: string,
  { clock }: Pick<Platform, 'clock'>,
  work: () => Promise<T>,
): Promise<T> {
  const startedMs = clock.monotonicMs()
  try {
    return await work()
  } finally {
    facts.phases.push({ name, startedAtMs: startedMs, durationMs: clock.monotonicMs() - startedMs })
  }
}
