import { mkdirSync, utimesSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Arena } from '../../support/lock/contenders.ts'
import { plantDeadLock } from '../../support/lock/planted.ts'
import { seeded, storm } from '../../support/lock/storm.ts'

// `npm run storm:lock` has a thousand rounds of the same.
describe('exclusion', () => {
  test.each([
    { contenders: 2, rounds: 20, env: {} },
    { contenders: 8, rounds: 8, env: {} },
    { contenders: 32, rounds: 2, env: {} },
    { contenders: 8, rounds: 8, env: { LOCKED_UV_KERNEL_LOCK: 'off' } },
  ])('holds for $contenders writers and readers that end in every way ($env)', async (options) => {
    await using arena = new Arena()
    await storm(arena, { ...options, random: seeded(options.contenders) })
    const verdict = arena.verdict()
    expect(verdict).toMatchObject({ overlaps: [], inside: [] })
    expect(verdict.entries).toBeGreaterThan((options.contenders * options.rounds) / 2)
  })

  test.each([
    { contenders: 2, rounds: 15 },
    { contenders: 8, rounds: 15 },
    { contenders: 32, rounds: 5 },
  ])('holds where $contenders contenders arrive together at a dead lock', async ({ contenders, rounds }) => {
    await using arena = new Arena()
    const all = await arena.startMany(contenders)
    for (let round = 0; round < rounds; round++) {
      const dead = await plantDeadLock(arena.lockPath)
      const answers = await Promise.all(all.map((each) => each.tell(arena.command('release', 10))))
      const heirs = answers.filter((answer) => answer?.inheritedFrom === dead.token)
      expect(heirs, 'exactly one contender is told that it inherits').toHaveLength(1)
    }
    expect(arena.verdict()).toMatchObject({ entries: contenders * rounds, overlaps: [], inside: [] })
  })

  test('is seen to fail with plain proper-lockfile in the same storm', async () => {
    await using arena = new Arena()
    const all = await arena.startMany(16)
    // 36 % of the rounds at eight contenders, 75 % at 32.
    for (let round = 0; round < 60 && arena.verdict().overlaps.length === 0; round++) {
      mkdirSync(arena.lockPath)
      utimesSync(arena.lockPath, 1, 1)
      await Promise.all(
        all.map((each) =>
          each.tell(arena.command('release', 20, { engine: 'plain' })).catch(() => undefined),
        ),
      )
    }
    expect(arena.verdict().overlaps).not.toEqual([])
  })
})
