import { expect, test } from 'vitest'
import { judgeHistory } from '../../support/lock/history.ts'

const judge = (...lines: string[]) => judgeHistory(`${lines.join('\n')}\n`)

test('the checker finds an overlap, and none where the intervals only touch', () => {
  expect(judge('enter a x p 1', 'enter b x p 2', 'leave a p 3', 'leave b p 4').overlaps).toEqual(['a+b'])
  expect(judge('enter a x p 1', 'leave a p 2', 'enter b x p 3', 'leave b p 4').overlaps).toEqual([])
})

test('the checker lets readers be together, but neither a writer beside a reader nor a reader beside a writer', () => {
  expect(judge('enter a s p 1', 'enter b s p 2')).toMatchObject({ overlaps: [], mostReaders: 2 })
  expect(judge('enter a s p 1', 'enter b x p 2').overlaps).toEqual(['a+b'])
  expect(judge('enter a x p 1', 'enter b s p 2').overlaps).toEqual(['a+b'])
})

test('the checker knows that a child is inside after its parent was killed', () => {
  const orphan = ['enter a x p 1', 'enter a x c 2', 'killed a 3']
  expect(judge(...orphan, 'enter b x p 4').overlaps).toEqual(['a+b'])
  expect(judge(...orphan, 'leave a c 4', 'enter b x p 5').overlaps).toEqual([])
})

test('the checker forgets what was written by a process after it was to be killed', () => {
  expect(judge('wait a x 1', 'killed a 2', 'enter a x p 3', 'enter b x p 4').overlaps).toEqual([])
})

test('the checker names who never left', () => {
  expect(judge('enter a x p 1')).toMatchObject({ entries: 1, overlaps: [], inside: ['a'] })
})

test('the checker tells a hand-over from a recovery, and how long both took', () => {
  const ms = (count: number) => String(count * 1e6)
  const verdict = judge(
    `enter a x p ${ms(1)}`,
    `wait b x ${ms(2)}`,
    `wait c x ${ms(12)}`,
    `leave a p ${ms(20)}`,
    `enter b x p ${ms(23)}`,
    `killed b ${ms(30)}`,
    `enter c x p ${ms(37)}`,
    `leave c p ${ms(40)}`,
  )
  expect(verdict).toMatchObject({ handOffsMs: [3], recoveriesMs: [7], waitsMs: [0, 21, 25], inversions: 0 })
  const unfair = judge(`wait a x ${ms(1)}`, `wait b x ${ms(9)}`, `enter b x p ${ms(10)}`)
  expect(unfair.inversions).toBe(1)
})
