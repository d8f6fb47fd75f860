import path from 'node:path'
import { lt } from '@renovatebot/pep440'
import type { Inputs } from '../inputs/inputs.ts'
import type { Platform } from '../platform/index.ts'
import type { SyncCommand, SyncPlan } from '../sync/command.ts'
import type { InstalledUv } from '../uv/install.ts'
import { prependPath } from './prepend-path.ts'

// Before it `uv venv` replaced what was there, and did not know the option.
const FIRST_WITH_CLEAR = '0.8.0'

/** Lets uv, here and in later steps, work in the directory that `venv-path` names. Comes before the sync is planned. */
export function chooseEnvironment(inputs: Inputs, { actions }: Pick<Platform, 'actions'>): void {
  if (inputs.activateEnvironment && inputs.venvPath !== '')
    actions.exportVariable('UV_PROJECT_ENVIRONMENT', inputs.venvPath)
}

/**
 * Makes the environment of the project the active one of this and all later steps. `uv sync` makes its own; for everything
 * else an empty one is made first, under the lease like all that writes to the cache, and kept where an earlier step of
 * this job has made it.
 */
export function activate(
  plan: SyncPlan,
  { inputs, uv }: { readonly inputs: Inputs; readonly uv: InstalledUv },
  platform: Pick<Platform, 'actions' | 'host'>,
): SyncPlan {
  if (!inputs.activateEnvironment) return plan
  const { actions, host } = platform
  const planned = plan.kind === 'commands' ? plan.environmentDir : undefined
  const dir = inputs.venvPath || planned || path.join(inputs.projectDir, '.venv')
  const isActive = host.env['VIRTUAL_ENV'] === dir
  actions.exportVariable('VIRTUAL_ENV', dir)
  prependPath(path.join(dir, host.platform === 'win32' ? 'Scripts' : 'bin'), platform)
  if (plan.kind === 'commands' && plan.commands[0]?.argv[1] === 'sync') return plan
  const venv = makeEnvironment(dir, { inputs, uv, isActive })
  const reason = 'the input activate-environment'
  if (plan.kind === 'install-only')
    return { kind: 'commands', title: 'uv venv', reason, commands: [venv], environmentDir: dir }
  // What the plan would make itself is there already.
  const commands = plan.commands.filter(({ argv }) => argv[1] !== 'venv')
  return { ...plan, commands: [venv, ...commands], environmentDir: dir }
}

function makeEnvironment(
  dir: string,
  { inputs, uv, isActive }: { readonly inputs: Inputs; readonly uv: InstalledUv; readonly isActive: boolean },
): SyncCommand {
  const clear = lt(uv.version, FIRST_WITH_CLEAR) ? [] : ['--clear']
  const existing = isActive ? ['--allow-existing'] : clear
  return { argv: [uv.uvPath, 'venv', ...existing, ...(inputs.noProject ? ['--no-project'] : []), dir] }
}
