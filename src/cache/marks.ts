import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'
import { jobsDirOf } from './inventory.ts'

type World = Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>

// Where a mark cannot be judged, as from another container: longer than most jobs, shorter than a disk takes to fill.
const UNSEEN_MS = 24 * 3_600_000

/**
 * Marks a generation as used by this job, also between its steps, when no process of ours is there: the mark names the
 * process that started us, the runner's worker, which lives as long as the job.
 * @returns the file, for {@link unmark}
 */
export async function markUse(generationDir: string, { files, host, processes }: World): Promise<string> {
  const dir = jobsDirOf(generationDir)
  const facts = processes.inspect(host.parentPid)
  const ticks = typeof facts === 'object' ? facts.startTicks : ''
  // A container starts our steps from outside: nobody in it lives as long as the job.
  const pid = host.parentPid > 1 ? host.parentPid : 0
  const words = [host.bootId ?? '', host.pidNamespace ?? '', pid, ticks, host.pid]
  const file = path.join(dir, encodeURIComponent(words.join(' ')))
  await files.mkdir(dir, { recursive: true, mode: 0o700 })
  await files.writeFile(file, '')
  return file
}

/** The job is over: its last use was now. */
export async function unmark(file: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  await unlessErrno(['ENOENT'], () => files.unlink(file))
}

/** Whether a job uses the generation. Marks of jobs that are over are removed. */
export async function isMarked(generationDir: string, world: World): Promise<boolean> {
  const { files } = world
  const dir = jobsDirOf(generationDir)
  let isUsed = false
  for (const name of (await unlessErrno(['ENOENT'], () => files.readdir(dir))) ?? []) {
    const file = path.join(dir, name)
    if (await isAlive(file, decodeURIComponent(name), world)) isUsed = true
    else await unmark(file, world)
  }
  return isUsed
}

async function isAlive(
  file: string,
  text: string,
  { clock, files, host, processes }: World,
): Promise<boolean> {
  const [bootId, pidNamespace, rawPid, ticks] = text.split(' ')
  if (bootId !== (host.bootId ?? '')) return false
  const facts = processes.inspect(Number(rawPid))
  const isVisible = rawPid !== '0' && pidNamespace === (host.pidNamespace ?? '') && facts !== 'hidden'
  if (isVisible) return facts !== undefined && facts.startTicks === ticks && !'ZX'.includes(facts.state)
  const stats = await unlessErrno(['ENOENT'], () => files.stat(file))
  return stats !== undefined && clock.nowMs() - stats.mtimeMs < UNSEEN_MS
}
