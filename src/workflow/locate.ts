import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, messageOf } from '../shared/errors.ts'
import type { WorkflowFile } from './judge.ts'
import { makeSource } from './source.ts'

// Far above what people write by hand; the time for a file grows with its size.
const MOST_BYTES = 1024 * 1024
const MOST_FILES = 500

const WORKFLOW_FILE = /\.ya?ml$/i
const WORKFLOWS_DIR = path.join('.github', 'workflows')

/** What was asked for cannot be read. */
export interface Unread {
  readonly file: string
  readonly reason: string
}

/** The files of one repository, to be judged together. */
export interface Located {
  readonly files: readonly WorkflowFile[]
  readonly unread: readonly Unread[]
}

/** Names of the workflow files in a directory, sorted; empty where there is none. */
export async function listWorkflowFiles(dir: string, { files }: Pick<Platform, 'files'>): Promise<string[]> {
  try {
    const names = await files.readdir(dir)
    return names
      .filter((name) => WORKFLOW_FILE.test(name))
      .sort()
      .slice(0, MOST_FILES)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return []
    throw error
  }
}

/**
 * Reads the named workflow files, grouped by directory: a directory is a repository to the rules. In a
 * `.github/workflows` the other files are read as well, since they share its groups.
 */
export async function readWorkflows(
  names: readonly string[],
  platform: Pick<Platform, 'files'>,
): Promise<Located[]> {
  const byDir = new Map<string, Set<string>>()
  for (const name of names) {
    const dir = path.dirname(name)
    byDir.set(dir, (byDir.get(dir) ?? new Set()).add(path.basename(name)))
  }
  return await Promise.all([...byDir].map(([dir, wanted]) => readDirectory(dir, wanted, platform)))
}

async function readDirectory(
  dir: string,
  wanted: ReadonlySet<string>,
  platform: Pick<Platform, 'files'>,
): Promise<Located> {
  const isRepository = path.resolve(dir).endsWith(path.sep + WORKFLOWS_DIR)
  const others = isRepository ? await listWorkflowFiles(dir, platform) : []
  const files: WorkflowFile[] = []
  const unread: Unread[] = []
  for (const basename of new Set([...wanted, ...others])) {
    const file = path.join(dir, basename)
    const isChecked = wanted.has(basename)
    try {
      files.push({ basename, source: makeSource(file, await readText(file, platform)), isChecked })
    } catch (error) {
      if (isChecked) unread.push({ file, reason: messageOf(error) })
    }
  }
  return { files, unread }
}

async function readText(file: string, { files }: Pick<Platform, 'files'>): Promise<string> {
  const { size } = await files.stat(file)
  if (size > MOST_BYTES) throw new Error(`${size} bytes are more than a workflow file can have`)
  return await files.readFile(file, 'utf8')
}
