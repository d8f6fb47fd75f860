import { dirname, isAbsolute, join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import type { Host } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { isInside } from './paths.ts'
import { isSwitchedOn, readSetting } from './settings.ts'
import type { Report, World } from './world.ts'

/** Whose cache directory it is. */
export type CacheChoice =
  | { readonly kind: 'own' }
  | {
      readonly kind: 'user'
      /** Absolute; may not exist. */
      readonly path: string
      readonly from: string
      /** False: uv reads it from where the user wrote it. */
      readonly isExported: boolean
    }

export interface CacheRequest {
  /** The action's input; empty where it is not set. */
  readonly cacheDirInput: string
  readonly projectDir: string
  readonly workspace: string
  /** Where our own caches are: an exported UV_CACHE_DIR that points there comes from an earlier step of this job. */
  readonly ownCachesDir: string
}

/**
 * uv's own precedence with the input in front: input, UV_CACHE_DIR, `cache-dir` of the configuration files, and ours
 * where nobody has set anything.
 */
export async function chooseCacheDir(
  request: CacheRequest,
  report: Report,
  platform: World,
): Promise<CacheChoice> {
  const { cacheDirInput, ownCachesDir, projectDir, workspace } = request
  const { env } = platform.host
  if (cacheDirInput !== '') {
    const path = resolve(workspace, expandHome(cacheDirInput, platform.host))
    return { kind: 'user', path, from: 'input cache-dir', isExported: true }
  }
  const rawEnv = readSetting(env, 'UV_CACHE_DIR')
  if (rawEnv !== undefined) {
    const path = resolve(workspace, rawEnv)
    if (isInside(path, ownCachesDir)) return { kind: 'own' }
    const isExported = !isAbsolute(rawEnv)
    if (isExported) report(`UV_CACHE_DIR=${rawEnv} is relative; it is made ${path} for all steps`)
    return { kind: 'user', path, from: 'UV_CACHE_DIR', isExported }
  }
  const configured = await readConfiguredCacheDir(projectDir, report, platform)
  if (configured === undefined) return { kind: 'own' }
  // uv takes an empty UV_CACHE_DIR for an error, so then the variable has to carry the configured path.
  const isExported = env['UV_CACHE_DIR'] === ''
  return { kind: 'user', path: resolve(projectDir, configured.path), from: configured.from, isExported }
}

/** As far as `~/` goes: uv and the shell know no other home here. */
function expandHome(path: string, { homeDir }: Pick<Host, 'homeDir'>): string {
  return homeDir !== undefined && /^~(?=$|[\\/])/.test(path) ? join(homeDir, path.slice(1)) : path
}

interface Configured {
  readonly path: string
  readonly from: string
}

/**
 * `cache-dir` as uv finds it: the nearest directory upwards with a `uv.toml` or a `[tool.uv]`, then the user's file, then
 * the system's. A `uv.toml` hides the `[tool.uv]` beside it. Relative paths are left to the working directory of uv.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
async function readConfiguredCacheDir(
  projectDir: string,
  report: Report,
  platform: World,
): Promise<Configured | undefined> {
  const { env } = platform.host
  if (isSwitchedOn(env, 'UV_NO_CONFIG')) return undefined
  const named = readSetting(env, 'UV_CONFIG_FILE')
  if (named !== undefined) return cacheDirOf(await readTable(resolve(projectDir, named), report, platform))
  const tables = [await readProjectTable(projectDir, report, platform)]
  for (const file of listSharedConfigFiles(platform.host))
    tables.push(await readTable(file, report, platform))
  return tables.map(cacheDirOf).find((it) => it !== undefined)
}

function listSharedConfigFiles({ env, homeDir, platform }: World['host']): string[] {
  if (platform === 'win32') {
    const appData = readSetting(env, 'APPDATA')
    return appData === undefined ? [] : [join(appData, 'uv', 'uv.toml')]
  }
  const configDir = readSetting(env, 'XDG_CONFIG_HOME') ?? (homeDir && join(homeDir, '.config'))
  return [...(configDir ? [join(configDir, 'uv', 'uv.toml')] : []), '/etc/uv/uv.toml']
}

interface ConfigTable {
  readonly file: string
  readonly settings: Readonly<Record<string, unknown>>
}

function cacheDirOf(table: ConfigTable | undefined): Configured | undefined {
  const path = table?.settings['cache-dir']
  return table !== undefined && typeof path === 'string' && path !== ''
    ? { path, from: `cache-dir in ${table.file}` }
    : undefined
}

async function readProjectTable(
  dir: string,
  report: Report,
  platform: World,
): Promise<ConfigTable | undefined> {
  const own = await readTable(join(dir, 'uv.toml'), report, platform)
  if (own !== undefined) return own
  const project = await readTable(join(dir, 'pyproject.toml'), report, platform)
  const section = asTable(asTable(project?.settings['tool'])?.['uv'])
  if (project !== undefined && section !== undefined) return { file: project.file, settings: section }
  const parent = dirname(dir)
  return parent === dir ? undefined : await readProjectTable(parent, report, platform)
}

async function readTable(file: string, report: Report, { files }: World): Promise<ConfigTable | undefined> {
  // Not there, not readable: uv says what is wrong with it, if anything is.
  const text = await files.readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return { file, settings: parse(text) }
  } catch (error) {
    report(`${file} was not searched for cache-dir: ${messageOf(error).split('\n', 1)[0]}`)
    return { file, settings: {} }
  }
}

function asTable(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
