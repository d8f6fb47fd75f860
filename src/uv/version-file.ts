import type { Platform } from '../platform/index.ts'
import { UvVersionFileInvalid, UvVersionInvalid } from './errors.ts'
import { findPreCommitRevision } from './pre-commit.ts'
import { findInRequirements } from './requirement.ts'
import { parseSpecifier, parseVersion, type UvRequest } from './specifier.ts'
import { arrayIn, type FoundVersion, findInManifest, parseToml, requiredVersion, tableIn } from './toml.ts'
import { findMiseVersion, findToolVersion } from './tool-versions.ts'
import { readVersionText } from './version-text.ts'

interface Kind {
  /** How people call it, for messages. */
  readonly name: string
  /** Of its path, with slashes. */
  readonly pattern: RegExp
  /** Finds the version in the text; undefined where the file names none. */
  readonly find: (text: string, file: string) => FoundVersion | undefined | Promise<FoundVersion | undefined>
  /** Tool managers take prefixes and words; everything of Python's takes PEP 440. */
  readonly grammar: 'pep440' | 'tool'
}

/** The first row that fits counts. */
const KINDS: readonly Kind[] = [
  {
    name: '.tool-versions',
    pattern: /\.tool-versions$/,
    find: (text) => findToolVersion(text, 'uv'),
    grammar: 'tool',
  },
  {
    name: 'mise.toml',
    pattern: /(mise(\.[\w-]+)*|mise\/config(\.[\w-]+)*|mise\/conf\.d\/[^/]+)\.toml$/,
    find: (text, file) => findMiseVersion(parseToml(text, file)),
    grammar: 'tool',
  },
  {
    name: 'uv.toml',
    pattern: /uv\.toml$/,
    find: (text, file) => requiredVersion(parseToml(text, file), file),
    grammar: 'pep440',
  },
  {
    name: 'pyproject.toml',
    pattern: /pyproject\.toml$/,
    find: (text, file) => findInManifest(parseToml(text, file), file),
    grammar: 'pep440',
  },
  {
    name: 'uv.lock',
    pattern: /uv\.lock$/,
    find: (text, file) => findLocked(arrayIn(parseToml(text, file), 'package')),
    grammar: 'pep440',
  },
  {
    name: 'pylock.toml',
    pattern: /pylock(\.[^.]+)?\.toml$/,
    find: (text, file) => findLocked(arrayIn(parseToml(text, file), 'packages')),
    grammar: 'pep440',
  },
  {
    name: '.pre-commit-config.yaml',
    pattern: /\.pre-commit-config\.ya?ml$/,
    find: findPreCommitRevision,
    grammar: 'tool',
  },
  {
    name: 'requirements files (.txt, .in)',
    pattern: /\.(txt|in)$/,
    find: (text) => {
      const found = findInRequirements(text)
      return found && { raw: found.specifier, key: 'uv', line: found.line }
    },
    grammar: 'pep440',
  },
]

/**
 * Reads the version that a file asks for. `label` is how the file is called in messages.
 * @returns undefined where the file does not exist or asks for none
 * @throws UvVersionFileInvalid for a kind of file that is not understood, and for one that cannot be read or parsed
 * @throws UvVersionInvalid for a version that is none, with the line
 */
export async function readVersionFile(
  file: string,
  label: string,
  { files }: Pick<Platform, 'files'>,
): Promise<UvRequest | undefined> {
  const kind = KINDS.find(({ pattern }) => pattern.test(file.replaceAll('\\', '/')))
  if (kind === undefined) {
    const understood = KINDS.map(({ name }) => name).join(', ')
    throw new UvVersionFileInvalid(label, `this kind of file is not understood (${understood} are)`)
  }
  const text = await readVersionText(file, label, files)
  const found = text === undefined ? undefined : await kind.find(text, label)
  if (text === undefined || found === undefined) return undefined
  const from = `${found.key} in ${label}`
  try {
    return kind.grammar === 'tool' ? await parseVersion(found.raw, from) : parseSpecifier(found.raw, from)
  } catch (error) {
    if (!(error instanceof UvVersionInvalid)) throw error
    throw new UvVersionInvalid(found.raw, `${from}, line ${found.line ?? lineOf(text, found)}`)
  }
}

/** TOML parsers give no positions of values: the first line that holds it, with its key if possible. */
export function lineOf(text: string, { raw, key }: Pick<FoundVersion, 'raw' | 'key'>): number {
  const dense = (words: string) => words.replaceAll(/\s/g, '')
  const lines = text.split('\n').map(dense)
  const [withKey, withValue] = [
    lines.findIndex((line) => line.includes(dense(raw)) && line.includes(key)),
    lines.findIndex((line) => line.includes(dense(raw))),
  ]
  return 1 + Math.max(0, withKey >= 0 ? withKey : withValue)
}

function findLocked(entries: readonly unknown[]): FoundVersion | undefined {
  for (const entry of entries) {
    const { name, version } = tableIn({ entry }, 'entry')
    if (name === 'uv' && typeof version === 'string') return { raw: version, key: 'uv' }
  }
  return undefined
}
