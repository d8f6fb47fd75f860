export const id = 584;
export const ids = [584];
export const modules = {

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
/* harmony export */   rZ: () => (/* binding */ isMarked)
/* harmony export */ });
/* unused harmony exports markUse, unmark */
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
    const dir = jobsDirOf(generationDir);
    const facts = processes.inspect(host.parentPid);
    const ticks = typeof facts === 'object' ? facts.startTicks : '';
    // A container starts our steps from outside: nobody in it lives as long as the job.
    const pid = host.parentPid > 1 ? host.parentPid : 0;
    const words = [host.bootId ?? '', host.pidNamespace ?? '', pid, ticks, host.pid];
    const file = path.join(dir, encodeURIComponent(words.join(' ')));
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
/* harmony export */   lM: () => (/* binding */ readSpace),
/* harmony export */   n6: () => (/* binding */ missingSpace)
/* harmony export */ });
/* unused harmony export doubleFloor */
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

/***/ 1754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  collect: () => (/* binding */ collect)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/cache/collect.js
// GitHub cancels a job on a self-hosted runner after five days: what was last used before is used by none.
const IDLE_MS = 5 * 24 * 3_600_000;
const RANKS = {
    trash: 0,
    retired: 1,
    uv: 2,
    python: 2,
    current: 2,
};
/**
 * What may go, first things first: leftovers, then what was used longest ago. A cache that is in use by the projects of
 * today goes only where that gets the disk half-way to where it should be: a disk that somebody else fills is not helped
 * by cold caches.
 */
function planCollection(found, { wanted, nowMs }) {
    const helps = ({ sizeBytes, inodes }) => sizeBytes >= wanted.bytes / 2 && inodes >= wanted.inodes / 2;
    return found
        .filter((one) => (one.kind === 'uv' || one.kind === 'python' ? nowMs - one.lastUsedMs > IDLE_MS : true))
        .filter((one) => one.kind !== 'current' || nowMs - one.lastUsedMs > IDLE_MS || helps(one))
        .toSorted((a, b) => RANKS[a.kind] - RANKS[b.kind] || a.lastUsedMs - b.lastUsedMs);
}

// EXTERNAL MODULE: ./lib/cache/inventory.js
var inventory = __webpack_require__(9482);
// EXTERNAL MODULE: ./lib/cache/marks.js
var marks = __webpack_require__(2216);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/cache/remove.js


/**
 * Deletes a tree, file by file, until there is nothing left or the time is over; true where it is gone. Links are not
 * followed.
 */
async function removeTree(dir, isOver, { files }) {
    const gone = ['ENOENT'];
    const entries = await (0,errors/* unlessErrno */.DB)([...gone, 'ENOTDIR'], () => files.readdir(dir, { withFileTypes: true }));
    for (const entry of entries ?? []) {
        if (isOver())
            return false;
        const inside = external_node_path_.join(dir, entry.name);
        if (!entry.isDirectory())
            await (0,errors/* unlessErrno */.DB)(gone, () => files.unlink(inside));
        else if (!(await removeTree(inside, isOver, { files })))
            return false;
    }
    await (0,errors/* unlessErrno */.DB)([...gone, 'ENOTDIR'], () => files.rmdir(dir));
    return true;
}

// EXTERNAL MODULE: ./lib/cache/space.js
var space = __webpack_require__(4408);
// EXTERNAL MODULE: ./lib/lock/key.js
var key = __webpack_require__(9948);
// EXTERNAL MODULE: ./lib/lock/lease.js + 6 modules
var lease = __webpack_require__(6605);
// EXTERNAL MODULE: ./lib/placement/generation.js
var generation = __webpack_require__(593);
// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
// EXTERNAL MODULE: ./lib/placement/retire.js
var retire = __webpack_require__(6372);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
// EXTERNAL MODULE: ./lib/flow/progress.js
var progress = __webpack_require__(4545);
;// CONCATENATED MODULE: ./lib/flow/collect.js
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
 * Removes what was used longest ago until the base is small enough and the disk has its free space, or the time is over.
 * Nothing goes that a job, a lease or a uv holds: nobody is waited for.
 */
