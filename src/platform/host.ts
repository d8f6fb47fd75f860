import { readFileSync, readlinkSync } from 'node:fs'
import { homedir, hostname, tmpdir } from 'node:os'

/** Facts about this machine and this process that do not change while we run. The only reader of `process.env`. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** C library of this node binary, hence of this container; undefined outside Linux. */
  readonly libc: 'gnu' | 'musl' | undefined
  /** Undefined on Windows. From the kernel: USER and the passwd entry may be missing in containers. */
  readonly uid: number | undefined
  readonly hostname: string
  /** Undefined where neither HOME nor the passwd database knows one. */
  readonly homeDir: string | undefined
  /** The system's directory for temporary files. */
  readonly tempDir: string
  readonly pid: number
  /** The program that runs us: within an action the runner's own Node.js. */
  readonly nodePath: string
  /** The file that it was started with, absolute. */
  readonly entryFile: string
  /** Who started us: in a step the runner's worker, which lives as long as the job. */
  readonly parentPid: number
  /** Linux: differs after each boot. Undefined where /proc does not show it. */
  readonly bootId: string | undefined
  /** Linux: `pid:[4026531836]`; process ids mean something only within one. Undefined elsewhere. */
  readonly pidNamespace: string | undefined
}

export function readHost(): Host {
  return {
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    libc: process.platform === 'linux' ? readLibc() : undefined,
    uid: process.getuid?.(),
    hostname: hostname(),
    homeDir: orUndefined(homedir),
    tempDir: tmpdir(),
    pid: process.pid,
    nodePath: process.execPath,
    entryFile: process.argv[1] ?? '',
    parentPid: process.ppid,
    bootId: orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidNamespace: orUndefined(() => readlinkSync('/proc/self/ns/pid')),
  }
}

/**
 * The dynamic loader that this process has mapped tells the C library without a process report (15 ms) or a spawned
 * `ldd` (not there on slim images). The runner starts a musl build of node in musl containers.
 */
function readLibc(): 'gnu' | 'musl' {
  const maps = orUndefined(() => readFileSync('/proc/self/maps', 'latin1'))
  if (maps !== undefined) return /\/ld-musl-/.test(maps) ? 'musl' : 'gnu'
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'gnu'
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
