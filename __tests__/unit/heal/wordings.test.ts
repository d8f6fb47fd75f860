import { describe, expect, test } from 'vitest'
import { classify } from '../../../src/heal/classify.ts'
import { findSystem } from '../../../src/heal/evidence.ts'
import type { FailureAction, FailureClass } from '../../../src/shared/failure.ts'

const C = '/home/ci/.cache/uv'
const ARCHIVE = `${C}/archive-v0/aaaaaaaaaaaaaaaa`
const ENOENT = 'No such file or directory (os error 2)'

const see = (output: string, exitCode?: number) =>
  classify({ output, exitCode, cacheDir: undefined, platform: findSystem(output) ?? 'linux' })
const chain = (head: string, ...causes: string[]) =>
  [`error: ${head}`, ...causes.map((cause) => `  Caused by: ${cause}`)].join('\n')
const link = (...causes: string[]) => chain('Failed to install: x-1-py3-none-any.whl (x==1)', ...causes)
const git = (dir: string, stderr: string) =>
  `${chain('Git operation failed', `failed to fetch into: ${C}/git-v0/${dir}`)}\n--- stderr\n${stderr}`

const MISSING = link(`failed to open file \`${ARCHIVE}/x-1.dist-info/METADATA\`: ${ENOENT}`)
const BARE = link('The wheel is invalid: Missing .dist-info directory')

describe('whatever stands around it, damage is recognised', () => {
  const inFront = (prefix: string) => (output: string) => output.replaceAll(/^/gm, prefix)
  const behind = (trailer: string) => (output: string) => `${output}\n${trailer}\n`
  test.each<[string, (output: string) => string]>([
    ['a job of act', inFront('[CI/test]   | ')],
    ['a service of docker compose', inFront('app-1  | ')],
    ['syslog', inFront('Nov  6 07:16:27 node17 runner[1234]: ')],
    ['a clock', inFront('10:02:20 ')],
    ['a clock in brackets', inFront('[10:02:20.123] ')],
    ['a time stamp with a comma', inFront('2026-11-21 10:02:20,123 ')],
    ['a quoted line end', (output) => `stderr: ${output.replaceAll('\n', '\\n')}`],
    ['a reflowed log', (output) => output.replaceAll(/\n +/g, '  ')],
    ['an error of the tool that ran it', behind('error: script "install" exited with code 2')],
    ['a second one', behind('Error: sync failed\nERROR: giving up')],
    ['a Python traceback', behind('subprocess.CalledProcessError: Command returned non-zero exit status 2.')],
  ])('%s', (_what, decorate) => {
    for (const output of [MISSING, BARE])
      expect(see(decorate(output))).toMatchObject({ action: 'heal', package: { name: 'x', version: '1' } })
  })

  test('a second error that has causes of its own counts more', () => {
    expect(see(`${MISSING}\n${chain('Failed to spawn: `pytest`', ENOENT)}`)).toMatchObject({
      class: 'unknown',
    })
  })
})

describe('no damage, though the words or the paths are alike', () => {
  test.each<[FailureClass, string]>([
    [
      'build',
      chain(
        `Failed to build \`${C}/sdists-v9/pypi/x/1/a/src\``,
        'Failed to spawn `git`',
        'No such file or directory (os error 2)',
      ),
    ],
    ['unknown', chain('Failed to read metadata', 'Multiple .dist-info directories found: x-1, y-1')],
    ['resolution', chain('Failed to parse metadata from built wheel', 'Metadata field Name not found')],
    [
      'unknown',
      chain('Failed to read metadata from: `/w/.venv/x-1.dist-info`', 'Metadata field Name not found'),
    ],
    ['unknown', chain('Failed to uninstall package at /w/.venv/x-1.dist-info', 'RECORD file is invalid')],
    ['resolution', link('The wheel is invalid: Line 3 of the WHEEL file is invalid')],
    ['resolution', link('The wheel is invalid: entry_points.txt is invalid: `x` is not a valid entry point')],
    [
      'resolution',
      chain('Failed to build `x @ https://h/x.zip`', 'The source distribution has no subdirectory `y`'),
    ],
    [
      'build',
      `${chain('Failed to build `x==1`', 'Call to `pdm.backend.build_wheel` failed (exit status: 1)')}\n\n      [stderr]\n      ModuleNotFoundError: No module named 'pdm.backend'`,
    ],
    ['resolution', git('db/0123456789abcdef', 'fatal: remote error: upload-pack: not our ref 0123456')],
    ['environment', git('db/0123456789abcdef', "fatal: detected dubious ownership in repository at '/c'")],
  ])('%s: %s', (expected, output) => {
    const failure = see(output, 2)
    expect(failure.class).toBe(expected)
    expect(failure.action).toBe('fail')
  })
})

