import { execFileSync, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { importAll, type Leg, type LegOptions, makeLeg, UV_VERSION } from '../../__tests__/support/legs.ts'
import { type PackageIndex, startPackageIndex } from '../../__tests__/support/packages/package-index.ts'
import { uvPathOf } from '../../__tests__/support/packages/uv.ts'
import { makeWheel, type Wheel } from '../../__tests__/support/packages/wheel.ts'
import { makeZip } from '../../__tests__/support/packages/zip.ts'
import { Machine, PROJECT_ROOT } from '../../__tests__/support/runner.ts'

/** A node with a warm tool cache, an index on loopback, and legs of one locked project. */
export interface Site extends AsyncDisposable {
  readonly machine: Machine
  readonly index: PackageIndex
  readonly wheels: readonly Wheel[]
  readonly names: readonly string[]
  /** uv itself, as the action has installed it. */
  readonly uvPath: string
  /** The action's own cache, which is warm. */
  readonly cacheDir: string
  leg(name: string, options?: Pick<LegOptions, 'env' | 'actionDir'>): Promise<Leg>
  /** Milliseconds of one `main` of the built action. */
  step(leg: Leg): Promise<number>
  /** Milliseconds of one raw `uv sync --locked`. */
  sync(leg: Leg, env?: Record<string, string>): Promise<number>
  dropEnvironment(leg: Leg): Promise<void>
}

export interface SiteOptions {
  readonly packages?: number
  readonly filesEach?: number
  readonly bytesEach?: number
  readonly serve?: (wheels: readonly Wheel[]) => Promise<PackageIndex>
  /** One of the tests' versions. */
  readonly uvVersion?: string
}

/** Ten packages with 1,750 files, unless told otherwise. */
export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const {
    packages = 10,
    filesEach = 166,
    bytesEach = 0,
    serve = startPackageIndex,
    uvVersion = UV_VERSION,
  } = options
  const names = Array.from({ length: packages }, (_, number) => `fruit${number}`)
  const wheels = names.map((name) =>
    makeWheel({ name, version: '1.0', files: filesOf(name, { filesEach, bytesEach }) }),
  )
  const machine = await Machine.create({ sharesToolCache: true })
  const index = await serve(wheels)
  const release = await makeRelease(path.join(machine.root, 'release'), uvVersion)
  const inputs = { version: uvVersion, 'download-base-url': release.dir, checksum: release.sha256 }
  let lockFile: string | undefined
  const leg = async (name: string, { env, ...more }: Pick<LegOptions, 'env' | 'actionDir'> = {}) => {
    const made = await makeLeg(machine, name, {
      indexUrl: index.url,
      dependencies: names,
      inputs,
      env: {
        // Without a uv: it is installed, and found in the tool cache from then on.
        PATH: process.env['PATH'] ?? '',
        GITHUB_WORKFLOW_REF: 'octo/project/.github/workflows/ci.yml@refs/heads/main',
        ...env,
      },
      ...more,
    })
    await mkdir(path.join(made.runner.workspace, '.github', 'workflows'), { recursive: true })
    await writeFile(path.join(made.runner.workspace, '.github', 'workflows', 'ci.yml'), WORKFLOW)
    if (lockFile) await copyFile(lockFile, path.join(made.runner.workspace, 'uv.lock'))
    return made
  }
  const first = await leg('first')
  lockFile = path.join(first.runner.workspace, 'uv.lock')
  // Locks, fetches and stamps.
  for (let time = 0; time < 2; time++) {
    await runMain(first)
    await rm(first.environmentDir, { recursive: true })
  }
  const { code, log, outputs } = await first.step.run('main')
  if (code !== 0 || !outputs['cache-dir']) throw new Error(log.join('\n'))
  if (outputs['uv-source'] !== 'tool-cache') throw new Error(`uv is from ${outputs['uv-source']}`)
  return {
    machine,
    index,
    wheels,
    names,
    uvPath: outputs['uv-path'] ?? '',
    cacheDir: outputs['cache-dir'] ?? '',
    leg,
    step: runMain,
    sync: (each, env = {}) =>
      runTimed([outputs['uv-path'] ?? '', 'sync', '--locked'], {
        cwd: each.runner.workspace,
        env: { ...rawEnvironment(machine), UV_CACHE_DIR: outputs['cache-dir'] ?? '', ...env },
      }),
    dropEnvironment: ({ environmentDir }) => rm(environmentDir, { recursive: true, force: true }),
    [Symbol.asyncDispose]: async () => {
      await index[Symbol.asyncDispose]()
      await machine[Symbol.asyncDispose]()
    },
  }
}

