/**
 * Legs of a project that builds itself, editable, all at once beside each other on a warm cache, round after round with
 * the built action: does uv keep its own shards apart? Counts leases, failures, and environments that cannot be imported.
 */
import { appendFile, copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { importAll, type Leg, makeLeg, makeWheels, readLeaseTimes } from '../__tests__/support/legs.ts'
import { BACKEND } from '../__tests__/support/packages/backend.ts'
import { startPackageIndex } from '../__tests__/support/packages/package-index.ts'
import { Machine } from '../__tests__/support/runner.ts'
import { summarise } from './support/contest.ts'

const { values } = parseArgs({
  options: { legs: { type: 'string', default: '8' }, rounds: { type: 'string', default: '20' } },
})

await using machine = await Machine.create()
await using index = await startPackageIndex(makeWheels())
const first = await makeProjectLeg('first', undefined)
const lockFile = path.join(first.runner.workspace, 'uv.lock')
await first.step.run('main')
await first.step.run('main')
const legs = await Promise.all(
  Array.from({ length: Number(values.legs) }, (_, at) => makeProjectLeg(`leg${at}`, lockFile)),
)
const modes: Record<string, number> = {}
const roundsMs: number[] = []
let broken = 0
for (let round = 0; round < Number(values.rounds); round++) {
  for (const { environmentDir } of legs) await rm(environmentDir, { recursive: true, force: true })
  const startedMs = performance.now()
  const results = await Promise.all(legs.map(({ step }) => step.run('main')))
  roundsMs.push(performance.now() - startedMs)
  for (const [at, result] of results.entries()) {
    const key = result.code === 0 ? readLeaseTimes(result).mode : 'failed'
    modes[key] = (modes[key] ?? 0) + 1
    if (result.code !== 0) console.log(result.log.join('\n'))
    const leg = legs[at]
    const said = leg && (await importAll(leg, ['apple', 'pear', 'plum', 'demo']))
    if (said !== 'apple 1.0\npear 2.1\nplum 0.3\ndemo\n') broken++
  }
}
console.log(
  `${values.rounds} rounds of ${values.legs} legs: ${JSON.stringify(modes)}, ${broken} environments that cannot be imported, ` +
    `median round ${summarise('', roundsMs).median.toFixed(0)} ms`,
)
process.exitCode = broken > 0 || modes['failed'] ? 1 : 0

async function makeProjectLeg(name: string, lockFile: string | undefined): Promise<Leg> {
  const leg = await makeLeg(machine, name, { indexUrl: index.url })
  const dir = leg.runner.workspace
  await appendFile(
    path.join(dir, 'pyproject.toml'),
    ['', '[build-system]', 'requires = []', 'build-backend = "backend"', 'backend-path = ["."]', ''].join(
      '\n',
    ),
  )
  await writeFile(path.join(dir, 'backend.py'), BACKEND)
  await mkdir(path.join(dir, 'src', 'demo'), { recursive: true })
  await writeFile(path.join(dir, 'src', 'demo', '__init__.py'), 'def answer():\n    return "demo"\n')
  if (lockFile) await copyFile(lockFile, path.join(dir, 'uv.lock'))
  return leg
}
