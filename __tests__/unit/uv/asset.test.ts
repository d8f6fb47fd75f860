import { describe, expect, test } from 'vitest'
import { chooseWheel, findAsset } from '../../../src/uv/asset.ts'
import { readDigests } from '../../../src/uv/digests.ts'
import { DEFAULT_VERSION } from '../../../src/uv/pins.ts'

const MACHINES = [
  ['linux', 'x64', 'gnu', 'x86_64-unknown-linux-gnu', 'manylinux_2_17_x86_64.manylinux2014_x86_64'],
  ['linux', 'x64', 'musl', 'x86_64-unknown-linux-musl', 'musllinux_1_1_x86_64'],
  ['linux', 'arm64', 'gnu', 'aarch64-unknown-linux-gnu', 'manylinux_2_28_aarch64'],
  [
    'linux',
    'arm64',
    'musl',
    'aarch64-unknown-linux-musl',
    'manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64',
  ],
  ['linux', 'arm', 'gnu', 'armv7-unknown-linux-gnueabihf', 'manylinux_2_17_armv7l.manylinux2014_armv7l'],
  [
    'linux',
    'arm',
    'musl',
    'armv7-unknown-linux-musleabihf',
    'manylinux_2_17_armv7l.manylinux2014_armv7l.musllinux_1_1_armv7l',
  ],
  ['linux', 'ia32', 'gnu', 'i686-unknown-linux-gnu', 'manylinux_2_17_i686.manylinux2014_i686'],
  ['linux', 'ia32', 'musl', 'i686-unknown-linux-musl', 'musllinux_1_1_i686'],
  ['linux', 'ppc64', 'gnu', 'powerpc64le-unknown-linux-gnu', 'manylinux_2_17_ppc64le.manylinux2014_ppc64le'],
  ['linux', 's390x', 'gnu', 's390x-unknown-linux-gnu', 'manylinux_2_17_s390x.manylinux2014_s390x'],
  ['linux', 'riscv64', 'gnu', 'riscv64gc-unknown-linux-gnu', 'manylinux_2_31_riscv64'],
  [
    'linux',
    'riscv64',
    'musl',
    'riscv64gc-unknown-linux-musl',
    'manylinux_2_31_riscv64.musllinux_1_1_riscv64',
  ],
  ['darwin', 'x64', undefined, 'x86_64-apple-darwin', 'macosx_10_12_x86_64'],
  ['darwin', 'arm64', undefined, 'aarch64-apple-darwin', 'macosx_11_0_arm64'],
  ['win32', 'x64', undefined, 'x86_64-pc-windows-msvc', 'win_amd64'],
  ['win32', 'arm64', undefined, 'aarch64-pc-windows-msvc', 'win_arm64'],
  ['win32', 'ia32', undefined, 'i686-pc-windows-msvc', 'win32'],
] as const

describe.each(MACHINES)('%s %s %s', (platform, arch, libc, triple, platformTag) => {
  const asset = findAsset({ platform, arch, libc })

  test('has its triple, archive and suffix', () => {
    const isWindows = platform === 'win32'
    expect(asset).toMatchObject({
      triple,
      archive: `uv-${triple}${isWindows ? '.zip' : '.tar.gz'}`,
      exe: isWindows ? '.exe' : '',
    })
  })

  test('takes its own wheel out of all that are published', async () => {
    const published = Object.keys((await readDigests())[DEFAULT_VERSION] ?? {})
    expect(
      chooseWheel(
        published.map((tag) => ({ platformTag: tag })),
        asset,
      ),
    ).toEqual({ platformTag })
    const reversed = published.toReversed().map((tag) => ({ platformTag: tag }))
    expect(chooseWheel(reversed, asset)).toEqual({ platformTag })
  })
})

test('glibc takes no wheel for musl alone, musl none for glibc alone', () => {
  const gnu = findAsset({ platform: 'linux', arch: 'x64', libc: 'gnu' })
  const musl = findAsset({ platform: 'linux', arch: 'x64', libc: 'musl' })
  expect(chooseWheel([{ platformTag: 'musllinux_1_1_x86_64' }], gnu)).toBeUndefined()
  expect(chooseWheel([{ platformTag: 'manylinux_2_17_x86_64.manylinux2014_x86_64' }], musl)).toBeUndefined()
})

test('glibc makes do with a static wheel that names both C libraries', () => {
  const gnu = findAsset({ platform: 'linux', arch: 'arm64', libc: 'gnu' })
  const platformTag = 'manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64'
  expect(chooseWheel([{ platformTag }], gnu)).toEqual({ platformTag })
})

test.each([
  ['freebsd', 'x64', undefined],
  ['linux', 'loong64', 'gnu'],
  ['linux', 's390x', 'musl'],
] as const)('%s %s %s is refused by name', (platform, arch, libc) => {
  expect(() => findAsset({ platform, arch, libc })).toThrow(
    expect.objectContaining({
      code: 'UV_PLATFORM_UNSUPPORTED',
      message: expect.stringContaining([platform, arch, libc].filter(Boolean).join(' ')),
    }),
  )
})
