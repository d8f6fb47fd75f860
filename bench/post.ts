/**
 * What the built post costs a job when there is nothing to do, beside a node that does nothing at all; and what the
 * bundles weigh. `--out DIR` writes post.json.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Machine, PROJECT_ROOT } from '../__tests__/support/runner.ts'
import { contest, printSamples, ratio } from './support/contest.ts'
import { publish } from './support/publish.ts'
import { runTimed } from './support/site.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '31' }, out: { type: 'string' }, guard: { type: 'boolean' } },
})

await using machine = await Machine.create()
const runner = await machine.runner('one')
const step = runner.step({ run: 'none' })
const env = { PATH: process.env['PATH'] ?? '' }
const samples = await contest(
  [
    {
      name: 'post, nothing to do',
      run: async () => {
        const { code, log, durationMs } = await step.run('post')
        if (code !== 0 || log.length > 0) throw new Error(log.join('\n'))
        return durationMs
      },
    },
    { name: 'bare node', run: () => runTimed([process.execPath, '-e', '0'], { cwd: runner.workspace, env }) },
  ],
  { rounds: Number(values.rounds), budgetMs: 60_000 },
)
const bundles = ['main', 'post', 'cli'].map((name) => {
  const dir = path.join(PROJECT_ROOT, 'dist', name)
  const sizeOf = (file: string) => statSync(path.join(dir, file)).size
  // What the entry itself imports is there before anything else happens.
  const topLevel = readFileSync(path.join(dir, 'index.js'), 'utf8').match(/^\S.*await.*$/gm) ?? []
  const atOnce = [...topLevel.join('\n').matchAll(/__nccwpck_require__\.e\((?:\/\*.*?\*\/ )?(\d+)\)/g)]
  const isAtOnce = (file: string) => file === 'index.js' || atOnce.some(([, id]) => file === `${id}.index.js`)
  const chunks = readdirSync(dir).filter((file) => file.endsWith('.js'))
  const weigh = (files: readonly string[]) => files.reduce((sum, file) => sum + sizeOf(file), 0)
  return {
    name,
    entryBytes: weigh(chunks.filter(isAtOnce)),
    laterBytes: weigh(chunks.filter((file) => !isAtOnce(file))),
  }
})
printSamples('post', samples)
for (const { name, entryBytes, laterBytes } of bundles)
  console.log(
    `  ${name.padEnd(5)} ${(entryBytes / 1024).toFixed(0).padStart(5)} KiB at the start, ${(laterBytes / 1024).toFixed(0)} KiB when asked for`,
  )
const main = bundles[0]?.entryBytes ?? Number.NaN
await publish('post', values.out, {
  ratios: [
    { name: 'idle post / bare node', value: ratio(samples, 'post, nothing to do', 'bare node'), most: 1.6 },
    { name: 'entry of main / 768 KiB', value: main / (768 * 1024), most: 1 },
  ],
  details: { samples, bundles },
})
