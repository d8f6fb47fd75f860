export const id = 284;
export const ids = [284];
export const modules = {

/***/ 7284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completion: () => (/* binding */ completion)
/* harmony export */ });
const EXIT = { printed: 0, usage: 2 };
const SHELLS = {
    bash: renderBash,
    zsh: renderZsh,
    fish: renderFish,
};
/** `locked-uv completion bash|zsh|fish`: prints a script for the start-up file of the shell. */
async function completion([shell = ''], words, { console }) {
    const render = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
    if (render === undefined) {
        console.printError(`Name the shell: ${Object.keys(SHELLS).join(', ')}.\n`);
        return EXIT.usage;
    }
    console.print(render(words));
    return EXIT.printed;
}
function renderBash(words) {
    const cases = Object.entries(words).map(([verb, { options }]) => `    ${verb}) COMPREPLY=($(compgen -f -W '${options.join(' ')}' -- "$word"));;`);
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
    ].join('\n');
}
function renderZsh(words) {
    const cases = Object.entries(words).map(([verb, { options }]) => `    ${verb}) compadd -- ${options.join(' ')}; _files;;`);
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
    ].join('\n');
}
function renderFish(words) {
    const verbs = Object.keys(words);
    return [
        '# locked-uv completion fish | source',
        `complete -c locked-uv -f -n '__fish_use_subcommand' -a '${verbs.join(' ')} help'`,
        ...Object.entries(words).flatMap(([verb, { options }]) => options
            .filter((option) => option.length > 2)
            .map((option) => `complete -c locked-uv -n '__fish_seen_subcommand_from ${verb}' -l ${option.slice(2)}`)),
        '',
    ].join('\n');
}


/***/ })

};
