import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { processes } from '../../../src/platform/processes.ts'
import { sourcesOf } from './sdist.ts'
import type { Artefact } from './wheel.ts'

/** Where a project takes a package from. */
export const SOURCES = [
  'index wheel',
  'URL wheel',
  'path wheel',
  'index sdist',
  'URL sdist',
  'path sdist',
  'git',
  'directory',
  'editable',
] as const

export type Source = (typeof SOURCES)[number]

export function isBuilt(source: Source): boolean {
  return !source.endsWith('wheel')
}

/** What a pyproject.toml has to say to take the package from there. */
export async function require(
  source: Source,
  { artefact, filesUrl, dir }: { artefact: Artefact; filesUrl: string; dir: string },
): Promise<{ requirement: string; sources: string }> {
  const { name, fileName } = artefact
  const table = (value: string) => `[tool.uv.sources]\n${name} = { ${value} }\n`
  const [kind] = source.split(' ')
  if (kind === 'index') return { requirement: name, sources: '' }
  if (kind === 'URL') return { requirement: `${name} @ ${filesUrl}${fileName}`, sources: '' }
  if (kind === 'path') {
    const file = path.join(dir, fileName)
    await writeFile(file, artefact.bytes)
    return { requirement: name, sources: table(`path = ${JSON.stringify(file)}`) }
  }
  const sourceDir = path.join(dir, 'sources')
  for (const [file, text] of Object.entries(sourcesOf(artefact))) {
    await mkdir(path.dirname(path.join(sourceDir, file)), { recursive: true })
    await writeFile(path.join(sourceDir, file), text)
  }
  if (kind === 'git') await commit(sourceDir)
  const where = kind === 'git' ? `git = "file://${sourceDir}"` : `path = ${JSON.stringify(sourceDir)}`
  return { requirement: name, sources: table(kind === 'editable' ? `${where}, editable = true` : where) }
}

async function commit(dir: string): Promise<void> {
  const who = ['-c', 'user.name=lab', '-c', 'user.email=lab@localhost']
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    [...who, 'commit', '-q', '-m', 'all'],
  ]) {
    const result = await processes.run(['git', '-C', dir, ...args])
    if (result.kind !== 'ran' || result.code !== 0) throw new Error(JSON.stringify(result))
  }
}
