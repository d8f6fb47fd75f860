import { describe, expect, test } from 'vitest'
import { judgeWorkflows } from '../../../src/workflow/judge.ts'
import { judgeText, spellFindings, workflowFile } from '../../support/workflows.ts'

const BAD = `on: pull_request
concurrency:
  group: ci
  cancel-in-progress: true
jobs: {}
`

test('a finding has the place of the value, with lines and columns from 1', () => {
  expect(judgeText(BAD)).toMatchObject([{ rule: 'CG002', line: 3, column: 10, endLine: 3, endColumn: 12 }])
})

describe('ways to write the same', () => {
  test.each([
    ['CRLF', BAD.replaceAll('\n', '\r\n'), 3, 10],
    ['a byte order mark', `\uFEFF${BAD}`, 3, 10],
    ['a quoted key', BAD.replace('on:', '"on":'), 3, 10],
    ['a folded group', BAD.replace('group: ci', 'group: >-\n    ci'), 3, 10],
    ['a list of events', BAD.replace('pull_request', '[pull_request]'), 3, 10],
    ['a mapping of events', BAD.replace('pull_request', '{ pull_request: { branches: [main] } }'), 3, 10],
    ['an anchor', BAD.replace('concurrency:', 'concurrency: &c'), 3, 10],
    ['a number', BAD.replace('group: ci', 'group: 17'), 3, 10],
    ['a merge key', `x: &x\n  group: ci\n${BAD.replace('  group: ci', '  <<: *x')}`, 2, 10],
    [
      'an alias',
      `x: &x\n  group: ci\n  cancel-in-progress: true\non: pull_request\nconcurrency: *x\n`,
      5,
      14,
    ],
    ['no jobs', BAD.replace('jobs: {}\n', ''), 3, 10],
  ])('%s', (_name, text, line, column) => {
    expect(judgeText(text)).toMatchObject([{ rule: 'CG002', line, column }])
  })
})

describe('files that are not valid YAML are one finding with a place', () => {
  test.each([
    ['a tab', 'on: push\njobs:\n\ttest: {}\n', 3],
    ['a key twice', 'on: push\njobs: {}\non: pull_request\n', 3],
    ['a key twice further down', 'on: push\njobs:\n  a:\n    if: 1\n    if: 2\n', 5],
    ['an open bracket', 'on: [push\njobs: {}\n', 2],
    ['an alias of nothing', 'on: push\nconcurrency: *nothing\n', 2],
    ['two documents', 'on: push\n---\non: push\n', 2],
  ])('%s', (_name, text, line) => {
    expect(judgeText(text)).toMatchObject([{ rule: 'CG000', severity: 'error', line }])
  })

  test('a broken file does not keep the others from being judged', () => {
    const files = [workflowFile('broken.yml', 'on: ['), workflowFile('ci.yml', BAD)]
    expect(spellFindings(judgeWorkflows(files))).toEqual(['broken.yml:1 CG000 error', 'ci.yml:3 CG002 error'])
  })
})

test.each([
  '',
  '# nothing\n',
  'null\n',
  '[]\n',
  '42\n',
  'on:\n',
  'jobs:\n',
  'on: {}\njobs: []\n',
  'concurrency:\n',
])('nothing is found in a file without a workflow: %o', (text) => {
  expect(judgeText(text)).toEqual([])
})

describe('ignore comments', () => {
  const at = (comment: string) => BAD.replace('group: ci', `group: ci ${comment}`)
  const above = (comment: string) => BAD.replace('concurrency:', `${comment}\nconcurrency:`)

  test.each([
    ['on the line', at('# locked-uv: ignore CG002 -- one at a time is meant')],
    ['above the block', above('# locked-uv: ignore CG002 -- one at a time is meant')],
    [
      'on the line of the block',
      BAD.replace('concurrency:', 'concurrency: # locked-uv: ignore CG002 -- meant'),
    ],
    ['among several', at('# locked-uv: ignore CG005, CG002 -- meant')],
    ['in lower case', at('# locked-uv: ignore cg002 -- meant')],
  ])('silence a finding %s', (_name, text) => {
    expect(judgeText(text)).toEqual([])
  })

  test.each([
    ['of another rule', at('# locked-uv: ignore CG003 -- meant')],
    ['too far away', `# locked-uv: ignore CG002 -- meant\n${BAD}`],
    ['inside a text', BAD.replace('on:', 'name: "x#locked-uv: ignore CG002 -- meant"\non:')],
  ])('silence nothing %s', (_name, text) => {
    expect(judgeText(text).map(({ rule }) => rule)).toEqual(['CG002'])
  })

  test('without a reason they silence nothing, and the finding says so', () => {
    const [finding] = judgeText(at('# locked-uv: ignore CG002'))
    expect(finding?.message).toContain('the ignore comment needs a reason')
    expect(judgeText(at('# locked-uv: ignore CG002 -- '))).toHaveLength(1)
  })
})

test('only what was asked for is reported, but the others are judged by', () => {
  const group = 'concurrency:\n  group: shared-${{ github.ref }}\n  cancel-in-progress: true\n'
  const one = workflowFile('one.yml', `on: pull_request\n${group}`)
  const other = { ...workflowFile('other.yml', `on: pull_request\n${group}`), isChecked: false }
  expect(spellFindings(judgeWorkflows([one, other]))).toEqual(['one.yml:3 CG003 error'])
  expect(judgeWorkflows([one])).toEqual([])
})
