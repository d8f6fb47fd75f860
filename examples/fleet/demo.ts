/**
 * Six legs of a matrix at once on one node, twice: first with nothing cached, then after one cached wheel was damaged.
 * Runs the built action as the runner does, with real packages from the index that this machine is set up for. Ends
 * with a failure unless every environment is whole, one leg healed the cache, and no two legs held the lock together.
 * `--summary FILE` writes the job summaries of the leg that healed and of the one that waited longest for it.
 */
import { execFile } from 'node:child_process'
import { cp, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { countOverlaps } from '../../__tests__/support/legs.ts'
import { Machine, type Runner, type StageResult } from '../../__tests__/support/runner.ts'
import { Board } from './board.ts'

const LEGS = 6
const PROJECT_FILES = ['pyproject.toml', 'src']

interface FinishedLeg {
  readonly round: string
  readonly runner: Runner
  readonly result: StageResult
  readonly imports: boolean
}

const { values } = parseArgs({ options: { summary: { type: 'string' } } })
await using machine = await Machine.create({ sharesToolCache: true })
const board = new Board()
const cold = await runLegs('cold')
const damaged = await damageOneWheel(cold[0]?.result.outputs['cache-dir'] ?? '')
board.say(
  `Deleted ${damaged} from the shared cache: uv would now fail in every leg until somebody cleans up.`,
)
const warm = await runLegs('damaged')
if (values.summary) await writeFile(values.summary, tellingSummaries(warm).join('\n---\n\n'))
process.exitCode = judge([...cold, ...warm]) ? 0 : 1

async function runLegs(round: string): Promise<FinishedLeg[]> {
  board.begin(`${LEGS} legs at once on one node, ${round} cache:`)
  return Promise.all(Array.from({ length: LEGS }, (_, index) => runLeg(round, index + 1)))
}

async function runLeg(round: string, number: number): Promise<FinishedLeg> {
  const name = `${round}-${number}`
  const runner = await machine.runner(name)
  for (const file of PROJECT_FILES)
    await cp(path.join(import.meta.dirname, file), path.join(runner.workspace, file), { recursive: true })
  const step = runner.step()
  const { running, result } = await step.start('main')
  void running.waitForLine(/^Waiting for the lock .* held by (pid \d+)/).then(
    ([, holder]) => board.update(name, { state: `waiting for ${holder}` }),
    () => undefined,
  )
  void running.waitForLine(/^::group::uv /).then(
    () => board.update(name, { state: 'syncing' }),
    () => undefined,
  )
  board.update(name, { state: 'getting uv' })
  const main = await result
  const imports = main.code === 0 && (await importsEverything(runner))
  await step.run('post')
  board.update(name, {
    state: imports ? 'whole' : 'BROKEN',
    source: main.outputs['uv-source'] ?? '',
    waitedMs: Number(main.outputs['lock-wait-ms']),
    healed: main.outputs['healed'] ?? '',
    verified: /The environment is whole: (\d+ distributions?)/.exec(main.summary)?.[1] ?? '',
    totalMs: main.durationMs,
  })
  if (main.code !== 0) board.say(main.log.join('\n'))
  return { round, runner, result: main, imports }
}

/** The proof that does not rely on our own verification: the environment's Python imports the packages. */
async function importsEverything({ workspace }: Runner): Promise<boolean> {
  const python = path.join(workspace, '.venv', 'bin', 'python')
  return promisify(execFile)(python, [path.join(workspace, 'src', 'check.py')]).then(
    () => true,
    (error: Error) => {
      board.say(error.message)
      return false
    },
  )
}

/** As a reaper of old files, a full disk or an interrupted clean leaves it. */
async function damageOneWheel(cacheDir: string): Promise<string> {
  const archivesDir = path.join(cacheDir, 'archive-v0')
  for (const id of await readdir(archivesDir)) {
    const distInfo = (await readdir(path.join(archivesDir, id))).find((entry) =>
      /^rich-.*\.dist-info$/.test(entry),
    )
    if (distInfo === undefined) continue
    const file = path.join('archive-v0', id, distInfo, 'METADATA')
    await rm(path.join(cacheDir, file))
    return file
  }
  throw new Error(`no wheel of rich in ${archivesDir}`)
}

function tellingSummaries(legs: readonly FinishedLeg[]): string[] {
  const waitedMs = ({ result }: FinishedLeg) => Number(result.outputs['lock-wait-ms'])
  const healed = legs.filter(({ result }) => result.outputs['healed'] !== '')
  const patient = legs.toSorted((one, other) => waitedMs(other) - waitedMs(one)).slice(0, 1)
  return [...healed, ...patient].map(({ result }) => result.summary)
}

function judge(legs: readonly FinishedLeg[]): boolean {
  const rounds = ['cold', 'damaged'].map((round) => legs.filter((leg) => leg.round === round))
  const overlaps = rounds.reduce((sum, round) => sum + countOverlaps(round.map(({ result }) => result)), 0)
  const heals = legs.filter(({ result }) => result.outputs['healed'] !== '').length
  const whole = legs.filter(({ imports }) => imports).length
  board.say(
    `${legs.length} legs, ${heals} heal${heals === 1 ? '' : 's'}, ${whole} environments that import, ` +
      `${overlaps} overlapping exclusive leases (from the legs' own monotonic times)`,
  )
  return whole === legs.length && heals >= 1 && overlaps === 0
}
