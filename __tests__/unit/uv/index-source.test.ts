import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  body,
  fakeUv,
  fakeWheel,
  htmlPage,
  jsonPage,
  Machine,
  sha256Of,
  status,
  truncated,
  VERSION,
  wheelName,
} from './doubles.ts'

const wheel = fakeWheel()
const checksum = sha256Of(wheel)

describe.each([
  ['HTML (PEP 503)', htmlPage],
  ['JSON (PEP 691)', jsonPage],
])('an index that speaks %s', (_, page) => {
  test('gives the wheel of this machine, verified', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel, wheelName(), page)
    expect(await machine.install({ checksum })).toEqual({
      version: VERSION,
      uvPath: path.join(machine.place(), 'uv'),
      uvxPath: path.join(machine.place(), 'uvx'),
      source: 'index',
      verifiedBy: 'checksum input',
      isVerified: true,
    })
    expect(machine.isComplete()).toBe(true)
    expect(readdirSync(machine.place())).toEqual(['.locked-uv.json', 'uv', 'uvx'])
    expect(readdirSync(machine.at('temp'))).toEqual([])
    expect(readdirSync(path.dirname(machine.place())).filter((name) => name.startsWith('.'))).toEqual([])
    expect(machine.index.headers[0]?.accept).toContain('application/vnd.pypi.simple.v1+json')
  })

  test('and has other bytes than the digest table under a known name ends the install at once', async () => {
    await using machine = await Machine.open()
    const version = '0.13.8'
    machine.serveWheel(fakeWheel(version), wheelName(version), page)
    await expect(machine.install({ version })).rejects.toMatchObject({
      code: 'UV_DIGEST_MISMATCH',
      message: expect.stringMatching(
        new RegExp(
          `${wheelName(version)} from http://127.*/files/.* has sha256 [0-9a-f]{64}, expected e18a57b8b352`,
        ),
      ),
    })
    expect([machine.mirror.requests, machine.github.requests]).toEqual([[], []])
    expect(readdirSync(path.dirname(machine.place(version)))).toEqual([])
  })
})

test('a mismatch with the checksum input is told without the credentials of the index', async () => {
  await using machine = await Machine.open()
  machine.env['UV_DEFAULT_INDEX'] = `${machine.index.url.replace('//', '//user:secret@')}/simple/`
  machine.serveWheel(wheel)
  const error = await machine.install({ checksum: 'f'.repeat(64) }).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: 'UV_DIGEST_MISMATCH' })
  expect(String(error)).toContain(`sha256 ${checksum}, expected ${'f'.repeat(64)} (checksum input)`)
  expect(JSON.stringify([error, String(error), machine.lines])).not.toContain('secret')
})

test('the credentials of the index go with its own files and to no other host', async () => {
  await using machine = await Machine.open()
  machine.env['UV_DEFAULT_INDEX'] = `${machine.index.url.replace('//', '//user:secret@')}/simple/`
  machine.serveWheel(wheel)
  await machine.install({ checksum })
  const basic = `Basic ${Buffer.from('user:secret').toString('base64')}`
  expect(machine.index.headers.map((headers) => headers.authorization)).toEqual([basic, basic])

  machine.index.serve('/simple/uv/', htmlPage(`${machine.mirror.url}/${wheelName('99.1.3')}`))
  machine.mirror.serve(`/${wheelName('99.1.3')}`, body(fakeWheel('99.1.3')))
  await machine.install({ version: '99.1.3', checksum: sha256Of(fakeWheel('99.1.3')) })
  expect(machine.mirror.headers.map((headers) => headers.authorization)).toEqual([undefined])
})

describe('a name that leads out of the directory for downloads is no wheel', () => {
  const evil = `uv-${VERSION}-py3-none-manylinux_2_17_x86_64.x/../../../evil.whl`

  test.each([
    ['HTML', htmlPage(`../../files/${encodeURIComponent(evil)}`)],
    ['HTML of Windows', htmlPage(`../../files/${encodeURIComponent(evil.replaceAll('/', '\\'))}`)],
    [
      'JSON',
      body(
        JSON.stringify({ files: [{ filename: evil, url: '/files/evil' }] }),
        'application/vnd.pypi.simple.v1+json',
      ),
    ],
  ])('in %s', async (_, page) => {
    await using machine = await Machine.open()
    machine.index.serve('/simple/uv/', page)
    for (const file of ['evil', encodeURIComponent(evil)]) machine.index.serve(`/files/${file}`, body(wheel))
    const error = await machine.install({ checksum }).catch((caught: unknown) => caught)
    expect(String(error)).toContain('lists no wheel of uv at all')
    expect(machine.index.requests).toEqual(['GET /simple/uv/'])
    expect(readdirSync(machine.dir)).not.toContain('evil.whl')
  })
})

