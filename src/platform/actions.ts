import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { issueCommand, tellPath, tellValue } from './workflow-commands.ts'

/** Where an annotation points. */
export interface AnnotationPlace {
  readonly title?: string
  readonly file?: string
  readonly startLine?: number
}

/** The runner: inputs, what later steps see, the log, and the state that post reads. */
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
  input: (name) => (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim(),
  setOutput: (name, value) => tellValue('OUTPUT', { name, value, command: 'set-output' }),
  exportVariable: (name, value) => {
    process.env[name] = value
    tellValue('ENV', { name, value, command: 'set-env' })
  },
  addPath: (dir) => {
    process.env['PATH'] = `${dir}${path.delimiter}${process.env['PATH'] ?? ''}`
    tellPath(dir)
  },
  saveState: (name, value) => tellValue('STATE', { name, value, command: 'save-state' }),
  state: (name) => process.env[`STATE_${name}`] ?? '',
  maskSecret: (secret) => issueCommand('add-mask', secret),
  info: print,
  debug: (line) => issueCommand('debug', line),
  addMatcher: (file) => issueCommand('add-matcher', file),
  write: (chunk) => process.stdout.write(chunk),
  openGroup: (title) => {
    issueCommand('group', title)
    return () => issueCommand('endgroup')
  },
  warning: (message, place) => issueCommand('warning', message, propertiesOf(place)),
  fail: (message, place) => {
    process.exitCode = 1
    issueCommand('error', message, propertiesOf(place))
  },
  writeSummary: async (markdown) => {
    const file = process.env['GITHUB_STEP_SUMMARY']
    if (file) await appendFile(file, `${markdown}\n`)
  },
}

function print(line: string): void {
  process.stdout.write(`${withoutCommands(line)}\n`)
}

function propertiesOf({ title, file, startLine }: AnnotationPlace = {}) {
  return { title, file, line: startLine }
}

/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. A path or a message that we quote
 * may hold a line break and one of them.
 */
function withoutCommands(text: string): string {
  return text.replaceAll(/(^|[\r\n])(\s*)::/g, '$1$2| ::').replaceAll('##[', '## [')
}
