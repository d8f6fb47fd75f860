import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { INPUTS } from '../../src/inputs/inputs.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'
import { PROJECT_ROOT } from '../support/runner.ts'
import { read, readYaml } from './repository.ts'

interface Manifest {
  readonly inputs: Record<string, { readonly default: unknown; readonly required?: boolean }>
  readonly outputs: Record<string, unknown>
}
interface Typing {
  readonly type: string
  readonly 'allowed-values'?: readonly string[]
}

const manifest = readYaml<Manifest>('action.yml')
const typings = readYaml<{ inputs: Record<string, Typing>; outputs: Record<string, Typing> }>(
  'action-types.yml',
)

test('the inputs of action.yml and their defaults are those that the code reads', () => {
  const declared = Object.entries(manifest.inputs).map(([name, input]) => [name, { default: input.default }])
  expect(Object.fromEntries(declared)).toEqual(INPUTS)
})

test('the outputs of action.yml are those that the code sets', () => {
  expect(Object.keys(manifest.outputs)).toEqual([...OUTPUTS])
})

test('no default is a path of the host, which means nothing in a container job', () => {
  // actions/runner#2058: there the contexts hold the host's paths, and only the variables the container's.
  const defaults = Object.values(manifest.inputs).map((input) => String(input.default))
  expect(
    defaults.filter((text) => /\b(github|runner)\.(workspace|temp|tool_cache|action_path)\b/.test(text)),
  ).toEqual([])
})

test('the tables of the README are those of action.yml', () => {
  const check = [path.join('scripts', 'docs.mjs'), '--check']
  expect(() => execFileSync(process.execPath, check, { cwd: PROJECT_ROOT, stdio: 'pipe' })).not.toThrow()
  for (const name of [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)])
    expect(read('README.md')).toMatch(new RegExp(`^\\| \`${name}\` \\| `, 'm'))
})

describe.each(['inputs', 'outputs'] as const)('the typing of the %s', (section) => {
  test('names each one once, with a known type', () => {
    expect(Object.keys(typings[section])).toEqual(Object.keys(manifest[section]))
    for (const { type } of Object.values(typings[section]))
      expect(['string', 'boolean', 'integer', 'float', 'list', 'enum']).toContain(type)
  })
})

test('a default has the type that is declared for it', () => {
  const wrong = Object.entries(typings.inputs).filter(([name, typing]) => {
    const text = String(manifest.inputs[name]?.default)
    if (typing.type === 'enum') return !typing['allowed-values']?.includes(text)
    if (typing.type === 'boolean') return !['true', 'false'].includes(text)
    return typing.type === 'integer' && !/^\d+$/.test(text)
  })
  expect(wrong).toEqual([])
})
