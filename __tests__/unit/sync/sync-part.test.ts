import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { planSyncPart, RUN_OPTIONS_WITH_VALUE } from '../../../src/sync/sync-part.ts'
import { UV_VERSIONS, uvPathOf } from '../../support/packages/uv.ts'

let cwd: string
beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'sync-part-'))
  await writeFile(path.join(cwd, 'own.py'), '#!/usr/bin/env python\n# /// script\n# ///\n')
  await writeFile(path.join(cwd, 'plain.py'), 'print(1)\n')
})
afterAll(() => rm(cwd, { recursive: true }))

test.each([
  ['run pytest -x', 'run -- true'],
  ['run --extra test -p 3.12 pytest --extra x', 'run --extra test -p 3.12 -- true'],
  ['--project app run --with=rich -m pytest', '--project app run --with=rich -- true'],
  ['run --locked -- pytest', 'run --locked -- true'],
  ['run plain.py', 'run -- true'],
  ['run own.py', 'sync --script own.py'],
  ['-q run -s own.py a b', '-q sync --script own.py'],
])('uv %s: uv %s is what writes', async (command, expected) => {
  const part = await planSyncPart(command.split(' '), { cwd }, { files })
  expect(part?.join(' ')).toBe(expected)
})

test.each(['run', 'run --no-sync pytest', 'run -', 'run https://example.org/x.py', '--version'])(
  'uv %s: nothing that could be run before',
  async (command) => {
    expect(await planSyncPart(command.split(' '), { cwd }, { files })).toBeUndefined()
  },
)

test.each(UV_VERSIONS)('every option of uv %s run that has a value is known', (version) => {
  const { stdout } = spawnSync(uvPathOf(version), ['run', '--help'], { encoding: 'utf8' })
  const found = [...stdout.matchAll(/^ +(?:(-\w), )?(--[a-z-]+) </gm)].flatMap(([, short, long]) => [
    short,
    long,
  ])
  expect(found.length).toBeGreaterThan(30)
  expect(found.filter((option) => option !== undefined && !RUN_OPTIONS_WITH_VALUE.includes(option))).toEqual(
    [],
  )
})
