import { chmod, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { processes } from '../../../src/platform/processes.ts'
import { isBuilt, SOURCES, type Source } from './sources.ts'

interface Target {
  readonly name: string
  readonly version: string
}

const LEFT_PAD: Target = { name: 'left-pad', version: '1.3' }

/** Damages the copy of one package, in one of the ways that suit a wheel of an index. */
export async function damageArchive(cacheDir: string, target: Target, name: string): Promise<void> {
  const damage = DAMAGES.find((candidate) => candidate.name === name)
  if (damage === undefined) throw new Error(`no such damage: ${name}`)
  await damage.make(cacheDir, target)
}

/** What is done to a cache, and where it can be done. */
export interface Damage {
  readonly name: string
  readonly isFor: (source: Source) => boolean
  readonly make: (cacheDir: string, target?: Target) => Promise<void>
  /** The size of no file has changed. */
  readonly needsDigests?: boolean
  /** More than the one package is damaged. */
  readonly isEverywhere?: boolean
}

const always = () => true
const onWheels = (source: Source) => !isBuilt(source)
const onSdists = (source: Source) => source.endsWith('sdist')
const ARCHIVE = /\/archive-v0\/[^/]+\//

/** Below every archive that is the package's own. */
const inArchive =
  (pattern: RegExp) =>
  async (cacheDir: string, { name, version } = LEFT_PAD) => {
    const module = name.replaceAll('-', '_')
    const archives = new Set<string>()
    for (const file of await filesBelow(cacheDir, ARCHIVE))
      if (file.includes(`/${module}-${version}.dist-info/`) || file.includes(`/${module}/`))
        archives.add(file.replace(/(\/archive-v0\/[^/]+)\/.*/, '$1'))
    const found: string[] = []
    for (const dir of archives) found.push(...(await filesBelow(dir, pattern)))
    return found
  }

const METADATA = inArchive(/dist-info\/METADATA$/)
const WHEEL = inArchive(/dist-info\/WHEEL$/)
const RECORD = inArchive(/dist-info\/RECORD$/)
// An editable wheel has no module, but a file with a path.
const MODULE = inArchive(/\/core\.py$|\.pth$/)
const ALL = inArchive(/./)
const POINTERS = (cacheDir: string) =>
  filesBelow(cacheDir, /\/(?:wheels|sdists)-v\d+\/.*left.*\.(?:http|rev)$|\/revision\.(?:http|rev)$/)
const BUILT_WHEELS = (cacheDir: string) => filesBelow(cacheDir, /\/sdists-v\d+\/.*\.whl$/)
const LINKS = (cacheDir: string) => filesBelow(cacheDir, /\/sdists-v\d+\/.*py3-none-any$/)

type Find = (cacheDir: string, target?: Target) => Promise<string[]>

const each =
  (find: Find, change: (file: string) => Promise<unknown>) => async (cacheDir: string, target?: Target) => {
    const found = await find(cacheDir, target)
    if (found.length === 0) throw new Error(`nothing to damage in ${cacheDir}`)
    for (const file of found) await change(file)
  }
const remove = (file: string) => rm(file)
const empty = (file: string) => truncate(file)

/** Every kind of damage that is known from the field. */
export const DAMAGES: readonly Damage[] = [
  { name: 'METADATA deleted', isFor: always, make: each(METADATA, remove) },
  { name: 'METADATA emptied', isFor: always, make: each(METADATA, empty) },
  { name: 'WHEEL deleted', isFor: onWheels, make: each(WHEEL, remove) },
  { name: 'WHEEL emptied', isFor: onWheels, make: each(WHEEL, empty) },
  { name: 'RECORD deleted', isFor: onWheels, make: each(RECORD, remove) },
  { name: 'RECORD emptied', isFor: onWheels, make: each(RECORD, empty) },
  { name: 'dist-info deleted', isFor: always, make: each(inArchive(/dist-info\/[^/]+$/), remove) },
  { name: 'module deleted', isFor: always, make: each(MODULE, remove) },
  { name: 'module truncated', isFor: always, make: each(MODULE, empty) },
  { name: 'byte flipped', isFor: always, make: each(MODULE, flipLastByte), needsDigests: true },
  { name: 'archive emptied', isFor: always, make: each(ALL, remove) },
  { name: 'archive gone', isFor: always, make: removeArchives },
  { name: 'all files zero-length, as after a power loss', isFor: always, make: each(ALL, empty) },
  { name: 'files nobody may read', isFor: always, make: each(MODULE, (file) => chmod(file, 0)) },
  {
    name: 'pointer garbage',
    isFor: (source) => source !== 'git',
    make: each(POINTERS, (file) => writeFile(file, 'no pointer at all')),
  },
  {
    name: 'pointer of another uv version',
    isFor: (source) => source !== 'git',
    // A MessagePack array of two where a map or a longer array is expected.
    make: each(POINTERS, (file) => writeFile(file, Buffer.from([0x92, 0xa1, 0x61, 0xa1, 0x62]))),
  },
  { name: 'built wheel truncated', isFor: isBuilt, make: truncateBuiltWheels },
  { name: 'sources half there', isFor: onSdists, make: halveSources },
  { name: 'git checkout with a file less', isFor: (source) => source === 'git', make: breakCheckout },
  { name: 'git clone without objects', isFor: (source) => source === 'git', make: breakClone },
  { name: 'old files reaped by systemd-tmpfiles', isFor: onWheels, make: reap, isEverywhere: true },
]

/** One test case for each damage in each place where it can happen. */
export const CASES = DAMAGES.flatMap((damage) =>
  SOURCES.filter((source) => damage.isFor(source)).map((source) => ({ ...damage, source })),
)

async function filesBelow(dir: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => pattern.test(file))
}

