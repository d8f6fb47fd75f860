import { expect, test } from 'vitest'
import { annotateNotices } from '../../../src/report/annotations.ts'
import { listDecisions, printDecisions } from '../../../src/report/decisions.ts'
import type { RunFacts } from '../../../src/report/facts.ts'
import { OUTPUTS, publishOutputs } from '../../../src/report/outputs.ts'
import { renderSummary } from '../../../src/report/summary.ts'
import { fakeActions } from '../../support/fake-actions.ts'

const bare = (): RunFacts => ({ host: 'login3', notices: [], phases: [{ name: 'uv', durationMs: 40 }] })

const full = (): RunFacts => ({
  ...bare(),
  uv: {
    version: '0.13.8',
    requestedBy: 'input version',
    path: '/tools/uv',
    uvxPath: '/tools/uvx',
    source: 'index',
    verifiedBy: 'bundled digest table',
  },
  placement: {
    cacheDir: '/var/tmp/locked-uv-7/v1/cache/0.13/gen-1',
    from: 'chosen base /var/tmp',
    filesystem: 'ext4',
    candidates: ['/nfs/tmp (TMPDIR): refused, network file system nfs4'],
    notes: [],
  },
  lock: {
    path: '/l/k.lock',
    state: 'held',
    waitedMs: 4200,
    waitedFor: 'pid 9 of runner a|b',
    inheritedFrom: 'pid 8',
    enteredAtMs: 1000.5,
    leftAtMs: 2000.25,
  },
  sync: { title: 'uv sync --locked', reason: 'uv.lock found', attempts: 2 },
  heal: {
    packages: ['idna'],
    why: 'METADATA is missing',
    steps: ['dropped 1 pointer of idna'],
    durationMs: 12,
    fetchedBytes: 2048,
  },
  verified: { distributions: 3, files: 120 },
  environment: { dir: '/w/.venv', pythonVersion: '3.12.1' },
})

test('every output is set in a run that failed before it did anything', () => {
  const actions = fakeActions()
  publishOutputs(bare(), { actions })
  expect(Object.keys(actions.outputs)).toEqual([...OUTPUTS])
  expect(actions.outputs).toMatchObject({ 'uv-version': '', 'lock-wait-ms': '0', attempts: '0', healed: '' })
})

test('outputs say what was installed, waited, healed and where', () => {
  const actions = fakeActions()
  publishOutputs(full(), { actions })
  expect(actions.outputs).toEqual({
    'uv-version': '0.13.8',
    'uv-path': '/tools/uv',
    'uvx-path': '/tools/uvx',
    'uv-source': 'index',
    'uv-verified-by': 'bundled digest table',
    'cache-dir': '/var/tmp/locked-uv-7/v1/cache/0.13/gen-1',
    'cache-dir-from': 'chosen base /var/tmp',
    'cache-hit': 'false',
    'cache-key': '',
    'python-cache-hit': 'false',
    'lock-path': '/l/k.lock',
    'lock-wait-ms': '4200',
    attempts: '2',
    healed: 'idna',
    'failure-class': '',
    venv: '/w/.venv',
    'python-version': '3.12.1',
  })
})

test('the decision record names refused candidates, the holder waited for and the monotonic times', () => {
  const text = listDecisions(full())
    .map((row) => row.join(' '))
    .join('\n')
  expect(text).toContain('/nfs/tmp (TMPDIR): refused, network file system nfs4')
  expect(text).toContain('waited 4.2 s for pid 9 of runner a|b; inherited from pid 8, proved dead')
  expect(text).toContain('from 1000.500 ms to 2000.250 ms')
  expect(text).toContain(
    'healed idna (dropped 1 pointer of idna) at the cost of 2.0 KiB fetched again and 12 ms, because: METADATA is missing',
  )
})

