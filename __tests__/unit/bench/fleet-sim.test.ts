import { describe, expect, test } from 'vitest'
import { type Costs, type Fleet, POLICIES, simulate } from '../../../bench/fleet-sim/model.ts'
import { createProcessor, createTimeline } from '../../../bench/fleet-sim/queueing.ts'

const COSTS: Costs = {
  syncMs: 200,
  stepMs: 50,
  unpackMs: 100,
  restoreMs: 80,
  crowding: 1,
  handOffMs: 2,
  requests: 10,
  bytes: 10_000_000,
  archiveBytes: 8_000_000,
}
/** One node, everything at once, a line of 10 MB/s, no limit. */
const FLEET: Fleet = {
  nodes: 1,
  legsPerNode: 1,
  cores: 2,
  arrivalMs: 0,
  indexBytesPerS: 10_000_000,
  indexRequestsPerS: Number.POSITIVE_INFINITY,
  serviceBytesPerS: 40_000_000,
}
const play = (policy: (typeof POLICIES)[number], fleet: Partial<Fleet> = {}) =>
  simulate(policy, { ...FLEET, ...fleet }, COSTS)

test('events of one time are played in the order of their planning', () => {
  const timeline = createTimeline()
  const seen: number[] = []
  for (const time of [5, 1, 5, 3, 1, 5]) timeline.at(time, () => seen.push(time * 10 + seen.length))
  expect(timeline.run()).toBe(5)
  expect(seen).toEqual([10, 11, 32, 53, 54, 55])
})

test('work shares the cores: three equal pieces on two cores take one and a half times as long', () => {
  const timeline = createTimeline()
  const compute = createProcessor(timeline, { cores: 2, crowding: 1 })
  const ends: number[] = []
  for (let piece = 0; piece < 3; piece++) compute(100, () => ends.push(timeline.nowMs()))
  timeline.at(400, () => compute(100, () => ends.push(timeline.nowMs())))
  timeline.run()
  expect(ends.map(Math.round)).toEqual([150, 150, 150, 500])
})

test('work in a crowd takes longer, as many pieces as cores do not make one', () => {
  const timeline = createTimeline()
  const compute = createProcessor(timeline, { cores: 2, crowding: 1.5 })
  const ends: number[] = []
  const note = () => ends.push(timeline.nowMs())
  for (let piece = 0; piece < 2; piece++) compute(100, note)
  timeline.at(1000, () => {
    for (let piece = 0; piece < 4; piece++) compute(100, note)
  })
  timeline.run()
  expect(ends.map(Math.round)).toEqual([100, 100, 1300, 1300, 1300, 1300])
})

describe('one leg on an empty node', () => {
  // 1 s on the line, then 300 ms of work, and 50 ms of ours.
  test.each([
    ['private', 1300],
    ['unlocked', 1300],
    ['flock', 1300],
    ['ours', 1350],
    ['ours-l2', 200 + 80 + 250],
  ] as const)('%s takes %d ms', (policy, expectedMs) => {
    expect(play(policy).lastLegMs).toBeCloseTo(expectedMs, 3)
  })
})

describe('eight legs on an empty node', () => {
  test.each([
    // 8 s on the line; the last leg is alone then.
    ['private', 8, 8300],
    ['unlocked', 8, 8300],
    ['flock', 1, 1300 + 7 * 202],
    ['ours', 1, undefined],
    ['ours-l2', 0, undefined],
  ] as const)('%s fetches %d times', (policy, times, expectedMs) => {
    const outcome = play(policy, { legsPerNode: 8 })
    expect(outcome.indexBytes).toBeCloseTo(times * COSTS.bytes, 3)
    expect(outcome.indexRequests).toBe(times * COSTS.requests)
    if (expectedMs !== undefined) expect(outcome.lastLegMs).toBeCloseTo(expectedMs, 3)
  })

  test('ours goes in parallel after the first: faster than flock, by more with more cores', () => {
    const flock = play('flock', { legsPerNode: 8 }).lastLegMs
    expect(play('ours', { legsPerNode: 8 }).lastLegMs).toBeLessThan(flock)
    expect(play('ours', { legsPerNode: 8, cores: 16 }).lastLegMs).toBeCloseTo(1350 + 7 * 2 + 250, 3)
  })
})

test('legs that come when the node is warm fetch nothing, whatever the policy but private', () => {
  for (const policy of POLICIES) {
    const { indexBytes } = play(policy, { legsPerNode: 2, arrivalMs: 60_000 })
    expect(indexBytes / COSTS.bytes, policy).toBeCloseTo(
      { private: 2, 'ours-l2': 0 }[policy as string] ?? 1,
      6,
    )
  }
})

test('beyond the limit of the index runs meet 429, and some give up; the cache service spares them', () => {
  const large = { nodes: 500, legsPerNode: 4, indexRequestsPerS: 50 }
  const alone = play('private', large)
  const ours = play('ours', large)
  expect(alone.limitedShare).toBeGreaterThan(ours.limitedShare)
  expect(alone.failedShare).toBeGreaterThan(0.5)
  expect(ours.limitedShare).toBeGreaterThan(0)
  expect(play('ours-l2', large)).toMatchObject({ limitedShare: 0, failedShare: 0, indexRequests: 0 })
})
