import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  statfs,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { importAll, type Leg, type LegOptions, makeLeg, makeWheels } from '../support/legs.ts'
import { makeBigWheels } from '../support/packages/big-wheels.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { makeProject } from '../support/packages/project.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { makeWheel } from '../support/packages/wheel.ts'
import { Machine, PROJECT_ROOT, type StageResult } from '../support/runner.ts'
import { mountTmpfs } from '../support/tmpfs.ts'

const MIB = 1024 ** 2
const ROUNDS = Number(process.env['DISK_ROUNDS'] ?? 12)
const WHEEL_MIB = 6
const FLOOR_MIB = 24

async function freeMib(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return (bavail * bsize) / MIB
}

async function sizeMib(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / MIB
}

async function runLeg(
  machine: Machine,
  name: string,
  options: LegOptions,
): Promise<{ leg: Leg; main: StageResult }> {
  const leg = await makeLeg(machine, name, options)
  const main = await leg.step.run('main')
  expect(main.code, main.log.join('\n')).toBe(0)
  return { leg, main }
}

test(`${ROUNDS} rounds of other projects on a small disk stay above the floor, and a uv that runs keeps its cache`, async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=80m')
  await using index = await startPackageIndex([...makeWheels(), ...makeBigWheels(ROUNDS, WHEEL_MIB * MIB)])
  const env = { LOCKED_UV_BASE: disk }
  const inputs = { 'min-free-space': `${FLOOR_MIB}MiB`, 'concurrency-lint': 'off' }
  const shared = { indexUrl: index.url, env, inputs }

  const first = await runLeg(machine, 'first', { ...shared, dependencies: ['apple'] })
  const cacheDir = first.main.outputs['cache-dir'] ?? ''
  // What a later step does: this uv has its cache open for as long as the child runs.
  const running = spawn(uvPathOf('0.13.8'), ['run', '--no-sync', 'sh', '-c', 'echo up; read line'], {
    cwd: first.leg.runner.workspace,
    env: { PATH: process.env['PATH'], UV_CACHE_DIR: cacheDir, HOME: machine.homeDir },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(running.stdout, 'data')
  await first.leg.step.run('post')

  let least = Infinity
  for (let round = 1; round <= ROUNDS; round++) {
    const { leg, main } = await runLeg(machine, `round-${round}`, {
      ...shared,
      dependencies: [`big-${round}`],
    })
    least = Math.min(least, await freeMib(disk))
    expect(await importAll(leg, [`big_${round}`]), main.log.join('\n')).toBe(`big-${round} 1.0\n`)
    const post = await leg.step.run('post')
    expect(post.code, post.log.join('\n')).toBe(0)
    expect(await freeMib(disk), post.log.join('\n')).toBeGreaterThanOrEqual(FLOOR_MIB)
    expect(existsSync(path.join(cacheDir, 'archive-v0'))).toBe(true)
  }
  // The floor is what a sync may use; it never met a full disk.
  expect(least).toBeGreaterThan(0)
  expect(running.exitCode).toBeNull()
  running.stdin.end('\n')
  await once(running, 'exit')
})

test('a disk below its floor is cleared before the sync, of what is in no use', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=60m')
  await using index = await startPackageIndex([...makeWheels(), ...makeBigWheels(1, 20 * MIB)])
  const shared = { indexUrl: index.url, env: { LOCKED_UV_BASE: disk } }
  const inputs = { 'min-free-space': '0' }
  const old = await runLeg(machine, 'old', { ...shared, inputs, dependencies: ['big-1'] })
  const { 'cache-dir': oldDir = '' } = old.main.outputs

  const kept = await runLeg(machine, 'kept', { ...shared, inputs: { 'min-free-space': '45MiB' } })
  expect(existsSync(path.join(oldDir, 'archive-v0')), 'a job that is not over uses it').toBe(true)
  expect(kept.main.outputs['cache-dir']).not.toBe(oldDir)
  expect(kept.main.log.join('\n')).toContain('is in use and is left for the next generation')
  const warnings = kept.main.commands.filter(({ command }) => command === 'warning')
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining('less than min-free-space'),
  ])

  await old.leg.step.run('post')
  await kept.leg.step.run('post')
  const next = await runLeg(machine, 'next', { ...shared, inputs: { 'min-free-space': '45MiB' } })
  expect(existsSync(oldDir), next.main.log.join('\n')).toBe(false)
  expect(await freeMib(disk)).toBeGreaterThan(45)
})

