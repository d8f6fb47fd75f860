import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { makeLeg } from '../support/legs.ts'
import { Machine, PROJECT_ROOT } from '../support/runner.ts'

const WORKFLOW = 'on: pull_request\nconcurrency:\n  group: ci\n  cancel-in-progress: true\n'
const OWN = { GITHUB_WORKFLOW_REF: 'octo/project/.github/workflows/ci.yml@refs/pull/7/merge' }

async function runStep(machine: Machine, workflow: string, inputs: Record<string, string> = {}) {
  const leg = await makeLeg(machine, 'one', {
    indexUrl: 'http://127.0.0.1:1/',
    inputs: { run: 'none', ...inputs },
    env: OWN,
  })
  const dir = path.join(leg.runner.workspace, '.github', 'workflows')
  await mkdir(dir, { recursive: true })
  await writeFile(path.join(dir, 'ci.yml'), workflow)
  return await leg.step.run('main')
}

test('a harmful group is one warning, a log group and a snippet in the summary', async () => {
  await using machine = await Machine.create()
  const main = await runStep(machine, WORKFLOW)
  expect(main.code, main.log.join('\n')).toBe(0)
  const annotations = main.commands.filter(({ command }) => ['warning', 'error', 'notice'].includes(command))
  expect(annotations).toMatchObject([
    { command: 'warning', message: expect.stringContaining('CG002 in line 3') },
  ])
  expect(main.groups.map(({ title }) => title)).toContain(
    'Concurrency groups: 1 finding in .github/workflows/ci.yml',
  )
  expect(main.summary).toContain('```yaml\nconcurrency:\n  group: ${{ github.workflow }}-')
})

test('with concurrency-lint: error the step fails before it does anything', async () => {
  await using machine = await Machine.create()
  const main = await runStep(machine, WORKFLOW, { 'concurrency-lint': 'error' })
  expect(main.code).toBe(1)
  const annotations = main.commands.filter(({ command }) => ['warning', 'error', 'notice'].includes(command))
  expect(annotations).toMatchObject([
    { command: 'error', message: expect.stringContaining('.github/workflows/ci.yml:3 CG002: ') },
  ])
  expect(JSON.stringify(annotations)).toContain('CONCURRENCY_HARMFUL')
  expect(main.outputs['uv-version']).toBe('')
})

test.each([
  ['off', WORKFLOW],
  ['warn', WORKFLOW.replace('group: ci', 'group: ci-${{ github.ref }}')],
])('nothing is said with concurrency-lint: %s', async (mode, workflow) => {
  await using machine = await Machine.create()
  const main = await runStep(machine, workflow, { 'concurrency-lint': mode })
  expect(main.code).toBe(0)
  expect(main.commands.filter(({ command }) => ['warning', 'error'].includes(command))).toEqual([])
  expect(main.log.join('\n')).not.toContain('CG0')
})

test('the bundled command answers as the sources do', () => {
  const cli = path.join(PROJECT_ROOT, 'dist', 'cli', 'index.js')
  const { status, stdout } = spawnSync(process.execPath, [cli, 'lint', '--format', 'json'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 0, stdout: '[]\n' })
})
