import { formatDuration, plural } from '../shared/text.ts'
import { listDecisions } from './decisions.ts'
import type { ConcurrencyFacts, RunFacts } from './facts.ts'

/** The job summary: one sentence that tells how it went, then the decisions as a table. */
export function renderSummary(facts: RunFacts): string {
  const rows = listDecisions(facts).map(([topic, text]) => `| ${topic} | ${escapeCell(text)} |`)
  return [
    `### ${facts.error ? '❌' : '🔒'} locked-uv-setup on \`${facts.host}\``,
    '',
    tellOutcome(facts),
    '',
    '<details><summary>What was decided and why</summary>',
    '',
    '| | |',
    '|---|---|',
    ...rows,
    '',
    '</details>',
    '',
    ...(facts.concurrency ? describeConcurrency(facts.concurrency) : []),
  ].join('\n')
}

function tellOutcome(facts: RunFacts): string {
  const { uv, lock, sync, heal, verified, error } = facts
  const total = facts.phases.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const sentences = [
    uv && `uv **${escapeCell(uv.version)}** from ${escapeCell(uv.source)}.`,
    sync && !error && `\`${sync.title}\` succeeded.`,
    lock?.waitedFor && `Waited ${formatDuration(lock.waitedMs)} for ${escapeCell(lock.waitedFor)}.`,
    lock?.inheritedFrom && `Took over the lock of ${escapeCell(lock.inheritedFrom)}, which had died.`,
    heal && `**Healed ${heal.packages.map(escapeCell).join(', ') || 'the cache'}** and tried again.`,
    verified &&
      verified.distributions > 0 &&
      !error &&
      `The environment is whole: ${plural(verified.distributions, 'distribution')}, ${plural(verified.files, 'file')}.`,
    error && `**Failed (${error.code}):** ${escapeCell(error.message)}. ${escapeCell(error.remedy)}`,
    `Took ${formatDuration(total)}.`,
  ]
  return sentences.filter(Boolean).join(' ')
}

/** Each finding with the YAML that would be right, ready to be copied. */
function describeConcurrency({ file, findings }: ConcurrencyFacts): string[] {
  if (findings.length === 0) return []
  const described = findings.flatMap(({ rule, severity, line, message, remedy, suggestion }) => [
    `**${rule}** (${severity}, line ${line}): ${escapeCell(message)}. ${escapeCell(remedy)}`,
    '',
    ...(suggestion === '' ? [] : ['```yaml', suggestion, '```', '']),
  ])
  return [`#### Concurrency groups of \`${escapeCell(file)}\``, '', ...described]
}

/** Paths, causes and names come from outside: they must neither break the table nor become markup. */
function escapeCell(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_|[\]]/g, '\\$&')
    .replaceAll(/\s+/g, ' ')
}