test('a cache that nobody uses is first rid of what nothing leads to, and stays if that is enough', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=60m')
  await using index = await startPackageIndex(makeWheels())
  const shared = { indexUrl: index.url, env: { LOCKED_UV_BASE: disk } }
  const first = await runLeg(machine, 'first', { ...shared, inputs: { 'min-free-space': '0' } })
  await first.leg.step.run('post')
  const { 'cache-dir': cacheDir = '' } = first.main.outputs
  const lost = path.join(cacheDir, 'archive-v0', 'AAAAAAAAAAAAAAAAAAAAA')
  await mkdir(lost)
  await writeFile(path.join(lost, 'big.bin'), Buffer.alloc(30 * MIB))
  index.requests.length = 0

  const next = await runLeg(machine, 'next', { ...shared, inputs: { 'min-free-space': '45MiB' } })
  expect(next.main.log.join('\n')).toContain(`ran uv cache prune in ${cacheDir}`)
  expect(existsSync(lost)).toBe(false)
  expect(next.main.outputs['cache-dir']).toBe(cacheDir)
  expect(await freeMib(disk)).toBeGreaterThan(45)
  expect(index.wheelsSent()).toEqual([])
  expect(await importAll(next.leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
})

test('a disk that is full in mid-sync loses nothing that was there, and says so', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=24m')
  await using index = await startPackageIndex([...makeWheels(), ...makeBigWheels(1, 40 * MIB)])
  const shared = { indexUrl: index.url, env: { LOCKED_UV_BASE: disk }, inputs: { 'min-free-space': '0' } }
  const { leg, main } = await runLeg(machine, 'one', { ...shared, dependencies: ['apple', 'pear'] })
  expect(main.outputs['cache-dir']).toContain(disk)
  await leg.step.run('post')

  // The same checkout wants more than the disk holds.
  await rm(path.join(leg.runner.workspace, 'uv.lock'))
  await makeProject(leg.runner.workspace, { dependencies: ['apple', 'big-1'], indexUrl: index.url })
  const full = await leg.step.run('main')
  const log = full.log.join('\n')
  expect(full.code, log).toBe(1)
  expect(full.outputs['failure-class'], log).toBe('disk-full')
  expect(log).toContain('No space left on device')
  expect(await importAll(leg, ['apple', 'pear']), 'the environment of before').toBe('apple 1.0\npear 2.1\n')
  await leg.step.run('post')
  expect(await freeMib(disk), 'nothing half-made stays').toBeGreaterThan(18)

  index.requests.length = 0
  const next = await runLeg(machine, 'next', { ...shared, dependencies: ['apple', 'pear'] })
  expect(next.main.outputs['cache-dir']).toBe(main.outputs['cache-dir'])
  expect(index.wheelsSent(), 'the cache of before serves the next job').toEqual([])
})

/** A disk with a cache of ours that nobody uses, and not a byte left. */
async function fillDisk(machine: Machine, disk: string) {
  const index = await startPackageIndex([...makeWheels(), ...makeBigWheels(1, 20 * MIB)])
  const shared = { indexUrl: index.url, env: { LOCKED_UV_BASE: disk } }
  const inputs = { 'min-free-space': '0' }
  const { leg, main } = await runLeg(machine, 'old', { ...shared, inputs, dependencies: ['big-1'] })
  await leg.step.run('post')
  const rest = path.join(disk, 'of-others')
  execFileSync('sh', ['-c', 'cat /dev/zero > "$0" || true', rest], { stdio: 'ignore' })
  expect(await freeMib(disk)).toBe(0)
  const ballastDir = path.join(disk, `locked-uv-${process.getuid?.()}`, 'v1', 'ballast')
  expect(await readdir(ballastDir)).toHaveLength(16)
  return { index, shared, oldDir: main.outputs['cache-dir'] ?? '', ballastDir }
}

