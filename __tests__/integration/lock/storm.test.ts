import { mkdirSync, utimesSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Ending } from '../../support/lock/contender.ts'
import { Arena, type Contender } from '../../support/lock/contenders.ts'
import { acquired, plantDeadLock } from '../../support/lock/planted.ts'

const ENDINGS: readonly Ending[] = [
  'release',
  'release',
  'release',
  'throw',
  'exit',
  'kill',
  'terminate',
  'kill-with-child',
  'kill-with-grandchild',
  'terminate-with-child',
  'stop',
]

describe('exclusion', () => {
  test.each([
    { contenders: 2, turns: 22 },
    { contenders: 8, turns: 12 },
    { contenders: 32, turns: 3 },
  ])('holds for $contenders contenders that end in every way', async ({ contenders, turns }) => {
    await using arena = new Arena()
    const slots = Array.from({ length: contenders }, async (_, slot) => {
      let contender: Contender | undefined
      for (let turn = 0; turn < turns; turn++) {
        contender ??= await arena.start()
        const ending = ENDINGS[(slot * 7 + turn * 3) % ENDINGS.length] ?? 'release'
        if (!(await contender.tell(arena.command(ending, 40)))) contender = undefined
      }
    })
    await Promise.all(slots)
    // The child of the last one may still be inside.
    await (await acquired(arena.lockPath, { timeoutMs: 30_000 })).release()
    expect(arena.verdict()).toEqual({ entries: contenders * turns, overlaps: [], inside: [] })
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
    expect(arena.verdict()).toEqual({ entries: contenders * rounds, overlaps: [], inside: [] })
  })

  test('is seen to fail with plain proper-lockfile in the same storm', async () => {
    await using arena = new Arena()
    const all = await arena.startMany(16)
    // 36 % of the rounds at eight contenders, 75 % at 32.
    for (let round = 0; round < 60 && arena.verdict().overlaps.length === 0; round++) {
      mkdirSync(arena.lockPath)
      utimesSync(arena.lockPath, 1, 1)
      await Promise.all(
        all.map((each) => each.tell(arena.command('release', 20, 'plain')).catch(() => undefined)),
      )
    }
    expect(arena.verdict().overlaps).not.toEqual([])
  })
})
