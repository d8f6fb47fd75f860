import { expect, test } from 'vitest'
import { startCacheService } from '../support/cache-service.ts'
import { importAll, makeLeg, makeWheels } from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { Machine } from '../support/runner.ts'

const LEGS = 8

test('eight legs of a cold node: one restore, no wheel from the index, eight whole environments; then with a broken service', async () => {
  await using index = await startPackageIndex(makeWheels())
  await using service = await startCacheService()
  const env = { ...service.env('v2'), LOCKED_UV_CACHE_TIMEOUT: '20' }
  const runNode = async (legCount: number) => {
    await using machine = await Machine.create()
    index.requests.length = 0
    service.operations.length = 0
    const legs = await Promise.all(
      Array.from({ length: legCount }, (_, number) =>
        makeLeg(machine, `leg-${number}`, { indexUrl: index.url, env }),
      ),
    )
    const results = await Promise.all(legs.map(({ step }) => step.run('main')))
    const posts = await Promise.all(legs.map(({ step }) => step.run('post')))
    for (const result of [...results, ...posts]) expect(result.code, result.log.join('\n')).toBe(0)
    for (const leg of legs) expect(await importAll(leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
    return [...results, ...posts].flatMap(({ commands }) =>
      commands.filter(({ command }) => command === 'warning'),
    )
  }
  await runNode(1)
  expect(service.entries).toHaveLength(1)

  expect(await runNode(LEGS)).toEqual([])
  expect(service.operations).toEqual(['lookup', 'download'])
  expect(index.wheelsSent()).toEqual([])

  service.disturb('lookup', { status: 403 })
  expect(await runNode(LEGS)).toEqual([])
  expect(service.operations).not.toContain('download')
  expect(index.wheelsSent()).toHaveLength(3)
})
