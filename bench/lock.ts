/**
 * Four locks side by side, taken by real processes in turns of the same run: flock(1), proper-lockfile as it comes and
 * tuned, and ours. Everything is computed from the log that the contenders write. Prints a table and whether the targets
 * are met; writes lock.json and lock.svg to the directory that `--out` names.
 */
import { mkdirSync, utimesSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Command } from '../__tests__/support/lock/contender.ts'
import { Arena, type Contender } from '../__tests__/support/lock/contenders.ts'
import type { Verdict } from '../__tests__/support/lock/history.ts'
import { plantDeadLock } from '../__tests__/support/lock/planted.ts'
import { type Row, report } from './lock-report.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    /** Of each measurement; the slow ones take a share of it. */
    rounds: { type: 'string', default: '6' },
    /** Lets eight contend by proper-lockfile as it comes, too: two minutes more. */
    long: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const MOST_BY_DEFAULT_LOCK = values.long ? 8 : 2
const HOLD_MS = 50
const READ_MS = 1000

type Engine = Command['engine']
const ENGINES: readonly { engine: Engine; title: string }[] = [
  { engine: 'flock', title: 'flock(1)' },
  { engine: 'lease', title: 'ours' },
  { engine: 'plain', title: 'proper-lockfile, tuned' },
  { engine: 'plain-default', title: 'proper-lockfile, default' },
]

const rows: Row[] = []
for (const { engine, title } of ENGINES) {
  rows.push({
    title,
    handOffMs: {},
    makespanOverheadMs: {},
    recoveryMs: await measureRecovery(engine),
    ...(await countOverlaps(engine)),
  })
  progress(`${title}: recovery and dead locks`)
}
for (const contenders of [2, 8, 32]) await measureHandOffs(contenders)
const readersMs = await measureReaders()
await report({ rows, readersMs, holdMs: HOLD_MS, rounds }, values.out)

/** The engines take turns, so that what else the machine does meets all of them. */
async function measureHandOffs(contenders: number): Promise<void> {
  const fields = rows.map((row, index) => ({ row, engine: ENGINES[index]?.engine ?? 'lease' }))
  const arenas = new Map<Engine, { arena: Arena; all: Contender[]; makespansMs: number[] }>()
  for (const { engine } of fields) {
    const arena = new Arena()
    arenas.set(engine, { arena, all: await arena.startMany(contenders), makespansMs: [] })
  }
  const times = Math.max(2, Math.ceil((rounds * 8) / Math.max(8, contenders)))
  for (let round = 0; round < times; round++)
    for (const { engine } of fields) {
      if (engine === 'plain-default' && (round > 0 || contenders > MOST_BY_DEFAULT_LOCK)) continue
      const field = arenas.get(engine)
      if (field === undefined) continue
      const startedMs = performance.now()
      await tellAll(field.all, () => field.arena.command('release', HOLD_MS, { engine }))
      field.makespansMs.push(performance.now() - startedMs)
    }
  for (const { row, engine } of fields) {
    const field = arenas.get(engine)
    if (field === undefined) continue
    const { handOffsMs } = field.arena.verdict()
    row.handOffMs[contenders] = summarise(handOffsMs)
    const makespan = summarise(field.makespansMs)?.median
    row.makespanOverheadMs[contenders] = makespan && (makespan - contenders * HOLD_MS) / contenders
    await field.arena[Symbol.asyncDispose]()
  }
  progress(`hand-over at N = ${contenders}`)
}

/** A holder is killed while another waits. */
async function measureRecovery(engine: Engine): Promise<Row['recoveryMs']> {
  await using arena = new Arena()
  const waiter = await arena.start()
  const times = { lease: rounds, flock: rounds, plain: Math.ceil(rounds / 3), 'plain-default': 2 }[engine]
  for (let round = 0; round < times; round++) {
    const victim = await arena.start()
    const dying = victim.tell(arena.command('kill', 200, { engine }))
    await until(() => arena.verdict().inside.length > 0)
    await waiter.tell(arena.command('release', 1, { engine }))
    await dying
  }
  return summarise(arena.verdict().recoveriesMs)
}

/** Eight arrive together at the lock of a dead one. */
async function countOverlaps(engine: Engine): Promise<Pick<Row, 'deadLockRounds' | 'roundsWithOverlap'>> {
  if (engine === 'plain-default') return { deadLockRounds: 0, roundsWithOverlap: 0 }
  await using arena = new Arena()
  const all = await arena.startMany(8)
  let roundsWithOverlap = 0
  let before = 0
  for (let round = 0; round < rounds * 2; round++) {
    if (engine === 'lease') await plantDeadLock(arena.lockPath)
    if (engine === 'plain') {
      await rm(arena.lockPath, { recursive: true, force: true })
      mkdirSync(arena.lockPath)
      utimesSync(arena.lockPath, 1, 1)
    }
    await tellAll(all, () => arena.command('release', 20, { engine }))
    const { overlaps }: Verdict = arena.verdict()
    if (overlaps.length > before) roundsWithOverlap++
    before = overlaps.length
  }
  return { deadLockRounds: rounds * 2, roundsWithOverlap }
}

/** Eight readers before and after a writer, each for a second: three seconds would be ideal. */
async function measureReaders(): Promise<{ taken: number; ideal: number }> {
  const takenMs: number[] = []
  for (let round = 0; round < 3; round++) {
    await using arena = new Arena()
    const [writer, ...readers] = await arena.startMany(9)
    const read = () => arena.command('release', READ_MS, { mode: 'shared' })
    const startedMs = performance.now()
    const first = readers.map((reader) => reader.tell(read()))
    await until(() => arena.verdict().inside.length === readers.length)
    const write = writer?.tell(arena.command('release', READ_MS))
    const second = readers.map(async (reader, index) => {
      await first[index]
      await reader.tell(read())
    })
    await Promise.all([...second, write])
    takenMs.push(performance.now() - startedMs)
    const { overlaps, mostReaders } = arena.verdict()
    if (overlaps.length > 0 || mostReaders < readers.length) throw new Error('readers and writer mixed')
  }
  progress('readers and a writer')
  return { taken: summarise(takenMs)?.median ?? Number.NaN, ideal: 3 * READ_MS }
}

/** An answer that tells of an error is one of plain proper-lockfile that lost a race to a directory. */
async function tellAll(all: readonly Contender[], command: () => Command): Promise<void> {
  await Promise.all(all.map((each) => each.tell(command()).catch(() => undefined)))
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5))
}

function summarise(timesMs: readonly number[]): { median: number; max: number } | undefined {
  const sorted = timesMs.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)]
  return median === undefined ? undefined : { median, max: sorted.at(-1) ?? median }
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`)
}
