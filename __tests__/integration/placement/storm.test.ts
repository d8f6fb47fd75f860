import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useScratch } from '../../unit/placement/scratch.ts'
import { type Answer, startWorker } from './worker.ts'

const LEGS = 16
const createScratch = useScratch()

async function placeAtOnce(dir: string, workspace: string): Promise<Answer[]> {
  const env = { LOCKED_UV_BASE: dir }
  const workers = Array.from({ length: LEGS }, () => startWorker({ cwd: workspace, env }))
  await Promise.all(workers.map((it) => it.ready))
  return await Promise.all(workers.map((it) => it.go()))
}

function theOneAnswer(answers: readonly Answer[]) {
  const distinct = new Set(answers.map(({ placement }) => JSON.stringify({ ...placement, notes: [] })))
  expect([...distinct]).toHaveLength(1)
  return answers[0] as Answer
}

describe('sixteen jobs that place at once', () => {
  it('come to one answer, on an empty node and after every kind of damage', async () => {
    const [dir, workspace] = [await createScratch(), await createScratch()]
    const { base, placement } = theOneAnswer(await placeAtOnce(dir, workspace))
    expect(placement.generation).toBe(1)
    const epochDir = join(placement.cacheDir, '..')
    expect((await readdir(epochDir)).sort()).toEqual(['current', 'gen-1'])
    expect(await readdir(base.dir)).toEqual(['v1'])

    await mkdir(join(epochDir, 'gen-3'))
    await writeFile(join(epochDir, 'current'), 'garbage')
    expect(theOneAnswer(await placeAtOnce(dir, workspace)).placement.generation).toBe(3)

    await writeFile(join(epochDir, 'gen-3', 'CACHEDIR.TAG'), '')
    await rm(join(base.dir, 'v1', 'canary'))
    const moved = await placeAtOnce(dir, workspace)
    expect(theOneAnswer(moved).placement.generation).toBe(4)
    expect(moved.some((it) => it.base.notes.length > 0)).toBe(true)
    expect((await readdir(epochDir)).sort()).toEqual(['current', 'gen-1', 'gen-3', 'gen-4'])
  })
})
