import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform, Transferred } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { plural } from '../shared/text.ts'
import type { CacheKeys } from './key.ts'
import { findStrayLinks, STAGING_PREFIX } from './tree.ts'

type World = Pick<Platform, 'cacheService' | 'files'>

/** The names inside of what the service keeps; the same on every node. */
export const CACHE_NAME = 'uv-cache'
export const PYTHON_NAME = 'uv-python'

export interface FillRequest {
  /** Empty, or without packages. */
  readonly dir: string
  readonly name: string
  readonly keys: Pick<CacheKeys, 'key' | 'restoreKeys'>
  readonly timeoutMs: number
  readonly onProgress: (done: string) => void
  /** Removes what is not whole from what was restored; answers what to tell. */
  readonly verify: (stagedDir: string) => Promise<readonly string[]>
}

export type Filled =
  | { readonly kind: 'filled'; readonly key: string; readonly notes: readonly string[] }
  | Exclude<Transferred, { kind: 'restored' | 'saved' | 'conflict' }>

/** Whether a cache has nothing to install from. What uv writes when it is started counts for nothing. */
export async function isCold(cacheDir: string, { files }: Pick<Platform, 'files'>): Promise<boolean> {
  const names = (await unlessErrno(['ENOENT'], () => files.readdir(cacheDir))) ?? []
  for (const bucket of names.filter((name) => /^(archive|wheels|sdists)-v\d+$/.test(name))) {
    const inside = await unlessErrno(['ENOENT'], () => files.readdir(path.join(cacheDir, bucket)))
    if (inside?.some((name) => !name.startsWith('.'))) return false
  }
  return true
}

/**
 * Fetches a saved cache beside, looks at it, and moves it in place: whatever goes wrong, the cache is as empty as it was.
 * Only for who has the exclusive lease.
 */
export async function fillDirectory(request: FillRequest, platform: World): Promise<Filled> {
  const { dir, name, keys, timeoutMs, onProgress } = request
  const { cacheService, files } = platform
  const staging = path.join(dir, `${STAGING_PREFIX}fill-${randomUUID()}`)
  try {
    await files.mkdir(staging)
    const spec = { verb: 'restore', dir: staging, name, timeoutMs, onProgress, ...keys } as const
    const answer = await cacheService.transfer(spec)
    if (answer.kind === 'absent' || answer.kind === 'failed') return answer
    if (answer.kind !== 'restored') return { kind: 'failed', reason: `unexpected answer ${answer.kind}` }
    const staged = path.join(staging, name)
    const notes = [...(await request.verify(staged))]
    const stray = await findStrayLinks(staged, files)
    for (const link of stray) await files.unlink(link)
    if (stray.length > 0) notes.push(`${plural(stray.length, 'link')} that led out of it left out`)
    await publish(staged, dir, files)
    return { kind: 'filled', key: answer.key, notes }
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  } finally {
    await files.rm(staging, { recursive: true, force: true })
  }
}

/** Archives first: a pointer never comes before what it points to. What is there already stays. */
async function publish(staged: string, dir: string, files: World['files']): Promise<void> {
  const names = await files.readdir(staged)
  names.sort((a, b) => Number(b.startsWith('archive-')) - Number(a.startsWith('archive-')))
  for (const name of names) {
    const source = path.join(staged, name)
    const target = path.join(dir, name)
    // A bucket without packages, made by the start of some uv.
    const isBucket = (await files.lstat(source)).isDirectory()
    if (isBucket) await files.rm(target, { recursive: true, force: true })
    await unlessErrno(['EEXIST'], () => files.rename(source, target))
  }
}
