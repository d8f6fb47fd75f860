import * as core from '@actions/core'

/** Where an annotation points. */
export interface AnnotationPlace {
  readonly title?: string
  readonly file?: string
  readonly startLine?: number
}

/** The GitHub Actions toolkit: inputs, what later steps see, the log, and the state that post reads. */
export interface Actions {
  /** The raw text of an input, trimmed; empty where it is not set. */
  input(name: string): string
  setOutput(name: string, value: string): void
  exportVariable(name: string, value: string): void
  addPath(dir: string): void
  saveState(name: string, value: string): void
  state(name: string): string
  /** Masks the text in everything the runner logs from now on. */
  maskSecret(secret: string): void
  /** Workflow commands in it are not obeyed. */
  info(line: string): void
  debug(line: string): void
  /** Gives the runner a file with problem matchers for the steps that follow. */
  addMatcher(file: string): void
  /** Passes a child's output on as it comes. */
  write(chunk: Buffer): void
  /** Opens a log group; close it with the returned function. Groups do not nest. */
  openGroup(title: string): () => void
  warning(message: string, place?: AnnotationPlace): void
  /** Annotates and fails the step. */
  fail(message: string, place?: AnnotationPlace): void
  /** Appends Markdown to the job summary; does nothing where the runner offers none. */
  writeSummary(markdown: string): Promise<void>
}

export const actions: Actions = {
  input: (name) => core.getInput(name),
  setOutput: (name, value) => core.setOutput(name, value),
  exportVariable: (name, value) => core.exportVariable(name, value),
  addPath: (dir) => core.addPath(dir),
  saveState: (name, value) => core.saveState(name, value),
  state: (name) => core.getState(name),
  maskSecret: (secret) => core.setSecret(secret),
  info: (line) => core.info(withoutCommands(line)),
  debug: (line) => core.debug(line),
  addMatcher: (file) => core.info(`::add-matcher::${file}`),
  write: (chunk) => process.stdout.write(chunk),
  openGroup: (title) => {
    core.startGroup(title)
    return () => core.endGroup()
  },
  warning: (message, place) => core.warning(message, place),
  fail: (message, place) => {
    process.exitCode = 1
    core.error(message, place)
  },
  writeSummary: async (markdown) => {
    if (!process.env['GITHUB_STEP_SUMMARY']) return
    await core.summary.addRaw(markdown, true).write()
  },
}

/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. A path or a message that we quote
 * may hold a line break and one of them.
 */
function withoutCommands(text: string): string {
  return text.replaceAll(/(^|[\r\n])(\s*)::/g, '$1$2| ::').replaceAll('##[', '## [')
}
