import { appendFileSync } from 'node:fs'

/**
 * What contenders did, one line each, in one file that all of them append to. The order of the lines is the order of the
 * events; the times (CLOCK_MONOTONIC, ns) tell how long things took. Who has a lease is decided from this file alone:
 *
 *     wait <lease> <x|s> <ns>           asks for it
 *     enter <lease> <x|s> <part> <ns>   has it; written after it was had. `p` the process, `c` its child
 *     leave <lease> <part> <ns>         is about to give it up
 *     killed <lease> <ns>               is about to be killed from outside: whatever it was doing, it is over
 */
export type Mode = 'x' | 's'
export type Part = 'p' | 'c'

export function record(file: string, ...words: readonly string[]): void {
  appendFileSync(file, `${words.join(' ')} ${process.hrtime.bigint()}\n`)
}

/** The command by which a shell child records that it is about to leave; to a hundredth of a second. */
export function recordByShell(file: string, ...words: readonly string[]): string {
  return `read up _ < /proc/uptime; echo "${words.join(' ')} \${up%.*}\${up#*.}0000000" >> '${file}'`
}

export interface Verdict {
  readonly entries: number
  /** Who was inside together, at each entry that found somebody there whom it should not have. */
  readonly overlaps: readonly string[]
  /** Who entered and has not left. */
  readonly inside: readonly string[]
  /** From a holder's leaving to the next entry, where somebody was waiting by then. */
  readonly handOffsMs: readonly number[]
  /** The same after a death. */
  readonly recoveriesMs: readonly number[]
  readonly waitsMs: readonly number[]
  /** Entries before somebody who had asked more than 5 ms earlier. */
  readonly inversions: number
  /** The most readers that were inside at once. */
  readonly mostReaders: number
}

interface Line {
  readonly event: string
  readonly lease: string
  readonly mode: Mode
  readonly part: Part
  readonly atMs: number
}

const TOGETHER_MS = 5

export function judgeHistory(text: string): Verdict {
  const inside = new Map<string, { mode: Mode; parts: Set<Part> }>()
  const waiting = new Map<string, number>()
  const killed = new Set<string>()
  const found = {
    entries: 0,
    overlaps: [] as string[],
    handOffsMs: [] as number[],
    recoveriesMs: [] as number[],
    waitsMs: [] as number[],
    inversions: 0,
    mostReaders: 0,
  }
  let lastEnd: { atMs: number; isDeath: boolean } | undefined

  const leave = (lease: string, part: Part, end: { atMs: number; isDeath: boolean }) => {
    const held = inside.get(lease)
    if (held === undefined || !held.parts.delete(part) || held.parts.size > 0) return
    inside.delete(lease)
    if (inside.size === 0) lastEnd = end
  }
  const enter = ({ lease, mode, part, atMs }: Line) => {
    if (killed.has(lease) && part === 'p') return
    const own = inside.get(lease)
    if (own) return void own.parts.add(part)
    const others = [...inside].filter(([, other]) => mode === 'x' || other.mode === 'x')
    if (others.length > 0) found.overlaps.push([...others.map(([name]) => name), lease].join('+'))
    const askedAtMs = waiting.get(lease) ?? atMs
    waiting.delete(lease)
    found.entries++
    found.waitsMs.push(atMs - askedAtMs)
    if ([...waiting.values()].some((since) => since < askedAtMs - TOGETHER_MS)) found.inversions++
    if (inside.size === 0 && lastEnd) {
      const gapMs = atMs - Math.max(lastEnd.atMs, askedAtMs)
      if (lastEnd.isDeath) found.recoveriesMs.push(gapMs)
      else if (askedAtMs < lastEnd.atMs) found.handOffsMs.push(gapMs)
    }
    inside.set(lease, { mode, parts: new Set([part]) })
    if (mode === 's') found.mostReaders = Math.max(found.mostReaders, inside.size)
  }

  for (const line of text.split('\n').filter(Boolean).map(parseLine)) {
    const { event, lease, part, atMs } = line
    if (event === 'wait') waiting.set(lease, atMs)
    else if (event === 'enter') enter(line)
    else if (event === 'leave') leave(lease, part, { atMs, isDeath: part === 'c' })
    else if (event === 'killed') {
      killed.add(lease)
      waiting.delete(lease)
      leave(lease, 'p', { atMs, isDeath: true })
    } else throw new Error(`not an event: ${event}`)
  }
  return { ...found, inside: [...inside.keys()] }
}

function parseLine(text: string): Line {
  const [event = '', lease = '', ...rest] = text.split(' ')
  const atMs = Number(rest.at(-1)) / 1e6
  const word = (choices: string) => rest.slice(0, -1).find((each) => choices.includes(each))
  return { event, lease, mode: (word('xs') ?? 'x') as Mode, part: (word('pc') ?? 'p') as Part, atMs }
}
