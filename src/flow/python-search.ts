import { defaultDirs } from '../placement/default-dirs.ts'
import { readSetting } from '../placement/settings.ts'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { listUvSettings } from '../shared/uv-settings.ts'
import { namePythonSearch, type PythonSearch, rememberPython } from '../sync/pyenv.ts'
import { readPython } from '../sync/python-version.ts'
import type { Stamp } from '../sync/stamp.ts'
import type { SyncJob } from './sync-under-lease.ts'

/** Just before the sync, since while a job waits much may change. Undefined: there is nothing to look for, or to be known. */
export async function startSearch(
  job: SyncJob,
  stamp: Stamp | undefined,
  platform: Platform,
): Promise<PythonSearch | undefined> {
  const { environmentDir } = job.plan
  // An environment that is there has its Python.
  const isMade = environmentDir === undefined || (await readPython(environmentDir, platform)) !== undefined
  return stamp === undefined || isMade ? undefined : await nameSearch(job, stamp, platform)
}

/** After the sync: what it has found is kept, unless what decides on it has changed meanwhile. */
export async function endSearch(
  job: SyncJob,
  { stamp, search }: { readonly stamp: Stamp; readonly search: PythonSearch | undefined },
  platform: Platform,
): Promise<void> {
  const { environmentDir } = job.plan
  if (search === undefined || environmentDir === undefined) return
  try {
    const now = await nameSearch(job, stamp, platform)
    if (now?.file === search.file) await rememberPython(search, environmentDir, platform)
  } catch (error) {
    platform.actions.info(`The next job cannot be told which Python pyenv stands for: ${messageOf(error)}`)
  }
}

/** For `uv sync` alone: other commands take the option for the environment to work on. */
async function nameSearch({ inputs, plan }: SyncJob, { file }: Stamp, platform: Platform) {
  const [, command, ...args] = plan.commands.at(-1)?.argv ?? []
  if (command !== 'sync') return undefined
  const { env } = platform.host
  const { user, machine } = listUvSettings(platform.host)
  const request = {
    stampFile: file,
    projectDir: inputs.projectDir,
    args,
    managedDir: readSetting(env, 'UV_PYTHON_INSTALL_DIR') ?? defaultDirs(platform.host).pythonDir,
    configFiles: [...user, ...machine],
  }
  return await namePythonSearch(request, platform)
}
