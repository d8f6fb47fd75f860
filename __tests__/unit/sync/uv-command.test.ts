import { expect, test } from 'vitest'
import { findSubcommand, mayInstall } from '../../../src/sync/uv-command.ts'

test.each([
  [['sync', '--locked'], { name: 'sync', index: 0 }],
  [['--directory', 'sync', 'lock'], { name: 'lock', index: 2 }],
  [['--color=never', '-q', 'pip', 'install'], { name: 'pip', index: 2 }],
  [['--version'], undefined],
  [['--cache-dir'], undefined],
  [[], undefined],
])('%j: the subcommand is behind the options and their values', (args, expected) => {
  expect(findSubcommand(args)).toEqual(expected)
})

test.each([
  [['uv', 'sync'], true],
  [['/opt/uv.exe', 'pip', 'install', 'x'], true],
  [['uv', 'run', 'pytest', '--project', 'x'], true],
  [['make', 'deps'], true],
  [['uv', 'lock'], false],
  [['uv', 'venv'], false],
  [['uv', '--version'], false],
  [['uv', '--project', 'other', 'sync'], false],
  [['uv', 'pip', 'install', '--system', 'x'], false],
  [['uv', 'pip', 'install', '--target=dir', 'x'], false],
  [['uv', 'of-the-future'], false],
])('%j: whether it may fill the environment here: %s', (argv, expected) => {
  expect(mayInstall(argv)).toBe(expected)
})
