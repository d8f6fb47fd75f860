/** The terminal of somebody who runs a command: what they typed, and where the answers go. */
export interface Console {
  /** After the name of the program. */
  readonly args: readonly string[]
  /** Whether the answers are read by a person, who likes colours. */
  readonly isTerminal: boolean
  /** Everything that is fed in, as text; ends with the input. */
  readInput(): Promise<string>
  print(text: string): void
  printError(text: string): void
}

export function createConsole(): Console {
  // The reader of a pipe may have had enough (`| head`): that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    args: process.argv.slice(2),
    isTerminal: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    readInput: async () => {
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks).toString('utf8')
    },
    print: (text) => {
      process.stdout.write(text)
    },
    printError: (text) => {
      process.stderr.write(text)
    },
  }
}