describe("other systems' words for the same error", () => {
  test.each<[FailureAction, string]>([
    // musl, with which uv is linked statically.
    ['relocate', chain(`failed to open file \`${C}/.lock\`: I/O error (os error 5)`)],
    ['free-space', chain(`failed to write to file \`${C}/.tmpA\`: Quota exceeded (os error 122)`)],
    ['fail', link(`failed to open file \`${ARCHIVE}/x.py\`: No file descriptors available (os error 24)`)],
    [
      'relocate',
      chain('Could not acquire lock', `failed to lock \`${C}/.lock\`: No error information (os error 524)`),
    ],
    [
      'relocate',
      chain('Could not acquire lock', `failed to lock \`${C}/.lock\`: Not supported (os error 95)`),
    ],
    // Windows, which speaks the language of its user; its paths tell which system it was.
    [
      'heal',
      link(
        'failed to open file `C:\\c\\archive-v0\\aaaaaaaaaaaaaaaa\\x-1.dist-info\\METADATA`: introuvable (os error 2)',
      ),
    ],
    [
      'retry',
      link(
        'failed to rename file from C:\\c\\.tmpA to C:\\c\\archive-v0\\aaaaaaaaaaaaaaaa: refusé (os error 5)',
      ),
    ],
    [
      'free-space',
      link(
        'failed to copy file from C:\\c\\archive-v0\\aaaaaaaaaaaaaaaa\\x to C:\\w\\x: voll (os error 112)',
      ),
    ],
    ['relocate', chain('failed to open file `C:\\c\\x`: nicht gefunden (os error 64)')],
    [
      'fail',
      link('failed to hardlink file from C:\\c\\archive-v0\\aaaaaaaaaaaaaaaa\\x to C:\\w\\x: (os error 396)'),
    ],
    ['retry', "ERROR: Could not install packages due to an OSError: [WinError 32] belegt: 'C:\\w\\x.pyd'"],
    // macOS.
    ['free-space', chain('failed to write to file `/Users/me/c/.tmpA`: (os error 69)')],
    ['relocate', chain('failed to open file `/Users/me/c/.lock`: (os error 70)')],
    ['retry', chain('Failed to fetch', 'tcp: /Users/me (os error 61)')],
  ])('%s: %s', (action, output) => {
    expect(see(output)).toMatchObject({ action })
  })

  test('paths and wheels tell the system; where they do not, nobody guesses', () => {
    expect(findSystem('x-1-cp312-cp312-win_amd64.whl')).toBe('win32')
    expect(findSystem('x-1-cp312-cp312-macosx_11_0_arm64.whl')).toBe('darwin')
    expect(findSystem('in `D:\\a\\b`')).toBe('win32')
    expect(findSystem('https://h/x /home/x C:')).toBeUndefined()
  })
})

