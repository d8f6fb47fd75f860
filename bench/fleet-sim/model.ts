/**
 * A discrete-event model of a fleet: nodes with a few cores, legs that arrive together, one package index with a line of
 * its own and a limit on requests, one cache service. What a leg costs is measured (see calibrate.ts); the model only adds
 * up who waits for what.
 */
import { createLine, createProcessor, createTimeline, type Timeline } from './queueing.ts'

/** What was measured on this machine. Times in milliseconds of one core or of one request. */
export interface Costs {
  /** A sync from a warm cache, alone on the node, without what waits for the network. */
  readonly syncMs: number
  /** What the step of this action adds to it. */
  readonly stepMs: number
  /** Unpacking what was fetched. */
  readonly unpackMs: number
  /** Unpacking what the cache service gave. */
  readonly restoreMs: number
  /** How many times its share of the cores work takes, where there is more work than cores. */
  readonly crowding: number
  /** From the release of a lock until the next holder works. */
  readonly handOffMs: number
  /** Requests that a cold sync sends to the index. */
  readonly requests: number
  /** Bytes of all their answers. */
  readonly bytes: number
  /** Bytes of the archive in the cache service. */
  readonly archiveBytes: number
}

export interface Fleet {
  readonly nodes: number
  readonly legsPerNode: number
  readonly cores: number
  /** Legs arrive evenly over this time, the nodes in turns. */
  readonly arrivalMs: number
  readonly indexBytesPerS: number
  /** Requests that the index grants the address of the fleet; beyond that it answers 429. */
  readonly indexRequestsPerS: number
  readonly serviceBytesPerS: number
}

export const POLICIES = ['private', 'unlocked', 'flock', 'ours', 'ours-l2'] as const
export type Policy = (typeof POLICIES)[number]

export interface Outcome {
  /** From the first arrival until the last leg is done or has given up. */
  readonly lastLegMs: number
  readonly indexRequests: number
  readonly indexBytes: number
  /** Of the runs, those that were answered 429 at least once. */
  readonly limitedShare: number
  readonly failedShare: number
}

// uv's defaults: UV_HTTP_RETRIES 3, doubled pauses from one second on.
const RETRIES = 3
const FIRST_PAUSE_MS = 1000
// How much an index forgives at once, in seconds of its limit.
const BURST_S = 10

interface Leg {
  isLimited: boolean
  hasFailed: boolean
}

interface World {
  readonly timeline: Timeline
  readonly costs: Costs
  /** Answers when a cold sync has all its bytes; false when it has given up. */
  fetch(leg: Leg, done: (isThere: boolean) => void): void
  restore(done: () => void): void
}

/** The state of one node: who may go, and whether its cache is filled. */
interface Node {
  isWarm: boolean
  isLocked: boolean
  readonly waiting: (() => void)[]
  readonly compute: (workMs: number, done: () => void) => void
}

/** Plays one run of the whole fleet on empty nodes. Deterministic. */
export function simulate(policy: Policy, fleet: Fleet, costs: Costs): Outcome {
  const timeline = createTimeline()
  const counts = { requests: 0, bytes: 0 }
  const world = createWorld({ fleet, costs, timeline, counts })
  const legs: Leg[] = []
  const nodes = Array.from({ length: fleet.nodes }, (): Node => {
    return {
      isWarm: false,
      isLocked: false,
      waiting: [],
      compute: createProcessor(timeline, { cores: fleet.cores, crowding: costs.crowding }),
    }
  })
  const total = fleet.nodes * fleet.legsPerNode
  for (let number = 0; number < total; number++) {
    const leg: Leg = { isLimited: false, hasFailed: false }
    legs.push(leg)
    const node = nodes[number % fleet.nodes] as Node
    timeline.at((number / total) * fleet.arrivalMs, () => STORIES[policy](leg, node, world))
  }
  const lastLegMs = timeline.run()
  return {
    lastLegMs,
    indexRequests: counts.requests,
    indexBytes: counts.bytes,
    limitedShare: legs.filter(({ isLimited }) => isLimited).length / total,
    failedShare: legs.filter(({ hasFailed }) => hasFailed).length / total,
  }
}

type Story = (leg: Leg, node: Node, world: World) => void

