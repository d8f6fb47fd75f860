import type { CliPlatform } from '../platform/index.ts'

/** What a shell may complete. */
export type Words = Readonly<Record<string, { readonly options: readonly string[] }>>

const EXIT = { printed: 0, usage: 2 } as const

const SHELLS: Readonly<Record<string, (words: Words) => string>> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
}

/** `locked-uv completion bash|zsh|fish`: prints a script for the start-up file of the shell. */
export async function completion(
  [shell = '']: readonly string[],
  words: Words,
  { console }: Pick<CliPlatform, 'console'>,
): Promise<number> {
  const render = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined
  if (render === undefined) {
    console.printError(`Name the shell: ${Object.keys(SHELLS).join(', ')}.\n`)
    return EXIT.usage
  }
  console.print(render(words))
  return EXIT.printed
}

function renderBash(words: Words): string {
  const cases = Object.entries(words).map(
    ([verb, { options }]) => `    ${verb}) COMPREPLY=($(compgen -f -W '${options.join(' ')}' -- "$word"));;`,
  )
  return [
    '# eval "$(locked-uv completion bash)"',
    '_locked_uv() {',
    '  local word=${COMP_WORDS[COMP_CWORD]}',
    '  if ((COMP_CWORD == 1)); then',
    `    COMPREPLY=($(compgen -W '${Object.keys(words).join(' ')} help --version' -- "$word")); return`,
    '  fi',
    '  case ${COMP_WORDS[1]} in',
    ...cases,
    '  esac',
    '}',
    'complete -o filenames -F _locked_uv locked-uv',
    '',
  ].join('\n')
}

function renderZsh(words: Words): string {
  const cases = Object.entries(words).map(
    ([verb, { options }]) => `    ${verb}) compadd -- ${options.join(' ')}; _files;;`,
  )
  return [
    '# eval "$(locked-uv completion zsh)"',
    '_locked_uv() {',
    '  if ((CURRENT == 2)); then',
    `    compadd -- ${Object.keys(words).join(' ')} help --version; return`,
    '  fi',
    '  case $words[2] in',
    ...cases,
    '  esac',
    '}',
    'compdef _locked_uv locked-uv',
    '',
  ].join('\n')
}

function renderFish(words: Words): string {
  const verbs = Object.keys(words)
  return [
    '# locked-uv completion fish | source',
    `complete -c locked-uv -f -n '__fish_use_subcommand' -a '${verbs.join(' ')} help'`,
    ...Object.entries(words).flatMap(([verb, { options }]) =>
      options
        .filter((option) => option.length > 2)
        .map(
          (option) => `complete -c locked-uv -n '__fish_seen_subcommand_from ${verb}' -l ${option.slice(2)}`,
        ),
    ),
    '',
  ].join('\n')
}
