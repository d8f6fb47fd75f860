import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { DEFAULT_VERSION } from '../uv/pins.ts'

/** The version of this program, from the manifest that lies with it wherever the repository was checked out. */
export async function readVersion({ files, host }: Pick<Platform, 'files' | 'host'>): Promise<string> {
  const entry = await files.realpath(host.entryFile)
  const text = await files.readFile(path.join(path.dirname(entry), '..', '..', 'package.json'), 'utf8')
  const { version }: { version: string } = JSON.parse(text)
  return `locked-uv ${version} (default uv ${DEFAULT_VERSION}, ${host.platform} ${host.arch})`
}
