import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

type Outside = Pick<Platform, 'files'>

export type EnvironmentState =
  | { readonly kind: 'absent' }
  /** A virtual environment, or a whole installation of Python that the user has named. */
  | { readonly kind: 'usable' }
  /**
   * A directory that Python does not take for a virtual environment. Where its `bin/python` is a link, uv works on the
   * installation that the link leads to: it installs there, and uv 0.8 uninstalls what the project does not list.
   */
  | { readonly kind: 'half-made'; readonly why: string; readonly entries: readonly string[] }

const ABSENT = ['ENOENT', 'ENOTDIR']

// All that uv and the standard library put into the directory of an environment itself.
const MADE_BY_VENV: ReadonlySet<string> = new Set([
  ...['.gitignore', '.lock', 'CACHEDIR.TAG', 'pyvenv.cfg'],
  ...['bin', 'lib', 'lib64', 'include', 'share', 'Scripts', 'Lib', 'Include'],
])
// uv makes one of them before everything else, and no installation of Python has them.
const MARKS: readonly string[] = ['CACHEDIR.TAG', '.gitignore']

/** uv writes `pyvenv.cfg` last: whatever ends it before leaves a directory that no later uv recognises or repairs. */
export async function judgeEnvironment(dir: string, { files }: Outside): Promise<EnvironmentState> {
  const config = await unlessErrno(ABSENT, () => files.readFile(path.join(dir, 'pyvenv.cfg'), 'utf8'))
  // Python looks for this key alone: https://docs.python.org/3/library/venv.html
  if (config !== undefined && /^home[^\S\n]*=[^\S\n]*\S/m.test(config)) return { kind: 'usable' }
  const entries = (await unlessErrno(ABSENT, () => files.readdir(dir))) ?? []
  if (entries.length === 0) return { kind: 'absent' }
  if (await holdsStandardLibrary(dir, { files })) return { kind: 'usable' }
  const why = config === undefined ? 'its pyvenv.cfg is missing' : 'its pyvenv.cfg names no home'
  return { kind: 'half-made', why, entries }
}

export type Clearing =
  | { readonly kind: 'nothing-to-clear' }
  | { readonly kind: 'cleared'; readonly why: string }
  /** Somebody else's files lie in it, or nothing shows that uv made it. */
  | { readonly kind: 'kept'; readonly why: string; readonly foreign: readonly string[] }

/** Empties the directory of an environment that an interrupted uv left half made; the next sync makes it anew. */
export async function clearHalfMade(dir: string, platform: Outside): Promise<Clearing> {
  const state = await judgeEnvironment(dir, platform)
  if (state.kind !== 'half-made') return { kind: 'nothing-to-clear' }
  const { entries, why } = state
  const foreign = entries.filter((name) => !MADE_BY_VENV.has(name))
  if (foreign.length > 0 || !entries.some((name) => MARKS.includes(name)))
    return { kind: 'kept', why, foreign }
  // The marks last: what a crash leaves is recognised again.
  const isMark = (name: string) => Number(MARKS.includes(name))
  for (const name of entries.toSorted((one, other) => isMark(one) - isMark(other)))
    await platform.files.rm(path.join(dir, name), { recursive: true, force: true })
  return { kind: 'cleared', why }
}

/** Whether uv would run a Python that it finds in the directory. What it makes of a directory without one, it says itself. */
export async function holdsPython(dir: string, { files }: Outside): Promise<boolean> {
  for (const file of ['bin/python', 'bin/python3', 'Scripts/python.exe'])
    if ((await unlessErrno(ABSENT, () => files.lstat(path.join(dir, file)))) !== undefined) return true
  return false
}

/** UV_PROJECT_ENVIRONMENT may name the Python of a container, `/usr/local` for example. */
async function holdsStandardLibrary(dir: string, { files }: Outside): Promise<boolean> {
  const libDir = path.join(dir, 'lib')
  const names = (await unlessErrno(ABSENT, () => files.readdir(libDir))) ?? []
  // Directly below `Lib` on Windows.
  for (const name of ['', ...names.filter((name) => /^(python|pypy)\d/.test(name))])
    if ((await unlessErrno(ABSENT, () => files.stat(path.join(libDir, name, 'os.py')))) !== undefined)
      return true
  return false
}
