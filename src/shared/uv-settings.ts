import { isAbsolute, join } from 'node:path'

interface Host {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly homeDir: string | undefined
  readonly platform: NodeJS.Platform
}

/**
 * Where uv looks for its configuration outside of projects, whether the files are there or not. Of the machine's it reads the
 * first that is there, and no other.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
export function listUvSettings({ env, homeDir, platform }: Host): {
  readonly user: readonly string[]
  readonly machine: readonly string[]
} {
  const below = (dir: string | undefined) => (dir ? [join(dir, 'uv', 'uv.toml')] : [])
  if (platform === 'win32') return { user: below(env['APPDATA']), machine: below(env['PROGRAMDATA']) }
  const machineDirs = (env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter(isAbsolute)
  return {
    user: below(env['XDG_CONFIG_HOME'] || (homeDir && join(homeDir, '.config'))),
    machine: [...machineDirs, '/etc'].flatMap(below),
  }
}
