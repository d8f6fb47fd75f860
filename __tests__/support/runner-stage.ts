import { type ChildProcess, spawn } from 'node:child_process'
import { type LogCommand, type LogGroup, parseLog } from './runner-protocol.ts'

/** How a stage ended and what it wrote to the log. */
export interface StageEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Lines of both streams in the order of their arrival: what the log shows. */
  readonly log: readonly string[]
  readonly commands: readonly LogCommand[]
  readonly groups: readonly LogGroup[]
  readonly durationMs: number
}

// ProcessInvoker.cs: how long each signal is left to work.
const SIGINT_TIME_MS = 7500
const SIGTERM_TIME_MS = 2500

// What the runner waits for the streams after the entry process has ended: a surviving child may keep them open.
const STREAM_TIME_MS = 5000

/** The entry process of a stage. */
export class RunningStage {
  readonly pid: number
  readonly ended: Promise<StageEnd>
  readonly #child: ChildProcess
  readonly #lines: string[] = []
  readonly #watchers = new Set<() => void>()
  readonly #timers: NodeJS.Timeout[] = []
  #isOver = false

  constructor(request: {
    script: string
    cwd: string
    env: Readonly<Record<string, string>>
    /** A program that replaces itself by the command it is given, as `unshare` does. */
    launcher: readonly string[]
  }) {
    const startedMs = performance.now()
    const [command = '', ...args] = [...request.launcher, process.execPath, request.script]
    const child = spawn(command, args, {
      cwd: request.cwd,
      env: request.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    this.pid = child.pid ?? 0
    const stdout = this.#collect(child.stdout)
    const stderr = this.#collect(child.stderr)
    child.once('exit', () => {
      this.#after(STREAM_TIME_MS, () => {
        child.stdout.destroy()
        child.stderr.destroy()
      })
    })
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => {
        for (const timer of this.#timers) clearTimeout(timer)
        this.#isOver = true
        const [out, err] = [stdout(), stderr()]
        this.#notify()
        const durationMs = performance.now() - startedMs
        resolve({
          code,
          signal,
          stdout: out,
          stderr: err,
          log: this.#lines,
          ...parseLog(this.#lines),
          durationMs,
        })
      })
    })
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  /** The user cancels the job: SIGINT, then SIGTERM, then SIGKILL, each to the entry process alone. */
  cancel(): void {
    this.kill('SIGINT')
    this.#after(SIGINT_TIME_MS, () => this.kill('SIGTERM'))
    this.#after(SIGINT_TIME_MS + SIGTERM_TIME_MS, () => this.kill('SIGKILL'))
  }

  /** Resolves with the first line that matches, also one that is already there. */
  waitForLine(pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        this.#watchers.delete(look)
        settle()
      }
      const fail = (why: string) =>
        finish(() => reject(new Error(`no line like ${pattern} ${why}:\n${this.#lines.join('\n')}`)))
      const look = () => {
        const match = this.#lines.map((line) => pattern.exec(line)).find((found) => found !== null)
        if (match) finish(() => resolve(match))
        else if (this.#isOver) fail('before the end')
      }
      const timer = setTimeout(() => fail(`in ${timeoutMs} ms`), timeoutMs)
      this.#watchers.add(look)
      look()
    })
  }

  /** Gathers a stream as text and as whole lines; the returned function ends the last line and gives the text. */
  #collect(stream: NodeJS.ReadableStream): () => string {
    let text = ''
    let rest = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      text += chunk
      const lines = (rest + chunk).split(/\r?\n/)
      rest = lines.pop() ?? ''
      if (lines.length === 0) return
      this.#lines.push(...lines)
      this.#notify()
    })
    return () => {
      if (rest !== '') this.#lines.push(rest)
      return text
    }
  }

  #notify(): void {
    for (const look of [...this.#watchers]) look()
  }

  #after(delayMs: number, work: () => void): void {
    this.#timers.push(setTimeout(work, delayMs))
  }
}
