/**
 * Eight legs at once on a cold node, until all are whole: its empty cache filled from the Actions cache, against the same
 * legs that fetch every wheel from the index. Index and cache service are behind lines of the same width. Every
 * environment is imported. `--out DIR` writes cold.json.
 */
import { parseArgs } from 'node:util'
import { startCacheService } from '../__tests__/support/cache-service.ts'
import { makeLeg } from '../__tests__/support/legs.ts'
import { makeWheel } from '../__tests__/support/packages/wheel.ts'
import { Machine } from '../__tests__/support/runner.ts'
import { contest, printSamples, ratio } from './support/contest.ts'
import { startNarrowIndex, startNarrowLine } from './support/narrow-index.ts'
import { publish } from './support/publish.ts'
import { check, filesOf } from './support/site.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, out: { type: 'string' } },
})

const LEGS = 8
const PACKAGES = 40
const LINE_BYTES_PER_SECOND = 12_000_000

const names = Array.from({ length: PACKAGES }, (_, number) => `fruit${number}`)
const wheels = names.map((name) =>
  makeWheel({ name, version: '1.0', files: filesOf(name, { filesEach: 20, bytesEach: 1_000_000 }) }),
)
await using index = await startNarrowIndex(wheels, LINE_BYTES_PER_SECOND)
await using service = await startCacheService()
const serviceEnv = service.env('v2')
await using line = await startNarrowLine(serviceEnv['ACTIONS_RESULTS_URL'] ?? '', LINE_BYTES_PER_SECOND)
const lineEnv = { ...serviceEnv, ACTIONS_RESULTS_URL: `${line.origin}/` }
const wheelsFetched: Record<string, number> = {}

await runNode('save', 1, lineEnv)
if (service.entries.length !== 1) throw new Error('nothing was saved')
const samples = await contest(
  [
    { name: 'from the Actions cache', run: () => runNode('from the Actions cache', LEGS, lineEnv) },
    { name: 'from the index', run: () => runNode('from the index', LEGS, {}) },
  ],
  { rounds: Number(values.rounds), budgetMs: 90_000, isColdStart: true },
)
printSamples(`${LEGS} legs of a cold node, ${PACKAGES} packages of 1 MB, lines of 12 MB/s`, samples)
console.log(`  wheels fetched from the index: ${JSON.stringify(wheelsFetched)}`)
await publish('cold', values.out, {
  ratios: [
    {
      name: 'seconds of a cold node with the Actions cache / without',
      value: ratio(samples, 'from the Actions cache', 'from the index'),
      // With lines of the same width there is no time to win: it must not cost any either.
      most: 1.1,
    },
    {
      name: 'wheels fetched from the index, with the Actions cache / without',
      value:
        (wheelsFetched['from the Actions cache'] ?? Number.NaN) /
        (wheelsFetched['from the index'] ?? Number.NaN),
      most: 0,
    },
  ],
  details: {
    legs: LEGS,
    packages: PACKAGES,
    lineBytesPerSecond: LINE_BYTES_PER_SECOND,
    wheelsFetched,
    samples,
  },
})

/** Milliseconds until the last leg has its environment. */
async function runNode(name: string, count: number, env: Record<string, string>): Promise<number> {
  await using machine = await Machine.create()
  const legs = await Promise.all(
    Array.from({ length: count }, (_, number) =>
      makeLeg(machine, `leg-${number}`, { indexUrl: index.url, dependencies: names, env }),
    ),
  )
  index.requests.length = 0
  const startedMs = performance.now()
  const results = await Promise.all(legs.map(({ step }) => step.run('main')))
  const ms = performance.now() - startedMs
  for (const { code, log } of results) if (code !== 0) throw new Error(log.join('\n'))
  wheelsFetched[name] = index.wheelsSent().length
  for (const leg of legs) await check(leg, names)
  if (name === 'save') await legs[0]?.step.run('post')
  return ms
}
