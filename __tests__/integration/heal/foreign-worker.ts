/**
 * A job of another user than the one who runs the tests: syncs once, tells where its cache is, waits until somebody has
 * been there, and syncs again. Prints one JSON object in a line for each.
 */
import { once } from 'node:events'
import { openRepairLab } from '../../support/packages/repair-lab.ts'

const [version = ''] = process.argv.slice(2)
const lab = await openRepairLab(version)
const first = await lab.step()
await lab.dropEnvironment()
console.log(JSON.stringify({ dir: lab.dir, cacheDir: lab.cacheDir, error: first.error }))
await once(process.stdin, 'data')
const { error, facts, lines } = await lab.step()
console.log(
  JSON.stringify({ error, sync: facts.sync, heal: facts.heal, lines, answers: await lab.callAnswers() }),
)
process.stdin.destroy()
// What belongs to somebody else by now, somebody else removes.
await Promise.resolve(lab[Symbol.asyncDispose]()).catch(() => {})
