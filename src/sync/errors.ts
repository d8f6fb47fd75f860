import { ActionError } from '../shared/errors.ts'

/** A script is to be run, and there is no shell for it. */
export class BashMissingError extends ActionError {
  readonly code = 'BASH_MISSING'

  constructor(facts: { searchPath: string }) {
    super(
      `the input run holds a script, but there is no bash in PATH (${facts.searchPath})`,
      'Install bash on this runner or in the job container, or set the input run to auto.',
    )
  }
}
