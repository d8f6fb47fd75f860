import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a project without code of its own that takes its dependencies from the index. */
export async function makeProject(
  dir: string,
  { dependencies, indexUrl }: { dependencies: readonly string[]; indexUrl: string },
): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(
    path.join(dir, 'pyproject.toml'),
    [
      '[project]',
      'name = "demo"',
      'version = "0"',
      'requires-python = ">=3.9"',
      `dependencies = ${JSON.stringify(dependencies)}`,
      '[[tool.uv.index]]',
      'name = "loopback"',
      `url = ${JSON.stringify(indexUrl)}`,
      'default = true',
      '',
    ].join('\n'),
  )
}
