import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { files } from '../../../src/platform/files.ts'
import { findProject } from '../../../src/sync/project.ts'

test.each<[string, (file: string) => Promise<unknown>, unknown]>([
  ['a link to a device that never ends', (file) => symlink('/dev/zero', file), 'unreadable'],
  ['a directory', (file) => mkdir(file), 'unreadable'],
  ['a link in a circle', (file) => symlink(file, file), undefined],
])('a pyproject.toml that is %s is not read', async (_, make, manifest) => {
  const dir = await mkdtemp(path.join(tmpdir(), 'project-'))
  try {
    await make(path.join(dir, 'pyproject.toml'))
    expect(await findProject(dir, { files })).toEqual({ rootDir: dir, manifest })
  } finally {
    await rm(dir, { recursive: true })
  }
})
