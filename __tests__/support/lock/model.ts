import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Turn } from './model-worker.ts'

// As in model-worker.ts, which cannot be imported here: it starts to work when it is.
const [CELLS, STATE, GO, INSIDE, DEAD, CHILD] = [5, 0, 1, 2, 3, 4]
const [MOVING, AT_GATE, DONE] = [0, 1, 2]
const [CRASH, FAILED] = [-1, -1]

export interface Step {
  /** Who is next, counted among those that can move. */
  readonly pick: number
  /** How many file operations it does. */
  readonly count: number
  /** Instead of the first of them the contender dies. */
  readonly isCrash: boolean
}

export interface ContenderPlan {
  readonly modes: Turn['modes']
  readonly hasChild: boolean
}

export interface Scenario {
  readonly contenders: readonly ContenderPlan[]
  readonly schedule: readonly Step[]
  /** Puts on disk what is there when all begin. */
  readonly plant: (lockPath: string) => void
}

export interface Outcome {
  readonly steps: number
  readonly crashes: number
  /** Empty when all is well. */
  readonly faults: readonly string[]
  /** What is left when all have ended. */
  readonly names: readonly string[]
}

// A contender that waits looks again and again; with a fair schedule nobody does so for ever.
const MOST_STEPS = 20_000
const DRAIN = 40

// In memory where there is such a place: a run writes many small files, and a busy disk may keep a single one for a minute.
const MEMORY = '/dev/shm'
const TEMP_DIR = existsSync(MEMORY) ? MEMORY : tmpdir()

/** Runs schedules of contenders on real directories, one file operation at a time. */
export class Model {
  readonly #workers: Worker[]
  readonly #memory: SharedArrayBuffer
  readonly #cells: Int32Array
  #runs = 0

  private constructor(size: number) {
    this.#memory = new SharedArrayBuffer(size * CELLS * 4)
    this.#cells = new Int32Array(this.#memory)
    this.#workers = Array.from(
      { length: size },
      (_, index) =>
        new Worker(join(import.meta.dirname, 'model-worker.ts'), {
          workerData: { index, memory: this.#memory },
          execArgv: [],
        }),
    )
  }

  static async open(size: number): Promise<Model> {
    const model = new Model(size)
    await Promise.all(model.#workers.map((worker) => once(worker, 'message')))
    return model
  }

  run({ contenders, schedule, plant }: Scenario): Outcome {
    const dir = mkdtempSync(join(TEMP_DIR, 'lock-model-'))
    const lockPath = join(dir, 'a.lock')
    mkdirSync(dir, { recursive: true })
    plant(lockPath)
    const run = ++this.#runs
    this.#cells.fill(0)
    const moving = contenders.map((plan, index) => {
      this.#workers[index]?.postMessage({ lockPath, run, ...plan } satisfies Turn)
      this.#settle(index)
      return index
    })
    const faults: string[] = []
    let steps = 0
    let crashes = 0
    const move = (index: number, count: number, isCrash: boolean) => {
      steps += count
      if (this.#get(index, DEAD) === 1) {
        // What is left of it is its child, whose next move is its end.
        this.#set(index, CHILD, 0)
        this.#set(index, INSIDE, 0)
        return
      }
      if (isCrash) {
        crashes++
        this.#set(index, DEAD, 1)
      }
      this.#set(index, STATE, MOVING)
      this.#set(index, GO, isCrash ? CRASH : count)
      Atomics.notify(this.#cells, index * CELLS + GO)
      this.#settle(index)
      if (isCrash && this.#get(index, CHILD) === 0) this.#set(index, INSIDE, 0)
      if (this.#get(index, INSIDE) === FAILED) faults.push(`contender ${index} failed at step ${steps}`)
    }
    const able = () =>
      moving.filter((index) => this.#get(index, STATE) === AT_GATE || this.#get(index, CHILD) === 1)
    for (const { pick, count, isCrash } of schedule) {
      const choices = able()
      const index = choices[pick % choices.length]
      if (index === undefined || faults.length > 0) break
      // One at least is to live and see that the lock can still be had.
      move(index, count, isCrash && crashes < contenders.length - 1)
    }
    while (able().length > 0 && steps < MOST_STEPS) for (const index of able()) move(index, DRAIN, false)
    if (steps >= MOST_STEPS) faults.push(`still waiting after ${steps} steps: the lock was lost`)
    // Those that still wait are let go by a crash.
    while (able().length > 0) for (const index of able()) move(index, 1, true)
    const names = readdirSync(dir)
    rmSync(dir, { recursive: true, force: true })
    return { steps, crashes, faults: [...new Set(faults)], names }
  }

  /** Waits until the contender is at its next gate, or done. */
  #settle(index: number): void {
    Atomics.wait(this.#cells, index * CELLS + STATE, MOVING, 60_000)
    const state = this.#get(index, STATE)
    if (state !== AT_GATE && state !== DONE) throw new Error(`contender ${index} does not move`)
  }

  #get(index: number, cell: number): number {
    return Atomics.load(this.#cells, index * CELLS + cell)
  }

  #set(index: number, cell: number, value: number): void {
    Atomics.store(this.#cells, index * CELLS + cell, value)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}
