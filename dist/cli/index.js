#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 9140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 6830:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _platform_index_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9959);
/* harmony import */ var _platform_processes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(532);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2730);
/* harmony import */ var _verbs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8782);




const EXIT = {
    usage: 2,
    // sysexits.h: the program itself is at fault.
    bug: 70,
    // What keeps `run` from running a command is not to be mistaken for the command's own exit code, as with timeout(1).
    notRun: 125,
};
// As shells have it: 128 + the number of the signal.
const EXIT_OF_SIGNAL = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const platform = (0,_platform_index_js__WEBPACK_IMPORTED_MODULE_0__/* .createCliPlatform */ .a)();
process.exitCode = await main(platform.console.args);
async function main([name = '', ...args]) {
    const { console } = platform;
    if (['help', '--help', '-h'].includes(name))
        return await help(args);
    if (name === '--version' || name === 'version') {
        console.print(`${await (await __nccwpck_require__.e(/* import() */ 492).then(__nccwpck_require__.bind(__nccwpck_require__, 3492))).readVersion(platform)}\n`);
        return 0;
    }
    const verb = Object.hasOwn(_verbs_js__WEBPACK_IMPORTED_MODULE_3__/* .VERBS */ .h, name) ? _verbs_js__WEBPACK_IMPORTED_MODULE_3__/* .VERBS */ .h[name] : undefined;
    if (verb === undefined) {
        console.printError(`${name === '' ? 'Which verb?' : `There is no verb "${name}".`}\n\n${describeUsage()}`);
        return EXIT.usage;
    }
    // What comes after `--` is another program's.
    const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
    if (own.includes('--help') || own.includes('-h'))
        return await help([name]);
    if (verb.isLong)
        (0,_platform_processes_js__WEBPACK_IMPORTED_MODULE_1__/* .watchInterrupts */ .KM)();
    try {
        const command = await verb.load();
        return await command(args, platform);
    }
    catch (error) {
        return tellFailure(error, verb.isLong === true);
    }
}
async function help([name = '']) {
    const verb = Object.hasOwn(_verbs_js__WEBPACK_IMPORTED_MODULE_3__/* .VERBS */ .h, name) ? _verbs_js__WEBPACK_IMPORTED_MODULE_3__/* .VERBS */ .h[name] : undefined;
    platform.console.print(verb === undefined
        ? describeUsage()
        : `Usage: locked-uv ${verb.usage}\n\n${verb.does}.\n\n${verb.details}\n`);
    return 0;
}
function tellFailure(error, isLong) {
    const { console } = platform;
    if (error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$)
        return EXIT_OF_SIGNAL[error.signal] ?? 1;
    if (error instanceof _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ) {
        console.printError(`locked-uv: ${error.code}: ${error.message}\nlocked-uv: ${error.remedy}\n`);
        return isLong ? EXIT.notRun : 1;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.printError(`This is a bug of locked-uv-setup, please report it:\n${stack}\n`);
    return EXIT.bug;
}
function describeUsage() {
    const lines = Object.entries(_verbs_js__WEBPACK_IMPORTED_MODULE_3__/* .VERBS */ .h)
        .filter(([, { isHidden }]) => !isHidden)
        .map(([, { usage, does }]) => `  locked-uv ${usage}\n      ${does}\n`);
    return `Usage:\n${lines.join('')}  locked-uv help VERB | --version\n`;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ VERBS)
/* harmony export */ });
const VERBS = {
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
        load: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(648), __nccwpck_require__.e(140), __nccwpck_require__.e(840), __nccwpck_require__.e(631), __nccwpck_require__.e(68), __nccwpck_require__.e(378)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2378))).run,
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
        load: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(140), __nccwpck_require__.e(68), __nccwpck_require__.e(365)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4365))).doctor,
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
        load: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(648), __nccwpck_require__.e(140), __nccwpck_require__.e(631), __nccwpck_require__.e(584)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3584))).gc,
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
        load: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(224), __nccwpck_require__.e(398)]).then(__nccwpck_require__.bind(__nccwpck_require__, 398))).lint,
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
        load: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(840), __nccwpck_require__.e(171)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8171))).explain,
    },
    wrap: {
        usage: 'wrap --uv FILE --uv-version VERSION --lock-timeout-ms MS -- ARGS…',
        does: 'what the uv of the input wrap-uv starts',
        details: 'Not for people: see "locked-uv help run".',
        options: [],
        isLong: true,
        isHidden: true,
        load: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(648), __nccwpck_require__.e(140), __nccwpck_require__.e(840), __nccwpck_require__.e(631), __nccwpck_require__.e(68), __nccwpck_require__.e(378), __nccwpck_require__.e(279)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9279))).wrap,
    },
    completion: {
        usage: 'completion bash|zsh|fish',
        does: 'prints a script that lets the shell complete verbs and options',
        details: 'Put eval "$(locked-uv completion bash)" into the start-up file of the shell, likewise for the others.',
        options: ['bash', 'zsh', 'fish'],
        load: async () => {
            const { completion } = await __nccwpck_require__.e(/* import() */ 284).then(__nccwpck_require__.bind(__nccwpck_require__, 7284));
            const words = Object.fromEntries(Object.entries(VERBS).filter(([, { isHidden }]) => !isHidden));
            return (args, platform) => completion(args, words, platform);
        },
    },
};


