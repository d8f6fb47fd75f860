import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { listFiles, read } from './repository.ts'

const DOMAINS = ['uv', 'placement', 'lock', 'sync', 'heal', 'cache', 'workflow', 'report', 'inputs']

interface Allowance {
  readonly folders: readonly string[]
  /** Only by `import type`. */
  readonly types: readonly string[]
}

const DOMAIN: Allowance = { folders: ['shared'], types: ['platform'] }

const MAY_IMPORT: Readonly<Record<string, Allowance>> = {
  entry: { folders: ['flow', 'inputs', 'platform', 'report', 'shared'], types: [] },
  flow: { folders: [...DOMAINS, 'shared'], types: ['platform'] },
  ...Object.fromEntries(DOMAINS.map((domain) => [domain, DOMAIN])),
  heal: { folders: ['shared'], types: ['platform', 'sync'] },
  platform: { folders: ['shared'], types: [] },
  shared: { folders: [], types: [] },
}

// proper-lockfile takes a file system of its own kind and runs its own timers.
const DOORS = /^(platform\/|lock\/(engine|directory)\.ts$)/
// The grammar of expressions is the one package of the toolkit that only computes.
const OUTSIDE_WORLD =
  /^(node:(fs|child_process|os|timers|http|https|net)(\/|$)|@actions\/(?!expressions(\/|$))|yauzl$)/

interface Import {
  readonly file: string
  readonly target: string
  readonly isType: boolean
}

const sources = listFiles('src/*.ts', 'src/**/*.ts').map((file) => file.slice('src/'.length))
const imports = sources.flatMap(parseImports)

test('there is something to check', () => {
  expect(imports.length).toBeGreaterThan(50)
})

test('each folder imports only what the table of the architecture allows', () => {
  expect(imports.filter((entry) => entry.target.startsWith('.')).filter(isForbidden)).toEqual([])
})

test('types of the platform come from its index', () => {
  const others = imports.filter(
    ({ file, target }) => /\/platform\/(?!index\.ts$)/.test(target) && !/^(entry|platform)\//.test(file),
  )
  expect(others).toEqual([])
})

test('only the platform names what reaches out of the process', () => {
  const reaching = imports.filter(({ file, target }) => OUTSIDE_WORLD.test(target) && !DOORS.test(file))
  expect(reaching).toEqual([])
})

describe.each([
  ['a timer', /\b(setTimeout|setInterval|setImmediate)\(/, DOORS],
  ['the process', /(?<![\w.])process\./, /^((platform|entry)\/|lock\/(engine|directory)\.ts$)/],
  ['the environment', /\bprocess\.env\b/, /^platform\//],
])('%s', (_name, pattern, doors) => {
  test('is used only behind its door', () => {
    const users = sources.filter((file) => !doors.test(file) && pattern.test(stripComments(readSource(file))))
    expect(users).toEqual([])
  })
})

test('only an entry does something when it is imported, and no module keeps a variable', () => {
  // Formatted code: a statement of the top level starts in the first column.
  const effect = /^(await\b|(?:export )?let\b|[\w.]+\(|if\b|for\b|new\b).*/m
  const found = sources
    .filter((file) => !/^entry\/(main|post|cli|transfer)\.ts$/.test(file))
    .map((file) => ({ file, line: effect.exec(stripTemplates(stripComments(readSource(file))))?.[0] }))
  expect(found.filter(({ line }) => line !== undefined)).toEqual([])
})

function isForbidden({ file, target, isType }: Import): boolean {
  const from = folderOf(file)
  const to = folderOf(path.posix.join(path.posix.dirname(file), target))
  if (from === to) return false
  const allowed = MAY_IMPORT[from]
  return !(allowed?.folders.includes(to) || (isType && allowed?.types.includes(to)))
}

function folderOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function parseImports(file: string): Import[] {
  const text = stripComments(readSource(file))
  const fromClause = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
  const dynamic = /\bimport\(\s*'([^']+)'/g
  return [
    ...[...text.matchAll(fromClause)].map(([, type, target = '']) => ({
      file,
      target,
      isType: type !== undefined,
    })),
    ...[...text.matchAll(dynamic)].map(([, target = '']) => ({ file, target, isType: false })),
  ]
}

function readSource(file: string): string {
  return read(`src/${file}`)
}

function stripComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

function stripTemplates(text: string): string {
  return text.replaceAll(/`(?:[^`\\]|\\[\s\S])*`/g, '``')
}
