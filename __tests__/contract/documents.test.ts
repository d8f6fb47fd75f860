import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { readInputs } from '../../src/inputs/read.ts'
import { createPlatform } from '../../src/platform/index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { PROJECT_ROOT } from '../support/runner.ts'
import { completeWorkflow, readOwnInputs, readSnippets } from '../support/snippets.ts'
import { listFiles, read, readYaml } from './repository.ts'

const documents = listFiles('*.md', '**/*.md')
// What that document shows is judged by the linter, the language service and actionlint in concurrency-lint.test.ts.
const shown = documents.filter((file) => file !== 'docs/concurrency.md')
const yaml = shown.flatMap((file) => readSnippets(file, read(file), 'yaml'))
const commands = documents.flatMap((file) =>
  readSnippets(file, read(file), 'sh').flatMap(({ text, ...snippet }) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ ...snippet, command: line.replace(/\s+#.*$/, '') })),
  ),
)

describe('YAML', () => {
  const workflows = yaml.flatMap((snippet) => {
    const text = completeWorkflow(snippet)
    return text === undefined ? [] : [{ name: `${snippet.file}:${snippet.line}`, text }]
  })

  test('there is some, in the README by line 10', () => {
    expect(workflows.length).toBeGreaterThan(15)
    const line = read('README.md').split('\n').indexOf('```yaml')
    expect(line).toBeGreaterThan(0)
    expect(line).toBeLessThan(10)
  })

  test("is valid for GitHub's language service and for actionlint", async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'snippets-'))
    try {
      const files = workflows.map(({ text }, index) => {
        const file = path.join(dir, `${index}.yml`)
        writeFileSync(file, text)
        return file
      })
      const found = spawnSync(
        path.join(PROJECT_ROOT, '.tools', 'bin', 'actionlint'),
        ['-shellcheck=', '-pyflakes=', ...files],
        { encoding: 'utf8', cwd: dir },
      )
      expect(`${found.stdout}${found.stderr}`).toBe('')
      for (const { name, text } of workflows) expect(await diagnose(text), name).toEqual([])
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

  test.each(workflows)(
    '$name gives this action inputs that it has, with values that it takes',
    async ({ text }) => {
      const known = Object.keys(readYaml<{ inputs: object }>('action.yml').inputs)
      for (const given of readOwnInputs(text)) {
        expect(known).toEqual(expect.arrayContaining(Object.keys(given)))
        const platform = createPlatform()
        // What the runner has put in by then.
        const input = (name: string) => String(given[name] ?? '').replace(/^\$\{\{.*\}\}$/, '3.13')
        await readInputs({ ...platform, actions: { ...platform.actions, input } })
      }
    },
  )

  test('a snippet with a mistake is seen', async () => {
    const [first] = yaml
    const broken = { file: '', line: 0, text: `${first?.text ?? ''}- runs: pytest\n` }
    expect(await diagnose(completeWorkflow(broken) ?? '')).not.toEqual([])
  })
})

describe('commands', () => {
  test('there are some', () => {
    expect(commands.length).toBeGreaterThan(10)
  })

  const scripts = readYaml<{ scripts: Record<string, string> }>('package.json').scripts
  // They are what runs this test, or take minutes: that they are there is all that can be asked here.
  const ofNpm = commands.filter(({ command }) => command.startsWith('npm '))
  const others = commands.filter(({ command }) => !command.startsWith('npm '))

  test.each(ofNpm)('$file:$line $command is a script of the package', ({ command }) => {
    for (const part of command.split(' && ').filter((text) => text !== 'npm ci')) {
      const [, name = ''] = /^npm (?:run )?([\w:-]+)$/.exec(part) ?? []
      expect(scripts).toHaveProperty([name])
    }
  })

  test.each(others)('$file:$line $command works', ({ command }) => {
    const dir = mkdtempSync(path.join(tmpdir(), 'commands-'))
    try {
      const bin = path.join(dir, 'bin')
      for (const each of [bin, path.join(dir, 'tmp'), path.join(dir, '.github', 'workflows')])
        mkdirSync(each, { recursive: true })
      const cli = path.join(PROJECT_ROOT, 'dist', 'cli', 'index.js')
      writeFileSync(path.join(bin, 'locked-uv'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
      chmodSync(path.join(bin, 'locked-uv'), 0o755)
      writeFileSync(path.join(dir, '.github', 'workflows', 'ci.yml'), read('examples/fleet/workflow.yml'))
      const uvDir = path.dirname(uvPathOf('0.13.8'))
      const result = spawnSync('sh', ['-c', command.replace('node dist/', `node ${PROJECT_ROOT}/dist/`)], {
        cwd: dir,
        encoding: 'utf8',
        env: {
          PATH: [bin, uvDir, path.dirname(process.execPath), process.env['PATH']].join(path.delimiter),
          HOME: dir,
          TMPDIR: path.join(dir, 'tmp'),
          UV_PYTHON_DOWNLOADS: 'never',
        },
      })
      expect(result.status, `${result.stdout}${result.stderr}`).toBe(0)
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})

describe.each(documents)('%s', (file) => {
  test('links only to headings that are there', () => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)]
    const missing = links.filter(([, target = '', anchor = '']) => {
      const other = target === '' ? file : path.join(path.dirname(file), target)
      return !headingsOf(read(other)).includes(anchor)
    })
    expect(missing.map(([link]) => link)).toEqual([])
  })

  test('links to the outside by https and to hosts that have a name', () => {
    const links = [...read(file).matchAll(/\]\((https?:[^)\s]+)\)/g)].map(([, url = '']) => url)
    const odd = links.filter((url) => !/^https:\/\/[\w-]+(\.[\w-]+)+(\/|$)/.test(url))
    expect(odd).toEqual([])
  })
})

/** As GitHub makes anchors of headings. */
function headingsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

async function diagnose(text: string): Promise<string[]> {
  const document = TextDocument.create(`file:///${Math.random()}/snippet.yml`, 'yaml', 1, text)
  return (await validate(document)).map(({ message, range }) => `${range.start.line + 1} ${message}`)
}
