export const id = 747;
export const ids = [747];
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
/* harmony export */   F$: () => (/* binding */ markUse),
/* harmony export */   dX: () => (/* binding */ unmark),
/* harmony export */   rZ: () => (/* binding */ isMarked)
/* harmony export */ });
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

/***/ 9747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  boundDisk: () => (/* binding */ boundDisk),
  makeRoom: () => (/* binding */ makeRoom),
  noteUse: () => (/* binding */ noteUse),
  tellSpace: () => (/* binding */ tellSpace)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/cache/marks.js
var marks = __webpack_require__(2216);
// EXTERNAL MODULE: ./lib/cache/space.js
var cache_space = __webpack_require__(4408);
// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
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
    const text = await unlessErrno(['ENOENT', 'ENOTDIR', 'EACCES'], () => platform.files.readFile(path.join(rootDir, 'uv.lock'), 'utf8'));
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
    return path.resolve(rootDir, active || env['UV_PROJECT_ENVIRONMENT'] || '.venv');
}
/** The environment of `uv pip`; undefined where the user chose the system's interpreter. */
function pipEnvironmentDir(projectDir, env) {
    if (/^(1|true|t|yes|y|on)$/i.test(env['UV_SYSTEM_PYTHON'] ?? ''))
        return undefined;
    return path.resolve(projectDir, env['VIRTUAL_ENV'] || '.venv');
}
/** Whether the project itself forbids the network: `offline` in its uv.toml or, where there is none, in `[tool.uv]`. */
async function isOfflineProject(projectDir, platform) {
    const { rootDir } = await findProject(projectDir, platform);
    const own = await readToml(external_node_path_.join(rootDir, 'uv.toml'), platform.files);
    const manifest = own ?? toolUvOf(await readManifest(rootDir, platform.files));
    return tableOf(manifest)?.['offline'] === true;
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

;// CONCATENATED MODULE: ./lib/flow/offline.js

/** By argument, variable, script or configuration: what is dropped then would be gone for good. */
async function isOffline({ run, syncArgs, projectDir }, platform) {
    const words = run.kind === 'script' ? run.script.split(/\s+/) : syncArgs;
    const isForbidden = /^(1|true|yes|on|t|y)$/i.test(platform.host.env['UV_OFFLINE'] ?? '');
    return words.includes('--offline') || isForbidden || (await isOfflineProject(projectDir, platform));
}

;// CONCATENATED MODULE: ./lib/flow/bound-disk.js







// A full disk is worth a minute before the sync; post must not keep a runner.
const BEFORE_SYNC_MS = 60_000;
const POST_MS = 30_000;
// Measuring walks everything: seconds for a million files.
const MEASURE_EVERY_MS = 600_000;
/** Before the directories are chosen: a disk that fills up in mid-sync leaves damage behind. */
async function makeRoom(job, platform) {
    const { base, facts } = job;
    const floor = job.inputs.minFree;
    if ((0,cache_space/* missingSpace */.n6)(await (0,cache_space/* readSpace */.lM)(base.dir, platform), floor) === undefined)
        return;
    const plan = await planCollect(job, platform);
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
        job.session.add({ collect: { ...(await planCollect(job, platform)), mark } }, platform);
    }
    catch (error) {
        platform.actions.info(`The use of ${job.placement.cacheDir} is not marked: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function planCollect({ inputs, base, uv }, platform) {
    return {
        baseDir: base.dir,
        floor: inputs.minFree,
        maxBytes: inputs.maxCacheBytes,
        isOffline: await isOffline(inputs, platform),
        uv: { path: uv.uvPath, epochDir: (0,layout/* epochDirOf */.yS)((0,layout/* layoutOf */.aH)(base.dir), uv.version) },
        mark: undefined,
    };
}
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
async function collectNow(request, platform) {
    const { actions, host } = platform;
    const { collect } = await Promise.all(/* import() */[__webpack_require__.e(648), __webpack_require__.e(236), __webpack_require__.e(832), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 7476));
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
/* harmony export */   aH: () => (/* binding */ layoutOf),
/* harmony export */   yS: () => (/* binding */ epochDirOf)
/* harmony export */ });
/* unused harmony exports baseNameOf, isInSomeBase, parseGenerationDir */
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

/***/ 6422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ redactUrl),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   gr: () => (/* binding */ decodePercent),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony exports plural, redactText */
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

};
