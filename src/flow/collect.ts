import path from 'node:path'
import { type Collectable, planCollection, type Wanted } from '../cache/collect.ts'
import { takeInventory } from '../cache/inventory.ts'
import { isMarked } from '../cache/marks.ts'
import { removeTree } from '../cache/remove.ts'
import { type Floor, missingSpace, readSpace } from '../cache/space.ts'
import { lockKey } from '../lock/key.ts'
import { acquireLease } from '../lock/lease.ts'
import { advanceGeneration } from '../placement/generation.ts'
import { layoutOf } from '../placement/layout.ts'
import { retireGeneration } from '../placement/retire.ts'
import type { Platform } from '../platform/index.ts'
import { formatBytes, plural } from '../shared/text.ts'
import { type Note, withProgress } from './progress.ts'

export interface CollectRequest {
  readonly baseDir: string
  readonly floor: Floor
  /** Of everything in the base; undefined: not bounded. */
  readonly maxBytes: number | undefined
  readonly timeoutMs: number
  /** Nothing is removed that has to be fetched again. */
  readonly isOffline: boolean
  readonly isDryRun: boolean
  /**
   * Nothing is short yet: of the current caches only those are left that could not go if it were, because somebody uses
   * them. They would grow for as long as that lasts.
   */
  readonly isEarly?: boolean
  /** For `uv cache prune` in the epoch of this uv. */
  readonly uv: { readonly path: string; readonly epochDir: string } | undefined
}

export interface Collected {
  /** One line each, for people. */
  readonly lines: readonly string[]
  readonly isEnough: boolean
}

interface Round {
  readonly request: CollectRequest
  readonly isOver: () => boolean
  readonly lines: string[]
}

/**
 * Removes what was used longest ago until the base is small enough and the disk has its free space, or the time is over.
 * Nothing goes that a job, a lease or a uv holds: nobody is waited for.
 */
export function collect(request: CollectRequest, platform: Platform): Promise<Collected> {
  return withProgress(`Collecting ${request.baseDir}`, platform, (note) =>
    collectUntilEnough(request, note, platform),
  )
}

async function collectUntilEnough(
  request: CollectRequest,
  note: Note,
  platform: Platform,
): Promise<Collected> {
  const { clock } = platform
  const dirs = layoutOf(request.baseDir)
  const deadlineMs = clock.monotonicMs() + request.timeoutMs
  const isOver = () => clock.monotonicMs() > deadlineMs || platform.processes.interruption.aborted
  const round: Round = { request, isOver, lines: [] }
  note('measuring what is there')
  const found = await takeInventory(dirs, platform)
  let totalBytes = found.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let wanted = await findWanted(request, totalBytes, platform)
  if (wanted === undefined) return { lines: [], isEnough: true }
  for (const one of planCollection(found, { wanted, nowMs: clock.nowMs() })) {
    if (isOver()) break
    if (one.kind === 'current' && request.isOffline) continue
    note(
      `removing ${one.path}, ${formatBytes(one.sizeBytes)}; ${plural(round.lines.length, 'removal')} so far`,
    )
    if (!(await removeOne(one, round, platform))) continue
    totalBytes -= one.sizeBytes
    wanted = request.isDryRun ? lessen(wanted, one) : await findWanted(request, totalBytes, platform)
    if (wanted === undefined) break
  }
  return { lines: round.lines, isEnough: wanted === undefined }
}

async function findWanted(
  { baseDir, floor, maxBytes }: CollectRequest,
  totalBytes: number,
  platform: Platform,
): Promise<Wanted | undefined> {
  const missing = missingSpace(await readSpace(baseDir, platform), floor)
  const excess = maxBytes === undefined ? 0 : Math.max(0, totalBytes - maxBytes)
  if (missing === undefined && excess === 0) return undefined
  return { bytes: Math.max(missing?.bytes ?? 0, excess), inodes: missing?.inodes ?? 0 }
}

function lessen({ bytes, inodes }: Wanted, one: Collectable): Wanted | undefined {
  const left = { bytes: Math.max(0, bytes - one.sizeBytes), inodes: Math.max(0, inodes - one.inodes) }
  return left.bytes > 0 || left.inodes > 0 ? left : undefined
}

