import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRecord } from '../../../src/shared/record.ts'

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test('what a CSV writer has written is read back, whatever is in the paths', () => {
  const entry = fc.record({
    path: fc.string({ minLength: 1 }),
    sizeBytes: fc.option(fc.nat(), { nil: undefined }),
  })
  fc.assert(
    fc.property(
      fc.array(entry),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      (entries, lineEnd, hasLastEnd) => {
        const lines = entries.map(({ path, sizeBytes }) => `${quote(path)},sha256=x,${sizeBytes ?? ''}`)
        const text = lines.join(lineEnd) + (hasLastEnd ? lineEnd : '')
        expect(parseRecord(text)).toEqual(entries)
      },
    ),
  )
})

test('a record that is cut off in a quoted path gives what comes before, and does not hang', () => {
  const [first, ...rest] = parseRecord('a.py,sha256=x,1\n"b.py')
  expect(first).toEqual({ path: 'a.py', sizeBytes: 1 })
  expect(rest.every(({ sizeBytes }) => sizeBytes === undefined)).toBe(true)
  expect(parseRecord('')).toEqual([])
})
