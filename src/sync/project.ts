import path from 'node:path'
import { parse } from 'smol-toml'
import type { Platform } from '../platform/index.ts'
import { unlessErrno } from '../shared/errors.ts'

type Table = Readonly<Record<string, unknown>>

/** What a pyproject.toml says; `unreadable` where it is no valid TOML. */
export type Manifest = Table | 'unreadable' | undefined

export interface Project {
  /** The directory of uv.lock: the workspace root for a member of a workspace, else the project itself. */
  readonly rootDir: string
  /** Of the project directory itself. */
  readonly manifest: Manifest
}

/** Finds the project and its workspace as uv does: the nearest parent that names this directory as a member. */
export async function findProject(projectDir: string, { files }: Pick<Platform, 'files'>): Promise<Project> {
  const manifest = await readManifest(projectDir, files)
  if (manifest === undefined || workspaceOf(manifest) !== undefined) return { rootDir: projectDir, manifest }
  for (const dir of parentsOf(projectDir)) {
    const workspace = workspaceOf(await readManifest(dir, files))
    if (workspace === undefined) continue
    const isMember = namesMember(workspace, path.relative(dir, projectDir))
    return { rootDir: isMember ? dir : projectDir, manifest }
  }
  return { rootDir: projectDir, manifest }
}

/** Names of the packages in the uv.lock of the project or of its workspace; none where there is none. */
export async function readLockedNames(
  projectDir: string,
  platform: Pick<Platform, 'files'>,
): Promise<string[]> {
  const { rootDir } = await findProject(projectDir, platform)
  const text = await unlessErrno(['ENOENT', 'ENOTDIR', 'EACCES'], () =>
    platform.files.readFile(path.join(rootDir, 'uv.lock'), 'utf8'),
  )
  // uv writes the name of each package in a line of its own, and all other names inside of tables.
  return [...(text ?? '').matchAll(/^name = "([^"]+)"$/gm)].flatMap(([, name]) => name ?? [])
}

/** Whether `uv sync` has something to do with it: a project, the root of a workspace, or an error to explain. */
export function isUvProject(manifest: Manifest): boolean {
  if (manifest === undefined || manifest === 'unreadable') return manifest === 'unreadable'
  return manifest['project'] !== undefined || workspaceOf(manifest) !== undefined
}

/** The environment of `uv sync`. A relative UV_PROJECT_ENVIRONMENT counts from the workspace root. */
export function projectEnvironmentDir(
  rootDir: string,
  { env, isActive }: { env: Readonly<Record<string, string | undefined>>; isActive: boolean },
): string {
  const active = isActive ? env['VIRTUAL_ENV'] : undefined
  return path.resolve(rootDir, active || env['UV_PROJECT_ENVIRONMENT'] || '.venv')
}

/** The environment of `uv pip`; undefined where the user chose the system's interpreter. */
export function pipEnvironmentDir(
  projectDir: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (/^(1|true|t|yes|y|on)$/i.test(env['UV_SYSTEM_PYTHON'] ?? '')) return undefined
  return path.resolve(projectDir, env['VIRTUAL_ENV'] || '.venv')
}

/** `offline` in the project's uv.toml or, where there is none, in `[tool.uv]`; undefined where it says nothing. */
export async function readOfflineSetting(
  projectDir: string,
  platform: Pick<Platform, 'files'>,
): Promise<boolean | undefined> {
  const { rootDir } = await findProject(projectDir, platform)
  const own = await readToml(path.join(rootDir, 'uv.toml'), platform.files)
  const manifest = own ?? toolUvOf(await readManifest(rootDir, platform.files))
  const value = tableOf(manifest)?.['offline']
  return typeof value === 'boolean' ? value : undefined
}

async function readManifest(dir: string, files: Platform['files']): Promise<Manifest> {
  return await readToml(path.join(dir, 'pyproject.toml'), files)
}

async function readToml(file: string, files: Platform['files']): Promise<Manifest> {
  const text = await unlessErrno(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP'], async () =>
    // A link to a device would be read until the memory of the node is used up.
    (await files.stat(file)).isFile() ? files.readFile(file, 'utf8') : 'no TOML',
  )
  if (text === undefined) return undefined
  try {
    return parse(text)
  } catch {
    return 'unreadable'
  }
}

function workspaceOf(manifest: Manifest): Table | undefined {
  return tableOf(toolUvOf(manifest)?.['workspace'])
}

function toolUvOf(manifest: Manifest): Table | undefined {
  return tableOf(tableOf(tableOf(manifest)?.['tool'])?.['uv'])
}

function tableOf(value: unknown): Table | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : undefined
}

function namesMember(workspace: Table, relativeDir: string): boolean {
  const matches = (patterns: unknown) =>
    Array.isArray(patterns) &&
    patterns.some((pattern) => path.matchesGlob(relativeDir, path.normalize(String(pattern))))
  return matches(workspace['members']) && !matches(workspace['exclude'])
}

function parentsOf(dir: string): string[] {
  const parent = path.dirname(dir)
  return parent === dir ? [] : [parent, ...parentsOf(parent)]
}
