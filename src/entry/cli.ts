#!/usr/bin/env node
import { createCliPlatform } from '../platform/index.ts'
import { watchInterrupts } from '../platform/processes.ts'
import { ActionError, Interrupted } from '../shared/errors.ts'
import { VERBS } from './verbs.ts'

const EXIT = {
  usage: 2,
  // sysexits.h: the program itself is at fault.
  bug: 70,
  // What keeps `run` from running a command is not to be mistaken for the command's own exit code, as with timeout(1).
  notRun: 125,
} as const

// As shells have it: 128 + the number of the signal.
const EXIT_OF_SIGNAL: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

const platform = createCliPlatform()
process.exitCode = await main(platform.console.args)

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const { console } = platform
  if (['help', '--help', '-h'].includes(name)) return await help(args)
  if (name === '--version' || name === 'version') {
    console.print(`${await (await import('../flow/version.ts')).readVersion(platform)}\n`)
    return 0
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (verb === undefined) {
    console.printError(`${name === '' ? 'Which verb?' : `There is no verb "${name}".`}\n\n${describeUsage()}`)
    return EXIT.usage
  }
  // What comes after `--` is another program's.
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args
  if (own.includes('--help') || own.includes('-h')) return await help([name])
  if (verb.isLong) watchInterrupts()
  try {
    const command = await verb.load()
    return await command(args, platform)
  } catch (error) {
    return tellFailure(error, verb.isLong === true)
  }
}

async function help([name = '']: readonly string[]): Promise<number> {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  platform.console.print(
    verb === undefined
      ? describeUsage()
      : `Usage: locked-uv ${verb.usage}\n\n${verb.does}.\n\n${verb.details}\n`,
  )
  return 0
}

function tellFailure(error: unknown, isLong: boolean): number {
  const { console } = platform
  if (error instanceof Interrupted) return EXIT_OF_SIGNAL[error.signal] ?? 1
  if (error instanceof ActionError) {
    console.printError(`locked-uv: ${error.code}: ${error.message}\nlocked-uv: ${error.remedy}\n`)
    return isLong ? EXIT.notRun : 1
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.printError(`This is a bug of locked-uv-setup, please report it:\n${stack}\n`)
  return EXIT.bug
}

function describeUsage(): string {
  const lines = Object.entries(VERBS)
    .filter(([, { isHidden }]) => !isHidden)
    .map(([, { usage, does }]) => `  locked-uv ${usage}\n      ${does}\n`)
  return `Usage:\n${lines.join('')}  locked-uv help VERB | --version\n`
}