const STORIES: Readonly<Record<Policy, Story>> = {
  private: (leg, node, world) => fetchAndSync(leg, node, world, () => {}),
  unlocked: (leg, node, world) =>
    node.isWarm
      ? node.compute(world.costs.syncMs, () => {})
      : fetchAndSync(leg, node, world, () => {
          node.isWarm = true
        }),
  flock: (leg, node, world) =>
    alone(node, world, (release) =>
      node.isWarm
        ? node.compute(world.costs.syncMs, release)
        : fetchAndSync(leg, node, world, (isThere) => {
            node.isWarm ||= isThere
            release()
          }),
    ),
  ours: (leg, node, world) =>
    enter(node, world, (done) => fetchAndSync(leg, node, world, done, world.costs.stepMs)),
  'ours-l2': (_leg, node, world) =>
    enter(node, world, (done) =>
      world.restore(() =>
        node.compute(world.costs.restoreMs + world.costs.syncMs + world.costs.stepMs, () => done(true)),
      ),
    ),
}

function fetchAndSync(
  leg: Leg,
  node: Node,
  world: World,
  done: (isThere: boolean) => void,
  extraMs = 0,
): void {
  const { unpackMs, syncMs } = world.costs
  world.fetch(leg, (isThere) =>
    isThere ? node.compute(unpackMs + syncMs + extraMs, () => done(true)) : done(false),
  )
}

/** One after the other, in the order of their arrival. */
function alone(node: Node, { timeline, costs }: World, work: (release: () => void) => void): void {
  const start = () =>
    work(() => {
      const next = node.waiting.shift()
      if (next === undefined) node.isLocked = false
      else timeline.after(costs.handOffMs, next)
    })
  if (node.isLocked) node.waiting.push(start)
  else {
    node.isLocked = true
    start()
  }
}

/** A cold cache is filled by one leg; the others go together as soon as it is warm. */
function enter(node: Node, world: World, fill: (done: (isThere: boolean) => void) => void): void {
  const { costs, timeline } = world
  const sync = () => node.compute(costs.syncMs + costs.stepMs, () => {})
  if (node.isWarm) sync()
  else
    alone(node, world, (release) => {
      if (node.isWarm) {
        // Shared: the next one is let in at once.
        sync()
        release()
      } else
        fill((isThere) => {
          node.isWarm = isThere
          timeline.after(0, release)
        })
    })
}

function createWorld({
  fleet,
  costs,
  timeline,
  counts,
}: {
  readonly fleet: Fleet
  readonly costs: Costs
  readonly timeline: Timeline
  readonly counts: { requests: number; bytes: number }
}): World {
  const index = createLine(timeline, fleet.indexBytesPerS)
  const service = createLine(timeline, fleet.serviceBytesPerS)
  const bucket = createBucket(timeline, fleet.indexRequestsPerS)
  const eachBytes = costs.bytes / costs.requests
  /** uv sends them together; what was answered 429 it sends again together. */
  const request = (leg: Leg, { open, attempt }: Wanted, done: (isThere: boolean) => void): void => {
    counts.requests += open
    const granted = bucket(open)
    counts.bytes += granted * eachBytes
    const isLast = granted === open
    if (granted > 0) index(granted * eachBytes, () => isLast && done(true))
    if (isLast) return
    leg.isLimited = true
    if (attempt > RETRIES) done(false)
    else {
      const again = { open: open - granted, attempt: attempt + 1 }
      timeline.after(FIRST_PAUSE_MS * 2 ** (attempt - 1), () => request(leg, again, done))
    }
  }
  return {
    timeline,
    costs,
    restore: (done) => service(costs.archiveBytes, done),
    fetch: (leg, done) =>
      request(leg, { open: costs.requests, attempt: 1 }, (isThere) => {
        leg.hasFailed = !isThere
        done(isThere)
      }),
  }
}

interface Wanted {
  readonly open: number
  readonly attempt: number
}

/** How many of the wanted requests are granted now. */
function createBucket(timeline: Timeline, perSecond: number): (wanted: number) => number {
  if (perSecond === Number.POSITIVE_INFINITY) return (wanted) => wanted
  let tokens = perSecond * BURST_S
  let filledAtMs = 0
  return (wanted) => {
    const nowMs = timeline.nowMs()
    tokens = Math.min(perSecond * BURST_S, tokens + ((nowMs - filledAtMs) / 1000) * perSecond)
    filledAtMs = nowMs
    const granted = Math.min(wanted, Math.floor(tokens))
    tokens -= granted
    return granted
  }
}
