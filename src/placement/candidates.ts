import { dirname, join } from 'node:path'
import type { Host } from '../platform/index.ts'
import { isInside } from './paths.ts'
import { readSetting } from './settings.ts'

/** A directory that may get ours below it. */
export interface Candidate {
  readonly path: string
  /** What named it: an environment variable or a convention. */
  readonly from: string
  /** Why it is not even tried. */
  readonly skipReason?: string
}

/** Directories of the running job; the runner's are undefined outside a job. */
export interface JobDirs {
  readonly runnerTemp: string | undefined
  readonly toolCache: string | undefined
  readonly workspace: string
}

type CandidateHost = Pick<Host, 'env' | 'platform' | 'homeDir'>

// Where HPC sites put the local disk of a node. A shared file system of the same name is recognised and refused.
const SITE_SCRATCH = ['/local/scratch', '/localscratch', '/scratch/local', '/scratch']

/**
 * Where to look for room for uv's state, best first. All runners of one user on one node should come to the same answer,
 * hence administrators' variables and fixed places first and the runner's own directories last.
 */
export function listCandidates(host: CandidateHost, dirs: JobDirs): Candidate[] {
  const asked = named(readSetting(host.env, 'LOCKED_UV_BASE'), 'LOCKED_UV_BASE')
  if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') {
    const skipReason = 'a GitHub-hosted runner serves one job: RUNNER_TEMP is used'
    return [...asked.map((it) => ({ ...it, skipReason })), ...named(dirs.runnerTemp, 'RUNNER_TEMP')]
  }
  const seen = new Set<string>()
  return [...asked, ...listForPlatform(host, dirs)].filter(({ path }) => {
    const isFirst = !seen.has(path)
    seen.add(path)
    return isFirst
  })
}

function listForPlatform(host: CandidateHost, dirs: JobDirs): Candidate[] {
  const fromEnv = (name: string) => withSkipReason(named(readSetting(host.env, name), name), host, dirs)
  const inHome = (...names: string[]) => host.homeDir && join(host.homeDir, ...names)
  switch (host.platform) {
    case 'win32': {
      const local = fromEnv('LOCALAPPDATA')
      return local.length > 0 ? local : named(inHome('AppData', 'Local'), 'home directory')
    }
    case 'darwin':
      return [...fromEnv('TMPDIR'), ...named(inHome('Library', 'Caches'), '~/Library/Caches')]
    default:
      return [
        ...fromEnv('TMPDIR'),
        ...fromEnv('LOCAL_SCRATCH'),
        ...SITE_SCRATCH.map((path) => ({ path, from: 'site scratch' })),
        { path: '/var/tmp', from: 'system directory' },
        { path: '/tmp', from: 'system directory' },
        ...named(dirs.toolCache && dirname(dirs.toolCache), 'beside RUNNER_TOOL_CACHE'),
      ]
  }
}

function named(path: string | undefined, from: string): Candidate[] {
  return path ? [{ path, from }] : []
}

/** What lasts as long as one job is empty at every start and meets no other leg. */
function withSkipReason(candidates: Candidate[], { env }: CandidateHost, dirs: JobDirs): Candidate[] {
  const slurmJob = readSetting(env, 'SLURM_JOB_ID') ?? readSetting(env, 'SLURM_JOBID')
  return candidates.map((candidate) => {
    const { path } = candidate
    if (dirs.runnerTemp && isInside(path, dirs.runnerTemp))
      return { ...candidate, skipReason: 'inside RUNNER_TEMP, which is emptied with every job' }
    if (isInside(path, dirs.workspace)) return { ...candidate, skipReason: 'inside the workspace' }
    if (slurmJob && path.split(/\D+/).includes(slurmJob))
      return { ...candidate, skipReason: `belongs to Slurm job ${slurmJob} and ends with it` }
    return candidate
  })
}
