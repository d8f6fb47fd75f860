import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Answer, Command, Ending } from './contender.ts'
import { judgeHistory, record, type Verdict } from './history.ts'

/** A directory with a lock to fight for, and the processes that do. Ends those it started. */
export class Arena {
  readonly dir = mkdtempSync(join(tmpdir(), 'lock-arena-'))
  readonly lockPath = join(this.dir, 'a.lock')
  readonly #history = join(this.dir, 'history')
  readonly #started = new Set<Contender>()
  #turns = 0

  constructor() {
    writeFileSync(this.#history, '')
  }

  async start(options: ContenderOptions = {}): Promise<Contender> {
    const contender = new Contender(options)
    this.#started.add(contender)
    await contender.ready
    return contender
  }

  startMany(count: number, options: ContenderOptions = {}): Promise<Contender[]> {
    return Promise.all(Array.from({ length: count }, () => this.start(options)))
  }

  command(ending: Ending, holdMs = 5, facts: Partial<Command> = {}): Command {
    const who = String(++this.#turns)
    const { lockPath } = this
    return {
      engine: 'lease',
      mode: 'exclusive',
      who,
      lockPath,
      history: this.#history,
      holdMs,
      ending,
      ...facts,
    }
  }

  /** Whatever it was doing, it is over. */
  markGone({ who }: Command): void {
    record(this.#history, 'killed', who)
  }

  /** Sends the signal, after a line in the history if that is the end of the contender whatever it does. */
  signal(contender: Contender, { who }: Command, signal: NodeJS.Signals): void {
    if (signal === 'SIGKILL') record(this.#history, 'killed', who)
    contender.kill(signal)
  }

  verdict(): Verdict {
    return judgeHistory(readFileSync(this.#history, 'utf8'))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#started].map((contender) => contender.end()))
    rmSync(this.dir, { recursive: true, force: true })
  }
}

export interface ContenderOptions {
  readonly isWatchingSignals?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** A program that replaces itself by the command it is given. */
  readonly launcher?: readonly string[]
}

export class Contender {
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>
  readonly #exited: Promise<void>
  readonly ready: Promise<unknown>
  #stderr = ''

  constructor({ isWatchingSignals = false, env = {}, launcher = [] }: ContenderOptions) {
    const script = join(import.meta.dirname, 'contender.ts')
    const [command = '', ...args] = [...launcher, process.execPath, script]
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env, CONTENDER_WATCHES: isWatchingSignals ? '1' : '0' },
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
    if (answer.error && command.ending !== 'throw' && !answer.error.includes('interrupted'))
      throw new Error(`${answer.error}\n${this.#stderr}`)
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
