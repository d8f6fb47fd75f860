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

/** The directory of the environment is none, and what lies in it is not ours to delete. */
export class EnvironmentUnusableError extends ActionError {
  readonly code = 'ENVIRONMENT_UNUSABLE'

  constructor(facts: { environmentDir: string; why: string; foreign: readonly string[] }) {
    const { environmentDir, why, foreign } = facts
    const kept = foreign.length > 0 ? `, and it holds ${foreign.slice(0, 5).join(', ')}` : ''
    super(
      `${environmentDir} is no virtual environment (${why}${kept}); uv would change the Python that it links to instead`,
      `Delete ${environmentDir}, or name another directory in UV_PROJECT_ENVIRONMENT or VIRTUAL_ENV.`,
    )
  }
}
