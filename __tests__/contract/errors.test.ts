import { expect, test } from 'vitest'
import { listFiles, read } from './repository.ts'

const codes = listFiles('src/*.ts', 'src/**/*.ts')
  .flatMap((file) => [...read(file).matchAll(/^\s*(?:override )?readonly code = '([^']+)'/gm)])
  .map(([, code = '']) => code)
  .sort()

test('every error code has a heading in docs/errors.md, and every heading is a code', () => {
  const headings = [...read('docs/errors.md').matchAll(/^## `?([A-Z][A-Z0-9_]+)`?$/gm)].map(
    ([, code = '']) => code,
  )
  expect(headings.sort()).toEqual(codes)
})

test('error codes are distinct and upper case', () => {
  expect(codes.length).toBeGreaterThan(3)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code))).toEqual([])
})

test('every error that names a remedy has a code', () => {
  const classes = listFiles('src/**/*.ts').flatMap((file) => [
    ...read(file).matchAll(/class (\w+) extends ActionError/g),
  ])
  expect(classes.length).toBe(codes.length)
})
