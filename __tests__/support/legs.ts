import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PackageIndex } from './packages/package-index.ts'
import { makeProject } from './packages/project.ts'
import { UV_VERSIONS, uvPathOf } from './packages/uv.ts'
import { makeWheel, type Wheel } from './packages/wheel.ts'
import type { LaunchedStage, Machine, Runner, StageResult, Step } from './runner.ts'

/** The default pin: found on PATH, no leg fetches it. */
export const UV_VERSION = UV_VERSIONS[4]

export interface Leg {
  readonly runner: Runner
  readonly step: Step
  readonly environmentDir: string
}

export interface LegOptions {
  readonly indexUrl: string
  readonly dependencies?: readonly string[]
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** As for a runner. */
  readonly launcher?: readonly string[]
  readonly actionDir?: string
}

/** Three packages, one of which needs another. */
export function makeWheels(): Wheel[] {
  return [
    makeWheel({ name: 'apple', version: '1.0' }),
    makeWheel({ name: 'pear', version: '2.1', requires: ['plum'] }),
    makeWheel({ name: 'plum', version: '0.3' }),
  ]
}

/** One leg of a matrix: a runner of its own on the machine, with the project checked out. */
export async function makeLeg(machine: Machine, name: string, options: LegOptions): Promise<Leg> {
  const runner = await machine.runner(name, {
    env: {
      PATH: `${path.dirname(uvPathOf(UV_VERSION))}${path.delimiter}${process.env['PATH']}`,
      UV_PYTHON_DOWNLOADS: 'never',
      UV_HTTP_RETRIES: '0',
      ...options.env,
    },
    launcher: options.launcher ?? [],
    ...(options.actionDir ? { actionDir: options.actionDir } : {}),
  })
  await makeProject(runner.workspace, {
    dependencies: options.dependencies ?? ['apple', 'pear'],
    indexUrl: options.indexUrl,
  })
  const inputs = { version: UV_VERSION, retries: '0', ...options.inputs }
  return { runner, step: runner.step(inputs), environmentDir: path.join(runner.workspace, '.venv') }
}

export interface StalledLeg extends Leg, LaunchedStage {
  readonly lockPath: string
  /** The process group of its uv. */
  readonly groupId: number
}

/** A leg that holds the lock, and whose uv waits for a wheel that the index does not send. */
export async function startStalledLeg(
  machine: Machine,
  index: PackageIndex,
  name: string,
): Promise<StalledLeg> {
  index.disturb('pear-2.1-py3-none-any.whl', 'stall')
  const leg = await makeLeg(machine, name, { indexUrl: index.url })
  const isFetching = index.seen('pear-2.1-py3-none-any.whl')
  const started = await leg.step.start('main')
  await isFetching
  const lockPath = await findLock(machine)
  const groupId = (await readHolder(lockPath)).child?.pid ?? 0
  return { ...leg, ...started, lockPath, groupId }
}

/** What the environment's own Python says when it imports the packages. */
export async function importAll({ environmentDir }: Leg, modules: readonly string[]): Promise<string> {
  const script = modules.map((name) => `import ${name}; print(${name}.answer())`).join('\n')
  const python = spawn(path.join(environmentDir, 'bin', 'python'), ['-c', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [python.stdout, python.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  await once(python, 'close')
  return output
}

export interface LeaseTimes {
  readonly mode: string
  readonly enteredMs: number
  readonly leftMs: number
}

/** When a leg had its lease, the last one if there were several, as its own log tells it, on the machine's monotonic clock. */
export function readLeaseTimes({ log }: Pick<StageResult, 'log'>): LeaseTimes {
  const match = log
    .map((line) =>
      /(?:^|\| )lock +(exclusive|shared), .*monotonic clock from ([\d.]+) ms to ([\d.]+) ms/.exec(line),
    )
    .find((found) => found !== null)
  if (!match) throw new Error(`no lease in this log:\n${log.join('\n')}`)
  return { mode: match[1] ?? '', enteredMs: Number(match[2]), leftMs: Number(match[3]) }
}

/** Pairs of leases that were held at the same time, at least one of them exclusive. */
export function countOverlaps(results: readonly Pick<StageResult, 'log'>[]): number {
  const leases = results.map(readLeaseTimes).toSorted((a, b) => a.enteredMs - b.enteredMs)
  return leases.filter((lease, index) =>
    leases
      .slice(index + 1)
      .some((next) => next.enteredMs < lease.leftMs && [lease.mode, next.mode].includes('exclusive')),
  ).length
}

/** The owner record of a lock that is held. */
export async function readHolder(lockPath: string): Promise<{ pid: number; child?: { pid: number } }> {
  return JSON.parse(await readFile(path.join(lockPath, 'owner.json'), 'utf8'))
}

/** The one lock of our own cache on this machine, while it is held. */
export async function findLock(machine: Machine): Promise<string> {
  const locksDir = path.join(machine.tempDir, `locked-uv-${process.getuid?.()}`, 'v1', 'locks')
  const name = (await readdir(locksDir)).find((entry) => /^[0-9a-f]{16}\.lock$/.test(entry))
  if (name === undefined) throw new Error(`no lock in ${locksDir}`)
  return path.join(locksDir, name)
}
