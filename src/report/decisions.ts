import type { Platform } from '../platform/index.ts'
import { formatBytes, formatDuration, plural } from '../shared/text.ts'
import type { ConcurrencyFacts, HealFacts, LockFacts, RunFacts } from './facts.ts'

/** Prints what was decided and why, one line each, in one log group. */
export function printDecisions(facts: RunFacts, { actions }: Pick<Platform, 'actions'>): void {
  const close = actions.openGroup('locked-uv-setup: what was decided and why')
  for (const [topic, text] of listDecisions(facts)) actions.info(`${topic.padEnd(12)} ${text}`)
  close()
}

/** The decisions as topic and text; the job summary shows the same rows. */
export function listDecisions(facts: RunFacts): [topic: string, text: string][] {
  const { uv, placement, concurrency, lock, sync, heal, verified, environment, error } = facts
  const rows: [string, string | undefined][] = [
    ['host', facts.host],
    [
      'uv',
      uv && `${uv.version} (${uv.requestedBy}), from ${uv.source}, verified by ${uv.verifiedBy}: ${uv.path}`,
    ],
    ['cache', placement && `${placement.cacheDir} (${placement.from}; ${placement.filesystem})`],
    ...(placement?.candidates ?? []).map((line): [string, string] => ['candidate', line]),
    ...(placement?.notes ?? []).map((line): [string, string] => ['note', line]),
    ['seed', facts.seed],
    ['saved cache', facts.caching?.told],
    ['concurrency', concurrency && describeConcurrency(concurrency)],
    ['lock', lock && describeLock(lock)],
    ['sync', sync && `${sync.title} (${sync.reason}), ${plural(sync.attempts, 'attempt')}`],
    ['healed', heal && describeHeal(heal)],
    ['environment', environment && `${environment.dir} (Python ${environment.pythonVersion || 'unknown'})`],
    [
      'verified',
      verified &&
        (verified.distributions === 0
          ? 'nothing: there is no distribution to compare'
          : `${plural(verified.distributions, 'distribution')}, ${plural(verified.files, 'file')} whole`),
    ],
    ['failure', error && `${error.code}: ${error.message}`],
    ['remedy', error?.remedy],
    ['time', facts.phases.map(({ name, durationMs }) => `${name} ${formatDuration(durationMs)}`).join(', ')],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

function describeConcurrency({ file, findings }: ConcurrencyFacts): string {
  if (findings.length === 0) return `${file}: nothing to say`
  return `${file}: ${findings.map(({ rule, line }) => `${rule} in line ${line}`).join(', ')}`
}

/** What was repaired and how, the cost and the reason. */
export function describeHeal({ packages, steps, durationMs, fetchedBytes, why }: HealFacts): string {
  const cost = [
    fetchedBytes === undefined ? undefined : `${formatBytes(fetchedBytes)} fetched again`,
    formatDuration(durationMs),
  ]
  const what = packages.length > 0 ? packages.join(', ') : 'the cache'
  return `${what} (${steps.join(', ')}) at the cost of ${cost.filter(Boolean).join(' and ')}, because: ${why}`
}

function describeLock(lock: LockFacts): string {
  if (lock.state === 'off') return 'off (input lock)'
  if (lock.state === 'unlocked')
    return `none could be had at ${lock.path}: ran unlocked (input ${lock.unlockedBy})`
  if (lock.state === 'timed-out')
    return `none: waited ${formatDuration(lock.waitedMs)} in vain at ${lock.path} for ${lock.waitedFor}`
  const parts = [
    `${lock.mode ?? 'exclusive'}, ${lock.path}`,
    lock.waitedFor === undefined
      ? 'free at once'
      : `waited ${formatDuration(lock.waitedMs)} for ${lock.waitedFor}`,
    lock.withoutKernelLock && `without a kernel lock (${lock.withoutKernelLock})`,
    lock.inheritedFrom && `inherited from ${lock.inheritedFrom}, proved dead`,
    lock.enteredAtMs &&
      lock.leftAtMs &&
      `held on the monotonic clock from ${lock.enteredAtMs.toFixed(3)} ms to ${lock.leftAtMs.toFixed(3)} ms`,
  ]
  return parts.filter(Boolean).join('; ')
}
