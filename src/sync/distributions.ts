import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'
import { parseRecord } from '../shared/record.ts'
import type { Hole } from './verify.ts'

export interface Distribution {
  readonly package: PackageName
  /** What is to be there, absolute; undefined size: only its existence is known. */
  readonly entries: readonly { readonly file: string; readonly sizeBytes: number | undefined }[]
  /** What is wrong with the record itself. */
  readonly holes: readonly Hole[]
}

type Files = Platform['files']

const ABSENT = ['ENOENT', 'ENOTDIR']

/** Reads the `.dist-info` directories of an environment; those that another package manager keeps are left out. */
export async function listDistributions(
  environmentDir: string,
  files: Files,
  signal?: AbortSignal,
): Promise<Distribution[]> {
  const found: Distribution[] = []
  // pip renames what it removes to `~…`; its files may be those of the version that took its place.
  for (const dir of await sitePackagesDirs(environmentDir, files))
    for (const name of (await unlessErrno(ABSENT, () => files.readdir(dir))) ?? [])
      if (name.endsWith('.dist-info') && !name.startsWith('~')) {
        signal?.throwIfAborted()
        const distribution = await readDistribution(path.join(dir, name), files)
        if (distribution !== undefined) found.push(distribution)
      }
  return found
}

/** `lib/python3.12/site-packages`, `lib/pypy3.11/site-packages`, and `Lib\\site-packages` where case does not matter. */
async function sitePackagesDirs(environmentDir: string, files: Files): Promise<string[]> {
  const libDir = path.join(environmentDir, 'lib')
  const names = (await unlessErrno(ABSENT, () => files.readdir(libDir))) ?? []
  return names.map((name) =>
    name === 'site-packages' ? path.join(libDir, name) : path.join(libDir, name, 'site-packages'),
  )
}

async function readDistribution(distInfoDir: string, files: Files): Promise<Distribution | undefined> {
  const name = path.basename(distInfoDir)
  const owner = packageOf(name)
  const hole = (file: string, why: string): Hole => ({
    package: owner,
    path: path.join(distInfoDir, file),
    why,
  })
  const read = (file: string) =>
    unlessErrno(ABSENT, () => files.readFile(path.join(distInfoDir, file), 'utf8'))
  const record = await read('RECORD')
  if (record === undefined) {
    // Debian, conda and others keep their own lists; uv writes INSTALLER after everything else is linked.
    const installer = (await read('INSTALLER'))?.trim()
    const isForeign = installer !== undefined && installer !== 'uv' && installer !== 'pip'
    return isForeign ? undefined : { package: owner, entries: [], holes: [hole('RECORD', 'missing')] }
  }
  const sitePackagesDir = path.dirname(distInfoDir)
  const listed = parseRecord(record)
  const entries = listed
    .filter((entry) => !entry.path.endsWith('.pyc'))
    .map((entry) => ({ file: path.resolve(sitePackagesDir, entry.path), sizeBytes: entry.sizeBytes }))
  const isComplete = entries.some(({ file }) => file === path.join(distInfoDir, 'METADATA'))
  return { package: owner, entries, holes: isComplete ? [] : [hole('METADATA', 'not listed in RECORD')] }
}

function packageOf(distInfoName: string): PackageName {
  const [rawName = '', version] = distInfoName.slice(0, -'.dist-info'.length).split('-')
  return { name: normaliseName(rawName), ...(version ? { version } : {}) }
}
