import { formatDuration, plural, redactText } from '../shared/text.ts'
import { listDecisions } from './decisions.ts'
import type { ConcurrencyFacts, RunFacts } from './facts.ts'
import { renderTimeline, spanMs } from './timeline.ts'

// What the table of a summary and a page of findings need at most; GitHub drops a summary that is too large as a whole.
const LARGEST_BYTES = 60 * 1024
// The message of an error lists what it found; the log has all of it.
const LONGEST_CELL = 1500

/**
 * The job summary: one sentence that tells how it went, a table of what somebody wants to know of a leg, the timeline, the
 * findings about concurrency groups with what to write instead, and all decisions, folded away. What does not fit is left
 * out, from the end on.
 */
export function renderSummary(facts: RunFacts): string {
  const parts = [
    [`### ${facts.error ? '❌' : '🔒'} locked-uv-setup on \`${facts.host}\``, '', tellOutcome(facts), ''],
    tabulate('this leg', listLeg(facts)),
    renderTimeline(facts),
    [
      '<details><summary>What was decided and why</summary>',
      '',
      ...tabulate('decision', listDecisions(facts)),
      '</details>',
      '',
    ],
    ...(facts.concurrency ? describeConcurrency(facts.concurrency) : []),
  ].map((lines) => lines.join('\n'))
  let text = ''
  for (const [index, part] of parts.entries()) {
    if (Buffer.byteLength(text) + Buffer.byteLength(part) > LARGEST_BYTES)
      return `${text}\n${plural(parts.length - index, 'part')} of this summary did not fit: see the log of the step.\n`
    text += `${part}\n`
  }
  return text
}

function tabulate(heading: string, rows: readonly (readonly [topic: string, text: string])[]): string[] {
  return [
    `| | ${heading} |`,
    '|---|---|',
    ...rows.map(([topic, text]) => `| ${topic} | ${escapeCell(text)} |`),
    '',
  ]
}

function listLeg({ uv, placement, lock, sync, heal, verified, phases }: RunFacts): [string, string][] {
  const rows: [string, string | undefined][] = [
    ['uv', uv && `${uv.version} from ${uv.source}`],
    ['cache', placement && `${placement.cacheDir} (${placement.filesystem})`],
    [
      'waited&nbsp;for',
      lock?.waitedFor ? `${formatDuration(lock.waitedMs)}, ${lock.waitedFor}` : lock && 'nobody',
    ],
    ['attempts', sync && String(sync.attempts)],
    ['healed', heal ? heal.packages.join(', ') || 'the cache' : sync && 'nothing'],
    [
      'verified',
      verified && `${plural(verified.distributions, 'distribution')}, ${plural(verified.files, 'file')}`,
    ],
    ['time', phases.map(({ name, durationMs }) => `${name} ${formatDuration(durationMs)}`).join(', ')],
  ]
  return rows.filter((row): row is [string, string] => Boolean(row[1]))
}

function tellOutcome(facts: RunFacts): string {
  const { uv, lock, sync, heal, verified, error } = facts
  const tookMs = spanMs(facts)
  const sentences = [
    uv && `uv **${escapeCell(uv.version)}** from ${escapeCell(uv.source)}.`,
    sync && !error && `\`${sync.title}\` succeeded.`,
    lock?.waitedFor && `Waited ${formatDuration(lock.waitedMs)} for the lock.`,
    lock?.inheritedFrom && `Took over the lock of ${escapeCell(lock.inheritedFrom)}, which had died.`,
    heal && `**Healed ${heal.packages.map(escapeCell).join(', ') || 'the cache'}** and tried again.`,
    verified &&
      verified.distributions > 0 &&
      !error &&
      `The environment is whole: ${plural(verified.distributions, 'distribution')}, ${plural(verified.files, 'file')}.`,
    error && `**Failed (${error.code}):** ${escapeCell(error.message)}. ${escapeCell(error.remedy)}`,
    tookMs !== undefined && `Took ${formatDuration(tookMs)}.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

/** Each finding with the YAML that would be right, ready to be copied. */
function describeConcurrency({ file, findings }: ConcurrencyFacts): string[][] {
  if (findings.length === 0) return []
  const described = findings.map(({ rule, severity, line, message, remedy, suggestion }) => [
    `**${rule}** (${severity}, line ${line}): ${escapeCell(message)}. ${escapeCell(remedy)}`,
    '',
    ...(suggestion === '' ? [] : ['```yaml', suggestion, '```', '']),
  ])
  return [[`#### Concurrency groups of \`${escapeCell(file)}\``, ''], ...described]
}

/** Paths, causes and names come from outside: they must neither break the table nor become markup. */
function escapeCell(text: string): string {
  const shown = redactText(text)
  return (shown.length > LONGEST_CELL ? `${shown.slice(0, LONGEST_CELL)} …` : shown)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_|[\]]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
}
