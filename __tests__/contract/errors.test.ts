import { expect, test } from 'vitest'
import { listFiles, read, readYaml } from './repository.ts'

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

test('every class that a failed sync may have is documented, and so is what to do', () => {
  const [, union = ''] = /type FailureClass =([^/]*)/.exec(read('src/shared/failure.ts')) ?? []
  const classes = [...union.matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name)
  expect(classes).toContain('cache-corruption')
  // Only of warnings.
  const failures = classes.filter((name) => name !== 'harmless').sort()
  const rows = [...read('docs/errors.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name = '']) => name)
  expect(rows.sort()).toEqual(failures)
  const { outputs } = readYaml<{ outputs: Record<string, { description: string }> }>('action.yml')
  const named = [...(outputs['failure-class']?.description ?? '').matchAll(/`([a-z-]+)`/g)]
  expect(named.map(([, name = '']) => name).sort()).toEqual(failures)
})
