/**
 * How long after the death of a SIGKILLed leg's uv the next leg has the lease, as a share of what a waiter is given
 * (100 ms): the built action, real uv, a stalled download. Prints each round and the ratio, writes JSON where asked.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { makeLeg, makeWheels, readLeaseTimes, startStalledLeg } from '../__tests__/support/legs.ts'
import { startPackageIndex } from '../__tests__/support/packages/package-index.ts'
import { Machine } from '../__tests__/support/runner.ts'
import { processes } from '../src/platform/processes.ts'

const GIVEN_MS = 100

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, json: { type: 'string' } },
})
const recoveriesMs: number[] = []
for (let round = 1; round <= Number(values.rounds); round++) {
  const recoveryMs = await measure()
  recoveriesMs.push(recoveryMs)
  console.log(`round ${round}: in ${recoveryMs.toFixed(1)} ms after the child's end`)
}
const sorted = recoveriesMs.toSorted((a, b) => a - b)
const medianMs = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
const maxMs = sorted.at(-1) ?? Number.NaN
console.log(
  `median ${(medianMs / GIVEN_MS).toFixed(2)}x, worst ${(maxMs / GIVEN_MS).toFixed(2)}x of ${GIVEN_MS} ms`,
)
if (values.json) await writeFile(values.json, `${JSON.stringify({ recoveriesMs, medianMs, maxMs })}\n`)

async function measure(): Promise<number> {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const { running, result, groupId } = await startStalledLeg(machine, index, 'victim')
  const next = await makeLeg(machine, 'next', { indexUrl: index.url, inputs: { run: 'true' } })
  const waiting = await next.step.start('main')
  await waiting.running.waitForLine(/^Waiting for the lock/)
  running.kill('SIGKILL')
  while (typeof processes.inspect(running.pid) === 'object') await new Promise(setImmediate)
  processes.signalGroup(groupId, 'SIGKILL')
  while (processes.isGroupAlive(groupId)) await new Promise(setImmediate)
  const goneMs = Number(process.hrtime.bigint()) / 1e6
  const main = await waiting.result
  await result
  return readLeaseTimes(main).enteredMs - goneMs
}
