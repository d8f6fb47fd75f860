import { ActionError } from '../shared/errors.ts'

export interface InputProblem {
  readonly input: string
  readonly value: string
  /** Continues "input X: 'value' …". */
  readonly problem: string
}

/** Everything that is wrong with the step's inputs, in one error. */
export class InputsInvalidError extends ActionError {
  readonly code = 'INPUTS_INVALID'

  constructor(problems: readonly InputProblem[]) {
    super(
      problems
        .map(({ input, value, problem }) => `input ${input}: ${JSON.stringify(value)} ${problem}`)
        .join('\n'),
      `Correct ${[...new Set(problems.map(({ input }) => input))].join(', ')} under "with:" of this step.`,
    )
  }
}