describe('locks, git and what is kept of transfers', () => {
  test.each<[FailureAction, string]>([
    ['relocate', chain(`failed to lock \`${C}/.lock\`: Invalid argument (os error 22)`)],
    ['relocate', chain('failed to open file `/afs/u/x`: Key has expired (os error 127)')],
    [
      'retry',
      chain(
        'Failed to write to the distribution cache',
        `failed to rename file from ${C}/.tmpA to ${ARCHIVE}: Directory not empty (os error 39)`,
      ),
    ],
    ['retry', chain('client error (Connect)', 'tunnel error: unsuccessful')],
    ['free-space', 'FileNotFoundError: [Errno 2] No usable temporary directory found in /tmp'],
    ['heal', 'Using cached x-1-py2-none-any.whl\nBadZipfile: File is not a zip file'],
    ['heal', 'File "pip/_vendor/cachecontrol/serialize.py"\npip._vendor.msgpack.exceptions.ExtraData: more'],
    ['retry', "OSError: [Errno 2] No such file or directory: '/root/.cache/pip/wheels/aa/x.whl'"],
    [
      'retry',
      `warning: Waiting to acquire lock for ${C}/built-wheels-v3/x (lockfile: ${C}/x/.lock)\nERROR: Job failed: too long`,
    ],
    [
      'relocate',
      `Could not acquire lock for\n\`${C}\`  Caused by:\nfailed: Unknown error\n524 (os error 524)`,
    ],
    [
      'retry',
      git(
        "checkouts/0123456789abcdef/0123456/.git/index.lock': not found; class=Os (2); code=NotFound (-3)",
        '',
      ),
    ],
    ['heal', git('db/0123456789abcdef', 'error: object file .git/objects/ab/cd is empty')],
    ['heal', git('db/0123456789abcdef', 'fatal: not a git repository (or any parent): .git')],
    ['heal', git('checkouts/0123456789abcdef/0123456', "fatal: Could not reset index file to revision 'a'.")],
    [
      'heal',
      chain(
        'Failed to generate package metadata for `x==1 @ direct+https://h/x.zip`',
        'The source distribution `https://h/x.zip` has no subdirectory `y`',
      ),
    ],
    ['retry', link(`failed to read \`${C}/builds-v0/.tmpA/lib/x.py\`: ${ENOENT}`)],
    [
      'retry',
      chain(
        'Failed to download `x==1`',
        'Failed to extract archive',
        'a computed CRC32 value did not match the expected value',
      ),
    ],
    ['heal', 'Collecting x\n  Using cached x-1.tar.gz (1 kB)\nzlib.error: Error -3 while decompressing data'],
    ['retry', 'Collecting x\n  Downloading x-1.tar.gz (1 kB)\nzlib.error: Error -3 while decompressing data'],
    [
      'heal',
      'File "/p/pip/_internal/cache.py", line 3, in origin\njson.decoder.JSONDecodeError: Expecting value',
    ],
    [
      'retry',
      'WARNING: Retrying (Retry(total=0, connect=None)) after connection broken\nERROR: Could not find a version that satisfies the requirement x (from versions: none)',
    ],
    ['fail', 'ERROR: Could not find a version that satisfies the requirement x (from versions: none)'],
    ['retry', chain('Received some unexpected HTML from https://h/simple/x/', 'Unsupported hash algorithm')],
  ])('%s: %s', (action, output) => {
    expect(see(output, 1)).toMatchObject({ action })
  })

  test("what lies in pip's cache is told apart from what lies in uv's", () => {
    expect(see('Using cached x-1-py3-none-any.whl\nzipfile.BadZipFile: bad', 1).tool).toBe('pip')
    expect(see(MISSING, 2).tool).toBeUndefined()
  })
})

// Patterns that look for one thing somewhere behind another would take hours.
test('megabytes of lines that almost match are answered, and the error behind them is found', () => {
  const almost =
    'Failed to copy x; Call to `hatchling.build.x`; Failed to write to the client cache; Using cached x\n'
  const log = `${almost}error: ${almost}`.repeat(20_000)
  expect(see(log, 1)).toMatchObject({ action: 'fail' })
  expect(see(`${log}${MISSING}`, 1)).toMatchObject({ action: 'heal' })
})

describe('an output of warnings', () => {
  const WARNINGS = [
    'warning: The package `x==1` does not have an extra named `y`',
    'WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by ProtocolError\nSuccessfully installed x-1',
    '[notice] A new release of pip is available',
    'warning: something\n         and its second line\nResolved 3 packages in 1ms\nInstalled 1 package in 1ms\n + x==1',
  ]
  test.each(WARNINGS)('is harmless where nothing has failed: %s', (output) => {
    for (const exitCode of [undefined, 0]) expect(see(output, exitCode)).toMatchObject({ action: 'ignore' })
  })

  test.each(WARNINGS.slice(2))('explains no failure: %s', (output) => {
    expect(see(output, 1)).toMatchObject({ class: 'unknown', action: 'fail' })
  })
})
