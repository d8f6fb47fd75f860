import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { processes } from '../../src/platform/processes.ts'
import { findLock, importAll, type Leg, makeLeg, readHolder } from './legs.ts'
import { damageArchive } from './packages/damage.ts'
import { type PackageIndex, startPackageIndex } from './packages/package-index.ts'
import { makeWheel, type Wheel } from './packages/wheel.ts'
import { Machine, type StageResult } from './runner.ts'

export interface ChaosOptions {
  readonly rounds: number
  readonly legs: number
  /** The same seed makes the same choices; what the scheduler makes of them differs. */
  readonly seed: number
  readonly actionDir?: string
  readonly onRound?: (round: number, soFar: ChaosResult) => void
}

export interface ChaosResult {
  succeeded: number
  /** Legs that were killed or cancelled, or whose uv was killed. */
  struck: number
  /** Legs that nobody struck and that failed all the same. */
  readonly failed: string[]
  /** Legs that reported success and whose packages cannot be imported. */
  readonly broken: string[]
  damaged: number
  healed: number
  relinked: number
  /** Times that the cache was given up or had lost what nobody damaged. */
  wholeCacheLosses: number
  fetchedWheels: number
}

const PACKAGES = ['apple', 'pear', 'plum', 'fig', 'lime', 'kiwi']
const ANSWERS = PACKAGES.map((name) => `${name} 1.0\n`).join('')

// Deleting disturbs nobody who has a hard link; what changes a file in place would change the environments too.
const IN_MID_RUN = ['METADATA deleted', 'module deleted', 'RECORD deleted', 'archive gone', 'archive emptied']
const BETWEEN_ROUNDS = [
  ...IN_MID_RUN,
  'METADATA emptied',
  'WHEEL emptied',
  'module truncated',
  'dist-info deleted',
  'all files zero-length, as after a power loss',
]

/** Legs of one node that run at once, round after round, while caches are damaged and processes are killed. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const random = makeRandom(options.seed)
  await using machine = await Machine.create()
  await using index = await startPackageIndex(
    PACKAGES.map((name): Wheel => makeWheel({ name, version: '1.0' })),
  )
  const result: ChaosResult = {
    succeeded: 0,
    struck: 0,
    failed: [],
    broken: [],
    damaged: 0,
    healed: 0,
    relinked: 0,
    wholeCacheLosses: 0,
    fetchedWheels: 0,
  }
  for (let round = 1; round <= options.rounds; round++) {
    await runRound({ machine, index, round, random, options, result })
    options.onRound?.(round, result)
  }
  return result
}

interface Round {
  readonly machine: Machine
  readonly index: PackageIndex
  readonly round: number
  readonly random: () => number
  readonly options: ChaosOptions
  readonly result: ChaosResult
}

async function runRound(context: Round): Promise<void> {
  const { machine, index, random, options, result } = context
  const chance = (share: number) => random() < share
  const cacheDir = await findCache(machine)
  const hurt = new Set<string>()
  if (cacheDir !== undefined && chance(0.7)) await damage(cacheDir, BETWEEN_ROUNDS, { ...context, hurt })
  index.requests.length = 0
  const names = Array.from({ length: options.legs }, (_, number) => `leg-${number}`)
  const legs = await Promise.all(
    names.map(async (name) => {
      const { actionDir } = options
      const leg = await makeLeg(machine, name, {
        indexUrl: index.url,
        dependencies: PACKAGES,
        // Environments outlive what is damaged in place between two rounds only with files of their own.
        env: { UV_LINK_MODE: 'copy' },
        ...(actionDir ? { actionDir } : {}),
      })
      if (chance(0.6)) await rm(leg.environmentDir, { recursive: true, force: true })
      return leg
    }),
  )
  const ends = legs.map((leg) => runLeg(leg, context))
  if (cacheDir !== undefined && chance(0.4)) {
    await delay(random() * 1500)
    await damage(cacheDir, IN_MID_RUN, { ...context, hurt })
  }
  await Promise.all(ends)
  const sent = index.wheelsSent()
  result.fetchedWheels += sent.length
  const after = await findCache(machine)
  const unhurt = sent.filter((file) => !hurt.has(file.split('-')[0] ?? ''))
  if (cacheDir !== undefined && (after !== cacheDir || unhurt.length === PACKAGES.length - hurt.size))
    result.wholeCacheLosses++
}

async function damage(
  cacheDir: string,
  kinds: readonly string[],
  { random, result, hurt }: Round & { readonly hurt: Set<string> },
): Promise<void> {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  for (let count = random() < 0.3 ? 2 : 1; count > 0; count--) {
    const name = pick(PACKAGES)
    // A copy that is damaged already may have nothing left to damage.
    await damageArchive(cacheDir, { name, version: '1.0' }, pick(kinds)).then(
      () => {
        hurt.add(name)
        result.damaged++
      },
      () => {},
    )
  }
}

async function runLeg(leg: Leg, { machine, random, result, round }: Round): Promise<void> {
  const fate = random()
  const waitMs = random() * 2500
  const runsPost = random() < 0.5
  const { running, result: ended } = await leg.step.start('main')
  let isStruck = false
  let isOver = false
  const end = ended.finally(() => {
    isOver = true
  })
  if (fate < 0.45) {
    await Promise.race([delay(waitMs), end])
    isStruck = !isOver
    if (isStruck && fate < 0.15) running.kill('SIGKILL')
    else if (isStruck && fate < 0.3) running.cancel()
    else if (isStruck) await killSync(machine)
  }
  const main = await end
  if (isStruck) result.struck++
  judge(main, {
    leg,
    isStruck,
    round,
    result,
    answers: main.code === 0 ? await importAll(leg, PACKAGES) : '',
  })
  if (main.code === 0 || runsPost) await leg.step.run('post')
  await leg.runner.completeJob()
}

/** Kills whatever uv holds the lock, which may be that of another leg. */
async function killSync(machine: Machine): Promise<void> {
  try {
    const { child } = await readHolder(await findLock(machine))
    if (child !== undefined) processes.signalGroup(child.pid, 'SIGKILL')
  } catch {
    // Nobody holds it just now.
  }
}

function judge(
  main: StageResult,
  {
    leg,
    isStruck,
    round,
    result,
    answers,
  }: { leg: Leg; isStruck: boolean; round: number; result: ChaosResult; answers: string },
): void {
  const log = main.log.join('\n')
  const told = `round ${round}, ${path.basename(path.dirname(leg.runner.temp))}: ${log}`
  if (main.code === 0) {
    result.succeeded++
    if (answers !== ANSWERS) result.broken.push(`${told}\n${answers}`)
    if (/dropped \d+ pointer/.test(log)) result.healed++
    else if (/Healing /.test(log)) result.relinked++
    // A uv that somebody else's fate has killed is no fault of the leg's.
  } else if (!isStruck && !/SIGKILL|exit code 137|interrupted/.test(log)) result.failed.push(told)
}

async function findCache(machine: Machine): Promise<string | undefined> {
  const cachesDir = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`, 'v1', 'cache')
  if (!existsSync(cachesDir)) return undefined
  const [epoch] = await readdir(cachesDir)
  const current = path.join(cachesDir, epoch ?? '', 'current')
  if (!existsSync(current)) return undefined
  return path.join(path.dirname(current), `gen-${(await readFile(current, 'utf8')).trim()}`)
}

/** Mulberry32. */
function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
