export const id = 131;
export const ids = [131];
export const modules = {

/***/ 7265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ fillDirectory),
/* harmony export */   z: () => (/* binding */ isCold)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112);




/** Whether a cache has nothing to install from. What uv writes when it is started counts for nothing. */
async function isCold(cacheDir, { files }) {
    const names = (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT'], () => files.readdir(cacheDir))) ?? [];
    for (const bucket of names.filter((name) => /^(archive|wheels|sdists)-v\d+$/.test(name))) {
        const inside = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT'], () => files.readdir(node_path__WEBPACK_IMPORTED_MODULE_1__.join(cacheDir, bucket)));
        if (inside?.some((name) => !name.startsWith('.')))
            return false;
    }
    return true;
}
/**
 * Makes a cache beside, looks at it, and moves it in place: whatever goes wrong, the cache is as empty as it was. Only for
 * who has the exclusive lease.
 */
async function fillDirectory(request, { files }) {
    const { dir, stage, verify } = request;
    const stagingDir = node_path__WEBPACK_IMPORTED_MODULE_1__.join(dir, `${_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .STAGING_PREFIX */ .th}fill-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    try {
        await files.mkdir(stagingDir);
        const staged = await stage(stagingDir);
        if (staged.kind !== 'staged')
            return staged;
        const notes = [...(await verify(staged.tree, staged.from)), ...staged.notes];
        await publish(staged.tree, dir, files);
        return { kind: 'filled', from: staged.from, notes };
    }
    catch (error) {
        return { kind: 'failed', reason: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error) };
    }
    finally {
        await files.rm(stagingDir, { recursive: true, force: true });
    }
}
/** Archives first: a pointer never comes before what it points to. What is there already stays. */
async function publish(tree, dir, files) {
    const names = await files.readdir(tree);
    names.sort((a, b) => Number(b.startsWith('archive-')) - Number(a.startsWith('archive-')));
    for (const name of names) {
        const source = node_path__WEBPACK_IMPORTED_MODULE_1__.join(tree, name);
        const target = node_path__WEBPACK_IMPORTED_MODULE_1__.join(dir, name);
        // A bucket without packages, made by the start of some uv.
        const isBucket = (await files.lstat(source)).isDirectory();
        if (isBucket)
            await files.rm(target, { recursive: true, force: true });
        await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['EEXIST'], () => files.rename(source, target));
    }
}


/***/ }),

/***/ 9482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O1: () => (/* binding */ takeInventory),
/* harmony export */   Vu: () => (/* binding */ jobsDirOf)
/* harmony export */ });
/* unused harmony export measure */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);


/** Beside a generation: a file for each job that uses it. Its own time is that of the last use. */
function jobsDirOf(generationDir) {
    return `${generationDir}.jobs`;
}
const GONE = ['ENOENT', 'ENOTDIR'];
/** Everything in a base that could be removed, with its size. Walks all of it. */
async function takeInventory(dirs, { files }) {
    const found = [
        ...(await listOf('trash', dirs.trashDir, files)),
        ...(await listOf('uv', dirs.uvDir, files)),
        ...(await listOf('python', dirs.pythonDir, files)),
    ];
    for (const epoch of await namesIn(dirs.cachesDir, files))
        found.push(...(await listGenerations(node_path__WEBPACK_IMPORTED_MODULE_0__.join(dirs.cachesDir, epoch), files)));
    return await Promise.all(found.map(async (one) => ({ ...one, ...(await measure(one.path, files)) })));
}
async function listOf(kind, dir, files) {
    const found = [];
    for (const name of await namesIn(dir, files)) {
        const one = node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, name);
        const stats = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.lstat(one));
        // Links between Pythons weigh nothing, and locks are in the way of nobody.
        if (stats?.isDirectory() && !name.startsWith('.'))
            found.push({ kind, path: one, lastUsedMs: stats.mtimeMs });
    }
    return found;
}
async function listGenerations(epochDir, files) {
    const current = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.readFile(node_path__WEBPACK_IMPORTED_MODULE_0__.join(epochDir, 'current'), 'utf8'));
    const found = [];
    for (const name of await namesIn(epochDir, files)) {
        const number = /^gen-([1-9]\d{0,8})$/.exec(name)?.[1];
        if (number === undefined)
            continue;
        const dir = node_path__WEBPACK_IMPORTED_MODULE_0__.join(epochDir, name);
        const stats = (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.stat(jobsDirOf(dir)))) ??
            (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.stat(dir)));
        const kind = Number(number) < Number(current) ? 'retired' : 'current';
        found.push({ kind, path: dir, lastUsedMs: stats?.mtimeMs ?? 0 });
    }
    return found;
}
/** What a tree takes on the disk. */
async function measure(dir, files) {
    let sizeBytes = 0;
    let inodes = 1;
    const entries = (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.readdir(dir, { withFileTypes: true }))) ?? [];
    for (const entry of entries) {
        const inside = node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, entry.name);
        if (entry.isDirectory()) {
            const below = await measure(inside, files);
            sizeBytes += below.sizeBytes;
            inodes += below.inodes;
        }
        else {
            const stats = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.lstat(inside));
            sizeBytes += (stats?.blocks ?? 0) * 512;
            inodes++;
        }
    }
    return { sizeBytes, inodes };
}
async function namesIn(dir, files) {
    return (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(GONE, () => files.readdir(dir))) ?? [];
}


/***/ }),

/***/ 2216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ markUse),
/* harmony export */   rZ: () => (/* binding */ isMarked)
/* harmony export */ });
/* unused harmony export unmark */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);
/* harmony import */ var _inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9482);



// Where a mark cannot be judged, as from another container: longer than most jobs, shorter than a disk takes to fill.
const UNSEEN_MS = 24 * 3_600_000;
/**
 * Marks a generation as used by this job, also between its steps, when no process of ours is there: the mark names the
 * process that started us, the runner's worker, which lives as long as the job.
 * @returns the file, for {@link unmark}
 */
async function markUse(generationDir, { files, host, processes }) {
    const dir = (0,_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsDirOf */ .Vu)(generationDir);
    const facts = processes.inspect(host.parentPid);
    const ticks = typeof facts === 'object' ? facts.startTicks : '';
    // A container starts our steps from outside: nobody in it lives as long as the job.
    const pid = host.parentPid > 1 ? host.parentPid : 0;
    const words = [host.bootId ?? '', host.pidNamespace ?? '', pid, ticks, host.pid];
    const file = node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, encodeURIComponent(words.join(' ')));
    await files.mkdir(dir, { recursive: true, mode: 0o700 });
    await files.writeFile(file, '');
    return file;
}
/** The job is over: its last use was now. */
async function unmark(file, { files }) {
    await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(['ENOENT'], () => files.unlink(file));
}
/** Whether a job uses the generation. Marks of jobs that are over are removed. */
async function isMarked(generationDir, world) {
    const { files } = world;
    const dir = (0,_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .jobsDirOf */ .Vu)(generationDir);
    let isUsed = false;
    for (const name of (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(['ENOENT'], () => files.readdir(dir))) ?? []) {
        const file = node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, name);
        if (await isAlive(file, decodeURIComponent(name), world))
            isUsed = true;
        else
            await unmark(file, world);
    }
    return isUsed;
}
async function isAlive(file, text, { clock, files, host, processes }) {
    const [bootId, pidNamespace, rawPid, ticks] = text.split(' ');
    if (bootId !== (host.bootId ?? ''))
        return false;
    const facts = processes.inspect(Number(rawPid));
    const isVisible = rawPid !== '0' && pidNamespace === (host.pidNamespace ?? '') && facts !== 'hidden';
    if (isVisible)
        return facts !== undefined && facts.startTicks === ticks && !'ZX'.includes(facts.state);
    const stats = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(['ENOENT'], () => files.stat(file));
    return stats !== undefined && clock.nowMs() - stats.mtimeMs < UNSEEN_MS;
}


/***/ }),

/***/ 4408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ doubleFloor),
/* harmony export */   lM: () => (/* binding */ readSpace),
/* harmony export */   n6: () => (/* binding */ missingSpace)
/* harmony export */ });
// Three large environments: below it a sync may fail although there are bytes.
const LEAST_INODES = 100_000;
// A disk that never had many of them is not to be full for ever.
const LEAST_INODES_SHARE = 0.02;
/** For this user: what is reserved for root does not count. */
async function readSpace(dir, { files }) {
    const { bavail, blocks, bsize, ffree, files: inodes } = await files.statfs(dir);
    return {
        freeBytes: bavail * bsize,
        totalBytes: blocks * bsize,
        inodes: inodes > 0 ? { free: ffree, total: inodes } : undefined,
    };
}
/** How much has to go until the floor is reached; undefined where it is. */
function missingSpace({ freeBytes, totalBytes, inodes }, floor) {
    const floorBytes = floor.kind === 'size' ? floor.bytes : (totalBytes * floor.percent) / 100;
    const floorInodes = inodes === undefined ? 0 : floorOfInodes(inodes.total, floor);
    const missing = {
        bytes: Math.max(0, Math.ceil(floorBytes - freeBytes)),
        inodes: Math.max(0, Math.ceil(floorInodes - (inodes?.free ?? 0))),
    };
    return missing.bytes > 0 || missing.inodes > 0 ? missing : undefined;
}
/** Where a cache that cannot go at once, because somebody uses it, has to be left for the next one. */
function doubleFloor(floor) {
    return floor.kind === 'size'
        ? { kind: 'size', bytes: 2 * floor.bytes }
        : { kind: 'share', percent: Math.min(100, 2 * floor.percent) };
}
function floorOfInodes(total, floor) {
    if (floor.kind === 'share')
        return (total * floor.percent) / 100;
    return floor.bytes === 0 ? 0 : Math.min(LEAST_INODES, total * LEAST_INODES_SHARE);
}


/***/ }),

/***/ 9112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ii: () => (/* binding */ findStrayLinks),
/* harmony export */   th: () => (/* binding */ STAGING_PREFIX)
/* harmony export */ });
/* unused harmony export linkTree */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);


/** Names in the root of a cache that are none of uv's: what we stage there. `uv cache prune` removes what a kill leaves. */
const STAGING_PREFIX = '.locked-uv-';
const GONE = (/* unused pure expression or super */ null && (['ENOENT', 'ENOTDIR']));
// Another file system, no hard links at all, too many of one file, or files of another user.
const NOT_LINKABLE = (/* unused pure expression or super */ null && (['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']));
/**
 * Makes a second tree of the same files: hard links where the file system has them, else copies, as reflinks where it has
 * those. Symbolic links are made anew; one that names a path below `from` absolutely is made relative. Files that vanish
 * meanwhile are left out.
 */
async function linkTree({ from, to }, files) {
    await linkInside({ root: from, from, to }, files);
}
async function linkInside({ root, from, to }, files) {
    const entries = await unlessErrno(GONE, () => files.readdir(from, { withFileTypes: true }));
    if (entries === undefined)
        return;
    await files.mkdir(to, { recursive: true });
    for (const entry of entries) {
        const source = path.join(from, entry.name);
        const target = path.join(to, entry.name);
        if (from === root && (entry.name.startsWith(STAGING_PREFIX) || entry.name === '.lock'))
            continue;
        if (entry.isDirectory())
            await linkInside({ root, from: source, to: target }, files);
        else if (entry.isSymbolicLink())
            await copyLink({ root, source, target }, files);
        else if (entry.isFile())
            await unlessErrno(GONE, () => linkFile(source, target, files));
    }
}
async function linkFile(source, target, files) {
    await files.link(source, target).catch(async (error) => {
        if (!NOT_LINKABLE.includes(errnoOf(error) ?? ''))
            throw error;
        await files.copyFile(source, target, files.constants.COPYFILE_FICLONE);
    });
}
async function copyLink({ root, source, target }, files) {
    const destination = await unlessErrno(GONE, () => files.readlink(source));
    if (destination === undefined)
        return;
    const isOwn = path.isAbsolute(destination) && destination.startsWith(root + path.sep);
    await files.symlink(isOwn ? path.relative(path.dirname(source), destination) : destination, target);
}
/** Symbolic links below a directory that lead out of it, or are absolute. */
async function findStrayLinks(dir, files) {
    const stray = [];
    for (const entry of await files.readdir(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isSymbolicLink())
            continue;
        const link = node_path__WEBPACK_IMPORTED_MODULE_0__.join(entry.parentPath, entry.name);
        const destination = await files.readlink(link);
        const resolved = node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(entry.parentPath, destination);
        if (node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute(destination) || !resolved.startsWith(dir + node_path__WEBPACK_IMPORTED_MODULE_0__.sep))
            stray.push(link);
    }
    return stray;
}


/***/ }),

/***/ 5620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bz: () => (/* binding */ CACHE_NAME),
/* harmony export */   h$: () => (/* binding */ PYTHON_NAME),
/* harmony export */   k3: () => (/* binding */ stageSaved)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6422);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9112);



/** The names inside of what the service keeps; the same on every node. */
const CACHE_NAME = 'uv-cache';
const PYTHON_NAME = 'uv-python';
/** Fetches a saved cache. Links in it that lead out of it are not for us. */
async function stageSaved(request, { cacheService, files }) {
    const { stagingDir: dir, name, keys, timeoutMs, onProgress } = request;
    const answer = await cacheService.transfer({ verb: 'restore', dir, name, timeoutMs, onProgress, ...keys });
    if (answer.kind === 'absent' || answer.kind === 'failed')
        return answer;
    if (answer.kind !== 'restored')
        return { kind: 'failed', reason: `unexpected answer ${answer.kind}` };
    const tree = node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, name);
    const stray = await (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .findStrayLinks */ .ii)(tree, files);
    for (const link of stray)
        await files.unlink(link);
    const notes = stray.length > 0 ? [`${(0,_shared_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(stray.length, 'link')} that led out of it left out`] : [];
    return { kind: 'staged', tree, from: answer.key, notes };
}


/***/ }),

/***/ 3477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ lockPathOf),
/* harmony export */   Z: () => (/* binding */ fillAlone)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _cache_fill_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7265);
/* harmony import */ var _lock_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9948);
/* harmony import */ var _lock_lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7777);
/* harmony import */ var _lock_owner_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8476);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2730);
/* harmony import */ var _shared_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6422);
/* harmony import */ var _save_cache_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8259);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








/**
 * Runs `work` while nobody else has the cache, if it is still empty then. Undefined: another job has filled it, or is
 * not done with it. Whatever fails is an answer.
 * @throws Interrupted
 */
async function fillAlone({ inputs, placement }, platform, work) {
    const { actions, clock, processes } = platform;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const outcome = await (0,_lock_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .acquireLease */ .Z)({
                lockPath: lockPathOf(placement),
                timeoutMs: Math.min(inputs.lockTimeoutMs, (0,_save_cache_js__WEBPACK_IMPORTED_MODULE_5__/* .transferMs */ .i)(platform)),
                signal: processes.interruption,
                onWait: (holder, waitedMs) => actions.info(`Waiting for another job that fills the cache${holder ? `, ${(0,_lock_owner_js__WEBPACK_IMPORTED_MODULE_6__/* .describeOwner */ .$S)(holder, clock.nowMs())}` : ''} ` +
                    `(${(0,_shared_text_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDuration */ .a3)(waitedMs)})`),
            }, platform);
            if (outcome.kind === 'timed-out')
                return undefined;
            const _lease = __addDisposableResource(env_1, outcome.lease, true);
            return (await (0,_cache_fill_js__WEBPACK_IMPORTED_MODULE_1__/* .isCold */ .z)(placement.cacheDir, platform)) ? await work() : undefined;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        return { kind: 'failed', reason: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error) };
    }
    finally {
        processes.interruption.throwIfAborted();
    }
}
function lockPathOf({ locksDir, cacheDir }) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(locksDir, `${(0,_lock_key_js__WEBPACK_IMPORTED_MODULE_2__/* .lockKey */ .T)(cacheDir)}.lock`);
}


/***/ }),

/***/ 4545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress),
/* harmony export */   X: () => (/* binding */ PROGRESS_EVERY_MS)
/* harmony export */ });
/* harmony import */ var _shared_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});

/** The log of a job is read, not watched: seldom enough to scroll past, often enough to see that a job is not stuck. */
const PROGRESS_EVERY_MS = 10_000;
/** While the work lasts, one line of the log every ten seconds, with the newest note. Short work says nothing. */
async function withProgress(title, { actions, clock }, work) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const startedMs = clock.monotonicMs();
        let detail = '';
        const _ticks = __addDisposableResource(env_1, clock.every(PROGRESS_EVERY_MS, () => actions.info(`${title} (${(0,_shared_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(clock.monotonicMs() - startedMs)})${detail && `: ${detail}`}`)), false);
        return await work((text) => {
            detail = text;
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}


/***/ }),

/***/ 8259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ transferMs)
});

// UNUSED EXPORTS: saveCaches

// EXTERNAL MODULE: ./lib/cache/fill.js
var fill = __webpack_require__(7265);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/cache/tree.js
var tree = __webpack_require__(9112);
;// CONCATENATED MODULE: ./lib/cache/pack.js




/**
 * Saves a directory. What is not worth saving is pruned from a second tree of hard links, by uv itself: the cache keeps
 * everything, and nothing is copied.
 */
async function pack_packDirectory(request, platform) {
    const { dir, name, key, prune, timeoutMs, onProgress } = request;
    const { cacheService, files, processes } = platform;
    const staging = path.join(dir, `${STAGING_PREFIX}pack-${randomUUID()}`);
    try {
        // Another job may have saved it while ours ran: cheaper to ask than to pack for nothing.
        await files.mkdir(staging);
        const shared = { dir: staging, name, key, restoreKeys: [], timeoutMs };
        const found = await cacheService.transfer({ verb: 'lookup', ...shared });
        if (found.kind === 'restored' && found.key === key)
            return { kind: 'conflict' };
        if (found.kind === 'failed')
            return found;
        const tree = path.join(staging, name);
        await request.quietly(() => linkTree({ from: dir, to: tree }, files));
        if (prune !== undefined) {
            const argv = [prune.uvPath, 'cache', 'prune', ...(prune.isCi ? ['--ci'] : [])];
            const pruned = await processes.run([...argv, '--cache-dir', tree], { cwd: staging });
            // The key tells other jobs what is in it: what was not pruned is not saved under it.
            if (pruned.kind !== 'ran' || pruned.code !== 0)
                return { kind: 'failed', reason: tellPrune(pruned) };
        }
        return await cacheService.transfer({ verb: 'save', onProgress, ...shared });
    }
    catch (error) {
        return { kind: 'failed', reason: messageOf(error) };
    }
    finally {
        await files.rm(staging, { recursive: true, force: true });
    }
}
function tellPrune(result) {
    const why = result.kind === 'ran' ? result.stderr.trim() || `exit code ${result.code}` : result.reason;
    return `uv cache prune failed (${why})`;
}

// EXTERNAL MODULE: ./lib/cache/warm-start.js
var warm_start = __webpack_require__(5620);
// EXTERNAL MODULE: ./lib/lock/lease.js + 7 modules
var lease = __webpack_require__(7777);
// EXTERNAL MODULE: ./lib/flow/progress.js
var progress = __webpack_require__(4545);
;// CONCATENATED MODULE: ./lib/flow/save-cache.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





// Where it takes longer, the index would have been faster; and the runner waits for post steps without limit.
const TRANSFER_MS = 300_000;
/** How long one transfer may take. LOCKED_UV_CACHE_TIMEOUT, in seconds, is for networks that are slower than the rest. */
function transferMs({ host }) {
    const seconds = Number(host.env['LOCKED_UV_CACHE_TIMEOUT']);
    return seconds > 0 ? seconds * 1000 : TRANSFER_MS;
}
const PATIENCE_MS = 10_000;
/** Saves what main has planned. Conflicts and failures are lines of the log: the next job can save as well. */
async function saveCaches(plans, platform) {
    const { actions } = platform;
    const status = actions.input('job-status').toLowerCase();
    for (const plan of plans) {
        const obstacle = await findObstacle(plan, status, platform);
        if (obstacle !== undefined) {
            if (obstacle === NOTHING && !plan.ignoresNothing)
                actions.warning(`${plan.dir}: ${NOTHING}`);
            else
                actions.info(`Not saved under ${plan.key}: ${obstacle}`);
            continue;
        }
        const answer = await withProgress(`Saving ${plan.dir} under ${plan.key}`, platform, (onProgress) => packDirectory({
            ...plan,
            prune: plan.prune,
            timeoutMs: transferMs(platform),
            onProgress,
            quietly: (work) => quietly(plan.lockPath, work, platform),
        }, platform));
        actions.info(tell(answer, plan.key));
    }
}
const NOTHING = 'there is nothing to save';
async function findObstacle(plan, status, platform) {
    if (status === 'cancelled')
        return 'the job was cancelled';
    if (status === 'failure' && !plan.savesOnFailure)
        return 'the job failed (input save-on-failure)';
    const isEmpty = plan.name === PYTHON_NAME
        ? (await platform.files.readdir(plan.dir)).every((name) => name.startsWith('.'))
        : await isCold(plan.dir, platform);
    return isEmpty ? NOTHING : undefined;
}
/** A shared lease: readers do no harm, and writers wait for the second that it takes. */
async function quietly(lockPath, work, platform) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const request = { lockPath, mode: 'shared', timeoutMs: PATIENCE_MS, onWait: () => { } };
        const outcome = await acquireLease({ ...request, signal: platform.processes.interruption }, platform);
        if (outcome.kind === 'timed-out')
            throw new Error('another job keeps writing to the cache');
        const _lease = __addDisposableResource(env_1, outcome.lease, true);
        return await work();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function tell(answer, key) {
    if (answer.kind === 'saved')
        return `Saved the cache under ${key}`;
    if (answer.kind === 'conflict')
        return `Not saved: another job has saved under ${key}, or is about to`;
    return `Not saved under ${key}: ${answer.kind === 'failed' ? answer.reason : answer.kind}`;
}


/***/ }),

/***/ 3131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setup: () => (/* binding */ setup)
});

// EXTERNAL MODULE: ./lib/cache/fill.js
var fill = __webpack_require__(7265);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/inputs/errors.js

/** Everything that is wrong with the step's inputs, in one error. */
class InputsInvalidError extends errors/* ActionError */.lZ {
    code = 'INPUTS_INVALID';
    constructor(problems) {
        super(problems
            .map(({ input, value, problem }) => `input ${input}: ${JSON.stringify(value)} ${problem}`)
            .join('\n'), `Correct ${[...new Set(problems.map(({ input }) => input))].join(', ')} under "with:" of this step.`);
    }
}

;// CONCATENATED MODULE: ./lib/inputs/fields.js
/** What is wrong with the value of one input, and what would be right. */
class FieldProblem extends Error {
}
const TRUE_WORDS = ['true', 'yes', 'on'];
const FALSE_WORDS = ['false', 'no', 'off'];
/** A YAML 1.1 boolean word in any case. Junk is refused: a typo must not silently mean false. */
function parseBoolean(raw) {
    const word = raw.toLowerCase();
    if (TRUE_WORDS.includes(word))
        return true;
    if (FALSE_WORDS.includes(word))
        return false;
    throw new FieldProblem(`is neither true nor false; use one of ${[...TRUE_WORDS, ...FALSE_WORDS].join(', ')}`);
}
/**
 * One of the given words in any case. Where `off` is a choice, `false` and `no` mean it too: YAML 1.1 tools rewrite a
 * bare `off` to a boolean.
 */
function parseChoice(choices) {
    return (raw) => {
        const word = FALSE_WORDS.includes(raw.toLowerCase()) ? 'off' : raw.toLowerCase();
        const choice = choices.find((candidate) => candidate === word);
        if (choice === undefined)
            throw new FieldProblem(`is not one of ${choices.join(', ')}`);
        return choice;
    };
}
/** `auto` or a boolean word. */
function parseEnableCache(raw) {
    if (raw.toLowerCase() === 'auto')
        return 'auto';
    return parseBoolean(raw) ? 'true' : 'off';
}
const UNITS = {
    '': 1,
    k: 1000,
    m: 1000 ** 2,
    g: 1000 ** 3,
    t: 1000 ** 4,
    ki: 1024,
    mi: 1024 ** 2,
    gi: 1024 ** 3,
    ti: 1024 ** 4,
};
/** `500MB`, `20GiB`, `1.5 TB`, `1000000` (bytes). Answers bytes. */
function parseSize(raw) {
    const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]i?)?b?$/i.exec(raw) ?? [];
    const factor = UNITS[unit.toLowerCase()];
    if (digits === '' || factor === undefined)
        throw new FieldProblem('is no size; write 500MB, 20GiB or a number of bytes');
    return Math.round(Number(digits) * factor);
}
/** A size or `5%`. */
function parseFloor(raw) {
    const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(raw)?.[1];
    if (share === undefined)
        return { kind: 'size', bytes: parseSize(raw) };
    const percent = Number(share);
    if (percent > 90)
        throw new FieldProblem('would leave no room for a cache; use 90% at most');
    return { kind: 'share', percent };
}
/** The lines that are not empty, trimmed. */
function parseLines(raw) {
    return raw
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
// GitHub cancels a job on a self-hosted runner after five days at the latest.
const LONGEST_DURATION_MS = 5 * 24 * 3_600_000;
/** `600` (seconds), `90s`, `10m`, `1h30m`. Answers milliseconds. */
function parseDuration(raw) {
    const match = /^(?:(\d+)|(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)$/i.exec(raw);
    if (match === null || raw === '')
        throw new FieldProblem('is no duration; write seconds (600) or 90s, 10m, 1h30m');
    const [bareSeconds, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
    const durationMs = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) + (bareSeconds ?? 0)) * 1000;
    if (durationMs > LONGEST_DURATION_MS)
        throw new FieldProblem('is longer than a job can run (5 days)');
    return durationMs;
}
/** A whole number within the bounds, both included. */
function parseCount(least, most) {
    return (raw) => {
        const count = /^\d+$/.test(raw) ? Number(raw) : Number.NaN;
        if (!(count >= least && count <= most))
            throw new FieldProblem(`is no whole number from ${least} to ${most}`);
        return count;
    };
}
/** A SHA-256 digest in hexadecimal, with or without `sha256:` before it; answers 64 lower-case digits. */
function parseSha256(raw) {
    const digest = raw.toLowerCase().replace(/^sha256:/, '');
    if (!/^[0-9a-f]{64}$/.test(digest))
        throw new FieldProblem('is no SHA-256 digest; give its 64 hexadecimal digits');
    return digest;
}
/**
 * One digest for whatever is fetched (key `*`), or one for each file: the lines that `sha256sum` prints, with `--tag` or
 * without, or `name: digest`, where a name is that of a file or a target triple.
 */
function parseChecksums(raw) {
    const lines = raw
        .split(/[\n,]/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
    const [only = ''] = lines;
    const isBare = lines.length === 1 && !/[\s:=]/.test(only.replace(/^sha256:/i, ''));
    if (isBare)
        return { '*': parseSha256(only) };
    const checksums = new Map();
    for (const [name, digest] of lines.map(parseChecksumLine)) {
        if ((checksums.get(name) ?? digest) !== digest)
            throw new FieldProblem(`has two digests for ${name}`);
        checksums.set(name, digest);
    }
    return Object.fromEntries(checksums);
}
function parseChecksumLine(line) {
    const [, digestFirst, name] = /^((?:sha256:)?[0-9a-f]{64})\s+\*?(\S+)$/i.exec(line) ?? [];
    if (digestFirst !== undefined && name !== undefined)
        return [name, parseSha256(digestFirst)];
    const [, nameFirst, digest] = /^SHA256 \((\S+)\) = (\S+)$/i.exec(line) ?? /^([^\s:=]+)\s*[:=\s]\s*(\S+)$/.exec(line) ?? [];
    if (nameFirst === undefined || digest === undefined)
        throw new FieldProblem(`has a line that is no name with a digest: ${line}`);
    return [nameFirst, parseSha256(digest)];
}
/** Some of the given words, each once, separated by white space or commas, in the order of their writing. */
function parseList(choices) {
    return (raw) => {
        const words = raw
            .toLowerCase()
            .split(/[\s,]+/)
            .filter((word) => word !== '');
        const found = words.map((word) => {
            const choice = choices.find((candidate) => candidate === word);
            if (choice === undefined)
                throw new FieldProblem(`holds ${word}, which is not one of ${choices.join(', ')}`);
            return choice;
        });
        if (new Set(found).size < found.length)
            throw new FieldProblem('names one of them twice');
        return found;
    };
}
/**
 * Splits arguments at white space. `'…'` and `"…"` keep white space together; nothing else is special, no shell ever
 * sees them.
 */
function parseWords(raw) {
    const words = [];
    const word = /\s*((?:[^\s'"]|'[^']*'|"[^"]*")+)/y;
    const text = raw.trimEnd();
    while (word.lastIndex < text.length) {
        const match = word.exec(text);
        if (match === null)
            throw new FieldProblem('has a quote that is not closed');
        words.push((match[1] ?? '').replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double));
    }
    return words;
}
/** A Python request as uv understands it (`3.12`, `>=3.11`, `pypy@3.10`, a path); one line. */
function parsePythonVersion(raw) {
    if (/[\r\n]/.test(raw))
        throw new FieldProblem('has more than one line; run one leg of a matrix for each version');
    return raw;
}

;// CONCATENATED MODULE: ./lib/inputs/inputs.js
/** Every input of action.yml with its default there; a contract test compares. */
const INPUTS = {
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
        default: '**/*requirements*.{txt,in}\n**/*constraints*.{txt,in}\n**/pyproject.toml\n**/uv.lock\n**/*.py.lock\n',
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
};
const SOURCES = ['tool-cache', 'path', 'index', 'mirror', 'github', 'manifest'];

;// CONCATENATED MODULE: ./lib/inputs/seed.js

/** What is wrong with the directory of a seed on every node, whatever its image holds. Empty: none is wanted. */
async function findSeedProblem({ seedCacheDir: dir, workspace }, { files }) {
    if (dir === '')
        return undefined;
    const steps = external_node_path_.relative(workspace, dir);
    const isOutside = steps === '..' || steps.startsWith(`..${external_node_path_.sep}`) || external_node_path_.isAbsolute(steps);
    if (!isOutside)
        return 'lies in the workspace, where every job can write; name an absolute path in the image of the node';
    const stats = await files.stat(dir).catch(() => undefined);
    return stats === undefined || stats.isDirectory() ? undefined : `is no directory (looked at ${dir})`;
}

;// CONCATENATED MODULE: ./lib/inputs/read.js





/**
 * Reads and parses all inputs.
 * @throws InputsInvalidError that lists every problem at once
 */
async function readInputs(platform) {
    const problems = [];
    const text = (name) => platform.actions.input(name) || literalDefault(name);
    // A field with a problem gets no usable value; it is never seen, since any problem ends in the error below.
    const field = (name, parse) => {
        try {
            return parse(text(name));
        }
        catch (error) {
            if (!(error instanceof FieldProblem))
                throw error;
            problems.push({ input: name, value: text(name), problem: error.message });
            return undefined;
        }
    };
    const workspace = external_node_path_.resolve(platform.host.env['GITHUB_WORKSPACE'] || '.');
    const projectDir = external_node_path_.resolve(workspace, text('working-directory'));
    const directory = (name) => resolveDirectory(text(name), projectDir, platform.host);
    const inputs = {
        version: text('version'),
        versionFile: text('version-file'),
        resolutionStrategy: field('resolution-strategy', parseChoice(['highest', 'lowest'])),
        knownBad: field('known-bad', parseChoice(['warn', 'fail', 'allow'])),
        checksums: field('checksum', (raw) => (raw === '' ? {} : parseChecksums(raw))),
        allowUnverified: field('allow-unverified', parseBoolean),
        sources: field('sources', parseList(SOURCES)),
        downloadBaseUrl: text('download-base-url'),
        manifestFile: text('manifest-file'),
        projectDir,
        workspace,
        pythonVersion: field('python-version', parsePythonVersion),
        activateEnvironment: field('activate-environment', parseBoolean),
        venvPath: directory('venv-path'),
        noProject: field('no-project', parseBoolean),
        toolDir: directory('tool-dir'),
        toolBinDir: directory('tool-bin-dir'),
        cacheDir: text('cache-dir'),
        seedCacheDir: directory('seed-cache-dir'),
        lock: field('lock', parseChoice(['required', 'best-effort', 'off'])),
        lockTimeoutMs: field('lock-timeout', parseDuration),
        onLockTimeout: field('on-lock-timeout', parseChoice(['fail', 'proceed'])),
        run: parseRun(text('run')),
        syncArgs: field('sync-args', parseWords),
        heal: field('heal', parseChoice(['auto', 'off', 'always'])),
        retries: field('retries', parseCount(0, 10)),
        verify: parseVerify(text('verify')),
        wrapUv: field('wrap-uv', parseBoolean),
        concurrencyLint: field('concurrency-lint', parseChoice(['warn', 'error', 'off'])),
        caching: {
            enableCache: field('enable-cache', parseEnableCache),
            warmStart: field('warm-start', parseChoice(['auto', 'off'])),
            globs: parseLines(platform.actions.input('cache-dependency-glob')),
            suffix: text('cache-suffix'),
            usesOlder: field('restore-keys', parseChoice(['auto', 'off'])) === 'auto',
            restores: field('restore-cache', parseBoolean),
            saves: field('save-cache', parseBoolean),
            savesOnFailure: field('save-on-failure', parseBoolean),
            isPruned: field('prune-cache', parseBoolean),
            coversPython: field('cache-python', parseBoolean),
            ignoresNothing: field('ignore-nothing-to-cache', parseBoolean),
        },
        trustScope: field('trust-scope', parseChoice(['auto', 'shared', 'isolated'])),
        maxCacheBytes: field('max-cache-size', (raw) => (raw === '' ? undefined : parseSize(raw))),
        minFree: field('min-free-space', parseFloor),
        summary: field('summary', parseBoolean),
        quiet: field('quiet', parseBoolean),
        addProblemMatchers: field('add-problem-matchers', parseBoolean),
        githubToken: text('github-token'),
    };
    const isDirectory = await platform.files.stat(projectDir).then((stats) => stats.isDirectory(), () => false);
    if (!isDirectory)
        problems.push({
            input: 'working-directory',
            value: text('working-directory'),
            problem: `is no directory (looked for ${projectDir}); check the repository out before this step`,
        });
    if (inputs.syncArgs?.length > 0 && inputs.run.kind !== 'auto')
        problems.push({
            input: 'sync-args',
            value: text('sync-args'),
            problem: `has no effect with run: ${inputs.run.kind}; write the arguments into the script`,
        });
    if (inputs.activateEnvironment && platform.host.env['UV_NO_MODIFY_PATH'])
        problems.push({
            input: 'activate-environment',
            value: text('activate-environment'),
            problem: 'cannot be had together with UV_NO_MODIFY_PATH: an active environment is first on PATH',
        });
    if (inputs.activateEnvironment === false && inputs.venvPath !== '')
        problems.push({
            input: 'venv-path',
            value: text('venv-path'),
            problem: 'has no effect without activate-environment: true',
        });
    const seedProblem = await findSeedProblem(inputs, platform);
    if (seedProblem !== undefined)
        problems.push({ input: 'seed-cache-dir', value: text('seed-cache-dir'), problem: seedProblem });
    if (problems.length > 0)
        throw new InputsInvalidError(problems);
    return inputs;
}
/** The runner evaluates `${{ }}` defaults; outside it they mean nothing. */
function literalDefault(name) {
    const text = INPUTS[name].default;
    return text.startsWith('${{') ? '' : text;
}
/** Absolute; `~/` is the home directory. Empty stays empty. */
function resolveDirectory(raw, projectDir, { homeDir }) {
    if (raw === '')
        return '';
    const isInHome = homeDir !== undefined && /^~(?=$|[\\/])/.test(raw);
    return external_node_path_.resolve(projectDir, isInHome ? external_node_path_.join(homeDir, raw.slice(1)) : raw);
}
/** `false` and `no` mean `off`, as for a choice; what is none of the words is a command. */
function parseVerify(raw) {
    const word = raw.toLowerCase();
    if (word === 'auto' || word === 'full')
        return { kind: word };
    return ['off', 'false', 'no'].includes(word) ? { kind: 'off' } : { kind: 'script', script: raw };
}
function parseRun(raw) {
    const word = raw.toLowerCase();
    if (word === 'auto')
        return { kind: 'auto' };
    return word === 'none' ? { kind: 'none' } : { kind: 'script', script: raw };
}

// EXTERNAL MODULE: ./lib/placement/layout.js
var placement_layout = __webpack_require__(2489);
;// CONCATENATED MODULE: ./lib/placement/errors.js

/** No candidate can hold uv's state on this node. */
class PlacementError extends errors/* ActionError */.lZ {
    code = 'PLACEMENT_NONE';
    verdicts;
    constructor(verdicts) {
        const tried = verdicts.map((it) => `${it.path} (${it.from}): ${it.verdict}, ${it.reason}`);
        super(["no directory on this node can hold uv's cache and locks", ...tried].join('\n  '), verdicts.some((it) => it.from === 'RUNNER_TEMP')
            ? 'Make RUNNER_TEMP writable for the user that runs this step.'
            : 'Set LOCKED_UV_BASE in the environment of the runner to an existing directory on a local disk, owned by root or by the runner’s user.');
        this.verdicts = verdicts;
    }
}
/** A directory for uv's state cannot be made or written. */
class CacheDirUnusableError extends errors/* ActionError */.lZ {
    code = 'CACHE_DIR_UNUSABLE';
    /** `from`: the setting that names the path; undefined where we chose it. */
    constructor(facts) {
        const origin = facts.from === undefined ? '' : ` (from ${facts.from})`;
        super(`${facts.path}${origin} cannot be used: ${explainErrno(facts.cause)}`, facts.from === undefined
            ? 'Free space on that disk, or set LOCKED_UV_BASE to a directory on another local disk.'
            : `Change ${facts.from} to a directory that the runner's user can write, or remove it to get a node-local cache.`, facts.cause);
    }
}
/** uv 0.11.21 and newer refuse to work on a project that lies inside the cache. */
class CacheContainsWorkspaceError extends errors/* ActionError */.lZ {
    code = 'PLACEMENT_CACHE_CONTAINS_WORKSPACE';
    constructor(facts) {
        super(`the cache directory ${facts.path} (from ${facts.from}) contains ${facts.inside}, which uv refuses to work on`, `Change ${facts.from} to a directory that does not contain the workspace, for example one beside it.`);
    }
}
const MEANINGS = {
    EACCES: 'no permission',
    EDQUOT: 'the disk quota is used up',
    EEXIST: 'something that is no directory is in the way',
    ELOOP: 'a symbolic link is in the way',
    ENOENT: 'does not exist',
    ENOSPC: 'no space or no inodes left',
    ENOTDIR: 'not a directory',
    EPERM: 'not permitted',
    EROFS: 'read-only file system',
};
/** What a failed system call means for a directory we wanted, with its errno; the message of any other error. */
function explainErrno(error) {
    const errno = (0,errors/* errnoOf */.UQ)(error);
    const meaning = MEANINGS[errno ?? ''];
    return meaning === undefined ? (0,errors/* messageOf */.bD)(error) : `${meaning} (${errno})`;
}

;// CONCATENATED MODULE: ./lib/placement/mountinfo.js
/** Lines that do not have the documented shape are left out. */
function parseMountinfo(text) {
    return text.split('\n').flatMap((line) => {
        // A variable number of optional fields ends with a lone dash; spaces inside fields are escaped.
        const [left = '', right = ''] = line.split(' - ', 2);
        const mountPoint = left.split(' ')[4];
        const type = right.split(' ')[0];
        return mountPoint?.startsWith('/') && type ? [{ mountPoint: unescapeOctal(mountPoint), type }] : [];
    });
}
/** The mount that `realPath` lies on. Mounts stacked on one point are listed in their order: the last one is on top. */
function findMount(mounts, realPath) {
    const isAbove = ({ mountPoint }) => mountPoint === '/' || realPath === mountPoint || realPath.startsWith(`${mountPoint}/`);
    const deeper = (a, b) => (b.mountPoint.length >= a.mountPoint.length ? b : a);
    const above = mounts.filter(isAbove);
    return above.length === 0 ? undefined : above.reduce(deeper);
}
/** The kernel writes space, tab, newline, backslash and `#` as `\040`, `\011`, `\012`, `\134`, `\043`. */
function unescapeOctal(field) {
    return field.replaceAll(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}

;// CONCATENATED MODULE: ./lib/placement/filesystem.js

const NETWORK_NAMES = new Set(('nfs nfs4 lustre gpfs beegfs beegfs_nodev ceph cifs smb3 smbfs 9p afs kafs panfs pvfs2 orangefs wekafs dvs ' +
    'glusterfs ocfs2 gfs gfs2 coda vmhgfs vboxsf prl_fs virtiofs fuse').split(' '));
// fuseblk is a local disk under a FUSE driver (ntfs-3g); fuse-overlayfs is how rootless containers build their root.
const LOCAL_NAMES = new Set(('ext2 ext3 ext4 xfs btrfs zfs f2fs bcachefs jfs reiserfs ntfs ntfs3 exfat vfat tmpfs ramfs overlay aufs ' +
    'fuseblk fuse.fuse-overlayfs').split(' '));
/** `statfs(2)` types, from coreutils' src/stat.c, and OrangeFS from the kernel's magic.h. */
const NAMES_BY_MAGIC = {
    26985: 'nfs',
    20859: 'smbfs',
    4283649346: 'cifs',
    4266872130: 'smb3',
    198183888: 'lustre',
    1196443219: 'gpfs',
    428016422: 'beegfs',
    12805120: 'ceph',
    2866260714: 'panfs',
    1397113167: 'afs',
    1799439955: 'kafs',
    1937076805: 'coda',
    1702057286: 'fuse',
    18225520: 'gfs2',
    1952539503: 'ocfs2',
    537068840: 'orangefs',
    16914839: '9p',
    2020557398: 'vboxsf',
    3133910204: 'vmhgfs',
    2088527475: 'prl_fs',
    61267: 'ext4',
    1481003842: 'xfs',
    2435016766: 'btrfs',
    801189825: 'zfs',
    4076150800: 'f2fs',
    3393526350: 'bcachefs',
    827541066: 'jfs',
    16914836: 'tmpfs',
    2240043254: 'ramfs',
    1397118030: 'ntfs',
    538032816: 'exfat',
    2035054128: 'overlay',
    1635083891: 'aufs',
};
/**
 * The mount table's name decides; the number of statfs(2) counts where there is no name or one in neither list.
 * Overlays count as local: their upper directory is the container's own.
 */
function judgeFilesystem(facts) {
    const { mountType, statfsType } = facts;
    const byName = mountType === undefined ? 'unknown' : kindOf(mountType);
    if (mountType !== undefined && byName !== 'unknown')
        return { kind: byName, name: mountType, via: 'mountinfo' };
    // 32-bit systems give the type as a signed number.
    const magic = statfsType === undefined ? undefined : statfsType >>> 0;
    const magicName = magic === undefined ? undefined : NAMES_BY_MAGIC[magic];
    if (magicName !== undefined)
        return { kind: kindOf(magicName), name: mountType ?? magicName, via: 'statfs' };
    if (mountType !== undefined)
        return { kind: 'unknown', name: mountType, via: 'mountinfo' };
    if (magic !== undefined)
        return { kind: 'unknown', name: `0x${magic.toString(16)}`, via: 'statfs' };
    return { kind: 'unknown', name: 'unknown', via: 'nothing' };
}
function kindOf(name) {
    if (LOCAL_NAMES.has(name))
        return 'local';
    return NETWORK_NAMES.has(name) || name.startsWith('fuse.') ? 'network' : 'unknown';
}
/** The file system of an existing directory, given by its real path. */
async function readFilesystem(realPath, platform) {
    if (platform.host.platform === 'win32')
        return judgeWindowsPath(realPath);
    // The numbers of macOS change from release to release.
    if (platform.host.platform !== 'linux')
        return judgeFilesystem({ mountType: undefined, statfsType: undefined });
    const mountType = await readMountType(realPath, platform);
    // statfs(2) hangs where a server is dead, so it is only asked where the name does not decide.
    const byName = judgeFilesystem({ mountType, statfsType: undefined });
    if (byName.kind !== 'unknown')
        return byName;
    const { type } = await platform.files.statfs(realPath);
    return judgeFilesystem({ mountType, statfsType: type });
}
/**
 * The file system mounted exactly at `path`, told without touching it: a stat(2) on the mount of a dead server never
 * returns. Undefined where `path` is no mount point or nothing tells.
 */
async function readMountedAt(path, platform) {
    const mount = findMount(await readMounts(platform), path);
    if (mount?.mountPoint !== path)
        return undefined;
    return judgeFilesystem({ mountType: mount.type, statfsType: undefined });
}
async function readMountType(realPath, platform) {
    return findMount(await readMounts(platform), realPath)?.type;
}
async function readMounts({ files }) {
    // Absent outside Linux, hidden in some sandboxes: whatever the errno, nothing is known then.
    const text = await files.readFile('/proc/self/mountinfo', 'utf8').catch(() => '');
    return parseMountinfo(text);
}
/** Windows resolves a mapped drive to the UNC path behind it. */
function judgeWindowsPath(realPath) {
    const isUnc = /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(realPath);
    return isUnc
        ? { kind: 'network', name: 'UNC path', via: 'path' }
        : { kind: 'local', name: 'drive', via: 'path' };
}

// EXTERNAL MODULE: ./lib/placement/generation.js
var placement_generation = __webpack_require__(593);
// EXTERNAL MODULE: ./lib/placement/paths.js
var paths = __webpack_require__(2667);
// EXTERNAL MODULE: ./lib/placement/trust.js
var trust = __webpack_require__(3973);
;// CONCATENATED MODULE: ./lib/placement/cache.js






/** @throws CacheDirUnusableError */
async function placeOwnCache({ base, epochDir }, report, platform) {
    const { generation, dir, notes } = await orUnusable({ path: epochDir, from: undefined }, () => (0,placement_generation/* settleGeneration */.KS)(epochDir, platform));
    notes.forEach(report);
    return {
        cacheDir: dir,
        cacheDirFrom: `node-local, below ${base.from}`,
        isOwnCache: true,
        filesystem: base.filesystem,
        generation,
    };
}
/**
 * Makes the directory that the user set, wherever that is: a network file system is not refused, only reported.
 * @throws CacheDirUnusableError CacheContainsWorkspaceError
 */
async function placeUserCache(request, report, platform) {
    const { files } = platform;
    const { choice } = request;
    const { path, from } = choice;
    const cacheDir = await orUnusable(choice, async () => {
        await files.mkdir(path, { recursive: true });
        return await files.realpath(path);
    });
    for (const dir of [request.workspace, request.projectDir]) {
        const inside = await files.realpath(dir).catch(() => dir);
        if ((0,paths/* isInside */.F)(inside, cacheDir))
            throw new CacheContainsWorkspaceError({ path, from, inside });
    }
    await orUnusable(choice, () => (0,trust/* probeWrite */._w)(cacheDir, platform));
    const filesystem = await orUnusable(choice, () => readFilesystem(cacheDir, platform));
    if (filesystem.kind === 'network')
        report(`${from} puts the cache on a network file system (${filesystem.name}): uv's file locks may fail there or keep ` +
            'nobody out, and files may vanish while another node writes; it is used because it was set');
    return { cacheDir, cacheDirFrom: from, isOwnCache: false, filesystem };
}
/** Turns a failed system call into an error that names the path and who chose it. */
async function orUnusable({ path, from }, attempt) {
    try {
        return await attempt();
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === undefined)
            throw error;
        throw new CacheDirUnusableError({ path, from, cause: error });
    }
}

;// CONCATENATED MODULE: ./lib/placement/settings.js
/** An environment variable; empty counts as not set. */
function readSetting(env, name) {
    return env[name] || undefined;
}
/** Whether uv takes the variable for a yes. */
function isSwitchedOn(env, name) {
    return /^(1|true|yes|on|t|y)$/i.test(env[name] ?? '');
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/shared/uv-settings.js

/**
 * Where uv looks for its configuration outside of projects, whether the files are there or not. Of the machine's it reads the
 * first that is there, and no other.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
function listUvSettings({ env, homeDir, platform }) {
    const below = (dir) => (dir ? [(0,external_node_path_.join)(dir, 'uv', 'uv.toml')] : []);
    if (platform === 'win32')
        return { user: below(env['APPDATA']), machine: below(env['PROGRAMDATA']) };
    const machineDirs = (env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter(external_node_path_.isAbsolute);
    return {
        user: below(env['XDG_CONFIG_HOME'] || (homeDir && (0,external_node_path_.join)(homeDir, '.config'))),
        machine: [...machineDirs, '/etc'].flatMap(below),
    };
}

;// CONCATENATED MODULE: ./lib/placement/uv-config.js





/**
 * The configuration as uv finds it, what counts most first: the nearest directory upwards with a `uv.toml` or a `[tool.uv]`,
 * then the user's file, then the system's. A `uv.toml` hides the `[tool.uv]` beside it.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
async function readUvConfig(projectDir, report, platform) {
    const { env } = platform.host;
    if (isSwitchedOn(env, 'UV_NO_CONFIG'))
        return [];
    const named = readSetting(env, 'UV_CONFIG_FILE');
    const tables = [
        named === undefined
            ? await readProjectTable(projectDir, report, platform)
            : await readTable((0,external_node_path_.resolve)(projectDir, named), report, platform),
        ...(named === undefined ? await readSharedConfig(report, platform) : []),
    ];
    return tables.filter((table) => table !== undefined);
}
/** The file of the user and that of the machine, for all projects. */
async function readSharedConfig(report, platform) {
    const tables = [];
    const { user, machine } = listUvSettings(platform.host);
    for (const candidates of [user, machine])
        for (const file of candidates) {
            const table = await readTable(file, report, platform);
            if (table === undefined)
                continue;
            tables.push(table);
            break;
        }
    return tables;
}
/** A setting that is a text, relative paths as they were written; empty counts as not set. */
function findText(tables, name) {
    for (const { file, settings } of tables) {
        const value = settings[name];
        if (typeof value === 'string' && value !== '')
            return { value, from: `${name} in ${file}` };
    }
    return undefined;
}
async function readProjectTable(dir, report, platform) {
    const own = await readTable((0,external_node_path_.join)(dir, 'uv.toml'), report, platform);
    if (own !== undefined)
        return own;
    const project = await readTable((0,external_node_path_.join)(dir, 'pyproject.toml'), report, platform);
    const section = asTable(asTable(project?.settings['tool'])?.['uv']);
    if (project !== undefined && section !== undefined)
        return { file: project.file, settings: section };
    const parent = (0,external_node_path_.dirname)(dir);
    return parent === dir ? undefined : await readProjectTable(parent, report, platform);
}
async function readTable(file, report, { files }) {
    // Not there, not readable: uv says what is wrong with it, if anything is.
    const text = await files.readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined)
        return undefined;
    try {
        return { file, settings: (0,dist/* parse */.qg)(text) };
    }
    catch (error) {
        report(`${file} was not searched for settings of uv: ${(0,errors/* messageOf */.bD)(error).split('\n', 1)[0]}`);
        return { file, settings: {} };
    }
}
function asTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}

;// CONCATENATED MODULE: ./lib/placement/cache-dir.js




/**
 * uv's own precedence with the input in front: input, UV_CACHE_DIR, `cache-dir` of the configuration files, and ours
 * where nobody has set anything.
 */
async function chooseCacheDir(request, report, platform) {
    const { cacheDirInput, ownCachesDir, projectDir, workspace } = request;
    const { env } = platform.host;
    if (cacheDirInput !== '') {
        const path = (0,external_node_path_.resolve)(workspace, expandHome(cacheDirInput, platform.host));
        return { kind: 'user', path, from: 'input cache-dir', isExported: true };
    }
    const rawEnv = readSetting(env, 'UV_CACHE_DIR');
    if (rawEnv !== undefined) {
        const path = (0,external_node_path_.resolve)(workspace, rawEnv);
        if ((0,paths/* isInside */.F)(path, ownCachesDir))
            return { kind: 'own' };
        const isExported = !(0,external_node_path_.isAbsolute)(rawEnv);
        if (isExported)
            report(`UV_CACHE_DIR=${rawEnv} is relative; it is made ${path} for all steps`);
        return { kind: 'user', path, from: 'UV_CACHE_DIR', isExported };
    }
    const tables = await readUvConfig(projectDir, report, platform);
    const configured = findText(tables, 'cache-dir');
    const linkMode = findText(tables, 'link-mode');
    if (configured === undefined)
        return { kind: 'own', ...(linkMode ? { linkMode } : {}) };
    // uv takes an empty UV_CACHE_DIR for an error, so then the variable has to carry the configured path.
    const isExported = env['UV_CACHE_DIR'] === '';
    return { kind: 'user', path: (0,external_node_path_.resolve)(projectDir, configured.value), from: configured.from, isExported };
}
/** As far as `~/` goes: uv and the shell know no other home here. */
function expandHome(path, { homeDir }) {
    return homeDir !== undefined && /^~(?=$|[\\/])/.test(path) ? (0,external_node_path_.join)(homeDir, path.slice(1)) : path;
}

;// CONCATENATED MODULE: ./lib/placement/isolate.js


const SUFFIX = '.isolated';
/**
 * The cache of a job that is kept apart: the directory that was set has a neighbour for such jobs. One that lies among
 * our own is not used at all, whatever link leads there.
 */
async function keepApart(choice, report, { files }) {
    if (choice.kind === 'own')
        return choice;
    const { path, from } = choice;
    if ((0,placement_layout/* isInSomeBase */.ht)(await realpathOf(path, files))) {
        report(`${from}=${path} belongs to jobs of another trust scope; it is not used`);
        return { kind: 'own' };
    }
    // An earlier step of this job may have exported it.
    if (path.endsWith(SUFFIX))
        return { ...choice, isExported: true };
    report(`${path}${SUFFIX} is used in place of ${path} (${from}), which is for jobs of another trust scope`);
    return { ...choice, path: path + SUFFIX, isExported: true };
}
/** As far as the path exists; the rest is as it was written. */
async function realpathOf(path, files) {
    const parent = (0,external_node_path_.dirname)(path);
    const real = await files.realpath(path).catch(() => undefined);
    if (real !== undefined || parent === path)
        return real ?? path;
    return (0,external_node_path_.join)(await realpathOf(parent, files), (0,external_node_path_.basename)(path));
}

;// CONCATENATED MODULE: ./lib/placement/locks.js





/**
 * The lock follows the cache: its place is derived from the real path of the cache alone, so that jobs with different
 * bases or settings meet whenever they write to the same cache.
 */
async function placeLocks({ cacheDir, layout }, report, platform) {
    const place = decideLocks(cacheDir);
    const obstacle = await tryLocksDir(place.locksDir, report, platform);
    if (obstacle === undefined) {
        if (await isCacheMountedFromOutside({ cacheDir, locksDir: place.locksDir }, platform))
            report(`locks of ${cacheDir} are kept in ${place.locksDir}, on another mount than the cache and inside this container: ` +
                'jobs that use the cache from other containers or from the host are not kept out. Mount the directory above the cache instead');
        return place;
    }
    await platform.files.mkdir(layout.locksDir, { recursive: true, mode: 0o700 });
    report(`locks of ${cacheDir} are kept in ${layout.locksDir}, since ${obstacle}; ` +
        'jobs that use this cache from another base or as another user are not kept out');
    return { locksDir: layout.locksDir, locksDirFrom: 'in the base' };
}
// The pid namespace of the machine itself (PROC_PID_INIT_INO in Linux' proc_ns.h); a container has another.
const INIT_PID_NAMESPACE = 'pid:[4026531836]';
/** A cache that is a volume of its own: what lies beside it dies with the container, and nobody else sees it. */
async function isCacheMountedFromOutside({ cacheDir, locksDir }, { files, host }) {
    if (host.pidNamespace === undefined || host.pidNamespace === INIT_PID_NAMESPACE)
        return false;
    const [cache, locks] = await Promise.all([files.stat(cacheDir), files.stat(locksDir)]);
    return cache.dev !== locks.dev;
}
function decideLocks(cacheDir) {
    const own = (0,placement_layout/* parseGenerationDir */.F_)(cacheDir);
    if (own !== undefined)
        return { locksDir: (0,placement_layout/* layoutOf */.aH)(own.baseDir).locksDir, locksDirFrom: 'in the base of the cache' };
    const name = `.${(0,external_node_path_.basename)(cacheDir)}.locked-uv`;
    return { locksDir: (0,external_node_path_.join)((0,external_node_path_.dirname)(cacheDir), name), locksDirFrom: 'beside the cache' };
}
/** Undefined: ready for use. Otherwise what is wrong with it. */
async function tryLocksDir(dir, report, platform) {
    try {
        const made = await (0,trust/* makePrivateDirectory */.Dn)(dir, platform);
        if (made.kind === 'foreign')
            return made.reason;
        made.notes.forEach(report);
        return undefined;
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === undefined)
            throw error;
        return `${dir} cannot be used: ${explainErrno(error)}`;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/placement/ballast.js




// Files rather than one: a disk may also be out of inodes.
const FILES = 16;
const FILE_BYTES = 64 * 1024;
// Where there is less, others need it more.
const LEAST_FREE_BYTES = 32 * FILES * FILE_BYTES;
/**
 * Keeps a MiB that is given up when the disk is full to the last byte: whoever is to clear it needs room for a lock first.
 * A base does without where it cannot be made.
 */
async function keepBallast(layout, { files }) {
    if ((await files.stat(layout.ballastDir).catch(() => undefined)) !== undefined)
        return;
    const { bavail, bsize } = await files.statfs(layout.versionDir);
    if (bavail * bsize >= LEAST_FREE_BYTES)
        await makeBallast(layout, { files });
}
/** Whether there may be something to clear on a full disk: a base of ours, that nobody else can have put there. */
async function holdsCaches(dir, platform) {
    try {
        const { kind } = await (0,trust/* checkOwner */.AA)(dir, platform);
        return kind === 'ours' && (await platform.files.stat((0,placement_layout/* layoutOf */.aH)(dir).cachesDir)).isDirectory();
    }
    catch {
        return false;
    }
}
/** Makes room for what `work` has to write on a full disk. */
async function ballast_withoutBallast(layout, platform, work) {
    await platform.files.rm(layout.ballastDir, { recursive: true, force: true });
    try {
        return await work();
    }
    finally {
        // Also where little has become free: it may be wanted again.
        await makeBallast(layout, platform);
    }
}
/** Random, since some file systems store what can be compressed in no space. */
async function makeBallast({ ballastDir, trashDir }, { files }) {
    // Among what is on its way out: there a crash leaves it to be collected.
    const staged = (0,external_node_path_.join)(trashDir, `ballast-${(0,external_node_crypto_.randomUUID)()}`);
    try {
        await files.mkdir(staged, { mode: 0o700 });
        for (let number = 0; number < FILES; number++)
            await files.writeFile((0,external_node_path_.join)(staged, String(number)), (0,external_node_crypto_.randomBytes)(FILE_BYTES));
        await files.rename(staged, ballastDir);
    }
    catch {
        // No room, or another job was faster.
        await files.rm(staged, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./lib/placement/candidates.js



// Where HPC sites put the local disk of a node. A shared file system of the same name is recognised and refused.
const SITE_SCRATCH = ['/local/scratch', '/localscratch', '/scratch/local', '/scratch'];
/**
 * Where to look for room for uv's state, best first. All runners of one user on one node should come to the same answer,
 * hence administrators' variables and fixed places first and the runner's own directories last.
 */
function listCandidates(host, dirs) {
    const asked = named(readSetting(host.env, 'LOCKED_UV_BASE'), 'LOCKED_UV_BASE');
    if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') {
        const skipReason = 'a GitHub-hosted runner serves one job: RUNNER_TEMP is used';
        return [...asked.map((it) => ({ ...it, skipReason })), ...named(dirs.runnerTemp, 'RUNNER_TEMP')];
    }
    const seen = new Set();
    return [...asked, ...listForPlatform(host, dirs)].filter(({ path }) => {
        const isFirst = !seen.has(path);
        seen.add(path);
        return isFirst;
    });
}
function listForPlatform(host, dirs) {
    const fromEnv = (name) => withSkipReason(named(readSetting(host.env, name), name), host, dirs);
    const inHome = (...names) => host.homeDir && (0,external_node_path_.join)(host.homeDir, ...names);
    switch (host.platform) {
        case 'win32': {
            const local = fromEnv('LOCALAPPDATA');
            return local.length > 0 ? local : named(inHome('AppData', 'Local'), 'home directory');
        }
        case 'darwin':
            return [...fromEnv('TMPDIR'), ...named(inHome('Library', 'Caches'), '~/Library/Caches')];
        default:
            return [
                ...fromEnv('TMPDIR'),
                ...fromEnv('LOCAL_SCRATCH'),
                ...SITE_SCRATCH.map((path) => ({ path, from: 'site scratch' })),
                { path: '/var/tmp', from: 'system directory' },
                { path: '/tmp', from: 'system directory' },
                ...named(dirs.toolCache && (0,external_node_path_.dirname)(dirs.toolCache), 'beside RUNNER_TOOL_CACHE'),
            ];
    }
}
function named(path, from) {
    return path ? [{ path, from }] : [];
}
/** What lasts as long as one job is empty at every start and meets no other leg. */
function withSkipReason(candidates, { env }, dirs) {
    const slurmJob = readSetting(env, 'SLURM_JOB_ID') ?? readSetting(env, 'SLURM_JOBID');
    return candidates.map((candidate) => {
        const { path } = candidate;
        if (dirs.runnerTemp && (0,paths/* isInside */.F)(path, dirs.runnerTemp))
            return { ...candidate, skipReason: 'inside RUNNER_TEMP, which is emptied with every job' };
        if ((0,paths/* isInside */.F)(path, dirs.workspace))
            return { ...candidate, skipReason: 'inside the workspace' };
        if (slurmJob && path.split(/\D+/).includes(slurmJob))
            return { ...candidate, skipReason: `belongs to Slurm job ${slurmJob} and ends with it` };
        return candidate;
    });
}

;// CONCATENATED MODULE: ./lib/placement/base.js











/**
 * Takes the first candidate that is a trustworthy directory on a file system of this node and makes ours below it.
 * Several jobs may do so at once and come to the same answer.
 * @throws PlacementError when no candidate is usable
 */
async function placeBase(request, platform) {
    const { env } = platform.host;
    const dirs = {
        runnerTemp: readSetting(env, 'RUNNER_TEMP'),
        toolCache: readSetting(env, 'RUNNER_TOOL_CACHE'),
        workspace: request.workspace,
        scope: request.scope ?? 'shared',
        isOffline: request.isOffline ?? (async () => false),
    };
    const candidates = [];
    let base;
    for (const candidate of listCandidates(platform.host, dirs)) {
        const { path, from, skipReason } = candidate;
        if (base !== undefined) {
            candidates.push({ path, from, verdict: 'not needed', reason: 'an earlier one is usable' });
        }
        else if (skipReason !== undefined) {
            candidates.push({ path, from, verdict: 'skipped', reason: skipReason });
        }
        else {
            const trial = await tryCandidate(candidate, dirs, platform);
            candidates.push({ path, from, ...verdictOf(trial) });
            if (trial.kind === 'usable')
                base = { from, ...trial.base };
        }
    }
    if (base === undefined)
        throw new PlacementError(candidates);
    return { ...base, scope: dirs.scope, candidates, notes: [...notesOn(candidates), ...base.notes] };
}
function verdictOf(trial) {
    if (trial.kind === 'usable')
        return { verdict: 'chosen', reason: 'first usable', filesystem: trial.base.filesystem };
    const { kind: verdict, ...why } = trial;
    return { verdict, ...why };
}
function notesOn(candidates) {
    return candidates.flatMap(({ path, from, verdict, reason, filesystem }) => {
        if (from === 'LOCKED_UV_BASE' && verdict !== 'chosen')
            return [`${from}=${path} was ${verdict}: ${reason}`];
        if (verdict !== 'chosen')
            return [];
        if (filesystem?.kind === 'unknown')
            return [
                `nothing tells whether the file system of ${path} (${filesystem.name}) is local; it was accepted`,
            ];
        if (filesystem?.name === 'tmpfs' || filesystem?.name === 'ramfs')
            return [`${path} is in memory (${filesystem.name}): the cache counts against the memory of this user`];
        return [];
    });
}
async function tryCandidate(candidate, dirs, platform) {
    const { path } = candidate;
    if (!(0,external_node_path_.isAbsolute)(path))
        return { kind: 'refused', obstacle: 'unfit', reason: 'not an absolute path' };
    const mounted = await readMountedAt((0,external_node_path_.resolve)(path), platform);
    if (mounted?.kind === 'network')
        return refuseNetwork(mounted);
    try {
        const parent = await platform.files.realpath(path);
        const filesystem = await readFilesystem(parent, platform);
        if (filesystem.kind === 'network')
            return refuseNetwork(filesystem);
        const dir = (0,external_node_path_.join)(parent, (0,placement_layout/* baseNameOf */.mv)(platform.host.uid, dirs.scope));
        const danger = await judgeOthers(parent, candidate, platform);
        if (danger !== undefined)
            return { kind: 'refused', obstacle: 'insecure', reason: danger, filesystem };
        const tangle = await judgeWorkspace(dir, dirs, platform);
        if (tangle !== undefined)
            return { kind: 'refused', obstacle: 'unfit', reason: tangle, filesystem };
        return await makeBase(dir, { filesystem, isOffline: dirs.isOffline }, platform);
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno === undefined)
            throw error;
        return { kind: 'refused', obstacle: errno, reason: explainErrno(error) };
    }
}
function refuseNetwork(filesystem) {
    return {
        kind: 'refused',
        obstacle: 'network',
        reason: `on a network file system (${filesystem.name})`,
        filesystem,
    };
}
/** A hosted runner has one user; in a container there, RUNNER_TEMP belongs to a uid of the world outside. */
async function judgeOthers(parent, { from }, platform) {
    return from === 'RUNNER_TEMP' ? undefined : await (0,trust/* judgeParent */.Mf)(parent, platform);
}
/** Checkouts are cleaned, and uv refuses a project inside its cache. */
async function judgeWorkspace(dir, { workspace }, { files }) {
    const realWorkspace = await files.realpath(workspace).catch(() => workspace);
    if ((0,paths/* isInside */.F)(dir, realWorkspace))
        return 'inside the workspace';
    return (0,paths/* isInside */.F)(realWorkspace, dir) ? `the workspace lies inside ${dir}` : undefined;
}
async function makeBase(dir, { filesystem, isOffline }, platform) {
    try {
        const made = await (0,trust/* makePrivateDirectory */.Dn)(dir, platform);
        if (made.kind === 'foreign')
            return { kind: 'refused', obstacle: 'insecure', reason: made.reason, filesystem };
        const layout = (0,placement_layout/* layoutOf */.aH)(dir);
        for (const each of [layout.cachesDir, layout.locksDir, layout.uvDir, layout.trashDir])
            await platform.files.mkdir(each, { recursive: true, mode: 0o700 });
        const mayMove = async () => !(await isOffline());
        const notes = [...made.notes, ...(await (0,placement_generation/* markCanary */.Md)(layout, platform, mayMove))];
        await keepBallast(layout, platform);
        return { kind: 'usable', base: { dir, filesystem, uvDir: layout.uvDir, notes } };
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno !== 'ENOSPC' && errno !== 'EDQUOT')
            throw error;
        const fullBase = (await holdsCaches(dir, platform)) ? { fullBase: dir } : {};
        return { kind: 'refused', obstacle: errno, reason: explainErrno(error), filesystem, ...fullBase };
    }
}

;// CONCATENATED MODULE: ./lib/placement/place.js







/**
 * Decides on the cache, the directory for its locks and the directories for Pythons and tools, and makes them. What the
 * user has set stays as it is.
 * @throws CacheDirUnusableError CacheContainsWorkspaceError
 */
async function placeDirectories(request, platform) {
    const notes = [];
    const report = (note) => notes.push(note);
    const { base, kept } = request;
    const layout = (0,placement_layout/* layoutOf */.aH)(base.dir);
    const chosen = kept
        ? { kind: 'user', ...kept, isExported: true }
        : await chooseCacheDir({ ...request, ownCachesDir: layout.cachesDir }, report, platform);
    const choice = base.scope === 'isolated' ? await keepApart(chosen, report, platform) : chosen;
    const cache = choice.kind === 'own'
        ? await placeOwnCache({ base, epochDir: (0,placement_layout/* epochDirOf */.yS)(layout, request.uvVersion) }, report, platform)
        : await placeUserCache({ ...request, choice }, report, platform);
    const locks = await placeLocks({ cacheDir: cache.cacheDir, layout }, report, platform);
    const state = await placeState({ layout, scope: base.scope }, report, platform);
    if (isSwitchedOn(platform.host.env, 'UV_NO_CACHE'))
        report('UV_NO_CACHE is set: uv works in a temporary directory and leaves the cache alone');
    const isExported = choice.kind === 'own' || choice.isExported;
    const exports = { ...(isExported ? { UV_CACHE_DIR: cache.cacheDir } : {}), ...state.exports };
    const linkMode = choice.kind === 'own' ? choice.linkMode : undefined;
    return { ...cache, ...locks, exports, binDirs: state.binDirs, notes, ...(linkMode ? { linkMode } : {}) };
}
/** Pythons and tools are shared by all jobs of a user as the cache is, and break on network file systems as it does. */
async function placeState({ layout, scope }, report, { files, host }) {
    const ours = {
        UV_PYTHON_INSTALL_DIR: layout.pythonDir,
        UV_PYTHON_CACHE_DIR: layout.pythonCacheDir,
        UV_TOOL_DIR: layout.toolsDir,
        UV_TOOL_BIN_DIR: layout.binDir,
    };
    const exports = {};
    for (const [name, path] of Object.entries(ours)) {
        const set = readSetting(host.env, name);
        // An earlier step of this job may have exported ours.
        const isOfOthers = scope === 'isolated' && set !== undefined && (0,placement_layout/* isInSomeBase */.ht)(await realpathOf(set, files));
        if (set !== undefined && set !== path && !isOfOthers) {
            report(`${name}=${set} is kept as it was set`);
            continue;
        }
        await orUnusable({ path, from: undefined }, () => files.mkdir(path, { recursive: true, mode: 0o700 }));
        exports[name] = path;
    }
    return { exports, binDirs: 'UV_TOOL_BIN_DIR' in exports ? [layout.binDir] : [] };
}

// EXTERNAL MODULE: ./lib/report/annotations.js
var annotations = __webpack_require__(1116);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
;// CONCATENATED MODULE: ./lib/report/decisions.js

/** Prints what was decided and why, one line each, in one log group. */
function printDecisions(facts, { actions }) {
    const close = actions.openGroup('locked-uv-setup: what was decided and why');
    for (const [topic, text] of listDecisions(facts))
        actions.info(`${topic.padEnd(12)} ${text}`);
    close();
}
/** The decisions as topic and text; the job summary shows the same rows. */
function listDecisions(facts) {
    const { uv, placement, concurrency, lock, sync, heal, verified, environment, error } = facts;
    const rows = [
        ['host', facts.host],
        [
            'uv',
            uv && `${uv.version} (${uv.requestedBy}), from ${uv.source}, verified by ${uv.verifiedBy}: ${uv.path}`,
        ],
        ['cache', placement && `${placement.cacheDir} (${placement.from}; ${placement.filesystem})`],
        ...(placement?.candidates ?? []).map((line) => ['candidate', line]),
        ...(placement?.notes ?? []).map((line) => ['note', line]),
        ['seed', facts.seed],
        ['saved cache', facts.caching?.told],
        ['concurrency', concurrency && describeConcurrency(concurrency)],
        ['lock', lock && describeLock(lock)],
        ['sync', sync && `${sync.title} (${sync.reason}), ${(0,shared_text/* plural */.LS)(sync.attempts, 'attempt')}`],
        ['healed', heal && describeHeal(heal)],
        ['environment', environment && `${environment.dir} (Python ${environment.pythonVersion || 'unknown'})`],
        [
            'verified',
            verified &&
                (verified.distributions === 0
                    ? 'nothing: there is no distribution to compare'
                    : `${(0,shared_text/* plural */.LS)(verified.distributions, 'distribution')}, ${(0,shared_text/* plural */.LS)(verified.files, 'file')} whole`),
        ],
        ['failure', error && `${error.code}: ${error.message}`],
        ['remedy', error?.remedy],
        ['time', facts.phases.map(({ name, durationMs }) => `${name} ${(0,shared_text/* formatDuration */.a3)(durationMs)}`).join(', ')],
    ];
    return rows.filter((row) => Boolean(row[1]));
}
function describeConcurrency({ file, findings }) {
    if (findings.length === 0)
        return `${file}: nothing to say`;
    return `${file}: ${findings.map(({ rule, line }) => `${rule} in line ${line}`).join(', ')}`;
}
/** What was repaired and how, the cost and the reason. */
function describeHeal({ packages, steps, durationMs, fetchedBytes, why }) {
    const cost = [
        fetchedBytes === undefined ? undefined : `${(0,shared_text/* formatBytes */.z3)(fetchedBytes)} fetched again`,
        (0,shared_text/* formatDuration */.a3)(durationMs),
    ];
    const what = packages.length > 0 ? packages.join(', ') : 'the cache';
    return `${what} (${steps.join(', ')}) at the cost of ${cost.filter(Boolean).join(' and ')}, because: ${why}`;
}
function describeLock(lock) {
    if (lock.state === 'off')
        return 'off (input lock)';
    if (lock.state === 'unlocked')
        return `none could be had at ${lock.path}: ran unlocked (input ${lock.unlockedBy})`;
    if (lock.state === 'timed-out')
        return `none: waited ${(0,shared_text/* formatDuration */.a3)(lock.waitedMs)} in vain at ${lock.path} for ${lock.waitedFor}`;
    const parts = [
        `${lock.mode ?? 'exclusive'}, ${lock.path}`,
        lock.waitedFor === undefined
            ? 'free at once'
            : `waited ${(0,shared_text/* formatDuration */.a3)(lock.waitedMs)} for ${lock.waitedFor}`,
        lock.withoutKernelLock && `without a kernel lock (${lock.withoutKernelLock})`,
        lock.inheritedFrom && `inherited from ${lock.inheritedFrom}, proved dead`,
        lock.enteredAtMs &&
            lock.leftAtMs &&
            `held on the monotonic clock from ${lock.enteredAtMs.toFixed(3)} ms to ${lock.leftAtMs.toFixed(3)} ms`,
    ];
    return parts.filter(Boolean).join('; ');
}

;// CONCATENATED MODULE: ./lib/report/outputs.js
/** Every output of action.yml; a contract test compares. */
const OUTPUTS = [
    'uv-version',
    'uv-path',
    'uvx-path',
    'uv-source',
    'uv-verified-by',
    'cache-dir',
    'cache-dir-from',
    'cache-hit',
    'cache-key',
    'python-cache-hit',
    'lock-path',
    'lock-wait-ms',
    'attempts',
    'healed',
    'failure-class',
    'venv',
    'python-version',
];
/** Sets every output, in failed runs too; empty where the run did not get that far. */
function publishOutputs(facts, { actions }) {
    const values = {
        'uv-version': facts.uv?.version ?? '',
        'uv-path': facts.uv?.path ?? '',
        'uvx-path': facts.uv?.uvxPath ?? '',
        'uv-source': facts.uv?.source ?? '',
        'uv-verified-by': facts.uv?.verifiedBy ?? '',
        'cache-dir': facts.placement?.cacheDir ?? '',
        'cache-dir-from': facts.placement?.from ?? '',
        'cache-hit': String(facts.caching?.isHit ?? false),
        'cache-key': facts.caching?.key ?? '',
        'python-cache-hit': String(facts.caching?.isPythonHit ?? false),
        'lock-path': facts.lock?.path ?? '',
        'lock-wait-ms': String(Math.round(facts.lock?.waitedMs ?? 0)),
        attempts: String(facts.sync?.attempts ?? 0),
        healed: facts.heal?.packages.join(' ') ?? '',
        'failure-class': facts.failureClass ?? '',
        venv: facts.environment?.dir ?? '',
        'python-version': facts.environment?.pythonVersion ?? '',
    };
    for (const name of OUTPUTS)
        actions.setOutput(name, values[name]);
}

;// CONCATENATED MODULE: ./lib/report/timeline.js

/** How a phase is called, and the colour of its bar: `done` is grey, `crit` red. */
const SHOWN = {
    lint: ['judging concurrency', 'done, '],
    uv: ['getting uv', ''],
    cache: ['asking for a saved cache', ''],
    lock: ['waiting for the lock', 'done, '],
    sync: ['sync and verify', ''],
    heal: ['repair', 'crit, '],
    pause: ['pause before the retry', 'done, '],
};
// Mermaid draws nothing for a bar without a width.
const LEAST_MS = 1;
// Below it the marks of the axis would all read 00:00.
const SHORT_MS = 10_000;
/** From the start of the first phase to the end of the last one: some run beside others. Undefined: not known. */
function spanMs({ phases }) {
    const known = listKnown(phases);
    if (known.length === 0)
        return undefined;
    return endMs(known) - (known[0]?.startedAtMs ?? 0);
}
/** The phases as a Mermaid diagram, which GitHub draws; empty where there is nothing to compare. */
function renderTimeline({ phases }) {
    const known = listKnown(phases);
    const originMs = known[0]?.startedAtMs ?? 0;
    if (known.length < 2)
        return [];
    const bars = known.map(({ name, startedAtMs, durationMs }) => {
        const fromMs = Math.round(startedAtMs - originMs);
        const untilMs = fromMs + Math.max(LEAST_MS, Math.round(durationMs));
        const [title, tag] = SHOWN[name] ?? [name, ''];
        return `  ${title} (${(0,shared_text/* formatDuration */.a3)(durationMs)}) :${tag}${fromMs}, ${untilMs}`;
    });
    const axis = endMs(known) - originMs < SHORT_MS ? '%S.%L' : '%M:%S';
    return ['```mermaid', 'gantt', '  dateFormat x', `  axisFormat ${axis}`, ...bars, '```', ''];
}
/** In the order of their starts. */
function listKnown(phases) {
    return phases
        .filter((phase) => phase.startedAtMs !== undefined)
        .sort((one, other) => one.startedAtMs - other.startedAtMs);
}
function endMs(known) {
    return Math.max(...known.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs));
}

;// CONCATENATED MODULE: ./lib/report/summary.js



// What the table of a summary and a page of findings need at most; GitHub drops a summary that is too large as a whole.
const LARGEST_BYTES = 60 * 1024;
// The message of an error lists what it found; the log has all of it.
const LONGEST_CELL = 1500;
/**
 * The job summary: one sentence that tells how it went, a table of what somebody wants to know of a leg, the timeline, the
 * findings about concurrency groups with what to write instead, and all decisions, folded away. What does not fit is left
 * out, from the end on.
 */
function renderSummary(facts) {
    const parts = [
        [`### ${facts.error ? '❌' : '🔒'} locked-uv-setup on \`${facts.host}\``, '', tellOutcome(facts), ''],
        tabulate('this leg', listLeg(facts)),
        renderTimeline(facts),
        [
            '<details><summary>What was decided and why</summary>',
            '',
            ...tabulate('decision', listDecisions(facts)),
            '</details>',
            '',
        ],
        ...(facts.concurrency ? summary_describeConcurrency(facts.concurrency) : []),
    ].map((lines) => lines.join('\n'));
    let text = '';
    for (const [index, part] of parts.entries()) {
        if (Buffer.byteLength(text) + Buffer.byteLength(part) > LARGEST_BYTES)
            return `${text}\n${(0,shared_text/* plural */.LS)(parts.length - index, 'part')} of this summary did not fit: see the log of the step.\n`;
        text += `${part}\n`;
    }
    return text;
}
function tabulate(heading, rows) {
    return [
        `| | ${heading} |`,
        '|---|---|',
        ...rows.map(([topic, text]) => `| ${topic} | ${escapeCell(text)} |`),
        '',
    ];
}
function listLeg({ uv, placement, lock, sync, heal, verified, phases }) {
    const rows = [
        ['uv', uv && `${uv.version} from ${uv.source}`],
        ['cache', placement && `${placement.cacheDir} (${placement.filesystem})`],
        [
            'waited&nbsp;for',
            lock?.waitedFor ? `${(0,shared_text/* formatDuration */.a3)(lock.waitedMs)}, ${lock.waitedFor}` : lock && 'nobody',
        ],
        ['attempts', sync && String(sync.attempts)],
        ['healed', heal ? heal.packages.join(', ') || 'the cache' : sync && 'nothing'],
        [
            'verified',
            verified && `${(0,shared_text/* plural */.LS)(verified.distributions, 'distribution')}, ${(0,shared_text/* plural */.LS)(verified.files, 'file')}`,
        ],
        ['time', phases.map(({ name, durationMs }) => `${name} ${(0,shared_text/* formatDuration */.a3)(durationMs)}`).join(', ')],
    ];
    return rows.filter((row) => Boolean(row[1]));
}
function tellOutcome(facts) {
    const { uv, lock, sync, heal, verified, error } = facts;
    const tookMs = spanMs(facts);
    const sentences = [
        uv && `uv **${escapeCell(uv.version)}** from ${escapeCell(uv.source)}.`,
        sync && !error && `\`${sync.title}\` succeeded.`,
        lock?.waitedFor && `Waited ${(0,shared_text/* formatDuration */.a3)(lock.waitedMs)} for the lock.`,
        lock?.inheritedFrom && `Took over the lock of ${escapeCell(lock.inheritedFrom)}, which had died.`,
        heal && `**Healed ${heal.packages.map(escapeCell).join(', ') || 'the cache'}** and tried again.`,
        verified &&
            verified.distributions > 0 &&
            !error &&
            `The environment is whole: ${(0,shared_text/* plural */.LS)(verified.distributions, 'distribution')}, ${(0,shared_text/* plural */.LS)(verified.files, 'file')}.`,
        error && `**Failed (${error.code}):** ${escapeCell(error.message)}. ${escapeCell(error.remedy)}`,
        tookMs !== undefined && `Took ${(0,shared_text/* formatDuration */.a3)(tookMs)}.`,
    ];
    return sentences.filter(Boolean).join(' ');
}
/** Each finding with the YAML that would be right, ready to be copied. */
function summary_describeConcurrency({ file, findings }) {
    if (findings.length === 0)
        return [];
    const described = findings.map(({ rule, severity, line, message, remedy, suggestion }) => [
        `**${rule}** (${severity}, line ${line}): ${escapeCell(message)}. ${escapeCell(remedy)}`,
        '',
        ...(suggestion === '' ? [] : ['```yaml', suggestion, '```', '']),
    ]);
    return [[`#### Concurrency groups of \`${escapeCell(file)}\``, ''], ...described];
}
/** Paths, causes and names come from outside: they must neither break the table nor become markup. */
function escapeCell(text) {
    const shown = (0,shared_text/* redactText */.Rd)(text);
    return (shown.length > LONGEST_CELL ? `${shown.slice(0, LONGEST_CELL)} …` : shown)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll(/[\\`*_|[\]]/g, '\\$&')
        .replaceAll(/\s+/g, ' ');
}

;// CONCATENATED MODULE: ./lib/sync/errors.js

/** A script is to be run, and there is no shell for it. */
class BashMissingError extends errors/* ActionError */.lZ {
    code = 'BASH_MISSING';
    constructor(facts) {
        super(`the input run holds a script, but there is no bash in PATH (${facts.searchPath})`, 'Install bash on this runner or in the job container, or set the input run to auto.');
    }
}
/** The directory of the environment is none, and what lies in it is not ours to delete. */
class EnvironmentUnusableError extends errors/* ActionError */.lZ {
    code = 'ENVIRONMENT_UNUSABLE';
    constructor(facts) {
        const { environmentDir, why, foreign } = facts;
        const kept = foreign.length > 0 ? `, and it holds ${foreign.slice(0, 5).join(', ')}` : '';
        super(`${environmentDir} is no virtual environment (${why}${kept}); uv would change the Python that it links to instead`, `Delete ${environmentDir}, or name another directory in UV_PROJECT_ENVIRONMENT or VIRTUAL_ENV.`);
    }
}

;// CONCATENATED MODULE: ./lib/sync/project.js



/** Finds the project and its workspace as uv does: the nearest parent that names this directory as a member. */
async function findProject(projectDir, { files }) {
    const manifest = await readManifest(projectDir, files);
    if (manifest === undefined || workspaceOf(manifest) !== undefined)
        return { rootDir: projectDir, manifest };
    for (const dir of parentsOf(projectDir)) {
        const workspace = workspaceOf(await readManifest(dir, files));
        if (workspace === undefined)
            continue;
        const isMember = namesMember(workspace, external_node_path_.relative(dir, projectDir));
        return { rootDir: isMember ? dir : projectDir, manifest };
    }
    return { rootDir: projectDir, manifest };
}
/** Names of the packages in the uv.lock of the project or of its workspace; none where there is none. */
async function readLockedNames(projectDir, platform) {
    const { rootDir } = await findProject(projectDir, platform);
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR', 'EACCES'], () => platform.files.readFile(external_node_path_.join(rootDir, 'uv.lock'), 'utf8'));
    // uv writes the name of each package in a line of its own, and all other names inside of tables.
    return [...(text ?? '').matchAll(/^name = "([^"]+)"$/gm)].flatMap(([, name]) => name ?? []);
}
/** Whether `uv sync` has something to do with it: a project, the root of a workspace, or an error to explain. */
function isUvProject(manifest) {
    if (manifest === undefined || manifest === 'unreadable')
        return manifest === 'unreadable';
    return manifest['project'] !== undefined || workspaceOf(manifest) !== undefined;
}
/** The environment of `uv sync`. A relative UV_PROJECT_ENVIRONMENT counts from the workspace root. */
function projectEnvironmentDir(rootDir, { env, isActive }) {
    const active = isActive ? env['VIRTUAL_ENV'] : undefined;
    return external_node_path_.resolve(rootDir, active || env['UV_PROJECT_ENVIRONMENT'] || '.venv');
}
/** The environment of `uv pip`; undefined where the user chose the system's interpreter. */
function pipEnvironmentDir(projectDir, env) {
    if (/^(1|true|t|yes|y|on)$/i.test(env['UV_SYSTEM_PYTHON'] ?? ''))
        return undefined;
    return external_node_path_.resolve(projectDir, env['VIRTUAL_ENV'] || '.venv');
}
/** `offline` in the project's uv.toml or, where there is none, in `[tool.uv]`; undefined where it says nothing. */
async function readOfflineSetting(projectDir, platform) {
    const { rootDir } = await findProject(projectDir, platform);
    const own = await readToml(external_node_path_.join(rootDir, 'uv.toml'), platform.files);
    const manifest = own ?? toolUvOf(await readManifest(rootDir, platform.files));
    const value = tableOf(manifest)?.['offline'];
    return typeof value === 'boolean' ? value : undefined;
}
async function readManifest(dir, files) {
    return await readToml(external_node_path_.join(dir, 'pyproject.toml'), files);
}
async function readToml(file, files) {
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP'], async () => 
    // A link to a device would be read until the memory of the node is used up.
    (await files.stat(file)).isFile() ? files.readFile(file, 'utf8') : 'no TOML');
    if (text === undefined)
        return undefined;
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        return 'unreadable';
    }
}
function workspaceOf(manifest) {
    return tableOf(toolUvOf(manifest)?.['workspace']);
}
function toolUvOf(manifest) {
    return tableOf(tableOf(tableOf(manifest)?.['tool'])?.['uv']);
}
function tableOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}
function namesMember(workspace, relativeDir) {
    const matches = (patterns) => Array.isArray(patterns) &&
        patterns.some((pattern) => external_node_path_.matchesGlob(relativeDir, external_node_path_.normalize(String(pattern))));
    return matches(workspace['members']) && !matches(workspace['exclude']);
}
function parentsOf(dir) {
    const parent = external_node_path_.dirname(dir);
    return parent === dir ? [] : [parent, ...parentsOf(parent)];
}

;// CONCATENATED MODULE: ./lib/sync/command.js




/**
 * Decides what the sync step runs. A pyproject.toml that does not parse is left to uv, which explains it best.
 * @throws BashMissingError
 */
async function planSync(request, platform) {
    const { run } = request;
    if (run.kind === 'none')
        return { kind: 'install-only', reason: 'the input run is none' };
    const plan = run.kind === 'script'
        ? await planScript(run.script, request, platform)
        : await planAuto(request, platform);
    const { env } = platform.host;
    // uv then works on another project, whatever lies in the working directory.
    const isElsewhere = Boolean(env['UV_PROJECT'] || env['UV_WORKING_DIR']);
    return plan.kind === 'commands' && isElsewhere ? { ...plan, environmentDir: undefined } : plan;
}
// What uv refuses beside `--locked`: the arguments say themselves what is to become of uv.lock.
const LOCKING_FLAG = /^(--(locked|frozen|upgrade|upgrade-package|upgrade-group)(=|$)|-[UP])/;
async function planAuto(request, platform) {
    const { projectDir } = request;
    const project = await findProject(projectDir, platform);
    if (await exists(external_node_path_.join(project.rootDir, 'uv.lock'), platform))
        return planUvSync(request, {
            args: request.syncArgs.some((argument) => LOCKING_FLAG.test(argument)) ? [] : ['--locked'],
            reason: 'uv.lock found',
            rootDir: project.rootDir,
        }, platform);
    if (isUvProject(project.manifest))
        return planUvSync(request, { args: [], reason: 'pyproject.toml found, but no uv.lock', rootDir: project.rootDir }, platform);
    if (await exists(external_node_path_.join(projectDir, 'pylock.toml'), platform))
        return planUvPip(request, { args: ['sync', 'pylock.toml'], reason: 'pylock.toml found' }, platform);
    if (await exists(external_node_path_.join(projectDir, 'requirements.txt'), platform))
        return planUvPip(request, { args: ['install', '-r', 'requirements.txt'], reason: 'requirements.txt found' }, platform);
    return {
        kind: 'install-only',
        reason: `${projectDir} has no uv.lock, pyproject.toml with a [project] table, pylock.toml or requirements.txt`,
    };
}
function planUvSync({ uvPath, syncArgs }, { args, reason, rootDir }, { host }) {
    const tail = ['sync', ...args, ...syncArgs];
    return {
        kind: 'commands',
        title: ['uv', ...tail].join(' '),
        reason,
        commands: [{ argv: [uvPath, ...tail] }],
        environmentDir: syncArgs.some((argument) => OTHER_PROJECT_FLAG.test(argument))
            ? undefined
            : projectEnvironmentDir(rootDir, { env: host.env, isActive: syncArgs.includes('--active') }),
    };
}
// `uv sync` then works on another project. Whatever Python it is asked for, it keeps the environment where it is.
const OTHER_PROJECT_FLAG = /^--(project|directory|script|no-project)(=|$)/;
/** `uv pip` needs an environment that exists, and `uv venv` refuses one that does unless told to keep it. */
async function planUvPip({ projectDir, uvPath, syncArgs }, { args, reason }, platform) {
    const tail = ['pip', ...args, ...syncArgs];
    const environmentDir = syncArgs.some((argument) => OTHER_TARGET_FLAG.test(argument))
        ? undefined
        : pipEnvironmentDir(projectDir, platform.host.env);
    const install = {
        argv: [uvPath, ...tail],
        // Else an active environment of conda comes before `.venv`.
        ...(environmentDir === undefined ? {} : { env: { VIRTUAL_ENV: environmentDir } }),
    };
    const needsNone = environmentDir === undefined || (await exists(external_node_path_.join(environmentDir, 'pyvenv.cfg'), platform));
    return {
        kind: 'commands',
        title: ['uv', ...tail].join(' '),
        reason,
        commands: needsNone
            ? [install]
            : [{ argv: [uvPath, 'venv', '--allow-existing', environmentDir] }, install],
        environmentDir,
    };
}
// The target of `uv pip` is then another interpreter, or no virtual environment at all.
const OTHER_TARGET_FLAG = /^(--(system|target|prefix|project|directory|python)(=|$)|-[pt])/;
async function planScript(script, { projectDir }, platform) {
    const { env } = platform.host;
    const rootDir = (await findProject(projectDir, platform)).rootDir;
    return {
        kind: 'commands',
        title: 'the script of the input run',
        reason: 'the input run holds a script',
        // As an argument, the script leaves no file behind when the job is killed.
        commands: [{ argv: [await findBash(platform), '-eo', 'pipefail', '-c', script] }],
        environmentDir: env['VIRTUAL_ENV'] || projectEnvironmentDir(rootDir, { env, isActive: false }),
    };
}
async function findBash(platform) {
    const { env, platform: system } = platform.host;
    const searchPath = env['PATH'] ?? '';
    for (const dir of searchPath.split(external_node_path_.delimiter)) {
        const file = external_node_path_.join(dir, system === 'win32' ? 'bash.exe' : 'bash');
        if (external_node_path_.isAbsolute(dir) && (await exists(file, platform)))
            return file;
    }
    throw new BashMissingError({ searchPath });
}
async function exists(file, { files }) {
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.stat(file));
    return stats?.isFile() ?? false;
}

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js + 4 modules
var pep440 = __webpack_require__(9687);
;// CONCATENATED MODULE: ./lib/flow/prepend-path.js
/** Puts a directory first on PATH of later steps, unless the user forbids it as uv's own installer lets him. */
function prependPath(dir, { actions, host }) {
    if (host.env['UV_NO_MODIFY_PATH'])
        actions.info(`UV_NO_MODIFY_PATH is set: ${dir} is not put on PATH`);
    else
        actions.addPath(dir);
}

;// CONCATENATED MODULE: ./lib/flow/activate.js



// Before it `uv venv` replaced what was there, and did not know the option.
const FIRST_WITH_CLEAR = '0.8.0';
/** Lets uv, here and in later steps, work in the directory that `venv-path` names. Comes before the sync is planned. */
function chooseEnvironment(inputs, { actions }) {
    if (inputs.activateEnvironment && inputs.venvPath !== '')
        actions.exportVariable('UV_PROJECT_ENVIRONMENT', inputs.venvPath);
}
/**
 * Makes the environment of the project the active one of this and all later steps. `uv sync` makes its own; for everything
 * else an empty one is made first, under the lease like all that writes to the cache, and kept where an earlier step of
 * this job has made it.
 */
function activate(plan, { inputs, uv }, platform) {
    if (!inputs.activateEnvironment)
        return plan;
    const { actions, host } = platform;
    const planned = plan.kind === 'commands' ? plan.environmentDir : undefined;
    const dir = inputs.venvPath || planned || external_node_path_.join(inputs.projectDir, '.venv');
    const isActive = host.env['VIRTUAL_ENV'] === dir;
    actions.exportVariable('VIRTUAL_ENV', dir);
    prependPath(external_node_path_.join(dir, host.platform === 'win32' ? 'Scripts' : 'bin'), platform);
    if (plan.kind === 'commands' && plan.commands[0]?.argv[1] === 'sync')
        return plan;
    const venv = makeEnvironment(dir, { inputs, uv, isActive });
    const reason = 'the input activate-environment';
    if (plan.kind === 'install-only')
        return { kind: 'commands', title: 'uv venv', reason, commands: [venv], environmentDir: dir };
    // What the plan would make itself is there already.
    const commands = plan.commands.filter(({ argv }) => argv[1] !== 'venv');
    return { ...plan, commands: [venv, ...commands], environmentDir: dir };
}
function makeEnvironment(dir, { inputs, uv, isActive }) {
    const clear = (0,pep440.lt)(uv.version, FIRST_WITH_CLEAR) ? [] : ['--clear'];
    const existing = isActive ? ['--allow-existing'] : clear;
    return { argv: [uv.uvPath, 'venv', ...existing, ...(inputs.noProject ? ['--no-project'] : []), dir] };
}

;// CONCATENATED MODULE: ./lib/placement/scope.js
/** Events that somebody without write access can set off, in the name of the default branch. */
const OUTSIDERS_EVENTS = ['pull_request_target', 'workflow_run', 'issue_comment'];
const FORK_EVENTS = /^pull_request(_review(_comment)?)?$/;
/**
 * `auto` keeps jobs that may work for outsiders apart. A pull request of which nothing tells where it comes from counts
 * as one from a fork.
 */
function decideScope(asked, run) {
    if (asked !== 'auto')
        return { scope: asked, reason: 'the input trust-scope' };
    const { event, rawPayload } = run;
    if (OUTSIDERS_EVENTS.includes(event))
        return { scope: 'isolated', reason: `the event is ${event}` };
    if (FORK_EVENTS.test(event) && !isOwnPullRequest(rawPayload))
        return { scope: 'isolated', reason: 'the pull request comes from a fork' };
    return { scope: 'shared', reason: 'the event is one of the repository itself' };
}
function isOwnPullRequest(rawPayload) {
    try {
        const { pull_request: pull } = JSON.parse(rawPayload ?? '');
        const head = pull?.head?.repo?.full_name;
        return typeof head === 'string' && head !== '' && head === pull?.base?.repo?.full_name;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/flow/decide-scope.js

/** Decides with whom this job shares its cache; a wish to share it with outsiders is granted, and told. */
async function readScope({ inputs, facts }, { actions, files, host }) {
    const eventPath = host.env['GITHUB_EVENT_PATH'];
    const event = host.env['GITHUB_EVENT_NAME'] ?? '';
    // Absent outside of a job; of what cannot be read the worst is assumed.
    const rawPayload = eventPath ? await files.readFile(eventPath, 'utf8').catch(() => undefined) : undefined;
    const { scope, reason } = decideScope(inputs.trustScope, { event, rawPayload });
    if (scope === 'isolated')
        actions.info(`This job has a cache, lock and keys of its own kind: ${reason}`);
    const advised = decideScope('auto', { event, rawPayload });
    if (scope === 'shared' && advised.scope === 'isolated')
        facts.notices.push(`The cache is shared with trusted jobs (input trust-scope), although ${advised.reason}`);
    return scope;
}

;// CONCATENATED MODULE: ./lib/cache/hosted.js
/**
 * Events whose runs see the cache of the default branch and work for somebody else, or whose results are handed out: what
 * one of them saves, or an earlier one has left, would reach a release.
 */
const NEVER_CACHED = {
    release: 'a release is built from nothing that another run has left',
    pull_request_target: 'it may run the code of a fork beside the cache of the default branch',
    workflow_run: 'it may use what a fork has made beside the cache of the default branch',
    issue_comment: 'it may run the code of a fork beside the cache of the default branch',
};
/** `true` of the user is obeyed; `auto` is careful. */
function decideCaching(request, { env }) {
    const isHosted = env['RUNNER_ENVIRONMENT'] === 'github-hosted';
    if (request.enableCache === 'off')
        return { kind: 'off', reason: 'the input enable-cache is false' };
    if (request.enableCache === 'true')
        return { kind: 'on', isHosted };
    if (!isHosted && request.warmStart === 'off')
        return { kind: 'off', reason: 'the input warm-start is off' };
    const event = env['GITHUB_EVENT_NAME'] ?? '';
    const danger = NEVER_CACHED[event];
    if (danger !== undefined)
        return { kind: 'off', reason: `the event is ${event}: ${danger}` };
    if (env['GITHUB_REF_TYPE'] === 'tag' || env['GITHUB_REF']?.startsWith('refs/tags/'))
        return { kind: 'off', reason: `${env['GITHUB_REF']} is a tag: ${NEVER_CACHED['release']}` };
    return { kind: 'on', isHosted };
}

;// CONCATENATED MODULE: ./lib/cache/key.js



// The service takes 512 characters; the digest and what comes before the stem need their share.
const LONGEST_STEM = 400;
/** A cache holds wheels that were built for this system, in the buckets of this uv. */
async function makeKeys(request, platform) {
    const { host } = platform;
    const parts = [
        request.scope === 'isolated' ? 'isolated' : undefined,
        await readSystem(platform),
        host.libc,
        host.arch,
        `uv${/^\d+\.\d+/.exec(request.uvVersion)?.[0] ?? request.uvVersion}`,
        `py${encodeURIComponent(request.python) || '-any'}`,
        request.isPruned ? 'pruned' : undefined,
        request.suffix === '' ? undefined : encodeURIComponent(request.suffix),
    ];
    const whole = parts.filter(Boolean).join('-');
    const stem = `locked-uv-1-${whole.length > LONGEST_STEM ? sha256(whole) : whole}`;
    const files = await findFiles(request, platform);
    const digest = request.globs.length === 0 ? 'no-dependency-glob' : await hashFiles(files, request, platform);
    return { key: `${stem}-${digest}`, restoreKeys: [`${stem}-`], files };
}
/** A wheel that was built on one release of a distribution may not load on an older one. */
async function readSystem({ files, host }) {
    if (host.platform !== 'linux')
        return host.env['ImageOS'] || host.platform;
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'EACCES'], () => files.readFile('/etc/os-release', 'utf8'));
    const field = (name) => new RegExp(`^${name}=["']?([\\w.-]+)["']?$`, 'm').exec(text ?? '')?.[1] ?? '';
    return ['linux', field('ID'), field('VERSION_ID')].filter(Boolean).join('-');
}
// They hold copies of other projects' files, by the ten thousand.
const NEVER_SEARCHED = ['**/node_modules', '**/.git', '**/.venv', '**/.tox', '**/.nox'];
async function findFiles({ globs, rootDir }, { files }) {
    const wanted = globs.filter((glob) => !glob.startsWith('!'));
    const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
    const found = new Set();
    for await (const entry of files.glob(wanted, {
        cwd: rootDir,
        exclude: [...NEVER_SEARCHED, ...unwanted],
        withFileTypes: true,
    }))
        if (entry.isFile())
            found.add(external_node_path_.relative(rootDir, external_node_path_.join(entry.parentPath, entry.name)));
    return [...found].sort();
}
async function hashFiles(names, { rootDir }, { files }) {
    const lines = [];
    for (const name of names) {
        const content = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'EACCES'], () => files.readFile(external_node_path_.join(rootDir, name)));
        if (content !== undefined)
            lines.push(`${sha256(content)}  ${name.replaceAll(external_node_path_.sep, '/')}`);
    }
    return sha256(lines.join('\n'));
}
function sha256(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}

// EXTERNAL MODULE: ./lib/cache/warm-start.js
var warm_start = __webpack_require__(5620);
// EXTERNAL MODULE: ./lib/flow/fill-alone.js
var fill_alone = __webpack_require__(3477);
// EXTERNAL MODULE: ./lib/flow/progress.js
var progress = __webpack_require__(4545);
// EXTERNAL MODULE: ./lib/flow/save-cache.js + 1 modules
var save_cache = __webpack_require__(8259);
;// CONCATENATED MODULE: ./lib/flow/restore.js




/** Fills a directory from the Actions cache, within the time that a transfer may take. */
function restore(request, platform) {
    const { dir, name, keys } = request;
    return (0,progress/* withProgress */.E)(`Restoring the saved cache into ${dir}`, platform, (onProgress) => {
        const verify = (tree, from) => {
            onProgress('checking what was restored');
            return request.verify(tree, from);
        };
        const spec = { name, keys, timeoutMs: (0,save_cache/* transferMs */.i)(platform), onProgress };
        return (0,fill/* fillDirectory */.l)({ dir, verify, stage: (stagingDir) => (0,warm_start/* stageSaved */.k3)({ stagingDir, ...spec }, platform) }, platform);
    });
}

// EXTERNAL MODULE: ./lib/flow/staged-archives.js
var staged_archives = __webpack_require__(5970);
// EXTERNAL MODULE: ./lib/flow/timed.js
var timed = __webpack_require__(4015);
;// CONCATENATED MODULE: ./lib/flow/fill-cache.js










/**
 * Fills an empty cache from the Actions cache and notes for post what to save. A cache that has packages stays as it is,
 * and whatever fails only costs a line: the sync fetches from the index then.
 */
async function fillCache(job, platform) {
    const { inputs, facts, placement, session } = job;
    const { actions, cacheService, host } = platform;
    const { caching } = inputs;
    const decision = decideCaching(caching, host);
    const obstacle = decision.kind === 'off' ? decision.reason : cacheService.unavailable('restore');
    const saveObstacle = decision.kind === 'off' ? decision.reason : cacheService.unavailable('save');
    if (obstacle !== undefined && saveObstacle !== undefined)
        return tellNothing({ job, reason: obstacle }, platform);
    if (!(await (0,fill/* isCold */.z)(placement.cacheDir, platform)))
        return;
    await (0,timed/* timed */.a)(facts, 'cache', platform, async () => {
        const keys = await makeJobKeys(job, platform);
        if (keys.files.length === 0 && caching.globs.length > 0)
            actions.info(`The key of the saved cache depends on no file: ${caching.globs.join(' ')} names none`);
        const restores = caching.restores && obstacle === undefined;
        const found = restores ? await fillUnderLease(job, keys, platform) : undefined;
        if (restores && found === undefined)
            return tellOthers(job, platform);
        const python = caching.coversPython ? await fillPython(job, { keys, restores }, platform) : undefined;
        const told = found
            ? tellFilled(found, keys.key)
            : `not restored: ${obstacle ?? 'the input restore-cache'}`;
        actions.info(`The saved cache: ${told}`);
        facts.caching = {
            key: caching.saves ? keys.key : '',
            told,
            isHit: found?.kind === 'filled' && found.from === keys.key,
            isPythonHit: python?.isHit ?? false,
        };
        // On a hosted runner GitHub itself keeps what a fork saves from all others.
        const isOutsider = job.scope === 'isolated' && host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted';
        if (!caching.saves || saveObstacle !== undefined || isOutsider)
            return;
        const saves = [...(facts.caching.isHit ? [] : [planSave(job, keys.key)]), ...(python?.saves ?? [])];
        if (saves.length > 0)
            session.add({ saves }, platform);
    });
}
/** Whoever has asked for a cache is told why there is none. */
function tellNothing({ job, reason }, { actions, host }) {
    const isAsked = job.inputs.caching.enableCache === 'true' || host.env['RUNNER_ENVIRONMENT'] === 'github-hosted';
    if (!isAsked)
        return;
    actions.info(`No saved cache is used: ${reason}`);
    job.facts.caching = { key: '', told: `not used: ${reason}`, isHit: false, isPythonHit: false };
}
function tellOthers({ facts }, { actions }) {
    const told = 'left to another job of this node';
    actions.info(`The saved cache: ${told}`);
    facts.caching = { key: '', told, isHit: false, isPythonHit: false };
}
async function makeJobKeys({ inputs, scope, uv }, platform) {
    const { caching } = inputs;
    const { rootDir } = await findProject(inputs.projectDir, platform);
    const keys = await makeKeys({
        uvVersion: uv.version,
        python: inputs.pythonVersion || platform.host.env['UV_PYTHON'] || '',
        scope,
        isPruned: caching.isPruned,
        suffix: caching.suffix,
        globs: caching.globs,
        rootDir,
    }, platform);
    return caching.usesOlder ? keys : { ...keys, restoreKeys: [] };
}
/** Undefined: another job of the node has fetched, or has tried in vain just now, and saves for all. */
async function fillUnderLease(job, keys, platform) {
    const { placement } = job;
    return await (0,fill_alone/* fillAlone */.Z)(job, platform, async () => {
        if (!(await claim(placement, platform)))
            return undefined;
        return await restore({
            dir: placement.cacheDir,
            name: warm_start/* CACHE_NAME */.bz,
            keys,
            verify: (tree) => (0,staged_archives/* dropDamagedArchives */.A)(tree, platform),
        }, platform);
    });
}
// A service that is down keeps the first leg of a matrix for long enough.
const CLAIM_MS = 600_000;
/** False: somebody else on this node has asked the service within ten minutes. Only under the exclusive lease. */
async function claim(placement, { clock, files }) {
    const file = (0,fill_alone/* lockPathOf */.O)(placement).replace(/\.lock$/, '.filled');
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.stat(file));
    if (stats !== undefined && clock.nowMs() - stats.mtimeMs < CLAIM_MS)
        return false;
    await files.writeFile(file, '');
    return true;
}
async function fillPython(job, { keys, restores }, platform) {
    const dir = job.placement.exports['UV_PYTHON_INSTALL_DIR'];
    const names = dir === undefined ? [] : await platform.files.readdir(dir);
    if (dir === undefined || names.some((name) => !name.startsWith('.')))
        return { isHit: false, saves: [] };
    // Which Python is wanted is in the stem; the packages do not matter.
    const key = `${(keys.restoreKeys[0] ?? keys.key).replace(/-$/, '')}-python`;
    const request = { dir, name: warm_start/* PYTHON_NAME */.h$, keys: { key, restoreKeys: [] } };
    const found = restores ? await restore({ ...request, verify: async () => [] }, platform) : undefined;
    if (found)
        platform.actions.info(`The saved Pythons: ${tellFilled(found, key)}`);
    const isHit = found?.kind === 'filled';
    const { prune: _, ...plan } = planSave(job, key);
    return { isHit, saves: isHit ? [] : [{ ...plan, dir, name: warm_start/* PYTHON_NAME */.h$ }] };
}
function planSave({ inputs, placement, uv }, key) {
    const { isPruned, savesOnFailure, ignoresNothing } = inputs.caching;
    return {
        dir: placement.cacheDir,
        name: warm_start/* CACHE_NAME */.bz,
        key,
        prune: { uvPath: uv.uvPath, isCi: isPruned },
        lockPath: (0,fill_alone/* lockPathOf */.O)(placement),
        savesOnFailure,
        ignoresNothing,
    };
}
function tellFilled(found, key) {
    if (found.kind === 'absent')
        return `none under ${key}`;
    if (found.kind === 'failed')
        return `not restored, the index is used instead: ${found.reason}`;
    const which = found.from === key ? `restored from ${key}` : `restored from the older ${found.from}, none under ${key}`;
    return [which, ...found.notes].join('; ');
}

;// CONCATENATED MODULE: ./lib/placement/default-dirs.js


/**
 * Where uv keeps its cache and its Pythons where nobody has set anything; undefined where there is no home.
 * @see https://docs.astral.sh/uv/reference/storage/
 */
function defaultDirs({ env, homeDir, platform }) {
    const below = (root, ...names) => root && (0,external_node_path_.join)(root, ...names);
    if (platform === 'win32')
        return {
            cacheDir: below(readSetting(env, 'LOCALAPPDATA'), 'uv', 'cache'),
            pythonDir: below(readSetting(env, 'APPDATA'), 'uv', 'python'),
        };
    return {
        cacheDir: below(readSetting(env, 'XDG_CACHE_HOME') ?? below(homeDir, '.cache'), 'uv'),
        pythonDir: below(readSetting(env, 'XDG_DATA_HOME') ?? below(homeDir, '.local', 'share'), 'uv', 'python'),
    };
}

;// CONCATENATED MODULE: ./lib/flow/keep-offline.js




/**
 * What an offline job is not to be led away from: the packages and Pythons that somebody has put where uv keeps them by
 * itself. Ours have been filled from everywhere by now; as long as they are empty, uv's own stay in use. The same
 * placement where there is nothing to keep.
 */
async function keepForOffline({ request, placement, isOffline, }, platform) {
    const cold = placement.isOwnCache && (await (0,fill/* isCold */.z)(placement.cacheDir, platform));
    const pythonDir = placement.exports['UV_PYTHON_INSTALL_DIR'];
    const pythonless = pythonDir !== undefined && !(await hasPythons(pythonDir, platform));
    if ((!cold && !pythonless) || !(await isOffline()))
        return placement;
    const cached = cold ? await keepCache({ request, placement }, platform) : placement;
    return pythonless ? await keepPythons(cached, request, platform) : cached;
}
async function keepCache({ request, placement }, platform) {
    const dir = defaultDirs(platform.host).cacheDir;
    if (dir === undefined || (await (0,fill/* isCold */.z)(dir, platform)))
        return noting(placement, `this job is offline and its cache ${placement.cacheDir} is empty: whatever is not installed is missing. Sync once online, or name a seed-cache-dir`);
    if (request.base.scope === 'isolated')
        return noting(placement, `this job is offline and its cache is empty; ${dir} has packages, but is for jobs of another trust scope`);
    const from = `uv's own, kept since this job is offline and ${placement.cacheDir} is empty`;
    try {
        return await placeDirectories({ ...request, kept: { path: dir, from } }, platform);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        return noting(placement, `this job is offline and its cache is empty; ${dir} has packages, but ${error.message}`);
    }
}
async function keepPythons(placement, { base }, platform) {
    const dir = defaultDirs(platform.host).pythonDir;
    if (base.scope === 'isolated' || dir === undefined || !(await hasPythons(dir, platform)))
        return placement;
    const exports = { ...placement.exports, UV_PYTHON_INSTALL_DIR: dir };
    return noting({ ...placement, exports }, `the Pythons in ${dir} stay in use, since this job is offline and has no others`);
}
async function hasPythons(dir, { files }) {
    const names = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR', 'EACCES'], () => files.readdir(dir));
    return names?.some((name) => !name.startsWith('.')) ?? false;
}
function noting(placement, note) {
    return { ...placement, notes: [...placement.notes, note] };
}

;// CONCATENATED MODULE: ./lib/flow/errors.js


/** Another job kept the lock for longer than `lock-timeout`. */
class LockTimeoutError extends errors/* ActionError */.lZ {
    code = 'LOCK_TIMEOUT';
    constructor(facts) {
        super(`waited ${(0,shared_text/* formatDuration */.a3)(facts.waitedMs)} on ${facts.host} for the lock ${facts.lockPath}; it is held by ${facts.holder}`, 'Look at what that job is doing and cancel it if it hangs, or raise the input lock-timeout; the lock is alive, do not delete it.');
    }
}
/** The sync step failed for a reason that no repair of ours can change, or that the one repair did not change. */
class SyncFailedError extends errors/* ActionError */.lZ {
    code = 'SYNC_FAILED';
    /** Of the command that failed. */
    exitCode;
    failure;
    constructor(facts) {
        const { title, exitCode, failure, attempts, host } = facts;
        super(`${title} failed on ${host} with exit code ${exitCode} after ${(0,shared_text/* plural */.LS)(attempts, 'attempt')} (${failure.class}): ${failure.cause}`, failure.remedy);
        this.exitCode = exitCode;
        this.failure = failure;
    }
}
/** uv reported success, but files that its records list are missing or have another size. */
class EnvironmentIncompleteError extends errors/* ActionError */.lZ {
    code = 'ENVIRONMENT_INCOMPLETE';
    constructor(facts) {
        const shown = facts.holes.slice(0, 10);
        const more = facts.holes.length - shown.length;
        super(`${facts.environmentDir} is not whole: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`, facts.failure.remedy);
    }
}
/** uv, the sizes and the contents of all files are as they should be, and yet the user's own proof failed. */
class VerifyFailedError extends errors/* ActionError */.lZ {
    code = 'VERIFY_FAILED';
    constructor({ script, code }) {
        const [line = '', ...more] = script.trim().split('\n');
        super(`the script of the input verify (${line}${more.length > 0 ? ' …' : ''}) failed with exit code ${code}, and every installed file has the recorded content`, 'Read its output above and correct the project or the script; the cache is not to blame.');
    }
}
/** A command that writes was started by one that only reads: it would wait for its own ancestor for ever. */
class LeaseNestedError extends errors/* ActionError */.lZ {
    code = 'LEASE_NESTED';
    constructor({ lockPath }) {
        super(`this command wants the lock ${lockPath} for itself, and was started by a "locked-uv run --shared" that holds it with others`, 'Drop --shared from the outer "locked-uv run", or give it to the inner one too where that only reads.');
    }
}
/** Environments would be links into a cache of ours, whose content comes and goes. */
class LinkModeSymlinkError extends errors/* ActionError */.lZ {
    code = 'LINK_MODE_SYMLINK';
    constructor({ from, cacheDir }) {
        super(`link mode symlink (${from}) would make environments of links into ${cacheDir}: they break when that cache is repaired, collected or given up for a new one`, `Take link mode symlink out of ${from}, or set it to hardlink or copy; with a directory of your own in the input cache-dir it is allowed.`);
    }
}

;// CONCATENATED MODULE: ./lib/flow/link-mode.js





/**
 * Tells uv to copy where it cannot link, which it would find out and warn of in each later step. What the user has set
 * stays, but for symbolic links into a cache of ours.
 * @throws LinkModeSymlinkError
 */
async function settleLinkMode(job, platform) {
    const { facts, placement, plan } = job;
    const asked = findAsked(job, platform);
    if (asked?.value === 'symlink')
        refuseSymlinks(asked, job);
    const environmentDir = plan.kind === 'commands' ? plan.environmentDir : undefined;
    if (asked !== undefined || environmentDir === undefined)
        return;
    const obstacle = await findObstacle(placement, environmentDir, platform);
    if (obstacle === undefined || (await isConfigured(job, platform)))
        return;
    platform.actions.exportVariable('UV_LINK_MODE', 'copy');
    note(facts, `${obstacle}: UV_LINK_MODE=copy is set, every file of the environment is written once more, which takes longer and as much ` +
        'space again. To avoid it set LOCKED_UV_BASE to a directory on the disk of the workspace, or UV_PROJECT_ENVIRONMENT to one ' +
        'on the disk of the cache');
}
/** What costs nothing to look at: other configuration is read only where it decides something. */
function findAsked({ inputs, placement }, { host }) {
    const { syncArgs } = inputs;
    const index = syncArgs.findLastIndex((word) => /^--link-mode(=|$)/.test(word));
    const [, inWord] = syncArgs[index]?.split('=') ?? [];
    const value = inWord ?? syncArgs[index + 1];
    if (index >= 0 && value !== undefined)
        return { value, from: 'the input sync-args' };
    const fromEnv = host.env['UV_LINK_MODE'];
    return fromEnv ? { value: fromEnv, from: 'UV_LINK_MODE' } : placement.linkMode;
}
/** A cache of the user's own is theirs to clean: then their environments break by their own doing. */
function refuseSymlinks({ from }, { facts, placement }) {
    const { cacheDir, isOwnCache } = placement;
    if (isOwnCache)
        throw new LinkModeSymlinkError({ from, cacheDir });
    note(facts, `link mode symlink (${from}): environments break when something is removed from ${cacheDir}`);
}
async function findObstacle({ cacheDir, isOwnCache }, environmentDir, { files }) {
    const where = `the cache ${cacheDir} and the environment ${environmentDir}`;
    try {
        const [parent, isThere] = nearest(environmentDir, files);
        if (files.statSync(cacheDir).dev !== files.statSync(parent).dev)
            return `${where} are on different file systems`;
        // Two mounts of one disk, as containers have them, are one device, and yet nothing can be linked from one to the other.
        if (isThere || !isOwnCache)
            return undefined;
        const probe = external_node_path_.join(parent, `.locked-uv-link-${(0,external_node_crypto_.randomUUID)()}`);
        await files.link(external_node_path_.join(external_node_path_.dirname(cacheDir), 'current'), probe);
        await files.unlink(probe);
        return undefined;
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error) ?? '';
        if (errno === 'EXDEV')
            return `${where} are on different mounts of one disk`;
        return NO_HARD_LINKS.includes(errno) ? `${where} are on a file system without hard links` : undefined;
    }
}
// exFAT and the like; some report EPERM.
const NO_HARD_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];
/** The directory itself, or the first one above it that exists. */
function nearest(dir, files) {
    if (files.statSync(dir, { throwIfNoEntry: false }) !== undefined)
        return [dir, true];
    const parent = external_node_path_.dirname(dir);
    return parent === dir ? [dir, true] : [nearest(parent, files)[0], false];
}
async function isConfigured({ inputs }, platform) {
    const tables = await readUvConfig(inputs.projectDir, () => { }, platform);
    const ofPip = tables.map(({ file, settings }) => ({ file, settings: Object(settings['pip']) }));
    return findText([...tables, ...ofPip], 'link-mode') !== undefined;
}
function note(facts, text) {
    if (facts.placement)
        facts.placement = { ...facts.placement, notes: [...facts.placement.notes, text] };
}

;// CONCATENATED MODULE: ./lib/workflow/errors.js

/** The workflow's concurrency groups do certain harm, and the step was told to fail then. */
class ConcurrencyHarmfulError extends errors/* ActionError */.lZ {
    code = 'CONCURRENCY_HARMFUL';
    constructor({ file, findings, }) {
        super(findings.map(({ rule, line, message }) => `${file}:${line} ${rule}: ${message}`).join('\n'), `Change the concurrency of ${file} as the job summary shows, or set the input concurrency-lint to warn.`);
        const [first] = findings;
        if (first !== undefined)
            this.place = { file, startLine: first.line };
    }
}

;// CONCATENATED MODULE: ./lib/workflow/own.js

/**
 * The file that GITHUB_WORKFLOW_REF names (`owner/repo/.github/workflows/x.yml@ref`) in the checkout; a reason where it is
 * not there or belongs to another repository.
 */
function locateOwnWorkflow(workspace, env) {
    const reference = env['GITHUB_WORKFLOW_REF'] ?? '';
    const match = /^([^/]+\/[^/]+)\/(\.github\/workflows\/[^/@]+)@/.exec(reference);
    const [, repository = '', file = ''] = match ?? [];
    if (match === null)
        return { kind: 'none', reason: `GITHUB_WORKFLOW_REF is "${reference}"` };
    if (repository.toLowerCase() !== (env['GITHUB_REPOSITORY'] ?? '').toLowerCase())
        return { kind: 'none', reason: `the workflow belongs to ${repository}` };
    return { kind: 'file', file: external_node_path_.join(workspace, ...file.split('/')), shown: file };
}

;// CONCATENATED MODULE: ./lib/uv/pins.js
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

;// CONCATENATED MODULE: ./lib/flow/version.js


/** The version of this program, from the manifest that lies with it wherever the repository was checked out. */
async function readVersion({ files, host }) {
    const entry = await files.realpath(host.entryFile);
    const text = await files.readFile(external_node_path_.join(external_node_path_.dirname(entry), '..', '..', 'package.json'), 'utf8');
    const { version } = JSON.parse(text);
    return `locked-uv ${version} (default uv ${DEFAULT_VERSION}, ${host.platform} ${host.arch})`;
}

;// CONCATENATED MODULE: ./lib/flow/clean-workflows.js



// Of all repositories of a node together; each has its workflows in a few states at a time.
const MOST_REMEMBERED = 64;
/** Whether this release has found nothing in these workflows before. Any doubt, also a failed read, is a no. */
async function isKnownAsClean(own, memory, platform) {
    try {
        return (await recall(memory, platform)).includes(await digestWorkflows(own, platform));
    }
    catch {
        return false;
    }
}
/** Of two jobs that remember at once one may be forgotten; the next one judges again. */
async function rememberAsClean(own, memory, platform) {
    const { files } = platform;
    const written = `${memory}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        const digest = await digestWorkflows(own, platform);
        const earlier = await recall(memory, platform).catch(() => []);
        const digests = [digest, ...earlier.filter((one) => one !== digest)].slice(0, MOST_REMEMBERED);
        await files.writeFile(written, digests.join('\n'));
        await files.rename(written, memory);
    }
    catch {
        await files.rm(written, { force: true }).catch(() => { });
    }
}
async function recall(memory, { files }) {
    return (await files.readFile(memory, 'utf8')).split('\n');
}
/** All that decides on the findings: this release, which workflow it is, and the files that share its groups. */
async function digestWorkflows({ file, shown }, platform) {
    const { files, host } = platform;
    const dir = external_node_path_.dirname(file);
    const hash = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([await readVersion(platform), host.entryFile, shown]));
    for (const name of (await files.readdir(dir)).toSorted())
        hash.update(JSON.stringify([name, await files.readFile(external_node_path_.join(dir, name), 'utf8')]));
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./lib/flow/linter.js





/** Judges the concurrency groups of the workflow that runs. */
function startLinter(job, platform) {
    let judging;
    const judge = (memory) => {
        judging ??= (0,timed/* timed */.a)(job.facts, 'lint', platform, () => judgeUnlessClean(job.workspace, memory, platform));
        return judging;
    };
    return { judge, tell: async () => tellJudgement(await judge(), job, platform) };
}
/** Parsers of YAML and of expressions take longer to load than all else: they are imported when they are needed. */
async function judgeUnlessClean(workspace, memory, platform) {
    const own = locateOwnWorkflow(workspace, platform.host.env);
    if (own.kind === 'none')
        return { kind: 'not-judged', reason: own.reason, isBug: false };
    if (memory !== undefined && (await isKnownAsClean(own, memory, platform)))
        return { kind: 'judged', shown: own.shown, findings: [], text: '' };
    const { judgeOwnWorkflow } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(224), __webpack_require__.e(753)]).then(__webpack_require__.bind(__webpack_require__, 1753));
    const judgement = await judgeOwnWorkflow(own, platform);
    const isClean = judgement.kind === 'judged' && judgement.findings.length === 0;
    if (memory !== undefined && isClean)
        await rememberAsClean(own, memory, platform);
    return judgement;
}
/**
 * Details go to a log group and the summary, one line joins the notices. Where there is nothing to judge, a line in the log
 * tells.
 * @throws ConcurrencyHarmfulError in mode `error`, for findings of that severity
 */
function tellJudgement(judgement, { mode, facts }, { actions }) {
    if (judgement.kind === 'not-judged') {
        const { reason, isBug } = judgement;
        if (isBug)
            actions.info(`The concurrency could not be judged, which is a bug of this action: ${reason}`);
        else
            actions.debug(`The concurrency of the workflow is not judged: ${reason}`);
        return;
    }
    const { shown, findings, text } = judgement;
    facts.concurrency = { file: shown, findings };
    if (findings.length === 0)
        return;
    const close = actions.openGroup(`Concurrency groups: ${(0,shared_text/* plural */.LS)(findings.length, 'finding')} in ${shown}`);
    actions.info(text);
    close();
    facts.notices.push(sumUp(shown, findings));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (mode === 'error' && errors.length > 0)
        throw new ConcurrencyHarmfulError({ file: shown, findings: errors });
}
/** For the one annotation of the run. */
function sumUp(file, findings) {
    const list = findings.map(({ rule, line }) => `${rule} in line ${line}`).join(', ');
    return `The concurrency of ${file} can be better (${list}): see the job summary, or add "# locked-uv: ignore CG… -- reason".`;
}

// EXTERNAL MODULE: ./lib/cache/marks.js
var marks = __webpack_require__(2216);
// EXTERNAL MODULE: ./lib/cache/space.js
var cache_space = __webpack_require__(4408);
;// CONCATENATED MODULE: ./lib/flow/bound-disk.js







// Post must not keep a runner.
const POST_MS = 30_000;
// Measuring walks everything: seconds for a million files.
const MEASURE_EVERY_MS = 600_000;
/** In post. A cancelled job is in a hurry: it only says that it is gone. */
async function boundDisk(plan, platform) {
    const { actions } = platform;
    if (plan.mark !== undefined)
        await unmark(plan.mark, platform);
    if (actions.input('job-status').toLowerCase() === 'cancelled')
        return;
    const space = await readSpace(plan.baseDir, platform);
    const isShort = missingSpace(space, plan.floor) !== undefined;
    const isDue = plan.maxBytes !== undefined && (await isMeasuringDue(plan.baseDir, platform));
    if (isShort || isDue)
        await collectNow({ plan, timeoutMs: POST_MS, maxBytes: plan.maxBytes }, platform);
    else if (missingSpace(space, doubleFloor(plan.floor)) !== undefined)
        await collectNow({ plan, timeoutMs: POST_MS, maxBytes: undefined, isEarly: true }, platform);
    for (const baseDir of plan.fullBases)
        await clearFullBase({ ...plan, baseDir }, platform);
}
/** Else what is ours would lie there for ever: each job passes it over, and collects where it works. */
async function clearFullBase(plan, platform) {
    const { baseDir } = plan;
    try {
        await withoutBallast(layoutOf(baseDir), platform, () => collectNow({ plan, timeoutMs: POST_MS, maxBytes: undefined }, platform));
    }
    catch (error) {
        platform.actions.info(`The disk of ${baseDir} on ${platform.host.hostname} is full, and it could not be cleared of what is ours: ${messageOf(error)}`);
    }
}
/** True once in ten minutes, for one of the jobs that ask. */
async function isMeasuringDue(baseDir, { clock, files }) {
    const file = path.join(layoutOf(baseDir).versionDir, 'measured');
    const stats = await unlessErrno(['ENOENT'], () => files.stat(file));
    if (stats !== undefined && clock.nowMs() - stats.mtimeMs < MEASURE_EVERY_MS)
        return false;
    await files.writeFile(file, '');
    return true;
}
/** Collects and tells what went. */
async function collectNow(request, platform) {
    const { actions, host } = platform;
    const { collect } = await __webpack_require__.e(/* import() */ 754).then(__webpack_require__.bind(__webpack_require__, 1754));
    const { plan, timeoutMs, maxBytes, isEarly = false } = request;
    const floor = isEarly ? (0,cache_space/* doubleFloor */.Gp)(plan.floor) : plan.floor;
    const { lines, isEnough } = await collect({ ...plan, floor, maxBytes, timeoutMs, isEarly, isDryRun: false }, platform);
    const space = tellSpace(await (0,cache_space/* readSpace */.lM)(plan.baseDir, platform));
    for (const line of lines)
        actions.info(`Disk of ${plan.baseDir} on ${host.hostname}: ${line}`);
    if (lines.length > 0 || !(isEnough || isEarly))
        actions.info(`${plan.baseDir} on ${host.hostname}: ${space}${isEnough || isEarly ? '' : '; what is left is in use'}`);
}
function tellSpace({ freeBytes, inodes }) {
    const files = inodes === undefined ? '' : ` and ${inodes.free} inodes`;
    return `${(0,shared_text/* formatBytes */.z3)(freeBytes)}${files} free`;
}

;// CONCATENATED MODULE: ./lib/flow/make-room.js





// A full disk is worth a minute before the sync.
const BEFORE_SYNC_MS = 60_000;
/** Before the directories are chosen: a disk that fills up in mid-sync leaves damage behind. */
async function makeRoom(job, platform) {
    const { base, facts } = job;
    const floor = job.inputs.minFree;
    if ((0,cache_space/* missingSpace */.n6)(await (0,cache_space/* readSpace */.lM)(base.dir, platform), floor) === undefined)
        return;
    const plan = await planCollect(job);
    await collectNow({ plan, timeoutMs: BEFORE_SYNC_MS, maxBytes: undefined }, platform);
    const space = await (0,cache_space/* readSpace */.lM)(base.dir, platform);
    if ((0,cache_space/* missingSpace */.n6)(space, floor) !== undefined)
        facts.notices.push(`${base.dir} on ${facts.host} has ${tellSpace(space)}, less than min-free-space, and nothing more of ours can go: ` +
            'free space there, or set LOCKED_UV_BASE to another disk');
}
/** Until post, nobody collects the cache of this job, also between its steps. */
async function noteUse(job, platform) {
    if (!job.placement.isOwnCache)
        return;
    try {
        const mark = await (0,marks/* markUse */.F$)(job.placement.cacheDir, platform);
        job.session.add({ collect: { ...(await planCollect(job)), mark } }, platform);
    }
    catch (error) {
        platform.actions.info(`The use of ${job.placement.cacheDir} is not marked: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function planCollect({ inputs, base, uv, isOffline }) {
    return {
        baseDir: base.dir,
        floor: inputs.minFree,
        maxBytes: inputs.maxCacheBytes,
        isOffline: await isOffline(),
        uv: { path: uv.uvPath, epochDir: (0,placement_layout/* epochDirOf */.yS)((0,placement_layout/* layoutOf */.aH)(base.dir), uv.version) },
        mark: undefined,
        fullBases: base.candidates.flatMap(({ fullBase }) => fullBase ?? []),
    };
}

;// CONCATENATED MODULE: ./lib/cache/last-use.js


/**
 * Says that what lies directly in `dir` was used now, by its modification time: a version of uv or a Python that is old
 * and in daily use is not the first to be collected. Does nothing where `file` lies elsewhere.
 */
async function last_use_noteUse({ file, dir }, { clock, files }) {
    const [name = '', ...inside] = external_node_path_.relative(dir, file).split(external_node_path_.sep);
    if (inside.length === 0 || name === '..' || external_node_path_.isAbsolute(name))
        return;
    const now = new Date(clock.nowMs());
    await (0,errors/* unlessErrno */.DB)(['ENOENT', 'EACCES', 'EPERM', 'EROFS'], () => files.utimes(external_node_path_.join(dir, name), now, now));
}

;// CONCATENATED MODULE: ./lib/uv/errors.js


/** A version was asked for in a form that is neither an exact version nor a range. */
class UvVersionInvalid extends errors/* ActionError */.lZ {
    code = 'UV_VERSION_INVALID';
    constructor(rawVersion, from) {
        super(`${JSON.stringify(rawVersion.slice(0, 200))} (${from}) is no version of uv and no range of versions`, 'Write an exact version such as 0.13.8 or a PEP 440 specifier set such as ">=0.13,<0.14"; the input version also takes latest, latest-known and ranges of npm such as ^0.13.');
    }
}
/** A file that says which uv is wanted cannot be read, parsed or understood. */
class UvVersionFileInvalid extends errors/* ActionError */.lZ {
    code = 'UV_VERSION_FILE_INVALID';
    constructor(file, problem, cause) {
        super(`${file}: ${problem}`, `Correct ${file}, or name a file that states a version of uv in the input version-file.`, cause);
    }
}
/** What the step asks for is what uv itself would refuse in this project. */
class UvVersionConflict extends errors/* ActionError */.lZ {
    code = 'UV_VERSION_CONFLICT';
    constructor(asked, required) {
        super(`uv ${asked} contradicts ${required}`, 'Drop the version from the step, or change required-version so that both agree.');
    }
}
/** No version satisfies the range. */
class UvVersionNotFound extends errors/* ActionError */.lZ {
    code = 'UV_VERSION_NOT_FOUND';
    /** `notes`: what is known of the versions that were looked through. */
    constructor(range, notes) {
        super(`no version of uv satisfies ${range.specifier} (${range.from}); ${notes.join('; ')}`, 'Ask for the exact version, widen the range, or use a newer release of this action.');
    }
}
/** uv is not published for this machine. */
class UvPlatformUnsupported extends errors/* ActionError */.lZ {
    code = 'UV_PLATFORM_UNSUPPORTED';
    constructor(machine) {
        super(`uv is not published for ${machine}`, 'Run the job on a machine for which uv is published, or put uv of the wanted version on PATH.');
    }
}
/** Bytes arrived that are not the bytes that were published. Never answered by trying elsewhere. */
class UvDigestMismatch extends errors/* ActionError */.lZ {
    code = 'UV_DIGEST_MISMATCH';
    constructor(facts) {
        super(`${facts.file} from ${(0,shared_text/* redactUrl */.BO)(facts.url)} has sha256 ${facts.actual}, expected ${facts.expected} (${facts.expectedBy})`, 'Find out who changed the file; where the checksum input is set, compare it with the digest that the publisher states.');
    }
}
/** The step does not want a version with this defect. */
class UvVersionKnownBad extends errors/* ActionError */.lZ {
    code = 'UV_VERSION_KNOWN_BAD';
    constructor(defect, from, nearestGood) {
        super(`${defect} (${from})`, nearestGood === undefined
            ? 'Ask for another version, or set known-bad to warn.'
            : `Ask for uv ${nearestGood} or newer, or set known-bad to warn.`);
    }
}
/** A file system is full or the quota of this user is used up. */
class UvInstallDiskFull extends errors/* ActionError */.lZ {
    code = 'UV_INSTALL_DISK_FULL';
    constructor(dir, cause) {
        super(`no space is left in ${dir} to install uv`, `Free about 150 MB on the file system of ${dir}.`, cause);
    }
}
/** No directory takes the tool. */
class UvInstallDirUnwritable extends errors/* ActionError */.lZ {
    code = 'UV_INSTALL_DIR_UNWRITABLE';
    constructor(attempts) {
        super(`uv cannot be installed: ${attempts.join('; ')}`, 'Make RUNNER_TOOL_CACHE writable for the user of the runner.');
    }
}
/** The place is taken by something that neither works nor lets itself be moved. */
class UvInstallBlocked extends errors/* ActionError */.lZ {
    code = 'UV_INSTALL_BLOCKED';
    constructor(dir, reason, cause) {
        super(`${dir} does not hold the uv that was asked for and cannot be replaced: ${reason}`, `Remove ${dir} while no job runs on this machine.`, cause);
    }
}
/** A command at a shell needs a uv that is there; only the action fetches one. */
class UvNotOnPath extends errors/* ActionError */.lZ {
    code = 'UV_NOT_ON_PATH';
    constructor(searchPath) {
        super(`there is no uv that runs on PATH (${searchPath})`, 'Install uv and put its directory on PATH; in a job, do so by a step that uses this action.');
    }
}

;// CONCATENATED MODULE: ./lib/uv/asset.js

// Names: `dist-workspace.toml` of astral-sh/uv and its wheels since 0.8. Node calls little-endian POWER `ppc64`. Of the
// 32-bit ARM builds the one for ARMv7 is taken: neither the runner nor Node 24 run on less.
const ROWS = [
    ['linux x64 gnu', 'x86_64-unknown-linux-gnu', 'manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
    ['linux x64 musl', 'x86_64-unknown-linux-musl', 'musllinux_1_1_x86_64'],
    ['linux arm64 gnu', 'aarch64-unknown-linux-gnu', 'manylinux_2_28_aarch64', 'manylinux_2_17_aarch64'],
    ['linux arm64 musl', 'aarch64-unknown-linux-musl', 'musllinux_1_1_aarch64'],
    ['linux arm gnu', 'armv7-unknown-linux-gnueabihf', 'manylinux_2_17_armv7l', 'manylinux2014_armv7l'],
    ['linux arm musl', 'armv7-unknown-linux-musleabihf', 'musllinux_1_1_armv7l'],
    ['linux ia32 gnu', 'i686-unknown-linux-gnu', 'manylinux_2_17_i686', 'manylinux2014_i686'],
    ['linux ia32 musl', 'i686-unknown-linux-musl', 'musllinux_1_1_i686'],
    ['linux ppc64 gnu', 'powerpc64le-unknown-linux-gnu', 'manylinux_2_17_ppc64le', 'manylinux2014_ppc64le'],
    ['linux s390x gnu', 's390x-unknown-linux-gnu', 'manylinux_2_17_s390x', 'manylinux2014_s390x'],
    ['linux riscv64 gnu', 'riscv64gc-unknown-linux-gnu', 'manylinux_2_31_riscv64'],
    ['linux riscv64 musl', 'riscv64gc-unknown-linux-musl', 'musllinux_1_1_riscv64'],
    ['darwin x64', 'x86_64-apple-darwin', 'macosx_10_12_x86_64'],
    ['darwin arm64', 'aarch64-apple-darwin', 'macosx_11_0_arm64'],
    ['win32 x64', 'x86_64-pc-windows-msvc', 'win_amd64'],
    ['win32 arm64', 'aarch64-pc-windows-msvc', 'win_arm64'],
    ['win32 ia32', 'i686-pc-windows-msvc', 'win32'],
];
/** @throws UvPlatformUnsupported */
function findAsset(host) {
    const machine = [host.platform, host.arch, host.libc].filter(Boolean).join(' ');
    const row = ROWS.find(([name]) => name === machine);
    if (row === undefined)
        throw new UvPlatformUnsupported(machine);
    const [, triple, ...platformTags] = row;
    const isWindows = host.platform === 'win32';
    return {
        triple,
        archive: `uv-${triple}.${isWindows ? 'zip' : 'tar.gz'}`,
        exe: isWindows ? '.exe' : '',
        platformTags,
    };
}
/**
 * The wheel that suits a machine best. A tag set may name both C libraries (the static builds for aarch64 and armv7
 * do): it serves either, and a machine with glibc prefers the build that is made for glibc alone.
 */
function chooseWheel(wheels, asset) {
    return wheels
        .map((wheel) => ({ wheel, rank: rankTagSet(wheel.platformTag.split('.'), asset.platformTags) }))
        .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
        .sort((a, b) => a.rank - b.rank)[0]?.wheel;
}
function rankTagSet(tagSet, wanted) {
    const preference = wanted.findIndex((tag) => tagSet.includes(tag));
    if (preference === -1)
        return Number.POSITIVE_INFINITY;
    const families = new Set(tagSet.map((tag) => tag.slice(0, 4)));
    return preference + (families.size > 1 ? 0.5 : 0);
}

;// CONCATENATED MODULE: ./lib/uv/disk.js


/** Runs work that writes below `dir`. @throws UvInstallDiskFull where the work met a full file system or quota */
async function writingTo(dir, work) {
    try {
        return await work();
    }
    catch (error) {
        const isFull = ['ENOSPC', 'EDQUOT'].includes((0,errors/* errnoOf */.UQ)(error) ?? '');
        throw isFull ? new UvInstallDiskFull(dir, error) : error;
    }
}

;// CONCATENATED MODULE: ./lib/uv/place.js




const TOOL_NAME = 'locked-uv';
const LEFTOVER = /^\.(stage|bad)-\d+-/;
// Far beyond every time limit of an install.
const LEFTOVER_AGE_MS = 60 * 60_000;
const REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST'];
/** The directories that may hold versions of uv, the preferred one first. */
function planRoots(fallbackDir, { env }) {
    const toolCache = env['RUNNER_TOOL_CACHE'];
    return [...(toolCache && external_node_path_.isAbsolute(toolCache) ? [external_node_path_.join(toolCache, TOOL_NAME)] : []), fallbackDir];
}
/** The places that may hold the build, the preferred one first. */
function planPlaces(build, host) {
    return planRoots(build.fallbackDir, host).map((root) => {
        const versionDir = external_node_path_.join(root, build.version);
        const dir = external_node_path_.join(versionDir, build.triple);
        return { versionDir, dir, marker: `${dir}.complete` };
    });
}
/**
 * Opens a directory of our own beside the first place that can be written. Sweeps what dead installs left there.
 * @throws UvInstallDirUnwritable, UvInstallDiskFull
 */
async function openStage(places, platform) {
    const refusals = [];
    for (const place of places) {
        try {
            return { place, dir: await makeStage(place, platform) };
        }
        catch (error) {
            if (!REFUSALS.includes((0,errors/* errnoOf */.UQ)(error) ?? ''))
                throw error;
            refusals.push((0,errors/* messageOf */.bD)(error));
        }
    }
    throw new UvInstallDirUnwritable(refusals);
}
async function makeStage({ versionDir }, platform) {
    const { files, host } = platform;
    return writingTo(versionDir, async () => {
        await files.mkdir(versionDir, { recursive: true });
        const dir = await files.mkdtemp(external_node_path_.join(versionDir, `.stage-${host.pid}-`));
        // A container job of another user is to be able to run what is installed here.
        await files.chmod(dir, 0o755);
        await sweepLeftovers(dir, platform);
        return dir;
    });
}
/**
 * Removes what is older than any running install. The file system's own clock tells the age, by the stage that was just
 * made: the server of a network file system may be hours away from ours. A rename sets the ctime of the entry.
 */
async function sweepLeftovers(stageDir, { files }) {
    const versionDir = external_node_path_.dirname(stageDir);
    const { ctimeMs: nowMs } = await files.lstat(stageDir);
    const names = (await files.readdir(versionDir)).filter((name) => LEFTOVER.test(name));
    for (const name of names) {
        const entry = external_node_path_.join(versionDir, name);
        try {
            if (nowMs - (await files.lstat(entry)).ctimeMs > LEFTOVER_AGE_MS)
                await files.rm(entry, { recursive: true, force: true });
        }
        catch {
            // Another install is sweeping too, or the entry belongs to another user: it is in nobody's way.
        }
    }
}

;// CONCATENATED MODULE: ./lib/uv/command.js

// Enough for the last words of any command that is run here.
const OUTPUT_TAIL_BYTES = 16_384;
/**
 * Runs a command silently, with an end: it is killed with its children when the time is up or the job is cancelled.
 * @throws the reason of the signal
 */
async function runCommand(argv, { cwd, env, timeoutMs, signal }, { processes, clock }) {
    signal.throwIfAborted();
    let output = Buffer.alloc(0);
    const onOutput = (chunk) => {
        output = Buffer.concat([output, chunk]).subarray(-OUTPUT_TAIL_BYTES);
    };
    const child = startOrExplain({ argv, cwd, env, onOutput }, processes);
    if ('kind' in child)
        return child;
    const over = new AbortController();
    const isTimeUp = clock.sleep(timeoutMs, AbortSignal.any([over.signal, signal])).then(() => {
        if (over.signal.aborted)
            return false;
        if (child.pid !== undefined)
            processes.signalGroup(child.pid, 'SIGKILL');
        return true;
    });
    const end = await child.ended;
    over.abort();
    const wasStopped = await isTimeUp;
    signal.throwIfAborted();
    if (wasStopped)
        return { kind: 'stopped', reason: `no end within ${timeoutMs} ms` };
    if (end.kind === 'signalled')
        return { kind: 'stopped', reason: `ended by ${end.signal}` };
    return end.kind === 'exited' ? { ...end, output: output.toString('utf8') } : end;
}
/** Node emits ENOENT, EACCES, EAGAIN, EMFILE and ENFILE, and throws ETXTBSY, ENOMEM and the rest out of `spawn`. */
function startOrExplain(spec, processes) {
    try {
        return processes.start(spec);
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === undefined)
            throw error;
        return { kind: 'not-started', reason: (0,errors/* messageOf */.bD)(error) };
    }
}

;// CONCATENATED MODULE: ./lib/uv/record.js



const RECORD_NAME = '.locked-uv.json';
/** Records the executables of a stage. Their identities survive the rename of the directory around them. */
async function writeRecord(dir, { verifiedBy, names }, platform) {
    const entries = await Promise.all(names.map(async (name) => {
        const file = external_node_path_.join(dir, name);
        const executable = { sha256: await digest(file, platform), identity: await identify(file, platform) };
        return [name, executable];
    }));
    const record = { format: 1, verifiedBy, executables: Object.fromEntries(entries) };
    await platform.files.writeFile(external_node_path_.join(dir, RECORD_NAME), `${JSON.stringify(record, undefined, 2)}\n`);
}
/**
 * Compares the executables of a directory with its record. A hit costs two system calls for each: only a file that was
 * copied or written since the install is read.
 */
async function compareWithRecord(dir, platform) {
    const record = await readRecord(dir, platform);
    if (record === undefined)
        return { kind: 'none' };
    let isUntouched = true;
    for (const [name, { sha256, identity }] of Object.entries(record.executables)) {
        const file = external_node_path_.join(dir, name);
        try {
            if ((await identify(file, platform)) === identity)
                continue;
            isUntouched = false;
            const actual = await digest(file, platform);
            if (actual !== sha256)
                return { kind: 'changed', reason: `${name} has sha256 ${actual}, ${sha256} was installed` };
        }
        catch (error) {
            if ((0,errors/* errnoOf */.UQ)(error) === undefined)
                throw error;
            return { kind: 'changed', reason: `${name} cannot be read (${(0,errors/* errnoOf */.UQ)(error)})` };
        }
    }
    return { kind: 'same', verifiedBy: record.verifiedBy, isUntouched };
}
/** Undefined where there is none, or none of ours: uv put there by other means is judged by its own words alone. */
async function readRecord(dir, { files }) {
    try {
        const record = JSON.parse(await files.readFile(external_node_path_.join(dir, RECORD_NAME), 'utf8'));
        return isRecord(record) ? record : undefined;
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    const { format, verifiedBy, executables } = (value ?? {});
    return format === 1 && typeof verifiedBy === 'string' && typeof executables === 'object';
}
async function digest(file, { files }) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(await files.readFile(file))
        .digest('hex');
}
async function identify(file, { files }) {
    const { dev, ino, size, mtimeNs, ctimeNs } = await files.stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}

;// CONCATENATED MODULE: ./lib/uv/probe.js




// `uv --version` takes 10 ms; a cold page cache on a busy node or a virus scanner takes seconds.
const PROBE_TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;
const PAUSE_MS = 200;
const SHORTAGE = /\b(EAGAIN|ENOMEM|EMFILE|ENFILE|ETXTBSY)\b/;
/** The version that an executable says it has; undefined for one that is no uv or does not run. */
async function probe_readUvVersion(uvPath, signal, platform) {
    const end = await runVersion(uvPath, signal, platform);
    return end.kind === 'exited' && end.code === 0 ? findVersion(end.output) : undefined;
}
/**
 * Judges an executable by what it says: the second word of `uv --version` is the version, in every release. Neither a
 * marker nor a size tells a good binary from one that was cut off, or replaced by another version.
 */
async function probeUv(uvPath, { version, signal }, platform) {
    for (let attempt = 1;; attempt++) {
        const verdict = judge(await runVersion(uvPath, signal, platform), version);
        if (verdict.kind !== 'unsure' || attempt === ATTEMPTS)
            return verdict;
        await platform.clock.sleep(PAUSE_MS, signal);
    }
}
/** The same for a directory that is to hold uv and uvx: they also have to be what its record says, if it has one. */
async function probeToolDir(dir, { exe, ...probed }, platform) {
    try {
        if (!(await platform.files.lstat(dir)).isDirectory())
            return broken(`${dir} is no directory`);
        if (!(await platform.files.stat(external_node_path_.join(dir, `uvx${exe}`))).isFile())
            return broken('uvx is no file');
    }
    catch (error) {
        return broken((0,errors/* messageOf */.bD)(error));
    }
    // Before anything of it is run.
    const compared = await compareWithRecord(dir, platform);
    if (compared.kind === 'changed')
        return broken(compared.reason);
    return probeUv(external_node_path_.join(dir, `uv${exe}`), probed, platform);
}
function runVersion(uvPath, signal, platform) {
    // A value that uv does not accept in one of its variables would make a good binary exit with 2.
    const env = Object.fromEntries(Object.entries(platform.host.env).filter(([name]) => !/^UV_/i.test(name)));
    const options = { cwd: external_node_path_.dirname(uvPath), env, timeoutMs: PROBE_TIMEOUT_MS, signal };
    return runCommand([uvPath, '--version'], options, platform);
}
function judge(end, version) {
    if (end.kind === 'not-started')
        return SHORTAGE.test(end.reason) ? { kind: 'unsure', reason: end.reason } : broken(end.reason);
    // SIGKILL is the out-of-memory killer or our own time limit; a damaged binary dies of SIGSEGV, SIGBUS or SIGILL.
    if (end.kind === 'stopped')
        return /SIG(?!KILL)/.test(end.reason) ? broken(end.reason) : { kind: 'unsure', reason: end.reason };
    const found = findVersion(end.output);
    if (end.code === 0 && found === version)
        return { kind: 'works' };
    return broken(found === undefined ? `exit code ${end.code}: ${end.output.trim().slice(0, 200)}` : `it is uv ${found}`);
}
function findVersion(output) {
    return /^uv (\S+)/m.exec(output)?.[1];
}
function broken(reason) {
    return { kind: 'broken', reason };
}

;// CONCATENATED MODULE: ./lib/uv/publish.js



const publish_ATTEMPTS = 5;
const publish_PAUSE_MS = 200;
// What rename(2) answers where the destination is taken: Linux and macOS, then Windows.
const TAKEN = ['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES', 'EBUSY'];
const UNMOVABLE = ['EPERM', 'EACCES', 'EBUSY'];
/**
 * Puts a filled stage in its place by rename, so that nobody ever sees half of it, and never writes into what somebody
 * may be running. Where a rival was faster and its copy works, that one is used; a copy that does not work is moved aside.
 * Whoever won is probed, and the marker comes last: it vouches for something that was seen to run.
 * @throws UvInstallBlocked
 */
async function publish(stage, probe, platform) {
    let isPublished = false;
    let reason = '';
    for (let attempt = 1; attempt <= publish_ATTEMPTS; attempt++) {
        isPublished ||= await tryRename(stage.dir, stage.place.dir, platform);
        const judged = await readIdentity(stage.place.dir, platform);
        const verdict = await probe(stage.place.dir);
        if (verdict.kind === 'works') {
            await writeMarker(stage.place, platform);
            return isPublished ? 'ours' : 'theirs';
        }
        reason = verdict.reason;
        // What ran as a stage and does not run now is on the move between rivals, and comes to rest.
        const isToWait = isPublished || verdict.kind === 'unsure';
        if (isToWait || !(await moveAside(stage.place, judged, platform)))
            await platform.clock.sleep(publish_PAUSE_MS);
    }
    throw new UvInstallBlocked(stage.place.dir, reason);
}
/** Vouches for the place towards `find` of \@actions/tool-cache; a tool cache that cannot be written does without. */
async function writeMarker({ marker }, { files }) {
    const accepted = ['EEXIST', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];
    await (0,errors/* unlessErrno */.DB)(accepted, () => files.writeFile(marker, '', { flag: 'wx' }));
}
async function tryRename(from, to, { files }) {
    try {
        await files.rename(from, to);
        return true;
    }
    catch (error) {
        const isTaken = TAKEN.includes((0,errors/* errnoOf */.UQ)(error) ?? '') && (await readIdentity(to, { files })) !== undefined;
        if (isTaken)
            return false;
        throw error;
    }
}
/**
 * Clears the place of what was judged, and of nothing else: between the verdict and the rename a rival may have put a
 * good copy there, which then goes back. What is moved stays for the next sweep, because jobs may still be running it.
 * @returns false where the system refuses
 */
async function moveAside(place, judged, { files, host }) {
    if (judged === undefined || (await readIdentity(place.dir, { files })) !== judged)
        return true;
    const aside = external_node_path_.join(await files.mkdtemp(external_node_path_.join(place.versionDir, `.bad-${host.pid}-`)), 'was');
    try {
        await files.rename(place.dir, aside);
    }
    catch (error) {
        if (UNMOVABLE.includes((0,errors/* errnoOf */.UQ)(error) ?? ''))
            return false;
        if ((0,errors/* errnoOf */.UQ)(error) === 'ENOENT')
            return true;
        throw error;
    }
    if ((await readIdentity(aside, { files })) !== judged)
        await tryRename(aside, place.dir, { files });
    return true;
}
/** Names one state of a directory entry; a directory that was replaced has another inode. */
async function readIdentity(entry, { files }) {
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.lstat(entry, { bigint: true }));
    return stats && `${stats.dev}:${stats.ino}`;
}

;// CONCATENATED MODULE: ./lib/uv/share.js






/**
 * Puts a copy of what works into another place: where all runner instances of this node look, so that only one of them
 * fetches, or where a copy was damaged. It is a favour: where it cannot be done, somebody fetches later.
 */
async function copyTo(place, from, { job, platform }) {
    const { version, signal, onProgress } = job.request;
    const { files } = platform;
    let stage;
    try {
        stage = await openStage([place], platform);
        const { dir } = stage;
        const names = (await files.readdir(from.dir)).filter((name) => !name.startsWith('.'));
        for (const name of names)
            await files.copyFile(external_node_path_.join(from.dir, name), external_node_path_.join(dir, name));
        await writeRecord(dir, { verifiedBy: from.verifiedBy, names }, platform);
        const probed = { version, exe: job.asset.exe, signal };
        await publish(stage, (candidate) => probeToolDir(candidate, probed, platform), platform);
    }
    catch (error) {
        signal.throwIfAborted();
        onProgress(`No copy of uv in ${place.dir}: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    finally {
        if (stage !== undefined)
            await files.rm(stage.dir, { recursive: true, force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/errors.js


/** A place for uv's releases was named that is none. */
class UvSourceInvalid extends errors/* ActionError */.lZ {
    code = 'UV_SOURCE_INVALID';
    constructor(from, rawUrl) {
        super(`${JSON.stringify((0,shared_text/* redactUrl */.BO)(rawUrl))} (${from}) is no http, https or file URL`, `Correct ${from}. Characters such as # / ? @ in a password are written %23 %2F %3F %40; file URLs have three slashes (file:///srv/uv).`);
    }
}
/** For one line: `index: …; mirror: …`. */
function joinReasons(failures) {
    if (failures.length === 0)
        return 'none is to be asked';
    return failures.map(({ source, reason }) => `${source}: ${reason}`).join('; ');
}
// What a source that did answer has to say is worth more than the silence of the others.
const REMEDIES = [
    [
        'certificate',
        'Let the runner trust the certificate of your proxy or index: set SSL_CERT_FILE or NODE_EXTRA_CA_CERTS to its CA bundle.',
    ],
    [
        'denied',
        'Give the runner the credentials that the source asks for: in the URL of the index, in a netrc file, or in https_proxy.',
    ],
    [
        'unverifiable',
        'Use a newer release of this action, or state the sha256 of the file to be fetched in the checksum input.',
    ],
    ['absent', 'Check that this version of uv was published, and that your index or mirror carries it.'],
    ['unfit', 'Find out what the source serves in place of uv, or restrict the input sources to others.'],
    ['rate-limited', 'Run the job again later, or name an index or mirror of your own.'],
    [
        'unreachable',
        'Give the runner access to one of these sources (https_proxy, UV_DEFAULT_INDEX, download-base-url), or put this uv on PATH or into the tool cache.',
    ],
];
/** Every source was tried and none gave a verified uv. */
class UvUnavailable extends errors/* ActionError */.lZ {
    code = 'UV_UNAVAILABLE';
    failures;
    constructor(version, failures) {
        super([
            `uv ${version} cannot be had from any source`,
            ...failures.map((failure) => `  ${joinReasons([failure])}`),
        ].join('\n'), REMEDIES.find(([trouble]) => failures.some((failure) => failure.trouble === trouble))?.[1] ??
            'Put uv of this version on PATH, or name another source in the input sources.');
        this.failures = failures;
    }
    /** Silence, a closed door, somebody else's page: no source said anything about the version. */
    get isOffline() {
        return !this.failures.some(({ trouble }) => trouble === 'absent' || trouble === 'unverifiable');
    }
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./lib/uv/link.js

/** Of the machine itself. */
function isFileUrl(url) {
    return /^file:/i.test(url);
}
/**
 * A link as its page means it. Undefined for one that is no link to a file, and for one to a file of this machine where the
 * page came from another.
 */
function resolveLink(link, pageUrl) {
    if (!URL.canParse(link, pageUrl))
        return undefined;
    const { protocol, href } = new URL(link, pageUrl);
    const isAllowed = /^https?:$/.test(protocol) || (isFileUrl(href) && isFileUrl(pageUrl));
    return isAllowed ? href : undefined;
}
/** Whether text is a whole http, https or file URL that leads somewhere. */
function isUsableUrl(text) {
    if (!/^(https?|file):\/\//i.test(text) || !URL.canParse(text))
        return false;
    try {
        return /^http/i.test(text) || (0,external_node_url_.fileURLToPath)(text) !== '';
    }
    catch {
        // A file of another host, or with an encoded slash.
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/uv/manifest.js

/**
 * Reads a manifest of uv's releases: one JSON object per line, as the publisher's own, or one array of them. Relative
 * URLs count from the manifest. Variants of a build are left out.
 * @throws SyntaxError or TypeError for anything else
 */
function parseManifest(body, manifestUrl) {
    const records = body.trimStart().startsWith('[')
        ? JSON.parse(body)
        : body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
    return records.map(({ version, artifacts }) => {
        if (typeof version !== 'string' || !Array.isArray(artifacts))
            throw new TypeError('a record without version and artifacts');
        return { version, artifacts: artifacts.flatMap((raw) => toArtifact(raw, manifestUrl)) };
    });
}
function toArtifact(raw, manifestUrl) {
    const { platform, url, sha256, variant } = raw;
    if (typeof platform !== 'string' || typeof url !== 'string')
        throw new TypeError('an artifact without platform and url');
    if (variant !== undefined && variant !== 'default')
        return [];
    const target = resolveLink(url, manifestUrl);
    if (target === undefined)
        throw new TypeError('an artifact with a link that leads nowhere');
    const isDigest = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256);
    return [{ platform, url: target, sha256: isDigest ? sha256.toLowerCase() : undefined }];
}

;// CONCATENATED MODULE: ./lib/uv/digests.js
/** Loaded on demand: the table is large, and most jobs find uv installed. */
async function readDigests() {
    const { default: digests } = await __webpack_require__.e(/* import() */ 991).then(__webpack_require__.t.bind(__webpack_require__, 3991, 17));
    return digests;
}

;// CONCATENATED MODULE: ./lib/uv/verify.js


const BY_CHECKSUM_INPUT = 'checksum input';
const BY_DIGEST_TABLE = 'bundled digest table';
const ARCHIVE_NAME = /^uv-.*\.(tar\.gz|zip)$/;
/**
 * The digest of a wheel. A checksum that is known to belong to another file (somebody pinned a release archive) rules the
 * wheel out before it is fetched, so that the file which is meant can still be had.
 */
async function expectWheelDigest(wheel, { checksums, asset }) {
    const bundled = (await readDigests())[wheel.version]?.[wheel.platformTag];
    const stated = findStated(checksums, [wheel.filename, asset.triple]);
    if (stated?.kind === 'known' && bundled !== undefined && bundled !== stated.sha256)
        return {
            kind: 'excluded',
            reason: `the checksum input is not that of ${wheel.filename} (${bundled})`,
        };
    if (stated !== undefined)
        return stated;
    return bundled === undefined
        ? { kind: 'unknown', reason: `no digest is known for ${wheel.filename}` }
        : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE };
}
/** The digest of an archive, as far as it is known without asking anybody; undefined where it is not. */
async function expectArchiveDigest({ version, archive }, { checksums, asset }) {
    const row = (await readDigests())[version] ?? {};
    const stated = findStated(checksums, [archive, asset.triple]);
    if (stated?.kind === 'known' && isOfWheel(row, stated.sha256))
        return { kind: 'excluded', reason: `the checksum input is that of a wheel, not of ${archive}` };
    if (stated !== undefined)
        return stated;
    const bundled = row[archive];
    return bundled === undefined ? undefined : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE };
}
/** @throws UvDigestMismatch */
function requireDigest(fetched, expected) {
    if (fetched.sha256 === expected.sha256)
        return;
    const { sha256: actual, file, url } = fetched;
    throw new UvDigestMismatch({ file, url, expected: expected.sha256, expectedBy: expected.by, actual });
}
/** Undefined where the user states nothing at all; a list that leaves this file out means others. */
function findStated(checksums, names) {
    if (Object.keys(checksums).length === 0)
        return undefined;
    const name = [...names, '*'].find((candidate) => checksums[candidate] !== undefined);
    const sha256 = name === undefined ? undefined : checksums[name];
    return sha256 === undefined
        ? { kind: 'excluded', reason: `the checksum input has no line for ${names.join(' or ')}` }
        : { kind: 'known', sha256, by: BY_CHECKSUM_INPUT };
}
function isOfWheel(row, sha256) {
    return Object.entries(row).some(([name, digest]) => digest === sha256 && !ARCHIVE_NAME.test(name));
}

;// CONCATENATED MODULE: ./lib/uv/regular-file.js


/** What stands where a file should be. */
class NotRegularError extends Error {
}
/**
 * Reads a file of at most so many bytes. A device or a pipe, maybe behind a link of the checked-out repository, would be read
 * until the memory of the node is used up. The null device is an empty file.
 * @throws NotRegularError, and what the file system says
 */
async function readRegular(file, mostBytes, files) {
    const stats = await files.stat(file);
    if (file === '/dev/null')
        return Buffer.alloc(0);
    if (!stats.isFile())
        throw new NotRegularError('is no regular file');
    if (stats.size > mostBytes)
        throw new NotRegularError(`has ${(0,shared_text/* formatBytes */.z3)(stats.size)}, far too much`);
    return files.readFile(file);
}
// Files of settings that people write.
const LARGEST_SETTINGS_BYTES = 16 * 1024 * 1024;
/** The text of a file of settings of this machine; empty for one that is not there or is not to be read. */
async function readSettings(file, files) {
    try {
        return (await readRegular(file, LARGEST_SETTINGS_BYTES, files)).toString('utf8');
    }
    catch (error) {
        if (error instanceof NotRegularError || (0,errors/* errnoOf */.UQ)(error) !== undefined)
            return '';
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/source.js
// A wheel has 22 MB: half a megabit a second is served, a source that trickles does not keep the job.
const SOURCE_TIMEOUT_MS = 300_000;
function unavailable(trouble, reason) {
    return { kind: 'unavailable', trouble, reason };
}
/** What a failed download says about its source. */
function notFetched(failed, note = '') {
    return unavailable(troubleOf(failed), `${failed.reason}${note}`);
}
function troubleOf({ trouble, status }) {
    if (trouble === 'not-a-file')
        return 'unfit';
    if (trouble !== 'status')
        return trouble;
    if (status === 429)
        return 'rate-limited';
    if (status === 401 || status === 403 || status === 407)
        return 'denied';
    return status === 404 || status === 410 ? 'absent' : 'unreachable';
}
/** What one request may take: no more than a source may, and no more than is left for all. At least 1 ms. */
function timeLeftMs({ deadlineMs }, { clock }, atMostMs = SOURCE_TIMEOUT_MS) {
    return Math.max(1, Math.min(atMostMs, deadlineMs - clock.monotonicMs()));
}

;// CONCATENATED MODULE: ./lib/uv/sources/fetch-file.js







// Of a file on this machine, as of one from the network.
const fetch_file_LARGEST_BYTES = 512 * 1024 * 1024;
// Pages, lists and digests.
const TEXT_TIMEOUT_MS = 60_000;
/** Puts a file into the working directory and tells the digest of what was written there. @throws UvInstallDiskFull */
async function fetchFile(request, inquiry, platform) {
    const { url, file } = request;
    if (isFileUrl(url)) {
        // A copy of our own: what is judged is what is unpacked, whoever else writes to that directory.
        const content = await readLocal(url, platform);
        if (!Buffer.isBuffer(content))
            return content;
        await writingTo(inquiry.workDir, () => platform.files.writeFile(file, content));
        return { kind: 'ok', sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex') };
    }
    const { signal, onProgress } = inquiry;
    const download = {
        url,
        ...headersOf(request),
        timeoutMs: timeLeftMs(inquiry, platform),
        signal,
        onProgress,
    };
    const fetched = await writingTo(inquiry.workDir, () => platform.download.toFile(download, file));
    return fetched.kind === 'failed' ? notFetched(fetched) : fetched;
}
/** Reads a page, a list or a digest. `url` is where it was found after redirects. */
async function fetchText(request, inquiry, platform) {
    const { url } = request;
    if (isFileUrl(url)) {
        const content = await readLocal(url, platform);
        return Buffer.isBuffer(content)
            ? { kind: 'ok', body: content.toString('utf8'), contentType: '', url }
            : content;
    }
    const timeoutMs = timeLeftMs(inquiry, platform, TEXT_TIMEOUT_MS);
    const answer = await platform.download.text({
        url,
        ...headersOf(request),
        timeoutMs,
        signal: inquiry.signal,
        onProgress: inquiry.onProgress,
    });
    return answer.kind === 'failed' ? notFetched(answer) : answer;
}
function headersOf({ headers }) {
    return headers ? { headers } : {};
}
async function readLocal(url, { files }) {
    try {
        return await readRegular((0,external_node_url_.fileURLToPath)(url), fetch_file_LARGEST_BYTES, files);
    }
    catch (error) {
        if (error instanceof NotRegularError)
            return unavailable('unfit', `${(0,external_node_url_.fileURLToPath)(url)} ${error.message}`);
        const code = (0,errors/* errnoOf */.UQ)(error);
        if (code === undefined)
            throw error;
        return unavailable(['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code) ? 'absent' : 'denied', (0,errors/* messageOf */.bD)(error));
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/stage.js





/** Says whether a file may be taken at all, before it is fetched. */
function vouch(expected, want) {
    if (expected.kind === 'known')
        return expected;
    if (expected.kind === 'excluded')
        return unavailable('not-set-up', expected.reason);
    return want.allowsUnverified ? { kind: 'unverified' } : unavailable('unverifiable', expected.reason);
}
/**
 * Verifies a wheel or an archive of uv and puts its executables on the stage.
 * @throws UvDigestMismatch, UvInstallDiskFull
 */
async function stageFile(fetched, { want, vouched }, { archives, files }) {
    const { filename, file, url, sha256 } = fetched;
    if (vouched.kind === 'known')
        requireDigest({ file: filename, url, sha256 }, vouched);
    const { exe } = want.asset;
    const folder = folderIn(filename, want);
    const targets = new Map(
    // uvw starts uv without a console window; only Windows has it.
    ['uv', 'uvx', ...(exe ? ['uvw'] : [])].map((tool) => [
        `${folder}${tool}${exe}`,
        external_node_path_.join(want.stageDir, `${tool}${exe}`),
    ]));
    const targetOf = (entry) => targets.get(entry);
    try {
        await writingTo(external_node_path_.dirname(want.stageDir), () => filename.endsWith('.tar.gz') ? archives.untar(file, targetOf) : archives.unzip(file, targetOf));
        for (const tool of ['uv', 'uvx'])
            await files.chmod(external_node_path_.join(want.stageDir, `${tool}${exe}`), 0o755);
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        return unavailable('unfit', `${filename} does not yield uv and uvx: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    const verifiedBy = vouched.kind === 'known' ? vouched.by : 'nobody (allow-unverified)';
    return { kind: 'staged', verifiedBy };
}
/** A wheel has its scripts in a folder, a tarball has one for everything, a zip archive has none. */
function folderIn(filename, { asset, version }) {
    if (filename.endsWith('.whl'))
        return `uv-${version}.data/scripts/`;
    return filename.endsWith('.tar.gz') ? `uv-${asset.triple}/` : '';
}

;// CONCATENATED MODULE: ./lib/uv/sources/release.js






// Redirects leave this origin; the token does not go with them.
const TOKEN_ORIGIN = 'https://github.com';
/**
 * An archive of a release of uv. A digest that lies beside the archive proves nothing about the site, so it is taken from
 * the bundled table, from the checksum input, or from another origin.
 */
async function fetchRelease(release, want, platform) {
    const { archive } = want.asset;
    const url = `${release.siteUrl}/${want.version}/${archive}`;
    const vouched = await findVoucher(release, want, platform);
    if (vouched.kind === 'unavailable')
        return vouched;
    const file = external_node_path_.join(want.workDir, archive);
    const fetched = await fetchFile({ url, file, headers: authorizationFor(url, want.token) }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    return stageFile({ filename: archive, file, url, sha256: fetched.sha256 }, { want, vouched }, platform);
}
/** The token goes to GitHub itself and to no mirror, whatever a mirror is called. */
function authorizationFor(url, token) {
    return token && new URL(url).origin === TOKEN_ORIGIN ? { authorization: `Bearer ${token}` } : {};
}
async function findVoucher(release, want, platform) {
    const { version, asset } = want;
    const expected = await expectArchiveDigest({ version, archive: asset.archive }, want);
    if (expected !== undefined)
        return vouch(expected, want);
    const stated = await askWitness(release, want, platform);
    return stated.kind === 'unavailable' && want.allowsUnverified ? { kind: 'unverified' } : stated;
}
async function askWitness({ siteUrl, witnessUrl }, want, platform) {
    const digestFile = `${want.version}/${want.asset.archive}.sha256`;
    const url = `${witnessUrl}/${digestFile}`;
    if (new URL(url).origin === new URL(siteUrl).origin)
        return unavailable('unverifiable', `no digest is known for ${want.asset.archive} but from the site itself`);
    const answer = await askFor(url, want, platform);
    if (answer.kind === 'unavailable') {
        // Whether the file could be had at all decides what the user can do about it.
        const isSiteThere = (await askFor(`${siteUrl}/${digestFile}`, want, platform)).kind === 'ok';
        const trouble = isSiteThere ? 'unverifiable' : answer.trouble;
        return unavailable(trouble, `no digest to check against: ${answer.reason}`);
    }
    const sha256 = /^[0-9a-f]{64}\b/i.exec(answer.body.trim())?.[0].toLowerCase();
    return sha256 === undefined
        ? unavailable('unverifiable', `no digest to check against: ${(0,shared_text/* redactUrl */.BO)(url)} holds no sha256`)
        : { kind: 'known', sha256, by: `sha256 published by ${new URL(url).host}` };
}
function askFor(url, want, platform) {
    return fetchText({ url, headers: authorizationFor(url, want.token) }, want, platform);
}

;// CONCATENATED MODULE: ./lib/uv/sources/manifest.js








/** An archive that a manifest of the user's names. Whoever names the manifest in the step vouches for its digests. */
async function fetchFromManifest(want, platform) {
    const { manifestUrl } = want.sources;
    if (manifestUrl === undefined)
        return unavailable('not-set-up', 'no manifest-file is given');
    const releases = await manifest_readManifest(manifestUrl, want, platform);
    if ('kind' in releases)
        return releases;
    const artifact = releases
        .find(({ version }) => version === want.version)
        ?.artifacts.find(({ platform: triple }) => triple === want.asset.triple);
    if (artifact === undefined)
        return unavailable('absent', `${(0,shared_text/* redactUrl */.BO)(manifestUrl)} has no uv ${want.version} for ${want.asset.triple}`);
    const vouched = vouch(await expectDigest(artifact.sha256, want), want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const file = external_node_path_.join(want.workDir, want.asset.archive);
    const { url } = artifact;
    const fetched = await fetchFile({ url, file, headers: authorizationFor(url, want.token) }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    const { sha256 } = fetched;
    return stageFile({ filename: want.asset.archive, file, url, sha256 }, { want, vouched }, platform);
}
function listFromManifest(inquiry, platform) {
    return listInManifest(inquiry.sources.manifestUrl, inquiry, platform);
}
/** The versions that a manifest has for this machine. */
async function listInManifest(url, inquiry, platform) {
    if (url === undefined)
        return unavailable('not-set-up', 'it has no list of releases');
    const releases = await manifest_readManifest(url, inquiry, platform);
    if ('kind' in releases)
        return releases;
    const versions = releases.flatMap(({ version, artifacts }) => artifacts.some(({ platform: triple }) => triple === inquiry.asset.triple) ? [version] : []);
    return { kind: 'listed', versions };
}
async function expectDigest(sha256, want) {
    const { version, asset, checksums } = want;
    const expected = await expectArchiveDigest({ version, archive: asset.archive }, want);
    // The bundled table speaks of the published archive; this one may be a build of the user's.
    if (expected !== undefined && (Object.keys(checksums).length > 0 || sha256 === undefined))
        return expected;
    return sha256 === undefined
        ? { kind: 'unknown', reason: `the manifest states no sha256 for ${asset.archive}` }
        : { kind: 'known', sha256, by: 'input manifest-file' };
}
async function manifest_readManifest(url, inquiry, platform) {
    const answer = await fetchText({ url, headers: authorizationFor(url, inquiry.token) }, inquiry, platform);
    if (answer.kind === 'unavailable')
        return answer;
    try {
        return parseManifest(answer.body, answer.url);
    }
    catch {
        return unavailable('unfit', `${(0,shared_text/* redactUrl */.BO)(url)} is no manifest of uv's releases`);
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/github.js


/** The releases of astral-sh/uv, for which runners behind one address share one rate limit. */
function fetchFromGithub(want, platform) {
    const { mirrorUrl, githubUrl } = want.sources.sites;
    return fetchRelease({ siteUrl: githubUrl, witnessUrl: mirrorUrl }, want, platform);
}
function listFromGithub(inquiry, platform) {
    return listInManifest(inquiry.sources.sites.githubManifestUrl, inquiry, platform);
}

;// CONCATENATED MODULE: ./lib/uv/index-page.js


/** Asks for JSON and takes HTML, as PEP 691 has clients do. */
const INDEX_ACCEPT = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
/**
 * Reads a project page of the simple repository API, JSON (PEP 691) or HTML (PEP 503).
 * @throws SyntaxError or TypeError where the page announces JSON and holds something else
 */
function parseProjectPage(body, page) {
    return /^application\/(vnd\.pypi\.simple\.v1\+)?json\b/i.test(page.contentType)
        ? parseJsonPage(body, page.url)
        : parseHtmlPage(body, page.url);
}
/**
 * Undefined for anything that is no wheel of uv. The name comes from the index and becomes that of a file here: one with a
 * separator in it would lead out of the directory that it is meant for.
 */
function parseWheelName(filename) {
    const [, version, platformTag] = /^uv-([\w.!+]+)-py3-none-([\w.]+)\.whl$/.exec(filename) ?? [];
    return version === undefined || platformTag === undefined ? undefined : { version, platformTag };
}
function parseJsonPage(body, pageUrl) {
    return JSON.parse(body).files.flatMap(({ filename, url, hashes, yanked }) => {
        const target = resolveLink(url, pageUrl);
        const isYanked = yanked !== undefined && yanked !== false;
        return target === undefined ? [] : [{ filename, url: target, sha256: hashes?.['sha256'], isYanked }];
    });
}
/** PEP 503 leaves nothing to interpret but anchors, so their `href` is all that is looked for. */
function parseHtmlPage(body, pageUrl) {
    // It stands in the head; a hostile page of nothing but `<base` is not searched to its end for each.
    const rawBase = /<base\s[^>]*?\bhref\s*=\s*["']([^"']+)["']/i.exec(body.slice(0, 4096))?.[1];
    const base = (rawBase && resolveLink(decodeEntities(rawBase), pageUrl)) || pageUrl;
    return [...body.matchAll(/<a\s(?:"[^"]*"|'[^']*'|[^>"'])*/gi)].flatMap(([anchor]) => {
        const [, double, single] = /\bhref\s*=\s*(?:"([^"]+)"|'([^']+)')/i.exec(anchor) ?? [];
        const href = decodeEntities(double ?? single ?? '');
        const target = href === '' ? undefined : resolveLink(href, base);
        return target === undefined ? [] : [toIndexFile(new URL(target), /\sdata-yanked\b/i.test(anchor))];
    });
}
function toIndexFile(url, isYanked) {
    const sha256 = /^#sha256=([0-9a-f]{64})$/i.exec(url.hash)?.[1]?.toLowerCase();
    url.hash = '';
    const filename = (0,shared_text/* decodePercent */.gr)(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
    return { filename, url: url.href, sha256, isYanked };
}
const ENTITIES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#x27': "'",
};
function decodeEntities(text) {
    return text.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/gi, (whole, name) => ENTITIES[name.toLowerCase()] ?? whole);
}

;// CONCATENATED MODULE: ./lib/uv/specifier.js


const ANY = '>=0';
const NEWEST = {
    latest: 'published',
    'latest-known': 'known',
};
const ROUNDED = /\d{16}/;
// npm would read the first as `~` and pass over what follows the second.
const NOT_NPM = /~=|\+/;
/**
 * The grammar of uv's own settings and of requirements: an exact version or a PEP 440 specifier set. A bare version means
 * `==`, as in uv's `required-version`; `0.13` is therefore 0.13.0 and not the series.
 * @throws UvVersionInvalid
 */
function parseSpecifier(rawVersion, from) {
    const text = rawVersion.trim();
    const bare = text.replace(/^={2,3}\s*/, '');
    const exact = parseExact(bare, from);
    if (exact !== undefined)
        return exact;
    const parts = (0,pep440/* explain */.WE)(bare);
    const set = parts !== null && parts.local === null ? `==${parts.public}` : text;
    // An empty set would do in PEP 440; here it is the sign of a forgotten value.
    if (set === '' || ROUNDED.test(text) || !(0,pep440/* validRange */.Im)(set))
        throw new UvVersionInvalid(rawVersion, from);
    return range(text, [set], from);
}
/**
 * The grammar of the input and of tool managers. What PEP 440 accepts has the meaning of PEP 440 (`~=0.9`, `>=0.9,<0.12`,
 * `==0.9.*`); everything else has the meaning of npm (`0.9`, `^0.9`, `~0.9`, `0.9.x`, `>=0.9 <0.12`, `a || b`). Also
 * `latest`, and `latest-known` for the newest version in the digest table.
 * @throws UvVersionInvalid
 */
async function parseVersion(rawVersion, from) {
    const text = rawVersion.trim();
    const word = text.toLowerCase();
    const newest = NEWEST[word];
    if (newest !== undefined)
        return { ...range(text, [ANY], from), newest };
    if (text === '' || ROUNDED.test(text))
        throw new UvVersionInvalid(rawVersion, from);
    const exact = parseExact(text.replace(/^={1,3}\s*/, ''), from);
    if (exact !== undefined)
        return exact;
    if ((0,pep440/* validRange */.Im)(text))
        return range(text, [text], from);
    const alternatives = NOT_NPM.test(text) ? undefined : await parseNpmRange(text);
    if (alternatives !== undefined)
        return range(text, alternatives, from);
    // Operators that only PEP 440 has, joined as npm joins its own: `>=0.9 !=0.9.5`.
    const joined = text.replaceAll(/[\s,]+(?=[<>=!~])/g, ',');
    if ((0,pep440/* validRange */.Im)(joined))
        return range(text, [joined], from);
    throw new UvVersionInvalid(rawVersion, from);
}
/** Whether a version is what the request asks for; a pre-release is a number like others, as for uv's `required-version`. */
function isSatisfiedBy(request, version) {
    return request.kind === 'exact'
        ? (0,pep440.eq)(request.version, version)
        : request.alternatives.some((set) => (0,pep440/* satisfies */.ib)(version, set, { prereleases: true }));
}
/** Whether a version of a list may be chosen for a range: pre-releases only where it names one, as in PEP 440. */
function isChoiceFor(request, version) {
    if (!isVersion(version))
        return false;
    return request.alternatives.some((set) => (0,pep440/* satisfies */.ib)(version, set, { prereleases: true }) && (!isPreRelease(version) || namesPreRelease(set)));
}
/** Whether versions can be compared with it; numbers that a computer rounds are none. Anything else makes that throw. */
function isVersion(text) {
    return (0,pep440/* valid */.rZ)(text) !== null && !ROUNDED.test(text);
}
function namesPreRelease(set) {
    return set.split(',').some((clause) => isPreRelease(clause.replace(/^[\s<>=!~]+/, '')));
}
function isPreRelease(version) {
    return (0,pep440/* explain */.WE)(version)?.is_prerelease === true;
}
/** What both ranges allow. */
function intersect(asked, required) {
    if (asked.from === required.from)
        return asked;
    return {
        ...asked,
        specifier: `${asked.specifier} and ${required.specifier}`,
        alternatives: asked.alternatives.flatMap((a) => required.alternatives.map((b) => `${a},${b}`)),
        from: `${asked.from} and ${required.from}`,
    };
}
/** The request as a person would write it, with its origin. */
function describeRequest(request) {
    return `${request.kind === 'exact' ? request.version : request.specifier} (${request.from})`;
}
/** A whole version of three numbers, with `v` or without. */
function parseExact(text, from) {
    const parts = ROUNDED.test(text) ? null : (0,pep440/* explain */.WE)(text);
    if (parts === null || parts.local !== null || parts.release.length !== 3 || parts.epoch !== 0)
        return undefined;
    return { kind: 'exact', version: parts.public, from };
}
function range(specifier, alternatives, from) {
    return { kind: 'range', specifier, alternatives, from };
}
/** Undefined for what npm does not understand. The parser is loaded only for those who write such ranges. */
async function parseNpmRange(text) {
    const { default: semver } = await __webpack_require__.e(/* import() */ 88).then(__webpack_require__.t.bind(__webpack_require__, 2088, 19));
    try {
        return new semver.Range(text).set.map((comparators) => comparators.map(toPep440).join(','));
    }
    catch {
        return undefined;
    }
}
/** npm writes "below 0.10.0 and its pre-releases" as `<0.10.0-0`; in PEP 440 `<` excludes those anyway. */
function toPep440({ operator, semver, value }) {
    return value === '' ? ANY : `${operator || '=='}${semver.version.replace(/-0$/, '')}`;
}

// EXTERNAL MODULE: ./lib/shared/failure.js
var failure = __webpack_require__(83);
;// CONCATENATED MODULE: ./lib/uv/requirement.js

// PEP 508: name, extras, then a specifier set with or without parentheses, or a URL; a marker after `;`. White space is one
// blank: several optional runs of it in a row would take a hostile line minutes.
const REQUIREMENT = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?) ?(?:\[[^\]]*\])? ?(?:\(([^)]*)\)|([<>=!~][^;]*)|(@.*))? ?(?:;.*)?$/;
/** The specifier of a requirement on uv, maybe empty; undefined for other packages and for uv from a URL. */
function findUvSpecifier(requirement) {
    const [, name, inParentheses, bare, url] = REQUIREMENT.exec(requirement.trim().replaceAll(/\s+/g, ' ')) ?? [];
    if (name === undefined || (0,failure/* normaliseName */.G)(name) !== 'uv' || url !== undefined)
        return undefined;
    return (inParentheses ?? bare ?? '').trim();
}
/**
 * The first requirement on uv in a requirements file that names versions. Comments, options such as `--hash` and
 * continued lines are understood; files that it includes are not read.
 */
function findInRequirements(text) {
    const lines = text.split(/\r\n|\r|\n/);
    for (let index = 0; index < lines.length; index++) {
        const line = index + 1;
        const parts = [lines[index] ?? ''];
        while (parts.at(-1)?.endsWith('\\'))
            parts.push(lines[++index] ?? '');
        const logical = parts.map((part) => part.replace(/\\$/, ' ')).join('');
        const specifier = findUvSpecifier(logical.replace(/(^|\s)#.*$/, '').replace(/\s--?[a-z].*$/, ''));
        if (specifier)
            return { specifier, line };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/toml.js



/** @throws UvVersionFileInvalid with line and column */
function parseToml(text, file) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch (error) {
        if (!(error instanceof dist/* TomlError */.zx))
            throw error;
        const [problem] = error.message.split('\n');
        throw new UvVersionFileInvalid(file, `line ${error.line}, column ${error.column}: ${problem}`, error);
    }
}
/** The table under a key; empty where there is none. */
function tableIn(table, key) {
    const value = table[key];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}
function arrayIn(table, key) {
    const value = table[key];
    return Array.isArray(value) ? value : [];
}
/** `required-version` of uv's settings. @throws UvVersionFileInvalid */
function requiredVersion(settings, file) {
    const raw = settings['required-version'];
    if (raw === undefined)
        return undefined;
    if (typeof raw !== 'string')
        throw new UvVersionFileInvalid(file, 'required-version is not a string');
    return { raw, key: 'required-version' };
}
/** uv's settings in a pyproject.toml. */
function uvSettings(manifest) {
    return tableIn(tableIn(manifest, 'tool'), 'uv');
}
/** What a pyproject.toml says of uv: its settings first, then the project's dependencies of every kind. */
function findInManifest(manifest, file) {
    return requiredVersion(uvSettings(manifest), file) ?? findDependency(manifest);
}
function findDependency(manifest) {
    const project = tableIn(manifest, 'project');
    const lists = [
        ['project.dependencies', arrayIn(project, 'dependencies')],
        ...listsIn(tableIn(project, 'optional-dependencies'), 'project.optional-dependencies'),
        ...listsIn(tableIn(manifest, 'dependency-groups'), 'dependency-groups'),
        ['tool.uv.dev-dependencies', arrayIn(uvSettings(manifest), 'dev-dependencies')],
    ];
    for (const [key, requirements] of lists)
        for (const requirement of requirements) {
            const raw = typeof requirement === 'string' ? findUvSpecifier(requirement) : undefined;
            if (raw)
                return { raw, key: `uv of ${key}` };
        }
    return undefined;
}
function listsIn(table, prefix) {
    return Object.keys(table).map((name) => [`${prefix}.${name}`, arrayIn(table, name)]);
}

;// CONCATENATED MODULE: ./lib/uv/pre-commit.js

const UV_HOOKS = /\/uv-pre-commit(\.git)?\/?$/;
/**
 * The revision of uv's own hooks, which is a version of uv. A frozen one names it in a comment:
 * `rev: 1a2b3c… # frozen: 0.9.1`. The parser is loaded only for those who name such a file.
 * @throws UvVersionFileInvalid with line and column
 */
async function findPreCommitRevision(text, file) {
    const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [problem] = document.errors;
    if (problem !== undefined) {
        const { line, col } = lines.linePos(problem.pos[0]);
        throw new UvVersionFileInvalid(file, `line ${line}, column ${col}: ${problem.message.split('\n')[0]}`, problem);
    }
    const repos = isMap(document.contents) ? document.contents.get('repos') : undefined;
    for (const repo of isSeq(repos) ? repos.items : []) {
        if (!isMap(repo) || !UV_HOOKS.test(String(repo.get('repo'))))
            continue;
        const rev = repo.get('rev', true);
        if (!isScalar(rev))
            return undefined;
        const frozen = /^\s*frozen:\s*(\S+)/.exec(rev.comment ?? '')?.[1];
        const line = lines.linePos(rev.range?.[0] ?? 0).line;
        // As it is written: 0.10 is no number here.
        return { raw: frozen ?? rev.source ?? String(rev.value), key: 'rev of uv-pre-commit', line };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/version-text.js



// The largest uv.lock that is worth to be read has a tenth of it.
const version_text_LARGEST_BYTES = 64 * 1024 * 1024;
/**
 * The text of a file that says what is wanted, decoded by its byte order mark as uv and pip do: PowerShell writes UTF-16.
 * Undefined where there is none.
 * @throws UvVersionFileInvalid
 */
async function readVersionText(file, label, files) {
    try {
        const bytes = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => readRegular(file, version_text_LARGEST_BYTES, files));
        return bytes && decode(bytes);
    }
    catch (error) {
        const problem = error instanceof NotRegularError ? error.message : `cannot be read: ${(0,errors/* messageOf */.bD)(error)}`;
        throw new UvVersionFileInvalid(label, problem, error);
    }
}
function decode(bytes) {
    const mark = bytes.toString('hex', 0, 2);
    const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
}

;// CONCATENATED MODULE: ./lib/uv/tool-versions.js



/** The line of a tool. asdf and mise allow several versions on it, the first being the preferred one. */
function findToolVersion(text, tool) {
    const raw = new RegExp(`^[ \\t]*${tool}[ \\t]+([^\\s#]+)`, 'm').exec(text)?.[1];
    return raw === undefined ? undefined : { raw: stripScope(raw), key: tool };
}
// The names under which mise knows uv: its own, and those of the backends that fetch releases.
const MISE_NAMES = ['uv', 'aqua:astral-sh/uv', 'github:astral-sh/uv', 'ubi:astral-sh/uv', 'pipx:uv'];
/** `[tools]` of a mise.toml: a version, a table with a `version`, or a list of these. */
function findMiseVersion(config) {
    const tools = tableIn(config, 'tools');
    for (const name of MISE_NAMES) {
        const [first] = [tools[name]].flat();
        const raw = typeof first === 'string' ? first : tableIn({ first }, 'first')['version'];
        if (typeof raw === 'string')
            return { raw: stripScope(raw), key: name };
    }
    return undefined;
}
/** `prefix:0.9` of mise and `latest:0.9` of asdf mean the newest 0.9. */
function stripScope(raw) {
    return raw.replace(/^(prefix|latest):/, '');
}
/**
 * The Python that a `.tool-versions` named by the step asks for beside uv, in a form that uv takes; undefined for every
 * other file.
 */
async function readToolPython({ versionFile, projectDir }, { files }) {
    if (!versionFile.endsWith('.tool-versions'))
        return undefined;
    const text = await readVersionText(external_node_path_.resolve(projectDir, versionFile), versionFile, files);
    return findToolVersion(text ?? '', 'python')?.raw;
}

;// CONCATENATED MODULE: ./lib/uv/version-file.js







/** The first row that fits counts. */
const KINDS = [
    {
        name: '.tool-versions',
        pattern: /\.tool-versions$/,
        find: (text) => findToolVersion(text, 'uv'),
        grammar: 'tool',
    },
    {
        name: 'mise.toml',
        pattern: /(mise(\.[\w-]+)*|mise\/config(\.[\w-]+)*|mise\/conf\.d\/[^/]+)\.toml$/,
        find: (text, file) => findMiseVersion(parseToml(text, file)),
        grammar: 'tool',
    },
    {
        name: 'uv.toml',
        pattern: /uv\.toml$/,
        find: (text, file) => requiredVersion(parseToml(text, file), file),
        grammar: 'pep440',
    },
    {
        name: 'pyproject.toml',
        pattern: /pyproject\.toml$/,
        find: (text, file) => findInManifest(parseToml(text, file), file),
        grammar: 'pep440',
    },
    {
        name: 'uv.lock',
        pattern: /uv\.lock$/,
        find: (text, file) => findLocked(arrayIn(parseToml(text, file), 'package')),
        grammar: 'pep440',
    },
    {
        name: 'pylock.toml',
        pattern: /pylock(\.[^.]+)?\.toml$/,
        find: (text, file) => findLocked(arrayIn(parseToml(text, file), 'packages')),
        grammar: 'pep440',
    },
    {
        name: '.pre-commit-config.yaml',
        pattern: /\.pre-commit-config\.ya?ml$/,
        find: findPreCommitRevision,
        grammar: 'tool',
    },
    {
        name: 'requirements files (.txt, .in)',
        pattern: /\.(txt|in)$/,
        find: (text) => {
            const found = findInRequirements(text);
            return found && { raw: found.specifier, key: 'uv', line: found.line };
        },
        grammar: 'pep440',
    },
];
/**
 * Reads the version that a file asks for. `label` is how the file is called in messages.
 * @returns undefined where the file does not exist or asks for none
 * @throws UvVersionFileInvalid for a kind of file that is not understood, and for one that cannot be read or parsed
 * @throws UvVersionInvalid for a version that is none, with the line
 */
async function readVersionFile(file, label, { files }) {
    const kind = KINDS.find(({ pattern }) => pattern.test(file.replaceAll('\\', '/')));
    if (kind === undefined) {
        const understood = KINDS.map(({ name }) => name).join(', ');
        throw new UvVersionFileInvalid(label, `this kind of file is not understood (${understood} are)`);
    }
    const text = await readVersionText(file, label, files);
    const found = text === undefined ? undefined : await kind.find(text, label);
    if (text === undefined || found === undefined)
        return undefined;
    const from = `${found.key} in ${label}`;
    try {
        return kind.grammar === 'tool' ? await parseVersion(found.raw, from) : parseSpecifier(found.raw, from);
    }
    catch (error) {
        if (!(error instanceof UvVersionInvalid))
            throw error;
        throw new UvVersionInvalid(found.raw, `${from}, line ${found.line ?? lineOf(text, found)}`);
    }
}
/** TOML parsers give no positions of values: the first line that holds it, with its key if possible. */
function lineOf(text, { raw, key }) {
    const dense = (words) => words.replaceAll(/\s/g, '');
    const lines = text.split('\n').map(dense);
    const [withKey, withValue] = [
        lines.findIndex((line) => line.includes(dense(raw)) && line.includes(key)),
        lines.findIndex((line) => line.includes(dense(raw))),
    ];
    return 1 + Math.max(0, withKey >= 0 ? withKey : withValue);
}
function findLocked(entries) {
    for (const entry of entries) {
        const { name, version } = tableIn({ entry }, 'entry');
        if (name === 'uv' && typeof version === 'string')
            return { raw: version, key: 'uv' };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/required.js







/**
 * The version that uv itself will insist on when it runs in the project: `required-version` of the file that UV_CONFIG_FILE
 * names, else of the nearest uv.toml or `[tool.uv]` upwards, else of the user's and of the machine's uv.toml.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 * @throws UvVersionFileInvalid, UvVersionInvalid
 */
async function readRequired(query, platform) {
    const { env } = platform.host;
    if (!env['UV_CONFIG_FILE'] && !isWithoutConfig(env)) {
        const project = requiredBy(await readProjectSettings(query, platform));
        if (project !== undefined)
            return project;
    }
    for (const file of listSharedSettings(platform.host)) {
        const found = requiredBy(await required_readSettings(external_node_path_.resolve(query.projectDir, file), query, platform));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** The nearest settings count, also where they require nothing. A uv.toml hides the pyproject.toml beside it. */
async function readProjectSettings(query, platform) {
    for (let dir = query.rootDir;; dir = external_node_path_.dirname(dir)) {
        const own = await required_readSettings(external_node_path_.join(dir, 'uv.toml'), query, platform);
        if (own !== undefined)
            return own;
        const manifest = await required_readSettings(external_node_path_.join(dir, 'pyproject.toml'), query, platform).catch((error) => {
            // uv says no more than a word about a broken pyproject.toml above the project.
            if (dir === query.rootDir || !(error instanceof UvVersionFileInvalid))
                throw error;
            return undefined;
        });
        const table = uvSettings(manifest?.table ?? {});
        if (manifest !== undefined && Object.keys(table).length > 0)
            return { ...manifest, table };
        if (external_node_path_.dirname(dir) === dir)
            return undefined;
    }
}
async function required_readSettings(file, { projectDir }, { files }) {
    const relative = external_node_path_.relative(projectDir, file);
    const label = relative.startsWith('..') || external_node_path_.isAbsolute(relative) ? file : relative;
    const text = await readVersionText(file, label, files);
    return text === undefined ? undefined : { label, text, table: parseToml(text, label) };
}
function requiredBy(settings) {
    if (settings === undefined)
        return undefined;
    const { label, text, table } = settings;
    const found = requiredVersion(table, label);
    if (found === undefined)
        return undefined;
    const from = `${found.key} in ${label}`;
    try {
        return parseSpecifier(found.raw, from);
    }
    catch (error) {
        if (!(error instanceof UvVersionInvalid))
            throw error;
        throw new UvVersionInvalid(found.raw, `${from}, line ${lineOf(text, found)}`);
    }
}
/** Settings of the user and of the machine, the stronger first; the one file that UV_CONFIG_FILE names in place of all. */
function listSharedSettings(host) {
    const { env } = host;
    if (env['UV_CONFIG_FILE'])
        return [env['UV_CONFIG_FILE']];
    if (isWithoutConfig(env))
        return [];
    const { user, machine } = listUvSettings(host);
    return [...user, ...machine];
}
function isWithoutConfig(env) {
    return /^(1|true|yes|on|t|y)$/i.test(env['UV_NO_CONFIG'] ?? '');
}

;// CONCATENATED MODULE: ./lib/uv/sources/pip-config.js


// What `pip install` reads comes first: it is where an organisation's mirror is set.
const SECTIONS = ['install', 'download', 'global'];
/** `index-url` of pip's files; of several the one that pip lets win is read first. */
async function readPipIndex({ files, host, }) {
    for (const file of listPipConfigFiles(host)) {
        const url = findIndexUrl(await readSettings(file, files));
        if (url !== undefined)
            return { url, from: file };
    }
    return undefined;
}
/**
 * Where pip looks, the strongest first: PIP_CONFIG_FILE, the virtual environment, the user, the machine.
 * Source: https://pip.pypa.io/en/stable/topics/configuration/#location
 */
function listPipConfigFiles({ env, homeDir, platform }) {
    const explicit = env['PIP_CONFIG_FILE'];
    if (explicit === '/dev/null' || explicit?.toLowerCase() === 'nul')
        return [];
    const name = platform === 'win32' ? 'pip.ini' : 'pip.conf';
    const below = (dir, ...segments) => dir ? [external_node_path_.join(dir, ...segments, name)] : [];
    const user = {
        win32: [...below(env['APPDATA'], 'pip'), ...below(homeDir, 'pip')],
        darwin: [...below(homeDir, 'Library', 'Application Support', 'pip'), ...below(homeDir, '.config', 'pip')],
        other: below(env['XDG_CONFIG_HOME'] || (homeDir && external_node_path_.join(homeDir, '.config')), 'pip'),
    };
    const machine = {
        win32: below(env['PROGRAMDATA'], 'pip'),
        darwin: below('/Library/Application Support', 'pip'),
        other: [
            '/etc/pip.conf',
            ...(env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').flatMap((dir) => below(dir, 'pip')),
        ],
    };
    const system = platform === 'win32' || platform === 'darwin' ? platform : 'other';
    const legacy = platform === 'win32' ? [] : below(homeDir, '.pip');
    const own = explicit ? [explicit] : [];
    return [...own, ...below(env['VIRTUAL_ENV']), ...user[system], ...legacy, ...machine[system]];
}
/** Reads `index-url` as pip's parser does: sections, `key = value` or `key: value`, `#` and `;` comments. */
function findIndexUrl(iniText) {
    const found = new Map();
    let section = '';
    for (const line of iniText.split(/\r?\n/)) {
        section = /^\[([^\]]+)\]/.exec(line)?.[1] ?? section;
        const [, key, value] = /^([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
        if (value && key?.toLowerCase().replaceAll('_', '-') === 'index-url')
            found.set(section, value);
    }
    return SECTIONS.map((name) => found.get(name)).find((url) => url !== undefined);
}

;// CONCATENATED MODULE: ./lib/uv/sources/configured-index.js






/**
 * The Python index that this machine is told to use, or undefined where nobody named one. What is said to uv counts before
 * what is said to pip, and a variable before a file. Settings of the project are not looked at: its index is for its
 * packages.
 */
async function readConfiguredIndex(platform) {
    return (readVariable('UV_DEFAULT_INDEX', platform) ??
        readVariable('UV_INDEX_URL', platform) ??
        (await readUvSettings(platform)) ??
        readVariable('PIP_INDEX_URL', platform) ??
        (await readPipIndex(platform)));
}
function readVariable(name, { host }) {
    // uv also takes `name=url`.
    const [, label, url] = /^(?:([\w.-]+)=(?=(?:https?|file):))?(.+)$/.exec(host.env[name]?.trim() ?? '') ?? [];
    return url ? { url, from: name, ...(label ? { name: label } : {}) } : undefined;
}
/** `[[index]]` with `default = true`, or `index-url`, of the user's and the machine's uv.toml. */
async function readUvSettings({ files, host }) {
    for (const file of listSharedSettings(host).filter(external_node_path_.isAbsolute)) {
        const settings = await configured_index_readSettings(file, files);
        const index = arrayIn(settings, 'index')
            .map((entry) => tableIn({ entry }, 'entry'))
            .find((entry) => entry['default'] === true);
        const [url, name] = index ? [index['url'], index['name']] : [settings['index-url']];
        if (typeof url === 'string')
            return { url, from: file, ...(typeof name === 'string' ? { name } : {}) };
    }
    return undefined;
}
/** Empty for settings that cannot be read: uv will say what is wrong with them. */
async function configured_index_readSettings(file, files) {
    try {
        return parseToml((await readVersionText(file, file, files)) ?? '', file);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/directory.js








/**
 * A directory for machines without a network: `<dir>/uv-<version>-….whl` or `<dir>/<version>/uv-<triple>.tar.gz`. The
 * bundled table knows the wheels.
 */
async function fetchFromDirectory(dirUrl, want, platform) {
    const dir = (0,external_node_url_.fileURLToPath)(dirUrl);
    const wheel = chooseWheel((await listWheels(dir, platform)).filter(({ version }) => version === want.version), want.asset);
    return wheel === undefined
        ? fetchArchive(external_node_path_.join(dir, want.version), want, platform)
        : stageLocal({ ...wheel, expected: await expectWheelDigest(wheel, want) }, want, platform);
}
/** The versions that a directory has wheels or archives of for this machine. */
async function listInDirectory(dirUrl, { asset }, platform) {
    const dir = (0,external_node_url_.fileURLToPath)(dirUrl);
    const wheels = (await listWheels(dir, platform)).filter((wheel) => chooseWheel([wheel], asset) !== undefined);
    const versions = new Set(wheels.map(({ version }) => version));
    for (const name of await readNames(dir, platform))
        if ((await readNames(external_node_path_.join(dir, name), platform)).includes(asset.archive))
            versions.add(name);
    return { kind: 'listed', versions: [...versions] };
}
async function fetchArchive(dir, want, platform) {
    const { version, asset } = want;
    if (!(await readNames(dir, platform)).includes(asset.archive))
        return unavailable('absent', `${external_node_path_.dirname(dir)} has neither a wheel nor ${version}/${asset.archive}`);
    const expected = (await expectArchiveDigest({ version, archive: asset.archive }, want)) ?? {
        kind: 'unknown',
        reason: `no digest is known for ${asset.archive}`,
    };
    return stageLocal({ dir, filename: asset.archive, expected }, want, platform);
}
async function stageLocal({ dir, filename, expected, }, want, platform) {
    const vouched = vouch(expected, want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const url = (0,external_node_url_.pathToFileURL)(external_node_path_.join(dir, filename)).href;
    const file = external_node_path_.join(want.workDir, filename);
    const fetched = await fetchFile({ url, file }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    return stageFile({ filename, file, url, sha256: fetched.sha256 }, { want, vouched }, platform);
}
async function listWheels(dir, platform) {
    return (await readNames(dir, platform)).flatMap((filename) => {
        const name = parseWheelName(filename);
        return name === undefined ? [] : [{ ...name, filename, dir }];
    });
}
/** Empty for what is no directory, or cannot be read. */
async function readNames(dir, { files }) {
    return files.readdir(dir).catch(() => []);
}

;// CONCATENATED MODULE: ./lib/uv/netrc.js
/**
 * What a netrc file has for a host, else for everybody. Macro definitions are passed over; quoted values may hold spaces.
 * @see https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
 */
function findInNetrc(text, host) {
    const withoutMacros = text
        .replaceAll(/^\s*macdef\b[\s\S]*?(?:\n\s*\n|$(?![\s\S]))/gm, '\n')
        .replaceAll(/^\s*#.*$/gm, '');
    const words = [...withoutMacros.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
    const entries = [];
    for (let index = 0; index < words.length; index++) {
        const entry = entries.at(-1);
        const word = words[index];
        if (word === 'machine')
            entries.push({ host: words[++index] });
        else if (word === 'default')
            entries.push({ host: undefined });
        else if (word === 'login' && entry)
            entry.login = words[++index] ?? '';
        else if (word === 'password' && entry)
            entry.password = words[++index] ?? '';
    }
    const found = entries.find((entry) => entry.host === host) ?? entries.find((entry) => entry.host === undefined);
    return found?.password === undefined ? undefined : { username: found.login ?? '', password: found.password };
}

;// CONCATENATED MODULE: ./lib/uv/sources/index-credentials.js





// It may ask a service of the desktop or of a cloud.
const KEYRING_TIMEOUT_MS = 30_000;
/**
 * The URL with the credentials that uv and pip would use: those in it, those of UV_INDEX_<NAME>_USERNAME and _PASSWORD
 * for an index with a name, those in the netrc file, those of the keyring command where it is switched on.
 * @see https://docs.astral.sh/uv/concepts/authentication/http/
 */
async function withCredentials(url, { index, inquiry }, platform) {
    if (url.password !== '')
        return url;
    const found = findForName(index, platform) ??
        (await readNetrc(url, platform)) ??
        (await askKeyring(url, { index, inquiry }, platform));
    if (found === undefined)
        return url;
    const complete = new URL(url);
    complete.username = encodeURIComponent(found.username);
    complete.password = encodeURIComponent(found.password);
    return complete;
}
function findForName({ name }, { host }) {
    if (name === undefined)
        return undefined;
    const prefix = `UV_INDEX_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
    const [username, password] = [host.env[`${prefix}_USERNAME`], host.env[`${prefix}_PASSWORD`]];
    return password ? { username: username ?? '', password } : undefined;
}
async function readNetrc(url, { files, host }) {
    const named = host.env['NETRC'];
    const names = named
        ? [named]
        : ['.netrc', '_netrc'].map((name) => external_node_path_.join(host.homeDir ?? '/nonexistent', name));
    for (const file of names) {
        const found = findInNetrc(await readSettings(file, files), url.hostname);
        if (found !== undefined && (url.username === '' || (0,shared_text/* decodePercent */.gr)(url.username) === found.username))
            return found;
    }
    return undefined;
}
/** As uv and pip do with `subprocess`: a user name is needed, and the URL is asked for before the host. */
async function askKeyring(url, { index, inquiry }, platform) {
    const { env } = platform.host;
    const isOn = [env['UV_KEYRING_PROVIDER'], env['PIP_KEYRING_PROVIDER']].includes('subprocess');
    if (!isOn || url.username === '')
        return undefined;
    const username = (0,shared_text/* decodePercent */.gr)(url.username);
    const bare = new URL(index.url);
    bare.username = '';
    const { workDir: cwd, signal } = inquiry;
    for (const service of [bare.href, url.host]) {
        const options = { cwd, env, timeoutMs: KEYRING_TIMEOUT_MS, signal };
        const end = await runCommand(['keyring', 'get', service, username], options, platform);
        const password = end.kind === 'exited' && end.code === 0 ? end.output.trim().split('\n').at(-1) : undefined;
        if (password)
            return { username, password };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/sources/pip.js










const PIPS = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];
const LOOK_TIMEOUT_MS = 30_000;
// Python prints an OSError with its number; 28 is ENOSPC, 122 EDQUOT.
const PYTHON_DISK_FULL = /\[Errno (28|122)\]/;
const NO_PIP = unavailable('not-set-up', 'no index is configured and no pip is on PATH');
// pip ends with "No matching distribution" whatever the reason: what it said before tells.
const PIP_TROUBLES = [
    [/CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError/, 'certificate'],
    [/\b(401|403|407) (Client Error|Error)|40[137] (Unauthorized|Forbidden|Proxy Auth)/, 'denied'],
    [/\b429 (Client Error|Too Many)/, 'rate-limited'],
    [
        /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries|RemoteDisconnected|NameResolution/,
        'unreachable',
    ],
];
/** uv's wheel by way of pip: its index, its proxies, its certificates, its credentials. */
async function fetchWithPip(want, platform) {
    const pip = await findPip(want, platform);
    if (pip === undefined)
        return NO_PIP;
    const args = ['download', '--quiet', '--no-deps', '--only-binary=:all:', '--no-cache-dir'];
    const platforms = want.asset.platformTags.flatMap((tag) => ['--platform', tag]);
    const argv = [...pip, ...args, ...platforms, '--dest', want.workDir, `uv==${want.version}`];
    const output = await runPip(argv, want, platform);
    return typeof output === 'string' ? stageDownloaded(pip, want, platform) : output;
}
/** The versions that pip's index has for the machine that pip runs on. */
async function listWithPip(inquiry, platform) {
    const pip = await findPip(inquiry, platform);
    if (pip === undefined)
        return NO_PIP;
    const output = await runPip([...pip, 'index', 'versions', 'uv', '--no-cache-dir'], inquiry, platform);
    if (typeof output !== 'string')
        return output;
    const list = /^Available versions:\s*(.+)$/m.exec(output)?.[1];
    if (list === undefined)
        return unavailable('unfit', `${pip.join(' ')} index does not list versions`);
    return { kind: 'listed', versions: list.split(',').map((version) => version.trim()) };
}
async function stageDownloaded(pip, want, platform) {
    const wheels = (await platform.files.readdir(want.workDir)).flatMap((filename) => {
        const name = parseWheelName(filename);
        return name === undefined ? [] : [{ filename, ...name }];
    });
    const wheel = chooseWheel(wheels, want.asset);
    if (wheel?.version !== want.version)
        return unavailable('absent', `${pip.join(' ')} download left no wheel that fits`);
    const vouched = vouch(await expectWheelDigest(wheel, want), want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const file = external_node_path_.join(want.workDir, wheel.filename);
    const content = await platform.files.readFile(file);
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
    return stageFile({ filename: wheel.filename, url: 'pip', file, sha256 }, { want, vouched }, platform);
}
async function findPip(inquiry, platform) {
    const options = pipOptions(inquiry, platform, LOOK_TIMEOUT_MS);
    for (const pip of PIPS) {
        const end = await runCommand([...pip, '--version'], options, platform);
        if (end.kind === 'exited' && end.code === 0)
            return pip;
    }
    return undefined;
}
/** Its output, or why there is none. @throws UvInstallDiskFull */
async function runPip(argv, inquiry, platform) {
    const name = argv.slice(0, argv.findIndex((word) => /^(download|index)$/.test(word)) + 1).join(' ');
    const running = runCommand(argv, pipOptions(inquiry, platform), platform);
    const end = await tellingProgress(running, { name, inquiry }, platform);
    if (end.kind === 'stopped')
        return unavailable('unreachable', `${name}: ${end.reason}`);
    if (end.kind === 'not-started')
        return unavailable('not-set-up', `${name}: ${end.reason}`);
    if (end.code === 0)
        return end.output;
    if (PYTHON_DISK_FULL.test(end.output))
        throw new UvInstallDiskFull(inquiry.workDir);
    const lines = end.output.trim().split('\n');
    const [words, trouble] = PIP_TROUBLES.find(([pattern]) => pattern.test(end.output)) ?? [];
    const told = words && lines.findLast((line) => words.test(line));
    return unavailable(trouble ?? 'absent', `${name}: ${(0,shared_text/* redactText */.Rd)((told ?? lines.at(-1) ?? '').trim())}`);
}
/** pip draws its progress for terminals only: what lies in its directory for temporary files tells how far it is. */
async function tellingProgress(running, { name, inquiry }, { clock, files }) {
    const startedMs = clock.monotonicMs();
    const over = new AbortController();
    const tell = async () => {
        for (let pauseMs = 2000;; pauseMs = 10_000) {
            await clock.sleep(pauseMs, over.signal);
            if (over.signal.aborted)
                return;
            const sizeBytes = await sizeOf(inquiry.workDir, files);
            const tookMs = clock.monotonicMs() - startedMs;
            inquiry.onProgress(`${name}: ${(0,shared_text/* formatBytes */.z3)(sizeBytes)} in ${(0,shared_text/* formatDuration */.a3)(tookMs)}`);
        }
    };
    const told = tell();
    try {
        return await running;
    }
    finally {
        over.abort();
        await told;
    }
}
async function sizeOf(dir, files) {
    const names = await files.readdir(dir, { recursive: true }).catch(() => []);
    // What pip moves or removes in the meantime counts as nothing.
    const sizes = names.map((name) => files.lstat(external_node_path_.join(dir, name)).then((stats) => (stats.isFile() ? stats.size : 0), () => 0));
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
/** The working directory is empty and ours: `python -m` would import a `pip` that lies in the checked-out repository. */
function pipOptions(inquiry, platform, atMostMs) {
    const { workDir, signal } = inquiry;
    const env = {
        // Five of its own would take minutes where nothing answers.
        PIP_RETRIES: '2',
        ...platform.host.env,
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
        PIP_NO_INPUT: '1',
        PIP_REQUIRE_VIRTUALENV: '0',
        TMPDIR: workDir,
    };
    return { cwd: workDir, env, timeoutMs: timeLeftMs(inquiry, platform, atMostMs), signal };
}

;// CONCATENATED MODULE: ./lib/uv/sources/index.js













/**
 * uv's wheel from the Python index of this machine. A configured index is read here; where none is configured pip is
 * asked, which knows its default.
 */
async function fetchFromIndex(want, platform) {
    const index = await readConfiguredIndex(platform);
    if (index === undefined)
        return fetchWithPip(want, platform);
    if (!isUsableUrl(index.url))
        return notAnIndex(index);
    if (isFileUrl(index.url))
        return fetchFromDirectory(projectUrl(index.url).href, want, platform);
    const page = await readPage(index, want, platform);
    return 'kind' in page ? page : fetchWheel(page, want, platform);
}
/** The versions of which the index has a wheel for this machine. */
async function listFromIndex(inquiry, platform) {
    const index = await readConfiguredIndex(platform);
    if (index === undefined)
        return listWithPip(inquiry, platform);
    if (!isUsableUrl(index.url))
        return notAnIndex(index);
    if (isFileUrl(index.url))
        return listInDirectory(projectUrl(index.url).href, inquiry, platform);
    const page = await readPage(index, inquiry, platform);
    if ('kind' in page)
        return page;
    const fitting = page.wheels.filter((wheel) => !wheel.isYanked && chooseWheel([wheel], inquiry.asset));
    return { kind: 'listed', versions: [...new Set(fitting.map(({ version }) => version))] };
}
async function readPage(index, inquiry, platform) {
    const url = await withCredentials(projectUrl(index.url), { index, inquiry }, platform);
    const page = await fetchText({ url: url.href, headers: { accept: INDEX_ACCEPT } }, inquiry, platform);
    if (page.kind === 'unavailable')
        return { ...page, reason: `${page.reason} (index of ${index.from})` };
    const files = parsePage(page.body, { url: page.url, contentType: page.contentType });
    if (files === undefined)
        return unavailable('unfit', `${(0,shared_text/* redactUrl */.BO)(url.href)} is no project page`);
    const wheels = files.flatMap((file) => {
        const name = parseWheelName(file.filename);
        return name === undefined ? [] : [{ ...file, ...name }];
    });
    // The page of a firewall is HTML too.
    if (wheels.length === 0)
        return unavailable('unfit', `${(0,shared_text/* redactUrl */.BO)(url.href)} lists no wheel of uv at all`);
    return { url, wheels };
}
/** Undefined for what announces JSON and is none, such as the log-in page of a proxy. */
function parsePage(...page) {
    try {
        return parseProjectPage(...page);
    }
    catch {
        return undefined;
    }
}
async function fetchWheel(page, want, platform) {
    const wheel = chooseWheel(page.wheels.filter(({ version }) => version === want.version), want.asset);
    if (wheel === undefined) {
        const build = `uv ${want.version} for ${want.asset.triple}`;
        return unavailable('absent', `${(0,shared_text/* redactUrl */.BO)(page.url.href)} lists no wheel of ${build}`);
    }
    const vouched = vouch(await expectWheelDigest(wheel, want), want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const { filename, url } = wheel;
    const file = external_node_path_.join(want.workDir, filename);
    const fetched = await fetchFile({ url: sharingCredentials(url, page.url), file }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    return stageFile({ filename, url, file, sha256: fetched.sha256 }, { want, vouched }, platform);
}
function notAnIndex({ from }) {
    return unavailable('not-set-up', `${from} names no http, https or file URL`);
}
function projectUrl(indexUrl) {
    const url = new URL(indexUrl);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/uv/`;
    return url;
}
/** An index that wants a password usually wants it for its files too, and its page does not repeat it. */
function sharingCredentials(fileUrl, pageUrl) {
    const url = new URL(fileUrl);
    if (url.origin === pageUrl.origin && url.username === '') {
        url.username = pageUrl.username;
        url.password = pageUrl.password;
    }
    return url.href;
}

;// CONCATENATED MODULE: ./lib/uv/sources/settings.js




const MIRROR_ORIGIN = 'https://releases.astral.sh';
const GITHUB_ORIGIN = 'https://github.com';
const LOCAL = ['tool-cache', 'path'];
const PUBLIC_SITES = {
    mirrorUrl: `${MIRROR_ORIGIN}/github/uv/releases/download`,
    githubUrl: `${GITHUB_ORIGIN}/astral-sh/uv/releases/download`,
    mirrorManifestUrl: `${MIRROR_ORIGIN}/github/versions/main/v1/uv.ndjson`,
    githubManifestUrl: 'https://raw.githubusercontent.com/astral-sh/versions/main/v1/uv.ndjson',
};
/**
 * Decides which sources are asked. A base or manifest of the user's own takes the place of the public sources, unless the
 * input sources says otherwise; uv's variables UV_ASTRAL_MIRROR_URL and UV_INSTALLER_GITHUB_BASE_URL mean what they
 * mean to uv: the first replaces the mirror and rules GitHub out.
 * @throws UvSourceInvalid
 */
function decideSources(inputs, { env }) {
    const { manifestFile, projectDir } = inputs;
    const mirror = urlIn(env, 'UV_ASTRAL_MIRROR_URL');
    const github = urlIn(env, 'UV_INSTALLER_GITHUB_BASE_URL') || urlIn(env, 'UV_INSTALLER_GHE_BASE_URL');
    const base = toUrl(inputs.downloadBaseUrl, { from: 'input download-base-url', projectDir });
    const sites = {
        ...PUBLIC_SITES,
        ...(mirror && {
            mirrorUrl: `${mirror}/github/uv/releases/download`,
            mirrorManifestUrl: `${mirror}/github/versions/main/v1/uv.ndjson`,
        }),
        ...(github && { githubUrl: `${github}/astral-sh/uv/releases/download`, githubManifestUrl: undefined }),
        ...(base && { mirrorUrl: withoutSlash(base), mirrorManifestUrl: undefined }),
    };
    return {
        order: inputs.sources.length > 0 ? inputs.sources : defaultOrder(inputs, mirror !== ''),
        sites,
        manifestUrl: toUrl(manifestFile, { from: 'input manifest-file', projectDir }) || undefined,
    };
}
function defaultOrder({ downloadBaseUrl, manifestFile }, hasOwnMirror) {
    if (manifestFile !== '' || downloadBaseUrl !== '')
        return [
            ...LOCAL,
            ...(manifestFile ? ['manifest'] : []),
            ...(downloadBaseUrl ? ['mirror'] : []),
        ];
    return [...LOCAL, 'index', 'mirror', ...(hasOwnMirror ? [] : ['github'])];
}
function urlIn(env, name) {
    return withoutSlash(toUrl(env[name]?.trim() ?? '', { from: name }));
}
/** Empty for nothing. Without a project directory only a URL will do. */
function toUrl(text, { from, projectDir }) {
    if (text === '' || isUsableUrl(text))
        return text;
    // A single letter is a drive of Windows.
    if (projectDir === undefined || /^[a-z][a-z0-9+.-]+:/i.test(text))
        throw new UvSourceInvalid(from, text);
    return (0,external_node_url_.pathToFileURL)(external_node_path_.resolve(projectDir, text)).href;
}
function withoutSlash(url) {
    return url.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./lib/uv/sources/mirror.js







const FIRST_VERSION = '0.10.7';
/** The publisher's own mirror of its releases, without rate limit and token; or a base of the user's own. */
async function fetchFromMirror(want, platform) {
    const { mirrorUrl, githubUrl } = want.sources.sites;
    if (isFileUrl(mirrorUrl))
        return fetchFromDirectory(mirrorUrl, want, platform);
    const isPublic = mirrorUrl === PUBLIC_SITES.mirrorUrl;
    if (isPublic && (0,pep440.lt)(want.version, FIRST_VERSION))
        return unavailable('not-set-up', `${new URL(mirrorUrl).host} has uv from ${FIRST_VERSION} on`);
    return fetchRelease({ siteUrl: mirrorUrl, witnessUrl: githubUrl }, want, platform);
}
function listFromMirror(inquiry, platform) {
    const { mirrorUrl, mirrorManifestUrl } = inquiry.sources.sites;
    return isFileUrl(mirrorUrl)
        ? listInDirectory(mirrorUrl, inquiry, platform)
        : listInManifest(mirrorManifestUrl, inquiry, platform);
}

;// CONCATENATED MODULE: ./lib/uv/fetch.js













const FETCHERS = {
    index: fetchFromIndex,
    mirror: fetchFromMirror,
    github: fetchFromGithub,
    manifest: fetchFromManifest,
};
/** What all sources together may take. */
const FETCH_TIMEOUT_MS = 600_000;
/**
 * Fetches from the first source that has what is wanted, and publishes it.
 * @returns whose copy won, and the directory of it
 * @throws UvDigestMismatch, UvUnavailable, UvInstallDiskFull, UvInstallDirUnwritable, UvInstallBlocked, and the reason of
 * the signal
 */
async function fetchAndPublish(job, platform) {
    const { request, asset, places } = job;
    const stage = await openStage(places, platform);
    const { dir, versionDir } = stage.place;
    try {
        const fetched = await fillStage(stage, job, platform);
        const probed = { version: request.version, exe: asset.exe, signal: request.signal };
        const winner = await writingTo(versionDir, () => publish(stage, (candidate) => probeToolDir(candidate, probed, platform), platform));
        if (winner === 'theirs')
            return { source: 'tool-cache', verifiedBy: 'probe of the tool cache', dir };
        const shared = places.at(-1);
        if (shared !== undefined && shared.dir !== dir)
            await copyTo(shared, { dir, verifiedBy: fetched.verifiedBy }, { job, platform });
        return { ...fetched, dir };
    }
    finally {
        await removeQuietly(stage.dir, platform);
    }
}
async function fillStage(stage, job, platform) {
    const { version, onProgress } = job.request;
    const deadlineMs = platform.clock.monotonicMs() + FETCH_TIMEOUT_MS;
    const failures = [];
    for (const source of job.order) {
        const fetch = FETCHERS[source];
        if (fetch === undefined)
            continue;
        const fetched = await fetchProbed(fetch, { stage, job, deadlineMs }, platform);
        if (fetched.kind === 'staged')
            return { source, verifiedBy: fetched.verifiedBy };
        const { reason, trouble } = fetched;
        onProgress(`uv ${version} not from ${source}: ${reason}`);
        failures.push({ source, reason, trouble });
    }
    throw new UvUnavailable(version, failures);
}
/** Fetches into an emptied stage; a build that does not run on this machine counts as not to be had. */
async function fetchProbed(fetch, { stage, job, deadlineMs }, platform) {
    const { request, asset } = job;
    const { version, signal, tempDir } = request;
    const { files, clock } = platform;
    if (clock.monotonicMs() >= deadlineMs)
        return unavailable('unreachable', 'no time is left for it');
    for (const name of await files.readdir(stage.dir))
        await files.rm(external_node_path_.join(stage.dir, name), { recursive: true });
    const workDir = await writingTo(tempDir, () => files.mkdtemp(external_node_path_.join(tempDir, 'locked-uv-')));
    try {
        const rules = { token: request.token, deadlineMs, allowsUnverified: !job.isVerified };
        const fetched = await fetch({ ...request, asset, workDir, stageDir: stage.dir, ...rules }, platform);
        if (fetched.kind !== 'staged')
            return fetched;
        const verdict = await probeToolDir(stage.dir, { version, exe: asset.exe, signal }, platform);
        if (verdict.kind !== 'works')
            return unavailable('unfit', `what was fetched does not run here: ${verdict.reason}`);
        const record = { verifiedBy: fetched.verifiedBy, names: [`uv${asset.exe}`, `uvx${asset.exe}`] };
        await writingTo(stage.place.versionDir, () => writeRecord(stage.dir, record, platform));
        return fetched;
    }
    finally {
        await removeQuietly(workDir, platform);
    }
}
/** What stays is swept later; it must not hide the error that led here. */
async function removeQuietly(dir, { files }) {
    await files.rm(dir, { recursive: true, force: true }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./lib/uv/sources/path.js


/**
 * Looks along PATH for a uv of exactly this version; it is used where it is. Relative and empty entries are passed over:
 * they would run what the checked-out repository brings along.
 * @returns uvxPath is empty where no uvx lies beside uv
 */
async function findOnPath({ version, asset, signal, }, platform) {
    for (const uvPath of await listOnPath(asset, platform)) {
        const uvxPath = external_node_path_.join(external_node_path_.dirname(uvPath), `uvx${asset.exe}`);
        const verdict = await probeUv(uvPath, { version, signal }, platform);
        if (verdict.kind === 'works')
            return { uvPath, uvxPath: (await isFile(uvxPath, platform)) ? uvxPath : '' };
    }
    return undefined;
}
/** The versions of the uvs on PATH. Each is started to tell. */
async function listVersionsOnPath({ asset, signal }, platform) {
    const found = [];
    for (const uvPath of await listOnPath(asset, platform)) {
        const version = await probe_readUvVersion(uvPath, signal, platform);
        if (version !== undefined)
            found.push(version);
    }
    return found;
}
/** The uv that a bare `uv` means, and its version. */
async function findFirstOnPath({ asset, signal }, platform) {
    for (const uvPath of await listOnPath(asset, platform)) {
        const version = await readUvVersion(uvPath, signal, platform);
        if (version !== undefined)
            return { uvPath, version };
    }
    return undefined;
}
/** The name of the directory with the `uv` of the input wrap-uv, which is ours and no uv. */
const WRAPPER_DIR = 'locked-uv-wrap';
async function listOnPath({ exe }, platform) {
    const dirs = new Set((pathOf(platform.host.env) ?? '').split(external_node_path_.delimiter).filter(external_node_path_.isAbsolute));
    const found = [];
    for (const dir of dirs) {
        const uvPath = external_node_path_.join(dir, `uv${exe}`);
        if (external_node_path_.basename(dir) !== WRAPPER_DIR && (await isFile(uvPath, platform)))
            found.push(uvPath);
    }
    return found;
}
/** Whether the bare name already leads to this uv, whatever the working directory, so that PATH need not change. */
async function isFirstOnPath(uvPath, platform) {
    for (const dir of (pathOf(platform.host.env) ?? '').split(external_node_path_.delimiter)) {
        if (!external_node_path_.isAbsolute(dir))
            return false;
        const file = external_node_path_.join(dir, external_node_path_.basename(uvPath));
        if (await isFile(file, platform))
            return file === uvPath;
    }
    return false;
}
/** Windows spells it `Path`; a copy of its environment is as case-sensitive as any object. */
function pathOf(env) {
    const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH');
    return name === undefined ? undefined : env[name];
}
function isFile(file, { files }) {
    return files.stat(file).then((stats) => stats.isFile(), () => false);
}

;// CONCATENATED MODULE: ./lib/uv/sources/tool-cache.js




const WORKS = { kind: 'works' };
/**
 * Looks for an installed uv that works and is what was installed. The marker is neither needed nor believed: a crash
 * leaves content without a marker, a clean-up job leaves a marker without content.
 */
async function findInToolCache({ version, asset, places, signal, onProgress }, platform) {
    const damaged = [];
    for (const place of places) {
        const exists = await platform.files.lstat(place.dir).then(() => true, () => false);
        if (!exists)
            continue;
        const compared = await compareWithRecord(place.dir, platform);
        // The record is written after the executables were seen to run: as long as they are the same files, they need not be
        // started again to say so.
        const verdict = compared.kind === 'same' && compared.isUntouched
            ? WORKS
            : await probeToolDir(place.dir, { version, exe: asset.exe, signal }, platform);
        if (verdict.kind === 'works') {
            await writeMarker(place, platform);
            return { dir: place.dir, verifiedBy: tellVoucher(compared), damaged };
        }
        damaged.push(place);
        onProgress(`${external_node_path_.join(place.dir, `uv${asset.exe}`)} is not usable: ${verdict.reason}`);
    }
    return undefined;
}
/** The versions of which a directory in the shape of ours is there; whether they work is not looked at. */
async function listInToolCache(roots, { triple }, { files }) {
    const versions = new Set();
    const namesIn = (dir) => files.readdir(dir).catch(() => []);
    for (const root of roots)
        for (const version of await namesIn(root))
            if ((await namesIn(external_node_path_.join(root, version))).includes(triple))
                versions.add(version);
    return [...versions];
}
function tellVoucher(compared) {
    return compared.kind === 'same'
        ? `digest recorded at install (${compared.verifiedBy})`
        : 'probe of the tool cache';
}

;// CONCATENATED MODULE: ./lib/uv/verdict.js




// What sources are reached by and with: not what differs between the legs of a matrix. Only its digest is written.
const DECIDING = /^(UV_DEFAULT_INDEX|UV_INDEX_.+|UV_KEYRING_PROVIDER|PIP_.+|SSL_.+|NODE_.+|https?_proxy|no_proxy|NETRC|HOME|PATH)$/i;
/** Leaves word for those who wait. It is a favour, like the copy of what was fetched. */
async function leaveVerdict({ failures }, job, { clock, files, host }) {
    const verdict = { format: 1, atMs: clock.nowMs(), question: describeQuestion(job, host), failures };
    try {
        await files.mkdir(external_node_path_.dirname(fileOf(job)), { recursive: true });
        await files.writeFile(fileOf(job), JSON.stringify(verdict));
    }
    catch (error) {
        job.request.onProgress(`Other jobs have to find out by themselves: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/**
 * Spares a job that waited the question that was answered in the meantime: where a firewall swallows everything it costs
 * minutes, and the legs of a matrix would ask one after the other.
 * @throws UvUnavailable
 */
async function heedVerdict(job, sinceMs, { files, host }) {
    const { version, onProgress } = job.request;
    const verdict = parseVerdict(await files.readFile(fileOf(job), 'utf8').catch(() => ''));
    if (verdict === undefined || verdict.atMs < sinceMs)
        return;
    if (verdict.question !== describeQuestion(job, host))
        return;
    onProgress('Another job of this node has asked the same sources while this one waited');
    throw new UvUnavailable(version, verdict.failures);
}
function fileOf({ places, request }) {
    return `${places.at(-1)?.dir ?? request.fallbackDir}.unavailable`;
}
function describeQuestion({ request, order, isVerified }, { env }) {
    const { checksums, sources } = request;
    const deciding = Object.entries(env).filter(([name]) => DECIDING.test(name));
    const question = { order, isVerified, checksums, sources, deciding: deciding.toSorted() };
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(question)).digest('hex');
}
function parseVerdict(text) {
    try {
        const { format, atMs, question, failures } = JSON.parse(text);
        const isVerdict = format === 1 && typeof atMs === 'number' && Array.isArray(failures);
        return isVerdict ? { format, atMs, question: String(question), failures } : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/uv/install.js









/**
 * Gives a uv of exactly this version that was seen to run: one that is there, or else one that is fetched from the first
 * source with verified bytes and published by rename. Safe between any number of processes that install at the same time
 * and processes that are running what is installed.
 * @throws UvPlatformUnsupported, UvDigestMismatch, UvUnavailable, UvInstallDiskFull, UvInstallDirUnwritable,
 * UvInstallBlocked, and the reason of the signal
 */
async function installUv(request, platform) {
    try {
        return await install(planJob(request, platform), platform);
    }
    catch (error) {
        const isUnverifiable = error instanceof UvUnavailable && error.failures.some(({ trouble }) => trouble === 'unverifiable');
        if (!request.allowsUnverified || !isUnverifiable)
            throw error;
        return await install(planUnverifiedJob(request, error, platform), platform);
    }
}
function planJob(request, { host }) {
    const { version, fallbackDir, sources } = request;
    const asset = findAsset(host);
    const places = planPlaces({ version, triple: asset.triple, fallbackDir }, host);
    return { request, asset, order: sources.order, places, isVerified: true };
}
/** What nobody vouches for gets a place of its own: no step without `allow-unverified` is to find it. */
function planUnverifiedJob(request, error, platform) {
    const job = planJob(request, platform);
    const { version, fallbackDir } = request;
    const triple = `${job.asset.triple}-unverified`;
    const unverifiable = error.failures.flatMap(({ source, trouble }) => trouble === 'unverifiable' ? source : []);
    const order = job.order.filter((source) => source === 'tool-cache' || unverifiable.includes(source));
    return {
        ...job,
        order,
        places: planPlaces({ version, triple, fallbackDir }, platform.host),
        isVerified: false,
    };
}
async function install(job, platform) {
    const found = await findInstalled(job, platform);
    if (found !== undefined)
        return found;
    const { alone = (_dir, work) => work(), fallbackDir } = job.request;
    const sinceMs = platform.clock.nowMs();
    // The last place is that of the node: runner instances mostly have a tool cache each.
    return alone(job.places.at(-1)?.dir ?? fallbackDir, async () => {
        const published = await findPublished(job, platform);
        if (published !== undefined)
            return published;
        await heedVerdict(job, sinceMs, platform);
        try {
            const { dir, ...origin } = await fetchAndPublish(job, platform);
            return describe(dir, job, origin);
        }
        catch (error) {
            if (error instanceof UvUnavailable)
                await leaveVerdict(error, job, platform);
            throw error;
        }
    });
}
async function findInstalled(job, platform) {
    const { request, asset } = job;
    for (const source of job.order) {
        if (source === 'tool-cache') {
            const published = await findPublished(job, platform);
            if (published !== undefined)
                return published;
        }
        const onPath = source === 'path' ? await findOnPath({ ...request, asset }, platform) : undefined;
        if (onPath !== undefined) {
            const verifiedBy = 'probe of the uv on PATH';
            return { version: request.version, ...onPath, source: 'path', verifiedBy, isVerified: true };
        }
    }
    return undefined;
}
async function findPublished(job, platform) {
    const { request, asset, places } = job;
    if (!job.order.includes('tool-cache'))
        return undefined;
    const hit = await findInToolCache({ ...request, asset, places }, platform);
    if (hit === undefined)
        return undefined;
    for (const place of hit.damaged)
        await copyTo(place, hit, { job, platform });
    return describe(hit.dir, job, { source: 'tool-cache', verifiedBy: hit.verifiedBy });
}
function describe(dir, { request, asset, isVerified }, origin) {
    const [uvPath, uvxPath] = [external_node_path_.join(dir, `uv${asset.exe}`), external_node_path_.join(dir, `uvx${asset.exe}`)];
    return { version: request.version, uvPath, uvxPath, ...origin, isVerified };
}

;// CONCATENATED MODULE: ./lib/uv/published.js






const LISTS = {
    index: listFromIndex,
    mirror: listFromMirror,
    github: listFromGithub,
    manifest: listFromManifest,
};
/** Asks the sources in their order which versions they have, until one answers. */
async function listPublished(inquiry, platform) {
    return await inWorkDir(inquiry.tempDir, platform, async (workDir) => {
        const failures = [];
        for (const source of inquiry.sources.order) {
            const list = LISTS[source];
            if (list === undefined)
                continue;
            const listed = await list({ ...inquiry, workDir }, platform);
            if (listed.kind === 'unavailable') {
                failures.push({ source, reason: listed.reason, trouble: listed.trouble });
                continue;
            }
            // A directory of an air-gapped site may hold anything, a link `latest` for example.
            const versions = listed.versions.filter(isVersion);
            if (versions.length > 0)
                return { kind: 'listed', versions, by: source };
            failures.push({ source, reason: 'it lists no version of uv', trouble: 'absent' });
        }
        return { kind: 'unknown', failures };
    });
}
/** Asks all of the sources at once whether they answer: the reason why one does not, empty for one that does. */
async function askSources(inquiry, platform) {
    return await inWorkDir(inquiry.tempDir, platform, async (workDir) => {
        const asked = inquiry.sources.order.flatMap((source) => {
            const list = LISTS[source];
            return list === undefined
                ? []
                : [list({ ...inquiry, workDir }, platform).then((it) => [source, it])];
        });
        const answers = await Promise.all(asked);
        return Object.fromEntries(answers.map(([source, it]) => [source, it.kind === 'listed' ? '' : it.reason]));
    });
}
async function inWorkDir(tempDir, { files }, work) {
    const workDir = await files.mkdtemp(external_node_path_.join(tempDir, 'locked-uv-'));
    try {
        return await work(workDir);
    }
    finally {
        await files.rm(workDir, { recursive: true, force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/uv/resolve.js






/**
 * Turns a request into one version. A range is answered from the digest table, so that the legs of a matrix, and a job
 * and its re-run, get the same uv without asking anybody. The sources are asked for `latest`, and for a range beyond the
 * table.
 * @throws UvVersionNotFound
 */
async function resolveVersion(request, options) {
    if (request.kind === 'exact')
        return { version: request.version, from: request.from };
    const { from } = request;
    const known = Object.keys(await readDigests());
    const ofKnown = chooseVersion(known, request, options);
    if (ofKnown !== undefined && request.newest !== 'published')
        return { version: ofKnown, from };
    const published = await options.listPublished();
    if (published.kind === 'listed') {
        const version = chooseVersion(published.versions, request, options);
        if (version !== undefined)
            return { version, from: `${from}, as ${published.by} has it` };
    }
    else if (ofKnown !== undefined) {
        const reasons = joinReasons(published.failures);
        const notice = `Which uv is the latest could not be asked, so the latest known one is taken, ${ofKnown} (${reasons})`;
        return { version: ofKnown, from, notice };
    }
    const bad = known.find((version) => isChoiceFor(request, version));
    const defect = bad && explainKnownBad(bad);
    throw new UvVersionNotFound(request, [tellLooked(known, published), ...(defect ? [defect] : [])]);
}
/** The version of a list that a range means; one with a known defect only where that is accepted and no other fits. */
function chooseVersion(versions, request, { strategy, takesKnownBad }) {
    const fitting = versions.filter((version) => isChoiceFor(request, version)).toSorted(pep440/* compare */.UD);
    const good = fitting.filter((version) => findKnownBad(version) === undefined);
    const candidates = good.length > 0 || !takesKnownBad ? good : fitting;
    return strategy === 'lowest' && request.newest === undefined ? candidates[0] : candidates.at(-1);
}
/** The defect for which a version is to be avoided, if there is one. */
function findKnownBad(version) {
    return KNOWN_BAD.find(({ range }) => (0,pep440/* satisfies */.ib)(version, range, { prereleases: true }));
}
/** One sentence about a version to be avoided, for a warning; undefined for all others. */
function explainKnownBad(version) {
    const bad = findKnownBad(version);
    return bad && `uv ${version} ${bad.reason} (fixed in ${bad.fixedIn})`;
}
/** The lowest version above that has no known defect: the smallest step out of trouble. */
async function findNearestGood(version) {
    const above = Object.keys(await readDigests()).filter((candidate) => (0,pep440/* compare */.UD)(candidate, version) > 0);
    return above.toSorted(pep440/* compare */.UD).find((candidate) => findKnownBad(candidate) === undefined);
}
function tellLooked(known, published) {
    const ofTable = `the newest known is ${known[0] ?? DEFAULT_VERSION}`;
    if (published.kind === 'listed') {
        const newest = published.versions.toSorted(pep440/* compare */.UD).at(-1);
        return `${ofTable}, the newest of ${published.by} is ${newest}`;
    }
    return `${ofTable}, and no source says what else there is (${joinReasons(published.failures)})`;
}

;// CONCATENATED MODULE: ./lib/uv/get.js










/**
 * Decides which version a request means and gets it. A range or `latest` makes do with less where the sources cannot be
 * asked, and says so; an exact version never does.
 * @throws UvVersionNotFound, UvVersionKnownBad, and what installUv throws
 */
async function getUv(get, platform) {
    const resolved = await resolve(get, platform);
    try {
        return await get_install(resolved, get, platform);
    }
    catch (error) {
        const { request } = get;
        if (!(error instanceof UvUnavailable) || request.kind === 'exact')
            throw error;
        const substitute = await findSubstitute({ ...get, request }, { resolved, error }, platform);
        if (substitute === undefined)
            throw error;
        return await get_install(substitute, get, platform);
    }
}
function resolve(get, platform) {
    const { strategy, knownBad } = get;
    const options = { strategy, takesKnownBad: knownBad !== 'fail' };
    return resolveVersion(get.request, { ...options, listPublished: () => inquire(get, platform) });
}
function inquire(get, platform) {
    const deadlineMs = platform.clock.monotonicMs() + FETCH_TIMEOUT_MS;
    return listPublished({ ...get, token: get.token, asset: findAsset(platform.host), deadlineMs }, platform);
}
async function get_install({ version, from, notice }, get, platform) {
    const defect = get.knownBad === 'allow' ? undefined : explainKnownBad(version);
    if (defect !== undefined && get.knownBad === 'fail')
        throw new UvVersionKnownBad(defect, from, await findNearestGood(version));
    const uv = await installUv({ ...get, version }, platform);
    const advice = defect && `${defect}; the nearest version without is ${await findNearestGood(version)}`;
    const unverified = uv.isVerified
        ? undefined
        : `UNVERIFIED: nobody vouches for uv ${version} from ${uv.source}, and allow-unverified lets it run`;
    return { ...uv, from, notices: [notice, advice, unverified].filter((text) => text !== undefined) };
}
/**
 * What else satisfies the range: for `latest` that cannot be verified yet the newest version that can; where no source
 * can be asked the best version that is installed.
 */
async function findSubstitute(get, { resolved, error }, platform) {
    const { request, strategy, knownBad } = get;
    const { from } = resolved;
    const isUnverifiable = error.failures.some(({ trouble }) => trouble === 'unverifiable');
    if (request.newest === 'published' && isUnverifiable) {
        const known = await resolve({ ...get, request: { ...request, newest: 'known' } }, platform);
        const notice = `uv ${resolved.version} is newer than what this action can verify; ${known.version} is taken`;
        return known.version === resolved.version ? undefined : { version: known.version, from, notice };
    }
    if (!error.isOffline)
        return findCarried(get, resolved, platform);
    const installed = await listInstalled(get, platform);
    const version = chooseVersion(installed, request, { strategy, takesKnownBad: knownBad !== 'fail' });
    const reasons = joinReasons(error.failures);
    const notice = `No source gives uv ${resolved.version}; the installed ${version} is taken, which ${request.specifier} (${request.from}) allows (${reasons})`;
    return version === undefined ? undefined : { version, from, notice };
}
/** A source that answered has other versions than the table of this action: a manifest or a directory of the user's. */
async function findCarried(get, { version, from }, platform) {
    const published = await inquire(get, platform);
    if (published.kind !== 'listed')
        return undefined;
    const { strategy, knownBad } = get;
    const carried = chooseVersion(published.versions, get.request, {
        strategy,
        takesKnownBad: knownBad !== 'fail',
    });
    if (carried === undefined || carried === version)
        return undefined;
    return { version: carried, from: `${from}, as ${published.by} has it` };
}
async function listInstalled(get, platform) {
    const asset = findAsset(platform.host);
    const { order } = get.sources;
    const roots = order.includes('tool-cache') ? planRoots(get.fallbackDir, platform.host) : [];
    const inToolCache = await listInToolCache(roots, asset, platform);
    const onPath = order.includes('path')
        ? await listVersionsOnPath({ asset, signal: get.signal }, platform)
        : [];
    return [...inToolCache, ...onPath];
}

;// CONCATENATED MODULE: ./lib/uv/request.js






/**
 * Decides which uv is asked for, and by whom: the input version, the input version-file, what uv itself will require,
 * the project's uv.toml and pyproject.toml, the newest of the input manifest-file, the default. uv refuses to run where its `required-version` does not hold,
 * hence a step that contradicts it fails here, before anything is downloaded.
 * @throws UvVersionInvalid, UvVersionFileInvalid, UvVersionConflict
 */
async function readRequest(inputs, platform) {
    const asked = await readAsked(inputs, platform);
    const required = await readRequired(inputs, platform);
    if (asked !== undefined && required !== undefined)
        return reconcile(asked, required);
    const found = asked ?? required ?? (await readDiscovered(inputs.projectDir, platform));
    if (found !== undefined)
        return found;
    // Whoever keeps a list of his own need not have the version that this action likes best.
    if (inputs.manifestFile !== '')
        return parseVersion('latest', 'default with manifest-file');
    return { kind: 'exact', version: DEFAULT_VERSION, from: 'default of this action' };
}
async function readAsked({ version, versionFile, projectDir }, platform) {
    if (version !== '')
        return parseVersion(version, 'input version');
    if (versionFile === '')
        return undefined;
    const file = external_node_path_.resolve(projectDir, versionFile);
    const found = await readVersionFile(file, versionFile, platform);
    if (found === undefined)
        throw new UvVersionFileInvalid(versionFile, 'does not exist or names no version of uv');
    return found;
}
/** Files that nobody named: uv among the project's dependencies, and settings that uv passes over in a workspace. */
async function readDiscovered(projectDir, platform) {
    for (const name of ['uv.toml', 'pyproject.toml']) {
        const found = await readVersionFile(external_node_path_.join(projectDir, name), name, platform);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Both have to agree; the exact one of two says which version it is. */
function reconcile(asked, required) {
    if (asked.kind === 'range' && required.kind === 'range')
        return intersect(asked, required);
    const isAgreed = asked.kind === 'exact'
        ? isSatisfiedBy(required, asked.version)
        : required.kind === 'exact' && isSatisfiedBy(asked, required.version);
    if (!isAgreed)
        throw new UvVersionConflict(describeRequest(asked), describeRequest(required));
    return asked.kind === 'exact' ? asked : required;
}

// EXTERNAL MODULE: ./lib/lock/key.js
var key = __webpack_require__(9948);
// EXTERNAL MODULE: ./lib/lock/lease.js + 7 modules
var lease = __webpack_require__(7777);
// EXTERNAL MODULE: ./lib/lock/owner.js
var lock_owner = __webpack_require__(8476);
;// CONCATENATED MODULE: ./lib/flow/install-lease.js







// What a job that fetches may take by itself: after that the others stop waiting and fetch too.
const PATIENCE_MS = 600_000;
/**
 * Lets one job of this node fetch uv while the others wait for what it publishes: eighty legs that start at once ask an
 * index once. Publishing is safe without, so a lock that cannot be had delays nobody.
 */
function aloneOnNode(base, platform) {
    return async (dir, work) => {
        const lockPath = external_node_path_.join((0,placement_layout/* layoutOf */.aH)(base.dir).locksDir, `uv-${(0,key/* lockKey */.T)(dir)}.lock`);
        const lease = await tryLease(lockPath, platform);
        try {
            return await work();
        }
        finally {
            await lease?.release();
        }
    };
}
async function tryLease(lockPath, platform) {
    const { actions, clock, processes } = platform;
    try {
        const outcome = await (0,lease/* acquireLease */.Z)({
            lockPath,
            timeoutMs: PATIENCE_MS,
            signal: processes.interruption,
            onWait: (holder, waitedMs) => {
                const who = holder ? (0,lock_owner/* describeOwner */.$S)(holder, clock.nowMs()) : 'another job';
                actions.info(`Waiting for the uv that ${who} is fetching (${(0,shared_text/* formatDuration */.a3)(waitedMs)})`);
            },
        }, platform);
        return outcome.kind === 'acquired' ? outcome.lease : undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        actions.info(`uv is fetched without waiting for others: ${error.message}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/flow/obtain-uv.js










/** Decides which uv is wanted, gets it verified, and makes it the one that PATH leads to. */
async function obtainUv({ inputs, base, facts }, platform) {
    const { actions, host, processes } = platform;
    const { rootDir } = await findProject(inputs.projectDir, platform);
    const request = await readRequest({ ...inputs, rootDir }, platform);
    const uv = await getUv({
        request,
        strategy: inputs.resolutionStrategy,
        knownBad: inputs.knownBad,
        checksums: inputs.checksums,
        token: inputs.githubToken,
        sources: decideSources(inputs, host),
        allowsUnverified: inputs.allowUnverified,
        fallbackDir: base.uvDir,
        tempDir: host.env['RUNNER_TEMP'] || host.tempDir,
        signal: processes.interruption,
        onProgress: actions.info,
        alone: aloneOnNode(base, platform),
    }, platform);
    facts.notices.push(...uv.notices);
    // A directory such as /usr/bin, put first, would hide the Python that an earlier step has set up.
    if (!(await isFirstOnPath(uv.uvPath, platform)))
        prependPath(external_node_path_.dirname(uv.uvPath), platform);
    actions.info(`uv ${uv.version} (${uv.from}) from ${uv.source}, verified by ${uv.verifiedBy}`);
    facts.uv = {
        version: uv.version,
        requestedBy: uv.from,
        path: uv.uvPath,
        uvxPath: uv.uvxPath,
        source: uv.source,
        verifiedBy: uv.verifiedBy,
    };
    await last_use_noteUse({ file: uv.uvPath, dir: base.uvDir }, platform);
    await exportToolPython(inputs, platform);
    return uv;
}
/** A `.tool-versions` that the step names may name a Python too. */
async function exportToolPython(inputs, platform) {
    if (inputs.pythonVersion !== '' || platform.host.env['UV_PYTHON'])
        return;
    const python = inputs.version === '' ? await readToolPython(inputs, platform) : undefined;
    if (python !== undefined)
        platform.actions.exportVariable('UV_PYTHON', python);
}

;// CONCATENATED MODULE: ./lib/flow/offline.js


/** By argument, variable, script or configuration: what is dropped then would be gone for good. */
async function isOffline({ run, syncArgs, projectDir }, platform) {
    const words = run.kind === 'script' ? run.script.split(/\s+/) : syncArgs;
    const isForbidden = /^(1|true|yes|on|t|y)$/i.test(platform.host.env['UV_OFFLINE'] ?? '');
    return words.includes('--offline') || isForbidden || (await offline_isConfigured(projectDir, platform));
}
/** The project decides before the user, and the user before the node. */
async function offline_isConfigured(projectDir, platform) {
    const own = await readOfflineSetting(projectDir, platform);
    if (own !== undefined)
        return own;
    const shared = await readSharedConfig(() => { }, platform);
    return shared.find(({ settings }) => typeof settings['offline'] === 'boolean')?.settings['offline'] === true;
}

;// CONCATENATED MODULE: ./lib/flow/problem-matcher.js

// The owner that setup-python and setup-uv use too: whoever comes last replaces the others, and no line is annotated twice.
const MATCHER = {
    problemMatcher: [
        {
            owner: 'python',
            pattern: [
                { regexp: '^\\s*File\\s"(.*)",\\sline\\s(\\d+),\\sin\\s(.*)$', file: 1, line: 2 },
                { regexp: '^\\s*raise\\s(.*)\\([\'"](.*)[\'"]\\)$', message: 2 },
            ],
        },
    ],
};
/** Lets the runner annotate the lines of Python tracebacks in later steps. */
async function addProblemMatcher({ actions, files, host, }) {
    const tempDir = host.env['RUNNER_TEMP'];
    if (!tempDir)
        return;
    const file = external_node_path_.join(tempDir, 'locked-uv-problem-matcher.json');
    await files.writeFile(file, JSON.stringify(MATCHER));
    actions.addMatcher(file);
}

;// CONCATENATED MODULE: ./lib/flow/publish-cli.js



/**
 * Puts `locked-uv` on PATH of later steps. It runs on the Node.js that runs this action: a job need not have one of its
 * own. Where it cannot be written, later steps do without.
 */
async function publishCli(platform) {
    const { actions, host } = platform;
    const dir = await publishLauncher({ folder: 'locked-uv-bin', name: 'locked-uv', script: renderLauncher(host) }, platform);
    if (dir === undefined)
        actions.debug('locked-uv is not on PATH of later steps');
    else
        prependPath(dir, platform);
}
/** Writes an executable script into a folder of the job; answers the folder. */
async function publishLauncher({ folder, name, script }, { actions, files, host }) {
    const tempDir = host.env['RUNNER_TEMP'];
    if (!tempDir)
        return undefined;
    const dir = external_node_path_.join(tempDir, folder);
    try {
        await files.mkdir(dir, { recursive: true, mode: 0o700 });
        const file = external_node_path_.join(dir, host.platform === 'win32' ? `${name}.cmd` : name);
        await files.writeFile(file, script);
        await files.chmod(file, 0o700);
        return dir;
    }
    catch (error) {
        actions.info(`${name} cannot be written for later steps: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
/** The command line that starts our own CLI, for a script. */
function cliCommand({ nodePath, entryFile, platform, }) {
    const cliFile = external_node_path_.join(external_node_path_.dirname(entryFile), '..', 'cli', 'index.js');
    const quote = platform === 'win32' ? (text) => `"${text}"` : quoteForShell;
    return `${quote(nodePath)} ${quote(cliFile)}`;
}
function quoteForShell(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
function renderLauncher(host) {
    return host.platform === 'win32'
        ? `@${cliCommand(host)} %*\r\n`
        : `#!/bin/sh\nexec ${cliCommand(host)} "$@"\n`;
}

;// CONCATENATED MODULE: ./lib/flow/publish-placement.js

/** Before the placement, which leaves alone what is set. */
function exportToolDirs(inputs, { actions }) {
    if (inputs.toolDir !== '')
        actions.exportVariable('UV_TOOL_DIR', inputs.toolDir);
    if (inputs.toolBinDir !== '')
        actions.exportVariable('UV_TOOL_BIN_DIR', inputs.toolBinDir);
}
/** Tells of the directories, and exports them for the sync step and for every later step of the job. */
function publishPlacement({ base, facts, ...job }, platform) {
    const { placement } = job;
    facts.placement = describePlacement(base, placement);
    publishEnvironment(job, platform);
    platform.actions.info(`uv's cache: ${placement.cacheDir} (${placement.cacheDirFrom})`);
}
function publishEnvironment({ inputs, placement }, platform) {
    const { actions } = platform;
    for (const [name, value] of Object.entries(placement.exports))
        actions.exportVariable(name, value);
    for (const dir of [...placement.binDirs, inputs.toolBinDir])
        if (dir !== '')
            prependPath(dir, platform);
    if (inputs.pythonVersion !== '')
        actions.exportVariable('UV_PYTHON', inputs.pythonVersion);
}
function describePlacement(base, placement) {
    return {
        cacheDir: placement.cacheDir,
        from: placement.cacheDirFrom,
        filesystem: placement.filesystem.name,
        candidates: base.candidates.map(({ path, from, verdict, reason }) => `${path} (${from}): ${verdict}${reason ? `, ${reason}` : ''}`),
        notes: [...base.notes, ...placement.notes],
    };
}

;// CONCATENATED MODULE: ./lib/sync/uv-command.js

/** By the name of the subcommand. What is not here, such as one of a later uv, counts as `writes`. */
const UV_EFFECTS = {
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
};
/** Options before the subcommand that take the next word as their value. */
const GLOBAL_OPTIONS_WITH_VALUE = [
    '--allow-insecure-host',
    '--cache-dir',
    '--color',
    '--config-file',
    '--directory',
    '--project',
];
/** The subcommand of arguments for uv; undefined where there are only options, such as `--version`. */
function findSubcommand(args) {
    for (let index = 0; index < args.length; index++) {
        const word = args[index] ?? '';
        if (GLOBAL_OPTIONS_WITH_VALUE.some((option) => option === word))
            index++;
        else if (!word.startsWith('-'))
            return { name: word, index };
    }
    return undefined;
}
/** `uv` works somewhere else than in the working directory, or on no virtual environment, with one of them. */
const ELSEWHERE = /^--(project|directory|script|no-project|no-sync|no-install-project|dry-run|system|target|prefix|python|isolated)(=|$)|^-[pt]$/;
/**
 * Whether the command may fill the environment of the project in the working directory. Of a program that is not uv nobody
 * knows: a script or a make file mostly calls uv.
 */
function mayInstall([program = '', ...args]) {
    if (!/^uv(\.exe)?$/i.test(path.basename(program)))
        return true;
    const subcommand = findSubcommand(args);
    if (subcommand === undefined || UV_EFFECTS[subcommand.name] !== 'installs')
        return false;
    const before = args.slice(0, subcommand.index);
    const own = subcommand.name === 'run' ? [] : args.slice(subcommand.index + 1);
    return ![...before, ...own].some((word) => ELSEWHERE.test(word));
}

;// CONCATENATED MODULE: ./lib/flow/publish-wrapper.js




/**
 * Puts a `uv` of ours before the real one on PATH of later steps, for projects that call uv in scripts of their own. It is
 * a shell script, so that what needs no lease costs a shell and not a Node.js.
 */
async function publishWrapper({ inputs, uv }, platform) {
    if (!inputs.wrapUv)
        return;
    if (platform.host.platform === 'win32') {
        platform.actions.warning('wrap-uv does nothing on Windows: call "locked-uv run -- uv …" in your scripts instead');
        return;
    }
    const script = renderWrapper({ uv, lockTimeoutMs: inputs.lockTimeoutMs, cli: cliCommand(platform.host) });
    const dir = await publishLauncher({ folder: WRAPPER_DIR, name: 'uv', script }, platform);
    if (dir !== undefined)
        prependPath(dir, platform);
}
function renderWrapper(facts) {
    const { uv, lockTimeoutMs, cli } = facts;
    const reading = Object.keys(UV_EFFECTS).filter((name) => UV_EFFECTS[name] === 'reads');
    return `#!/bin/sh
# uv for later steps of this job (input wrap-uv of locked-uv-setup): what writes to the cache waits for the lock of the
# node, and is healed and verified; everything else is the real uv.
uv=${quoteForShell(uv.uvPath)}
leased() {
  ${cli} wrap --uv "$uv" --uv-version ${quoteForShell(uv.version)} --lock-timeout-ms ${lockTimeoutMs} -- "$@"
}

position=0 subcommand= next= is_value=
for word in "$@"; do
  if [ -n "$subcommand" ]; then next=$word; break; fi
  position=$((position + 1))
  if [ -n "$is_value" ]; then is_value=; continue; fi
  case $word in
    # Another cache than that of the node has another lock, which is uv's own.
    --cache-dir | --cache-dir=* | --no-cache | -n) exec "$uv" "$@" ;;
    ${GLOBAL_OPTIONS_WITH_VALUE.join(' | ')}) is_value=1 ;;
    -*) ;;
    *) subcommand=$word ;;
  esac
done

case $subcommand in
  '' | ${reading.join(' | ')}) exec "$uv" "$@" ;;
  run) ;;
  *) leased "$@"; exit ;;
esac

# Only the sync of "uv run" is under the lease: its command may take hours.
if [ "$next" = --no-sync ] || [ -n "$UV_NO_SYNC" ]; then exec "$uv" "$@"; fi
leased "$@" || exit
case " $* " in *' --no-project '* | *' --isolated '* | *' --script '* | *' -s '*) exec "$uv" "$@" ;; esac
count=$# index=0
while [ $index -lt $count ]; do
  index=$((index + 1)) word=$1
  shift
  set -- "$@" "$word"
  if [ $index -eq $position ]; then set -- "$@" --no-sync; fi
done
exec "$uv" "$@"
`;
}

;// CONCATENATED MODULE: ./lib/flow/session.js
const STATE_NAME = 'session';
/** Keeps what was added before; the last state of a name is the one that post gets. */
class SessionKeeper {
    #session = { version: 1 };
    add(part, { actions }) {
        this.#session = { ...this.#session, ...part };
        actions.saveState(STATE_NAME, JSON.stringify(this.#session));
    }
}
/** What main saved; undefined where it held nothing, or where another version of the action wrote it. */
function readSession({ actions }) {
    try {
        const session = JSON.parse(actions.state(STATE_NAME));
        return isSession(session) ? session : undefined;
    }
    catch {
        return undefined;
    }
}
function isSession(value) {
    const { version, lock, saves } = (value ?? {});
    const isLock = lock === undefined || (typeof lock.path === 'string' && typeof lock.token === 'string');
    return version === 1 && isLock && (saves === undefined || Array.isArray(saves));
}

;// CONCATENATED MODULE: ./lib/sync/stamp.js



// What a build takes from an index is not pinned by a lock file: once a day somebody asks the index again.
const LIFE_MS = 86_400_000;
// Asks for something that may not be in the cache, or not for what is in it.
const RESTLESS_FLAG = /^(-[UPn]|--(upgrade|refresh|reinstall|no-cache|cache-dir|exclude-newer)(-package)?)(=|$)/;
// Which packages a sync installs, beside its arguments and files. Paths of a job's own stay out: legs share their stamps.
const DECIDING_VARIABLE = /^UV_(PYTHON|NO_.+|ONLY_.+|INDEX.*|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|TORCH_BACKEND)$/;
const OWN_VARIABLE = /^UV_NO_(PROGRESS|WRAP|MODIFY_PATH)$/;
const DECIDING_FILES = [
    'uv.lock',
    'pylock.toml',
    'pyproject.toml',
    'uv.toml',
    '.python-version',
    '.python-versions',
];
/**
 * Names the stamp of a sync: equal for two syncs that need the same from the cache. Undefined where no stamp can speak for
 * it: only a lock file says for sure what is to be installed, and without one a sync has to ask the index what is new.
 */
async function nameStamp(dir, request, platform) {
    const { plan, projectDir, rootDir, uvVersion, cacheDir, scope } = request;
    const { env, arch, libc, platform: system } = platform.host;
    const args = pinnedArguments(plan);
    if (args === undefined || env['UV_NO_CACHE'])
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const deciding = Object.entries(env)
        .filter(([name]) => DECIDING_VARIABLE.test(name) && !OWN_VARIABLE.test(name))
        .toSorted();
    hash.update(JSON.stringify([uvVersion, cacheDir, system, arch, libc, args, deciding, scope]));
    for (const each of new Set([rootDir, projectDir]))
        for (const name of DECIDING_FILES) {
            const text = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => platform.files.readFile(external_node_path_.join(each, name), 'utf8'));
            hash.update(JSON.stringify([name, text ?? null]));
        }
    return { file: external_node_path_.join(dir, `${hash.digest('hex').slice(0, 32)}.json`) };
}
/** The arguments of the command that installs, where a lock file pins all of it. */
function pinnedArguments({ commands, environmentDir }) {
    const last = commands.at(-1);
    const [, ...args] = last?.argv ?? [];
    const isPinned = args[0] === 'sync'
        ? args.some((argument) => argument === '--locked' || argument === '--frozen')
        : args[0] === 'pip' && args[1] === 'sync' && args[2] === 'pylock.toml';
    if (!isPinned || environmentDir === undefined)
        return undefined;
    return args.some((argument) => RESTLESS_FLAG.test(argument)) ? undefined : args;
}
/** Whether the stamp is there and younger than a day. What is not readable as one is none. */
async function isStamped({ file }, platform) {
    return (await readNote(file, platform)) !== undefined;
}
/** Only after a sync that asked the index where it had to, under the exclusive lease of the cache. */
async function leaveStamp({ file }, platform) {
    await leaveNote(file, {}, platform);
}
/** What the file says, if it is there and younger than a day. */
async function readNote(file, { clock, files }) {
    try {
        const note = JSON.parse(await files.readFile(file, 'utf8'));
        const ageMs = clock.nowMs() - Number(note['atMs']);
        return note['format'] === 1 && ageMs >= 0 && ageMs < LIFE_MS ? note : undefined;
    }
    catch {
        return undefined;
    }
}
/** Takes the place of what is there, and what is too old to be read makes room. */
async function leaveNote(file, content, { clock, files }) {
    const dir = external_node_path_.dirname(file);
    await files.mkdir(dir, { recursive: true, mode: 0o700 });
    const staged = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    const note = { format: 1, atMs: clock.nowMs(), ...content };
    await files.writeFile(staged, `${JSON.stringify(note)}\n`, { flag: 'wx' });
    await files.rename(staged, file);
    // Another job may be faster.
    for (const name of await files.readdir(dir))
        await (0,errors/* unlessErrno */.DB)(['ENOENT'], async () => {
            const other = external_node_path_.join(dir, name);
            if (clock.nowMs() - (await files.stat(other)).mtimeMs > LIFE_MS)
                await files.unlink(other);
        });
}
/** Before something is taken out of the cache. */
async function voidStamps(dir, { files }) {
    await files.rm(dir, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./lib/flow/attempts.js
function noAttempts() {
    return {
        heals: [],
        steps: [],
        reinstall: new Set(),
        retries: 0,
        networkRetries: 0,
        archivesBefore: new Set(),
        healingSinceMs: 0,
    };
}
/** Whether a copy in the cache was fetched in this run, after a heal. */
function isFresh(archiveId, { heals, archivesBefore }) {
    return heals.length > 0 && !archivesBefore.has(archiveId);
}

;// CONCATENATED MODULE: ./lib/sync/pyenv.js




const pyenv_DECIDING_VARIABLE = /^(PYENV_.+|UV_.*(PYTHON|PREVIEW|CONFIG).*)$/;
// They lead to files that are not looked at here.
const pyenv_ELSEWHERE = ['CONDA_PREFIX', 'PYENV_DIR', 'UV_CONFIG_FILE', 'UV_PYTHON_SEARCH_PATH'];
const ELSEWHERE_FLAG = /^(-p|--(python|frozen|config-file|project|directory)(=|$))/;
const VERSION_FILES = ['.python-version', '.python-versions'];
const CONFIG_FILES = ['uv.toml', 'pyproject.toml'];
const PYTHON_NAME = /^(python|pypy|graalpy)[\w.]*$/;
/**
 * pyenv puts a script in the place of each Python. uv, which remembers what it knows of other interpreters, runs it again
 * for every new environment: some twenty processes, twice the work of the whole sync when the cache is warm. What uv found
 * is kept beside the stamp of the sync, under a digest of everything that uv and pyenv look at. Undefined where PATH does
 * not lead to pyenv first, and where something else decides as well.
 * @see https://github.com/pyenv/pyenv#understanding-python-version-selection
 */
async function namePythonSearch(request, platform) {
    const { files, host } = platform;
    const { args, managedDir, configFiles } = request;
    if (host.platform === 'win32' || pyenv_ELSEWHERE.some((name) => host.env[name]))
        return undefined;
    if (args.some((argument) => ELSEWHERE_FLAG.test(argument)))
        return undefined;
    if (!isPlain(host.env['UV_PYTHON'] ?? '') || managedDir === undefined || !external_node_path_.isAbsolute(managedDir))
        return undefined;
    const found = await findPythons(platform);
    if (found === undefined)
        return undefined;
    const pyenvRoot = external_node_path_.dirname(found.shimsDir);
    const versionsDir = external_node_path_.join(pyenvRoot, 'versions');
    const versions = await listBinDirs(versionsDir, files);
    if (versions.length === 0)
        return undefined;
    const deciding = Object.entries(host.env).filter(([name]) => pyenv_DECIDING_VARIABLE.test(name));
    const facts = [host.hostname, deciding.toSorted(), found, versions];
    facts.push(await listBinDirs(managedDir, files), await readIfThere(external_node_path_.join(pyenvRoot, 'version'), files));
    const configDirs = configFiles.map((file) => external_node_path_.dirname(file));
    for (const [dirs, names] of [
        // Which directories these are does not count: each job has its own.
        [upwards(await files.realpath(request.projectDir)), [...VERSION_FILES, ...CONFIG_FILES]],
        [configDirs, [...VERSION_FILES, 'uv.toml']],
    ])
        for (const name of names) {
            const texts = await Promise.all(dirs.map((dir) => readIfThere(external_node_path_.join(dir, name), files)));
            const there = texts.filter((text) => text !== undefined);
            if (VERSION_FILES.includes(name) && !there.every(isPlain))
                return undefined;
            facts.push([name, there]);
        }
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(facts)).digest('hex');
    return {
        file: `${request.stampFile.slice(0, -'.json'.length)}-${digest.slice(0, 16)}.json`,
        versionsDir,
    };
}
/** Absolute path of the interpreter; undefined where uv has to look for it. */
async function recallPython({ file, versionsDir }, platform) {
    const python = (await readNote(file, platform))?.['python'];
    return typeof python === 'string' && python.startsWith(versionsDir + external_node_path_.sep) ? python : undefined;
}
/** Keeps what uv has made the environment from, if it was one of pyenv's. */
async function rememberPython({ file, versionsDir }, environmentDir, platform) {
    const python = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'EINVAL'], () => platform.files.readlink(external_node_path_.join(environmentDir, 'bin', 'python')));
    if (python?.startsWith(versionsDir + external_node_path_.sep))
        await leaveNote(file, { python }, platform);
}
/**
 * The first Pythons on PATH, if they are scripts in the place of others, and all that follow, with their times. Directories
 * without any do not count: each job puts some of its own in front.
 */
async function findPythons({ files, host }) {
    let shimsDir;
    const pythons = [];
    for (const dir of (host.env['PATH'] ?? '').split(external_node_path_.delimiter)) {
        // It means another directory for uv than for us.
        if (!external_node_path_.isAbsolute(dir))
            return undefined;
        const names = (await listNames(dir, files)).filter((name) => PYTHON_NAME.test(name));
        if (names.length > 0)
            shimsDir ??= external_node_path_.basename(dir) === 'shims' ? dir : '';
        if (shimsDir === '')
            return undefined;
        for (const name of names)
            pythons.push([external_node_path_.join(dir, name), await changedMs(external_node_path_.join(dir, name), files)]);
    }
    return shimsDir === undefined ? undefined : { shimsDir, pythons };
}
/** A Python may be there under the same name as one that was broken, unfinished, or somewhere else. */
async function listBinDirs(dir, files) {
    const found = [];
    for (const name of await listNames(dir, files)) {
        const real = await files.realpath(external_node_path_.join(dir, name, 'bin')).catch(() => undefined);
        found.push([name, real, real === undefined ? undefined : await changedMs(real, files)]);
    }
    return found;
}
async function listNames(dir, files) {
    const names = await files.readdir(dir).catch(() => []);
    return names.filter((name) => !name.startsWith('.')).toSorted();
}
async function readIfThere(file, files) {
    return await files.readFile(file, 'utf8').catch(() => undefined);
}
async function changedMs(entry, files) {
    return (await files.stat(entry).catch(() => undefined))?.mtimeMs;
}
/** Versions alone: a name or a path leads to what may change in other ways. */
function isPlain(text) {
    return text.split('\n').every((line) => /^\s*(\d+(\.\d+)*\s*)*(#.*)?$/.test(line));
}
function upwards(dir) {
    const parent = external_node_path_.dirname(dir);
    return parent === dir ? [dir] : [dir, ...upwards(parent)];
}

;// CONCATENATED MODULE: ./lib/sync/python-version.js


/** Undefined where there is no environment. */
async function readPython(environmentDir, { files }) {
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.readFile(external_node_path_.join(environmentDir, 'pyvenv.cfg'), 'utf8'));
    if (text === undefined)
        return undefined;
    return {
        version: /^version(?:_info)?\s*=\s*(\d[\d.]*)/m.exec(text)?.[1] ?? '',
        homeDir: /^home[^\S\n]*=[^\S\n]*(\S.*)$/m.exec(text)?.[1]?.trim(),
    };
}

;// CONCATENATED MODULE: ./lib/flow/python-search.js






/** Just before the sync, since while a job waits much may change. Undefined: there is nothing to look for, or to be known. */
async function startSearch(job, stamp, platform) {
    const { environmentDir } = job.plan;
    // An environment that is there has its Python.
    const isMade = environmentDir === undefined || (await readPython(environmentDir, platform)) !== undefined;
    return stamp === undefined || isMade ? undefined : await nameSearch(job, stamp, platform);
}
/** After the sync: what it has found is kept, unless what decides on it has changed meanwhile. */
async function endSearch(job, { stamp, search }, platform) {
    const { environmentDir } = job.plan;
    if (search === undefined || environmentDir === undefined)
        return;
    try {
        const now = await nameSearch(job, stamp, platform);
        if (now?.file === search.file)
            await rememberPython(search, environmentDir, platform);
    }
    catch (error) {
        platform.actions.info(`The next job cannot be told which Python pyenv stands for: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** For `uv sync` alone: other commands take the option for the environment to work on. */
async function nameSearch({ inputs, plan }, { file }, platform) {
    const [, command, ...args] = plan.commands.at(-1)?.argv ?? [];
    if (command !== 'sync')
        return undefined;
    const { env } = platform.host;
    const { user, machine } = listUvSettings(platform.host);
    const request = {
        stampFile: file,
        projectDir: inputs.projectDir,
        args,
        managedDir: readSetting(env, 'UV_PYTHON_INSTALL_DIR') ?? defaultDirs(platform.host).pythonDir,
        configFiles: [...user, ...machine],
    };
    return await namePythonSearch(request, platform);
}

;// CONCATENATED MODULE: ./lib/heal/directories.js


// What cannot be looked into holds nothing that we could repair.
const CLOSED = ['ENOENT', 'ENOTDIR', 'EACCES'];
/** What lies in a directory; nothing where there is none. A link in its place is not followed. */
async function findEntries(dir, files) {
    const stats = await (0,errors/* unlessErrno */.DB)(CLOSED, () => files.lstat(dir));
    if (!stats?.isDirectory())
        return [];
    return (await (0,errors/* unlessErrno */.DB)(CLOSED, () => files.readdir(dir, { withFileTypes: true }))) ?? [];
}
/** The directories in a directory, links to directories left out; none where there is no such directory. */
async function subdirectories(dir, files) {
    return (await findEntries(dir, files))
        .filter((entry) => entry.isDirectory())
        .map((entry) => external_node_path_.join(dir, entry.name));
}
/** The directories that lie where one of the patterns says; `*` stands for any name. */
async function expandAll(root, patterns, files) {
    const found = [];
    for (const pattern of patterns) {
        let dirs = [root];
        for (const segment of pattern) {
            const inside = (await Promise.all(dirs.map((dir) => subdirectories(dir, files)))).flat();
            dirs = inside.filter((dir) => segment === '*' || external_node_path_.basename(dir) === segment);
        }
        found.push(...dirs);
    }
    return found;
}
/** Bytes of all files below a directory. Links count nothing. */
async function measure(dir, files) {
    let sizeBytes = 0;
    for (const entry of await findEntries(dir, files)) {
        const inside = external_node_path_.join(dir, entry.name);
        if (entry.isDirectory())
            sizeBytes += await measure(inside, files);
        else if (entry.isFile())
            sizeBytes += (await (0,errors/* unlessErrno */.DB)(CLOSED, () => files.lstat(inside)))?.size ?? 0;
    }
    return sizeBytes;
}

;// CONCATENATED MODULE: ./lib/heal/git.js




const CHECKOUT = /^(.*[\\/]git-v\d+[\\/]checkouts[\\/][^\\/]+[\\/][^\\/]+)(?:[\\/]|$)/;
const REPOSITORY = /^(?<bucket>.*[\\/]git-v\d+)[\\/](?:db|checkouts)[\\/](?<digest>[^\\/]+)/;
/**
 * The checkouts of uv's cache that a failure is about and that have lost tracked files. uv takes a checkout for whole by
 * a marker in it and never looks again; git knows what should be there.
 */
async function findDamagedCheckouts({ cacheDir, path: named, text }, { files, processes }) {
    const checkout = CHECKOUT.exec(named ?? '')?.[1];
    const commit = /git\+\S*@([0-9a-f]{40})\b/.exec(text)?.[1];
    const dirs = new Set(checkout === undefined ? [] : [checkout]);
    if (commit !== undefined)
        for (const dir of await expandAll(cacheDir, await patternsOf(cacheDir, files), files))
            if (commit.startsWith(external_node_path_.basename(dir)))
                dirs.add(dir);
    const damaged = [];
    for (const dir of dirs) {
        const lost = await processes.run(['git', '-C', dir, 'ls-files', '--deleted']);
        if (lost.kind === 'ran' && lost.code === 0 && lost.stdout.trim() !== '')
            damaged.push(dir);
    }
    return damaged;
}
async function patternsOf(cacheDir, files) {
    const names = (await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(cacheDir))) ?? [];
    return names.filter((name) => /^git-v\d+$/.test(name)).map((name) => [name, 'checkouts', '*', '*']);
}
/** The clone in uv's cache that a failure is about, with the checkout that was made from it; none where it names neither. */
function findRepository(named) {
    const { bucket, digest } = REPOSITORY.exec(named ?? '')?.groups ?? {};
    if (bucket === undefined || digest === undefined)
        return [];
    const checkout = CHECKOUT.exec(named ?? '')?.[1];
    return [...(checkout === undefined ? [] : [checkout]), external_node_path_.join(bucket, 'db', digest)];
}
/** Moves a checkout or a clone out of uv's sight in one step, then deletes it: uv makes it again. */
async function dropGitDirectory(dir, { files }) {
    const trash = `${dir}.damaged-${(0,external_node_crypto_.randomUUID)()}`;
    const isThere = await (0,errors/* unlessErrno */.DB)(['ENOENT'], async () => {
        await files.rename(dir, trash);
        return true;
    });
    if (isThere)
        await files.rm(trash, { recursive: true, force: true });
    return isThere ?? false;
}

// EXTERNAL MODULE: ./lib/shared/record.js
var shared_record = __webpack_require__(6456);
;// CONCATENATED MODULE: ./lib/heal/pointers.js




const pointers_CLOSED = ['ENOENT', 'ENOTDIR', 'EACCES'];
/** Where a wheels bucket and a bucket of built wheels have one directory for each package. */
const BY_NAME = [['pypi'], ['index', '*']];
const WHEELS_BY_NAME = [...BY_NAME, ['url', '*'], ['git', '*', '*']];
/** Here the bucket of built wheels has a digest instead; the names of the wheels tell the package. */
const SHARDS_BY_DIGEST = [
    ['url', '*'],
    ['path', '*'],
    ['git', '*', '*'],
    ['editable', '*'],
];
/** All pointers of a package in every bucket, of every version unless one is named. No symbolic link is followed. */
async function findPointers(cacheDir, wanted, files) {
    return (await findPointersOf(cacheDir, [wanted], files)).get(wanted.name) ?? [];
}
/** The same for many packages, by their names, in one pass. */
async function findPointersOf(cacheDir, wanted, files) {
    const found = new Map(wanted.map(({ name }) => [name, []]));
    for (const bucketDir of await subdirectories(cacheDir, files)) {
        const bucket = external_node_path_.basename(bucketDir);
        if (/^wheels-v\d+$/.test(bucket))
            await addWheels(bucketDir, found, files);
        if (/^(?:sdists|built-wheels)-v\d+$/.test(bucket))
            await addBuiltWheels(bucketDir, found, files);
    }
    for (const { name, version } of wanted)
        if (version !== undefined)
            found.set(name, found.get(name)?.filter((one) => !one.version || one.version === version) ?? []);
    return found;
}
/** Names of all packages of which the cache keeps wheels under their names. */
async function listPackages(cacheDir, files) {
    const names = new Set();
    for (const bucketDir of await subdirectories(cacheDir, files)) {
        const isWheels = /^wheels-v\d+$/.test(external_node_path_.basename(bucketDir));
        const isBuilt = /^(?:sdists|built-wheels)-v\d+$/.test(external_node_path_.basename(bucketDir));
        const patterns = isWheels ? WHEELS_BY_NAME : isBuilt ? BY_NAME : [];
        for (const dir of await expandAll(bucketDir, patterns, files))
            for (const packageDir of await subdirectories(dir, files))
                names.add(external_node_path_.basename(packageDir));
    }
    return [...names];
}
async function addWheels(bucketDir, found, files) {
    for (const dir of await expandAll(bucketDir, WHEELS_BY_NAME, files))
        for (const [name, pointers] of found)
            for (const entry of await findEntries(external_node_path_.join(dir, name), files))
                if (entry.isFile() && /\.(http|rev)$/.test(entry.name)) {
                    const file = external_node_path_.join(dir, name, entry.name);
                    const bytes = await (0,errors/* unlessErrno */.DB)(pointers_CLOSED, () => files.readFile(file));
                    const version = entry.name.split('-')[0];
                    pointers.push({ kind: 'wheel', file, version, archiveId: bytes && parseArchiveId(bytes) });
                }
}
/**
 * A pointer is MessagePack, a map or an array by the version of uv. In both the archive's id, 16 or 21 characters behind
 * a byte that tells so, comes before the digests, which are an array with or without its name.
 */
function parseArchiveId(bytes) {
    const match = /(?:\xb0([\w-]{16})|\xb5([\w-]{21}))(?:[\x90-\x9f]|\xa6hashes)/.exec(bytes.toString('latin1'));
    return match?.[1] ?? match?.[2];
}
async function addBuiltWheels(bucketDir, found, files) {
    for (const dir of await expandAll(bucketDir, BY_NAME, files))
        for (const [name, pointers] of found)
            for (const shard of await subdirectories(external_node_path_.join(dir, name), files)) {
                const version = external_node_path_.basename(shard);
                for (const [, pointer] of await readShard(shard, files))
                    pointers.push({ version, ...pointer });
            }
    for (const shard of await expandAll(bucketDir, SHARDS_BY_DIGEST, files)) {
        const inside = await readShard(shard, files);
        // Before anything is built, or after it is gone, only the metadata tell whose sources these are.
        const names = new Set([...inside.flatMap(([name]) => name ?? []), ...(await pointers_readNames(shard, files))]);
        for (const owner of names)
            for (const [name, pointer] of inside)
                if (name === undefined || name === owner)
                    found.get(owner)?.push({ version: undefined, ...pointer });
    }
}
/** One source distribution: its revision pointer, which bears no name, and below it the wheels that were built from it. */
async function readShard(dir, files) {
    const found = [];
    for (const entry of await findEntries(dir, files)) {
        const file = external_node_path_.join(dir, entry.name);
        const [rawName = '', version, ...tags] = entry.name.split('-');
        // Unpacked sources may be large, and hold links and wheels of their own.
        if (entry.isDirectory() && entry.name !== 'src')
            found.push(...(await readShard(file, files)));
        else if (/^revision\.(http|rev)$/.test(entry.name))
            found.push([undefined, { kind: 'revision', file, archiveId: undefined }]);
        else if (entry.isDirectory() || version === undefined || tags.length === 0)
            continue;
        else if (entry.name.endsWith('.whl'))
            found.push([(0,failure/* normaliseName */.G)(rawName), { kind: 'built', file, version, archiveId: undefined }]);
        else {
            const archiveId = await readLink(file, entry.isSymbolicLink(), files);
            if (archiveId)
                found.push([(0,failure/* normaliseName */.G)(rawName), { kind: 'link', file, version, archiveId }]);
        }
    }
    return found;
}
async function pointers_readNames(shard, files) {
    const names = [];
    for (const revisionDir of await subdirectories(shard, files)) {
        const file = external_node_path_.join(revisionDir, 'metadata.msgpack');
        const text = (await (0,errors/* unlessErrno */.DB)(pointers_CLOSED, () => files.readFile(file)))?.toString('latin1');
        // A MessagePack array or map whose first string, behind its length, is the name.
        const name = /^[\x80-\x9f](?:\xa4name)?(?:[\xa1-\xbf]|\xd9.)([a-z0-9][a-z0-9-]*)/.exec(text ?? '')?.[1];
        if (name !== undefined)
            names.push(name);
    }
    return names;
}
/** Where symbolic links cannot be had, as on Windows, a small file holds the target. */
async function readLink(file, isLink, files) {
    const target = await (0,errors/* unlessErrno */.DB)(pointers_CLOSED, () => isLink ? files.readlink(file) : files.readFile(file, 'utf8'));
    return /(?:^|[\\/])archive-v\d+[\\/]([\w-]{16,21})\s*$/.exec(target ?? '')?.[1];
}

;// CONCATENATED MODULE: ./lib/heal/steps.js







const ABSENT = ['ENOENT', 'ENOTDIR'];
const steps_REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'EBUSY'];
/**
 * Unlinks what leads uv to its copy of one package, so that it fetches that package again and nothing else. Archives
 * stay as they are, under the processes that link from them, and so do uv's lock files; no symbolic link is followed.
 *
 * A pointer is read once, when uv plans, and replaced by rename, so this is safe beside other uv processes; deleting
 * one that was just renewed costs a download.
 */
async function dropPointers(request, { files }) {
    const { cacheDir } = request;
    const pointers = await findPointers(cacheDir, request.package, files);
    const doomed = await chooseDoomed(pointers, request, files);
    const dropped = [];
    const refused = [];
    for (const { file } of doomed) {
        const shown = external_node_path_.relative(cacheDir, file);
        try {
            await files.unlink(file);
            dropped.push(shown);
        }
        catch (error) {
            const errno = (0,errors/* errnoOf */.UQ)(error) ?? '';
            if (steps_REFUSALS.includes(errno))
                refused.push(`${shown} (${errno})`);
            else if (!ABSENT.includes(errno))
                throw error;
        }
    }
    return { dropped, refused };
}
/** The fewest pointers that keep uv from what is damaged. A wheel that uv built is kept where it is whole. */
async function chooseDoomed(pointers, { archiveIds, path: named }, files) {
    const isOf = (pointer, file) => pointer.file === file || pointer.file === `${file}.whl`;
    if (archiveIds.length > 0) {
        const leading = pointers.filter(({ archiveId }) => archiveId && archiveIds.includes(archiveId));
        const broken = [];
        for (const pointer of pointers)
            if (pointer.kind === 'built' && leading.some((link) => isOf(pointer, link.file)))
                if (!(await endsAsZip(pointer.file, files)))
                    broken.push(pointer);
        return [...leading, ...broken];
    }
    const built = pointers.find(({ kind, file }) => kind === 'built' && file === named);
    if (built !== undefined)
        return pointers.filter(({ file }) => isOf(built, file));
    const shard = pointers.find(({ kind, file }) => kind === 'revision' && isBelow(named, external_node_path_.dirname(file)));
    return shard === undefined ? [...pointers] : [shard];
}
function isBelow(file, dir) {
    return file?.startsWith(dir + external_node_path_.sep) ?? false;
}
/** A zip archive that was cut off has lost its last record. One with a comment counts as cut off. */
async function endsAsZip(file, files) {
    const bytes = await (0,errors/* unlessErrno */.DB)(ABSENT, () => files.readFile(file));
    return bytes?.subarray(-22, -18).toString('latin1') === 'PK\x05\x06';
}
// Another uv on this node may hold the cache for as long as its tests run.
const CLEAN_LIMIT_S = 5;
/**
 * `uv cache clean NAME`: uv's own way, which needs the cache for itself for a moment. Never with `--force`, which deletes
 * under the feet of other processes; where some uv holds the cache, this gives up after a few seconds.
 */
async function cleanPackage({ uvPath, cacheDir, name }, { processes, clock, host }) {
    const output = [];
    const child = processes.start({
        argv: [uvPath, 'cache', 'clean', name],
        // uv refuses to work inside of its cache.
        cwd: external_node_path_.dirname(cacheDir),
        env: {
            ...host.env,
            UV_CACHE_DIR: cacheDir,
            UV_LOCK_TIMEOUT: String(CLEAN_LIMIT_S),
            UV_NO_CACHE: undefined,
        },
        onOutput: (chunk) => output.push(chunk),
    });
    // uv before 0.9.16 knows no limit of its own.
    const done = new AbortController();
    const limit = clock.sleep(2 * CLEAN_LIMIT_S * 1000, done.signal).then(() => 'late');
    const end = await Promise.race([child.ended, limit]);
    done.abort();
    if (end === 'late') {
        if (child.pid !== undefined)
            processes.signalGroup(child.pid, 'SIGKILL');
        await child.ended;
        return { kind: 'failed', reason: 'another uv holds the cache' };
    }
    if (end.kind === 'exited' && end.code === 0)
        return { kind: 'cleaned' };
    return { kind: 'failed', reason: Buffer.concat(output).toString('utf8').trim() || end.kind };
}
/**
 * Takes a package out of an environment: uv takes it for installed by the name of its `.dist-info` directory, however
 * little of it was linked. Its files go too, since uv before 0.11 copies into those that are there, and a file that an
 * earlier sync hard linked is the cache's own. Returns whether there was something to take out.
 */
async function dropInstalled(request, { files }) {
    let isDropped = false;
    for (const libDir of await subdirectories(external_node_path_.join(request.environmentDir, 'lib'), files)) {
        const isFlat = external_node_path_.basename(libDir) === 'site-packages';
        for (const dir of await subdirectories(isFlat ? libDir : external_node_path_.join(libDir, 'site-packages'), files)) {
            if (!isDistInfoOf(external_node_path_.basename(dir), request.package))
                continue;
            await dropDistribution(dir, request.environmentDir, files);
            isDropped = true;
        }
    }
    return isDropped;
}
async function dropDistribution(distInfoDir, environmentDir, files) {
    const sitePackagesDir = external_node_path_.dirname(distInfoDir);
    // In one step out of uv's sight: a half deleted one would be an installed package again.
    const trash = external_node_path_.join(sitePackagesDir, `~${external_node_path_.basename(distInfoDir, '.dist-info')}-${(0,external_node_crypto_.randomUUID)()}`);
    await files.rename(distInfoDir, trash);
    const record = await (0,errors/* unlessErrno */.DB)([...ABSENT, 'EACCES'], () => files.readFile(external_node_path_.join(trash, 'RECORD'), 'utf8'));
    const realEnvironmentDir = await files.realpath(environmentDir);
    for (const entry of (0,shared_record/* parseRecord */.H)(record ?? '')) {
        const file = external_node_path_.resolve(sitePackagesDir, entry.path);
        // A linked directory may lead to sources that somebody works on.
        const realDir = await (0,errors/* unlessErrno */.DB)(ABSENT, () => files.realpath(external_node_path_.dirname(file)));
        if (realDir !== undefined && `${realDir}${external_node_path_.sep}`.startsWith(realEnvironmentDir + external_node_path_.sep))
            await (0,errors/* unlessErrno */.DB)([...ABSENT, 'EISDIR', 'EPERM'], () => files.unlink(file));
    }
    await files.rm(trash, { recursive: true, force: true });
}
function isDistInfoOf(dirName, { name }) {
    return dirName.endsWith('.dist-info') && (0,failure/* normaliseName */.G)(dirName.split('-')[0] ?? '') === name;
}

;// CONCATENATED MODULE: ./lib/sync/environment.js


const environment_ABSENT = ['ENOENT', 'ENOTDIR'];
// All that uv and the standard library put into the directory of an environment itself.
const MADE_BY_VENV = new Set([
    ...['.gitignore', '.lock', 'CACHEDIR.TAG', 'pyvenv.cfg'],
    ...['bin', 'lib', 'lib64', 'include', 'share', 'Scripts', 'Lib', 'Include'],
]);
// uv makes one of them before everything else, and no installation of Python has them.
const MARKS = ['CACHEDIR.TAG', '.gitignore'];
/** uv writes `pyvenv.cfg` last: whatever ends it before leaves a directory that no later uv recognises or repairs. */
async function judgeEnvironment(dir, { files }) {
    const config = await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.readFile(external_node_path_.join(dir, 'pyvenv.cfg'), 'utf8'));
    // Python looks for this key alone: https://docs.python.org/3/library/venv.html
    if (config !== undefined && /^home[^\S\n]*=[^\S\n]*\S/m.test(config))
        return { kind: 'usable' };
    const entries = (await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.readdir(dir))) ?? [];
    if (entries.length === 0)
        return { kind: 'absent' };
    if (await holdsStandardLibrary(dir, { files }))
        return { kind: 'usable' };
    const why = config === undefined ? 'its pyvenv.cfg is missing' : 'its pyvenv.cfg names no home';
    return { kind: 'half-made', why, entries };
}
/** Empties the directory of an environment that an interrupted uv left half made; the next sync makes it anew. */
async function clearHalfMade(dir, platform) {
    const state = await judgeEnvironment(dir, platform);
    if (state.kind !== 'half-made')
        return { kind: 'nothing-to-clear' };
    const { entries, why } = state;
    const foreign = entries.filter((name) => !MADE_BY_VENV.has(name));
    if (foreign.length > 0 || !entries.some((name) => MARKS.includes(name)))
        return { kind: 'kept', why, foreign };
    // The marks last: what a crash leaves is recognised again.
    const isMark = (name) => Number(MARKS.includes(name));
    for (const name of entries.toSorted((one, other) => isMark(one) - isMark(other)))
        await platform.files.rm(external_node_path_.join(dir, name), { recursive: true, force: true });
    return { kind: 'cleared', why };
}
/** Whether uv would run a Python that it finds in the directory. What it makes of a directory without one, it says itself. */
async function holdsPython(dir, { files }) {
    for (const file of ['bin/python', 'bin/python3', 'Scripts/python.exe'])
        if ((await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.lstat(external_node_path_.join(dir, file)))) !== undefined)
            return true;
    return false;
}
/** UV_PROJECT_ENVIRONMENT may name the Python of a container, `/usr/local` for example. */
async function holdsStandardLibrary(dir, { files }) {
    const libDir = external_node_path_.join(dir, 'lib');
    const names = (await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.readdir(libDir))) ?? [];
    // Directly below `Lib` on Windows.
    for (const name of ['', ...names.filter((name) => /^(python|pypy)\d/.test(name))])
        if ((await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.stat(external_node_path_.join(libDir, name, 'os.py')))) !== undefined)
            return true;
    return false;
}

// EXTERNAL MODULE: ./lib/sync/verify.js + 2 modules
var verify = __webpack_require__(1037);
;// CONCATENATED MODULE: ./lib/heal/evidence.js
// Buckets that keep bytes of packages. builds-v0 holds short-lived environments, git-v0 and `.tmp` are uv's to mend.
const BUCKET = /[\\/](?:archive|wheels|built-wheels|sdists|environments)-v\d+[\\/]/;
// An absolute path, or one that somebody has shortened, up to the end of its quotation or the `: ` behind it.
const PATH = /(?<=^|[\s`'"(=:])(?:[A-Za-z]:)?(?:~|\.\.\.)?[\\/](?:(?!: )[^`'"\n])+/gm;
const FROM_TO = / from [`'"]?((?:[A-Za-z]:)?[~.\\/].*?)[`'"]? to [`'"]?(?:[A-Za-z]:)?[~.\\/]/;
const LOST = /\(os error [23]\)/;
// The last that pip and uv print when all went well: a sum, or the packages one by one.
const SUCCESS = /^ {0,3}(?:Successfully (?:installed|built) |(?:Resolved|Prepared|Installed|Uninstalled|Audited) \d+ packages? |[-+~] \S+==)/;
/** Collects what the signatures look at. */
function collectEvidence(chain, { lines, cacheDir, platform }) {
    const output = lines.join('\n');
    const texts = chain === undefined ? [output.trim()] : [chain.head, ...chain.causes];
    const cause = texts.at(-1) ?? '';
    const told = chain === undefined ? lines.filter(isUvSpeaking) : texts;
    const path = sourcePath(cause, told.flatMap(findPaths));
    return {
        cause,
        chain: texts.join('\n'),
        output,
        hasChain: chain !== undefined,
        path,
        isInCache: isCachePath(path, cacheDir),
        isLostInCache: isCachePath(lostPath(told), cacheDir),
        isSuccess: chain === undefined && SUCCESS.test(lines.findLast((line) => line.trim() !== '') ?? ''),
        platform,
    };
}
/** The system where an output was made, as far as its paths tell. */
function findSystem(output) {
    if (/(?:^|[\s`'"(=])[A-Za-z]:\\\w|\\AppData\\|-win(?:32|_amd64|_arm64)\.whl/m.test(output))
        return 'win32';
    if (/(?:^|[\s`'"(=])\/Users\/|\/Library\/Caches\/|-macosx_\w+\.whl/m.test(output))
        return 'darwin';
    return undefined;
}
/** In an output without an error chain, a path of a compiler or a test says nothing about uv's cache. */
function isUvSpeaking(line) {
    return /\(os error \d+\)|does not appear to be a Python project/.test(line);
}
function findPaths(text) {
    return text.match(PATH) ?? [];
}
/** Of a copy or a link the source counts: the target is never in the cache. */
function sourcePath(cause, paths) {
    return FROM_TO.exec(cause)?.[1] ?? paths.at(-1) ?? '';
}
/** uv before 0.5 tells the path and what the system said of it one below the other. A path further up is another matter. */
function lostPath(texts) {
    const index = texts.findLastIndex((text) => LOST.test(text));
    const text = texts[index] ?? '';
    const isBare = /^[^`'":\\/]*\(os error \d+\)$/.test(text.trim());
    return sourcePath(text, findPaths(isBare ? (texts[index - 1] ?? '') : text));
}
function isCachePath(file, cacheDir) {
    if (!BUCKET.test(file))
        return false;
    if (cacheDir === undefined)
        return true;
    return spellOut(file).startsWith(`${spellOut(cacheDir).replace(/\/+$/, '')}/`);
}
/** Windows has two separators, a mark for long paths, and no difference between `C:` and `c:`. */
function spellOut(file) {
    const path = file.replace(/^\\\\\?\\/, '');
    return /^[A-Za-z]:/.test(path) ? path.replaceAll('\\', '/').toLowerCase() : path;
}

;// CONCATENATED MODULE: ./lib/heal/named.js

// From the most telling to the least. A name ends where its version, an extra or an address begins.
const NAME = String.raw `(?<name>[A-Za-z0-9][\w.-]*?)`;
const VERSION = String.raw `(?<version>\d[\w.!+-]*?)`;
const ACTIONS = 'Failed to (?:download(?: and build)?|build|read|prepare|fetch wheel|generate package metadata for)';
const PACKAGE_PATTERNS = [
    RegExp(String.raw `Failed to install: \S+ \(${NAME}==${VERSION}(?: (?:@|\(from) .*)?\)`),
    RegExp(String.raw `[\\/]${NAME}-${VERSION}\.dist-info\b`),
    RegExp(String.raw `-v\d+[\\/](?:pypi|index[\\/][^\\/]+)[\\/]${NAME}[\\/](?:${VERSION}[\\/])?`),
    RegExp(String.raw `(?:${ACTIONS}):? \x60?${NAME}(?:\[[^\]]*\])?(?:==${VERSION})?(?: @ [^\x60]*)?(?:\x60|$)`, 'm'),
    RegExp(String.raw `(?:mismatch|sha256 hash) for \x60${NAME}==${VERSION}\x60`),
    RegExp(String.raw `(?:^|[\s:\\/])${NAME}-${VERSION}-[\w.]+-[\w.]+-[\w.]+\.whl\b`),
];
// The last file that pip took is the one that it could not read.
const USING_CACHED = RegExp(String.raw `Using cached ${NAME}-${VERSION}(?:-[\w.]+)*\.(?:whl|tar\.gz|zip)`, 'g');
// pip's words, and the build backends that a build needs whole.
const OUTPUT_PATTERNS = [
    RegExp(String.raw `Wheel '[^']*' located at \S*[\\/]${NAME}-${VERSION}-[\w.]+-[\w.]+-[\w.]+\.whl`),
    /No module named '(?<name>hatchling|setuptools|flit_core|poetry|scikit_build_core)\.[\w.]+'/,
];
// The distribution that brings the module, where its name differs.
const DISTRIBUTIONS = { poetry: 'poetry-core' };
/** The package that the error is about, where its text names one. */
function findPackage({ chain, output }) {
    const match = firstMatch(OUTPUT_PATTERNS, output) ??
        firstMatch(PACKAGE_PATTERNS, chain) ??
        [...output.matchAll(USING_CACHED)].at(-1);
    const { name, version } = match?.groups ?? {};
    if (name === undefined)
        return undefined;
    return { name: DISTRIBUTIONS[name] ?? (0,failure/* normaliseName */.G)(name), ...(version ? { version } : {}) };
}
function firstMatch(patterns, text) {
    for (const pattern of patterns) {
        const match = pattern.exec(text);
        if (match !== null)
            return match;
    }
    return undefined;
}
/** The host that was spoken to, where the error names an address. */
function findHost({ chain }) {
    return /\bhttps?:\/\/(?:[^\s/@`]*@)?([^\s/`)'":]+)/.exec(chain)?.[1];
}
/** The directory below `archive-v0/` that the error is about. */
function findArchiveId({ chain, isInCache }) {
    return isInCache ? /[\\/]archive-v\d+[\\/]([\w-]{8,64})(?![\w-])/.exec(chain)?.[1] : undefined;
}

;// CONCATENATED MODULE: ./lib/heal/signature.js
const isOn = (system) => ({ platform }) => platform === system;
const isInCache = ({ isInCache }) => isInCache;
const isLostInCache = ({ isLostInCache }) => isLostInCache;
/** While it links from its cache; before, everything comes over the network or from the project. */
const isLinking = ({ chain, hasChain }) => !hasChain || chain.includes('Failed to install');
/** pip unpacks what it is about to install in a directory of such a name. */
const PIP_UNPACKED = /Wheel '[^']*' located at \S*pip-(?:unpack|install|download|wheel|req-build)-\S* is invalid/;
/** What Python says of a zip or gzip file that is cut off or damaged. */
const PIP_BROKEN = /BadZip[Ff]ile: |zlib\.error: |EOFError: Compressed file ended|(?:BadGzipFile|ReadError): (?:not a gzip file|CRC check failed|unexpected end)|CRC check failed/;
/** The last file that pip took came out of its cache, not over the network. */
const isFromPipCache = ({ output }) => output.lastIndexOf('Using cached ') > output.lastIndexOf('Downloading ');
/** Nothing but a lock file is meant: the same numbers have other meanings elsewhere. */
const isLockCall = ({ chain }) => /\block(?:s|ed|ing)?\b|\.lock\b/i.test(chain);

;// CONCATENATED MODULE: ./lib/heal/signatures/git-cache.js
/** Repositories and checkouts that uv keeps in its cache. */
const GIT_CACHE = [
    {
        id: 'git-checkout-missing',
        class: 'cache-corruption',
        action: 'retry',
        in: 'chain',
        // The words of a library that uv used before it called git: another process was making the same checkout.
        patterns: [/git-v\d+.*; class=\w+ \(\d+\); code=NotFound/],
        remedy: 'Delete {path} while no other uv uses the cache.',
    },
    {
        id: 'git-objects',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        patterns: [
            /(?:object file|packfile|loose object|index file|pack) \S+.* (?:is (?:empty|corrupt)|corrupt|too small|cannot be accessed)/,
            /not a git repository|(?:bad config|unable to (?:read|open)|Unable to create) \S*git-v\d+\S*/,
            /inflate: data stream error|bad (?:object|tree object) |missing (?:blob|tree|commit) /,
            /unable to read (?:tree|sha1 file)|Could not reset index file|Could not parse object/,
        ],
        // git names its files by their paths in the repository.
        when: ({ output }) => /git-v\d+[\\/](?:db|checkouts)/.test(output),
        remedy: 'Delete {path} while no other uv uses the cache.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/cache.js


const CLEAN = 'Run `uv cache clean {package}` while no other uv uses the cache, and sync again.';
const FIND_CLEANER = 'Find out what deletes files in the cache while uv runs, such as a second `uv cache clean`.';
const CLEAN_OR_BROKEN = `${CLEAN.slice(0, -1)}; where that does not help, the wheel itself is broken.`;
const NOT_FOUND = /\(os error [23]\)/;
// Or somebody makes the same there: EEXIST, ENOTEMPTY of Linux and of macOS.
const RACED = /\(os error (?:2|3|17|39|66)\)/;
const isReadWithoutPath = ({ chain, path }) => path === '' && NOT_FOUND.test(chain) && !/ @ /.test(chain);
// Modules that no package without them has the first part of.
const BACKENDS = [
    'hatchling.build',
    'setuptools.build_meta',
    'flit_core.buildapi',
    'poetry.core.masonry.api',
    'scikit_build_core.build',
];
/** What lies in the cache is damaged or half there, or another uv cannot read it. */
const CACHE = [
    {
        id: 'entry-unreadable',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [
            /Failed to (?:deserialize|decode) cache entry|Cache deserialization failed|Reading from cache archive failed/,
            /array had incorrect length, expected \d|bz2 header missing|invalid ID: .*must be \d+ ID characters/,
            /Attempted to re-extract the source distribution/,
        ],
        remedy: CLEAN,
    },
    {
        id: 'archive-metadata',
        class: 'cache-corruption',
        action: 'heal',
        in: 'cause',
        patterns: [
            /(?:Missing|Multiple|No) \.dist-info director/,
            /Metadata field (?:Name|Version) not found|unexpected lone CR/,
            /Invalid Wheel-Version in `?WHEEL`? file: None|Failed to parse `?(?:WHEEL|METADATA)/,
        ],
        // Of what was built or fetched a moment ago, or lies in the environment, it says the same in other words.
        when: ({ cause, isInCache }) => isInCache || cause.includes('The wheel is invalid'),
        remedy: CLEAN_OR_BROKEN,
    },
    {
        id: 'archive-record',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [/`?RECORD`? file (?:is invalid|doesn't match)/],
        when: isLinking,
        remedy: CLEAN_OR_BROKEN,
    },
    {
        id: 'vanished-while-writing',
        class: 'cache-corruption',
        action: 'retry',
        in: 'chain',
        // uv makes what it writes to a moment before: somebody deletes in the cache.
        patterns: [
            /Failed to (?:write to the (?:distribution|client) cache|persist temporary file)/,
            /\(os error [23]\) at path .*[\\/]\.tmp/,
            // A build, a wheel that is being unpacked, or the script that asks a Python what it is.
            /[\\/]\.tmp\w+(?:[\\/][^`'"\s]*)?[`'"]?: .*\(os error [23]\)$/m,
        ],
        when: ({ chain }) => RACED.test(chain),
        remedy: 'Find out what deletes {path} while uv runs, such as a second `uv cache clean`.',
    },
    {
        id: 'interpreter-script-vanished',
        class: 'cache-corruption',
        action: 'retry',
        in: 'output',
        // The same script, when the Python had begun to read it.
        patterns: [
            /No module named '?python\.packaging\b/,
            /can't open file '[^']*[\\/]\.tmp\w{6}[\\/]python[\\/]get_interpreter_info\.py'/,
        ],
        when: ({ chain }) => /Querying Python at|Failed to (?:query|inspect) Python/.test(chain),
        remedy: FIND_CLEANER,
    },
    {
        id: 'archive-file-missing',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [/\(os error [23]\)/],
        when: isLostInCache,
        remedy: CLEAN,
    },
    {
        id: 'archive-file-of-another-kind',
        class: 'cache-corruption',
        action: 'heal',
        in: 'cause',
        patterns: [/Not a directory|Is a directory|valid UTF-8/],
        when: isInCache,
        remedy: CLEAN,
    },
    {
        id: 'archive-file-missing-elided',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        // Posted logs often shorten the path: in the link stage these three are read from the cache alone.
        patterns: [
            /Failed to install: .*\n.*failed to open file `?\.\.\.\S*\.dist-info\/(?:METADATA|WHEEL|RECORD)/,
        ],
        remedy: CLEAN,
    },
    {
        id: 'read-without-path',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        // A missing wheel of the project's own is named with its path, or with `@`.
        patterns: [/Failed to read from the distribution cache$/m],
        when: isReadWithoutPath,
        remedy: CLEAN,
    },
    {
        id: 'link-source-vanished',
        class: 'cache-corruption',
        action: 'retry',
        in: 'chain',
        // Listed a moment before.
        patterns: [/Failed to (?:copy|clone|hardlink)/i],
        when: ({ chain }) => NOT_FOUND.test(chain),
        remedy: FIND_CLEANER,
    },
    {
        id: 'built-wheel-broken',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [
            /Failed to (?:extract archive|read metadata)|does not appear to be a Python project|The metadata at .* is invalid/,
        ],
        when: isInCache,
        remedy: CLEAN,
    },
    ...GIT_CACHE,
    {
        id: 'build-requirement-half-there',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        // Python found the backend's package and not the backend in it. Where the requirement is not declared, it does not
        // find the package either, and names that.
        patterns: [RegExp(`Call to \`(?:${BACKENDS.join('|').replaceAll('.', '\\.')})\\b`)],
        when: ({ output }) => BACKENDS.some((module) => output.includes(`No module named '${module}'`)),
        remedy: 'Run `uv cache clean` with the name of the build requirement while no other uv uses the cache, and sync again.',
    },
    {
        id: 'locked-subdirectory-missing',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        // So a package of uv.lock is named: when it was locked, it was built from this very directory.
        patterns: [/`[^`]+==[^`]+ @ (?:direct|registry|path|git)\+[^`]+`\n.*has no subdirectory/],
        remedy: CLEAN,
    },
    {
        id: 'cache-clean-failed',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [/Failed to clear cache/],
        remedy: 'Delete {path} after `chmod -R u+rwx`, while no other uv uses the cache.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/disk.js

const FREE_SPACE = 'Free space or inodes on the disk of {path}, or set the input cache-dir to another disk.';
/** Space, inodes and quotas. A full disk also leaves missing files behind, so these rows come before all others. */
const DISK = [
    {
        id: 'disk-full',
        class: 'disk-full',
        action: 'free-space',
        in: 'output',
        patterns: [
            // musl has `Quota exceeded`.
            /No space left on device|\bquota exceeded|not enough space on the disk|\bENOSPC\b|\bEDQUOT\b/i,
            /(?:os error|Errno) 28\b|Wrote only \d+ of \d+ bytes|No usable temporary directory found|\b(?:insufficient|out of) disk space/i,
        ],
        remedy: FREE_SPACE,
    },
    {
        id: 'quota-linux',
        class: 'disk-full',
        action: 'free-space',
        in: 'output',
        patterns: [/(?:os error|Errno) 122\b/],
        when: isOn('linux'),
        remedy: FREE_SPACE,
    },
    {
        id: 'disk-full-windows',
        class: 'disk-full',
        action: 'free-space',
        in: 'chain',
        // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED.
        patterns: [/(?:os error|WinError) (?:39|112|1295)\b/],
        when: isOn('win32'),
        remedy: FREE_SPACE,
    },
    {
        id: 'quota-macos',
        class: 'disk-full',
        action: 'free-space',
        in: 'chain',
        patterns: [/(?:os error|Errno) 69\b/],
        when: isOn('darwin'),
        remedy: FREE_SPACE,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/environment.js

const SHARING = 'Keep other programs (a virus scanner, a second uv) away from {path}.';
/** Programs that hold a file, which pass by themselves. Before the cache: a shared RECORD is not a damaged one. */
const SHARING_VIOLATIONS = [
    {
        id: 'sharing-violation',
        class: 'environment',
        action: 'retry',
        in: 'chain',
        patterns: [
            /Access is denied|The process cannot access the file|because it is being used by another process/i,
        ],
        remedy: SHARING,
    },
    {
        id: 'sharing-violation-windows',
        class: 'environment',
        action: 'retry',
        in: 'chain',
        patterns: [/(?:os error|WinError) (?:5|32|33|145|1224)\b/],
        when: isOn('win32'),
        remedy: SHARING,
    },
];
/** This machine, its user and the environment that is installed into. */
const ENVIRONMENT = [
    {
        id: 'permission',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [
            /Permission denied|Operation not permitted|Read-only file system|(?:os error|Errno) (?:13|30)\b/,
            /required privilege is not held|\(os error (?:183|1314)\)/,
            /Failed to uninstall .*missing `?RECORD|Cannot uninstall \S+/,
        ],
        remedy: 'Give {path} to the user of this runner, or set the input cache-dir to a directory of its own.',
    },
    {
        id: 'file-descriptors',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        // Words of glibc and of musl.
        patterns: [
            /Too many open files|No file descriptors available|Cannot allocate memory|Out of memory|paging file is too small/,
        ],
        remedy: 'Raise `ulimit -n` for the runner, or lower UV_CONCURRENT_DOWNLOADS and UV_CONCURRENT_INSTALLS.',
    },
    {
        id: 'path-too-long',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/File name too long|filename or extension is too long|\(os error (?:36|206)\)/],
        remedy: 'Set the input cache-dir to a shorter path than that of {path}.',
    },
    {
        id: 'busy',
        class: 'environment',
        action: 'retry',
        in: 'chain',
        patterns: [/Text file busy|Resource temporarily unavailable|\(os error (?:11|26)\)/],
        remedy: 'End what runs from this environment before the sync, or set UV_LINK_MODE to copy.',
    },
    {
        id: 'mount-point',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/Failed to remove director.*(?:Device or resource busy|Resource busy)/i],
        remedy: 'Unmount {path}, or name a directory below it in UV_PROJECT_ENVIRONMENT.',
    },
    {
        id: 'no-links',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/Invalid cross-device link|Too many links|incompatible hardlinks|\(os error (?:396|1142)\)/],
        remedy: 'Set UV_LINK_MODE to copy: {path} cannot be linked to.',
    },
    {
        id: 'virus-scanner',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/contains a virus or potentially unwanted software|\(os error 225\)/],
        remedy: 'Look in the log of the virus scanner why it took {path}.',
    },
    {
        id: 'git-ownership',
        class: 'environment',
        action: 'fail',
        in: 'output',
        patterns: [/detected dubious ownership in repository/],
        remedy: 'Give {path} to the user of this runner: git refuses a repository of somebody else.',
    },
    {
        id: 'git-missing',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/Git executable not found/],
        remedy: 'Install git on this runner.',
    },
    {
        id: 'virtual-environment',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [
            /not a (?:valid|compatible) (?:Python )?environment|Broken virtual environment|No virtual environment found/,
            /Broken symlink at|A virtual environment already exists|externally[- ]managed/,
            /No such file or directory: '[^']*site-packages[^']*\.dist-info/,
        ],
        remedy: 'Delete the virtual environment that the message names; the sync makes a new one.',
    },
    {
        id: 'interpreter',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [
            /No interpreter found|Failed to (?:query|inspect) Python|Querying Python at|No download found for request/,
            /Python interpreter not found|GLIBC\S* not found|Illegal instruction|Exec format error|Unable to create executable/,
        ],
        remedy: 'Check the Python that the message names, or ask for another with the input python-version.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/filesystem.js

const LOCAL_DISK = 'Set the input cache-dir to a directory on a disk of this node; {path} is on a network file system.';
const WAIT = 'Raise UV_LOCK_TIMEOUT, or find the uv process on this node that holds the lock of {path}.';
/** File systems that cannot lock or that lose files, which emptying a cache does not change. */
const FILESYSTEM = [
    {
        id: 'lock-timeout',
        class: 'filesystem',
        action: 'retry',
        in: 'output',
        patterns: [/Timeout \(\d+\s?s?\) when waiting for lock/],
        remedy: WAIT,
    },
    {
        id: 'lock-wait',
        class: 'filesystem',
        action: 'retry',
        in: 'output',
        // uv before 0.9.16 waits for ever, until somebody ends the job.
        patterns: [/Waiting to acquire (?:\w+ )?lock.*(?:\n.*){0,6}$/],
        when: ({ hasChain, isSuccess }) => !hasChain && !isSuccess,
        remedy: WAIT,
    },
    {
        id: 'no-such-call',
        class: 'filesystem',
        action: 'relocate',
        in: 'output',
        // A number of the kernel of its own that a network file system has let out, and one that no local disk answers.
        patterns: [/\bos error 524\b|Unknown error 524|Stale (?:NFS )?file handle/i],
        remedy: LOCAL_DISK,
    },
    {
        id: 'input-output',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [
            /Input\/output error|Remote I\/O error|Transport endpoint is not connected|after transport endpoint shutdown/i,
            /No data available \(os error 61\)|\.nfs[0-9a-f]{8,}|Structure needs cleaning|cyclic redundancy check/i,
            // Of file servers that want a ticket.
            /Key has (?:expired|been revoked)|Required key not available|Key was rejected by service/,
        ],
        remedy: LOCAL_DISK,
    },
    {
        id: 'input-output-linux',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        // EIO, EPROTO, EOVERFLOW, ENOTCONN, ESHUTDOWN, ESTALE, EUCLEAN, EREMOTEIO, the four of keys: musl has other words.
        patterns: [/(?:os error|Errno) (?:5|71|75|107|108|116|117|121|12[6-9])\b/],
        when: isOn('linux'),
        remedy: LOCAL_DISK,
    },
    {
        id: 'input-output-windows',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        // Of disks: CRC, IO_DEVICE, FILE_CORRUPT; of file servers: those that are gone or not found.
        patterns: [/(?:os error|WinError) (?:23|53|55|59|64|67|1117|1231|1392)\b/],
        when: isOn('win32'),
        remedy: LOCAL_DISK,
    },
    {
        id: 'stale-handle-macos',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [/\(os error 70\)/],
        when: isOn('darwin'),
        remedy: LOCAL_DISK,
    },
    {
        id: 'no-locks',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [
            /No locks available|Function not implemented|Bad file descriptor|Operation not supported|Invalid argument|Resource deadlock/i,
            /(?:os error|Errno) (?:37|38|9|95)\b/,
        ],
        when: isLockCall,
        remedy: 'Set the directory of this lock file to a disk of this node: the file system of {path} cannot lock.',
    },
    {
        id: 'silly-rename',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [/builds-v\d+.*Directory not empty|Directory not empty.*builds-v\d+/s],
        remedy: LOCAL_DISK,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/network.js

const CHECK = 'Check the network and the proxy between this runner and {host}, then run the job again.';
const ALLOW = 'Check the credentials of this runner for {host}.';
/** What did not arrive, or not whole. Also below the heading that uv failed to write to its cache. */
const NETWORK = [
    {
        id: 'http-credentials',
        class: 'network',
        action: 'fail',
        in: 'chain',
        patterns: [/HTTP status client error \((?:401|407)\b|\b(?:401|407) Client Error: /],
        remedy: ALLOW,
    },
    {
        id: 'git-credentials',
        class: 'network',
        action: 'fail',
        in: 'output',
        patterns: [
            /could not read Username|Authentication failed for|Permission denied \(publickey|Host key verification failed/,
            /terminal prompts disabled|fatal: repository .* not found/,
        ],
        remedy: ALLOW,
    },
    {
        id: 'connection',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /error sending request|client error \((?:Connect|SendRequest)\)|tcp connect error|are you offline/i,
            /dns error|failed to lookup address|name resolution|Name or service not known|Could not resolve (?:host|proxy)/i,
            /No address associated with hostname|nodename nor servname|No such host is known/i,
            /connection (?:was )?(?:reset|refused|closed|aborted|timed out|broken)|Broken pipe|Network is (?:unreachable|down)|No route to host/i,
            /name does not resolve|curl: \(\d+\)|http2 error|SSLError|\[SSL[:\]]|EOF occurred in violation of protocol/i,
            /tunnel (?:error|connection failed)|unsuccessful tunnel|ProxyError|Proxy CONNECT/i,
            /operation timed out|network timeout|Read timed out|Request failed after \d+ retr|deadline has elapsed/i,
        ],
        remedy: CHECK,
    },
    {
        id: 'connection-linux',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [/(?:os error|Errno) (?:10[0-4]|11[0-3])\b/],
        when: isOn('linux'),
        remedy: CHECK,
    },
    {
        id: 'connection-macos',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [/(?:os error|Errno) (?:5[0-4]|6[0145])\b/],
        when: isOn('darwin'),
        remedy: CHECK,
    },
    {
        id: 'connection-windows',
        class: 'network',
        action: 'retry',
        in: 'chain',
        // Windows speaks the language of its user.
        patterns: [/(?:os error|WinError) (?:100(?:5[0-4]|6[0145])|1100[1-4])\b/],
        when: isOn('win32'),
        remedy: CHECK,
    },
    {
        id: 'http-status',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /HTTP status (?:client|server) error|The requested URL returned error: \d|\b[45]\d\d (?:Client|Server) Error: /,
            // An index has no other pages than those of its kind: a proxy has answered.
            /Received some unexpected (?:HTML|JSON)/,
        ],
        remedy: 'Check that {host} answers for the address that the message names, then run the job again.',
    },
    {
        id: 'transfer',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /error decoding response body|request or response body error|error reading a body|stream error|protocol error/i,
            /connection closed before message completed|incomplete message|IncompleteRead|IncompleteMessage/i,
            /cannot decrypt peer|BadRecordMac|received fatal alert|close_notify|handshake (?:failure|eof)|unexpected EOF during handshake/i,
            /peer certificate|certificate verify failed|UnknownIssuer|self[- ]signed certificate/i,
            /Max retries exceeded with url|HTTPSConnectionPool|ReadTimeoutError|NewConnectionError/,
        ],
        remedy: CHECK,
    },
    {
        id: 'pip-without-index',
        class: 'network',
        action: 'retry',
        in: 'output',
        // When the last try has failed as well, pip goes on as if the index had answered that it has no versions.
        patterns: [/\(from versions: none\)/],
        when: ({ output }) => output.includes('Retrying (Retry(total=0,'),
        remedy: CHECK,
    },
    {
        id: 'git-transfer',
        class: 'network',
        action: 'retry',
        in: 'output',
        patterns: [
            /RPC failed; |fatal: early EOF|remote end hung up unexpectedly|unexpected disconnect while reading|fatal: unable to access /,
        ],
        remedy: CHECK,
    },
    {
        id: 'pip-download-broken',
        class: 'network',
        action: 'retry',
        in: 'output',
        patterns: [PIP_UNPACKED],
        when: (evidence) => !isFromPipCache(evidence),
        remedy: CHECK,
    },
];
/** Bytes that just came from the index, of which nothing was kept: without a path in the cache nothing else can be. */
const BROKEN_TRANSFER = [
    {
        id: 'archive-truncated',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /Failed to (?:extract (?:archive|source distribution)|unzip wheel)|deflate decompression error|end of central directory|Could not find EOCD/,
            /Bad CRC|CRC32 value did not match|Bad (?:un)?compressed size|Invalid (?:zip|tar) file|unexpected end of file|corrupt deflate stream/i,
            /File is not a zip file|not a gzip file|unexpected BufError/,
            PIP_BROKEN,
        ],
        when: ({ chain }) => !/No solution found|invalid package format/.test(chain),
        remedy: 'Check what {host} or a proxy sends for {package}, then run the job again.',
    },
    {
        id: 'fetch',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [/Failed to fetch: |Request failed|error trying to connect/],
        remedy: CHECK,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/pip.js

const CLEAN_PIP = 'Run `pip cache remove {package}`, or `pip cache purge`, and install again.';
/** What lies in pip's own cache is damaged: a script of the user may run pip. */
const PIP_CACHE = [
    {
        id: 'pip-wheel',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        patterns: [/Wheel '[^']*' located at \S*[\\/]pip[\\/](?:cache[\\/])?wheels[\\/]\S* is invalid/i],
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
    {
        id: 'pip-origin',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        // Beside a wheel that it has built pip notes where the sources came from.
        patterns: [/[\\/]pip[\\/]_internal[\\/]cache\.py"/],
        when: ({ output }) => output.includes('JSONDecodeError: '),
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
    {
        id: 'pip-responses',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        // It keeps responses of the index as MessagePack.
        patterns: [/[\\/]_vendor[\\/]cachecontrol[\\/](?:serialize|caches)/],
        when: ({ output }) => /msgpack\.exceptions\.|UnpackValueError|ExtraData|EOFError/.test(output),
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
    {
        id: 'pip-file-vanished',
        class: 'cache-corruption',
        action: 'retry',
        in: 'output',
        // Listed a moment before.
        patterns: [/No such file or directory: '[^']*[\\/]pip[\\/](?:cache[\\/])?(?:wheels|http(?:-v2)?)[\\/]/i],
        tool: 'pip',
        remedy: "Find out what deletes files in pip's cache while pip runs, such as a second `pip cache purge`.",
    },
    {
        id: 'pip-download-kept',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        patterns: [PIP_UNPACKED, PIP_BROKEN, /DO NOT MATCH THE HASHES|has an invalid wheel/],
        when: isFromPipCache,
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/project.js
/** What the project, its author or a publisher has to change. */
const PROJECT = [
    {
        id: 'lockfile',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [
            /lockfile at `?uv\.lock`? (?:needs to be updated|uses an unsupported)|Unable to find lockfile/,
            /is not compatible with the locked Python requirement/,
        ],
        remedy: 'Run `uv lock` and commit uv.lock.',
    },
    {
        id: 'offline',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [/Network connectivity is disabled|the network was disabled/],
        remedy: 'Unset UV_OFFLINE (or take --offline away) once, so that the cache gets {package}.',
    },
    {
        id: 'digest',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [/(?:Hash|Size) mismatch for|DO NOT MATCH THE HASHES|Hash-checking is enabled/],
        remedy: 'Find out why {host} sends other bytes for {package} than are recorded, before you lock it again.',
    },
    {
        id: 'resolution',
        class: 'resolution',
        action: 'fail',
        in: 'chain',
        patterns: [
            /No solution found|can't be installed because|not found in the package registry|No matching distribution/,
            /requirements are unsatisfiable|ResolutionImpossible|Could not find a version that satisfies/,
            /failed to find (?:branch|tag|rev)|Building source distributions .*is disabled|not a supported wheel on this platform/,
            /incompatible with the project's Python requirement|not compatible with the .*Python|requires a different Python/,
            /must have their versions pinned|has an invalid wheel/,
        ],
        remedy: "Change the project's requirements, or the index they come from.",
    },
    {
        id: 'git-reference',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [
            /couldn't find remote ref|not our ref [0-9a-f]{7,}|reference is not a tree|pathspec '.*' did not match/,
        ],
        remedy: 'Check that the branch, the tag or the commit that the requirement of {package} names exists.',
    },
    {
        id: 'local-file',
        class: 'resolution',
        action: 'fail',
        in: 'chain',
        patterns: [
            /failed to (?:query metadata of|open|read) file .*\.(?:whl|tar\.gz|zip).*No such file|Distribution not found at/s,
            /has no subdirectory|does not appear to be a Python project|File not found: |Requirements file not found/,
            /Could not open requirements file|is not installable|Failed to read `[^`]*(?:requirements|constraints|\.txt|\.in)/,
        ],
        remedy: 'Check the path or the subdirectory that the requirement of {package} names.',
    },
    {
        id: 'configuration',
        class: 'resolution',
        action: 'fail',
        in: 'chain',
        patterns: [
            /TOML parse error|(?:Failed to|Couldn't) parse|Invalid requirement|InvalidRequirement|Invalid version|does not match the running version|is inside the cache directory/,
            /unexpected argument|unrecognized subcommand|invalid value '|Expected one of/,
            /does not match (?:the |given )?(?:filename|name|version)|Scripts must not|Script path must|No `project` table/,
            /is not defined in|extras not found|No `pyproject\.toml` found|not found in workspace|(?:is )?not a workspace member/,
            /(?:console script|entry point|entry_points\.txt) .*(?:is )?(?:invalid|not a valid)|the WHEEL file is invalid/,
        ],
        remedy: 'Correct the file or the argument that the message names.',
    },
    {
        id: 'build',
        class: 'build',
        action: 'fail',
        in: 'output',
        patterns: [
            /build backend returned an error|Build backend failed|Failed to build|Failed building wheel|Call to `[^`]+` failed/i,
            /\bcommand '[^']+' failed|ModuleNotFoundError: |CMake Error|subprocess-exited-with-error|metadata-generation-failed/,
            /fatal error: \S+: No such file|ninja: build stopped|compilation terminated|linker `\w+` not found/,
        ],
        remedy: 'Give this runner what the build of {package} above lacks: a compiler, a header or a build requirement.',
    },
];
/** Warnings. The last rows: beside a failure they mean nothing. */
const HARMLESS = [
    {
        id: 'pip-cache-entry',
        class: 'harmless',
        action: 'ignore',
        in: 'output',
        patterns: [
            /Cache entry deserialization failed, entry ignored|WARNING: Ignoring invalid distribution|The cache has been disabled/,
        ],
        remedy: 'Ignore this warning: pip fetches what it cannot use again.',
    },
    {
        id: 'uv-warning',
        class: 'harmless',
        action: 'ignore',
        in: 'output',
        patterns: [
            /falling back to full copy|does not match the project environment path|Broken cache entry at|Ignoring (?:dangling|invalid|malformed)/,
        ],
        remedy: 'Ignore this warning: uv has gone on without.',
    },
    {
        id: 'warnings-alone',
        class: 'harmless',
        action: 'ignore',
        in: 'output',
        patterns: [/^ {0,3}(?:(?:warning|WARN(?:ING)?|DEPRECATION)\b|\[notice\] )/m],
        when: ({ output, hasChain, isSuccess }) => !hasChain &&
            (isSuccess ||
                output
                    .split('\n')
                    .every((line) => /^(?:warning|WARN(?:ING)?|INFO|DEPRECATION|hint|note)\b|^\[notice\] |^\s|^$/.test(line))),
        remedy: 'Ignore these warnings, or follow them: nothing has failed.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures.js







/**
 * All known failures; the first that matches decides. A full disk and a file system that loses handles also look like
 * missing files, and emptying a cache makes both worse, so they come first. Numbers of system errors differ between
 * systems: words go before numbers.
 */
const SIGNATURES = [
    ...DISK,
    ...SHARING_VIOLATIONS,
    ...FILESYSTEM,
    ...NETWORK,
    ...CACHE,
    ...PIP_CACHE,
    ...BROKEN_TRANSFER,
    ...ENVIRONMENT,
    ...PROJECT,
    ...HARMLESS,
];

;// CONCATENATED MODULE: ./lib/heal/transcript.js
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it removes
const ESCAPES = /\x1b[\]_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;:?]*[ -/]*[@-~]/g;
// A log that quotes an output writes its line ends as two characters; `C:\new` has some that are none. In a reflowed one
// the causes stand behind the error.
const QUOTED_END = /(?:\\r)?\\n(?=\s*(?:Caused by: |cause: |[├╰│×] ?|error: ))/g;
const INLINE_CAUSE = /(?<=\S)\s+(?=Caused by: ?(?:\S|$))/g;
const CLOCK = String.raw `\d\d:\d\d:\d\d(?:[.,]\d+)?`;
// What stands in front of a line.
const PREFIX = RegExp(`^(?:${[
    // The names of job and step in a downloaded log, its byte order mark, and an annotation.
    String.raw `[^\t]+\t[^\t]+\t(?=\ufeff?\d{4}-)`,
    String.raw `\ufeff`,
    '::error(?: [^:]*)?::',
    String.raw `##\[\w+\]`,
    // Steps of a docker build and their clocks; services of docker compose; jobs of act.
    String.raw `#\d+ (?=\d+\.\d)`,
    String.raw `\d+\.\d{1,3} (?=\s|\S)`,
    String.raw `[\w.-]+ +\| `,
    String.raw `\[[\w./ -]+\] +(?:❌|\|) `,
    // Time stamps, with the marks of GitLab or of syslog behind them.
    String.raw `\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]? (?:\d\d[EO][ +])?`,
    String.raw `\[?${CLOCK}\]? `,
    String.raw `[A-Z][a-z]{2} [ \d]\d ${CLOCK} \S+ [\w.-]+(?:\[\d+\])?: `,
    // Levels, git, quotations, and a spinner that no line end has followed.
    String.raw `\[(?:info|warn|warning|error|debug)\] `,
    'DEBUG ',
    'remote: ',
    '(?:> ?)+',
    String.raw `[\u2800-\u28ff] .*\S {2,}(?=error: )`,
].join('|')})`, 'i');
const HEAD = /^ {0,3}(?:error(?:\[[\w-]+\])?: |[×x] )(?<text>.+)$/i;
// What runners, builders and task tools say when a command has failed: that it has, not why.
const TRAILER = /^(?:Exception:$|Process completed with|The process '.*' failed|failed to solve|process ".*" did not complete|Job failed|InvocationError for|(?:Command|Recipe|Script|Task)\b.* (?:failed|exited|returned)|executor failed running|script returned exit code)/i;
const CAUSE = /^ {0,4}(?:Caused by: |cause: |[├╰└]─▶ |\|-> |`-> )(?<text>.+)$/;
// uv indents the rest of a wrapped message below its text; a bar leads it while more causes follow.
const CONTINUATION = /^(?: {6,}|\s*[│|] {2,})(?!\[std(?:out|err)\])(?<text>\S.*)$/;
/** Both shapes: `Caused by:` or `cause:` below `error:`, and trees, drawn with or without Unicode. */
function parseTranscript(output) {
    const split = output.replace(QUOTED_END, '\n').replace(INLINE_CAUSE, '\n  ');
    const lines = dedent(split.split('\n').map(cleanLine));
    return { lines, chains: findChains(lines) };
}
// uv begins its trees in the third column.
const TREE_INDENT = 2;
/** A whole log may be indented; what is indented further belongs to the line above. */
function dedent(lines) {
    let width = Number.MAX_SAFE_INTEGER;
    for (const line of lines)
        if (line !== '')
            width = Math.min(width, line.length - line.trimStart().length);
    return width > TREE_INDENT ? lines.map((line) => line.slice(width - TREE_INDENT)) : lines;
}
function cleanLine(raw) {
    const shown = raw.replace(ESCAPES, '').trimEnd();
    // What a progress bar has overwritten nobody saw.
    let line = shown.slice(shown.lastIndexOf('\r') + 1).replaceAll('**', '');
    for (let rest = line.replace(PREFIX, ''); rest !== line; rest = line.replace(PREFIX, ''))
        line = rest;
    return FENCE.test(line) ? '' : line;
}
const FENCE = /^ *```\w*$/;
function findChains(lines) {
    const chains = [];
    // A blank line ends a message: what follows it, indented, is the output of a build backend.
    let canContinue = false;
    lines.forEach((line, index) => {
        const head = headOf(line);
        const cause = CAUSE.exec(line)?.groups?.['text'];
        const rest = canContinue ? CONTINUATION.exec(line)?.groups?.['text'] : undefined;
        const last = chains.at(-1);
        if (cause !== undefined) {
            // Some logs lose the mark of the head; then it is the line above.
            if (last === undefined)
                chains.push({ head: (lines[index - 1] ?? '').trim(), causes: [cause] });
            else
                last.causes.push(cause);
        }
        else if (head !== undefined)
            chains.push({ head, causes: [] });
        else if (last !== undefined && rest !== undefined)
            append(last, rest);
        canContinue = (head ?? cause ?? rest) !== undefined;
    });
    return chains;
}
function headOf(line) {
    const text = HEAD.exec(line)?.groups?.['text'];
    return text === undefined || TRAILER.test(text) ? undefined : text;
}
function append(chain, text) {
    const last = chain.causes.pop();
    if (last === undefined)
        chain.head += ` ${text}`;
    else
        chain.causes.push(`${last} ${text}`);
}

;// CONCATENATED MODULE: ./lib/heal/classify.js






// 128 + SIGINT, SIGKILL, SIGTERM; STATUS_CONTROL_C_EXIT of Windows.
const SIGNAL_EXITS = [130, 137, 143, 0xc000013a];
// What runners and shells print of them.
const SIGNAL_WORDS = /^(?:Error: )?The operation was cancell?ed\.?$|The runner has received a shutdown signal|Process completed with exit code (?:130|137|143)\b|^ERROR: Operation cancelled by user|^KeyboardInterrupt$|^Killed$|: line \d+: +\d+ Killed\b/m;
/**
 * Tells what kind of failure an output shows, by the innermost cause of its last error, the path and the system error
 * in it. What no signature knows is `unknown` and has the action `fail`.
 */
function classify({ output, exitCode, cacheDir, platform }) {
    const { lines, chains } = parseTranscript(output);
    const lastLine = lines.findLast((line) => line.trim() !== '') ?? '';
    const cause = oneLine(chains.at(-1)?.causes.at(-1) ?? chains.at(-1)?.head ?? lastLine);
    if (exitCode !== undefined && SIGNAL_EXITS.includes(exitCode))
        return { ...INTERRUPTED, cause: `${cause} (exit code ${exitCode})`.trim() };
    if (SIGNAL_WORDS.test(lines.join('\n')))
        return { ...INTERRUPTED, cause };
    for (const chain of decisiveChains(chains)) {
        const evidence = collectEvidence(chain, { lines, cacheDir, platform });
        const signature = SIGNATURES.find((row) => isMatch(row, evidence, exitCode));
        if (signature !== undefined)
            return toFailure(signature, evidence, oneLine(findLine(lines, signature) ?? lastLine));
    }
    return { ...UNKNOWN, cause };
}
// A task runner in a test runner in a container.
const TOOLS_AROUND = 5;
/**
 * The last error counts. A bare one that nobody knows is mostly some tool around uv that has noticed the failure; then
 * the error before it counts.
 */
function decisiveChains(chains) {
    if (chains.length === 0)
        return [undefined];
    const first = chains.findLastIndex(({ causes }) => causes.length > 0);
    return chains.slice(Math.max(first, 0)).slice(-TOOLS_AROUND).toReversed();
}
/** Where uv's form was not recognised, the line that the signature knows stands for the cause. */
function toFailure(signature, evidence, line) {
    const found = findPackage(evidence);
    const archiveId = findArchiveId(evidence);
    const { path, hasChain } = evidence;
    const names = { package: found?.name, path, host: findHost(evidence) };
    return {
        class: signature.class,
        action: signature.action,
        cause: hasChain ? oneLine(evidence.cause) : line,
        remedy: fillIn(signature.remedy, names),
        ...(found ? { package: found } : {}),
        ...(archiveId ? { archiveId } : {}),
        ...(path ? { path } : {}),
        ...(signature.tool ? { tool: signature.tool } : {}),
    };
}
/** The failure of an environment that uv calls complete and that is not: files of a package are missing in the cache. */
function failureFromHoles(holes, environmentDir) {
    const [first] = holes;
    const shown = holes
        .slice(0, 3)
        .map(({ path, why }) => `${path.replace(environmentDir, '<environment>')} (${why})`);
    const more = holes.length > shown.length ? ` and ${(0,shared_text/* plural */.LS)(holes.length - shown.length, 'more file')}` : '';
    return {
        class: 'cache-corruption',
        action: 'heal',
        cause: `${shown.join(', ')}${more}`,
        remedy: fillIn(CLEAN, { package: first?.package.name, path: first?.path, host: undefined }),
        ...(first ? { package: first.package } : {}),
    };
}
/** The same failure where a look at the disk has shown that the cache is to blame. */
function cacheDamage(failure, path = failure.path) {
    const remedy = fillIn(CLEAN, { package: failure.package?.name, path, host: undefined });
    return { ...failure, class: 'cache-corruption', action: 'heal', remedy, ...(path ? { path } : {}) };
}
const INTERRUPTED = {
    class: 'interrupted',
    action: 'fail',
    remedy: 'Run the job again; where nobody cancelled it, look for the out-of-memory killer in the kernel log.',
};
const UNKNOWN = {
    class: 'unknown',
    action: 'fail',
    remedy: 'Read the output of the command above.',
};
function fillIn(remedy, named) {
    const words = {
        '{package}': named.package ?? 'the package',
        '{path}': named.path || 'the file that the message names',
        '{host}': named.host ?? 'the index',
    };
    return remedy.replaceAll(/\{\w+\}/g, (word) => words[word] ?? word);
}
function isMatch(row, evidence, exitCode) {
    const isOver = exitCode === undefined ? evidence.isSuccess : exitCode === 0;
    // A transfer that was repeated with success; and a warning explains no failure.
    if (row.class === 'network' && isOver)
        return false;
    if (row.class === 'harmless' && !isOver && exitCode !== undefined)
        return false;
    return row.patterns.some((pattern) => pattern.test(evidence[row.in])) && (row.when?.(evidence) ?? true);
}
function findLine(lines, { patterns }) {
    return lines.findLast((line) => patterns.some((pattern) => pattern.test(line)));
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./lib/heal/source.js





/**
 * The unpacked sources of a package in uv's cache from which files are missing. Whether a build failed because of that,
 * its own words do not tell: what a source distribution has to hold, and what it lists itself, does.
 */
async function findDamagedSource({ cacheDir, package: wanted }, { files }) {
    for (const { kind, file } of await findPointers(cacheDir, wanted, files))
        if (kind === 'revision')
            for (const revision of await subdirectories(external_node_path_.dirname(file), files)) {
                const sourceDir = external_node_path_.join(revision, 'src');
                if ((await findEntries(sourceDir, files)).length > 0 && (await isDamaged(sourceDir, files)))
                    return sourceDir;
            }
    return undefined;
}
async function isDamaged(sourceDir, files) {
    const isThere = async (file) => (await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.lstat(external_node_path_.join(sourceDir, file)))) !== undefined;
    // Every source distribution of an index has one; an archive behind a URL may be any.
    if (/[\\/](?:pypi|index[\\/][^\\/]+)[\\/]/.test(sourceDir) && !(await isThere('PKG-INFO')))
        return true;
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readFile(external_node_path_.join(sourceDir, 'pyproject.toml'), 'utf8'));
    const backends = ownBackend(text ?? '');
    if (backends.length > 0 && !(await Promise.all(backends.map(isThere))).includes(true))
        return true;
    for (const dir of await subdirectories(sourceDir, files)) {
        if (!dir.endsWith('.egg-info'))
            continue;
        const listed = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readFile(external_node_path_.join(dir, 'SOURCES.txt'), 'utf8'));
        for (const file of (listed ?? '').split('\n').filter(Boolean))
            if (!file.includes('.egg-info/') && !(await isThere(file)))
                return true;
    }
    return false;
}
/** Where the build backend can lie that a project brings itself; empty where it brings none. */
function ownBackend(text) {
    const system = source_tableIn(text);
    const [module = ''] = String(system['build-backend'] ?? '').split(':');
    const dirs = Array.isArray(system['backend-path']) ? system['backend-path'].map(String) : [];
    const file = module.replaceAll('.', '/');
    return module === '' ? [] : dirs.flatMap((dir) => [`${dir}/${file}.py`, `${dir}/${file}/__init__.py`]);
}
function source_tableIn(text) {
    try {
        const table = (0,dist/* parse */.qg)(text)['build-system'];
        return typeof table === 'object' ? { ...table } : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/flow/copies.js




/** Holds every copy of the packages that uv could be led to against its own record. */
function inspectCopies(packages, where, platform) {
    return (0,progress/* withProgress */.E)(`Looking for damage in ${where.cacheDir}`, platform, () => inspectEach(packages, where, platform));
}
async function inspectEach(packages, { cacheDir, depth }, platform) {
    const damaged = [];
    const missing = [];
    const found = await findPointersOf(cacheDir, packages, platform.files);
    for (const wanted of packages) {
        const pointers = found.get(wanted.name) ?? [];
        const ids = new Set(pointers.flatMap(({ archiveId }) => archiveId ?? []));
        if (ids.size === 0)
            missing.push(wanted.name);
        for (const archiveId of ids) {
            const dir = external_node_path_.join(cacheDir, 'archive-v0', archiveId);
            const { holes } = await (0,verify/* verifyArchive */.w)({ dir, package: wanted, depth }, platform);
            if (holes.length > 0)
                damaged.push({
                    package: wanted,
                    archiveId,
                    holes: holes.map((hole) => external_node_path_.relative(dir, hole.path)),
                });
        }
    }
    return { damaged, missing };
}

;// CONCATENATED MODULE: ./lib/flow/diagnose.js






/**
 * Looks at what the output of a failed command points to. Some words fit damage as well as the project's own mistakes (a
 * build that fails, a file that may not be read): they become damage where the disk proves it.
 */
async function diagnoseFailure(failure, { job, output }, platform) {
    const { cacheDir } = job.placement;
    const named = failure.package ? [failure.package] : [];
    const none = { failure, packages: named, archiveIds: [], gitDirs: [], isCacheWhole: false };
    const gitDirs = await findGitDirs(failure, { cacheDir, output }, platform);
    if (gitDirs.length > 0)
        return { ...none, failure: cacheDamage(failure, gitDirs[0]), gitDirs };
    if (failure.class === 'build')
        return await diagnoseBuild(none, { cacheDir, output }, platform);
    const isSuspect = failure.class === 'environment' && failure.archiveId && job.placement.isOwnCache;
    if (failure.action !== 'heal' && !isSuspect)
        return none;
    // Whether this user may read a file, only reading it tells.
    const depth = isSuspect ? 'digests' : 'sizes';
    const copies = await inspectCopies(named, { cacheDir, depth }, platform);
    if (isSuspect) {
        const isDamaged = copies.damaged.some(({ archiveId }) => archiveId === failure.archiveId);
        return isDamaged ? { ...none, failure: cacheDamage(failure), ...summarise(copies) } : none;
    }
    // What took files from one package may have taken them from others: they are found now, and not one in each attempt.
    const others = await inspectCopies(await otherPackages(named, job, platform), { cacheDir, depth: 'sizes' }, platform);
    const { archiveIds } = summarise(copies);
    const known = failure.archiveId && !archiveIds.includes(failure.archiveId) ? [failure.archiveId] : [];
    return {
        ...none,
        packages: [...named, ...packagesOf(others.damaged)],
        archiveIds: [...known, ...archiveIds, ...others.damaged.map(({ archiveId }) => archiveId)],
    };
}
/** A build also fails where its sources have lost files, or one of the packages that it runs with. */
async function diagnoseBuild(none, { cacheDir, output }, platform) {
    const { failure } = none;
    const source = failure.package && (await findDamagedSource({ cacheDir, package: failure.package }, platform));
    if (source !== undefined)
        return { ...none, failure: cacheDamage(failure, source) };
    // What it runs with is in no uv.lock, but a traceback names it.
    const isNamed = (name) => RegExp(`\\b${name.replaceAll('-', '[-_.]')}\\b`, 'i').test(output);
    const names = (await listPackages(cacheDir, platform.files)).filter((name) => name !== failure.package?.name && isNamed(name));
    const wanted = names.map((name) => ({ name }));
    const copies = await inspectCopies(wanted, { cacheDir, depth: 'sizes' }, platform);
    const packages = packagesOf(copies.damaged);
    const [damaged] = packages;
    if (damaged === undefined)
        return none;
    return { ...none, failure: cacheDamage({ ...failure, package: damaged }), packages, ...summarise(copies) };
}
/** Looks at the copies in the cache of packages that have holes in the environment. */
async function diagnoseHoles(holes, { job, depth }, platform) {
    const packages = packagesOf(holes);
    const copies = await inspectCopies(packages, { cacheDir: job.placement.cacheDir, depth }, platform);
    return {
        failure: failureFromHoles(holes, job.plan.environmentDir ?? ''),
        packages,
        archiveIds: copies.damaged.map(({ archiveId }) => archiveId),
        gitDirs: [],
        isCacheWhole: copies.damaged.length === 0 && copies.missing.length === 0,
        copies,
    };
}
function summarise({ damaged }) {
    return { archiveIds: damaged.map(({ archiveId }) => archiveId) };
}
/** Of the project, as its uv.lock has them; of the whole cache where the lock does not know the damaged package. */
async function otherPackages(named, { inputs, placement }, platform) {
    const names = named.map(({ name }) => name);
    const locked = await readLockedNames(inputs.projectDir, platform);
    const isKnown = named.length > 0 && names.every((name) => locked.includes(name));
    const all = isKnown ? locked : await listPackages(placement.cacheDir, platform.files);
    return all.filter((name) => !names.includes(name)).map((name) => ({ name }));
}
async function findGitDirs(failure, { cacheDir, output }, platform) {
    const isMaybe = ['build', 'resolution', 'cache-corruption'].includes(failure.class);
    const checkouts = isMaybe
        ? await findDamagedCheckouts({ cacheDir, path: failure.path, text: output }, platform)
        : [];
    // What git says of its objects, and not of a checkout, it says of the clone that both come from.
    const isOfClone = failure.class === 'cache-corruption' && failure.action === 'heal' && checkouts.length === 0;
    return isOfClone ? findRepository(failure.path) : checkouts;
}
function packagesOf(found) {
    return [...new Map(found.map((one) => [one.package.name, one.package])).values()];
}

;// CONCATENATED MODULE: ./lib/flow/repair.js









/** Carries out one rung of the ladder, with what the failed attempt left in the environment. */
async function repair(rung, { job, trouble }, platform) {
    const moved = await followGeneration(job, platform);
    const outcome = moved ??
        (rung === 'pointers'
            ? await repairPackages(job, trouble, platform)
            : rung === 'generation'
                ? await leaveGeneration(job, platform)
                : { kind: 'repaired', steps: rung === 'relink' ? [] : ['set the cache aside for this run'] });
    if (outcome.kind === 'impossible')
        return outcome;
    return { ...outcome, steps: [...outcome.steps, ...(await dropFromEnvironment(job, trouble, platform))] };
}
/** While we waited for the lock, another job may have given this cache up. */
async function followGeneration(job, platform) {
    const { cacheDir, generation } = job.placement;
    if (generation === undefined)
        return undefined;
    const settled = await (0,placement_generation/* settleGeneration */.KS)(external_node_path_.dirname(cacheDir), platform);
    if (settled.generation === generation)
        return undefined;
    return { ...moveTo(job, settled), steps: [`followed another job to generation ${settled.generation}`] };
}
async function leaveGeneration(job, platform) {
    const { cacheDir, generation } = job.placement;
    if (generation === undefined)
        return { kind: 'impossible', reason: `${cacheDir} is not ours to give up` };
    const next = await (0,placement_generation/* advanceGeneration */.XA)(external_node_path_.dirname(cacheDir), generation, platform);
    return { ...moveTo(job, next), steps: [`gave ${cacheDir} up for generation ${next.generation}`] };
}
function moveTo({ placement }, { generation, dir }) {
    const exports = 'UV_CACHE_DIR' in placement.exports ? { ...placement.exports, UV_CACHE_DIR: dir } : placement.exports;
    return { kind: 'moved', placement: { ...placement, cacheDir: dir, generation, exports } };
}
async function repairPackages(job, trouble, platform) {
    const { cacheDir } = job.placement;
    const steps = [];
    const refused = [];
    for (const dir of trouble.gitDirs)
        if (await dropGitDirectory(dir, platform))
            steps.push(`dropped ${external_node_path_.relative(cacheDir, dir)}`);
    // Where git's own copy is to blame, the packages built from it are not.
    for (const damaged of trouble.gitDirs.length > 0 ? [] : trouble.packages) {
        const { archiveIds, failure } = trouble;
        const result = await dropPointers({ cacheDir, package: damaged, archiveIds, path: failure.path }, platform);
        refused.push(...result.refused);
        if (result.dropped.length > 0)
            steps.push(`dropped ${(0,shared_text/* plural */.LS)(result.dropped.length, 'pointer')} of ${damaged.name}`);
        else if (result.refused.length > 0)
            continue;
        else if (archiveIds.length > 0)
            steps.push(`found no pointer to the damaged copy of ${damaged.name} any more`);
        else
            steps.push(...(await clean(job, damaged.name, platform)));
    }
    if (steps.length > 0)
        return { kind: 'repaired', steps };
    return {
        kind: 'impossible',
        reason: refused.join(', ') || 'uv keeps nothing under the names of these packages',
    };
}
async function clean(job, name, platform) {
    const uvPath = job.facts.uv?.path;
    if (uvPath === undefined)
        return [];
    const result = await cleanPackage({ uvPath, cacheDir: job.placement.cacheDir, name }, platform);
    if (result.kind === 'cleaned')
        return [`ran uv cache clean ${name}`];
    platform.actions.info(`uv cache clean ${name} did not help: ${result.reason}`);
    return [];
}
async function dropFromEnvironment(job, { packages }, platform) {
    const { environmentDir } = job.plan;
    if (environmentDir === undefined)
        return [];
    const steps = [];
    for (const damaged of packages)
        if (await dropInstalled({ environmentDir, package: damaged }, platform))
            steps.push(`took ${damaged.name} out of the environment`);
    await dropHalfInstalled(job, platform);
    return steps;
}
/**
 * An attempt that failed or was interrupted may leave packages half linked, which the next `uv sync` takes for installed:
 * they are unregistered here, so that the next run links them afresh.
 */
async function dropHalfInstalled({ plan }, platform) {
    const { environmentDir } = plan;
    if (environmentDir === undefined)
        return;
    await clearHalfMade(environmentDir, platform);
    const { holes } = await (0,verify/* verifyEnvironment */.t)(environmentDir, platform);
    for (const damaged of packagesOf(holes))
        await dropInstalled({ environmentDir, package: damaged }, platform);
}
/**
 * Before a sync and after one that did not end well: no uv is let near a directory that it would mistake for an
 * environment.
 * @throws EnvironmentUnusableError where such a directory is not ours to empty
 */
async function clearEnvironment(environmentDir, platform) {
    const clearing = await clearHalfMade(environmentDir, platform);
    if (clearing.kind === 'cleared')
        platform.actions.info(`Emptied ${environmentDir}, which an interrupted uv left half made: ${clearing.why}.`);
    if (clearing.kind === 'kept' && (await holdsPython(environmentDir, platform)))
        throw new EnvironmentUnusableError({ environmentDir, ...clearing });
}

// EXTERNAL MODULE: ./lib/placement/retire.js
var retire = __webpack_require__(6372);
;// CONCATENATED MODULE: ./lib/flow/retire.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** After a move to another generation: what was left behind goes to the trash where neither a job nor a uv uses it. */
async function retireGenerations({ cacheDir, generation, locksDir }, platform) {
    const { actions, processes } = platform;
    const parsed = (0,placement_layout/* parseGenerationDir */.F_)(cacheDir);
    if (generation === undefined || parsed === undefined)
        return;
    const { trashDir } = (0,placement_layout/* layoutOf */.aH)(parsed.baseDir);
    for (const dir of await (0,retire/* listRetired */.I)(external_node_path_.dirname(cacheDir), generation, platform)) {
        const lockPath = external_node_path_.join(locksDir, `${(0,key/* lockKey */.T)(dir)}.lock`);
        try {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const request = { lockPath, timeoutMs: 0, signal: processes.interruption, onWait: () => { } };
                const outcome = await (0,lease/* acquireLease */.Z)(request, platform);
                if (outcome.kind === 'timed-out')
                    continue;
                const _lease = __addDisposableResource(env_1, outcome.lease, true);
                const isMoved = await (0,retire/* retireGeneration */.k)({ dir, trashDir }, platform);
                if (isMoved)
                    actions.info(`${dir} was given up and is in no use: moved to ${trashDir}`);
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        }
        catch (error) {
            processes.interruption.throwIfAborted();
            // It only takes space; the environment is whole.
            actions.info(`${dir} was given up and stays for now: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./lib/heal/plan.js
// With `heal: always` the user wants a clean slate, whatever the output says; where that makes things worse or cannot
// help it is still refused.
const NEVER = ['interrupted', 'disk-full', 'filesystem', 'network', 'harmless'];
/** Decides how a failure is healed: each rung once a run, never one below those that were tried. */
function planHeal(failure, context) {
    const { mode, isOffline, isCacheWhole, packages, earlier } = context;
    if (failure.action !== 'heal' && (mode !== 'always' || NEVER.includes(failure.class)))
        return none(`a failure of class ${failure.class} is not healed`);
    if (mode === 'off')
        return none('the input heal is off');
    if (isOffline && !isCacheWhole)
        return none('uv is offline and could not fetch again what would be dropped');
    const used = new Set(earlier.map(({ rung }) => rung));
    // Nothing in uv's cache has to do with it.
    if (failure.tool === 'pip')
        return used.has('no-cache') ? none('no repair has helped') : heal('no-cache');
    if (isCacheWhole)
        return used.has('relink')
            ? none('the cache is whole and the environment is damaged once more: something changes its files')
            : heal('relink');
    const before = earlier.flatMap((heal) => heal.packages);
    if (packages.length > 0 && !used.has('pointers') && !used.has('generation') && !used.has('no-cache'))
        return heal('pointers');
    if (packages.length > 0 && used.has('pointers') && !packages.some((name) => before.includes(name)))
        return used.has('no-cache')
            ? none('another package each time: the file system below the cache loses files')
            : heal('no-cache', 'another package each time: the file system below the cache loses files');
    if (context.isFresh)
        return none(`${packages.join(', ')} came with the same fault when it was fetched again`);
    if (context.isOwnCache && !used.has('generation') && !used.has('no-cache'))
        return heal('generation');
    return used.has('no-cache') ? none('no repair has helped') : heal('no-cache');
}
// uv has tried each request several times by itself before it gives up.
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;
/** Decides whether a failure that may pass by itself is tried again, and when. Those of no network are tried once. */
function planRetry(failure, { networkRetriesLeft, retries, timeLeftMs, jitter }) {
    if (failure.action !== 'retry')
        return none(`a failure of class ${failure.class} does not pass by itself`);
    const isGranted = failure.class === 'network' ? networkRetriesLeft > 0 : retries === 0;
    if (!isGranted)
        return none('it did not pass with the retries of this run');
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retries) * (0.5 + jitter);
    return pauseMs < timeLeftMs
        ? { kind: 'retry', pauseMs }
        : none('no time is left: other jobs wait for the lock');
}
function none(reason) {
    return { kind: 'none', reason };
}
function heal(rung, suspicion) {
    return { kind: 'heal', rung, ...(suspicion ? { suspicion } : {}) };
}

// EXTERNAL MODULE: ./lib/lock/leftovers.js
var leftovers = __webpack_require__(511);
;// CONCATENATED MODULE: ./lib/lock/suspect.js


/**
 * Whether somebody died while writing under this lock and nobody has cleared the cache since. What lies in it is then not
 * to be believed before it was verified in full.
 */
async function isSuspect(lockPath, { files }) {
    const mark = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.lstat((0,leftovers/* suspectFileOf */.L5)(lockPath)));
    return mark !== undefined || (await (0,leftovers/* hasCasualties */.VK)(lockPath, files));
}
/** Only for the holder of the exclusive lease, after a full verification or after the cache was given up. */
async function clearSuspect(lockPath, { files }) {
    await (0,leftovers/* clearCasualties */._Q)(lockPath, files);
}

;// CONCATENATED MODULE: ./lib/flow/find-holes.js







/** Undefined: every file of the environment is there, or it is nobody's fault but the wheel's. */
async function findHoles(job, { depth, isFresh }, platform) {
    const { environmentDir } = job.plan;
    if (environmentDir === undefined)
        return undefined;
    // On a network file system this takes longer than the runner waits after a cancel.
    const signal = platform.processes.interruption;
    const state = await judgeEnvironment(environmentDir, platform);
    if (state.kind === 'half-made')
        throw new EnvironmentUnusableError({ environmentDir, why: state.why, foreign: [] });
    const found = await (0,progress/* withProgress */.E)(`Comparing ${environmentDir} with its RECORD files`, platform, () => (0,verify/* verifyEnvironment */.t)(environmentDir, platform, { depth, signal }));
    signal.throwIfAborted();
    const holes = found.holes.length > 0
        ? await withoutOwnFaults(job, found, { depth, environmentDir, isFresh }, platform)
        : [];
    if (holes.length === 0) {
        job.facts.verified = { distributions: found.distributions, files: found.files };
        return undefined;
    }
    const diagnosis = await diagnoseHoles(holes, { job, depth }, platform);
    const error = new EnvironmentIncompleteError({
        environmentDir,
        holes: holes.map(({ path: file, why }) => `${file}: ${why}`),
        failure: diagnosis.failure,
    });
    return { ...diagnosis, error };
}
/** A wheel that was just fetched and has the same hole was published with it. */
async function withoutOwnFaults(job, { holes }, { depth, environmentDir, isFresh }, platform) {
    const { copies } = await diagnoseHoles(holes, { job, depth }, platform);
    const isOwnFault = (hole) => copies.damaged.some((copy) => copy.package.name === hole.package.name &&
        isFresh(copy.archiveId) &&
        copy.holes.some((file) => hole.path.startsWith(environmentDir) && hole.path.endsWith(external_node_path_.sep + file)));
    const own = holes.filter(isOwnFault);
    for (const { name } of packagesOf(own))
        job.facts.notices.push(`The wheel of ${name} does not hold what its own RECORD lists, also when it is fetched again; tell its publisher.`);
    return holes.filter((hole) => !own.includes(hole));
}

// EXTERNAL MODULE: ./lib/lock/observe.js
var observe = __webpack_require__(8635);
// EXTERNAL MODULE: ./lib/lock/readers.js
var readers = __webpack_require__(5087);
;// CONCATENATED MODULE: ./lib/lock/held.js


const VARIABLE = 'LOCKED_UV_LEASE';
/** For the environment of what works under a lease, so that it does not wait for its own ancestor. */
function tellHeld(lease) {
    return lease ? { [VARIABLE]: `${lease.mode} ${lease.token} ${lease.path}` } : {};
}
/**
 * Whether we were started under a lease of this lock. A daemon keeps the variable for longer than its ancestor the lease:
 * the lock itself has to bear the same token.
 */
async function findHeldAbove(lockPath, { files, host }) {
    const [, mode, token = '', path] = /^(exclusive|shared) ([0-9a-f-]{36}) (.+)$/s.exec(host.env[VARIABLE] ?? '') ?? [];
    if (path !== lockPath || (mode !== 'exclusive' && mode !== 'shared'))
        return 'none';
    const state = await observeLock(mode === 'shared' ? readerPathOf(lockPath, token) : lockPath, files);
    return state.kind === 'held' && state.owner?.token === token ? mode : 'none';
}

;// CONCATENATED MODULE: ./lib/sync/stop.js
// First what we were sent ourselves. The runner sends SIGINT, then SIGTERM 7.5 s later and SIGKILL at 10 s, all to this process alone
// (actions/runner, ProcessInvoker.cs). What remains of the 7.5 s is for releasing the lock.
const LADDER = [
    { signal: undefined, untilMs: 3500 },
    { signal: 'SIGTERM', untilMs: 5500 },
    { signal: 'SIGKILL', untilMs: 6700 },
];
const POLL_MS = 50;
/**
 * Ends a process group of ours, with `first` and what is sterner, and waits until nothing of it is alive. False where that
 * did not come about in time.
 */
async function stopGroup(groupId, first, { processes, clock }) {
    const startedMs = clock.monotonicMs();
    for (const { signal, untilMs } of LADDER) {
        processes.signalGroup(groupId, signal ?? first);
        while (clock.monotonicMs() - startedMs < untilMs) {
            if (!processes.isGroupAlive(groupId))
                return true;
            await clock.sleep(POLL_MS);
        }
    }
    return !processes.isGroupAlive(groupId);
}

;// CONCATENATED MODULE: ./lib/sync/tail.js
// uv's last error chain with a whole compiler log below it fits; a runaway script does not fill our memory.
const LIMIT_BYTES = 256 * 1024;
/** Keeps the end of an output, cut at a line. */
class OutputTail {
    chunks = [];
    sizeBytes = 0;
    add(chunk) {
        this.chunks.push(chunk);
        this.sizeBytes += chunk.length;
        // Twice the limit, so that many small chunks are not joined over and over.
        if (this.sizeBytes > 2 * LIMIT_BYTES)
            this.cut();
    }
    text() {
        this.cut();
        return this.chunks[0]?.toString('utf8') ?? '';
    }
    cut() {
        const all = Buffer.concat(this.chunks);
        const fromByte = Math.max(0, all.length - LIMIT_BYTES);
        // Where all of it is one line, as a progress bar may be, it is cut within.
        const lineEnd = fromByte === 0 ? -1 : all.indexOf(0x0a, fromByte - 1);
        const kept = all.subarray(lineEnd === -1 ? fromByte : lineEnd + 1);
        this.chunks = [kept];
        this.sizeBytes = kept.length;
    }
}

;// CONCATENATED MODULE: ./lib/sync/run.js




/**
 * Runs the commands one after the other until one fails, each in a process group of its own. An interruption of this
 * process is passed on to that group, and the result comes when the group is empty, at most 7 s later.
 */
async function runSync(request, platform) {
    const { clock, processes } = platform;
    const startedMs = clock.monotonicMs();
    for (const command of request.commands) {
        if (processes.interruption.aborted)
            return interrupted(processes, true);
        const tail = new OutputTail();
        const { end, isEnded } = await runOne(command, { request, tail }, platform);
        if (processes.interruption.aborted)
            return interrupted(processes, isEnded);
        const { code, note } = judgeEnd(end);
        if (code === 0)
            continue;
        const title = displayName(command);
        const output = note === undefined ? tail.text() : `${tail.text()}\n${title} ${note}\n`;
        return { kind: 'failed', code, output, command: title, durationMs: clock.monotonicMs() - startedMs };
    }
    return { kind: 'succeeded', durationMs: clock.monotonicMs() - startedMs };
}
async function runOne({ argv, env }, { request, tail }, platform) {
    const { processes, host } = platform;
    const child = processes.start({
        argv,
        cwd: request.cwd,
        env: childEnv(host.env, { ...request.env, ...env }, request.streams),
        inherit: request.inherit,
        streams: request.streams,
        onOutput: (chunk) => {
            tail.add(chunk);
            request.onOutput(chunk);
        },
    });
    if (child.pid === undefined)
        return { end: await child.ended, isEnded: true };
    request.onChild({ pid: child.pid, startTicks: child.startTicks });
    const end = await unlessAborted(child.ended, processes.interruption);
    const isEnded = !processes.interruption.aborted ||
        (await stopGroup(child.pid, signalOf(processes.interruption), platform));
    if (isEnded)
        request.onChild(undefined);
    return { end, isEnded };
}
/** Output that can be parsed: no wrapping, no progress bars. Colours only where the user asked for them. */
function childEnv(own, given, streams) {
    const env = { ...own, ...given };
    // At a terminal the program itself sees whether it is read by a person.
    if (env['FORCE_COLOR'] === undefined && streams !== 'terminal')
        env['NO_COLOR'] ??= '1';
    // COLUMNS makes uv wrap its error chains even without a terminal.
    return { ...env, UV_NO_WRAP: '1', UV_NO_PROGRESS: '1', COLUMNS: undefined };
}
async function unlessAborted(work, signal) {
    const aborted = Promise.withResolvers();
    const onAbort = () => aborted.resolve(undefined);
    signal.addEventListener('abort', onAbort);
    try {
        return await Promise.race([work, aborted.promise]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
function interrupted({ interruption }, isEnded) {
    return { kind: 'interrupted', signal: signalOf(interruption), isEnded };
}
function signalOf(interruption) {
    return interruption.reason instanceof errors/* Interrupted */.j$ ? interruption.reason.signal : 'SIGINT';
}
/** The first line alone stands for a script. */
function displayName({ argv }) {
    const [program, ...args] = argv;
    const [line = '', ...more] = [external_node_path_.basename(program), ...args].join(' ').trim().split('\n');
    return more.length > 0 ? `${line} …` : line;
}
function judgeEnd(end) {
    if (end?.kind === 'exited')
        return { code: end.code };
    if (end?.kind === 'signalled')
        return { code: 128 + (SIGNALS[end.signal] ?? 0), note: `was ended by ${end.signal}` };
    return { code: 127, note: `could not be started: ${end?.reason}` };
}
// Those that end a process without our doing; SIGKILL is mostly the kernel, out of memory.
const SIGNALS = {
    SIGHUP: 1,
    SIGINT: 2,
    SIGQUIT: 3,
    SIGILL: 4,
    SIGABRT: 6,
    SIGBUS: 7,
    SIGKILL: 9,
    SIGSEGV: 11,
    SIGTERM: 15,
};

;// CONCATENATED MODULE: ./lib/flow/run-commands.js




const NO_CACHE = { UV_NO_CACHE: '1', PIP_NO_CACHE_DIR: '1' };
/**
 * Runs the commands in a log group of their own.
 * @throws Interrupted when the job was cancelled; what was half installed is dropped then
 */
async function runCommands(job, { commands, title, env = {} }, { lease, isOffline, isWithoutCache }, platform) {
    const close = platform.actions.openGroup(title);
    const result = await runSync({
        commands,
        cwd: job.inputs.projectDir,
        env: {
            ...uvEnvironment(job, platform),
            ...tellHeld(lease),
            ...(isOffline ? { UV_OFFLINE: '1' } : {}),
            ...(isWithoutCache ? NO_CACHE : {}),
            ...env,
        },
        streams: job.streams,
        onOutput: platform.actions.write,
        inherit: lease?.descriptor,
        onChild: (child) => {
            job.meanwhile?.();
            if (lease?.recordChild(child) === false && !lease.isLost())
                platform.actions.info(`The disk refuses to record what runs under ${lease.path}: should this job be killed, the next one may not wait for it.`);
        },
    }, platform).finally(close);
    if (result.kind !== 'interrupted')
        return result;
    if (result.isEnded)
        await dropHalfInstalled(job, platform);
    else
        platform.actions.info('What was started could not be ended and keeps the lock until it is gone.');
    throw new errors/* Interrupted */.j$(result.signal);
}
// uv's default for its own locks.
const UV_LOCK_TIMEOUT_S = 300;
/**
 * uv's own locks wait at least as long as ours would, unless the user said otherwise. The cache is named by its real
 * path, whichever way the user wrote it: uv prints the path as it was given, and damage is recognised by it.
 */
function uvEnvironment({ inputs, placement }, { host }) {
    const timeoutS = Math.max(UV_LOCK_TIMEOUT_S, Math.ceil(inputs.lockTimeoutMs / 1000));
    return {
        UV_CACHE_DIR: placement.cacheDir,
        UV_LOCK_TIMEOUT: host.env['UV_LOCK_TIMEOUT'] || String(timeoutS),
    };
}

;// CONCATENATED MODULE: ./lib/flow/attempt.js











/** Undefined: the sync step succeeded and, where that is wanted, every installed file is proved to be there. */
async function attemptSync(job, options, platform) {
    const { plan } = job;
    if (plan.environmentDir !== undefined)
        await clearEnvironment(plan.environmentDir, platform);
    const commands = withOptions(plan.commands, options);
    const reasons = [
        plan.reason,
        ...(options.isOffline ? ['offline, from a warm cache'] : []),
        ...(options.python ? ['Python as pyenv had it before'] : []),
    ];
    const title = `${plan.title} (${reasons.join('; ')})`;
    const result = await runCommands(job, { commands, title }, options, platform);
    if (result.kind === 'failed')
        return await explainFailure(job, { result, ...options }, platform);
    await tellEnvironment(job, platform);
    const { verify } = job.inputs;
    if (verify.kind === 'off')
        return undefined;
    // After a crash of the node or a kill in mid-write, the size of a file proves little.
    const lockPath = options.lease?.path;
    const isDoubtful = lockPath !== undefined && (await isSuspect(lockPath, platform));
    const depth = verify.kind === 'full' || isDoubtful ? 'digests' : 'sizes';
    const trouble = await findHoles(job, { depth, ...options }, platform);
    if (isDoubtful && trouble === undefined && options.lease?.mode === 'exclusive')
        await clearSuspect(lockPath, platform);
    if (trouble !== undefined || verify.kind !== 'script')
        return trouble;
    return await runVerifyScript(job, { script: verify.script, ...options }, platform);
}
/** The command that installs is the last one. As a variable the interpreter would reach what the command itself starts. */
function withOptions(commands, { reinstall, python }) {
    const options = reinstall.flatMap((name) => ['--reinstall-package', name]);
    if (python !== undefined)
        options.push('--python', python);
    return commands.map((command, index) => index === commands.length - 1 ? { ...command, argv: [...command.argv, ...options] } : command);
}
async function tellEnvironment({ facts, placement, plan }, platform) {
    const dir = plan.environmentDir;
    const python = dir && (await readPython(dir, platform));
    if (!dir || !python)
        return;
    facts.environment = { dir, pythonVersion: python.version };
    const ours = placement.exports['UV_PYTHON_INSTALL_DIR'];
    if (ours && python.homeDir)
        await last_use_noteUse({ file: python.homeDir, dir: ours }, platform);
}
async function explainFailure(job, { result, attempt }, platform) {
    const { host } = platform;
    const classified = classify({
        output: result.output,
        exitCode: result.code,
        cacheDir: job.placement.cacheDir,
        platform: host.platform,
    });
    const diagnosis = await diagnoseFailure(classified, { job, output: result.output }, platform);
    const error = new SyncFailedError({
        title: result.command,
        exitCode: result.code,
        failure: diagnosis.failure,
        attempts: attempt,
        host: host.hostname,
    });
    return { ...diagnosis, error };
}
/** The user's own proof, run where `python` is that of the environment. */
async function runVerifyScript(job, { script, ...options }, platform) {
    const { inputs, plan } = job;
    const { host } = platform;
    const request = { projectDir: inputs.projectDir, syncArgs: [], uvPath: job.facts.uv?.path ?? 'uv' };
    const planned = await planSync({ ...request, run: { kind: 'script', script } }, platform);
    if (planned.kind !== 'commands')
        return undefined;
    const dir = plan.environmentDir;
    const binDir = dir && external_node_path_.join(dir, host.platform === 'win32' ? 'Scripts' : 'bin');
    const env = dir ? { VIRTUAL_ENV: dir, PATH: `${binDir}${external_node_path_.delimiter}${host.env['PATH'] ?? ''}` } : {};
    const { commands } = planned;
    const result = await runCommands(job, { commands, title: 'the script of the input verify', env }, options, platform);
    if (result.kind !== 'failed')
        return undefined;
    // uv was content and so were the sizes: the contents are what is left.
    const trouble = await findHoles(job, { depth: 'digests', ...options }, platform);
    if (trouble !== undefined)
        return trouble;
    throw new VerifyFailedError({ script, code: result.code });
}

;// CONCATENATED MODULE: ./lib/flow/warm.js










/** Beside the generations of our own cache; for a cache of the user's beside its locks. */
function warmDirOf({ cacheDir, isOwnCache, locksDir }) {
    return external_node_path_.join(isOwnCache ? external_node_path_.dirname(cacheDir) : locksDir, 'warm');
}
/** Undefined: this sync always takes the exclusive way. */
async function findStamp({ inputs, placement, plan, facts }, platform) {
    if (inputs.run.kind !== 'auto' || inputs.lock === 'off')
        return undefined;
    const { rootDir } = await findProject(inputs.projectDir, platform);
    const request = {
        plan,
        projectDir: inputs.projectDir,
        rootDir,
        uvVersion: facts.uv?.version ?? '',
        cacheDir: placement.cacheDir,
        scope: [],
    };
    return await nameStamp(warmDirOf(placement), request, platform);
}
/**
 * One attempt beside others, offline, with nothing but what the cache holds. Everything but a whole environment sends the
 * job the exclusive way, which classifies, heals and tries again as if this had not been.
 */
async function tryWarm(job, { stamp, lease }, platform) {
    const { facts, plan } = job;
    const { actions } = platform;
    const isDoubtful = lease?.inheritedFrom !== undefined || (lease && (await isSuspect(lease.path, platform)));
    if (isDoubtful)
        return 'not-warm';
    facts.sync = { title: plan.title, reason: plan.reason, attempts: 1 };
    const search = await startSearch(job, stamp, platform);
    const python = search && (await recallPython(search, platform));
    const options = {
        lease,
        attempt: 1,
        isOffline: true,
        python,
        isWithoutCache: false,
        reinstall: [],
        isFresh: () => false,
    };
    const trouble = await (0,timed/* timed */.a)(facts, 'sync', platform, () => attemptSync(job, options, platform));
    if (trouble === undefined) {
        if (python === undefined)
            await endSearch(job, { stamp, search }, platform);
        return 'whole';
    }
    actions.info(`The cache does not suffice (${trouble.failure.cause}): taking the exclusive lock to go on`);
    delete facts.sync;
    await dropHalfInstalled(job, platform);
    return 'not-warm';
}
/** What a job that waits for the exclusive lease is called away with. */
const BECAME_WARM = new Error('another job has made this cache warm');
const LOOK_EVERY_MS = 50;
/** Aborts when another job has left the stamp. Dispose of it when the wait is over. */
function watchStamp(stamp, platform) {
    const seen = new AbortController();
    const over = new AbortController();
    const look = async () => {
        while (!over.signal.aborted) {
            await platform.clock.sleep(LOOK_EVERY_MS, over.signal);
            if (over.signal.aborted || !(await isStamped(stamp, platform)))
                continue;
            return seen.abort(BECAME_WARM);
        }
    };
    void look();
    return { signal: seen.signal, [Symbol.dispose]: () => over.abort() };
}
/** A stamp that cannot be written costs others time, and this job nothing. */
async function leaveQuietly(stamp, platform) {
    await leaveStamp(stamp, platform).catch((error) => platform.actions.info(`The next job cannot be told that the cache is warm: ${(0,errors/* messageOf */.bD)(error)}`));
}

;// CONCATENATED MODULE: ./lib/flow/heal.js










/** Climbs the ladder to the first rung that bears. Answers the directories to go on with, where they are others. */
async function heal_heal(job, { trouble, attempts }, platform) {
    const { facts, inputs, placement } = job;
    const { actions, clock } = platform;
    // What came back after a retry does not pass by itself.
    const isBack = trouble.failure.class === 'cache-corruption' && trouble.failure.action === 'retry';
    const failure = isBack ? { ...trouble.failure, action: 'heal' } : trouble.failure;
    for (;;) {
        const decision = planHeal(failure, {
            mode: inputs.heal,
            isOffline: await isOffline(inputs, platform),
            packages: trouble.packages.map(({ name }) => name),
            isCacheWhole: trouble.isCacheWhole,
            isFresh: trouble.archiveIds.length > 0 && trouble.archiveIds.every((id) => isFresh(id, attempts)),
            isOwnCache: placement.isOwnCache,
            earlier: attempts.heals,
        });
        if (decision.kind === 'none') {
            actions.info(`Nothing is healed: ${decision.reason}`);
            facts.failureClass = failure.class;
            throw trouble.error;
        }
        if (attempts.heals.length === 0)
            attempts.healingSinceMs = clock.monotonicMs();
        const archives = await listArchives(placement.cacheDir, platform);
        attempts.archivesBefore = new Set([...archives, ...trouble.archiveIds]);
        const packages = trouble.packages.map(({ name, version }) => (version ? `${name}==${version}` : name));
        await voidStamps(warmDirOf(placement), platform);
        const result = await repair(decision.rung, { job, trouble }, platform);
        attempts.heals.push({ rung: decision.rung, packages: trouble.packages.map(({ name }) => name) });
        if (result.kind === 'impossible') {
            actions.info(`This repair is not possible: ${result.reason}`);
            continue;
        }
        attempts.steps.push(...(decision.suspicion ? [decision.suspicion] : []), ...result.steps);
        if (job.plan.environmentDir === undefined && inputs.run.kind === 'auto')
            for (const { name } of trouble.packages)
                attempts.reinstall.add(name);
        facts.heal = {
            packages: [...new Set([...(facts.heal?.packages ?? []), ...packages])],
            why: facts.heal?.why ?? failure.cause,
            steps: [...attempts.steps],
            durationMs: clock.monotonicMs() - attempts.healingSinceMs,
        };
        actions.info(`Healing ${placement.cacheDir} on ${facts.host}: ${result.steps.join(', ')}. Trying again.`);
        return result.kind === 'moved' ? result.placement : undefined;
    }
}
/** After the attempt that succeeded: what the user is told, with what it has cost. */
async function tellCost(job, attempts, platform) {
    const { facts, placement } = job;
    if (facts.heal === undefined)
        return;
    const isWithoutCache = attempts.heals.some(({ rung }) => rung === 'no-cache');
    let fetchedBytes = 0;
    for (const archiveId of await listArchives(placement.cacheDir, platform))
        if (!attempts.archivesBefore.has(archiveId))
            fetchedBytes += await measure(external_node_path_.join(placement.cacheDir, 'archive-v0', archiveId), platform.files);
    facts.heal = {
        ...facts.heal,
        durationMs: platform.clock.monotonicMs() - attempts.healingSinceMs,
        ...(isWithoutCache ? {} : { fetchedBytes }),
    };
    facts.notices.push(`Healed ${placement.cacheDir} on ${facts.host}: ${describeHeal(facts.heal)}`);
}
async function listArchives(cacheDir, { files }) {
    const names = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(external_node_path_.join(cacheDir, 'archive-v0')));
    return new Set(names);
}

;// CONCATENATED MODULE: ./lib/flow/sync-and-heal.js







/**
 * Runs the sync step until the environment is whole: each repair at most once, from the gentlest on, and further attempts
 * after failures that may pass by themselves.
 * @throws SyncFailedError EnvironmentIncompleteError VerifyFailedError Interrupted
 */
async function syncAndHeal(job, { lease, attempts }, platform) {
    const { facts, plan } = job;
    facts.sync ??= { title: plan.title, reason: plan.reason, attempts: 0 };
    for (;;) {
        facts.sync.attempts++;
        const options = {
            lease,
            attempt: facts.sync.attempts,
            isWithoutCache: attempts.heals.some(({ rung }) => rung === 'no-cache'),
            reinstall: [...attempts.reinstall],
            isFresh: (archiveId) => isFresh(archiveId, attempts),
        };
        const trouble = await (0,timed/* timed */.a)(facts, 'sync', platform, () => attemptSync(job, options, platform));
        if (trouble === undefined) {
            if (attempts.heals.length > 0)
                await tellCost(job, attempts, platform);
            return { kind: 'whole' };
        }
        if (lease?.isLost()) {
            platform.actions.info('Nothing is tried again or healed: the lock went to another job, which may be writing now');
            facts.failureClass = trouble.failure.class;
            throw trouble.error;
        }
        if (await retryLater(job, { trouble, lease, attempts }, platform))
            continue;
        const placement = await (0,timed/* timed */.a)(facts, 'heal', platform, () => heal_heal(job, { trouble, attempts }, platform));
        if (placement !== undefined)
            return { kind: 'moved', placement };
    }
}
/** True: it has been waited, and what the failed attempt left half done is gone. */
async function retryLater(job, { trouble, lease, attempts }, platform) {
    const { inputs } = job;
    const { actions, clock, processes } = platform;
    const { failure } = trouble;
    const heldMs = lease === undefined ? 0 : clock.monotonicMs() - lease.enteredAtMs;
    const decision = planRetry(failure, {
        networkRetriesLeft: inputs.retries - attempts.networkRetries,
        retries: attempts.retries,
        timeLeftMs: inputs.lockTimeoutMs - heldMs,
        jitter: Math.random(),
    });
    if (decision.kind === 'none')
        return false;
    attempts.retries++;
    if (failure.class === 'network')
        attempts.networkRetries++;
    const pause = (0,shared_text/* formatDuration */.a3)(decision.pauseMs);
    actions.info(`This may pass (${failure.class}): trying again in ${pause}: ${failure.cause}`);
    await (0,timed/* timed */.a)(job.facts, 'pause', platform, () => clock.sleep(decision.pauseMs, processes.interruption));
    processes.interruption.throwIfAborted();
    await dropHalfInstalled(job, platform);
    return true;
}

// EXTERNAL MODULE: ./lib/lock/belt.js
var belt = __webpack_require__(6962);
;// CONCATENATED MODULE: ./lib/flow/take-lease.js







/** Undefined: the user accepts to run unlocked. */
async function takeLease(job, wish, platform) {
    const { inputs, facts } = job;
    if (inputs.lock === 'off') {
        facts.lock = { path: '', state: 'off', waitedMs: 0 };
        return undefined;
    }
    try {
        const lease = await waitForLease(job, wish, platform);
        job.session.add({ lock: { path: lease.path, token: lease.token } }, platform);
        return lease;
    }
    catch (error) {
        const accepted = acceptedBy(error, job);
        if (accepted === undefined || !(error instanceof errors/* ActionError */.lZ))
            throw error;
        facts.lock = { path: wish.lockPath, waitedMs: 0, ...facts.lock, state: 'unlocked', unlockedBy: accepted };
        facts.notices.push(`The sync step ran unlocked (input ${accepted}): ${error.message}`);
        return undefined;
    }
}
/** The input by which the user accepts to go on without the lock. */
function acceptedBy(error, { inputs }) {
    if (inputs.onLockTimeout === 'proceed' && error instanceof LockTimeoutError)
        return 'on-lock-timeout: proceed';
    return inputs.lock === 'best-effort' ? 'lock: best-effort' : undefined;
}
async function waitForLease(job, wish, platform) {
    const { inputs, facts } = job;
    const { actions, clock, host, processes } = platform;
    const { lockPath, mode, sinceMs } = wish;
    const earlierMs = clock.monotonicMs() - sinceMs;
    let waitedFor = facts.lock?.waitedFor;
    let told;
    const outcome = await (0,lease/* acquireLease */.Z)({
        lockPath,
        mode,
        timeoutMs: Math.max(0, inputs.lockTimeoutMs - earlierMs),
        signal: AbortSignal.any([processes.interruption, ...(wish.signal ? [wish.signal] : [])]),
        onWait: (holder, waitedMs, obstacle) => {
            waitedFor = tellObstacle({ obstacle, holder, lockPath }, platform);
            // A queue of short syncs has a new holder every second.
            if (told?.obstacle === obstacle && waitedMs - told.atMs < progress/* PROGRESS_EVERY_MS */.X)
                return;
            told = { obstacle, atMs: waitedMs };
            actions.info(`Waiting for the lock of ${job.placement.cacheDir} on ${host.hostname}, held by ${waitedFor} ` +
                `(${(0,shared_text/* formatDuration */.a3)(waitedMs)} of at most ${(0,shared_text/* formatDuration */.a3)(inputs.lockTimeoutMs)})`);
        },
    }, platform);
    if (outcome.kind === 'timed-out') {
        const waitedMs = earlierMs + outcome.waitedMs;
        const holder = waitedFor ?? tellOwner(outcome.holder, clock.nowMs());
        facts.lock = { path: lockPath, state: 'timed-out', waitedMs, waitedFor: holder };
        throw new LockTimeoutError({ lockPath, holder, host: host.hostname, waitedMs });
    }
    facts.lock = describeLease(outcome, { waitedFor, sinceMs, nowMs: clock.nowMs() });
    if (facts.lock.inheritedFrom)
        actions.info(`Inherited the lock from ${facts.lock.inheritedFrom}, whose process and child are proved dead`);
    return outcome.lease;
}
/** Completes the sentence `held by …`. */
function tellObstacle(wait, { clock, processes }) {
    const owner = tellOwner(wait.holder, clock.nowMs());
    switch (wait.obstacle) {
        case 'owner':
        case 'unknown':
            return owner;
        case 'orphan':
            return `what was left running by ${owner}, which is dead; it is ended if it goes on after its run is gone`;
        case 'unseen':
            return `${owner}, out of sight of this job, as in another container; it counts as gone after 2 minutes without a heartbeat`;
        case 'readers':
            return `readers, one of them ${owner}`;
        case 'descriptor': {
            const users = processes.findUsers((0,belt/* beltFileOf */.TK)(wait.lockPath)).filter(({ name }) => name !== 'flock');
            const named = users.map(({ pid, name }) => `pid ${pid} (${name})`).join(', ');
            return `a process that has the kernel lock of ${owner}; ${(0,belt/* beltFileOf */.TK)(wait.lockPath)} is open in ${named || 'no process that can be seen'}`;
        }
    }
}
function tellOwner(owner, nowMs) {
    return owner ? (0,lock_owner/* describeOwner */.$S)(owner, nowMs) : 'somebody who left no readable record';
}
function describeLease({ lease }, { waitedFor, sinceMs, nowMs }) {
    return {
        path: lease.path,
        state: 'held',
        mode: lease.mode,
        waitedMs: lease.enteredAtMs - sinceMs,
        enteredAtMs: lease.enteredAtMs,
        ...(waitedFor ? { waitedFor } : {}),
        ...(lease.inheritedFrom ? { inheritedFrom: (0,lock_owner/* describeOwner */.$S)(lease.inheritedFrom, nowMs) } : {}),
        ...(lease.withoutKernelLock ? { withoutKernelLock: lease.withoutKernelLock } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/flow/sync-under-lease.js
var sync_under_lease_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var sync_under_lease_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











/** Runs the sync step while nobody else on this node writes to the same cache: each cache has a lock of its own. */
async function syncUnderLease(job, platform) {
    const attempts = noAttempts();
    let { placement } = job;
    for (;;) {
        const next = await syncIn({ ...job, placement }, attempts, platform);
        if (next === undefined)
            break;
        placement = next;
    }
    if (placement !== job.placement)
        await retireGenerations(placement, platform);
}
/**
 * Beside others where a stamp says that nothing has to be fetched, else alone: the first of many legs that start cold
 * fetches, and calls the others away from the queue when it is done. Answers the directories to go on with, where the cache
 * was given up for another.
 */
async function syncIn(job, attempts, platform) {
    const sinceMs = platform.clock.monotonicMs();
    // After a heal it is proved that the cache does not suffice.
    const stamp = attempts.heals.length > 0 ? undefined : await findStamp(job, platform);
    for (let mayBeWarm = stamp !== undefined;;) {
        const isWarm = mayBeWarm && stamp !== undefined && (await isStamped(stamp, platform));
        const turn = isWarm
            ? await syncBesideOthers(job, { stamp, sinceMs }, platform)
            : await syncAlone(job, { stamp, mayBeWarm, attempts, sinceMs }, platform);
        if (turn.kind === 'moved')
            publishMove(job, turn.placement, platform);
        if (turn.kind === 'moved')
            return turn.placement;
        if (turn.kind === 'done')
            return undefined;
        mayBeWarm &&= turn.kind === 'became-warm';
    }
}
function syncBesideOthers(job, { stamp, sinceMs }, platform) {
    return underLease(job, { mode: 'shared', sinceMs }, platform, async (lease) => ({
        kind: (await tryWarm(job, { stamp, lease }, platform)) === 'whole' ? 'done' : 'not-warm',
    }));
}
async function syncAlone(job, { stamp, mayBeWarm, attempts, sinceMs }, platform) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = sync_under_lease_addDisposableResource(env_1, stamp && mayBeWarm ? watchStamp(stamp, platform) : undefined, false);
        const wish = { mode: job.mode ?? 'exclusive', sinceMs, signal: watch?.signal };
        try {
            return await underLease(job, wish, platform, async (lease) => {
                if (stamp && mayBeWarm && (await isStamped(stamp, platform)))
                    return { kind: 'became-warm' };
                const search = await startSearch(job, stamp, platform);
                const outcome = await syncAndHeal(job, { lease, attempts }, platform);
                if (outcome.kind === 'moved')
                    return outcome;
                if (stamp && lease) {
                    await leaveQuietly(stamp, platform);
                    await endSearch(job, { stamp, search }, platform);
                }
                return { kind: 'done' };
            });
        }
        catch (error) {
            if (error === BECAME_WARM)
                return { kind: 'became-warm' };
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        sync_under_lease_disposeResources(env_1);
    }
}
/** The lease is given back when the work is over, however it ends. */
async function underLease(job, wish, platform, work) {
    const lockPath = external_node_path_.join(job.placement.locksDir, `${(0,key/* lockKey */.T)(job.placement.cacheDir)}.lock`);
    const lease = await (0,timed/* timed */.a)(job.facts, 'lock', platform, () => takeLease(job, { ...wish, lockPath }, platform));
    const lock = job.facts.lock;
    try {
        const left = await followGeneration(job, platform);
        if (left !== undefined) {
            platform.actions.info(`While this job waited for the lock, it ${left.steps.join()}: ${left.placement.cacheDir}`);
            return left;
        }
        return await work(lease);
    }
    finally {
        // Before the release: the next one may be in at once, and the legs' logs are compared.
        if (lock && lease)
            lock.leftAtMs = platform.clock.monotonicMs();
        if (lease?.isLost())
            job.facts.notices.push(tellLoss(lease, job));
        await lease?.release();
    }
}
/** Two jobs may have written at once; whoever took the lock has marked the cache as suspect. */
function tellLoss({ path }, { facts }) {
    return (`The lock ${path} was lost on ${facts.host} while the sync ran: deleted by a clean-up, or taken by a job of another ` +
        'container since this one gave no sign of life for two minutes. Keep clean-ups away from it, and containers from being frozen.');
}
/** Later steps of the job use the new cache as well. */
function publishMove({ facts }, { cacheDir, exports }, { actions }) {
    if (exports['UV_CACHE_DIR'] !== undefined)
        actions.exportVariable('UV_CACHE_DIR', cacheDir);
    if (facts.placement)
        facts.placement = { ...facts.placement, cacheDir };
}

;// CONCATENATED MODULE: ./lib/flow/setup.js


























/**
 * Main: a pinned uv, its state on a path of this node, and the project's sync under the lock of that path.
 * @throws ActionError when the step has to fail, Interrupted when the job was cancelled
 */
async function setup(outside) {
    const inputs = await readInputs(outside);
    const platform = inputs.quiet ? { ...outside, actions: { ...outside.actions, info: () => { } } } : outside;
    const facts = { host: platform.host.hostname, notices: [], phases: [] };
    try {
        await judgeAndSync(inputs, facts, platform);
    }
    catch (error) {
        facts.error = tellError(error);
        await report(facts, inputs, platform).catch((second) => platform.actions.info(`The outputs cannot be set either: ${(0,errors/* messageOf */.bD)(second)}`));
        throw error;
    }
    await report(facts, inputs, platform);
    (0,annotations/* annotateNotices */.CV)(facts, platform);
    if (inputs.addProblemMatchers)
        await addProblemMatcher(outside);
}
/** Later steps rely on the outputs: where they cannot be set, this throws. A summary is for people and may be missing. */
async function report(facts, inputs, platform) {
    if (!inputs.quiet)
        printDecisions(facts, platform);
    if (inputs.summary)
        await platform.actions
            .writeSummary(renderSummary(facts))
            .catch((error) => platform.actions.info(`No job summary: ${(0,errors/* messageOf */.bD)(error)}`));
    publishOutputs(facts, platform);
}
/** The concurrency groups are judged while uv runs, unless they decide whether it may. */
async function judgeAndSync(inputs, facts, platform) {
    const { concurrencyLint: mode, workspace } = inputs;
    if (mode === 'off')
        return await prepareAndSync({ inputs, facts }, platform);
    const linter = startLinter({ mode, workspace, facts }, platform);
    if (mode === 'error')
        await linter.tell();
    try {
        await prepareAndSync({ inputs, facts, linter }, platform);
    }
    finally {
        if (mode === 'warn' && !platform.processes.interruption.aborted)
            await linter.tell();
    }
}
async function prepareAndSync({ inputs, facts, linter }, platform) {
    if (inputs.githubToken !== '')
        platform.actions.maskSecret(inputs.githubToken);
    exportToolDirs(inputs, platform);
    await publishCli(platform);
    const scope = await readScope({ inputs, facts }, platform);
    let answer;
    const offline = () => {
        answer ??= isOffline(inputs, platform);
        return answer;
    };
    const base = await placeBase({ workspace: inputs.workspace, scope, isOffline: offline }, platform);
    const uv = await (0,timed/* timed */.a)(facts, 'uv', platform, () => obtainUv({ inputs, base, facts }, platform));
    await makeRoom({ inputs, base, uv, facts, isOffline: offline }, platform);
    const request = {
        base,
        uvVersion: uv.version,
        cacheDirInput: inputs.cacheDir,
        projectDir: inputs.projectDir,
        workspace: inputs.workspace,
    };
    const placed = await placeDirectories(request, platform);
    publishPlacement({ inputs, base, placement: placed, facts }, platform);
    await publishWrapper({ inputs, uv }, platform);
    const session = new SessionKeeper();
    await noteUse({ inputs, base, uv, facts, isOffline: offline, placement: placed, session }, platform);
    await seedCold({ inputs, scope, placement: placed, uv, facts }, platform);
    await fillCache({ inputs, scope, placement: placed, uv, facts, session }, platform);
    const placement = await keepForOffline({ request, placement: placed, isOffline: offline }, platform);
    if (placement !== placed)
        publishPlacement({ inputs, base, placement, facts }, platform);
    chooseEnvironment(inputs, platform);
    const planned = await planSync({ projectDir: inputs.projectDir, run: inputs.run, syncArgs: inputs.syncArgs, uvPath: uv.uvPath }, platform);
    const plan = activate(planned, { inputs, uv }, platform);
    await settleLinkMode({ inputs, placement, plan, facts }, platform);
    if (plan.kind === 'install-only') {
        platform.actions.info(`Nothing to sync: ${plan.reason}`);
        return;
    }
    const meanwhile = () => linter?.judge((0,placement_layout/* layoutOf */.aH)(base.dir).cleanWorkflowsFile);
    await syncUnderLease({ inputs, placement, plan, facts, session, meanwhile }, platform);
}
/** Loaded only for a cache that is empty. */
async function seedCold(job, platform) {
    if (job.inputs.seedCacheDir === '' || !(await (0,fill/* isCold */.z)(job.placement.cacheDir, platform)))
        return;
    const { seedCache } = await __webpack_require__.e(/* import() */ 332).then(__webpack_require__.bind(__webpack_require__, 1332));
    await seedCache(job, platform);
}
function tellError(error) {
    if (error instanceof errors/* ActionError */.lZ)
        return { code: error.code, message: error.message, remedy: error.remedy };
    if (error instanceof errors/* Interrupted */.j$)
        return { code: 'INTERRUPTED', message: error.message, remedy: '' };
    return { code: 'UNEXPECTED', message: (0,errors/* messageOf */.bD)(error), remedy: 'Report this with the log of the step.' };
}


/***/ }),

/***/ 5970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ dropDamagedArchives)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);
/* harmony import */ var _shared_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83);
/* harmony import */ var _shared_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6422);
/* harmony import */ var _sync_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1037);





/**
 * Holds every unpacked wheel of a cache that nobody uses yet against its RECORD and removes those with holes: uv fetches
 * again what its pointers lead to in vain.
 */
async function dropDamagedArchives(cacheDir, platform, depth = 'sizes') {
    const { files } = platform;
    const archivesDir = node_path__WEBPACK_IMPORTED_MODULE_0__.join(cacheDir, 'archive-v0');
    const ids = (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(['ENOENT'], () => files.readdir(archivesDir))) ?? [];
    let damaged = 0;
    for (const id of ids) {
        const dir = node_path__WEBPACK_IMPORTED_MODULE_0__.join(archivesDir, id);
        const names = (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(['ENOTDIR'], () => files.readdir(dir))) ?? [];
        const info = names.find((name) => name.endsWith('.dist-info'));
        // An environment of `uv run --with` has none of its own.
        if (info === undefined)
            continue;
        const name = (0,_shared_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .normaliseName */ .G)(info.split('-')[0] ?? '');
        const { holes } = await (0,_sync_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyArchive */ .w)({ dir, package: { name }, depth }, platform);
        if (holes.length === 0)
            continue;
        damaged++;
        await files.rm(dir, { recursive: true, force: true });
    }
    return damaged === 0 ? [] : [`${(0,_shared_text_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(damaged, 'damaged package')} left out`];
}


/***/ }),

/***/ 4015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ timed)
/* harmony export */ });
/** Runs a phase and records how long it took, also when it fails. */
async function timed(facts, name, { clock }, work) {
    const startedMs = clock.monotonicMs();
    try {
        return await work();
    }
    finally {
        facts.phases.push({ name, startedAtMs: startedMs, durationMs: clock.monotonicMs() - startedMs });
    }
}


/***/ }),

/***/ 6962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ queueForBelt),
/* harmony export */   TK: () => (/* binding */ beltFileOf),
/* harmony export */   UI: () => (/* binding */ isBeltFree),
/* harmony export */   xv: () => (/* binding */ readBeltOwner)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8476);


// A reaper that deletes old files may take ours away between opening and locking; somebody may end flock(1).
const ATTEMPTS = 5;
const RECORD_BYTES = 1024;
const CONFLICT = 1;
const OFF_WORDS = /^(0|off|false|no)$/i;
function beltFileOf(lockPath) {
    return `${lockPath}.flk`;
}
/** Asks for the kernel lock and returns at once. */
function queueForBelt(request, world) {
    const giveUp = new AbortController();
    let state = { kind: 'queued' };
    let held;
    const settled = take(request, giveUp.signal, world).then((taken) => {
        state = taken;
        if (taken.kind === 'held')
            held = taken;
    });
    return {
        state: () => state,
        settled,
        async letGo({ unlock } = { unlock: false }) {
            giveUp.abort();
            await settled;
            if (held === undefined)
                return;
            const { descriptor } = held;
            held = undefined;
            if (unlock)
                await world.processes.runOn(descriptor, ['flock', '-u', '3']);
            world.files.closeSync(descriptor);
        },
    };
}
/** Whether no process has the kernel lock, inherited or not. True as well where that cannot be asked. */
async function isBeltFree(lockPath, { files, processes }) {
    let descriptor;
    try {
        descriptor = openBelt(lockPath, files);
    }
    catch {
        return true;
    }
    try {
        const end = await processes.runOn(descriptor, ['flock', '-x', '-n', '3']);
        return !(end.kind === 'exited' && end.code === CONFLICT);
    }
    finally {
        files.closeSync(descriptor);
    }
}
/** Who took the kernel lock last, by the record that the file holds. */
function readBeltOwner(lockPath, files) {
    try {
        const descriptor = openBelt(lockPath, files);
        try {
            const record = Buffer.alloc(RECORD_BYTES);
            const length = files.readSync(descriptor, record, 0, RECORD_BYTES, 0);
            return (0,_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .parseOwner */ .pZ)(record.toString('utf8', 0, length));
        }
        finally {
            files.closeSync(descriptor);
        }
    }
    catch {
        return undefined;
    }
}
async function take(request, giveUp, world) {
    const { env, platform } = world.host;
    if (OFF_WORDS.test(env['LOCKED_UV_KERNEL_LOCK'] ?? ''))
        return { kind: 'none', why: 'LOCKED_UV_KERNEL_LOCK switches it off' };
    if (platform !== 'linux')
        return { kind: 'none', why: `${platform} has no flock(1)` };
    try {
        for (let attempt = 1; attempt <= ATTEMPTS && !giveUp.aborted; attempt++) {
            const answer = await tryTake(request, giveUp, world);
            if (answer !== undefined)
                return answer;
        }
        return {
            kind: 'none',
            why: giveUp.aborted ? 'given up' : `${beltFileOf(request.lockPath)} does not stay`,
        };
    }
    catch (error) {
        return { kind: 'none', why: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errnoOf */ .UQ)(error) ?? (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}
/** Undefined: to be tried again. */
async function tryTake({ lockPath, self, isPatient }, giveUp, { files, processes }) {
    const descriptor = openBelt(lockPath, files, files.constants.O_CREAT);
    const end = await processes.runOn(descriptor, ['flock', '-x', ...(isPatient ? [] : ['-n']), '3'], giveUp);
    const isTaken = end.kind === 'exited' && end.code === 0;
    if (isTaken && !giveUp.aborted && isStillThere(descriptor, lockPath, files)) {
        sign(descriptor, self, files);
        return { kind: 'held', descriptor };
    }
    files.closeSync(descriptor);
    if (end.kind === 'not-started')
        return { kind: 'none', why: `flock(1) cannot be started: ${end.reason}` };
    if (end.kind === 'signalled' || isTaken)
        return undefined;
    if (end.code === CONFLICT && !isPatient)
        return { kind: 'busy' };
    return { kind: 'none', why: `flock(1) ended with exit code ${end.code}` };
}
/** @throws where it is no regular file; links are not followed, a pipe does not hang us */
function openBelt(lockPath, files, extraFlags = 0) {
    const { O_RDWR, O_NOFOLLOW, O_NONBLOCK } = files.constants;
    const path = beltFileOf(lockPath);
    const descriptor = files.openSync(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | extraFlags, 0o600);
    if (files.fstatSync(descriptor).isFile())
        return descriptor;
    files.closeSync(descriptor);
    throw new Error(`${path} is no regular file`);
}
/** Whoever locks a file that was unlinked is alone with it. */
function isStillThere(descriptor, lockPath, files) {
    const ours = files.fstatSync(descriptor, { bigint: true });
    const theirs = files.lstatSync(beltFileOf(lockPath), { bigint: true, throwIfNoEntry: false });
    return theirs?.ino === ours.ino && theirs.dev === ours.dev;
}
/** Without it nobody is let past us while we are stopped; nothing else depends on it. */
function sign(descriptor, self, files) {
    const { version, token, host, bootId, pidNamespace, pid, startTicks, since } = self;
    const record = JSON.stringify({ version, token, host, bootId, pidNamespace, pid, startTicks, since });
    try {
        files.writeSync(descriptor, record.padEnd(RECORD_BYTES), 0);
    }
    catch {
        // The disk is full.
    }
}


/***/ }),

/***/ 6304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   AI: () => (/* binding */ readToken),
/* harmony export */   C5: () => (/* binding */ createOwned),
/* harmony export */   Ik: () => (/* binding */ remake),
/* harmony export */   KN: () => (/* binding */ asideOf),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Ox: () => (/* binding */ removeOwned),
/* harmony export */   SN: () => (/* binding */ replaceRecord),
/* harmony export */   Wf: () => (/* binding */ prepareStage),
/* harmony export */   gV: () => (/* binding */ stageOf),
/* harmony export */   ne: () => (/* binding */ withdraw),
/* harmony export */   pW: () => (/* binding */ renameUnlessThere),
/* harmony export */   vf: () => (/* binding */ discard)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8635);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8476);





// The directories of the protocol (docs/lock-protocol.md). Synchronous: between a look and the act that follows from it
// nothing else of this process comes, such as a release or the clean-up at exit.
// What rename(2) says where something is at the name, or was a moment ago. ENOENT: the stage itself was swept, which
// takes a wall clock that jumps. On Windows the last three also mean that; elsewhere they are about permissions.
const TAKEN_ON_WINDOWS = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : [];
const TAKEN = ['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'ENOENT', ...TAKEN_ON_WINDOWS];
/**
 * Makes a directory that has its record from the first instant: staged beside and renamed, because rename(2) refuses a
 * directory that is not empty. False where something is there already.
 */
function createOwned(path, owner) {
    if (isThere(path))
        return false;
    const stage = stageOf(path, owner.token);
    prepareStage(path, owner);
    try {
        if (renameUnlessThere(stage, path))
            return true;
        discard(stage);
        return false;
    }
    catch (error) {
        discard(stage);
        throw error;
    }
}
/** The two new inodes are what takes time: on a large file system more than all the rest of a hand-over. */
function prepareStage(path, owner) {
    const stage = stageOf(path, owner.token);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(stage, { mode: 0o700 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, _observe_js__WEBPACK_IMPORTED_MODULE_3__/* .OWNER_FILE */ .Zl), JSON.stringify(owner), { mode: 0o600 });
    }
    catch (error) {
        discard(stage);
        throw error;
    }
}
function remake(path, owner) {
    discard(stageOf(path, owner.token));
    prepareStage(path, owner);
}
function stageOf(path, token) {
    return `${path}.new.${token}`;
}
function asideOf(path, token) {
    return `${path}.rel.${token}`;
}
function renameUnlessThere(from, to) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(from, to);
        return true;
    }
    catch (error) {
        if (!TAKEN.includes((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) ?? ''))
            throw error;
        return false;
    }
}
/** Removes the directory if its record bears the token. False where the system refused just now. */
function removeOwned(path, token) {
    const isDone = withdraw(path, token);
    discard(asideOf(path, token));
    return isDone;
}
/** Moves it aside, so that it never stands there empty. */
function withdraw(path, token) {
    try {
        if (readToken(path) !== token)
            return true;
        const aside = asideOf(path, token);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(path, aside);
        const movedToken = readToken(aside);
        // Taken over since we looked: back with it. Where the name is taken again, theirs is lost, and `isLost` tells them.
        if (movedToken !== undefined && movedToken !== token)
            renameUnlessThere(aside, path);
        return true;
    }
    catch {
        return false;
    }
}
function replaceRecord(dir, owner) {
    const next = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, `${_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .OWNER_FILE */ .Zl}.new`);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(next, JSON.stringify(owner), { mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(next, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, _observe_js__WEBPACK_IMPORTED_MODULE_3__/* .OWNER_FILE */ .Zl));
        return true;
    }
    catch {
        discard(next);
        return false;
    }
}
function isOurs(dir, token) {
    try {
        return readToken(dir) === token;
    }
    catch {
        // A failing read (EMFILE, EIO) is no sign that somebody else came.
        return true;
    }
}
function readToken(dir) {
    try {
        return (0,_owner_js__WEBPACK_IMPORTED_MODULE_4__/* .parseOwner */ .pZ)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, _observe_js__WEBPACK_IMPORTED_MODULE_3__/* .OWNER_FILE */ .Zl), 'utf8'))?.token;
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) ?? ''))
            return undefined;
        throw error;
    }
}
function isThere(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) !== undefined;
}
/** What cannot be removed now is swept by a later holder. */
function discard(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true });
    }
    catch {
        // A virus scanner has it open, or the disk fails.
    }
}


/***/ }),

/***/ 6092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ explainLockError),
/* harmony export */   l: () => (/* binding */ LockUnusableError)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);


const FULL_DISK = ['ENOSPC', 'EDQUOT'];
/** The lock can be neither taken nor waited for: what stands in the way does not go away by waiting. */
class LockUnusableError extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ {
    code = 'LOCK_UNUSABLE';
    path;
    errno;
    constructor(path, errno, cause) {
        super(`the lock ${path} cannot be used: ${errno}`, remedyFor(path, errno), cause);
        this.path = path;
        this.errno = errno;
    }
}
function remedyFor(path, errno) {
    if (FULL_DISK.includes(errno))
        return `Free space or inodes on the file system of ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)}.`;
    if (errno === 'ENOTDIR')
        return `Delete ${path}: the lock and the place it lies in have to be directories.`;
    return `Make ${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)} a directory of a local disk that this user can write to.`;
}
/** Turns what a system call threw into a {@link LockUnusableError}; everything else is returned as it is. */
function explainLockError(path, error) {
    const isSystemError = error instanceof Error && 'syscall' in error;
    return isSystemError ? new LockUnusableError(path, (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errnoOf */ .UQ)(error) ?? 'EIO', error) : error;
}


/***/ }),

/***/ 9948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ lockKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/**
 * Names the lock of a cache: sixteen hex digits, the same for every job that means the same directory.
 *
 * @param realCacheDir resolved by `realpath`, so that a symlink does not make a second lock for one cache
 */
function lockKey(realCacheDir) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(realCacheDir).digest('hex').slice(0, 16);
}


/***/ }),

/***/ 7777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ acquireLease)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/lock/errors.js
var errors = __webpack_require__(6092);
// EXTERNAL MODULE: ./lib/lock/leftovers.js
var leftovers = __webpack_require__(511);
// EXTERNAL MODULE: ./lib/lock/owner.js
var owner = __webpack_require__(8476);
// EXTERNAL MODULE: ./lib/lock/readers.js
var readers = __webpack_require__(5087);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/lock/belt.js
var lock_belt = __webpack_require__(6962);
;// CONCATENATED MODULE: ./lib/lock/doorbell.js

/** Rings when `cancelled` is aborted. */
function hangDoorbell(lockPath, cancelled, files) {
    let armed = new AbortController();
    let watcher;
    let isWatching = false;
    const ring = () => armed.abort();
    cancelled.addEventListener('abort', ring);
    return {
        arm() {
            // A sleep whose waiter was woken by something else would keep the whole process from ending.
            ring();
            armed = new AbortController();
            if (cancelled.aborted)
                ring();
            return armed.signal;
        },
        watch(isRelevant) {
            if (isWatching)
                return false;
            isWatching = true;
            watcher = files.watchDirectory((0,external_node_path_.dirname)(lockPath), (name) => {
                // The stages of other waiters are events too. An empty name: the system does not say which.
                if (name === '' || isRelevant(name))
                    ring();
            });
            return true;
        },
        close() {
            ring();
            watcher?.close();
            cancelled.removeEventListener('abort', ring);
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./node_modules/proper-lockfile/index.js
var proper_lockfile = __webpack_require__(3648);
// EXTERNAL MODULE: ./lib/lock/directory.js
var directory = __webpack_require__(6304);
;// CONCATENATED MODULE: ./lib/lock/engine.js



// Heartbeat. Only waiters that cannot see our process need it.
const UPDATE_MS = 2000;
/**
 * Makes a bid. proper-lockfile keeps it, before and after it is in: heartbeat, and removal when the process ends by
 * `exit` or by a signal that nobody handles. It never judges a lock stale, and never sees one of others.
 */
async function makeBid({ lockPath, owner: initial, now, isInUse }) {
    const { token } = initial;
    const stage = (0,directory/* stageOf */.gV)(lockPath, token);
    let owner = initial;
    let place = stage;
    let isReleased = false;
    const isChildAlive = () => owner.child !== undefined && isInUse(owner.child);
    const stop = await engage(lockPath, token, {
        make: () => (0,directory/* prepareStage */.Wf)(lockPath, owner),
        place: () => {
            // Swept, or torn: nobody else has reason to be there.
            if (place === stage && (0,directory/* readToken */.AI)(stage) !== token)
                (0,directory/* remake */.Ik)(lockPath, owner);
            return place;
        },
        // Runs at exit too: uv may have outlived us, and its death is for the next waiter to prove.
        remove: () => {
            if (place === stage)
                (0,directory/* discard */.vf)(stage);
            else if (!isChildAlive())
                (0,directory/* removeOwned */.Ox)(lockPath, token);
        },
    });
    // Rejects when it was compromised or released before; the disk says what there is to do.
    const end = () => stop().catch(() => undefined);
    const replace = (next) => {
        owner = next;
        return (0,directory/* isOurs */.MU)(lockPath, token) && (0,directory/* replaceRecord */.SN)(lockPath, owner);
    };
    const hold = {
        isLost: () => !isReleased && !(0,directory/* isOurs */.MU)(lockPath, token),
        recordChild(child) {
            const { child: _, ...rest } = owner;
            return replace(child ? { ...rest, child } : rest);
        },
        recordWaiting(isWaiting) {
            const { isWaiting: _, ...rest } = owner;
            return replace(isWaiting ? { ...rest, isWaiting } : rest);
        },
        isInUse: isChildAlive,
        retreat() {
            place = stage;
            if (!(0,directory/* isOurs */.MU)(lockPath, token) || !(0,directory/* renameUnlessThere */.pW)(lockPath, stage))
                (0,directory/* remake */.Ik)(lockPath, owner);
        },
        release() {
            if (isChildAlive())
                return true;
            isReleased = true;
            return (0,directory/* withdraw */.ne)(lockPath, token);
        },
        async tidy() {
            if (!isReleased)
                return;
            await end();
            (0,directory/* discard */.vf)((0,directory/* asideOf */.KN)(lockPath, token));
        },
    };
    return {
        tryEnter() {
            if ((0,directory/* isThere */.$B)(lockPath))
                return undefined;
            if (!(0,directory/* isThere */.$B)(stage))
                (0,directory/* prepareStage */.Wf)(lockPath, owner);
            if (!(0,directory/* renameUnlessThere */.pW)(stage, lockPath))
                return undefined;
            place = lockPath;
            // On disk with the next change of the record, which the start of a child is.
            owner = { ...owner, since: now().toISOString() };
            return hold;
        },
        withdraw: async () => void (await end()),
    };
}
async function engage(lockPath, token, kept) {
    let mtime = new Date();
    // Synchronous inside: between a look and the act that follows from it no release of ours can come. Fresh for each
    // lock, because proper-lockfile defines a property on it.
    const fs = {
        mkdir: callback(kept.make),
        rmdir: callback(kept.remove),
        rmdirSync: kept.remove,
        utimes: (_path, atime, next, done) => callback(() => {
            (0,external_node_fs_.utimesSync)(kept.place(), atime, next);
            mtime = next;
        })(lockPath, done),
        // proper-lockfile believes that a directory with another mtime is not ours; the token knows better.
        stat: callback(() => {
            if ((0,directory/* readToken */.AI)(kept.place()) !== token)
                throw Object.assign(new Error('lost'), { code: 'ENOENT' });
            return { mtime };
        }),
    };
    // Locks are remembered by the first argument: one that is ours alone keeps two leases of a process apart.
    return await (0,proper_lockfile.lock)(`${lockPath}.${token}`, {
        lockfilePath: (0,directory/* stageOf */.gV)(lockPath, token),
        fs,
        realpath: false,
        retries: 0,
        stale: Number.POSITIVE_INFINITY,
        update: UPDATE_MS,
        // The default throws inside a timer. `isLost` looks at the disk instead of remembering this.
        onCompromised: () => undefined,
    });
}
function callback(act) {
    return (_path, done) => {
        let result;
        try {
            result = act();
        }
        catch (error) {
            done(error);
            return;
        }
        done(null, result);
    };
}

;// CONCATENATED MODULE: ./lib/lock/liveness.js
/**
 * Whether anything still works under this owner's lock. An owner is dead when its process and every member of its
 * child's process group are: uv outlives an action that was killed.
 */
function judgeOwner(owner, platform) {
    const verdict = judgeProcess(owner, platform);
    if (verdict !== 'dead' || owner.child === undefined)
        return verdict;
    const isChildGone = isOfEarlierBoot(owner, platform.host) || !isGroupOfChildAlive(owner.child, platform.processes);
    return isChildGone ? 'dead' : 'alive';
}
/** The same for the owner's own process alone. */
function judgeProcess(owner, { host, processes }) {
    if (isOfEarlierBoot(owner, host))
        return 'dead';
    if (!isSamePidSpace(owner, host))
        return 'unknown';
    const facts = processes.inspect(owner.pid);
    if (typeof facts !== 'object')
        return processes.exists(owner.pid) ? 'unknown' : 'dead';
    if ('ZX'.includes(facts.state))
        return 'dead';
    if (owner.startTicks === undefined)
        return 'unknown';
    return facts.startTicks === owner.startTicks ? 'alive' : 'dead';
}
/**
 * Whether what started this owner is proved gone as well, so that nobody is left who would end what the owner left
 * running. Only for an owner that is dead itself.
 */
function isRunGone(owner, processes) {
    if (owner.parent?.startTicks === undefined)
        return false;
    const facts = processes.inspect(owner.parent.pid);
    if (typeof facts !== 'object')
        return facts === undefined && !processes.exists(owner.parent.pid);
    return 'ZX'.includes(facts.state) || facts.startTicks !== owner.parent.startTicks;
}
/** Whether any member of the process group that the child led is alive. */
function isGroupOfChildAlive(child, processes) {
    const facts = processes.inspect(child.pid);
    // The kernel does not give a pid out again while a process group bears it: a stranger there means an empty group.
    const isStranger = typeof facts === 'object' && child.startTicks !== undefined && facts.startTicks !== child.startTicks;
    return !isStranger && processes.isGroupAlive(child.pid);
}
function isOfEarlierBoot(owner, host) {
    return (owner.host === host.hostname &&
        owner.bootId !== undefined &&
        host.bootId !== undefined &&
        owner.bootId !== host.bootId);
}
/** Process ids mean something only within one pid namespace of one boot; only Linux has namespaces. */
function isSamePidSpace(owner, host) {
    if (owner.host !== host.hostname)
        return false;
    if (owner.bootId !== host.bootId || owner.pidNamespace !== host.pidNamespace)
        return false;
    return host.platform !== 'linux' || (host.bootId !== undefined && host.pidNamespace !== undefined);
}

// EXTERNAL MODULE: ./lib/lock/observe.js
var observe = __webpack_require__(8635);
;// CONCATENATED MODULE: ./lib/lock/orphan.js

function judgeObstacle(held, platform) {
    if (held.owner === undefined)
        return 'unknown';
    const verdict = judgeOwner(held.owner, platform);
    if (verdict === 'unknown')
        return 'unseen';
    return verdict === 'alive' && judgeProcess(held.owner, platform) === 'dead' ? 'orphan' : 'owner';
}
// A sync that goes on by itself mostly ends within this, and then nobody has been disturbed. After it come the signals
// that a cancelled step gives to its own child.
const LADDER = [
    { afterMs: 30_000, signal: 'SIGINT' },
    { afterMs: 35_000, signal: 'SIGTERM' },
    { afterMs: 40_000, signal: 'SIGKILL' },
];
function watchOrphans(lockPath, { patience, platform }) {
    const sent = new Set();
    return (held) => {
        const { owner } = held;
        const sinceMs = patience.unchangedMs(`${lockPath}/orphan`, held);
        if (owner?.child === undefined || !isRunGone(owner, platform.processes))
            return undefined;
        const due = LADDER.findLast(({ afterMs }) => sinceMs >= afterMs);
        if (due === undefined || sent.has(keyOf(owner, due.signal)))
            return undefined;
        sent.add(keyOf(owner, due.signal));
        return platform.processes.signalGroup(owner.child.pid, due.signal) ? due.signal : undefined;
    };
}
function keyOf({ token }, signal) {
    return `${token}/${signal}`;
}

// EXTERNAL MODULE: ./lib/shared/errors.js
var shared_errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/lock/takeover.js





// Sixty heartbeats: a paused container or a loaded machine skips some, a holder that works does not skip all.
const SILENT_HOLDER_MS = 120_000;
// Work under a guard takes milliseconds.
const SILENT_GUARD_MS = 10_000;
/** Whether the lock is to be taken from its owner: proved dead, or beyond our sight and silent for two minutes. */
function isAbandoned(path, held, context) {
    const verdict = held.owner === undefined ? 'unknown' : judgeOwner(held.owner, context.platform);
    const unchangedMs = context.patience.unchangedMs(path, held);
    return (verdict === 'dead' || (verdict === 'unknown' && unchangedMs >= (context.silentMs ?? SILENT_HOLDER_MS)));
}
/**
 * Moves an abandoned lock to `<lock>.dead.<instance>`, where the next holder finds it and learns whom it inherits from.
 * False when it changed meanwhile or somebody else is at it. Gives no claim on the lock: the caller competes for it.
 */
async function takeOver(request, platform) {
    const { lockPath, instance, self } = request;
    const guard = await claimGuard(request, platform);
    if (guard === undefined)
        return false;
    try {
        const now = await (0,observe/* observeLock */.i4)(lockPath, platform.files);
        if (now.kind === 'free')
            return true;
        if (!request.isBeltSettled && !(await (0,lock_belt/* isBeltFree */.UI)(lockPath, platform)))
            return false;
        return now.instance === instance && request.isAbandoned(now) && (await moveAside(request, platform));
    }
    finally {
        (0,directory/* removeOwned */.Ox)(guard, self.token);
    }
}
/**
 * One waiter at a time may touch one dead instance. A guard whose maker died is not deleted, because whoever deletes by
 * name may hit the guard that another waiter has just made in its place: it is outnumbered by the next one. The sweep of
 * a later holder removes it, at a time when the instance can no longer be under the lock's name.
 */
async function claimGuard(request, platform) {
    for (let number = 0;; number++) {
        const guard = `${request.lockPath}.takeover.${request.instance}.${number}`;
        if ((0,directory/* createOwned */.C5)(guard, request.self))
            return guard;
        const maker = await (0,observe/* observeLock */.i4)(guard, platform.files);
        if (maker.kind === 'free')
            return undefined;
        const context = { patience: request.patience, platform, silentMs: SILENT_GUARD_MS };
        if (!isAbandoned(guard, maker, context))
            return undefined;
    }
}
async function moveAside({ lockPath, instance }, { files }) {
    const aside = `${lockPath}.dead.${instance}`;
    const isMoved = await (0,shared_errors/* unlessErrno */.DB)(['ENOENT'], async () => {
        await files.rename(lockPath, aside);
        return true;
    });
    if (!isMoved)
        return true;
    const moved = await (0,observe/* observeLock */.i4)(aside, files);
    // The next holder may already be clearing the aside away. Only another owner's record says that we hit a live lock,
    // which takes an owner that was silent for two minutes and came back within this very millisecond.
    if (moved.kind === 'free' || moved.owner === undefined || moved.instance === instance)
        return true;
    await (0,shared_errors/* unlessErrno */.DB)(['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'ENOENT'], () => files.rename(aside, lockPath));
    return false;
}

;// CONCATENATED MODULE: ./lib/lock/turn.js


// A death shows nowhere but in a look: with its own duration, 70 ms keep the hand-over below 100 ms. Random, so that the
// waiters of a matrix do not look in step. The first looks come sooner: an owner that has just died is still being
// buried when the kernel gives us its lock.
const FIRST_POLL_MS = 2;
const POLL_MIN_MS = 30;
const POLL_SPREAD_MS = 40;
// While the kernel has us in its queue it wakes us itself; this is for reports, and for whoever stands still before us.
const QUEUED_POLL_MS = 500;
// Whoever is given the kernel lock uses it within milliseconds.
const STUCK_AFTER_MS = 1000;
function createTurn(lockPath, belt, platform) {
    const { clock, files } = platform;
    let openSinceMs;
    let blockedBy;
    let looks = 0;
    let isOurs = false;
    return {
        isOurs(isOpen) {
            const kind = belt?.state().kind;
            isOurs = kind !== 'queued' && kind !== 'busy';
            blockedBy = undefined;
            openSinceMs = isOpen ? (openSinceMs ?? clock.monotonicMs()) : undefined;
            const openForMs = openSinceMs === undefined ? 0 : clock.monotonicMs() - openSinceMs;
            if (isOurs || (openForMs < STUCK_AFTER_MS && kind !== 'busy'))
                return isOurs;
            blockedBy = (0,lock_belt/* readBeltOwner */.xv)(lockPath, files);
            isOurs = blockedBy !== undefined && isStopped(blockedBy, platform);
            return isOurs;
        },
        blockedBy: () => (isOurs ? undefined : blockedBy),
        nextPollMs() {
            if (!isOurs)
                return QUEUED_POLL_MS * (0.75 + Math.random() / 2);
            return Math.min(FIRST_POLL_MS * 2 ** looks++, pollMs());
        },
    };
}
/**
 * Whether the head of the kernel's queue was stopped before it could use its turn. Nothing works under it, for it does
 * not have the lock, so the others may pass; they lack the kernel lock then.
 */
function isStopped(owner, platform) {
    if (judgeProcess(owner, platform) !== 'alive')
        return false;
    const facts = platform.processes.inspect(owner.pid);
    return typeof facts === 'object' && 'Tt'.includes(facts.state);
}
/** How long to sleep between two looks. */
function pollMs() {
    return POLL_MIN_MS + Math.random() * POLL_SPREAD_MS;
}

;// CONCATENATED MODULE: ./lib/lock/wait.js










const SETTLED_AFTER_MS = 500;
const REPORT_EVERY_MS = 30_000;
/** Waits for its turn at the lock's own name, past every owner that was there before. */
async function waitForEntrance(wait, platform) {
    wait.signal.throwIfAborted();
    const doorbell = hangDoorbell(wait.lockPath, wait.signal, platform.files);
    const { lockPath, self, timeoutMs } = wait;
    const request = { lockPath, self, isPatient: timeoutMs > 0 };
    const belt = wait.mode === 'exclusive' ? (0,lock_belt/* queueForBelt */.Au)(request, platform) : undefined;
    let bid;
    let hold;
    try {
        // While flock(1) starts, and while others hold the lock, there is time.
        bid = await prepareBid(wait, platform);
        if (timeoutMs === 0)
            await belt?.settled;
        const outcome = await watchLock(wait, { bid, belt, doorbell }, platform);
        if (outcome.kind === 'timed-out')
            return outcome;
        hold = outcome.hold;
        return { kind: 'entered', hold, belt };
    }
    finally {
        doorbell.close();
        if (hold === undefined)
            await Promise.all([bid?.withdraw(), belt?.letGo()]);
    }
}
function prepareBid(wait, { clock, processes }) {
    const { lockPath, mode, self } = wait;
    return makeBid({
        lockPath: mode === 'shared' ? (0,readers/* readerPathOf */.GG)(lockPath, self.token) : lockPath,
        owner: self,
        now: () => new Date(clock.nowMs()),
        isInUse: (child) => isGroupOfChildAlive(child, processes),
    });
}
async function watchLock(wait, { bid, belt, doorbell }, platform) {
    const { clock, files } = platform;
    const { lockPath, mode, self } = wait;
    const patience = (0,observe/* createPatience */.se)(clock);
    const report = createReporter(wait);
    const endOrphan = watchOrphans(lockPath, { patience, platform });
    const turn = createTurn(lockPath, belt, platform);
    const isGone = (held) => isAbandoned(lockPath, held, { patience, platform });
    const takeover = { lockPath, self, patience, isAbandoned: isGone, isBeltSettled: belt !== undefined };
    const tryEnter = mode === 'shared' ? () => enterBesideWriters(bid, wait, platform) : bid.tryEnter;
    let holder;
    let known;
    for (;;) {
        const rung = doorbell.arm();
        wait.signal.throwIfAborted();
        // The fast way: it is our turn by the kernel's queue, and then the lock is mostly free.
        const prompt = belt?.state().kind === 'held' ? bid.tryEnter() : undefined;
        if (prompt)
            return { kind: 'entered', hold: prompt };
        const state = await (0,observe/* observeLock */.i4)(lockPath, files, known);
        const isOpen = state.kind === 'free' || isGone(state);
        const isOurTurn = turn.isOurs(isOpen);
        const hold = isOurTurn && state.kind === 'free' ? await tryEnter() : undefined;
        if (hold)
            return { kind: 'entered', hold };
        const waitedMs = clock.monotonicMs() - wait.startedAtMs;
        if (state.kind === 'held') {
            if (isOpen && isOurTurn && (await takeOver({ ...takeover, instance: state.instance }, platform)))
                continue;
            holder = state.owner;
            // Not before it has settled: two changes within one tick of the file system's clock look like one.
            known = patience.unchangedMs(lockPath, state) > SETTLED_AFTER_MS ? state : undefined;
        }
        if (waitedMs >= wait.timeoutMs)
            return { kind: 'timed-out', holder: turn.blockedBy() ?? holder, waitedMs };
        if (state.kind === 'held' && !isOpen) {
            const obstacle = judgeObstacle(state, platform);
            if (obstacle === 'orphan')
                endOrphan(state);
            report(state.owner, obstacle, waitedMs);
        }
        else if (turn.blockedBy())
            report(turn.blockedBy(), 'descriptor', waitedMs);
        // The first time round: look once more, for what happened before it hung.
        if (isOurTurn && doorbell.watch((name) => name === (0,external_node_path_.basename)(lockPath)))
            continue;
        const pause = clock.sleep(Math.min(turn.nextPollMs(), wait.timeoutMs - waitedMs), rung);
        await (belt?.state().kind === 'queued' ? Promise.race([belt.settled, pause]) : pause);
    }
}
async function enterBesideWriters(bid, wait, { files }) {
    const hold = bid.tryEnter();
    // Recorded first and looked second, as a writer does it the other way round: one of the two sees the other.
    if (hold === undefined || (await (0,observe/* observeLock */.i4)(wait.lockPath, files)).kind === 'free')
        return hold;
    hold.retreat();
    return undefined;
}
/** Waits until no reader is left. Newcomers see the lock that we have by now, so this ends. */
async function waitForReaders(hold, wait, platform) {
    const { clock } = platform;
    const patience = (0,observe/* createPatience */.se)(clock);
    const isGone = (path, held) => isAbandoned(path, held, { patience, platform });
    const report = createReporter(wait);
    let doorbell;
    try {
        for (;;) {
            const rung = doorbell?.arm();
            wait.signal.throwIfAborted();
            const reader = await (0,readers/* findReader */.Zc)(wait.lockPath, isGone, platform);
            if (reader === undefined)
                return 'none';
            const waitedMs = clock.monotonicMs() - wait.startedAtMs;
            if (waitedMs >= wait.timeoutMs)
                return { kind: 'timed-out', holder: reader.owner, waitedMs };
            report(reader.owner, 'readers', waitedMs);
            if (rung)
                await clock.sleep(Math.min(pollMs(), wait.timeoutMs - waitedMs), rung);
            else {
                hold.recordWaiting(true);
                doorbell = hangDoorbell(wait.lockPath, wait.signal, platform.files);
                doorbell.watch((name) => (0,readers/* isReaderOf */.jA)(wait.lockPath, name));
            }
        }
    }
    finally {
        if (doorbell)
            hold.recordWaiting(false);
        doorbell?.close();
    }
}
function createReporter({ onWait }) {
    let last;
    return (holder, obstacle, waitedMs) => {
        const key = `${holder?.token ?? 'unreadable'}/${obstacle}`;
        if (last?.key === key && waitedMs - last.atMs < REPORT_EVERY_MS)
            return;
        last = { key, atMs: waitedMs };
        onWait(holder, waitedMs, obstacle);
    };
}

;// CONCATENATED MODULE: ./lib/lock/lease.js






const RELEASE_ATTEMPTS = 5;
const RELEASE_PAUSE_MS = 20;
// Deleting two inodes holds the directory for longer than the next one needs for the renames that get it in.
const TIDY_AFTER_MS = 20;
/**
 * Waits for a lease. A lock whose owner and child are proved dead is taken over; one that cannot be judged is after two
 * minutes without a heartbeat. A writer that waits lets no new reader in.
 *
 * @throws LockUnusableError at once where waiting cannot help: the path is no directory, the disk is full or read-only
 * @throws the reason of `request.signal` when that is aborted
 */
async function acquireLease(request, platform) {
    const self = (0,owner/* createOwner */.or)((0,external_node_crypto_.randomUUID)(), platform);
    const startedAtMs = platform.clock.monotonicMs();
    try {
        return await enter({ ...request, mode: request.mode ?? 'exclusive', self, startedAtMs }, platform);
    }
    catch (error) {
        throw (0,errors/* explainLockError */.X)(request.lockPath, error);
    }
}
async function enter(wait, platform) {
    for (;;) {
        const entrance = await waitForEntrance(wait, platform);
        if (entrance.kind === 'timed-out')
            return entrance;
        const stay = { ...entrance, wait, hasHadChild: false, chores: Promise.resolve() };
        const outcome = await openLease(stay, platform).catch(async (error) => {
            await leave(stay, platform);
            throw error;
        });
        if (outcome?.kind === 'acquired')
            return outcome;
        await leave(stay, platform);
        if (outcome)
            return outcome;
    }
}
/** Undefined: robbed while it waited for readers, as an owner of another container that is frozen for minutes. */
async function openLease(stay, platform) {
    const { hold, belt, wait } = stay;
    const { clock, files } = platform;
    const { lockPath, mode, self } = wait;
    const names = (0,leftovers/* listBeside */.R7)(lockPath, files);
    if (mode === 'exclusive' && names.some(readers/* isReader */.QK)) {
        const readers = await waitForReaders(hold, wait, platform);
        if (readers !== 'none')
            return readers;
        if (hold.isLost())
            return undefined;
    }
    const enteredAtMs = clock.monotonicMs();
    const isShared = mode === 'shared';
    const inheritedFrom = await (isShared
        ? (0,leftovers/* findCasualty */.ao)(lockPath, files)
        : (0,leftovers/* collectCasualties */.XE)(lockPath, names, files));
    if (!isShared)
        stay.chores = (0,leftovers/* sweepLeftovers */.ZW)({ lockPath, token: self.token, names }, { clock, files });
    const state = belt?.state();
    const release = () => leave(stay, platform);
    const lease = {
        path: lockPath,
        token: self.token,
        mode,
        waitedMs: enteredAtMs - wait.startedAtMs,
        enteredAtMs,
        inheritedFrom,
        descriptor: state?.kind === 'held' ? state.descriptor : undefined,
        withoutKernelLock: tellAbsence(state),
        isLost: () => hold.isLost(),
        recordChild: (child) => {
            if (child)
                stay.hasHadChild = true;
            return hold.recordChild(child);
        },
        release,
        [Symbol.asyncDispose]: release,
    };
    return { kind: 'acquired', lease };
}
function tellAbsence(state) {
    if (state === undefined || state.kind === 'held')
        return undefined;
    return state.kind === 'none' ? state.why : 'a process that was stopped is before us in its queue';
}
async function leave(stay, { clock, files }) {
    const { hold, belt, wait, hasHadChild } = stay;
    await stay.chores;
    const isInUse = hold.isInUse();
    // Windows does not rename a directory while a waiter has the record in it open. If it stays, it ends with us.
    for (let attempt = 1; !hold.release() && attempt < RELEASE_ATTEMPTS; attempt++)
        await clock.sleep(RELEASE_PAUSE_MS);
    // A daemon that a build left behind has the descriptor too: what it was started for is over.
    await belt?.letGo({ unlock: hasHadChild && !isInUse });
    if ((0,leftovers/* hasBids */.BV)(wait.lockPath, files))
        await clock.sleep(TIDY_AFTER_MS);
    await hold.tidy();
}


/***/ }),

/***/ 511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ hasBids),
/* harmony export */   L5: () => (/* binding */ suspectFileOf),
/* harmony export */   R7: () => (/* binding */ listBeside),
/* harmony export */   VK: () => (/* binding */ hasCasualties),
/* harmony export */   XE: () => (/* binding */ collectCasualties),
/* harmony export */   ZW: () => (/* binding */ sweepLeftovers),
/* harmony export */   _Q: () => (/* binding */ clearCasualties),
/* harmony export */   ao: () => (/* binding */ findCasualty)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8635);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8476);



// Stages, guards and asides live for milliseconds; an hour also covers a wall clock that is being corrected.
const ABANDONED_AFTER_MS = 3_600_000;
/** Beside the lock, and not in the cache: uv empties a cache directory, and `uv cache prune` removes what it does not know. */
function suspectFileOf(lockPath) {
    return `${lockPath}.suspect`;
}
/**
 * Clears away the asides of locks that were taken from their owners, and returns the youngest of these owners; the cache
 * is marked as suspect then. Only for the holder of the exclusive lease: nobody else makes or moves `.dead.` directories
 * while a live owner holds the lock.
 *
 * @param names by {@link listBeside}, since the lock was had
 */
async function collectCasualties(lockPath, names, files) {
    if (!names.some(isCasualty))
        return undefined;
    const casualties = await readCasualties(lockPath, names, files);
    const owner = youngestOf(casualties);
    const harmful = casualties.filter(isHarmful);
    const why = owner
        ? `inherited from ${(0,_owner_js__WEBPACK_IMPORTED_MODULE_2__/* .describeOwner */ .$S)(owner)}`
        : 'inherited from an owner without a readable record';
    // The mark first: where it cannot be made, the casualties stay and speak for themselves.
    const isMarked = harmful.length === 0 || (await markSuspect(lockPath, why, files));
    for (const casualty of casualties)
        if (isMarked || !isHarmful(casualty))
            await discard(casualty.path, files);
    return owner;
}
/** Deletes what earlier jobs left unfinished. For the holder of the exclusive lease, at any time while it holds. */
async function sweepLeftovers({ lockPath, token, names }, { clock, files }) {
    for (const name of names.filter((name) => isTransient(name) && !name.includes(token))) {
        // A guard that bears our own token is somebody who holds us for dead; it keeps others from doing so as well.
        const path = `${lockPath}.${name}`;
        if ((await ageOf(path, { clock, files })) > ABANDONED_AFTER_MS)
            await discard(path, files);
    }
}
/** Whether somebody has made ready to take the lock. */
function hasBids(lockPath, files) {
    try {
        return listBeside(lockPath, files).some((name) => name.startsWith('new.'));
    }
    catch {
        // The whole place is gone.
        return false;
    }
}
/** Whom a lease inherits from, without touching anything. */
async function findCasualty(lockPath, files) {
    return youngestOf(await readCasualties(lockPath, listBeside(lockPath, files), files));
}
/** Whether an owner died in the midst of its work and no holder of the exclusive lease has come since. */
async function hasCasualties(lockPath, files) {
    const casualties = await readCasualties(lockPath, listBeside(lockPath, files), files);
    return casualties.some(isHarmful);
}
/** Only for the holder of the exclusive lease, once the cache is known to be sound or was given up. */
async function clearCasualties(lockPath, files) {
    const casualties = await readCasualties(lockPath, listBeside(lockPath, files), files);
    for (const { path } of casualties)
        await discard(path, files);
    await files.rm(suspectFileOf(lockPath), { recursive: true, force: true });
}
/** What belongs to this lock and lies beside it: names without that of the lock. */
function listBeside(lockPath, files) {
    const prefix = `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(lockPath)}.`;
    const names = files.readdirSync((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(lockPath));
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}
async function readCasualties(lockPath, names, files) {
    const paths = names.filter(isCasualty).map((name) => `${lockPath}.${name}`);
    return await Promise.all(paths.map(async (path) => ({ path, owner: await (0,_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwner */ .A7)(path, files) })));
}
/** One that had yet to wait for readers has written nothing. */
function isHarmful({ owner }) {
    return owner?.isWaiting !== true;
}
function youngestOf(casualties) {
    return casualties
        .filter(isHarmful)
        .flatMap(({ owner }) => owner ?? [])
        .toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];
}
/** False where the disk refused. The text is for people: that the file exists is what counts. */
async function markSuspect(lockPath, why, files) {
    const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK } = files.constants;
    const flag = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK;
    try {
        await files.writeFile(suspectFileOf(lockPath), `${why}\n`, { mode: 0o600, flag });
        return true;
    }
    catch {
        return false;
    }
}
function isCasualty(name) {
    return name.startsWith('dead.');
}
function isTransient(name) {
    return /(^|\.)(new|rel|takeover)\./.test(name);
}
async function ageOf(path, { clock, files }) {
    try {
        return clock.nowMs() - (await files.lstat(path)).mtimeMs;
    }
    catch {
        // Gone meanwhile: its maker was still at it.
        return 0;
    }
}
/** Links are removed, not followed. What resists stays: it harms nobody, and the next holder tries again. */
async function discard(path, files) {
    try {
        await files.rm(path, { recursive: true, force: true });
    }
    catch {
        // See above.
    }
}


/***/ }),

/***/ 8635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A7: () => (/* binding */ readOwner),
/* harmony export */   Zl: () => (/* binding */ OWNER_FILE),
/* harmony export */   i4: () => (/* binding */ observeLock),
/* harmony export */   se: () => (/* binding */ createPatience)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6092);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8476);




const OWNER_FILE = 'owner.json';
const FREE = { kind: 'free' };
const LARGEST_RECORD_BYTES = 64 * 1024;
/**
 * What is at `path` now. A directory without a readable record counts as held by somebody unknown.
 *
 * @param known an earlier answer, given again without reading while the directory has not changed
 * @throws LockUnusableError where something other than a directory is in the way; symbolic links are not followed
 */
async function observeLock(path, files, known) {
    const stat = await lstatOrNothing(path, files);
    if (stat === undefined)
        return FREE;
    if (!stat.isDirectory())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .LockUnusableError */ .l(path, 'ENOTDIR');
    if (known?.ino === stat.ino && known.mtimeNs === stat.mtimeNs)
        return known;
    const owner = await readOwner(path, files);
    if (owner === undefined) {
        // Released while we looked: the next look will see what came after.
        const again = await lstatOrNothing(path, files);
        if (again === undefined || again.ino !== stat.ino)
            return FREE;
    }
    const instance = owner?.token ?? `${stat.ino}-${stat.mtimeNs}`;
    return { kind: 'held', instance, ino: stat.ino, mtimeNs: stat.mtimeNs, owner };
}
/** The record in a lock directory; undefined unless it is a whole one in a small regular file. */
async function readOwner(dir, files) {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = files.constants;
    try {
        // Without O_NONBLOCK a FIFO of that name would hang us. Windows has neither of the two flags.
        const handle = await files.open((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, OWNER_FILE), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        try {
            const stat = await handle.stat();
            if (!stat.isFile() || stat.size > LARGEST_RECORD_BYTES)
                return undefined;
            return (0,_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .parseOwner */ .pZ)(await handle.readFile('utf8'));
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        // Our own shortage says nothing about the record.
        if (['EMFILE', 'ENFILE', 'ENOMEM'].includes((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errnoOf */ .UQ)(error) ?? ''))
            throw error;
        return undefined;
    }
}
function lstatOrNothing(path, files) {
    return (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessErrno */ .DB)(['ENOENT'], () => files.lstat(path, { bigint: true }));
}
function createPatience(clock) {
    const seen = new Map();
    return {
        unchangedMs(path, held) {
            const identity = `${held.instance}/${held.mtimeNs}`;
            const nowMs = clock.monotonicMs();
            const before = seen.get(path);
            if (before?.identity === identity)
                return nowMs - before.sinceMs;
            seen.set(path, { identity, sinceMs: nowMs });
            return 0;
        },
    };
}


/***/ }),

/***/ 8476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ describeOwner),
/* harmony export */   or: () => (/* binding */ createOwner),
/* harmony export */   pZ: () => (/* binding */ parseOwner)
/* harmony export */ });
/* unused harmony export readSelf */
/* harmony import */ var _shared_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6422);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST_FIELD = 1024;
function readSelf(host, processes) {
    const { env } = host;
    const facts = processes.inspect(host.pid);
    const parent = typeof facts === 'object' ? readIdentity(facts.parentId, processes) : undefined;
    const repository = env['GITHUB_REPOSITORY'];
    const runId = env['GITHUB_RUN_ID'];
    return {
        host: host.hostname,
        bootId: host.bootId,
        pidNamespace: host.pidNamespace,
        pid: host.pid,
        startTicks: typeof facts === 'object' ? facts.startTicks : undefined,
        ...(parent ? { parent } : {}),
        runner: env['RUNNER_NAME'],
        repository,
        runUrl: repository && runId
            ? `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}/actions/runs/${runId}`
            : undefined,
        job: env['GITHUB_JOB'],
    };
}
/** Undefined for the init of a container, and where the process cannot be seen. */
function readIdentity(pid, processes) {
    const facts = pid > 1 ? processes.inspect(pid) : undefined;
    return typeof facts === 'object' ? { pid, startTicks: facts.startTicks } : undefined;
}
function createOwner(token, platform) {
    const since = new Date(platform.clock.nowMs()).toISOString();
    return { version: 1, token, ...readSelf(platform.host, platform.processes), since };
}
/** One line for logs: `pid 4711 on node7, runner fast-3, job test, since 2026-01-31T10:00:00.000Z (3 min), https://…`. */
function describeOwner(owner, nowMs) {
    const ageMs = nowMs === undefined ? Number.NaN : nowMs - Date.parse(owner.since);
    return [
        `pid ${owner.pid} on ${owner.host}`,
        owner.runner && `runner ${owner.runner}`,
        owner.job && `job ${owner.job}`,
        owner.isWaiting && 'itself waiting for readers',
        `since ${owner.since}${ageMs >= 0 ? ` (${(0,_shared_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ageMs)})` : ''}`,
        owner.runUrl,
    ]
        .filter(Boolean)
        .join(', ');
}
/** The record in the text of an `owner.json`; undefined for anything that is not whole. */
function parseOwner(text) {
    const raw = parseObject(text);
    if (raw === undefined || raw['version'] !== 1)
        return undefined;
    const process = parseProcess(raw);
    const [token, host, since] = [textOf(raw['token']), textOf(raw['host']), textOf(raw['since'])];
    // The token becomes part of file names.
    if (process === undefined || !token || !UUID.test(token) || !host || !since)
        return undefined;
    const child = parseProcess(raw['child']);
    if (raw['child'] !== undefined && child === undefined)
        return undefined;
    const parent = parseProcess(raw['parent']);
    return {
        version: 1,
        token,
        host,
        bootId: textOf(raw['bootId']),
        pidNamespace: textOf(raw['pidNamespace']),
        ...process,
        ...(parent ? { parent } : {}),
        ...(child ? { child } : {}),
        ...(raw['isWaiting'] === true ? { isWaiting: true } : {}),
        since,
        runner: textOf(raw['runner']),
        repository: textOf(raw['repository']),
        runUrl: textOf(raw['runUrl']),
        job: textOf(raw['job']),
    };
}
function parseProcess(raw) {
    if (typeof raw !== 'object' || raw === null || !('pid' in raw))
        return undefined;
    const { pid } = raw;
    // Zero and negative numbers mean process groups to kill(2), ours among them.
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0)
        return undefined;
    return { pid, startTicks: 'startTicks' in raw ? textOf(raw.startTicks) : undefined };
}
/** Control characters are dropped: these texts are printed where a line break could start a workflow command. */
function textOf(raw) {
    if (typeof raw !== 'string')
        return undefined;
    return raw.slice(0, LONGEST_FIELD).replaceAll(/\p{Cc}/gu, ' ');
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? { ...value } : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GG: () => (/* binding */ readerPathOf),
/* harmony export */   QK: () => (/* binding */ isReader),
/* harmony export */   Zc: () => (/* binding */ findReader),
/* harmony export */   jA: () => (/* binding */ isReaderOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6304);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(511);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8635);




/** Where a shared lease is recorded: a directory like the lock's own, one for each reader. */
function readerPathOf(lockPath, token) {
    return `${lockPath}.shared.${token}`;
}
const READER = /^shared\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Whether the name is that of a reader, without the lock's own name before it. */
function isReader(name) {
    return READER.test(name);
}
/** Whether the whole name is that of a reader of this lock. */
function isReaderOf(lockPath, name) {
    const prefix = `${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(lockPath)}.`;
    return name.startsWith(prefix) && isReader(name.slice(prefix.length));
}
/**
 * A reader that is alive or cannot be judged; undefined where there is none. Those that are dead are removed: only for
 * who has the lock, so that one process at a time does it, and names of readers are never used again.
 */
async function findReader(lockPath, isAbandoned, { files }) {
    for (const name of (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_2__/* .listBeside */ .R7)(lockPath, files).filter(isReader)) {
        const path = `${lockPath}.${name}`;
        let state = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observeLock */ .i4)(path, files);
        if (state.kind === 'held' && !isAbandoned(path, state))
            return state;
        // Once more: it may have recorded a child between our reading and its death, and only after that it cannot.
        if (state.kind === 'held')
            state = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observeLock */ .i4)(path, files);
        if (state.kind === 'free')
            continue;
        if (!isAbandoned(path, state))
            return state;
        if (state.owner)
            (0,_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .removeOwned */ .Ox)(path, state.owner.token);
        else
            await files.rm(path, { recursive: true, force: true });
    }
    return undefined;
}


/***/ }),

/***/ 593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KS: () => (/* binding */ settleGeneration),
/* harmony export */   Md: () => (/* binding */ markCanary),
/* harmony export */   XA: () => (/* binding */ advanceGeneration)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2489);




// Each round is lost only to somebody who has just published a number.
const SETTLE_ROUNDS = 10;
/**
 * The generation that is in use in this epoch; the first call makes generation 1. Callers that come together get the same.
 * A `current` file that is gone or holds no number is replaced by the highest generation that exists.
 */
async function settleGeneration(epochDir, platform) {
    const notes = [];
    await platform.files.mkdir(epochDir, { recursive: true, mode: 0o700 });
    for (let round = 1; round <= SETTLE_ROUNDS; round++) {
        const current = await readCurrent(epochDir, platform);
        if (current.kind === 'number') {
            const dir = (0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .generationDirOf */ .Zd)(epochDir, current.generation);
            await platform.files.mkdir(dir, { recursive: true, mode: 0o700 });
            return { generation: current.generation, dir, notes };
        }
        // Gone before the directories are listed: a number published meanwhile has its directory by then.
        if (current.kind === 'garbage')
            await platform.files.rm((0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFileOf */ .Fe)(epochDir), { force: true });
        const generation = (await readHighest(epochDir, platform)) ?? 1;
        if (current.kind === 'garbage')
            notes.push(`${(0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFileOf */ .Fe)(epochDir)} held no number (${current.text}); generation ${generation} is used`);
        await platform.files.mkdir((0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .generationDirOf */ .Zd)(epochDir, generation), { recursive: true, mode: 0o700 });
        await publish(epochDir, generation, { isFirst: true }, platform);
    }
    throw new Error(`${(0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFileOf */ .Fe)(epochDir)} does not keep a number`);
}
/**
 * Leaves generation `from` for the next one; jobs that still use it are not disturbed. Does nothing where somebody has
 * left it already, so that several jobs that meet the same damage move on by one generation and not by several.
 */
async function advanceGeneration(epochDir, from, platform) {
    const settled = await settleGeneration(epochDir, platform);
    if (settled.generation !== from)
        return settled;
    const dir = (0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .generationDirOf */ .Zd)(epochDir, from + 1);
    await platform.files.mkdir(dir, { recursive: true, mode: 0o700 });
    await publish(epochDir, from + 1, { isFirst: false }, platform);
    return { generation: from + 1, dir, notes: settled.notes };
}
/**
 * Writes the canary where there is none. If caches exist by then, something that deletes old files (systemd-tmpfiles,
 * tmpwatch) has been here: it takes single files out of packages, so all caches of the base move to a new generation.
 * Where they must not, because nothing could be fetched again, there is no canary until a job may move them.
 * @returns what happened, for the log
 */
async function markCanary(layout, platform, mayMove = async () => true) {
    const { files } = platform;
    // Not opened and not read: the canary is to stay the oldest file by every time stamp that a reaper looks at.
    const isMarked = async () => (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT'], () => files.lstat(layout.canaryFile))) !== undefined;
    if (await isMarked())
        return [];
    const notes = [];
    for (const epoch of await files.readdir(layout.cachesDir)) {
        const epochDir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(layout.cachesDir, epoch);
        const { generation, dir } = await settleGeneration(epochDir, platform);
        const isEmpty = (await files.readdir(dir)).length === 0;
        // Asked again: another job that marks the base does so before it fills a new generation.
        if (isEmpty || (await isMarked()))
            continue;
        if (!(await mayMove()))
            return [
                `${layout.canaryFile} is gone, so old files below ${layout.versionDir} were deleted by something like ` +
                    'systemd-tmpfiles; the caches are kept all the same, since this job is offline and could fetch nothing again',
            ];
        const next = await advanceGeneration(epochDir, generation, platform);
        notes.push(`${layout.canaryFile} is gone, so old files below ${layout.versionDir} were deleted by something like ` +
            `systemd-tmpfiles; the cache ${dir} is given up for generation ${next.generation}`);
    }
    // Last, so that nobody who sees it still uses a generation with holes.
    const content = 'Never touch this file: if it is gone, old files were deleted here and the caches have holes.\n';
    await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['EEXIST'], () => files.writeFile(layout.canaryFile, content, { flag: 'wx' }));
    return notes;
}
async function readCurrent(epochDir, { files }) {
    const text = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT'], () => files.readFile((0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFileOf */ .Fe)(epochDir), 'utf8'));
    if (text === undefined)
        return { kind: 'none' };
    // Nine digits at most: a larger number could not be counted up exactly for ever.
    if (/^[1-9]\d{0,8}\n?$/.test(text))
        return { kind: 'number', generation: Number(text) };
    return { kind: 'garbage', text: JSON.stringify(text.slice(0, 40)) };
}
async function readHighest(epochDir, { files }) {
    const numbers = (await files.readdir(epochDir)).flatMap((name) => {
        const digits = /^gen-([1-9]\d{0,8})$/.exec(name)?.[1];
        return digits === undefined ? [] : [Number(digits)];
    });
    return numbers.length === 0 ? undefined : Math.max(...numbers);
}
// exFAT and the like; some report EPERM.
const NO_HARD_LINKS = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];
/** A first number never replaces one that somebody else has published: it may be higher by now. */
async function publish(epochDir, generation, options, { files }) {
    const currentFile = (0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .currentFileOf */ .Fe)(epochDir);
    const stagedFile = `${currentFile}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    try {
        await files.writeFile(stagedFile, `${generation}\n`, { flag: 'wx' });
        if (!options.isFirst)
            return await files.rename(stagedFile, currentFile);
        await files.link(stagedFile, currentFile).catch(async (error) => {
            if (NO_HARD_LINKS.includes((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) ?? ''))
                return await files.rename(stagedFile, currentFile);
            if ((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) !== 'EEXIST')
                throw error;
        });
    }
    finally {
        await files.rm(stagedFile, { force: true });
    }
}


/***/ }),

/***/ 2489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ parseGenerationDir),
/* harmony export */   Fe: () => (/* binding */ currentFileOf),
/* harmony export */   Zd: () => (/* binding */ generationDirOf),
/* harmony export */   aH: () => (/* binding */ layoutOf),
/* harmony export */   ht: () => (/* binding */ isInSomeBase),
/* harmony export */   mv: () => (/* binding */ baseNameOf),
/* harmony export */   yS: () => (/* binding */ epochDirOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * The name of a base in its parent directory. One for each user: nobody can use what belongs to another. One more for
 * jobs that are kept apart: cache, locks, Pythons and tools are theirs alone.
 */
function baseNameOf(uid, scope = 'shared') {
    const name = uid === undefined ? 'locked-uv' : `locked-uv-${uid}`;
    return scope === 'isolated' ? `${name}-isolated` : name;
}
/** Whether a path lies in a base, whoever's it is. */
function isInSomeBase(dir) {
    return /[\\/]locked-uv(?:-\d+)?(?:-isolated)?[\\/]v1(?:[\\/]|$)/.test(dir);
}
function layoutOf(baseDir) {
    const versionDir = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(baseDir, 'v1');
    return {
        versionDir,
        cachesDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'cache'),
        pythonDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'python'),
        pythonCacheDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'python-cache'),
        toolsDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'tools'),
        binDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'bin'),
        uvDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'uv'),
        locksDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'locks'),
        trashDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'trash'),
        canaryFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'canary'),
        ballastDir: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'ballast'),
        cleanWorkflowsFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(versionDir, 'clean-workflows'),
    };
}
/**
 * The directory of the caches that a uv version shares with the others of its minor series. Different series mostly use
 * different buckets, and a `uv cache prune` by one deletes those of another.
 */
function epochDirOf(layout, uvVersion) {
    const epoch = /^\d+\.\d+(?=\.)/.exec(uvVersion)?.[0];
    if (epoch === undefined)
        throw new Error(`no uv version: ${uvVersion}`);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(layout.cachesDir, epoch);
}
function generationDirOf(epochDir, generation) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(epochDir, `gen-${generation}`);
}
function currentFileOf(epochDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(epochDir, 'current');
}
/** The base and the number of a cache directory that has the shape of ours, in whatever base it lies. */
function parseGenerationDir(dir) {
    const match = /^(.*[\\/]locked-uv(?:-\d+)?(?:-isolated)?)[\\/]v1[\\/]cache[\\/][^\\/]+[\\/]gen-([1-9]\d{0,8})$/.exec(dir);
    const [, baseDir, digits] = match ?? [];
    return baseDir === undefined ? undefined : { baseDir, generation: Number(digits) };
}


/***/ }),

/***/ 2667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** Whether `path` is `dir` or lies below it. Both absolute; nothing is resolved. */
function isInside(path, dir) {
    const steps = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(dir, path);
    return steps !== '..' && !steps.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(steps);
}


/***/ }),

/***/ 6372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ listRetired),
/* harmony export */   k: () => (/* binding */ retireGeneration)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);



/** The generations of an epoch that were given up for a later one. */
async function listRetired(epochDir, current, { files }) {
    const names = (await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT'], () => files.readdir(epochDir))) ?? [];
    return names
        .filter((name) => Number(/^gen-([1-9]\d{0,8})$/.exec(name)?.[1] ?? Infinity) < current)
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(epochDir, name));
}
/**
 * Moves a generation that was given up into the trash, in one step, unless a uv holds it: every uv since 0.8.19 has a
 * shared flock(2) on the `.lock` of its cache for as long as it runs. Without flock(1) it stays where it is. Only for the
 * holder of the exclusive lease of that cache.
 */
async function retireGeneration({ dir, trashDir }, { files, processes }) {
    await files.mkdir(trashDir, { recursive: true, mode: 0o700 });
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(trashDir, `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(dir))}-${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(dir)}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    const move = ['mv', '--', dir, target];
    const result = await processes.run(['flock', '--nonblock', '--exclusive', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.lock'), ...move]);
    return result.kind === 'ran' && result.code === 0;
}


/***/ }),

/***/ 3973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ checkOwner),
/* harmony export */   Dn: () => (/* binding */ makePrivateDirectory),
/* harmony export */   Mf: () => (/* binding */ judgeParent),
/* harmony export */   _w: () => (/* binding */ probeWrite)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



/** Why somebody else could exchange a directory of ours in `parent`; undefined where nobody can. */
async function judgeParent(parent, { files, host }) {
    if (host.uid === undefined)
        return undefined;
    const { uid, mode } = await files.stat(parent);
    if (uid !== 0 && uid !== host.uid)
        return `belongs to uid ${uid}, neither root nor us (uid ${host.uid})`;
    const isExchangeable = (mode & 0o002) !== 0 && (mode & 0o1000) === 0;
    return isExchangeable
        ? `anybody may exchange its entries (mode ${formatMode(mode)}, not sticky)`
        : undefined;
}
/**
 * Makes `dir` in an existing parent, or takes it over where it is ours already: a real directory that nobody but this
 * user can enter, in which a file can be written. What somebody else put there first is named, never used: others can
 * guess the name, and a recursive mkdir would accept their directory or symbolic link without a word.
 * @throws the failed system call, for instance ENOSPC, EDQUOT, EROFS or EACCES
 */
async function makePrivateDirectory(dir, platform) {
    const { files } = platform;
    await files.mkdir(dir, { mode: 0o700 }).catch((error) => {
        if ((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) !== 'EEXIST')
            throw error;
    });
    const verdict = await checkOwner(dir, platform);
    if (verdict.kind === 'ours')
        await probeWrite(dir, platform);
    return verdict;
}
/**
 * The same for a directory that exists, without the file: on a full disk nothing else can be said.
 * @throws the failed system call
 */
async function checkOwner(dir, { files, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const found = await files.lstat(dir);
        if (host.uid === undefined)
            // Windows: libuv gives neither owner nor mode, and does not open directories. Junctions count as symbolic links.
            return found.isDirectory()
                ? { kind: 'ours', notes: [] }
                : { kind: 'foreign', reason: `${dir} is no directory` };
        if (found.uid !== host.uid || !found.isDirectory())
            return {
                kind: 'foreign',
                reason: `${dir} is a ${kindOf(found)} of uid ${found.uid}, not a directory of ours`,
            };
        const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = files.constants;
        // From here on the descriptor is judged, not the name: what it stands for cannot be exchanged any more.
        const handle = __addDisposableResource(env_1, await files.open(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW), true);
        const { uid, mode } = await handle.stat();
        if (uid !== host.uid)
            return { kind: 'foreign', reason: `${dir} belongs to uid ${uid}, not to us (uid ${host.uid})` };
        if ((mode & 0o077) === 0)
            return { kind: 'ours', notes: [] };
        await handle.chmod(0o700);
        const note = `${dir} was open to other users (mode ${formatMode(mode)}); it is private now`;
        return { kind: 'ours', notes: [note] };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function kindOf(found) {
    if (found.isSymbolicLink())
        return 'symbolic link';
    return found.isDirectory() ? 'directory' : 'file';
}
/**
 * Writes and removes a small file.
 * @throws the failed system call
 */
async function probeWrite(dir, { files }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, `.probe-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    try {
        // Not empty: a full disk may still have room for a name.
        await files.writeFile(file, 'x'.repeat(4096), { flag: 'wx' });
    }
    finally {
        await files.rm(file, { force: true });
    }
}
function formatMode(mode) {
    return (mode & 0o7777).toString(8);
}


/***/ }),

/***/ 1116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ annotateNotices),
/* harmony export */   TF: () => (/* binding */ annotateError),
/* harmony export */   lu: () => (/* binding */ annotateBug)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);

/** GitHub shows ten annotations per step and type: a run of this action makes at most one. */
/** Fails the step with an error that tells what happened and what to do. */
function annotateError(error, { actions }) {
    actions.fail(`${error.message}\n${error.remedy}`, {
        title: `locked-uv-setup: ${error.code}`,
        ...error.place,
    });
}
/** Fails the step with the stack of an error that nobody expected. */
function annotateBug(error, { actions }) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    actions.fail(`This is a bug of locked-uv-setup, please report it with this log:\n${stack}`, {
        title: 'locked-uv-setup: unexpected error',
    });
}
/** One warning that sums up everything a successful run wants somebody to know. */
function annotateNotices({ notices, concurrency }, { actions }) {
    if (notices.length === 0)
        return;
    const [finding] = concurrency?.findings ?? [];
    // A place and a rule for all of them are only right where there is nothing else to tell.
    const isAboutGroups = notices.length === 1 && finding !== undefined;
    actions.warning(notices.join('\n'), isAboutGroups
        ? { title: `locked-uv-setup: ${finding.rule}`, file: concurrency?.file ?? '', startLine: finding.line }
        : { title: 'locked-uv-setup' });
}


/***/ }),

/***/ 2730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 83:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ normaliseName)
/* harmony export */ });
/** Normalises a distribution name per PEP 503. */
function normaliseName(rawName) {
    return rawName.toLowerCase().replaceAll(/[-_.]+/g, '-');
}


/***/ }),

/***/ 6456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ parseRecord)
/* harmony export */ });
/**
 * Parses a RECORD file: CSV of path, digest, size, with Python's default quoting.
 * https://packaging.python.org/en/latest/specifications/recording-installed-packages/
 */
function parseRecord(text) {
    return parseRows(text)
        .filter(([path]) => path)
        .map(([path = '', digest = '', size = '']) => ({
        path,
        sizeBytes: /^\d+$/.test(size) ? Number(size) : undefined,
        sha256: /^sha256=([\w-]{43})=?$/.exec(digest)?.[1],
    }));
}
// A field with what ends it: quoted (quotes inside are doubled), or plain up to the next separator.
const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/y;
function parseRows(text) {
    // Nearly every RECORD: a large environment has tens of thousands of lines.
    if (!text.includes('"'))
        return text.split(/\r\n|\n|\r/).map((line) => line.split(','));
    const rows = [];
    let row = [];
    FIELD.lastIndex = 0;
    while (FIELD.lastIndex < text.length) {
        const match = FIELD.exec(text);
        if (match === null)
            break;
        row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
        if (match[3] === ',')
            continue;
        rows.push(row);
        row = [];
    }
    return row.length > 0 ? [...rows, row] : rows;
}


/***/ }),

/***/ 6422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 1037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ verifyArchive),
  t: () => (/* binding */ verifyEnvironment)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/shared/failure.js
var failure = __webpack_require__(83);
// EXTERNAL MODULE: ./lib/shared/record.js
var shared_record = __webpack_require__(6456);
;// CONCATENATED MODULE: ./lib/sync/distributions.js




const ABSENT = ['ENOENT', 'ENOTDIR'];
// Many records are read at once, not all: each is a whole file in memory.
const CONCURRENCY = 16;
/** Reads the `.dist-info` directories of an environment; those that another package manager keeps are left out. */
async function listDistributions(environmentDir, files, signal) {
    const dirs = [];
    for (const dir of await sitePackagesDirs(environmentDir, files))
        dirs.push(...(await distInfoDirs(dir, files)));
    const found = [];
    const pending = dirs.entries();
    const worker = async () => {
        for (const [index, dir] of pending) {
            signal?.throwIfAborted();
            found[index] = await readDistribution(dir, files);
        }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    return found.filter((distribution) => distribution !== undefined);
}
/** pip renames what it removes to `~…`; its files may be those of the version that took its place. */
async function distInfoDirs(dir, files) {
    const names = (await (0,errors/* unlessErrno */.DB)(ABSENT, () => files.readdir(dir))) ?? [];
    return names
        .filter((name) => name.endsWith('.dist-info') && !name.startsWith('~'))
        .map((name) => external_node_path_.join(dir, name));
}
/** `lib/python3.12/site-packages`, `lib/pypy3.11/site-packages`, and `Lib\\site-packages` where case does not matter. */
async function sitePackagesDirs(environmentDir, files) {
    const libDir = external_node_path_.join(environmentDir, 'lib');
    const names = (await (0,errors/* unlessErrno */.DB)(ABSENT, () => files.readdir(libDir))) ?? [];
    return names.map((name) => name === 'site-packages' ? external_node_path_.join(libDir, name) : external_node_path_.join(libDir, name, 'site-packages'));
}
/** Undefined: another package manager's. A record that cannot be read is a hole, whatever the reason. */
async function readDistribution(distInfoDir, files) {
    const owner = packageOf(external_node_path_.basename(distInfoDir));
    const hole = (file, why) => ({
        package: owner,
        path: external_node_path_.join(distInfoDir, file),
        why,
    });
    const read = (file) => readText(external_node_path_.join(distInfoDir, file), files);
    const record = await read('RECORD');
    if (typeof record !== 'string') {
        // Debian, conda and others keep their own lists; uv writes INSTALLER after everything else is linked.
        const installer = await read('INSTALLER');
        const isForeign = typeof installer === 'string' && !['uv', 'pip'].includes(installer.trim());
        return isForeign ? undefined : { package: owner, entries: [], holes: [hole('RECORD', record.why)] };
    }
    const sitePackagesDir = external_node_path_.dirname(distInfoDir);
    const entries = (0,shared_record/* parseRecord */.H)(record)
        .filter((entry) => !entry.path.endsWith('.pyc'))
        .map(({ path: listed, sizeBytes, sha256 }) => ({
        file: locate(listed, sitePackagesDir),
        sizeBytes,
        sha256,
    }));
    const metadataFile = external_node_path_.join(distInfoDir, 'METADATA');
    const isComplete = entries.some(({ file }) => file === metadataFile);
    return { package: owner, entries, holes: isComplete ? [] : [hole('METADATA', 'not listed in RECORD')] };
}
// A root, a dot segment, an empty segment, or the other system's separator; `a./b` is one too many and does no harm.
const INTRICATE = /^[/\\]|\.\/|\/\/|\\|\.$|^\w:/;
/** As `path.resolve` does it, which takes longer than all the rest for the usual path below site-packages. */
function locate(listed, sitePackagesDir) {
    return external_node_path_.sep === '\\' || INTRICATE.test(listed)
        ? external_node_path_.resolve(sitePackagesDir, listed)
        : `${sitePackagesDir}/${listed}`;
}
async function readText(file, files) {
    try {
        return await files.readFile(file, 'utf8');
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno === undefined)
            throw error;
        return { why: describeErrno(errno) };
    }
}
/** For people: what a failed system call says about a file that should be there. */
function describeErrno(errno) {
    return ABSENT.includes(errno) ? 'missing' : `unreadable (${errno})`;
}
function packageOf(distInfoName) {
    const [rawName = '', version] = distInfoName.slice(0, -'.dist-info'.length).split('-');
    return { name: (0,failure/* normaliseName */.G)(rawName), ...(version ? { version } : {}) };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/sync/judge-file.js



const CHUNK_BYTES = 1024 * 1024;
/** What is wrong with the file; undefined where nothing is. */
async function judgeFile(file, claim, { files, depth }) {
    try {
        const stats = await files.statInPool(file);
        const why = judgeStats(stats, claim);
        if (why !== undefined || depth === 'sizes' || claim.digests === undefined)
            return why;
        return claim.digests.includes(await digestOf(file, stats.size, files))
            ? undefined
            : 'other content than recorded';
    }
    catch (error) {
        return describeFailure(error);
    }
}
/** The same for existence and size alone, before it returns. */
function judgeSize(file, claim, files) {
    try {
        return judgeStats(files.statSync(file), claim);
    }
    catch (error) {
        return describeFailure(error);
    }
}
function judgeStats({ size, mode }, claim) {
    if (claim.sizesBytes !== undefined && !claim.sizesBytes.includes(size))
        return `${size} bytes instead of ${claim.sizesBytes.join(' or ')}`;
    // Nobody may read it, root aside; Windows shows every file as readable.
    return (mode & 0o444) === 0 ? 'unreadable (no permission)' : undefined;
}
function describeFailure(error) {
    const errno = (0,errors/* errnoOf */.UQ)(error);
    if (errno === undefined)
        throw error;
    return describeErrno(errno);
}
/** Libraries for accelerators have gigabytes: they are read piece by piece. */
async function digestOf(file, sizeBytes, files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (sizeBytes <= CHUNK_BYTES)
        return hash.update(await files.readFile(file)).digest('base64url');
    const handle = await files.open(file);
    try {
        const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES);
            if (bytesRead === 0)
                return hash.digest('base64url');
            hash.update(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./lib/sync/verify.js





// Enough to keep the four threads of libuv's pool busy.
const verify_CONCURRENCY = 32;
// Between two batches signals are heard.
const BATCH_FILES = 64;
// A local file system answers in a few microseconds, a file server in hundreds: there it pays to ask for many at once.
const SLOW_MS_PER_FILE = 0.1;
/**
 * Holds every file of an environment against the RECORD files. uv never does; a module that is missing in its cache goes
 * unnoticed until the import. No environment counts as one without distributions.
 *
 * Byte code and what is listed without a size may differ. A path that several distributions claim has to suit one.
 * @throws the reason of the signal
 */
async function verifyEnvironment(environmentDir, { files }, { depth = 'sizes', signal } = {}) {
    const distributions = await listDistributions(environmentDir, files, signal);
    return await verifyDistributions(distributions, { files, depth, signal });
}
/** Holds an unpacked wheel in uv's cache against its own RECORD. Without a `.dist-info` directory it has one hole. */
async function verifyArchive(archive, { files }) {
    const whole = { package: archive.package, path: archive.dir };
    try {
        // What is left of other distributions' directories in a damaged archive says nothing.
        const dirs = (await distInfoDirs(archive.dir, files)).filter((dir) => (0,failure/* normaliseName */.G)(external_node_path_.basename(dir).split('-')[0] ?? '') === archive.package.name);
        const found = [];
        for (const dir of dirs)
            found.push((await readDistribution(dir, files)) ?? noDistribution(whole));
        const distributions = found.length > 0 ? found : [noDistribution(whole)];
        return await verifyDistributions(distributions, { files, depth: archive.depth, signal: undefined });
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno === undefined)
            throw error;
        return { distributions: 0, files: 0, holes: [{ ...whole, why: describeErrno(errno) }] };
    }
}
function noDistribution(whole) {
    return { package: whole.package, entries: [], holes: [{ ...whole, why: 'without .dist-info directory' }] };
}
async function verifyDistributions(distributions, { files, depth, signal }) {
    const claims = collectClaims(distributions);
    const holes = distributions.flatMap((distribution) => distribution.holes);
    const pending = claims.entries();
    const note = ([file, claim], why) => {
        if (why !== undefined)
            holes.push({ package: claim.package, path: file, why });
    };
    const worker = async () => {
        for (const [file, claim] of pending) {
            signal?.throwIfAborted();
            note([file, claim], await judgeFile(file, claim, { files, depth }));
        }
    };
    // What is left by then is judged by the workers.
    if (depth === 'sizes')
        await judgeInBatches(pending, note, { files, signal });
    await Promise.all(Array.from({ length: verify_CONCURRENCY }, worker));
    holes.sort((one, other) => (one.path < other.path ? -1 : 1));
    return { distributions: distributions.length, files: claims.size, holes };
}
/** Goes on while the file system answers at once. The iterator keeps what it has not come to. */
async function judgeInBatches(pending, note, { files, signal }) {
    for (;;) {
        signal?.throwIfAborted();
        const startedMs = performance.now();
        for (let count = 0; count < BATCH_FILES; count++) {
            const { done, value } = pending.next();
            if (done)
                return;
            note(value, judgeSize(value[0], value[1], files));
        }
        if (performance.now() - startedMs > SLOW_MS_PER_FILE * BATCH_FILES)
            return;
        // Gives the event loop its turn where that is due.
        await files.stat('.');
    }
}
/** Two wheels may both bring a `tests/__init__.py`: the one that is linked last wins, in whatever order. */
function collectClaims(distributions) {
    const claims = new Map();
    for (const distribution of distributions)
        for (const { file, sizeBytes, sha256 } of distribution.entries) {
            const sizesBytes = sizeBytes === undefined ? undefined : [sizeBytes];
            const digests = sha256 === undefined ? undefined : [sha256];
            const earlier = claims.get(file);
            if (earlier === undefined)
                claims.set(file, { package: distribution.package, sizesBytes, digests });
            else {
                earlier.sizesBytes = earlier.sizesBytes && sizesBytes && [...earlier.sizesBytes, ...sizesBytes];
                earlier.digests = earlier.digests && digests && [...earlier.digests, ...digests];
            }
        }
    return claims;
}


/***/ })

};
