import { createHash } from 'node:crypto'
import path from 'node:path'
import { formatBytes, formatDuration, redactText } from '../../shared/text.ts'
import { chooseWheel } from '../asset.ts'
import { type CommandOptions, runCommand } from '../command.ts'
import { UvInstallDiskFull } from '../errors.ts'
import { parseWheelName } from '../index-page.ts'
import { expectWheelDigest } from '../verify.ts'
import type { SourceTrouble } from './errors.ts'
import {
  type Fetched,
  type FetchPlatform,
  type Inquiry,
  type Listed,
  timeLeftMs,
  type Unavailable,
  unavailable,
  type Want,
} from './source.ts'
import { stageFile, vouch } from './stage.ts'

type Argv = readonly [string, ...string[]]

const PIPS: readonly Argv[] = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']]
const LOOK_TIMEOUT_MS = 30_000
// Python prints an OSError with its number; 28 is ENOSPC, 122 EDQUOT.
const PYTHON_DISK_FULL = /\[Errno (28|122)\]/
const NO_PIP = unavailable('not-set-up', 'no index is configured and no pip is on PATH')

// pip ends with "No matching distribution" whatever the reason: what it said before tells.
const PIP_TROUBLES: readonly (readonly [words: RegExp, trouble: SourceTrouble])[] = [
  [/CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError/, 'certificate'],
  [/\b(401|403|407) (Client Error|Error)|40[137] (Unauthorized|Forbidden|Proxy Auth)/, 'denied'],
  [/\b429 (Client Error|Too Many)/, 'rate-limited'],
  [
    /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries|RemoteDisconnected|NameResolution/,
    'unreachable',
  ],
]

/** uv's wheel by way of pip: its index, its proxies, its certificates, its credentials. */
export async function fetchWithPip(want: Want, platform: FetchPlatform): Promise<Fetched> {
  const pip = await findPip(want, platform)
  if (pip === undefined) return NO_PIP
  const args = ['download', '--quiet', '--no-deps', '--only-binary=:all:', '--no-cache-dir']
  const platforms = want.asset.platformTags.flatMap((tag) => ['--platform', tag])
  const argv: Argv = [...pip, ...args, ...platforms, '--dest', want.workDir, `uv==${want.version}`]
  const output = await runPip(argv, want, platform)
  return typeof output === 'string' ? stageDownloaded(pip, want, platform) : output
}

/** The versions that pip's index has for the machine that pip runs on. */
export async function listWithPip(inquiry: Inquiry, platform: FetchPlatform): Promise<Listed> {
  const pip = await findPip(inquiry, platform)
  if (pip === undefined) return NO_PIP
  const output = await runPip([...pip, 'index', 'versions', 'uv', '--no-cache-dir'], inquiry, platform)
  if (typeof output !== 'string') return output
  const list = /^Available versions:\s*(.+)$/m.exec(output)?.[1]
  if (list === undefined) return unavailable('unfit', `${pip.join(' ')} index does not list versions`)
  return { kind: 'listed', versions: list.split(',').map((version) => version.trim()) }
}

async function stageDownloaded(pip: Argv, want: Want, platform: FetchPlatform): Promise<Fetched> {
  const wheels = (await platform.files.readdir(want.workDir)).flatMap((filename) => {
    const name = parseWheelName(filename)
    return name === undefined ? [] : [{ filename, ...name }]
  })
  const wheel = chooseWheel(wheels, want.asset)
  if (wheel?.version !== want.version)
    return unavailable('absent', `${pip.join(' ')} download left no wheel that fits`)
  const vouched = vouch(await expectWheelDigest(wheel, want), want)
  if (vouched.kind === 'unavailable') return vouched
  const file = path.join(want.workDir, wheel.filename)
  const content = await platform.files.readFile(file)
  const sha256 = createHash('sha256').update(content).digest('hex')
  return stageFile({ filename: wheel.filename, url: 'pip', file, sha256 }, { want, vouched }, platform)
}

async function findPip(inquiry: Inquiry, platform: FetchPlatform): Promise<Argv | undefined> {
  const options = pipOptions(inquiry, platform, LOOK_TIMEOUT_MS)
  for (const pip of PIPS) {
    const end = await runCommand([...pip, '--version'], options, platform)
    if (end.kind === 'exited' && end.code === 0) return pip
  }
  return undefined
}

/** Its output, or why there is none. @throws UvInstallDiskFull */
async function runPip(argv: Argv, inquiry: Inquiry, platform: FetchPlatform): Promise<string | Unavailable> {
  const name = argv.slice(0, argv.findIndex((word) => /^(download|index)$/.test(word)) + 1).join(' ')
  const running = runCommand(argv, pipOptions(inquiry, platform), platform)
  const end = await tellingProgress(running, { name, inquiry }, platform)
  if (end.kind === 'stopped') return unavailable('unreachable', `${name}: ${end.reason}`)
  if (end.kind === 'not-started') return unavailable('not-set-up', `${name}: ${end.reason}`)
  if (end.code === 0) return end.output
  if (PYTHON_DISK_FULL.test(end.output)) throw new UvInstallDiskFull(inquiry.workDir)
  const lines = end.output.trim().split('\n')
  const [words, trouble] = PIP_TROUBLES.find(([pattern]) => pattern.test(end.output)) ?? []
  const told = words && lines.findLast((line) => words.test(line))
  return unavailable(trouble ?? 'absent', `${name}: ${redactText((told ?? lines.at(-1) ?? '').trim())}`)
}

/** pip draws its progress for terminals only: what lies in its directory for temporary files tells how far it is. */
async function tellingProgress<T>(
  running: Promise<T>,
  { name, inquiry }: { readonly name: string; readonly inquiry: Inquiry },
  { clock, files }: FetchPlatform,
): Promise<T> {
  const startedMs = clock.monotonicMs()
  const over = new AbortController()
  const tell = async () => {
    for (let pauseMs = 2000; ; pauseMs = 10_000) {
      await clock.sleep(pauseMs, over.signal)
      if (over.signal.aborted) return
      const sizeBytes = await sizeOf(inquiry.workDir, files)
      const tookMs = clock.monotonicMs() - startedMs
      inquiry.onProgress(`${name}: ${formatBytes(sizeBytes)} in ${formatDuration(tookMs)}`)
    }
  }
  const told = tell()
  try {
    return await running
  } finally {
    over.abort()
    await told
  }
}

async function sizeOf(dir: string, files: FetchPlatform['files']): Promise<number> {
  const names = await files.readdir(dir, { recursive: true }).catch(() => [])
  // What pip moves or removes in the meantime counts as nothing.
  const sizes = names.map((name) =>
    files.lstat(path.join(dir, name)).then(
      (stats) => (stats.isFile() ? stats.size : 0),
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** The working directory is empty and ours: `python -m` would import a `pip` that lies in the checked-out repository. */
function pipOptions(inquiry: Inquiry, platform: FetchPlatform, atMostMs?: number): CommandOptions {
  const { workDir, signal } = inquiry
  const env = {
    // Five of its own would take minutes where nothing answers.
    PIP_RETRIES: '2',
    ...platform.host.env,
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    PIP_REQUIRE_VIRTUALENV: '0',
    TMPDIR: workDir,
  }
  return { cwd: workDir, env, timeoutMs: timeLeftMs(inquiry, platform, atMostMs), signal }
}
