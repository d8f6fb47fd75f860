import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { body, fakeUv, fakeWheel, Machine, sha256Of, VERSION, wheelName, zip } from './doubles.ts'
import { MACHINES } from './machines.ts'

// The scripts run here whatever they are called: what differs between machines is names.
const scriptsFor = (exe: string) =>
  Object.fromEntries(['uv', 'uvx', 'uvw'].map((tool) => [`${tool}${exe}`, fakeUv()]))

describe.each(MACHINES)('on %s %s %s', (platform, arch, libc, triple, platformTag) => {
  const exe = platform === 'win32' ? '.exe' : ''

  const openMachine = async () => {
    const machine = await Machine.open()
    machine.platform = { ...machine.platform, host: { ...machine.platform.host, platform, arch, libc } }
    return machine
  }

  test('uv comes from the index, is called as there, and is found again', async () => {
    await using machine = await openMachine()
    const wheel = fakeWheel(VERSION, scriptsFor(exe))
    machine.serveWheel(wheel, wheelName(VERSION, platformTag))
    const dir = machine.at('tools', 'locked-uv', VERSION, triple)
    const paths = { uvPath: path.join(dir, `uv${exe}`), uvxPath: path.join(dir, `uvx${exe}`) }
    expect(await machine.install({ checksum: sha256Of(wheel) })).toMatchObject({ ...paths, source: 'index' })
    expect(readdirSync(dir).filter((name) => /^uv/.test(name))).toEqual(
      exe ? ['uv.exe', 'uvw.exe', 'uvx.exe'] : ['uv', 'uvx'],
    )
    expect(await machine.install()).toMatchObject({ ...paths, source: 'tool-cache' })
  })
})

test('on Windows a release is a zip archive without a folder', async () => {
  await using machine = await Machine.open()
  const host = { ...machine.platform.host, platform: 'win32', arch: 'x64', libc: undefined } as const
  machine.platform = { ...machine.platform, host }
  const archive = zip(Object.entries(scriptsFor('.exe')))
  machine.mirror.serve(`/${VERSION}/uv-x86_64-pc-windows-msvc.zip`, body(archive))
  expect(await machine.install({ checksum: sha256Of(archive) })).toMatchObject({
    source: 'mirror',
    uvPath: expect.stringMatching(/x86_64-pc-windows-msvc\/uv\.exe$/),
    uvxPath: expect.stringMatching(/x86_64-pc-windows-msvc\/uvx\.exe$/),
  })
})

test('on Windows a uv on PATH, spelt Path there, is found with its suffix', async () => {
  await using machine = await Machine.open()
  machine.put(machine.at('bin'), scriptsFor('.exe'))
  const env = { Path: machine.at('bin'), RUNNER_TOOL_CACHE: machine.at('tools') }
  const host = { ...machine.platform.host, platform: 'win32', arch: 'x64', libc: undefined, env } as const
  machine.platform = { ...machine.platform, host }
  expect(await machine.install()).toMatchObject({
    source: 'path',
    uvPath: machine.at('bin', 'uv.exe'),
    uvxPath: machine.at('bin', 'uvx.exe'),
  })
})
