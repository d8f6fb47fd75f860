import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { find } from '@actions/tool-cache'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isFirstOnPath } from '../../../src/uv/sources/path.ts'
import { fakeUv, fakeWheel, Machine, sha256Of, TRIPLE, VERSION } from './doubles.ts'

const wheel = fakeWheel()
const checksum = sha256Of(wheel)
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))
const requestsOf = (machine: Machine) =>
  [machine.index, machine.mirror, machine.github].flatMap((site) => site.requests)

describe('a hit', () => {
  test('in the tool cache needs no network and no marker, and leaves one', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place(), { uv: fakeUv(), uvx: fakeUv() })
    expect(await machine.install()).toMatchObject({
      uvPath: path.join(machine.place(), 'uv'),
      source: 'tool-cache',
      verifiedBy: 'probe of the tool cache',
    })
    expect(machine.isComplete()).toBe(true)
    expect(requestsOf(machine)).toEqual([])
  })

  test('in a tool cache that cannot be written counts without a marker', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place(), { uv: fakeUv(), uvx: fakeUv() })
    const { files } = machine.platform
    machine.platform = { ...machine.platform, files: { ...files, writeFile: failing('EROFS') } }
    expect(await machine.install()).toMatchObject({ source: 'tool-cache' })
  })

  test('does not depend on UV_ variables that this uv would refuse', async () => {
    await using machine = await Machine.open()
    machine.env['UV_NO_CACHE'] = 'perhaps'
    const picky = `#!/bin/sh\n[ -z "$UV_NO_CACHE" ] || exit 2\necho uv ${VERSION}\n`
    machine.put(machine.place(), { uv: picky, uvx: picky })
    expect(await machine.install()).toMatchObject({ source: 'tool-cache' })
  })

  test('on PATH is used where it is, the first of this very version', async () => {
    await using machine = await Machine.open()
    machine.put(machine.at('a'), { uv: fakeUv('99.1.1') })
    machine.put(machine.at('b'), { uv: fakeUv(), uvx: fakeUv() })
    machine.env['PATH'] = [machine.at('a'), machine.at('b')].join(path.delimiter)
    expect(await machine.install()).toEqual({
      version: VERSION,
      uvPath: machine.at('b', 'uv'),
      uvxPath: machine.at('b', 'uvx'),
      source: 'path',
      verifiedBy: 'probe of the uv on PATH',
      isVerified: true,
    })
    expect(requestsOf(machine)).toEqual([])
    rmSync(machine.at('b', 'uvx'))
    expect(await machine.install()).toMatchObject({ uvxPath: '' })
  })

  test('on PATH is not taken from a relative entry, which would be the checked-out repository', async () => {
    await using machine = await Machine.open()
    machine.put(machine.at('b'), { uv: fakeUv() })
    machine.env['PATH'] = ['', '.', path.relative(process.cwd(), machine.at('b'))].join(path.delimiter)
    const { processes } = machine.platform
    const started: string[] = []
    const start: typeof processes.start = (spec) => {
      started.push(spec.argv[0])
      return processes.start(spec)
    }
    machine.platform = { ...machine.platform, processes: { ...processes, start } }
    await expect(machine.install()).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
    expect(started).toEqual([])
  })
})

test('PATH needs no change where the bare name leads to this uv, whatever the working directory', async () => {
  await using machine = await Machine.open()
  machine.put(machine.at('python'), { python: '' })
  for (const dir of ['a', 'b']) machine.put(machine.at(dir), { uv: fakeUv() })
  const isFirst = (...dirs: string[]) => {
    machine.env['PATH'] = dirs.join(path.delimiter)
    return isFirstOnPath(machine.at('a', 'uv'), machine.platform)
  }
  const [python, a, b] = [machine.at('python'), machine.at('a'), machine.at('b')]
  expect(await isFirst(python, `${a}/`, b)).toBe(true)
  expect(await isFirst(b, a)).toBe(false)
  expect(await isFirst(python)).toBe(false)
  expect(await isFirst('.', a)).toBe(false)
})

