import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf } from '../shared/errors.ts'

/** What an install leaves beside uv: what the executables are, and who vouched for them. */
interface InstallRecord {
  readonly format: 1
  readonly verifiedBy: string
  readonly executables: Readonly<Record<string, Executable>>
}

interface Executable {
  readonly sha256: string
  /** Changes whenever the content does, unless somebody copies the file: then the digest is computed. */
  readonly identity: string
}

/** What a record says of the executables that lie beside it now. */
export type Comparison =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'same'
      readonly verifiedBy: string
      /** Nobody has written or copied them since they were seen to run on this machine. */
      readonly isUntouched: boolean
    }
  | { readonly kind: 'changed'; readonly reason: string }

const RECORD_NAME = '.locked-uv.json'

/** Records the executables of a stage. Their identities survive the rename of the directory around them. */
export async function writeRecord(
  dir: string,
  { verifiedBy, names }: { readonly verifiedBy: string; readonly names: readonly string[] },
  platform: Pick<Platform, 'files'>,
): Promise<void> {
  const entries = await Promise.all(
    names.map(async (name) => {
      const file = path.join(dir, name)
      const executable = { sha256: await digest(file, platform), identity: await identify(file, platform) }
      return [name, executable] as const
    }),
  )
  const record: InstallRecord = { format: 1, verifiedBy, executables: Object.fromEntries(entries) }
  await platform.files.writeFile(path.join(dir, RECORD_NAME), `${JSON.stringify(record, undefined, 2)}\n`)
}

/**
 * Compares the executables of a directory with its record. A hit costs two system calls for each: only a file that was
 * copied or written since the install is read.
 */
export async function compareWithRecord(dir: string, platform: Pick<Platform, 'files'>): Promise<Comparison> {
  const record = await readRecord(dir, platform)
  if (record === undefined) return { kind: 'none' }
  let isUntouched = true
  for (const [name, { sha256, identity }] of Object.entries(record.executables)) {
    const file = path.join(dir, name)
    try {
      if ((await identify(file, platform)) === identity) continue
      isUntouched = false
      const actual = await digest(file, platform)
      if (actual !== sha256)
        return { kind: 'changed', reason: `${name} has sha256 ${actual}, ${sha256} was installed` }
    } catch (error) {
      if (errnoOf(error) === undefined) throw error
      return { kind: 'changed', reason: `${name} cannot be read (${errnoOf(error)})` }
    }
  }
  return { kind: 'same', verifiedBy: record.verifiedBy, isUntouched }
}

/** Undefined where there is none, or none of ours: uv put there by other means is judged by its own words alone. */
async function readRecord(
  dir: string,
  { files }: Pick<Platform, 'files'>,
): Promise<InstallRecord | undefined> {
  try {
    const record: unknown = JSON.parse(await files.readFile(path.join(dir, RECORD_NAME), 'utf8'))
    return isRecord(record) ? record : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is InstallRecord {
  const { format, verifiedBy, executables } = (value ?? {}) as Partial<InstallRecord>
  return format === 1 && typeof verifiedBy === 'string' && typeof executables === 'object'
}

async function digest(file: string, { files }: Pick<Platform, 'files'>): Promise<string> {
  return createHash('sha256')
    .update(await files.readFile(file))
    .digest('hex')
}

async function identify(file: string, { files }: Pick<Platform, 'files'>): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await files.stat(file, { bigint: true })
  return [dev, ino, size, mtimeNs, ctimeNs].join(':')
}
