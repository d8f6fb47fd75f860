import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { type InputProblem, InputsInvalidError } from './errors.ts'
import {
  FieldProblem,
  parseBoolean,
  parseChoice,
  parseCount,
  parseDuration,
  parsePythonVersion,
  parseSha256,
  parseWords,
} from './fields.ts'

/** Every input of action.yml with its default there; a contract test compares. */
export const INPUTS = {
  version: { default: '' },
  'version-file': { default: '' },
  checksum: { default: '' },
  'working-directory': { default: '.' },
  'python-version': { default: '' },
  'cache-dir': { default: '' },
  lock: { default: 'required' },
  'lock-timeout': { default: '10m' },
  run: { default: 'auto' },
  'sync-args': { default: '' },
  heal: { default: 'auto' },
  retries: { default: '1' },
  verify: { default: 'auto' },
  summary: { default: 'true' },
  'github-token': { default: '${{ github.token }}' },
} as const satisfies Record<string, { readonly default: string }>

export type InputName = keyof typeof INPUTS

/** `required`: no sync without the lock. `best-effort`: unlocked, with a warning, where no lock can be had. */
export type LockMode = 'required' | 'best-effort' | 'off'

/** What to run under the lock. */
export type RunRequest =
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  | { readonly kind: 'script'; readonly script: string }

/** The step's inputs, parsed once. Texts are empty where nothing was given. */
export interface Inputs {
  readonly version: string
  readonly versionFile: string
  /** 64 lower-case hexadecimal digits. */
  readonly checksum: string | undefined
  /** Absolute; exists. */
  readonly projectDir: string
  /** Absolute. */
  readonly workspace: string
  readonly pythonVersion: string
  readonly cacheDir: string
  readonly lock: LockMode
  readonly lockTimeoutMs: number
  readonly run: RunRequest
  readonly syncArgs: readonly string[]
  readonly heal: 'auto' | 'off'
  /** Further attempts after a failure that may pass by itself. */
  readonly retries: number
  readonly verify: 'auto' | 'off'
  readonly summary: boolean
  readonly githubToken: string
}

/**
 * Reads and parses all inputs.
 * @throws InputsInvalidError that lists every problem at once
 */
export async function readInputs(platform: Pick<Platform, 'actions' | 'files' | 'host'>): Promise<Inputs> {
  const problems: InputProblem[] = []
  const text = (name: InputName) => platform.actions.input(name) || literalDefault(name)
  // A field with a problem gets no usable value; it is never seen, since any problem ends in the error below.
  const field = <T>(name: InputName, parse: (raw: string) => T): T => {
    try {
      return parse(text(name))
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error
      problems.push({ input: name, value: text(name), problem: error.message })
      return undefined as never
    }
  }
  const workspace = path.resolve(platform.host.env['GITHUB_WORKSPACE'] || '.')
  const projectDir = path.resolve(workspace, text('working-directory'))
  const inputs: Inputs = {
    version: text('version'),
    versionFile: text('version-file'),
    checksum: field('checksum', (raw) => (raw === '' ? undefined : parseSha256(raw))),
    projectDir,
    workspace,
    pythonVersion: field('python-version', parsePythonVersion),
    cacheDir: text('cache-dir'),
    lock: field('lock', parseChoice(['required', 'best-effort', 'off'])),
    lockTimeoutMs: field('lock-timeout', parseDuration),
    run: parseRun(text('run')),
    syncArgs: field('sync-args', parseWords),
    heal: field('heal', parseChoice(['auto', 'off'])),
    retries: field('retries', parseCount(0, 10)),
    verify: field('verify', parseChoice(['auto', 'off'])),
    summary: field('summary', parseBoolean),
    githubToken: text('github-token'),
  }
  const isDirectory = await platform.files.stat(projectDir).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  if (!isDirectory)
    problems.push({
      input: 'working-directory',
      value: text('working-directory'),
      problem: `is no directory (looked for ${projectDir}); check the repository out before this step`,
    })
  if (inputs.syncArgs?.length > 0 && inputs.run.kind !== 'auto')
    problems.push({
      input: 'sync-args',
      value: text('sync-args'),
      problem: `has no effect with run: ${inputs.run.kind}; write the arguments into the script`,
    })
  if (problems.length > 0) throw new InputsInvalidError(problems)
  return inputs
}

/** The runner evaluates `${{ }}` defaults; outside it they mean nothing. */
function literalDefault(name: InputName): string {
  const text: string = INPUTS[name].default
  return text.startsWith('${{') ? '' : text
}

function parseRun(raw: string): RunRequest {
  const word = raw.toLowerCase()
  if (word === 'auto') return { kind: 'auto' }
  return word === 'none' ? { kind: 'none' } : { kind: 'script', script: raw }
}
