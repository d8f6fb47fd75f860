import type { FloorRequest } from './fields.ts'

/** Every input of action.yml with its default there; a contract test compares. */
export const INPUTS = {
  version: { default: '' },
  'version-file': { default: '' },
  'resolution-strategy': { default: 'highest' },
  'known-bad': { default: 'warn' },
  checksum: { default: '' },
  'allow-unverified': { default: 'false' },
  sources: { default: '' },
  'download-base-url': { default: '' },
  'manifest-file': { default: '' },
  'working-directory': { default: '.' },
  'python-version': { default: '' },
  'activate-environment': { default: 'false' },
  'venv-path': { default: '' },
  'no-project': { default: 'false' },
  'tool-dir': { default: '' },
  'tool-bin-dir': { default: '' },
  'cache-dir': { default: '' },
  lock: { default: 'required' },
  'lock-timeout': { default: '10m' },
  'on-lock-timeout': { default: 'fail' },
  run: { default: 'auto' },
  'sync-args': { default: '' },
  heal: { default: 'auto' },
  retries: { default: '1' },
  verify: { default: 'auto' },
  'wrap-uv': { default: 'false' },
  'concurrency-lint': { default: 'warn' },
  'enable-cache': { default: 'auto' },
  'warm-start': { default: 'auto' },
  'seed-cache-dir': { default: '' },
  'cache-dependency-glob': {
    default:
      '**/*requirements*.{txt,in}\n**/*constraints*.{txt,in}\n**/pyproject.toml\n**/uv.lock\n**/*.py.lock\n',
  },
  'cache-suffix': { default: '' },
  'restore-keys': { default: 'auto' },
  'restore-cache': { default: 'true' },
  'save-cache': { default: 'true' },
  'save-on-failure': { default: 'false' },
  'prune-cache': { default: 'false' },
  'cache-python': { default: 'false' },
  'ignore-nothing-to-cache': { default: 'true' },
  'trust-scope': { default: 'auto' },
  'max-cache-size': { default: '' },
  'min-free-space': { default: '1GiB' },
  summary: { default: 'true' },
  quiet: { default: 'false' },
  'add-problem-matchers': { default: 'true' },
  'github-token': { default: `\${{ github.server_url == 'https://github.com' && github.token || '' }}` },
  'job-status': { default: '${{ job.status }}' },
} as const satisfies Record<string, { readonly default: string }>

export type InputName = keyof typeof INPUTS

/** `required`: no sync without the lock. `best-effort`: unlocked, with a warning, where no lock can be had. */
export type LockMode = 'required' | 'best-effort' | 'off'

export const SOURCES = ['tool-cache', 'path', 'index', 'mirror', 'github', 'manifest'] as const

/** Where uv may come from. */
export type SourceWord = (typeof SOURCES)[number]

/** What to run under the lock. */
export type RunRequest =
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  | { readonly kind: 'script'; readonly script: string }

/** How the environment is proved to be whole. A script is run after the sizes have been compared. */
export type VerifyRequest =
  | { readonly kind: 'auto' | 'full' | 'off' }
  | { readonly kind: 'script'; readonly script: string }

/** What is restored from and saved in the Actions cache. */
export interface CachingInputs {
  readonly enableCache: 'auto' | 'true' | 'off'
  readonly warmStart: 'auto' | 'off'
  /** Empty: the key does not depend on files. */
  readonly globs: readonly string[]
  readonly suffix: string
  /** Whether an older cache of the same kind will do. */
  readonly usesOlder: boolean
  readonly restores: boolean
  readonly saves: boolean
  readonly savesOnFailure: boolean
  readonly isPruned: boolean
  readonly coversPython: boolean
  readonly ignoresNothing: boolean
}

/** The step's inputs, parsed once. Texts are empty where nothing was given. */
export interface Inputs {
  readonly version: string
  readonly versionFile: string
  readonly resolutionStrategy: 'highest' | 'lowest'
  readonly knownBad: 'warn' | 'fail' | 'allow'
  /** 64 lower-case hexadecimal digits by file name or target triple; `*` for whatever is fetched. */
  readonly checksums: Readonly<Record<string, string>>
  readonly allowUnverified: boolean
  /** Empty: the default ones. */
  readonly sources: readonly SourceWord[]
  /** http, https or file, or a path. */
  readonly downloadBaseUrl: string
  readonly manifestFile: string
  /** Absolute; exists. */
  readonly projectDir: string
  /** Absolute. */
  readonly workspace: string
  readonly pythonVersion: string
  readonly activateEnvironment: boolean
  /** Absolute; empty for the environment of the project. */
  readonly venvPath: string
  readonly noProject: boolean
  /** Absolute or empty. */
  readonly toolDir: string
  readonly toolBinDir: string
  readonly cacheDir: string
  /** Absolute or empty; outside the workspace. May not exist. */
  readonly seedCacheDir: string
  readonly lock: LockMode
  readonly lockTimeoutMs: number
  /** `proceed`: unlocked, with a warning. */
  readonly onLockTimeout: 'fail' | 'proceed'
  readonly run: RunRequest
  readonly syncArgs: readonly string[]
  /** `always`: also after failures that are not recognised as damage of the cache. */
  readonly heal: 'auto' | 'off' | 'always'
  /** Further attempts after a failure that may pass by itself. */
  readonly retries: number
  readonly verify: VerifyRequest
  /** Puts a uv of ours on PATH of later steps. */
  readonly wrapUv: boolean
  /** `error`: findings of that severity fail the step. */
  readonly concurrencyLint: 'warn' | 'error' | 'off'
  readonly caching: CachingInputs
  readonly trustScope: 'auto' | 'shared' | 'isolated'
  /** Undefined: not bounded. */
  readonly maxCacheBytes: number | undefined
  readonly minFree: FloorRequest
  readonly summary: boolean
  readonly quiet: boolean
  readonly addProblemMatchers: boolean
  readonly githubToken: string
}
