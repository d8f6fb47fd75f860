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
