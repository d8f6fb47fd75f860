import { parseArgs } from 'node:util'
import { classify } from '../heal/classify.ts'
import { findSystem } from '../heal/evidence.ts'
import type { CliPlatform } from '../platform/index.ts'
import { errnoOf, messageOf } from '../shared/errors.ts'
import type { Failure } from '../shared/failure.ts'

const EXIT = { explained: 0, usage: 2 } as const

const SYSTEMS: Readonly<Record<string, NodeJS.Platform>> = {
  linux: 'linux',
  macos: 'darwin',
  windows: 'win32',
}

interface Request {
  readonly kind: 'explain'
  readonly isJson: boolean
  /** `-`: what is fed in. */
  readonly file: string
  readonly cacheDir: string | undefined
  readonly exitCode: number | undefined
  readonly system: NodeJS.Platform | undefined
}

/** `locked-uv explain`: tells what kind of failure an output of uv or pip shows. 0 explained, 2 wrong usage. */
export async function explain(args: readonly string[], platform: CliPlatform): Promise<number> {
  const { console } = platform
  const request = parseRequest(args)
  if (request.kind === 'usage') {
    console.printError(`${request.problem}\n`)
    return EXIT.usage
  }
  const output = await readOutput(request.file, platform)
  if (typeof output !== 'string') {
    console.printError(`${request.file}: ${output.problem}\n`)
    return EXIT.usage
  }
  const failure = classify({
    output,
    exitCode: request.exitCode,
    cacheDir: request.cacheDir,
    platform: request.system ?? findSystem(output) ?? platform.host.platform,
  })
  console.print(request.isJson ? `${JSON.stringify(toJson(failure))}\n` : describe(failure))
  return EXIT.explained
}

function parseRequest(
  args: readonly string[],
): Request | { readonly kind: 'usage'; readonly problem: string } {
  const usage = (problem: string) => ({ kind: 'usage' as const, problem })
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'cache-dir': { type: 'string' },
        'exit-code': { type: 'string' },
        os: { type: 'string' },
      },
    })
    const [file = '-', ...more] = positionals
    const { os, 'exit-code': exitCode, 'cache-dir': cacheDir } = values
    if (more.length > 0) return usage('Give one file, or nothing for what is fed in.')
    if (os !== undefined && !Object.hasOwn(SYSTEMS, os))
      return usage(`--os ${os} is not linux, macos or windows`)
    if (exitCode !== undefined && !/^\d+$/.test(exitCode))
      return usage(`--exit-code ${exitCode} is no number`)
    return {
      kind: 'explain',
      isJson: values.json,
      file,
      cacheDir: cacheDir || undefined,
      exitCode: exitCode === undefined ? undefined : Number(exitCode),
      system: os === undefined ? undefined : SYSTEMS[os],
    }
  } catch (error) {
    return usage(messageOf(error))
  }
}

async function readOutput(
  file: string,
  { console, files }: CliPlatform,
): Promise<string | { readonly problem: string }> {
  if (file === '-') return await console.readInput()
  try {
    const bytes = await files.readFile(file)
    // PowerShell redirects into UTF-16, with its byte order mark.
    return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8')
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return { problem: messageOf(error) }
  }
}

/** Stable: scripts read it. The package is a plain name; null where the output names none. */
function toJson({ class: kind, action, package: found, cause, remedy }: Failure) {
  return { class: kind, action, package: found?.name ?? null, cause, remedy }
}

function describe({ class: kind, action, package: found, cause, remedy }: Failure): string {
  const rows = [
    ['class', kind],
    ['action', action],
    ['package', found && (found.version ? `${found.name}==${found.version}` : found.name)],
    ['cause', cause],
    ['remedy', remedy],
  ]
  return rows
    .filter(([, text]) => text)
    .map(([topic = '', text]) => `${topic.padEnd(8)} ${text}\n`)
    .join('')
}
