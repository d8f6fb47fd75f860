import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { PROJECT_ROOT } from '../support/runner.ts'
import { listFiles, listWorkflows, read, readYaml } from './repository.ts'

const workflows = listWorkflows()
const documents = listFiles('*.md', '**/*.md')

test('there are workflows to check', () => {
  expect(workflows).toEqual(
    expect.arrayContaining(['.github/workflows/verify.yml', 'examples/fleet/workflow.yml']),
  )
})

describe.each(['action.yml', ...workflows])('%s', (file) => {
  test("is valid for GitHub's own language service", async () => {
    expect(await diagnose(file, read(file))).toEqual([])
  })
})

test('the language service sees the mistakes that it is there for', async () => {
  const broken = read('action.yml').replace('using: node24', 'using: node99')
  expect(await diagnose('action.yml', broken)).not.toEqual([])
  const workflow = read('.github/workflows/verify.yml').replace('runs-on:', 'runs-at:')
  expect(await diagnose('.github/workflows/verify.yml', workflow)).not.toEqual([])
})

describe.each(workflows)('%s', (file) => {
  test('pins every action to a commit and names its version', () => {
    const uses = [...read(file).matchAll(/^\s*(?:-\s+)?uses:\s*(.+)$/gm)].map(([, reference = '']) =>
      reference.trim(),
    )
    const remote = uses.filter((reference) => !reference.startsWith('./'))
    expect(remote.filter((reference) => !/^[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(reference))).toEqual(
      [],
    )
  })

  test('grants permissions itself and bounds every job in time', () => {
    const workflow = readYaml<{ permissions?: object; jobs: Record<string, Record<string, unknown>> }>(file)
    expect(workflow.permissions).toBeDefined()
    const unbounded = Object.entries(workflow.jobs).filter(([, job]) => job['timeout-minutes'] === undefined)
    expect(unbounded.map(([name]) => name)).toEqual([])
  })
})

test('actionlint finds nothing in the workflows', () => {
  // shellcheck and pyflakes are used where they are installed: off, so that the result is the same everywhere.
  expect(runTool('actionlint', ['-shellcheck=', '-pyflakes=', ...workflows])).toBe('')
})

test('zizmor finds nothing in the workflows, the manifest and the Dependabot configuration', () => {
  const files = ['action.yml', '.github/dependabot.yml', ...workflows]
  expect(
    runTool('zizmor', ['--config', '.github/zizmor.yml', '--offline', '--quiet', '--no-progress', ...files]),
  ).toBe('')
})

describe.each(documents)('%s', (file) => {
  test('links only to files that are there', () => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target)
    const missing = links.filter((target) => !existsSync(path.join(PROJECT_ROOT, path.dirname(file), target)))
    expect(missing).toEqual([])
  })
})

async function diagnose(file: string, text: string): Promise<string[]> {
  // The service remembers what it has parsed by address.
  const document = TextDocument.create(`file:///${randomUUID()}/${file}`, 'yaml', 1, text)
  const found = await validate(document)
  return found.map(({ message, range }) => `${file}:${range.start.line + 1} ${message}`)
}

/** Empty when all is well, else what the tool has to say. */
function runTool(name: string, args: readonly string[]): string {
  const tool = path.join(PROJECT_ROOT, '.tools', 'bin', name)
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd: PROJECT_ROOT, encoding: 'utf8' })
  if (error) throw new Error(`${name} cannot be run: start the tests with "npm test"`, { cause: error })
  return status === 0 ? '' : `${name} ended with ${status}\n${stdout}${stderr}`
}
