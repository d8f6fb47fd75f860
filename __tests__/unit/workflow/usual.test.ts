import { expect, test } from 'vitest'
import { judgeWorkflows } from '../../../src/workflow/judge.ts'
import { readFixtures, spellFindings } from '../../support/workflows.ts'

const usual = readFixtures('usual')

test('there are at least forty workflows of the usual shapes', () => {
  expect(usual.length).toBeGreaterThanOrEqual(40)
})

test.each(usual)('no error is found in $name', ({ files }) => {
  const errors = judgeWorkflows(files).filter(({ severity }) => severity === 'error')
  expect(spellFindings(errors)).toEqual([])
})

// A warning on a workflow that people write every day has to be meant: a new one shows here.
test('warnings are these and no others', () => {
  const warnings = usual.flatMap(({ files }) => spellFindings(judgeWorkflows(files)))
  expect(warnings).toEqual([
    'ci-head-ref-or-ref.yml:9 CG005 warning',
    'ci-of-the-documentation.yml:9 CG005 warning',
    'ci-python-matrix-include.yml:9 CG005 warning',
    'ci-release-branches-kept.yml:7 CG012 warning',
    'ci-release-branches-kept.yml:8 CG005 warning',
    'deploy-staging-then-production.yml:8 CG012 warning',
    'deploy-staging-then-production.yml:16 CG012 warning',
    'pages-newest-wins.yml:12 CG005 warning',
    'terraform-plan-and-apply.yml:19 CG012 warning',
  ])
})
