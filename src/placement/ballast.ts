import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Layout } from './layout.ts'
import type { World } from './world.ts'

// Files rather than one: a disk may also be out of inodes.
const FILES = 16
const FILE_BYTES = 64 * 1024

/**
 * Keeps a MiB that is given up when the disk is full to the last byte: whoever is to clear it needs room for a lock first.
 * Random, since some file systems store what can be compressed in no space. A base does without where it cannot be made.
 */
export async function keepBallast({ ballastDir }: Layout, { files }: World): Promise<void> {
  const staged = `${ballastDir}.${randomUUID()}`
  try {
    if ((await files.stat(ballastDir).catch(() => undefined)) !== undefined) return
    await files.mkdir(staged, { mode: 0o700 })
    for (let number = 0; number < FILES; number++)
      await files.writeFile(join(staged, String(number)), randomBytes(FILE_BYTES))
    await files.rename(staged, ballastDir)
  } catch {
    // No room, or another job was faster.
    await files.rm(staged, { recursive: true, force: true })
  }
}

/** Makes room for what `work` has to write on a full disk. */
export async function withoutBallast<T>(layout: Layout, platform: World, work: () => Promise<T>): Promise<T> {
  await platform.files.rm(layout.ballastDir, { recursive: true, force: true })
  try {
    return await work()
  } finally {
    await keepBallast(layout, platform)
  }
}
