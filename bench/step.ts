/**
 * The whole step against what it protects: main of the built action, and a raw `uv sync --locked`, alternating, on a warm
 * cache and without an environment. Ten packages with 1,700 files from a loopback index. Every environment is imported.
 */
import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importAll, makeLeg, UV_VERSION } from '../__tests__/support/legs.ts'
import { startPackageIndex } from '../__tests__/support/packages/package-index.ts'
import { uvPathOf } from '../__tests__/support/packages/uv.ts'
import { makeWheel } from '../__tests__/support/packages/wheel.ts'
import { Machine } from '../__tests__/support/runner.ts'

const PACKAGES = 10
const FILES_EACH = 166

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '11' }, json: { type: 'string' } },
})
const names = Array.from({ length: PACKAGES }, (_, index) => `fruit${index}`)
const wheels = names.map((name) =>
  makeWheel({
    name,
    version: '1.0',
    files: Object.fromEntries(
      Array.from({ length: FILES_EACH }, (_, index) => [`${name}/part${index}.py`, `n = ${index}\n`]),
    ),
  }),
)

await using machine = await Machine.create()
await using index = await startPackageIndex(wheels)
const leg = await makeLeg(machine, 'one', { indexUrl: index.url, dependencies: names })
const first = await leg.runner.step({ version: UV_VERSION }).run('main')
if (first.code !== 0) throw new Error(first.log.join('\n'))
const env = { ...process.env, UV_CACHE_DIR: first.outputs['cache-dir'] ?? '', UV_PYTHON_DOWNLOADS: 'never' }

const ours: number[] = []
const raw: number[] = []
for (let round = 1; round <= Number(values.rounds); round++) {
  await rm(leg.environmentDir, { recursive: true })
  const main = await leg.runner.step({ version: UV_VERSION }).run('main')
  if (main.code !== 0) throw new Error(main.log.join('\n'))
  ours.push(main.durationMs)
  await importAll(leg, names)
  await rm(leg.environmentDir, { recursive: true })
  const startedMs = performance.now()
  const sync = spawnSync(uvPathOf(UV_VERSION), ['sync', '--locked'], { cwd: leg.runner.workspace, env })
  raw.push(performance.now() - startedMs)
  if (sync.status !== 0) throw new Error(String(sync.stderr))
  await importAll(leg, names)
}
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
const ratio = median(ours) / median(raw)
console.log(
  `whole step ${median(ours).toFixed(0)} ms, raw uv sync ${median(raw).toFixed(0)} ms: ${ratio.toFixed(2)}x`,
)
if (values.json) await writeFile(values.json, `${JSON.stringify({ ours, raw, ratio })}\n`)
