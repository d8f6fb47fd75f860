/**
 * One damaged wheel among 60 packages, from an index behind a narrow line: main of the built action, which repairs that
 * wheel, against what people do today: the sync fails, the cache is deleted, the sync is run again. Bytes fetched and time.
 * Every environment is imported. `--out DIR` writes heal.json and heal.svg.
 */
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { damageArchive } from '../__tests__/support/packages/damage.ts'
import { drawBars } from './bars.ts'
import { contest, printSamples, ratio } from './support/contest.ts'
import { startNarrowIndex } from './support/narrow-index.ts'
import { publish } from './support/publish.ts'
import { check, openSite } from './support/site.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, out: { type: 'string' } },
})

const PACKAGES = 60
const LINE_BYTES_PER_SECOND = 12_000_000
const WHEEL_BYTES = 1_000_000

await using site = await openSite({
  packages: PACKAGES,
  filesEach: 20,
  bytesEach: WHEEL_BYTES,
  serve: (wheels) => startNarrowIndex(wheels, LINE_BYTES_PER_SECOND),
})
const [damaged] = site.wheels
if (damaged === undefined) throw new Error('no wheel to damage')
const target = { name: site.names[0] ?? '', version: '1.0' }
const legs = { ours: await site.leg('ours'), theirs: await site.leg('theirs') }
const theirCache = path.join(site.machine.root, 'their-cache')
await site.sync(legs.theirs, { UV_CACHE_DIR: theirCache })
const bytes: Record<string, number> = {}

const samples = await contest(
  [
    {
      name: 'ours',
      run: () => repair('ours', site.cacheDir, () => site.step(legs.ours)),
    },
    {
      name: 'delete and retry',
      run: () =>
        repair('theirs', theirCache, async () => {
          const env = { UV_CACHE_DIR: theirCache }
          const startedMs = performance.now()
          const isWhole = await site.sync(legs.theirs, env).then(
            () => true,
            () => false,
          )
          if (isWhole) throw new Error('the damage was not noticed')
          await rm(theirCache, { recursive: true })
          await site.sync(legs.theirs, env)
          return performance.now() - startedMs
        }),
    },
  ],
  { rounds: Number(values.rounds), budgetMs: 60_000 },
)

printSamples(`one damaged wheel among ${PACKAGES}`, samples)
const fetched = (name: string) => (bytes[name] ?? Number.NaN) / damaged.bytes.length
for (const name of ['ours', 'theirs']) console.log(`  ${name} fetched ${fetched(name).toFixed(2)}x the wheel`)
await publish('heal', values.out, {
  ratios: [
    { name: 'bytes fetched / bytes of the damaged wheel', value: fetched('ours'), most: 1.05 },
    {
      name: 'seconds of ours / of delete and retry',
      value: ratio(samples, 'ours', 'delete and retry'),
      most: 0.2,
    },
  ],
  details: {
    packages: PACKAGES,
    lineBytesPerSecond: LINE_BYTES_PER_SECOND,
    wheelBytes: damaged.bytes.length,
    bytes,
    samples,
  },
  chart: drawBars(
    [
      {
        title: 'One damaged wheel among 60: time until the environment is whole (median, ms)',
        bars: barsOfTimes(),
      },
      {
        title: 'Fetched for it, in bytes of that wheel',
        bars: [
          { label: 'ours', value: fetched('ours') },
          { label: 'delete and retry', value: fetched('theirs') },
        ],
      },
    ],
    { isLinear: 'each' },
  ),
})

/** The damage is made, and the environment dropped, before the clock starts. */
async function repair(
  name: 'ours' | 'theirs',
  cacheDir: string,
  work: () => Promise<number>,
): Promise<number> {
  const leg = legs[name]
  await site.dropEnvironment(leg)
  await damageArchive(cacheDir, target, 'METADATA deleted')
  site.index.requests.length = 0
  const ms = await work()
  bytes[name] = site.index.artefactBytesSent()
  await check(leg, site.names)
  return ms
}

function barsOfTimes() {
  return samples.map(({ name, median }) => ({ label: name, value: median }))
}
