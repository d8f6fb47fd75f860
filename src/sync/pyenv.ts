import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { leaveNote, readNote } from './stamp.ts'

type Outside = Pick<Platform, 'clock' | 'files' | 'host'>

export interface SearchRequest {
  /** Of the sync that it is for: what the project asks for is in its name. */
  readonly stampFile: string
  /** Absolute: where uv runs. */
  readonly projectDir: string
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

const DECIDING_VARIABLE = /^(PYENV_.+|CONDA_(PREFIX|DEFAULT_ENV)|UV_.*(PYTHON|PREVIEW|CONFIG).*)$/
// Both look for theirs from the project upwards.
const DECIDING_FILES = ['.python-version', '.python-versions', 'uv.toml', 'pyproject.toml']

/**
 * pyenv puts a script in the place of each Python. uv, which remembers what it knows of other interpreters, runs it again
 * for every new environment: some twenty processes, twice the work of the whole sync when the cache is warm. What uv found
 * is kept beside the stamp of the sync, under a digest of everything that uv and pyenv look at. Undefined where PATH does
 * not lead to pyenv first, or to some other tool's scripts.
 * @see https://github.com/pyenv/pyenv#understanding-python-version-selection
 */
export async function namePythonSearch(
  request: SearchRequest,
  platform: Outside,
): Promise<PythonSearch | undefined> {
  const { files, host } = platform
  const found = host.platform === 'win32' ? undefined : await findPythons(platform)
  if (found === undefined) return undefined
  const pyenvRoot = path.dirname(found.shimsDir)
  const versionsDir = path.join(pyenvRoot, 'versions')
  const versions = await listNames(versionsDir, files)
  if (versions.length === 0) return undefined
  const hash = createHash('sha256')
  const add = (...facts: unknown[]) => hash.update(JSON.stringify(facts))
  add(
    Object.entries(host.env)
      .filter(([name]) => DECIDING_VARIABLE.test(name))
      .toSorted(),
  )
  add(found, versions, request.managedDir && (await listNames(request.managedDir, files)))
  const configDirs = request.configFiles.map((file) => path.dirname(file))
  for (const file of [path.join(pyenvRoot, 'version'), ...request.configFiles])
    add((await readIfThere(file, files)) ?? null)
  for (const dir of [...upwards(request.projectDir), ...configDirs])
    for (const name of DECIDING_FILES) {
      // Which directory it is does not count: each job has its own.
      const text = await readIfThere(path.join(dir, name), files)
      if (text !== undefined) add(name, text)
    }
  const stem = request.stampFile.slice(0, -'.json'.length)
  return { file: `${stem}-${hash.digest('hex').slice(0, 16)}.json`, versionsDir }
}

/** Absolute path of the interpreter; undefined where uv has to look for it. */
export async function recallPython({ file }: PythonSearch, platform: Outside): Promise<string | undefined> {
  const python = (await readNote(file, platform))?.['python']
  return typeof python === 'string' ? python : undefined
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
 * What PATH has of Pythons, with their times, up to the first directory with scripts in their place. Directories without any do
 * not count: each job puts some of its own in front.
 */
async function findPythons({ files, host }: Outside) {
  const pythons: (readonly [file: string, changedMs: number | undefined])[] = []
  for (const dir of (host.env['PATH'] ?? '').split(path.delimiter)) {
    // It means another directory for uv than for us.
    if (!path.isAbsolute(dir)) return undefined
    const names = (await listNames(dir, files)).filter((name) => /^(python|pypy|graalpy)[\w.]*$/.test(name))
    for (const name of names) {
      const stats = await files.stat(path.join(dir, name)).catch(() => undefined)
      pythons.push([path.join(dir, name), stats?.mtimeMs])
    }
    if (names.length > 0 && path.basename(dir) === 'shims') return { shimsDir: dir, pythons }
  }
  return undefined
}

async function listNames(dir: string, files: Outside['files']): Promise<string[]> {
  const names = await files.readdir(dir).catch(() => [])
  return names.filter((name) => !name.startsWith('.')).toSorted()
}

async function readIfThere(file: string, files: Outside['files']): Promise<string | undefined> {
  return await files.readFile(file, 'utf8').catch(() => undefined)
}

function upwards(dir: string): string[] {
  const parent = path.dirname(dir)
  return parent === dir ? [dir] : [dir, ...upwards(parent)]
}
