export const id = 720;
export const ids = [720];
export const modules = {

/***/ 3720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   releaseLeftover: () => (/* binding */ releaseLeftover)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _belt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6962);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6304);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6092);
/* harmony import */ var _liveness_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6026);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8635);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8476);
/* harmony import */ var _readers_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5087);
/* harmony import */ var _takeover_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5058);









/**
 * Releases what another process of the same job left when it was killed. The next holder is told that it inherits, as
 * it would be by a takeover.
 *
 * @throws LockUnusableError where the path is no directory or cannot be changed
 */
async function releaseLeftover({ lockPath, token }, platform) {
    try {
        const readerPath = (0,_readers_js__WEBPACK_IMPORTED_MODULE_5__/* .readerPathOf */ .GG)(lockPath, token);
        const isReader = (await (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observeLock */ .i4)(readerPath, platform.files)).kind === 'held';
        const path = isReader ? readerPath : lockPath;
        const early = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observeLock */ .i4)(path, platform.files);
        if (early.kind === 'free')
            return 'gone';
        if (early.owner?.token !== token)
            return 'not-ours';
        // A container job that was cancelled runs on beside its post step.
        if ((0,_liveness_js__WEBPACK_IMPORTED_MODULE_7__/* .judgeProcess */ .rh)(early.owner, platform) === 'alive')
            return 'owner-alive';
        // Once more: before its death it may have recorded a child, and only after that it cannot.
        const state = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .observeLock */ .i4)(path, platform.files);
        if (state.kind === 'free')
            return 'gone';
        const child = state.owner?.child;
        if (child && (0,_liveness_js__WEBPACK_IMPORTED_MODULE_7__/* .isGroupOfChildAlive */ .U2)(child, platform.processes))
            return 'child-alive';
        // A reader has written nothing that anybody would have to be told of.
        if (isReader)
            return (0,_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .removeOwned */ .Ox)(readerPath, token) ? 'released' : 'gone';
        // What it started may have left the process group, and still hold the kernel lock.
        if (!(await (0,_belt_js__WEBPACK_IMPORTED_MODULE_1__/* .isBeltFree */ .UI)(lockPath, platform)))
            return 'child-alive';
        const self = (0,_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .createOwner */ .or)((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(), platform);
        const request = {
            lockPath,
            instance: state.instance,
            isBeltSettled: true,
            isAbandoned: (now) => now.mtimeNs === state.mtimeNs,
            self,
            patience: (0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .createPatience */ .se)(platform.clock),
        };
        return (await (0,_takeover_js__WEBPACK_IMPORTED_MODULE_6__/* .takeOver */ .w)(request, platform)) ? 'released' : 'gone';
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .explainLockError */ .X)(lockPath, error);
    }
}


/***/ })

};
