import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import {
  chmod,
  chown,
  copyFile,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockKey } from '../../src/lock/key.ts'
import { acquireLease, type Lease } from '../../src/lock/lease.ts'
import { createPlatform } from '../../src/platform/index.ts'
import { importAll, type Leg, type LegOptions, makeLeg, makeWheels, UV_VERSION } from '../support/legs.ts'
import { type PackageIndex, startPackageIndex } from '../support/packages/package-index.ts'
import { bakeSeed } from '../support/packages/seed.ts'
import { snapshot } from '../support/packages/snapshot.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { type LaunchedStage, Machine, type StageResult } from '../support/runner.ts'
import { mountTmpfs } from '../support/tmpfs.ts'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
// In a container root may lack CAP_SYS_ADMIN.
const canMount = isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
const OTHER_UID = 65_534
// dash drops variables such as INPUT_SEED-CACHE-DIR.
const shell = (script: string) => ['bash', '-ec', `${script} "$@"`, 'bash']

// btrfs and xfs share the blocks of files, which is better than either.
const canShareBlocks = probeReflink()
const LINKED = canShareBlocks ? 'reflinks' : 'hard links'
const COPIED = canShareBlocks ? 'reflinks' : 'copies'

function probeReflink(): boolean {
  const dir = mkdtempSync(path.join(tmpdir(), 'reflink-'))
  writeFileSync(path.join(dir, 'one'), 'text')
  const { status } = spawnSync('cp', ['--reflink=always', path.join(dir, 'one'), path.join(dir, 'other')])
  rmSync(dir, { recursive: true })
  return status === 0
}

let index: PackageIndex

beforeAll(async () => {
  index = await startPackageIndex(makeWheels())
})

afterAll(() => index[Symbol.asyncDispose]())

interface Node extends AsyncDisposable {
  readonly machine: Machine
  readonly seedDir: string
}

/** A node whose image has a seed. */
async function makeNode(version: string = UV_VERSION, place?: (dir: string) => void): Promise<Node> {
  const machine = await Machine.create()
  await chmod(machine.root, 0o755)
  const seedDir = path.join(machine.root, 'uv-seed')
  place?.(seedDir)
  await bakeSeed({ dir: seedDir, version, indexUrl: index.url, dependencies: ['apple', 'pear'] })
  index.requests.length = 0
  return { machine, seedDir, [Symbol.asyncDispose]: () => machine[Symbol.asyncDispose]() }
}

interface Run {
  readonly leg: Leg
  readonly main: StageResult
  readonly cacheDir: string
  readonly seedLine: string
  readonly warnings: readonly string[]
}

/** A job that has to end with a whole environment, whatever became of the seed. */
async function run(node: Node, name: string, options: Partial<LegOptions> = {}): Promise<Run> {
  return await finish(await launch(node, name, options))
}

interface Launched extends LaunchedStage {
  readonly leg: Leg
}

async function launch(
  node: Node,
  name: string,
  { inputs, ...options }: Partial<LegOptions> = {},
): Promise<Launched> {
  const leg = await makeLeg(node.machine, name, {
    indexUrl: index.url,
    inputs: { 'seed-cache-dir': node.seedDir, 'concurrency-lint': 'off', ...inputs },
    ...options,
  })
  return { leg, ...(await leg.step.start('main')) }
}

async function finish({ leg, result }: Launched): Promise<Run> {
  const main = await result
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(await importAll(leg, ['apple', 'pear'])).toBe('apple 1.0\npear 2.1\n')
  return {
    leg,
    main,
    cacheDir: main.outputs['cache-dir'] ?? '',
    seedLine: main.log.find((line) => line.startsWith('The seed: ')) ?? '',
    warnings: main.commands.filter(({ command }) => command === 'warning').map(({ message }) => message),
  }
}

/** One file of a package in a cache. */
async function findModule(cacheDir: string): Promise<string> {
  const files = await readdir(path.join(cacheDir, 'archive-v0'), { recursive: true })
  return path.join(cacheDir, 'archive-v0', files.find((file) => file.endsWith('/apple/__init__.py')) ?? '')
}

