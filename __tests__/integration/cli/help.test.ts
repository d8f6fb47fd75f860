import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { uvPathOf } from '../../support/packages/uv.ts'
import { PROJECT_ROOT } from '../../support/runner.ts'
import { CLI } from '../../support/shell/terminal.ts'

const VERBS = ['run', 'doctor', 'gc', 'lint', 'explain', 'completion']

const PATH = `${path.dirname(uvPathOf('0.13.8'))}${path.delimiter}${process.env['PATH']}`

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  })
  return { status, stdout, stderr }
}

test('help lists every verb, and tells of each with its exit codes', () => {
  const { status, stdout } = cli('help')
  expect(status).toBe(0)
  for (const verb of VERBS) {
    expect(stdout).toContain(`  locked-uv ${verb}`)
    const asked = cli('help', verb)
    expect(asked).toEqual(cli(verb, '--help'))
    expect(asked.stdout).toMatch(new RegExp(`^Usage: locked-uv ${verb} `))
    if (verb !== 'completion') expect(asked.stdout).toContain('Exit codes: ')
  }
})

test('--help behind -- belongs to the command', () => {
  const { stdout } = cli('run', '--', 'sh', '-c', 'echo "$0"', '--help')
  expect(stdout).toBe('--help\n')
})

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8'))
  expect(cli('--version').stdout).toMatch(new RegExp(`^locked-uv ${version} \\(default uv \\d`))
})

test('without a verb, or with one that is not there: usage on stderr', () => {
  for (const args of [[], ['sync']]) {
    const { status, stdout, stderr } = cli(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Usage:')
  }
})

test('bash completes verbs and options', () => {
  const { stdout: script } = cli('completion', 'bash')
  const complete = (...words: string[]) =>
    spawnSync(
      'bash',
      [
        '-c',
        `${script}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _locked_uv; echo "\${COMPREPLY[*]}"`,
        'x',
        ...words,
      ],
      { encoding: 'utf8', cwd: '/' },
    ).stdout.trim()
  expect(complete('locked-uv', 'do')).toBe('doctor')
  expect(complete('locked-uv', 'run', '--sh')).toBe('--shared')
})

test.each(['zsh', 'fish'])('%s gets a script that names every verb', (shell) => {
  const { status, stdout } = cli('completion', shell)
  expect(status).toBe(0)
  for (const verb of VERBS) expect(stdout).toContain(verb)
})

test('of other shells it says what there is', () => {
  expect(cli('completion', 'csh')).toMatchObject({ status: 2, stderr: 'Name the shell: bash, zsh, fish.\n' })
})
