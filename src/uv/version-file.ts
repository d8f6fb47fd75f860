import path from 'node:path'
import { parse, TomlError } from 'smol-toml'
import type { Platform } from '../platform/index.ts'
import { messageOf, unlessErrno } from '../shared/errors.ts'
import { UvVersionFileInvalid } from './errors.ts'
import { parseVersion, type UvRequest } from './specifier.ts'

/** Finds the version in the text of one kind of file; undefined where the file names none. */
type FindVersion = (text: string, file: string) => { readonly raw: string; readonly key: string } | undefined

/** By the end of the file's name; the first row that fits counts. */
const KINDS: readonly { readonly suffix: string; readonly findVersion: FindVersion }[] = [
  { suffix: '.tool-versions', findVersion: findToolVersion },
  { suffix: 'uv.toml', findVersion: (text, file) => findRequiredVersion(parseToml(text, file), file) },
  {
    suffix: 'pyproject.toml',
    findVersion: (text, file) =>
      findRequiredVersion(tableIn(tableIn(parseToml(text, file), 'tool'), 'uv'), file),
  },
]

/**
 * Reads the version that a file asks for. `label` is how the file is called in messages.
 * @returns undefined where the file does not exist or asks for none
 * @throws UvVersionFileInvalid for a kind of file that is not understood, and for one that cannot be read or parsed
 * @throws UvVersionInvalid for a version that is none
 */
export async function readVersionFile(
  file: string,
  label: string,
  { files }: Pick<Platform, 'files'>,
): Promise<UvRequest | undefined> {
  const kind = KINDS.find(({ suffix }) => path.basename(file).endsWith(suffix))
  if (kind === undefined)
    throw new UvVersionFileInvalid(label, `this kind of file is not understood (${suffixes()} are)`)
  const text = await readText(file, label, files)
  const found = text === undefined ? undefined : kind.findVersion(text, label)
  return found && parseVersion(found.raw, `${found.key} in ${label}`)
}

function suffixes(): string {
  return KINDS.map(({ suffix }) => suffix).join(', ')
}

async function readText(file: string, label: string, files: Platform['files']): Promise<string | undefined> {
  try {
    return await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.readFile(file, 'utf8'))
  } catch (error) {
    throw new UvVersionFileInvalid(label, `cannot be read: ${messageOf(error)}`, error)
  }
}

/** asdf and mise allow several versions on a line, the first being the preferred one. */
function findToolVersion(text: string): { raw: string; key: string } | undefined {
  const raw = /^[ \t]*uv[ \t]+([^\s#]+)/m.exec(text)?.[1]
  return raw === undefined ? undefined : { raw, key: 'uv' }
}

function findRequiredVersion(
  settings: Readonly<Record<string, unknown>>,
  file: string,
): { raw: string; key: string } | undefined {
  const raw = settings['required-version']
  if (raw === undefined) return undefined
  if (typeof raw !== 'string') throw new UvVersionFileInvalid(file, 'required-version is not a string')
  return { raw, key: 'required-version' }
}

function tableIn(table: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = table[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

function parseToml(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [problem] = error.message.split('\n')
    throw new UvVersionFileInvalid(file, `line ${error.line}, column ${error.column}: ${problem}`, error)
  }
}
