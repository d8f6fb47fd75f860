import { createHash } from 'node:crypto'
import path from 'node:path'
import { chooseWheel } from '../asset.ts'
import { type CommandOptions, runCommand } from '../command.ts'
import { UvInstallDiskFull } from '../errors.ts'
import { parseWheelName } from '../index-page.ts'
import { expectWheelDigest } from '../verify.ts'
import { type Fetched, type FetchPlatform, unavailable, type Want } from './source.ts'
import { stageWheel } from './wheel.ts'

type Argv = readonly [string, ...string[]]

const PIPS: readonly Argv[] = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']]
const LOOK_TIMEOUT_MS = 30_000
const DOWNLOAD_TIMEOUT_MS = 300_000
// Python prints an OSError with its number; 28 is ENOSPC, 122 EDQUOT.
const PYTHON_DISK_FULL = /\[Errno (28|122)\]/

/** uv's wheel by way of pip: its index, its proxies, its certificates, its credentials. */
export async function fetchWithPip(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const options = pipOptions(want, platform)
  const pip = await findPip(options, platform)
  if (pip === undefined) return unavailable('no index is configured and no pip is on PATH')
  const args = ['download', '--quiet', '--no-deps', '--only-binary=:all:', '--no-cache-dir']
  const platforms = want.asset.platformTags.flatMap((tag) => ['--platform', tag])
  const argv: Argv = [...pip, ...args, ...platforms, '--dest', want.workDir, `uv==${want.version}`]
  const end = await runCommand(argv, options, platform)
  if (end.kind !== 'exited') return unavailable(`${pip.join(' ')} download: ${end.reason}`)
  if (end.code !== 0 && PYTHON_DISK_FULL.test(end.output)) throw new UvInstallDiskFull(want.workDir)
  if (end.code !== 0) return unavailable(`${pip.join(' ')} download: ${lastLine(end.output)}`)
  return stageDownloaded(pip, want, platform)
}

async function stageDownloaded(pip: Argv, want: Want, platform: FetchPlatform): Promise<Fetched> {
  const wheels = (await platform.files.readdir(want.workDir)).flatMap((filename) => {
    const name = parseWheelName(filename)
    return name === undefined ? [] : [{ filename, ...name }]
  })
  const wheel = chooseWheel(wheels, want.asset)
  if (wheel?.version !== want.version) return unavailable(`${pip.join(' ')} download left no wheel that fits`)
  const expected = await expectWheelDigest(wheel, want.checksum)
  if (expected.kind === 'unknown') return { kind: 'unverifiable', reason: expected.reason }
  const file = path.join(want.workDir, wheel.filename)
  const sha256 = createHash('sha256')
    .update(await platform.files.readFile(file))
    .digest('hex')
  return stageWheel({ filename: wheel.filename, url: 'pip', file, sha256 }, { want, expected }, platform)
}

async function findPip(options: CommandOptions, platform: FetchPlatform): Promise<Argv | undefined> {
  for (const pip of PIPS) {
    const end = await runCommand([...pip, '--version'], { ...options, timeoutMs: LOOK_TIMEOUT_MS }, platform)
    if (end.kind === 'exited' && end.code === 0) return pip
  }
  return undefined
}

/** The working directory is empty and ours: `python -m` would import a `pip` that lies in the checked-out repository. */
function pipOptions({ workDir, signal }: Want, { host }: FetchPlatform): CommandOptions {
  const env = {
    ...host.env,
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    PIP_REQUIRE_VIRTUALENV: '0',
    TMPDIR: workDir,
  }
  return { cwd: workDir, env, timeoutMs: DOWNLOAD_TIMEOUT_MS, signal }
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? ''
}
