import { ActionError } from '../shared/errors.ts'
import type { Finding } from './findings.ts'

/** The workflow's concurrency groups do certain harm, and the step was told to fail then. */
export class ConcurrencyHarmfulError extends ActionError {
  readonly code = 'CONCURRENCY_HARMFUL'

  constructor({
    file,
    findings,
  }: { file: string; findings: readonly Pick<Finding, 'rule' | 'line' | 'message'>[] }) {
    super(
      findings.map(({ rule, line, message }) => `${file}:${line} ${rule}: ${message}`).join('\n'),
      `Change the concurrency of ${file} as the job summary shows, or set the input concurrency-lint to warn.`,
    )
    const [first] = findings
    if (first !== undefined) this.place = { file, startLine: first.line }
  }
}
