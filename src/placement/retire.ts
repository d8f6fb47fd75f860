import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

/** The generations of an epoch that were given up for a later one. */
export async function listRetired(
  epochDir: string,
  current: number,
  { files }: Pick<Platform, 'files'>,
): Promise<string[]> {
  const names = (await unlessErrno(['ENOENT'], () => files.readdir(epochDir))) ?? []
  return names
    .filter((name) => Number(/^gen-([1-9]\d{0,8})$/.exec(name)?.[1] ?? Infinity) < current)
    .map((name) => join(epochDir, name))
}

/**
 * Moves a generation that was given up into the trash, in one step, unless a uv holds it: every uv since 0.8.19 has a
 * shared flock(2) on the `.lock` of its cache for as long as it runs. Without flock(1) it stays where it is. Only for the
 * holder of the exclusive lease of that cache.
 */
export async function retireGeneration(
  { dir, trashDir }: { readonly dir: string; readonly trashDir: string },
  { files, processes }: Pick<Platform, 'files' | 'processes'>,
): Promise<boolean> {
  await files.mkdir(trashDir, { recursive: true, mode: 0o700 })
  const target = join(trashDir, `${basename(dirname(dir))}-${basename(dir)}-${randomUUID()}`)
  const move = ['mv', '--', dir, target]
  const result = await processes.run(['flock', '--nonblock', '--exclusive', join(dir, '.lock'), ...move])
  return result.kind === 'ran' && result.code === 0
}
