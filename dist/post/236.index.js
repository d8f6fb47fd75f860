export const id = 236;
export const ids = [236];
export const modules = {

/***/ 6962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Au: () => (/* binding */ queueForBelt),
/* harmony export */   UI: () => (/* binding */ isBeltFree),
/* harmony export */   xv: () => (/* binding */ readBeltOwner)
/* harmony export */ });
/* unused harmony export beltFileOf */
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

/***/ 511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ hasBids),
/* harmony export */   R7: () => (/* binding */ listBeside),
/* harmony export */   XE: () => (/* binding */ collectCasualties),
/* harmony export */   ZW: () => (/* binding */ sweepLeftovers),
/* harmony export */   ao: () => (/* binding */ findCasualty)
/* harmony export */ });
/* unused harmony exports suspectFileOf, hasCasualties, clearCasualties */
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

/***/ 5058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ takeOver),
/* harmony export */   z: () => (/* binding */ isAbandoned)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);
/* harmony import */ var _belt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6962);
/* harmony import */ var _directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6304);
/* harmony import */ var _liveness_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6026);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8635);





// Sixty heartbeats: a paused container or a loaded machine skips some, a holder that works does not skip all.
const SILENT_HOLDER_MS = 120_000;
// Work under a guard takes milliseconds.
const SILENT_GUARD_MS = 10_000;
/** Whether the lock is to be taken from its owner: proved dead, or beyond our sight and silent for two minutes. */
function isAbandoned(path, held, context) {
    const verdict = held.owner === undefined ? 'unknown' : (0,_liveness_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeOwner */ .lT)(held.owner, context.platform);
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
        const now = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observeLock */ .i4)(lockPath, platform.files);
        if (now.kind === 'free')
            return true;
        if (!request.isBeltSettled && !(await (0,_belt_js__WEBPACK_IMPORTED_MODULE_1__/* .isBeltFree */ .UI)(lockPath, platform)))
            return false;
        return now.instance === instance && request.isAbandoned(now) && (await moveAside(request, platform));
    }
    finally {
        (0,_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .removeOwned */ .Ox)(guard, self.token);
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
        if ((0,_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .createOwned */ .C5)(guard, request.self))
            return guard;
        const maker = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observeLock */ .i4)(guard, platform.files);
        if (maker.kind === 'free')
            return undefined;
        const context = { patience: request.patience, platform, silentMs: SILENT_GUARD_MS };
        if (!isAbandoned(guard, maker, context))
            return undefined;
    }
}
async function moveAside({ lockPath, instance }, { files }) {
    const aside = `${lockPath}.dead.${instance}`;
    const isMoved = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessErrno */ .DB)(['ENOENT'], async () => {
        await files.rename(lockPath, aside);
        return true;
    });
    if (!isMoved)
        return true;
    const moved = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observeLock */ .i4)(aside, files);
    // The next holder may already be clearing the aside away. Only another owner's record says that we hit a live lock,
    // which takes an owner that was silent for two minutes and came back within this very millisecond.
    if (moved.kind === 'free' || moved.owner === undefined || moved.instance === instance)
        return true;
    await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessErrno */ .DB)(['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES', 'ENOENT'], () => files.rename(aside, lockPath));
    return false;
}


/***/ })

};
