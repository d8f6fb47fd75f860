import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { explain } from '../../../src/flow/explain.ts'
import { createPlatform } from '../../../src/platform/index.ts'

const BROKEN = [
  'error: Failed to install: left_pad-1.3-py3-none-any.whl (left-pad==1.3)',
  '  cause: The wheel is invalid: Missing .dist-info directory',
].join('\n')

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'explain-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function run(args: readonly string[], fedIn = ''): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const console = {
    args,
    isTerminal: false,
    readInput: async () => fedIn,
    print: (text: string) => {
      out += text
    },
    printError: (text: string) => {
      err += text
    },
  }
  const code = await explain(args, { ...createPlatform(), console })
  return { code, out, err }
}

test('the JSON holds these five fields and no others', async () => {
  const { code, out } = await run(['--json', '-'], BROKEN)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    class: 'cache-corruption',
    action: 'heal',
    package: 'left-pad',
    cause: 'The wheel is invalid: Missing .dist-info directory',
    remedy: expect.stringContaining('uv cache clean left-pad'),
  })
})

test('a file gives the same answer as what is fed in, which is the default', async () => {
  const file = path.join(dir, 'log')
  await writeFile(file, BROKEN)
  const fromFile = await run(['--json', file])
  expect(await run(['--json'], BROKEN)).toEqual(fromFile)
  expect(await run(['--json', '-'], BROKEN)).toEqual(fromFile)
})

test('a file that PowerShell has written', async () => {
  const file = path.join(dir, 'log')
  await writeFile(file, `\ufeff${BROKEN.replaceAll('\n', '\r\n')}\r\n`, 'utf16le')
  expect(await run(['--json', file])).toEqual(await run(['--json'], BROKEN))
})

test('for people, one line for each fact', async () => {
  const { out } = await run([], BROKEN)
  expect(out).toMatch(
    /^class {4}cache-corruption\naction {3}heal\npackage {2}left-pad==1\.3\ncause {4}The wheel/,
  )
})

test('nothing named: null, and still an answer', async () => {
  expect(JSON.parse((await run(['--json'], '')).out)).toMatchObject({
    class: 'unknown',
    action: 'fail',
    package: null,
  })
})

test('cache directory, exit code and system change the answer', async () => {
  const missing =
    'error: failed to open file `/c/archive-v0/aaaaaaaaaaaaaaaa/x`: No such file or directory (os error 2)'
  const ask = async (text: string, ...args: string[]) =>
    JSON.parse((await run(['--json', ...args], text)).out)
  expect(await ask(missing, '--cache-dir', '/c')).toMatchObject({ action: 'heal' })
  expect(await ask(missing, '--cache-dir', '/other')).toMatchObject({ action: 'fail' })
  expect(await ask(missing, '--exit-code', '137')).toMatchObject({ class: 'interrupted' })
  const foreign = 'error: Zugriff verweigert (os error 112)'
  expect(await ask(foreign, '--os', 'windows')).toMatchObject({ class: 'disk-full' })
  expect(await ask(foreign, '--os', 'macos')).toMatchObject({ class: 'unknown' })
})

test.each<[string, string[]]>([
  ['an option that does not exist', ['--jsn']],
  ['a system that does not exist', ['--os', 'beos']],
  ['an exit code that is no number', ['--exit-code', 'two']],
  ['two files', ['a', 'b']],
  ['a file that is not there', ['/no/such/file']],
])('%s is wrong usage', async (_what, args) => {
  const { code, out, err } = await run(args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/\w/)
})
