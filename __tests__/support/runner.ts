/**
 * Runs the built action exactly as actions/runner 2.336 runs a JavaScript action: no arguments, working directory =
 * workspace, stdin closed, inputs and state as variables, command files, PATH additions that carry over, and on a cancel
 * signals to the entry process only.
 *
 *     await using machine = await Machine.create()
 *     const runner = await machine.runner('one')
 *     const step = runner.step({ run: 'none' })
 *     const main = await step.run('main')
 *     const post = await step.run('post')
 */
import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import type { Manifest, Variables } from './runner-environment.ts'
import { type MachineFacts, Runner } from './runner-job.ts'

export type { LaunchedStage, Runner, StageResult, Step } from './runner-job.ts'

export const PROJECT_ROOT = path.join(import.meta.dirname, '..', '..')

/** One node: its runners share the user's home, the directory for temporary files and, if wanted, the tool cache. */
export class Machine implements MachineFacts, AsyncDisposable {
  readonly root: string
  readonly homeDir: string
  readonly tempDir: string
  readonly sharedToolCache: string | undefined
  readonly #runners: Runner[] = []

  private constructor(root: string, sharesToolCache: boolean) {
    this.root = root
    this.homeDir = path.join(root, 'home')
    this.tempDir = path.join(root, 'tmp')
    this.sharedToolCache = sharesToolCache ? path.join(root, 'tools') : undefined
  }

  static async create(options: { sharesToolCache?: boolean } = {}): Promise<Machine> {
    const root = await mkdtemp(path.join(await realpath(tmpdir()), 'machine-'))
    const machine = new Machine(root, options.sharesToolCache ?? false)
    for (const dir of [machine.homeDir, machine.tempDir]) await mkdir(dir)
    return machine
  }

  /** A runner instance as `config.sh` makes it: its own work directory, the same user. */
  async runner(
    name: string,
    options: { actionDir?: string; env?: Variables; launcher?: readonly string[] } = {},
  ): Promise<Runner> {
    const actionDir = options.actionDir ?? PROJECT_ROOT
    const manifest: Manifest = parse(await readFile(path.join(actionDir, 'action.yml'), 'utf8'))
    const { env = {}, launcher = [] } = options
    const runner = new Runner(this, name, { actionDir, manifest, env, launcher })
    for (const dir of [runner.workspace, runner.toolCache, runner.commandDir])
      await mkdir(dir, { recursive: true })
    this.#runners.push(runner)
    return runner
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const runner of this.#runners) await runner.completeJob()
    await rm(this.root, { recursive: true, force: true, maxRetries: 3 })
  }
}
