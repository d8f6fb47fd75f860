import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { damageArchive } from '../../support/packages/damage.ts'
import { startPackageIndex } from '../../support/packages/package-index.ts'
import { makeProject } from '../../support/packages/project.ts'
import { uvPathOf } from '../../support/packages/uv.ts'
import { makeWheel } from '../../support/packages/wheel.ts'
import { CLI, type Node, openNode } from '../../support/shell/terminal.ts'

const UV_DIR = path.dirname(uvPathOf('0.13.8'))
const LEFT_PAD = { name: 'left-pad', version: '1.3' }

// Blocked first and awaited then, so that none is lost in between.
const AWAIT_SIGNAL = `
import signal
wanted = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
signal.pthread_sigmask(signal.SIG_BLOCK, wanted)
print("ready", flush=True)
print("got", signal.Signals(signal.sigwait(wanted)).name, flush=True)
`

let node: Node
beforeEach(async () => {
  node = await openNode({ pathDirs: [UV_DIR] })
})
afterEach(() => node[Symbol.asyncDispose]())

test('input, both outputs and the exit code are those of the command', async () => {
  const script = 'read line; echo "got $line"; echo aside >&2; exit 7'
  const result = await node.run(['run', '--', 'sh', '-c', script], { input: 'something\n' })
  expect(result).toMatchObject({ code: 7, stdout: 'got something\n' })
  expect(result.stderr).toMatch(/^aside$/m)
})

test.each([
  ['a program that is not there', ['no-such-program'], 127, /no-such-program could not be started/],
  ['a signal that ends the command', ['sh', '-c', 'kill -9 $$'], 137, /SIGKILL/],
])('%s: the exit code of shells, and why', async (_name, argv, code, told) => {
  const result = await node.run(['run', '--', ...argv])
  expect(result.code).toBe(code)
  expect(result.stderr).toMatch(told)
})

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
  ['SIGHUP', 129],
] as const)('%s reaches the command as it came', async (signal, code) => {
  const { child, finished, says } = node.start(['run', '--', 'python3', '-c', AWAIT_SIGNAL])
  await says('ready')
  child.kill(signal)
  expect(await finished).toMatchObject({ code, stdout: `ready\ngot ${signal}\n` })
})

test('at a terminal the command has the terminal', () => {
  const code = 'import sys; print("tty", sys.stdin.isatty(), sys.stdout.isatty())'
  const command = `"${process.execPath}" "${CLI}" run -- python3 -c '${code}'`
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8', env: node.env })
  expect(stdout).toContain('tty True True')
})

test('a damaged cache is healed under the lease, for a script that calls uv', async () => {
  await using index = await startPackageIndex([makeWheel(LEFT_PAD)])
  const cwd = path.join(node.dir, 'project')
  await makeProject(cwd, { dependencies: ['left-pad'], indexUrl: index.url })
  const sync = () => node.run(['run', '--', 'sh', '-c', 'uv sync && echo synced'], { cwd })
  expect(await sync()).toMatchObject({ code: 0, stdout: 'synced\n' })
  const cacheDir = (await node.run(['run', '--', 'sh', '-c', 'echo $UV_CACHE_DIR'])).stdout.trim()
  expect(cacheDir).toMatch(/locked-uv-\d+\/v1\/cache\/0\.13\/gen-1$/)
  await damageArchive(cacheDir, LEFT_PAD, 'METADATA deleted')
  await rm(path.join(cwd, '.venv'), { recursive: true })
  const healed = await sync()
  expect(healed).toMatchObject({ code: 0, stdout: 'synced\n' })
  expect(healed.stderr).toMatch(/locked-uv: Healed .*left-pad/)
})

test('what cannot be healed keeps its exit code and is explained', async () => {
  const cwd = path.join(node.dir, 'project')
  await makeProject(cwd, { dependencies: ['left-pad'], indexUrl: 'http://127.0.0.1:9/simple/' })
  const { code, stderr } = await node.run(['run', '--', 'uv', 'sync', '--offline'], { cwd })
  expect(code).toBeGreaterThan(0)
  expect(code).toBeLessThan(3)
  expect(stderr).toMatch(/locked-uv: uv sync --offline failed on .* with exit code \d after 1 attempt/)
})

