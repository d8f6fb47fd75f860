import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { importAll, makeLeg } from './legs.ts'
import { acquired } from './lock/planted.ts'
import { type PackageIndex, startPackageIndex } from './packages/package-index.ts'
import { makeWheel, type Wheel } from './packages/wheel.ts'
import { Machine } from './runner.ts'

/** One cancelled sync, and what it left. */
export interface Cancellation {
  /** After the sync had begun. */
  readonly atMs: number
  /** `finished`: the sync was over before the signal came. */
  readonly kind: 'cancelled' | 'finished'
  readonly exitMs: number
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Processes of the job, at its exit. */
  readonly left: number
  readonly leaseFreeMs: number
  /** Undefined: the next run was whole and every package could be imported. */
  readonly broken: string | undefined
}

export interface Range extends AsyncDisposable {
  /** How long an undisturbed sync takes here, for moments to be chosen from. */
  readonly syncMs: number
  cancelAt(atMs: number, options: { readonly isCold: boolean }): Promise<Cancellation>
}

const PACKAGES = 12
const FILES = 60
const STARTED = /^::group::uv sync/
// Of a main that has succeeded.
const LAST_LINE = '::add-matcher::'
const NO_INDEX = 'http://127.0.0.1:1/'

/** A machine with a project whose sync takes a while in each of its parts: fetch, unpack, link. */
export async function openRange(options: { readonly actionDir?: string } = {}): Promise<Range> {
  const machine = await Machine.create()
  const index = await startPackageIndex(makeManyWheels())
  const dependencies = Array.from({ length: PACKAGES }, (_, number) => `part-${number}`)
  const leg = await makeLeg(machine, 'one', { indexUrl: index.url, dependencies, ...options })
  const begun = await leg.step.start('main')
  await begun.running.waitForLine(STARTED)
  const startedMs = performance.now()
  const first = await begun.result
  if (first.code !== 0) throw new Error(first.log.join('\n'))
  const syncMs = performance.now() - startedMs
  const lockPath = await findLockPath(machine)
  const modules = dependencies.map((name) => name.replaceAll('-', '_'))

  return {
    syncMs,
    async cancelAt(atMs, { isCold }) {
      await rm(leg.environmentDir, { recursive: true, force: true })
      if (isCold) await rm(first.outputs['cache-dir'] ?? NO_INDEX, { recursive: true, force: true })
      const { running, result } = await leg.step.start('main')
      await running.waitForLine(STARTED)
      await delay(atMs)
      const cancelledMs = performance.now()
      running.cancel()
      const main = await result
      const endedMs = performance.now()
      const left = leg.runner.listProcesses().length
      await (await acquired(lockPath, { timeoutMs: 20_000 })).release()
      const leaseFreeMs = performance.now() - endedMs
      const again = await leg.step.run('main')
      const said = again.code === 0 ? await importAll(leg, modules) : again.log.join('\n')
      const wanted = dependencies.map((name) => `${name} 1.0\n`).join('')
      return {
        atMs,
        kind: main.code === 0 || isOver(main.log) ? 'finished' : 'cancelled',
        exitMs: endedMs - cancelledMs,
        code: main.code,
        signal: main.signal,
        left,
        leaseFreeMs,
        broken: said === wanted ? undefined : said,
      }
    },
    async [Symbol.asyncDispose]() {
      await (index satisfies PackageIndex)[Symbol.asyncDispose]()
      await machine[Symbol.asyncDispose]()
    },
  }
}

/** Node gives up its handlers before it is gone: a signal in these milliseconds ends it, when all has been done and said. */
function isOver(log: readonly string[]): boolean {
  return log.some((line) => line.startsWith(LAST_LINE))
}

function makeManyWheels(): Wheel[] {
  return Array.from({ length: PACKAGES }, (_, number) => {
    const files = Array.from({ length: FILES }, (_, file) => [
      `part_${number}/more/file_${file}.py`,
      `value = ${file}\n${'#'.repeat(3000)}\n`,
    ])
    return makeWheel({ name: `part-${number}`, version: '1.0', files: Object.fromEntries(files) })
  })
}

/** By the file of its kernel lock, which stays when the lock is free. */
async function findLockPath({ tempDir }: Machine): Promise<string> {
  const locksDir = path.join(tempDir, `locked-uv-${process.getuid?.()}`, 'v1', 'locks')
  const name = (await readdir(locksDir)).find((entry) => /^[0-9a-f]{16}\.lock\.flk$/.test(entry))
  if (name === undefined) throw new Error(`no lock was ever taken in ${locksDir}`)
  return path.join(locksDir, name.replace(/\.flk$/, ''))
}
