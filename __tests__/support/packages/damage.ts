import { readdir, rm, truncate } from 'node:fs/promises'
import path from 'node:path'

export const DAMAGES = [
  'METADATA deleted',
  'METADATA emptied',
  'WHEEL deleted',
  'WHEEL emptied',
  'RECORD deleted',
  'dist-info deleted',
  'module deleted',
  'module truncated',
  'archive emptied',
] as const

export type Damage = (typeof DAMAGES)[number]

/** Does to one unpacked wheel in uv's cache what a reaper, a full disk or a crash does. Returns the archive's id. */
export async function damageArchive(
  cacheDir: string,
  { name, version }: { name: string; version: string },
  damage: Damage,
): Promise<string> {
  const module = name.replaceAll('-', '_')
  const distInfo = `${module}-${version}.dist-info`
  const archivesDir = path.join(cacheDir, 'archive-v0')
  for (const id of await readdir(archivesDir)) {
    const entries = await readdir(path.join(archivesDir, id))
    if (!entries.includes(distInfo)) continue
    await apply(path.join(archivesDir, id), { module, distInfo, entries }, damage)
    return id
  }
  throw new Error(`${cacheDir} holds no archive of ${name} ${version}`)
}

async function apply(
  archiveDir: string,
  { module, distInfo, entries }: { module: string; distInfo: string; entries: string[] },
  damage: Damage,
): Promise<void> {
  const inArchive = (...names: string[]) => path.join(archiveDir, ...names)
  switch (damage) {
    case 'dist-info deleted':
      return rm(inArchive(distInfo), { recursive: true })
    case 'module deleted':
      return rm(inArchive(module, 'core.py'))
    case 'module truncated':
      return truncate(inArchive(module, 'core.py'))
    case 'archive emptied':
      for (const name of entries) await rm(inArchive(name), { recursive: true })
      return
    default: {
      const [file = '', what] = damage.split(' ')
      return what === 'deleted' ? rm(inArchive(distInfo, file)) : truncate(inArchive(distInfo, file))
    }
  }
}
