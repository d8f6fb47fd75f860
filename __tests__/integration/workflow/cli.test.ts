import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../support/runner.ts'

const CLI = path.join(PROJECT_ROOT, 'src', 'entry', 'cli.ts')
const GROUP = 'concurrency:\n  group: ci # one\n  cancel-in-progress: true\n'
const BAD = `on: pull_request\n${GROUP}jobs:\n  test:\n    runs-on: ubuntu-latest\n`
const GOOD = BAD.replace('group: ci', 'group: ci-${{ github.ref }}')

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'lint-cli-'))
  mkdirSync(path.join(dir, '.github', 'workflows'), { recursive: true })
})
afterEach(() => rmSync(dir, { recursive: true }))

function write(name: string, text: string): string {
  const file = path.join('.github', 'workflows', name)
  writeFileSync(path.join(dir, file), text)
  return file
}

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: dir,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('without files it judges .github/workflows: 1 with findings, 0 without', () => {
  write('bad.yml', BAD)
  write('good.yaml', GOOD)
  write('notes.txt', 'no workflow')
  const found = cli('lint')
  expect(found.status).toBe(1)
  expect(found.stdout).toMatch(/^\.github\/workflows\/bad\.yml:3:10 error CG002 /)
  write('bad.yml', GOOD.replaceAll('ci', 'other'))
  expect(cli('lint')).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('the other files of the repository are judged by, but not reported', () => {
  const group = 'concurrency:\n  group: x-${{ github.ref }}\n  cancel-in-progress: true\n'
  const one = write('one.yml', `on: pull_request\n${group}`)
  write('two.yml', `on: pull_request\n${group}`)
  write('broken.yml', 'on: [')
  const findings = JSON.parse(cli('lint', '--format', 'json', one).stdout) as { file: string; rule: string }[]
  expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([`${one} CG003`])
})

test('--fix writes the change into the file and answers for what is left', () => {
  const file = write('bad.yml', BAD)
  const { status, stdout, stderr } = cli('lint', '--fix')
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(stderr).toBe(`Fixed 1 file: ${file}\n`)
  expect(readFileSync(path.join(dir, file), 'utf8')).toBe(
    BAD.replace('group: ci', 'group: ci-${{ github.event.pull_request.number || github.ref }}'),
  )
})

test('a directory without workflows is no failure, but does not go unmentioned', () => {
  rmSync(path.join(dir, '.github'), { recursive: true })
  expect(cli('lint')).toMatchObject({
    status: 0,
    stdout: '',
    stderr: expect.stringContaining('no workflow files'),
  })
})

test.each([
  [['lint', '--format', 'xml'], /There is no format "xml"; there are text, json, sarif, github/],
  [['lint', '--explain', 'CG999'], /There is no rule "CG999"; there are CG001, /],
  [['lint', '--nonsense'], /--nonsense/],
  [['lint', 'missing.yml'], /missing\.yml cannot be read: ENOENT/],
  [['prune'], /There is no verb "prune"[\s\S]*locked-uv lint/],
  [['constructor'], /There is no verb "constructor"/],
  [[], /Which verb\?[\s\S]*locked-uv lint/],
])('wrong usage ends with 2 and says what would be right: %o', (args, problem) => {
  const { status, stdout, stderr } = cli(...args)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(problem)
})

test('--explain tells what a rule is about', () => {
  const { status, stdout } = cli('lint', '--explain', 'cg005')
  expect(status).toBe(0)
  expect(stdout).toMatch(
    /^CG005 cancels-main \(error\)[\s\S]*cancel-in-progress: \$\{\{ github\.event_name == 'pull_request' \}\}[\s\S]*See https:/,
  )
})

test('a file that is too large is refused', () => {
  const file = write('large.yml', `# ${'x'.repeat(2 ** 20)}\n`)
  expect(cli('lint', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('more than a workflow file'),
  })
})

test('help is no failure', () => {
  expect(cli('--help')).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('locked-uv lint'),
  })
})
