import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { makeProject } from './project.ts'
import { uvEnvironment, uvPathOf } from './uv.ts'

/** Makes a cache as an image does: a sync of a project whose environment is thrown away. */
export async function bakeSeed(seed: {
  readonly dir: string
  readonly version: string
  readonly indexUrl: string
  readonly dependencies: readonly string[]
}): Promise<void> {
  const projectDir = await mkdtemp(path.join(tmpdir(), 'bake-'))
  await makeProject(projectDir, seed)
  const env = uvEnvironment({ cacheDir: seed.dir, homeDir: projectDir })
  await promisify(execFile)(uvPathOf(seed.version), ['sync'], { cwd: projectDir, env })
  await rm(projectDir, { recursive: true })
}
