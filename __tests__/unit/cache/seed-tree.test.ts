import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseLinking, linkSeed } from '../../../src/cache/seed-tree.ts'
import type { Files } from '../../../src/platform/files.ts'
import { createPlatform } from '../../../src/platform/index.ts'

const platform = createPlatform()
let root: string
let seedDir: string
let tree: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'seed-')))
  seedDir = path.join(root, 'seed')
  tree = path.join(root, 'tree')
  await mkdir(tree)
  await write({ 'CACHEDIR.TAG': 'Signature', 'archive-v0/a1/pear/__init__.py': 'pear' })
})
afterEach(() => rm(root, { recursive: true }))

async function write(contents: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(contents)) {
    await mkdir(path.dirname(path.join(seedDir, name)), { recursive: true })
    await writeFile(path.join(seedDir, name), text)
  }
}

async function link(name: string, destination: string): Promise<void> {
  await mkdir(path.dirname(path.join(seedDir, name)), { recursive: true })
  await symlink(destination, path.join(seedDir, name))
}

const failing = (errno: string) => () => Promise.reject(Object.assign(new Error(errno), { code: errno }))

describe('the way to link', () => {
  const choose = (mayShare: boolean, files: Partial<Files> = {}, uid = platform.host.uid) =>
    chooseLinking(
      { seedDir, stagingDir: root, mayShare },
      { files: { ...platform.files, ...files }, host: { ...platform.host, uid } },
    )
  const noReflink = { copyFile: failing('ENOTSUP') }

  test.each([
    ['reflinks where the file system has them', () => choose(true, { copyFile: async () => {} }), 'reflinks'],
    ['hard links where it has none', () => choose(true, noReflink), 'hard links'],
    ['copies for jobs that must not change the seed', () => choose(false, noReflink), 'copies'],
    ['copies of what belongs to somebody else', () => choose(true, noReflink, 54_321), 'copies'],
    ['copies on another disk', () => choose(true, { ...noReflink, link: failing('EXDEV') }), 'copies'],
  ] as const)('%s', async (_, attempt, linking) => {
    expect(await attempt()).toBe(linking)
  })

  test('is copies where nothing can be tried', async () => {
    await rm(path.join(seedDir, 'CACHEDIR.TAG'))
    expect(await choose(true)).toBe('copies')
  })
})

describe('the second tree', () => {
  const make = (buckets: string[], files: Partial<Files> = {}, linking: 'hard links' | 'copies' = 'copies') =>
    linkSeed({ seedDir, tree, buckets, linking }, { ...platform, files: { ...platform.files, ...files } })
  const list = async () => (await readdir(tree, { recursive: true })).toSorted()

  test.each([
    ['../../archive-v0/a1', '../../archive-v0/a1'],
    ['SEED/archive-v0/a1', '../../archive-v0/a1'],
    ['/opt/where-it-was-made/archive-v0/a1', '../../archive-v0/a1'],
    ['/opt/where-it-was-made/archive-v0/a2', undefined],
    ['/etc/passwd', undefined],
    ['../../../elsewhere', undefined],
    ['SEED-of-others/archive-v0/a2', undefined],
  ])('a link to %s leads to %s', async (destination, expected) => {
    await link('wheels-v7/pear/1.0', destination.replace('SEED', seedDir))
    const { notes } = await make(['archive-v0', 'wheels-v7'])
    const made = await readlink(path.join(tree, 'wheels-v7/pear/1.0')).catch(() => undefined)
    expect(made).toBe(expected)
    const told = '1 link that led out of it left out, such as wheels-v7/pear/1.0'
    expect(notes).toEqual(expected === undefined ? [told] : [])
  })

  test('has no locks of uv, but every file of that name that a package or its sources bring', async () => {
    await write({
      'wheels-v7/pear/1.0.lock': '',
      'archive-v0/a1/pear/empty.lock': '',
      'sdists-v10/plum/src/Cargo.lock': 'version = 4',
    })
    await make(['archive-v0', 'sdists-v10', 'wheels-v7'])
    expect((await list()).filter((name) => name.endsWith('.lock'))).toEqual([
      'archive-v0/a1/pear/empty.lock',
      'sdists-v10/plum/src/Cargo.lock',
    ])
  })

  test('has no environments and nothing that is not asked for', async () => {
    await write({ 'archive-v0/venv/pyvenv.cfg': 'home = /usr/bin', 'binaries-v0/ruff': 'ruff' })
    await make(['archive-v0'])
    expect(await list()).toEqual([
      'archive-v0',
      'archive-v0/a1',
      'archive-v0/a1/pear',
      'archive-v0/a1/pear/__init__.py',
    ])
  })

  test('has copies of files that have too many names', async () => {
    await make(['archive-v0'], { link: failing('EMLINK') }, 'hard links')
    const file = 'archive-v0/a1/pear/__init__.py'
    expect(await readFile(path.join(tree, file), 'utf8')).toBe('pear')
    const [one, other] = await Promise.all([seedDir, tree].map((dir) => lstat(path.join(dir, file))))
    expect(one?.ino).not.toBe(other?.ino)
  })

  test('is given up where the disk is full, and where the job is cancelled', async () => {
    await expect(make(['archive-v0'], { copyFile: failing('ENOSPC') })).rejects.toThrow('ENOSPC')
    const processes = { ...platform.processes, interruption: AbortSignal.abort(new Error('cancelled')) }
    await expect(
      linkSeed({ seedDir, tree, buckets: ['archive-v0'], linking: 'copies' }, { ...platform, processes }),
    ).rejects.toThrow('cancelled')
  })
})
