import type { Template } from './expression.ts'
import type { Ignore } from './ignores.ts'
import type { Matrix } from './matrix.ts'
import type { Position, Source, Span } from './source.ts'
import type { Trigger } from './triggers.ts'

/** A scalar of the file that may hold expressions. */
export interface Text {
  readonly at: Span
  readonly raw: string
  /** Undefined where it holds an expression that GitHub's grammar refuses. */
  readonly template: Template | undefined
  /** How it is written; a fix has to keep to that. `fixed`: a block or an alias, which no fix touches. */
  readonly style: 'plain' | 'single' | 'double' | 'fixed'
  readonly isInFlow: boolean
}

/** One `concurrency:`, of a workflow or of a job. */
export interface Concurrency {
  readonly workflow: Workflow
  readonly job: Job | undefined
  readonly key: Span
  readonly form: 'text' | 'mapping'
  readonly isAliased: boolean
  readonly group: Text | undefined
  /** Undefined: not given, which means false. */
  readonly cancel: Text | undefined
  readonly queue: Text | undefined
}

export interface Job {
  readonly id: string
  readonly key: Span
  readonly concurrency: Concurrency | undefined
  readonly matrix: Matrix | undefined
  readonly maxParallel: number | undefined
  readonly needs: readonly string[]
  readonly condition: Text | undefined
  readonly runsOn:
    | { readonly at: Span; readonly labels: readonly Text[]; readonly group: Text | undefined }
    | undefined
  /** A reusable workflow, as it is written. */
  readonly uses: Text | undefined
  readonly with: ReadonlyMap<string, Text>
  readonly environment: Text | undefined
  readonly hasTimeout: boolean
  /** What its steps do: the actions that they use and the scripts that they run. */
  readonly steps: readonly string[]
}

export interface Workflow {
  readonly source: Source
  /** The name within `.github/workflows`. */
  readonly basename: string
  /** What `github.workflow` is: the name, else the path. */
  readonly name: string
  readonly triggers: readonly Trigger[]
  readonly concurrency: Concurrency | undefined
  readonly jobs: readonly Job[]
  readonly jobsKey: Span | undefined
  readonly ignores: readonly Ignore[]
  /** Where in the file an offset is. */
  readonly position: (offset: number) => Position
}
