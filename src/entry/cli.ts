#!/usr/bin/env node
import { type CliPlatform, createCliPlatform } from '../platform/index.ts'
import { ActionError } from '../shared/errors.ts'

/** Runs a verb with the arguments after it; answers the exit code. */
type Command = (args: readonly string[], platform: CliPlatform) => Promise<number>

interface Verb {
  readonly usage: string
  readonly does: string
  /** Imported when it is asked for: no verb pays for the libraries of another. */
  readonly load: () => Promise<Command>
}

const VERBS: Readonly<Record<string, Verb>> = {
  lint: {
    usage: 'lint [--format text|json|sarif|github] [--fix] [--explain RULE] [FILES…]',
    does: 'judges the concurrency groups of workflow files (default: .github/workflows)',
    load: async () => (await import('../flow/lint.ts')).lint,
  },
  explain: {
    usage: 'explain [--json] [--cache-dir DIR] [--exit-code N] [--os linux|macos|windows] [FILE|-]',
    does: 'tells what kind of failure the output of a uv or pip run shows, and what to do',
    load: async () => (await import('../flow/explain.ts')).explain,
  },
}

const EXIT_USAGE = 2
// sysexits.h: the program itself is at fault.
const EXIT_BUG = 70

const platform = createCliPlatform()
process.exitCode = await run(platform.console.args)

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    platform.console.print(describeUsage())
    return 0
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (verb === undefined) {
    platform.console.printError(
      `${name === '' ? 'Which verb?' : `There is no verb "${name}".`}\n\n${describeUsage()}`,
    )
    return EXIT_USAGE
  }
  try {
    const command = await verb.load()
    return await command(args, platform)
  } catch (error) {
    return tellFailure(error)
  }
}

function tellFailure(error: unknown): number {
  if (error instanceof ActionError) {
    platform.console.printError(`${error.code}: ${error.message}\n${error.remedy}\n`)
    return 1
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  platform.console.printError(`This is a bug of locked-uv-setup, please report it:\n${stack}\n`)
  return EXIT_BUG
}

function describeUsage(): string {
  const lines = Object.values(VERBS).map(({ usage, does }) => `  locked-uv ${usage}\n      ${does}\n`)
  return `Usage:\n${lines.join('')}`
}
