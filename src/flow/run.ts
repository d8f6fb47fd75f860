import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseDuration } from '../inputs/fields.ts'
import { findHeldAbove } from '../lock/held.ts'
import { lockKey } from '../lock/key.ts'
import type { CliPlatform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { runSync } from '../sync/run.ts'
import { LeaseNestedError, SyncFailedError } from './errors.ts'
import { SessionKeeper } from './session.ts'
import {
  placeForShell,
  planShellCommand,
  type ShellChoice,
  type ShellPlace,
  shellFacts,
  shellInputs,
} from './shell-job.ts'
import { syncUnderLease } from './sync-under-lease.ts'

const EXIT_USAGE = 2
// As shells have it.
const EXIT_NOT_STARTED = 127

type Argv = readonly [string, ...string[]]
type Request =
  | { readonly kind: 'usage'; readonly problem: string }
  | { readonly kind: 'run'; readonly argv: Argv; readonly choice: ShellChoice }

/**
 * `locked-uv run`: a command under the lease of this node's cache. The exit code is the command's own, 128 + n where signal
 * n ended it or us.
 * @throws what keeps the command from being run, and what is wrong although it succeeded
 */
export async function run(args: readonly string[], platform: CliPlatform): Promise<number> {
  const request = parseRequest(args)
  if (request.kind === 'usage') {
    platform.console.printError(`${request.problem}\n`)
    return EXIT_USAGE
  }
  const place = await placeForShell({ projectDir: path.resolve('.') }, platform)
  return await runUnderLease(request.argv, { place, choice: request.choice }, platform)
}

/** Runs the command with the variables of the placement, and once more where a heal promises better. */
export async function runUnderLease(
  argv: Argv,
  { place, choice }: { readonly place: ShellPlace; readonly choice: ShellChoice },
  outside: CliPlatform,
): Promise<number> {
  const { placement, projectDir } = place
  const platform = withVariables(placement.exports, outside)
  const lockPath = path.join(placement.locksDir, `${lockKey(placement.cacheDir)}.lock`)
  const above = await findHeldAbove(lockPath, platform)
  if (above === 'shared' && choice.mode === 'exclusive') throw new LeaseNestedError({ lockPath })
  if (above !== 'none') return await runAsIs(argv, place, platform)
  const facts = shellFacts(place, platform)
  try {
    await syncUnderLease(
      {
        inputs: shellInputs(projectDir, choice),
        placement,
        plan: planShellCommand(argv, place),
        facts,
        session: new SessionKeeper(),
        mode: choice.mode,
        streams: 'terminal',
      },
      platform,
    )
  } catch (error) {
    if (!(error instanceof SyncFailedError)) throw error
    // What the program itself had to say is on the screen; of one that could not be started, only we can tell.
    const isTold = error.failure.class === 'unknown' && error.exitCode !== EXIT_NOT_STARTED
    if (!isTold) platform.actions.info(`${error.message}\n${error.remedy}`)
    return error.exitCode
  }
  facts.notices.forEach(platform.actions.info)
  return 0
}

function withVariables(exports: Readonly<Record<string, string>>, platform: CliPlatform): CliPlatform {
  return { ...platform, host: { ...platform.host, env: { ...platform.host.env, ...exports } } }
}

/** An ancestor of ours holds the lease and looks after what becomes of the environment. */
async function runAsIs(argv: Argv, { projectDir }: ShellPlace, platform: CliPlatform): Promise<number> {
  const result = await runSync(
    {
      commands: [{ argv }],
      cwd: projectDir,
      streams: 'terminal',
      onOutput: platform.actions.write,
      onChild: () => {},
    },
    platform,
  )
  if (result.kind === 'interrupted') platform.processes.interruption.throwIfAborted()
  return result.kind === 'failed' ? result.code : 0
}

function parseRequest(args: readonly string[]): Request {
  const usage = (problem: string): Request => ({ kind: 'usage', problem })
  const end = args.indexOf('--')
  const [program, ...rest] = end === -1 ? [] : args.slice(end + 1)
  if (program === undefined) return usage('Write the command after "--", as in: locked-uv run -- uv sync')
  try {
    const { values } = parseArgs({
      args: args.slice(0, end),
      options: {
        shared: { type: 'boolean', default: false },
        'lock-timeout': { type: 'string', default: '10m' },
        'no-heal': { type: 'boolean', default: false },
        'no-verify': { type: 'boolean', default: false },
      },
    })
    return {
      kind: 'run',
      argv: [program, ...rest],
      choice: {
        lockTimeoutMs: parseDuration(values['lock-timeout']),
        mode: values.shared ? 'shared' : 'exclusive',
        isHealing: !values['no-heal'],
        isVerifying: !values['no-verify'],
      },
    }
  } catch (error) {
    return usage(messageOf(error))
  }
}
