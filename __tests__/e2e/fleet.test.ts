import { expect, test } from 'vitest'
import { countOverlaps, importAll, type Leg, makeLeg, makeWheels } from '../support/legs.ts'
import { damageArchive } from '../support/packages/damage.ts'
import { type PackageIndex, startPackageIndex } from '../support/packages/package-index.ts'
import { Machine, type StageResult } from '../support/runner.ts'

const LEGS = 6

async function runLegs(
  machine: Machine,
  index: PackageIndex,
  round: string,
): Promise<{ legs: Leg[]; results: StageResult[] }> {
  const legs: Leg[] = []
  for (let number = 1; number <= LEGS; number++)
    legs.push(await makeLeg(machine, `${round}-${number}`, { indexUrl: index.url }))
  const results = await Promise.all(legs.map(({ step }) => step.run('main')))
  await Promise.all(legs.map(({ step }) => step.run('post')))
  return { legs, results }
}

test('six legs at once, cold and after a cached wheel was damaged: one heal, every environment whole, no overlap', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())

  const cold = await runLegs(machine, index, 'cold')
  expect(cold.results.map(({ code }) => code)).toEqual(Array(LEGS).fill(0))
  expect(index.wheelsSent().toSorted()).toEqual([
    'apple-1.0-py3-none-any.whl',
    'pear-2.1-py3-none-any.whl',
    'plum-0.3-py3-none-any.whl',
  ])

  const cacheDir = cold.results[0]?.outputs['cache-dir'] ?? ''
  await damageArchive(cacheDir, { name: 'plum', version: '0.3' }, 'METADATA deleted')
  index.requests.length = 0
  const warm = await runLegs(machine, index, 'warm')
  expect(warm.results.map(({ code }) => code)).toEqual(Array(LEGS).fill(0))
  expect(warm.results.map(({ outputs }) => outputs['healed']).filter(Boolean)).toEqual(['plum==0.3'])
  expect(index.wheelsSent()).toEqual(['plum-0.3-py3-none-any.whl'])

  for (const leg of [...cold.legs, ...warm.legs])
    expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe('apple 1.0\npear 2.1\nplum 0.3\n')
  expect(countOverlaps(cold.results)).toBe(0)
  expect(countOverlaps(warm.results)).toBe(0)
})

test('a heal is told in one warning that names package, host and cause', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const first = await makeLeg(machine, 'first', { indexUrl: index.url })
  const { outputs } = await first.step.run('main')
  await damageArchive(outputs['cache-dir'] ?? '', { name: 'apple', version: '1.0' }, 'module truncated')

  const second = await makeLeg(machine, 'second', { indexUrl: index.url })
  const main = await second.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs).toMatchObject({ attempts: '2', healed: 'apple==1.0' })
  const warnings = main.commands.filter(({ command }) => command === 'warning')
  expect(warnings).toHaveLength(1)
  expect(warnings[0]?.message).toMatch(/Healed \S+ on \S+: apple==1\.0 .*fetched again.*core\.py/)
})

test('heal: off leaves a damaged cache alone and fails with what to do', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const first = await makeLeg(machine, 'first', { indexUrl: index.url })
  const { outputs } = await first.step.run('main')
  await damageArchive(outputs['cache-dir'] ?? '', { name: 'apple', version: '1.0' }, 'METADATA deleted')

  const second = await makeLeg(machine, 'second', { indexUrl: index.url, inputs: { heal: 'off' } })
  const main = await second.step.run('main')
  expect(main.code).toBe(1)
  expect(main.outputs).toMatchObject({ attempts: '1', healed: '', 'failure-class': 'cache-corruption' })
  const errors = main.commands.filter(({ command }) => command === 'error')
  expect(errors).toHaveLength(1)
  expect(errors[0]?.message).toContain('apple')
})

test('legs that start with verification off still find the damage that uv itself reports', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const first = await makeLeg(machine, 'first', { indexUrl: index.url })
  const { outputs } = await first.step.run('main')
  await damageArchive(outputs['cache-dir'] ?? '', { name: 'pear', version: '2.1' }, 'dist-info deleted')
  const second = await makeLeg(machine, 'second', { indexUrl: index.url, inputs: { verify: 'off' } })
  const main = await second.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.outputs['healed']).toBe('pear==2.1')
})
