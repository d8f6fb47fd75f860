import { type LeftoverOutcome, releaseLeftover } from '../lock/release-leftover.ts'
import type { Platform } from '../platform/index.ts'
import { readSession } from './session.ts'

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
  const { path, token } = session.lock
  const told = TOLD[await releaseLeftover({ lockPath: path, token }, platform)]
  if (told !== undefined) platform.actions.info(`${told} (${path})`)
}
