import path from 'node:path'

/**
 * What a command of uv does to the cache and to the environment.
 *
 * - `installs`: fills the environment of the project, which can be compared with its records afterwards;
 * - `writes`: writes to the cache, to Pythons or to tools;
 * - `reads`: neither.
 */
export type UvEffect = 'installs' | 'writes' | 'reads'

/** By the name of the subcommand. What is not here, such as one of a later uv, counts as `writes`. */
export const UV_EFFECTS: Readonly<Record<string, UvEffect>> = {
  sync: 'installs',
  add: 'installs',
  remove: 'installs',
  pip: 'installs',
  run: 'installs',
  lock: 'writes',
  export: 'writes',
  tree: 'writes',
  venv: 'writes',
  build: 'writes',
  tool: 'writes',
  python: 'writes',
  cache: 'writes',
  help: 'reads',
  version: 'reads',
  self: 'reads',
  auth: 'reads',
  publish: 'reads',
  init: 'reads',
  format: 'reads',
  'generate-shell-completion': 'reads',
}

/** Options before the subcommand that take the next word as their value. */
export const GLOBAL_OPTIONS_WITH_VALUE = [
  '--allow-insecure-host',
  '--cache-dir',
  '--color',
  '--config-file',
  '--directory',
  '--project',
] as const

/** The subcommand of arguments for uv; undefined where there are only options, such as `--version`. */
export function findSubcommand(args: readonly string[]): { name: string; index: number } | undefined {
  for (let index = 0; index < args.length; index++) {
    const word = args[index] ?? ''
    if (GLOBAL_OPTIONS_WITH_VALUE.some((option) => option === word)) index++
    else if (!word.startsWith('-')) return { name: word, index }
  }
  return undefined
}

/** `uv` works somewhere else than in the working directory, or on no virtual environment, with one of them. */
const ELSEWHERE =
  /^--(project|directory|script|no-project|no-sync|no-install-project|dry-run|system|target|prefix|python|isolated)(=|$)|^-[pt]$/

/**
 * Whether the command may fill the environment of the project in the working directory. Of a program that is not uv nobody
 * knows: a script or a make file mostly calls uv.
 */
export function mayInstall([program = '', ...args]: readonly string[]): boolean {
  if (!/^uv(\.exe)?$/i.test(path.basename(program))) return true
  const subcommand = findSubcommand(args)
  if (subcommand === undefined || UV_EFFECTS[subcommand.name] !== 'installs') return false
  const before = args.slice(0, subcommand.index)
  const own = subcommand.name === 'run' ? [] : args.slice(subcommand.index + 1)
  return ![...before, ...own].some((word) => ELSEWHERE.test(word))
}
