import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Base, Placement } from '../../../src/placement/place.ts'

const WORKER = join(import.meta.dirname, 'place-worker.ts')
// Directories of the runner's own that the machine under test may happen to have.
const KEPT_ENV = ['PATH', 'LANG', 'LD_LIBRARY_PATH']

export interface Answer {
  readonly base: Base
  readonly placement: Placement
}

export interface WorkerSpec {
  readonly cwd: string
  /** All of the environment except PATH. */
  readonly env: Readonly<Record<string, string>>
  /** Put before the command: `setpriv …`, `unshare …`. */
  readonly wrapper?: readonly string[]
}

/** A started worker that waits to be let go. */
export interface Worker {
  readonly ready: Promise<unknown>
  /** Lets it place. */
  go(): Promise<Answer>
}

export function startWorker({ cwd, env, wrapper = [] }: WorkerSpec): Worker {
  const [command = '', ...args] = [...wrapper, process.execPath, WORKER]
  const kept = Object.fromEntries(KEPT_ENV.flatMap((it) => (process.env[it] ? [[it, process.env[it]]] : [])))
  const child = spawn(command, args, { cwd, env: { ...kept, ...env }, stdio: 'pipe' })
  const output = text(child.stdout)
  const errors = text(child.stderr)
  const closed = once(child, 'close')
  const answer = async () => {
    const [code] = await closed
    if (code !== 0) throw new Error(`worker ended with ${code}:\n${await errors}${await output}`)
    return JSON.parse((await output).split('\n')[1] ?? '') as Answer
  }
  return {
    ready: Promise.race([once(child.stdout, 'data'), closed]),
    go: () => {
      child.stdin.end()
      return answer()
    },
  }
}

export async function place(spec: WorkerSpec): Promise<Answer> {
  return await startWorker(spec).go()
}
