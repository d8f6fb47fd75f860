import path from 'node:path'
import { parseArgs } from 'node:util'
import type { CliPlatform } from '../platform/index.ts'
import { planSyncPart } from '../sync/sync-part.ts'
import { findSubcommand } from '../sync/uv-command.ts'
import { runUnderLease } from './run.ts'
import { placeForShell } from './shell-job.ts'

/**
 * `locked-uv wrap`: what the `uv` of the input wrap-uv starts. Runs what uv is asked for under the lease; of `uv run` the
 * sync alone, for its command may take hours. The script has to run that command itself after a 0.
 */
export async function wrap(args: readonly string[], platform: CliPlatform): Promise<number> {
  const end = args.indexOf('--')
  const { values } = parseArgs({
    args: args.slice(0, end),
    options: {
      uv: { type: 'string', default: '' },
      'uv-version': { type: 'string', default: '' },
      'lock-timeout-ms': { type: 'string', default: '' },
    },
  })
  const asked = args.slice(end + 1)
  const projectDir = path.resolve('.')
  const isRun = findSubcommand(asked)?.name === 'run'
  const words = isRun ? await planSyncPart(asked, { cwd: projectDir }, platform) : asked
  if (words === undefined) return 0
  const uv = { uvPath: values.uv, version: values['uv-version'] }
  const place = await placeForShell({ projectDir, uv }, platform)
  const choice = {
    lockTimeoutMs: Number(values['lock-timeout-ms']),
    mode: 'exclusive',
    isHealing: true,
    isVerifying: true,
  } as const
  return await runUnderLease([uv.uvPath, ...words], { place, choice }, platform)
}
