import { mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteUse } from '../../../src/cache/last-use.ts'
import { clock } from '../../../src/platform/clock.ts'
import { files } from '../../../src/platform/files.ts'

const LONG_AGO = new Date('2020-01-01T00:00:00Z')
let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'last-use-'))
  await mkdir(path.join(dir, '0.13.8', 'triple'), { recursive: true })
  for (const old of [path.join(dir, '0.13.8'), dir]) await utimes(old, LONG_AGO, LONG_AGO)
})
afterEach(() => rm(dir, { recursive: true }))

const isOld = async (...names: string[]) =>
  (await stat(path.join(dir, ...names))).mtimeMs === LONG_AGO.getTime()
const note = (file: string) => noteUse({ file, dir }, { clock, files })

test('what holds the file in use is young again, and nothing above it', async () => {
  await note(path.join(dir, '0.13.8', 'triple', 'uv'))
  expect(await isOld('0.13.8')).toBe(false)
  expect(await isOld()).toBe(true)
})

test('what lies elsewhere is left alone, and what is gone is no error', async () => {
  await note(path.join(path.dirname(dir), 'usr', 'bin', 'uv'))
  await note(dir)
  await note(path.join(dir, '0.13.8'))
  await note(path.join(dir, 'gone', 'uv'))
  expect(await isOld('0.13.8')).toBe(true)
  expect(await isOld()).toBe(true)
})
