import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../support/runner.ts'
import { body, htmlPage, Machine } from '../../unit/uv/doubles.ts'
import { realWheel } from './real-wheel.ts'

const VERSION = '0.13.8'
const hasStrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0

/** A step with an exact pin on a machine whose tool cache has that uv. */
async function warmMachine(): Promise<{ machine: Machine; env: Record<string, string> }> {
  const machine = await Machine.open()
  const { filename, content } = realWheel(VERSION)
  machine.index.serve('/simple/uv/', htmlPage(`/files/${filename}`))
  machine.index.serve(`/files/${filename}`, body(content))
  await machine.install({ version: VERSION })
  machine.index.requests.length = 0
  for (const name of ['workspace', 'base']) mkdirSync(machine.at(name), { recursive: true })
  const env = {
    ...machine.env,
    HOME: machine.dir,
    TMPDIR: machine.at('temp'),
    RUNNER_TEMP: machine.at('temp'),
    LOCKED_UV_BASE: machine.at('base'),
    GITHUB_WORKSPACE: machine.at('workspace'),
    INPUT_VERSION: VERSION,
    INPUT_RUN: 'none',
  }
  return { machine, env }
}

test.runIf(hasStrace)(
  'an exact pin that is in the tool cache costs neither a network call nor a process',
  async () => {
    const { machine, env } = await warmMachine()
    await using _machine = machine
    const log = machine.at('strace.log')
    const calls = 'execve,socket,connect,bind,sendto,sendmsg,sendmmsg'
    const main = path.join(PROJECT_ROOT, 'src', 'entry', 'main.ts')
    const strace = [
      'strace',
      '-f',
      '-qq',
      '-s',
      '200',
      '-o',
      log,
      '-e',
      `trace=${calls}`,
      process.execPath,
      main,
    ]
    const [command = '', ...args] = strace
    const output = execFileSync(command, args, { env: { ...env, PATH: '/usr/bin:/bin' }, encoding: 'utf8' })
    expect(output).toContain(`uv ${VERSION} (input version) from tool-cache`)
    const lines = readFileSync(log, 'utf8').split('\n')
    expect(lines.filter((line) => /AF_INET|connect\(|send(to|msg|mmsg)\(/.test(line))).toEqual([])
    const started = lines.flatMap((line) => /execve\("([^"]+)".*= 0$/.exec(line)?.[1] ?? [])
    expect(started).toEqual([process.execPath])
  },
)

test('the same step works where there is no network at all', async () => {
  const { machine, env } = await warmMachine()
  await using _machine = machine
  const main = path.join(PROJECT_ROOT, 'src', 'entry', 'main.ts')
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const [command = '', ...args] = [...(isRoot ? ['unshare', '--net', '--'] : []), process.execPath, main]
  const output = execFileSync(command, args, { env: { ...env, PATH: '/usr/bin:/bin' }, encoding: 'utf8' })
  expect(output).toContain('verified by digest recorded at install (bundled digest table)')
})
