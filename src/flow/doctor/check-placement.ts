import { PlacementError } from '../../placement/errors.ts'
import {
  type Base,
  type CandidateVerdict,
  type Placement,
  placeBase,
  placeDirectories,
} from '../../placement/place.ts'
import type { Platform } from '../../platform/index.ts'
import { ActionError } from '../../shared/errors.ts'
import { formatBytes } from '../../shared/text.ts'
import type { Checked, Problem, Report } from './report.ts'

// A wheel for accelerators has three gigabytes, and is there twice while it is unpacked. A full disk makes damaged caches.
const LEAST_FREE_BYTES = 5 * 1024 ** 3
// An environment for data science has tens of thousands of files.
const LEAST_FREE_INODES = 100_000

export interface Placed {
  readonly base?: Base
  readonly placement?: Placement
}

/** Where the step would put things here, and what is wrong with the places that it passed over. */
export async function checkPlacement(
  where: { readonly projectDir: string; readonly workspace: string; readonly uvVersion: string },
  platform: Platform,
): Promise<Checked<Report['placement']> & Placed> {
  const problems: Problem[] = []
  const base = await guard(problems, () => placeBase({ workspace: where.workspace }, platform))
  const candidates =
    base.value?.candidates ?? (base.error instanceof PlacementError ? base.error.verdicts : [])
  problems.push(...candidates.flatMap(judgeCandidate))
  if (base.value === undefined)
    return { facts: { cacheDir: '', from: '', filesystem: '', candidates: show(candidates) }, problems }
  const placed = { base: base.value, uvVersion: where.uvVersion, cacheDirInput: '' }
  const placement = await guard(problems, () => placeDirectories({ ...placed, ...where }, platform))
  if (placement.value === undefined)
    return {
      facts: { cacheDir: '', from: '', filesystem: '', candidates: show(candidates) },
      problems,
      base: base.value,
    }
  const { cacheDir, cacheDirFrom, filesystem } = placement.value
  if (filesystem.kind === 'network')
    problems.push({
      code: 'CACHE_ON_NETWORK_FS',
      message: `${cacheDirFrom} puts uv's cache on a network file system (${filesystem.name}): ${cacheDir}`,
      remedy: `Remove ${cacheDirFrom} to get a node-local cache, or set it to a directory on a local disk.`,
    })
  const space = await readSpace(cacheDir, platform)
  problems.push(...judgeSpace(cacheDir, space))
  return {
    facts: {
      cacheDir,
      from: cacheDirFrom,
      filesystem: filesystem.name,
      candidates: show(candidates),
      freeBytes: space.freeBytes,
      freeInodes: space.freeInodes,
    },
    problems,
    base: base.value,
    placement: placement.value,
  }
}

/** An error of ours becomes a problem: the other checks go on. */
async function guard<T>(
  problems: Problem[],
  work: () => Promise<T>,
): Promise<{ readonly value?: T; readonly error?: ActionError }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    problems.push({ code: error.code, message: error.message, remedy: error.remedy })
    return { error }
  }
}

function show(candidates: readonly CandidateVerdict[]) {
  return candidates.map(({ path, from, verdict, reason }) => ({
    path,
    verdict: `${verdict}: ${reason} (${from})`,
  }))
}

/** What is not there, or does not belong to the user, is no fault of the node; what an administrator named should work. */
function judgeCandidate({ path, from, verdict, reason, obstacle, fullBase }: CandidateVerdict): Problem[] {
  if (verdict !== 'refused') return []
  const message = `${path} (${from}) cannot be used: ${reason}`
  if (obstacle === 'insecure')
    return [
      {
        code: 'CANDIDATE_INSECURE',
        message,
        remedy: `Look at "ls -ld ${path} ${path}/locked-uv-*": a directory in which others may write needs its sticky bit (chmod +t), and what others have put in our place has to go; or set LOCKED_UV_BASE to a directory that belongs to root or to this user.`,
      },
    ]
  if (obstacle === 'ENOSPC' || obstacle === 'EDQUOT')
    return [
      {
        code: 'CANDIDATE_FULL',
        message,
        remedy: `${fullBase === undefined ? '' : `Run "locked-uv gc --min-free 5GiB", which removes what is ours in ${fullBase}; it gives up a ballast of one MiB to have room for its lock. `}Free space or inodes there ("df -h ${path}", "df -i ${path}" and "quota" show what is used up); until then jobs use the next candidate, with an empty cache.`,
      },
    ]
  if (from !== 'LOCKED_UV_BASE' && from !== 'TMPDIR' && from !== 'LOCAL_SCRATCH') return []
  return obstacle === 'network'
    ? [
        {
          code: 'CANDIDATE_ON_NETWORK_FS',
          message,
          remedy: `Set ${from} to a directory on a disk of this node: locks and caches are not safe on a network file system.`,
        },
      ]
    : [{ code: 'CANDIDATE_UNUSABLE', message, remedy: `Correct ${from} in the environment of the runner.` }]
}

interface Space {
  readonly freeBytes: number
  readonly freeInodes: number
  readonly inodes: number
}

async function readSpace(dir: string, { files }: Platform): Promise<Space> {
  const { bavail, bsize, ffree, files: inodes } = await files.statfs(dir)
  return { freeBytes: bavail * bsize, freeInodes: ffree, inodes }
}

/** File systems that make inodes as they need them, such as btrfs, report none. */
function judgeSpace(dir: string, { freeBytes, freeInodes, inodes }: Space): Problem[] {
  const found: Problem[] = []
  if (freeBytes < LEAST_FREE_BYTES)
    found.push({
      code: 'SPACE_LOW',
      message: `only ${formatBytes(freeBytes)} are free for ${dir}`,
      remedy:
        'Run "locked-uv gc --min-free 5GiB", which removes what was used longest ago, free space on that disk, or set LOCKED_UV_BASE to a directory on a larger local one.',
    })
  if (inodes > 0 && freeInodes < LEAST_FREE_INODES)
    found.push({
      code: 'INODES_LOW',
      message: `only ${freeInodes} inodes are free for ${dir}`,
      remedy: 'Delete small files on that disk, or set LOCKED_UV_BASE to a directory on another local one.',
    })
  return found
}
