import { copyFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { processes } from '../../../src/platform/processes.ts'

const isLinux = process.platform === 'linux'
const node = (script: string, onOutput: (chunk: Buffer) => void = () => {}) =>
  processes.start({ argv: [process.execPath, '-e', script], cwd: tmpdir(), env: process.env, onOutput })

describe('a child', () => {
  test('its output arrives live and its exit code is told', async () => {
    let output = ''
    const child = node('console.log("out"); console.error("err"); process.exitCode = 3', (chunk) => {
      output += chunk
    })
    expect(await child.ended).toEqual({ kind: 'exited', code: 3 })
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out'])
  })

  test('a command that does not exist is a value, not an exception', async () => {
    const child = processes.start({ argv: ['/no/such/uv'], cwd: '/', env: {}, onOutput: () => {} })
    expect(await child.ended).toMatchObject({
      kind: 'not-started',
      reason: expect.stringContaining('ENOENT'),
    })
  })

  test('a program that is being written is a value as well', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'busy-'))
    const program = path.join(dir, 'uv')
    await copyFile(process.execPath, program)
    const writer = await open(program, 'r+')
    const child = processes.start({ argv: [program], cwd: '/', env: {}, onOutput: () => {} })
    expect(await child.ended).toMatchObject({
      kind: 'not-started',
      reason: expect.stringContaining('ETXTBSY'),
    })
    await writer.close()
    await rm(dir, { recursive: true })
  })

  test('a daemon that keeps the pipes open does not hold up its end', async () => {
    const child = processes.start({
      argv: ['bash', '-c', 'sleep 30 & echo $!'],
      cwd: '/',
      env: process.env,
      onOutput: () => {},
    })
    expect(await child.ended).toEqual({ kind: 'exited', code: 0 })
    processes.signalGroup(child.pid ?? 0, 'SIGKILL')
  })
})

describe.runIf(isLinux)('process facts', () => {
  test('start ticks are the same at every look and differ from those of an older process', () => {
    const child = node('setInterval(() => {}, 1000)')
    const facts = processes.inspect(child.pid ?? 0)
    expect(facts).toMatchObject({ startTicks: child.startTicks, groupId: child.pid })
    expect(child.startTicks).not.toBe((processes.inspect(process.pid) as { startTicks: string }).startTicks)
    processes.signalGroup(child.pid ?? 0, 'SIGKILL')
  })

  test('a command name with parentheses and blanks does not shift the fields', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'a) R 1 ('))
    const script = path.join(dir, 'x) S 2 (')
    await writeFile(script, '#!/bin/bash\necho up; read -r < <(sleep 30)\n', { mode: 0o755 })
    const up = Promise.withResolvers<void>()
    const child = processes.start({
      argv: [script],
      cwd: '/',
      env: process.env,
      onOutput: () => up.resolve(),
    })
    await up.promise
    expect(processes.inspect(child.pid ?? 0)).toMatchObject({ groupId: child.pid })
    processes.signalGroup(child.pid ?? 0, 'SIGKILL')
    await child.ended
    await rm(dir, { recursive: true })
  })

  test('a group lives as long as any member, though its leader is gone', async () => {
    const child = processes.start({
      argv: ['bash', '-c', 'sleep 30 > /dev/null 2>&1 & exit 0'],
      cwd: '/',
      env: process.env,
      onOutput: () => {},
    })
    await child.ended
    const groupId = child.pid ?? 0
    expect(processes.inspect(groupId)).toBeUndefined()
    expect(processes.isGroupAlive(groupId)).toBe(true)
    processes.signalGroup(groupId, 'SIGKILL')
    while (processes.isGroupAlive(groupId)) await setImmediate()
  })

  test('a zombie is no life', async () => {
    // Job control puts `sleep 0` into a group of its own; exec leaves it a parent that never reaps it.
    const zombieId = Promise.withResolvers<number>()
    const child = processes.start({
      argv: ['bash', '-c', 'set -m; sleep 0 & echo $!; exec sleep 30'],
      cwd: '/',
      env: process.env,
      onOutput: (chunk) => zombieId.resolve(Number(chunk.toString())),
    })
    const groupId = await zombieId.promise
    const isZombie = () => (processes.inspect(groupId) as { state?: string } | undefined)?.state === 'Z'
    while (!isZombie()) await setImmediate()
    expect(processes.isGroupAlive(groupId)).toBe(false)
    processes.signalGroup(child.pid ?? 0, 'SIGKILL')
    await child.ended
  })
})

test('a short command answers with its output, a missing one with a reason', async () => {
  expect(await processes.run([process.execPath, '-p', '6*7'])).toEqual({
    kind: 'ran',
    code: 0,
    stdout: '42\n',
    stderr: '',
  })
  expect(await processes.run(['/no/such/uv', '--version'])).toMatchObject({ kind: 'not-started' })
})

test('an entry that appears in a watched directory is told', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'watch-'))
  const seen = Promise.withResolvers<string>()
  const watcher = files.watchDirectory(dir, seen.resolve)
  await writeFile(path.join(dir, 'lock'), '')
  expect(await seen.promise).toBe('lock')
  watcher?.close()
  await rm(dir, { recursive: true })
})

test('a directory that cannot be watched is undefined, not an exception', () =>
  expect(files.watchDirectory('/no/such/directory', () => {})).toBeUndefined())
