import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { runCommand } from './command.ts'
import { compareWithRecord } from './record.ts'

export type Verdict =
  | { readonly kind: 'works' }
  | { readonly kind: 'broken'; readonly reason: string }
  /** The machine was short of something: says nothing about the file. */
  | { readonly kind: 'unsure'; readonly reason: string }

export interface Probed {
  readonly version: string
  readonly signal: AbortSignal
}

// `uv --version` takes 10 ms; a cold page cache on a busy node or a virus scanner takes seconds.
const PROBE_TIMEOUT_MS = 30_000
const ATTEMPTS = 3
const PAUSE_MS = 200
const SHORTAGE = /\b(EAGAIN|ENOMEM|EMFILE|ENFILE|ETXTBSY)\b/

/** The version that an executable says it has; undefined for one that is no uv or does not run. */
export async function readUvVersion(
  uvPath: string,
  signal: AbortSignal,
  platform: Pick<Platform, 'clock' | 'host' | 'processes'>,
): Promise<string | undefined> {
  const end = await runVersion(uvPath, signal, platform)
  return end.kind === 'exited' && end.code === 0 ? findVersion(end.output) : undefined
}

/**
 * Judges an executable by what it says: the second word of `uv --version` is the version, in every release. Neither a
 * marker nor a size tells a good binary from one that was cut off, or replaced by another version.
 */
export async function probeUv(
  uvPath: string,
  { version, signal }: Probed,
  platform: Pick<Platform, 'clock' | 'host' | 'processes'>,
): Promise<Verdict> {
  for (let attempt = 1; ; attempt++) {
    const verdict = judge(await runVersion(uvPath, signal, platform), version)
    if (verdict.kind !== 'unsure' || attempt === ATTEMPTS) return verdict
    await platform.clock.sleep(PAUSE_MS, signal)
  }
}

/** The same for a directory that is to hold uv and uvx: they also have to be what its record says, if it has one. */
export async function probeToolDir(
  dir: string,
  { exe, ...probed }: Probed & { readonly exe: string },
  platform: Pick<Platform, 'clock' | 'files' | 'host' | 'processes'>,
): Promise<Verdict> {
  try {
    if (!(await platform.files.lstat(dir)).isDirectory()) return broken(`${dir} is no directory`)
    if (!(await platform.files.stat(path.join(dir, `uvx${exe}`))).isFile()) return broken('uvx is no file')
  } catch (error) {
    return broken(messageOf(error))
  }
  // Before anything of it is run.
  const compared = await compareWithRecord(dir, platform)
  if (compared.kind === 'changed') return broken(compared.reason)
  return probeUv(path.join(dir, `uv${exe}`), probed, platform)
}

function runVersion(
  uvPath: string,
  signal: AbortSignal,
  platform: Pick<Platform, 'clock' | 'host' | 'processes'>,
): ReturnType<typeof runCommand> {
  // A value that uv does not accept in one of its variables would make a good binary exit with 2.
  const env = Object.fromEntries(Object.entries(platform.host.env).filter(([name]) => !/^UV_/i.test(name)))
  const options = { cwd: path.dirname(uvPath), env, timeoutMs: PROBE_TIMEOUT_MS, signal }
  return runCommand([uvPath, '--version'], options, platform)
}

function judge(end: Awaited<ReturnType<typeof runCommand>>, version: string): Verdict {
  if (end.kind === 'not-started')
    return SHORTAGE.test(end.reason) ? { kind: 'unsure', reason: end.reason } : broken(end.reason)
  // SIGKILL is the out-of-memory killer or our own time limit; a damaged binary dies of SIGSEGV, SIGBUS or SIGILL.
  if (end.kind === 'stopped')
    return /SIG(?!KILL)/.test(end.reason) ? broken(end.reason) : { kind: 'unsure', reason: end.reason }
  const found = findVersion(end.output)
  if (end.code === 0 && found === version) return { kind: 'works' }
  return broken(
    found === undefined ? `exit code ${end.code}: ${end.output.trim().slice(0, 200)}` : `it is uv ${found}`,
  )
}

function findVersion(output: string): string | undefined {
  return /^uv (\S+)/m.exec(output)?.[1]
}

function broken(reason: string): Verdict {
  return { kind: 'broken', reason }
}
