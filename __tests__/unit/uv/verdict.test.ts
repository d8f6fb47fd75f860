import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fakeUv, fakeWheel, Machine, sha256Of, TRIPLE, VERSION } from './doubles.ts'

/** Lets one at a time work, as the lease of the node does. */
function takingTurns() {
  let turn: Promise<unknown> = Promise.resolve()
  return <T>(_dir: string, work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work)
    turn = mine.catch(() => undefined)
    return mine
  }
}

const verdictFile = (machine: Machine) => machine.at('fallback', VERSION, `${TRIPLE}.unavailable`)
const told = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.map((result) => (result.status === 'rejected' ? String(result.reason) : 'installed'))

test('what the sources say to one job is the answer for all that waited for it', async () => {
  await using machine = await Machine.open()
  const alone = takingTurns()
  const jobs = await Promise.allSettled(
    Array.from({ length: 6 }, (_, leg) => machine.install({ alone, token: `of leg ${leg}` })),
  )
  expect(new Set(told(jobs)).size).toBe(1)
  expect(told(jobs)[0]).toMatch(/cannot be had.*\n.*index: .*HTTP 404.*\n.*mirror: .*\n.*github: /)
  expect(machine.index.requests).toHaveLength(1)
  expect(machine.lines.filter((line) => line.startsWith('Another job'))).toHaveLength(5)
})

test('a job that comes later asks again, and so does one that asks something else', async () => {
  await using machine = await Machine.open()
  const alone = takingTurns()
  await Promise.allSettled([machine.install({ alone })])
  await Promise.allSettled([
    machine.install({ alone }),
    machine.install({ alone, checksum: 'f'.repeat(64) }),
    machine.install({ alone, sources: machine.sources(['index']) }),
  ])
  expect(machine.index.requests).toHaveLength(4)
})

test('the verdict holds no secret, and one that cannot be read or written keeps nobody from asking', async () => {
  await using machine = await Machine.open()
  machine.env['UV_DEFAULT_INDEX'] = `${machine.index.url.replace('//', '//user:s3cret@')}/simple`
  const alone = takingTurns()
  await Promise.allSettled([machine.install({ alone, token: 's3cret' })])
  expect(readFileSync(verdictFile(machine), 'utf8')).not.toContain('s3cret')
  for (const text of [
    '',
    '{',
    'null',
    '{"format":1,"atMs":1e15}',
    '{"format":1,"atMs":1e15,"failures":[]}',
  ]) {
    writeFileSync(verdictFile(machine), text)
    const requests = machine.index.requests.length
    await Promise.allSettled([machine.install({ alone })])
    expect(machine.index.requests.length - requests).toBe(1)
  }
  await machine.platform.files.rm(verdictFile(machine))
  mkdirSync(verdictFile(machine))
  expect(told(await Promise.allSettled([machine.install({ alone })]))[0]).toContain('cannot be had')
  expect(machine.lines.at(-1)).toMatch(/^Other jobs have to find out by themselves: EISDIR/)
})

test('a verdict is no version: what is installed is found beside it', async () => {
  await using machine = await Machine.open()
  await Promise.allSettled([machine.install()])
  expect(readdirSync(path.dirname(verdictFile(machine)))).toContain(`${TRIPLE}.unavailable`)
  machine.put(machine.place('99.1.0'), { uv: fakeUv('99.1.0'), uvx: fakeUv('99.1.0') })
  machine.serveWheel(fakeWheel())
  expect(await machine.install({ checksum: sha256Of(fakeWheel()) })).toMatchObject({ source: 'index' })
})
