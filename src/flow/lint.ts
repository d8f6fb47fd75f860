import path from 'node:path'
import { parseArgs } from 'node:util'
import type { CliPlatform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { plural } from '../shared/text.ts'
import { FORMATS } from '../workflow/formats/index.ts'
import { fixWorkflows, judgeWorkflows } from '../workflow/judge.ts'
import { type Located, listWorkflowFiles, readWorkflows } from '../workflow/locate.ts'
import { RULES } from '../workflow/rules/index.ts'

const EXIT = { clean: 0, findings: 1, usage: 2 } as const
const DEFAULT_DIR = path.join('.github', 'workflows')

/** `locked-uv lint`: 0 nothing found, 1 findings, 2 wrong usage or a file that cannot be read. */
export async function lint(args: readonly string[], platform: CliPlatform): Promise<number> {
  const { console } = platform
  const request = parseRequest(args)
  if (request.kind === 'usage') {
    console.printError(`${request.problem}\n`)
    return EXIT.usage
  }
  if (request.kind === 'explain') {
    console.print(explain(request.rule))
    return EXIT.clean
  }
  const names = request.files.length > 0 ? request.files : await defaultFiles(platform)
  if (names.length === 0) console.printError(`There are no workflow files in ${DEFAULT_DIR}.\n`)
  const located = await readWorkflows(names, platform)
  const unread = located.flatMap((group) => group.unread)
  for (const { file, reason } of unread) console.printError(`${file} cannot be read: ${reason}\n`)
  const fixed = request.isFixing ? await fixAll(located, platform) : located
  const findings = fixed.flatMap(({ files }) => judgeWorkflows(files))
  const files = fixed.flatMap((group) => group.files)
  console.print(request.format({ findings, files, hasColours: console.isTerminal }))
  if (unread.length > 0) return EXIT.usage
  return findings.length > 0 ? EXIT.findings : EXIT.clean
}

type Request =
  | { readonly kind: 'usage'; readonly problem: string }
  | { readonly kind: 'explain'; readonly rule: string }
  | {
      readonly kind: 'judge'
      readonly format: NonNullable<(typeof FORMATS)[string]>
      readonly isFixing: boolean
      readonly files: readonly string[]
    }

function parseRequest(args: readonly string[]): Request {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        fix: { type: 'boolean', default: false },
        explain: { type: 'string' },
      },
    })
    const rule = values.explain?.toUpperCase()
    if (rule !== undefined)
      return knowsRule(rule)
        ? { kind: 'explain', rule }
        : unknown(
            'rule',
            values.explain,
            RULES.map(({ id }) => id),
          )
    const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined
    if (format === undefined) return unknown('format', values.format, Object.keys(FORMATS))
    return { kind: 'judge', format, isFixing: values.fix, files: positionals }
  } catch (error) {
    return { kind: 'usage', problem: messageOf(error) }
  }
}

function unknown(what: string, given: string | undefined, known: readonly string[]): Request {
  return { kind: 'usage', problem: `There is no ${what} "${given}"; there are ${known.join(', ')}.` }
}

function knowsRule(id: string): boolean {
  return RULES.some((rule) => rule.id === id)
}

function explain(id: string): string {
  return RULES.filter((rule) => rule.id === id)
    .map(({ name, severity, what, why, link, remedy, snippet }) =>
      [
        `${id} ${name} (${severity})`,
        '',
        what,
        why,
        '',
        remedy,
        '',
        ...snippet.split('\n').map((line) => `    ${line}`),
        '',
        `See ${link}`,
        '',
      ].join('\n'),
    )
    .join('')
}

async function defaultFiles(platform: CliPlatform): Promise<string[]> {
  const names = await listWorkflowFiles(DEFAULT_DIR, platform)
  return names.map((name) => path.join(DEFAULT_DIR, name))
}

/** Writes what can be fixed; answers the files as they are then. */
async function fixAll(
  located: readonly Located[],
  { console, files: disk }: CliPlatform,
): Promise<Located[]> {
  const results: Located[] = []
  for (const { files, unread } of located) {
    const { texts, files: fixed } = fixWorkflows(files)
    for (const [file, text] of texts) await disk.writeFile(file, text)
    if (texts.size > 0)
      console.printError(`Fixed ${plural(texts.size, 'file')}: ${[...texts.keys()].join(', ')}\n`)
    results.push({ files: fixed, unread })
  }
  return results
}
