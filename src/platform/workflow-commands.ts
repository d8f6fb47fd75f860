import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { EOL } from 'node:os'

/**
 * What an action says to the runner: `::commands::` in the log, and lines in the files that it names in `GITHUB_…`.
 * Written here because the toolkit's own package brings an HTTP client along, and loading that took longer than all the
 * rest of a step but the sync.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */

type CommandFile = 'ENV' | 'OUTPUT' | 'PATH' | 'STATE'

/** Prints a command; properties that are undefined or empty are left out. */
export function issueCommand(
  name: string,
  message = '',
  properties: Readonly<Record<string, string | number | undefined>> = {},
): void {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
  const head = list.length > 0 ? `${name} ${list.join(',')}` : name
  process.stdout.write(`::${head}::${escapeData(message)}${EOL}`)
}

/** Tells a name and a value through the file, or by the old command where the runner names no file. */
export function tellValue(
  file: CommandFile,
  { name, value, command }: { readonly name: string; readonly value: string; readonly command: string },
): void {
  const path = process.env[`GITHUB_${file}`]
  if (!path) {
    // Its own line, for it is only recognised at the start of one.
    process.stdout.write(EOL)
    issueCommand(command, value, { name })
    return
  }
  // Nobody who writes the value knows the delimiter.
  const delimiter = `locked_uv_${randomUUID()}`
  appendFileSync(path, `${name}<<${delimiter}${EOL}${value}${EOL}${delimiter}${EOL}`)
}

/** A directory for the front of PATH of later steps. */
export function tellPath(dir: string): void {
  const path = process.env['GITHUB_PATH']
  if (path) appendFileSync(path, `${dir}${EOL}`)
  else issueCommand('add-path', dir)
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
