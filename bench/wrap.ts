/**
 * What the uv of the input wrap-uv costs per call: `npm run bench:wrap`. Each row is the median of many calls, the real uv
 * and the wrapper in turn on the same project, so that a busy machine slows both.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { UV_VERSIONS, uvPathOf } from '../__tests__/support/packages/uv.ts'
import { renderWrapper } from '../src/flow/publish-wrapper.ts'

const ROUNDS = Number(process.argv[2] ?? 15)
const VERSION = UV_VERSIONS[4]
const root = path.join(import.meta.dirname, '..')
const dir = mkdtempSync(path.join(tmpdir(), 'bench-wrap-'))
const env = {
  PATH: process.env['PATH'],
  HOME: dir,
  TMPDIR: dir,
  UV_PYTHON_DOWNLOADS: 'never',
  UV_OFFLINE: '1',
}

const COMMANDS = [
  { args: ['--version'], way: 'real uv at once' },
  { args: ['run', '--no-sync', 'true'], way: 'real uv at once' },
  { args: ['lock'], way: 'lease' },
  { args: ['sync'], way: 'lease, verified' },
  { args: ['run', 'true'], way: 'lease for the sync, then the command' },
]

try {
  const uvPath = uvPathOf(VERSION)
  const cli = `'${process.execPath}' '${path.join(root, 'dist', 'cli', 'index.js')}'`
  const wrapper = path.join(dir, 'uv')
  writeFileSync(wrapper, renderWrapper({ uv: { uvPath, version: VERSION }, lockTimeoutMs: 60_000, cli }))
  chmodSync(wrapper, 0o755)
  const project = path.join(dir, 'project')
  mkdirSync(project)
  writeFileSync(
    path.join(project, 'pyproject.toml'),
    '[project]\nname = "x"\nversion = "0"\nrequires-python = ">=3.9"\n',
  )
  for (const program of [uvPath, wrapper]) call(program, ['sync'], project)
  const rows = COMMANDS.map(({ args, way }) => {
    const pairs = Array.from({ length: ROUNDS }, () => [
      call(uvPath, args, project),
      call(wrapper, args, project),
    ])
    const direct = median(pairs.map(([ms = 0]) => ms))
    const wrapped = median(pairs.map(([, ms = 0]) => ms))
    return { args: args.join(' '), way, direct, wrapped }
  })
  console.log('| call | how | uv | wrapped | more |\n|---|---|---|---|---|')
  for (const { args, way, direct, wrapped } of rows)
    console.log(
      `| \`uv ${args}\` | ${way} | ${direct.toFixed(0)} ms | ${wrapped.toFixed(0)} ms | ${(wrapped - direct).toFixed(0)} ms |`,
    )
} finally {
  rmSync(dir, { recursive: true, force: true })
}

function call(program: string, args: readonly string[], cwd: string): number {
  const startedMs = performance.now()
  const { status, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stderr}`)
  return performance.now() - startedMs
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
