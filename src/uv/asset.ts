import type { Platform } from '../platform/index.ts'
import { UvPlatformUnsupported } from './errors.ts'

/** The build of uv for one kind of machine. */
export interface Asset {
  /** As uv's releases name it. */
  readonly triple: string
  /** File name in a release. */
  readonly archive: string
  /** What executables end in. */
  readonly exe: '' | '.exe'
  /** Single wheel platform tags that run here, the best first. */
  readonly platformTags: readonly string[]
}

type Row = readonly [machine: string, triple: string, ...platformTags: string[]]

// Names: `dist-workspace.toml` of astral-sh/uv and its wheels since 0.8. Node calls little-endian POWER `ppc64`. Of the
// 32-bit ARM builds the one for ARMv7 is taken: neither the runner nor Node 24 run on less.
const ROWS: readonly Row[] = [
  ['linux x64 gnu', 'x86_64-unknown-linux-gnu', 'manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
  ['linux x64 musl', 'x86_64-unknown-linux-musl', 'musllinux_1_1_x86_64'],
  ['linux arm64 gnu', 'aarch64-unknown-linux-gnu', 'manylinux_2_28_aarch64', 'manylinux_2_17_aarch64'],
  ['linux arm64 musl', 'aarch64-unknown-linux-musl', 'musllinux_1_1_aarch64'],
  ['linux arm gnu', 'armv7-unknown-linux-gnueabihf', 'manylinux_2_17_armv7l', 'manylinux2014_armv7l'],
  ['linux arm musl', 'armv7-unknown-linux-musleabihf', 'musllinux_1_1_armv7l'],
  ['linux ia32 gnu', 'i686-unknown-linux-gnu', 'manylinux_2_17_i686', 'manylinux2014_i686'],
  ['linux ia32 musl', 'i686-unknown-linux-musl', 'musllinux_1_1_i686'],
  ['linux ppc64 gnu', 'powerpc64le-unknown-linux-gnu', 'manylinux_2_17_ppc64le', 'manylinux2014_ppc64le'],
  ['linux s390x gnu', 's390x-unknown-linux-gnu', 'manylinux_2_17_s390x', 'manylinux2014_s390x'],
  ['linux riscv64 gnu', 'riscv64gc-unknown-linux-gnu', 'manylinux_2_31_riscv64'],
  ['linux riscv64 musl', 'riscv64gc-unknown-linux-musl', 'musllinux_1_1_riscv64'],
  ['darwin x64', 'x86_64-apple-darwin', 'macosx_10_12_x86_64'],
  ['darwin arm64', 'aarch64-apple-darwin', 'macosx_11_0_arm64'],
  ['win32 x64', 'x86_64-pc-windows-msvc', 'win_amd64'],
  ['win32 arm64', 'aarch64-pc-windows-msvc', 'win_arm64'],
  ['win32 ia32', 'i686-pc-windows-msvc', 'win32'],
]

/** @throws UvPlatformUnsupported */
export function findAsset(host: Pick<Platform['host'], 'platform' | 'arch' | 'libc'>): Asset {
  const machine = [host.platform, host.arch, host.libc].filter(Boolean).join(' ')
  const row = ROWS.find(([name]) => name === machine)
  if (row === undefined) throw new UvPlatformUnsupported(machine)
  const [, triple, ...platformTags] = row
  const isWindows = host.platform === 'win32'
  return {
    triple,
    archive: `uv-${triple}.${isWindows ? 'zip' : 'tar.gz'}`,
    exe: isWindows ? '.exe' : '',
    platformTags,
  }
}

/**
 * The wheel that suits a machine best. A tag set may name both C libraries (the static builds for aarch64 and armv7
 * do): it serves either, and a machine with glibc prefers the build that is made for glibc alone.
 */
export function chooseWheel<T extends { readonly platformTag: string }>(
  wheels: readonly T[],
  asset: Pick<Asset, 'platformTags'>,
): T | undefined {
  return wheels
    .map((wheel) => ({ wheel, rank: rankTagSet(wheel.platformTag.split('.'), asset.platformTags) }))
    .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)[0]?.wheel
}

function rankTagSet(tagSet: readonly string[], wanted: readonly string[]): number {
  const preference = wanted.findIndex((tag) => tagSet.includes(tag))
  if (preference === -1) return Number.POSITIVE_INFINITY
  const families = new Set(tagSet.map((tag) => tag.slice(0, 4)))
  return preference + (families.size > 1 ? 0.5 : 0)
}
