import { drawBars } from './bars.ts'
import { publish, type Ratio } from './support/publish.ts'

/** What was measured of one lock; by the number of contenders where there are several. */
export interface Row {
  readonly title: string
  readonly handOffMs: Record<number, { median: number; max: number } | undefined>
  readonly makespanOverheadMs: Record<number, number | undefined>
  readonly recoveryMs: { median: number; max: number } | undefined
  readonly deadLockRounds: number
  readonly roundsWithOverlap: number
}

export interface Measured {
  /** flock(1) first, ours second. */
  readonly rows: readonly Row[]
  readonly readersMs: { readonly taken: number; readonly ideal: number }
  readonly holdMs: number
  readonly rounds: number
}

/** Prints the table and the targets, writes JSON and chart; a target that is missed makes the run a failure. */
export async function report(measured: Measured, outDir: string | undefined): Promise<void> {
  console.log(drawTable(measured.rows))
  const ratios = judge(measured)
  await publish('lock', outDir, { ratios, details: measured, chart: drawChart(measured.rows) })
  if (ratios.some(({ value, most = Number.POSITIVE_INFINITY }) => !(value <= most))) process.exitCode = 1
}

function judge({ rows, readersMs, holdMs }: Measured): Ratio[] {
  const [flock, ours] = rows
  const ratio = (pick: (row: Row) => number | undefined) =>
    ((ours && pick(ours)) ?? Number.NaN) / ((flock && pick(flock)) ?? Number.NaN)
  const makespan = ({ makespanOverheadMs }: Row) => 32 * (holdMs + (makespanOverheadMs[32] ?? Number.NaN))
  return [
    {
      name: 'median hand-over at N = 8, as a multiple of flock(1)',
      value: ratio((row) => row.handOffMs[8]?.median),
      most: 2,
    },
    { name: 'makespan at N = 32, as a multiple of flock(1)', value: ratio(makespan), most: 1.3 },
    { name: 'median recovery after SIGKILL, ms', value: ours?.recoveryMs?.median ?? Number.NaN, most: 100 },
    {
      name: '8 readers, a writer, 8 readers, as a multiple of the ideal',
      value: readersMs.taken / readersMs.ideal,
      most: 1.2,
    },
    { name: 'rounds with an overlap at a dead lock', value: ours?.roundsWithOverlap ?? Number.NaN, most: 0 },
  ]
}

function drawTable(rows: readonly Row[]): string {
  const ms = (value: number | undefined) =>
    value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(1)
  const counts = [2, 8, 32]
  const head = [
    '',
    'hand-over ms, N = 2',
    '8',
    '32',
    'overhead ms per turn, N = 2',
    '8',
    '32',
    'recovery ms, median / worst',
    'dead-lock rounds with overlap',
  ]
  const cells = rows.map((row) => [
    row.title,
    ...counts.map((count) => ms(row.handOffMs[count]?.median)),
    ...counts.map((count) => ms(row.makespanOverheadMs[count])),
    `${ms(row.recoveryMs?.median)} / ${ms(row.recoveryMs?.max)}`,
    row.deadLockRounds === 0 ? '–' : `${row.roundsWithOverlap} of ${row.deadLockRounds}`,
  ])
  const lines = [head, head.map(() => '---'), ...cells]
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n')
}

function drawChart(rows: readonly Row[]): string {
  const bars = (pick: (row: Row) => number | undefined) =>
    rows.map((row) => ({ label: row.title, value: pick(row) }))
  return drawBars([
    { title: 'Hand-over, 8 contenders (median, ms)', bars: bars((row) => row.handOffMs[8]?.median) },
    { title: 'Recovery after SIGKILL (median, ms)', bars: bars((row) => row.recoveryMs?.median) },
  ])
}
