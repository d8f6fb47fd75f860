import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { errnoOf, messageOf } from '../shared/errors.ts'
import { writingTo } from './disk.ts'
import { UvInstallDirUnwritable } from './errors.ts'

/**
 * Where one build of one version lives, in the layout of \@actions/tool-cache:
 *
 *     <root>/<version>/<triple>/{uv,uvx}
 *     <root>/<version>/<triple>.complete
 *     <root>/<version>/.stage-<pid>-XXXXXX    being filled
 *     <root>/<version>/.bad-<pid>-XXXXXX      moved aside
 *
 * The tool is not called `uv`: other actions rewrite that directory in place. The triple carries the C library: a tool
 * cache is mounted into glibc and musl containers alike.
 */
export interface Place {
  readonly versionDir: string
  readonly dir: string
  readonly marker: string
}

export interface Stage {
  readonly place: Place
  readonly dir: string
}

const TOOL_NAME = 'locked-uv'
const LEFTOVER = /^\.(stage|bad)-\d+-/
// Far beyond every time limit of an install.
const LEFTOVER_AGE_MS = 60 * 60_000
const REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST']

/** The directories that may hold versions of uv, the preferred one first. */
export function planRoots(fallbackDir: string, { env }: Pick<Platform['host'], 'env'>): string[] {
  const toolCache = env['RUNNER_TOOL_CACHE']
  return [...(toolCache && path.isAbsolute(toolCache) ? [path.join(toolCache, TOOL_NAME)] : []), fallbackDir]
}

/** The places that may hold the build, the preferred one first. */
export function planPlaces(
  build: { readonly version: string; readonly triple: string; readonly fallbackDir: string },
  host: Pick<Platform['host'], 'env'>,
): Place[] {
  return planRoots(build.fallbackDir, host).map((root) => {
    const versionDir = path.join(root, build.version)
    const dir = path.join(versionDir, build.triple)
    return { versionDir, dir, marker: `${dir}.complete` }
  })
}

/**
 * Opens a directory of our own beside the first place that can be written. Sweeps what dead installs left there.
 * @throws UvInstallDirUnwritable, UvInstallDiskFull
 */
export async function openStage(
  places: readonly Place[],
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<Stage> {
  const refusals: string[] = []
  for (const place of places) {
    try {
      return { place, dir: await makeStage(place, platform) }
    } catch (error) {
      if (!REFUSALS.includes(errnoOf(error) ?? '')) throw error
      refusals.push(messageOf(error))
    }
  }
  throw new UvInstallDirUnwritable(refusals)
}

async function makeStage({ versionDir }: Place, platform: Pick<Platform, 'files' | 'host'>): Promise<string> {
  const { files, host } = platform
  return writingTo(versionDir, async () => {
    await files.mkdir(versionDir, { recursive: true })
    const dir = await files.mkdtemp(path.join(versionDir, `.stage-${host.pid}-`))
    // A container job of another user is to be able to run what is installed here.
    await files.chmod(dir, 0o755)
    await sweepLeftovers(dir, platform)
    return dir
  })
}

/**
 * Removes what is older than any running install. The file system's own clock tells the age, by the stage that was just
 * made: the server of a network file system may be hours away from ours. A rename sets the ctime of the entry.
 */
async function sweepLeftovers(stageDir: string, { files }: Pick<Platform, 'files'>): Promise<void> {
  const versionDir = path.dirname(stageDir)
  const { ctimeMs: nowMs } = await files.lstat(stageDir)
  const names = (await files.readdir(versionDir)).filter((name) => LEFTOVER.test(name))
  for (const name of names) {
    const entry = path.join(versionDir, name)
    try {
      if (nowMs - (await files.lstat(entry)).ctimeMs > LEFTOVER_AGE_MS)
        await files.rm(entry, { recursive: true, force: true })
    } catch {
      // Another install is sweeping too, or the entry belongs to another user: it is in nobody's way.
    }
  }
}