test('of three jobs that wait for a cold cache one takes the seed, and none asks the index for anything', async () => {
  await using node = await makeNode()
  const before = await snapshot(node.seedDir)
  const versionDir = path.join(node.machine.tempDir, `locked-uv-${process.getuid?.()}`, 'v1')
  const cacheDir = path.join(versionDir, 'cache', '0.13', 'gen-1')
  await mkdir(path.join(versionDir, 'locks'), { recursive: true })
  await chmod(path.dirname(versionDir), 0o700)
  const held = await hold(path.join(versionDir, 'locks', `${lockKey(cacheDir)}.lock`))
  const launched = await Promise.all(['one', 'two', 'three'].map((name) => launch(node, name)))
  for (const { running } of launched)
    await running.waitForLine(/^Waiting for another job that fills the cache/)
  await held.release()
  const runs = await Promise.all(launched.map(finish))
  expect(index.requests).toEqual([])
  expect(runs.flatMap(({ warnings }) => warnings)).toEqual([])
  expect(runs.map(({ seedLine }) => seedLine).toSorted()).toEqual([
    `The seed: ${node.seedDir}, as ${LINKED}`,
    'The seed: left to another job of this node',
    'The seed: left to another job of this node',
  ])
  expect(await snapshot(node.seedDir)).toEqual(before)
  expect((await readdir(cacheDir)).filter((name) => name.startsWith('.locked-uv-'))).toEqual([])
  // The next job of the node finds a cache that has packages.
  expect((await run(node, 'four')).seedLine).toBe('')
})

/** The lock of a cache, as another job has it. */
async function hold(lockPath: string): Promise<Lease> {
  const signal = new AbortController().signal
  const outcome = await acquireLease({ lockPath, timeoutMs: 0, signal, onWait: () => {} }, createPlatform())
  if (outcome.kind !== 'acquired') throw new Error(`${lockPath} is taken`)
  return outcome.lease
}

test('a seed with absolute links, in another place than it was made, leads to its own packages', async () => {
  const version = '0.9.30'
  await using made = await makeNode(version)
  await symlink('/etc/passwd', path.join(made.seedDir, 'wheels-v5', 'passwd'))
  const node = { ...made, seedDir: path.join(made.machine.root, 'moved') }
  await rename(made.seedDir, node.seedDir)
  const env = { PATH: `${path.dirname(uvPathOf(version))}${path.delimiter}${process.env['PATH']}` }
  const inputs = { version, 'known-bad': 'allow' }
  const first = await run(node, 'one', { env, inputs })
  expect(first.seedLine).toContain('1 link that led out of it left out, such as wheels-v5/passwd')
  // It removes what no link leads to.
  const prune = spawnSync(uvPathOf(version), ['cache', 'prune', '--cache-dir', first.cacheDir], {
    encoding: 'utf8',
  })
  expect(prune.status, prune.stderr).toBe(0)
  await run(node, 'two', { env: { ...env, UV_OFFLINE: '1' }, inputs })
  expect(index.requests).toEqual([])
})

test('a seed of another series of uv is refused with the reason', async () => {
  await using node = await makeNode('0.12.24')
  const { warnings, seedLine } = await run(node, 'one')
  expect(seedLine).toMatch(/another series of uv has made it, whose .*wheels-v6.* this one does not read$/)
  expect(warnings).toEqual([
    expect.stringContaining(seedLine.slice('The seed: '.length + node.seedDir.length)),
  ])
  expect(index.wheelsSent()).toHaveLength(3)
})

test('what a job of outsiders writes into its environment does not get into the seed', async () => {
  await using node = await makeNode()
  const inputs = { 'trust-scope': 'isolated' }
  const { seedLine, cacheDir } = await run(node, 'fork', { inputs })
  expect(seedLine).toBe(`The seed: ${node.seedDir}, as ${COPIED}`)
  const [seed, cache] = await Promise.all([node.seedDir, cacheDir].map(findModule))
  expect((await stat(seed ?? '')).ino).not.toBe((await stat(cache ?? '')).ino)
})

test.skipIf(canShareBlocks)(
  'a package that was changed in a hard linked seed is left out and fetched',
  async () => {
    await using node = await makeNode()
    const file = await findModule(node.seedDir)
    // Of the same size: only the digest tells.
    await writeFile(file, (await readFile(file, 'utf8')).replace(/\w/g, 'x'))
    const { seedLine } = await run(node, 'one')
    expect(seedLine).toBe(`The seed: ${node.seedDir}, as hard links; 1 damaged package left out`)
    expect(index.wheelsSent()).toEqual(['apple-1.0-py3-none-any.whl'])
  },
)