describe('what is no hit is repaired, and told', () => {
  test.each<[string, (machine: Machine) => void]>([
    ['a torn binary', (machine) => machine.put(machine.place(), { uv: '\x7fELF', uvx: fakeUv() })],
    ['an empty binary', (machine) => machine.put(machine.place(), { uv: '', uvx: fakeUv() })],
    ['another version', (machine) => machine.put(machine.place(), { uv: fakeUv('99.1.1'), uvx: fakeUv() })],
    [
      'a version that starts like this one',
      (machine) => machine.put(machine.place(), { uv: fakeUv(`${VERSION}1`), uvx: fakeUv() }),
    ],
    [
      'a binary that fails',
      (machine) => machine.put(machine.place(), { uv: `#!/bin/sh\necho uv ${VERSION}; exit 1\n`, uvx: '' }),
    ],
    [
      'a binary that crashes',
      (machine) => machine.put(machine.place(), { uv: '#!/bin/sh\nkill -SEGV $$\n', uvx: '' }),
    ],
    ['no uvx', (machine) => machine.put(machine.place(), { uv: fakeUv() })],
    [
      'a file in place of the directory',
      (machine) => machine.put(path.dirname(machine.place()), { [TRIPLE]: fakeUv() }),
    ],
    [
      'a dangling link',
      (machine) => {
        mkdirSync(path.dirname(machine.place()), { recursive: true })
        symlinkSync('/nowhere', machine.place())
      },
    ],
    ['an empty directory', (machine) => mkdirSync(machine.place(), { recursive: true })],
  ])('%s', async (_, damage) => {
    await using machine = await Machine.open()
    damage(machine)
    writeFileSync(`${machine.place()}.complete`, '')
    machine.serveWheel(wheel)
    expect(await machine.install({ checksum })).toMatchObject({ source: 'index' })
    expect(machine.lines[0]).toMatch(/uv is not usable: ./)
    expect(readFileSync(path.join(machine.place(), 'uv'), 'utf8')).toBe(fakeUv())
    expect(await machine.install({ checksum })).toMatchObject({ source: 'tool-cache' })
  })

  test('a marker without content', async () => {
    await using machine = await Machine.open()
    mkdirSync(path.dirname(machine.place()), { recursive: true })
    writeFileSync(`${machine.place()}.complete`, '')
    machine.serveWheel(wheel)
    expect(await machine.install({ checksum })).toMatchObject({ source: 'index' })
  })

  test('nothing is touched where no source has a replacement', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place(), { uv: fakeUv('99.1.1'), uvx: fakeUv() })
    await expect(machine.install()).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
    expect(readFileSync(path.join(machine.place(), 'uv'), 'utf8')).toBe(fakeUv('99.1.1'))
  })
})

