import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { validate } from '@actions/languageservice'
import Ajv from 'ajv-draft-04'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse, stringify } from 'yaml'
import { formatSarif } from '../../src/workflow/formats/sarif.ts'
import { parseIgnores } from '../../src/workflow/ignores.ts'
import { fixWorkflows, judgeWorkflows, type WorkflowFile } from '../../src/workflow/judge.ts'
import { RULES } from '../../src/workflow/rules/index.ts'
import { PROJECT_ROOT } from '../support/runner.ts'
import { readFixtures, spellFindings, type WorkflowFixture, workflowFile } from '../support/workflows.ts'
import { listWorkflows, read } from './repository.ts'

const bad = RULES.flatMap(({ id }) => readFixtures(`${id}/bad`))
const good = [...RULES.flatMap(({ id }) => readFixtures(`${id}/good`)), ...readFixtures('usual')]
const fixed = bad
  .map(({ name, files }) => ({ name, files: fixWorkflows(files).files, texts: fixWorkflows(files).texts }))
  .filter(({ texts }) => texts.size > 0)

test('the workflows of this project have nothing to be said of', () => {
  const files = listWorkflows().map((file) => workflowFile(file, read(file)))
  expect(spellFindings(judgeWorkflows(files))).toEqual([])
})

describe("for GitHub's own language service", () => {
  test.each(good)('$name is valid', async (fixture) => {
    expect(await diagnose(fixture)).toEqual([])
  })

  test.each(fixed)('$name is valid after --fix', async (fixture) => {
    expect(await diagnose(fixture)).toEqual([])
  })
})

test('actionlint has nothing against good workflows and against what --fix writes', () => {
  expect(runActionlint([...good, ...fixed])).toBe('')
})