describe.runIf(isRoot)('another user', () => {
  /** The folder of the tools may be closed to others. */
  async function copyUv(node: Node): Promise<string> {
    const dir = path.join(node.machine.root, 'bin')
    await mkdir(dir, { mode: 0o755 })
    await copyFile(uvPathOf(UV_VERSION), path.join(dir, 'uv'))
    return `${dir}${path.delimiter}${process.env['PATH']}`
  }

  test('gets copies of a seed that root has made, and a warning where it must not read it', async () => {
    await using node = await makeNode()
    const { homeDir, tempDir } = node.machine
    const id = `${OTHER_UID}`
    const script =
      `chown -R ${id}:${id} ${homeDir} ${tempDir} "\${RUNNER_TEMP%/_work/_temp}"; ` +
      `exec setpriv --reuid=${id} --regid=${id} --clear-groups`
    const options = { launcher: shell(script), env: { PATH: await copyUv(node) } }
    const { seedLine, cacheDir } = await run(node, 'one', options)
    expect(seedLine).toBe(`The seed: ${node.seedDir}, as ${COPIED}`)
    expect(index.requests).toEqual([])
    expect((await stat(await findModule(cacheDir))).uid).toBe(OTHER_UID)

    await chmod(node.seedDir, 0o700)
    const inputs = { 'trust-scope': 'isolated' }
    const closed = await run(node, 'two', { ...options, inputs })
    expect(closed.warnings).toEqual([expect.stringMatching(/is not used: EACCES: permission denied/)])
  })
})

describe.runIf(canMount)('a seed on a read-only', () => {
  test.each([
    ['bind mount', undefined],
    ['disk of its own', (dir: string) => mountTmpfs(dir, 'size=20m')],
  ])('%s is no hard link', async (_, mount) => {
    const mounts: Disposable[] = []
    await using node = await makeNode(UV_VERSION, (dir) => void (mount && mounts.push(mount(dir))))
    try {
      const { seedDir } = node
      const script = `mount --bind ${seedDir} ${seedDir}; mount -o remount,bind,ro ${seedDir}; exec`
      const { seedLine, main } = await run(node, 'one', {
        launcher: ['unshare', '-m', ...shell(script)],
      })
      const how = mount ? 'copies' : COPIED
      expect(seedLine, main.log.join('\n')).toBe(`The seed: ${seedDir}, as ${how}`)
      expect(index.requests).toEqual([])
    } finally {
      for (const each of mounts) each[Symbol.dispose]()
    }
  })
})

describe('a seed is not used and the reason told', () => {
  let node: Node

  beforeAll(async () => {
    node = await makeNode()
  })

  afterAll(() => node[Symbol.asyncDispose]())

  type Spoilt = [name: string, reason: RegExp, spoil: (dir: string) => Promise<unknown>]
  test.each<Spoilt>([
    [
      'where anybody may write to a file of it',
      /others may write to .*\/apple\/__init__\.py \(mode 666\): run chmod/,
      async (dir) => chmod(await findModule(dir), 0o666),
    ],
    [
      'where a group may write to a directory of it',
      /others may write to .*wheels-v\d+ \(mode 775\)/,
      (dir) => chmod(path.join(dir, 'wheels-v7'), 0o775),
    ],
    [
      'where anybody may exchange it',
      /anybody may exchange its entries \(mode 777, not sticky\)/,
      (dir) => chmod(path.dirname(dir), 0o777),
    ],
    [
      'where it is no cache',
      /it is no cache of uv/,
      async (dir) => {
        for (const name of await readdir(dir)) await rename(path.join(dir, name), `${dir}-${name}`)
      },
    ],
    ...(isRoot
      ? [
          [
            'where it belongs to somebody else',
            /belongs to uid 65534, neither root nor us/,
            (dir: string) => chown(path.join(dir, 'archive-v0'), OTHER_UID, OTHER_UID),
          ] satisfies Spoilt,
        ]
      : []),
  ])('%s', async (name, reason, spoil) => {
    const root = path.join(node.machine.root, name.replaceAll(' ', '-'))
    const spoilt = { ...node, seedDir: path.join(root, 'image', 'seed') }
    await mkdir(path.dirname(spoilt.seedDir), { recursive: true })
    await cp(node.seedDir, spoilt.seedDir, { recursive: true, verbatimSymlinks: true })
    await mkdir(path.join(root, 'base'))
    await spoil(spoilt.seedDir)
    index.requests.length = 0
    const { warnings } = await run(spoilt, path.basename(root), {
      env: { LOCKED_UV_BASE: path.join(root, 'base') },
    })
    expect(warnings).toEqual([expect.stringMatching(reason)])
    expect(index.wheelsSent()).toHaveLength(3)
  })

  test('where there is none: a line, no warning, since images differ', async () => {
    const absent = { ...node, seedDir: path.join(node.machine.root, 'nowhere') }
    const { warnings, seedLine } = await run(absent, 'absent')
    expect(warnings).toEqual([])
    expect(seedLine).toBe(`The seed: there is none at ${absent.seedDir} on this node`)
  })
})