describe('the place', () => {
  test('is found by @actions/tool-cache', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    await machine.install({ checksum })
    vi.stubEnv('RUNNER_TOOL_CACHE', machine.at('tools'))
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(find('locked-uv', VERSION, TRIPLE)).toBe(machine.place())
  })

  test.each<[string, (machine: Machine) => void]>([
    ['is not set', (machine) => delete machine.env['RUNNER_TOOL_CACHE']],
    ['is relative', (machine) => Object.assign(machine.env, { RUNNER_TOOL_CACHE: 'tools' })],
    [
      'is a file',
      (machine) => {
        machine.put(machine.at('x'), { file: '' })
        Object.assign(machine.env, { RUNNER_TOOL_CACHE: machine.at('x', 'file') })
      },
    ],
    [
      'cannot be written',
      (machine) => {
        const { files } = machine.platform
        const mkdtemp = (prefix: string) =>
          prefix.startsWith(machine.at('tools')) ? failing('EACCES')() : files.mkdtemp(prefix)
        machine.platform = {
          ...machine.platform,
          files: { ...files, mkdtemp: mkdtemp as typeof files.mkdtemp },
        }
      },
    ],
  ])('is the fallback directory where RUNNER_TOOL_CACHE %s', async (_, arrange) => {
    await using machine = await Machine.open()
    arrange(machine)
    machine.serveWheel(wheel)
    const expected = machine.at('fallback', VERSION, TRIPLE, 'uv')
    expect(await machine.install({ checksum })).toMatchObject({ uvPath: expected, source: 'index' })
    expect(await machine.install({ checksum })).toMatchObject({ uvPath: expected, source: 'tool-cache' })
  })

  test('that nobody may write is an error with both directories', async () => {
    await using machine = await Machine.open()
    const { files } = machine.platform
    machine.platform = {
      ...machine.platform,
      files: { ...files, mkdtemp: failing('EROFS') as typeof files.mkdtemp },
    }
    await expect(machine.install()).rejects.toMatchObject({ code: 'UV_INSTALL_DIR_UNWRITABLE' })
  })

  test('loses the leftovers of dead installs after an hour, and nothing else', async () => {
    await using machine = await Machine.open()
    const versionDir = path.dirname(machine.place())
    const leftovers = ['.stage-1-abcdef', '.bad-22-abcdef']
    for (const name of [...leftovers, '.keep', 'aarch64-unknown-linux-gnu'])
      machine.put(path.join(versionDir, name), { uv: '' })
    machine.serveWheel(wheel)
    await machine.install({ checksum })
    expect(readdirSync(versionDir)).toEqual(expect.arrayContaining(leftovers))
    rmSync(machine.place(), { recursive: true })
    rmSync(machine.at('fallback', VERSION), { recursive: true })
    const { files } = machine.platform
    const old = [...leftovers, '.keep', 'aarch64-unknown-linux-gnu']
    const isOld = (entry: unknown) => old.includes(path.basename(String(entry)))
    // ctime cannot be set by anybody.
    const lstat = (async (entry: string, options?: object) => {
      const stats = await files.lstat(entry, options)
      return isOld(entry) ? Object.assign(stats, { ctimeMs: stats.ctimeMs - 61 * 60_000 }) : stats
    }) as typeof files.lstat
    machine.platform = { ...machine.platform, files: { ...files, lstat } }
    await machine.install({ checksum })
    expect(readdirSync(versionDir).sort()).toEqual(
      ['.keep', 'aarch64-unknown-linux-gnu', TRIPLE, `${TRIPLE}.complete`].sort(),
    )
  })
})

