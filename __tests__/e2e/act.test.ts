import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countOverlaps, UV_VERSION } from '../support/legs.ts'
import { startPackageIndex } from '../support/packages/package-index.ts'
import { uvPathOf } from '../support/packages/uv.ts'
import { makeWheel } from '../support/packages/wheel.ts'
import { PROJECT_ROOT } from '../support/runner.ts'

const LEGS = ['1', '2', '3']

/** What the fleet example depends on: as much of each as `src/check.py` uses, on a loopback index. */
const wheels = [
  makeWheel({
    name: 'numpy',
    version: '2.9',
    files: {
      'numpy/__init__.py':
        'class Four:\n    def sum(self):\n        return 6\ndef arange(n):\n    return Four()\n',
    },
  }),
  makeWheel({
    name: 'requests',
    version: '2.99',
    files: {
      'requests/__init__.py':
        'class Request:\n    def __init__(self, method, url):\n        self.url = url\n    def prepare(self):\n        return self\n',
    },
  }),
  makeWheel({
    name: 'rich',
    version: '14.9',
    files: {
      'rich/console.py':
        'class Console:\n    def __init__(self, width):\n        pass\n    def print(self, table):\n        print(table.rows)\n',
      'rich/table.py':
        'class Table:\n    def __init__(self, *columns):\n        self.rows = []\n    def add_row(self, *cells):\n        self.rows.append(cells)\n',
    },
  }),
]

/** Runs a workflow of this repository on this machine itself, all legs at once, as one user. */
async function runAct(workflow: string, env: Readonly<Record<string, string>>): Promise<string[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'act-'))
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 3 }))
  const base = path.join(home, 'node-local')
  await mkdir(base, { mode: 0o700 })
  const given = {
    RUNNER_ENVIRONMENT: 'self-hosted',
    LOCKED_UV_BASE: base,
    UV_PYTHON_DOWNLOADS: 'never',
    ...env,
  }
  const args = [
    'push',
    ...['--workflows', workflow],
    ...['--platform', 'self-hosted=-self-hosted'],
    ...['--concurrent-jobs', String(LEGS.length)],
    ...['--cache-server-addr', '127.0.0.1', '--artifact-server-addr', '127.0.0.1'],
    ...['--action-offline-mode', '--pull=false', '--no-cache-server'],
    ...Object.entries(given).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
  const PATH = [path.dirname(process.execPath), path.dirname(uvPathOf(UV_VERSION)), process.env['PATH']].join(
    ':',
  )
  const act = path.join(PROJECT_ROOT, '.tools', 'bin', 'act')
  return new Promise((resolve, reject) => {
    const options = { cwd: PROJECT_ROOT, env: { ...process.env, HOME: home, PATH }, maxBuffer: 1e8 }
    execFile(act, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`act: ${error.message}\n${stdout}\n${stderr}`))
      else resolve(stdout.split('\n'))
    })
  })
}

test('in act, three legs of a matrix run at once on one base and end green, one after the other under the lock', async () => {
  await using index = await startPackageIndex(wheels)
  const log = await runAct('examples/fleet/workflow.yml', { UV_DEFAULT_INDEX: index.url })

  const logsOfLegs = LEGS.map((leg) => ({ log: log.filter((line) => line.includes(`leg ${leg}`)) }))
  for (const { log: lines } of logsOfLegs) {
    const text = lines.join('\n')
    expect(text).toContain('Success - Main Sync under the lock of this machine')
    expect(text).toContain('Success - Post Sync under the lock of this machine')
    expect(text).toContain('🏁  Job succeeded')
    expect(text).toMatch(/verified +3 distributions/)
  }
  expect(countOverlaps(logsOfLegs)).toBe(0)
  expect(new Set(log.map((line) => /lock +exclusive, (\S+);/.exec(line)?.[1]).filter(Boolean)).size).toBe(1)
  expect(index.wheelsSent().toSorted()).toEqual(wheels.map(({ fileName }) => fileName).toSorted())
})
