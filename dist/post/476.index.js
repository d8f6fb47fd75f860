export const id = 476;
export const ids = [476];
export const modules = {

/***/ 7476:
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
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/lock/key.js

/**
 * Names the lock of a cache: sixteen hex digits, the same for every job that means the same directory.
 *
 * @param realCacheDir resolved by `realpath`, so that a symlink does not make a second lock for one cache
 */
function lockKey(realCacheDir) {
    return (0,external_node_crypto_.createHash)('sha256').update(realCacheDir).digest('hex').slice(0, 16);
}

// EXTERNAL MODULE: ./lib/lock/lease.js + 5 modules
var lease = __webpack_require__(2832);
// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
;// CONCATENATED MODULE: ./lib/placement/generation.js




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
            const dir = (0,layout/* generationDirOf */.Zd)(epochDir, current.generation);
            await platform.files.mkdir(dir, { recursive: true, mode: 0o700 });
            return { generation: current.generation, dir, notes };
        }
        // Gone before the directories are listed: a number published meanwhile has its directory by then.
        if (current.kind === 'garbage')
            await platform.files.rm((0,layout/* currentFileOf */.Fe)(epochDir), { force: true });
        const generation = (await readHighest(epochDir, platform)) ?? 1;
        if (current.kind === 'garbage')
            notes.push(`${(0,layout/* currentFileOf */.Fe)(epochDir)} held no number (${current.text}); generation ${generation} is used`);
        await platform.files.mkdir((0,layout/* generationDirOf */.Zd)(epochDir, generation), { recursive: true, mode: 0o700 });
        await publish(epochDir, generation, { isFirst: true }, platform);
    }
    throw new Error(`${(0,layout/* currentFileOf */.Fe)(epochDir)} does not keep a number`);
}
/**
 * Leaves generation `from` for the next one; jobs that still use it are not disturbed. Does nothing where somebody has
 * left it already, so that several jobs that meet the same damage move on by one generation and not by several.
 */
async function advanceGeneration(epochDir, from, platform) {
    const settled = await settleGeneration(epochDir, platform);
    if (settled.generation !== from)
        return settled;
    const dir = (0,layout/* generationDirOf */.Zd)(epochDir, from + 1);
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
    const isMarked = async () => (await unlessErrno(['ENOENT'], () => files.lstat(layout.canaryFile))) !== undefined;
    if (await isMarked())
        return [];
    const notes = [];
    for (const epoch of await files.readdir(layout.cachesDir)) {
        const epochDir = join(layout.cachesDir, epoch);
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
    await unlessErrno(['EEXIST'], () => files.writeFile(layout.canaryFile, content, { flag: 'wx' }));
    return notes;
}
async function readCurrent(epochDir, { files }) {
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readFile((0,layout/* currentFileOf */.Fe)(epochDir), 'utf8'));
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
    const currentFile = (0,layout/* currentFileOf */.Fe)(epochDir);
    const stagedFile = `${currentFile}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await files.writeFile(stagedFile, `${generation}\n`, { flag: 'wx' });
        if (!options.isFirst)
            return await files.rename(stagedFile, currentFile);
        await files.link(stagedFile, currentFile).catch(async (error) => {
            if (NO_HARD_LINKS.includes((0,errors/* errnoOf */.UQ)(error) ?? ''))
                return await files.rename(stagedFile, currentFile);
            if ((0,errors/* errnoOf */.UQ)(error) !== 'EEXIST')
                throw error;
        });
    }
    finally {
        await files.rm(stagedFile, { force: true });
    }
}

;// CONCATENATED MODULE: ./lib/placement/retire.js



/** The generations of an epoch that were given up for a later one. */
async function listRetired(epochDir, current, { files }) {
    const names = (await unlessErrno(['ENOENT'], () => files.readdir(epochDir))) ?? [];
    return names
        .filter((name) => Number(/^gen-([1-9]\d{0,8})$/.exec(name)?.[1] ?? Infinity) < current)
        .map((name) => join(epochDir, name));
}
/**
 * Moves a generation that was given up into the trash, in one step, unless a uv holds it: every uv since 0.8.19 has a
 * shared flock(2) on the `.lock` of its cache for as long as it runs. Without flock(1) it stays where it is. Only for the
 * holder of the exclusive lease of that cache.
 */
async function retireGeneration({ dir, trashDir }, { files, processes }) {
    await files.mkdir(trashDir, { recursive: true, mode: 0o700 });
    const target = (0,external_node_path_.join)(trashDir, `${(0,external_node_path_.basename)((0,external_node_path_.dirname)(dir))}-${(0,external_node_path_.basename)(dir)}-${(0,external_node_crypto_.randomUUID)()}`);
    const move = ['mv', '--', dir, target];
    const result = await processes.run(['flock', '--nonblock', '--exclusive', (0,external_node_path_.join)(dir, '.lock'), ...move]);
    return result.kind === 'ran' && result.code === 0;
}

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
        const lockPath = external_node_path_.join(locksDir, `${lockKey(dir)}.lock`);
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
            await advanceGeneration(epochDir, number, platform);
            if (isUsed)
                lines.push(`${dir} is in use and is left for the next generation: it goes when its jobs are over`);
        }
        if (isUsed || !(await retireGeneration({ dir, trashDir }, platform)))
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
