export const id = 10;
export const ids = [10];
export const modules = {

/***/ 9010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  saveCaches: () => (/* binding */ saveCaches),
  transferMs: () => (/* binding */ transferMs)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/cache/tree.js


/** Names in the root of a cache that are none of uv's: what we stage there. `uv cache prune` removes what a kill leaves. */
const tree_STAGING_PREFIX = '.locked-uv-';
const GONE = ['ENOENT', 'ENOTDIR'];
// Another file system, no hard links at all, too many of one file, or files of another user.
const NOT_LINKABLE = ['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'];
/**
 * Makes a second tree of the same files: hard links where the file system has them, else copies, as reflinks where it has
 * those. Symbolic links are made anew; one that names a path below `from` absolutely is made relative. Files that vanish
 * meanwhile are left out.
 */
async function linkTree({ from, to }, files) {
    await linkInside({ root: from, from, to }, files);
}
async function linkInside({ root, from, to }, files) {
    const entries = await (0,errors/* unlessErrno */.DB)(GONE, () => files.readdir(from, { withFileTypes: true }));
    if (entries === undefined)
        return;
    await files.mkdir(to, { recursive: true });
    for (const entry of entries) {
        const source = external_node_path_.join(from, entry.name);
        const target = external_node_path_.join(to, entry.name);
        if (from === root && (entry.name.startsWith(tree_STAGING_PREFIX) || entry.name === '.lock'))
            continue;
        if (entry.isDirectory())
            await linkInside({ root, from: source, to: target }, files);
        else if (entry.isSymbolicLink())
            await copyLink({ root, source, target }, files);
        else if (entry.isFile())
            await (0,errors/* unlessErrno */.DB)(GONE, () => linkFile(source, target, files));
    }
}
async function linkFile(source, target, files) {
    await files.link(source, target).catch(async (error) => {
        if (!NOT_LINKABLE.includes((0,errors/* errnoOf */.UQ)(error) ?? ''))
            throw error;
        await files.copyFile(source, target, files.constants.COPYFILE_FICLONE);
    });
}
async function copyLink({ root, source, target }, files) {
    const destination = await (0,errors/* unlessErrno */.DB)(GONE, () => files.readlink(source));
    if (destination === undefined)
        return;
    const isOwn = external_node_path_.isAbsolute(destination) && destination.startsWith(root + external_node_path_.sep);
    await files.symlink(isOwn ? external_node_path_.relative(external_node_path_.dirname(source), destination) : destination, target);
}
/** Symbolic links below a directory that lead out of it, or are absolute. */
async function tree_findStrayLinks(dir, files) {
    const stray = [];
    for (const entry of await files.readdir(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isSymbolicLink())
            continue;
        const link = path.join(entry.parentPath, entry.name);
        const destination = await files.readlink(link);
        const resolved = path.resolve(entry.parentPath, destination);
        if (path.isAbsolute(destination) || !resolved.startsWith(dir + path.sep))
            stray.push(link);
    }
    return stray;
}

;// CONCATENATED MODULE: ./lib/cache/fill.js




/** Whether a cache has nothing to install from. What uv writes when it is started counts for nothing. */
async function isCold(cacheDir, { files }) {
    const names = (await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(cacheDir))) ?? [];
    for (const bucket of names.filter((name) => /^(archive|wheels|sdists)-v\d+$/.test(name))) {
        const inside = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(external_node_path_.join(cacheDir, bucket)));
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
    const stagingDir = path.join(dir, `${STAGING_PREFIX}fill-${randomUUID()}`);
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
        return { kind: 'failed', reason: messageOf(error) };
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
        const source = path.join(tree, name);
        const target = path.join(dir, name);
        // A bucket without packages, made by the start of some uv.
        const isBucket = (await files.lstat(source)).isDirectory();
        if (isBucket)
            await files.rm(target, { recursive: true, force: true });
        await unlessErrno(['EEXIST'], () => files.rename(source, target));
    }
}

;// CONCATENATED MODULE: ./lib/cache/pack.js




/**
 * Saves a directory. What is not worth saving is pruned from a second tree of hard links, by uv itself: the cache keeps
 * everything, and nothing is copied.
 */
async function packDirectory(request, platform) {
    const { dir, name, key, prune, timeoutMs, onProgress } = request;
    const { cacheService, files, processes } = platform;
    const staging = external_node_path_.join(dir, `${tree_STAGING_PREFIX}pack-${(0,external_node_crypto_.randomUUID)()}`);
    try {
        // Another job may have saved it while ours ran: cheaper to ask than to pack for nothing.
        await files.mkdir(staging);
        const shared = { dir: staging, name, key, restoreKeys: [], timeoutMs };
        const found = await cacheService.transfer({ verb: 'lookup', ...shared });
        if (found.kind === 'restored' && found.key === key)
            return { kind: 'conflict' };
        if (found.kind === 'failed')
            return found;
        const tree = external_node_path_.join(staging, name);
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
        return { kind: 'failed', reason: (0,errors/* messageOf */.bD)(error) };
    }
    finally {
        await files.rm(staging, { recursive: true, force: true });
    }
}
function tellPrune(result) {
    const why = result.kind === 'ran' ? result.stderr.trim() || `exit code ${result.code}` : result.reason;
    return `uv cache prune failed (${why})`;
}

;// CONCATENATED MODULE: ./lib/cache/warm-start.js



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
    const tree = path.join(dir, name);
    const stray = await findStrayLinks(tree, files);
    for (const link of stray)
        await files.unlink(link);
    const notes = stray.length > 0 ? [`${plural(stray.length, 'link')} that led out of it left out`] : [];
    return { kind: 'staged', tree, from: answer.key, notes };
}

// EXTERNAL MODULE: ./lib/lock/lease.js + 5 modules
var lease = __webpack_require__(2832);
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
        const answer = await (0,progress/* withProgress */.E)(`Saving ${plan.dir} under ${plan.key}`, platform, (onProgress) => packDirectory({
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
        const outcome = await (0,lease/* acquireLease */.Z)({ ...request, signal: platform.processes.interruption }, platform);
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


/***/ })

};
