import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

/** Under what a cache is saved, and what will do where that is not there. */
export interface CacheKeys {
  readonly key: string
  /** Prefixes of the keys of older caches of the same kind, best first. */
  readonly restoreKeys: readonly string[]
  /** Files whose content is part of the key. */
  readonly files: readonly string[]
}

export interface KeyRequest {
  /** Exact, as in `0.13.8`. */
  readonly uvVersion: string
  /** What is asked for, as in `>=3.12`; empty: any. */
  readonly python: string
  /** `shared` has none of its own: it is what keys have always been. */
  readonly scope: 'shared' | 'isolated'
  readonly isPruned: boolean
  readonly suffix: string
  /** Globs, relative to `rootDir`; those that start with `!` take files out. */
  readonly globs: readonly string[]
  readonly rootDir: string
}

// The service takes 512 characters; the digest and what comes before the stem need their share.
const LONGEST_STEM = 400

/** A cache holds wheels that were built for this system, in the buckets of this uv. */
export async function makeKeys(
  request: KeyRequest,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<CacheKeys> {
  const { host } = platform
  const parts = [
    request.scope === 'isolated' ? 'isolated' : undefined,
    await readSystem(platform),
    host.libc,
    host.arch,
    `uv${/^\d+\.\d+/.exec(request.uvVersion)?.[0] ?? request.uvVersion}`,
    `py${encodeURIComponent(request.python) || '-any'}`,
    request.isPruned ? 'pruned' : undefined,
    request.suffix === '' ? undefined : encodeURIComponent(request.suffix),
  ]
  const whole = parts.filter(Boolean).join('-')
  const stem = `locked-uv-1-${whole.length > LONGEST_STEM ? sha256(whole) : whole}`
  const files = await findFiles(request, platform)
  const digest = request.globs.length === 0 ? 'no-dependency-glob' : await hashFiles(files, request, platform)
  return { key: `${stem}-${digest}`, restoreKeys: [`${stem}-`], files }
}

/** A wheel that was built on one release of a distribution may not load on an older one. */
async function readSystem({ files, host }: Pick<Platform, 'files' | 'host'>): Promise<string> {
  if (host.platform !== 'linux') return host.env['ImageOS'] || host.platform
  const text = await unlessErrno(['ENOENT', 'EACCES'], () => files.readFile('/etc/os-release', 'utf8'))
  const field = (name: string) =>
    new RegExp(`^${name}=["']?([\\w.-]+)["']?$`, 'm').exec(text ?? '')?.[1] ?? ''
  return ['linux', field('ID'), field('VERSION_ID')].filter(Boolean).join('-')
}

// They hold copies of other projects' files, by the ten thousand.
const NEVER_SEARCHED = ['**/node_modules', '**/.git', '**/.venv', '**/.tox', '**/.nox']

async function findFiles(
  { globs, rootDir }: KeyRequest,
  { files }: Pick<Platform, 'files'>,
): Promise<string[]> {
  const wanted = globs.filter((glob) => !glob.startsWith('!'))
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  const found = new Set<string>()
  for await (const entry of files.glob(wanted, {
    cwd: rootDir,
    exclude: [...NEVER_SEARCHED, ...unwanted],
    withFileTypes: true,
  }))
    if (entry.isFile()) found.add(path.relative(rootDir, path.join(entry.parentPath, entry.name)))
  return [...found].sort()
}

async function hashFiles(
  names: readonly string[],
  { rootDir }: KeyRequest,
  { files }: Pick<Platform, 'files'>,
): Promise<string> {
  const lines: string[] = []
  for (const name of names) {
    const content = await unlessErrno(['ENOENT', 'EACCES'], () => files.readFile(path.join(rootDir, name)))
    if (content !== undefined) lines.push(`${sha256(content)}  ${name.replaceAll(path.sep, '/')}`)
  }
  return sha256(lines.join('\n'))
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
