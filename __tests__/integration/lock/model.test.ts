import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Model, type Scenario } from '../../support/lock/model.ts'
import { ownerRecord, plantLock } from '../../support/lock/planted.ts'

const CONTENDERS = 4
let model: Model
beforeAll(async () => {
  model = await Model.open(CONTENDERS)
})
afterAll(() => model[Symbol.asyncDispose]())

const DEAD = { pid: 4_900_000, startTicks: '1' }
const plants: Record<string, Scenario['plant']> = {
  nothing: () => {},
  'a dead lock': (lockPath) => void plantLock(lockPath, ownerRecord(DEAD)),
  'a dead lock and the guard of a dead waiter': (lockPath) => {
    const { token } = plantLock(lockPath, ownerRecord(DEAD))
    plantLock(`${lockPath}.takeover.${token}.0`, ownerRecord(DEAD))
  },
  'a dead reader': (lockPath) => {
    const owner = ownerRecord(DEAD)
    plantLock(`${lockPath}.shared.${owner.token}`, owner)
  },
  'an aside that nobody has collected': (lockPath) => {
    const owner = ownerRecord(DEAD)
    plantLock(`${lockPath}.dead.${owner.token}`, owner)
  },
}

const mode = fc.constantFrom('exclusive' as const, 'exclusive' as const, 'shared' as const)
const plan = fc.record({
  modes: fc.array(mode, { minLength: 1, maxLength: 2 }),
  hasChild: fc.boolean(),
})
const contenders = fc.array(plan, { minLength: 2, maxLength: CONTENDERS })
const step = (crashes: number) =>
  fc.record({
    pick: fc.nat(CONTENDERS * 3),
    count: fc.integer({ min: 1, max: 12 }),
    isCrash: fc.nat(99).map((percent) => percent < crashes),
  })
const schedule = (crashes: number) => fc.array(step(crashes), { maxLength: 120 })

// `LOCK_MODEL_RUNS` for more.
const numRuns = Number(process.env['LOCK_MODEL_RUNS'] ?? 40)

describe.each(Object.entries(plants))('whatever the order of the file operations, with %s', (_, plant) => {
  test.each([
    ['nobody dies', 0],
    ['some die between any two of them', 8],
  ])('and %s, nobody is inside with a writer, and everybody gets in', (_name, crashes) => {
    fc.assert(
      fc.property(contenders, schedule(crashes), (all, steps) => {
        expect(model.run({ contenders: all, schedule: steps, plant }).faults).toEqual([])
      }),
      { numRuns, interruptAfterTimeLimit: 60_000 },
    )
  })
})
