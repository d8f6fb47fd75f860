import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import type { SyncCommand, SyncCommands } from './command.ts'

type Outside = Pick<Platform, 'clock' | 'files' | 'host'>

export interface StampRequest {
  readonly plan: SyncCommands
  /** Absolute: where uv runs. */
  readonly projectDir: string
  /** Where the lock file lies: the workspace root. Absolute. */
  readonly rootDir: string
  readonly uvVersion: string
  /** Absolute; the number of the generation is in it. */
  readonly cacheDir: string
  /** Whatever else keeps jobs apart, such as who is trusted to write to the cache. */
  readonly scope: readonly string[]
}

/** Says that a sync like this one has succeeded from this cache: everything it needs was there then. */
export interface Stamp {
  /** `<dir>/<key>.json` */
  readonly file: string
}

// What a build takes from an index is not pinned by a lock file: once a day somebody asks the index again.
const LIFE_MS = 86_400_000

// Asks for something that may not be in the cache, or not for what is in it.
const RESTLESS_FLAG =
  /^(-[UPn]|--(upgrade|refresh|reinstall|no-cache|cache-dir|exclude-newer)(-package)?)(=|$)/

// Which packages a sync installs, beside its arguments and files. Paths of a job's own stay out: legs share their stamps.
const DECIDING_VARIABLE =
  /^UV_(PYTHON|NO_.+|ONLY_.+|INDEX.*|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|TORCH_BACKEND)$/
const OWN_VARIABLE = /^UV_NO_(PROGRESS|WRAP|MODIFY_PATH)$/

const DECIDING_FILES = [
  'uv.lock',
  'pylock.toml',
  'pyproject.toml',
  'uv.toml',
  '.python-version',
  '.python-versions',
]

/**
 * Names the stamp of a sync: equal for two syncs that need the same from the cache. Undefined where no stamp can speak for
 * it: only a lock file says for sure what is to be installed, and without one a sync has to ask the index what is new.
 */
export async function nameStamp(
  dir: string,
  request: StampRequest,
  platform: Outside,
): Promise<Stamp | undefined> {
  const { plan, projectDir, rootDir, uvVersion, cacheDir, scope } = request
  const { env, arch, libc, platform: system } = platform.host
  const args = pinnedArguments(plan)
  if (args === undefined || env['UV_NO_CACHE']) return undefined
  const hash = createHash('sha256')
  const deciding = Object.entries(env)
    .filter(([name]) => DECIDING_VARIABLE.test(name) && !OWN_VARIABLE.test(name))
    .toSorted()
  hash.update(JSON.stringify([uvVersion, cacheDir, system, arch, libc, args, deciding, scope]))
  for (const each of new Set([rootDir, projectDir]))
    for (const name of DECIDING_FILES) {
      const text = await unlessErrno(['ENOENT'], () => platform.files.readFile(path.join(each, name), 'utf8'))
      hash.update(JSON.stringify([name, text ?? null]))
    }
  return { file: path.join(dir, `${hash.digest('hex').slice(0, 32)}.json`) }
}

/** The arguments of the command that installs, where a lock file pins all of it. */
function pinnedArguments({ commands, environmentDir }: SyncCommands): readonly string[] | undefined {
  const last: SyncCommand | undefined = commands.at(-1)
  const [, ...args] = last?.argv ?? []
  const isPinned =
    args[0] === 'sync'
      ? args.some((argument) => argument === '--locked' || argument === '--frozen')
      : args[0] === 'pip' && args[1] === 'sync' && args[2] === 'pylock.toml'
  if (!isPinned || environmentDir === undefined) return undefined
  return args.some((argument) => RESTLESS_FLAG.test(argument)) ? undefined : args
}

/** Whether the stamp is there and younger than a day. What is not readable as one is none. */
export async function isStamped({ file }: Stamp, platform: Outside): Promise<boolean> {
  return (await readNote(file, platform)) !== undefined
}

/** Only after a sync that asked the index where it had to, under the exclusive lease of the cache. */
export async function leaveStamp({ file }: Stamp, platform: Outside): Promise<void> {
  await leaveNote(file, {}, platform)
}

/** What the file says, if it is there and younger than a day. */
export async function readNote(
  file: string,
  { clock, files }: Outside,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const note = JSON.parse(await files.readFile(file, 'utf8')) as Record<string, unknown>
    const ageMs = clock.nowMs() - Number(note['atMs'])
    return note['format'] === 1 && ageMs >= 0 && ageMs < LIFE_MS ? note : undefined
  } catch {
    return undefined
  }
}

/** Takes the place of what is there, and what is too old to be read makes room. */
export async function leaveNote(
  file: string,
  content: Readonly<Record<string, string>>,
  { clock, files }: Outside,
): Promise<void> {
  const dir = path.dirname(file)
  await files.mkdir(dir, { recursive: true, mode: 0o700 })
  const staged = `${file}.${randomUUID()}`
  const note = { format: 1, atMs: clock.nowMs(), ...content }
  await files.writeFile(staged, `${JSON.stringify(note)}\n`, { flag: 'wx' })
  await files.rename(staged, file)
  // Another job may be faster.
  for (const name of await files.readdir(dir))
    await unlessErrno(['ENOENT'], async () => {
      const other = path.join(dir, name)
      if (clock.nowMs() - (await files.stat(other)).mtimeMs > LIFE_MS) await files.unlink(other)
    })
}

/** Before something is taken out of the cache. */
export async function voidStamps(dir: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  await files.rm(dir, { recursive: true, force: true })
}
