import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { prependPath } from './prepend-path.ts'

type Outside = Pick<Platform, 'actions' | 'files' | 'host'>

/**
 * Puts `locked-uv` on PATH of later steps. It runs on the Node.js that runs this action: a job need not have one of its
 * own. Where it cannot be written, later steps do without.
 */
export async function publishCli(platform: Outside): Promise<void> {
  const { actions, host } = platform
  const dir = await publishLauncher(
    { folder: 'locked-uv-bin', name: 'locked-uv', script: renderLauncher(host) },
    platform,
  )
  if (dir === undefined) actions.debug('locked-uv is not on PATH of later steps')
  else prependPath(dir, platform)
}

/** Writes an executable script into a folder of the job; answers the folder. */
export async function publishLauncher(
  { folder, name, script }: { readonly folder: string; readonly name: string; readonly script: string },
  { actions, files, host }: Outside,
): Promise<string | undefined> {
  const tempDir = host.env['RUNNER_TEMP']
  if (!tempDir) return undefined
  const dir = path.join(tempDir, folder)
  try {
    await files.mkdir(dir, { recursive: true, mode: 0o700 })
    const file = path.join(dir, host.platform === 'win32' ? `${name}.cmd` : name)
    await files.writeFile(file, script)
    await files.chmod(file, 0o700)
    return dir
  } catch (error) {
    actions.info(`${name} cannot be written for later steps: ${messageOf(error)}`)
    return undefined
  }
}

/** The command line that starts our own CLI, for a script. */
export function cliCommand({
  nodePath,
  entryFile,
  platform,
}: Pick<Platform['host'], 'nodePath' | 'entryFile' | 'platform'>): string {
  const cliFile = path.join(path.dirname(entryFile), '..', 'cli', 'index.js')
  const quote = platform === 'win32' ? (text: string) => `"${text}"` : quoteForShell
  return `${quote(nodePath)} ${quote(cliFile)}`
}

export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function renderLauncher(host: Platform['host']): string {
  return host.platform === 'win32'
    ? `@${cliCommand(host)} %*\r\n`
    : `#!/bin/sh\nexec ${cliCommand(host)} "$@"\n`
}
