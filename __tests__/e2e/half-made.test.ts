import { existsSync } from 'node:fs'
import { mkdir, readlink, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { importAll, type Leg, makeLeg, makeWheels } from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { Machine } from '../support/runner.ts'

// Where a SIGKILL can leave uv while it makes an environment.
const MOMENTS: Record<string, (environmentDir: string) => Promise<unknown>> = {
  'before its Python was linked': async (dir) => {
    await rm(dir, { recursive: true })
    await mkdir(dir)
    await writeFile(path.join(dir, '.gitignore'), '*')
  },
  'before pyvenv.cfg was made': (dir) => rm(path.join(dir, 'pyvenv.cfg')),
  'before pyvenv.cfg was written': (dir) => truncate(path.join(dir, 'pyvenv.cfg')),
}

async function withLeg(act: (leg: Leg) => Promise<void>): Promise<void> {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  // Should the guard fail, uv takes nothing out of the Python that it mistakes for the environment.
  const leg = await makeLeg(machine, 'leg', { indexUrl: index.url, inputs: { 'sync-args': '--inexact' } })
  const first = await leg.step.run('main')
  expect(first.code, first.log.join('\n')).toBe(0)
  await leg.step.run('post')
  await act(leg)
}

describe('a uv that was killed while it made the environment', () => {
  test.each(Object.keys(MOMENTS))('%s: the next step makes it anew, and says so', async (moment) => {
    await withLeg(async (leg) => {
      await MOMENTS[moment]?.(leg.environmentDir)
      const main = await leg.step.run('main')
      expect(main.code, main.log.join('\n')).toBe(0)
      expect(main.log.join('\n')).toContain(
        `Emptied ${leg.environmentDir}, which an interrupted uv left half made`,
      )
      expect(await importAll(leg, ['apple', 'pear', 'plum'])).toBe('apple 1.0\npear 2.1\nplum 0.3\n')
    })
  })
})

test('a directory with a Python and files of somebody else is refused and named, and loses nothing', async () => {
  await withLeg(async (leg) => {
    const python = await readlink(path.join(leg.environmentDir, 'bin/python'))
    await rm(leg.environmentDir, { recursive: true })
    await mkdir(path.join(leg.environmentDir, 'bin'), { recursive: true })
    await symlink(python, path.join(leg.environmentDir, 'bin/python'))
    await writeFile(path.join(leg.environmentDir, 'notes.txt'), 'mine')
    const main = await leg.step.run('main')
    expect(main.code).toBe(1)
    const [error] = main.commands.filter(({ command }) => command === 'error')
    expect(error?.properties['title']).toContain('ENVIRONMENT_UNUSABLE')
    expect(error?.message).toContain(leg.environmentDir)
    expect(existsSync(path.join(leg.environmentDir, 'notes.txt'))).toBe(true)
  })
})
