import { parse, TomlError } from 'smol-toml'
import { UvVersionFileInvalid } from './errors.ts'
import { findUvSpecifier } from './requirement.ts'

export type Table = Readonly<Record<string, unknown>>

/** A version as it is written, and where. */
export interface FoundVersion {
  readonly raw: string
  /** How the file calls it. */
  readonly key: string
  /** Counted from 1. */
  readonly line?: number
}

/** @throws UvVersionFileInvalid with line and column */
export function parseToml(text: string, file: string): Table {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [problem] = error.message.split('\n')
    throw new UvVersionFileInvalid(file, `line ${error.line}, column ${error.column}: ${problem}`, error)
  }
}

/** The table under a key; empty where there is none. */
export function tableIn(table: Table, key: string): Table {
  const value = table[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

export function arrayIn(table: Table, key: string): readonly unknown[] {
  const value = table[key]
  return Array.isArray(value) ? value : []
}

/** `required-version` of uv's settings. @throws UvVersionFileInvalid */
export function requiredVersion(settings: Table, file: string): FoundVersion | undefined {
  const raw = settings['required-version']
  if (raw === undefined) return undefined
  if (typeof raw !== 'string') throw new UvVersionFileInvalid(file, 'required-version is not a string')
  return { raw, key: 'required-version' }
}

/** uv's settings in a pyproject.toml. */
export function uvSettings(manifest: Table): Table {
  return tableIn(tableIn(manifest, 'tool'), 'uv')
}

/** What a pyproject.toml says of uv: its settings first, then the project's dependencies of every kind. */
export function findInManifest(manifest: Table, file: string): FoundVersion | undefined {
  return requiredVersion(uvSettings(manifest), file) ?? findDependency(manifest)
}

function findDependency(manifest: Table): FoundVersion | undefined {
  const project = tableIn(manifest, 'project')
  const lists: readonly (readonly [key: string, requirements: readonly unknown[]])[] = [
    ['project.dependencies', arrayIn(project, 'dependencies')],
    ...listsIn(tableIn(project, 'optional-dependencies'), 'project.optional-dependencies'),
    ...listsIn(tableIn(manifest, 'dependency-groups'), 'dependency-groups'),
    ['tool.uv.dev-dependencies', arrayIn(uvSettings(manifest), 'dev-dependencies')],
  ]
  for (const [key, requirements] of lists)
    for (const requirement of requirements) {
      const raw = typeof requirement === 'string' ? findUvSpecifier(requirement) : undefined
      if (raw) return { raw, key: `uv of ${key}` }
    }
  return undefined
}

function listsIn(table: Table, prefix: string): [string, readonly unknown[]][] {
  return Object.keys(table).map((name) => [`${prefix}.${name}`, arrayIn(table, name)])
}
