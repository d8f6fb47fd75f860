/**
 * Four locks side by side, taken by real processes in turns of the same run: flock(1), proper-lockfile as it comes and
 * tuned, and ours. Everything is computed from the log that the contenders write. Prints a table; writes
 * docs/bench/lock.json and lock.svg where `--out` names the directory.
 */
import { mkdirSync, utimesSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Command } from '../__tests__/support/lock/contender.ts'
import { Arena, type Contender } from '../__tests__/support/lock/contenders.ts'
import type { Verdict } from '../__tests__/support/lock/history.ts'
import { plantDeadLock } from '../__tests__/support/lock/planted.ts'
import { drawBars } from './bars.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    /** Of each measurement; the slow ones take a share of it. */
    rounds: { type: 'string', default: '12' },
    /** Leaves out what takes minutes: proper-lockfile as it comes. */
    quick: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const HOLD_MS = 50

type Engine = Command['engine']
const ENGINES: readonly { engine: Engine; title: string }[] = [
  { engine: 'flock', title: 'flock(1)' },
  { engine: 'lease', title: 'ours' },
  { engine: 'plain', title: 'proper-lockfile, tuned' },
  { engine: 'plain-default', title: 'proper-lockfile, default' },
]

interface Row {
  readonly title: string
  readonly handOffMs: Record<number, { median: number; max: number } | undefined>
  readonly makespanOverheadMs: Record<number, number | undefined>
  readonly recoveryMs: { median: number; max: number } | undefined
  readonly deadLockRounds: number
  readonly roundsWithOverlap: number
}

const rows: Row[] = []
for (const { engine, title } of ENGINES) {
  if (values.quick && engine === 'plain-default') continue
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
report()

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
      if (engine === 'plain-default' && (round > 0 || contenders > 8)) continue
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

function report(): void {
  const ms = (value: number | undefined) =>
    value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(1)
  const cells = rows.map((row) => [
    row.title,
    ...[2, 8, 32].map((count) => ms(row.handOffMs[count]?.median)),
    ...[2, 8, 32].map((count) => ms(row.makespanOverheadMs[count])),
    `${ms(row.recoveryMs?.median)} / ${ms(row.recoveryMs?.max)}`,
    row.deadLockRounds === 0 ? '–' : `${row.roundsWithOverlap} of ${row.deadLockRounds}`,
  ])
  const head = ['', 'hand-over ms, N = 2', '8', '32', 'overhead ms per turn, N = 2', '8', '32']
  console.log(`| ${[...head, 'recovery ms, median / worst', 'dead-lock rounds with overlap'].join(' | ')} |`)
  console.log(`|${'---|'.repeat(head.length + 2)}`)
  for (const row of cells) console.log(`| ${row.join(' | ')} |`)
  const [flock, ours] = rows
  const ratio = (a: number | undefined, b: number | undefined) => ((a ?? NaN) / (b ?? NaN)).toFixed(2)
  const makespan = (row: Row | undefined) => 32 * HOLD_MS + 32 * (row?.makespanOverheadMs[32] ?? NaN)
  console.log('')
  console.log(
    `median hand-over at N = 8: ${ratio(ours?.handOffMs[8]?.median, flock?.handOffMs[8]?.median)}x flock(1)`,
  )
  console.log(`makespan at N = 32: ${ratio(makespan(ours), makespan(flock))}x flock(1)`)
}

if (values.out) {
  await mkdir(values.out, { recursive: true })
  const facts = { holdMs: HOLD_MS, rounds, cpus: (await import('node:os')).availableParallelism(), rows }
  await writeFile(join(values.out, 'lock.json'), `${JSON.stringify(facts, undefined, 2)}\n`)
  const bars = (pick: (row: Row) => number | undefined) =>
    rows.map((row) => ({ label: row.title, value: pick(row) }))
  const chart = drawBars([
    { title: 'Hand-over, 8 contenders (median, ms)', bars: bars((row) => row.handOffMs[8]?.median) },
    { title: 'Recovery after SIGKILL (median, ms)', bars: bars((row) => row.recoveryMs?.median) },
  ])
  await writeFile(join(values.out, 'lock.svg'), chart)
}
