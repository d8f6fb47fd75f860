import type { CliPlatform } from '../platform/index.ts'

/** Runs a verb with the arguments after it; answers the exit code. */
type Command = (args: readonly string[], platform: CliPlatform) => Promise<number>

export interface Verb {
  readonly usage: string
  /** One line. */
  readonly does: string
  /** What `help VERB` says beside that. */
  readonly details: string
  /** For the completion of shells. */
  readonly options: readonly string[]
  /** It starts other programs, which signals have to reach. */
  readonly isLong?: true
  /** For programs, not for people. */
  readonly isHidden?: true
  /** Imported when it is asked for: no verb pays for the libraries of another. */
  readonly load: () => Promise<Command>
}

export const VERBS: Readonly<Record<string, Verb>> = {
  run: {
    usage: 'run [--shared] [--lock-timeout DURATION] [--no-heal] [--no-verify] -- CMD…',
    does: "runs a command under the lease of this node's uv cache, and heals the cache if it is damaged",
    details: [
      'The command waits for jobs and people that use the same cache, works in the node-local directories that the action',
      'would choose, and is run a second time after a repair. Input, output and the exit code are its own; only its stderr',
      'passes through us, to tell damage of the cache from other failures.',
      '',
      '  --shared                 beside other readers, for a command that does not write to the cache; heals nothing',
      '  --lock-timeout DURATION  600, 90s, 10m, 1h30m (default 10m)',
      '  --no-heal                fail where the cache is damaged',
      '  --no-verify              do not compare the environment of the project with its records',
      '',
      'Exit codes: that of the command; 128 + n after signal n; 125 where the command was not run or left the environment',
      'damaged; 2 for wrong usage.',
    ].join('\n'),
    options: ['--shared', '--lock-timeout', '--no-heal', '--no-verify', '--'],
    isLong: true,
    load: async () => (await import('../flow/run.ts')).run,
  },
  doctor: {
    usage: 'doctor [--json] [--offline]',
    does: 'tells what the action would decide here, who holds the lock, and what is wrong with this node',
    details: [
      '  --json     {"uv","placement","lock","host","problems":[{"code","message","remedy"}]}',
      '  --offline  asks no source and no cache service',
      '',
      'Exit codes: 0 nothing is wrong, 1 problems, 2 wrong usage.',
    ].join('\n'),
    options: ['--json', '--offline'],
    load: async () => (await import('../flow/doctor.ts')).doctor,
  },
  gc: {
    usage: 'gc [--dry-run] [--max-size SIZE] [--min-free SIZE|PERCENT%]',
    does: 'removes what was used longest ago from the caches of this user on this node, unless it is in use',
    details: [
      '  --dry-run      tells what would be removed, and removes nothing',
      '  --max-size S   what all of it may take, as in 50GB; default: not bounded',
      '  --min-free S   what the disk is to keep free, as in 5% or 2GiB; default: 1GiB',
      '',
      'Exit codes: 0 done, 2 wrong usage.',
    ].join('\n'),
    options: ['--dry-run', '--max-size', '--min-free'],
    load: async () => (await import('../flow/gc.ts')).gc,
  },
  lint: {
    usage: 'lint [--format text|json|sarif|github] [--fix] [--explain RULE] [FILES…]',
    does: 'judges the concurrency groups of workflow files (default: .github/workflows)',
    details: [
      '  --format F       text (default), json, sarif, or github for annotations',
      '  --fix            rewrites what can be rewritten safely',
      '  --explain RULE   tells what a rule is for',
      '',
      'Exit codes: 0 nothing found, 1 findings, 2 wrong usage or a file that cannot be read.',
    ].join('\n'),
    options: ['--format', '--fix', '--explain'],
    load: async () => (await import('../flow/lint.ts')).lint,
  },
  explain: {
    usage: 'explain [--json] [--cache-dir DIR] [--exit-code N] [--os linux|macos|windows] [FILE|-]',
    does: 'tells what kind of failure the output of a uv or pip run shows, and what to do',
    details: [
      '  --json           {"class","action","package","cause","remedy"}',
      '  --cache-dir DIR  the cache of that run: what lies in it can be damaged, what lies elsewhere not',
      '  --exit-code N    how the run ended',
      '  --os SYSTEM      where it ran; the numbers of errors differ',
      '',
      'Exit codes: 0 explained, 2 wrong usage.',
    ].join('\n'),
    options: ['--json', '--cache-dir', '--exit-code', '--os'],
    load: async () => (await import('../flow/explain.ts')).explain,
  },
  wrap: {
    usage: 'wrap --uv FILE --uv-version VERSION --lock-timeout-ms MS -- ARGS…',
    does: 'what the uv of the input wrap-uv starts',
    details: 'Not for people: see "locked-uv help run".',
    options: [],
    isLong: true,
    isHidden: true,
    load: async () => (await import('../flow/wrap.ts')).wrap,
  },
  completion: {
    usage: 'completion bash|zsh|fish',
    does: 'prints a script that lets the shell complete verbs and options',
    details:
      'Put eval "$(locked-uv completion bash)" into the start-up file of the shell, likewise for the others.',
    options: ['bash', 'zsh', 'fish'],
    load: async () => {
      const { completion } = await import('../flow/completion.ts')
      const words = Object.fromEntries(Object.entries(VERBS).filter(([, { isHidden }]) => !isHidden))
      return (args, platform) => completion(args, words, platform)
    },
  },
}
