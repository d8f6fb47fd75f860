export const id = 496;
export const ids = [496];
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
/* harmony export */   dX: () => (/* binding */ unmark),
/* harmony export */   rZ: () => (/* binding */ isMarked)
/* harmony export */ });
/* unused harmony export markUse */
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

/***/ 3496:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  boundDisk: () => (/* binding */ boundDisk),
  collectNow: () => (/* binding */ collectNow),
  tellSpace: () => (/* binding */ tellSpace)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/cache/marks.js
var marks = __webpack_require__(2216);
// EXTERNAL MODULE: ./lib/cache/space.js
var cache_space = __webpack_require__(4408);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/placement/trust.js
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
        if (errnoOf(error) !== 'EEXIST')
            throw error;
    });
    const verdict = await trust_checkOwner(dir, platform);
    if (verdict.kind === 'ours')
        await probeWrite(dir, platform);
    return verdict;
}
/**
 * The same for a directory that exists, without the file: on a full disk nothing else can be said.
 * @throws the failed system call
 */
async function trust_checkOwner(dir, { files, host }) {
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
    const file = join(dir, `.probe-${randomUUID()}`);
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
        const { kind } = await checkOwner(dir, platform);
        return kind === 'ours' && (await platform.files.stat(layoutOf(dir).cachesDir)).isDirectory();
    }
    catch {
        return false;
    }
}
/** Makes room for what `work` has to write on a full disk. */
async function withoutBallast(layout, platform, work) {
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
        await (0,marks/* unmark */.dX)(plan.mark, platform);
    if (actions.input('job-status').toLowerCase() === 'cancelled')
        return;
    const space = await (0,cache_space/* readSpace */.lM)(plan.baseDir, platform);
    const isShort = (0,cache_space/* missingSpace */.n6)(space, plan.floor) !== undefined;
    const isDue = plan.maxBytes !== undefined && (await isMeasuringDue(plan.baseDir, platform));
    if (isShort || isDue)
        await collectNow({ plan, timeoutMs: POST_MS, maxBytes: plan.maxBytes }, platform);
    else if ((0,cache_space/* missingSpace */.n6)(space, (0,cache_space/* doubleFloor */.Gp)(plan.floor)) !== undefined)
        await collectNow({ plan, timeoutMs: POST_MS, maxBytes: undefined, isEarly: true }, platform);
    for (const baseDir of plan.fullBases)
        await clearFullBase({ ...plan, baseDir }, platform);
}
/** Else what is ours would lie there for ever: each job passes it over, and collects where it works. */
async function clearFullBase(plan, platform) {
    const { baseDir } = plan;
    try {
        await withoutBallast((0,layout/* layoutOf */.aH)(baseDir), platform, () => collectNow({ plan, timeoutMs: POST_MS, maxBytes: undefined }, platform));
    }
    catch (error) {
        platform.actions.info(`The disk of ${baseDir} on ${platform.host.hostname} is full, and it could not be cleared of what is ours: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** True once in ten minutes, for one of the jobs that ask. */
async function isMeasuringDue(baseDir, { clock, files }) {
    const file = external_node_path_.join((0,layout/* layoutOf */.aH)(baseDir).versionDir, 'measured');
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.stat(file));
    if (stats !== undefined && clock.nowMs() - stats.mtimeMs < MEASURE_EVERY_MS)
        return false;
    await files.writeFile(file, '');
    return true;
}
/** Collects and tells what went. */
async function collectNow(request, platform) {
    const { actions, host } = platform;
    const { collect } = await Promise.all(/* import() */[__webpack_require__.e(648), __webpack_require__.e(236), __webpack_require__.e(560), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 7476));
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


/***/ }),

/***/ 2489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ currentFileOf),
/* harmony export */   Zd: () => (/* binding */ generationDirOf),
/* harmony export */   aH: () => (/* binding */ layoutOf)
/* harmony export */ });
/* unused harmony exports baseNameOf, isInSomeBase, epochDirOf, parseGenerationDir */
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
    return join(layout.cachesDir, epoch);
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


/***/ })

};
