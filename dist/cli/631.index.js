export const id = 631;
export const ids = [631];
export const modules = {

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

/***/ 8608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   cI: () => (/* binding */ parseFloor),
/* harmony export */   k4: () => (/* binding */ FieldProblem)
/* harmony export */ });
/* unused harmony exports parseBoolean, parseChoice, parseEnableCache, parseLines, parseCount, parseSha256, parseChecksums, parseList, parseWords, parsePythonVersion */
/** What is wrong with the value of one input, and what would be right. */
class FieldProblem extends Error {
}
const TRUE_WORDS = (/* unused pure expression or super */ null && (['true', 'yes', 'on']));
const FALSE_WORDS = (/* unused pure expression or super */ null && (['false', 'no', 'off']));
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

/***/ 6605:
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

// EXTERNAL MODULE: ./lib/lock/liveness.js
var liveness = __webpack_require__(6026);
// EXTERNAL MODULE: ./lib/lock/observe.js
var observe = __webpack_require__(8635);
;// CONCATENATED MODULE: ./lib/lock/orphan.js

function judgeObstacle(held, platform) {
    if (held.owner === undefined)
        return 'unknown';
    const verdict = (0,liveness/* judgeOwner */.lT)(held.owner, platform);
    if (verdict === 'unknown')
        return 'unseen';
    return verdict === 'alive' && (0,liveness/* judgeProcess */.rh)(held.owner, platform) === 'dead' ? 'orphan' : 'owner';
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
        if (owner?.child === undefined || !(0,liveness/* isRunGone */.lM)(owner, platform.processes))
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
    const verdict = held.owner === undefined ? 'unknown' : (0,liveness/* judgeOwner */.lT)(held.owner, context.platform);
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
    if ((0,liveness/* judgeProcess */.rh)(owner, platform) !== 'alive')
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
        isInUse: (child) => (0,liveness/* isGroupOfChildAlive */.U2)(child, processes),
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


/***/ })

};
