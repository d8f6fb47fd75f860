import type { Report } from './index.ts'

/**
 * Workflow commands, which a log of GitHub Actions turns into annotations.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGithub({ findings }: Pick<Report, 'findings'>): string {
  return findings
    .map(({ rule, severity, file, line, column, endLine, endColumn, message, remedy }) => {
      const place = { file, line, endLine, col: column, endColumn, title: `locked-uv ${rule}` }
      const properties = Object.entries(place).map(
        ([name, value]) => `${name}=${escapeProperty(String(value))}`,
      )
      return `::${severity} ${properties.join(',')}::${escapeData(`${message}\n${remedy}`)}\n`
    })
    .join('')
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
