import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { expandAll } from './directories.ts'

type Outside = Pick<Platform, 'files' | 'processes'>

const CHECKOUT = /^(.*[\\/]git-v\d+[\\/]checkouts[\\/][^\\/]+[\\/][^\\/]+)(?:[\\/]|$)/
const REPOSITORY = /^(?<bucket>.*[\\/]git-v\d+)[\\/](?:db|checkouts)[\\/](?<digest>[^\\/]+)/

/**
 * The checkouts of uv's cache that a failure is about and that have lost tracked files. uv takes a checkout for whole by
 * a marker in it and never looks again; git knows what should be there.
 */
export async function findDamagedCheckouts(
  { cacheDir, path: named, text }: { cacheDir: string; path: string | undefined; text: string },
  { files, processes }: Outside,
): Promise<string[]> {
  const checkout = CHECKOUT.exec(named ?? '')?.[1]
  const commit = /git\+\S*@([0-9a-f]{40})\b/.exec(text)?.[1]
  const dirs = new Set<string>(checkout === undefined ? [] : [checkout])
  if (commit !== undefined)
    for (const dir of await expandAll(cacheDir, await patternsOf(cacheDir, files), files))
      if (commit.startsWith(path.basename(dir))) dirs.add(dir)
  const damaged: string[] = []
  for (const dir of dirs) {
    const lost = await processes.run(['git', '-C', dir, 'ls-files', '--deleted'])
    if (lost.kind === 'ran' && lost.code === 0 && lost.stdout.trim() !== '') damaged.push(dir)
  }
  return damaged
}

async function patternsOf(cacheDir: string, files: Platform['files']): Promise<string[][]> {
  const names = (await unlessErrno(['ENOENT'], () => files.readdir(cacheDir))) ?? []
  return names.filter((name) => /^git-v\d+$/.test(name)).map((name) => [name, 'checkouts', '*', '*'])
}

/** The clone in uv's cache that a failure is about, with the checkout that was made from it; none where it names neither. */
export function findRepository(named: string | undefined): string[] {
  const { bucket, digest } = REPOSITORY.exec(named ?? '')?.groups ?? {}
  if (bucket === undefined || digest === undefined) return []
  const checkout = CHECKOUT.exec(named ?? '')?.[1]
  return [...(checkout === undefined ? [] : [checkout]), path.join(bucket, 'db', digest)]
}

/** Moves a checkout or a clone out of uv's sight in one step, then deletes it: uv makes it again. */
export async function dropGitDirectory(dir: string, { files }: Pick<Platform, 'files'>): Promise<boolean> {
  const trash = `${dir}.damaged-${randomUUID()}`
  const isThere = await unlessErrno(['ENOENT'], async () => {
    await files.rename(dir, trash)
    return true
  })
  if (isThere) await files.rm(trash, { recursive: true, force: true })
  return isThere ?? false
}
