import { lstatSync, mkdirSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'

/**
 * Lets node keep what it has compiled of this action in the runner's tool cache: compiling takes a third of what a warm
 * step adds to the sync. Node holds each entry against the source and its own version, but believes its content; so only
 * a directory that nobody else can write counts, and where there is none the code is compiled as ever. Not on hosted runners, which
 * are new each time, and not on Windows, where nothing tells who may write.
 */
export function keepCompiledCode(): void {
  const [env, uid] = [process.env, process.getuid?.()]
  const toolCache = env['RUNNER_TOOL_CACHE']
  if (!toolCache || uid === undefined || env['RUNNER_ENVIRONMENT'] === 'github-hosted') return
  const dir = path.join(toolCache, 'locked-uv-code')
  if (isPrivate(toolCache, dir, uid)) enableCompileCache(dir)
}

function isPrivate(parent: string, dir: string, uid: number): boolean {
  try {
    const above = statSync(parent)
    const isExchangeable = (above.mode & 0o022) !== 0 && (above.mode & 0o1000) === 0
    if (isExchangeable || (above.uid !== uid && above.uid !== 0)) return false
    mkdirSync(dir, { mode: 0o700, recursive: true })
    const found = lstatSync(dir)
    return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0
  } catch {
    return false
  }
}