function collect(request, platform) {
    return (0,progress/* withProgress */.E)(`Collecting ${request.baseDir}`, platform, (note) => collectUntilEnough(request, note, platform));
}
async function collectUntilEnough(request, note, platform) {
    const { clock } = platform;
    const dirs = (0,layout/* layoutOf */.aH)(request.baseDir);
    const deadlineMs = clock.monotonicMs() + request.timeoutMs;
    const isOver = () => clock.monotonicMs() > deadlineMs || platform.processes.interruption.aborted;
    const round = { request, isOver, lines: [] };
    note('measuring what is there');
    const found = await (0,inventory/* takeInventory */.O1)(dirs, platform);
    let totalBytes = found.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    let wanted = await findWanted(request, totalBytes, platform);
    if (wanted === undefined)
        return { lines: [], isEnough: true };
    for (const one of planCollection(found, { wanted, nowMs: clock.nowMs() })) {
        if (isOver())
            break;
        if (one.kind === 'current' && request.isOffline)
            continue;
        note(`removing ${one.path}, ${(0,shared_text/* formatBytes */.z3)(one.sizeBytes)}; ${(0,shared_text/* plural */.LS)(round.lines.length, 'removal')} so far`);
        if (!(await removeOne(one, round, platform)))
            continue;
        totalBytes -= one.sizeBytes;
        wanted = request.isDryRun ? lessen(wanted, one) : await findWanted(request, totalBytes, platform);
        if (wanted === undefined)
            break;
    }
    return { lines: round.lines, isEnough: wanted === undefined };
}
async function findWanted({ baseDir, floor, maxBytes }, totalBytes, platform) {
    const missing = (0,space/* missingSpace */.n6)(await (0,space/* readSpace */.lM)(baseDir, platform), floor);
    const excess = maxBytes === undefined ? 0 : Math.max(0, totalBytes - maxBytes);
    if (missing === undefined && excess === 0)
        return undefined;
    return { bytes: Math.max(missing?.bytes ?? 0, excess), inodes: missing?.inodes ?? 0 };
}
function lessen({ bytes, inodes }, one) {
    const left = { bytes: Math.max(0, bytes - one.sizeBytes), inodes: Math.max(0, inodes - one.inodes) };
    return left.bytes > 0 || left.inodes > 0 ? left : undefined;
}
/** False: it is in use, and stays. */
async function removeOne(one, round, platform) {
    const told = `${one.path} (${one.kind}, ${(0,shared_text/* formatBytes */.z3)(one.sizeBytes)}, last used ${new Date(one.lastUsedMs).toISOString()})`;
    if (round.request.isDryRun) {
        round.lines.push(`would remove ${told}`);
        return true;
    }
    const isGone = await removeNow(one, round, platform);
    if (isGone)
        round.lines.push(`removed ${told}`);
    return isGone;
}
async function removeNow(one, round, platform) {
    const { request, isOver } = round;
    const { trashDir } = (0,layout/* layoutOf */.aH)(request.baseDir);
    switch (one.kind) {
        case 'trash':
            return await removeTree(one.path, isOver, platform);
        case 'uv':
        case 'python': {
            const aside = external_node_path_.join(trashDir, `${external_node_path_.basename(one.path)}-${Math.trunc(one.lastUsedMs)}`);
            await platform.files.rename(one.path, aside);
            return await removeTree(aside, isOver, platform);
        }
        case 'retired':
        case 'current':
            return await removeGeneration(one, round, platform);
    }
}
async function removeGeneration(one, round, platform) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { request, isOver, lines } = round;
        const { locksDir, trashDir } = (0,layout/* layoutOf */.aH)(request.baseDir);
        const dir = one.path;
        const epochDir = external_node_path_.dirname(dir);
        const isUsed = (await (0,marks/* isMarked */.rZ)(dir, platform)) || (await isOpen(dir, platform));
        if (request.isEarly && one.kind === 'current' && !isUsed)
            return false;
        const lockPath = external_node_path_.join(locksDir, `${(0,key/* lockKey */.T)(dir)}.lock`);
        const signal = platform.processes.interruption;
        const outcome = await (0,lease/* acquireLease */.Z)({ lockPath, timeoutMs: 0, signal, onWait: () => { } }, platform);
        if (outcome.kind === 'timed-out')
            return false;
        const _lease = __addDisposableResource(env_1, outcome.lease, true);
        if (one.kind === 'current') {
            if (!isUsed && (await pruneFirst(one, round, platform)))
                return true;
            // New jobs start in the next one; this one goes when those that use it are over.
            const number = Number(/\d+$/.exec(dir)?.[0]);
            await (0,generation/* advanceGeneration */.XA)(epochDir, number, platform);
            if (isUsed)
                lines.push(`${dir} is in use and is left for the next generation: it goes when its jobs are over`);
        }
        if (isUsed || !(await (0,retire/* retireGeneration */.k)({ dir, trashDir }, platform)))
            return false;
        await platform.files.rm(`${dir}.jobs`, { recursive: true, force: true });
        for (const name of await platform.files.readdir(trashDir))
            if (!(await removeTree(external_node_path_.join(trashDir, name), isOver, platform)))
                return false;
        return true;
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
/** Whether a uv works in the cache: each has a shared lock on it for as long as it runs. */
async function isOpen(dir, { processes }) {
    const result = await processes.run(['flock', '--nonblock', '--exclusive', external_node_path_.join(dir, '.lock'), 'true']);
    return result.kind === 'ran' && result.code !== 0;
}
const PRUNE_LOCK_S = '1';
const PRUNE_MS = 30_000;
/** uv's own way to give up what nothing leads to: never with `--ci`, which empties a cache, nor with `--force`. */
async function pruneFirst(one, { request, lines }, platform) {
    const { clock, host, processes } = platform;
    const { uv } = request;
    if (uv === undefined || external_node_path_.dirname(one.path) !== uv.epochDir)
        return false;
    const child = processes.start({
        argv: [uv.path, 'cache', 'prune', '--cache-dir', one.path],
        env: { ...host.env, UV_LOCK_TIMEOUT: PRUNE_LOCK_S },
        cwd: request.baseDir,
        onOutput: () => { },
    });
    const isEnded = new AbortController();
    void child.ended.then(() => isEnded.abort());
    await clock.sleep(PRUNE_MS, AbortSignal.any([isEnded.signal, processes.interruption]));
    if (child.pid !== undefined && !isEnded.signal.aborted)
        processes.signalGroup(child.pid, 'SIGKILL');
    const end = await child.ended;
    if (end.kind !== 'exited' || end.code !== 0)
        return false;
    const missing = (0,space/* missingSpace */.n6)(await (0,space/* readSpace */.lM)(request.baseDir, platform), request.floor);
    lines.push(`ran uv cache prune in ${one.path}`);
    return missing === undefined && request.maxBytes === undefined;
}


