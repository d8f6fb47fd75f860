import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Problem, Report } from '../../../src/flow/doctor/report.ts'
import { doctor } from '../../../src/flow/doctor.ts'
import { type CliPlatform, createCliPlatform } from '../../../src/platform/index.ts'
import { ownerRecord, plantLock } from '../../support/lock/planted.ts'
import { uvPathOf } from '../../support/packages/uv.ts'
import { type Node, openNode } from '../../support/shell/terminal.ts'

// What cannot be made on the machine that runs the tests is injected: one function each.

const MINUTE_MS = 60_000
const NOWHERE = 'http://127.0.0.1:9'
const UV_DIR = path.dirname(uvPathOf('0.13.8'))

let node: Node
beforeEach(async () => {
  node = await openNode({ pathDirs: [UV_DIR] })
})
afterEach(() => node[Symbol.asyncDispose]())

const own = createCliPlatform()

/** A platform in which one thing is not as it is here. */
type Change = (own: CliPlatform) => { [Door in keyof CliPlatform]?: Partial<CliPlatform[Door]> }

/** The report of a Linux node with a good clock, a large disk, no reapers and no limits, but for the change. */
async function examine(change: Change, args: readonly string[] = ['--offline']): Promise<Report> {
  let printed = ''
  const { files, host, ...others } = change(own)
  const space = { bavail: 1e9, bsize: 4096, files: 1e9, ffree: 1e9 }
  const platform = {
    ...own,
    ...Object.fromEntries(
      Object.entries(others).map(([door, parts]) => [door, { ...own[door as keyof CliPlatform], ...parts }]),
    ),
    host: { ...own.host, env: { ...node.env, ...host?.env } },
    files: {
      ...own.files,
      statfs: async () => space,
      readdir: (dir: string, ...rest: never[]) =>
        dir.includes('tmpfiles.d') ? Promise.resolve([]) : own.files.readdir(dir, ...rest),
      ...files,
    },
    console: {
      ...own.console,
      print: (text: string) => {
        printed += text
      },
    },
  } as unknown as CliPlatform
  await doctor(['--json', ...args], platform)
  return JSON.parse(printed) as Report
}

const codesOf = ({ problems }: Report) => problems.map(({ code }) => code)
const find = ({ problems }: Report, code: string): Problem => {
  const found = problems.find((problem) => problem.code === code)
  if (found === undefined) throw new Error(`no ${code} in ${JSON.stringify(problems)}`)
  return found
}

test('the node that the others differ from has nothing wrong', async () => {
  expect(codesOf(await examine(() => ({})))).toEqual([])
})

const cases: Record<string, [Change, code: string, told: RegExp]> = {
  'a clock that was never set': [
    () => ({ clock: { nowMs: () => Date.UTC(2001, 0) } }),
    'CLOCK_WRONG',
    /the clock says 2001-01-01.*timedatectl set-ntp true/,
  ],
  'a disk whose clock is another one': [
    () => ({ clock: { nowMs: () => Date.now() + MINUTE_MS } }),
    'CLOCK_SKEW',
    /is (59|60) s away from the clock of this node.*Synchronise the clocks/,
  ],
  'no watch left': [
    () => ({ files: { watchDirectory: () => undefined } }),
    'INOTIFY_EXHAUSTED',
    /no directory can be watched.*fs\.inotify\.max_user_instances/,
  ],
  'no processes in /proc': [
    () => ({ processes: { inspect: () => 'hidden' as const } }),
    'PROCESSES_HIDDEN',
    /\/proc does not show processes.*Mount \/proc/,
  ],
  'no flock(1)': [
    () => ({ host: { env: { PATH: UV_DIR } } }),
    'FLOCK_MISSING',
    /no flock\(1\) on PATH.*Install util-linux/,
  ],
  'a disk with little space': [
    () => ({ files: { statfs: (async () => ({ bavail: 1024, bsize: 4096, files: 0, ffree: 0 })) as never } }),
    'SPACE_LOW',
    /only 4\.0 MiB are free.*locked-uv gc --min-free 5GiB/,
  ],
  'a disk with few inodes': [
    () => ({ files: { statfs: (async () => ({ bavail: 1e9, bsize: 4096, files: 9, ffree: 7 })) as never } }),
    'INODES_LOW',
    /only 7 inodes are free.*Delete small files/,
  ],
  'a base that is no absolute path': [
    () => ({ host: { env: { LOCKED_UV_BASE: 'scratch' } } }),
    'CANDIDATE_UNUSABLE',
    /scratch \(LOCKED_UV_BASE\) cannot be used: not an absolute path.*Correct LOCKED_UV_BASE/,
  ],
  'a base that the user put on a network file system': [
    ({ files }) => ({
      host: { env: { UV_CACHE_DIR: path.join(node.dir, 'nfs') } },
      files: {
        readFile: (async (file: string, ...rest: never[]) =>
          file === '/proc/self/mountinfo'
            ? `1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / ${path.join(node.dir, 'nfs')} rw - nfs4 a rw\n`
            : files.readFile(file, ...rest)) as never,
      },
    }),
    'CACHE_ON_NETWORK_FS',
    /UV_CACHE_DIR puts uv's cache on a network file system \(nfs4\).*Remove UV_CACHE_DIR/,
  ],
}

