export const id = 140;
export const ids = [140];
export const modules = {

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

/***/ 6026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U2: () => (/* binding */ isGroupOfChildAlive),
/* harmony export */   lM: () => (/* binding */ isRunGone),
/* harmony export */   lT: () => (/* binding */ judgeOwner),
/* harmony export */   rh: () => (/* binding */ judgeProcess)
/* harmony export */ });
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

/***/ 3432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ holdsCaches),
/* harmony export */   LE: () => (/* binding */ keepBallast),
/* harmony export */   O1: () => (/* binding */ withoutBallast)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2489);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3973);




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
        const { kind } = await (0,_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .checkOwner */ .AA)(dir, platform);
        return kind === 'ours' && (await platform.files.stat((0,_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .layoutOf */ .aH)(dir).cachesDir)).isDirectory();
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
    const staged = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(trashDir, `ballast-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    try {
        await files.mkdir(staged, { mode: 0o700 });
        for (let number = 0; number < FILES; number++)
            await files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staged, String(number)), (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(FILE_BYTES));
        await files.rename(staged, ballastDir);
    }
    catch {
        // No room, or another job was faster.
        await files.rm(staged, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 1268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   di: () => (/* binding */ CacheContainsWorkspaceError),
/* harmony export */   j4: () => (/* binding */ CacheDirUnusableError),
/* harmony export */   od: () => (/* binding */ explainErrno),
/* harmony export */   wI: () => (/* binding */ PlacementError)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);

/** No candidate can hold uv's state on this node. */
class PlacementError extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
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
class CacheDirUnusableError extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
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
class CacheContainsWorkspaceError extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
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
    const errno = (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errnoOf */ .UQ)(error);
    const meaning = MEANINGS[errno ?? ''];
    return meaning === undefined ? (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) : `${meaning} (${errno})`;
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

/***/ 6694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* reexport */ placeBase),
  L: () => (/* binding */ placeDirectories)
});

// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/placement/errors.js
var placement_errors = __webpack_require__(1268);
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
            throw new placement_errors/* CacheContainsWorkspaceError */.di({ path, from, inside });
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
        throw new placement_errors/* CacheDirUnusableError */.j4({ path, from, cause: error });
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/placement/settings.js
var settings = __webpack_require__(4046);
// EXTERNAL MODULE: ./lib/placement/uv-config.js
var uv_config = __webpack_require__(2763);
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
    const rawEnv = (0,settings/* readSetting */.L)(env, 'UV_CACHE_DIR');
    if (rawEnv !== undefined) {
        const path = (0,external_node_path_.resolve)(workspace, rawEnv);
        if ((0,paths/* isInside */.F)(path, ownCachesDir))
            return { kind: 'own' };
        const isExported = !(0,external_node_path_.isAbsolute)(rawEnv);
        if (isExported)
            report(`UV_CACHE_DIR=${rawEnv} is relative; it is made ${path} for all steps`);
        return { kind: 'user', path, from: 'UV_CACHE_DIR', isExported };
    }
    const tables = await (0,uv_config/* readUvConfig */.ys)(projectDir, report, platform);
    const configured = (0,uv_config/* findText */.Vw)(tables, 'cache-dir');
    const linkMode = (0,uv_config/* findText */.Vw)(tables, 'link-mode');
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

// EXTERNAL MODULE: ./lib/placement/layout.js
var placement_layout = __webpack_require__(2489);
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
        return `${dir} cannot be used: ${(0,placement_errors/* explainErrno */.od)(error)}`;
    }
}

// EXTERNAL MODULE: ./lib/placement/ballast.js
var ballast = __webpack_require__(3432);
;// CONCATENATED MODULE: ./lib/placement/candidates.js



// Where HPC sites put the local disk of a node. A shared file system of the same name is recognised and refused.
const SITE_SCRATCH = ['/local/scratch', '/localscratch', '/scratch/local', '/scratch'];
/**
 * Where to look for room for uv's state, best first. All runners of one user on one node should come to the same answer,
 * hence administrators' variables and fixed places first and the runner's own directories last.
 */
function listCandidates(host, dirs) {
    const asked = named((0,settings/* readSetting */.L)(host.env, 'LOCKED_UV_BASE'), 'LOCKED_UV_BASE');
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
    const fromEnv = (name) => withSkipReason(named((0,settings/* readSetting */.L)(host.env, name), name), host, dirs);
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
    const slurmJob = (0,settings/* readSetting */.L)(env, 'SLURM_JOB_ID') ?? (0,settings/* readSetting */.L)(env, 'SLURM_JOBID');
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
        runnerTemp: (0,settings/* readSetting */.L)(env, 'RUNNER_TEMP'),
        toolCache: (0,settings/* readSetting */.L)(env, 'RUNNER_TOOL_CACHE'),
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
        throw new placement_errors/* PlacementError */.wI(candidates);
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
        return { kind: 'refused', obstacle: errno, reason: (0,placement_errors/* explainErrno */.od)(error) };
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
        await (0,ballast/* keepBallast */.LE)(layout, platform);
        return { kind: 'usable', base: { dir, filesystem, uvDir: layout.uvDir, notes } };
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno !== 'ENOSPC' && errno !== 'EDQUOT')
            throw error;
        const fullBase = (await (0,ballast/* holdsCaches */.CH)(dir, platform)) ? { fullBase: dir } : {};
        return { kind: 'refused', obstacle: errno, reason: (0,placement_errors/* explainErrno */.od)(error), filesystem, ...fullBase };
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
    if ((0,settings/* isSwitchedOn */.J)(platform.host.env, 'UV_NO_CACHE'))
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
        const set = (0,settings/* readSetting */.L)(host.env, name);
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


/***/ }),

/***/ 4046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isSwitchedOn),
/* harmony export */   L: () => (/* binding */ readSetting)
/* harmony export */ });
/** An environment variable; empty counts as not set. */
function readSetting(env, name) {
    return env[name] || undefined;
}
/** Whether uv takes the variable for a yes. */
function isSwitchedOn(env, name) {
    return /^(1|true|yes|on|t|y)$/i.test(env[name] ?? '');
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

/***/ 2763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vw: () => (/* binding */ findText),
/* harmony export */   Wr: () => (/* binding */ readSharedConfig),
/* harmony export */   ys: () => (/* binding */ readUvConfig)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3292);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);
/* harmony import */ var _shared_uv_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6846);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4046);





/**
 * The configuration as uv finds it, what counts most first: the nearest directory upwards with a `uv.toml` or a `[tool.uv]`,
 * then the user's file, then the system's. A `uv.toml` hides the `[tool.uv]` beside it.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
async function readUvConfig(projectDir, report, platform) {
    const { env } = platform.host;
    if ((0,_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .isSwitchedOn */ .J)(env, 'UV_NO_CONFIG'))
        return [];
    const named = (0,_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .readSetting */ .L)(env, 'UV_CONFIG_FILE');
    const tables = [
        named === undefined
            ? await readProjectTable(projectDir, report, platform)
            : await readTable((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(projectDir, named), report, platform),
        ...(named === undefined ? await readSharedConfig(report, platform) : []),
    ];
    return tables.filter((table) => table !== undefined);
}
/** The file of the user and that of the machine, for all projects. */
async function readSharedConfig(report, platform) {
    const tables = [];
    const { user, machine } = (0,_shared_uv_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .listUvSettings */ .R)(platform.host);
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
    const own = await readTable((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, 'uv.toml'), report, platform);
    if (own !== undefined)
        return own;
    const project = await readTable((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, 'pyproject.toml'), report, platform);
    const section = asTable(asTable(project?.settings['tool'])?.['uv']);
    if (project !== undefined && section !== undefined)
        return { file: project.file, settings: section };
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(dir);
    return parent === dir ? undefined : await readProjectTable(parent, report, platform);
}
async function readTable(file, report, { files }) {
    // Not there, not readable: uv says what is wrong with it, if anything is.
    const text = await files.readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined)
        return undefined;
    try {
        return { file, settings: (0,smol_toml__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(text) };
    }
    catch (error) {
        report(`${file} was not searched for settings of uv: ${(0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error).split('\n', 1)[0]}`);
        return { file, settings: {} };
    }
}
function asTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}


/***/ }),

/***/ 6846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ listUvSettings)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * Where uv looks for its configuration outside of projects, whether the files are there or not. Of the machine's it reads the
 * first that is there, and no other.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 */
function listUvSettings({ env, homeDir, platform }) {
    const below = (dir) => (dir ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dir, 'uv', 'uv.toml')] : []);
    if (platform === 'win32')
        return { user: below(env['APPDATA']), machine: below(env['PROGRAMDATA']) };
    const machineDirs = (env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter(node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute);
    return {
        user: below(env['XDG_CONFIG_HOME'] || (homeDir && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(homeDir, '.config'))),
        machine: [...machineDirs, '/etc'].flatMap(below),
    };
}


/***/ })

};
