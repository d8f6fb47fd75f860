/** How actions/runner 2.336 reads what an action writes: command files and `::commands::` in the log. */

/** Reads a GITHUB_ENV, GITHUB_OUTPUT or GITHUB_STATE file: `NAME=VALUE` or `NAME<<DELIMITER` with lines up to it. */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const { name, operator, rest } = splitAssignment(line)
    if (operator === '=') values[name] = rest
    else {
      const end = lines.indexOf(rest, index + 1)
      if (end < 0) throw new Error(`Matching delimiter not found '${rest}'`)
      values[name] = lines.slice(index + 1, end).join('\n')
      index = end
    }
  }
  return values
}

function splitAssignment(line: string): { name: string; operator: '=' | '<<'; rest: string } {
  const match = /^(.*?)(=|<<)(.*)$/.exec(line)
  const [, name = '', operator, rest = ''] = match ?? []
  if (name === '' || (operator !== '=' && operator !== '<<')) throw new Error(`Invalid format '${line}'`)
  return { name, operator, rest }
}

export interface LogCommand {
  readonly command: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
}

export interface LogGroup {
  readonly title: string
  readonly lines: readonly string[]
}

export interface ParsedLog {
  readonly commands: readonly LogCommand[]
  readonly groups: readonly LogGroup[]
}

/** Obeys `::stop-commands::` as the runner does: until the token comes back, commands are plain text. */
export function parseLog(lines: readonly string[]): ParsedLog {
  const commands: LogCommand[] = []
  const groups: { title: string; lines: string[] }[] = []
  let group: { title: string; lines: string[] } | undefined
  let resumeToken: string | undefined
  for (const line of lines) {
    const command = parseCommand(line)
    if (resumeToken !== undefined) {
      if (command?.command === resumeToken) resumeToken = undefined
      else group?.lines.push(line)
    } else if (command === undefined) group?.lines.push(line)
    else {
      commands.push(command)
      if (command.command === 'stop-commands') resumeToken = command.message
      if (command.command === 'endgroup') group = undefined
      if (command.command === 'group') {
        group = { title: command.message, lines: [] }
        groups.push(group)
      }
    }
  }
  return { commands, groups }
}

function parseCommand(line: string): LogCommand | undefined {
  const match = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/.exec(line)
  if (match === null) return undefined
  const [, command = '', rawProperties = '', message = ''] = match
  const pairs = rawProperties
    .split(',')
    .map((pair) => pair.split('='))
    .filter(([name]) => name?.trim())
    .map(([name = '', ...value]) => [name.trim(), unescapeProperty(value.join('='))])
  return { command, properties: Object.fromEntries(pairs), message: unescapeData(message) }
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','))
}
