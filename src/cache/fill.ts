import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { STAGING_PREFIX } from './tree.ts'

type World = Pick<Platform, 'files'>

export interface FillRequest {
  /** Empty, or without packages. */
  readonly dir: string
  /** Makes a tree below the staging directory, which lies on the file system of `dir`. */
  readonly stage: (stagingDir: string) => Promise<Staged>
  /** Removes from the tree what is not whole; answers what to tell. */
  readonly verify: (tree: string, from: string) => Promise<readonly string[]>
}

/** Whether there is a tree to be moved in place. */
export type Staged =
  | {
      readonly kind: 'staged'
      readonly tree: string
      readonly from: string
      readonly notes: readonly string[]
    }
  | Exclude<Filled, { kind: 'filled' }>

export type Filled =
  | { readonly kind: 'filled'; readonly from: string; readonly notes: readonly string[] }
  /** There is none. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Whether a cache has nothing to install from. What uv writes when it is started counts for nothing. */
export async function isCold(cacheDir: string, { files }: World): Promise<boolean> {
  const names = (await unlessErrno(['ENOENT'], () => files.readdir(cacheDir))) ?? []
  for (const bucket of names.filter((name) => /^(archive|wheels|sdists)-v\d+$/.test(name))) {
    const inside = await unlessErrno(['ENOENT'], () => files.readdir(path.join(cacheDir, bucket)))
    if (inside?.some((name) => !name.startsWith('.'))) return false
  }
  return true
}

/**
 * Makes a cache beside, looks at it, and moves it in place: whatever goes wrong, the cache is as empty as it was. Only for
 * who has the exclusive lease.
 */
export async function fillDirectory(request: FillRequest, { files }: World): Promise<Filled> {
  const { dir, stage, verify } = request
  const stagingDir = path.join(dir, `${STAGING_PREFIX}fill-${randomUUID()}`)
  try {
    await files.mkdir(stagingDir)
    const staged = await stage(stagingDir)
    if (staged.kind !== 'staged') return staged
    const notes = [...(await verify(staged.tree, staged.from)), ...staged.notes]
    await publish(staged.tree, dir, files)
    return { kind: 'filled', from: staged.from, notes }
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  } finally {
    await files.rm(stagingDir, { recursive: true, force: true })
  }
}

/** Archives first: a pointer never comes before what it points to. What is there already stays. */
async function publish(tree: string, dir: string, files: World['files']): Promise<void> {
  const names = await files.readdir(tree)
  names.sort((a, b) => Number(b.startsWith('archive-')) - Number(a.startsWith('archive-')))
  for (const name of names) {
    const source = path.join(tree, name)
    const target = path.join(dir, name)
    // A bucket without packages, made by the start of some uv.
    const isBucket = (await files.lstat(source)).isDirectory()
    if (isBucket) await files.rm(target, { recursive: true, force: true })
    await unlessErrno(['EEXIST'], () => files.rename(source, target))
  }
}