test('the decision record is one log group', () => {
  const actions = fakeActions()
  printDecisions(full(), { actions })
  expect(actions.lines.at(0)).toMatch(/^\[/)
  expect(actions.lines.at(-1)).toBe(']')
})

test('what comes from outside cannot break out of the summary', () => {
  const facts = full()
  facts.error = { code: 'SYNC_FAILED', message: 'x | y\n<script> `z` [a](b)', remedy: 'do *this*' }
  const summary = renderSummary(facts)
  expect(summary).not.toContain('<script>')
  expect(summary).toContain('x \\| y &lt;script> \\`z\\` \\[a\\](b)')
  const rows = summary.split('\n').filter((line) => line.startsWith('| '))
  expect(rows.every((row) => row.replaceAll('\\|', '').split('|').length === 4)).toBe(true)
})

test('a failed run is not called whole', () => {
  const facts = full()
  facts.error = { code: 'SYNC_FAILED', message: 'no compiler', remedy: 'Install gcc.' }
  expect(renderSummary(facts)).toContain('**Failed (SYNC_FAILED):** no compiler. Install gcc.')
  expect(renderSummary(facts)).not.toContain('is whole')
})

test('where there was nothing to compare, nothing is called whole', () => {
  const facts = { ...full(), verified: { distributions: 0, files: 0 } }
  expect(renderSummary(facts)).not.toContain('whole')
})

test('a lock that was not had is told with the time that it cost', () => {
  const facts = bare()
  facts.lock = { path: '/l/k.lock', state: 'timed-out', waitedMs: 4200, waitedFor: 'pid 9' }
  expect(listDecisions(facts)).toContainEqual(['lock', 'none: waited 4.2 s in vain at /l/k.lock for pid 9'])
})

test('several notices make one annotation, none makes none', () => {
  const actions = fakeActions()
  annotateNotices({ notices: [] }, { actions })
  annotateNotices({ notices: ['a', 'b'] }, { actions })
  expect(actions.warnings).toEqual(['a\nb'])
})

const finding = (line: number) => ({
  rule: 'CG005',
  severity: 'warning' as const,
  line,
  message: 'cancels main',
  remedy: 'Cancel on pull requests only',
  suggestion: 'concurrency:\n  group: x\n',
})

test('a notice about one place of a workflow points there; beside others it does not', () => {
  const places: unknown[] = []
  const actions = { ...fakeActions(), warning: (_text: string, place?: object) => void places.push(place) }
  const concurrency = { file: '.github/workflows/ci.yml', findings: [finding(7)] }
  annotateNotices({ notices: ['a'], concurrency }, { actions })
  annotateNotices({ notices: ['a', 'b'], concurrency }, { actions })
  expect(places).toEqual([
    { title: 'locked-uv-setup: CG005', file: '.github/workflows/ci.yml', startLine: 7 },
    { title: 'locked-uv-setup' },
  ])
})

test('the timeline starts at zero, keeps the order, and gives every phase a width', () => {
  const facts = bare()
  facts.phases.splice(
    0,
    1,
    { name: 'uv', startedAtMs: 5000, durationMs: 40 },
    { name: 'lock', startedAtMs: 5040.4, durationMs: 0 },
    { name: 'sync', startedAtMs: 5041, durationMs: 1500 },
    // Begun before the sync, beside which it ran.
    { name: 'lint', startedAtMs: 5000.6, durationMs: 1700 },
    { name: 'heal', startedAtMs: 6541, durationMs: 30 },
  )
  const summary = renderSummary(facts)
  expect(summary).toContain('Took 1.7 s.')
  expect(summary).toContain(
    [
      '```mermaid',
      'gantt',
      '  dateFormat x',
      '  axisFormat %S.%L',
      '  getting uv (40 ms) :0, 40',
      '  judging concurrency (1.7 s) :done, 1, 1701',
      '  waiting for the lock (0 ms) :done, 40, 41',
      '  sync and verify (1.5 s) :41, 1541',
      '  repair (30 ms) :crit, 1541, 1571',
      '```',
    ].join('\n'),
  )
})

test('the axis of a timeline that takes minutes has minutes', () => {
  const facts = bare()
  facts.phases.splice(0, 1, { name: 'uv', startedAtMs: 0, durationMs: 40 })
  facts.phases.push({ name: 'lock', startedAtMs: 40, durationMs: 300_000 })
  expect(renderSummary(facts)).toContain('axisFormat %M:%S\n')
})

test('a summary that is too large is cut between its parts, below 64 KiB, and says so', () => {
  const facts = full()
  facts.error = { code: 'SYNC_FAILED', message: 'ä'.repeat(100_000), remedy: 'x' }
  facts.concurrency = { file: 'ci.yml', findings: Array.from({ length: 2000 }, (_, line) => finding(line)) }
  const summary = renderSummary(facts)
  expect(Buffer.byteLength(summary)).toBeLessThan(64 * 1024)
  expect(summary).toMatch(/\d+ parts of this summary did not fit: see the log of the step\.\n$/)
  expect(summary.split('```').length % 2).toBe(1)
})

test('credentials in what others said do not reach the summary', () => {
  const facts = full()
  facts.error = { code: 'SYNC_FAILED', message: 'GET https://user:hunter2@index.test/x failed', remedy: 'x' }
  expect(renderSummary(facts)).not.toContain('hunter2')
})
