import path from 'node:path'
import { parse } from 'smol-toml'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import type { PackageName } from '../shared/failure.ts'
import { findEntries, subdirectories } from './directories.ts'
import { findPointers } from './pointers.ts'

type Files = Platform['files']

/**
 * The unpacked sources of a package in uv's cache from which files are missing. Whether a build failed because of that,
 * its own words do not tell: what a source distribution has to hold, and what it lists itself, does.
 */
export async function findDamagedSource(
  { cacheDir, package: wanted }: { readonly cacheDir: string; readonly package: PackageName },
  { files }: Pick<Platform, 'files'>,
): Promise<string | undefined> {
  for (const { kind, file } of await findPointers(cacheDir, wanted, files))
    if (kind === 'revision')
      for (const revision of await subdirectories(path.dirname(file), files)) {
        const sourceDir = path.join(revision, 'src')
        if ((await findEntries(sourceDir, files)).length > 0 && (await isDamaged(sourceDir, files)))
          return sourceDir
      }
  return undefined
}

async function isDamaged(sourceDir: string, files: Files): Promise<boolean> {
  const isThere = async (file: string) =>
    (await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.lstat(path.join(sourceDir, file)))) !== undefined
  // Every source distribution of an index has one; an archive behind a URL may be any.
  if (/[\\/](?:pypi|index[\\/][^\\/]+)[\\/]/.test(sourceDir) && !(await isThere('PKG-INFO'))) return true
  const text = await unlessErrno(['ENOENT'], () =>
    files.readFile(path.join(sourceDir, 'pyproject.toml'), 'utf8'),
  )
  const backends = ownBackend(text ?? '')
  if (backends.length > 0 && !(await Promise.all(backends.map(isThere))).includes(true)) return true
  for (const dir of await subdirectories(sourceDir, files)) {
    if (!dir.endsWith('.egg-info')) continue
    const listed = await unlessErrno(['ENOENT'], () => files.readFile(path.join(dir, 'SOURCES.txt'), 'utf8'))
    for (const file of (listed ?? '').split('\n').filter(Boolean))
      if (!file.includes('.egg-info/') && !(await isThere(file))) return true
  }
  return false
}

/** Where the build backend can lie that a project brings itself; empty where it brings none. */
function ownBackend(text: string): string[] {
  const system = tableIn(text)
  const [module = ''] = String(system['build-backend'] ?? '').split(':')
  const dirs = Array.isArray(system['backend-path']) ? system['backend-path'].map(String) : []
  const file = module.replaceAll('.', '/')
  return module === '' ? [] : dirs.flatMap((dir) => [`${dir}/${file}.py`, `${dir}/${file}/__init__.py`])
}

function tableIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const table = parse(text)['build-system']
    return typeof table === 'object' ? { ...table } : {}
  } catch {
    return {}
  }
}
