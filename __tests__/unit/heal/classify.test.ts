import { describe, expect, test } from 'vitest'
import { classify, failureFromHoles } from '../../../src/heal/classify.ts'

const CACHE = '/var/tmp/c'
const see = (
  output: string,
  options: { cacheDir?: string; exitCode?: number | undefined; platform?: NodeJS.Platform } = {},
) => classify({ output, exitCode: 2, cacheDir: CACHE, platform: 'linux', ...options })

const MISSING = [
  'Resolved 3 packages in 1ms',
  'error: Failed to install: left_pad-1.3-py3-none-any.whl (left-pad==1.3)',
  `  Caused by: failed to open file \`${CACHE}/archive-v0/qaQNVsmav9eR-iW2/left_pad-1.3.dist-info/METADATA\`: No such file or directory (os error 2)`,
].join('\n')
const HEALED = {
  class: 'cache-corruption',
  action: 'heal',
  package: { name: 'left-pad', version: '1.3' },
  archiveId: 'qaQNVsmav9eR-iW2',
}

// Its package stands in the first line alone.
const BARE = [
  'error: Failed to install: left_pad-1.3-py3-none-any.whl (left-pad==1.3)',
  '  Caused by: The wheel is invalid: Missing .dist-info directory',
  'Installed nothing',
].join('\n')

