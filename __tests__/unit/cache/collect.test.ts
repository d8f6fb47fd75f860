import { expect, test } from 'vitest'
import { type Collectable, planCollection } from '../../../src/cache/collect.ts'
import { missingSpace } from '../../../src/cache/space.ts'

const DAY_MS = 86_400_000
const NOW_MS = 100 * DAY_MS

function found(kind: Collectable['kind'], path: string, days: number, sizeBytes = 100): Collectable {
  return { kind, path, sizeBytes, inodes: 1, lastUsedMs: NOW_MS - days * DAY_MS }
}

function plan(all: readonly Collectable[], bytes: number): string[] {
  return planCollection(all, { wanted: { bytes, inodes: 0 }, nowMs: NOW_MS }).map(({ path }) => path)
}

test('leftovers go first, then what was given up, then what was used longest ago', () => {
  const all = [
    found('current', 'today', 0),
    found('uv', 'old uv', 20),
    found('current', 'old cache', 30),
    found('retired', 'retired', 1),
    found('python', 'old python', 10),
    found('trash', 'trash', 0),
  ]
  expect(plan(all, 150)).toEqual(['trash', 'retired', 'old cache', 'old uv', 'old python', 'today'])
})

test('a uv or a Python that a running job may have found is kept', () => {
  expect(plan([found('uv', 'uv', 4), found('python', 'python', 4.9)], 1000)).toEqual([])
})

test('the cache of today goes only where that gets the disk half-way', () => {
  expect(plan([found('current', 'today', 0)], 201)).toEqual([])
  expect(plan([found('current', 'today', 0)], 200)).toEqual(['today'])
  expect(plan([found('current', 'idle', 6)], 1000)).toEqual(['idle'])
})

const GIB = 1024 ** 3
const disk = (freeBytes: number, inodes?: { free: number; total: number }) => ({
  freeBytes,
  totalBytes: 100 * GIB,
  inodes,
})

test.each([
  ['enough bytes', disk(5 * GIB), { kind: 'size', bytes: 5 * GIB }, undefined],
  ['too few bytes', disk(3 * GIB), { kind: 'size', bytes: 5 * GIB }, { bytes: 2 * GIB, inodes: 0 }],
  ['a share', disk(3 * GIB), { kind: 'share', percent: 4 }, { bytes: GIB, inodes: 0 }],
  [
    'a share of inodes',
    disk(50 * GIB, { free: 10, total: 1000 }),
    { kind: 'share', percent: 5 },
    { bytes: 0, inodes: 40 },
  ],
  [
    'few inodes',
    disk(50 * GIB, { free: 10_000, total: 10_000_000 }),
    { kind: 'size', bytes: 1 },
    { bytes: 0, inodes: 90_000 },
  ],
  ['no floor', disk(0, { free: 0, total: 1000 }), { kind: 'size', bytes: 0 }, undefined],
] as const)('%s', (_name, space, floor, missing) => {
  expect(missingSpace(space, floor)).toEqual(missing)
})
