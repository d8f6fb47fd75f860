/** Events in the order of their time; those of one time in the order in which they were planned. */
export interface Timeline {
  nowMs(): number
  at(timeMs: number, act: () => void): void
  after(delayMs: number, act: () => void): void
  /** Plays all events; answers the time of the last one. */
  run(): number
}

interface Event {
  readonly timeMs: number
  readonly order: number
  readonly act: () => void
}

export function createTimeline(): Timeline {
  const heap: Event[] = []
  let nowMs = 0
  let order = 0
  const at = (timeMs: number, act: () => void) => push(heap, { timeMs, order: order++, act })
  return {
    nowMs: () => nowMs,
    at,
    after: (delayMs, act) => at(nowMs + delayMs, act),
    run() {
      for (let event = pop(heap); event !== undefined; event = pop(heap)) {
        nowMs = event.timeMs
        event.act()
      }
      return nowMs
    },
  }
}

/** A line that sends one thing after the other: what was asked for first is there first. */
export function createLine(
  timeline: Timeline,
  bytesPerS: number,
): (sizeBytes: number, done: () => void) => void {
  let freeAtMs = 0
  return (sizeBytes, done) => {
    freeAtMs = Math.max(freeAtMs, timeline.nowMs()) + (sizeBytes / bytesPerS) * 1000
    timeline.at(freeAtMs, done)
  }
}

interface Work {
  leftMs: number
  readonly done: () => void
}

// Less than this is the rounding of a double.
const NOTHING_MS = 1e-6

/**
 * Cores that all running work shares evenly, a piece of work on one core at most. Where there is more work than cores, all
 * of it takes `crowding` times as long as its share alone would.
 */
export function createProcessor(
  timeline: Timeline,
  { cores, crowding }: { readonly cores: number; readonly crowding: number },
): (workMs: number, done: () => void) => void {
  let running: Work[] = []
  let seenAtMs = 0
  let round = 0
  const speed = () => (running.length <= cores ? 1 : cores / (running.length * crowding))
  const advance = () => {
    const spentMs = (timeline.nowMs() - seenAtMs) * speed()
    for (const work of running) work.leftMs -= spentMs
    seenAtMs = timeline.nowMs()
  }
  const plan = () => {
    if (running.length === 0) return
    const mine = ++round
    const nextMs = Math.max(0, Math.min(...running.map(({ leftMs }) => leftMs))) / speed()
    timeline.after(nextMs, () => {
      // Somebody has come meanwhile: everything takes longer now, and was planned again.
      if (mine === round) finish()
    })
  }
  const finish = () => {
    advance()
    const over = running.filter(({ leftMs }) => leftMs <= NOTHING_MS)
    running = running.filter(({ leftMs }) => leftMs > NOTHING_MS)
    plan()
    for (const { done } of over) done()
  }
  return (workMs, done) => {
    if (running.length > 0) advance()
    seenAtMs = timeline.nowMs()
    running.push({ leftMs: workMs, done })
    plan()
  }
}

function isBefore(one: Event, other: Event): boolean {
  return one.timeMs === other.timeMs ? one.order < other.order : one.timeMs < other.timeMs
}

function push(heap: Event[], event: Event): void {
  let place = heap.length
  heap.push(event)
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent] as Event
    if (!isBefore(event, above)) break
    heap[place] = above
    place = parent
  }
  heap[place] = event
}

function pop(heap: Event[]): Event | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (first === undefined || last === undefined || heap.length === 0) return first
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    if (left >= heap.length) break
    const right = left + 1
    const child = right < heap.length && isBefore(heap[right] as Event, heap[left] as Event) ? right : left
    if (!isBefore(heap[child] as Event, last)) break
    heap[place] = heap[child] as Event
    place = child
  }
  heap[place] = last
  return first
}
