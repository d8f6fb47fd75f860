/**
 * Rounds of writers and readers that arrive at once and end in every way, with and without a dead lock: counts overlaps,
 * lost locks and waits for the dead from the log of the contenders. Then the same harness with plain proper-lockfile.
 */
import { mkdirSync, utimesSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { Arena } from '../__tests__/support/lock/contenders.ts'
import { seeded, storm } from '../__tests__/support/lock/storm.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const total = Number(values.rounds)
const LONGEST_RECOVERY_MS = 1000
// Most jobs of a node meet one or two others; the large fields cost as much as all the rest.
const FIELDS = [
  { contenders: 2, share: 0.6, env: {} },
  { contenders: 8, share: 0.25, env: {} },
  { contenders: 32, share: 0.05, env: {} },
  { contenders: 8, share: 0.1, env: { LOCKED_UV_KERNEL_LOCK: 'off' } },
]

console.log(`seed ${values.seed}`)
let faults = 0
let rounds = 0
for (const { contenders, share, env } of FIELDS) {
  await using arena = new Arena()
  const times = Math.max(1, Math.round(total * share))
  const options = { contenders, rounds: times, env, random: seeded(Number(values.seed) + contenders) }
  const { planned } = await storm(arena, options)
  rounds += times
  const { entries, overlaps, inside, recoveriesMs, inversions, waitsMs, mostReaders } = arena.verdict()
  const slow = recoveriesMs.filter((gapMs) => gapMs > LONGEST_RECOVERY_MS)
  faults += overlaps.length + inside.length + slow.length
  console.log(
    [
      `N = ${contenders}${'LOCKED_UV_KERNEL_LOCK' in env ? ' without the kernel lock' : ''}: ${times} rounds`,
      `${planned} turns, ${entries} entries`,
      `${overlaps.length} overlaps`,
      `${inside.length} never left`,
      `${slow.length} of ${recoveriesMs.length} waits for the dead beyond ${LONGEST_RECOVERY_MS} ms`,
      `recovery median ${percentile(recoveriesMs, 0.5)} ms, 99 % ${percentile(recoveriesMs, 0.99)} ms, worst ${percentile(recoveriesMs, 1)} ms`,
      `longest wait ${percentile(waitsMs, 1)} ms, median ${percentile(waitsMs, 0.5)} ms`,
      `${((100 * inversions) / entries).toFixed(0)} % out of turn, up to ${mostReaders} readers at once`,
    ].join('; '),
  )
  for (const overlap of overlaps) console.log(`overlap: ${overlap}`)
}
console.log(`${rounds} rounds: ${faults} faults`)
const seen = await countPlainOverlaps()
console.log(
  `plain proper-lockfile in the same harness: ${seen.withOverlap} of ${seen.rounds} rounds with an overlap`,
)
process.exitCode = faults === 0 && seen.withOverlap > 0 ? 0 : 1

async function countPlainOverlaps(): Promise<{ rounds: number; withOverlap: number }> {
  await using arena = new Arena()
  const all = await arena.startMany(16)
  const times = Math.min(40, Math.max(20, total / 25))
  let withOverlap = 0
  let before = 0
  for (let round = 0; round < times; round++) {
    await rm(arena.lockPath, { recursive: true, force: true })
    mkdirSync(arena.lockPath)
    utimesSync(arena.lockPath, 1, 1)
    await Promise.all(
      all.map((each) => each.tell(arena.command('release', 20, { engine: 'plain' })).catch(() => undefined)),
    )
    const { overlaps } = arena.verdict()
    if (overlaps.length > before) withOverlap++
    before = overlaps.length
  }
  return { rounds: times, withOverlap }
}

function percentile(timesMs: readonly number[], share: number): string {
  const sorted = timesMs.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
}
