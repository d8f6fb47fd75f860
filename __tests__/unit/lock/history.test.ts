import { expect, test } from 'vitest'
import { judgeHistory } from '../../support/lock/history.ts'

test('the checker finds an overlap, and none where the intervals only touch', () => {
  expect(judgeHistory('enter a\nenter b\nleave a\nleave b\n').overlaps).toEqual(['a+b'])
  expect(judgeHistory('enter a\nleave a\nenter b\nleave b\n').overlaps).toEqual([])
})

test('the checker names who never left', () => {
  expect(judgeHistory('enter a\n')).toEqual({ entries: 1, overlaps: [], inside: ['a'] })
})
