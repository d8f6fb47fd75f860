import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../support/runner.ts'
import { body, Machine } from '../../unit/uv/doubles.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)
const C = 'c'.repeat(64)
const MANIFEST = '/github/versions/main/v1/uv.ndjson'

/** The script against loopback, beginning with a table. */
async function update(machine: Machine, known: object): Promise<{ table: unknown; said: string }> {
  const out = machine.at('digests.json')
  writeFileSync(out, JSON.stringify(known))
  const script = path.join(PROJECT_ROOT, 'scripts', 'update-digests.mjs')
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, '--out', out], {
    env: {
      PATH: process.env['PATH'],
      UV_DEFAULT_INDEX: `${machine.index.url}/simple/`,
      UV_ASTRAL_MIRROR_URL: machine.mirror.url,
      UV_INSTALLER_GITHUB_BASE_URL: machine.github.url,
    },
  })
  return { table: JSON.parse(readFileSync(out, 'utf8')), said: stdout + stderr }
}

const serveIndex = (machine: Machine, files: Record<string, string>) => {
  const links = Object.entries(files).map(([name, sha256]) => `<a href="/${name}#sha256=${sha256}">x</a>`)
  machine.index.serve('/simple/uv/', body(links.join('\n'), 'text/html'))
}
const WHEELS = {
  'uv-0.14.0-py3-none-win32.whl': A,
  'uv-0.13.9-py3-none-win32.whl': B,
  'uv-0.4.1-py3-none-win32.whl': C,
}

test('wheels come from the index, archives from the manifest, what the manifest no longer lists stays', async () => {
  await using machine = await Machine.open()
  serveIndex(machine, WHEELS)
  const artifacts = [{ platform: 'x', url: 'https://example.org/0.14.0/uv-x.tar.gz', sha256: C }]
  machine.mirror.serve(MANIFEST, body(JSON.stringify({ version: '0.14.0', artifacts })))
  const { table, said } = await update(machine, { '0.13.9': { 'uv-x.tar.gz': A } })
  expect(Object.entries(table as object)).toEqual([
    ['0.14.0', { 'uv-x.tar.gz': C, win32: A }],
    ['0.13.9', { 'uv-x.tar.gz': A, win32: B }],
  ])
  expect(said).toContain('2 versions, newest 0.14.0, 2 archives')
})

test('without a manifest the wheels are updated all the same', async () => {
  await using machine = await Machine.open()
  serveIndex(machine, WHEELS)
  const { table, said } = await update(machine, {})
  expect(table).toEqual({ '0.14.0': { win32: A }, '0.13.9': { win32: B } })
  expect(said).toContain(`${machine.mirror.url}${MANIFEST}: HTTP 404`)
})

test('a digest that has changed, or that sources do not agree on, stops the update', async () => {
  await using machine = await Machine.open()
  serveIndex(machine, WHEELS)
  await expect(update(machine, { '0.14.0': { win32: B } })).rejects.toThrow(/0\.14\.0 win32: b+ is known/)
  await expect(update(machine, { '0.12.0': { win32: B } })).rejects.toThrow(
    /0\.12\.0 win32: .* have undefined/,
  )
  const artifacts = [{ platform: 'x', url: 'uv-x.tar.gz', sha256: C }]
  machine.mirror.serve(MANIFEST, body(JSON.stringify({ version: '0.14.0', artifacts })))
  await expect(update(machine, { '0.14.0': { win32: A, 'uv-x.tar.gz': B } })).rejects.toThrow(
    /one source has b+, another c+/,
  )
})
