import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { type FoundVersion, type Table, tableIn } from './toml.ts'
import { readVersionText } from './version-text.ts'

/** The line of a tool. asdf and mise allow several versions on it, the first being the preferred one. */
export function findToolVersion(text: string, tool: string): FoundVersion | undefined {
  const raw = new RegExp(`^[ \\t]*${tool}[ \\t]+([^\\s#]+)`, 'm').exec(text)?.[1]
  return raw === undefined ? undefined : { raw: stripScope(raw), key: tool }
}

// The names under which mise knows uv: its own, and those of the backends that fetch releases.
const MISE_NAMES = ['uv', 'aqua:astral-sh/uv', 'github:astral-sh/uv', 'ubi:astral-sh/uv', 'pipx:uv']

/** `[tools]` of a mise.toml: a version, a table with a `version`, or a list of these. */
export function findMiseVersion(config: Table): FoundVersion | undefined {
  const tools = tableIn(config, 'tools')
  for (const name of MISE_NAMES) {
    const [first] = [tools[name]].flat()
    const raw = typeof first === 'string' ? first : tableIn({ first }, 'first')['version']
    if (typeof raw === 'string') return { raw: stripScope(raw), key: name }
  }
  return undefined
}

/** `prefix:0.9` of mise and `latest:0.9` of asdf mean the newest 0.9. */
function stripScope(raw: string): string {
  return raw.replace(/^(prefix|latest):/, '')
}

/**
 * The Python that a `.tool-versions` named by the step asks for beside uv, in a form that uv takes; undefined for every
 * other file.
 */
export async function readToolPython(
  { versionFile, projectDir }: { readonly versionFile: string; readonly projectDir: string },
  { files }: Pick<Platform, 'files'>,
): Promise<string | undefined> {
  if (!versionFile.endsWith('.tool-versions')) return undefined
  const text = await readVersionText(path.resolve(projectDir, versionFile), versionFile, files)
  return findToolVersion(text ?? '', 'python')?.raw
}