test('a disk that is full to the last byte is passed over, and rid in post of what is ours', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=60m')
  const { index, shared, oldDir, ballastDir } = await fillDisk(machine, disk)
  await using _index = index
  const inputs = { 'min-free-space': '15MiB' }
  const { leg, main } = await runLeg(machine, 'new', { ...shared, inputs })
  expect(main.outputs['cache-dir']).not.toContain(disk)
  const post = await leg.step.run('post')
  expect(existsSync(oldDir), post.log.join('\n')).toBe(false)
  expect(post.log.join('\n')).toMatch(/Disk of \S+disk\S+ on \S+: removed \S+gen-1 \(current/)
  expect(await readdir(ballastDir)).toHaveLength(16)
  expect(await freeMib(disk)).toBeGreaterThan(15)
  const next = await runLeg(machine, 'next', { ...shared, inputs })
  expect(next.main.outputs['cache-dir']).toContain(disk)
})

test('locked-uv gc clears a disk that is full to the last byte', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=60m')
  const { index, oldDir } = await fillDisk(machine, disk)
  await using _index = index
  const env = { PATH: process.env['PATH'], HOME: machine.homeDir, TMPDIR: machine.tempDir }
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(PROJECT_ROOT, 'dist/cli/index.js'), 'gc', ...args], {
      encoding: 'utf8',
      env: { ...env, LOCKED_UV_BASE: disk },
    })
  expect(run('--dry-run', '--min-free', '15MiB')).toContain(`would remove ${oldDir}`)
  expect(existsSync(oldDir)).toBe(true)
  expect(run('--min-free', '15MiB')).toContain(`removed ${oldDir}`)
  expect(existsSync(oldDir)).toBe(false)
})

test('post brings everything below max-cache-size, which main lets a job exceed', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeBigWheels(2, 4 * MIB))
  const inputs = { 'max-cache-size': '6MiB', 'min-free-space': '0' }
  const base = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`)
  const shared = { indexUrl: index.url, inputs }
  const one = await runLeg(machine, 'one', { ...shared, dependencies: ['big-1', 'big-2'] })
  expect(await importAll(one.leg, ['big_1', 'big_2'])).toBe('big-1 1.0\nbig-2 1.0\n')
  expect(await sizeMib(base)).toBeGreaterThan(8)
  const post = await one.leg.step.run('post')
  expect(post.code, post.log.join('\n')).toBe(0)
  expect(await sizeMib(base), post.log.join('\n')).toBeLessThanOrEqual(6)
  expect(post.log.join('\n')).toMatch(/removed \S+gen-1 \(current, .*last used/)
  // What the job has made does not need the cache.
  expect(await importAll(one.leg, ['big_1', 'big_2'])).toBe('big-1 1.0\nbig-2 1.0\n')
})

test('a share of min-free-space is kept of the inodes as well', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=200m,nr_inodes=2000')
  const names = ['many-1', 'many-2', 'many-3']
  const wheels = names.map((name) => {
    const module = name.replace('-', '_')
    const files = Array.from({ length: 500 }, (_, number) => [`${module}/part${number}.py`, ''])
    return makeWheel({ name, version: '1.0', files: Object.fromEntries(files) })
  })
  await using index = await startPackageIndex(wheels)
  const shared = {
    indexUrl: index.url,
    env: { LOCKED_UV_BASE: disk },
    inputs: { 'min-free-space': '50%', 'concurrency-lint': 'off' },
  }
  for (const name of names) {
    const { leg, main } = await runLeg(machine, name, { ...shared, dependencies: [name] })
    expect(main.outputs['cache-dir']).toContain(disk)
    expect(await importAll(leg, [name.replace('-', '_')])).toBe(`${name} 1.0\n`)
    const post = await leg.step.run('post')
    expect((await statfs(disk)).ffree, post.log.join('\n')).toBeGreaterThanOrEqual(1000)
  }
})

test('a cancelled job collects nothing, and an offline one gives up no cache that is in use by projects', async () => {
  await using machine = await Machine.create()
  const disk = path.join(machine.root, 'disk')
  using _tmpfs = mountTmpfs(disk, 'size=60m')
  await using index = await startPackageIndex([...makeWheels(), ...makeBigWheels(1, 20 * MIB)])
  const shared = { indexUrl: index.url, dependencies: ['big-1'] }
  const inputs = { 'min-free-space': '45MiB' }
  const jobs = [
    { inputs: { ...inputs, 'job-status': 'cancelled' }, env: {} },
    { inputs, env: { UV_OFFLINE: '1' } },
  ]
  for (const [number, { inputs, env }] of jobs.entries()) {
    const options = { ...shared, inputs, env: { LOCKED_UV_BASE: disk, ...env } }
    const { leg } = await runLeg(machine, `job-${number}`, options)
    expect(await freeMib(disk)).toBeLessThan(45)
    const post = await leg.step.run('post')
    expect(post.code).toBe(0)
    const epochDir = path.join(disk, `locked-uv-${process.getuid?.()}`, 'v1', 'cache', '0.13')
    expect((await readdir(epochDir)).filter((name) => /^gen-\d+$/.test(name))).toEqual(['gen-1'])
  }
})

test('an old uv and an old Python of the base that a job uses count as used today', async () => {
  await using machine = await Machine.create()
  await using index = await startPackageIndex(makeWheels())
  const inputs = { sources: 'tool-cache' }
  const base = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`, 'v1')
  const uvDir = path.join(base, 'uv', '0.13.8')
  const triple = path.join(uvDir, `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-unknown-linux-gnu`)
  await mkdir(triple, { recursive: true, mode: 0o700 })
  for (const name of ['uv', 'uvx'])
    await copyFile(path.join(path.dirname(uvPathOf('0.13.8')), name), path.join(triple, name))
  await writeFile(`${triple}.complete`, '')
  const { leg, main } = await runLeg(machine, 'one', { indexUrl: index.url, inputs })
  expect(main.outputs['uv-path']).toBe(path.join(triple, 'uv'))

  const config = path.join(leg.environmentDir, 'pyvenv.cfg')
  const text = await readFile(config, 'utf8')
  const [, home = ''] = /^home = (.*)$/m.exec(text) ?? []
  const pythonDir = path.join(base, 'python', 'cpython-of-the-base')
  await mkdir(pythonDir)
  for (const name of ['bin', 'lib']) await symlink(path.join(home, '..', name), path.join(pythonDir, name))
  await writeFile(config, text.replace(home, path.join(pythonDir, 'bin')))
  const then = new Date(Date.now() - 20 * 86_400_000)
  for (const dir of [uvDir, pythonDir]) await utimes(dir, then, then)
  const again = await leg.step.run('main')
  expect(again.code, again.log.join('\n')).toBe(0)
  for (const dir of [uvDir, pythonDir])
    expect((await stat(dir)).mtimeMs, dir).toBeGreaterThan(Date.now() - 86_400_000)
})

