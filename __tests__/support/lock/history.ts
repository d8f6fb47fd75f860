import { appendFileSync } from 'node:fs'

/**
 * What contenders did, one line each, in one file that all of them append to: the order of the lines is the order of the
 * events, without a clock. `enter` is written after the lock was had, `leave` before it is given up.
 */
export type HistoryEvent = 'enter' | 'leave'

export function record(file: string, event: HistoryEvent, who: string): void {
  appendFileSync(file, `${event} ${who}\n`)
}

/** The command by which a shell child records that it is about to leave. */
export function recordByShell(file: string, event: HistoryEvent, who: string): string {
  return `echo "${event} ${who}" >> '${file}'`
}

export interface Verdict {
  readonly entries: number
  /** Who was inside together, at each entry that found somebody there. */
  readonly overlaps: readonly string[]
  /** Who entered and has not left. */
  readonly inside: readonly string[]
}

export function judgeHistory(text: string): Verdict {
  const inside = new Set<string>()
  const overlaps: string[] = []
  let entries = 0
  for (const line of text.split('\n').filter(Boolean)) {
    const [event, who = ''] = line.split(' ')
    if (event === 'leave') {
      inside.delete(who)
      continue
    }
    inside.add(who)
    entries++
    if (inside.size > 1) overlaps.push([...inside].join('+'))
  }
  return { entries, overlaps, inside: [...inside] }
}
