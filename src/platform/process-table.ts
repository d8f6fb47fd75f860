import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { errnoOf } from '../shared/errors.ts'

/** What the kernel says of a process (`proc_pid_stat(5)`). */
export interface ProcessFacts {
  /** `R`, `S`, `D`, `T` …; `Z` and `X` are dead. */
  readonly state: string
  readonly parentId: number
  readonly groupId: number
  /** Start time in clock ticks since boot: with the pid it names one process for ever. */
  readonly startTicks: string
}

export function inspect(pid: number): ProcessFacts | 'hidden' | undefined {
  if (process.platform !== 'linux') return 'hidden'
  try {
    return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch (error) {
    // With hidepid a foreign process looks absent, ours do not; without /proc at all nothing can be said.
    const isAbsent = errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ESRCH'
    return isAbsent && isProcMounted() ? undefined : 'hidden'
  }
}

function isProcMounted(): boolean {
  try {
    return readFileSync('/proc/self/stat', 'latin1').length > 0
  } catch {
    return false
  }
}

/** The command name is in parentheses and may itself hold any character: fields are counted from the last `)`. */
function parseProcStat(text: string): ProcessFacts {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return {
    state: fields[0] ?? '?',
    parentId: Number(fields[1]),
    groupId: Number(fields[2]),
    startTicks: fields[19] ?? '',
  }
}

export function isGroupAlive(groupId: number): boolean {
  if (process.platform === 'win32') return sendSignal(groupId, 0)
  if (!sendSignal(-groupId, 0)) return false
  if (process.platform !== 'linux' || !isProcMounted()) return true
  // The signal also reaches zombies, which nobody reaps in a container without an init. Twice: a member that starts another
  // one and ends while the list is read leaves neither of them in it.
  return hasMember(groupId) || (sendSignal(-groupId, 0) && hasMember(groupId))
}

function hasMember(groupId: number): boolean {
  return readdirSync('/proc').some((name) => {
    const facts = /^\d+$/.test(name) ? inspect(Number(name)) : undefined
    return typeof facts === 'object' && facts.groupId === groupId && !'ZX'.includes(facts.state)
  })
}

export function sendSignal(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal)
    return true
  } catch (error) {
    return errnoOf(error) === 'EPERM'
  }
}

export function findUsers(path: string): { pid: number; name: string }[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && hasOpen(name, path))
    .map((name) => ({ pid: Number(name), name: readFileOr(`/proc/${name}/comm`).trim() }))
}

/** False for what has ended meanwhile and for processes of other users. */
function hasOpen(pid: string, path: string): boolean {
  const dir = `/proc/${pid}/fd`
  try {
    return readdirSync(dir).some((fd) => readLinkOr(`${dir}/${fd}`) === path)
  } catch {
    return false
  }
}

function readLinkOr(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function readFileOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
