export const id = 279;
export const ids = [279];
export const modules = {

/***/ 9279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wrap: () => (/* binding */ wrap)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/sync/uv-command.js
var uv_command = __webpack_require__(5292);
;// CONCATENATED MODULE: ./lib/sync/sync-part.js


/** Options of `uv run` that take the next word as their value; a contract test holds them against `uv run --help`. */
const RUN_OPTIONS_WITH_VALUE = [
    ...uv_command/* GLOBAL_OPTIONS_WITH_VALUE */._Z,
    ...[
        '--config-setting --config-settings-package --default-index --env-file --exclude-newer --exclude-newer-package --extra',
        '--extra-index-url --find-links --fork-strategy --group --index --index-strategy --index-url --keyring-provider',
        '--link-mode --no-binary-package --no-build-isolation-package --no-build-package --no-editable-package --no-extra',
        '--no-group --no-sources-package --only-group --package --prerelease --prerelease-package --python --python-platform',
        '--refresh-package --reinstall-package --resolution --upgrade-group --upgrade-package --with --with-editable',
        '--with-requirements -C -P -f -i -p -w',
    ].flatMap((line) => line.split(' ')),
];
// They say what the next word is, which is not run here.
const KIND_OF_COMMAND = ['-m', '--module', '-s', '--script', '--gui-script'];
/**
 * The part of `uv run` that writes to the cache and to the environment, as a command of its own: the same options with a
 * command that does nothing, or `uv sync --script` for a script that names its own dependencies. Undefined where there is
 * no such part: no command, `--no-sync`, or a script from elsewhere, which nobody can look into.
 */
async function planSyncPart(args, { cwd }, platform) {
    const subcommand = (0,uv_command/* findSubcommand */.Dz)(args);
    if (subcommand === undefined)
        return undefined;
    const start = subcommand.index + 1;
    const end = findCommand(args, start);
    const options = args.slice(start, end);
    const command = args[end] === '--' ? args[end + 1] : args[end];
    if (command === undefined || command === '-' || /^https?:/.test(command) || options.includes('--no-sync'))
        return undefined;
    if (await namesDependencies(external_node_path_.resolve(cwd, command), options, platform))
        return [...args.slice(0, subcommand.index), 'sync', '--script', command];
    const kept = options.filter((word) => !KIND_OF_COMMAND.includes(word));
    return [...args.slice(0, start), ...kept, '--', 'true'];
}
function findCommand(args, start) {
    for (let index = start; index < args.length; index++) {
        const word = args[index] ?? '';
        if (RUN_OPTIONS_WITH_VALUE.includes(word))
            index++;
        else if (word === '--' || !word.startsWith('-'))
            return index;
    }
    return args.length;
}
async function namesDependencies(file, options, { files }) {
    const isScript = file.endsWith('.py') || options.some((word) => word === '-s' || word === '--script');
    const text = isScript ? await files.readFile(file, 'utf8').catch(() => '') : '';
    return /^# \/\/\/ script$/m.test(text);
}

// EXTERNAL MODULE: ./lib/flow/run.js + 39 modules
var run = __webpack_require__(2378);
// EXTERNAL MODULE: ./lib/flow/shell-job.js + 3 modules
var shell_job = __webpack_require__(9791);
;// CONCATENATED MODULE: ./lib/flow/wrap.js






/**
 * `locked-uv wrap`: what the `uv` of the input wrap-uv starts. Runs what uv is asked for under the lease; of `uv run` the
 * sync alone, for its command may take hours. The script has to run that command itself after a 0.
 */
async function wrap(args, platform) {
    const end = args.indexOf('--');
    const { values } = (0,external_node_util_.parseArgs)({
        args: args.slice(0, end),
        options: {
            uv: { type: 'string', default: '' },
            'uv-version': { type: 'string', default: '' },
            'lock-timeout-ms': { type: 'string', default: '' },
        },
    });
    const asked = args.slice(end + 1);
    const projectDir = external_node_path_.resolve('.');
    const isRun = (0,uv_command/* findSubcommand */.Dz)(asked)?.name === 'run';
    const words = isRun ? await planSyncPart(asked, { cwd: projectDir }, platform) : asked;
    if (words === undefined)
        return 0;
    const uv = { uvPath: values.uv, version: values['uv-version'] };
    const place = await (0,shell_job/* placeForShell */.HU)({ projectDir, uv }, platform);
    const choice = {
        lockTimeoutMs: Number(values['lock-timeout-ms']),
        mode: 'exclusive',
        isHealing: true,
        isVerifying: true,
    };
    return await (0,run.runUnderLease)([uv.uvPath, ...words], { place, choice }, platform);
}


/***/ })

};
