import { spawnSync } from 'node:child_process'
import { appendFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { importAll, type Leg, type LegOptions, makeLeg, makeWheels } from '../support/legs.ts'
import { type PackageIndex, startPackageIndex } from '../support/packages/package-index.ts'
import { Machine, type StageResult } from '../support/runner.ts'
import { mountTmpfs } from '../support/tmpfs.ts'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
// In a container root may lack CAP_SYS_ADMIN.
const canMount = isRoot && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

let machine: Machine
let index: PackageIndex

beforeAll(async () => {
  index = await startPackageIndex(makeWheels())
})

afterAll(() => index[Symbol.asyncDispose]())

beforeEach(async () => {
  machine = await Machine.create()
})

afterEach(() => machine[Symbol.asyncDispose]())

type Options = Partial<LegOptions> & { readonly prepare?: (leg: Leg) => Promise<void> }

async function run({ prepare, inputs, ...options }: Options): Promise<{ leg: Leg; main: StageResult }> {
  const leg = await makeLeg(machine, 'one', {
    indexUrl: index.url,
    inputs: { 'concurrency-lint': 'off', ...inputs },
    ...options,
  })
  await prepare?.(leg)
  return { leg, main: await leg.step.run('main') }
}

const notesOf = ({ log }: StageResult) => log.filter((line) => /^note .*(link|LINK)/.test(line))

test('on one disk uv is left to link, and nothing is said or left behind', async () => {
  const { leg, main } = await run({ env: { UV_PROJECT_ENVIRONMENT: 'deep/below/env' } })
  expect(main.code, main.log.join('\n')).toBe(0)
  expect(main.env).not.toHaveProperty('UV_LINK_MODE')
  expect(notesOf(main)).toEqual([])
  expect(await readdir(leg.runner.workspace)).not.toContainEqual(expect.stringMatching(/^\.locked-uv/))
})

describe.runIf(canMount)('where nothing can be linked', () => {
  const onTmpfs = async ({ variable = 'LOCKED_UV_BASE', ...options }: Options & { variable?: string }) => {
    const dir = path.join(machine.root, 'disk')
    using _disk = mountTmpfs(dir, 'size=50m,mode=755')
    const { leg, main } = await run({ ...options, env: { [variable]: dir, ...options.env } })
    expect(main.code, main.log.join('\n')).toBe(0)
    return { main, answers: await importAll(leg, ['apple', 'pear']) }
  }

  test('the cache on another disk: uv is told to copy, the cost and the way out are noted', async () => {
    const { main, answers } = await onTmpfs({})
    expect(answers).toBe('apple 1.0\npear 2.1\n')
    expect(main.env).toMatchObject({ UV_LINK_MODE: 'copy' })
    expect(notesOf(main)).toEqual([
      expect.stringMatching(/on different file systems: .*space again.*LOCKED_UV_BASE/),
    ])
    // uv's own, in each step.
    expect(main.log.join('\n')).not.toContain('Failed to hardlink')
  })

  test('another mount of the same disk, as in a container: the same', async () => {
    const { tempDir } = machine
    const script = `mount --bind ${tempDir} ${tempDir}; exec "$@"`
    const { main } = await run({ launcher: ['unshare', '-m', 'bash', '-ec', script, 'bash'] })
    expect(main.code, main.log.join('\n')).toBe(0)
    expect(main.env).toMatchObject({ UV_LINK_MODE: 'copy' })
    expect(notesOf(main)).toEqual([expect.stringContaining('are on different mounts of one disk')])
  })

  const configure = ({ runner }: Leg, table = 'tool.uv') =>
    appendFile(path.join(runner.workspace, 'pyproject.toml'), `[${table}]\nlink-mode = "hardlink"\n`)
  test.each<[string, Parameters<typeof onTmpfs>[0]]>([
    ['UV_LINK_MODE', { env: { UV_LINK_MODE: 'hardlink' } }],
    ['sync-args', { inputs: { 'sync-args': '--link-mode=hardlink' } }],
    ['[tool.uv]', { prepare: configure }],
    // Then nothing else has read the files.
    ['[tool.uv] beside UV_CACHE_DIR', { prepare: configure, variable: 'UV_CACHE_DIR' }],
    ['[tool.uv.pip]', { prepare: (leg) => configure(leg, 'tool.uv.pip') }],
  ])('what the user has set by %s stays', async (_, options) => {
    const { main } = await onTmpfs(options)
    expect(main.env).not.toHaveProperty('UV_LINK_MODE')
    expect(main.log.join('\n')).toContain('Failed to hardlink')
  })
})

describe('symbolic links into the cache', () => {
  const SETTINGS: [string, Options][] = [
    ['UV_LINK_MODE', { env: { UV_LINK_MODE: 'symlink' } }],
    ['the input sync-args', { inputs: { 'sync-args': '--link-mode symlink' } }],
    [
      'link-mode in',
      {
        prepare: ({ runner }) => writeFile(path.join(runner.workspace, 'uv.toml'), 'link-mode = "symlink"\n'),
      },
    ],
  ]
  test.each(SETTINGS)('are refused, whoever asks for them: %s', async (from, options) => {
    const { main } = await run(options)
    expect(main.code).toBe(1)
    const error = main.commands.find(({ command }) => command === 'error')
    expect(error?.properties['title']).toContain('LINK_MODE_SYMLINK')
    expect(error?.message).toContain(`(${from}`)
  })

  test('are allowed into a cache of the user, with a note', async () => {
    const env = { UV_LINK_MODE: 'symlink', UV_CACHE_DIR: path.join(machine.root, 'own') }
    const { main } = await run({ env })
    expect(main.code, main.log.join('\n')).toBe(0)
    expect(notesOf(main)).toEqual([
      expect.stringContaining('link mode symlink (UV_LINK_MODE): environments break'),
    ])
  })
})
