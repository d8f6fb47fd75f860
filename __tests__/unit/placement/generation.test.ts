import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { advanceGeneration, markCanary, settleGeneration } from '../../../src/placement/generation.ts'
import { epochDirOf, layoutOf, parseGenerationDir } from '../../../src/placement/layout.ts'
import { files } from '../../../src/platform/files.ts'
import { useScratch } from './scratch.ts'

const createScratch = useScratch()
const world = { files }
const errno = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

async function createEpoch({ current, generations = [] }: { current?: string; generations?: number[] } = {}) {
  const epochDir = join(await createScratch(), 'cache', '0.13')
  for (const each of generations) await mkdir(join(epochDir, `gen-${each}`), { recursive: true })
  if (current !== undefined) {
    await mkdir(epochDir, { recursive: true })
    await writeFile(join(epochDir, 'current'), current)
  }
  return epochDir
}

describe('the layout', () => {
  it('keeps the caches of different minor series apart', () => {
    const layout = layoutOf('/b')
    expect(epochDirOf(layout, '0.13.8')).toBe('/b/v1/cache/0.13')
    expect(epochDirOf(layout, '0.13.0rc1')).toBe('/b/v1/cache/0.13')
    expect(epochDirOf(layout, '1.0.0')).toBe('/b/v1/cache/1.0')
    expect(() => epochDirOf(layout, 'latest')).toThrow('latest')
  })

  it('recognises a cache of ours in any base', () => {
    expect(parseGenerationDir('/x/locked-uv-7/v1/cache/0.13/gen-12')).toEqual({
      baseDir: '/x/locked-uv-7',
      generation: 12,
    })
    expect(parseGenerationDir('/x/locked-uv-7/v1/cache/0.13/gen-12/sub')).toBeUndefined()
    expect(parseGenerationDir('/x/my-locked-uv/v1/cache/0.13/gen-1')).toBeUndefined()
    expect(parseGenerationDir('/home/u/.cache/uv')).toBeUndefined()
  })
})

describe('the generation in use', () => {
  it('is 1 at first and then what current says', async () => {
    const epochDir = await createEpoch()
    const first = await settleGeneration(epochDir, world)
    expect(first).toEqual({ generation: 1, dir: join(epochDir, 'gen-1'), notes: [] })
    expect(await settleGeneration(epochDir, world)).toEqual(first)
    expect(await readdir(epochDir)).toEqual(['current', 'gen-1'])
  })

  it('is made again where only its directory is gone', async () => {
    const epochDir = await createEpoch({ current: '4\n' })
    expect((await settleGeneration(epochDir, world)).generation).toBe(4)
    expect(await readdir(epochDir)).toContain('gen-4')
  })

  it.each(['', '0\n', '-3', '2x', '1e3', '\0\0\0\0', '99999999999999999999'])(
    'is the highest that exists where current holds %j, and a note says so',
    async (current) => {
      const epochDir = await createEpoch({ current, generations: [2, 10, 9] })
      const settled = await settleGeneration(epochDir, world)
      expect(settled.generation).toBe(10)
      expect(settled.notes).toEqual([expect.stringContaining('generation 10')])
      expect(await readFile(join(epochDir, 'current'), 'utf8')).toBe('10\n')
    },
  )

  it('is the highest that exists where current was deleted', async () => {
    const epochDir = await createEpoch({ generations: [2, 10] })
    expect((await settleGeneration(epochDir, world)).generation).toBe(10)
  })

  it('is the one that somebody else published first', async () => {
    const epochDir = await createEpoch()
    const link: typeof files.link = async (from, to) => {
      await mkdir(join(epochDir, 'gen-7'))
      await writeFile(to, '7\n')
      await files.link(from, to)
    }
    expect((await settleGeneration(epochDir, { files: { ...files, link } })).generation).toBe(7)
  })

  it('can be published where hard links are not to be had', async () => {
    const epochDir = await createEpoch()
    await settleGeneration(epochDir, { files: { ...files, link: errno('EPERM') } })
    expect(await readFile(join(epochDir, 'current'), 'utf8')).toBe('1\n')
  })

  it('leaves no staged file behind when the disk is full', async () => {
    const epochDir = await createEpoch()
    await expect(settleGeneration(epochDir, { files: { ...files, link: errno('ENOSPC') } })).rejects.toThrow(
      'ENOSPC',
    )
    expect(await readdir(epochDir)).toEqual(['gen-1'])
  })

  it('moves on by one, however many ask for it', async () => {
    const epochDir = await createEpoch({ current: '3\n', generations: [3] })
    const all = await Promise.all(Array.from({ length: 8 }, () => advanceGeneration(epochDir, 3, world)))
    expect(all.map((it) => it.generation)).toEqual(Array(8).fill(4))
    expect((await settleGeneration(epochDir, world)).generation).toBe(4)
    await advanceGeneration(epochDir, 4, world)
    expect((await advanceGeneration(epochDir, 3, world)).generation).toBe(5)
  })
})

describe('the canary', () => {
  async function createBase() {
    const layout = layoutOf(await createScratch())
    await mkdir(layout.cachesDir, { recursive: true })
    return layout
  }

  it('is written once and never touched again', async () => {
    const layout = await createBase()
    expect(await markCanary(layout, world)).toEqual([])
    const before = await files.stat(layout.canaryFile, { bigint: true })
    expect(await markCanary(layout, world)).toEqual([])
    expect(await files.stat(layout.canaryFile, { bigint: true })).toEqual(before)
  })

  it('takes every cache with it that has something to lose', async () => {
    const layout = await createBase()
    await markCanary(layout, world)
    const used = await settleGeneration(epochDirOf(layout, '0.13.8'), world)
    await writeFile(join(used.dir, 'CACHEDIR.TAG'), '')
    const empty = await settleGeneration(epochDirOf(layout, '0.12.0'), world)
    await rm(layout.canaryFile)

    expect(await markCanary(layout, world)).toEqual([expect.stringContaining('generation 2')])
    expect((await settleGeneration(epochDirOf(layout, '0.13.8'), world)).generation).toBe(2)
    expect((await settleGeneration(epochDirOf(layout, '0.12.0'), world)).generation).toBe(empty.generation)
    expect(await markCanary(layout, world)).toEqual([])
  })

  it('is looked for again before a cache is given up, since another job may just have written it', async () => {
    const layout = await createBase()
    const { dir } = await settleGeneration(epochDirOf(layout, '0.13.8'), world)
    await writeFile(join(dir, 'CACHEDIR.TAG'), '')
    const readdirLate = (async (path: string) => {
      await writeFile(layout.canaryFile, '')
      return await files.readdir(path)
    }) as typeof files.readdir
    expect(await markCanary(layout, { files: { ...files, readdir: readdirLate } })).toEqual([])
    expect((await settleGeneration(epochDirOf(layout, '0.13.8'), world)).generation).toBe(1)
  })
})
