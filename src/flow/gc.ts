import { parseArgs } from 'node:util'
import { readSpace } from '../cache/space.ts'
import { FieldProblem, parseFloor, parseSize } from '../inputs/fields.ts'
import { withoutBallast } from '../placement/ballast.ts'
import { layoutOf } from '../placement/layout.ts'
import { placeBase } from '../placement/place.ts'
import type { CliPlatform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { tellSpace } from './bound-disk.ts'
import { type CollectRequest, collect } from './collect.ts'

const EXIT_USAGE = 2

/** `locked-uv gc`: collects the base of this user on this node, for cron and for people. */
export async function gc(args: readonly string[], platform: CliPlatform): Promise<number> {
  const { console, host } = platform
  const options = parseOptions(args)
  if (typeof options === 'string') {
    console.printError(`locked-uv gc: ${options}\n`)
    return EXIT_USAGE
  }
  const workspace = host.env['GITHUB_WORKSPACE'] || '.'
  const base = await placeBase({ workspace }, platform)
  for (const { path, from, verdict, reason, obstacle, fullBase } of base.candidates) {
    if (fullBase !== undefined) {
      const work = () => collectAndTell(fullBase, options, platform)
      await (options.isDryRun ? work() : withoutBallast(layoutOf(fullBase), platform, work))
    }
    // Whoever runs this because a disk is full has to learn which one was not looked at.
    else if (verdict === 'refused' && obstacle !== 'ENOENT')
      console.printError(`locked-uv gc: ${path} (${from}) is passed over: ${reason}\n`)
  }
  await collectAndTell(base.dir, options, platform)
  return 0
}

async function collectAndTell(baseDir: string, options: Options, platform: CliPlatform): Promise<void> {
  const request = { baseDir, timeoutMs: Infinity, isOffline: false, uv: undefined, ...options }
  const { lines, isEnough } = await collect(request, platform)
  for (const line of lines) platform.console.print(`${line}\n`)
  const space = tellSpace(await readSpace(baseDir, platform))
  platform.console.print(`${baseDir}: ${space}${isEnough ? '' : '; what is left is in use or of no help'}\n`)
}

type Options = Pick<CollectRequest, 'isDryRun' | 'maxBytes' | 'floor'>

function parseOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'dry-run': { type: 'boolean', default: false },
        'max-size': { type: 'string' },
        'min-free': { type: 'string', default: '1GiB' },
      },
    })
    const { 'max-size': rawMax, 'min-free': rawMin } = values
    return {
      isDryRun: values['dry-run'],
      maxBytes: rawMax === undefined ? undefined : named('--max-size', rawMax, parseSize),
      floor: named('--min-free', rawMin, parseFloor),
    }
  } catch (error) {
    return messageOf(error)
  }
}

function named<T>(option: string, raw: string, parse: (raw: string) => T): T {
  try {
    return parse(raw)
  } catch (error) {
    throw error instanceof FieldProblem ? new FieldProblem(`${option} ${raw} ${error.message}`) : error
  }
}
