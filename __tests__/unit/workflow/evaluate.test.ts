import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../src/workflow/evaluate.ts'
import { contextsOf, parseCondition, parseTemplate, readsPath } from '../../../src/workflow/expression.ts'
import { listRuns, readGithub } from '../../../src/workflow/runs.ts'
import type { Trigger } from '../../../src/workflow/triggers.ts'
import { knownText, spell, truthOf, UNKNOWN, varies } from '../../../src/workflow/value.ts'

function run(event: string, filters: Partial<Trigger> = {}) {
  const none = { branches: undefined, branchesIgnore: undefined, tags: undefined, tagsIgnore: undefined }
  const trigger = {
    event,
    at: { start: 0, end: 0 },
    ...none,
    types: undefined,
    hasPaths: false,
    inputs: new Map(),
  }
  const [first] = listRuns([{ ...trigger, ...filters }])
  if (first === undefined) throw new Error(`no run for ${event}`)
  return first
}

const main = run('push', { branches: ['main'] })
const feature = run('push', { branches: ['feature/**'] })
const pullRequest = run('pull_request')

function evaluateOn(started: ReturnType<typeof run>, text: string) {
  const template = parseTemplate(text)
  if (template === undefined) throw new Error(`does not parse: ${text}`)
  const read = ([context, ...path]: readonly string[]) => {
    if (context === 'github') return readGithub(started, path)
    return context === 'inputs' && path[0] === 'known' ? knownText('yes') : UNKNOWN
  }
  return evaluate(template, { read })
}

describe('groups of the facts', () => {
  test.each([
    [main, 'ci-${{ github.ref }}', 'ci-refs/heads/main'],
    [main, '${{ github.head_ref || github.run_id }}', '<run id>'],
    [main, 'ci-${{ github.head_ref }}', 'ci-'],
    [main, '${{ github.event.pull_request.number || github.ref }}', 'refs/heads/main'],
    [main, "${{ github.event_name == 'pull_request' && github.head_ref || github.sha }}", '<commit>'],
    [feature, '${{ github.ref_name }}', 'feature/<branch>'],
    [pullRequest, '${{ github.ref }}', 'refs/pull/<pull request>/merge'],
    [pullRequest, "${{ github['event'].number }}", '<pull request>'],
    [
      pullRequest,
      "${{ format('{0}/{1}', github.event_name, github.head_ref) }}",
      'pull_request/<source branch>',
    ],
    [pullRequest, "${{ case(github.ref_type == 'tag', 'a', 'b') }}", 'b'],
    [run('merge_group'), '${{ github.ref }}', 'refs/heads/gh-readonly-queue/<queue entry>'],
    [run('pull_request_target'), '${{ github.ref }}', 'refs/heads/<target branch>'],
    [run('issue_comment'), '${{ github.event.issue.number }}', '<issue>'],
    [run('release'), '${{ github.event.release.tag_name }}', '<tag>'],
    [main, '${{ vars.LANE }}', undefined],
    [main, "${{ inputs.known == 'YES' }}", 'true'],
    [main, '${{ github.event.issue.labels[0].name }}', ''],
    [main, '${{ fromJSON(\'{"a":[1,2]}\').a[1] }}', '2'],
    [main, "${{ 1 <= 2 && 'x' }}", 'x'],
  ])('%#: %o', (started, text, expected) => {
    expect(spell(evaluateOn(started, text))).toBe(expected)
  })
})

