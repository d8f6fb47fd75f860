import { describe, expect, test } from 'vitest'
import { parseWorkflow } from '../../../src/workflow/parse-workflow.ts'
import { makeSource } from '../../../src/workflow/source.ts'

function legs(matrix: string): string[] | undefined {
  const text = `on: push\njobs:\n  test:\n    strategy:\n      matrix: ${matrix}\n`
  const parsed = parseWorkflow(makeSource('ci.yml', text), 'ci.yml')
  if (parsed.kind === 'broken') throw new Error(parsed.reason)
  const read = parsed.workflow.jobs[0]?.matrix
  if (read?.kind !== 'legs') return undefined
  return read.legs.map((leg) =>
    [...leg].map(([name, value]) => `${name}=${value === undefined ? '?' : value.coerceString()}`).join(' '),
  )
}

describe('the legs of a matrix are those that GitHub makes', () => {
  test.each([
    ['{ a: [1, 2], b: [x, y] }', ['a=1 b=x', 'a=1 b=y', 'a=2 b=x', 'a=2 b=y']],
    ['{ a: [1, 2], b: [x, y], exclude: [{ a: 1, b: y }] }', ['a=1 b=x', 'a=2 b=x', 'a=2 b=y']],
    ['{ a: [1, 2], exclude: [{ a: 1 }] }', ['a=2']],
    ['{ a: [1, 2], include: [{ b: z }] }', ['a=1 b=z', 'a=2 b=z']],
    ['{ a: [1, 2], include: [{ a: 2, b: z }] }', ['a=1', 'a=2 b=z']],
    ['{ a: [1, 2], include: [{ a: 3 }] }', ['a=1', 'a=2', 'a=3']],
    ['{ include: [{ a: 1 }, { a: 2 }] }', ['a=1', 'a=2']],
    ['{ a: [1, "${{ vars.A }}"] }', ['a=1', 'a=?']],
  ])('%s', (matrix, expected) => {
    expect(legs(matrix)).toEqual(expected)
  })
})

test.each([
  '${{ fromJSON(vars.LEGS) }}',
  '{ a: "${{ fromJSON(vars.LEGS) }}" }',
  `{ a: [${Array.from({ length: 300 }, (_, i) => i)}] }`,
  `{ a: [${Array.from({ length: 300 }, (_, i) => i)}], b: [${Array.from({ length: 300 }, (_, i) => i)}] }`,
])('a matrix that only the run knows, or that GitHub refuses, has no known legs', (matrix) => {
  expect(legs(matrix)).toBeUndefined()
})
