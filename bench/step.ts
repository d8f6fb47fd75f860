/**
 * The whole step against what it protects and what it replaces: main of the built action, a raw `uv sync --locked`, and
 * setup-uv's way with a raw sync after it. uv is in the tool cache, the cache is warm; once without an environment, once
 * with one that is up to date, and once with a PATH that leads to an interpreter itself: behind the scripts of pyenv uv
 * takes three times as long. Every environment is imported. `--out DIR` writes step.json and step.svg.
 */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Leg, UV_VERSION } from '../__tests__/support/legs.ts'
import { drawBars } from './bars.ts'
import { type Contestant, contest, printSamples, ratio, type Sample } from './support/contest.ts'
import { publish } from './support/publish.ts'
import { bundleStandIn, check, fillToolCache, openSite, rawEnvironment, runTimed } from './support/site.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, out: { type: 'string' }, guard: { type: 'boolean' } },
})

await using site = await openSite()
const standIn = await bundleStandIn(site.machine)
const toolCache = await fillToolCache(site)

const fresh = await race('fresh', { keepsEnvironment: false })
const upToDate = await race('kept', { keepsEnvironment: true })
const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' })
const plainPath = [path.dirname(python.trim()), process.env['PATH'] ?? ''].join(path.delimiter)
const plain = await race('plain', { keepsEnvironment: false, env: { PATH: plainPath } })
printSamples('no environment', fresh)
printSamples('environment up to date', upToDate)
printSamples('no environment, PATH leads to an interpreter itself', plain)
await publish('step', values.out, {
  ratios: [
    { name: 'warm step / raw uv sync', value: ratio(fresh, 'ours', 'raw'), most: 1.3 },
    { name: "warm step / setup-uv's way", value: ratio(fresh, 'ours', 'theirs'), most: 0.6 },
    { name: 'warm step / raw uv sync, no pyenv on PATH', value: ratio(plain, 'ours', 'raw') },
    { name: "warm step / setup-uv's way, no pyenv on PATH", value: ratio(plain, 'ours', 'theirs') },
  ],
  details: { fresh, upToDate, plain },
  chart: drawBars(
    [
      { title: 'Warm cache, no environment (median, ms)', bars: barsOf(fresh) },
      { title: 'Environment up to date (median, ms)', bars: barsOf(upToDate) },
      { title: 'No environment, and no pyenv on PATH (median, ms)', bars: barsOf(plain) },
    ],
    { isLinear: true },
  ),
})

interface Conditions {
  readonly keepsEnvironment: boolean
  readonly env?: Record<string, string>
}

async function race(name: string, { keepsEnvironment, env = {} }: Conditions): Promise<Sample[]> {
  const work = {
    ours: (leg: Leg) => site.step(leg),
    raw: (leg: Leg) => site.sync(leg, env),
    theirs: async (leg: Leg) => {
      const variables = { ...rawEnvironment(site.machine), ...env }
      const setUpMs = await runTimed([process.execPath, standIn, UV_VERSION], {
        cwd: leg.runner.workspace,
        env: { ...variables, RUNNER_TOOL_CACHE: toolCache, RUNNER_TEMP: site.machine.tempDir },
      })
      return setUpMs + (await site.sync(leg, env))
    },
  }
  const contestants: Contestant[] = []
  for (const who of ['ours', 'raw', 'theirs'] as const) {
    const leg = await site.leg(`${name}-${who}`, { env })
    contestants.push({
      name: who,
      run: async () => {
        if (!keepsEnvironment) await site.dropEnvironment(leg)
        const ms = await work[who](leg)
        await check(leg, site.names)
        return ms
      },
    })
  }
  return await contest(contestants, { rounds: Number(values.rounds), budgetMs: 35_000 })
}

function barsOf(samples: readonly Sample[]) {
  const labels: Record<string, string> = { raw: 'uv sync alone', theirs: 'setup-uv, then uv sync' }
  return samples.map(({ name, median }) => ({ label: labels[name] ?? name, value: median }))
}
