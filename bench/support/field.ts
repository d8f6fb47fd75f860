import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Leg } from '../../__tests__/support/legs.ts'
import { check, rawEnvironment, runTimed, type Site } from './site.ts'

/** Ways to let many legs of one node sync at once. */
export const POLICIES = ['ours', 'unlocked', 'flock', 'private'] as const
export type Policy = (typeof POLICIES)[number]

/** Legs that are started together, one policy after the other. */
export interface Field {
  readonly site: Site
  readonly legs: readonly Leg[]
  /** Of the contestants that are not ours. */
  readonly cachesDir: string
  /** Of the last round. */
  readonly bytes: Record<string, { fetched: number; disk: number }>
}

export async function openField(site: Site, count: number): Promise<Field> {
  const legs: Leg[] = []
  for (let number = 1; number <= count; number++) legs.push(await site.leg(`n${count}-${number}`))
  return { site, legs, cachesDir: path.join(site.machine.root, `caches-${count}`), bytes: {} }
}

/** From a start without environments to the last leg. */
export async function runRound(
  policy: Policy,
  field: Field,
  { isCold }: { isCold: boolean },
): Promise<number> {
  const { site, legs, cachesDir } = field
  for (const leg of legs) await site.dropEnvironment(leg)
  const cacheOf = (number: number) =>
    policy === 'private' ? path.join(cachesDir, `private-${number}`) : path.join(cachesDir, policy)
  const ownDir = policy === 'ours' ? path.dirname(site.cacheDir) : undefined
  const dirs = ownDir ? [ownDir] : [...new Set(legs.map((_, number) => cacheOf(number)))]
  if (isCold) for (const dir of dirs) await rm(dir, { recursive: true, force: true })
  await mkdir(cachesDir, { recursive: true })
  site.index.requests.length = 0
  const startedMs = performance.now()
  await Promise.all(legs.map((leg, number) => runLeg(policy, leg, { site, cacheDir: cacheOf(number) })))
  const tookMs = performance.now() - startedMs
  await Promise.all(legs.map((leg) => check(leg, site.names)))
  let disk = 0
  if (isCold) for (const dir of dirs) disk += await sizeOf(dir)
  field.bytes[policy] = { fetched: site.index.artefactBytesSent(), disk }
  return tookMs
}

function runLeg(
  policy: Policy,
  leg: Leg,
  { site, cacheDir }: { site: Site; cacheDir: string },
): Promise<number> {
  if (policy === 'ours') return site.step(leg)
  if (policy !== 'flock') return site.sync(leg, { UV_CACHE_DIR: cacheDir })
  return runTimed(['flock', `${cacheDir}.lock`, site.uvPath, 'sync', '--locked'], {
    cwd: leg.runner.workspace,
    env: { ...rawEnvironment(site.machine), UV_CACHE_DIR: cacheDir },
  })
}

async function sizeOf(dir: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).blocks * 512
  return bytes
}
