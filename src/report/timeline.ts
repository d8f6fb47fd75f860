import { formatDuration } from '../shared/text.ts'
import type { RunFacts } from './facts.ts'

const SHOWN: Readonly<Record<string, string>> = {
  lint: 'judging concurrency',
  uv: 'getting uv',
  lock: 'waiting for the lock',
  sync: 'sync, heal and verify',
}

// Mermaid draws nothing for a bar without a width.
const LEAST_MS = 1

/** The phases as a Mermaid diagram, which GitHub draws; empty where there is nothing to compare. */
export function renderTimeline({ phases }: Pick<RunFacts, 'phases'>): string[] {
  const known = phases.filter(({ startedAtMs }) => startedAtMs !== undefined)
  const originMs = Math.min(...known.map(({ startedAtMs = 0 }) => startedAtMs))
  if (known.length < 2) return []
  const bars = known.map(({ name, startedAtMs = 0, durationMs }) => {
    const fromMs = Math.round(startedAtMs - originMs)
    const untilMs = fromMs + Math.max(LEAST_MS, Math.round(durationMs))
    return `  ${SHOWN[name] ?? name} (${formatDuration(durationMs)}) :${fromMs}, ${untilMs}`
  })
  return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %M:%S', ...bars, '```', '']
}
