import { expect, test } from 'vitest'
import { classify } from '../../../src/heal/classify.ts'

const C = '/home/ci/.cache/uv'

// Short texts made from causes: what failed, where the path lies, which system error; in the shapes of several versions.
const TEXTS: [action: string, text: string][] = [
  [
    'heal',
    `  × Failed to download \`numpy==2.0\`\n  ├─▶ Failed to read from the distribution cache\n  ╰─▶ No such file or directory (os error 2)`,
  ],
  [
    'fail',
    `  × Failed to download \`foo @ file:///w/foo.whl\`\n  ├─▶ Failed to read from the distribution cache\n  ╰─▶ No such file or directory (os error 2)`,
  ],
  [
    'retry',
    `error: Failed to install: a-1-py3-none-any.whl (a==1)\n  Caused by: failed to hardlink file from /x to /y\n  Caused by: No such file or directory (os error 2)`,
  ],
  [
    'fail',
    `error: Failed to install: a-1-py3-none-any.whl (a==1)\n  Caused by: failed to hardlink file from ${C}/archive-v0/aaaaaaaaaaaaaaaa/a/b.py to /w/.venv/lib/a/b.py: Operation not permitted (os error 1)`,
  ],
  [
    'heal',
    `error: Failed to install: a-1-py3-none-any.whl (a==1)\n  Caused by: failed to hardlink file from ${C}/archive-v0/aaaaaaaaaaaaaaaa/a/b.py to /w/.venv/lib/a/b.py: No such file or directory (os error 2)`,
  ],
  [
    'free-space',
    `error: Failed to install: a-1-py3-none-any.whl (a==1)\n  Caused by: failed to copy file from ${C}/archive-v0/aaaaaaaaaaaaaaaa/a/b.py to /w/.venv/lib/a/b.py: No space left on device (os error 28)`,
  ],
  ['relocate', `error: failed to open file \`${C}/.lock\`: Input/output error (os error 5)`],
  [
    'retry',
    `error: Failed to install: a-1-py3-none-any.whl (a==1)\n  Caused by: Failed to clone \`/a\` to \`/b\`\n  Caused by: Resource temporarily unavailable (os error 11)`,
  ],
  [
    'retry',
    `error: Failed to prepare distributions\n  Caused by: Failed to fetch wheel: x==1\n  Caused by: Failed to write to the distribution cache\n  Caused by: failed to rename file from ${C}/.tmpab/x to ${C}/archive-v0/qqqqqqqqqqqqqqqq: No such file or directory (os error 2)`,
  ],
  [
    'fail',
    `error: Failed to prepare distributions\n  Caused by: Failed to write to the distribution cache\n  Caused by: failed to open file \`${C}/sdists-v9/.git\`: Permission denied (os error 13)`,
  ],
  ['fail', `error: failed to open file \`${C}/sdists-v9/.git\`: Permission denied (os error 13)`],
  [
    'fail',
    `error: Git operation failed\n  Caused by: failed to clone into: ${C}/git-v0/db/8dab139913c4b566\n  Caused by: failed to fetch branch or tag \`main\`\n  Caused by: process didn't exit successfully: \`/usr/bin/git fetch --force\` (exit status: 128)\n--- stderr\nfatal: could not read Username for 'https://github.com': terminal prompts disabled`,
  ],
  [
    'retry',
    `error: Git operation failed\n  Caused by: failed to clone into: ${C}/git-v0/db/8dab139913c4b566\n  Caused by: process didn't exit successfully: \`/usr/bin/git fetch --force\` (exit status: 128)\n--- stderr\nfatal: unable to access 'https://github.com/a/b/': Could not resolve host: github.com`,
  ],
  ['fail', `error: Failed to spawn: \`pytest\`\n  Caused by: No such file or directory (os error 2)`],
  [
    'fail',
    `error: Failed to initialize cache at \`${C}\`\n  Caused by: failed to create directory \`${C}\`: Permission denied (os error 13)`,
  ],
  [
    'fail',
    `error: Failed to initialize cache at \`${C}\`\n  Caused by: failed to create directory \`${C}\`: Read-only file system (os error 30)`,
  ],
  [
    'heal',
    `error: Failed to determine installation plan\n  Caused by: Failed to deserialize cache entry\n  Caused by: invalid type: sequence, expected a map`,
  ],
  [
    'fail',
    `error: Failed to build: \`x @ file:///w\`\n  Caused by: Failed to parse metadata from built wheel\n  Caused by: Metadata field Name not found`,
  ],
  [
    'retry',
    `  × Failed to download \`torch==2\`\n  ├─▶ Failed to fetch: \`https://files.example/x.whl\`\n  ╰─▶ HTTP status server error (502 Bad Gateway) for url (https://files.example/x.whl)`,
  ],
  [
    'retry',
    `error: Request failed after 3 retries\n  Caused by: Failed to download https://example.org/cpython.tar.gz\n  Caused by: HTTP status client error (429 Too Many Requests) for url (https://x)`,
  ],
  [
    'retry',
    `  × Failed to download \`x==1\`\n  ├─▶ Failed to extract archive: x-1-py3-none-any.whl\n  ├─▶ I/O operation failed during extraction\n  ╰─▶ Failed to download distribution due to network timeout. Try increasing UV_HTTP_TIMEOUT (current value: 30s).`,
  ],
  [
    'retry',
    `ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: /a`,
  ],
  ['free-space', `ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device`],
  [
    'fail',
    `ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/usr/lib/python3/dist-packages/x'`,
  ],
  ['fail', `ERROR: No matching distribution found for foo==99`],
  ['fail', `error: The wheel is invalid: Scripts must not use the reserved name activate`],
  [
    'fail',
    `  × Failed to build \`x==1\`\n  ├─▶ The build backend returned an error\n  ╰─▶ Call to \`setuptools.build_meta.build_wheel\` failed (exit status: 1)\n\n      [stderr]\n      ModuleNotFoundError: No module named 'numpy'`,
  ],
  [
    'fail',
    `  × Failed to build \`x==1\`\n  ├─▶ The build backend returned an error\n  ╰─▶ Call to \`setuptools.build_meta.build_wheel\` failed (exit status: 1)\n\n      [stderr]\n      ${C}/sdists-v9/pypi/x/1/abc/src/x.c:1:10: fatal error: foo.h: No such file or directory`,
  ],
  [
    'fail',
    `  × Failed to build \`x==1\`\n  ├─▶ Failed to resolve requirements from \`build-system.requires\`\n  ├─▶ No solution found when resolving: \`setuptools>=99\`\n  ╰─▶ Because only setuptools<=80 is available`,
  ],
  [
    'relocate',
    `error: failed to lock \`/home/u/.local/share/uv/tools/.lock\`: No locks available (os error 37)`,
  ],
  ['relocate', `error: failed to lock file \`/nfs/x/.lock\`\n  Caused by: Bad file descriptor (os error 9)`],
  [
    'relocate',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to remove directory \`${C}/builds-v0/.tmpX\`: Directory not empty (os error 39)`,
  ],
  [
    'fail',
    `error: Project virtual environment directory \`/w/.venv\` cannot be used because it is not a valid Python environment (no Python executable was found)`,
  ],
  [
    'retry',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to remove file \`C:\\\\w\\\\.venv\\\\x.pyd\`: Access is denied. (os error 5)`,
  ],
  [
    'heal',
    `  x Failed to download and build \`x==1\`\n  |-> Failed to extract archive: ${C}/sdists-v9/pypi/x/1/abc/x-1-py3-none-any.whl\n  \`-> Invalid zip file structure`,
  ],
  [
    'heal',
    `[2024-01-01T00:00:00Z] error: Failed to install: x-1-py3-none-any.whl (x==1)\n[2024-01-01T00:00:00Z]   Caused by: RECORD file doesn't match wheel contents, could not find entry for: x (y)`,
  ],
  [
    'heal',
    `        error: Failed to install: x-1-py3-none-any.whl (x==1)\n          Caused by: failed to read directory \`${C}/archive-v0/aaaaaaaaaaaaaaaa\`: No such file or directory (os error 2)`,
  ],
  [
    'fail',
    `error: Failed to read \`requirements.txt\`\n  Caused by: failed to open file \`requirements.txt\`: No such file or directory (os error 2)`,
  ],
  ['fail', `error: File not found: \`requirements.txt\``],
  [
    'fail',
    `error: Failed to parse metadata from built wheel\n  Caused by: after parsing \`>=1\`, found \`x\``,
  ],
  ['fail', `error: No interpreter found for Python 3.99 in managed installations`],
  [
    'fail',
    `  × Failed to download \`x==1\`\n  ╰─▶ Network connectivity is disabled, but the requested data wasn't found in the cache for: \`https://x\``,
  ],
  [
    'ignore',
    `warning: Failed to hardlink files; falling back to full copy. This may lead to degraded performance.`,
  ],
  [
    'fail',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: Wheel package name does not match filename (y != x), which indicates a malformed wheel.`,
  ],
  ['fail', `error: Too many open files (os error 24) at path "${C}/.tmpXX"`],
  [
    'fail',
    `error: Failed to read from the distribution cache\n  Caused by: failed to open file \`${C}/archive-v0/aaaaaaaaaaaaaaaa/x\`: Too many open files (os error 24)`,
  ],
  [
    'fail',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to open file \`${C}/archive-v0/aaaaaaaaaaaaaaaa/x-1.dist-info/METADATA\`: Permission denied (os error 13)`,
  ],
  ['free-space', `thread 'main' panicked: failed printing to stdout: No space left on device (os error 28)`],
  [
    'retry',
    `error: failed to rename file from \`${C}/archive-v0/.tmp1\` to \`${C}/archive-v0/aaaaaaaaaaaaaaaa\`: Access is denied. (os error 5)`,
  ],
  [
    'heal',
    `Failed to build wheel\nBroken\nerror: Failed to read \`x==1\`\n  cause: Failed to read metadata: \`${C}/archive-v0/aaaaaaaaaaaaaaaa\`\n  cause: The metadata at x-1.dist-info/METADATA is invalid\n  cause: Metadata field Name not found`,
  ],
]

test.each(TEXTS)('%s: %s', (action, output) => {
  expect(classify({ output, exitCode: undefined, cacheDir: undefined, platform: 'linux' })).toMatchObject({
    action,
  })
})

test('a remedy names the package, the path and the host', () => {
  const see = (output: string) =>
    classify({ output, exitCode: 2, cacheDir: undefined, platform: 'linux' }).remedy
  const missing = `failed to open file \`${C}/archive-v0/aaaaaaaaaaaaaaaa/x-1.dist-info/METADATA\`: No such file or directory (os error 2)`
  expect(see(`error: Failed to install: x-1-py3-none-any.whl (x==1)\n  cause: ${missing}`)).toContain(
    'uv cache clean x`',
  )
  expect(see(`error: failed to lock \`/nfs/c/.lock\`: No locks available (os error 37)`)).toContain(
    '/nfs/c/.lock',
  )
  expect(
    see(
      'error: Failed to fetch: `https://me:secret@index.example/simple/x/`\n  cause: client error (Connect)',
    ),
  ).toContain('this runner and index.example,')
})
