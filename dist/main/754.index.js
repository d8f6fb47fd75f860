export const id = 754;
export const ids = [754];
export const modules = {

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
// EXTERNAL MODULE: ./lib/lock/lease.js + 7 modules
var lease = __webpack_require__(7777);
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


/***/ })

};