describe('conditions', () => {
  test.each([
    [main, "${{ github.ref != 'refs/heads/main' }}", false],
    [main, "${{ startsWith(github.ref, 'refs/tags/') }}", false],
    [main, '${{ contains(fromJSON(\'["push","schedule"]\'), github.event_name) }}', true],
    [feature, "${{ startsWith(github.ref, 'refs/heads/feature/') }}", true],
    [feature, "${{ startsWith(github.ref, 'refs/heads/feature/x') }}", undefined],
    [feature, "${{ github.ref == 'refs/heads/main' }}", false],
    [feature, "${{ github.ref == 'refs/heads/feature/x' }}", undefined],
    [feature, '${{ github.ref == github.ref }}', true],
    [feature, "${{ contains(github.ref, 'feature') }}", true],
    [feature, "${{ endsWith(github.ref, 'x') }}", undefined],
    [feature, '${{ contains(fromJSON(\'["refs/heads/main"]\'), github.ref) }}', false],
    [pullRequest, '${{ github.event.pull_request }}', true],
    [pullRequest, '${{ github.event.pull_request.draft }}', undefined],
    [pullRequest, "${{ github.event.pull_request.number == '' }}", false],
    [pullRequest, '${{ vars.A || github.head_ref }}', true],
    [pullRequest, '${{ vars.A && github.event.issue }}', false],
    [pullRequest, '${{ !vars.A }}', undefined],
    [main, '${{ github.event.pull_request.draft }}', false],
    [main, "${{ github.ref == 'refs/heads/main' && github.event_name != 'pull_request' }}", true],
    [
      run('push'),
      "${{ github.ref != format('refs/heads/{0}', github.event.repository.default_branch) }}",
      false,
    ],
  ])('%#: %o', (started, text, expected) => {
    expect(truthOf(evaluateOn(started, text))).toBe(expected)
  })
})

test('what differs between runs is told from what is the same', () => {
  expect(varies(evaluateOn(pullRequest, 'x-${{ github.ref }}'), ['subject'])).toBe(true)
  expect(varies(evaluateOn(pullRequest, 'x-${{ github.base_ref }}'), ['subject', 'ref', 'run'])).toBe(false)
  expect(varies(evaluateOn(main, 'x-${{ github.ref }}'), ['ref'])).toBe(false)
  expect(varies(evaluateOn(feature, 'x-${{ github.ref }}'), ['ref'])).toBe(true)
})

test('a push without filters can be to the default branch, to another one, or of a tag', () => {
  const trigger = {
    event: 'push',
    at: { start: 0, end: 0 },
    hasPaths: false,
    inputs: new Map<string, unknown>(),
  }
  const none = { branches: undefined, branchesIgnore: undefined, tags: undefined, tagsIgnore: undefined }
  const labels = (filters: Partial<Trigger>) =>
    listRuns([{ ...trigger, ...none, types: undefined, ...filters }]).map(({ label }) => label)
  expect(labels({})).toEqual(['push to the default branch', 'push to a branch', 'push of a tag'])
  expect(labels({ branches: ['main', '!x', 'v*'] })).toEqual(['push to main', 'push to v*'])
  expect(labels({ tags: ['v*'] })).toEqual(['push of a tag'])
  expect(labels({ branchesIgnore: ['main'] })).toEqual(['push to a branch'])
  expect(labels({ branchesIgnore: ['wip/**'] })).toEqual(['push to the default branch', 'push to a branch'])
})

test('braces inside a text of an expression do not end it', () => {
  expect(spell(evaluateOn(main, "a${{ format('}}{0}', 'b') }}c"))).toBe('a}bc')
  expect(spell(evaluateOn(main, "a${{ '}}' }}c"))).toBe('a}}c')
  expect(parseTemplate('${{ github.ref')).toBeUndefined()
  expect(parseTemplate('${{ github.. }}')).toBeUndefined()
  expect(parseTemplate('no expression')).toEqual({ parts: ['no expression'] })
})

test('contexts and paths are read from the grammar, not from the text', () => {
  const template = parseTemplate("${{ format('runner.name {0}', GitHub['REF']) }}-${{ matrix.a }}")
  expect(template && contextsOf(template)).toEqual(['github', 'matrix'])
  expect(template && readsPath(template, 'github.ref')).toBe(true)
  expect(template && readsPath(template, 'runner.name')).toBe(false)
  expect(parseCondition('always() && !cancelled()')?.parts).toHaveLength(1)
})
