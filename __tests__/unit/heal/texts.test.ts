import { expect, test } from 'vitest'
import { classify } from '../../../src/heal/classify.ts'

const C = '/home/ci/.cache/uv'
const W = String.raw`C:\Users\x\AppData\Local\uv\cache`

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
  // Somebody else's `uv cache clean --force` in mid-sync.
  [
    'retry',
    `error: Failed to download \`apple==1.0\`\n  cause: failed to read directory \`${C}/.tmpDZ4Qtb\`: No such file or directory (os error 2)`,
  ],
  [
    'retry',
    `error: Failed to inspect Python interpreter from search path at \`/usr/bin/python3\`\n  cause: Failed to query Python interpreter\n  cause: failed to create directory \`${C}/.tmpC54lR9/python/packaging\`: No such file or directory (os error 2)`,
  ],
  [
    'retry',
    `error: Querying Python at \`/w/.venv/bin/python\` failed with exit status exit status: 1\n\n[stderr]\nTraceback (most recent call last):\n  File "${C}/.tmpxEqm5G/python/get_interpreter_info.py", line 462, in get_operating_system_and_architecture\nModuleNotFoundError: No module named 'python.packaging'`,
  ],
  [
    'retry',
    `error: Querying Python at \`/w/.venv/bin/python\` failed with exit status exit status: 2\n\n[stderr]\npython: can't open file '${C}/.tmpxEqm5G/python/get_interpreter_info.py': [Errno 2] No such file or directory`,
  ],
  [
    'fail',
    `error: Querying Python at \`/w/.venv/bin/python\` failed with exit status exit status: 1\n\n[stderr]\nTraceback (most recent call last):\n  File "${C}/.tmpxEqm5G/python/get_interpreter_info.py", line 3, in <module>\nModuleNotFoundError: No module named 'encodings'`,
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
  [
    'heal',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to open file \`${W}\\archive-v0\\aaaaaaaaaaaaaaaa\\x-1.dist-info\\METADATA\`: The system cannot find the file specified. (os error 2)`,
  ],
  [
    'heal',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to read directory \`${W}\\archive-v0\\aaaaaaaaaaaaaaaa\`: The system cannot find the path specified. (os error 3)`,
  ],
  ['fail', `error: failed to canonicalize path \`/w/proj/missing\`: No such file or directory (os error 2)`],
  ['fail', `error: Distribution not found at: file:///w/dist/foo-1.0-py3-none-any.whl`],
  [
    'retry',
    `error: Failed to install: x (x==1)\n  Caused by: failed to rename file from /v/.tmp1 to /v/x: The process cannot access the file because it is being used by another process. (os error 32)`,
  ],
  [
    'retry',
    `error: Failed to download \`x==1\`\n  cause: Failed to fetch: \`https://h/x.whl\`\n  cause: error decoding response body\n  cause: unexpected EOF during chunk size line`,
  ],
  ['retry', `error: Could not connect, are you offline?\n  Caused by: Request failed after 3 retries`],
  [
    'retry',
    `ERROR: Exception:\nTraceback (most recent call last):\n  File "x.py", line 1\npip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='files.x', port=443): Read timed out.`,
  ],
  [
    'retry',
    `pip._vendor.urllib3.exceptions.ProtocolError: ("Connection broken: ConnectionResetError(104, 'Connection reset by peer')", ConnectionResetError(104, 'Connection reset by peer'))`,
  ],
  [
    'retry',
    `pip._vendor.urllib3.exceptions.IncompleteRead: IncompleteRead(123 bytes read, 456 more expected)`,
  ],
  ['free-space', `OSError: [Errno 28] No space left on device: '/tmp/x'`],
  ['free-space', `error: failed to write to file \`/x\`: Disk quota exceeded (os error 122)`],
  ['relocate', `OSError: [Errno 116] Stale file handle: '/nfs/home/.cache/pip/x'`],
  [
    'relocate',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to open file \`${C}/archive-v0/aaaaaaaaaaaaaaaa/x\`: Stale file handle (os error 116)`,
  ],
  [
    'retry',
    `error: Could not acquire lock\n  cause: Timeout (60s) when waiting for lock on \`/c\` at \`/c/.lock\`, is another uv process running? You can set \`UV_LOCK_TIMEOUT\` to increase the timeout.`,
  ],
  ['fail', `OSError: [Errno 24] Too many open files`],
  ['fail', `error: Querying Python at \`/x/python3\` failed with exit status signal: 11 (SIGSEGV)`],
  [
    'fail',
    `× Failed to build \`x==1\`\n  ├─▶ The build backend returned an error\n  ╰─▶ Call to \`setuptools.build_meta:__legacy__.build_wheel\` failed (exit status: 1)\n\n      [stderr]\n      error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory`,
  ],
  [
    'fail',
    `error: subprocess-exited-with-error\n\n× Building wheel for x (pyproject.toml) did not run successfully.\n│ exit code: 1\n╰─> See above for output.`,
  ],
  [
    'fail',
    `  × Failed to build \`x @ file:///w\`\n  ├─▶ Failed to install requirements from \`build-system.requires\`\n  ├─▶ Failed to download \`setuptools==70\`\n  ╰─▶ Hash mismatch for \`setuptools==70\``,
  ],
  [
    'heal',
    `  × Failed to build \`x @ file:///w\`\n  ├─▶ Failed to install requirements from \`build-system.requires\`\n  ├─▶ Failed to install: setuptools-70-py3-none-any.whl (setuptools==70)\n  ╰─▶ failed to open file\n      \`${C}/archive-v0/aaaaaaaaaaaaaaaa/setuptools-70.dist-info/WHEEL\`: No such\n      file or directory (os error 2)`,
  ],
  ['fail', `error: Failed to spawn: \`/w/.venv/bin/foo\`\n  Caused by: Permission denied (os error 13)`],
  [
    'fail',
    `error: Failed to create virtual environment\n  Caused by: failed to create directory \`/w/.venv\`: Permission denied (os error 13)`,
  ],
  ['ignore', `WARNING: Ignoring invalid distribution ~umpy (/usr/lib/python3/site-packages)`],
  [
    'heal',
    `error: Failed to deserialize cache entry\n  Caused by: invalid ID: \`x\` must be 16 ID characters`,
  ],
  [
    'heal',
    `  × Failed to download \`x==1\`\n  ├─▶ Failed to deserialize cache entry\n  ╰─▶ wrong msgpack marker FixArray(4)`,
  ],
  ['fail', `error: Failed to parse: \`uv.lock\`\n  Caused by: TOML parse error at line 3, column 1`],
  ['fail', `error: Requirements file not found: requirements.txt`],
  ['fail', `error: package \`x\` not found in workspace`],
  [
    'heal',
    `ERROR: Wheel 'foo' located at /root/.cache/pip/wheels/aa/bb/cc/ddddd/foo-1.0-py3-none-any.whl is invalid.`,
  ],
  [
    'heal',
    `Collecting x\n  Using cached x-1.0-py3-none-any.whl (1 kB)\nERROR: Exception:\nzipfile.BadZipFile: File is not a zip file`,
  ],
  [
    'retry',
    `Collecting x\n  Downloading x-1.0-py3-none-any.whl (1 kB)\nERROR: Exception:\nzipfile.BadZipFile: File is not a zip file`,
  ],
  [
    'fail',
    `Collecting x\n  Downloading x-1.0-py3-none-any.whl (1 kB)\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.`,
  ],
  [
    'fail',
    `Collecting a\n  Using cached a-1.0-py3-none-any.whl (1 kB)\nCollecting x\n  Downloading x-1.0-py3-none-any.whl (1 kB)\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.`,
  ],
  [
    'fail',
    `Collecting a\n  Using cached a-1.0-py3-none-any.whl (1 kB)\nERROR: Wheel 'b' located at /w/dist/b-1.0-py3-none-any.whl is invalid.`,
  ],
  [
    'retry',
    `error: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: failed to copy file from ${C}/archive-v0/aaaaaaaaaaaaaaaa/x to /v/x: Text file busy (os error 26)`,
  ],
  [
    'heal',
    `thread 'main' panicked at uv:\nerror: Failed to install: x-1-py3-none-any.whl (x==1)\n  Caused by: \`RECORD\` file is invalid\n  Caused by: CSV deserialize error: record 1 (line: 1, byte: 0): invalid length 1, expected struct RecordEntry with 3 elements`,
  ],
  [
    'heal',
    `error: Failed to read metadata: \`${C}/archive-v0/aaaaaaaaaaaaaaaa\`\n  Caused by: No .dist-info directory found`,
  ],
  [
    'relocate',
    `error: Failed to initialize cache at \`/lustre/u/.cache/uv\`\n  Caused by: failed to lock file \`/lustre/u/.cache/uv/.lock\`: Operation not supported (os error 95)`,
  ],
  ['relocate', `error: Cannot send after transport endpoint shutdown (os error 108)`],
  ['fail', `Killed`],
  ['fail', ``],
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
