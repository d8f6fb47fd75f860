import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Answer, Command, Ending } from './contender.ts'
import { judgeHistory, type Verdict } from './history.ts'

/** A directory with a lock to fight for, and the processes that do. Ends those it started. */
export class Arena {
  readonly dir = mkdtempSync(join(tmpdir(), 'lock-arena-'))
  readonly lockPath = join(this.dir, 'a.lock')
  readonly #history = join(this.dir, 'history')
  readonly #started = new Set<Contender>()

  constructor() {
    writeFileSync(this.#history, '')
  }

  async start(options: { readonly isWatchingSignals?: boolean } = {}): Promise<Contender> {
    const contender = new Contender(options.isWatchingSignals ?? false)
    this.#started.add(contender)
    await contender.ready
    return contender
  }

  startMany(count: number): Promise<Contender[]> {
    return Promise.all(Array.from({ length: count }, () => this.start()))
  }

  command(ending: Ending, holdMs = 5, engine: Command['engine'] = 'lease'): Command {
    return { engine, lockPath: this.lockPath, history: this.#history, holdMs, ending }
  }

  verdict(): Verdict {
    return judgeHistory(readFileSync(this.#history, 'utf8'))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#started].map((contender) => contender.end()))
    rmSync(this.dir, { recursive: true, force: true })
  }
}

export class Contender {
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>
  readonly #exited: Promise<void>
  readonly ready: Promise<unknown>
  #stderr = ''

  constructor(isWatchingSignals: boolean) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'contender.ts')], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, CONTENDER_WATCHES: isWatchingSignals ? '1' : '0' },
    })
    this.#process = child
    this.#exited = new Promise((resolve) => child.once('exit', () => resolve()))
    child.stderr.on('data', (chunk) => {
      this.#stderr += chunk
    })
    // A command to one that has just died is lost like the contender itself.
    child.stdin.on('error', () => undefined)
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    this.ready = this.#answers.next()
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** The answer, or undefined where the contender died. */
  async tell(command: Command): Promise<Answer | undefined> {
    this.#process.stdin?.write(`${JSON.stringify(command)}\n`)
    const { value, done } = await this.#answers.next()
    if (done) return undefined
    const answer = JSON.parse(value)
    if (answer.error && command.ending !== 'throw') throw new Error(`${answer.error}\n${this.#stderr}`)
    return answer
  }

  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  get exited(): Promise<void> {
    return this.#exited
  }

  async end(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGKILL')
    await this.#exited
  }
}
