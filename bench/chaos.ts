/**
 * Legs of one node at once, round after round, with the built action and real uv, while cached packages are damaged and
 * legs are killed and cancelled. Ends with a failure if one environment that was reported whole cannot be imported, if a
 * leg failed that nobody struck, or if a cache was lost as a whole.
 */
import { parseArgs } from 'node:util'
import { type ChaosResult, runChaos } from '../__tests__/support/chaos.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    legs: { type: 'string', default: '6' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    action: { type: 'string' },
  },
})

console.log(`seed ${values.seed}`)
const result = await runChaos({
  rounds: Number(values.rounds),
  legs: Number(values.legs),
  seed: Number(values.seed),
  ...(values.action ? { actionDir: values.action } : {}),
  onRound: (round, soFar) => {
    if (round % 10 === 0) console.log(`round ${round}: ${describe(soFar)}`)
  },
})
for (const told of [...result.broken, ...result.failed].slice(0, 3)) console.log(`\n${told}`)
console.log(describe(result))
if (result.broken.length + result.failed.length + result.wholeCacheLosses > 0) process.exitCode = 1

function describe(soFar: ChaosResult): string {
  return (
    `${soFar.succeeded} succeeded, ${soFar.broken.length} of them broken; ${soFar.struck} struck, ` +
    `${soFar.failed.length} failed unstruck; ${soFar.damaged} damages, ${soFar.healed} healed, ${soFar.relinked} relinked, ` +
    `${soFar.fetchedWheels} wheels fetched, ${soFar.wholeCacheLosses} whole caches lost`
  )
}
