import { describe, expect, test } from 'vitest'
import { type HealContext, planHeal, planRetry, type RetryContext } from '../../../src/heal/plan.ts'
import type { Failure } from '../../../src/shared/failure.ts'

const DAMAGE: Failure = {
  class: 'cache-corruption',
  action: 'heal',
  cause: 'METADATA is missing',
  remedy: 'Clean it.',
  package: { name: 'left-pad' },
}
const READY: HealContext = {
  mode: 'auto',
  isOffline: false,
  packages: ['left-pad'],
  isCacheWhole: false,
  isFresh: false,
  isOwnCache: true,
  earlier: [],
}
const rungOf = (failure: Failure, context: Partial<HealContext>) => {
  const plan = planHeal(failure, { ...READY, ...context })
  return plan.kind === 'heal' ? plan.rung : `none: ${plan.reason}`
}
const tried = (...rungs: [HealContext['earlier'][number]['rung'], string][]) => ({
  earlier: rungs.map(([rung, name]) => ({ rung, packages: [name] })),
})

describe('the ladder, gentlest first:', () => {
  test('where the cache is whole, nothing is fetched, so that it is possible offline as well', () => {
    expect(rungOf(DAMAGE, { isCacheWhole: true })).toBe('relink')
    expect(rungOf(DAMAGE, { isCacheWhole: true, isOffline: true })).toBe('relink')
  })

  test('pointers of a named package, then the generation, then no cache, then no more', () => {
    expect(rungOf(DAMAGE, {})).toBe('pointers')
    expect(rungOf(DAMAGE, tried(['pointers', 'left-pad']))).toBe('generation')
    expect(rungOf(DAMAGE, tried(['pointers', 'left-pad'], ['generation', 'left-pad']))).toBe('no-cache')
    const all = tried(['pointers', 'left-pad'], ['generation', 'left-pad'], ['no-cache', 'left-pad'])
    expect(rungOf(DAMAGE, all)).toMatch(/^none/)
  })

  test('damage that names no package, and a cache that is not ours to give up', () => {
    expect(rungOf(DAMAGE, { packages: [] })).toBe('generation')
    expect(rungOf(DAMAGE, { packages: [], isOwnCache: false })).toBe('no-cache')
    expect(rungOf(DAMAGE, { ...tried(['pointers', 'left-pad']), isOwnCache: false })).toBe('no-cache')
  })

  test("of pip's cache: no cache, and uv's is not given up", () => {
    expect(rungOf({ ...DAMAGE, tool: 'pip' }, {})).toBe('no-cache')
    expect(rungOf({ ...DAMAGE, tool: 'pip' }, tried(['no-cache', 'left-pad']))).toMatch(/^none/)
  })

  test('another package each time: the file system is named, and the cache is given up as a place', () => {
    const plan = planHeal(DAMAGE, { ...READY, ...tried(['pointers', 'right-pad']) })
    expect(plan).toEqual({
      kind: 'heal',
      rung: 'no-cache',
      suspicion: expect.stringContaining('file system'),
    })
    expect(rungOf(DAMAGE, tried(['pointers', 'a'], ['no-cache', 'b']))).toMatch(
      /^none: another package each time/,
    )
  })

  test('a wheel that comes with its fault is not worth a whole cache', () => {
    expect(rungOf(DAMAGE, { ...tried(['pointers', 'left-pad']), isFresh: true })).toMatch(
      /^none: left-pad came/,
    )
  })

  test('an environment that is damaged once more beside a whole cache', () => {
    expect(rungOf(DAMAGE, { ...tried(['relink', 'left-pad']), isCacheWhole: true })).toMatch(
      /^none: the cache is whole/,
    )
  })
})

describe('not healed, and the reason is told:', () => {
  const OTHER: Failure = { ...DAMAGE, class: 'network', action: 'retry' }
  test.each<[string, Failure, Partial<HealContext>]>([
    ['another kind of failure', OTHER, {}],
    ['damage where the user said no', DAMAGE, { mode: 'off' }],
    ['what would have to be fetched, offline', DAMAGE, { isOffline: true }],
  ])('%s', (_what, failure, context) => {
    expect(rungOf(failure, context)).toMatch(/^none: \w/)
  })
})

test('always: what is not recognised is healed too, but never what a heal makes worse', () => {
  const like = (kind: Failure['class']): Failure => ({ ...DAMAGE, class: kind, action: 'fail' })
  for (const kind of ['unknown', 'build', 'resolution', 'environment'] as const)
    expect(rungOf(like(kind), { mode: 'always' })).toBe('pointers')
  for (const kind of ['interrupted', 'disk-full', 'filesystem', 'network'] as const)
    expect(rungOf(like(kind), { mode: 'always' })).toMatch(/^none/)
})

describe('planRetry', () => {
  const NETWORK: Failure = { ...DAMAGE, class: 'network', action: 'retry' }
  const FIRST: RetryContext = { networkRetriesLeft: 3, retries: 0, timeLeftMs: 600_000, jitter: 0.5 }
  const pause = (failure: Failure, context: Partial<RetryContext>) => {
    const plan = planRetry(failure, { ...FIRST, ...context })
    return plan.kind === 'retry' ? plan.pauseMs : plan.reason
  }

  test('pauses double, are spread by half in both directions, and have an end', () => {
    expect([0, 1, 2].map((retries) => pause(NETWORK, { retries }))).toEqual([2000, 4000, 8000])
    expect([0, 1].map((jitter) => pause(NETWORK, { jitter }))).toEqual([1000, 3000])
    expect(pause(NETWORK, { retries: 30 })).toBe(30_000)
  })

  test('failures of the network as often as the user grants, others that pass by themselves once', () => {
    expect(pause(NETWORK, { networkRetriesLeft: 0 })).toMatch(/retries/)
    const race: Failure = { ...DAMAGE, action: 'retry' }
    expect(pause(race, { networkRetriesLeft: 0 })).toBe(2000)
    expect(pause(race, { retries: 1 })).toMatch(/retries/)
    expect(pause(DAMAGE, {})).toMatch(/does not pass/)
  })

  test('not longer than other jobs wait for the lock', () => {
    expect(pause(NETWORK, { timeLeftMs: 2000 })).toMatch(/no time is left/)
  })
})
