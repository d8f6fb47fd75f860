import type { Finding } from '../findings.ts'
import type { WorkflowFile } from '../judge.ts'
import { formatGithub } from './github.ts'
import { formatJson } from './json.ts'
import { formatSarif } from './sarif.ts'
import { formatText } from './text.ts'

/** What a format can draw on. */
export interface Report {
  readonly findings: readonly Finding[]
  readonly files: readonly WorkflowFile[]
  readonly hasColours: boolean
}

/** Every way to show findings, by the name that it is asked for. */
export const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
}
