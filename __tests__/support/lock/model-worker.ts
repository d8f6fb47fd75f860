// One contender of the model: the real code, on the real file system, that stops before each file operation until the
// scheduler lets it go on. Only one contender moves at a time, so a schedule is a list of who is next.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Files } from '../../../src/platform/index.ts'

export const CELLS = 5
/** Of a contender: whether it moves, how it may go on, what it holds, whether its process is dead, its child alive. */
export const STATE = 0
export const GO = 1
export const INSIDE = 2
export const DEAD = 3
export const CHILD = 4
export const MOVING = 0
export const AT_GATE = 1
export const DONE = 2
export const CRASH = -1
export const WRITER = 1
export const READER = 2
export const FAILED = -1

export interface Turn {
  readonly lockPath: string
  readonly modes: readonly ('exclusive' | 'shared')[]
  readonly hasChild: boolean
  /** Names the processes of this run, so that those of earlier runs are strangers. */
  readonly run: number
}

const { index, memory } = workerData as { index: number; memory: SharedArrayBuffer }
const cells = new Int32Array(memory)
const own = index * CELLS
let isAtWork = false
let isCrashed = false
/** Operations that may be done before the next stop. */
let budget = 0

/** A crash is an operation that does not happen, nor any after it: what catches the error cleans up nothing. */
function gate(): void {
  // The loader of modules reads files too.
  if (!isAtWork) return
  if (!isCrashed && budget === 0) {
    Atomics.store(cells, own + STATE, AT_GATE)
    Atomics.notify(cells, own + STATE)
    Atomics.wait(cells, own + GO, 0)
    const order = Atomics.exchange(cells, own + GO, 0)
    isCrashed = order === CRASH
    budget = order
  }
  if (isCrashed) throw new Error('crashed')
  budget--
}

/** Others stand still: what they hold now, they hold together with us. */
function goIn(what: typeof WRITER | typeof READER): void {
  for (let other = 0; other < cells.length; other += CELLS) {
    const theirs = Atomics.load(cells, other + INSIDE)
    if (other !== own && (theirs === WRITER || (theirs === READER && what === WRITER)))
      throw new Error(`contender ${index} met ${other / CELLS}`)
  }
  Atomics.store(cells, own + INSIDE, what)
}

const real = { ...fs }
// A torn write: the file is there before its content is.
const writeFileSync = (path: string, text: string, options: object) => {
  gate()
  real.writeFileSync(path, '', options)
  gate()
  real.writeFileSync(path, text, options)
}
const rmSync = (path: string) => {
  gate()
  const stat = real.lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (stat.isDirectory()) {
    for (const name of real.readdirSync(path)) rmSync(join(path, name))
    gate()
    real.rmdirSync(path)
  } else real.unlinkSync(path)
}
const gated =
  <Args extends unknown[], Result>(act: (...args: Args) => Result) =>
  (...args: Args): Result => {
    gate()
    return act(...args)
  }
Object.assign(fs, {
  writeFileSync,
  rmSync,
  lstatSync: gated(real.lstatSync as (...args: unknown[]) => unknown),
  mkdirSync: gated(real.mkdirSync as (...args: unknown[]) => unknown),
  readFileSync: gated(real.readFileSync as (...args: unknown[]) => unknown),
  renameSync: gated(real.renameSync),
  utimesSync: gated(real.utimesSync),
})
syncBuiltinESMExports()
// No heartbeats: a run takes less time than one.
globalThis.setTimeout = (() => ({ unref: () => {} })) as unknown as typeof setTimeout

const later = <Args extends unknown[], Result>(act: (...args: Args) => Result) => {
  const step = gated(act)
  return async (...args: Args) => step(...args)
}
const files = {
  constants: real.constants,
  lstat: later((path: string, options: fs.StatSyncOptions) => real.lstatSync(path, options)),
  rename: later(real.renameSync),
  rm: async (path: string) => rmSync(path),
  writeFile: async (path: string, text: string, options: object) => writeFileSync(path, text, options),
  watchDirectory: () => undefined,
  readdirSync: gated((path: string) => real.readdirSync(path)),
  open: later((path: string, flags: number) => {
    const fd = real.openSync(path, flags)
    return {
      stat: async () => real.fstatSync(fd),
      readFile: later(() => real.readFileSync(fd, 'utf8')),
      close: async () => real.closeSync(fd),
    }
  }),
} as unknown as Files

const { acquireLease } = await import('../../../src/lock/lease.ts')
const { clock } = await import('../../../src/platform/clock.ts')
const { readHost } = await import('../../../src/platform/host.ts')
const { processes } = await import('../../../src/platform/processes.ts')
const env = { LOCKED_UV_KERNEL_LOCK: 'off' }

async function contend({ lockPath, modes, hasChild, run }: Turn): Promise<void> {
  const pidOf = (contender: number) => 5_000_000 + run * 100 + contender
  const platform = {
    files,
    host: { ...readHost(), env, pid: pidOf(index) },
    clock: { ...clock, sleep: async () => gate() },
    processes: {
      ...processes,
      exists: () => false,
      isGroupAlive: (id: number) => Atomics.load(cells, (id - pidOf(50)) * CELLS + CHILD) === 1,
      inspect: (pid: number) => {
        const contender = pid - pidOf(0)
        const isOurs = contender >= 0 && contender < cells.length / CELLS
        if (!isOurs || Atomics.load(cells, contender * CELLS + DEAD) === 1) return undefined
        return { state: 'S', parentId: 1, groupId: pid, startTicks: String(run) }
      },
    },
  }
  const signal = new AbortController().signal
  for (const mode of modes) {
    const request = { lockPath, mode, timeoutMs: 1e9, signal, onWait: () => {} }
    const outcome = await acquireLease(request, platform)
    if (outcome.kind !== 'acquired') throw new Error('waited in vain')
    goIn(mode === 'shared' ? READER : WRITER)
    gate()
    if (hasChild) {
      if (!outcome.lease.recordChild({ pid: pidOf(50 + index), startTicks: '1' })) throw new Error('refused')
      Atomics.store(cells, own + CHILD, 1)
      gate()
      Atomics.store(cells, own + CHILD, 0)
      outcome.lease.recordChild(undefined)
    }
    if (outcome.lease.isLost()) throw new Error('robbed')
    Atomics.store(cells, own + INSIDE, 0)
    await outcome.lease.release()
  }
}

parentPort?.on('message', (turn: Turn) => {
  isCrashed = false
  isAtWork = true
  budget = 0
  contend(turn)
    .catch((error: unknown) => {
      if (isCrashed) return
      Atomics.store(cells, own + INSIDE, FAILED)
      parentPort?.postMessage(String(error))
    })
    .finally(() => {
      isAtWork = false
      Atomics.store(cells, own + STATE, DONE)
      Atomics.notify(cells, own + STATE)
    })
})
parentPort?.postMessage('ready')
