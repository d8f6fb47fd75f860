/**
 * Cancels the built action in the midst of a real `uv sync`, as the runner does it, at random moments: counts processes
 * left behind, environments that are broken afterwards, exits that came too late, and leases that were not free at once.
 */
import { parseArgs } from 'node:util'
import { openRange } from '../__tests__/support/cancel.ts'
import { seeded } from '../__tests__/support/lock/storm.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    /** Another folder than this one with an action.yml and a dist. */
    action: { type: 'string' },
  },
})
const EXIT_WITHIN_MS = 7500
const LEASE_FREE_WITHIN_MS = 100

const random = seeded(Number(values.seed))
await using range = await openRange(values.action ? { actionDir: values.action } : {})
console.log(`seed ${values.seed}; an undisturbed sync takes ${range.syncMs.toFixed(0)} ms`)
const faults = { left: 0, broken: 0, late: 0, leaseLate: 0 }
const leaseFreeMs: number[] = []
let worstExitMs = 0
let cancelled = 0
for (let round = 1; cancelled < Number(values.rounds); round++) {
  const isCold = random() < 0.5
  const result = await range.cancelAt(random() * range.syncMs, { isCold })
  const { atMs, kind, exitMs, code, signal, left, broken } = result
  if (kind === 'cancelled') cancelled++
  faults.left += left
  if (broken !== undefined) faults.broken++
  if (exitMs > EXIT_WITHIN_MS || (signal !== null && kind === 'cancelled')) faults.late++
  if (result.leaseFreeMs > LEASE_FREE_WITHIN_MS) faults.leaseLate++
  leaseFreeMs.push(result.leaseFreeMs)
  worstExitMs = Math.max(worstExitMs, exitMs)
  console.log(
    `round ${round}: ${kind} ${atMs.toFixed(0)} ms into a ${isCold ? 'cold' : 'warm'} sync, code ${code}, out after ` +
      `${exitMs.toFixed(0)} ms, ${left} left, lease free after ${result.leaseFreeMs.toFixed(0)} ms${broken ? `, BROKEN: ${broken}` : ''}`,
  )
  if (round > Number(values.rounds) * 4) throw new Error('the sync is too quick to be cancelled here')
}
const sorted = leaseFreeMs.toSorted((a, b) => a - b)
console.log(
  `${cancelled} cancellations: ${faults.left} processes left, ${faults.broken} broken environments, ${faults.late} exits later ` +
    `than ${EXIT_WITHIN_MS} ms (worst ${worstExitMs.toFixed(0)} ms), ${faults.leaseLate} leases not free within ` +
    `${LEASE_FREE_WITHIN_MS} ms (median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)}, worst ${sorted.at(-1)?.toFixed(0)} ms)`,
)
process.exitCode = Object.values(faults).every((count) => count === 0) ? 0 : 1
