import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UV_VERSIONS } from '../support/packages/uv.ts'
import { PROJECT_ROOT } from '../support/runner.ts'
import { parseCommandFile } from '../support/runner-protocol.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'real-index-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Main on a machine without any uv, with the index, proxy and certificates of this one. */
function runMain(
  name: string,
  version: string,
): { output: string; outputs: Record<string, string>; project: string } {
  const root = path.join(dir, name)
  const project = path.join(root, 'project')
  for (const sub of ['project', 'base', 'temp', 'tools', 'home'])
    mkdirSync(path.join(root, sub), { recursive: true })
  writeFileSync(
    path.join(project, 'pyproject.toml'),
    '[project]\nname = "x"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ["idna"]\n',
  )
  const outputFile = path.join(root, 'output')
  writeFileSync(outputFile, '')
  const machine = Object.entries(process.env).filter(
    ([key]) => !/^(UV_|RUNNER_|GITHUB_|INPUT_|VIRTUAL_ENV)/.test(key),
  )
  const output = execFileSync(process.execPath, [path.join(PROJECT_ROOT, 'src', 'entry', 'main.ts')], {
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(machine),
      HOME: path.join(root, 'home'),
      LOCKED_UV_BASE: path.join(root, 'base'),
      RUNNER_TOOL_CACHE: path.join(root, 'tools'),
      RUNNER_TEMP: path.join(root, 'temp'),
      GITHUB_WORKSPACE: project,
      GITHUB_OUTPUT: outputFile,
      INPUT_VERSION: version,
      INPUT_SOURCES: 'tool-cache index',
    },
  })
  const outputs = parseCommandFile(execFileSync('cat', [outputFile], { encoding: 'utf8' }))
  return { output, outputs, project }
}

describe('from the Python index of this machine', () => {
  test.each([...UV_VERSIONS, 'latest'])('uv %s is installed, verified, and syncs a project', (version) => {
    const { output, outputs, project } = runMain(version, version)
    expect(outputs).toMatchObject({
      // The newest published version may be newer than the table: then it is the newest of the table.
      'uv-version': version === 'latest' ? expect.stringMatching(/^\d+\.\d+\.\d+$/) : version,
      'uv-source': 'index',
      'uv-verified-by': 'bundled digest table',
      'failure-class': '',
      attempts: '1',
    })
    expect(existsSync(path.join(project, '.venv', 'pyvenv.cfg'))).toBe(true)
    expect(output).toMatch(/idna==/)
  })
})
