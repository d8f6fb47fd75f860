import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { leaveNote, readNote } from './stamp.ts'

type Outside = Pick<Platform, 'clock' | 'files' | 'host'>
type Files = Outside['files']

export interface SearchRequest {
  /** Of the sync that it is for: what the project asks for is in its name. */
  readonly stampFile: string
  /** Absolute: where uv runs. */
  readonly projectDir: string
  /** Of uv. */
  readonly args: readonly string[]
  /** Where uv keeps its own Pythons, which come first. */
  readonly managedDir: string | undefined
  /** Absolute paths of the files in which the user and the system configure uv. */
  readonly configFiles: readonly string[]
}

/** What uv will find is known, if it was found before and nothing has changed since. */
export interface PythonSearch {
  /** Where the answer is kept: a digest of all that decides on it is in its name. */
  readonly file: string
  /** Where pyenv keeps its Pythons. */
  readonly versionsDir: string
}

const DECIDING_VARIABLE = /^(PYENV_.+|UV_.*(PYTHON|PREVIEW|CONFIG).*)$/
// They lead to files that are not looked at here.
const ELSEWHERE = ['CONDA_PREFIX', 'PYENV_DIR', 'UV_CONFIG_FILE', 'UV_PYTHON_SEARCH_PATH']
const ELSEWHERE_FLAG = /^(-p|--(python|frozen|config-file|project|directory)(=|$))/
const VERSION_FILES = ['.python-version', '.python-versions']
const CONFIG_FILES = ['uv.toml', 'pyproject.toml']
const PYTHON_NAME = /^(python|pypy|graalpy)[\w.]*$/

/**
 * pyenv puts a script in the place of each Python. uv, which remembers what it knows of other interpreters, runs it again
 * for every new environment: some twenty processes, twice the work of the whole sync when the cache is warm. What uv found
 * is kept beside the stamp of the sync, under a digest of everything that uv and pyenv look at. Undefined where PATH does
 * not lead to pyenv first, and where something else decides as well.
 * @see https://github.com/pyenv/pyenv#understanding-python-version-selection
 */
export async function namePythonSearch(
  request: SearchRequest,
  platform: Outside,
): Promise<PythonSearch | undefined> {
  const { files, host } = platform
  const { args, managedDir, configFiles } = request
  if (host.platform === 'win32' || ELSEWHERE.some((name) => host.env[name])) return undefined
  if (args.some((argument) => ELSEWHERE_FLAG.test(argument))) return undefined
  if (!isPlain(host.env['UV_PYTHON'] ?? '') || managedDir === undefined || !path.isAbsolute(managedDir))
    return undefined
  const found = await findPythons(platform)
  if (found === undefined) return undefined
  const pyenvRoot = path.dirname(found.shimsDir)
  const versionsDir = path.join(pyenvRoot, 'versions')
  const versions = await listBinDirs(versionsDir, files)
  if (versions.length === 0) return undefined
  const deciding = Object.entries(host.env).filter(([name]) => DECIDING_VARIABLE.test(name))
  const facts: unknown[] = [host.hostname, deciding.toSorted(), found, versions]
  facts.push(await listBinDirs(managedDir, files), await readIfThere(path.join(pyenvRoot, 'version'), files))
  const configDirs = configFiles.map((file) => path.dirname(file))
  for (const [dirs, names] of [
    // Which directories these are does not count: each job has its own.
    [upwards(await files.realpath(request.projectDir)), [...VERSION_FILES, ...CONFIG_FILES]],
    [configDirs, [...VERSION_FILES, 'uv.toml']],
  ] as const)
    for (const name of names) {
      const texts = await Promise.all(dirs.map((dir) => readIfThere(path.join(dir, name), files)))
      const there = texts.filter((text) => text !== undefined)
      if (VERSION_FILES.includes(name) && !there.every(isPlain)) return undefined
      facts.push([name, there])
    }
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex')
  return {
    file: `${request.stampFile.slice(0, -'.json'.length)}-${digest.slice(0, 16)}.json`,
    versionsDir,
  }
}

/** Absolute path of the interpreter; undefined where uv has to look for it. */
export async function recallPython(
  { file, versionsDir }: PythonSearch,
  platform: Outside,
): Promise<string | undefined> {
  const python = (await readNote(file, platform))?.['python']
  return typeof python === 'string' && python.startsWith(versionsDir + path.sep) ? python : undefined
}

/** Keeps what uv has made the environment from, if it was one of pyenv's. */
export async function rememberPython(
  { file, versionsDir }: PythonSearch,
  environmentDir: string,
  platform: Outside,
): Promise<void> {
  const python = await unlessErrno(['ENOENT', 'EINVAL'], () =>
    platform.files.readlink(path.join(environmentDir, 'bin', 'python')),
  )
  if (python?.startsWith(versionsDir + path.sep)) await leaveNote(file, { python }, platform)
}

/**
 * The first Pythons on PATH, if they are scripts in the place of others, and all that follow, with their times. Directories
 * without any do not count: each job puts some of its own in front.
 */
async function findPythons({ files, host }: Outside) {
  let shimsDir: string | undefined
  const pythons: (readonly [file: string, changedMs: number | undefined])[] = []
  for (const dir of (host.env['PATH'] ?? '').split(path.delimiter)) {
    // It means another directory for uv than for us.
    if (!path.isAbsolute(dir)) return undefined
    const names = (await listNames(dir, files)).filter((name) => PYTHON_NAME.test(name))
    if (names.length > 0) shimsDir ??= path.basename(dir) === 'shims' ? dir : ''
    if (shimsDir === '') return undefined
    for (const name of names)
      pythons.push([path.join(dir, name), await changedMs(path.join(dir, name), files)])
  }
  return shimsDir === undefined ? undefined : { shimsDir, pythons }
}

/** A Python may be there under the same name as one that was broken, unfinished, or somewhere else. */
async function listBinDirs(dir: string, files: Files) {
  const found: (readonly [name: string, real: string | undefined, changedMs: number | undefined])[] = []
  for (const name of await listNames(dir, files)) {
    const real = await files.realpath(path.join(dir, name, 'bin')).catch(() => undefined)
    found.push([name, real, real === undefined ? undefined : await changedMs(real, files)])
  }
  return found
}

async function listNames(dir: string, files: Files): Promise<string[]> {
  const names = await files.readdir(dir).catch(() => [])
  return names.filter((name) => !name.startsWith('.')).toSorted()
}

async function readIfThere(file: string, files: Files): Promise<string | undefined> {
  return await files.readFile(file, 'utf8').catch(() => undefined)
}

async function changedMs(entry: string, files: Files): Promise<number | undefined> {
  return (await files.stat(entry).catch(() => undefined))?.mtimeMs
}

/** Versions alone: a name or a path leads to what may change in other ways. */
function isPlain(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(\d+(\.\d+)*\s*)*(#.*)?$/.test(line))
}

function upwards(dir: string): string[] {
  const parent = path.dirname(dir)
  return parent === dir ? [dir] : [dir, ...upwards(parent)]
}
