import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'
import { UvInstallBlocked } from './errors.ts'
import type { Place, Stage } from './place.ts'
import type { Verdict } from './probe.ts'

type PublishPlatform = Pick<Platform, 'clock' | 'files' | 'host'>

const ATTEMPTS = 5
const PAUSE_MS = 200
// What rename(2) answers where the destination is taken: Linux and macOS, then Windows.
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES', 'EBUSY']
const UNMOVABLE = ['EPERM', 'EACCES', 'EBUSY']

/**
 * Puts a filled stage in its place by rename, so that nobody ever sees half of it, and never writes into what somebody
 * may be running. Where a rival was faster and its copy works, that one is used; a copy that does not work is moved aside.
 * Whoever won is probed, and the marker comes last: it vouches for something that was seen to run.
 * @throws UvInstallBlocked
 */
export async function publish(
  stage: Stage,
  probe: (dir: string) => Promise<Verdict>,
  platform: PublishPlatform,
): Promise<'ours' | 'theirs'> {
  let isPublished = false
  let reason = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    isPublished ||= await tryRename(stage.dir, stage.place.dir, platform)
    const judged = await readIdentity(stage.place.dir, platform)
    const verdict = await probe(stage.place.dir)
    if (verdict.kind === 'works') {
      await writeMarker(stage.place, platform)
      return isPublished ? 'ours' : 'theirs'
    }
    reason = verdict.reason
    // What ran as a stage and does not run now is on the move between rivals, and comes to rest.
    const isToWait = isPublished || verdict.kind === 'unsure'
    if (isToWait || !(await moveAside(stage.place, judged, platform))) await platform.clock.sleep(PAUSE_MS)
  }
  throw new UvInstallBlocked(stage.place.dir, reason)
}

/** Vouches for the place towards `find` of \@actions/tool-cache; a tool cache that cannot be written does without. */
export async function writeMarker({ marker }: Place, { files }: Pick<Platform, 'files'>): Promise<void> {
  const accepted = ['EEXIST', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT']
  await unlessErrno(accepted, () => files.writeFile(marker, '', { flag: 'wx' }))
}

async function tryRename(from: string, to: string, { files }: Pick<Platform, 'files'>): Promise<boolean> {
  try {
    await files.rename(from, to)
    return true
  } catch (error) {
    const isTaken = TAKEN.includes(errnoOf(error) ?? '') && (await readIdentity(to, { files })) !== undefined
    if (isTaken) return false
    throw error
  }
}

/**
 * Clears the place of what was judged, and of nothing else: between the verdict and the rename a rival may have put a
 * good copy there, which then goes back. What is moved stays for the next sweep, because jobs may still be running it.
 * @returns false where the system refuses
 */
async function moveAside(
  place: Place,
  judged: string | undefined,
  { files, host }: PublishPlatform,
): Promise<boolean> {
  if (judged === undefined || (await readIdentity(place.dir, { files })) !== judged) return true
  const aside = path.join(await files.mkdtemp(path.join(place.versionDir, `.bad-${host.pid}-`)), 'was')
  try {
    await files.rename(place.dir, aside)
  } catch (error) {
    if (UNMOVABLE.includes(errnoOf(error) ?? '')) return false
    if (errnoOf(error) === 'ENOENT') return true
    throw error
  }
  if ((await readIdentity(aside, { files })) !== judged) await tryRename(aside, place.dir, { files })
  return true
}

/** Names one state of a directory entry; a directory that was replaced has another inode. */
async function readIdentity(entry: string, { files }: Pick<Platform, 'files'>): Promise<string | undefined> {
  const stats = await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.lstat(entry, { bigint: true }))
  return stats && `${stats.dev}:${stats.ino}`
}
