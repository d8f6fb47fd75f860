import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../support/runner.ts'
import { read, readYaml } from './repository.ts'

// https://github.com/astral-sh/setup-uv/blob/v10.0.1/action.yml
const SETUP_UV = {
  Inputs: [
    'version',
    'version-file',
    'python-version',
    'activate-environment',
    'venv-path',
    'no-project',
    'working-directory',
    'checksum',
    'github-token',
    'enable-cache',
    'cache-dependency-glob',
    'restore-cache',
    'save-cache',
    'cache-suffix',
    'cache-local-path',
    'prune-cache',
    'cache-python',
    'ignore-nothing-to-cache',
    'ignore-empty-workdir',
    'tool-dir',
    'tool-bin-dir',
    'manifest-file',
    'download-from-astral-mirror',
    'add-problem-matchers',
    'quiet',
    'resolution-strategy',
  ],
  Outputs: [
    'uv-version',
    'uv-path',
    'uvx-path',
    'cache-hit',
    'cache-key',
    'venv',
    'python-version',
    'python-cache-hit',
  ],
} as const

const DOCUMENT = 'docs/migrate-from-setup-uv.md'
const manifest = readYaml<{ inputs: Record<string, unknown>; outputs: Record<string, unknown> }>('action.yml')
const ours = { Inputs: Object.keys(manifest.inputs), Outputs: Object.keys(manifest.outputs) }

describe.each(['Inputs', 'Outputs'] as const)('%s', (section) => {
  const rows = readRows(section)

  test('of setup-uv are all there, once', () => {
    expect(rows.map(({ theirs }) => theirs)).toEqual(SETUP_UV[section])
  })

  test.each(rows)('$theirs', ({ theirs, here, told, file, name }) => {
    // The document does not speak of what is not there, nor keep silent about what is.
    if (here !== '') expect(ours[section]).toContain(here)
    if (ours[section].includes(theirs)) expect(here).toBe(theirs)
    expect(told).toMatch(/\w{4}/)
    expect(existsSync(path.join(PROJECT_ROOT, 'docs', file))).toBe(true)
    expect(read(path.join('docs', file)).replaceAll('\\', '')).toContain(name)
  })
})

function readRows(section: string) {
  const text = read(DOCUMENT).split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? ''
  return [
    ...text.matchAll(/^\| `([^`]+)` \| (?:`([^`]+)`)? ?\| (.+?) \| \[[\w-]+\]\(([^)]+)\) "([^"]+)" \|$/gm),
  ].map(([, theirs = '', here = '', told = '', file = '', name = '']) => ({ theirs, here, told, file, name }))
}
