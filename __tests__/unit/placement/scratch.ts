import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { World } from '../../../src/placement/world.ts'
import { files } from '../../../src/platform/files.ts'
import { type Host, readHost } from '../../../src/platform/host.ts'

/** A directory of its own for each call, open to other users, removed after the test. */
export function useScratch(): () => Promise<string> {
  const made: string[] = []
  afterEach(async () => {
    for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true })
  })
  return async () => {
    const dir = await realpath(await mkdtemp(join(tmpdir(), 'placement-')))
    made.push(dir)
    await chmod(dir, 0o755)
    return dir
  }
}

/** The real machine with nothing in the environment but `env`. */
export function worldWith(env: Host['env'], host: Partial<Host> = {}): World {
  return { files, host: { ...readHost(), env, ...host } }
}
