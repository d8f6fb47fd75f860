import { readdirSync, readFileSync } from 'node:fs'

/**
 * Ends every process whose environment holds the assignment, as the runner's orphan clean-up does. The mark is unique to
 * one job, so nothing else can be hit. Linux only.
 */
export function killMarked(assignment: string): void {
  for (const pid of listMarked(assignment)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Who is alive with that assignment in its environment; zombies have none. */
export function listMarked(assignment: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readEnvironment(pid).includes(assignment))
    .map(Number)
}

/** Empty for a process that has ended meanwhile, is a zombie or belongs to somebody else. */
function readEnvironment(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  } catch {
    return []
  }
}
