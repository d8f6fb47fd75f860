export const id = 365;
export const ids = [365];
export const modules = {

/***/ 4365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// NAMESPACE OBJECT: ./node_modules/@renovatebot/pep440/lib/operator.js
var operator_namespaceObject = {};
__webpack_require__.r(operator_namespaceObject);
__webpack_require__.d(operator_namespaceObject, {
  "!=": () => (ne),
  "<": () => (operator_lt),
  "<=": () => (le),
  "==": () => (eq),
  "===": () => (arbitrary),
  ">": () => (gt),
  ">=": () => (ge),
  compare: () => (operator_compare),
  eq: () => (eq),
  ge: () => (ge),
  gt: () => (gt),
  le: () => (le),
  lt: () => (operator_lt),
  ne: () => (ne),
  rcompare: () => (rcompare)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
// EXTERNAL MODULE: ./lib/uv/pins.js
var pins = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/placement/paths.js
var paths = __webpack_require__(2667);
;// CONCATENATED MODULE: ./lib/flow/doctor/check-host.js


const ASK_MS = 10_000;
// A year in which no certificate of today is valid yet.
const EARLIEST = Date.UTC(2025, 0);
const SKEW_MS = 5000;
/** What this machine and this user's processes can do, as far as locks, caches and downloads depend on it. */
async function checkHost({ base, isOffline }, platform) {
    const { host } = platform;
    const isLinux = host.platform === 'linux';
    const kernelLock = (await findProgram('flock', platform)) !== undefined;
    const inotify = watches(base?.dir ?? host.tempDir, platform);
    const seesProcesses = typeof platform.processes.inspect(host.pid) === 'object';
    const cacheService = isOffline ? 'not asked' : await askCacheService(platform);
    const problems = [
        ...(isLinux && !kernelLock ? [NO_FLOCK] : []),
        ...(inotify ? [] : [NO_WATCH]),
        ...(isLinux && !seesProcesses ? [NO_PROC] : []),
        ...(cacheService.startsWith('no answer') ? [noCacheService(cacheService)] : []),
        ...(await judgeClock(base?.dir, platform)),
        ...(base ? await findReapers(base.dir, platform) : []),
    ];
    return {
        facts: {
            name: host.hostname,
            system: `${host.platform} ${host.arch}${host.libc ? ` ${host.libc}` : ''}`,
            uid: host.uid ?? null,
            node: host.nodePath,
            kernelLock,
            inotify,
            seesProcesses,
            cacheService,
        },
        problems,
    };
}
const NO_FLOCK = {
    code: 'FLOCK_MISSING',
    message: 'there is no flock(1) on PATH: the lock has no kernel lock behind it, which a left-over uv would keep',
    remedy: 'Install util-linux; the lock works without, by the record of its holder alone.',
};
const NO_WATCH = {
    code: 'INOTIFY_EXHAUSTED',
    message: 'no directory can be watched: jobs that wait for the lock look again every 70 ms instead',
    remedy: 'Raise fs.inotify.max_user_instances (128 by default, shared by all that this user runs).',
};
const NO_PROC = {
    code: 'PROCESSES_HIDDEN',
    message: '/proc does not show processes: the death of a holder cannot be proved, and its lock lasts two minutes longer',
    remedy: 'Mount /proc in this container or sandbox.',
};
function noCacheService(answer) {
    return {
        code: 'CACHE_SERVICE_UNREACHABLE',
        message: `the cache service of this job gives ${answer}`,
        remedy: 'Allow its host in the firewall or set https_proxy; cold nodes fetch from the index until then.',
    };
}
async function findProgram(name, { files, host }) {
    for (const dir of (host.env['PATH'] ?? '').split(external_node_path_.delimiter)) {
        const file = external_node_path_.join(dir, name);
        const isThere = await files.stat(file).then((stats) => stats.isFile(), () => false);
        if (external_node_path_.isAbsolute(dir) && isThere)
            return file;
    }
    return undefined;
}
function watches(dir, { files }) {
    const watcher = files.watchDirectory(dir, () => { });
    watcher?.close();
    return watcher !== undefined;
}
/** Only a running job has one; whatever it answers to a bare question, it is there. */
async function askCacheService({ download, host, processes }) {
    const url = host.env['ACTIONS_RESULTS_URL'] || host.env['ACTIONS_CACHE_URL'];
    if (!url)
        return 'none: not in a job';
    const answer = await download.text({ url, timeoutMs: ASK_MS, signal: processes.interruption });
    return answer.kind === 'ok' || answer.status !== undefined ? 'ok' : `no answer: ${answer.reason}`;
}
async function judgeClock(dir, { clock, files }) {
    const nowMs = clock.nowMs();
    if (nowMs < EARLIEST)
        return [
            {
                code: 'CLOCK_WRONG',
                message: `the clock says ${new Date(nowMs).toISOString()}: certificates are refused, and holders of locks get wrong ages`,
                remedy: 'Set the clock, by timedatectl set-ntp true for example.',
            },
        ];
    if (dir === undefined)
        return [];
    const file = external_node_path_.join(dir, `.clock-${clock.monotonicMs()}`);
    await files.writeFile(file, '');
    const { mtimeMs } = await files.stat(file);
    await files.rm(file, { force: true });
    const skewMs = Math.abs(mtimeMs - clock.nowMs());
    if (skewMs < SKEW_MS)
        return [];
    return [
        {
            code: 'CLOCK_SKEW',
            message: `the file system of ${dir} is ${Math.round(skewMs / 1000)} s away from the clock of this node`,
            remedy: 'Synchronise the clocks, or set LOCKED_UV_BASE to a directory on a disk of this node.',
        },
    ];
}
const RULE_DIRS = ['/etc/tmpfiles.d', '/run/tmpfiles.d', '/usr/lib/tmpfiles.d'];
/**
 * Lines of systemd-tmpfiles that delete old files above the base, as far as no file of the same name in a directory of
 * higher rank hides them and no `x` line excludes the base (`tmpfiles.d(5)`).
 */
async function findReapers(baseDir, { files }) {
    const seen = new Set();
    const rules = [];
    for (const dir of RULE_DIRS)
        for (const name of await files.readdir(dir).catch(() => [])) {
            if (!name.endsWith('.conf') || seen.has(name))
                continue;
            seen.add(name);
            const file = external_node_path_.join(dir, name);
            const text = await files.readFile(file, 'utf8').catch(() => '');
            for (const line of text.split('\n')) {
                const [type = '', target = '', , , , age = '-'] = line.trim().split(/\s+/);
                if (/^[a-zA-Z]/.test(type))
                    rules.push({ file, type, dir: target, age });
            }
        }
    const isExcluded = rules.some(({ type, dir }) => /^[xX]/.test(type) && external_node_path_.matchesGlob(baseDir, dir));
    const reaping = rules.find(({ type, dir, age }) => /^[dDevqQCRr]/.test(type) && age !== '-' && (0,paths/* isInside */.F)(baseDir, dir));
    if (isExcluded || reaping === undefined)
        return [];
    return [
        {
            code: 'REAPER_ACTIVE',
            message: `${reaping.file} deletes files below ${reaping.dir} that are older than ${reaping.age}, single files of ${baseDir} among them`,
            remedy: `Put the line "x ${external_node_path_.join(external_node_path_.dirname(baseDir), 'locked-uv-*')}" into /etc/tmpfiles.d/locked-uv.conf, or set LOCKED_UV_BASE to a directory that nothing cleans.`,
        },
    ];
}

// EXTERNAL MODULE: ./lib/lock/key.js
var key = __webpack_require__(9948);
// EXTERNAL MODULE: ./lib/lock/liveness.js
var liveness = __webpack_require__(6026);
// EXTERNAL MODULE: ./lib/lock/observe.js
var observe = __webpack_require__(8635);
// EXTERNAL MODULE: ./lib/lock/owner.js
var lock_owner = __webpack_require__(8476);
// EXTERNAL MODULE: ./lib/lock/suspect.js
var suspect = __webpack_require__(1778);
;// CONCATENATED MODULE: ./lib/flow/doctor/check-lock.js








// The default of the input lock-timeout: the jobs that wait fail by then.
const LONG_MS = 600_000;
/** Who holds the lock of this node's cache, and whether somebody died while writing to it. */
async function checkLock({ cacheDir, locksDir }, platform) {
    const lockPath = external_node_path_.join(locksDir, `${(0,key/* lockKey */.T)(cacheDir)}.lock`);
    try {
        const state = await (0,observe/* observeLock */.i4)(lockPath, platform.files);
        const isDoubtful = await (0,suspect/* isSuspect */.W)(lockPath, platform);
        const problems = isDoubtful ? [describeSuspect(cacheDir)] : [];
        if (state.kind === 'free')
            return { facts: { path: lockPath, holder: null, isSuspect: isDoubtful }, problems };
        const { owner } = state;
        const holder = owner
            ? (0,lock_owner/* describeOwner */.$S)(owner, platform.clock.nowMs())
            : 'somebody who left no readable record';
        problems.push(...judgeHolder({ owner, holder, lockPath }, platform));
        return { facts: { path: lockPath, holder, isSuspect: isDoubtful }, problems };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        const problem = { code: error.code, message: error.message, remedy: error.remedy };
        return { facts: { path: lockPath, holder: null, isSuspect: false }, problems: [problem] };
    }
}
function describeSuspect(cacheDir) {
    return {
        code: 'CACHE_SUSPECT',
        message: `a job died while it wrote to ${cacheDir}, and no sync has proved the cache whole since`,
        remedy: 'Run the next sync through the action or "locked-uv run": it compares every file by its digest and heals.',
    };
}
function judgeHolder({ owner, holder, lockPath }, platform) {
    const verdict = owner === undefined ? 'unknown' : (0,liveness/* judgeOwner */.lT)(owner, platform);
    // The next one takes it over within a second.
    if (verdict === 'dead')
        return [];
    if (owner === undefined || verdict === 'unknown')
        return [
            {
                code: 'LOCK_HOLDER_UNSEEN',
                message: `${lockPath} is held by ${holder}, whose life cannot be judged from here, as from another container`,
                remedy: 'Wait: it counts as gone after two minutes without a sign of life.',
            },
        ];
    const heldMs = platform.clock.nowMs() - Date.parse(owner.since);
    if (!(heldMs > LONG_MS))
        return [];
    return [
        {
            code: 'LOCK_HELD_LONG',
            message: `${lockPath} has been held for ${(0,shared_text/* formatDuration */.a3)(heldMs)} by ${holder}; jobs that wait give up after lock-timeout`,
            remedy: `Look at ${owner.runUrl ?? `process ${owner.pid}`} and cancel it if it hangs; it is alive, so do not delete the lock.`,
        },
    ];
}

// EXTERNAL MODULE: ./lib/placement/errors.js
var placement_errors = __webpack_require__(1268);
// EXTERNAL MODULE: ./lib/placement/place.js + 8 modules
var place = __webpack_require__(6694);
;// CONCATENATED MODULE: ./lib/flow/doctor/check-placement.js




// A wheel for accelerators has three gigabytes, and is there twice while it is unpacked. A full disk makes damaged caches.
const LEAST_FREE_BYTES = 5 * 1024 ** 3;
// An environment for data science has tens of thousands of files.
const LEAST_FREE_INODES = 100_000;
/** Where the step would put things here, and what is wrong with the places that it passed over. */
async function checkPlacement(where, platform) {
    const problems = [];
    const base = await guard(problems, () => (0,place/* placeBase */.x)({ workspace: where.workspace }, platform));
    const candidates = base.value?.candidates ?? (base.error instanceof placement_errors/* PlacementError */.wI ? base.error.verdicts : []);
    problems.push(...candidates.flatMap(judgeCandidate));
    if (base.value === undefined)
        return { facts: { cacheDir: '', from: '', filesystem: '', candidates: show(candidates) }, problems };
    const placed = { base: base.value, uvVersion: where.uvVersion, cacheDirInput: '' };
    const placement = await guard(problems, () => (0,place/* placeDirectories */.L)({ ...placed, ...where }, platform));
    if (placement.value === undefined)
        return {
            facts: { cacheDir: '', from: '', filesystem: '', candidates: show(candidates) },
            problems,
            base: base.value,
        };
    const { cacheDir, cacheDirFrom, filesystem } = placement.value;
    if (filesystem.kind === 'network')
        problems.push({
            code: 'CACHE_ON_NETWORK_FS',
            message: `${cacheDirFrom} puts uv's cache on a network file system (${filesystem.name}): ${cacheDir}`,
            remedy: `Remove ${cacheDirFrom} to get a node-local cache, or set it to a directory on a local disk.`,
        });
    const space = await readSpace(cacheDir, platform);
    problems.push(...judgeSpace(cacheDir, space));
    return {
        facts: {
            cacheDir,
            from: cacheDirFrom,
            filesystem: filesystem.name,
            candidates: show(candidates),
            freeBytes: space.freeBytes,
            freeInodes: space.freeInodes,
        },
        problems,
        base: base.value,
        placement: placement.value,
    };
}
/** An error of ours becomes a problem: the other checks go on. */
async function guard(problems, work) {
    try {
        return { value: await work() };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        problems.push({ code: error.code, message: error.message, remedy: error.remedy });
        return { error };
    }
}
function show(candidates) {
    return candidates.map(({ path, from, verdict, reason }) => ({
        path,
        verdict: `${verdict}: ${reason} (${from})`,
    }));
}
/** What is not there, or does not belong to the user, is no fault of the node; what an administrator named should work. */
function judgeCandidate({ path, from, verdict, reason, obstacle, fullBase }) {
    if (verdict !== 'refused')
        return [];
    const message = `${path} (${from}) cannot be used: ${reason}`;
    if (obstacle === 'insecure')
        return [
            {
                code: 'CANDIDATE_INSECURE',
                message,
                remedy: `Look at "ls -ld ${path} ${path}/locked-uv-*": a directory in which others may write needs its sticky bit (chmod +t), and what others have put in our place has to go; or set LOCKED_UV_BASE to a directory that belongs to root or to this user.`,
            },
        ];
    if (obstacle === 'ENOSPC' || obstacle === 'EDQUOT')
        return [
            {
                code: 'CANDIDATE_FULL',
                message,
                remedy: `${fullBase === undefined ? '' : `Run "locked-uv gc --min-free 5GiB", which removes what is ours in ${fullBase}; it gives up a ballast of one MiB to have room for its lock. `}Free space or inodes there ("df -h ${path}", "df -i ${path}" and "quota" show what is used up); until then jobs use the next candidate, with an empty cache.`,
            },
        ];
    if (from !== 'LOCKED_UV_BASE' && from !== 'TMPDIR' && from !== 'LOCAL_SCRATCH')
        return [];
    return obstacle === 'network'
        ? [
            {
                code: 'CANDIDATE_ON_NETWORK_FS',
                message,
                remedy: `Set ${from} to a directory on a disk of this node: locks and caches are not safe on a network file system.`,
            },
        ]
        : [{ code: 'CANDIDATE_UNUSABLE', message, remedy: `Correct ${from} in the environment of the runner.` }];
}
async function readSpace(dir, { files }) {
    const { bavail, bsize, ffree, files: inodes } = await files.statfs(dir);
    return { freeBytes: bavail * bsize, freeInodes: ffree, inodes };
}
/** File systems that make inodes as they need them, such as btrfs, report none. */
function judgeSpace(dir, { freeBytes, freeInodes, inodes }) {
    const found = [];
    if (freeBytes < LEAST_FREE_BYTES)
        found.push({
            code: 'SPACE_LOW',
            message: `only ${(0,shared_text/* formatBytes */.z3)(freeBytes)} are free for ${dir}`,
            remedy: 'Run "locked-uv gc --min-free 5GiB", which removes what was used longest ago, free space on that disk, or set LOCKED_UV_BASE to a directory on a larger local one.',
        });
    if (inodes > 0 && freeInodes < LEAST_FREE_INODES)
        found.push({
            code: 'INODES_LOW',
            message: `only ${freeInodes} inodes are free for ${dir}`,
            remedy: 'Delete small files on that disk, or set LOCKED_UV_BASE to a directory on another local one.',
        });
    return found;
}

// EXTERNAL MODULE: ./lib/uv/asset.js
var uv_asset = __webpack_require__(9595);
;// CONCATENATED MODULE: ./lib/uv/digests.js
/** Loaded on demand: the table is large, and most jobs find uv installed. */
async function digests_readDigests() {
    const { default: digests } = await __webpack_require__.e(/* import() */ 991).then(__webpack_require__.t.bind(__webpack_require__, 3991, 17));
    return digests;
}

// EXTERNAL MODULE: ./lib/uv/errors.js
var uv_errors = __webpack_require__(9384);
;// CONCATENATED MODULE: ./lib/uv/disk.js


/** Runs work that writes below `dir`. @throws UvInstallDiskFull where the work met a full file system or quota */
async function disk_writingTo(dir, work) {
    try {
        return await work();
    }
    catch (error) {
        const isFull = ['ENOSPC', 'EDQUOT'].includes(errnoOf(error) ?? '');
        throw isFull ? new UvInstallDiskFull(dir, error) : error;
    }
}

;// CONCATENATED MODULE: ./lib/uv/place.js




const TOOL_NAME = 'locked-uv';
const LEFTOVER = /^\.(stage|bad)-\d+-/;
// Far beyond every time limit of an install.
const LEFTOVER_AGE_MS = (/* unused pure expression or super */ null && (60 * 60_000));
const REFUSALS = (/* unused pure expression or super */ null && (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST']));
/** The directories that may hold versions of uv, the preferred one first. */
function planRoots(fallbackDir, { env }) {
    const toolCache = env['RUNNER_TOOL_CACHE'];
    return [...(toolCache && external_node_path_.isAbsolute(toolCache) ? [external_node_path_.join(toolCache, TOOL_NAME)] : []), fallbackDir];
}
/** The places that may hold the build, the preferred one first. */
function planPlaces(build, host) {
    return planRoots(build.fallbackDir, host).map((root) => {
        const versionDir = path.join(root, build.version);
        const dir = path.join(versionDir, build.triple);
        return { versionDir, dir, marker: `${dir}.complete` };
    });
}
/**
 * Opens a directory of our own beside the first place that can be written. Sweeps what dead installs left there.
 * @throws UvInstallDirUnwritable, UvInstallDiskFull
 */
async function openStage(places, platform) {
    const refusals = [];
    for (const place of places) {
        try {
            return { place, dir: await makeStage(place, platform) };
        }
        catch (error) {
            if (!REFUSALS.includes(errnoOf(error) ?? ''))
                throw error;
            refusals.push(messageOf(error));
        }
    }
    throw new UvInstallDirUnwritable(refusals);
}
async function makeStage({ versionDir }, platform) {
    const { files, host } = platform;
    return writingTo(versionDir, async () => {
        await files.mkdir(versionDir, { recursive: true });
        const dir = await files.mkdtemp(path.join(versionDir, `.stage-${host.pid}-`));
        // A container job of another user is to be able to run what is installed here.
        await files.chmod(dir, 0o755);
        await sweepLeftovers(dir, platform);
        return dir;
    });
}
/**
 * Removes what is older than any running install. The file system's own clock tells the age, by the stage that was just
 * made: the server of a network file system may be hours away from ours. A rename sets the ctime of the entry.
 */
async function sweepLeftovers(stageDir, { files }) {
    const versionDir = path.dirname(stageDir);
    const { ctimeMs: nowMs } = await files.lstat(stageDir);
    const names = (await files.readdir(versionDir)).filter((name) => LEFTOVER.test(name));
    for (const name of names) {
        const entry = path.join(versionDir, name);
        try {
            if (nowMs - (await files.lstat(entry)).ctimeMs > LEFTOVER_AGE_MS)
                await files.rm(entry, { recursive: true, force: true });
        }
        catch {
            // Another install is sweeping too, or the entry belongs to another user: it is in nobody's way.
        }
    }
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./lib/uv/link.js

/** Of the machine itself. */
function link_isFileUrl(url) {
    return /^file:/i.test(url);
}
/**
 * A link as its page means it. Undefined for one that is no link to a file, and for one to a file of this machine where the
 * page came from another.
 */
function resolveLink(link, pageUrl) {
    if (!URL.canParse(link, pageUrl))
        return undefined;
    const { protocol, href } = new URL(link, pageUrl);
    const isAllowed = /^https?:$/.test(protocol) || (link_isFileUrl(href) && link_isFileUrl(pageUrl));
    return isAllowed ? href : undefined;
}
/** Whether text is a whole http, https or file URL that leads somewhere. */
function link_isUsableUrl(text) {
    if (!/^(https?|file):\/\//i.test(text) || !URL.canParse(text))
        return false;
    try {
        return /^http/i.test(text) || (0,external_node_url_.fileURLToPath)(text) !== '';
    }
    catch {
        // A file of another host, or with an encoded slash.
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/uv/manifest.js

/**
 * Reads a manifest of uv's releases: one JSON object per line, as the publisher's own, or one array of them. Relative
 * URLs count from the manifest. Variants of a build are left out.
 * @throws SyntaxError or TypeError for anything else
 */
function parseManifest(body, manifestUrl) {
    const records = body.trimStart().startsWith('[')
        ? JSON.parse(body)
        : body.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
    return records.map(({ version, artifacts }) => {
        if (typeof version !== 'string' || !Array.isArray(artifacts))
            throw new TypeError('a record without version and artifacts');
        return { version, artifacts: artifacts.flatMap((raw) => toArtifact(raw, manifestUrl)) };
    });
}
function toArtifact(raw, manifestUrl) {
    const { platform, url, sha256, variant } = raw;
    if (typeof platform !== 'string' || typeof url !== 'string')
        throw new TypeError('an artifact without platform and url');
    if (variant !== undefined && variant !== 'default')
        return [];
    const target = resolveLink(url, manifestUrl);
    if (target === undefined)
        throw new TypeError('an artifact with a link that leads nowhere');
    const isDigest = typeof sha256 === 'string' && /^[0-9a-f]{64}$/i.test(sha256);
    return [{ platform, url: target, sha256: isDigest ? sha256.toLowerCase() : undefined }];
}

;// CONCATENATED MODULE: ./lib/uv/verify.js


const BY_CHECKSUM_INPUT = 'checksum input';
const BY_DIGEST_TABLE = 'bundled digest table';
const ARCHIVE_NAME = /^uv-.*\.(tar\.gz|zip)$/;
/**
 * The digest of a wheel. A checksum that is known to belong to another file (somebody pinned a release archive) rules the
 * wheel out before it is fetched, so that the file which is meant can still be had.
 */
async function verify_expectWheelDigest(wheel, { checksums, asset }) {
    const bundled = (await readDigests())[wheel.version]?.[wheel.platformTag];
    const stated = findStated(checksums, [wheel.filename, asset.triple]);
    if (stated?.kind === 'known' && bundled !== undefined && bundled !== stated.sha256)
        return {
            kind: 'excluded',
            reason: `the checksum input is not that of ${wheel.filename} (${bundled})`,
        };
    if (stated !== undefined)
        return stated;
    return bundled === undefined
        ? { kind: 'unknown', reason: `no digest is known for ${wheel.filename}` }
        : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE };
}
/** The digest of an archive, as far as it is known without asking anybody; undefined where it is not. */
async function verify_expectArchiveDigest({ version, archive }, { checksums, asset }) {
    const row = (await readDigests())[version] ?? {};
    const stated = findStated(checksums, [archive, asset.triple]);
    if (stated?.kind === 'known' && isOfWheel(row, stated.sha256))
        return { kind: 'excluded', reason: `the checksum input is that of a wheel, not of ${archive}` };
    if (stated !== undefined)
        return stated;
    const bundled = row[archive];
    return bundled === undefined ? undefined : { kind: 'known', sha256: bundled, by: BY_DIGEST_TABLE };
}
/** @throws UvDigestMismatch */
function verify_requireDigest(fetched, expected) {
    if (fetched.sha256 === expected.sha256)
        return;
    const { sha256: actual, file, url } = fetched;
    throw new UvDigestMismatch({ file, url, expected: expected.sha256, expectedBy: expected.by, actual });
}
/** Undefined where the user states nothing at all; a list that leaves this file out means others. */
function findStated(checksums, names) {
    if (Object.keys(checksums).length === 0)
        return undefined;
    const name = [...names, '*'].find((candidate) => checksums[candidate] !== undefined);
    const sha256 = name === undefined ? undefined : checksums[name];
    return sha256 === undefined
        ? { kind: 'excluded', reason: `the checksum input has no line for ${names.join(' or ')}` }
        : { kind: 'known', sha256, by: BY_CHECKSUM_INPUT };
}
function isOfWheel(row, sha256) {
    return Object.entries(row).some(([name, digest]) => digest === sha256 && !ARCHIVE_NAME.test(name));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/uv/regular-file.js


/** What stands where a file should be. */
class NotRegularError extends Error {
}
/**
 * Reads a file of at most so many bytes. A device or a pipe, maybe behind a link of the checked-out repository, would be read
 * until the memory of the node is used up. The null device is an empty file.
 * @throws NotRegularError, and what the file system says
 */
async function readRegular(file, mostBytes, files) {
    const stats = await files.stat(file);
    if (file === '/dev/null')
        return Buffer.alloc(0);
    if (!stats.isFile())
        throw new NotRegularError('is no regular file');
    if (stats.size > mostBytes)
        throw new NotRegularError(`has ${(0,shared_text/* formatBytes */.z3)(stats.size)}, far too much`);
    return files.readFile(file);
}
// Files of settings that people write.
const LARGEST_SETTINGS_BYTES = 16 * 1024 * 1024;
/** The text of a file of settings of this machine; empty for one that is not there or is not to be read. */
async function readSettings(file, files) {
    try {
        return (await readRegular(file, LARGEST_SETTINGS_BYTES, files)).toString('utf8');
    }
    catch (error) {
        if (error instanceof NotRegularError || (0,errors/* errnoOf */.UQ)(error) !== undefined)
            return '';
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/source.js
// A wheel has 22 MB: half a megabit a second is served, a source that trickles does not keep the job.
const SOURCE_TIMEOUT_MS = 300_000;
function source_unavailable(trouble, reason) {
    return { kind: 'unavailable', trouble, reason };
}
/** What a failed download says about its source. */
function source_notFetched(failed, note = '') {
    return source_unavailable(troubleOf(failed), `${failed.reason}${note}`);
}
function troubleOf({ trouble, status }) {
    if (trouble === 'not-a-file')
        return 'unfit';
    if (trouble !== 'status')
        return trouble;
    if (status === 429)
        return 'rate-limited';
    if (status === 401 || status === 403 || status === 407)
        return 'denied';
    return status === 404 || status === 410 ? 'absent' : 'unreachable';
}
/** What one request may take: no more than a source may, and no more than is left for all. At least 1 ms. */
function source_timeLeftMs({ deadlineMs }, { clock }, atMostMs = SOURCE_TIMEOUT_MS) {
    return Math.max(1, Math.min(atMostMs, deadlineMs - clock.monotonicMs()));
}

;// CONCATENATED MODULE: ./lib/uv/sources/fetch-file.js







// Of a file on this machine, as of one from the network.
const LARGEST_BYTES = 512 * 1024 * 1024;
// Pages, lists and digests.
const TEXT_TIMEOUT_MS = 60_000;
/** Puts a file into the working directory and tells the digest of what was written there. @throws UvInstallDiskFull */
async function fetch_file_fetchFile(request, inquiry, platform) {
    const { url, file } = request;
    if (isFileUrl(url)) {
        // A copy of our own: what is judged is what is unpacked, whoever else writes to that directory.
        const content = await readLocal(url, platform);
        if (!Buffer.isBuffer(content))
            return content;
        await writingTo(inquiry.workDir, () => platform.files.writeFile(file, content));
        return { kind: 'ok', sha256: createHash('sha256').update(content).digest('hex') };
    }
    const { signal, onProgress } = inquiry;
    const download = {
        url,
        ...headersOf(request),
        timeoutMs: timeLeftMs(inquiry, platform),
        signal,
        onProgress,
    };
    const fetched = await writingTo(inquiry.workDir, () => platform.download.toFile(download, file));
    return fetched.kind === 'failed' ? notFetched(fetched) : fetched;
}
/** Reads a page, a list or a digest. `url` is where it was found after redirects. */
async function fetch_file_fetchText(request, inquiry, platform) {
    const { url } = request;
    if (link_isFileUrl(url)) {
        const content = await readLocal(url, platform);
        return Buffer.isBuffer(content)
            ? { kind: 'ok', body: content.toString('utf8'), contentType: '', url }
            : content;
    }
    const timeoutMs = source_timeLeftMs(inquiry, platform, TEXT_TIMEOUT_MS);
    const answer = await platform.download.text({
        url,
        ...headersOf(request),
        timeoutMs,
        signal: inquiry.signal,
        onProgress: inquiry.onProgress,
    });
    return answer.kind === 'failed' ? source_notFetched(answer) : answer;
}
function headersOf({ headers }) {
    return headers ? { headers } : {};
}
async function readLocal(url, { files }) {
    try {
        return await readRegular((0,external_node_url_.fileURLToPath)(url), LARGEST_BYTES, files);
    }
    catch (error) {
        if (error instanceof NotRegularError)
            return source_unavailable('unfit', `${(0,external_node_url_.fileURLToPath)(url)} ${error.message}`);
        const code = (0,errors/* errnoOf */.UQ)(error);
        if (code === undefined)
            throw error;
        return source_unavailable(['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code) ? 'absent' : 'denied', (0,errors/* messageOf */.bD)(error));
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/stage.js





/** Says whether a file may be taken at all, before it is fetched. */
function stage_vouch(expected, want) {
    if (expected.kind === 'known')
        return expected;
    if (expected.kind === 'excluded')
        return unavailable('not-set-up', expected.reason);
    return want.allowsUnverified ? { kind: 'unverified' } : unavailable('unverifiable', expected.reason);
}
/**
 * Verifies a wheel or an archive of uv and puts its executables on the stage.
 * @throws UvDigestMismatch, UvInstallDiskFull
 */
async function stage_stageFile(fetched, { want, vouched }, { archives, files }) {
    const { filename, file, url, sha256 } = fetched;
    if (vouched.kind === 'known')
        requireDigest({ file: filename, url, sha256 }, vouched);
    const { exe } = want.asset;
    const folder = folderIn(filename, want);
    const targets = new Map(
    // uvw starts uv without a console window; only Windows has it.
    ['uv', 'uvx', ...(exe ? ['uvw'] : [])].map((tool) => [
        `${folder}${tool}${exe}`,
        path.join(want.stageDir, `${tool}${exe}`),
    ]));
    const targetOf = (entry) => targets.get(entry);
    try {
        await writingTo(path.dirname(want.stageDir), () => filename.endsWith('.tar.gz') ? archives.untar(file, targetOf) : archives.unzip(file, targetOf));
        for (const tool of ['uv', 'uvx'])
            await files.chmod(path.join(want.stageDir, `${tool}${exe}`), 0o755);
    }
    catch (error) {
        if (error instanceof ActionError)
            throw error;
        return unavailable('unfit', `${filename} does not yield uv and uvx: ${messageOf(error)}`);
    }
    const verifiedBy = vouched.kind === 'known' ? vouched.by : 'nobody (allow-unverified)';
    return { kind: 'staged', verifiedBy };
}
/** A wheel has its scripts in a folder, a tarball has one for everything, a zip archive has none. */
function folderIn(filename, { asset, version }) {
    if (filename.endsWith('.whl'))
        return `uv-${version}.data/scripts/`;
    return filename.endsWith('.tar.gz') ? `uv-${asset.triple}/` : '';
}

;// CONCATENATED MODULE: ./lib/uv/sources/release.js






// Redirects leave this origin; the token does not go with them.
const TOKEN_ORIGIN = 'https://github.com';
/**
 * An archive of a release of uv. A digest that lies beside the archive proves nothing about the site, so it is taken from
 * the bundled table, from the checksum input, or from another origin.
 */
async function release_fetchRelease(release, want, platform) {
    const { archive } = want.asset;
    const url = `${release.siteUrl}/${want.version}/${archive}`;
    const vouched = await findVoucher(release, want, platform);
    if (vouched.kind === 'unavailable')
        return vouched;
    const file = path.join(want.workDir, archive);
    const fetched = await fetchFile({ url, file, headers: release_authorizationFor(url, want.token) }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    return stageFile({ filename: archive, file, url, sha256: fetched.sha256 }, { want, vouched }, platform);
}
/** The token goes to GitHub itself and to no mirror, whatever a mirror is called. */
function release_authorizationFor(url, token) {
    return token && new URL(url).origin === TOKEN_ORIGIN ? { authorization: `Bearer ${token}` } : {};
}
async function findVoucher(release, want, platform) {
    const { version, asset } = want;
    const expected = await expectArchiveDigest({ version, archive: asset.archive }, want);
    if (expected !== undefined)
        return vouch(expected, want);
    const stated = await askWitness(release, want, platform);
    return stated.kind === 'unavailable' && want.allowsUnverified ? { kind: 'unverified' } : stated;
}
async function askWitness({ siteUrl, witnessUrl }, want, platform) {
    const digestFile = `${want.version}/${want.asset.archive}.sha256`;
    const url = `${witnessUrl}/${digestFile}`;
    if (new URL(url).origin === new URL(siteUrl).origin)
        return unavailable('unverifiable', `no digest is known for ${want.asset.archive} but from the site itself`);
    const answer = await askFor(url, want, platform);
    if (answer.kind === 'unavailable') {
        // Whether the file could be had at all decides what the user can do about it.
        const isSiteThere = (await askFor(`${siteUrl}/${digestFile}`, want, platform)).kind === 'ok';
        const trouble = isSiteThere ? 'unverifiable' : answer.trouble;
        return unavailable(trouble, `no digest to check against: ${answer.reason}`);
    }
    const sha256 = /^[0-9a-f]{64}\b/i.exec(answer.body.trim())?.[0].toLowerCase();
    return sha256 === undefined
        ? unavailable('unverifiable', `no digest to check against: ${redactUrl(url)} holds no sha256`)
        : { kind: 'known', sha256, by: `sha256 published by ${new URL(url).host}` };
}
function askFor(url, want, platform) {
    return fetchText({ url, headers: release_authorizationFor(url, want.token) }, want, platform);
}

;// CONCATENATED MODULE: ./lib/uv/sources/manifest.js








/** An archive that a manifest of the user's names. Whoever names the manifest in the step vouches for its digests. */
async function fetchFromManifest(want, platform) {
    const { manifestUrl } = want.sources;
    if (manifestUrl === undefined)
        return unavailable('not-set-up', 'no manifest-file is given');
    const releases = await readManifest(manifestUrl, want, platform);
    if ('kind' in releases)
        return releases;
    const artifact = releases
        .find(({ version }) => version === want.version)
        ?.artifacts.find(({ platform: triple }) => triple === want.asset.triple);
    if (artifact === undefined)
        return unavailable('absent', `${redactUrl(manifestUrl)} has no uv ${want.version} for ${want.asset.triple}`);
    const vouched = vouch(await expectDigest(artifact.sha256, want), want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const file = path.join(want.workDir, want.asset.archive);
    const { url } = artifact;
    const fetched = await fetchFile({ url, file, headers: authorizationFor(url, want.token) }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    const { sha256 } = fetched;
    return stageFile({ filename: want.asset.archive, file, url, sha256 }, { want, vouched }, platform);
}
function listFromManifest(inquiry, platform) {
    return listInManifest(inquiry.sources.manifestUrl, inquiry, platform);
}
/** The versions that a manifest has for this machine. */
async function listInManifest(url, inquiry, platform) {
    if (url === undefined)
        return source_unavailable('not-set-up', 'it has no list of releases');
    const releases = await readManifest(url, inquiry, platform);
    if ('kind' in releases)
        return releases;
    const versions = releases.flatMap(({ version, artifacts }) => artifacts.some(({ platform: triple }) => triple === inquiry.asset.triple) ? [version] : []);
    return { kind: 'listed', versions };
}
async function expectDigest(sha256, want) {
    const { version, asset, checksums } = want;
    const expected = await expectArchiveDigest({ version, archive: asset.archive }, want);
    // The bundled table speaks of the published archive; this one may be a build of the user's.
    if (expected !== undefined && (Object.keys(checksums).length > 0 || sha256 === undefined))
        return expected;
    return sha256 === undefined
        ? { kind: 'unknown', reason: `the manifest states no sha256 for ${asset.archive}` }
        : { kind: 'known', sha256, by: 'input manifest-file' };
}
async function readManifest(url, inquiry, platform) {
    const answer = await fetch_file_fetchText({ url, headers: release_authorizationFor(url, inquiry.token) }, inquiry, platform);
    if (answer.kind === 'unavailable')
        return answer;
    try {
        return parseManifest(answer.body, answer.url);
    }
    catch {
        return source_unavailable('unfit', `${(0,shared_text/* redactUrl */.BO)(url)} is no manifest of uv's releases`);
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/github.js


/** The releases of astral-sh/uv, for which runners behind one address share one rate limit. */
function fetchFromGithub(want, platform) {
    const { mirrorUrl, githubUrl } = want.sources.sites;
    return fetchRelease({ siteUrl: githubUrl, witnessUrl: mirrorUrl }, want, platform);
}
function listFromGithub(inquiry, platform) {
    return listInManifest(inquiry.sources.sites.githubManifestUrl, inquiry, platform);
}

;// CONCATENATED MODULE: ./lib/uv/index-page.js


/** Asks for JSON and takes HTML, as PEP 691 has clients do. */
const INDEX_ACCEPT = 'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
/**
 * Reads a project page of the simple repository API, JSON (PEP 691) or HTML (PEP 503).
 * @throws SyntaxError or TypeError where the page announces JSON and holds something else
 */
function parseProjectPage(body, page) {
    return /^application\/(vnd\.pypi\.simple\.v1\+)?json\b/i.test(page.contentType)
        ? parseJsonPage(body, page.url)
        : parseHtmlPage(body, page.url);
}
/**
 * Undefined for anything that is no wheel of uv. The name comes from the index and becomes that of a file here: one with a
 * separator in it would lead out of the directory that it is meant for.
 */
function index_page_parseWheelName(filename) {
    const [, version, platformTag] = /^uv-([\w.!+]+)-py3-none-([\w.]+)\.whl$/.exec(filename) ?? [];
    return version === undefined || platformTag === undefined ? undefined : { version, platformTag };
}
function parseJsonPage(body, pageUrl) {
    return JSON.parse(body).files.flatMap(({ filename, url, hashes, yanked }) => {
        const target = resolveLink(url, pageUrl);
        const isYanked = yanked !== undefined && yanked !== false;
        return target === undefined ? [] : [{ filename, url: target, sha256: hashes?.['sha256'], isYanked }];
    });
}
/** PEP 503 leaves nothing to interpret but anchors, so their `href` is all that is looked for. */
function parseHtmlPage(body, pageUrl) {
    // It stands in the head; a hostile page of nothing but `<base` is not searched to its end for each.
    const rawBase = /<base\s[^>]*?\bhref\s*=\s*["']([^"']+)["']/i.exec(body.slice(0, 4096))?.[1];
    const base = (rawBase && resolveLink(decodeEntities(rawBase), pageUrl)) || pageUrl;
    return [...body.matchAll(/<a\s(?:"[^"]*"|'[^']*'|[^>"'])*/gi)].flatMap(([anchor]) => {
        const [, double, single] = /\bhref\s*=\s*(?:"([^"]+)"|'([^']+)')/i.exec(anchor) ?? [];
        const href = decodeEntities(double ?? single ?? '');
        const target = href === '' ? undefined : resolveLink(href, base);
        return target === undefined ? [] : [toIndexFile(new URL(target), /\sdata-yanked\b/i.test(anchor))];
    });
}
function toIndexFile(url, isYanked) {
    const sha256 = /^#sha256=([0-9a-f]{64})$/i.exec(url.hash)?.[1]?.toLowerCase();
    url.hash = '';
    const filename = (0,shared_text/* decodePercent */.gr)(url.pathname.slice(url.pathname.lastIndexOf('/') + 1));
    return { filename, url: url.href, sha256, isYanked };
}
const ENTITIES = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#x27': "'",
};
function decodeEntities(text) {
    return text.replaceAll(/&(amp|lt|gt|quot|#39|#x27);/gi, (whole, name) => ENTITIES[name.toLowerCase()] ?? whole);
}

// EXTERNAL MODULE: ./lib/shared/uv-settings.js
var uv_settings = __webpack_require__(6846);
;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/version.js
const VERSION_PATTERN = [
  'v?',
  '(?:',
  /* */ '(?:(?<epoch>[0-9]+)!)?', // epoch
  /* */ '(?<release>[0-9]+(?:\\.[0-9]+)*)', // release segment
  /* */ '(?<pre>', // pre-release
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))',
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_n>[0-9]+)?',
  /* */ ')?',
  /* */ '(?<post>', // post release
  /*    */ '(?:-(?<post_n1>[0-9]+))',
  /*    */ '|',
  /*    */ '(?:',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_l>post|rev|r)',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_n2>[0-9]+)?',
  /*    */ ')',
  /* */ ')?',
  /* */ '(?<dev>', // dev release
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_l>dev)',
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_n>[0-9]+)?',
  /* */ ')?',
  ')',
  '(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?', // local version
].join('');



const validRegex = new RegExp('^' + VERSION_PATTERN + '$', 'i');

function valid(version) {
  return validRegex.test(version) ? version : null;
}

const cleanRegex = new RegExp('^\\s*' + VERSION_PATTERN + '\\s*$', 'i');
function clean(version) {
  return version_stringify(version_parse(version, cleanRegex));
}

function version_parse(version, regex) {
  // Validate the version and parse it into pieces
  const { groups } = (regex || validRegex).exec(version) || {};
  if (!groups) {
    return null;
  }

  // Store the parsed out pieces of the version
  const parsed = {
    epoch: Number(groups.epoch ? groups.epoch : 0),
    release: groups.release.split('.').map(Number),
    pre: normalize_letter_version(groups.pre_l, groups.pre_n),
    post: normalize_letter_version(
      groups.post_l,
      groups.post_n1 || groups.post_n2,
    ),
    dev: normalize_letter_version(groups.dev_l, groups.dev_n),
    local: parse_local_version(groups.local),
  };

  return parsed;
}

function version_stringify(parsed) {
  if (!parsed) {
    return null;
  }
  const { epoch, release, pre, post, dev, local } = parsed;
  const parts = [];

  // Epoch
  if (epoch !== 0) {
    parts.push(`${epoch}!`);
  }
  // Release segment
  parts.push(release.join('.'));

  // Pre-release
  if (pre) {
    parts.push(pre.join(''));
  }
  // Post-release
  if (post) {
    parts.push('.' + post.join(''));
  }
  // Development release
  if (dev) {
    parts.push('.' + dev.join(''));
  }
  // Local version segment
  if (local) {
    parts.push(`+${local}`);
  }
  return parts.join('');
}

function normalize_letter_version(letterIn, numberIn) {
  let letter = letterIn;
  let number = numberIn;
  if (letter) {
    // We consider there to be an implicit 0 in a pre-release if there is
    // not a numeral associated with it.
    if (!number) {
      number = 0;
    }
    // We normalize any letters to their lower case form
    letter = letter.toLowerCase();

    // We consider some words to be alternate spellings of other words and
    // in those cases we want to normalize the spellings to our preferred
    // spelling.
    if (letter === 'alpha') {
      letter = 'a';
    } else if (letter === 'beta') {
      letter = 'b';
    } else if (['c', 'pre', 'preview'].includes(letter)) {
      letter = 'rc';
    } else if (['rev', 'r'].includes(letter)) {
      letter = 'post';
    }
    return [letter, Number(number)];
  }
  if (!letter && number) {
    // We assume if we are given a number, but we are not given a letter
    // then this is using the implicit post release syntax (e.g. 1.0-1)
    letter = 'post';

    return [letter, Number(number)];
  }
  return null;
}

function parse_local_version(local) {
  /*
    Takes a string like abc.1.twelve and turns it into("abc", 1, "twelve").
    */
  if (local) {
    return local
      .split(/[._-]/)
      .map((part) =>
        Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part),
      );
  }
  return null;
}

function version_explain(version) {
  const parsed = version_parse(version);
  if (!parsed) {
    return parsed;
  }
  const { epoch, release, pre, post, dev, local } = parsed;

  let base_version = '';
  if (epoch !== 0) {
    base_version += epoch + '!';
  }
  base_version += release.join('.');

  const is_prerelease = Boolean(dev || pre);
  const is_devrelease = Boolean(dev);
  const is_postrelease = Boolean(post);

  // return

  return {
    epoch,
    release,
    pre,
    post: post ? post[1] : post,
    dev: dev ? dev[1] : dev,
    local: local ? local.join('.') : local,
    public: version_stringify(parsed).split('+', 1)[0],
    base_version,
    is_prerelease,
    is_devrelease,
    is_postrelease,
  };
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/operator.js




function operator_lt(version, other) {
  return operator_compare(version, other) < 0;
}

function le(version, other) {
  return operator_compare(version, other) <= 0;
}

function eq(version, other) {
  return operator_compare(version, other) === 0;
}

function ne(version, other) {
  return operator_compare(version, other) !== 0;
}

function ge(version, other) {
  return operator_compare(version, other) >= 0;
}

function gt(version, other) {
  return operator_compare(version, other) > 0;
}

function arbitrary(version, other) {
  return version.toLowerCase() === other.toLowerCase();
}

function operator_compare(version, other) {
  const parsedVersion = version_parse(version);
  const parsedOther = version_parse(other);

  const keyVersion = calculateKey(parsedVersion);
  const keyOther = calculateKey(parsedOther);

  return pyCompare(keyVersion, keyOther);
}

function rcompare(version, other) {
  return -operator_compare(version, other);
}

// this logic is buitin in python, but we need to port it to js
// see https://stackoverflow.com/a/5292332/1438522
function pyCompare(elemIn, otherIn) {
  let elem = elemIn;
  let other = otherIn;
  if (elem === other) {
    return 0;
  }
  if (Array.isArray(elem) !== Array.isArray(other)) {
    elem = Array.isArray(elem) ? elem : [elem];
    other = Array.isArray(other) ? other : [other];
  }
  if (Array.isArray(elem)) {
    const len = Math.min(elem.length, other.length);
    for (let i = 0; i < len; i += 1) {
      const res = pyCompare(elem[i], other[i]);
      if (res !== 0) {
        return res;
      }
    }
    return elem.length - other.length;
  }
  if (elem === -Infinity || other === Infinity) {
    return -1;
  }
  if (elem === Infinity || other === -Infinity) {
    return 1;
  }
  return elem < other ? -1 : 1;
}

function calculateKey(input) {
  const { epoch } = input;
  let { release, pre, post, local, dev } = input;
  // When we compare a release version, we want to compare it with all of the
  // trailing zeros removed. So we'll use a reverse the list, drop all the now
  // leading zeros until we come to something non zero, then take the rest
  // re-reverse it back into the correct order and make it a tuple and use
  // that for our sorting key.
  release = release.concat();
  release.reverse();
  while (release.length && release[0] === 0) {
    release.shift();
  }
  release.reverse();

  // We need to "trick" the sorting algorithm to put 1.0.dev0 before 1.0a0.
  // We'll do this by abusing the pre segment, but we _only_ want to do this
  // if there is !a pre or a post segment. If we have one of those then
  // the normal sorting rules will handle this case correctly.
  if (!pre && !post && dev) pre = -Infinity;
  // Versions without a pre-release (except as noted above) should sort after
  // those with one.
  else if (!pre) pre = Infinity;

  // Versions without a post segment should sort before those with one.
  if (!post) post = -Infinity;

  // Versions without a development segment should sort after those with one.
  if (!dev) dev = Infinity;

  if (!local) {
    // Versions without a local segment should sort before those with one.
    local = -Infinity;
  } else {
    // Versions with a local segment need that segment parsed to implement
    // the sorting rules in PEP440.
    // - Alpha numeric segments sort before numeric segments
    // - Alpha numeric segments sort lexicographically
    // - Numeric segments sort numerically
    // - Shorter versions sort before longer versions when the prefixes
    //   match exactly
    local = local.map((i) =>
      Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ''],
    );
  }

  return [epoch, release, pre, post, dev, local];
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/specifier.js
// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.





const RANGE_PATTERN = [
  '(?<operator>(===|~=|==|!=|<=|>=|<|>))',
  '\\s*',
  '(',
  /*  */ '(?<version>(?:' + VERSION_PATTERN.replace(/\?<\w+>/g, '?:') + '))',
  /*  */ '(?<prefix>\\.\\*)?',
  /*  */ '|',
  /*  */ '(?<legacy>[^,;\\s)]+)',
  ')',
].join('');



const isEqualityOperator = (op) => ['==', '!=', '==='].includes(op);

const rangeRegex = new RegExp('^' + RANGE_PATTERN + '$', 'i');

function specifier_parse(ranges) {
  if (!ranges.trim()) {
    return [];
  }

  const specifiers = ranges
    .split(',')
    .map((range) => rangeRegex.exec(range.trim()) || {})
    .map(({ groups }) => {
      if (!groups) {
        return null;
      }

      let { ...spec } = groups;
      const { operator, version, prefix, legacy } = groups;

      if (version) {
        spec = { ...spec, ...version_explain(version) };
        if (operator === '~=') {
          if (spec.release.length < 2) {
            return null;
          }
        }
        if (!isEqualityOperator(operator) && spec.local) {
          return null;
        }

        if (prefix) {
          if (!isEqualityOperator(operator) || spec.dev || spec.local) {
            return null;
          }
        }
      }
      if (legacy && operator !== '===') {
        return null;
      }

      return spec;
    });

  if (specifiers.filter(Boolean).length !== specifiers.length) {
    return null;
  }

  return specifiers;
}

function filter(versions, specifier, options = {}) {
  const filtered = pick(versions, specifier, options);
  if (filtered.length === 0 && options.prereleases === undefined) {
    return pick(versions, specifier, { prereleases: true });
  }
  return filtered;
}

function maxSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[found.length - 1];
}

function minSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[0];
}

function pick(versions, specifier, options) {
  const parsed = specifier_parse(specifier);

  if (!parsed) {
    return [];
  }

  return versions.filter((version) => {
    const explained = version_explain(version);

    if (!parsed.length) {
      return explained && !(explained.is_prerelease && !options.prereleases);
    }

    return parsed.reduce((pass, spec) => {
      if (!pass) {
        return false;
      }
      return contains({ ...spec, ...options }, { version, explained });
    }, true);
  });
}

function satisfies(version, specifier, options = {}) {
  const filtered = pick([version], specifier, options);

  return filtered.length === 1;
}

function arrayStartsWith(array, prefix) {
  if (prefix.length > array.length) {
    return false;
  }

  for (let i = 0; i < prefix.length; i += 1) {
    if (prefix[i] !== array[i]) {
      return false;
    }
  }

  return true;
}

function contains(specifier, input) {
  const { explained } = input;
  let { version } = input;
  const { ...spec } = specifier;

  if (spec.prereleases === undefined) {
    spec.prereleases = spec.is_prerelease;
  }

  if (explained && explained.is_prerelease && !spec.prereleases) {
    return false;
  }

  if (spec.operator === '~=') {
    let compatiblePrefix = spec.release.slice(0, -1).concat('*').join('.');
    if (spec.epoch) {
      compatiblePrefix = spec.epoch + '!' + compatiblePrefix;
    }
    return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, {
      prereleases: spec.prereleases,
    });
  }

  if (spec.prefix) {
    const isMatching =
      explained.epoch === spec.epoch &&
      arrayStartsWith(explained.release, spec.release);
    const isEquality = spec.operator !== '!=';
    return isEquality ? isMatching : !isMatching;
  }

  if (explained && explained.local && spec.version) {
    // Ignore candidate local labels only when the specifier itself is public.
    if (spec.operator !== '===' && !spec.local) {
      version = explained.public;
      spec.version = version_explain(spec.version).public;
    }
  }

  if (spec.operator === '<' || spec.operator === '>') {
    // simplified version of https://www.python.org/dev/peps/pep-0440/#exclusive-ordered-comparison
    if (eq(spec.release.join('.'), explained.release.join('.'))) {
      return false;
    }
  }

  // TODO: fix me?
  // eslint-disable-next-line import-x/namespace
  const op = operator_namespaceObject[spec.operator];
  return op(version, spec.version || spec.legacy);
}

function validRange(specifier) {
  return Boolean(specifier_parse(specifier));
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/semantic.js


// those notation are borrowed from semver


function major(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  return version.release[0];
}

function minor(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 2) {
    return 0;
  }
  return version.release[1];
}

function patch(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 3) {
    return 0;
  }
  return version.release[2];
}

function inc(input, release, preReleaseIdentifier) {
  let identifier = preReleaseIdentifier || `a`;
  const version = parse(input);

  if (!version) {
    return null;
  }

  if (
    !['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'].includes(
      identifier,
    )
  ) {
    return null;
  }

  switch (release) {
    case 'premajor':
      {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'preminor':
      {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prepatch':
      {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prerelease':
      if (version.pre === null) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
        version.pre = [identifier, 0];
      } else {
        if (preReleaseIdentifier === undefined && version.pre !== null) {
          [identifier] = version.pre;
        }

        const [letter, number] = version.pre;
        if (letter === identifier) {
          version.pre = [letter, number + 1];
        } else {
          version.pre = [identifier, 0];
        }
      }

      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'major':
      if (
        version.release.slice(1).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'minor':
      if (
        version.release.slice(2).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'patch':
      if (
        version.release.slice(3).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    default:
      return null;
  }

  return stringify(version);
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/index.js










;// CONCATENATED MODULE: ./lib/uv/specifier.js


const ANY = '>=0';
const NEWEST = {
    latest: 'published',
    'latest-known': 'known',
};
const ROUNDED = /\d{16}/;
// npm would read the first as `~` and pass over what follows the second.
const NOT_NPM = /~=|\+/;
/**
 * The grammar of uv's own settings and of requirements: an exact version or a PEP 440 specifier set. A bare version means
 * `==`, as in uv's `required-version`; `0.13` is therefore 0.13.0 and not the series.
 * @throws UvVersionInvalid
 */
function parseSpecifier(rawVersion, from) {
    const text = rawVersion.trim();
    const bare = text.replace(/^={2,3}\s*/, '');
    const exact = parseExact(bare, from);
    if (exact !== undefined)
        return exact;
    const parts = version_explain(bare);
    const set = parts !== null && parts.local === null ? `==${parts.public}` : text;
    // An empty set would do in PEP 440; here it is the sign of a forgotten value.
    if (set === '' || ROUNDED.test(text) || !validRange(set))
        throw new uv_errors/* UvVersionInvalid */.Bc(rawVersion, from);
    return range(text, [set], from);
}
/**
 * The grammar of the input and of tool managers. What PEP 440 accepts has the meaning of PEP 440 (`~=0.9`, `>=0.9,<0.12`,
 * `==0.9.*`); everything else has the meaning of npm (`0.9`, `^0.9`, `~0.9`, `0.9.x`, `>=0.9 <0.12`, `a || b`). Also
 * `latest`, and `latest-known` for the newest version in the digest table.
 * @throws UvVersionInvalid
 */
async function parseVersion(rawVersion, from) {
    const text = rawVersion.trim();
    const word = text.toLowerCase();
    const newest = NEWEST[word];
    if (newest !== undefined)
        return { ...range(text, [ANY], from), newest };
    if (text === '' || ROUNDED.test(text))
        throw new uv_errors/* UvVersionInvalid */.Bc(rawVersion, from);
    const exact = parseExact(text.replace(/^={1,3}\s*/, ''), from);
    if (exact !== undefined)
        return exact;
    if (validRange(text))
        return range(text, [text], from);
    const alternatives = NOT_NPM.test(text) ? undefined : await parseNpmRange(text);
    if (alternatives !== undefined)
        return range(text, alternatives, from);
    // Operators that only PEP 440 has, joined as npm joins its own: `>=0.9 !=0.9.5`.
    const joined = text.replaceAll(/[\s,]+(?=[<>=!~])/g, ',');
    if (validRange(joined))
        return range(text, [joined], from);
    throw new uv_errors/* UvVersionInvalid */.Bc(rawVersion, from);
}
/** Whether a version is what the request asks for; a pre-release is a number like others, as for uv's `required-version`. */
function isSatisfiedBy(request, version) {
    return request.kind === 'exact'
        ? eq(request.version, version)
        : request.alternatives.some((set) => satisfies(version, set, { prereleases: true }));
}
/** Whether a version of a list may be chosen for a range: pre-releases only where it names one, as in PEP 440. */
function specifier_isChoiceFor(request, version) {
    if (!specifier_isVersion(version))
        return false;
    return request.alternatives.some((set) => satisfies(version, set, { prereleases: true }) && (!isPreRelease(version) || namesPreRelease(set)));
}
/** Whether versions can be compared with it; numbers that a computer rounds are none. Anything else makes that throw. */
function specifier_isVersion(text) {
    return valid(text) !== null && !ROUNDED.test(text);
}
function namesPreRelease(set) {
    return set.split(',').some((clause) => isPreRelease(clause.replace(/^[\s<>=!~]+/, '')));
}
function isPreRelease(version) {
    return version_explain(version)?.is_prerelease === true;
}
/** What both ranges allow. */
function intersect(asked, required) {
    if (asked.from === required.from)
        return asked;
    return {
        ...asked,
        specifier: `${asked.specifier} and ${required.specifier}`,
        alternatives: asked.alternatives.flatMap((a) => required.alternatives.map((b) => `${a},${b}`)),
        from: `${asked.from} and ${required.from}`,
    };
}
/** The request as a person would write it, with its origin. */
function describeRequest(request) {
    return `${request.kind === 'exact' ? request.version : request.specifier} (${request.from})`;
}
/** A whole version of three numbers, with `v` or without. */
function parseExact(text, from) {
    const parts = ROUNDED.test(text) ? null : version_explain(text);
    if (parts === null || parts.local !== null || parts.release.length !== 3 || parts.epoch !== 0)
        return undefined;
    return { kind: 'exact', version: parts.public, from };
}
function range(specifier, alternatives, from) {
    return { kind: 'range', specifier, alternatives, from };
}
/** Undefined for what npm does not understand. The parser is loaded only for those who write such ranges. */
async function parseNpmRange(text) {
    const { default: semver } = await __webpack_require__.e(/* import() */ 88).then(__webpack_require__.t.bind(__webpack_require__, 2088, 19));
    try {
        return new semver.Range(text).set.map((comparators) => comparators.map(toPep440).join(','));
    }
    catch {
        return undefined;
    }
}
/** npm writes "below 0.10.0 and its pre-releases" as `<0.10.0-0`; in PEP 440 `<` excludes those anyway. */
function toPep440({ operator, semver, value }) {
    return value === '' ? ANY : `${operator || '=='}${semver.version.replace(/-0$/, '')}`;
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./lib/shared/failure.js
var failure = __webpack_require__(83);
;// CONCATENATED MODULE: ./lib/uv/requirement.js

// PEP 508: name, extras, then a specifier set with or without parentheses, or a URL; a marker after `;`. White space is one
// blank: several optional runs of it in a row would take a hostile line minutes.
const REQUIREMENT = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?) ?(?:\[[^\]]*\])? ?(?:\(([^)]*)\)|([<>=!~][^;]*)|(@.*))? ?(?:;.*)?$/;
/** The specifier of a requirement on uv, maybe empty; undefined for other packages and for uv from a URL. */
function findUvSpecifier(requirement) {
    const [, name, inParentheses, bare, url] = REQUIREMENT.exec(requirement.trim().replaceAll(/\s+/g, ' ')) ?? [];
    if (name === undefined || (0,failure/* normaliseName */.G)(name) !== 'uv' || url !== undefined)
        return undefined;
    return (inParentheses ?? bare ?? '').trim();
}
/**
 * The first requirement on uv in a requirements file that names versions. Comments, options such as `--hash` and
 * continued lines are understood; files that it includes are not read.
 */
function findInRequirements(text) {
    const lines = text.split(/\r\n|\r|\n/);
    for (let index = 0; index < lines.length; index++) {
        const line = index + 1;
        const parts = [lines[index] ?? ''];
        while (parts.at(-1)?.endsWith('\\'))
            parts.push(lines[++index] ?? '');
        const logical = parts.map((part) => part.replace(/\\$/, ' ')).join('');
        const specifier = findUvSpecifier(logical.replace(/(^|\s)#.*$/, '').replace(/\s--?[a-z].*$/, ''));
        if (specifier)
            return { specifier, line };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/toml.js



/** @throws UvVersionFileInvalid with line and column */
function parseToml(text, file) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch (error) {
        if (!(error instanceof dist/* TomlError */.zx))
            throw error;
        const [problem] = error.message.split('\n');
        throw new uv_errors/* UvVersionFileInvalid */.RL(file, `line ${error.line}, column ${error.column}: ${problem}`, error);
    }
}
/** The table under a key; empty where there is none. */
function tableIn(table, key) {
    const value = table[key];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {};
}
function arrayIn(table, key) {
    const value = table[key];
    return Array.isArray(value) ? value : [];
}
/** `required-version` of uv's settings. @throws UvVersionFileInvalid */
function requiredVersion(settings, file) {
    const raw = settings['required-version'];
    if (raw === undefined)
        return undefined;
    if (typeof raw !== 'string')
        throw new uv_errors/* UvVersionFileInvalid */.RL(file, 'required-version is not a string');
    return { raw, key: 'required-version' };
}
/** uv's settings in a pyproject.toml. */
function uvSettings(manifest) {
    return tableIn(tableIn(manifest, 'tool'), 'uv');
}
/** What a pyproject.toml says of uv: its settings first, then the project's dependencies of every kind. */
function findInManifest(manifest, file) {
    return requiredVersion(uvSettings(manifest), file) ?? findDependency(manifest);
}
function findDependency(manifest) {
    const project = tableIn(manifest, 'project');
    const lists = [
        ['project.dependencies', arrayIn(project, 'dependencies')],
        ...listsIn(tableIn(project, 'optional-dependencies'), 'project.optional-dependencies'),
        ...listsIn(tableIn(manifest, 'dependency-groups'), 'dependency-groups'),
        ['tool.uv.dev-dependencies', arrayIn(uvSettings(manifest), 'dev-dependencies')],
    ];
    for (const [key, requirements] of lists)
        for (const requirement of requirements) {
            const raw = typeof requirement === 'string' ? findUvSpecifier(requirement) : undefined;
            if (raw)
                return { raw, key: `uv of ${key}` };
        }
    return undefined;
}
function listsIn(table, prefix) {
    return Object.keys(table).map((name) => [`${prefix}.${name}`, arrayIn(table, name)]);
}

;// CONCATENATED MODULE: ./lib/uv/pre-commit.js

const UV_HOOKS = /\/uv-pre-commit(\.git)?\/?$/;
/**
 * The revision of uv's own hooks, which is a version of uv. A frozen one names it in a comment:
 * `rev: 1a2b3c… # frozen: 0.9.1`. The parser is loaded only for those who name such a file.
 * @throws UvVersionFileInvalid with line and column
 */
async function findPreCommitRevision(text, file) {
    const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const [problem] = document.errors;
    if (problem !== undefined) {
        const { line, col } = lines.linePos(problem.pos[0]);
        throw new uv_errors/* UvVersionFileInvalid */.RL(file, `line ${line}, column ${col}: ${problem.message.split('\n')[0]}`, problem);
    }
    const repos = isMap(document.contents) ? document.contents.get('repos') : undefined;
    for (const repo of isSeq(repos) ? repos.items : []) {
        if (!isMap(repo) || !UV_HOOKS.test(String(repo.get('repo'))))
            continue;
        const rev = repo.get('rev', true);
        if (!isScalar(rev))
            return undefined;
        const frozen = /^\s*frozen:\s*(\S+)/.exec(rev.comment ?? '')?.[1];
        const line = lines.linePos(rev.range?.[0] ?? 0).line;
        // As it is written: 0.10 is no number here.
        return { raw: frozen ?? rev.source ?? String(rev.value), key: 'rev of uv-pre-commit', line };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/version-text.js



// The largest uv.lock that is worth to be read has a tenth of it.
const version_text_LARGEST_BYTES = 64 * 1024 * 1024;
/**
 * The text of a file that says what is wanted, decoded by its byte order mark as uv and pip do: PowerShell writes UTF-16.
 * Undefined where there is none.
 * @throws UvVersionFileInvalid
 */
async function version_text_readVersionText(file, label, files) {
    try {
        const bytes = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => readRegular(file, version_text_LARGEST_BYTES, files));
        return bytes && decode(bytes);
    }
    catch (error) {
        const problem = error instanceof NotRegularError ? error.message : `cannot be read: ${(0,errors/* messageOf */.bD)(error)}`;
        throw new uv_errors/* UvVersionFileInvalid */.RL(label, problem, error);
    }
}
function decode(bytes) {
    const mark = bytes.toString('hex', 0, 2);
    const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
}

;// CONCATENATED MODULE: ./lib/uv/tool-versions.js



/** The line of a tool. asdf and mise allow several versions on it, the first being the preferred one. */
function findToolVersion(text, tool) {
    const raw = new RegExp(`^[ \\t]*${tool}[ \\t]+([^\\s#]+)`, 'm').exec(text)?.[1];
    return raw === undefined ? undefined : { raw: stripScope(raw), key: tool };
}
// The names under which mise knows uv: its own, and those of the backends that fetch releases.
const MISE_NAMES = ['uv', 'aqua:astral-sh/uv', 'github:astral-sh/uv', 'ubi:astral-sh/uv', 'pipx:uv'];
/** `[tools]` of a mise.toml: a version, a table with a `version`, or a list of these. */
function findMiseVersion(config) {
    const tools = tableIn(config, 'tools');
    for (const name of MISE_NAMES) {
        const [first] = [tools[name]].flat();
        const raw = typeof first === 'string' ? first : tableIn({ first }, 'first')['version'];
        if (typeof raw === 'string')
            return { raw: stripScope(raw), key: name };
    }
    return undefined;
}
/** `prefix:0.9` of mise and `latest:0.9` of asdf mean the newest 0.9. */
function stripScope(raw) {
    return raw.replace(/^(prefix|latest):/, '');
}
/**
 * The Python that a `.tool-versions` named by the step asks for beside uv, in a form that uv takes; undefined for every
 * other file.
 */
async function readToolPython({ versionFile, projectDir }, { files }) {
    if (!versionFile.endsWith('.tool-versions'))
        return undefined;
    const text = await readVersionText(path.resolve(projectDir, versionFile), versionFile, files);
    return findToolVersion(text ?? '', 'python')?.raw;
}

;// CONCATENATED MODULE: ./lib/uv/version-file.js







/** The first row that fits counts. */
const KINDS = [
    {
        name: '.tool-versions',
        pattern: /\.tool-versions$/,
        find: (text) => findToolVersion(text, 'uv'),
        grammar: 'tool',
    },
    {
        name: 'mise.toml',
        pattern: /(mise(\.[\w-]+)*|mise\/config(\.[\w-]+)*|mise\/conf\.d\/[^/]+)\.toml$/,
        find: (text, file) => findMiseVersion(parseToml(text, file)),
        grammar: 'tool',
    },
    {
        name: 'uv.toml',
        pattern: /uv\.toml$/,
        find: (text, file) => requiredVersion(parseToml(text, file), file),
        grammar: 'pep440',
    },
    {
        name: 'pyproject.toml',
        pattern: /pyproject\.toml$/,
        find: (text, file) => findInManifest(parseToml(text, file), file),
        grammar: 'pep440',
    },
    {
        name: 'uv.lock',
        pattern: /uv\.lock$/,
        find: (text, file) => findLocked(arrayIn(parseToml(text, file), 'package')),
        grammar: 'pep440',
    },
    {
        name: 'pylock.toml',
        pattern: /pylock(\.[^.]+)?\.toml$/,
        find: (text, file) => findLocked(arrayIn(parseToml(text, file), 'packages')),
        grammar: 'pep440',
    },
    {
        name: '.pre-commit-config.yaml',
        pattern: /\.pre-commit-config\.ya?ml$/,
        find: findPreCommitRevision,
        grammar: 'tool',
    },
    {
        name: 'requirements files (.txt, .in)',
        pattern: /\.(txt|in)$/,
        find: (text) => {
            const found = findInRequirements(text);
            return found && { raw: found.specifier, key: 'uv', line: found.line };
        },
        grammar: 'pep440',
    },
];
/**
 * Reads the version that a file asks for. `label` is how the file is called in messages.
 * @returns undefined where the file does not exist or asks for none
 * @throws UvVersionFileInvalid for a kind of file that is not understood, and for one that cannot be read or parsed
 * @throws UvVersionInvalid for a version that is none, with the line
 */
async function readVersionFile(file, label, { files }) {
    const kind = KINDS.find(({ pattern }) => pattern.test(file.replaceAll('\\', '/')));
    if (kind === undefined) {
        const understood = KINDS.map(({ name }) => name).join(', ');
        throw new uv_errors/* UvVersionFileInvalid */.RL(label, `this kind of file is not understood (${understood} are)`);
    }
    const text = await version_text_readVersionText(file, label, files);
    const found = text === undefined ? undefined : await kind.find(text, label);
    if (text === undefined || found === undefined)
        return undefined;
    const from = `${found.key} in ${label}`;
    try {
        return kind.grammar === 'tool' ? await parseVersion(found.raw, from) : parseSpecifier(found.raw, from);
    }
    catch (error) {
        if (!(error instanceof uv_errors/* UvVersionInvalid */.Bc))
            throw error;
        throw new uv_errors/* UvVersionInvalid */.Bc(found.raw, `${from}, line ${found.line ?? lineOf(text, found)}`);
    }
}
/** TOML parsers give no positions of values: the first line that holds it, with its key if possible. */
function lineOf(text, { raw, key }) {
    const dense = (words) => words.replaceAll(/\s/g, '');
    const lines = text.split('\n').map(dense);
    const [withKey, withValue] = [
        lines.findIndex((line) => line.includes(dense(raw)) && line.includes(key)),
        lines.findIndex((line) => line.includes(dense(raw))),
    ];
    return 1 + Math.max(0, withKey >= 0 ? withKey : withValue);
}
function findLocked(entries) {
    for (const entry of entries) {
        const { name, version } = tableIn({ entry }, 'entry');
        if (name === 'uv' && typeof version === 'string')
            return { raw: version, key: 'uv' };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/required.js







/**
 * The version that uv itself will insist on when it runs in the project: `required-version` of the file that UV_CONFIG_FILE
 * names, else of the nearest uv.toml or `[tool.uv]` upwards, else of the user's and of the machine's uv.toml.
 * @see https://docs.astral.sh/uv/concepts/configuration-files/
 * @throws UvVersionFileInvalid, UvVersionInvalid
 */
async function readRequired(query, platform) {
    const { env } = platform.host;
    if (!env['UV_CONFIG_FILE'] && !isWithoutConfig(env)) {
        const project = requiredBy(await readProjectSettings(query, platform));
        if (project !== undefined)
            return project;
    }
    for (const file of listSharedSettings(platform.host)) {
        const found = requiredBy(await required_readSettings(external_node_path_.resolve(query.projectDir, file), query, platform));
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** The nearest settings count, also where they require nothing. A uv.toml hides the pyproject.toml beside it. */
async function readProjectSettings(query, platform) {
    for (let dir = query.rootDir;; dir = external_node_path_.dirname(dir)) {
        const own = await required_readSettings(external_node_path_.join(dir, 'uv.toml'), query, platform);
        if (own !== undefined)
            return own;
        const manifest = await required_readSettings(external_node_path_.join(dir, 'pyproject.toml'), query, platform).catch((error) => {
            // uv says no more than a word about a broken pyproject.toml above the project.
            if (dir === query.rootDir || !(error instanceof uv_errors/* UvVersionFileInvalid */.RL))
                throw error;
            return undefined;
        });
        const table = uvSettings(manifest?.table ?? {});
        if (manifest !== undefined && Object.keys(table).length > 0)
            return { ...manifest, table };
        if (external_node_path_.dirname(dir) === dir)
            return undefined;
    }
}
async function required_readSettings(file, { projectDir }, { files }) {
    const relative = external_node_path_.relative(projectDir, file);
    const label = relative.startsWith('..') || external_node_path_.isAbsolute(relative) ? file : relative;
    const text = await version_text_readVersionText(file, label, files);
    return text === undefined ? undefined : { label, text, table: parseToml(text, label) };
}
function requiredBy(settings) {
    if (settings === undefined)
        return undefined;
    const { label, text, table } = settings;
    const found = requiredVersion(table, label);
    if (found === undefined)
        return undefined;
    const from = `${found.key} in ${label}`;
    try {
        return parseSpecifier(found.raw, from);
    }
    catch (error) {
        if (!(error instanceof uv_errors/* UvVersionInvalid */.Bc))
            throw error;
        throw new uv_errors/* UvVersionInvalid */.Bc(found.raw, `${from}, line ${lineOf(text, found)}`);
    }
}
/** Settings of the user and of the machine, the stronger first; the one file that UV_CONFIG_FILE names in place of all. */
function listSharedSettings(host) {
    const { env } = host;
    if (env['UV_CONFIG_FILE'])
        return [env['UV_CONFIG_FILE']];
    if (isWithoutConfig(env))
        return [];
    const { user, machine } = (0,uv_settings/* listUvSettings */.R)(host);
    return [...user, ...machine];
}
function isWithoutConfig(env) {
    return /^(1|true|yes|on|t|y)$/i.test(env['UV_NO_CONFIG'] ?? '');
}

;// CONCATENATED MODULE: ./lib/uv/sources/pip-config.js


// What `pip install` reads comes first: it is where an organisation's mirror is set.
const SECTIONS = ['install', 'download', 'global'];
/** `index-url` of pip's files; of several the one that pip lets win is read first. */
async function readPipIndex({ files, host, }) {
    for (const file of listPipConfigFiles(host)) {
        const url = findIndexUrl(await readSettings(file, files));
        if (url !== undefined)
            return { url, from: file };
    }
    return undefined;
}
/**
 * Where pip looks, the strongest first: PIP_CONFIG_FILE, the virtual environment, the user, the machine.
 * Source: https://pip.pypa.io/en/stable/topics/configuration/#location
 */
function listPipConfigFiles({ env, homeDir, platform }) {
    const explicit = env['PIP_CONFIG_FILE'];
    if (explicit === '/dev/null' || explicit?.toLowerCase() === 'nul')
        return [];
    const name = platform === 'win32' ? 'pip.ini' : 'pip.conf';
    const below = (dir, ...segments) => dir ? [external_node_path_.join(dir, ...segments, name)] : [];
    const user = {
        win32: [...below(env['APPDATA'], 'pip'), ...below(homeDir, 'pip')],
        darwin: [...below(homeDir, 'Library', 'Application Support', 'pip'), ...below(homeDir, '.config', 'pip')],
        other: below(env['XDG_CONFIG_HOME'] || (homeDir && external_node_path_.join(homeDir, '.config')), 'pip'),
    };
    const machine = {
        win32: below(env['PROGRAMDATA'], 'pip'),
        darwin: below('/Library/Application Support', 'pip'),
        other: [
            '/etc/pip.conf',
            ...(env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').flatMap((dir) => below(dir, 'pip')),
        ],
    };
    const system = platform === 'win32' || platform === 'darwin' ? platform : 'other';
    const legacy = platform === 'win32' ? [] : below(homeDir, '.pip');
    const own = explicit ? [explicit] : [];
    return [...own, ...below(env['VIRTUAL_ENV']), ...user[system], ...legacy, ...machine[system]];
}
/** Reads `index-url` as pip's parser does: sections, `key = value` or `key: value`, `#` and `;` comments. */
function findIndexUrl(iniText) {
    const found = new Map();
    let section = '';
    for (const line of iniText.split(/\r?\n/)) {
        section = /^\[([^\]]+)\]/.exec(line)?.[1] ?? section;
        const [, key, value] = /^([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
        if (value && key?.toLowerCase().replaceAll('_', '-') === 'index-url')
            found.set(section, value);
    }
    return SECTIONS.map((name) => found.get(name)).find((url) => url !== undefined);
}

;// CONCATENATED MODULE: ./lib/uv/sources/configured-index.js






/**
 * The Python index that this machine is told to use, or undefined where nobody named one. What is said to uv counts before
 * what is said to pip, and a variable before a file. Settings of the project are not looked at: its index is for its
 * packages.
 */
async function configured_index_readConfiguredIndex(platform) {
    return (readVariable('UV_DEFAULT_INDEX', platform) ??
        readVariable('UV_INDEX_URL', platform) ??
        (await readUvSettings(platform)) ??
        readVariable('PIP_INDEX_URL', platform) ??
        (await readPipIndex(platform)));
}
function readVariable(name, { host }) {
    // uv also takes `name=url`.
    const [, label, url] = /^(?:([\w.-]+)=(?=(?:https?|file):))?(.+)$/.exec(host.env[name]?.trim() ?? '') ?? [];
    return url ? { url, from: name, ...(label ? { name: label } : {}) } : undefined;
}
/** `[[index]]` with `default = true`, or `index-url`, of the user's and the machine's uv.toml. */
async function readUvSettings({ files, host }) {
    for (const file of listSharedSettings(host).filter(external_node_path_.isAbsolute)) {
        const settings = await configured_index_readSettings(file, files);
        const index = arrayIn(settings, 'index')
            .map((entry) => tableIn({ entry }, 'entry'))
            .find((entry) => entry['default'] === true);
        const [url, name] = index ? [index['url'], index['name']] : [settings['index-url']];
        if (typeof url === 'string')
            return { url, from: file, ...(typeof name === 'string' ? { name } : {}) };
    }
    return undefined;
}
/** Empty for settings that cannot be read: uv will say what is wrong with them. */
async function configured_index_readSettings(file, files) {
    try {
        return parseToml((await version_text_readVersionText(file, file, files)) ?? '', file);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/directory.js








/**
 * A directory for machines without a network: `<dir>/uv-<version>-….whl` or `<dir>/<version>/uv-<triple>.tar.gz`. The
 * bundled table knows the wheels.
 */
async function directory_fetchFromDirectory(dirUrl, want, platform) {
    const dir = fileURLToPath(dirUrl);
    const wheel = chooseWheel((await listWheels(dir, platform)).filter(({ version }) => version === want.version), want.asset);
    return wheel === undefined
        ? fetchArchive(path.join(dir, want.version), want, platform)
        : stageLocal({ ...wheel, expected: await expectWheelDigest(wheel, want) }, want, platform);
}
/** The versions that a directory has wheels or archives of for this machine. */
async function listInDirectory(dirUrl, { asset }, platform) {
    const dir = (0,external_node_url_.fileURLToPath)(dirUrl);
    const wheels = (await listWheels(dir, platform)).filter((wheel) => (0,uv_asset/* chooseWheel */.X)([wheel], asset) !== undefined);
    const versions = new Set(wheels.map(({ version }) => version));
    for (const name of await readNames(dir, platform))
        if ((await readNames(external_node_path_.join(dir, name), platform)).includes(asset.archive))
            versions.add(name);
    return { kind: 'listed', versions: [...versions] };
}
async function fetchArchive(dir, want, platform) {
    const { version, asset } = want;
    if (!(await readNames(dir, platform)).includes(asset.archive))
        return unavailable('absent', `${path.dirname(dir)} has neither a wheel nor ${version}/${asset.archive}`);
    const expected = (await expectArchiveDigest({ version, archive: asset.archive }, want)) ?? {
        kind: 'unknown',
        reason: `no digest is known for ${asset.archive}`,
    };
    return stageLocal({ dir, filename: asset.archive, expected }, want, platform);
}
async function stageLocal({ dir, filename, expected, }, want, platform) {
    const vouched = vouch(expected, want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const url = pathToFileURL(path.join(dir, filename)).href;
    const file = path.join(want.workDir, filename);
    const fetched = await fetchFile({ url, file }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    return stageFile({ filename, file, url, sha256: fetched.sha256 }, { want, vouched }, platform);
}
async function listWheels(dir, platform) {
    return (await readNames(dir, platform)).flatMap((filename) => {
        const name = index_page_parseWheelName(filename);
        return name === undefined ? [] : [{ ...name, filename, dir }];
    });
}
/** Empty for what is no directory, or cannot be read. */
async function readNames(dir, { files }) {
    return files.readdir(dir).catch(() => []);
}

// EXTERNAL MODULE: ./lib/uv/command.js
var command = __webpack_require__(5630);
;// CONCATENATED MODULE: ./lib/uv/netrc.js
/**
 * What a netrc file has for a host, else for everybody. Macro definitions are passed over; quoted values may hold spaces.
 * @see https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html
 */
function findInNetrc(text, host) {
    const withoutMacros = text
        .replaceAll(/^\s*macdef\b[\s\S]*?(?:\n\s*\n|$(?![\s\S]))/gm, '\n')
        .replaceAll(/^\s*#.*$/gm, '');
    const words = [...withoutMacros.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
    const entries = [];
    for (let index = 0; index < words.length; index++) {
        const entry = entries.at(-1);
        const word = words[index];
        if (word === 'machine')
            entries.push({ host: words[++index] });
        else if (word === 'default')
            entries.push({ host: undefined });
        else if (word === 'login' && entry)
            entry.login = words[++index] ?? '';
        else if (word === 'password' && entry)
            entry.password = words[++index] ?? '';
    }
    const found = entries.find((entry) => entry.host === host) ?? entries.find((entry) => entry.host === undefined);
    return found?.password === undefined ? undefined : { username: found.login ?? '', password: found.password };
}

;// CONCATENATED MODULE: ./lib/uv/sources/index-credentials.js





// It may ask a service of the desktop or of a cloud.
const KEYRING_TIMEOUT_MS = 30_000;
/**
 * The URL with the credentials that uv and pip would use: those in it, those of UV_INDEX_<NAME>_USERNAME and _PASSWORD
 * for an index with a name, those in the netrc file, those of the keyring command where it is switched on.
 * @see https://docs.astral.sh/uv/concepts/authentication/http/
 */
async function withCredentials(url, { index, inquiry }, platform) {
    if (url.password !== '')
        return url;
    const found = findForName(index, platform) ??
        (await readNetrc(url, platform)) ??
        (await askKeyring(url, { index, inquiry }, platform));
    if (found === undefined)
        return url;
    const complete = new URL(url);
    complete.username = encodeURIComponent(found.username);
    complete.password = encodeURIComponent(found.password);
    return complete;
}
function findForName({ name }, { host }) {
    if (name === undefined)
        return undefined;
    const prefix = `UV_INDEX_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
    const [username, password] = [host.env[`${prefix}_USERNAME`], host.env[`${prefix}_PASSWORD`]];
    return password ? { username: username ?? '', password } : undefined;
}
async function readNetrc(url, { files, host }) {
    const named = host.env['NETRC'];
    const names = named
        ? [named]
        : ['.netrc', '_netrc'].map((name) => external_node_path_.join(host.homeDir ?? '/nonexistent', name));
    for (const file of names) {
        const found = findInNetrc(await readSettings(file, files), url.hostname);
        if (found !== undefined && (url.username === '' || (0,shared_text/* decodePercent */.gr)(url.username) === found.username))
            return found;
    }
    return undefined;
}
/** As uv and pip do with `subprocess`: a user name is needed, and the URL is asked for before the host. */
async function askKeyring(url, { index, inquiry }, platform) {
    const { env } = platform.host;
    const isOn = [env['UV_KEYRING_PROVIDER'], env['PIP_KEYRING_PROVIDER']].includes('subprocess');
    if (!isOn || url.username === '')
        return undefined;
    const username = (0,shared_text/* decodePercent */.gr)(url.username);
    const bare = new URL(index.url);
    bare.username = '';
    const { workDir: cwd, signal } = inquiry;
    for (const service of [bare.href, url.host]) {
        const options = { cwd, env, timeoutMs: KEYRING_TIMEOUT_MS, signal };
        const end = await (0,command/* runCommand */.d)(['keyring', 'get', service, username], options, platform);
        const password = end.kind === 'exited' && end.code === 0 ? end.output.trim().split('\n').at(-1) : undefined;
        if (password)
            return { username, password };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/uv/sources/pip.js










const PIPS = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];
const LOOK_TIMEOUT_MS = 30_000;
// Python prints an OSError with its number; 28 is ENOSPC, 122 EDQUOT.
const PYTHON_DISK_FULL = /\[Errno (28|122)\]/;
const NO_PIP = source_unavailable('not-set-up', 'no index is configured and no pip is on PATH');
// pip ends with "No matching distribution" whatever the reason: what it said before tells.
const PIP_TROUBLES = [
    [/CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError/, 'certificate'],
    [/\b(401|403|407) (Client Error|Error)|40[137] (Unauthorized|Forbidden|Proxy Auth)/, 'denied'],
    [/\b429 (Client Error|Too Many)/, 'rate-limited'],
    [
        /NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Max retries|RemoteDisconnected|NameResolution/,
        'unreachable',
    ],
];
/** uv's wheel by way of pip: its index, its proxies, its certificates, its credentials. */
async function pip_fetchWithPip(want, platform) {
    const pip = await findPip(want, platform);
    if (pip === undefined)
        return NO_PIP;
    const args = ['download', '--quiet', '--no-deps', '--only-binary=:all:', '--no-cache-dir'];
    const platforms = want.asset.platformTags.flatMap((tag) => ['--platform', tag]);
    const argv = [...pip, ...args, ...platforms, '--dest', want.workDir, `uv==${want.version}`];
    const output = await runPip(argv, want, platform);
    return typeof output === 'string' ? stageDownloaded(pip, want, platform) : output;
}
/** The versions that pip's index has for the machine that pip runs on. */
async function listWithPip(inquiry, platform) {
    const pip = await findPip(inquiry, platform);
    if (pip === undefined)
        return NO_PIP;
    const output = await runPip([...pip, 'index', 'versions', 'uv', '--no-cache-dir'], inquiry, platform);
    if (typeof output !== 'string')
        return output;
    const list = /^Available versions:\s*(.+)$/m.exec(output)?.[1];
    if (list === undefined)
        return source_unavailable('unfit', `${pip.join(' ')} index does not list versions`);
    return { kind: 'listed', versions: list.split(',').map((version) => version.trim()) };
}
async function stageDownloaded(pip, want, platform) {
    const wheels = (await platform.files.readdir(want.workDir)).flatMap((filename) => {
        const name = parseWheelName(filename);
        return name === undefined ? [] : [{ filename, ...name }];
    });
    const wheel = chooseWheel(wheels, want.asset);
    if (wheel?.version !== want.version)
        return unavailable('absent', `${pip.join(' ')} download left no wheel that fits`);
    const vouched = vouch(await expectWheelDigest(wheel, want), want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const file = path.join(want.workDir, wheel.filename);
    const content = await platform.files.readFile(file);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return stageFile({ filename: wheel.filename, url: 'pip', file, sha256 }, { want, vouched }, platform);
}
async function findPip(inquiry, platform) {
    const options = pipOptions(inquiry, platform, LOOK_TIMEOUT_MS);
    for (const pip of PIPS) {
        const end = await (0,command/* runCommand */.d)([...pip, '--version'], options, platform);
        if (end.kind === 'exited' && end.code === 0)
            return pip;
    }
    return undefined;
}
/** Its output, or why there is none. @throws UvInstallDiskFull */
async function runPip(argv, inquiry, platform) {
    const name = argv.slice(0, argv.findIndex((word) => /^(download|index)$/.test(word)) + 1).join(' ');
    const running = (0,command/* runCommand */.d)(argv, pipOptions(inquiry, platform), platform);
    const end = await tellingProgress(running, { name, inquiry }, platform);
    if (end.kind === 'stopped')
        return source_unavailable('unreachable', `${name}: ${end.reason}`);
    if (end.kind === 'not-started')
        return source_unavailable('not-set-up', `${name}: ${end.reason}`);
    if (end.code === 0)
        return end.output;
    if (PYTHON_DISK_FULL.test(end.output))
        throw new uv_errors/* UvInstallDiskFull */.Xz(inquiry.workDir);
    const lines = end.output.trim().split('\n');
    const [words, trouble] = PIP_TROUBLES.find(([pattern]) => pattern.test(end.output)) ?? [];
    const told = words && lines.findLast((line) => words.test(line));
    return source_unavailable(trouble ?? 'absent', `${name}: ${(0,shared_text/* redactText */.Rd)((told ?? lines.at(-1) ?? '').trim())}`);
}
/** pip draws its progress for terminals only: what lies in its directory for temporary files tells how far it is. */
async function tellingProgress(running, { name, inquiry }, { clock, files }) {
    const startedMs = clock.monotonicMs();
    const over = new AbortController();
    const tell = async () => {
        for (let pauseMs = 2000;; pauseMs = 10_000) {
            await clock.sleep(pauseMs, over.signal);
            if (over.signal.aborted)
                return;
            const sizeBytes = await sizeOf(inquiry.workDir, files);
            const tookMs = clock.monotonicMs() - startedMs;
            inquiry.onProgress(`${name}: ${(0,shared_text/* formatBytes */.z3)(sizeBytes)} in ${(0,shared_text/* formatDuration */.a3)(tookMs)}`);
        }
    };
    const told = tell();
    try {
        return await running;
    }
    finally {
        over.abort();
        await told;
    }
}
async function sizeOf(dir, files) {
    const names = await files.readdir(dir, { recursive: true }).catch(() => []);
    // What pip moves or removes in the meantime counts as nothing.
    const sizes = names.map((name) => files.lstat(external_node_path_.join(dir, name)).then((stats) => (stats.isFile() ? stats.size : 0), () => 0));
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
/** The working directory is empty and ours: `python -m` would import a `pip` that lies in the checked-out repository. */
function pipOptions(inquiry, platform, atMostMs) {
    const { workDir, signal } = inquiry;
    const env = {
        // Five of its own would take minutes where nothing answers.
        PIP_RETRIES: '2',
        ...platform.host.env,
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
        PIP_NO_INPUT: '1',
        PIP_REQUIRE_VIRTUALENV: '0',
        TMPDIR: workDir,
    };
    return { cwd: workDir, env, timeoutMs: source_timeLeftMs(inquiry, platform, atMostMs), signal };
}

;// CONCATENATED MODULE: ./lib/uv/sources/index.js













/**
 * uv's wheel from the Python index of this machine. A configured index is read here; where none is configured pip is
 * asked, which knows its default.
 */
async function fetchFromIndex(want, platform) {
    const index = await readConfiguredIndex(platform);
    if (index === undefined)
        return fetchWithPip(want, platform);
    if (!isUsableUrl(index.url))
        return notAnIndex(index);
    if (isFileUrl(index.url))
        return fetchFromDirectory(projectUrl(index.url).href, want, platform);
    const page = await readPage(index, want, platform);
    return 'kind' in page ? page : fetchWheel(page, want, platform);
}
/** The versions of which the index has a wheel for this machine. */
async function listFromIndex(inquiry, platform) {
    const index = await configured_index_readConfiguredIndex(platform);
    if (index === undefined)
        return listWithPip(inquiry, platform);
    if (!link_isUsableUrl(index.url))
        return notAnIndex(index);
    if (link_isFileUrl(index.url))
        return listInDirectory(projectUrl(index.url).href, inquiry, platform);
    const page = await readPage(index, inquiry, platform);
    if ('kind' in page)
        return page;
    const fitting = page.wheels.filter((wheel) => !wheel.isYanked && (0,uv_asset/* chooseWheel */.X)([wheel], inquiry.asset));
    return { kind: 'listed', versions: [...new Set(fitting.map(({ version }) => version))] };
}
async function readPage(index, inquiry, platform) {
    const url = await withCredentials(projectUrl(index.url), { index, inquiry }, platform);
    const page = await fetch_file_fetchText({ url: url.href, headers: { accept: INDEX_ACCEPT } }, inquiry, platform);
    if (page.kind === 'unavailable')
        return { ...page, reason: `${page.reason} (index of ${index.from})` };
    const files = parsePage(page.body, { url: page.url, contentType: page.contentType });
    if (files === undefined)
        return source_unavailable('unfit', `${(0,shared_text/* redactUrl */.BO)(url.href)} is no project page`);
    const wheels = files.flatMap((file) => {
        const name = index_page_parseWheelName(file.filename);
        return name === undefined ? [] : [{ ...file, ...name }];
    });
    // The page of a firewall is HTML too.
    if (wheels.length === 0)
        return source_unavailable('unfit', `${(0,shared_text/* redactUrl */.BO)(url.href)} lists no wheel of uv at all`);
    return { url, wheels };
}
/** Undefined for what announces JSON and is none, such as the log-in page of a proxy. */
function parsePage(...page) {
    try {
        return parseProjectPage(...page);
    }
    catch {
        return undefined;
    }
}
async function fetchWheel(page, want, platform) {
    const wheel = chooseWheel(page.wheels.filter(({ version }) => version === want.version), want.asset);
    if (wheel === undefined) {
        const build = `uv ${want.version} for ${want.asset.triple}`;
        return unavailable('absent', `${redactUrl(page.url.href)} lists no wheel of ${build}`);
    }
    const vouched = vouch(await expectWheelDigest(wheel, want), want);
    if (vouched.kind === 'unavailable')
        return vouched;
    const { filename, url } = wheel;
    const file = path.join(want.workDir, filename);
    const fetched = await fetchFile({ url: sharingCredentials(url, page.url), file }, want, platform);
    if (fetched.kind === 'unavailable')
        return fetched;
    return stageFile({ filename, url, file, sha256: fetched.sha256 }, { want, vouched }, platform);
}
function notAnIndex({ from }) {
    return source_unavailable('not-set-up', `${from} names no http, https or file URL`);
}
function projectUrl(indexUrl) {
    const url = new URL(indexUrl);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/uv/`;
    return url;
}
/** An index that wants a password usually wants it for its files too, and its page does not repeat it. */
function sharingCredentials(fileUrl, pageUrl) {
    const url = new URL(fileUrl);
    if (url.origin === pageUrl.origin && url.username === '') {
        url.username = pageUrl.username;
        url.password = pageUrl.password;
    }
    return url.href;
}

;// CONCATENATED MODULE: ./lib/uv/sources/errors.js


/** A place for uv's releases was named that is none. */
class UvSourceInvalid extends errors/* ActionError */.lZ {
    code = 'UV_SOURCE_INVALID';
    constructor(from, rawUrl) {
        super(`${JSON.stringify((0,shared_text/* redactUrl */.BO)(rawUrl))} (${from}) is no http, https or file URL`, `Correct ${from}. Characters such as # / ? @ in a password are written %23 %2F %3F %40; file URLs have three slashes (file:///srv/uv).`);
    }
}
/** For one line: `index: …; mirror: …`. */
function errors_joinReasons(failures) {
    if (failures.length === 0)
        return 'none is to be asked';
    return failures.map(({ source, reason }) => `${source}: ${reason}`).join('; ');
}
// What a source that did answer has to say is worth more than the silence of the others.
const REMEDIES = [
    [
        'certificate',
        'Let the runner trust the certificate of your proxy or index: set SSL_CERT_FILE or NODE_EXTRA_CA_CERTS to its CA bundle.',
    ],
    [
        'denied',
        'Give the runner the credentials that the source asks for: in the URL of the index, in a netrc file, or in https_proxy.',
    ],
    [
        'unverifiable',
        'Use a newer release of this action, or state the sha256 of the file to be fetched in the checksum input.',
    ],
    ['absent', 'Check that this version of uv was published, and that your index or mirror carries it.'],
    ['unfit', 'Find out what the source serves in place of uv, or restrict the input sources to others.'],
    ['rate-limited', 'Run the job again later, or name an index or mirror of your own.'],
    [
        'unreachable',
        'Give the runner access to one of these sources (https_proxy, UV_DEFAULT_INDEX, download-base-url), or put this uv on PATH or into the tool cache.',
    ],
];
/** Every source was tried and none gave a verified uv. */
class UvUnavailable extends errors/* ActionError */.lZ {
    code = 'UV_UNAVAILABLE';
    failures;
    constructor(version, failures) {
        super([
            `uv ${version} cannot be had from any source`,
            ...failures.map((failure) => `  ${errors_joinReasons([failure])}`),
        ].join('\n'), REMEDIES.find(([trouble]) => failures.some((failure) => failure.trouble === trouble))?.[1] ??
            'Put uv of this version on PATH, or name another source in the input sources.');
        this.failures = failures;
    }
    /** Silence, a closed door, somebody else's page: no source said anything about the version. */
    get isOffline() {
        return !this.failures.some(({ trouble }) => trouble === 'absent' || trouble === 'unverifiable');
    }
}

;// CONCATENATED MODULE: ./lib/uv/sources/settings.js




const MIRROR_ORIGIN = 'https://releases.astral.sh';
const GITHUB_ORIGIN = 'https://github.com';
const LOCAL = ['tool-cache', 'path'];
const settings_PUBLIC_SITES = {
    mirrorUrl: `${MIRROR_ORIGIN}/github/uv/releases/download`,
    githubUrl: `${GITHUB_ORIGIN}/astral-sh/uv/releases/download`,
    mirrorManifestUrl: `${MIRROR_ORIGIN}/github/versions/main/v1/uv.ndjson`,
    githubManifestUrl: 'https://raw.githubusercontent.com/astral-sh/versions/main/v1/uv.ndjson',
};
/**
 * Decides which sources are asked. A base or manifest of the user's own takes the place of the public sources, unless the
 * input sources says otherwise; uv's variables UV_ASTRAL_MIRROR_URL and UV_INSTALLER_GITHUB_BASE_URL mean what they
 * mean to uv: the first replaces the mirror and rules GitHub out.
 * @throws UvSourceInvalid
 */
function decideSources(inputs, { env }) {
    const { manifestFile, projectDir } = inputs;
    const mirror = urlIn(env, 'UV_ASTRAL_MIRROR_URL');
    const github = urlIn(env, 'UV_INSTALLER_GITHUB_BASE_URL') || urlIn(env, 'UV_INSTALLER_GHE_BASE_URL');
    const base = toUrl(inputs.downloadBaseUrl, { from: 'input download-base-url', projectDir });
    const sites = {
        ...settings_PUBLIC_SITES,
        ...(mirror && {
            mirrorUrl: `${mirror}/github/uv/releases/download`,
            mirrorManifestUrl: `${mirror}/github/versions/main/v1/uv.ndjson`,
        }),
        ...(github && { githubUrl: `${github}/astral-sh/uv/releases/download`, githubManifestUrl: undefined }),
        ...(base && { mirrorUrl: withoutSlash(base), mirrorManifestUrl: undefined }),
    };
    return {
        order: inputs.sources.length > 0 ? inputs.sources : defaultOrder(inputs, mirror !== ''),
        sites,
        manifestUrl: toUrl(manifestFile, { from: 'input manifest-file', projectDir }) || undefined,
    };
}
function defaultOrder({ downloadBaseUrl, manifestFile }, hasOwnMirror) {
    if (manifestFile !== '' || downloadBaseUrl !== '')
        return [
            ...LOCAL,
            ...(manifestFile ? ['manifest'] : []),
            ...(downloadBaseUrl ? ['mirror'] : []),
        ];
    return [...LOCAL, 'index', 'mirror', ...(hasOwnMirror ? [] : ['github'])];
}
function urlIn(env, name) {
    return withoutSlash(toUrl(env[name]?.trim() ?? '', { from: name }));
}
/** Empty for nothing. Without a project directory only a URL will do. */
function toUrl(text, { from, projectDir }) {
    if (text === '' || link_isUsableUrl(text))
        return text;
    // A single letter is a drive of Windows.
    if (projectDir === undefined || /^[a-z][a-z0-9+.-]+:/i.test(text))
        throw new UvSourceInvalid(from, text);
    return (0,external_node_url_.pathToFileURL)(external_node_path_.resolve(projectDir, text)).href;
}
function withoutSlash(url) {
    return url.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./lib/uv/sources/mirror.js







const FIRST_VERSION = '0.10.7';
/** The publisher's own mirror of its releases, without rate limit and token; or a base of the user's own. */
async function fetchFromMirror(want, platform) {
    const { mirrorUrl, githubUrl } = want.sources.sites;
    if (isFileUrl(mirrorUrl))
        return fetchFromDirectory(mirrorUrl, want, platform);
    const isPublic = mirrorUrl === PUBLIC_SITES.mirrorUrl;
    if (isPublic && lt(want.version, FIRST_VERSION))
        return unavailable('not-set-up', `${new URL(mirrorUrl).host} has uv from ${FIRST_VERSION} on`);
    return fetchRelease({ siteUrl: mirrorUrl, witnessUrl: githubUrl }, want, platform);
}
function listFromMirror(inquiry, platform) {
    const { mirrorUrl, mirrorManifestUrl } = inquiry.sources.sites;
    return link_isFileUrl(mirrorUrl)
        ? listInDirectory(mirrorUrl, inquiry, platform)
        : listInManifest(mirrorManifestUrl, inquiry, platform);
}

;// CONCATENATED MODULE: ./lib/uv/published.js






const LISTS = {
    index: listFromIndex,
    mirror: listFromMirror,
    github: listFromGithub,
    manifest: listFromManifest,
};
/** Asks the sources in their order which versions they have, until one answers. */
async function listPublished(inquiry, platform) {
    return await inWorkDir(inquiry.tempDir, platform, async (workDir) => {
        const failures = [];
        for (const source of inquiry.sources.order) {
            const list = LISTS[source];
            if (list === undefined)
                continue;
            const listed = await list({ ...inquiry, workDir }, platform);
            if (listed.kind === 'unavailable') {
                failures.push({ source, reason: listed.reason, trouble: listed.trouble });
                continue;
            }
            // A directory of an air-gapped site may hold anything, a link `latest` for example.
            const versions = listed.versions.filter(isVersion);
            if (versions.length > 0)
                return { kind: 'listed', versions, by: source };
            failures.push({ source, reason: 'it lists no version of uv', trouble: 'absent' });
        }
        return { kind: 'unknown', failures };
    });
}
/** Asks all of the sources at once whether they answer: the reason why one does not, empty for one that does. */
async function askSources(inquiry, platform) {
    return await inWorkDir(inquiry.tempDir, platform, async (workDir) => {
        const asked = inquiry.sources.order.flatMap((source) => {
            const list = LISTS[source];
            return list === undefined
                ? []
                : [list({ ...inquiry, workDir }, platform).then((it) => [source, it])];
        });
        const answers = await Promise.all(asked);
        return Object.fromEntries(answers.map(([source, it]) => [source, it.kind === 'listed' ? '' : it.reason]));
    });
}
async function inWorkDir(tempDir, { files }, work) {
    const workDir = await files.mkdtemp(external_node_path_.join(tempDir, 'locked-uv-'));
    try {
        return await work(workDir);
    }
    finally {
        await files.rm(workDir, { recursive: true, force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/uv/request.js






/**
 * Decides which uv is asked for, and by whom: the input version, the input version-file, what uv itself will require,
 * the project's uv.toml and pyproject.toml, the newest of the input manifest-file, the default. uv refuses to run where its `required-version` does not hold,
 * hence a step that contradicts it fails here, before anything is downloaded.
 * @throws UvVersionInvalid, UvVersionFileInvalid, UvVersionConflict
 */
async function readRequest(inputs, platform) {
    const asked = await readAsked(inputs, platform);
    const required = await readRequired(inputs, platform);
    if (asked !== undefined && required !== undefined)
        return reconcile(asked, required);
    const found = asked ?? required ?? (await readDiscovered(inputs.projectDir, platform));
    if (found !== undefined)
        return found;
    // Whoever keeps a list of his own need not have the version that this action likes best.
    if (inputs.manifestFile !== '')
        return parseVersion('latest', 'default with manifest-file');
    return { kind: 'exact', version: pins/* DEFAULT_VERSION */.j, from: 'default of this action' };
}
async function readAsked({ version, versionFile, projectDir }, platform) {
    if (version !== '')
        return parseVersion(version, 'input version');
    if (versionFile === '')
        return undefined;
    const file = external_node_path_.resolve(projectDir, versionFile);
    const found = await readVersionFile(file, versionFile, platform);
    if (found === undefined)
        throw new uv_errors/* UvVersionFileInvalid */.RL(versionFile, 'does not exist or names no version of uv');
    return found;
}
/** Files that nobody named: uv among the project's dependencies, and settings that uv passes over in a workspace. */
async function readDiscovered(projectDir, platform) {
    for (const name of ['uv.toml', 'pyproject.toml']) {
        const found = await readVersionFile(external_node_path_.join(projectDir, name), name, platform);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Both have to agree; the exact one of two says which version it is. */
function reconcile(asked, required) {
    if (asked.kind === 'range' && required.kind === 'range')
        return intersect(asked, required);
    const isAgreed = asked.kind === 'exact'
        ? isSatisfiedBy(required, asked.version)
        : required.kind === 'exact' && isSatisfiedBy(asked, required.version);
    if (!isAgreed)
        throw new uv_errors/* UvVersionConflict */.Mr(describeRequest(asked), describeRequest(required));
    return asked.kind === 'exact' ? asked : required;
}

;// CONCATENATED MODULE: ./lib/uv/resolve.js






/**
 * Turns a request into one version. A range is answered from the digest table, so that the legs of a matrix, and a job
 * and its re-run, get the same uv without asking anybody. The sources are asked for `latest`, and for a range beyond the
 * table.
 * @throws UvVersionNotFound
 */
async function resolveVersion(request, options) {
    if (request.kind === 'exact')
        return { version: request.version, from: request.from };
    const { from } = request;
    const known = Object.keys(await readDigests());
    const ofKnown = chooseVersion(known, request, options);
    if (ofKnown !== undefined && request.newest !== 'published')
        return { version: ofKnown, from };
    const published = await options.listPublished();
    if (published.kind === 'listed') {
        const version = chooseVersion(published.versions, request, options);
        if (version !== undefined)
            return { version, from: `${from}, as ${published.by} has it` };
    }
    else if (ofKnown !== undefined) {
        const reasons = joinReasons(published.failures);
        const notice = `Which uv is the latest could not be asked, so the latest known one is taken, ${ofKnown} (${reasons})`;
        return { version: ofKnown, from, notice };
    }
    const bad = known.find((version) => isChoiceFor(request, version));
    const defect = bad && explainKnownBad(bad);
    throw new UvVersionNotFound(request, [tellLooked(known, published), ...(defect ? [defect] : [])]);
}
/** The version of a list that a range means; one with a known defect only where that is accepted and no other fits. */
function chooseVersion(versions, request, { strategy, takesKnownBad }) {
    const fitting = versions.filter((version) => specifier_isChoiceFor(request, version)).toSorted(operator_compare);
    const good = fitting.filter((version) => findKnownBad(version) === undefined);
    const candidates = good.length > 0 || !takesKnownBad ? good : fitting;
    return strategy === 'lowest' && request.newest === undefined ? candidates[0] : candidates.at(-1);
}
/** The defect for which a version is to be avoided, if there is one. */
function findKnownBad(version) {
    return pins/* KNOWN_BAD */.s.find(({ range }) => satisfies(version, range, { prereleases: true }));
}
/** One sentence about a version to be avoided, for a warning; undefined for all others. */
function explainKnownBad(version) {
    const bad = findKnownBad(version);
    return bad && `uv ${version} ${bad.reason} (fixed in ${bad.fixedIn})`;
}
/** The lowest version above that has no known defect: the smallest step out of trouble. */
async function findNearestGood(version) {
    const above = Object.keys(await digests_readDigests()).filter((candidate) => operator_compare(candidate, version) > 0);
    return above.toSorted(operator_compare).find((candidate) => findKnownBad(candidate) === undefined);
}
function tellLooked(known, published) {
    const ofTable = `the newest known is ${known[0] ?? DEFAULT_VERSION}`;
    if (published.kind === 'listed') {
        const newest = published.versions.toSorted(compare).at(-1);
        return `${ofTable}, the newest of ${published.by} is ${newest}`;
    }
    return `${ofTable}, and no source says what else there is (${joinReasons(published.failures)})`;
}

// EXTERNAL MODULE: ./lib/uv/sources/path.js
var sources_path = __webpack_require__(6827);
// EXTERNAL MODULE: ./lib/uv/probe.js
var probe = __webpack_require__(5561);
;// CONCATENATED MODULE: ./lib/uv/publish.js



const ATTEMPTS = 5;
const PAUSE_MS = 200;
// What rename(2) answers where the destination is taken: Linux and macOS, then Windows.
const TAKEN = (/* unused pure expression or super */ null && (['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES', 'EBUSY']));
const UNMOVABLE = (/* unused pure expression or super */ null && (['EPERM', 'EACCES', 'EBUSY']));
/**
 * Puts a filled stage in its place by rename, so that nobody ever sees half of it, and never writes into what somebody
 * may be running. Where a rival was faster and its copy works, that one is used; a copy that does not work is moved aside.
 * Whoever won is probed, and the marker comes last: it vouches for something that was seen to run.
 * @throws UvInstallBlocked
 */
async function publish(stage, probe, platform) {
    let isPublished = false;
    let reason = '';
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        isPublished ||= await tryRename(stage.dir, stage.place.dir, platform);
        const judged = await readIdentity(stage.place.dir, platform);
        const verdict = await probe(stage.place.dir);
        if (verdict.kind === 'works') {
            await publish_writeMarker(stage.place, platform);
            return isPublished ? 'ours' : 'theirs';
        }
        reason = verdict.reason;
        // What ran as a stage and does not run now is on the move between rivals, and comes to rest.
        const isToWait = isPublished || verdict.kind === 'unsure';
        if (isToWait || !(await moveAside(stage.place, judged, platform)))
            await platform.clock.sleep(PAUSE_MS);
    }
    throw new UvInstallBlocked(stage.place.dir, reason);
}
/** Vouches for the place towards `find` of \@actions/tool-cache; a tool cache that cannot be written does without. */
async function publish_writeMarker({ marker }, { files }) {
    const accepted = ['EEXIST', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];
    await unlessErrno(accepted, () => files.writeFile(marker, '', { flag: 'wx' }));
}
async function tryRename(from, to, { files }) {
    try {
        await files.rename(from, to);
        return true;
    }
    catch (error) {
        const isTaken = TAKEN.includes(errnoOf(error) ?? '') && (await readIdentity(to, { files })) !== undefined;
        if (isTaken)
            return false;
        throw error;
    }
}
/**
 * Clears the place of what was judged, and of nothing else: between the verdict and the rename a rival may have put a
 * good copy there, which then goes back. What is moved stays for the next sweep, because jobs may still be running it.
 * @returns false where the system refuses
 */
async function moveAside(place, judged, { files, host }) {
    if (judged === undefined || (await readIdentity(place.dir, { files })) !== judged)
        return true;
    const aside = path.join(await files.mkdtemp(path.join(place.versionDir, `.bad-${host.pid}-`)), 'was');
    try {
        await files.rename(place.dir, aside);
    }
    catch (error) {
        if (UNMOVABLE.includes(errnoOf(error) ?? ''))
            return false;
        if (errnoOf(error) === 'ENOENT')
            return true;
        throw error;
    }
    if ((await readIdentity(aside, { files })) !== judged)
        await tryRename(aside, place.dir, { files });
    return true;
}
/** Names one state of a directory entry; a directory that was replaced has another inode. */
async function readIdentity(entry, { files }) {
    const stats = await unlessErrno(['ENOENT', 'ENOTDIR'], () => files.lstat(entry, { bigint: true }));
    return stats && `${stats.dev}:${stats.ino}`;
}

// EXTERNAL MODULE: ./lib/uv/record.js
var record = __webpack_require__(7858);
;// CONCATENATED MODULE: ./lib/uv/sources/tool-cache.js




const WORKS = { kind: 'works' };
/**
 * Looks for an installed uv that works and is what was installed. The marker is neither needed nor believed: a crash
 * leaves content without a marker, a clean-up job leaves a marker without content.
 */
async function findInToolCache({ version, asset, places, signal, onProgress }, platform) {
    const damaged = [];
    for (const place of places) {
        const exists = await platform.files.lstat(place.dir).then(() => true, () => false);
        if (!exists)
            continue;
        const compared = await compareWithRecord(place.dir, platform);
        // The record is written after the executables were seen to run: as long as they are the same files, they need not be
        // started again to say so.
        const verdict = compared.kind === 'same' && compared.isUntouched
            ? WORKS
            : await probeToolDir(place.dir, { version, exe: asset.exe, signal }, platform);
        if (verdict.kind === 'works') {
            await writeMarker(place, platform);
            return { dir: place.dir, verifiedBy: tellVoucher(compared), damaged };
        }
        damaged.push(place);
        onProgress(`${path.join(place.dir, `uv${asset.exe}`)} is not usable: ${verdict.reason}`);
    }
    return undefined;
}
/** The versions of which a directory in the shape of ours is there; whether they work is not looked at. */
async function listInToolCache(roots, { triple }, { files }) {
    const versions = new Set();
    const namesIn = (dir) => files.readdir(dir).catch(() => []);
    for (const root of roots)
        for (const version of await namesIn(root))
            if ((await namesIn(external_node_path_.join(root, version))).includes(triple))
                versions.add(version);
    return [...versions];
}
function tellVoucher(compared) {
    return compared.kind === 'same'
        ? `digest recorded at install (${compared.verifiedBy})`
        : 'probe of the tool cache';
}

;// CONCATENATED MODULE: ./lib/flow/doctor/check-uv.js










// A person waits for the answer; the step itself is more patient.
const check_uv_ASK_MS = 15_000;
/** Which uv the step would use here, whether it is there, and whether it could be fetched. */
async function checkUv(project, platform) {
    const problems = [];
    const request = await readRequestOr(project, problems, platform);
    const onPath = await listOnPath(platform);
    const installed = await listInstalled(project, platform);
    const known = Object.keys(await digests_readDigests());
    const version = request === undefined
        ? ''
        : request.kind === 'exact'
            ? request.version
            : (chooseVersion(known, request, { strategy: 'highest', takesKnownBad: true }) ?? '');
    const defect = version === '' ? undefined : explainKnownBad(version);
    if (defect !== undefined)
        problems.push({
            code: 'UV_VERSION_KNOWN_BAD',
            message: defect,
            remedy: `Ask for uv ${await findNearestGood(version)} in the project's required-version or the input version.`,
        });
    const sources = project.isOffline ? {} : await ask(project, platform);
    const source = findSource({ version, onPath, installed, sources });
    if (version !== '' && source === '' && !project.isOffline)
        problems.push({
            code: 'UV_UNREACHABLE',
            message: `uv ${version} is not on this node, and no source answers: ${list(sources)}`,
            remedy: 'Set https_proxy in the environment of the runner, give the input download-base-url a copy that this node can reach, or put this uv on PATH.',
        });
    return {
        facts: {
            request: request === undefined ? '' : request.kind === 'exact' ? request.version : request.specifier,
            from: request?.from ?? '',
            version,
            source,
            onPath,
            sources: Object.fromEntries(Object.entries(sources).map(([name, trouble]) => [name, trouble || 'ok'])),
        },
        problems,
    };
}
async function readRequestOr({ projectDir, rootDir }, problems, platform) {
    try {
        return await readRequest({ version: '', versionFile: '', manifestFile: '', projectDir, rootDir }, platform);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        problems.push({ code: error.code, message: error.message, remedy: error.remedy });
        return undefined;
    }
}
async function listOnPath(platform) {
    const signal = platform.processes.interruption;
    return await (0,sources_path/* listVersionsOnPath */.w0)({ asset: (0,uv_asset/* findAsset */.I)(platform.host), signal }, platform);
}
async function listInstalled({ uvDir }, platform) {
    if (uvDir === undefined)
        return [];
    return await listInToolCache(planRoots(uvDir, platform.host), (0,uv_asset/* findAsset */.I)(platform.host), platform);
}
/** Empty for a source that answers, else why it does not. */
async function ask({ projectDir }, platform) {
    const { clock, host, processes } = platform;
    const sources = decideSources({ sources: [], downloadBaseUrl: '', manifestFile: '', projectDir }, host);
    return await askSources({
        asset: (0,uv_asset/* findAsset */.I)(host),
        token: undefined,
        sources,
        signal: processes.interruption,
        deadlineMs: clock.monotonicMs() + check_uv_ASK_MS,
        onProgress: () => { },
        tempDir: host.env['RUNNER_TEMP'] || host.tempDir,
    }, platform);
}
function findSource(found) {
    const { version, onPath, installed, sources } = found;
    if (version === '')
        return '';
    if (installed.includes(version))
        return 'tool-cache';
    if (onPath.includes(version))
        return 'path';
    return Object.entries(sources).find(([, trouble]) => trouble === '')?.[0] ?? '';
}
function list(sources) {
    return Object.entries(sources)
        .map(([name, trouble]) => `${name} (${trouble})`)
        .join('; ');
}

// EXTERNAL MODULE: ./lib/flow/shell-job.js + 3 modules
var shell_job = __webpack_require__(9791);
;// CONCATENATED MODULE: ./lib/flow/doctor.js










const EXIT = { good: 0, problems: 1, usage: 2 };
/** `locked-uv doctor`: what setup would decide here, and what is wrong with this node. 0 nothing, 1 problems, 2 usage. */
async function doctor(args, platform) {
    const { console } = platform;
    try {
        const { values } = (0,external_node_util_.parseArgs)({
            args: [...args],
            options: {
                json: { type: 'boolean', default: false },
                offline: { type: 'boolean', default: false },
            },
        });
        const report = await examine({ isOffline: values.offline }, platform);
        console.print(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : describe(report));
        return report.problems.length > 0 ? EXIT.problems : EXIT.good;
    }
    catch (error) {
        if (!(error instanceof TypeError && 'code' in error))
            throw error;
        console.printError(`${(0,errors/* messageOf */.bD)(error)}\n`);
        return EXIT.usage;
    }
}
async function examine({ isOffline }, platform) {
    const projectDir = external_node_path_.resolve('.');
    const { rootDir, workspace } = await (0,shell_job/* findWorkspace */.pl)(projectDir, platform);
    const where = { projectDir, rootDir };
    // The version decides which of our caches it is; who has it and whether it can be had comes second.
    const early = await checkUv({ ...where, uvDir: undefined, isOffline: true }, platform);
    const uvVersion = early.facts.version || pins/* DEFAULT_VERSION */.j;
    const placed = await checkPlacement({ projectDir, workspace, uvVersion }, platform);
    const [uv, lock, host] = await Promise.all([
        checkUv({ ...where, uvDir: placed.base?.uvDir, isOffline }, platform),
        placed.placement
            ? checkLock(placed.placement, platform)
            : { facts: { path: '', holder: null, isSuspect: false }, problems: [] },
        checkHost({ base: placed.base, isOffline }, platform),
    ]);
    return {
        uv: uv.facts,
        placement: placed.facts,
        lock: lock.facts,
        host: host.facts,
        problems: [...placed.problems, ...lock.problems, ...uv.problems, ...host.problems],
    };
}
function describe({ uv, placement, lock, host, problems }) {
    const { freeBytes, freeInodes } = placement;
    const rows = [
        ['host', `${host.name}, ${host.system}, uid ${host.uid ?? 'unknown'}`],
        [
            'uv',
            `${uv.version || 'not decided'} (${uv.request} by ${uv.from}), from ${uv.source || 'nowhere'}; on PATH: ${uv.onPath.join(', ') || 'none'}`,
        ],
        ...Object.entries(uv.sources).map(([name, answer]) => ['source', `${name}: ${answer}`]),
        ['cache', `${placement.cacheDir || 'none'} (${placement.from}; ${placement.filesystem})`],
        // One that is not there is told as a problem where somebody named it.
        ...placement.candidates
            .filter(({ verdict }) => !/^(not needed|refused: does not exist)/.test(verdict))
            .map(({ path: dir, verdict }) => ['candidate', `${dir}: ${verdict}`]),
        ['free', freeBytes === undefined ? 'unknown' : `${(0,shared_text/* formatBytes */.z3)(freeBytes)}, ${freeInodes} inodes`],
        ['lock', lock.holder === null ? `free, ${lock.path}` : `${lock.path}, held by ${lock.holder}`],
        [
            'kernel',
            `flock ${host.kernelLock ? 'yes' : 'no'}, inotify ${host.inotify ? 'yes' : 'no'}, processes ${host.seesProcesses ? 'seen' : 'hidden'}`,
        ],
        ['service', host.cacheService],
    ];
    const facts = rows.map(([topic, text]) => `${topic.padEnd(10)} ${text}\n`).join('');
    if (problems.length === 0)
        return `${facts}\nNothing is wrong with this node.\n`;
    const found = problems.map(({ code, message, remedy }) => `\n${code}: ${message}\n  → ${remedy}\n`).join('');
    return `${facts}\n${(0,shared_text/* plural */.LS)(problems.length, 'problem')}:\n${found}`;
}


/***/ }),

/***/ 83:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ normaliseName)
/* harmony export */ });
/** Normalises a distribution name per PEP 503. */
function normaliseName(rawName) {
    return rawName.toLowerCase().replaceAll(/[-_.]+/g, '-');
}


/***/ }),

/***/ 3943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ DEFAULT_VERSION),
/* harmony export */   s: () => (/* binding */ KNOWN_BAD)
/* harmony export */ });
/** Installed where neither an input nor the project asks for a version. */
const DEFAULT_VERSION = '0.13.8';
/** The first row that matches counts, so the worse defect stands above the milder one. */
const KNOWN_BAD = [
    {
        // https://github.com/astral-sh/uv/issues/19298
        range: '>=0.11.9,<0.11.11',
        reason: 'cannot read cache entries that older versions wrote ("must be 16 ID characters")',
        fixedIn: '0.11.11',
    },
    {
        // https://github.com/astral-sh/uv/pull/19949
        range: '>=0.11.9,<0.11.24',
        reason: 'lets two processes that start at the same instant write one cache entry',
        fixedIn: '0.11.24',
    },
    {
        // https://github.com/ansys/actions/issues/1387
        range: '==0.11.25',
        reason: 'refuses to build a project that contains the cache directory',
        fixedIn: '0.11.26',
    },
    {
        // https://github.com/astral-sh/uv/issues/18061
        range: '==0.10.3',
        reason: 'fails every lock on NFSv4 with "Bad file descriptor"',
        fixedIn: '0.10.4',
    },
    {
        // https://github.com/astral-sh/uv/issues/13492
        range: '==0.7.4',
        reason: 'writes cache entries that other versions cannot read',
        fixedIn: '0.7.5',
    },
    {
        // https://github.com/astral-sh/uv/issues/15704
        range: '<0.8.19',
        reason: 'lets `uv cache clean` and `uv cache prune` remove files that other uv processes use',
        fixedIn: '0.8.19',
    },
    {
        // https://github.com/astral-sh/uv/pull/15990
        range: '==0.8.19',
        reason: 'deletes the environment of `uv run --no-cache` before it starts the command',
        fixedIn: '0.8.20',
    },
    {
        // https://github.com/astral-sh/uv/issues/16342
        range: '<0.9.16',
        reason: 'waits for the lock of its cache without a limit',
        fixedIn: '0.9.16',
    },
];


/***/ })

};
