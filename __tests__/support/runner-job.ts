import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inputVariables, type Manifest, stepEnvironment, type Variables } from './runner-environment.ts'
import { killMarked, listMarked } from './runner-orphans.ts'
import { parseCommandFile } from './runner-protocol.ts'
import { RunningStage, type StageEnd } from './runner-stage.ts'

export type Stage = 'main' | 'post'

/** What one stage did. */
export interface StageResult extends StageEnd {
  readonly outputs: Variables
  /** What it added to the environment of later steps. */
  readonly env: Variables
  readonly paths: readonly string[]
  readonly state: Variables
  readonly summary: string
}

/** A stage on its way: act in the middle through `running`, see what it did in `result`. */
export interface LaunchedStage {
  readonly running: RunningStage
  readonly result: Promise<StageResult>
}

/** What the runners of one machine have in common. */
export interface MachineFacts {
  readonly root: string
  readonly homeDir: string
  /** TMPDIR of every step. */
  readonly tempDir: string
  /** Undefined: each runner has a tool cache of its own, the runner's default. */
  readonly sharedToolCache: string | undefined
}

const COMMAND_FILES = {
  GITHUB_ENV: 'set_env_',
  GITHUB_PATH: 'add_path_',
  GITHUB_OUTPUT: 'set_output_',
  GITHUB_STATE: 'save_state_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
} as const
type CommandFile = keyof typeof COMMAND_FILES

/** One job on one runner: environment and PATH additions carry over from step to step. */
export class Runner {
  readonly workspace: string
  readonly temp: string
  readonly toolCache: string
  readonly commandDir: string
  readonly #action: {
    readonly actionDir: string
    readonly manifest: Manifest
    readonly launcher: readonly string[]
  }
  readonly #fixedEnv: Variables
  readonly #trackingId = `github_${randomUUID()}`
  readonly #jobEnv: Record<string, string> = {}
  readonly #jobPath: string[] = []
  readonly #running = new Set<RunningStage>()

  constructor(
    machine: MachineFacts,
    runnerName: string,
    action: { actionDir: string; manifest: Manifest; env: Variables; launcher: readonly string[] },
  ) {
    const work = path.join(machine.root, runnerName, '_work')
    this.workspace = path.join(work, 'project', 'project')
    this.temp = path.join(work, '_temp')
    this.toolCache = machine.sharedToolCache ?? path.join(work, '_tool')
    this.commandDir = path.join(this.temp, '_runner_file_commands')
    this.#action = action
    const { homeDir, tempDir } = machine
    const { workspace, temp: runnerTemp, toolCache } = this
    const trackingId = this.#trackingId
    this.#fixedEnv = {
      ...stepEnvironment({ homeDir, tempDir, runnerName, runnerTemp, toolCache, trackingId, workspace }),
      ...action.env,
    }
  }

  /** A step that uses the action, with its `with:` and `env:`. */
  step(inputs: Variables = {}, env: Variables = {}): Step {
    return new Step(this, inputs, env)
  }

  /** For {@link Step}. */
  async launch(stage: Stage, inputs: Variables, variables: Variables): Promise<LaunchedStage> {
    const id = randomUUID()
    const kinds = Object.keys(COMMAND_FILES) as CommandFile[]
    const fileOf = (kind: CommandFile) => path.join(this.commandDir, COMMAND_FILES[kind] + id)
    for (const kind of kinds) await writeFile(fileOf(kind), '')
    const { actionDir, manifest, launcher } = this.#action
    const running = new RunningStage({
      launcher,
      script: path.join(actionDir, manifest.runs[stage]),
      cwd: this.workspace,
      env: {
        ...this.#fixedEnv,
        ...this.#jobEnv,
        PATH: [...this.#jobPath.toReversed(), this.#fixedEnv['PATH'] ?? ''].join(path.delimiter),
        ...Object.fromEntries(kinds.map((kind) => [kind, fileOf(kind)])),
        ...inputVariables(manifest, inputs, this.workspace),
        ...variables,
      },
    })
    this.#running.add(running)
    return { running, result: this.#conclude(running, (kind) => readFile(fileOf(kind), 'utf8')) }
  }

  async #conclude(running: RunningStage, read: (kind: CommandFile) => Promise<string>): Promise<StageResult> {
    const end = await running.ended
    this.#running.delete(running)
    const env = parseCommandFile(await read('GITHUB_ENV'))
    delete env['NODE_OPTIONS'] // which the runner refuses
    const paths = (await read('GITHUB_PATH')).split(/\r?\n/).filter((line) => line !== '')
    Object.assign(this.#jobEnv, env)
    this.#jobPath.push(...paths)
    return {
      ...end,
      env,
      paths,
      outputs: parseCommandFile(await read('GITHUB_OUTPUT')),
      state: parseCommandFile(await read('GITHUB_STATE')),
      summary: await read('GITHUB_STEP_SUMMARY'),
    }
  }

  /** Processes of this job that are still there. */
  listProcesses(): number[] {
    return listMarked(`RUNNER_TRACKING_ID=${this.#trackingId}`)
  }

  /** What the runner does at "Complete job": ends every process that is left of this job. */
  async completeJob(): Promise<void> {
    for (const running of this.#running) running.kill('SIGKILL')
    killMarked(`RUNNER_TRACKING_ID=${this.#trackingId}`)
    await Promise.all([...this.#running].map(({ ended }) => ended))
  }
}

/** One use of the action: what main saves, and the same inputs, reach post. */
export class Step {
  readonly #runner: Runner
  readonly #inputs: Variables
  readonly #env: Variables
  #state: Variables = {}

  constructor(runner: Runner, inputs: Variables, env: Variables) {
    this.#runner = runner
    this.#inputs = inputs
    this.#env = env
  }

  async start(stage: Stage): Promise<LaunchedStage> {
    const state = Object.entries(this.#state).map(([name, value]) => [`STATE_${name}`, value])
    const variables: Variables = { ...this.#env, ...Object.fromEntries(state) }
    const { running, result } = await this.#runner.launch(stage, this.#inputs, variables)
    return { running, result: result.then((done) => this.#keepState(done)) }
  }

  async run(stage: Stage): Promise<StageResult> {
    const { result } = await this.start(stage)
    return result
  }

  /** However main ended: one that was killed hands over what it had saved by then. */
  #keepState(done: StageResult): StageResult {
    this.#state = { ...this.#state, ...done.state }
    return done
  }
}