/** False: it is in use, and stays. */
async function removeOne(one: Collectable, round: Round, platform: Platform): Promise<boolean> {
  const told = `${one.path} (${one.kind}, ${formatBytes(one.sizeBytes)}, last used ${new Date(one.lastUsedMs).toISOString()})`
  if (round.request.isDryRun) {
    round.lines.push(`would remove ${told}`)
    return true
  }
  const isGone = await removeNow(one, round, platform)
  if (isGone) round.lines.push(`removed ${told}`)
  return isGone
}

async function removeNow(one: Collectable, round: Round, platform: Platform): Promise<boolean> {
  const { request, isOver } = round
  const { trashDir } = layoutOf(request.baseDir)
  switch (one.kind) {
    case 'trash':
      return await removeTree(one.path, isOver, platform)
    case 'uv':
    case 'python': {
      const aside = path.join(trashDir, `${path.basename(one.path)}-${Math.trunc(one.lastUsedMs)}`)
      await platform.files.rename(one.path, aside)
      return await removeTree(aside, isOver, platform)
    }
    case 'retired':
    case 'current':
      return await removeGeneration(one, round, platform)
  }
}

async function removeGeneration(one: Collectable, round: Round, platform: Platform): Promise<boolean> {
  const { request, isOver, lines } = round
  const { locksDir, trashDir } = layoutOf(request.baseDir)
  const dir = one.path
  const epochDir = path.dirname(dir)
  const isUsed = (await isMarked(dir, platform)) || (await isOpen(dir, platform))
  if (request.isEarly && one.kind === 'current' && !isUsed) return false
  const lockPath = path.join(locksDir, `${lockKey(dir)}.lock`)
  const signal = platform.processes.interruption
  const outcome = await acquireLease({ lockPath, timeoutMs: 0, signal, onWait: () => {} }, platform)
  if (outcome.kind === 'timed-out') return false
  await using _lease = outcome.lease
  if (one.kind === 'current') {
    if (!isUsed && (await pruneFirst(one, round, platform))) return true
    // New jobs start in the next one; this one goes when those that use it are over.
    const number = Number(/\d+$/.exec(dir)?.[0])
    await advanceGeneration(epochDir, number, platform)
    if (isUsed)
      lines.push(`${dir} is in use and is left for the next generation: it goes when its jobs are over`)
  }
  if (isUsed || !(await retireGeneration({ dir, trashDir }, platform))) return false
  await platform.files.rm(`${dir}.jobs`, { recursive: true, force: true })
  for (const name of await platform.files.readdir(trashDir))
    if (!(await removeTree(path.join(trashDir, name), isOver, platform))) return false
  return true
}

/** Whether a uv works in the cache: each has a shared lock on it for as long as it runs. */
async function isOpen(dir: string, { processes }: Platform): Promise<boolean> {
  const result = await processes.run(['flock', '--nonblock', '--exclusive', path.join(dir, '.lock'), 'true'])
  return result.kind === 'ran' && result.code !== 0
}

const PRUNE_LOCK_S = '1'
const PRUNE_MS = 30_000

/** uv's own way to give up what nothing leads to: never with `--ci`, which empties a cache, nor with `--force`. */
async function pruneFirst(one: Collectable, { request, lines }: Round, platform: Platform): Promise<boolean> {
  const { clock, host, processes } = platform
  const { uv } = request
  if (uv === undefined || path.dirname(one.path) !== uv.epochDir) return false
  const child = processes.start({
    argv: [uv.path, 'cache', 'prune', '--cache-dir', one.path],
    env: { ...host.env, UV_LOCK_TIMEOUT: PRUNE_LOCK_S },
    cwd: request.baseDir,
    onOutput: () => {},
  })
  const isEnded = new AbortController()
  void child.ended.then(() => isEnded.abort())
  await clock.sleep(PRUNE_MS, AbortSignal.any([isEnded.signal, processes.interruption]))
  if (child.pid !== undefined && !isEnded.signal.aborted) processes.signalGroup(child.pid, 'SIGKILL')
  const end = await child.ended
  if (end.kind !== 'exited' || end.code !== 0) return false
  const missing = missingSpace(await readSpace(request.baseDir, platform), request.floor)
  lines.push(`ran uv cache prune in ${one.path}`)
  return missing === undefined && request.maxBytes === undefined
}
