import path from 'node:path'
import type { Platform } from '../../platform/index.ts'
import { readSettings } from '../regular-file.ts'

// What `pip install` reads comes first: it is where an organisation's mirror is set.
const SECTIONS = ['install', 'download', 'global']

/** `index-url` of pip's files; of several the one that pip lets win is read first. */
export async function readPipIndex({
  files,
  host,
}: Pick<Platform, 'files' | 'host'>): Promise<{ readonly url: string; readonly from: string } | undefined> {
  for (const file of listPipConfigFiles(host)) {
    const url = findIndexUrl(await readSettings(file, files))
    if (url !== undefined) return { url, from: file }
  }
  return undefined
}

/**
 * Where pip looks, the strongest first: PIP_CONFIG_FILE, the virtual environment, the user, the machine.
 * Source: https://pip.pypa.io/en/stable/topics/configuration/#location
 */
export function listPipConfigFiles({ env, homeDir, platform }: Platform['host']): string[] {
  const explicit = env['PIP_CONFIG_FILE']
  if (explicit === '/dev/null' || explicit?.toLowerCase() === 'nul') return []
  const name = platform === 'win32' ? 'pip.ini' : 'pip.conf'
  const below = (dir: string | undefined, ...segments: string[]) =>
    dir ? [path.join(dir, ...segments, name)] : []
  const user = {
    win32: [...below(env['APPDATA'], 'pip'), ...below(homeDir, 'pip')],
    darwin: [...below(homeDir, 'Library', 'Application Support', 'pip'), ...below(homeDir, '.config', 'pip')],
    other: below(env['XDG_CONFIG_HOME'] || (homeDir && path.join(homeDir, '.config')), 'pip'),
  }
  const machine = {
    win32: below(env['PROGRAMDATA'], 'pip'),
    darwin: below('/Library/Application Support', 'pip'),
    other: [
      '/etc/pip.conf',
      ...(env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').flatMap((dir) => below(dir, 'pip')),
    ],
  }
  const system = platform === 'win32' || platform === 'darwin' ? platform : 'other'
  const legacy = platform === 'win32' ? [] : below(homeDir, '.pip')
  const own = explicit ? [explicit] : []
  return [...own, ...below(env['VIRTUAL_ENV']), ...user[system], ...legacy, ...machine[system]]
}

/** Reads `index-url` as pip's parser does: sections, `key = value` or `key: value`, `#` and `;` comments. */
export function findIndexUrl(iniText: string): string | undefined {
  const found = new Map<string, string>()
  let section = ''
  for (const line of iniText.split(/\r?\n/)) {
    section = /^\[([^\]]+)\]/.exec(line)?.[1] ?? section
    const [, key, value] = /^([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    if (value && key?.toLowerCase().replaceAll('_', '-') === 'index-url') found.set(section, value)
  }
  return SECTIONS.map((name) => found.get(name)).find((url) => url !== undefined)
}