/***/ }),

/***/ 9959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ createCliPlatform)
});

// UNUSED EXPORTS: createPlatform

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./lib/platform/workflow-commands.js



/** Prints a command; properties that are undefined or empty are left out. */
function issueCommand(name, message = '', properties = {}) {
    const list = Object.entries(properties)
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    const head = list.length > 0 ? `${name} ${list.join(',')}` : name;
    process.stdout.write(`::${head}::${escapeData(message)}${external_node_os_namespaceObject.EOL}`);
}
/** Tells a name and a value through the file, or by the old command where the runner names no file. */
function tellValue(file, { name, value, command }) {
    const path = process.env[`GITHUB_${file}`];
    if (!path) {
        // Its own line, for it is only recognised at the start of one.
        process.stdout.write(external_node_os_namespaceObject.EOL);
        issueCommand(command, value, { name });
        return;
    }
    // Nobody who writes the value knows the delimiter.
    const delimiter = `locked_uv_${(0,external_node_crypto_.randomUUID)()}`;
    (0,external_node_fs_.appendFileSync)(path, `${name}<<${delimiter}${external_node_os_namespaceObject.EOL}${value}${external_node_os_namespaceObject.EOL}${delimiter}${external_node_os_namespaceObject.EOL}`);
}
/** A directory for the front of PATH of later steps. */
function tellPath(dir) {
    const path = process.env['GITHUB_PATH'];
    if (path)
        (0,external_node_fs_.appendFileSync)(path, `${dir}${external_node_os_namespaceObject.EOL}`);
    else
        issueCommand('add-path', dir);
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

;// CONCATENATED MODULE: ./lib/platform/actions.js



const actions = {
    input: (name) => (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim(),
    setOutput: (name, value) => tellValue('OUTPUT', { name, value, command: 'set-output' }),
    exportVariable: (name, value) => {
        process.env[name] = value;
        tellValue('ENV', { name, value, command: 'set-env' });
    },
    addPath: (dir) => {
        process.env['PATH'] = `${dir}${external_node_path_.delimiter}${process.env['PATH'] ?? ''}`;
        tellPath(dir);
    },
    saveState: (name, value) => tellValue('STATE', { name, value, command: 'save-state' }),
    state: (name) => process.env[`STATE_${name}`] ?? '',
    maskSecret: (secret) => issueCommand('add-mask', secret),
    info: print,
    debug: (line) => issueCommand('debug', line),
    addMatcher: (file) => issueCommand('add-matcher', file),
    write: (chunk) => process.stdout.write(chunk),
    openGroup: (title) => {
        issueCommand('group', title);
        return () => issueCommand('endgroup');
    },
    warning: (message, place) => issueCommand('warning', message, propertiesOf(place)),
    fail: (message, place) => {
        process.exitCode = 1;
        issueCommand('error', message, propertiesOf(place));
    },
    writeSummary: async (markdown) => {
        const file = process.env['GITHUB_STEP_SUMMARY'];
        if (file)
            await (0,promises_namespaceObject.appendFile)(file, `${markdown}\n`);
    },
};
function print(line) {
    process.stdout.write(`${withoutCommands(line)}\n`);
}
function propertiesOf({ title, file, startLine } = {}) {
    return { title, file, line: startLine };
}
/**
 * The runner obeys `::command::` at the start of a line and `##[command]` anywhere in it. A path or a message that we quote
 * may hold a line break and one of them.
 */
function withoutCommands(text) {
    return text.replaceAll(/(^|[\r\n])(\s*)::/g, '$1$2| ::').replaceAll('##[', '## [');
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __nccwpck_require__(6466);
;// CONCATENATED MODULE: ./lib/platform/tar.js
const BLOCK_BYTES = 512;
// Regular files; `\0` is how archives from before POSIX say it.
const REGULAR = ['0', '\0'];
/**
 * The regular files of an uncompressed tar archive, in order. A name longer than the header's field is not put together.
 * @see https://www.gnu.org/software/tar/manual/html_node/Standard.html
 * @throws Error for bytes that are no tar archive, or end within an entry
 */
async function* readTar(bytes) {
    const input = createInput(bytes);
    for (;;) {
        const header = await input.read(BLOCK_BYTES);
        if (header.every((byte) => byte === 0))
            break;
        const { name, sizeBytes, type } = parseHeader(header);
        let leftBytes = sizeBytes;
        const content = async function* () {
            while (leftBytes > 0) {
                const chunk = await input.readSome(leftBytes);
                leftBytes -= chunk.length;
                yield chunk;
            }
        };
        if (REGULAR.includes(type))
            yield { name, content: content() };
        for await (const _skipped of content())
            ;
        await input.read((BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES);
    }
    // To the end of the stream, so that the checksum of a compressed archive is checked.
    await input.drain();
}
function parseHeader(header) {
    const field = (from, to) => header.toString('latin1', from, to).replace(/\0.*$/s, '');
    const octal = (from, to) => Number.parseInt(field(from, to).trim(), 8);
    // The sum is made with spaces in its own place.
    const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
    if (octal(148, 156) !== sum)
        throw new Error('no tar archive: the sum of a header is wrong');
    const sizeBytes = octal(124, 136);
    if (!Number.isSafeInteger(sizeBytes))
        throw new Error('no tar archive: a header names no size');
    const prefix = field(257, 265) === 'ustar' ? field(345, 500) : '';
    return {
        name: `${prefix}${prefix && '/'}${field(0, 100)}`,
        sizeBytes,
        type: header.toString('latin1', 156, 157),
    };
}
/** Exact portions of a stream. */
function createInput(bytes) {
    const chunks = bytes[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    const readSome = async (atMost) => {
        while (rest.length === 0) {
            const { done, value } = await chunks.next();
            if (done)
                throw new Error('the archive ends within an entry');
            rest = value;
        }
        const part = rest.subarray(0, atMost);
        rest = rest.subarray(part.length);
        return part;
    };
    const read = async (count) => {
        let whole = Buffer.alloc(0);
        while (whole.length < count)
            whole = Buffer.concat([whole, await readSome(count - whole.length)]);
        return whole;
    };
    const drain = async () => {
        while (!(await chunks.next()).done)
            ;
    };
    return { drain, read, readSome };
}

;// CONCATENATED MODULE: ./lib/platform/archives.js




const archives = {
    unzip: async (file, targetOf) => {
        const { openPromise } = await __nccwpck_require__.e(/* import() */ 663).then(__nccwpck_require__.t.bind(__nccwpck_require__, 663, 19));
        const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
        try {
            for await (const entry of zip.eachEntry()) {
                const target = targetOf(entry.fileName);
                if (target === undefined)
                    continue;
                await (0,promises_.pipeline)(await zip.openReadStreamPromise(entry), (0,external_node_fs_.createWriteStream)(target, { flags: 'wx' }));
            }
        }
        finally {
            zip.close();
        }
    },
    untar: async (file, targetOf) => {
        const { createGunzip } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 19));
        await (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(file), createGunzip(), async (bytes) => {
            for await (const { name, content } of readTar(bytes)) {
                const target = targetOf(name);
                if (target === undefined)
                    continue;
                const source = external_node_stream_.Readable.from(content, { objectMode: false });
                await (0,promises_.pipeline)(source, (0,external_node_fs_.createWriteStream)(target, { flags: 'wx' }));
            }
        });
    },
};

// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __nccwpck_require__(2730);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __nccwpck_require__(6422);
;// CONCATENATED MODULE: ./lib/platform/cache-service.js



function createCacheService(world, script = ownScript()) {
    return {
        unavailable: (verb) => unavailable(verb, world.host.env),
        transfer: (spec) => transfer(spec, script, world),
    };
}
/** Beside the bundle of the running entry. */
function ownScript() {
    return external_node_path_.join(external_node_path_.dirname(process.argv[1] ?? ''), '..', 'transfer', 'index.js');
}
/** The modes that the runner exports; unknown ones allow everything, as in @actions/cache. */
const FORBIDDEN = {
    none: ['restore', 'lookup', 'save'],
    read: ['save'],
    'write-only': ['restore', 'lookup'],
};
function unavailable(verb, env) {
    const isV2 = Boolean(env['ACTIONS_CACHE_SERVICE_V2'] && env['ACTIONS_RESULTS_URL']);
    if (!isV2 && !env['ACTIONS_CACHE_URL'])
        return 'this run has no cache service';
    const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    return FORBIDDEN[mode]?.includes(verb) ? `the cache mode of this run is ${mode}` : undefined;
}
/** The answer of the process is a line that starts with it. */
const ANSWER_MARK = 'locked-uv-transfer: ';
const COMMAND = /^::(debug|add-mask|warning|error|notice)(?: [^:]*)?::(.*)$/;
const PROGRESS = /^(?:Received|Sent) (\d+) of (\d+) \(/;
// What the client says where the service knows the key already; v2 hides its reason in a line for debugging.
const CONFLICT = /\b409\b|already[ _]exists/i;
async function transfer(spec, script, world) {
    const { clock, host, processes } = world;
    const { verb, dir, name, key, restoreKeys, timeoutMs } = spec;
    const printed = { answer: undefined, failures: [], reservation: undefined };
    const lines = splitLines((line) => {
        const [, done, total] = PROGRESS.exec(line) ?? [];
        if (total)
            spec.onProgress?.(`${(0,shared_text/* formatBytes */.z3)(Number(done))} of ${(0,shared_text/* formatBytes */.z3)(Number(total))}`);
        readLine(line, printed, world);
    });
    const child = processes.start({
        argv: [process.execPath, script, JSON.stringify({ verb, name, key, restoreKeys })],
        cwd: dir,
        // The client unpacks relative to the workspace and keeps its archives in the runner's directory.
        env: { ...host.env, GITHUB_WORKSPACE: dir, RUNNER_TEMP: dir },
        onOutput: lines,
    });
    const { pid } = child;
    if (pid === undefined)
        return { kind: 'failed', reason: 'its process could not be started' };
    const over = new AbortController();
    const deadline = clock.sleep(timeoutMs, AbortSignal.any([over.signal, processes.interruption]));
    const end = await Promise.race([child.ended, deadline]);
    over.abort();
    if (end === undefined) {
        processes.signalGroup(pid, 'SIGKILL');
        await child.ended;
        const late = `it took too long, more than ${(0,shared_text/* formatDuration */.a3)(timeoutMs)}`;
        return { kind: 'failed', reason: processes.interruption.aborted ? 'cancelled' : late };
    }
    return judge(verb, printed);
}
function judge(verb, { answer, failures, reservation }) {
    const reason = reservation ?? failures[0];
    if (answer?.key !== undefined)
        return { kind: 'restored', key: answer.key };
    if (answer?.isSaved)
        return { kind: 'saved' };
    if (verb === 'save' && reason !== undefined && CONFLICT.test(reason))
        return { kind: 'conflict' };
    if (reason !== undefined)
        return { kind: 'failed', reason };
    if (answer === undefined)
        return { kind: 'failed', reason: 'its process ended without an answer' };
    return verb !== 'save' ? { kind: 'absent' } : { kind: 'failed', reason: 'the service took nothing' };
}
/** Annotations of the client become part of the answer: a cache that cannot be had is no defect of the job. */
function readLine(line, printed, { actions, host }) {
    const isDebug = host.env['RUNNER_DEBUG'] === '1';
    if (line.startsWith(ANSWER_MARK)) {
        printed.answer = parseAnswer(line.slice(ANSWER_MARK.length));
        return;
    }
    const [, command, rawText = ''] = COMMAND.exec(line) ?? [];
    const text = unescapeData(rawText);
    if (command === 'add-mask')
        actions.maskSecret(text);
    else if (command === 'debug') {
        if (isDebug)
            actions.debug(text);
        if (text.startsWith('Failed to reserve cache'))
            printed.reservation ??= text;
    }
    else if (command !== undefined)
        printed.failures.push(text);
    else if (/^Failed to (save|restore)/.test(line))
        printed.failures.push(line);
    else if (isDebug)
        actions.debug(line);
}
function parseAnswer(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        return void (0,errors/* messageOf */.bD)(error);
    }
}
function splitLines(onLine) {
    let rest = '';
    return (chunk) => {
        const lines = (rest + chunk.toString('utf8')).split(/\r?\n/);
        rest = lines.pop() ?? '';
        for (const line of lines)
            onLine(line);
    };
}
function unescapeData(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./lib/platform/clock.js

const clock = {
    nowMs: () => Date.now(),
    monotonicMs: () => Number(process.hrtime.bigint() / 1000n) / 1000,
    sleep: async (durationMs, signal) => {
        try {
            await (0,external_node_timers_promises_.setTimeout)(durationMs, undefined, signal ? { signal } : {});
        }
        catch (error) {
            if (!signal?.aborted)
                throw error;
        }
    },
    every: (intervalMs, tick) => {
        const timer = setInterval(tick, intervalMs).unref();
        return { [Symbol.dispose]: () => clearInterval(timer) };
    },
};

;// CONCATENATED MODULE: ./lib/platform/console.js
function createConsole() {
    // The reader of a pipe may have had enough (`| head`): that is no failure of ours.
    process.stdout.on('error', (error) => {
        if (error.code !== 'EPIPE')
            throw error;
    });
    return {
        args: process.argv.slice(2),
        isTerminal: process.stdout.isTTY === true && !process.env['NO_COLOR'],
        readInput: async () => {
            const chunks = [];
            for await (const chunk of process.stdin)
                chunks.push(Buffer.from(chunk));
            return Buffer.concat(chunks).toString('utf8');
        },
        print: (text) => {
            process.stdout.write(text);
        },
        printError: (text) => {
            process.stderr.write(text);
        },
    };
}

;// CONCATENATED MODULE: ./lib/platform/files.js



// Signals, timers and the output of children wait no longer than that.
const SLICE_MS = 5;
/**
 * Node's promise version of a call, without the way through the thread pool, which takes ten times as long as the call
 * itself on a local disk and far more on a loaded machine. It is for calls that touch one entry. The event loop gets its
 * turn every few milliseconds, whatever a caller awaits in a row.
 */
const inSlices = createSlicer();
function createSlicer() {
    let sliceEndsMs = 0;
    return (call) => {
        const run = async (...args) => {
            if (performance.now() > sliceEndsMs) {
                await (0,external_node_timers_promises_.setImmediate)();
                sliceEndsMs = performance.now() + SLICE_MS;
            }
            return call(...args);
        };
        return run;
    };
}
/**
 * The file system. Not an abstraction: these are Node's own functions, gathered so that a test can replace a single one
 * to provoke an errno that cannot be had otherwise (`{ ...files, rename: failing('EXDEV') }`).
 */
const files = {
    chmod: inSlices(external_node_fs_.chmodSync),
    copyFile: promises_namespaceObject.copyFile,
    cp: promises_namespaceObject.cp,
    glob: promises_namespaceObject.glob,
    link: inSlices(external_node_fs_.linkSync),
    lstat: inSlices(external_node_fs_.lstatSync),
    mkdir: inSlices(external_node_fs_.mkdirSync),
    mkdtemp: promises_namespaceObject.mkdtemp,
    open: promises_namespaceObject.open,
    readdir: inSlices(external_node_fs_.readdirSync),
    readFile: inSlices(external_node_fs_.readFileSync),
    readlink: inSlices(external_node_fs_.readlinkSync),
    realpath: inSlices(external_node_fs_.realpathSync.native),
    rename: inSlices(external_node_fs_.renameSync),
    rm: promises_namespaceObject.rm,
    rmdir: inSlices(external_node_fs_.rmdirSync),
    stat: inSlices(external_node_fs_.statSync),
    statfs: promises_namespaceObject.statfs,
    symlink: inSlices(external_node_fs_.symlinkSync),
    unlink: inSlices(external_node_fs_.unlinkSync),
    utimes: inSlices(external_node_fs_.utimesSync),
    watchDirectory,
    writeFile: inSlices(external_node_fs_.writeFileSync),
    constants: external_node_fs_.constants,
    // For the hand-over of a lock, in which nothing else may have a turn, and for the files of an environment.
    closeSync: external_node_fs_.closeSync,
    fstatSync: external_node_fs_.fstatSync,
    lstatSync: external_node_fs_.lstatSync,
    openSync: external_node_fs_.openSync,
    readdirSync: external_node_fs_.readdirSync,
    readSync: external_node_fs_.readSync,
    statSync: external_node_fs_.statSync,
    // For very many entries at once on a file system that answers slowly.
    statInPool: promises_namespaceObject.stat,
    writeSync: external_node_fs_.writeSync,
};
/**
 * Calls `onChange` with the name of each entry that appears in, leaves or changes in `dir`. Returns undefined where the
 * system has no watch left (inotify's `max_user_instances` is 128 per user, shared with everything that user runs):
 * callers poll as well.
 */
function watchDirectory(dir, onChange) {
    try {
        const watcher = (0,external_node_fs_.watch)(dir, { persistent: false }, (_event, name) => onChange(name ?? ''));
        watcher.on('error', () => watcher.close());
        return watcher;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/platform/host.js


function readHost() {
    return {
        env: process.env,
        platform: process.platform,
        arch: process.arch,
        libc: process.platform === 'linux' ? readLibc() : undefined,
        uid: process.getuid?.(),
        hostname: (0,external_node_os_namespaceObject.hostname)(),
        homeDir: orUndefined(external_node_os_namespaceObject.homedir),
        tempDir: (0,external_node_os_namespaceObject.tmpdir)(),
        pid: process.pid,
        nodePath: process.execPath,
        entryFile: process.argv[1] ?? '',
        parentPid: process.ppid,
        bootId: orUndefined(() => (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
        pidNamespace: orUndefined(() => (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')),
    };
}
/**
 * The dynamic loader that this process has mapped tells the C library without a process report (15 ms) or a spawned
 * `ldd` (not there on slim images). The runner starts a musl build of node in musl containers.
 */
function readLibc() {
    const maps = orUndefined(() => (0,external_node_fs_.readFileSync)('/proc/self/maps', 'latin1'));
    if (maps !== undefined)
        return /\/ld-musl-/.test(maps) ? 'musl' : 'gnu';
    const report = process.report.getReport();
    return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'gnu';
}
function orUndefined(read) {
    try {
        return read();
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/platform/processes.js + 2 modules
var processes = __nccwpck_require__(532);
;// CONCATENATED MODULE: ./lib/platform/shell-actions.js
/**
 * What takes the place of the runner for a command at a shell: nobody asks for inputs, no later step hears of anything, and
 * what we have to say goes to stderr, so that stdout is all the command's.
 */
const shellActions = {
    input: () => '',
    setOutput: () => { },
    exportVariable: () => { },
    addPath: () => { },
    saveState: () => { },
    state: () => '',
    maskSecret: () => { },
    info: say,
    debug: () => { },
    addMatcher: () => { },
    write: (chunk) => {
        process.stderr.write(chunk);
    },
    openGroup: () => () => { },
    warning: say,
    fail: say,
    writeSummary: async () => { },
};
function say(text) {
    process.stderr.write(`locked-uv: ${text.replaceAll('\n', '\nlocked-uv: ')}\n`);
}

;// CONCATENATED MODULE: ./lib/platform/index.js









function createPlatform() {
    const host = readHost();
    return {
        actions: actions,
        archives: archives,
        cacheService: createCacheService({ actions: actions, clock: clock, host, processes: processes/* processes */.uF }),
        clock: clock,
        download: loadDownload(clock),
        files: files,
        host,
        processes: processes/* processes */.uF,
    };
}
/** Loaded when something is downloaded: TLS and HTTP take longer to load than a warm step has to spare. */
function loadDownload(clock) {
    let loading;
    const load = () => {
        loading ??= __nccwpck_require__.e(/* import() */ 879).then(__nccwpck_require__.bind(__nccwpck_require__, 5879)).then(({ createDownload }) => createDownload(clock));
        return loading;
    };
    return {
        text: async (request) => (await load()).text(request),
        toFile: async (request, file) => (await load()).toFile(request, file),
    };
}
function createCliPlatform() {
    return { ...createPlatform(), actions: shellActions, console: createConsole() };
}


/***/ }),

/***/ 532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  uF: () => (/* binding */ processes),
  KM: () => (/* binding */ watchInterrupts)
});

// UNUSED EXPORTS: endSoon

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __nccwpck_require__(2730);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/platform/process-table.js


function inspect(pid) {
    if (process.platform !== 'linux')
        return 'hidden';
    try {
        return parseProcStat((0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'latin1'));
    }
    catch (error) {
        // With hidepid a foreign process looks absent, ours do not; without /proc at all nothing can be said.
        const isAbsent = (0,errors/* errnoOf */.UQ)(error) === 'ENOENT' || (0,errors/* errnoOf */.UQ)(error) === 'ESRCH';
        return isAbsent && isProcMounted() ? undefined : 'hidden';
    }
}
function isProcMounted() {
    try {
        return (0,external_node_fs_.readFileSync)('/proc/self/stat', 'latin1').length > 0;
    }
    catch {
        return false;
    }
}
/** The command name is in parentheses and may itself hold any character: fields are counted from the last `)`. */
function parseProcStat(text) {
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return {
        state: fields[0] ?? '?',
        parentId: Number(fields[1]),
        groupId: Number(fields[2]),
        startTicks: fields[19] ?? '',
    };
}
function isGroupAlive(groupId) {
    if (process.platform === 'win32')
        return sendSignal(groupId, 0);
    if (!sendSignal(-groupId, 0))
        return false;
    if (process.platform !== 'linux' || !isProcMounted())
        return true;
    // The signal also reaches zombies, which nobody reaps in a container without an init. Twice: a member that starts another
    // one and ends while the list is read leaves neither of them in it.
    return hasMember(groupId) || (sendSignal(-groupId, 0) && hasMember(groupId));
}
function hasMember(groupId) {
    return (0,external_node_fs_.readdirSync)('/proc').some((name) => {
        const facts = /^\d+$/.test(name) ? inspect(Number(name)) : undefined;
        return typeof facts === 'object' && facts.groupId === groupId && !'ZX'.includes(facts.state);
    });
}
function sendSignal(target, signal) {
    try {
        process.kill(target, signal);
        return true;
    }
    catch (error) {
        return (0,errors/* errnoOf */.UQ)(error) === 'EPERM';
    }
}
function findUsers(path) {
    if (process.platform !== 'linux')
        return [];
    return (0,external_node_fs_.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name) && hasOpen(name, path))
        .map((name) => ({ pid: Number(name), name: readFileOr(`/proc/${name}/comm`).trim() }));
}
/** False for what has ended meanwhile and for processes of other users. */
function hasOpen(pid, path) {
    const dir = `/proc/${pid}/fd`;
    try {
        return (0,external_node_fs_.readdirSync)(dir).some((fd) => readLinkOr(`${dir}/${fd}`) === path);
    }
    catch {
        return false;
    }
}
function readLinkOr(path) {
    try {
        return (0,external_node_fs_.readlinkSync)(path);
    }
    catch {
        return '';
    }
}
function readFileOr(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./lib/platform/processes.js




// What a grandchild that keeps the pipes open may delay us after the child itself has ended.
const STREAM_GRACE_MS = 2000;
const interrupt = new AbortController();
/** Routes the runner's signals into `interruption`. Called once, by the entry, before anything can be left half done. */
function watchInterrupts() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(signal, () => interrupt.abort(new errors/* Interrupted */.j$(signal)));
}
// For the last lines of the log, which a pipe may not have taken yet.
const LAST_LINES_MS = 1000;
/**
 * Ends this process as soon as its last lines are out, although something may still be open, such as a socket to a proxy that
 * never answers. Node would first take apart what it has set up, which takes 5 ms of a processor.
 */
function endSoon() {
    setTimeout(() => process.exit(), LAST_LINES_MS).unref();
    process.stdout.write('', () => process.exit());
}
const processes = {
    interruption: interrupt.signal,
    inspect: inspect,
    isGroupAlive: isGroupAlive,
    exists: (pid) => sendSignal(pid, 0),
    signalGroup: (groupId, signal) => sendSignal(process.platform === 'win32' ? groupId : -groupId, signal),
    run,
    runOn,
    findUsers: findUsers,
    start,
};
async function run(argv, options = {}) {
    const { getExecOutput } = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 1260));
    const [command, ...args] = argv;
    try {
        const result = await getExecOutput(command, args, {
            silent: true,
            ignoreReturnCode: true,
            ...(options.cwd ? { cwd: options.cwd } : {}),
            ...(options.env ? { env: options.env } : {}),
        });
        return { kind: 'ran', code: result.exitCode, stdout: result.stdout, stderr: result.stderr };
    }
    catch (error) {
        return { kind: 'not-started', reason: (0,errors/* messageOf */.bD)(error) };
    }
}
function runOn(descriptor, [command, ...args], signal) {
    return new Promise((resolve) => {
        const fail = (error) => resolve({ kind: 'not-started', reason: (0,errors/* messageOf */.bD)(error) });
        try {
            const child = (0,external_node_child_process_namespaceObject.spawn)(command, args, { stdio: ['ignore', 'ignore', 'ignore', descriptor] });
            const kill = () => child.kill('SIGKILL');
            signal?.addEventListener('abort', kill);
            child.once('error', fail);
            child.once('exit', (code, ending) => {
                signal?.removeEventListener('abort', kill);
                resolve(ending ? { kind: 'signalled', signal: ending } : { kind: 'exited', code: code ?? 0 });
            });
            if (signal?.aborted)
                kill();
        }
        catch (error) {
            fail(error);
        }
    });
}
function start(spec) {
    const child = spawnOrReason(spec);
    if (typeof child === 'string')
        return notStarted(child);
    const outputs = [child.stdout, child.stderr].filter((stream) => stream !== null);
    for (const stream of outputs)
        stream.on('data', spec.onOutput);
    const ended = new Promise((resolve) => {
        child.once('error', (error) => resolve({ kind: 'not-started', reason: (0,errors/* messageOf */.bD)(error) }));
        child.once('exit', (code, signal) => {
            const end = signal ? { kind: 'signalled', signal } : { kind: 'exited', code: code ?? 0 };
            const closed = new Promise((done) => child.once('close', () => done()));
            void Promise.race([closed, (0,promises_.setTimeout)(STREAM_GRACE_MS, undefined, { ref: false })]).then(() => {
                for (const stream of outputs)
                    stream.destroy();
                resolve(end);
            });
        });
    });
    const facts = child.pid === undefined ? undefined : inspect(child.pid);
    return { pid: child.pid, startTicks: typeof facts === 'object' ? facts.startTicks : undefined, ended };
}
const PIPES = ['ignore', 'pipe', 'pipe'];
const OURS = ['inherit', 'inherit', 'pipe'];
/** Node reports a missing program by an event, but throws for others (ETXTBSY, EACCES of the directory, ENOMEM). */
function spawnOrReason(spec) {
    const [command, ...args] = spec.argv;
    const inherited = spec.inherit === undefined ? [] : [spec.inherit];
    const isOurs = spec.streams === 'terminal';
    try {
        return (0,external_node_child_process_namespaceObject.spawn)(command, args, {
            cwd: spec.cwd,
            env: spec.env,
            // A group of its own: the runner signals only us, and a Ctrl-C at a terminal must not reach uv before we know.
            detached: process.platform !== 'win32',
            stdio: [...(isOurs ? OURS : PIPES), ...inherited],
            windowsHide: true,
        });
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
}
function notStarted(reason) {
    return { pid: undefined, startTicks: undefined, ended: Promise.resolve({ kind: 'not-started', reason }) };
}


/***/ }),

/***/ 2730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ unlessErrno),
/* harmony export */   UQ: () => (/* binding */ errnoOf),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   j$: () => (/* binding */ Interrupted),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/**
 * A failure that a user can do something about: a stable code, what happened (with the offending value) and one remedy.
 *
 * Each cause is a subclass that owns its wording; call sites pass facts. Anything that is thrown and is not an
 * `ActionError` is a bug of this action and is shown with its stack.
 */
class ActionError extends Error {
    /** One imperative sentence that names the input, file or command to change. */
    remedy;
    /** Where in the repository the mistake is, if it is there: relative path and line. */
    place;
    constructor(message, remedy, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = new.target.name;
        this.remedy = remedy;
    }
}
/** The job was cancelled (SIGINT) or the runner is being stopped (SIGTERM); nothing is retried or healed after it. */
class Interrupted extends Error {
    name = 'Interrupted';
    signal;
    constructor(signal) {
        super(`interrupted by ${signal}`);
        this.signal = signal;
    }
}
/** The message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** The errno name (`ENOENT`, `EXDEV`, …) of a failed system call, or undefined. */
function errnoOf(error) {
    if (typeof error !== 'object' || error === null || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/** Runs `attempt` and turns the listed errnos into undefined; every other error is thrown on. */
async function unlessErrno(errnos, attempt) {
    try {
        return await attempt();
    }
    catch (error) {
        if (errnos.includes(errnoOf(error) ?? ''))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 6422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ redactUrl),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Rd: () => (/* binding */ redactText),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   gr: () => (/* binding */ decodePercent),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Formats a duration for people: `340 ms`, `4.2 s`, `3 min 5 s`, `2 h 10 min`. */
function formatDuration(durationMs) {
    if (durationMs < 1000)
        return `${Math.round(durationMs)} ms`;
    if (durationMs < 60_000)
        return `${Math.floor(durationMs / 100) / 10} s`;
    const seconds = Math.floor(durationMs / 1000);
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
/** Formats a size with binary units: `512 B`, `1.5 MiB`. */
function formatBytes(sizeBytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let value = sizeBytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
        value /= 1024;
        unit++;
    }
    return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
/** `1 file`, `3 files`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** A URL without user name, password and query, for logs and errors. */
function redactUrl(url) {
    // What looks like a URL with a password and is none: a `#` or a `/` in the password is enough.
    if (!URL.canParse(url))
        return url.replace(/\/\/.*@/, '//');
    const parsed = new URL(url);
    parsed.username = '';
    parsed.password = '';
    parsed.search = '';
    return parsed.href;
}
/** What another program said, without the credentials of the URLs in it. */
function redactText(text) {
    return text.replaceAll(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi, '$1');
}
/** Percent-decoded; text in which a `%` stands for itself is returned as it is. */
function decodePercent(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6830);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
