import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PROJECT_ROOT } from '../runner.ts'

/** As it is released. */
export const CLI = path.join(PROJECT_ROOT, 'dist', 'cli', 'index.js')

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A `locked-uv` that somebody has started. */
export interface Started {
  readonly child: ChildProcess
  readonly finished: Promise<Finished>
  /** Resolves when its stdout or stderr holds the text; rejects where it ends before. */
  says(text: string): Promise<void>
}

/** A node with shells of one user: the same directory for temporary files, and nobody's settings. */
export interface Node extends AsyncDisposable {
  readonly dir: string
  readonly tempDir: string
  /** What a shell has in its environment. */
  readonly env: Record<string, string>
  start(args: readonly string[], options?: { cwd?: string; env?: Record<string, string> }): Started
  /**
   * At a terminal of its own, below a shell that says `code N` when it has ended. What is written to its stdin is typed:
   * `\x03` is Ctrl-C.
   */
  startAtTerminal(args: readonly string[]): Started
  /** Starts it and waits for its end; feeds it the text. */
  run(
    args: readonly string[],
    options?: { cwd?: string; env?: Record<string, string>; input?: string },
  ): Promise<Finished>
}

// The shell survives the Ctrl-C that its command gets, and stays the leader of the terminal's session when that is killed.
const TERMINAL = `
import os, pty, select, sys
shell, terminal = pty.fork()
if shell == 0:
    os.execvp("sh", ["sh", "-c", 'trap : INT; "$@"; echo "code $?"', "sh", *sys.argv[1:]])
while True:
    for source in select.select([0, terminal], [], [])[0]:
        try:
            text = os.read(source, 65536)
        except OSError:
            sys.exit()
        os.write(1 if source == terminal else terminal, text)
`

export async function openNode({ pathDirs = [] as readonly string[] } = {}): Promise<Node> {
  const dir = await mkdtemp(path.join(tmpdir(), 'shells-'))
  const tempDir = path.join(dir, 'tmp')
  const workDir = path.join(dir, 'work')
  for (const each of [tempDir, workDir]) await mkdir(each)
  const env = {
    PATH: [...pathDirs, process.env['PATH'] ?? ''].join(path.delimiter),
    HOME: dir,
    TMPDIR: tempDir,
    UV_PYTHON_DOWNLOADS: 'never',
    UV_HTTP_RETRIES: '0',
  }
  const started = new Set<ChildProcess>()
  const launch = (
    argv: readonly [string, ...string[]],
    options: { cwd?: string; env?: Record<string, string> } = {},
  ) => {
    const [program, ...args] = argv
    const child = spawn(program, args, {
      cwd: options.cwd ?? workDir,
      env: { ...env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    started.add(child)
    return watch(child)
  }
  const start: Node['start'] = (args, options) => launch([process.execPath, CLI, ...args], options)
  return {
    dir,
    tempDir,
    env,
    start,
    startAtTerminal: (args) => launch(['python3', '-c', TERMINAL, process.execPath, CLI, ...args]),
    run: async (args, options = {}) => {
      const { child, finished } = start(args, options)
      child.stdin?.end(options.input ?? '')
      return await finished
    },
    [Symbol.asyncDispose]: async () => {
      for (const child of started) child.kill('SIGKILL')
      await rm(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function watch(child: ChildProcess): Started {
  const texts = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk
      for (const listener of [...listeners]) listener()
    })
  const finished = once(child, 'close').then(([code, signal]) => ({ code, signal, ...texts }))
  return {
    child,
    finished,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!(texts.stdout + texts.stderr).includes(text)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
        void finished.then(() =>
          reject(new Error(`ended without "${text}":\n${texts.stdout}${texts.stderr}`)),
        )
      }),
  }
}
