import type { Actions } from './actions.ts'

/**
 * What takes the place of the runner for a command at a shell: nobody asks for inputs, no later step hears of anything, and
 * what we have to say goes to stderr, so that stdout is all the command's.
 */
export const shellActions: Actions = {
  input: () => '',
  setOutput: () => {},
  exportVariable: () => {},
  addPath: () => {},
  saveState: () => {},
  state: () => '',
  maskSecret: () => {},
  info: say,
  debug: () => {},
  addMatcher: () => {},
  write: (chunk) => {
    process.stderr.write(chunk)
  },
  openGroup: () => () => {},
  warning: say,
  fail: say,
  writeSummary: async () => {},
}

function say(text: string): void {
  process.stderr.write(`locked-uv: ${text.replaceAll('\n', '\nlocked-uv: ')}\n`)
}