async function flipLastByte(file: string): Promise<void> {
  const bytes = await readFile(file)
  const { mtime, atime } = await stat(file)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  await writeFile(file, bytes)
  await utimes(file, atime, mtime)
}

async function removeArchives(cacheDir: string, target?: Target): Promise<void> {
  for (const file of await METADATA(cacheDir, target))
    await rm(path.dirname(path.dirname(file)), { recursive: true })
}

async function truncateBuiltWheels(cacheDir: string): Promise<void> {
  await each(BUILT_WHEELS, (file) => truncate(file, 300))(cacheDir)
  await each(LINKS, remove)(cacheDir)
}

/** What a clean-up by age leaves of unpacked sources, with nothing that was built from them. */
async function halveSources(cacheDir: string): Promise<void> {
  const sources = (await filesBelow(cacheDir, /\/sdists-v\d+\/.*\/src\//)).sort()
  for (const file of sources.slice(0, Math.ceil(sources.length / 2))) await rm(file)
  await dropBuilt(cacheDir)
}

/** All wheels that uv has built: the next sync builds them again. */
export async function dropBuilt(cacheDir: string): Promise<void> {
  await each(BUILT_WHEELS, remove)(cacheDir)
  await each(LINKS, remove)(cacheDir)
}

async function breakCheckout(cacheDir: string): Promise<void> {
  const inCheckout = (dir: string) => filesBelow(dir, /\/git-v\d+\/checkouts\/.*\/pyproject\.toml$/)
  await each(inCheckout, remove)(cacheDir)
  await dropBuilt(cacheDir)
}

async function breakClone(cacheDir: string): Promise<void> {
  for (const entry of await readdir(cacheDir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory() && /\/git-v\d+\/(?:db\/[^/]+\/\.git\/objects|checkouts)$/.test(file))
      await rm(file, { recursive: true })
  }
  await dropBuilt(cacheDir)
}

/** The real thing: whatever was not touched for ten days goes, the directories stay as they are in use. */
async function reap(cacheDir: string): Promise<void> {
  const long = new Date(Date.now() - 20 * 24 * 3_600_000)
  const old = await filesBelow(cacheDir, /\/archive-v0\/.*\.(?:py|dist-info\/METADATA)$|METADATA$/)
  for (const file of old) await utimes(file, long, long)
  const rules = path.join(cacheDir, '..', 'reaper.conf')
  await writeFile(rules, `e ${cacheDir} - - - m:10d\n`)
  const result = await processes.run(['systemd-tmpfiles', '--clean', rules])
  if (result.kind !== 'ran') throw new Error(JSON.stringify(result))
  if (result.code !== 0) for (const file of old) await rm(file, { force: true })
}