describe('rivals', () => {
  /** Lets something happen immediately before a rename to or from the place. */
  const justBefore = (machine: Machine, isMoment: (from: string, to: string) => boolean, act: () => void) => {
    const { files } = machine.platform
    let isDone = false
    const rename: typeof files.rename = async (from, to) => {
      if (!isDone && isMoment(String(from), String(to))) {
        isDone = true
        act()
      }
      await files.rename(from, to)
    }
    machine.platform = { ...machine.platform, files: { ...files, rename } }
  }
  const identify = (uv: string) => `${uv}# rival\n`

  test('the copy of the faster one is used when it works', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    const rival = { uv: identify(fakeUv()), uvx: fakeUv() }
    justBefore(
      machine,
      (_, to) => to === machine.place(),
      () => machine.put(machine.place(), rival),
    )
    expect(await machine.install({ checksum })).toMatchObject({ source: 'tool-cache' })
    expect(readFileSync(path.join(machine.place(), 'uv'), 'utf8')).toBe(rival.uv)
    expect(machine.isComplete()).toBe(true)
    expect(readdirSync(path.dirname(machine.place())).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('the copy of the faster one is replaced when it does not work, and kept for those who run it', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    justBefore(
      machine,
      (_, to) => to === machine.place(),
      () => machine.put(machine.place(), { uv: 'torn', uvx: '' }),
    )
    expect(await machine.install({ checksum })).toMatchObject({ source: 'index' })
    const [aside] = readdirSync(path.dirname(machine.place())).filter((name) => name.startsWith('.bad-'))
    expect(readFileSync(path.join(path.dirname(machine.place()), aside ?? '', 'was', 'uv'), 'utf8')).toBe(
      'torn',
    )
  })

  test('a good copy that took the place of the bad one in the last moment goes back', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    machine.put(machine.place(), { uv: 'torn', uvx: '' })
    const rival = { uv: identify(fakeUv()), uvx: fakeUv() }
    // A new directory may get the inode of one that was removed, hence moved and not removed.
    justBefore(
      machine,
      (from) => from === machine.place(),
      () => {
        machine.put(machine.at('new'), rival)
        renameSync(machine.place(), machine.at('moved'))
        renameSync(machine.at('new'), machine.place())
      },
    )
    expect(await machine.install({ checksum })).toMatchObject({ source: 'tool-cache' })
    expect(readFileSync(path.join(machine.place(), 'uv'), 'utf8')).toBe(rival.uv)
  })

  test('something that cannot be moved is named after five attempts', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    machine.put(machine.place(), { uv: 'torn', uvx: '' })
    const { files } = machine.platform
    const rename: typeof files.rename = (from, to) =>
      String(from) === machine.place() ? failing('EBUSY')() : files.rename(from, to)
    machine.platform = { ...machine.platform, files: { ...files, rename } }
    await expect(machine.install({ checksum })).rejects.toMatchObject({
      code: 'UV_INSTALL_BLOCKED',
      message: expect.stringContaining(machine.place()),
    })
  })

  test('a machine that is short of memory for a moment does not cost anybody a good copy', async () => {
    await using machine = await Machine.open()
    machine.put(machine.place(), { uv: fakeUv(), uvx: fakeUv() })
    const { processes } = machine.platform
    let failures = 2
    const start: typeof processes.start = (spec) =>
      failures-- > 0
        ? {
            pid: undefined,
            startTicks: undefined,
            ended: Promise.resolve({ kind: 'not-started', reason: 'spawn EAGAIN' }),
          }
        : processes.start(spec)
    machine.platform = { ...machine.platform, processes: { ...processes, start } }
    expect(await machine.install()).toMatchObject({ source: 'tool-cache' })
  })
})

test.runIf(process.platform === 'linux')(
  'a copy that another action is writing is neither used nor moved away, and is a hit once it is closed',
  async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    machine.put(machine.place(), { uv: fakeUv(), uvx: fakeUv() })
    const { ino } = statSync(machine.place())
    const writer = openSync(path.join(machine.place(), 'uv'), 'r+')
    try {
      await expect(machine.install({ checksum })).rejects.toMatchObject({
        code: 'UV_INSTALL_BLOCKED',
        message: expect.stringContaining('ETXTBSY'),
      })
    } finally {
      closeSync(writer)
    }
    expect(await machine.install({ checksum })).toMatchObject({ source: 'tool-cache' })
    expect(statSync(machine.place()).ino).toBe(ino)
  },
)

describe('a full disk', () => {
  test.each(['ENOSPC', 'EDQUOT'])('is named with its directory (%s)', async (code) => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    const { files, archives } = machine.platform
    machine.platform = { ...machine.platform, files, archives: { ...archives, unzip: failing(code) } }
    await expect(machine.install({ checksum })).rejects.toMatchObject({
      code: 'UV_INSTALL_DISK_FULL',
      message: expect.stringContaining(path.dirname(machine.place())),
    })
  })
})

test('an install that is cancelled leaves nothing', async () => {
  await using machine = await Machine.open()
  const job = new AbortController()
  machine.serveWheel(wheel)
  machine.index.serve(`/files/uv-${VERSION}-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl`, () =>
    job.abort(new Error('cancelled')),
  )
  await expect(machine.install({ checksum, signal: job.signal })).rejects.toThrow('cancelled')
  expect(readdirSync(machine.at('temp'))).toEqual([])
  expect(readdirSync(path.dirname(machine.place()))).toEqual([])
})

