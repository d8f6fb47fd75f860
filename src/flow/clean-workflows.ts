import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import type { OwnWorkflow } from '../workflow/own.ts'
import { readVersion } from './version.ts'

type Own = OwnWorkflow & { kind: 'file' }
type Outside = Pick<Platform, 'files' | 'host'>

// Of all repositories of a node together; each has its workflows in a few states at a time.
const MOST_REMEMBERED = 64

/** Whether this release has found nothing in these workflows before. Any doubt, also a failed read, is a no. */
export async function isKnownAsClean(own: Own, memory: string, platform: Outside): Promise<boolean> {
  try {
    return (await recall(memory, platform)).includes(await digestWorkflows(own, platform))
  } catch {
    return false
  }
}

/** Of two jobs that remember at once one may be forgotten; the next one judges again. */
export async function rememberAsClean(own: Own, memory: string, platform: Outside): Promise<void> {
  const { files } = platform
  const written = `${memory}.${randomUUID()}`
  try {
    const digest = await digestWorkflows(own, platform)
    const earlier = await recall(memory, platform).catch(() => [])
    const digests = [digest, ...earlier.filter((one) => one !== digest)].slice(0, MOST_REMEMBERED)
    await files.writeFile(written, digests.join('\n'))
    await files.rename(written, memory)
  } catch {
    await files.rm(written, { force: true }).catch(() => {})
  }
}

async function recall(memory: string, { files }: Pick<Platform, 'files'>): Promise<string[]> {
  return (await files.readFile(memory, 'utf8')).split('\n')
}

/** All that decides on the findings: this release, which workflow it is, and the files that share its groups. */
async function digestWorkflows({ file, shown }: Own, platform: Outside): Promise<string> {
  const { files, host } = platform
  const dir = path.dirname(file)
  const hash = createHash('sha256').update(
    JSON.stringify([await readVersion(platform), host.entryFile, shown]),
  )
  for (const name of (await files.readdir(dir)).toSorted())
    hash.update(JSON.stringify([name, await files.readFile(path.join(dir, name), 'utf8')]))
  return hash.digest('hex')
}