test('an answer of 503 is asked for again', async () => {
  await using machine = await Machine.open()
  machine.serveWheel(wheel)
  machine.index.serve(`/files/${wheelName()}`, status(503), body(wheel))
  expect(await machine.install({ checksum })).toMatchObject({ source: 'index' })
  expect(machine.index.requests).toHaveLength(3)
})

describe('what an index does not have is asked of the next source, and each says why', () => {
  const sourcesOf = async (machine: Machine, checksumInput: string | undefined = checksum) => {
    const error = await machine.install({ checksum: checksumInput }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'UV_UNAVAILABLE' })
    return error as Error & { remedy: string }
  }

  test('no project uv', async () => {
    await using machine = await Machine.open()
    const { message, remedy } = await sourcesOf(machine)
    expect(message.split('\n')).toEqual([
      `uv ${VERSION} cannot be had from any source`,
      `  index: ${machine.index.url}/simple/uv/: HTTP 404 Not Found (index of UV_DEFAULT_INDEX)`,
      expect.stringMatching(/^ {2}mirror: .*HTTP 404/),
      expect.stringMatching(/^ {2}github: .*HTTP 404/),
    ])
    expect(remedy).toContain('Check that this version of uv was published')
    expect(machine.lines).toHaveLength(3)
    expect(readdirSync(path.dirname(machine.place()))).toEqual([])
  })

  test('no wheel for this machine', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel, wheelName(VERSION, 'musllinux_1_1_x86_64'))
    expect((await sourcesOf(machine)).message).toContain(
      `lists no wheel of uv ${VERSION} for x86_64-unknown-linux-gnu`,
    )
  })

  test('a file that is not there', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    machine.index.serve(`/files/${wheelName()}`, status(404))
    expect((await sourcesOf(machine)).message).toContain(`/files/${wheelName()}: HTTP 404`)
  })

  test('a file that ends too early, every time', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    machine.index.serve(`/files/${wheelName()}`, truncated(wheel))
    expect((await sourcesOf(machine)).message).toMatch(/index: .*\(4 attempts\)/)
  })

  test('a page that announces JSON and is a log-in form', async () => {
    await using machine = await Machine.open()
    machine.index.serve('/simple/uv/', body('<html>', 'application/json'))
    expect((await sourcesOf(machine)).message).toContain('/simple/uv/ is no project page')
  })

  test.each(['/srv/wheels', 'file://server/share', 'https://user:s3#cret@host/simple', 'ftp://host/'])(
    'an index that is no web address: %s',
    async (url) => {
      await using machine = await Machine.open()
      machine.env['UV_DEFAULT_INDEX'] = url
      const { message } = await sourcesOf(machine)
      expect(message).toContain('index: UV_DEFAULT_INDEX names no http, https or file URL')
      expect(message).not.toContain('cret')
      await expect(machine.get('latest')).rejects.toMatchObject({ code: 'UV_UNAVAILABLE' })
    },
  )

  test('a digest: the wheel is not even fetched, and the remedy says how to state one', async () => {
    await using machine = await Machine.open()
    machine.serveWheel(wheel)
    const error = await machine.install().catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'UV_UNAVAILABLE', remedy: expect.stringContaining('checksum input') })
    expect(String(error)).toContain(`no digest is known for ${wheelName()}`)
    expect(machine.index.requests).toEqual(['GET /simple/uv/'])
  })

  test('the file that the checksum input is known not to mean', async () => {
    await using machine = await Machine.open()
    const version = '0.13.8'
    machine.serveWheel(fakeWheel(version), wheelName(version))
    const error = await machine.install({ version, checksum }).catch((caught: unknown) => caught)
    expect(String(error)).toContain(`the checksum input is not that of ${wheelName(version)}`)
    expect(machine.index.requests).toEqual(['GET /simple/uv/'])
  })

  test('a build that runs here', async () => {
    await using machine = await Machine.open()
    const other = fakeWheel(VERSION, { uv: '#!/nowhere/ld-linux\n', uvx: fakeUv() })
    machine.serveWheel(other)
    expect((await sourcesOf(machine, sha256Of(other))).message).toContain(
      'what was fetched does not run here',
    )
  })

  test('uvx in the wheel', async () => {
    await using machine = await Machine.open()
    const other = fakeWheel(VERSION, { uv: fakeUv(), uvx: '' })
    const lacking = Buffer.from(other.toString('latin1').replaceAll('scripts/uvx', 'scripts/xyz'), 'latin1')
    machine.serveWheel(lacking)
    expect((await sourcesOf(machine, sha256Of(lacking))).message).toContain('does not yield uv and uvx')
  })

  test('an index at all, and no pip on PATH', async () => {
    await using machine = await Machine.open()
    delete machine.env['UV_DEFAULT_INDEX']
    machine.env['PIP_CONFIG_FILE'] = '/dev/null'
    expect((await sourcesOf(machine)).message).toContain('no index is configured and no pip is on PATH')
  })
})

