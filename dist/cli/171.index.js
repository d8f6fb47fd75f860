export const id = 171;
export const ids = [171];
export const modules = {

/***/ 8171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _heal_classify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2840);
/* harmony import */ var _heal_evidence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4021);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);




const EXIT = { explained: 0, usage: 2 };
const SYSTEMS = {
    linux: 'linux',
    macos: 'darwin',
    windows: 'win32',
};
/** `locked-uv explain`: tells what kind of failure an output of uv or pip shows. 0 explained, 2 wrong usage. */
async function explain(args, platform) {
    const { console } = platform;
    const request = parseRequest(args);
    if (request.kind === 'usage') {
        console.printError(`${request.problem}\n`);
        return EXIT.usage;
    }
    const output = await readOutput(request.file, platform);
    if (typeof output !== 'string') {
        console.printError(`${request.file}: ${output.problem}\n`);
        return EXIT.usage;
    }
    const failure = (0,_heal_classify_js__WEBPACK_IMPORTED_MODULE_1__/* .classify */ .L8)({
        output,
        exitCode: request.exitCode,
        cacheDir: request.cacheDir,
        platform: request.system ?? (0,_heal_evidence_js__WEBPACK_IMPORTED_MODULE_3__/* .findSystem */ .T)(output) ?? platform.host.platform,
    });
    console.print(request.isJson ? `${JSON.stringify(toJson(failure))}\n` : describe(failure));
    return EXIT.explained;
}
function parseRequest(args) {
    const usage = (problem) => ({ kind: 'usage', problem });
    try {
        const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
            args: [...args],
            allowPositionals: true,
            options: {
                json: { type: 'boolean', default: false },
                'cache-dir': { type: 'string' },
                'exit-code': { type: 'string' },
                os: { type: 'string' },
            },
        });
        const [file = '-', ...more] = positionals;
        const { os, 'exit-code': exitCode, 'cache-dir': cacheDir } = values;
        if (more.length > 0)
            return usage('Give one file, or nothing for what is fed in.');
        if (os !== undefined && !Object.hasOwn(SYSTEMS, os))
            return usage(`--os ${os} is not linux, macos or windows`);
        if (exitCode !== undefined && !/^\d+$/.test(exitCode))
            return usage(`--exit-code ${exitCode} is no number`);
        return {
            kind: 'explain',
            isJson: values.json,
            file,
            cacheDir: cacheDir || undefined,
            exitCode: exitCode === undefined ? undefined : Number(exitCode),
            system: os === undefined ? undefined : SYSTEMS[os],
        };
    }
    catch (error) {
        return usage((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error));
    }
}
async function readOutput(file, { console, files }) {
    if (file === '-')
        return await console.readInput();
    try {
        const bytes = await files.readFile(file);
        // PowerShell redirects into UTF-16, with its byte order mark.
        return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
    }
    catch (error) {
        if ((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) === undefined)
            throw error;
        return { problem: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error) };
    }
}
/** Stable: scripts read it. The package is a plain name; null where the output names none. */
function toJson({ class: kind, action, package: found, cause, remedy }) {
    return { class: kind, action, package: found?.name ?? null, cause, remedy };
}
function describe({ class: kind, action, package: found, cause, remedy }) {
    const rows = [
        ['class', kind],
        ['action', action],
        ['package', found && (found.version ? `${found.name}==${found.version}` : found.name)],
        ['cause', cause],
        ['remedy', remedy],
    ];
    return rows
        .filter(([, text]) => text)
        .map(([topic = '', text]) => `${topic.padEnd(8)} ${text}\n`)
        .join('');
}


/***/ })

};
