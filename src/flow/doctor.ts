import path from 'node:path'
import { parseArgs } from 'node:util'
import type { CliPlatform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { formatBytes, plural } from '../shared/text.ts'
import { DEFAULT_VERSION } from '../uv/pins.ts'
import { checkHost } from './doctor/check-host.ts'
import { checkLock } from './doctor/check-lock.ts'
import { checkPlacement } from './doctor/check-placement.ts'
import { checkUv } from './doctor/check-uv.ts'
import type { Report } from './doctor/report.ts'
import { findWorkspace } from './shell-job.ts'

const EXIT = { good: 0, problems: 1, usage: 2 } as const

/** `locked-uv doctor`: what setup would decide here, and what is wrong with this node. 0 nothing, 1 problems, 2 usage. */
export async function doctor(args: readonly string[], platform: CliPlatform): Promise<number> {
  const { console } = platform
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        offline: { type: 'boolean', default: false },
      },
    })
    const report = await examine({ isOffline: values.offline }, platform)
    console.print(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : describe(report))
    return report.problems.length > 0 ? EXIT.problems : EXIT.good
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error)) throw error
    console.printError(`${messageOf(error)}\n`)
    return EXIT.usage
  }
}

async function examine({ isOffline }: { isOffline: boolean }, platform: CliPlatform): Promise<Report> {
  const projectDir = path.resolve('.')
  const { rootDir, workspace } = await findWorkspace(projectDir, platform)
  const where = { projectDir, rootDir }
  // The version decides which of our caches it is; who has it and whether it can be had comes second.
  const early = await checkUv({ ...where, uvDir: undefined, isOffline: true }, platform)
  const uvVersion = early.facts.version || DEFAULT_VERSION
  const placed = await checkPlacement({ projectDir, workspace, uvVersion }, platform)
  const [uv, lock, host] = await Promise.all([
    checkUv({ ...where, uvDir: placed.base?.uvDir, isOffline }, platform),
    placed.placement
      ? checkLock(placed.placement, platform)
      : { facts: { path: '', holder: null, isSuspect: false }, problems: [] },
    checkHost({ base: placed.base, isOffline }, platform),
  ])
  return {
    uv: uv.facts,
    placement: placed.facts,
    lock: lock.facts,
    host: host.facts,
    problems: [...placed.problems, ...lock.problems, ...uv.problems, ...host.problems],
  }
}

function describe({ uv, placement, lock, host, problems }: Report): string {
  const { freeBytes, freeInodes } = placement
  const rows: [string, string][] = [
    ['host', `${host.name}, ${host.system}, uid ${host.uid ?? 'unknown'}`],
    [
      'uv',
      `${uv.version || 'not decided'} (${uv.request} by ${uv.from}), from ${uv.source || 'nowhere'}; on PATH: ${uv.onPath.join(', ') || 'none'}`,
    ],
    ...Object.entries(uv.sources).map(([name, answer]): [string, string] => ['source', `${name}: ${answer}`]),
    ['cache', `${placement.cacheDir || 'none'} (${placement.from}; ${placement.filesystem})`],
    // One that is not there is told as a problem where somebody named it.
    ...placement.candidates
      .filter(({ verdict }) => !/^(not needed|refused: does not exist)/.test(verdict))
      .map(({ path: dir, verdict }): [string, string] => ['candidate', `${dir}: ${verdict}`]),
    ['free', freeBytes === undefined ? 'unknown' : `${formatBytes(freeBytes)}, ${freeInodes} inodes`],
    ['lock', lock.holder === null ? `free, ${lock.path}` : `${lock.path}, held by ${lock.holder}`],
    [
      'kernel',
      `flock ${host.kernelLock ? 'yes' : 'no'}, inotify ${host.inotify ? 'yes' : 'no'}, processes ${host.seesProcesses ? 'seen' : 'hidden'}`,
    ],
    ['service', host.cacheService],
  ]
  const facts = rows.map(([topic, text]) => `${topic.padEnd(10)} ${text}\n`).join('')
  if (problems.length === 0) return `${facts}\nNothing is wrong with this node.\n`
  const found = problems.map(({ code, message, remedy }) => `\n${code}: ${message}\n  → ${remedy}\n`).join('')
  return `${facts}\n${plural(problems.length, 'problem')}:\n${found}`
}
