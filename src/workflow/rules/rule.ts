import type { Draft, Severity } from '../findings.ts'
import type { Survey } from '../survey.ts'

/** One thing that can be wrong, and everything that is to be said of it. */
export interface Rule {
  readonly id: string
  /** Kebab-case. */
  readonly name: string
  /** The gravest that it reports. */
  readonly severity: Severity
  /** What it looks for. */
  readonly what: string
  /** What happens otherwise. */
  readonly why: string
  /** Where that is documented or was seen. */
  readonly link: string
  /** What to do, one imperative sentence. */
  readonly remedy: string
  /** YAML to write instead. */
  readonly snippet: string
  readonly find: (survey: Survey) => Iterable<Draft>
}

export const DOCUMENTATION = 'https://docs.github.com/en/actions/reference/workflows-and-actions'
export const CONCURRENCY_GUIDE =
  'https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency'
