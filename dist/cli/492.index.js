export const id = 492;
export const ids = [492];
export const modules = {

/***/ 3492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readVersion: () => (/* binding */ readVersion)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _uv_pins_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3943);


/** The version of this program, from the manifest that lies with it wherever the repository was checked out. */
async function readVersion({ files, host }) {
    const entry = await files.realpath(host.entryFile);
    const text = await files.readFile(node_path__WEBPACK_IMPORTED_MODULE_0__.join(node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(entry), '..', '..', 'package.json'), 'utf8');
    const { version } = JSON.parse(text);
    return `locked-uv ${version} (default uv ${_uv_pins_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_VERSION */ .j}, ${host.platform} ${host.arch})`;
}


/***/ }),

/***/ 3943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ DEFAULT_VERSION),
/* harmony export */   s: () => (/* binding */ KNOWN_BAD)
/* harmony export */ });
/** Installed where neither an input nor the project asks for a version. */
const DEFAULT_VERSION = '0.13.8';
/** The first row that matches counts, so the worse defect stands above the milder one. */
const KNOWN_BAD = [
    {
        // https://github.com/astral-sh/uv/issues/19298
        range: '>=0.11.9,<0.11.11',
        reason: 'cannot read cache entries that older versions wrote ("must be 16 ID characters")',
        fixedIn: '0.11.11',
    },
    {
        // https://github.com/astral-sh/uv/pull/19949
        range: '>=0.11.9,<0.11.24',
        reason: 'lets two processes that start at the same instant write one cache entry',
        fixedIn: '0.11.24',
    },
    {
        // https://github.com/ansys/actions/issues/1387
        range: '==0.11.25',
        reason: 'refuses to build a project that contains the cache directory',
        fixedIn: '0.11.26',
    },
    {
        // https://github.com/astral-sh/uv/issues/18061
        range: '==0.10.3',
        reason: 'fails every lock on NFSv4 with "Bad file descriptor"',
        fixedIn: '0.10.4',
    },
    {
        // https://github.com/astral-sh/uv/issues/13492
        range: '==0.7.4',
        reason: 'writes cache entries that other versions cannot read',
        fixedIn: '0.7.5',
    },
    {
        // https://github.com/astral-sh/uv/issues/15704
        range: '<0.8.19',
        reason: 'lets `uv cache clean` and `uv cache prune` remove files that other uv processes use',
        fixedIn: '0.8.19',
    },
    {
        // https://github.com/astral-sh/uv/pull/15990
        range: '==0.8.19',
        reason: 'deletes the environment of `uv run --no-cache` before it starts the command',
        fixedIn: '0.8.20',
    },
    {
        // https://github.com/astral-sh/uv/issues/16342
        range: '<0.9.16',
        reason: 'waits for the lock of its cache without a limit',
        fixedIn: '0.9.16',
    },
];


/***/ })

};
