import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../support/runner.ts'

test('dist holds, byte for byte, what the sources build to', () => {
  const fresh = mkdtempSync(path.join(tmpdir(), 'fresh-dist-'))
  try {
    runNode(path.join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json')
    for (const entry of ['main', 'post', 'cli', 'transfer'])
      runNode(path.join('scripts', 'bundle.mjs'), entry, fresh)
    const committed = path.join(PROJECT_ROOT, 'dist')
    expect(listTree(committed), 'run `npm run build` and commit dist').toEqual(listTree(fresh))
    const differing = listTree(fresh).filter(
      (file) => !readFileSync(path.join(committed, file)).equals(readFileSync(path.join(fresh, file))),
    )
    expect(differing, 'run `npm run build` and commit dist').toEqual([])
  } finally {
    rmSync(fresh, { recursive: true })
  }
})

function listTree(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .sort()
}

function runNode(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stdout}${stderr}`)
}
