import { formatDuration } from '../shared/text.ts'
import type { RunFacts } from './facts.ts'

type Phase = Required<RunFacts['phases'][number]>

/** How a phase is called, and the colour of its bar: `done` is grey, `crit` red. */
const SHOWN: Readonly<Record<string, readonly [title: string, tag: '' | 'done, ' | 'crit, ']>> = {
  lint: ['judging concurrency', 'done, '],
  uv: ['getting uv', ''],
  cache: ['asking for a saved cache', ''],
  lock: ['waiting for the lock', 'done, '],
  sync: ['sync and verify', ''],
  heal: ['repair', 'crit, '],
  pause: ['pause before the retry', 'done, '],
}

// Mermaid draws nothing for a bar without a width.
const LEAST_MS = 1
// Below it the marks of the axis would all read 00:00.
const SHORT_MS = 10_000

/** From the start of the first phase to the end of the last one: some run beside others. Undefined: not known. */
export function spanMs({ phases }: Pick<RunFacts, 'phases'>): number | undefined {
  const known = listKnown(phases)
  if (known.length === 0) return undefined
  return endMs(known) - (known[0]?.startedAtMs ?? 0)
}

/** The phases as a Mermaid diagram, which GitHub draws; empty where there is nothing to compare. */
export function renderTimeline({ phases }: Pick<RunFacts, 'phases'>): string[] {
  const known = listKnown(phases)
  const originMs = known[0]?.startedAtMs ?? 0
  if (known.length < 2) return []
  const bars = known.map(({ name, startedAtMs, durationMs }) => {
    const fromMs = Math.round(startedAtMs - originMs)
    const untilMs = fromMs + Math.max(LEAST_MS, Math.round(durationMs))
    const [title, tag] = SHOWN[name] ?? [name, '']
    return `  ${title} (${formatDuration(durationMs)}) :${tag}${fromMs}, ${untilMs}`
  })
  const axis = endMs(known) - originMs < SHORT_MS ? '%S.%L' : '%M:%S'
  return ['```mermaid', 'gantt', '  dateFormat x', `  axisFormat ${axis}`, ...bars, '```', '']
}

/** In the order of their starts. */
function listKnown(phases: RunFacts['phases']): Phase[] {
  return phases
    .filter((phase): phase is Phase => phase.startedAtMs !== undefined)
    .sort((one, other) => one.startedAtMs - other.startedAtMs)
}

function endMs(known: readonly Phase[]): number {
  return Math.max(...known.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs))
}
