import { isAbsolute, relative, sep } from 'node:path'

/** Whether `path` is `dir` or lies below it. Both absolute; nothing is resolved. */
export function isInside(path: string, dir: string): boolean {
  const steps = relative(dir, path)
  return steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps)
}
