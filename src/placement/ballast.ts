import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Layout, layoutOf } from './layout.ts'
import { checkOwner } from './trust.ts'
import type { World } from './world.ts'

// Files rather than one: a disk may also be out of inodes.
const FILES = 16
const FILE_BYTES = 64 * 1024
// Where there is less, others need it more.
const LEAST_FREE_BYTES = 32 * FILES * FILE_BYTES

/**
 * Keeps a MiB that is given up when the disk is full to the last byte: whoever is to clear it needs room for a lock first.
 * A base does without where it cannot be made.
 */
export async function keepBallast(layout: Layout, { files }: Pick<World, 'files'>): Promise<void> {
  if ((await files.stat(layout.ballastDir).catch(() => undefined)) !== undefined) return
  const { bavail, bsize } = await files.statfs(layout.versionDir)
  if (bavail * bsize >= LEAST_FREE_BYTES) await makeBallast(layout, { files })
}

/** Whether there may be something to clear on a full disk: a base of ours, that nobody else can have put there. */
export async function holdsCaches(dir: string, platform: World): Promise<boolean> {
  try {
    const { kind } = await checkOwner(dir, platform)
    return kind === 'ours' && (await platform.files.stat(layoutOf(dir).cachesDir)).isDirectory()
  } catch {
    return false
  }
}

/** Makes room for what `work` has to write on a full disk. */
export async function withoutBallast<T>(layout: Layout, platform: World, work: () => Promise<T>): Promise<T> {
  await platform.files.rm(layout.ballastDir, { recursive: true, force: true })
  try {
    return await work()
  } finally {
    // Also where little has become free: it may be wanted again.
    await makeBallast(layout, platform)
  }
}

/** Random, since some file systems store what can be compressed in no space. */
async function makeBallast({ ballastDir, trashDir }: Layout, { files }: Pick<World, 'files'>): Promise<void> {
  // Among what is on its way out: there a crash leaves it to be collected.
  const staged = join(trashDir, `ballast-${randomUUID()}`)
  try {
    await files.mkdir(staged, { mode: 0o700 })
    for (let number = 0; number < FILES; number++)
      await files.writeFile(join(staged, String(number)), randomBytes(FILE_BYTES))
    await files.rename(staged, ballastDir)
  } catch {
    // No room, or another job was faster.
    await files.rm(staged, { recursive: true, force: true })
  }
}
