import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readInputs } from '../../../src/inputs/read.ts'
import { files } from '../../../src/platform/files.ts'
import { readHost } from '../../../src/platform/host.ts'
import { fakeActions } from '../../support/fake-actions.ts'

let workspace: string
beforeEach(async () => {
  workspace = await mkdtemp(path.join(tmpdir(), 'inputs-'))
})
afterEach(() => rm(workspace, { recursive: true }))

const read = (inputs: Record<string, string>) =>
  readInputs({
    actions: fakeActions(inputs),
    files,
    host: { ...readHost(), env: { GITHUB_WORKSPACE: workspace } },
  })

test('a step without inputs gets the defaults of action.yml', async () => {
  expect(await read({})).toEqual({
    version: '',
    versionFile: '',
    resolutionStrategy: 'highest',
    knownBad: 'warn',
    caching: {
      enableCache: 'auto',
      warmStart: 'auto',
      globs: [],
      suffix: '',
      usesOlder: true,
      restores: true,
      saves: true,
      savesOnFailure: false,
      isPruned: false,
      coversPython: false,
      ignoresNothing: true,
    },
    checksums: {},
    allowUnverified: false,
    sources: [],
    downloadBaseUrl: '',
    manifestFile: '',
    projectDir: workspace,
    workspace,
    pythonVersion: '',
    activateEnvironment: false,
    venvPath: '',
    noProject: false,
    toolDir: '',
    toolBinDir: '',
    cacheDir: '',
    seedCacheDir: '',
    lock: 'required',
    lockTimeoutMs: 600_000,
    onLockTimeout: 'fail',
    run: { kind: 'auto' },
    syncArgs: [],
    heal: 'auto',
    retries: 1,
    verify: { kind: 'auto' },
    wrapUv: false,
    concurrencyLint: 'warn',
    trustScope: 'auto',
    maxCacheBytes: undefined,
    minFree: { kind: 'size', bytes: 1024 ** 3 },
    summary: true,
    quiet: false,
    addProblemMatchers: true,
    githubToken: '',
  })
})

test('a script is kept as it was written', async () => {
  const { run } = await read({ run: 'uv sync\nuv pip check' })
  expect(run).toEqual({ kind: 'script', script: 'uv sync\nuv pip check' })
})

test('working-directory is taken from the workspace', async () => {
  await files.mkdir(path.join(workspace, 'sub'))
  expect((await read({ 'working-directory': 'sub' })).projectDir).toBe(path.join(workspace, 'sub'))
})

test('every problem is told in one error, with input, value and what is allowed', async () => {
  const error = await read({
    lock: 'sometimes',
    'lock-timeout': 'soon',
    retries: '99',
    summary: 'perhaps',
    checksum: 'abc',
    'python-version': '3.12\n3.13',
    'sync-args': "'open",
    'working-directory': 'nowhere',
  }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'INPUTS_INVALID' })
  const { message, remedy } = error as { message: string; remedy: string }
  expect(message.split('\n')).toHaveLength(8)
  expect(message).toContain('input lock: "sometimes" is not one of required, best-effort, off')
  expect(message).toContain(`looked for ${path.join(workspace, 'nowhere')}`)
  expect(remedy).toContain('retries')
})

test('sync-args beside a script are refused, since nothing would read them', async () => {
  await expect(read({ run: 'make env', 'sync-args': '--all-extras' })).rejects.toThrow(
    'no effect with run: script',
  )
})

test('directories count from the project, and ~/ from the home directory', async () => {
  const inputs = {
    'activate-environment': 'yes',
    'venv-path': 'env',
    'tool-dir': '~/tools',
    'tool-bin-dir': '/bin',
  }
  expect(await read(inputs)).toMatchObject({
    venvPath: path.join(workspace, 'env'),
    toolDir: path.join(readHost().homeDir ?? '', 'tools'),
    toolBinDir: '/bin',
  })
})

test('venv-path without activate-environment is a problem: it would have no effect', async () => {
  await expect(read({ 'venv-path': 'env' })).rejects.toMatchObject({
    message: expect.stringContaining(
      'input venv-path: "env" has no effect without activate-environment: true',
    ),
  })
})

test.each([
  ['seed', 'lies in the workspace, where every job can write'],
  ['..', undefined],
  ['/usr/bin/env', 'is no directory (looked at /usr/bin/env)'],
  ['/nowhere/at/all', undefined],
])('a seed at %s: %s', async (value, problem) => {
  const reading = read({ 'seed-cache-dir': value })
  if (problem === undefined)
    expect(await reading).toMatchObject({ seedCacheDir: path.resolve(workspace, value) })
  else await expect(reading).rejects.toMatchObject({ message: expect.stringContaining(problem) })
})
