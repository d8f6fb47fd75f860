import path from 'node:path'
import type { Platform } from '../platform/index.ts'
import { type InputProblem, InputsInvalidError } from './errors.ts'
import {
  FieldProblem,
  parseBoolean,
  parseChecksums,
  parseChoice,
  parseCount,
  parseDuration,
  parseEnableCache,
  parseFloor,
  parseLines,
  parseList,
  parsePythonVersion,
  parseSize,
  parseWords,
} from './fields.ts'
import {
  INPUTS,
  type InputName,
  type Inputs,
  type RunRequest,
  SOURCES,
  type VerifyRequest,
} from './inputs.ts'
import { findSeedProblem } from './seed.ts'

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
  const directory = (name: InputName) => resolveDirectory(text(name), projectDir, platform.host)
  const inputs: Inputs = {
    version: text('version'),
    versionFile: text('version-file'),
    resolutionStrategy: field('resolution-strategy', parseChoice(['highest', 'lowest'])),
    knownBad: field('known-bad', parseChoice(['warn', 'fail', 'allow'])),
    checksums: field('checksum', (raw) => (raw === '' ? {} : parseChecksums(raw))),
    allowUnverified: field('allow-unverified', parseBoolean),
    sources: field('sources', parseList(SOURCES)),
    downloadBaseUrl: text('download-base-url'),
    manifestFile: text('manifest-file'),
    projectDir,
    workspace,
    pythonVersion: field('python-version', parsePythonVersion),
    activateEnvironment: field('activate-environment', parseBoolean),
    venvPath: directory('venv-path'),
    noProject: field('no-project', parseBoolean),
    toolDir: directory('tool-dir'),
    toolBinDir: directory('tool-bin-dir'),
    cacheDir: text('cache-dir'),
    seedCacheDir: directory('seed-cache-dir'),
    lock: field('lock', parseChoice(['required', 'best-effort', 'off'])),
    lockTimeoutMs: field('lock-timeout', parseDuration),
    onLockTimeout: field('on-lock-timeout', parseChoice(['fail', 'proceed'])),
    run: parseRun(text('run')),
    syncArgs: field('sync-args', parseWords),
    heal: field('heal', parseChoice(['auto', 'off', 'always'])),
    retries: field('retries', parseCount(0, 10)),
    verify: parseVerify(text('verify')),
    wrapUv: field('wrap-uv', parseBoolean),
    concurrencyLint: field('concurrency-lint', parseChoice(['warn', 'error', 'off'])),
    caching: {
      enableCache: field('enable-cache', parseEnableCache),
      warmStart: field('warm-start', parseChoice(['auto', 'off'])),
      globs: parseLines(platform.actions.input('cache-dependency-glob')),
      suffix: text('cache-suffix'),
      usesOlder: field('restore-keys', parseChoice(['auto', 'off'])) === 'auto',
      restores: field('restore-cache', parseBoolean),
      saves: field('save-cache', parseBoolean),
      savesOnFailure: field('save-on-failure', parseBoolean),
      isPruned: field('prune-cache', parseBoolean),
      coversPython: field('cache-python', parseBoolean),
      ignoresNothing: field('ignore-nothing-to-cache', parseBoolean),
    },
    trustScope: field('trust-scope', parseChoice(['auto', 'shared', 'isolated'])),
    maxCacheBytes: field('max-cache-size', (raw) => (raw === '' ? undefined : parseSize(raw))),
    minFree: field('min-free-space', parseFloor),
    summary: field('summary', parseBoolean),
    quiet: field('quiet', parseBoolean),
    addProblemMatchers: field('add-problem-matchers', parseBoolean),
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
  if (inputs.activateEnvironment && platform.host.env['UV_NO_MODIFY_PATH'])
    problems.push({
      input: 'activate-environment',
      value: text('activate-environment'),
      problem: 'cannot be had together with UV_NO_MODIFY_PATH: an active environment is first on PATH',
    })
  if (inputs.activateEnvironment === false && inputs.venvPath !== '')
    problems.push({
      input: 'venv-path',
      value: text('venv-path'),
      problem: 'has no effect without activate-environment: true',
    })
  const seedProblem = await findSeedProblem(inputs, platform)
  if (seedProblem !== undefined)
    problems.push({ input: 'seed-cache-dir', value: text('seed-cache-dir'), problem: seedProblem })
  if (problems.length > 0) throw new InputsInvalidError(problems)
  return inputs
}

/** The runner evaluates `${{ }}` defaults; outside it they mean nothing. */
function literalDefault(name: InputName): string {
  const text: string = INPUTS[name].default
  return text.startsWith('${{') ? '' : text
}

/** Absolute; `~/` is the home directory. Empty stays empty. */
function resolveDirectory(raw: string, projectDir: string, { homeDir }: Platform['host']): string {
  if (raw === '') return ''
  const isInHome = homeDir !== undefined && /^~(?=$|[\\/])/.test(raw)
  return path.resolve(projectDir, isInHome ? path.join(homeDir, raw.slice(1)) : raw)
}

/** `false` and `no` mean `off`, as for a choice; what is none of the words is a command. */
function parseVerify(raw: string): VerifyRequest {
  const word = raw.toLowerCase()
  if (word === 'auto' || word === 'full') return { kind: word }
  return ['off', 'false', 'no'].includes(word) ? { kind: 'off' } : { kind: 'script', script: raw }
}

function parseRun(raw: string): RunRequest {
  const word = raw.toLowerCase()
  if (word === 'auto') return { kind: 'auto' }
  return word === 'none' ? { kind: 'none' } : { kind: 'script', script: raw }
}