test('sarif is valid for the schema of SARIF 2.1.0', () => {
  const schema = JSON.parse(
    readFileSync(path.join(PROJECT_ROOT, '.tools', 'sarif', '1.0.0-beta.0', 'schema.json'), 'utf8'),
  )
  const isValid = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  )
  const broken = judgeWorkflows([workflowFile('broken.yml', 'on: [')])
  const findings = [...bad.flatMap(({ files }) => judgeWorkflows(files)), ...broken]
  for (const shown of [findings, []]) {
    isValid(JSON.parse(formatSarif({ findings: shown })))
    expect(isValid.errors).toBeNull()
  }
  expect(isValid({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false)
})

describe('docs/concurrency.md', () => {
  const text = read('docs/concurrency.md')
  const sections = new Map(text.split(/^### /m).map((section) => [section.slice(0, 5), section]))
  const examples = new Map(RULES.map(({ id }) => [id, blocksOf(sections.get(id) ?? '').map(splitFiles)]))
  const recipes = blocksOf(text.split(/^## Recipes$/m)[1] ?? '').map(splitFiles)
  const valid = [...[...examples.values()].map(([, right]) => right ?? []), ...recipes].map(
    (files, index) => ({
      name: `example ${index}`,
      files: files.map(complete),
    }),
  )

  test.each(RULES)(
    'has a section for $id with a bad and a good example that are what they say',
    async ({ id, name }) => {
      expect(sections.get(id)?.split('\n')[0]).toBe(`${id} ${name}`)
      const [wrong = [], right = [], ...others] = examples.get(id) ?? []
      expect(others).toEqual([])
      expect(judgeWorkflows(wrong).map(({ rule }) => rule)).toContain(id)
      expect(right.length).toBeGreaterThan(0)
      expect(spellFindings(judgeWorkflows(right))).toEqual([])
      // A bad example has no other mistake than the one that it is for.
      const refused = await diagnose({ name: 'bad example', files: wrong.map(complete) })
      expect(refused.length > 0).toBe(['CG010', 'CG011'].includes(id))
    },
  )

  test('shows a recipe for each of the usual situations, with nothing to be said of', () => {
    expect(recipes.length).toBeGreaterThan(5)
    for (const files of recipes) expect(spellFindings(judgeWorkflows(files))).toEqual([])
  })

  test("shows nothing that GitHub's language service or actionlint refuses", async () => {
    for (const example of valid) expect(await diagnose(example)).toEqual([])
    expect(runActionlint(valid)).toBe('')
  })

  test('shows other snippets that work as well: the default, an ignore comment, the pre-commit hook', async () => {
    const [first = '', ignore = '', hook = '', ...others] = blocksOf(text.split(/^## Rules$/m)[0] ?? '')
    expect(others).toEqual([])
    const usual = complete(
      workflowFile('ci.yml', `on: { pull_request: , push: { branches: [main] }, merge_group: }\n${first}`),
    )
    expect(spellFindings(judgeWorkflows([usual]))).toEqual([])
    expect(await diagnose({ name: 'default snippet', files: [usual] })).toEqual([])
    expect(parseIgnores(ignore)).toMatchObject([{ rules: ['CG005'], hasReason: true }])
    const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string }[]
    const { repos } = parse(hook) as { repos: { hooks: { id: string }[] }[] }
    expect(hooks.map(({ id }) => id)).toEqual(
      expect.arrayContaining(repos.flatMap((repo) => repo.hooks.map(({ id }) => id))),
    )
  })
})

function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => yaml)
}

/** Adds what an example leaves out because it is not about it: jobs, a runner, steps. */
function complete({ source, basename }: WorkflowFile): WorkflowFile {
  const workflow = parse(source.text) as { jobs?: Record<string, object> }
  const jobs = Object.entries(workflow.jobs ?? { test: { 'runs-on': 'ubuntu-latest' } }).map(([id, job]) => [
    id,
    'uses' in job ? job : { steps: [{ run: 'make' }], ...job },
  ])
  return workflowFile(basename, stringify({ ...workflow, jobs: Object.fromEntries(jobs) }))
}

/** A block may hold several files, each under a line `# name.yml`. */
function splitFiles(yaml: string): WorkflowFixture['files'] {
  const parts = yaml.split(/^# ([\w-]+\.yml)\n/m)
  if (parts.length === 1) return [workflowFile('example.yml', yaml)]
  return parts.flatMap((name, index) => (index % 2 === 1 ? [workflowFile(name, parts[index + 1] ?? '')] : []))
}

async function diagnose({ name, files }: Pick<WorkflowFixture, 'name' | 'files'>): Promise<string[]> {
  const id = randomUUID()
  const all = await Promise.all(
    files.map(async ({ source }) => {
      const document = TextDocument.create(
        `file:///${id}/.github/workflows/${source.file}`,
        'yaml',
        1,
        source.text,
      )
      const found = await validate(document)
      return found.map(({ message, range }) => `${name} ${source.file}:${range.start.line + 1} ${message}`)
    }),
  )
  return all.flat()
}

function runActionlint(fixtures: readonly Pick<WorkflowFixture, 'files'>[]): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'linted-'))
  try {
    const files = fixtures.flatMap((fixture, index) => writeRepository(dir, String(index), fixture))
    // 1.7.12 does not know the key, nor anybody's own labels.
    const ignored = ['unexpected key "queue"', 'label ".+" is unknown'].flatMap((text) => ['-ignore', text])
    const tool = path.join(PROJECT_ROOT, '.tools', 'bin', 'actionlint')
    const args = ['-shellcheck=', '-pyflakes=', '-no-color', '-oneline', ...ignored, ...files]
    const { status, stdout, stderr } = spawnSync(tool, args, { cwd: dir, encoding: 'utf8' })
    return `${stdout}${stderr}` || (status === 0 ? '' : `exit ${status}`)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

function writeRepository(dir: string, name: string, { files }: Pick<WorkflowFixture, 'files'>): string[] {
  const folder = path.join(dir, name, '.github', 'workflows')
  mkdirSync(folder, { recursive: true })
  return files.map(({ source }) => {
    const file = path.join(folder, source.file)
    writeFileSync(file, source.text)
    return file
  })
}
