import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Platform } from '../../../src/platform/index.ts'
import { processes } from '../../../src/platform/processes.ts'
import { ANSWERS, openRepairLab, type RepairLab } from '../../support/packages/repair-lab.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'

// All versions: `npm run lab:heal`.
const VERSIONS = process.env['HEAL_LAB'] === 'full' ? UV_VERSIONS : UV_VERSIONS.slice(-1)

const atOnce = (platform: Platform): Platform => ({
  ...platform,
  clock: { ...platform.clock, sleep: async () => {} },
})

/** A script that tells when it has begun, and then waits until it is let go. */
async function makeGate(lab: RepairLab) {
  const [begun, go] = [path.join(lab.dir, 'begun'), path.join(lab.dir, 'go')]
  await processes.run(['mkfifo', begun, go])
  return {
    script: `echo > ${begun}; read -r _ < ${go}; exec uv sync --locked`,
    hasBegun: () => readFile(begun),
    letGo: () => writeFile(go, '\n'),
  }
}

/** What another job does that gives the cache up. */
const giveUp = (lab: RepairLab) => writeFile(path.join(lab.epochDir, 'current'), '2\n')

describe.each(VERSIONS)('uv %s', (version) => {
  test('a cache that is removed in mid-run', async () => {
    await using lab = await openRepairLab(version, { adapt: atOnce })
    lab.index.disturb('left_pad-1.3-py3-none-any.whl', 'stall')
    const isFetching = lab.index.seen('left_pad-1.3-py3-none-any.whl')
    const step = lab.step()
    await isFetching
    // uv may be writing into it this very moment.
    await rm(lab.cacheDir, { recursive: true, maxRetries: 10, retryDelay: 10 })
    lab.index.resume()
    const { error, lines } = await step
    expect(error, lines.join('\n')).toBeUndefined()
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  test('two generations at once: neither job waits for the other or disturbs it', async () => {
    await using lab = await openRepairLab(version)
    const gate = await makeGate(lab)
    const old = lab.step({ run: gate.script })
    await gate.hasBegun()
    await giveUp(lab)
    const young = await lab.step()
    expect(young).toMatchObject({
      error: undefined,
      facts: { sync: { attempts: 1 }, lock: { state: 'held' } },
    })
    expect(await lab.callAnswers()).toBe(ANSWERS)
    await lab.dropEnvironment()
    await gate.letGo()
    expect(await old).toMatchObject({ error: undefined, facts: { sync: { attempts: 1 } } })
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })

  test('a job that waited for a cache that was given up meanwhile goes on in the next one', async () => {
    const waiting = Promise.withResolvers<void>()
    const watch = (platform: Platform): Platform => {
      const info = (line: string) => {
        if (line.includes('Waiting for the lock')) waiting.resolve()
        platform.actions.info(line)
      }
      return { ...platform, actions: { ...platform.actions, info } }
    }
    await using lab = await openRepairLab(version, { adapt: watch })
    const gate = await makeGate(lab)
    const first = lab.step({ run: gate.script })
    await gate.hasBegun()
    const second = lab.step()
    await waiting.promise
    await giveUp(lab)
    await gate.letGo()
    await first
    const { error, facts, lines } = await second
    expect(error, lines.join('\n')).toBeUndefined()
    expect(facts).toMatchObject({ sync: { attempts: 1 } })
    expect(facts.heal).toBeUndefined()
    expect(lines.join('\n')).toContain('followed another job to generation 2')
    expect(await lab.callAnswers()).toBe(ANSWERS)
  })
})
