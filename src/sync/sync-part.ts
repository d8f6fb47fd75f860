import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { findSubcommand, GLOBAL_OPTIONS_WITH_VALUE } from './uv-command.ts'

/** Options of `uv run` that take the next word as their value; a contract test holds them against `uv run --help`. */
export const RUN_OPTIONS_WITH_VALUE: readonly string[] = [
  ...GLOBAL_OPTIONS_WITH_VALUE,
  ...[
    '--config-setting --config-settings-package --default-index --env-file --exclude-newer --exclude-newer-package --extra',
    '--extra-index-url --find-links --fork-strategy --group --index --index-strategy --index-url --keyring-provider',
    '--link-mode --no-binary-package --no-build-isolation-package --no-build-package --no-editable-package --no-extra',
    '--no-group --no-sources-package --only-group --package --prerelease --prerelease-package --python --python-platform',
    '--refresh-package --reinstall-package --resolution --upgrade-group --upgrade-package --with --with-editable',
    '--with-requirements -C -P -f -i -p -w',
  ].flatMap((line) => line.split(' ')),
]

// They say what the next word is, which is not run here.
const KIND_OF_COMMAND = ['-m', '--module', '-s', '--script', '--gui-script']

/**
 * The part of `uv run` that writes to the cache and to the environment, as a command of its own: the same options with a
 * command that does nothing, or `uv sync --script` for a script that names its own dependencies. Undefined where there is
 * no such part: no command, `--no-sync`, or a script from elsewhere, which nobody can look into.
 */
export async function planSyncPart(
  args: readonly string[],
  { cwd }: { readonly cwd: string },
  platform: Pick<Platform, 'files'>,
): Promise<readonly string[] | undefined> {
  const subcommand = findSubcommand(args)
  if (subcommand === undefined) return undefined
  const start = subcommand.index + 1
  const end = findCommand(args, start)
  const options = args.slice(start, end)
  const command = args[end] === '--' ? args[end + 1] : args[end]
  if (command === undefined || command === '-' || /^https?:/.test(command) || options.includes('--no-sync'))
    return undefined
  if (await namesDependencies(path.resolve(cwd, command), options, platform))
    return [...args.slice(0, subcommand.index), 'sync', '--script', command]
  const kept = options.filter((word) => !KIND_OF_COMMAND.includes(word))
  return [...args.slice(0, start), ...kept, '--', 'true']
}

function findCommand(args: readonly string[], start: number): number {
  for (let index = start; index < args.length; index++) {
    const word = args[index] ?? ''
    if (RUN_OPTIONS_WITH_VALUE.includes(word)) index++
    else if (word === '--' || !word.startsWith('-')) return index
  }
  return args.length
}

async function namesDependencies(
  file: string,
  options: readonly string[],
  { files }: Pick<Platform, 'files'>,
): Promise<boolean> {
  const isScript = file.endsWith('.py') || options.some((word) => word === '-s' || word === '--script')
  const text = isScript ? await files.readFile(file, 'utf8').catch(() => '') : ''
  return /^# \/\/\/ script$/m.test(text)
}
