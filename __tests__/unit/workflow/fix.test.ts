import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../src/workflow/edits.ts'
import { fixWorkflows, judgeWorkflows } from '../../../src/workflow/judge.ts'
import { RULES } from '../../../src/workflow/rules/index.ts'
import { judgeText, readFixtures, workflowFile } from '../../support/workflows.ts'

function fix(text: string): string {
  return fixWorkflows([workflowFile('ci.yml', text)]).texts.get('ci.yml') ?? text
}

const bad = RULES.flatMap(({ id }) => readFixtures(`${id}/bad`))

describe('each bad workflow after --fix', () => {
  test.each(bad)(
    '$name has fewer findings and no new ones, and a second --fix changes nothing',
    ({ files }) => {
      const before = judgeWorkflows(files)
      const { files: fixed, texts } = fixWorkflows(files)
      const after = judgeWorkflows(fixed)
      const rules = new Set(before.map(({ rule }) => rule))
      expect(after.filter(({ rule }) => !rules.has(rule))).toEqual([])
      expect(after.length).toBeLessThanOrEqual(before.length - texts.size)
      expect(fixWorkflows(fixed).texts.size).toBe(0)
    },
  )
})

test('most rules have a fix that leaves nothing to be said', () => {
  const clean = bad.filter(({ files }) => judgeWorkflows(fixWorkflows(files).files).length === 0)
  const rules = new Set(clean.map(({ name }) => name.slice(0, 5)))
  expect([...rules]).toEqual([
    'CG001',
    'CG002',
    'CG003',
    'CG004',
    'CG005',
    'CG006',
    'CG007',
    'CG009',
    'CG012',
    'CG015',
  ])
})

describe('a fix changes what it must and nothing else', () => {
  const job = 'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n'

  test.each([
    [
      'comments, blank lines and quotes stay',
      `# top\non: pull_request\n\nconcurrency:   # why\n  group:   "ci"   # one\n  cancel-in-progress: true\n${job}`,
      `# top\non: pull_request\n\nconcurrency:   # why\n  group:   "ci-\${{ github.event.pull_request.number || github.ref }}"   # one\n  cancel-in-progress: true\n${job}`,
    ],
    [
      'a group in braces gets quotes',
      `on: pull_request\nconcurrency: { group: ci, cancel-in-progress: true }\n${job}`,
      `on: pull_request\nconcurrency: { group: 'ci-\${{ github.event.pull_request.number || github.ref }}', cancel-in-progress: true }\n${job}`,
    ],
    [
      'an expression in single quotes doubles the quotes inside',
      `on: [push, pull_request]\nconcurrency:\n  group: ci-\${{ github.ref }}\n  cancel-in-progress: 'true'\n${job}`,
      `on: [push, pull_request]\nconcurrency:\n  group: ci-\${{ github.ref }}\n  cancel-in-progress: '\${{ github.event_name == ''pull_request'' }}'\n${job}`,
    ],
    [
      'a name becomes a mapping where a key has to be added',
      `on: { push: { tags: ['v*'] } }\nconcurrency: release # all\n${job}`,
      `on: { push: { tags: ['v*'] } }\nconcurrency:\n  group: release\n  queue: max # all\n${job}`,
    ],
    [
      'a block is inserted above the comment of the next one',
      `on: pull_request\n\n# The jobs.\njobs:\n  test:\n    runs-on: self-hosted\n`,
      `on: pull_request\n\nconcurrency:\n  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}\n  cancel-in-progress: \${{ github.event_name == 'pull_request' }}\n\n# The jobs.\njobs:\n  test:\n    runs-on: self-hosted\n`,
    ],
  ])('%s', (_name, before, after) => {
    expect(fix(before)).toBe(after)
    expect(judgeText(after)).toEqual([])
  })

  test('line breaks and a byte order mark stay as they are', () => {
    const before = `\uFEFFon: pull_request\r\njobs:\r\n  test:\r\n    runs-on: self-hosted\r\n`
    const after = fix(before)
    expect(after).toMatch(/^\uFEFFon: pull_request\r\nconcurrency:\r\n {2}group: /)
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test.each([
    ['a folded text', 'on: pull_request\nconcurrency:\n  group: >-\n    ci\n  cancel-in-progress: true\n'],
    ['an alias', 'on: pull_request\nx: &g ci\nconcurrency:\n  group: *g\n  cancel-in-progress: true\n'],
    ['escapes', 'on: pull_request\nconcurrency:\n  group: "c\\x69"\n  cancel-in-progress: true\n'],
    [
      'a number of another base',
      'on: pull_request\nconcurrency:\n  group: 0x11\n  cancel-in-progress: true\n',
    ],
  ])('%s is left alone', (_name, text) => {
    expect(judgeText(text)).not.toEqual([])
    expect(fix(text)).toBe(text)
  })
})

test('of edits that overlap the first is made', () => {
  const edits = [
    { start: 2, end: 4, text: 'X' },
    { start: 0, end: 3, text: 'Y' },
    { start: 4, end: 4, text: 'Z' },
  ]
  expect(applyEdits('abcdef', edits)).toBe('YdZef')
})
