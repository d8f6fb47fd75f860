import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { judgeWorkflows } from '../../../src/workflow/judge.ts'
import { RULES } from '../../../src/workflow/rules/index.ts'
import {
  FIXTURES,
  readExpectations,
  readFixtures,
  spellFindings,
  tellEverything,
} from '../../support/workflows.ts'

test('the rules are numbered without a gap, and each can explain itself', () => {
  expect(RULES.map(({ id }) => id)).toEqual(
    Array.from({ length: 18 }, (_, index) => `CG${String(index + 1).padStart(3, '0')}`),
  )
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
  for (const { what, why, link, remedy, snippet } of RULES) {
    for (const sentence of [what, why, remedy]) expect(sentence).toMatch(/^\S.*\.$/s)
    expect(link).toMatch(/^https:\/\/(docs\.)?github\.com\//)
    expect(snippet).not.toBe('')
  }
})

test('what is said of every bad workflow, and what --fix would write, is what was read and approved', async () => {
  const told = RULES.flatMap(({ id }) => readFixtures(`${id}/bad`)).map(tellEverything)
  await expect(`${told.join('\n')}`).toMatchFileSnapshot(path.join(FIXTURES, 'told.txt'))
})

describe.each(RULES)('$id $name', ({ id, severity }) => {
  const bad = readFixtures(`${id}/bad`)
  const good = readFixtures(`${id}/good`)

  test('has three bad and three good workflows or more', () => {
    expect(bad.length).toBeGreaterThanOrEqual(3)
    expect(good.length).toBeGreaterThanOrEqual(3)
  })

  test.each(bad)('finds exactly what is announced in $name', (fixture) => {
    const announced = readExpectations(fixture)
    expect(announced.some((line) => line.includes(id))).toBe(true)
    expect(spellFindings(judgeWorkflows(fixture.files)).sort()).toEqual(announced.sort())
  })

  test.each(good)('finds nothing in $name', (fixture) => {
    expect(spellFindings(judgeWorkflows(fixture.files))).toEqual([])
  })

  test('reports its gravest severity somewhere', () => {
    const severities = bad.flatMap(({ files }) => judgeWorkflows(files)).filter(({ rule }) => rule === id)
    expect(severities.map((finding) => finding.severity)).toContain(severity)
  })
})

// What people reported in public, rebuilt: the fixture names the report in its last line.
test.each([
  ['CG004', 'Unreal-MCP#294'],
  ['CG005', 'meho#1107'],
  ['CG005', 'storybook#35320'],
  ['CG005', 'CoreScope#1426'],
  ['CG007', 'sublime-rules#624'],
  ['CG007', 'reinhardt-web#4570'],
  ['CG007', 'soar#204'],
  ['CG008', 'actionlint#538'],
  ['CG008', 'hyperswitch-prism#1533'],
  ['CG008', 'local-deep-research#4787'],
  ['CG008', 'basalt#389'],
  ['CG008', 'metabase#57960'],
  ['CG008', 'apex#595'],
  ['CG009', 'vscode-github-actions#135'],
  ['CG012', 'actions/runner#3722'],
  ['CG012', 'sglang#25188'],
  ['CG013', 'rocm-cli#138'],
  ['CG018', 'viaduct#413'],
])('%s finds what was reported in %s', (id, report) => {
  const rebuilt = readFixtures(`${id}/bad`).filter(({ files }) =>
    files.some(({ source }) => source.text.split(/# Seen in |, |\n/).includes(report)),
  )
  expect(rebuilt).toHaveLength(1)
  expect(rebuilt.flatMap(({ files }) => judgeWorkflows(files)).map(({ rule }) => rule)).toContain(id)
})
