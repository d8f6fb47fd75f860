import { createHash } from 'node:crypto'
import { readdir, readFile, readlink } from 'node:fs/promises'
import path from 'node:path'

/** Every file and link below a directory with a digest of what is in it. */
export async function snapshot(dir: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) found[path.relative(dir, file)] = `-> ${await readlink(file)}`
    if (entry.isFile())
      found[path.relative(dir, file)] = createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
  }
  return found
}
