import { expect, test } from 'vitest'
import type { Finding } from '../../../src/workflow/findings.ts'
import { FORMATS } from '../../../src/workflow/formats/index.ts'
import { formatText } from '../../../src/workflow/formats/text.ts'
import { judgeText, workflowFile } from '../../support/workflows.ts'

const TEXT = 'on: pull_request\nconcurrency:\n  group: ci\n  cancel-in-progress: true\n'
const files = [workflowFile('ci.yml', TEXT)]
const findings = judgeText(TEXT)
const report = { findings, files, hasColours: false }

test('text shows the line with a mark below the place, and what to do', () => {
  const lines = formatText(report).split('\n')
  expect(lines[0]).toMatch(/^ci\.yml:3:10 error CG002 on pull_request this group is `ci`: /)
  expect(lines.slice(1, 3)).toEqual(['    3 |   group: ci', '      |          ^^'])
  expect(lines[3]).toBe('  Add the number of the pull request, or the ref, to the group.')
  expect(lines.at(-2)).toBe('1 finding (1 error) in 1 file, 1 can be fixed by --fix')
})

test('colours are for terminals only, and nothing found is nothing said', () => {
  expect(formatText(report)).not.toContain('\u001b')
  expect(formatText({ ...report, hasColours: true })).toContain('\u001b[31merror\u001b[0m')
  expect(formatText({ ...report, findings: [] })).toBe('')
})

test('a file cannot steer the terminal or move the mark', () => {
  const text = 'on: pull_request\nconcurrency: { group: "\u001b[2J", cancel-in-progress: true }\t# x\n'
  const shown = formatText({
    findings: judgeText(text),
    files: [workflowFile('ci.yml', text)],
    hasColours: false,
  })
  expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})

test('json has the keys of the contract, in their order', () => {
  const parsed = JSON.parse(FORMATS['json']?.(report) ?? '') as object[]
  expect(parsed.map((entry) => Object.keys(entry))).toEqual([
    ['rule', 'severity', 'file', 'line', 'column', 'message', 'remedy', 'suggestion'],
  ])
  expect(parsed).toMatchObject([{ rule: 'CG002', severity: 'error', file: 'ci.yml', line: 3, column: 10 }])
})

test('a workflow command cannot be left by what is in a name', () => {
  const [finding] = findings as [Finding]
  const nasty = { ...finding, file: 'a,b:c%.yml', message: 'one\ntwo::error::three' }
  const shown = FORMATS['github']?.({ ...report, findings: [nasty] }) ?? ''
  expect(shown).toMatch(
    /^::error file=a%2Cb%3Ac%25\.yml,line=3,endLine=3,col=10,endColumn=12,title=locked-uv CG002::one%0Atwo::error::three%0A.+\n$/,
  )
  expect(shown.trimEnd()).not.toContain('\n')
})

test('sarif names the rule by its index and the place as a URI', () => {
  const [finding] = findings as [Finding]
  const sarif = FORMATS['sarif']?.({
    ...report,
    findings: [{ ...finding, file: '.github/work flows/ü.yml' }],
  })
  const { runs } = JSON.parse(sarif ?? '') as {
    runs: {
      tool: { driver: { rules: { id: string }[] } }
      results: { ruleIndex: number; locations: object[] }[]
    }[]
  }
  const [run] = runs
  expect(run?.tool.driver.rules[run.results[0]?.ruleIndex ?? -1]?.id).toBe('CG002')
  expect(JSON.stringify(run?.results[0]?.locations)).toContain('.github/work%20flows/%C3%BC.yml')
})
