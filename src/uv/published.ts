import path from 'node:path'
import type { SourceFailure } from './sources/errors.ts'
import { listFromGithub } from './sources/github.ts'
import { listFromIndex } from './sources/index.ts'
import { listFromManifest } from './sources/manifest.ts'
import { listFromMirror } from './sources/mirror.ts'
import type { FetchPlatform, Inquiry, ListSource, SourceName } from './sources/source.ts'
import { isVersion } from './specifier.ts'

/** The versions that can be had now. */
export type Published =
  | { readonly kind: 'listed'; readonly versions: readonly string[]; readonly by: SourceName }
  | { readonly kind: 'unknown'; readonly failures: readonly SourceFailure[] }

const LISTS: Readonly<Partial<Record<SourceName, ListSource>>> = {
  index: listFromIndex,
  mirror: listFromMirror,
  github: listFromGithub,
  manifest: listFromManifest,
}

type Question = Omit<Inquiry, 'workDir'> & { readonly tempDir: string }

/** Asks the sources in their order which versions they have, until one answers. */
export async function listPublished(inquiry: Question, platform: FetchPlatform): Promise<Published> {
  return await inWorkDir(inquiry.tempDir, platform, async (workDir) => {
    const failures: SourceFailure[] = []
    for (const source of inquiry.sources.order) {
      const list = LISTS[source]
      if (list === undefined) continue
      const listed = await list({ ...inquiry, workDir }, platform)
      if (listed.kind === 'unavailable') {
        failures.push({ source, reason: listed.reason, trouble: listed.trouble })
        continue
      }
      // A directory of an air-gapped site may hold anything, a link `latest` for example.
      const versions = listed.versions.filter(isVersion)
      if (versions.length > 0) return { kind: 'listed', versions, by: source }
      failures.push({ source, reason: 'it lists no version of uv', trouble: 'absent' })
    }
    return { kind: 'unknown', failures }
  })
}

/** Asks all of the sources at once whether they answer: the reason why one does not, empty for one that does. */
export async function askSources(
  inquiry: Question,
  platform: FetchPlatform,
): Promise<Readonly<Record<string, string>>> {
  return await inWorkDir(inquiry.tempDir, platform, async (workDir) => {
    const asked = inquiry.sources.order.flatMap((source) => {
      const list = LISTS[source]
      return list === undefined
        ? []
        : [list({ ...inquiry, workDir }, platform).then((it) => [source, it] as const)]
    })
    const answers = await Promise.all(asked)
    return Object.fromEntries(answers.map(([source, it]) => [source, it.kind === 'listed' ? '' : it.reason]))
  })
}

async function inWorkDir<T>(
  tempDir: string,
  { files }: FetchPlatform,
  work: (workDir: string) => Promise<T>,
): Promise<T> {
  const workDir = await files.mkdtemp(path.join(tempDir, 'locked-uv-'))
  try {
    return await work(workDir)
  } finally {
    await files.rm(workDir, { recursive: true, force: true }).catch(() => undefined)
  }
}