describe('pip', () => {
  const withPip = async (script: string) => {
    const machine = await Machine.open()
    delete machine.env['UV_DEFAULT_INDEX']
    machine.env['PIP_CONFIG_FILE'] = '/dev/null'
    machine.env['PATH'] = `${machine.at('bin')}:/usr/bin:/bin`
    const pip = `#!/bin/sh\ncase "$*" in *--version) exit 0;; esac\n${script}\n`
    machine.put(machine.at('bin'), { python3: pip })
    return machine
  }

  test('is asked for the tags of this machine, away from the checked-out repository, and its file is verified', async () => {
    await using machine = await withPip('echo "$PWD|$*" >"$0.log"; cp "$0.whl" "$NAME"')
    machine.env['NAME'] = wheelName()
    machine.put(machine.at('bin'), { 'python3.whl': '' })
    await machine.platform.files.writeFile(machine.at('bin', 'python3.whl'), wheel)
    expect(await machine.install({ checksum })).toMatchObject({
      source: 'index',
      verifiedBy: 'checksum input',
    })
    const log = await machine.platform.files.readFile(machine.at('bin', 'python3.log'), 'utf8')
    const [cwd, argv] = log.trim().split('|')
    expect(path.dirname(cwd ?? '')).toBe(machine.at('temp'))
    expect(argv).toBe(
      `-m pip download --quiet --no-deps --only-binary=:all: --no-cache-dir --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 --dest ${cwd} uv==${VERSION}`,
    )
    await expect(machine.install({ version: '99.1.3', checksum })).rejects.toMatchObject({
      code: 'UV_UNAVAILABLE',
    })
  })

  test('with other bytes than the digest table ends the install', async () => {
    await using machine = await withPip('echo fake >"$NAME"')
    machine.env['NAME'] = wheelName('0.13.8')
    await expect(machine.install({ version: '0.13.8' })).rejects.toMatchObject({ code: 'UV_DIGEST_MISMATCH' })
  })

  test('that fails is quoted with its last line', async () => {
    await using machine = await withPip('echo "one" >&2; echo "ERROR: No matching distribution" >&2; exit 1')
    await expect(machine.install()).rejects.toMatchObject({
      message: expect.stringContaining('index: python3 -m pip download: ERROR: No matching distribution\n'),
    })
  })

  test('is quoted without the credentials that it shows', async () => {
    await using machine = await withPip(
      'echo "ERROR: no route to https://user:s3cret@host/simple" >&2; exit 1',
    )
    const error = await machine.install().catch((caught: unknown) => caught)
    expect(String(error)).toContain('ERROR: no route to https://host/simple')
    expect(JSON.stringify([String(error), machine.lines])).not.toContain('s3cret')
  })

  test('that takes its time is told with what it has so far', async () => {
    const script =
      'mkdir part; head -c 3145728 /dev/zero >part/x; while [ -d "$PWD" ] && [ ! -e "$0.go" ]; do sleep 0.02; done; exit 1'
    await using machine = await withPip(script)
    const { clock } = machine.platform
    const sleep: typeof clock.sleep = (durationMs, signal) =>
      durationMs > 10_000 ? clock.sleep(durationMs, signal) : clock.sleep(1, signal)
    machine.platform = { ...machine.platform, clock: { ...clock, sleep } }
    const told: string[] = []
    const onProgress = (line: string) => {
      if (!line.includes('3.0 MiB')) return
      told.push(line)
      machine.put(machine.at('bin'), { 'python3.go': '' })
    }
    await machine.install({ onProgress }).catch(() => undefined)
    expect(told[0]).toMatch(/^python3 -m pip download: 3\.0 MiB in \S+ m?s$/)
  })

  test('that meets a full disk says so', async () => {
    await using machine = await withPip('echo "OSError: [Errno 28] whatever the locale calls it" >&2; exit 1')
    await expect(machine.install()).rejects.toMatchObject({ code: 'UV_INSTALL_DISK_FULL' })
  })

  test('that hangs ends with the job', async () => {
    await using machine = await withPip('echo >"$0.started"; exec sleep 60')
    const job = new AbortController()
    const watcher = machine.platform.files.watchDirectory(machine.at('bin'), (name) => {
      if (name === 'python3.started') job.abort(new Error('cancelled'))
    })
    await expect(machine.install({ signal: job.signal })).rejects.toThrow('cancelled')
    watcher?.close()
    expect(readdirSync(machine.at('temp'))).toEqual([])
  })
})