describe('an error is recognised', () => {
  test.each<[string, (output: string) => string]>([
    ['as uv up to 0.12 prints it', (output) => output],
    ['as uv from 0.12.14 prints it', (output) => output.replace('Caused by:', 'cause:')],
    ['in colour', (output) => output.replace(/error|Caused by/g, '\x1b[1m\x1b[31m$&\x1b[39m\x1b[0m')],
    ['with Windows line ends', (output) => output.replaceAll('\n', '\r\n')],
    ['in a docker build', (output) => output.replaceAll(/^/gm, '#9 0.248 ')],
    ['in a downloaded job log', (output) => output.replaceAll(/^/gm, '2026-11-21T10:02:20.1234567Z ')],
    ['in a quotation', (output) => output.replaceAll(/^/gm, '> ')],
    ['after a progress bar', (output) => output.replace('error', '⠋ 1/2\r⠙ 2/2\rerror')],
    ['wrapped', (output) => output.replace(/ (directory|\(os)/, '\n         $1')],
    ...[
      'Error: Process completed with exit code 2.',
      '##[error]Process completed with exit code 2.',
      "Error: The process '/usr/bin/bash' failed with exit code 2",
      'ERROR: failed to solve: process "/bin/sh -c uv sync" did not complete successfully: exit code: 2',
      'ERROR: Job failed: exit code 2',
      'error: Recipe `install` failed on line 3 with exit code 2',
      'make: *** [Makefile:3: install] Error 2',
    ].map((trailer): [string, (output: string) => string] => [
      `before: ${trailer}`,
      (output) => `${output}\n${trailer}\n`,
    ]),
    [
      'with a hint below',
      (output) => `${output}\n\nhint: \`left-pad\` (v1.3) was included because of demo\n`,
    ],
  ])('%s', (_how, decorate) => {
    expect(see(decorate(MISSING))).toMatchObject(HEALED)
    expect(see(decorate(BARE))).toEqual(see(BARE))
    expect(see(BARE)).toMatchObject({
      package: HEALED.package,
      cause: 'The wheel is invalid: Missing .dist-info directory',
    })
  })
})

describe('a file that is missing in an archive is cache damage', () => {
  test('as a tree, with Unicode and without', () => {
    const tree = [
      '  × Failed to download and build `left-pad==1.3`',
      '  ├─▶ Failed to read from the distribution cache',
      `  ╰─▶ failed to open file \`${CACHE}/archive-v0/qaQNVsmav9eR-iW2/WHEEL\`: No such`,
      '      file or directory (os error 2)',
      '  help: `left-pad` (v1.3) was included because `demo` depends on it',
    ].join('\n')
    expect(see(tree)).toMatchObject(HEALED)
    const ascii = tree.replace('×', 'x').replace('├─▶', '|->').replace('╰─▶', '`->')
    expect(see(ascii)).toEqual(see(tree))
  })

  test('in a path of another cache, or of no cache, it is not', () => {
    expect(see(MISSING, { cacheDir: '/var/tmp/cache' })).toMatchObject({ class: 'unknown', action: 'fail' })
    expect(see(MISSING.replaceAll(CACHE, `${CACHE}-old`))).toMatchObject({ action: 'fail' })
    expect(see(MISSING, { cacheDir: '/var/tmp/c/' })).toMatchObject({ action: 'heal' })
    expect(see(MISSING.replace('/archive-v0/', '/wheelhouse/'))).toMatchObject({ action: 'fail' })
  })

  test.each(['C:\\c', 'c:/C/', 'C:\\c\\'])('on Windows, however the cache is spelt: %s', (cacheDir) => {
    for (const root of ['C:\\c', 'C:/c', '\\\\?\\C:\\c']) {
      const output = MISSING.replace(`${CACHE}/archive-v0/`, `${root}\\archive-v0\\`)
      expect(see(output, { cacheDir, platform: 'win32' })).toMatchObject({ action: 'heal' })
      expect(see(output, { cacheDir: `${cacheDir}d`, platform: 'win32' })).toMatchObject({ action: 'fail' })
    }
  })

  test('of a link the source counts, whatever spaces it holds', () => {
    const link = (source: string, target: string) =>
      see(`error: x\n  cause: failed to hardlink file from ${source} to ${target}: No such (os error 2)`)
    const inside = `${CACHE}/archive-v0/qaQNVsmav9eR-iW2/my file`
    expect(link(inside, '/w/.venv/my file')).toMatchObject({ action: 'heal', path: inside })
    expect(link('/w/.venv/my file', inside).path).toBe('/w/.venv/my file')
  })

  test("where the cache is not known, uv's names of directories tell", () => {
    const { package: found, action } = classify({
      output: MISSING,
      exitCode: 2,
      cacheDir: undefined,
      platform: 'linux',
    })
    expect({ found, action }).toEqual({ found: HEALED.package, action: 'heal' })
  })
})

test.each([
  'The wheel is invalid: Metadata field Name not found',
  'The wheel is invalid: Invalid Wheel-Version in WHEEL file: None',
  'The wheel is invalid: Invalid Wheel-Version in `WHEEL` file: None',
  'The wheel is invalid: Missing .dist-info directory',
])('%s: cache damage without a path', (cause) => {
  const output = `error: Failed to install: left_pad-1.3-py3-none-any.whl (left-pad==1.3)\n  cause: ${cause}\n`
  const { archiveId: _none, ...expected } = HEALED
  expect(see(output)).toEqual({ ...expected, cause, remedy: expect.any(String) })
})

const FAILED = (...causes: string[]) =>
  ['error: Failed to download `left-pad==1.3`', ...causes.map((cause) => `  cause: ${cause}`)].join('\n')

describe('what is told apart by its innermost cause', () => {
  test.each([
    [
      'disk-full',
      'free-space',
      FAILED(
        'Failed to write to the distribution cache',
        `failed to write to file \`${CACHE}/.tmpX/a\`: No space left on device (os error 28)`,
      ),
    ],
    [
      'disk-full',
      'free-space',
      FAILED('Failed to write to the distribution cache', 'Disk quota exceeded (os error 122)'),
    ],
    [
      'filesystem',
      'relocate',
      `error: Could not acquire lock\n  Caused by: failed to lock \`${CACHE}/.lock\`: Unknown error 524 (os error 524)`,
    ],
    [
      'filesystem',
      'relocate',
      `error: Could not acquire lock\n  cause: Could not acquire lock for \`${CACHE}\`\n  cause: No locks available (os error 37)`,
    ],
    [
      'filesystem',
      'relocate',
      FAILED(
        'Failed to read from the distribution cache',
        `failed to read \`${CACHE}/archive-v0/abcdefgh\`: Stale file handle (os error 116)`,
      ),
    ],
    [
      'filesystem',
      'retry',
      FAILED(
        'Failed to acquire lock on the distribution cache',
        'Could not acquire lock',
        'Timeout (300s) when waiting for lock on `x` at `y`, is another uv process running?',
      ),
    ],
    [
      'network',
      'retry',
      FAILED(
        'Failed to fetch: `http://127.0.0.1:9/x.whl`',
        'client error (Connect)',
        'tcp connect error',
        'Connection refused (os error 111)',
      ),
    ],
    [
      'network',
      'retry',
      FAILED('Failed to write to the distribution cache', 'error decoding response body', 'connection reset'),
    ],
    [
      'network',
      'retry',
      FAILED(
        'Failed to extract archive: left_pad-1.3-py3-none-any.whl',
        'Bad CRC (got 00000001, expected 00000002) for file: a',
      ),
    ],
    ['network', 'fail', FAILED('HTTP status client error (401 Unauthorized) for url (http://127.0.0.1:9/)')],
    [
      'environment',
      'fail',
      FAILED('Failed to write to the distribution cache', 'Permission denied (os error 13)'),
    ],
    [
      'environment',
      'fail',
      `error: failed to open file \`${CACHE}/sdists-v9/.git\`: Read-only file system (os error 30)`,
    ],
    [
      'environment',
      'retry',
      FAILED('Failed to read from the distribution cache', 'Access is denied. (os error 5)'),
    ],
    ['resolution', 'fail', FAILED('Hash mismatch for `left-pad==1.3`')],
    [
      'resolution',
      'fail',
      FAILED(
        'Failed to read from the distribution cache',
        'failed to query metadata of file `/wheels/left_pad-1.3-py3-none-any.whl`: No such file or directory (os error 2)',
      ),
    ],
    [
      'resolution',
      'fail',
      'The lockfile at `uv.lock` needs to be updated, but `--locked` was provided. To update the lockfile, run `uv lock`.',
    ],
    ['build', 'fail', "error: command '/usr/bin/gcc' failed: No such file or directory"],
    [
      'build',
      'fail',
      FAILED('The build backend returned an error', 'Call to `be.build_wheel` failed (exit status: 1)'),
    ],
    ['unknown', 'fail', 'Segmentation fault'],
    ['unknown', 'fail', ''],
  ])('%s, %s', (expectedClass, action, output) => {
    expect(see(output)).toMatchObject({ class: expectedClass, action })
  })

  test('a warning is harmless where nothing has failed, and explains nothing where something has', () => {
    const output = 'WARNING: Cache entry deserialization failed, entry ignored'
    for (const exitCode of [0, undefined])
      expect(see(output, { exitCode })).toMatchObject({ class: 'harmless', action: 'ignore' })
    expect(see(output, { exitCode: 1 })).toMatchObject({ class: 'unknown', action: 'fail' })
  })

  test('a full disk outranks the missing files that it leaves', () => {
    const output = `warning: No space left on device (os error 28)\n${MISSING}`
    expect(see(output)).toMatchObject({ action: 'free-space' })
  })

  test('a missing source under the cache is no damage in the log of a build', () => {
    const source = `${CACHE}/sdists-v9/pypi/x/1/abc/src/a.c`
    expect(see(`gcc: error: ${source}: No such file or directory\nninja: build stopped\n`).action).toBe(
      'fail',
    )
    expect(
      see(`linker: No such file or directory (os error 2)\nnote: while compiling ${source}\n`).action,
    ).toBe('fail')
  })

  test('what the code of a build prints says nothing about the network of uv', () => {
    const stderr = '\n         [stderr]\n         Connection reset by peer (os error 104)\n'
    expect(see(FAILED('Call to `be.build_wheel` failed (exit status: 1)') + stderr)).toMatchObject({
      class: 'build',
    })
  })

  test.each<[NodeJS.Platform, number, string]>([
    ['win32', 112, 'free-space'],
    ['linux', 112, 'retry'],
    ['darwin', 69, 'free-space'],
    ['linux', 69, 'fail'],
    ['win32', 10054, 'retry'],
    ['win32', 32, 'retry'],
    ['linux', 32, 'fail'],
  ])('on %s, system error %d in a language that no row knows: %s', (platform, number, action) => {
    expect(see(FAILED(`Rien ne va plus (os error ${number})`), { platform })).toMatchObject({ action })
  })

  test('an earlier error that was got over does not count', () => {
    expect(see(`${MISSING}\n${FAILED('Hash mismatch for `left-pad==1.3`')}`)).toMatchObject({
      action: 'fail',
    })
    expect(see(`${FAILED('Connection refused (os error 111)')}\n${MISSING}`)).toMatchObject({
      action: 'heal',
    })
  })

  test('the package of the innermost failure is named, not the one whose build needed it', () => {
    const output = [
      'error: Failed to build `demo @ file:///p`',
      '  cause: Failed to install requirements from `build-system.requires`',
      '  cause: Failed to install: setuptools-80.1-py3-none-any.whl (setuptools==80.1)',
      `  cause: failed to open file \`${CACHE}/archive-v0/qaQNVsmav9eR-iW2/setuptools-80.1.dist-info/RECORD\`: No such file or directory (os error 2)`,
    ].join('\n')
    expect(see(output)).toMatchObject({ action: 'heal', package: { name: 'setuptools', version: '80.1' } })
  })

  test('of what nobody knows, the last line that was to be seen is told', () => {
    expect(see('  10%\r  20%\rKilled by a hook\r\n\n')).toMatchObject({
      class: 'unknown',
      cause: 'Killed by a hook',
    })
  })

  test.each([130, 137, 143])('exit code %d is an interruption, whatever was printed', (exitCode) => {
    expect(see(MISSING, { exitCode })).toMatchObject({ class: 'interrupted', action: 'fail' })
  })
})

test('holes in an environment are cache damage of the package that has them', () => {
  const left = { name: 'left-pad', version: '1.3' }
  const holes = ['a', 'b', 'c', 'd'].map((name) => ({
    package: left,
    path: `/p/.venv/lib/${name}.py`,
    why: 'missing',
  }))
  expect(failureFromHoles(holes, '/p/.venv')).toMatchObject({
    class: 'cache-corruption',
    action: 'heal',
    package: left,
    cause:
      '<environment>/lib/a.py (missing), <environment>/lib/b.py (missing), <environment>/lib/c.py (missing) and 1 more file',
  })
})
