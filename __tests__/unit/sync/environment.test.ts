import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { clearHalfMade, holdsPython, judgeEnvironment } from '../../../src/sync/environment.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'environment-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const write = async (file: string, text = '') => {
  await mkdir(path.dirname(path.join(dir, file)), { recursive: true })
  await writeFile(path.join(dir, file), text)
}
/** What uv has made when it comes to pyvenv.cfg. */
const makeHalf = async () => {
  for (const mark of ['CACHEDIR.TAG', '.gitignore']) await write(mark)
  await mkdir(path.join(dir, 'bin'))
  await symlink('/nowhere/bin/python3', path.join(dir, 'bin/python'))
}

test('what is not there, or empty, is made by uv', async () => {
  expect(await judgeEnvironment(dir, { files })).toEqual({ kind: 'absent' })
  await rm(dir, { recursive: true })
  expect(await judgeEnvironment(dir, { files })).toEqual({ kind: 'absent' })
})

test.each([
  'home = /usr/bin\nversion_info = 3.12\n',
  'include-system-site-packages = false\nhome=C:\\Python\n',
])('a pyvenv.cfg that names a home makes an environment: %j', async (config) => {
  await makeHalf()
  await write('pyvenv.cfg', config)
  expect(await judgeEnvironment(dir, { files })).toEqual({ kind: 'usable' })
  expect(await clearHalfMade(dir, { files })).toEqual({ kind: 'nothing-to-clear' })
})

test.each(['lib/python3.12/os.py', 'lib/pypy3.11/os.py', 'lib/os.py'])(
  'an installation of Python is no half-made environment, by its %s',
  async (file) => {
    await makeHalf()
    await write(file)
    expect(await judgeEnvironment(dir, { files })).toEqual({ kind: 'usable' })
  },
)

test.each([
  [undefined, 'its pyvenv.cfg is missing'],
  ['', 'its pyvenv.cfg names no home'],
  ['home = \nversion_info = 3.12\n', 'its pyvenv.cfg names no home'],
])('without a home in pyvenv.cfg (%j) the directory is emptied', async (config, why) => {
  await makeHalf()
  await write('lib/python3.12/site-packages/apple/core.py')
  if (config !== undefined) await write('pyvenv.cfg', config)
  expect(await clearHalfMade(dir, { files })).toEqual({ kind: 'cleared', why })
  expect(await readdir(dir)).toEqual([])
})

test('a clearing that is cut off goes on the next time', async () => {
  await makeHalf()
  await write('lib/python3.12/site-packages/apple/core.py')
  const failing = {
    ...files,
    rm: async (file: string) => {
      if (path.basename(file) === '.gitignore' || path.basename(file) === 'CACHEDIR.TAG')
        throw new Error('crash')
      await rm(file, { recursive: true })
    },
  } as unknown as typeof files
  await expect(clearHalfMade(dir, { files: failing })).rejects.toThrow('crash')
  expect(await clearHalfMade(dir, { files })).toMatchObject({ kind: 'cleared' })
})

test.each([['notes.txt'], ['src/main.py']])('a directory with %s in it keeps everything', async (file) => {
  await makeHalf()
  await write(file, 'mine')
  const [foreign = ''] = file.split('/')
  expect(await clearHalfMade(dir, { files })).toMatchObject({ kind: 'kept', foreign: [foreign] })
  expect(await readdir(dir)).toContain(foreign)
})

test('a directory without a mark of uv keeps everything', async () => {
  await write('bin/tool')
  await write('lib/thing')
  expect(await clearHalfMade(dir, { files })).toMatchObject({ kind: 'kept', foreign: [] })
  expect((await readdir(dir)).toSorted()).toEqual(['bin', 'lib'])
})

test('what uv would run is a Python, whether its link leads anywhere or not', async () => {
  expect(await holdsPython(dir, { files })).toBe(false)
  await makeHalf()
  expect(await holdsPython(dir, { files })).toBe(true)
})
