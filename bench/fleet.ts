/**
 * Legs of one matrix on one node, all at once: main of the built action against uv without any lock, uv under flock(1),
 * and a cache for each leg. Warm; and cold, from an index behind a narrow line, with the newest uv and with one from
 * before its locks per wheel. Time to the last leg, bytes fetched, disk taken. Every environment is imported.
 * `--out DIR` writes fleet.json and fleet.svg.
 */
import { parseArgs } from 'node:util'
import { UV_VERSION } from '../__tests__/support/legs.ts'
import { drawBars } from './bars.ts'
import { type ContestOptions, contest, printSamples, ratio, type Sample } from './support/contest.ts'
import { type Field, openField, POLICIES, type Policy, runRound } from './support/field.ts'
import { startNarrowIndex } from './support/narrow-index.ts'
import { publish } from './support/publish.ts'
import { openSite } from './support/site.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    legs: { type: 'string', default: '1,2,4,8,16' },
    counted: { type: 'string', default: '8' },
  },
})

// The number of legs that the promises are about.
const COUNTED = Number(values.counted)
const LINE_BYTES_PER_SECOND = 12_000_000
const WHEEL_BYTES = 700_000
const OLD_UV = '0.11.33'

const warm: Record<string, Sample[]> = {}
{
  await using site = await openSite()
  for (const count of values.legs.split(',').map(Number)) {
    const field = await openField(site, count)
    // The eight that count get the rounds; the others draw the curve.
    const limits = count === COUNTED ? { rounds: 7, budgetMs: 22_000 } : { rounds: 1, budgetMs: 1000 }
    warm[count] = await race(field, { isCold: false, policies: POLICIES, ...limits })
    printSamples(`warm, N = ${count}`, warm[count])
  }
}
// A cache for each leg costs the same with either: it is in the race where the others differ most.
const cold = await raceCold(UV_VERSION, ['ours', 'unlocked', 'flock'])
const coldOld = await raceCold(OLD_UV, POLICIES)

const eight = warm[COUNTED] ?? []
const fetched = (policy: Policy) => (coldOld.bytes[policy]?.fetched ?? Number.NaN) / coldOld.wheelBytes
await publish('fleet', values.out, {
  ratios: [
    { name: `warm, N = ${COUNTED}: ours / unlocked`, value: ratio(eight, 'ours', 'unlocked'), most: 1.2 },
    { name: `warm, N = ${COUNTED}: ours / flock`, value: ratio(eight, 'ours', 'flock'), most: 0.85 },
    {
      name: `cold, N = ${COUNTED}, uv ${OLD_UV}: ours / unlocked`,
      value: ratio(coldOld.samples, 'ours', 'unlocked'),
      most: 0.5,
    },
    {
      name: `cold, N = ${COUNTED}: bytes fetched by ours / bytes of the wheels`,
      value: fetched('ours'),
      most: 1,
    },
  ],
  details: { warm, cold, coldOld },
  chart: drawBars(
    [
      { title: `Warm, ${COUNTED} legs: time to the last one (median, ms)`, bars: barsOf(eight) },
      { title: `Cold, ${COUNTED} legs, uv ${UV_VERSION} (median, ms)`, bars: barsOf(cold.samples) },
      { title: `Cold, ${COUNTED} legs, uv ${OLD_UV} (median, ms)`, bars: barsOf(coldOld.samples) },
      {
        title: `Cold, ${COUNTED} legs, uv ${OLD_UV}: fetched, in bytes of the wheels`,
        bars: POLICIES.map((label) => ({ label, value: fetched(label) })),
      },
    ],
    { isLinear: 'each' },
  ),
})

async function raceCold(uvVersion: string, policies: readonly Policy[]) {
  await using site = await openSite({
    uvVersion,
    bytesEach: WHEEL_BYTES,
    filesEach: 20,
    serve: (wheels) => startNarrowIndex(wheels, LINE_BYTES_PER_SECOND),
  })
  const field = await openField(site, COUNTED)
  const samples = await race(field, {
    isCold: true,
    policies,
    rounds: 2,
    budgetMs: 10_000,
    isColdStart: true,
  })
  printSamples(`cold, N = ${COUNTED}, uv ${uvVersion}`, samples)
  const wheelBytes = site.wheels.reduce((sum, { bytes }) => sum + bytes.length, 0)
  for (const policy of policies) {
    const { fetched: bytes = 0, disk = 0 } = field.bytes[policy] ?? {}
    console.log(
      `  ${policy.padEnd(28)} fetched ${(bytes / wheelBytes).toFixed(2)}x, ${(disk / 1e6).toFixed(0)} MB on disk`,
    )
  }
  return { uvVersion, wheelBytes, samples, bytes: field.bytes }
}

interface Race extends ContestOptions {
  readonly isCold: boolean
  readonly policies: readonly Policy[]
}

function race(field: Field, options: Race): Promise<Sample[]> {
  const contestants = options.policies.map((name) => ({ name, run: () => runRound(name, field, options) }))
  return contest(contestants, options)
}

function barsOf(samples: readonly Sample[]) {
  const labels: Record<string, string> = {
    unlocked: 'no lock',
    flock: 'flock(1)',
    private: 'a cache per leg',
  }
  return samples.map(({ name, median }) => ({ label: labels[name] ?? name, value: median }))
}
