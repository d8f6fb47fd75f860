import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { startCacheService } from '../../__tests__/support/cache-service.ts'
import type { Leg } from '../../__tests__/support/legs.ts'
import { type Field, openField, runRound } from '../support/field.ts'
import { startNarrowIndex } from '../support/narrow-index.ts'
import { openSite } from '../support/site.ts'
import type { Costs, Fleet, Policy } from './model.ts'

// From before uv's locks per wheel: what has to be paid without a lock is seen only there.
const UV_VERSION = '0.11.33'
const LINE_BYTES_PER_SECOND = 12_000_000
const WHEEL_BYTES = 300_000
const MOST_LEGS = 16
// As many as keep both cores of a small machine busy.
const CROWD = 8
const ROUNDS = 3

/** Milliseconds until the last of so many legs has a whole environment. */
export type Play = (policy: Policy, count: number, cache: 'cold' | 'warm') => Promise<number>

export interface Yard extends AsyncDisposable {
  readonly play: Play
  /** What the model has to be told of this yard. */
  readonly facts: Pick<Fleet, 'indexBytesPerS' | 'serviceBytesPerS'> & { readonly uvVersion: string }
  /** What the index has sent since the last run began. */
  traffic(): Pick<Costs, 'requests' | 'bytes'>
  archiveBytes(): number
}

/** A real node with an index behind a narrow line and a cache service that holds this project. */
export async function openYard(): Promise<Yard> {
  const stack = new AsyncDisposableStack()
  const service = stack.use(await startCacheService())
  const site = stack.use(
    await openSite({
      uvVersion: UV_VERSION,
      bytesEach: WHEEL_BYTES,
      filesEach: 100,
      serve: (wheels) => startNarrowIndex(wheels, LINE_BYTES_PER_SECOND),
    }),
  )
  const field = await openField(site, MOST_LEGS)
  const served: Leg[] = []
  for (let number = 1; number <= MOST_LEGS; number++)
    served.push(await site.leg(`served-${number}`, { env: service.env('v2') }))
  const play: Play = async (policy, count, cache) => {
    const isServed = policy === 'ours-l2'
    const legs = (isServed ? served : field.legs).slice(0, count)
    if (isServed) await forgetFetches(site.cacheDir)
    const some: Field = { ...field, legs }
    return await runRound(isServed ? 'ours' : policy, some, { isCold: cache === 'cold' })
  }
  // The first run of a cold node saves what it has fetched.
  await play('ours-l2', 1, 'cold')
  await served[0]?.step.run('post')
  if (service.entries.length === 0) throw new Error('nothing was saved')
  return {
    play,
    facts: {
      uvVersion: UV_VERSION,
      indexBytesPerS: LINE_BYTES_PER_SECOND,
      serviceBytesPerS: Number.POSITIVE_INFINITY,
    },
    traffic: () => ({
      requests: site.index.requests.length,
      bytes: site.index.requests.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
    }),
    archiveBytes: () => service.entries[0]?.bytes.length ?? 0,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** A node asks the service once in ten minutes; each round is a new node. */
async function forgetFetches(cacheDir: string): Promise<void> {
  const locksDir = path.join(cacheDir, '..', '..', '..', 'locks')
  for (const name of await readdir(locksDir))
    if (name.endsWith('.filled')) await rm(path.join(locksDir, name))
}

/** What a leg costs on this machine, from runs of one leg and of a crowd. */
export async function calibrate({ play, traffic, archiveBytes }: Yard, cores: number): Promise<Costs> {
  const median = async (...run: Parameters<Play>) => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push(await play(...run))
    return times.toSorted((one, other) => one - other)[ROUNDS >> 1] ?? Number.NaN
  }
  await play('unlocked', CROWD, 'cold')
  await play('flock', CROWD, 'cold')
  const syncMs = await median('unlocked', 1, 'warm')
  const crowdMs = await median('unlocked', CROWD, 'warm')
  const queueMs = await median('flock', CROWD, 'warm')
  await play('ours', 1, 'cold')
  await play('ours', 1, 'warm')
  const stepMs = (await median('ours', 1, 'warm')) - syncMs
  const coldMs = await median('unlocked', 1, 'cold')
  const { requests, bytes } = traffic()
  const restoredMs = await median('ours-l2', 1, 'cold')
  return {
    syncMs,
    stepMs,
    crowding: Math.max(1, (crowdMs * cores) / (syncMs * CROWD)),
    handOffMs: Math.max(0, (queueMs - CROWD * syncMs) / (CROWD - 1)),
    unpackMs: Math.max(0, coldMs - syncMs - (bytes / LINE_BYTES_PER_SECOND) * 1000),
    restoreMs: Math.max(0, restoredMs - syncMs - stepMs),
    requests,
    bytes,
    archiveBytes: archiveBytes(),
  }
}