/***/ }),

/***/ 3584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gc: () => (/* binding */ gc)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/cache/space.js
var cache_space = __webpack_require__(4408);
// EXTERNAL MODULE: ./lib/inputs/fields.js
var fields = __webpack_require__(8608);
// EXTERNAL MODULE: ./lib/placement/ballast.js
var ballast = __webpack_require__(3432);
// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
// EXTERNAL MODULE: ./lib/placement/place.js + 8 modules
var place = __webpack_require__(6694);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/cache/marks.js
var marks = __webpack_require__(2216);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
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
    const { collect } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 1754));
    const { plan, timeoutMs, maxBytes, isEarly = false } = request;
    const floor = isEarly ? doubleFloor(plan.floor) : plan.floor;
    const { lines, isEnough } = await collect({ ...plan, floor, maxBytes, timeoutMs, isEarly, isDryRun: false }, platform);
    const space = tellSpace(await readSpace(plan.baseDir, platform));
    for (const line of lines)
        actions.info(`Disk of ${plan.baseDir} on ${host.hostname}: ${line}`);
    if (lines.length > 0 || !(isEnough || isEarly))
        actions.info(`${plan.baseDir} on ${host.hostname}: ${space}${isEnough || isEarly ? '' : '; what is left is in use'}`);
}
function tellSpace({ freeBytes, inodes }) {
    const files = inodes === undefined ? '' : ` and ${inodes.free} inodes`;
    return `${(0,shared_text/* formatBytes */.z3)(freeBytes)}${files} free`;
}

// EXTERNAL MODULE: ./lib/flow/collect.js + 2 modules
var collect = __webpack_require__(1754);
;// CONCATENATED MODULE: ./lib/flow/gc.js









const EXIT_USAGE = 2;
/** `locked-uv gc`: collects the base of this user on this node, for cron and for people. */
async function gc(args, platform) {
    const { console, host } = platform;
    const options = parseOptions(args);
    if (typeof options === 'string') {
        console.printError(`locked-uv gc: ${options}\n`);
        return EXIT_USAGE;
    }
    const workspace = host.env['GITHUB_WORKSPACE'] || '.';
    const base = await (0,place/* placeBase */.x)({ workspace }, platform);
    for (const { path, from, verdict, reason, obstacle, fullBase } of base.candidates) {
        if (fullBase !== undefined) {
            const work = () => collectAndTell(fullBase, options, platform);
            await (options.isDryRun ? work() : (0,ballast/* withoutBallast */.O1)((0,layout/* layoutOf */.aH)(fullBase), platform, work));
        }
        // Whoever runs this because a disk is full has to learn which one was not looked at.
        else if (verdict === 'refused' && obstacle !== 'ENOENT')
            console.printError(`locked-uv gc: ${path} (${from}) is passed over: ${reason}\n`);
    }
    await collectAndTell(base.dir, options, platform);
    return 0;
}
async function collectAndTell(baseDir, options, platform) {
    const request = { baseDir, timeoutMs: Infinity, isOffline: false, uv: undefined, ...options };
    const { lines, isEnough } = await (0,collect.collect)(request, platform);
    for (const line of lines)
        platform.console.print(`${line}\n`);
    const space = tellSpace(await (0,cache_space/* readSpace */.lM)(baseDir, platform));
    platform.console.print(`${baseDir}: ${space}${isEnough ? '' : '; what is left is in use or of no help'}\n`);
}
function parseOptions(args) {
    try {
        const { values } = (0,external_node_util_.parseArgs)({
            args: [...args],
            options: {
                'dry-run': { type: 'boolean', default: false },
                'max-size': { type: 'string' },
                'min-free': { type: 'string', default: '1GiB' },
            },
        });
        const { 'max-size': rawMax, 'min-free': rawMin } = values;
        return {
            isDryRun: values['dry-run'],
            maxBytes: rawMax === undefined ? undefined : named('--max-size', rawMax, fields/* parseSize */.DB),
            floor: named('--min-free', rawMin, fields/* parseFloor */.cI),
        };
    }
    catch (error) {
        return (0,errors/* messageOf */.bD)(error);
    }
}
function named(option, raw, parse) {
    try {
        return parse(raw);
    }
    catch (error) {
        throw error instanceof fields/* FieldProblem */.k4 ? new fields/* FieldProblem */.k4(`${option} ${raw} ${error.message}`) : error;
    }
}


/***/ })

};
