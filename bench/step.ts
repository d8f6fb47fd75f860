/**
 * The whole step against what it protects and what it replaces: main of the built action, a raw `uv sync --locked`, and
 * setup-uv's way with a raw sync after it. uv is in the tool cache, the cache is warm; once without an environment and
 * once with one that is up to date. Every environment is imported. `--out DIR` writes step.json and step.svg.
 */
import { parseArgs } from 'node:util'
import { type Leg, UV_VERSION } from '../__tests__/support/legs.ts'
import { drawBars } from './bars.ts'
import { contest, printSamples, ratio, type Sample } from './support/contest.ts'
import { publish } from './support/publish.ts'
import { bundleStandIn, check, fillToolCache, openSite, rawEnvironment, runTimed } from './support/site.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, out: { type: 'string' }, guard: { type: 'boolean' } },
})

await using site = await openSite()
const standIn = await bundleStandIn(site.machine)
const toolCache = await fillToolCache(site)
const legs = { ours: await site.leg('ours'), raw: await site.leg('raw'), theirs: await site.leg('theirs') }

const work = {
  ours: (leg: Leg) => site.step(leg),
  raw: (leg: Leg) => site.sync(leg),
  theirs: async (leg: Leg) => {
    const env = {
      ...rawEnvironment(site.machine),
      RUNNER_TOOL_CACHE: toolCache,
      RUNNER_TEMP: site.machine.tempDir,
    }
    const setUpMs = await runTimed([process.execPath, standIn, UV_VERSION], {
      cwd: leg.runner.workspace,
      env,
    })
    return setUpMs + (await site.sync(leg))
  },
}

const fresh = await race({ keepsEnvironment: false })
const upToDate = await race({ keepsEnvironment: true })
printSamples('no environment', fresh)
printSamples('environment up to date', upToDate)
await publish('step', values.out, {
  ratios: [
    { name: 'warm step / raw uv sync', value: ratio(fresh, 'ours', 'raw'), most: 1.3 },
    { name: "warm step / setup-uv's way", value: ratio(fresh, 'ours', 'theirs'), most: 0.6 },
  ],
  details: { fresh, upToDate },
  chart: drawBars(
    [
      { title: 'Warm cache, no environment (median, ms)', bars: barsOf(fresh) },
      { title: 'Environment up to date (median, ms)', bars: barsOf(upToDate) },
    ],
    { isLinear: true },
  ),
})

function race({ keepsEnvironment }: { keepsEnvironment: boolean }): Promise<Sample[]> {
  const contestants = (['ours', 'raw', 'theirs'] as const).map((name) => ({
    name,
    run: async () => {
      const leg = legs[name]
      if (!keepsEnvironment) await site.dropEnvironment(leg)
      const ms = await work[name](leg)
      await check(leg, site.names)
      return ms
    },
  }))
  return contest(contestants, { rounds: Number(values.rounds), budgetMs: 45_000 })
}

function barsOf(samples: readonly Sample[]) {
  const labels: Record<string, string> = { raw: 'uv sync alone', theirs: 'setup-uv, then uv sync' }
  return samples.map(({ name, median }) => ({ label: labels[name] ?? name, value: median }))
}
