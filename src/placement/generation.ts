import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, unlessErrno } from '../shared/errors.ts'
import { currentFileOf, generationDirOf, type Layout } from './layout.ts'

type World = Pick<Platform, 'files'>

export interface Generation {
  readonly generation: number
  /** Exists. */
  readonly dir: string
  readonly notes: readonly string[]
}

// Each round is lost only to somebody who has just published a number.
const SETTLE_ROUNDS = 10

/**
 * The generation that is in use in this epoch; the first call makes generation 1. Callers that come together get the same.
 * A `current` file that is gone or holds no number is replaced by the highest generation that exists.
 */
export async function settleGeneration(epochDir: string, platform: World): Promise<Generation> {
  const notes: string[] = []
  await platform.files.mkdir(epochDir, { recursive: true, mode: 0o700 })
  for (let round = 1; round <= SETTLE_ROUNDS; round++) {
    const current = await readCurrent(epochDir, platform)
    if (current.kind === 'number') {
      const dir = generationDirOf(epochDir, current.generation)
      await platform.files.mkdir(dir, { recursive: true, mode: 0o700 })
      return { generation: current.generation, dir, notes }
    }
    // Gone before the directories are listed: a number published meanwhile has its directory by then.
    if (current.kind === 'garbage') await platform.files.rm(currentFileOf(epochDir), { force: true })
    const generation = (await readHighest(epochDir, platform)) ?? 1
    if (current.kind === 'garbage')
      notes.push(
        `${currentFileOf(epochDir)} held no number (${current.text}); generation ${generation} is used`,
      )
    await platform.files.mkdir(generationDirOf(epochDir, generation), { recursive: true, mode: 0o700 })
    await publish(epochDir, generation, { isFirst: true }, platform)
  }
  throw new Error(`${currentFileOf(epochDir)} does not keep a number`)
}

/**
 * Leaves generation `from` for the next one; jobs that still use it are not disturbed. Does nothing where somebody has
 * left it already, so that several jobs that meet the same damage move on by one generation and not by several.
 */
export async function advanceGeneration(
  epochDir: string,
  from: number,
  platform: World,
): Promise<Generation> {
  const settled = await settleGeneration(epochDir, platform)
  if (settled.generation !== from) return settled
  const dir = generationDirOf(epochDir, from + 1)
  await platform.files.mkdir(dir, { recursive: true, mode: 0o700 })
  await publish(epochDir, from + 1, { isFirst: false }, platform)
  return { generation: from + 1, dir, notes: settled.notes }
}

/**
 * Writes the canary where there is none. If caches exist by then, something that deletes old files (systemd-tmpfiles,
 * tmpwatch) has been here: it takes single files out of packages, so all caches of the base move to a new generation.
 * Where they must not, because nothing could be fetched again, there is no canary until a job may move them.
 * @returns what happened, for the log
 */
export async function markCanary(
  layout: Layout,
  platform: World,
  mayMove: () => Promise<boolean> = async () => true,
): Promise<string[]> {
  const { files } = platform
  // Not opened and not read: the canary is to stay the oldest file by every time stamp that a reaper looks at.
  const isMarked = async () =>
    (await unlessErrno(['ENOENT'], () => files.lstat(layout.canaryFile))) !== undefined
  if (await isMarked()) return []
  const notes: string[] = []
  for (const epoch of await files.readdir(layout.cachesDir)) {
    const epochDir = join(layout.cachesDir, epoch)
    const { generation, dir } = await settleGeneration(epochDir, platform)
    const isEmpty = (await files.readdir(dir)).length === 0
    // Asked again: another job that marks the base does so before it fills a new generation.
    if (isEmpty || (await isMarked())) continue
    if (!(await mayMove()))
      return [
        `${layout.canaryFile} is gone, so old files below ${layout.versionDir} were deleted by something like ` +
          'systemd-tmpfiles; the caches are kept all the same, since this job is offline and could fetch nothing again',
      ]
    const next = await advanceGeneration(epochDir, generation, platform)
    notes.push(
      `${layout.canaryFile} is gone, so old files below ${layout.versionDir} were deleted by something like ` +
        `systemd-tmpfiles; the cache ${dir} is given up for generation ${next.generation}`,
    )
  }
  // Last, so that nobody who sees it still uses a generation with holes.
  const content =
    'Never touch this file: if it is gone, old files were deleted here and the caches have holes.\n'
  await unlessErrno(['EEXIST'], () => files.writeFile(layout.canaryFile, content, { flag: 'wx' }))
  return notes
}

type Current =
  | { readonly kind: 'number'; readonly generation: number }
  | { readonly kind: 'garbage'; readonly text: string }
  | { readonly kind: 'none' }

async function readCurrent(epochDir: string, { files }: World): Promise<Current> {
  const text = await unlessErrno(['ENOENT'], () => files.readFile(currentFileOf(epochDir), 'utf8'))
  if (text === undefined) return { kind: 'none' }
  // Nine digits at most: a larger number could not be counted up exactly for ever.
  if (/^[1-9]\d{0,8}\n?$/.test(text)) return { kind: 'number', generation: Number(text) }
  return { kind: 'garbage', text: JSON.stringify(text.slice(0, 40)) }
}

async function readHighest(epochDir: string, { files }: World): Promise<number | undefined> {
  const numbers = (await files.readdir(epochDir)).flatMap((name) => {
    const digits = /^gen-([1-9]\d{0,8})$/.exec(name)?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
  return numbers.length === 0 ? undefined : Math.max(...numbers)
}

// exFAT and the like; some report EPERM.
const NO_HARD_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']

/** A first number never replaces one that somebody else has published: it may be higher by now. */
async function publish(
  epochDir: string,
  generation: number,
  options: { readonly isFirst: boolean },
  { files }: World,
): Promise<void> {
  const currentFile = currentFileOf(epochDir)
  const stagedFile = `${currentFile}.${randomUUID()}`
  try {
    await files.writeFile(stagedFile, `${generation}\n`, { flag: 'wx' })
    if (!options.isFirst) return await files.rename(stagedFile, currentFile)
    await files.link(stagedFile, currentFile).catch(async (error: unknown) => {
      if (NO_HARD_LINKS.includes(errnoOf(error) ?? '')) return await files.rename(stagedFile, currentFile)
      if (errnoOf(error) !== 'EEXIST') throw error
    })
  } finally {
    await files.rm(stagedFile, { force: true })
  }
}
