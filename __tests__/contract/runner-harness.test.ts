import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Machine } from '../support/runner.ts'
import { parseCommandFile, parseLog } from '../support/runner-protocol.ts'

// An action without any toolkit: what it sees and what becomes of its output is the harness's doing alone.
const MAIN = `
import { appendFileSync, readFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
const write = (name, text) => appendFileSync(process.env[name], text)
const mode = process.env.INPUT_MODE
if (mode === 'report') {
  write('GITHUB_OUTPUT', 'seen=' + JSON.stringify({
    argv: process.argv.slice(2), cwd: process.cwd(), other: process.env['INPUT_WITH-HYPHEN'],
    stdin: readFileSync(0, 'utf8'), uv: process.env.UV_CACHE_DIR, cert: process.env.SSL_CERT_FILE,
    path: process.env.PATH.split(':')[0], carried: process.env.CARRIED,
  }) + '\\n')
  write('GITHUB_ENV', 'CARRIED<<END\\ntwo\\nlines\\nEND\\nNODE_OPTIONS=--bad\\n')
  write('GITHUB_PATH', '/first\\n/second\\n')
  write('GITHUB_STATE', 'kept=from main\\n')
  write('GITHUB_STEP_SUMMARY', '# done')
  console.error('::warning title=a%2Cb::on stderr%0Atwo lines')
}
if (mode === 'stubborn') {
  process.on('SIGINT', () => console.log('got SIGINT'))
  setInterval(() => {}, 1000)
  write('GITHUB_STATE', 'kept=before the kill\\n')
  console.log('ready')
}
if (mode === 'orphan') {
  const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
  child.unref()
  console.log('orphan ' + child.pid)
}
`
const POST = `console.log('state: ' + process.env.STATE_kept)`
const MANIFEST = `
inputs:
  mode: { default: report }
  with-hyphen: { default: '\${{ github.workspace }}' }
runs: { using: node24, main: main.mjs, post: post.mjs }
`

let actionDir: string
beforeAll(async () => {
  actionDir = await mkdtemp(path.join(tmpdir(), 'probe-action-'))
  await mkdir(actionDir, { recursive: true })
  await writeFile(path.join(actionDir, 'action.yml'), MANIFEST)
  await writeFile(path.join(actionDir, 'main.mjs'), MAIN)
  await writeFile(path.join(actionDir, 'post.mjs'), POST)
})
afterAll(() => rm(actionDir, { recursive: true }))

test('an action sees what the real runner gives it, and not the variables of the developer', async () => {
  process.env['UV_CACHE_DIR'] = '/of/the/developer'
  await using machine = await Machine.create()
  const runner = await machine.runner('one', { actionDir })
  const { outputs, code } = await runner.step().run('main')
  delete process.env['UV_CACHE_DIR']
  expect(code).toBe(0)
  expect(JSON.parse(outputs['seen'] ?? '')).toEqual({
    argv: [],
    cwd: runner.workspace,
    other: runner.workspace,
    stdin: '',
    ...(process.env['SSL_CERT_FILE'] ? { cert: process.env['SSL_CERT_FILE'] } : {}),
    path: process.env['PATH']?.split(':')[0],
  })
})

test('environment, PATH additions and state reach the next step and the post stage', async () => {
  await using machine = await Machine.create()
  const runner = await machine.runner('one', { actionDir })
  const step = runner.step()
  const main = await step.run('main')
  expect(main).toMatchObject({
    env: { CARRIED: 'two\nlines' },
    paths: ['/first', '/second'],
    state: { kept: 'from main' },
    summary: '# done',
    commands: [{ command: 'warning', properties: { title: 'a,b' }, message: 'on stderr\ntwo lines' }],
  })
  const second = await runner.step().run('main')
  expect(JSON.parse(second.outputs['seen'] ?? '')).toMatchObject({ path: '/second', carried: 'two\nlines' })
  expect((await step.run('post')).log).toEqual(['state: from main'])
})

test('a cancelled stage gets SIGINT, then SIGTERM 7.5 s later, and its state still reaches post', async () => {
  await using machine = await Machine.create()
  const step = (await machine.runner('one', { actionDir })).step({ mode: 'stubborn' })
  const { running, result } = await step.start('main')
  await running.waitForLine(/^ready$/)
  const cancelledMs = performance.now()
  running.cancel()
  await running.waitForLine(/^got SIGINT$/)
  const main = await result
  expect(main.signal).toBe('SIGTERM')
  expect(performance.now() - cancelledMs).toBeGreaterThan(7000)
  expect((await step.run('post')).log).toEqual(['state: before the kill'])
})

test('what a job leaves running is ended with the job', async () => {
  const machine = await Machine.create()
  const step = (await machine.runner('one', { actionDir })).step({ mode: 'orphan' })
  const main = await step.run('main')
  const pid = Number(/^orphan (\d+)$/.exec(main.log[0] ?? '')?.[1])
  expect(isAlive(pid)).toBe(true)
  await machine[Symbol.asyncDispose]()
  await expect.poll(() => isAlive(pid)).toBe(false)
})

test('runners of one machine share the home and, if asked, the tool cache; their workspaces differ', async () => {
  await using machine = await Machine.create({ sharesToolCache: true })
  const [one, two] = [await machine.runner('one', { actionDir }), await machine.runner('two', { actionDir })]
  expect(one.toolCache).toBe(two.toolCache)
  expect(one.workspace).not.toBe(two.workspace)
  await using plain = await Machine.create()
  expect((await plain.runner('one', { actionDir })).toolCache).toContain('_work')
})

test('an input that action.yml does not know is an error of the test', async () => {
  await using machine = await Machine.create()
  const runner = await machine.runner('one', { actionDir })
  await expect(runner.step({ typo: '1' }).run('main')).rejects.toThrow('no input typo')
})

test('a command file without its delimiter, or with a line of no form, is refused', () => {
  expect(() => parseCommandFile('A<<X\nno end')).toThrow('delimiter')
  expect(() => parseCommandFile('nothing')).toThrow('Invalid format')
  expect(parseCommandFile('A=b<<c\nB<<==\nx=y\n==\n')).toEqual({ A: 'b<<c', B: 'x=y' })
})

test('commands are plain text between stop-commands and its token', () => {
  const { commands, groups } = parseLog([
    '::group::uv',
    '::stop-commands::tok',
    '::error::from a package',
    '::tok::',
    'plain',
    '::endgroup::',
    'after',
    '::error file=a.ts,line=3::real',
  ])
  expect(commands.filter(({ command }) => command === 'error')).toEqual([
    { command: 'error', properties: { file: 'a.ts', line: '3' }, message: 'real' },
  ])
  expect(groups).toEqual([{ title: 'uv', lines: ['::error::from a package', 'plain'] }])
})

/** A zombie is dead: in a container without an init nobody reaps what a killed parent has left. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}
