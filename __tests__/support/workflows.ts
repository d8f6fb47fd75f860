import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from '../../src/workflow/findings.ts'
import { judgeWorkflows, type WorkflowFile } from '../../src/workflow/judge.ts'
import { makeSource } from '../../src/workflow/source.ts'

export const FIXTURES = path.join(import.meta.dirname, '..', 'fixtures', 'workflows')

/** A repository for the linter: one workflow file, or a folder of them. */
export interface WorkflowFixture {
  /** `CG005/bad/tags.yml` */
  readonly name: string
  readonly files: readonly WorkflowFile[]
}

/** The fixtures below a folder, such as `CG005/bad`. */
export function readFixtures(folder: string): WorkflowFixture[] {
  return readdirSync(path.join(FIXTURES, folder))
    .sort()
    .map((entry) => {
      const name = `${folder}/${entry}`
      const place = path.join(FIXTURES, name)
      const isFolder = statSync(place).isDirectory()
      const files = isFolder ? readdirSync(place).map((file) => path.join(place, file)) : [place]
      return {
        name,
        files: files.sort().map((file) => workflowFile(path.basename(file), readFileSync(file, 'utf8'))),
      }
    })
}

export function workflowFile(basename: string, text: string): WorkflowFile {
  return { basename, source: makeSource(basename, text), isChecked: true }
}

/** Judges one file that is not on disk. */
export function judgeText(text: string, basename = 'ci.yml'): Finding[] {
  return judgeWorkflows([workflowFile(basename, text)])
}

/** `ci.yml:7 CG005 warning` for each finding. */
export function spellFindings(findings: readonly Finding[]): string[] {
  return findings.map(({ file, line, rule, severity }) => `${file}:${line} ${rule} ${severity}`)
}

/** Everything that is said of a fixture, and what --fix would write: one text, to be compared as a whole. */
export function tellEverything({ name, files }: WorkflowFixture): string {
  const told = judgeWorkflows(files).map(
    ({ file, line, column, rule, severity, message, fix }) =>
      `${file}:${line}:${column} ${severity} ${rule} ${message}\n${(fix ?? []).map(({ text }) => `  fix: ${JSON.stringify(text)}\n`).join('')}`,
  )
  return `${name}\n${told.join('')}`
}

/** What the comments `# expect: CG005 warning` at the ends of lines announce, spelt in the same way. */
export function readExpectations({ files }: WorkflowFixture): string[] {
  return files.flatMap(({ source }) =>
    source.text.split('\n').flatMap((content, index) => {
      const announced = /# expect: (.+)$/.exec(content)?.[1]?.split(', ') ?? []
      return announced.map((what) => `${source.file}:${index + 1} ${what}`)
    }),
  )
}
