import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Inputs } from '../inputs/inputs.ts'
import type { Placement } from '../placement/place.ts'
import { findText, readUvConfig, type UvSetting } from '../placement/uv-config.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { errnoOf } from '../shared/errors.ts'
import type { SyncPlan } from '../sync/command.ts'
import { LinkModeSymlinkError } from './errors.ts'

export interface LinkJob {
  readonly inputs: Pick<Inputs, 'projectDir' | 'syncArgs'>
  readonly placement: Placement
  readonly plan: SyncPlan
  readonly facts: RunFacts
}

/**
 * Tells uv to copy where it cannot link, which it would find out and warn of in each later step. What the user has set
 * stays, but for symbolic links into a cache of ours.
 * @throws LinkModeSymlinkError
 */
export async function settleLinkMode(job: LinkJob, platform: Platform): Promise<void> {
  const { facts, placement, plan } = job
  const asked = findAsked(job, platform)
  if (asked?.value === 'symlink') refuseSymlinks(asked, job)
  const environmentDir = plan.kind === 'commands' ? plan.environmentDir : undefined
  if (asked !== undefined || environmentDir === undefined) return
  const obstacle = await findObstacle(placement, environmentDir, platform)
  if (obstacle === undefined || (await isConfigured(job, platform))) return
  platform.actions.exportVariable('UV_LINK_MODE', 'copy')
  note(
    facts,
    `${obstacle}: UV_LINK_MODE=copy is set, every file of the environment is written once more, which takes longer and as much ` +
      'space again. To avoid it set LOCKED_UV_BASE to a directory on the disk of the workspace, or UV_PROJECT_ENVIRONMENT to one ' +
      'on the disk of the cache',
  )
}

/** What costs nothing to look at: other configuration is read only where it decides something. */
function findAsked({ inputs, placement }: LinkJob, { host }: Platform): UvSetting | undefined {
  const { syncArgs } = inputs
  const index = syncArgs.findLastIndex((word) => /^--link-mode(=|$)/.test(word))
  const [, inWord] = syncArgs[index]?.split('=') ?? []
  const value = inWord ?? syncArgs[index + 1]
  if (index >= 0 && value !== undefined) return { value, from: 'the input sync-args' }
  const fromEnv = host.env['UV_LINK_MODE']
  return fromEnv ? { value: fromEnv, from: 'UV_LINK_MODE' } : placement.linkMode
}

/** A cache of the user's own is theirs to clean: then their environments break by their own doing. */
function refuseSymlinks({ from }: UvSetting, { facts, placement }: LinkJob): void {
  const { cacheDir, isOwnCache } = placement
  if (isOwnCache) throw new LinkModeSymlinkError({ from, cacheDir })
  note(facts, `link mode symlink (${from}): environments break when something is removed from ${cacheDir}`)
}

async function findObstacle(
  { cacheDir, isOwnCache }: Placement,
  environmentDir: string,
  { files }: Platform,
): Promise<string | undefined> {
  const where = `the cache ${cacheDir} and the environment ${environmentDir}`
  try {
    const [parent, isThere] = nearest(environmentDir, files)
    if (files.statSync(cacheDir).dev !== files.statSync(parent).dev)
      return `${where} are on different file systems`
    // Two mounts of one disk, as containers have them, are one device, and yet nothing can be linked from one to the other.
    if (isThere || !isOwnCache) return undefined
    const probe = path.join(parent, `.locked-uv-link-${randomUUID()}`)
    await files.link(path.join(path.dirname(cacheDir), 'current'), probe)
    await files.unlink(probe)
    return undefined
  } catch (error) {
    const errno = errnoOf(error) ?? ''
    if (errno === 'EXDEV') return `${where} are on different mounts of one disk`
    return NO_HARD_LINKS.includes(errno) ? `${where} are on a file system without hard links` : undefined
  }
}

// exFAT and the like; some report EPERM.
const NO_HARD_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']

/** The directory itself, or the first one above it that exists. */
function nearest(dir: string, files: Platform['files']): readonly [dir: string, isItself: boolean] {
  if (files.statSync(dir, { throwIfNoEntry: false }) !== undefined) return [dir, true]
  const parent = path.dirname(dir)
  return parent === dir ? [dir, true] : [nearest(parent, files)[0], false]
}

async function isConfigured({ inputs }: LinkJob, platform: Platform): Promise<boolean> {
  const tables = await readUvConfig(inputs.projectDir, () => {}, platform)
  const ofPip = tables.map(({ file, settings }) => ({ file, settings: Object(settings['pip']) }))
  return findText([...tables, ...ofPip], 'link-mode') !== undefined
}

function note(facts: RunFacts, text: string): void {
  if (facts.placement) facts.placement = { ...facts.placement, notes: [...facts.placement.notes, text] }
}
