import { normaliseName, type PackageName } from '../shared/failure.ts'
import type { Evidence } from './signature.ts'

// From the most telling to the least. A name ends where its version, an extra or an address begins.
const NAME = String.raw`(?<name>[A-Za-z0-9][\w.-]*?)`
const VERSION = String.raw`(?<version>\d[\w.!+-]*?)`
const ACTIONS =
  'Failed to (?:download(?: and build)?|build|read|prepare|fetch wheel|generate package metadata for)'
const PACKAGE_PATTERNS = [
  RegExp(String.raw`Failed to install: \S+ \(${NAME}==${VERSION}(?: (?:@|\(from) .*)?\)`),
  RegExp(String.raw`[\\/]${NAME}-${VERSION}\.dist-info\b`),
  RegExp(String.raw`-v\d+[\\/](?:pypi|index[\\/][^\\/]+)[\\/]${NAME}[\\/](?:${VERSION}[\\/])?`),
  RegExp(
    String.raw`(?:${ACTIONS}):? \x60?${NAME}(?:\[[^\]]*\])?(?:==${VERSION})?(?: @ [^\x60]*)?(?:\x60|$)`,
    'm',
  ),
  RegExp(String.raw`(?:mismatch|sha256 hash) for \x60${NAME}==${VERSION}\x60`),
  RegExp(String.raw`(?:^|[\s:\\/])${NAME}-${VERSION}-[\w.]+-[\w.]+-[\w.]+\.whl\b`),
]

// The last file that pip took is the one that it could not read.
const USING_CACHED = RegExp(String.raw`Using cached ${NAME}-${VERSION}(?:-[\w.]+)*\.(?:whl|tar\.gz|zip)`, 'g')

// pip's words, and the build backends that a build needs whole.
const OUTPUT_PATTERNS = [
  RegExp(String.raw`Wheel '[^']*' located at \S*[\\/]${NAME}-${VERSION}-[\w.]+-[\w.]+-[\w.]+\.whl`),
  /No module named '(?<name>hatchling|setuptools|flit_core|poetry|scikit_build_core)\.[\w.]+'/,
]

// The distribution that brings the module, where its name differs.
const DISTRIBUTIONS: Readonly<Record<string, string>> = { poetry: 'poetry-core' }

/** The package that the error is about, where its text names one. */
export function findPackage({ chain, output }: Evidence): PackageName | undefined {
  const match =
    firstMatch(OUTPUT_PATTERNS, output) ??
    firstMatch(PACKAGE_PATTERNS, chain) ??
    [...output.matchAll(USING_CACHED)].at(-1)
  const { name, version } = match?.groups ?? {}
  if (name === undefined) return undefined
  return { name: DISTRIBUTIONS[name] ?? normaliseName(name), ...(version ? { version } : {}) }
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match !== null) return match
  }
  return undefined
}

/** The host that was spoken to, where the error names an address. */
export function findHost({ chain }: Evidence): string | undefined {
  return /\bhttps?:\/\/(?:[^\s/@`]*@)?([^\s/`)'":]+)/.exec(chain)?.[1]
}

/** The directory below `archive-v0/` that the error is about. */
export function findArchiveId({ chain, isInCache }: Evidence): string | undefined {
  return isInCache ? /[\\/]archive-v\d+[\\/]([\w-]{8,64})(?![\w-])/.exec(chain)?.[1] : undefined
}
