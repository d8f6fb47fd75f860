import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { importAll, makeLeg, makeWheels } from '../support/legs.ts'
import { makeBigWheels } from '../support/packages/big-wheels.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine } from '../support/runner.ts'

const ROUNDS = Number(process.env['CLEAN_ROUNDS'] ?? 4)
const COMMANDS = [
  ['prune'],
  ['clean'],
  // Waits for nobody: it takes the files from under a sync.
  ['prune', '--force'],
  ['clean', '--force'],
] as const

/** Somebody who keeps tidying up, with the pauses of somebody who is in no hurry, until told to stop. */
async function tidyUp(cacheDir: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  let count = 0
  for (; !signal.aborted; count++) {
    const uv = spawn(uvPathOf('0.13.8'), ['cache', ...args, '--cache-dir', cacheDir], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], UV_LOCK_TIMEOUT: '5' },
    })
    await once(uv, 'exit')
    await sleep(150 + 90 * (count % 5))
  }
  return count
}

test.each(COMMANDS.map((args) => ({ args, told: args.join(' ') })))(
  'uv cache $told by somebody else, again and again, breaks no leg',
  async ({ args }) => {
    await using machine = await Machine.create()
    const names = Array.from({ length: 3 }, (_, index) => `big-${index + 1}`)
    await using index = await startPackageIndex([...makeWheels(), ...makeBigWheels(names.length, 1024 ** 2)])
    const options = { indexUrl: index.url, dependencies: ['apple', 'pear', ...names] }
    const first = await makeLeg(machine, 'first', options)
    const { outputs } = await first.step.run('main')
    const cacheDir = outputs['cache-dir'] ?? ''
    expect(path.isAbsolute(cacheDir)).toBe(true)

    const isOver = new AbortController()
    const tidier = tidyUp(cacheDir, args, isOver.signal)
    for (let round = 0; round < ROUNDS; round++) {
      const leg = await makeLeg(machine, `leg-${round}`, { ...options, inputs: { retries: '2' } })
      const main = await leg.step.run('main')
      expect(main.code, main.log.join('\n')).toBe(0)
      expect(await importAll(leg, ['apple', 'pear', 'big_3']), main.log.join('\n')).toBe(
        'apple 1.0\npear 2.1\nbig-3 1.0\n',
      )
      const post = await leg.step.run('post')
      expect(post.code, post.log.join('\n')).toBe(0)
    }
    isOver.abort()
    expect(await tidier).toBeGreaterThan(2)
  },
)