test.each(Object.entries(cases))('%s: what it means, and what to do', async (_name, [change, code, told]) => {
  const report = await examine(change)
  expect(codesOf(report)).toEqual([code])
  const { message, remedy } = find(report, code)
  expect(`${message}. ${remedy}`).toMatch(told)
})

describe('a reaper of old files', () => {
  /** Rules of systemd-tmpfiles, by file; `BASE` stands for the directory that holds the base. */
  const withRules =
    (rules: Record<string, string>): Change =>
    ({ files }) => ({
      files: {
        readdir: (async (dir: string, ...rest: never[]) =>
          dir.includes('tmpfiles.d')
            ? Object.keys(rules)
                .filter((file) => path.dirname(file) === dir)
                .map((file) => path.basename(file))
            : files.readdir(dir, ...rest)) as never,
        readFile: (async (file: string, ...rest: never[]) =>
          rules[file]?.replaceAll('BASE', node.tempDir) ?? files.readFile(file, ...rest)) as never,
      },
    })
  const VENDOR = { '/usr/lib/tmpfiles.d/tmp.conf': '# comment\nq BASE 1777 root root 10d\n' }

  test('is named with its file, its age and the line that stops it', async () => {
    const { message, remedy } = find(await examine(withRules(VENDOR)), 'REAPER_ACTIVE')
    expect(message).toMatch(/^\/usr\/lib\/tmpfiles\.d\/tmp\.conf deletes files below .* older than 10d/)
    expect(remedy).toContain(
      `Put the line "x ${node.tempDir}/locked-uv-*" into /etc/tmpfiles.d/locked-uv.conf`,
    )
  })

  test.each<[string, Record<string, string>]>([
    ['that has that line', { '/etc/tmpfiles.d/locked-uv.conf': 'x BASE/locked-uv-*\n' }],
    [
      'that an administrator has replaced by one without an age',
      { '/etc/tmpfiles.d/tmp.conf': 'q BASE 1777 root root -\n' },
    ],
  ])('%s is none', async (_name, rules) => {
    expect(codesOf(await examine(withRules({ ...VENDOR, ...rules })))).toEqual([])
  })

  test('of another directory is none', async () => {
    const rules = { '/usr/lib/tmpfiles.d/tmp.conf': 'q BASE/../other 1777 root root 10d\n' }
    expect(codesOf(await examine(withRules(rules)))).toEqual([])
  })
})

describe('what is asked over the network', () => {
  const closed = { UV_DEFAULT_INDEX: `${NOWHERE}/simple/`, UV_ASTRAL_MIRROR_URL: NOWHERE }

  async function ask(env: Record<string, string>): Promise<Report> {
    return await examine(() => ({ host: { env: { ...closed, ...env } } }), [])
  }

  /** The address of a server on loopback that answers everything in one way. */
  async function serve(status: number, body = ''): Promise<{ url: string } & AsyncDisposable> {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      [Symbol.asyncDispose]: async () => {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  }

  test('sources that do not answer matter where this uv is not on the node: each is named with its reason', async () => {
    const withoutUv = { PATH: path.dirname(process.execPath) }
    const { message, remedy } = find(await ask(withoutUv), 'UV_UNREACHABLE')
    expect(message).toMatch(
      /^uv 0\.13\.8 is not on this node, .*: index \(.*ECONNREFUSED.*\); mirror \(.*ECONNREFUSED.*\)$/,
    )
    expect(remedy).toMatch(/https_proxy.*download-base-url.*put this uv on PATH/)
  })

  test('sources that do not answer are no problem where this uv is on PATH', async () => {
    const report = await ask({})
    expect(codesOf(report)).toEqual([])
    expect(report.uv.sources['index']).toContain('ECONNREFUSED')
    expect(report.uv.source).toBe('path')
  })

  test('one source that answers is enough', async () => {
    await using index = await serve(200, '<a href="/uv-0.13.8-py3-none-win32.whl">x</a>')
    const withoutUv = { PATH: path.dirname(process.execPath) }
    const report = await ask({ ...withoutUv, UV_DEFAULT_INDEX: `${index.url}/simple/` })
    expect(codesOf(report)).not.toContain('UV_UNREACHABLE')
    expect(report.uv).toMatchObject({ source: 'index', sources: { index: 'ok' } })
  })

  test('a cache service of this job that is out of reach', async () => {
    const report = await ask({ ACTIONS_RESULTS_URL: `${NOWHERE}/` })
    const { message, remedy } = find(report, 'CACHE_SERVICE_UNREACHABLE')
    expect(message).toMatch(/no answer: .*127\.0\.0\.1:9.*ECONNREFUSED/)
    expect(remedy).toContain('Allow its host in the firewall or set https_proxy')
  })

  test('a cache service that answers is there, whatever it thinks of the question', async () => {
    await using service = await serve(404)
    const report = await ask({ ACTIONS_RESULTS_URL: `${service.url}/` })
    expect(codesOf(report)).toEqual([])
    expect(report.host.cacheService).toBe('ok')
  })
})

test('a holder of another container: wait, and do not delete the lock', async () => {
  const { lock } = await examine(() => ({}))
  plantLock(lock.path, ownerRecord({ host: 'elsewhere', pidNamespace: 'pid:[1]' }))
  const { message, remedy } = find(await examine(() => ({})), 'LOCK_HOLDER_UNSEEN')
  expect(message).toContain('whose life cannot be judged from here')
  expect(remedy).toContain('Wait: it counts as gone after two minutes')
})
