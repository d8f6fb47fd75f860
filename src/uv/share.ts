import path from 'node:path'
import { messageOf } from '../shared/errors.ts'
import type { Job } from './job.ts'
import { openStage, type Place, type Stage } from './place.ts'
import { probeToolDir } from './probe.ts'
import { publish } from './publish.ts'
import { writeRecord } from './record.ts'
import type { FetchPlatform } from './sources/source.ts'

/**
 * Puts a copy of what works into another place: where all runner instances of this node look, so that only one of them
 * fetches, or where a copy was damaged. It is a favour: where it cannot be done, somebody fetches later.
 */
export async function copyTo(
  place: Place,
  from: { readonly dir: string; readonly verifiedBy: string },
  { job, platform }: { readonly job: Job; readonly platform: FetchPlatform },
): Promise<void> {
  const { version, signal, onProgress } = job.request
  const { files } = platform
  let stage: Stage | undefined
  try {
    stage = await openStage([place], platform)
    const { dir } = stage
    const names = (await files.readdir(from.dir)).filter((name) => !name.startsWith('.'))
    for (const name of names) await files.copyFile(path.join(from.dir, name), path.join(dir, name))
    await writeRecord(dir, { verifiedBy: from.verifiedBy, names }, platform)
    const probed = { version, exe: job.asset.exe, signal }
    await publish(stage, (candidate) => probeToolDir(candidate, probed, platform), platform)
  } catch (error) {
    signal.throwIfAborted()
    onProgress(`No copy of uv in ${place.dir}: ${messageOf(error)}`)
  } finally {
    if (stage !== undefined)
      await files.rm(stage.dir, { recursive: true, force: true }).catch(() => undefined)
  }
}
