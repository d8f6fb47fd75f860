import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Leg, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { damageArchive } from '../support/packages/damage.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { Machine, type StageResult } from '../support/runner.ts'

const APPLE = { name: 'apple', version: '1.0' }

/** A later step of the job: what the action exported, and its additions to PATH. */
async function laterStep({ runner }: Leg, main: StageResult, machine: Machine, script: string) {
  const uvDir = path.dirname(uvPathOf(UV_VERSION))
  const child = spawn('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: runner.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      HOME: machine.homeDir,
      TMPDIR: machine.tempDir,
      UV_PYTHON_DOWNLOADS: 'never',
      UV_HTTP_RETRIES: '0',
      ...main.env,
      PATH: [...main.paths.toReversed(), uvDir, '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    },
  })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk
    })
  const [status] = await once(child, 'close')
  return { status, ...texts, all: `${texts.stdout}${texts.stderr}` }
}

// Nothing in it knows of us.
const BUILD_SCRIPT = `
uv lock
uv sync
uv pip install apple
uv run -q python -c 'import apple, pear; print(apple.answer(), pear.answer())'
uv --version
`

test('a script that calls uv five times runs unchanged under the lease, and heals what is damaged', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { 'wrap-uv': 'true' } })
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)

  const whole = await laterStep(leg, main, machine, BUILD_SCRIPT)
  expect(whole.status, whole.all).toBe(0)
  expect(whole.stdout).toBe(`apple 1.0 pear 2.1\nuv ${UV_VERSION} (x86_64-unknown-linux-gnu)\n`)
  expect(whole.all).not.toContain('Healed')

  await damageArchive(main.outputs['cache-dir'] ?? '', APPLE, 'METADATA deleted')
  await rm(leg.environmentDir, { recursive: true })
  const healed = await laterStep(leg, main, machine, BUILD_SCRIPT)
  expect(healed.status, healed.all).toBe(0)
  expect(healed.stdout).toBe(whole.stdout)
  expect(healed.stderr.match(/locked-uv: Healed .*apple/g)).toHaveLength(1)
})

test('it waits for a job that holds the lock, does not wait within it, and passes exit codes and output through', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { 'wrap-uv': 'true' } })
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  const later = (script: string) => laterStep(leg, main, machine, script)

  const nested = await later('locked-uv run -- sh -c "uv sync && uv run echo inner"')
  expect(nested.status, nested.all).toBe(0)
  expect(nested.stdout).toBe('inner\n')

  const held = await later(`
    locked-uv run -- sh -c 'echo locked > one; until [ -e two ]; do sleep 0.05; done' &
    until [ -e one ]; do sleep 0.05; done
    uv --version
    uv run --no-sync true
    { uv sync 2>&1 || true; } | while read -r line; do echo "$line"; case $line in *Waiting*) touch two;; esac; done
    wait`)
  expect(held.status, held.all).toBe(0)
  expect(held.stdout).toMatch(/Waiting for the lock .* held by pid/)

  expect((await later('uv pip freeze 2>/dev/null')).stdout).toContain('apple==1.0')
  expect((await later('uv run sh -c "exit 7"')).status).toBe(7)
  expect((await later('uv pip install no-such-package')).status).not.toBe(0)
  expect((await later('uv run no-such-command')).status).not.toBe(0)
  expect((await later('uv of-the-future')).all).toContain('of-the-future')
})

test('the command of uv run has no lease', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { 'wrap-uv': 'true' } })
  const main = await leg.step.run('main')
  await writeFile(
    path.join(leg.runner.workspace, 'script.py'),
    '# /// script\n# dependencies = []\n# ///\nprint("script")\n',
  )
  const lease = 'sh -c "echo lease:$LOCKED_UV_LEASE"'
  for (const command of [
    `uv run ${lease}`,
    `uv -q run --with pear -- ${lease}`,
    `uv run --isolated ${lease}`,
  ]) {
    const { status, stdout, all } = await laterStep(leg, main, machine, command)
    expect(status, all).toBe(0)
    expect(stdout).toBe('lease:\n')
  }
  expect((await laterStep(leg, main, machine, 'uv run script.py')).stdout).toBe('script\n')
})

test('a second use of the action does not take the wrapper for a uv', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, inputs: { 'wrap-uv': 'true' } })
  expect((await leg.step.run('main')).code).toBe(0)
  const second = await leg.step.run('main')
  expect(second.code, second.log.join('\n')).toBe(0)
  expect(second.outputs['uv-path']).toBe(uvPathOf(UV_VERSION))
})
