import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'
import { normaliseName, type PackageName } from '../shared/failure.ts'
import { parseRecord } from '../shared/record.ts'
import type { Hole } from './verify.ts'

export interface DistributionEntry {
  /** Absolute. */
  readonly file: string
  /** Undefined: only its existence is known. */
  readonly sizeBytes: number | undefined
  readonly sha256: string | undefined
}

export interface Distribution {
  readonly package: PackageName
  /** What is to be there. */
  readonly entries: readonly DistributionEntry[]
  /** What is wrong with the record itself. */
  readonly holes: readonly Hole[]
}

type Files = Platform['files']

const ABSENT = ['ENOENT', 'ENOTDIR']

// Many records are read at once, not all: each is a whole file in memory.
const CONCURRENCY = 16

/** Reads the `.dist-info` directories of an environment; those that another package manager keeps are left out. */
export async function listDistributions(
  environmentDir: string,
  files: Files,
  signal?: AbortSignal,
): Promise<Distribution[]> {
  const dirs: string[] = []
  for (const dir of await sitePackagesDirs(environmentDir, files))
    dirs.push(...(await distInfoDirs(dir, files)))
  const found: (Distribution | undefined)[] = []
  const pending = dirs.entries()
  const worker = async () => {
    for (const [index, dir] of pending) {
      signal?.throwIfAborted()
      found[index] = await readDistribution(dir, files)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  return found.filter((distribution) => distribution !== undefined)
}

/** pip renames what it removes to `~…`; its files may be those of the version that took its place. */
export async function distInfoDirs(dir: string, files: Files): Promise<string[]> {
  const names = (await unlessErrno(ABSENT, () => files.readdir(dir))) ?? []
  return names
    .filter((name) => name.endsWith('.dist-info') && !name.startsWith('~'))
    .map((name) => path.join(dir, name))
}

/** `lib/python3.12/site-packages`, `lib/pypy3.11/site-packages`, and `Lib\\site-packages` where case does not matter. */
async function sitePackagesDirs(environmentDir: string, files: Files): Promise<string[]> {
  const libDir = path.join(environmentDir, 'lib')
  const names = (await unlessErrno(ABSENT, () => files.readdir(libDir))) ?? []
  return names.map((name) =>
    name === 'site-packages' ? path.join(libDir, name) : path.join(libDir, name, 'site-packages'),
  )
}

/** Undefined: another package manager's. A record that cannot be read is a hole, whatever the reason. */
export async function readDistribution(distInfoDir: string, files: Files): Promise<Distribution | undefined> {
  const owner = packageOf(path.basename(distInfoDir))
  const hole = (file: string, why: string): Hole => ({
    package: owner,
    path: path.join(distInfoDir, file),
    why,
  })
  const read = (file: string) => readText(path.join(distInfoDir, file), files)
  const record = await read('RECORD')
  if (typeof record !== 'string') {
    // Debian, conda and others keep their own lists; uv writes INSTALLER after everything else is linked.
    const installer = await read('INSTALLER')
    const isForeign = typeof installer === 'string' && !['uv', 'pip'].includes(installer.trim())
    return isForeign ? undefined : { package: owner, entries: [], holes: [hole('RECORD', record.why)] }
  }
  const sitePackagesDir = path.dirname(distInfoDir)
  const entries = parseRecord(record)
    .filter((entry) => !entry.path.endsWith('.pyc'))
    .map(({ path: listed, sizeBytes, sha256 }) => ({
      file: locate(listed, sitePackagesDir),
      sizeBytes,
      sha256,
    }))
  const metadataFile = path.join(distInfoDir, 'METADATA')
  const isComplete = entries.some(({ file }) => file === metadataFile)
  return { package: owner, entries, holes: isComplete ? [] : [hole('METADATA', 'not listed in RECORD')] }
}

// A root, a dot segment, an empty segment, or the other system's separator; `a./b` is one too many and does no harm.
const INTRICATE = /^[/\\]|\.\/|\/\/|\\|\.$|^\w:/

/** As `path.resolve` does it, which takes longer than all the rest for the usual path below site-packages. */
function locate(listed: string, sitePackagesDir: string): string {
  return path.sep === '\\' || INTRICATE.test(listed)
    ? path.resolve(sitePackagesDir, listed)
    : `${sitePackagesDir}/${listed}`
}

async function readText(file: string, files: Files): Promise<string | { readonly why: string }> {
  try {
    return await files.readFile(file, 'utf8')
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === undefined) throw error
    return { why: describeErrno(errno) }
  }
}

/** For people: what a failed system call says about a file that should be there. */
export function describeErrno(errno: string): string {
  return ABSENT.includes(errno) ? 'missing' : `unreadable (${errno})`
}

function packageOf(distInfoName: string): PackageName {
  const [rawName = '', version] = distInfoName.slice(0, -'.dist-info'.length).split('-')
  return { name: normaliseName(rawName), ...(version ? { version } : {}) }
}
