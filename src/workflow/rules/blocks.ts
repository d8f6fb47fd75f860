import type { Concurrency, Text, Workflow } from '../model.ts'

/** Every `concurrency:` that is written, also one of a job that never runs. */
export function listBlocks(workflows: readonly Workflow[]): Concurrency[] {
  return workflows.flatMap(({ concurrency, jobs }) =>
    [concurrency, ...jobs.map((job) => job.concurrency)].filter((block) => block !== undefined),
  )
}

/** The texts of a `concurrency:` that may hold expressions. */
export function textsOf({ group, cancel, queue }: Concurrency): Text[] {
  return [group, cancel, queue].filter((text) => text !== undefined)
}
