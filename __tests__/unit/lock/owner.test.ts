import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lockKey } from '../../../src/lock/key.ts'
import { describeOwner, parseOwner, readSelf } from '../../../src/lock/owner.ts'
import { ownerRecord, platform } from '../../support/lock/planted.ts'

test('a key is sixteen hex digits and differs between caches', () => {
  expect(lockKey('/var/tmp/a')).toMatch(/^[0-9a-f]{16}$/)
  expect(lockKey('/var/tmp/a')).toBe(lockKey('/var/tmp/a'))
  expect(lockKey('/var/tmp/a')).not.toBe(lockKey('/var/tmp/b'))
})

describe('an owner record', () => {
  test('survives the way to the disk and back, with and without a child', () => {
    for (const owner of [ownerRecord(), ownerRecord({ child: { pid: 7, startTicks: '99' } })])
      expect(parseOwner(JSON.stringify(owner))).toEqual(owner)
  })

  test('is what docs/lock-protocol.md shows', () => {
    const docs = join(import.meta.dirname, '..', '..', '..', 'docs', 'lock-protocol.md')
    const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync(docs, 'utf8')) ?? []
    const shown: unknown = JSON.parse(example)
    expect(parseOwner(example)).toEqual(shown)
    const ours = ownerRecord({ child: { pid: 7, startTicks: '99' } })
    expect(Object.keys(shown as object).sort()).toEqual(Object.keys(ours).sort())
  })

  test.each([
    ['nothing', ''],
    ['half a record', JSON.stringify(ownerRecord()).slice(0, 60)],
    ['another version', JSON.stringify({ ...ownerRecord(), version: 2 })],
    ['a token that is a path', JSON.stringify({ ...ownerRecord(), token: '../../etc' })],
    ['a pid that means a group', JSON.stringify({ ...ownerRecord(), pid: -1 })],
    ['a pid that means everybody of our group', JSON.stringify({ ...ownerRecord(), pid: 0 })],
    ['a child whose pid means a group', JSON.stringify({ ...ownerRecord(), child: { pid: -5 } })],
    ['a child that is a number', JSON.stringify({ ...ownerRecord(), child: 5 })],
    ['null', 'null'],
    ['a list', '[1]'],
  ])('that is %s is none', (_, text) => {
    expect(parseOwner(text)).toBeUndefined()
  })

  test('is parsed from any JSON without a throw', () => {
    const child = fc.option(fc.record({ pid: fc.anything(), startTicks: fc.anything() }), { nil: undefined })
    fc.assert(
      fc.property(fc.anything(), child, (value, child) => {
        parseOwner(JSON.stringify({ ...ownerRecord(), host: value, child }) ?? '')
        parseOwner(JSON.stringify(value) ?? '')
      }),
    )
  })

  test('cannot start a workflow command from the log line that it is printed in', () => {
    const text = JSON.stringify(ownerRecord({ runner: 'fast\n::error::boo', job: 'a\r\u0007b' }))
    const owner = parseOwner(text)
    expect(owner && describeOwner(owner)).not.toMatch(/\p{Cc}/u)
  })

  test('tells people where, which runner, since when, and the run', () => {
    const host = {
      ...platform.host,
      hostname: 'node7',
      env: {
        RUNNER_NAME: 'fast-3',
        GITHUB_SERVER_URL: 'https://ghe.example',
        GITHUB_REPOSITORY: 'org/repo',
        GITHUB_RUN_ID: '17',
        GITHUB_JOB: 'test',
      },
    }
    const owner = ownerRecord({ ...readSelf(host, platform.processes), since: '2026-01-31T10:00:00.000Z' })
    const line = describeOwner(owner, Date.parse('2026-01-31T10:03:05Z'))
    expect(line).toBe(
      `pid ${process.pid} on node7, runner fast-3, job test, since 2026-01-31T10:00:00.000Z (3 min 5 s), ` +
        'https://ghe.example/org/repo/actions/runs/17',
    )
    expect(describeOwner(owner, Date.parse('2020-01-01'))).not.toContain('(')
  })
})