describe('the copy for the node', () => {
  test('serves a runner with a tool cache of its own', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    await machine.install({ checksum })
    const requests = requestsOf(machine).length
    machine.env['RUNNER_TOOL_CACHE'] = machine.at('other-tools')
    expect(await machine.install({ checksum })).toMatchObject({
      source: 'tool-cache',
      uvPath: machine.at('fallback', VERSION, TRIPLE, 'uv'),
      verifiedBy: 'digest recorded at install (checksum input)',
    })
    expect(requestsOf(machine)).toHaveLength(requests)
  })

  test('that cannot be made fails nobody', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    const { files } = machine.platform
    machine.platform = { ...machine.platform, files: { ...files, copyFile: failing('ENOSPC') } }
    expect(await machine.install({ checksum })).toMatchObject({ source: 'index' })
    expect(machine.lines.at(-1)).toContain(`No copy of uv in ${machine.at('fallback', VERSION, TRIPLE)}`)
    expect(readdirSync(machine.at('fallback', VERSION))).toEqual([])
  })

  test('repairs a damaged copy in the tool cache without asking anybody', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    await machine.install({ checksum })
    const requests = requestsOf(machine).length
    writeFileSync(path.join(machine.place(), 'uv'), 'torn')
    expect(await machine.install({ checksum })).toMatchObject({ source: 'tool-cache' })
    expect(readFileSync(path.join(machine.place(), 'uv'), 'utf8')).toBe(fakeUv())
    expect(requestsOf(machine)).toHaveLength(requests)
  })
})

describe('the record of an install', () => {
  const installed = async () => {
    const machine = await Machine.open()
    machine.serveWheel(wheel)
    await machine.install({ checksum })
    rmSync(machine.at('fallback', VERSION), { recursive: true })
    return machine
  }

  test('finds an executable that was changed and still says the right version', async () => {
    await using machine = await installed()
    writeFileSync(path.join(machine.place(), 'uvx'), `${fakeUv()}# and more\n`)
    const { processes } = machine.platform
    const started: string[] = []
    const start: typeof processes.start = (spec) => {
      started.push(spec.argv[0])
      return processes.start(spec)
    }
    machine.platform = { ...machine.platform, processes: { ...processes, start } }
    expect(await machine.install({ checksum })).toMatchObject({ source: 'index' })
    expect(machine.lines[0]).toMatch(/uvx has sha256 [0-9a-f]{64}, [0-9a-f]{64} was installed/)
    // What was fetched anew, in its stage: the changed copy was not run.
    expect(started[0]).toContain('.stage-')
  })

  test('holds for a copy of the directory, as an image of a machine is', async () => {
    await using machine = await installed()
    renameSync(machine.place(), machine.at('moved'))
    for (const name of ['uv', 'uvx', '.locked-uv.json'])
      machine.put(machine.place(), { [name]: readFileSync(machine.at('moved', name), 'utf8') })
    expect(await machine.install({ checksum })).toMatchObject({
      source: 'tool-cache',
      verifiedBy: 'digest recorded at install (checksum input)',
    })
  })

  test('is not read for a file that was not touched since', async () => {
    await using machine = await installed()
    const { files } = machine.platform
    const read: string[] = []
    const readFile = ((file: string, ...rest: never[]) => {
      read.push(path.basename(String(file)))
      return files.readFile(file, ...rest)
    }) as typeof files.readFile
    machine.platform = { ...machine.platform, files: { ...files, readFile } }
    expect(await machine.install({ checksum })).toMatchObject({ source: 'tool-cache' })
    expect(new Set(read)).toEqual(new Set(['.locked-uv.json']))
  })

  test('that is damaged counts as none', async () => {
    await using machine = await installed()
    writeFileSync(path.join(machine.place(), '.locked-uv.json'), '{')
    expect(await machine.install({ checksum })).toMatchObject({ verifiedBy: 'probe of the tool cache' })
  })
})
