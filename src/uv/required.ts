import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { listUvSettings } from '../shared/uv-settings.ts'
import { UvVersionFileInvalid, UvVersionInvalid } from './errors.ts'
import { parseSpecifier, type UvRequest } from './specifier.ts'
import { parseToml, requiredVersion, type Table, uvSettings } from './toml.ts'
import { lineOf } from './version-file.ts'
import { readVersionText } from './version-text.ts'

type Outside = Pick<Platform, 'files' | 'host'>

export interface RequiredQuery {
  /** Absolute: the root of the workspace. uv does not look at the settings of its members. */
  readonly rootDir: string
  /** Absolute; files below it are called by their name relative to it. */
  readonly projectDir: string
}

/** One file of settings, read. */
interface Settings {
  readonly label: string
  readonly text: string
  readonly table: Table
}

/**
 * The version that uv itself will insist on when it runs in the project: `required-version` of the file that UV_CONFIG_FILE
 * names, else of the nearest uv.toml or `[tool.uv]` upwards, else of the user's and of the machine's uv.toml.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 * @throws UvVersionFileInvalid, UvVersionInvalid
 */
export async function readRequired(query: RequiredQuery, platform: Outside): Promise<UvRequest | undefined> {
  const { env } = platform.host
  if (!env['UV_CONFIG_FILE'] && !isWithoutConfig(env)) {
    const project = requiredBy(await readProjectSettings(query, platform))
    if (project !== undefined) return project
  }
  for (const file of listSharedSettings(platform.host)) {
    const found = requiredBy(await readSettings(path.resolve(query.projectDir, file), query, platform))
    if (found !== undefined) return found
  }
  return undefined
}

/** The nearest settings count, also where they require nothing. A uv.toml hides the pyproject.toml beside it. */
async function readProjectSettings(query: RequiredQuery, platform: Outside): Promise<Settings | undefined> {
  for (let dir = query.rootDir; ; dir = path.dirname(dir)) {
    const own = await readSettings(path.join(dir, 'uv.toml'), query, platform)
    if (own !== undefined) return own
    const manifest = await readSettings(path.join(dir, 'pyproject.toml'), query, platform).catch(
      (error: unknown) => {
        // uv says no more than a word about a broken pyproject.toml above the project.
        if (dir === query.rootDir || !(error instanceof UvVersionFileInvalid)) throw error
        return undefined
      },
    )
    const table = uvSettings(manifest?.table ?? {})
    if (manifest !== undefined && Object.keys(table).length > 0) return { ...manifest, table }
    if (path.dirname(dir) === dir) return undefined
  }
}

async function readSettings(
  file: string,
  { projectDir }: RequiredQuery,
  { files }: Outside,
): Promise<Settings | undefined> {
  const relative = path.relative(projectDir, file)
  const label = relative.startsWith('..') || path.isAbsolute(relative) ? file : relative
  const text = await readVersionText(file, label, files)
  return text === undefined ? undefined : { label, text, table: parseToml(text, label) }
}

function requiredBy(settings: Settings | undefined): UvRequest | undefined {
  if (settings === undefined) return undefined
  const { label, text, table } = settings
  const found = requiredVersion(table, label)
  if (found === undefined) return undefined
  const from = `${found.key} in ${label}`
  try {
    return parseSpecifier(found.raw, from)
  } catch (error) {
    if (!(error instanceof UvVersionInvalid)) throw error
    throw new UvVersionInvalid(found.raw, `${from}, line ${lineOf(text, found)}`)
  }
}

/** Settings of the user and of the machine, the stronger first; the one file that UV_CONFIG_FILE names in place of all. */
export function listSharedSettings(host: Platform['host']): string[] {
  const { env } = host
  if (env['UV_CONFIG_FILE']) return [env['UV_CONFIG_FILE']]
  if (isWithoutConfig(env)) return []
  const { user, machine } = listUvSettings(host)
  return [...user, ...machine]
}

function isWithoutConfig(env: Platform['host']['env']): boolean {
  return /^(1|true|yes|on|t|y)$/i.test(env['UV_NO_CONFIG'] ?? '')
}
