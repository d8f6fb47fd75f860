import path from 'node:path'
import { valid } from '@renovatebot/pep440'
import type { SourceFailure } from './sources/errors.ts'
import { listFromGithub } from './sources/github.ts'
import { listFromIndex } from './sources/index.ts'
import { listFromManifest } from './sources/manifest.ts'
import { listFromMirror } from './sources/mirror.ts'
import type { FetchPlatform, Inquiry, ListSource, SourceName } from './sources/source.ts'

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

/** Asks the sources in their order which versions they have, until one answers. */
export async function listPublished(
  inquiry: Omit<Inquiry, 'workDir'> & { readonly tempDir: string },
  platform: FetchPlatform,
): Promise<Published> {
  const failures: SourceFailure[] = []
  const workDir = await platform.files.mkdtemp(path.join(inquiry.tempDir, 'locked-uv-'))
  try {
    for (const source of inquiry.sources.order) {
      const list = LISTS[source]
      if (list === undefined) continue
      const listed = await list({ ...inquiry, workDir }, platform)
      if (listed.kind === 'unavailable') {
        failures.push({ source, reason: listed.reason, trouble: listed.trouble })
        continue
      }
      // A directory of an air-gapped site may hold anything, a link `latest` for example.
      const versions = listed.versions.filter((version) => valid(version) !== null)
      if (versions.length > 0) return { kind: 'listed', versions, by: source }
      failures.push({ source, reason: 'it lists no version of uv', trouble: 'absent' })
    }
    return { kind: 'unknown', failures }
  } finally {
    await platform.files.rm(workDir, { recursive: true, force: true }).catch(() => undefined)
  }
}
