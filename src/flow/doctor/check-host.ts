import path from 'node:path'
import { isInside } from '../../placement/paths.ts'
import type { Base } from '../../placement/place.ts'
import type { Platform } from '../../platform/index.ts'
import type { Checked, Problem, Report } from './report.ts'

const ASK_MS = 10_000
// A year in which no certificate of today is valid yet.
const EARLIEST = Date.UTC(2025, 0)
const SKEW_MS = 5000

/** What this machine and this user's processes can do, as far as locks, caches and downloads depend on it. */
export async function checkHost(
  { base, isOffline }: { readonly base: Base | undefined; readonly isOffline: boolean },
  platform: Platform,
): Promise<Checked<Report['host']>> {
  const { host } = platform
  const isLinux = host.platform === 'linux'
  const kernelLock = (await findProgram('flock', platform)) !== undefined
  const inotify = watches(base?.dir ?? host.tempDir, platform)
  const seesProcesses = typeof platform.processes.inspect(host.pid) === 'object'
  const cacheService = isOffline ? 'not asked' : await askCacheService(platform)
  const problems: Problem[] = [
    ...(isLinux && !kernelLock ? [NO_FLOCK] : []),
    ...(inotify ? [] : [NO_WATCH]),
    ...(isLinux && !seesProcesses ? [NO_PROC] : []),
    ...(cacheService.startsWith('no answer') ? [noCacheService(cacheService)] : []),
    ...(await judgeClock(base?.dir, platform)),
    ...(base ? await findReapers(base.dir, platform) : []),
  ]
  return {
    facts: {
      name: host.hostname,
      system: `${host.platform} ${host.arch}${host.libc ? ` ${host.libc}` : ''}`,
      uid: host.uid ?? null,
      node: host.nodePath,
      kernelLock,
      inotify,
      seesProcesses,
      cacheService,
    },
    problems,
  }
}

const NO_FLOCK: Problem = {
  code: 'FLOCK_MISSING',
  message:
    'there is no flock(1) on PATH: the lock has no kernel lock behind it, which a left-over uv would keep',
  remedy: 'Install util-linux; the lock works without, by the record of its holder alone.',
}

const NO_WATCH: Problem = {
  code: 'INOTIFY_EXHAUSTED',
  message: 'no directory can be watched: jobs that wait for the lock look again every 70 ms instead',
  remedy: 'Raise fs.inotify.max_user_instances (128 by default, shared by all that this user runs).',
}

const NO_PROC: Problem = {
  code: 'PROCESSES_HIDDEN',
  message:
    '/proc does not show processes: the death of a holder cannot be proved, and its lock lasts two minutes longer',
  remedy: 'Mount /proc in this container or sandbox.',
}

function noCacheService(answer: string): Problem {
  return {
    code: 'CACHE_SERVICE_UNREACHABLE',
    message: `the cache service of this job gives ${answer}`,
    remedy: 'Allow its host in the firewall or set https_proxy; cold nodes fetch from the index until then.',
  }
}

async function findProgram(name: string, { files, host }: Platform): Promise<string | undefined> {
  for (const dir of (host.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(dir, name)
    const isThere = await files.stat(file).then(
      (stats) => stats.isFile(),
      () => false,
    )
    if (path.isAbsolute(dir) && isThere) return file
  }
  return undefined
}

function watches(dir: string, { files }: Platform): boolean {
  const watcher = files.watchDirectory(dir, () => {})
  watcher?.close()
  return watcher !== undefined
}

/** Only a running job has one; whatever it answers to a bare question, it is there. */
async function askCacheService({ download, host, processes }: Platform): Promise<string> {
  const url = host.env['ACTIONS_RESULTS_URL'] || host.env['ACTIONS_CACHE_URL']
  if (!url) return 'none: not in a job'
  const answer = await download.text({ url, timeoutMs: ASK_MS, signal: processes.interruption })
  return answer.kind === 'ok' || answer.status !== undefined ? 'ok' : `no answer: ${answer.reason}`
}

async function judgeClock(dir: string | undefined, { clock, files }: Platform): Promise<Problem[]> {
  const nowMs = clock.nowMs()
  if (nowMs < EARLIEST)
    return [
      {
        code: 'CLOCK_WRONG',
        message: `the clock says ${new Date(nowMs).toISOString()}: certificates are refused, and holders of locks get wrong ages`,
        remedy: 'Set the clock, by timedatectl set-ntp true for example.',
      },
    ]
  if (dir === undefined) return []
  const file = path.join(dir, `.clock-${clock.monotonicMs()}`)
  await files.writeFile(file, '')
  const { mtimeMs } = await files.stat(file)
  await files.rm(file, { force: true })
  const skewMs = Math.abs(mtimeMs - clock.nowMs())
  if (skewMs < SKEW_MS) return []
  return [
    {
      code: 'CLOCK_SKEW',
      message: `the file system of ${dir} is ${Math.round(skewMs / 1000)} s away from the clock of this node`,
      remedy: 'Synchronise the clocks, or set LOCKED_UV_BASE to a directory on a disk of this node.',
    },
  ]
}

const RULE_DIRS = ['/etc/tmpfiles.d', '/run/tmpfiles.d', '/usr/lib/tmpfiles.d']

/**
 * Lines of systemd-tmpfiles that delete old files above the base, as far as no file of the same name in a directory of
 * higher rank hides them and no `x` line excludes the base (`tmpfiles.d(5)`).
 */
async function findReapers(baseDir: string, { files }: Platform): Promise<Problem[]> {
  const seen = new Set<string>()
  const rules: { file: string; type: string; dir: string; age: string }[] = []
  for (const dir of RULE_DIRS)
    for (const name of await files.readdir(dir).catch(() => [] as string[])) {
      if (!name.endsWith('.conf') || seen.has(name)) continue
      seen.add(name)
      const file = path.join(dir, name)
      const text = await files.readFile(file, 'utf8').catch(() => '')
      for (const line of text.split('\n')) {
        const [type = '', target = '', , , , age = '-'] = line.trim().split(/\s+/)
        if (/^[a-zA-Z]/.test(type)) rules.push({ file, type, dir: target, age })
      }
    }
  const isExcluded = rules.some(({ type, dir }) => /^[xX]/.test(type) && path.matchesGlob(baseDir, dir))
  const reaping = rules.find(
    ({ type, dir, age }) => /^[dDevqQCRr]/.test(type) && age !== '-' && isInside(baseDir, dir),
  )
  if (isExcluded || reaping === undefined) return []
  return [
    {
      code: 'REAPER_ACTIVE',
      message: `${reaping.file} deletes files below ${reaping.dir} that are older than ${reaping.age}, single files of ${baseDir} among them`,
      remedy: `Put the line "x ${path.join(path.dirname(baseDir), 'locked-uv-*')}" into /etc/tmpfiles.d/locked-uv.conf, or set LOCKED_UV_BASE to a directory that nothing cleans.`,
    },
  ]
}
