import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { classify } from '../../../src/heal/classify.ts'
import { planHeal } from '../../../src/heal/plan.ts'
import { type Lab, LEFT_PAD, openLab } from '../../support/packages/lab.ts'
import { makeProject } from '../../support/packages/project.ts'
import { UV_VERSIONS } from '../../support/packages/uv.ts'

interface Trouble {
  readonly name: string
  readonly make: (lab: Lab) => Promise<unknown> | unknown
  readonly args?: readonly string[]
  readonly expected: { readonly class: string; readonly action: string; readonly package?: object }
}

const WHEEL = 'left_pad-1.3-py3-none-any.whl'

const TROUBLES: readonly Trouble[] = [
  {
    name: 'the index has lost a wheel',
    make: async (lab) => {
      await lab.uv('lock')
      lab.index.disturb(WHEEL, 404)
    },
    expected: { class: 'network', action: 'retry', package: LEFT_PAD },
  },
  {
    name: 'the index is out of order',
    make: async (lab) => {
      await lab.uv('lock')
      lab.index.disturb(WHEEL, 503)
    },
    expected: { class: 'network', action: 'retry', package: LEFT_PAD },
  },
  {
    name: 'nobody listens at the address of the index',
    make: (lab) => lab.index[Symbol.asyncDispose](),
    expected: { class: 'network', action: 'retry' },
  },
  {
    name: 'no version suits',
    make: (lab) => depend(lab, 'left-pad>5'),
    expected: { class: 'resolution', action: 'fail' },
  },
  {
    name: 'uv.lock is stale',
    make: async (lab) => {
      await lab.uv('lock')
      await depend(lab, 'left-pad')
    },
    expected: { class: 'resolution', action: 'fail' },
  },
  {
    name: 'pyproject.toml does not parse',
    make: (lab) => writeFile(path.join(lab.projectDir, 'pyproject.toml'), '[project\n'),
    expected: { class: 'resolution', action: 'fail' },
  },
  {
    name: 'offline with a cold cache',
    make: (lab) => lab.uv('lock'),
    args: ['--offline'],
    expected: { class: 'resolution', action: 'fail' },
  },
  {
    name: 'an argument that uv does not know',
    make: () => {},
    args: ['--frobnicate'],
    expected: { class: 'resolution', action: 'fail' },
  },
  {
    name: 'no such Python',
    make: () => {},
    args: ['--python', '3.99'],
    expected: { class: 'environment', action: 'fail' },
  },
  {
    name: 'a build backend that fails',
    make: async (lab) => {
      const backend = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
      await writeFile(
        path.join(lab.projectDir, 'pyproject.toml'),
        `[project]\nname = "demo"\nversion = "0"\n${backend}`,
      )
      await writeFile(path.join(lab.projectDir, 'backend.py'), 'import no_such_module\n')
    },
    expected: { class: 'build', action: 'fail' },
  },
]

describe.each(UV_VERSIONS)('uv %s', (version) => {
  test.each(TROUBLES)(
    '$name: told apart from cache damage, nothing is healed',
    async ({ make, args = [], expected }) => {
      await using lab = await openLab(version)
      await make(lab)
      const result = await lab.sync(...args)
      if (result.kind !== 'failed') throw new Error(`the sync ${result.kind}`)
      const { output, code } = result
      const failure = classify({
        output,
        exitCode: code,
        cacheDir: lab.cacheDir,
        platform: process.platform,
      })
      expect(failure, output).toMatchObject(expected)
      expect(planHeal(failure, { mode: 'auto', isOffline: false, isHealed: false }).kind).toBe('none')
    },
  )
})

function depend(lab: Lab, requirement: string): Promise<void> {
  return makeProject(lab.projectDir, { dependencies: [requirement], indexUrl: lab.index.url })
}
