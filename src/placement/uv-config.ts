import { dirname, join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import { messageOf } from '../shared/errors.ts'
import { listUvSettings } from '../shared/uv-settings.ts'
import { isSwitchedOn, readSetting } from './settings.ts'
import type { Report, World } from './world.ts'

type Settings = Readonly<Record<string, unknown>>

/** One configuration file of uv. */
export interface UvConfigTable {
  readonly file: string
  readonly settings: Settings
}

export interface UvSetting {
  readonly value: string
  /** For people: `cache-dir in /etc/uv/uv.toml`. */
  readonly from: string
}

/**
 * The configuration as uv finds it, what counts most first: the nearest directory upwards with a `uv.toml` or a `[tool.uv]`,
 * then the user's file, then the system's. A `uv.toml` hides the `[tool.uv]` beside it.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
export async function readUvConfig(
  projectDir: string,
  report: Report,
  platform: World,
): Promise<readonly UvConfigTable[]> {
  const { env } = platform.host
  if (isSwitchedOn(env, 'UV_NO_CONFIG')) return []
  const named = readSetting(env, 'UV_CONFIG_FILE')
  const tables = [
    named === undefined
      ? await readProjectTable(projectDir, report, platform)
      : await readTable(resolve(projectDir, named), report, platform),
    ...(named === undefined ? await readSharedConfig(report, platform) : []),
  ]
  return tables.filter((table) => table !== undefined)
}

/** The file of the user and that of the machine, for all projects. */
export async function readSharedConfig(report: Report, platform: World): Promise<UvConfigTable[]> {
  const tables: UvConfigTable[] = []
  const { user, machine } = listUvSettings(platform.host)
  for (const candidates of [user, machine])
    for (const file of candidates) {
      const table = await readTable(file, report, platform)
      if (table === undefined) continue
      tables.push(table)
      break
    }
  return tables
}

/** A setting that is a text, relative paths as they were written; empty counts as not set. */
export function findText(tables: readonly UvConfigTable[], name: string): UvSetting | undefined {
  for (const { file, settings } of tables) {
    const value = settings[name]
    if (typeof value === 'string' && value !== '') return { value, from: `${name} in ${file}` }
  }
  return undefined
}

async function readProjectTable(
  dir: string,
  report: Report,
  platform: World,
): Promise<UvConfigTable | undefined> {
  const own = await readTable(join(dir, 'uv.toml'), report, platform)
  if (own !== undefined) return own
  const project = await readTable(join(dir, 'pyproject.toml'), report, platform)
  const section = asTable(asTable(project?.settings['tool'])?.['uv'])
  if (project !== undefined && section !== undefined) return { file: project.file, settings: section }
  const parent = dirname(dir)
  return parent === dir ? undefined : await readProjectTable(parent, report, platform)
}

async function readTable(file: string, report: Report, { files }: World): Promise<UvConfigTable | undefined> {
  // Not there, not readable: uv says what is wrong with it, if anything is.
  const text = await files.readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return { file, settings: parse(text) }
  } catch (error) {
    report(`${file} was not searched for settings of uv: ${messageOf(error).split('\n', 1)[0]}`)
    return { file, settings: {} }
  }
}

function asTable(value: unknown): Settings | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
