import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startLinter } from '../../../src/flow/linter.ts'
import { createPlatform } from '../../../src/platform/index.ts'
import type { RunFacts } from '../../../src/report/facts.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import { fakeActions } from '../../support/fake-actions.ts'

const BAD = 'on: pull_request\nconcurrency:\n  group: ci\n  cancel-in-progress: true\n'
const WARNED =
  'on: [push, pull_request]\nconcurrency:\n  group: ci-${{ github.ref }}\n  cancel-in-progress: true\n'

let workspace: string
beforeEach(() => {
  workspace = mkdtempSync(path.join(tmpdir(), 'lint-own-'))
  mkdirSync(path.join(workspace, '.github', 'workflows'), { recursive: true })
})
afterEach(() => rmSync(workspace, { recursive: true }))

const OWN = {
  GITHUB_REPOSITORY: 'octo/project',
  GITHUB_WORKFLOW_REF: 'octo/project/.github/workflows/ci.yml@refs/heads/main',
}

async function lint(
  text: string | undefined,
  mode: 'warn' | 'error' = 'warn',
  env: Record<string, string> = OWN,
) {
  if (text !== undefined) writeFileSync(path.join(workspace, '.github', 'workflows', 'ci.yml'), text)
  const debug: string[] = []
  const actions = { ...fakeActions(), debug: (line: string) => debug.push(line) }
  const facts: RunFacts = { host: 'node', notices: [], phases: [] }
  const platform = createPlatform()
  const linter = startLinter(
    { mode, workspace, facts },
    { ...platform, actions, host: { ...platform.host, env } },
  )
  const error = await linter.tell().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return { actions, debug, facts, error }
}

test('findings are one notice, one log group and a section of the summary with the snippet', async () => {
  const { actions, facts, error } = await lint(BAD)
  expect(error).toBeUndefined()
  expect(facts.notices).toEqual([
    expect.stringMatching(/^The concurrency of \.github\/workflows\/ci\.yml .*CG002 in line 3/),
  ])
  expect(actions.lines[0]).toBe('[Concurrency groups: 1 finding in .github/workflows/ci.yml')
  expect(actions.lines.at(-1)).toBe(']')
  expect(actions.warnings).toEqual([])
  const summary = renderSummary(facts)
  expect(summary).toContain('#### Concurrency groups of `.github/workflows/ci.yml`')
  expect(summary).toContain('```yaml\nconcurrency:\n  group: ${{ github.workflow }}-')
})

test('a workflow with nothing to be said of makes no noise', async () => {
  const { actions, facts, debug } = await lint(BAD.replace('group: ci', 'group: ci-${{ github.ref }}'))
  expect({ lines: actions.lines, notices: facts.notices, debug }).toEqual({
    lines: [],
    notices: [],
    debug: [],
  })
  expect(renderSummary(facts)).not.toContain('Concurrency groups')
})

describe('mode error', () => {
  test('fails for a finding of that severity, with its place and rule', async () => {
    const { error, facts } = await lint(BAD, 'error')
    expect(error).toMatchObject({
      code: 'CONCURRENCY_HARMFUL',
      message: expect.stringMatching(
        /^\.github\/workflows\/ci\.yml:3 CG002: on pull_request this group is `ci`/,
      ),
    })
    expect(facts.concurrency?.findings).toHaveLength(1)
  })

  test('does not fail for warnings', async () => {
    const { error, facts } = await lint(WARNED, 'error')
    expect(error).toBeUndefined()
    expect(facts.notices).toHaveLength(1)
  })
})

describe('where the workflow cannot be read there is one debug line and nothing else', () => {
  test.each([
    ['no checkout', undefined, OWN],
    ['another repository', BAD, { ...OWN, GITHUB_REPOSITORY: 'octo/other' }],
    ['no reference', BAD, { GITHUB_REPOSITORY: 'octo/project' }],
    [
      'a reference to something else',
      BAD,
      { ...OWN, GITHUB_WORKFLOW_REF: 'octo/project/../../etc/passwd@x' },
    ],
  ])('%s', async (_name, text, env) => {
    const { actions, facts, debug, error } = await lint(text, 'error', env)
    expect(error).toBeUndefined()
    expect(debug).toEqual([expect.stringMatching(/^The concurrency of the workflow is not judged: ./)])
    expect({ lines: actions.lines, notices: facts.notices }).toEqual({ lines: [], notices: [] })
  })
})

describe('a workflow in which nothing was found', () => {
  const CLEAN = BAD.replace('group: ci', 'group: ci-${{ github.ref }}')

  /** Whether it was parsed, and what was found. */
  async function judge(files: Record<string, string>, memory: string, overrides: object = {}) {
    for (const [name, text] of Object.entries(files))
      writeFileSync(path.join(workspace, '.github', 'workflows', name), text)
    const facts: RunFacts = { host: 'node', notices: [], phases: [] }
    const platform = createPlatform()
    let isParsed = false
    const stat = ((file: string) => {
      isParsed = true
      return platform.files.stat(file)
    }) as typeof platform.files.stat
    const linter = startLinter(
      { mode: 'warn', workspace, facts },
      {
        ...platform,
        actions: fakeActions(),
        files: { ...platform.files, stat },
        // Beside a package.json, as the built action is.
        host: { ...platform.host, env: OWN, entryFile: path.resolve('src/entry/main.ts'), ...overrides },
      },
    )
    linter.judge(memory)
    await linter.tell()
    return { isParsed, findings: facts.concurrency?.findings.length }
  }

  test('is judged once on a node, until it, a neighbour of it or this action is another', async () => {
    const memory = path.join(workspace, 'clean')
    const files = { 'ci.yml': CLEAN, 'other.yml': 'on: push\n' }
    expect(await judge(files, memory)).toEqual({ isParsed: true, findings: 0 })
    expect(await judge(files, memory)).toEqual({ isParsed: false, findings: 0 })
    const entryFile = path.resolve('src/entry/post.ts')
    expect(await judge(files, memory, { entryFile })).toEqual({ isParsed: true, findings: 0 })
    expect(await judge({ 'other.yml': 'on: pull_request\n' }, memory)).toMatchObject({ isParsed: true })
    expect(await judge({ 'ci.yml': BAD }, memory)).toEqual({ isParsed: true, findings: 1 })
    expect(await judge({ 'ci.yml': BAD }, memory)).toEqual({ isParsed: true, findings: 1 })
    expect(await judge(files, memory)).toEqual({ isParsed: false, findings: 0 })
  })

  test('is judged where nothing can be remembered', async () => {
    const memory = path.join(workspace, 'no', 'such', 'directory')
    for (const _ of [1, 2])
      expect(await judge({ 'ci.yml': CLEAN }, memory)).toEqual({ isParsed: true, findings: 0 })
  })
})
