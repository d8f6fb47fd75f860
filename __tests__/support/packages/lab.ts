import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createPlatform, type Platform } from '../../../src/platform/index.ts'
import { planSync } from '../../../src/sync/command.ts'
import { runSync, type SyncResult } from '../../../src/sync/run.ts'
import { type PackageIndex, startPackageIndex } from './package-index.ts'
import { makeProject } from './project.ts'
import { uvEnvironment, uvPathOf } from './uv.ts'
import { makeWheel } from './wheel.ts'

export const LEFT_PAD = { name: 'left-pad', version: '1.3' }

/** A project of two packages on a loopback index, with a cache of its own, for one real uv. */
export interface Lab extends AsyncDisposable {
  readonly index: PackageIndex
  readonly projectDir: string
  readonly environmentDir: string
  readonly cacheDir: string
  readonly platform: Platform
  /** What `run: auto` does here. */
  sync(...syncArgs: string[]): Promise<SyncResult>
  /** Runs any uv command in the project. */
  uv(...args: string[]): Promise<SyncResult>
  dropEnvironment(): Promise<void>
  /** Imports the package with the environment's own Python and tells what it answers. */
  callAnswer(module: string): Promise<string>
}

export async function openLab(
  version: string,
  options: { dependencies?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Lab> {
  const dir = await mkdtemp(path.join(tmpdir(), 'lab-'))
  const cacheDir = path.join(dir, 'cache')
  const projectDir = path.join(dir, 'project')
  const environmentDir = path.join(projectDir, '.venv')
  const index = await startPackageIndex([
    makeWheel(LEFT_PAD),
    makeWheel({ name: 'right-pad', version: '2.0', requires: ['left-pad'] }),
  ])
  await makeProject(projectDir, { dependencies: options.dependencies ?? ['right-pad'], indexUrl: index.url })
  const own = createPlatform()
  const platform = {
    ...own,
    host: { ...own.host, env: { ...uvEnvironment({ cacheDir, homeDir: dir }), ...options.env } },
  }
  const run = (commands: Parameters<typeof runSync>[0]['commands']) =>
    runSync({ commands, cwd: projectDir, onOutput: () => {}, onChild: () => {} }, platform)
  return {
    index,
    projectDir,
    environmentDir,
    cacheDir,
    platform,
    sync: async (...syncArgs) => {
      const plan = await planSync(
        { projectDir, run: { kind: 'auto' }, syncArgs, uvPath: uvPathOf(version) },
        platform,
      )
      if (plan.kind !== 'commands') throw new Error(plan.reason)
      return run(plan.commands)
    },
    uv: (...args) => run([{ argv: [uvPathOf(version), ...args] }]),
    dropEnvironment: () => rm(environmentDir, { recursive: true }),
    callAnswer: async (module) => {
      const python = path.join(environmentDir, 'bin', 'python')
      const result = await platform.processes.run([
        python,
        '-c',
        `import ${module}; print(${module}.answer())`,
      ])
      return result.kind === 'ran' ? (result.stdout || result.stderr).trim() : result.reason
    },
    [Symbol.asyncDispose]: async () => {
      await index[Symbol.asyncDispose]()
      await rm(dir, { recursive: true })
    },
  }
}
