import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { createPlatform } from '../../../src/platform/index.ts'
import { Interrupted } from '../../../src/shared/errors.ts'
import { type RunRequest, runSync } from '../../../src/sync/run.ts'
import { stopGroup } from '../../../src/sync/stop.ts'

const own = createPlatform()

function run(
  scripts: readonly string[],
  { env = {}, ...request }: Partial<RunRequest> = {},
  interruption = new AbortController(),
) {
  const platform = { ...own, processes: { ...own.processes, interruption: interruption.signal } }
  return runSync(
    {
      commands: scripts.map((script) => ({ argv: [process.execPath, '-e', script] })),
      cwd: tmpdir(),
      env,
      onOutput: () => {},
      onChild: () => {},
      ...request,
    },
    platform,
  )
}

describe('the commands', () => {
  test('run one after the other', async () => {
    let output = ''
    const onOutput = (chunk: Buffer) => {
      output += chunk
    }
    const result = await run(['console.log("one")', 'console.log("two")'], { onOutput })
    expect(result).toEqual({ kind: 'succeeded', durationMs: expect.any(Number) })
    expect(output).toBe('one\ntwo\n')
  })

  test('stop at the first failure, with its code and both of its streams', async () => {
    const result = await run([
      'console.error("why"); console.log("what"); process.exitCode = 3',
      'console.log("never")',
    ])
    expect(result).toMatchObject({ kind: 'failed', code: 3, command: expect.stringContaining('why') })
    const lines = result.kind === 'failed' ? result.output.trim().split('\n').sort() : []
    expect(lines).toEqual(['what', 'why'])
  })

  test('get what makes uv parsable, the variables given, and no COLUMNS', async () => {
    const names = ['UV_NO_WRAP', 'UV_NO_PROGRESS', 'NO_COLOR', 'COLUMNS', 'GIVEN']
    const script = `console.log(JSON.stringify(${JSON.stringify(names)}.map((n) => process.env[n]))); process.exitCode = 1`
    const environmentOf = async (env: Record<string, string>) => {
      const result = await run([script], { env })
      return result.kind === 'failed' ? JSON.parse(result.output) : result
    }
    expect(await environmentOf({ COLUMNS: '60', GIVEN: 'x', UV_NO_WRAP: '0' })).toEqual([
      '1',
      '1',
      '1',
      null,
      'x',
    ])
    expect(await environmentOf({ FORCE_COLOR: '1' })).toEqual(['1', '1', null, null, null])
  })

  test('may have variables of their own', async () => {
    const script = 'process.exitCode = process.env.GIVEN === "own" ? 0 : 1'
    const commands = [{ argv: [process.execPath, '-e', script] as const, env: { GIVEN: 'own' } }]
    expect(await run([], { commands, env: { GIVEN: 'all' } })).toMatchObject({ kind: 'succeeded' })
  })

  test('that write without end leave the last 256 KiB, cut at a line', async () => {
    const result = await run([
      'for (let i = 0; i < 200000; i++) console.log("line " + i); process.exitCode = 1',
    ])
    const output = result.kind === 'failed' ? result.output : ''
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(256 * 1024)
    expect(Buffer.byteLength(output)).toBeGreaterThan(255 * 1024)
    expect(output).toMatch(/^line \d+\n/)
    expect(output).toMatch(/line 199999\n$/)
  })

  test('that write one line without end leave its last 256 KiB', async () => {
    const result = await run([
      'for (let i = 0; i < 2000; i++) process.stdout.write("\\r" + "x".repeat(999)); process.exitCode = 1',
    ])
    const output = result.kind === 'failed' ? result.output : ''
    expect(Buffer.byteLength(output)).toBe(256 * 1024)
  })

  test('that cannot be started are a failure that says so', async () => {
    const result = await run([], { commands: [{ argv: ['/no/such/uv', 'sync'] }] })
    expect(result).toMatchObject({ kind: 'failed', code: 127, command: 'uv sync' })
    expect(result).toMatchObject({ output: expect.stringContaining('ENOENT') })
  })

  test('that somebody kills are a failure that says so', async () => {
    const result = await run(['process.kill(process.pid, "SIGKILL")'])
    expect(result).toMatchObject({ kind: 'failed', code: 137, output: expect.stringContaining('SIGKILL') })
  })
})

test('the child is told before anything else happens, and its end as well', async () => {
  const told: (number | undefined)[] = []
  const done = run(['', ''], { onChild: (child) => void told.push(child?.pid) })
  expect(told).toEqual([expect.any(Number)])
  await done
  expect(told).toEqual([expect.any(Number), undefined, expect.any(Number), undefined])
})

describe('an interruption', () => {
  test('starts nothing where it came first', async () => {
    const interruption = new AbortController()
    interruption.abort(new Interrupted('SIGTERM'))
    const onChild = () => {
      throw new Error('started')
    }
    const result = await run([''], { onChild }, interruption)
    expect(result).toEqual({ kind: 'interrupted', signal: 'SIGTERM', isEnded: true })
  })

  test('ends the child and starts no further command, even where the child then succeeds', async () => {
    const interruption = new AbortController()
    const told: boolean[] = []
    const result = await run(
      [
        'process.on("SIGINT", () => process.exit(0)); setInterval(() => {}, 1000); console.log("up")',
        'console.log("never")',
      ],
      {
        onOutput: () => interruption.abort(new Interrupted('SIGINT')),
        onChild: (child) => void told.push(child !== undefined),
      },
      interruption,
    )
    expect(result).toEqual({ kind: 'interrupted', signal: 'SIGINT', isEnded: true })
    expect(told).toEqual([true, false])
  })

  test('climbs from SIGINT to SIGKILL within 7 s, and tells where even that ends nothing', async () => {
    const sent: string[] = []
    let nowMs = 0
    const clock = {
      ...own.clock,
      monotonicMs: () => nowMs,
      sleep: async (durationMs: number) => {
        nowMs += durationMs
      },
    }
    const immortal = {
      ...own.processes,
      isGroupAlive: () => true,
      signalGroup: (_group: number, signal: string) => sent.push(`${signal} at ${nowMs}`) > 0,
    }
    expect(await stopGroup(1, 'SIGINT', { clock, processes: immortal })).toBe(false)
    expect(sent).toEqual(['SIGINT at 0', 'SIGTERM at 3500', 'SIGKILL at 5500'])
    expect(nowMs).toBeLessThan(7000)
  })
})
