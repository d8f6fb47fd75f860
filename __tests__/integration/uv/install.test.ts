import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseWheel, findAsset } from '../../../src/uv/asset.ts'
import { parseWheelName } from '../../../src/uv/index-page.ts'
import { body, htmlPage, Machine, status } from '../../unit/uv/doubles.ts'
import { realWheel } from './real-wheel.ts'

const VERSION = '0.13.8'
const OTHER_VERSION = '0.11.33'
const JOBS = 16

/** A machine whose index serves uv's real wheels for this very host. */
async function openMachine(...versions: string[]): Promise<Machine> {
  const machine = await Machine.open()
  const platform = machine.platform
  const real = { platform: process.platform, arch: process.arch }
  machine.platform = { ...platform, host: { ...platform.host, ...real } }
  const wheels = versions.map(realWheel)
  machine.index.serve('/simple/uv/', htmlPage(...wheels.map(({ filename }) => `/files/${filename}`)))
  for (const { filename, content } of wheels) machine.index.serve(`/files/${filename}`, body(content))
  const names = wheels.flatMap(({ filename }) => parseWheelName(filename) ?? [])
  expect(chooseWheel(names, findAsset(machine.platform.host))).toBeDefined()
  return machine
}

/** A child with the environment of the machine; killed with the test. */
function start(
  machine: Machine,
  script: string,
  args: string[],
  children: ChildProcess[],
  env: Record<string, string> = {},
): Child {
  const child = fork(path.join(import.meta.dirname, script), args, {
    execPath: process.execPath,
    env: { ...machine.env, HOME: machine.dir, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  const messages: unknown[] = []
  const waiting: ((message: unknown) => void)[] = []
  const deliver = (message: unknown) => {
    const next = waiting.shift()
    if (next) next(message)
    else messages.push(message)
  }
  child.on('message', deliver)
  child.on('exit', (code, signal) => deliver({ failure: `ended without a word: ${code ?? signal}` }))
  return {
    next: () =>
      messages.length > 0
        ? Promise.resolve(messages.shift())
        : new Promise((resolve) => waiting.push(resolve)),
    go: () => void child.send('go'),
  }
}

interface Child {
  next(): Promise<unknown>
  go(): void
}

async function storm(machine: Machine, run: (children: ChildProcess[]) => Promise<void>): Promise<void> {
  const children: ChildProcess[] = []
  try {
    await run(children)
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
    expect(readdirSync(machine.at('temp'))).toEqual([])
  }
}

describe('sixteen jobs that install the same uv at the same instant', () => {
  const installTogether = async (machine: Machine, children: ChildProcess[]) => {
    const jobs = Array.from({ length: JOBS }, () =>
      start(machine, 'install-child.ts', [VERSION, machine.dir], children),
    )
    for (const job of jobs) expect(await job.next()).toBe('ready')
    for (const job of jobs) job.go()
    const results = (await Promise.all(jobs.map((job) => job.next()))) as Record<string, unknown>[]
    expect(results.filter((result) => 'failure' in result)).toEqual([])
    // The place in the tool cache, or the copy for the node for those who came while the former was torn.
    const uvPath = expect.stringMatching(new RegExp(`^${machine.dir}/(tools/locked-uv|fallback)/`))
    for (const result of results)
      expect(result).toMatchObject({ uvPath, version: VERSION, run: { kind: 'ran', code: 0 } })
    return results
  }

  test('all have it, a seventeenth that runs it from its first moment never fails, and one copy was published', async () => {
    await using machine = await openMachine(VERSION)
    await storm(machine, async (children) => {
      const user = start(machine, 'exec-child.ts', [path.join(machine.place(VERSION), 'uv')], children)
      expect(await user.next()).toBe('ready')
      const results = await installTogether(machine, children)
      user.go()
      const { runs, failures } = (await user.next()) as { runs: number; failures: string[] }
      expect(failures).toEqual([])
      expect(runs).toBeGreaterThan(0)
      expect(results.filter(({ source }) => source === 'index')).toHaveLength(1)
    })
    const left = readdirSync(path.dirname(machine.place(VERSION)))
    expect(left.sort()).toEqual([
      path.basename(machine.place(VERSION)),
      `${path.basename(machine.place(VERSION))}.complete`,
    ])
  })

  test('all have it where they find a torn copy', async () => {
    await using machine = await openMachine(VERSION)
    await machine.install({ version: VERSION })
    rmSync(machine.at('fallback'), { recursive: true })
    truncateSync(path.join(machine.place(VERSION), 'uv'), 1_000_000)
    await storm(machine, (children) => installTogether(machine, children).then(() => undefined))
  })
})

// `npm run chaos:install` has eighty.
const LEGS = Number(process.env['LOCKED_UV_LEGS'] ?? 16)

describe(`${LEGS} legs on a cold node, each runner with a tool cache of its own`, () => {
  const AT_ONCE = 2

  /** Answers 429 to whoever comes while two others are served. */
  const beStrict = (machine: Machine) => {
    const { filename, content } = realWheel(VERSION)
    const seen = { pages: 0, downloads: 0, refused: 0, atOnce: 0 }
    const strictly =
      (kind: 'pages' | 'downloads', answer: ReturnType<typeof body>): ReturnType<typeof body> =>
      (response, request) => {
        if (seen.atOnce >= AT_ONCE) {
          seen.refused++
          return void response.writeHead(429, { 'retry-after': '1' }).end()
        }
        seen.atOnce++
        seen[kind]++
        response.once('close', () => seen.atOnce--)
        answer(response, request)
      }
    machine.index.serve('/simple/uv/', strictly('pages', htmlPage(`/files/${filename}`)))
    machine.index.serve(`/files/${filename}`, strictly('downloads', body(content)))
    return seen
  }

  const getTogether = async (machine: Machine, children: ChildProcess[]) => {
    mkdirSync(machine.at('base'))
    const legs = Array.from({ length: LEGS }, (_, index) =>
      start(machine, 'cold-child.ts', [VERSION, machine.dir], children, {
        LOCKED_UV_BASE: machine.at('base'),
        RUNNER_TOOL_CACHE: machine.at('tools', String(index)),
        UV_ASTRAL_MIRROR_URL: machine.mirror.url,
        UV_INSTALLER_GITHUB_BASE_URL: machine.github.url,
      }),
    )
    for (const leg of legs) expect(await leg.next()).toBe('ready')
    for (const leg of legs) leg.go()
    return (await Promise.all(legs.map((leg) => leg.next()))) as Record<string, unknown>[]
  }

  test('all are told what the sources said to those who asked for all', async () => {
    await using machine = await openMachine(VERSION)
    machine.index.serve('/simple/uv/', status(503))
    await storm(machine, async (children) => {
      const results = await getTogether(machine, children)
      for (const { failure } of results)
        expect(failure).toMatch(/UvUnavailable: .*(\n.*)*index: .*HTTP 503.*\(4 attempts\)/)
      // Four of one leg; a leg that is late asks again.
      expect(machine.index.requests.length).toBeLessThan((4 * LEGS) / 2)
    })
  })

  test('all have uv, and it was downloaded once', async () => {
    await using machine = await openMachine(VERSION)
    const seen = beStrict(machine)
    await storm(machine, async (children) => {
      const results = await getTogether(machine, children)
      expect(results.filter((result) => 'failure' in result)).toEqual([])
      for (const result of results) expect(result).toMatchObject({ version: VERSION, run: { code: 0 } })
      for (const { uvPath } of results) expect(uvPath).toContain(machine.dir)
      expect(seen).toMatchObject({ downloads: 1, refused: 0 })
      expect(results.filter(({ source }) => source === 'index')).toHaveLength(1)
    })
  })
})

describe('a copy of the real uv', () => {
  test.each<[string, (machine: Machine) => Promise<void> | void]>([
    ['that was cut off', (machine) => truncateSync(path.join(machine.place(VERSION), 'uv'), 20_000_000)],
    [
      'that was replaced by another version',
      async (machine) => {
        const other = await machine.install({ version: OTHER_VERSION })
        writeFileSync(path.join(machine.place(VERSION), 'uv'), readFileSync(other.uvPath))
      },
    ],
    ['of which only the marker is left', (machine) => rmSync(machine.place(VERSION), { recursive: true })],
  ])('%s is fetched again', async (_, damage) => {
    await using machine = await openMachine(VERSION, OTHER_VERSION)
    expect(await machine.install({ version: VERSION })).toMatchObject({
      source: 'index',
      verifiedBy: 'bundled digest table',
    })
    rmSync(machine.at('fallback'), { recursive: true })
    await damage(machine)
    const { uvPath, source } = await machine.install({ version: VERSION })
    expect(source).toBe('index')
    expect(execFileSync(uvPath, ['--version'], { encoding: 'utf8' })).toContain(`uv ${VERSION}`)
  })

  test('whose marker is gone is used, and the marker is back', async () => {
    await using machine = await openMachine(VERSION)
    await machine.install({ version: VERSION })
    rmSync(`${machine.place(VERSION)}.complete`)
    expect(await machine.install({ version: VERSION })).toMatchObject({ source: 'tool-cache' })
    expect(machine.isComplete(VERSION)).toBe(true)
  })
})

/** A small file system of its own. Needs root. */
function mountSmall(dir: string): Disposable {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', dir])
  return { [Symbol.dispose]: () => void execFileSync('umount', [dir]) }
}

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a full disk', () => {
  test.each(['tools', 'temp'])('below %s is told by name and leaves nothing behind', async (name) => {
    await using machine = await openMachine(VERSION)
    using _small = mountSmall(machine.at(name))
    await expect(machine.install({ version: VERSION })).rejects.toMatchObject({
      code: 'UV_INSTALL_DISK_FULL',
      message: expect.stringContaining(machine.at(name)),
    })
    expect(readdirSync(machine.at('temp'))).toEqual([])
    expect(readdirSync(path.dirname(machine.place(VERSION)))).toEqual([])
  })
})