test('locked-uv gc removes the oldest first, tells what it would do, and keeps what fits', async () => {
  await using machine = await Machine.create()
  const base = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`, 'v1')
  const age = async (dir: string, days: number) => {
    await mkdir(dir, { recursive: true })
    await writeFile(path.join(dir, 'content'), 'x'.repeat(MIB))
    const then = new Date(Date.now() - days * 86_400_000)
    await utimes(dir, then, then)
  }
  await age(path.join(base, 'cache/0.9/gen-1'), 90)
  await age(path.join(base, 'cache/0.12/gen-1'), 30)
  await age(path.join(base, 'uv/0.9.1'), 60)
  await age(path.join(base, 'uv/0.13.8'), 1)
  for (const epoch of ['0.9', '0.12']) await writeFile(path.join(base, 'cache', epoch, 'current'), '1\n')
  await writeFile(path.join(base, 'canary'), '')
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(PROJECT_ROOT, 'dist/cli/index.js'), 'gc', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: machine.homeDir, TMPDIR: machine.tempDir },
    })
  const args = ['--max-size', '2.2MiB', '--min-free', '0']
  const planned = run('--dry-run', ...args)
  expect(planned.match(/would remove \S+/g)).toEqual([
    expect.stringContaining('0.9/gen-1'),
    expect.stringContaining('uv/0.9.1'),
  ])
  expect(existsSync(path.join(base, 'uv/0.9.1'))).toBe(true)
  expect(run(...args).match(/removed \S+/g)).toHaveLength(2)
  expect([
    existsSync(path.join(base, 'uv/0.9.1')),
    existsSync(path.join(base, 'cache/0.12/gen-1/content')),
  ]).toEqual([false, true])
  expect(() => run('--max-size', 'much')).toThrow(/is no size/)
})