// Nothing to be said of it: the linter works, and finds nothing.
const WORKFLOW = `on:
  pull_request:
  push:
    branches: [main]
concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}
jobs:
  test:
    runs-on: self-hosted
    timeout-minutes: 30
    steps:
      - uses: org/locked-uv-setup@v1
`

export function rawEnvironment(machine: Machine): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: machine.homeDir,
    TMPDIR: machine.tempDir,
    UV_PYTHON_DOWNLOADS: 'never',
    UV_HTTP_RETRIES: '0',
    UV_NO_PROGRESS: '1',
  }
}

/** @throws Error where the environment cannot import one of the packages */
export async function check(leg: Leg, names: readonly string[]): Promise<void> {
  const said = await importAll(leg, names)
  const expected = names.map((name) => `${name} 1.0\n`).join('')
  if (said !== expected) throw new Error(`the environment of ${leg.environmentDir} is not whole:\n${said}`)
}

/** @throws Error with the output of the command where it fails */
export async function runTimed(
  [command = '', ...args]: readonly string[],
  options: { readonly cwd: string; readonly env: Record<string, string> },
): Promise<number> {
  const startedMs = performance.now()
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`)
  return performance.now() - startedMs
}

async function runMain(leg: Leg): Promise<number> {
  const main = await leg.step.run('main')
  if (main.code !== 0) throw new Error(main.log.join('\n'))
  return main.durationMs
}

export function filesOf(name: string, { filesEach, bytesEach }: { filesEach: number; bytesEach: number }) {
  const modules = Array.from({ length: filesEach }, (_, number) => [
    `${name}/part${number}.py`,
    `n = ${number}\n`,
  ])
  // Text that does not get smaller than three quarters.
  const data =
    bytesEach > 0 ? [[`${name}/data.txt`, randomBytes((bytesEach * 3) >> 2).toString('base64')]] : []
  return Object.fromEntries([...modules, ...data])
}

/** The tests' own uv as a release of its own, so that the action installs it from a verified file into the tool cache. */
async function makeRelease(dir: string, version: string): Promise<{ dir: string; sha256: string }> {
  const uvDir = path.dirname(uvPathOf(version))
  const [uv, uvx] = await Promise.all(['uv', 'uvx'].map((name) => readFile(path.join(uvDir, name))))
  const scripts = `uv-${version}.data/scripts`
  const bytes = makeZip({ [`${scripts}/uv`]: uv ?? '', [`${scripts}/uvx`]: uvx ?? '' })
  await mkdir(dir)
  await writeFile(path.join(dir, `uv-${version}-py3-none-manylinux_2_17_x86_64.whl`), bytes)
  return { dir, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** Bundled as setup-uv is: loading it from `node_modules` would take longer. */
export async function bundleStandIn(machine: Machine): Promise<string> {
  const ncc = path.join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
  const source = path.join('bench', 'support', 'stand-in.mjs')
  const out = path.join(machine.root, 'stand-in')
  execFileSync(process.execPath, [ncc, 'build', source, '--out', out, '--quiet'], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return path.join(out, 'index.mjs')
}

/** uv where @actions/tool-cache finds it. */
export async function fillToolCache({ machine, uvPath }: Pick<Site, 'machine' | 'uvPath'>): Promise<string> {
  const root = machine.sharedToolCache ?? ''
  const dir = path.join(root, 'uv', UV_VERSION, process.arch)
  await cp(path.dirname(uvPath), dir, { recursive: true })
  await writeFile(`${dir}.complete`, '')
  return root
}
