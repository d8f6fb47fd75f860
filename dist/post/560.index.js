export const id = 560;
export const ids = [560];
export const modules = {

/***/ 4545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress)
/* harmony export */ });
/* unused harmony export PROGRESS_EVERY_MS */
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

/***/ 2832:
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

// EXTERNAL MODULE: ./lib/lock/takeover.js
var lock_takeover = __webpack_require__(5058);
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
    const isGone = (held) => (0,lock_takeover/* isAbandoned */.z)(lockPath, held, { patience, platform });
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
            if (isOpen && isOurTurn && (await (0,lock_takeover/* takeOver */.w)({ ...takeover, instance: state.instance }, platform)))
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
    const isGone = (path, held) => (0,lock_takeover/* isAbandoned */.z)(path, held, { patience, platform });
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


/***/ })

};
