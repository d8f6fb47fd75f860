import type { Concurrency, Workflow } from './model.ts'
import type { Span } from './source.ts'

/** `error`: a run fails, never starts, or takes down work that is not superseded. `warning`: it costs runs or machines. */
export type Severity = 'error' | 'warning'

/** Replaces a part of a file. */
export interface Edit extends Span {
  readonly text: string
}

/** What a rule has found, before it is known whether somebody wants to hear it. */
export interface Draft {
  readonly workflow: Workflow
  readonly at: Span
  /** The `concurrency:` that it is about: an ignore may stand there as well. */
  readonly block: Concurrency | undefined
  readonly severity: Severity
  readonly message: string
  /** Changes that remove the cause and nothing else; absent where a person has to decide. */
  readonly fix?: readonly Edit[] | undefined
}

/** One result of the linter. */
export interface Finding {
  /** `CG005`; `CG000` for a file that cannot be read as YAML. */
  readonly rule: string
  readonly severity: Severity
  readonly file: string
  /** From 1, as `column`. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** What is wrong and when: "on push this group is …". */
  readonly message: string
  /** What to do, in one sentence. */
  readonly remedy: string
  /** YAML to write instead. */
  readonly suggestion: string
  readonly fix: readonly Edit[] | undefined
}
