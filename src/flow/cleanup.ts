import path from 'node:path'
import type { LeftoverOutcome } from '../lock/release-leftover.ts'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { readSession, type Session } from './session.ts'

/** What became of the lock, for the log; undefined where main had left nothing to do. */
const TOLD: Record<LeftoverOutcome, string | undefined> = {
  gone: undefined,
  'not-ours': undefined,
  released: 'Main did not get to release its lock; released it now. The next job is told that it inherits.',
  'child-alive':
    'Main is gone, but what it started still runs and keeps the lock. The runner ends it with the job; the next job waits until then.',
  'owner-alive': 'Main still runs, so its lock stays.',
}

/** Post: gives back what main could not, since a killed main runs no code of its own. Safe to run twice. */
export async function cleanup(platform: Platform): Promise<void> {
  const session = readSession(platform)
  if (session === undefined) return
  if (session.lock !== undefined) await releaseLock(session.lock, platform)
  // Imported only where there is something to do: post runs in every job.
  if (session.saves !== undefined) await (await import('./save-cache.ts')).saveCaches(session.saves, platform)
  if (session.collect !== undefined)
    await (await import('./bound-disk.ts')).boundDisk(session.collect, platform)
}

async function releaseLock(
  { path: lockPath, token }: NonNullable<Session['lock']>,
  platform: Platform,
): Promise<void> {
  if (!(await isAnythingThere(lockPath, platform))) return
  const { releaseLeftover } = await import('../lock/release-leftover.ts')
  const told = TOLD[await releaseLeftover({ lockPath, token }, platform)]
  if (told !== undefined) platform.actions.info(`${told} (${lockPath})`)
}

/**
 * Mostly main has given everything back: then post ends before the code of the lock is loaded. Names that begin with the
 * lock's own are those of readers, of stages and of what is on its way out.
 */
async function isAnythingThere(lockPath: string, { files }: Platform): Promise<boolean> {
  const { dir, base } = path.parse(lockPath)
  const names = (await unlessErrno(['ENOENT'], () => files.readdir(dir))) ?? []
  return names.some((name) => name === base || name.startsWith(`${base}.shared.`))
}
