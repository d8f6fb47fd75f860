import type { Finding } from '../findings.ts'
import { UNREADABLE } from '../judge.ts'
import { RULES } from '../rules/index.ts'
import type { Report } from './index.ts'

const DRIVER_RULES = [
  {
    id: UNREADABLE.id,
    shortDescription: { text: 'The file is not valid YAML.' },
    help: { text: UNREADABLE.remedy },
  },
  ...RULES.map(({ id, name, what, why, link, remedy, snippet, severity }) => ({
    id,
    name,
    shortDescription: { text: what },
    fullDescription: { text: why },
    helpUri: link,
    help: { text: `${remedy}\n\n${snippet}`, markdown: `${remedy}\n\n\`\`\`yaml\n${snippet}\n\`\`\`` },
    defaultConfiguration: { level: severity },
  })),
]

/** SARIF 2.1.0, for code scanning. @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif({ findings }: Pick<Report, 'findings'>): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'locked-uv', rules: DRIVER_RULES } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(toResult),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toResult(finding: Finding): object {
  const { rule, severity, file, line, column, endLine, endColumn, message, remedy } = finding
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return {
    ruleId: rule,
    ruleIndex: DRIVER_RULES.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${message}. ${remedy}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) }, region } }],
  }
}

/** A relative reference, or a file URI for a path that does not lie below the working directory. */
function toUri(file: string): string {
  const steps = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  return steps.startsWith('/') ? `file://${steps}` : steps
}