test('within a lease the inner one does not wait for the outer; one that writes is refused within one that reads', async () => {
  const inner = `"${process.execPath}" "${CLI}" run`
  const nested = await node.run(['run', '--', 'sh', '-c', `${inner} -- echo inner`])
  expect(nested).toMatchObject({ code: 0, stdout: 'inner\n' })
  const both = await node.run(['run', '--shared', '--', 'sh', '-c', `${inner} --shared -- echo inner`])
  expect(both).toMatchObject({ code: 0, stdout: 'inner\n' })
  const refused = await node.run(['run', '--shared', '--', 'sh', '-c', `${inner} -- echo inner`])
  expect(refused).toMatchObject({ code: 125, stdout: '' })
  expect(refused.stderr).toContain('LEASE_NESTED')
})

test('a variable that has outlived its lease is not believed', async () => {
  const script = 'echo "$LOCKED_UV_LEASE"'
  const stale = (await node.run(['run', '--', 'sh', '-c', script])).stdout.trim()
  const fresh = await node.run(['run', '--', 'sh', '-c', script], { env: { LOCKED_UV_LEASE: stale } })
  expect(fresh.stdout.trim()).not.toBe(stale)
  expect(fresh.stdout).toMatch(/^exclusive /)
})

test('readers are in at the same time', async () => {
  const meet = (mine: string, other: string) =>
    `touch ${mine}; until [ -e ${other} ]; do sleep 0.05; done; echo met`
  const [one, two] = [path.join(node.dir, 'one'), path.join(node.dir, 'two')]
  const results = await Promise.all([
    node.run(['run', '--shared', '--', 'sh', '-c', meet(one, two)]),
    node.run(['run', '--shared', '--', 'sh', '-c', meet(two, one)]),
  ])
  expect(results.map(({ code, stdout }) => [code, stdout])).toEqual([
    [0, 'met\n'],
    [0, 'met\n'],
  ])
})

test('eight terminals, Ctrl-C in one, kill -9 of another: nobody is in with another one, exit codes are right', async () => {
  const busy = path.join(node.dir, 'busy')
  const log = path.join(node.dir, 'log')
  const go = path.join(node.dir, 'go')
  const pid = path.join(node.dir, 'pid')
  await writeFile(log, '')
  const enter = `mkdir ${busy} || echo overlap >> ${log}; echo entered`
  const leave = `rmdir ${busy}; echo out >> ${log}`
  const start = (work: string, first = '') =>
    node.startAtTerminal(['run', '--', 'sh', '-c', `${first}${enter}; ${work}`])
  // Goes on after the kill, until it is told: the others wait for it and not for its parent.
  const killed = start(`until [ -e ${go} ]; do sleep 0.05; done; ${leave}`, `echo $PPID > ${pid}; `)
  await killed.says('entered')
  const cancelled = start('while :; do sleep 0.05; done', `trap 'echo caught; ${leave}; exit 1' INT; `)
  const others = Array.from({ length: 6 }, () => start(leave))
  await Promise.all([cancelled, ...others].map(({ says }) => says('Waiting for the lock')))
  process.kill(Number(await readFile(pid, 'utf8')), 'SIGKILL')
  await killed.says('code 137')
  await mkdir(go)
  await cancelled.says('entered')
  cancelled.child.stdin?.write('\x03')
  const { stdout } = await cancelled.finished
  expect(stdout).toContain('code 130')
  expect(stdout.match(/caught/g)).toHaveLength(1)
  const ends = await Promise.all(others.map(({ finished }) => finished))
  expect(ends.map((end) => /^code (\d+)/m.exec(end.stdout)?.[1])).toEqual(Array(6).fill('0'))
  expect(await readFile(log, 'utf8')).toBe('out\n'.repeat(8))
})

test('a lock that is not given up in time: 125, and who has it', async () => {
  const holder = node.start(['run', '--', 'sh', '-c', 'echo entered; sleep 60'])
  await holder.says('entered')
  const late = await node.run(['run', '--lock-timeout', '0', '--', 'echo', 'never'])
  expect(late).toMatchObject({ code: 125, stdout: '' })
  expect(late.stderr).toMatch(/LOCK_TIMEOUT: waited .* held by pid \d+ on /)
  holder.child.kill('SIGTERM')
  await holder.finished
})

test.each([
  [['run', 'uv', 'sync'], 'Write the command after "--"'],
  [['run', '--lock-timeout', 'soon', '--', 'true'], 'is no duration'],
  [['run', '--unknown', '--', 'true'], "Unknown option '--unknown'"],
])('%j: wrong usage', async (args, told) => {
  const { code, stdout, stderr } = await node.run(args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(told)
})

test('without a uv it says what to do', async () => {
  const { code, stderr } = await node.run(['run', '--', 'true'], { env: { PATH: '/nowhere' } })
  expect(code).toBe(125)
  expect(stderr).toContain('UV_NOT_ON_PATH')
})
