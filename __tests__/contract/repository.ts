import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { PROJECT_ROOT } from '../support/runner.ts'

/** Files that are in the repository or would be with the next `git add`, relative to its root. */
export function listFiles(...patterns: string[]): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns]
  const names = execFileSync('git', args, { cwd: PROJECT_ROOT, encoding: 'utf8' }).split('\0')
  return names.filter((name) => name !== '' && existsSync(path.join(PROJECT_ROOT, name))).sort()
}

export function read(file: string): string {
  return readFileSync(path.join(PROJECT_ROOT, file), 'utf8')
}

export function readYaml<T>(file: string): T {
  return parse(read(file)) as T
}

/** Workflows that run for this repository, and those that are shown to others. */
export function listWorkflows(): string[] {
  return listFiles('.github/workflows/*.yml', 'examples/**/*.yml').filter((file) =>
    read(file).includes('jobs:'),
  )
}
