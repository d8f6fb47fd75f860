import type { Report } from './index.ts'

/** One array with an object for each finding; the keys are a contract. */
export function formatJson({ findings }: Pick<Report, 'findings'>): string {
  const shown = findings.map(({ rule, severity, file, line, column, message, remedy, suggestion }) => ({
    rule,
    severity,
    file,
    line,
    column,
    message,
    remedy,
    suggestion,
  }))
  return `${JSON.stringify(shown, null, 2)}\n`
}
