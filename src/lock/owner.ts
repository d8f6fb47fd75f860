import type { Host, Platform, Processes } from '../platform/index.ts'
import { formatDuration } from '../shared/text.ts'

/** With the pid, the start time names one process for ever; undefined where the system does not tell it. */
export interface ProcessIdentity {
  readonly pid: number
  readonly startTicks: string | undefined
}

/** Where and as what this process runs: the part of an owner record that does not change while we live. */
export interface Self extends ProcessIdentity {
  readonly host: string
  readonly bootId: string | undefined
  readonly pidNamespace: string | undefined
  /** What started it: the worker of the runner, or a shell. While that lives, it clears up after us itself. */
  readonly parent?: ProcessIdentity
  readonly runner: string | undefined
  readonly repository: string | undefined
  readonly runUrl: string | undefined
  readonly job: string | undefined
}

/** Who holds a lock: the content of `owner.json`. */
export interface Owner extends Self {
  readonly version: 1
  /** Different for each acquisition; names the instance of the lock. */
  readonly token: string
  /** Leader of the process group that works under the lock; the lock is in use while one member lives. */
  readonly child?: ProcessIdentity
  /** Holds the exclusive lock against newcomers, and has yet to wait for readers that were there before. */
  readonly isWaiting?: true
  /** ISO 8601, for people only. */
  readonly since: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LONGEST_FIELD = 1024

export function readSelf(host: Host, processes: Processes): Self {
  const { env } = host
  const facts = processes.inspect(host.pid)
  const parent = typeof facts === 'object' ? readIdentity(facts.parentId, processes) : undefined
  const repository = env['GITHUB_REPOSITORY']
  const runId = env['GITHUB_RUN_ID']
  return {
    host: host.hostname,
    bootId: host.bootId,
    pidNamespace: host.pidNamespace,
    pid: host.pid,
    startTicks: typeof facts === 'object' ? facts.startTicks : undefined,
    ...(parent ? { parent } : {}),
    runner: env['RUNNER_NAME'],
    repository,
    runUrl:
      repository && runId
        ? `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}/actions/runs/${runId}`
        : undefined,
    job: env['GITHUB_JOB'],
  }
}

/** Undefined for the init of a container, and where the process cannot be seen. */
function readIdentity(pid: number, processes: Processes): ProcessIdentity | undefined {
  const facts = pid > 1 ? processes.inspect(pid) : undefined
  return typeof facts === 'object' ? { pid, startTicks: facts.startTicks } : undefined
}

export function createOwner(token: string, platform: Pick<Platform, 'clock' | 'host' | 'processes'>): Owner {
  const since = new Date(platform.clock.nowMs()).toISOString()
  return { version: 1, token, ...readSelf(platform.host, platform.processes), since }
}

/** One line for logs: `pid 4711 on node7, runner fast-3, job test, since 2026-01-31T10:00:00.000Z (3 min), https://…`. */
export function describeOwner(owner: Owner, nowMs?: number): string {
  const ageMs = nowMs === undefined ? Number.NaN : nowMs - Date.parse(owner.since)
  return [
    `pid ${owner.pid} on ${owner.host}`,
    owner.runner && `runner ${owner.runner}`,
    owner.job && `job ${owner.job}`,
    owner.isWaiting && 'itself waiting for readers',
    `since ${owner.since}${ageMs >= 0 ? ` (${formatDuration(ageMs)})` : ''}`,
    owner.runUrl,
  ]
    .filter(Boolean)
    .join(', ')
}

/** The record in the text of an `owner.json`; undefined for anything that is not whole. */
export function parseOwner(text: string): Owner | undefined {
  const raw = parseObject(text)
  if (raw === undefined || raw['version'] !== 1) return undefined
  const process = parseProcess(raw)
  const [token, host, since] = [textOf(raw['token']), textOf(raw['host']), textOf(raw['since'])]
  // The token becomes part of file names.
  if (process === undefined || !token || !UUID.test(token) || !host || !since) return undefined
  const child = parseProcess(raw['child'])
  if (raw['child'] !== undefined && child === undefined) return undefined
  const parent = parseProcess(raw['parent'])
  return {
    version: 1,
    token,
    host,
    bootId: textOf(raw['bootId']),
    pidNamespace: textOf(raw['pidNamespace']),
    ...process,
    ...(parent ? { parent } : {}),
    ...(child ? { child } : {}),
    ...(raw['isWaiting'] === true ? { isWaiting: true as const } : {}),
    since,
    runner: textOf(raw['runner']),
    repository: textOf(raw['repository']),
    runUrl: textOf(raw['runUrl']),
    job: textOf(raw['job']),
  }
}

function parseProcess(raw: unknown): ProcessIdentity | undefined {
  if (typeof raw !== 'object' || raw === null || !('pid' in raw)) return undefined
  const { pid } = raw
  // Zero and negative numbers mean process groups to kill(2), ours among them.
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, startTicks: 'startTicks' in raw ? textOf(raw.startTicks) : undefined }
}

/** Control characters are dropped: these texts are printed where a line break could start a workflow command. */
function textOf(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined
  return raw.slice(0, LONGEST_FIELD).replaceAll(/\p{Cc}/gu, ' ')
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}
