import { describe, expect, test } from 'vitest'
import { chooseWheel, findAsset } from '../../../src/uv/asset.ts'
import { readDigests } from '../../../src/uv/digests.ts'
import { DEFAULT_VERSION } from '../../../src/uv/pins.ts'
import { MACHINES } from './machines.ts'

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
