import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SessionKeeper } from '../../../src/flow/session.ts'
import { type SyncJob, syncUnderLease } from '../../../src/flow/sync-under-lease.ts'
import { readInputs } from '../../../src/inputs/read.ts'
import { settleGeneration } from '../../../src/placement/generation.ts'
import { createPlatform, type Platform } from '../../../src/platform/index.ts'
import type { RunFacts } from '../../../src/report/facts.ts'
import { planSync } from '../../../src/sync/command.ts'
import { fakeActions } from '../fake-actions.ts'
import { type PackageIndex, startPackageIndex } from './package-index.ts'
import { makeSdist } from './sdist.ts'
import { isBuilt, require, type Source } from './sources.ts'
import { uvEnvironment, uvPathOf } from './uv.ts'
import { type Artefact, makeWheel } from './wheel.ts'

export interface StepResult {
  readonly facts: RunFacts
  readonly lines: readonly string[]
  /** What the step failed with. */
  readonly error: unknown
}

/** A project that takes `left-pad` from some source and `right-pad` from the index, on a base of its own. */
export interface RepairLab extends AsyncDisposable {
  readonly index: PackageIndex
  readonly dir: string
  readonly projectDir: string
  readonly environmentDir: string
  readonly epochDir: string
  readonly cacheDir: string
  readonly artefact: Artefact
  /** The sync step of the action, in this process: lease, sync, heal, verification. */
  step(inputs?: Record<string, string>, env?: Record<string, string>): Promise<StepResult>
  /** Any uv command in the project. */
  uv(...args: string[]): Promise<void>
  /** Changes the project file and locks it anew, unless that is what the test is about. */
  editProject(change: (text: string) => string, options: { isUnlocked: boolean }): Promise<void>
  dropEnvironment(): Promise<void>
  /** What both packages answer when the environment's own Python imports them. */
  callAnswers(): Promise<string>
}

export const ANSWERS = 'left-pad 1.3\nright-pad 2.0'

export interface RepairLabOptions {
  readonly source?: Source
  readonly env?: Record<string, string>
  readonly artefact?: Artefact
  /** Replaces parts of the outside world. */
  readonly adapt?: (platform: Platform) => Platform
}

export async function openRepairLab(version: string, options: RepairLabOptions = {}): Promise<RepairLab> {
  const { source = 'index wheel', adapt = (platform) => platform } = options
  const dir = await mkdtemp(path.join(await realpath(tmpdir()), 'repair-'))
  const projectDir = path.join(dir, 'project')
  const make = isBuilt(source) ? makeSdist : makeWheel
  const artefact = options.artefact ?? make({ name: 'left-pad', version: '1.3' })
  const index = await startPackageIndex([artefact, makeWheel({ name: 'right-pad', version: '2.0' })])
  await writeProject(
    projectDir,
    await require(source, { artefact, filesUrl: index.filesUrl, dir }),
    index.url,
  )
  const epochDir = path.join(dir, 'locked-uv', 'v1', 'cache', version.replace(/\.\d+$/, ''))
  const own = createPlatform()
  const settled = await settleGeneration(epochDir, own)
  const PATH = `${path.dirname(uvPathOf(version))}:${process.env['PATH']}`
  const env = {
    ...uvEnvironment({ cacheDir: settled.dir, homeDir: dir }),
    TMPDIR: dir,
    PATH,
    ...options.env,
  }
  const host = { ...own.host, env }
  const environmentDir = path.join(projectDir, '.venv')
  await mkdir(path.join(dir, 'locks'))
  const uv = async (...args: string[]) => {
    await own.processes.run([uvPathOf(version), ...args], { env, cwd: projectDir })
  }
  return {
    index,
    dir,
    projectDir,
    environmentDir,
    epochDir,
    cacheDir: settled.dir,
    artefact,
    uv,
    editProject: async (change, { isUnlocked }) => {
      const file = path.join(projectDir, 'pyproject.toml')
      await writeFile(file, change(await readFile(file, 'utf8')))
      if (isUnlocked) await rm(path.join(projectDir, 'uv.lock'), { force: true })
    },
    step: async (given = {}, more = {}) => {
      const actions = fakeActions({ 'working-directory': projectDir, retries: '0', ...given })
      const platform = adapt({ ...own, actions, host: { ...host, env: { ...env, ...more } } })
      const inputs = await readInputs(platform)
      const { generation, dir: cacheDir } = await settleGeneration(epochDir, platform)
      const facts: RunFacts = { host: 'lab', notices: [], phases: [] }
      const uvPath = uvPathOf(version)
      const plan = await planSync(
        { projectDir, run: inputs.run, syncArgs: inputs.syncArgs, uvPath },
        platform,
      )
      if (plan.kind !== 'commands') throw new Error(plan.reason)
      facts.uv = { version, requestedBy: '', path: uvPath, uvxPath: '', source: '', verifiedBy: '' }
      const job = {
        inputs,
        placement: placementOf({ dir, cacheDir, generation }),
        plan,
        facts,
        session: new SessionKeeper(),
      }
      const error = await syncUnderLease(job, platform).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      return { facts, lines: actions.lines, error }
    },
    dropEnvironment: () => rm(environmentDir, { recursive: true }),
    callAnswers: async () => {
      const code = 'import left_pad, right_pad\nprint(left_pad.answer())\nprint(right_pad.answer())'
      const result = await own.processes.run([path.join(environmentDir, 'bin', 'python'), '-c', code])
      return result.kind === 'ran' ? (result.stdout + result.stderr).trim() : result.reason
    },
    [Symbol.asyncDispose]: async () => {
      await index[Symbol.asyncDispose]()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

function placementOf(facts: { dir: string; cacheDir: string; generation: number }): SyncJob['placement'] {
  return {
    cacheDir: facts.cacheDir,
    cacheDirFrom: 'lab',
    isOwnCache: true,
    filesystem: { kind: 'local', name: 'lab', via: 'nothing' },
    generation: facts.generation,
    locksDir: path.join(facts.dir, 'locks'),
    locksDirFrom: 'lab',
    exports: { UV_CACHE_DIR: facts.cacheDir },
    binDirs: [],
    notes: [],
  }
}

async function writeProject(
  dir: string,
  { requirement, sources }: { requirement: string; sources: string },
  indexUrl: string,
): Promise<void> {
  await mkdir(dir)
  const text = [
    '[project]',
    'name = "demo"',
    'version = "0"',
    'requires-python = ">=3.9"',
    `dependencies = ${JSON.stringify([requirement, 'right-pad'])}`,
    sources,
    '[[tool.uv.index]]',
    'name = "loopback"',
    `url = ${JSON.stringify(indexUrl)}`,
    'default = true',
    '',
  ].join('\n')
  await writeFile(path.join(dir, 'pyproject.toml'), text)
}
