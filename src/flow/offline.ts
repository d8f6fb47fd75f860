import type { Inputs } from '../inputs/inputs.ts'
import { readSharedConfig } from '../placement/uv-config.ts'
import type { Platform } from '../platform/index.ts'
import { readOfflineSetting } from '../sync/project.ts'

/** By argument, variable, script or configuration: what is dropped then would be gone for good. */
export async function isOffline(
  { run, syncArgs, projectDir }: Pick<Inputs, 'run' | 'syncArgs' | 'projectDir'>,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<boolean> {
  const words = run.kind === 'script' ? run.script.split(/\s+/) : syncArgs
  const isForbidden = /^(1|true|yes|on|t|y)$/i.test(platform.host.env['UV_OFFLINE'] ?? '')
  return words.includes('--offline') || isForbidden || (await isConfigured(projectDir, platform))
}

/** The project decides before the user, and the user before the node. */
async function isConfigured(
  projectDir: string,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<boolean> {
  const own = await readOfflineSetting(projectDir, platform)
  if (own !== undefined) return own
  const shared = await readSharedConfig(() => {}, platform)
  return shared.find(({ settings }) => typeof settings['offline'] === 'boolean')?.settings['offline'] === true
}
