import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acquireLease, type Lease, type LeaseOutcome, type LeaseRequest } from '../../../src/lock/lease.ts'
import { createOwner, type Owner } from '../../../src/lock/owner.ts'
import type { LockPlatform } from '../../../src/lock/takeover.ts'
import { type Clock, clock } from '../../../src/platform/clock.ts'
import { files } from '../../../src/platform/files.ts'
import { readHost } from '../../../src/platform/host.ts'
import { processes } from '../../../src/platform/processes.ts'

export const platform = { clock, files, host: readHost(), processes }

/** Without the kernel lock: for clocks that leave flock(1) no time, and for what the directories do by themselves. */
export const beltless = {
  ...platform,
  host: { ...platform.host, env: { ...platform.host.env, LOCKED_UV_KERNEL_LOCK: 'off' } },
}

/** What is in the directory, but for the file of the kernel lock, which stays for ever. */
export function namesIn(dir: string): string[] {
  return readdirSync(dir).filter((name) => !name.endsWith('.flk'))
}

/** Facts of a process that has lived and is gone. */
export async function deadProcess(): Promise<{ pid: number; startTicks: string }> {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' })
  const facts = processes.inspect(child.pid ?? 0)
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await exited
  if (typeof facts !== 'object') throw new Error('needs /proc')
  return { pid: child.pid ?? 0, startTicks: facts.startTicks }
}

/** The record of an owner of this machine; alive unless told otherwise: it is the test itself. */
export function ownerRecord(facts: Partial<Owner> = {}): Owner {
  return { ...createOwner(randomUUID(), platform), ...facts }
}

export function plantLock(lockPath: string, owner: Owner): Owner {
  mkdirSync(lockPath, { mode: 0o700 })
  writeFileSync(join(lockPath, 'owner.json'), JSON.stringify(owner))
  return owner
}

export async function plantDeadLock(lockPath: string, facts: Partial<Owner> = {}): Promise<Owner> {
  return plantLock(lockPath, ownerRecord({ ...(await deadProcess()), ...facts }))
}

/** A directory for one test, removed after it. */
export function temporaryDir(): { dir: string; lockPath: string } & Disposable {
  const dir = mkdtempSync(join(tmpdir(), 'lock-'))
  return {
    dir,
    lockPath: join(dir, 'a.lock'),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  }
}

export function acquire(
  lockPath: string,
  request: Partial<LeaseRequest> = {},
  on: LockPlatform = platform,
): Promise<LeaseOutcome> {
  const signal = new AbortController().signal
  return acquireLease({ lockPath, timeoutMs: 5000, signal, onWait: () => undefined, ...request }, on)
}

export async function acquired(...args: Parameters<typeof acquire>): Promise<Lease> {
  const outcome = await acquire(...args)
  if (outcome.kind !== 'acquired') throw new Error(`timed out after ${outcome.waitedMs} ms`)
  return outcome.lease
}

/** A clock whose sleeps take no time but advance it twentyfold, after `onSleep`. */
export function fastClock(onSleep: () => void = () => undefined): Clock {
  let nowMs = 0
  return {
    nowMs: () => Date.now(),
    monotonicMs: () => nowMs,
    sleep: async (durationMs) => {
      onSleep()
      nowMs += durationMs * 20
    },
    every: clock.every,
  }
}
