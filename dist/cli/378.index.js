export const id = 378;
export const ids = [378];
export const modules = {

/***/ 2378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run),
  runUnderLease: () => (/* binding */ runUnderLease)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/inputs/fields.js
var fields = __webpack_require__(8608);
// EXTERNAL MODULE: ./lib/lock/observe.js
var observe = __webpack_require__(8635);
// EXTERNAL MODULE: ./lib/lock/readers.js
var readers = __webpack_require__(5087);
;// CONCATENATED MODULE: ./lib/lock/held.js


const VARIABLE = 'LOCKED_UV_LEASE';
/** For the environment of what works under a lease, so that it does not wait for its own ancestor. */
function tellHeld(lease) {
    return lease ? { [VARIABLE]: `${lease.mode} ${lease.token} ${lease.path}` } : {};
}
/**
 * Whether we were started under a lease of this lock. A daemon keeps the variable for longer than its ancestor the lease:
 * the lock itself has to bear the same token.
 */
async function findHeldAbove(lockPath, { files, host }) {
    const [, mode, token = '', path] = /^(exclusive|shared) ([0-9a-f-]{36}) (.+)$/s.exec(host.env[VARIABLE] ?? '') ?? [];
    if (path !== lockPath || (mode !== 'exclusive' && mode !== 'shared'))
        return 'none';
    const state = await (0,observe/* observeLock */.i4)(mode === 'shared' ? (0,readers/* readerPathOf */.GG)(lockPath, token) : lockPath, files);
    return state.kind === 'held' && state.owner?.token === token ? mode : 'none';
}

// EXTERNAL MODULE: ./lib/lock/key.js
var key = __webpack_require__(9948);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/sync/stop.js
// First what we were sent ourselves. The runner sends SIGINT, then SIGTERM 7.5 s later and SIGKILL at 10 s, all to this process alone
// (actions/runner, ProcessInvoker.cs). What remains of the 7.5 s is for releasing the lock.
const LADDER = [
    { signal: undefined, untilMs: 3500 },
    { signal: 'SIGTERM', untilMs: 5500 },
    { signal: 'SIGKILL', untilMs: 6700 },
];
const POLL_MS = 50;
/**
 * Ends a process group of ours, with `first` and what is sterner, and waits until nothing of it is alive. False where that
 * did not come about in time.
 */
async function stopGroup(groupId, first, { processes, clock }) {
    const startedMs = clock.monotonicMs();
    for (const { signal, untilMs } of LADDER) {
        processes.signalGroup(groupId, signal ?? first);
        while (clock.monotonicMs() - startedMs < untilMs) {
            if (!processes.isGroupAlive(groupId))
                return true;
            await clock.sleep(POLL_MS);
        }
    }
    return !processes.isGroupAlive(groupId);
}

;// CONCATENATED MODULE: ./lib/sync/tail.js
// uv's last error chain with a whole compiler log below it fits; a runaway script does not fill our memory.
const LIMIT_BYTES = 256 * 1024;
/** Keeps the end of an output, cut at a line. */
class OutputTail {
    chunks = [];
    sizeBytes = 0;
    add(chunk) {
        this.chunks.push(chunk);
        this.sizeBytes += chunk.length;
        // Twice the limit, so that many small chunks are not joined over and over.
        if (this.sizeBytes > 2 * LIMIT_BYTES)
            this.cut();
    }
    text() {
        this.cut();
        return this.chunks[0]?.toString('utf8') ?? '';
    }
    cut() {
        const all = Buffer.concat(this.chunks);
        const fromByte = Math.max(0, all.length - LIMIT_BYTES);
        // Where all of it is one line, as a progress bar may be, it is cut within.
        const lineEnd = fromByte === 0 ? -1 : all.indexOf(0x0a, fromByte - 1);
        const kept = all.subarray(lineEnd === -1 ? fromByte : lineEnd + 1);
        this.chunks = [kept];
        this.sizeBytes = kept.length;
    }
}

;// CONCATENATED MODULE: ./lib/sync/run.js




/**
 * Runs the commands one after the other until one fails, each in a process group of its own. An interruption of this
 * process is passed on to that group, and the result comes when the group is empty, at most 7 s later.
 */
async function runSync(request, platform) {
    const { clock, processes } = platform;
    const startedMs = clock.monotonicMs();
    for (const command of request.commands) {
        if (processes.interruption.aborted)
            return interrupted(processes, true);
        const tail = new OutputTail();
        const { end, isEnded } = await runOne(command, { request, tail }, platform);
        if (processes.interruption.aborted)
            return interrupted(processes, isEnded);
        const { code, note } = judgeEnd(end);
        if (code === 0)
            continue;
        const title = displayName(command);
        const output = note === undefined ? tail.text() : `${tail.text()}\n${title} ${note}\n`;
        return { kind: 'failed', code, output, command: title, durationMs: clock.monotonicMs() - startedMs };
    }
    return { kind: 'succeeded', durationMs: clock.monotonicMs() - startedMs };
}
async function runOne({ argv, env }, { request, tail }, platform) {
    const { processes, host } = platform;
    const child = processes.start({
        argv,
        cwd: request.cwd,
        env: childEnv(host.env, { ...request.env, ...env }, request.streams),
        inherit: request.inherit,
        streams: request.streams,
        onOutput: (chunk) => {
            tail.add(chunk);
            request.onOutput(chunk);
        },
    });
    if (child.pid === undefined)
        return { end: await child.ended, isEnded: true };
    request.onChild({ pid: child.pid, startTicks: child.startTicks });
    const end = await unlessAborted(child.ended, processes.interruption);
    const isEnded = !processes.interruption.aborted ||
        (await stopGroup(child.pid, signalOf(processes.interruption), platform));
    if (isEnded)
        request.onChild(undefined);
    return { end, isEnded };
}
/** Output that can be parsed: no wrapping, no progress bars. Colours only where the user asked for them. */
function childEnv(own, given, streams) {
    const env = { ...own, ...given };
    // At a terminal the program itself sees whether it is read by a person.
    if (env['FORCE_COLOR'] === undefined && streams !== 'terminal')
        env['NO_COLOR'] ??= '1';
    // COLUMNS makes uv wrap its error chains even without a terminal.
    return { ...env, UV_NO_WRAP: '1', UV_NO_PROGRESS: '1', COLUMNS: undefined };
}
async function unlessAborted(work, signal) {
    const aborted = Promise.withResolvers();
    const onAbort = () => aborted.resolve(undefined);
    signal.addEventListener('abort', onAbort);
    try {
        return await Promise.race([work, aborted.promise]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
function interrupted({ interruption }, isEnded) {
    return { kind: 'interrupted', signal: signalOf(interruption), isEnded };
}
function signalOf(interruption) {
    return interruption.reason instanceof errors/* Interrupted */.j$ ? interruption.reason.signal : 'SIGINT';
}
/** The first line alone stands for a script. */
function displayName({ argv }) {
    const [program, ...args] = argv;
    const [line = '', ...more] = [external_node_path_.basename(program), ...args].join(' ').trim().split('\n');
    return more.length > 0 ? `${line} …` : line;
}
function judgeEnd(end) {
    if (end?.kind === 'exited')
        return { code: end.code };
    if (end?.kind === 'signalled')
        return { code: 128 + (SIGNALS[end.signal] ?? 0), note: `was ended by ${end.signal}` };
    return { code: 127, note: `could not be started: ${end?.reason}` };
}
// Those that end a process without our doing; SIGKILL is mostly the kernel, out of memory.
const SIGNALS = {
    SIGHUP: 1,
    SIGINT: 2,
    SIGQUIT: 3,
    SIGILL: 4,
    SIGABRT: 6,
    SIGBUS: 7,
    SIGKILL: 9,
    SIGSEGV: 11,
    SIGTERM: 15,
};

// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
;// CONCATENATED MODULE: ./lib/flow/errors.js


/** Another job kept the lock for longer than `lock-timeout`. */
class LockTimeoutError extends errors/* ActionError */.lZ {
    code = 'LOCK_TIMEOUT';
    constructor(facts) {
        super(`waited ${(0,shared_text/* formatDuration */.a3)(facts.waitedMs)} on ${facts.host} for the lock ${facts.lockPath}; it is held by ${facts.holder}`, 'Look at what that job is doing and cancel it if it hangs, or raise the input lock-timeout; the lock is alive, do not delete it.');
    }
}
/** The sync step failed for a reason that no repair of ours can change, or that the one repair did not change. */
class SyncFailedError extends errors/* ActionError */.lZ {
    code = 'SYNC_FAILED';
    /** Of the command that failed. */
    exitCode;
    failure;
    constructor(facts) {
        const { title, exitCode, failure, attempts, host } = facts;
        super(`${title} failed on ${host} with exit code ${exitCode} after ${(0,shared_text/* plural */.LS)(attempts, 'attempt')} (${failure.class}): ${failure.cause}`, failure.remedy);
        this.exitCode = exitCode;
        this.failure = failure;
    }
}
/** uv reported success, but files that its records list are missing or have another size. */
class EnvironmentIncompleteError extends errors/* ActionError */.lZ {
    code = 'ENVIRONMENT_INCOMPLETE';
    constructor(facts) {
        const shown = facts.holes.slice(0, 10);
        const more = facts.holes.length - shown.length;
        super(`${facts.environmentDir} is not whole: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`, facts.failure.remedy);
    }
}
/** uv, the sizes and the contents of all files are as they should be, and yet the user's own proof failed. */
class VerifyFailedError extends errors/* ActionError */.lZ {
    code = 'VERIFY_FAILED';
    constructor({ script, code }) {
        const [line = '', ...more] = script.trim().split('\n');
        super(`the script of the input verify (${line}${more.length > 0 ? ' …' : ''}) failed with exit code ${code}, and every installed file has the recorded content`, 'Read its output above and correct the project or the script; the cache is not to blame.');
    }
}
/** A command that writes was started by one that only reads: it would wait for its own ancestor for ever. */
class LeaseNestedError extends errors/* ActionError */.lZ {
    code = 'LEASE_NESTED';
    constructor({ lockPath }) {
        super(`this command wants the lock ${lockPath} for itself, and was started by a "locked-uv run --shared" that holds it with others`, 'Drop --shared from the outer "locked-uv run", or give it to the inner one too where that only reads.');
    }
}
/** Environments would be links into a cache of ours, whose content comes and goes. */
class LinkModeSymlinkError extends errors/* ActionError */.lZ {
    code = 'LINK_MODE_SYMLINK';
    constructor({ from, cacheDir }) {
        super(`link mode symlink (${from}) would make environments of links into ${cacheDir}: they break when that cache is repaired, collected or given up for a new one`, `Take link mode symlink out of ${from}, or set it to hardlink or copy; with a directory of your own in the input cache-dir it is allowed.`);
    }
}

;// CONCATENATED MODULE: ./lib/flow/session.js
const STATE_NAME = 'session';
/** Keeps what was added before; the last state of a name is the one that post gets. */
class SessionKeeper {
    #session = { version: 1 };
    add(part, { actions }) {
        this.#session = { ...this.#session, ...part };
        actions.saveState(STATE_NAME, JSON.stringify(this.#session));
    }
}
/** What main saved; undefined where it held nothing, or where another version of the action wrote it. */
function readSession({ actions }) {
    try {
        const session = JSON.parse(actions.state(STATE_NAME));
        return isSession(session) ? session : undefined;
    }
    catch {
        return undefined;
    }
}
function isSession(value) {
    const { version, lock, saves } = (value ?? {});
    const isLock = lock === undefined || (typeof lock.path === 'string' && typeof lock.token === 'string');
    return version === 1 && isLock && (saves === undefined || Array.isArray(saves));
}

// EXTERNAL MODULE: ./lib/flow/shell-job.js + 3 modules
var shell_job = __webpack_require__(9791);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/sync/stamp.js



// What a build takes from an index is not pinned by a lock file: once a day somebody asks the index again.
const LIFE_MS = 86_400_000;
// Asks for something that may not be in the cache, or not for what is in it.
const RESTLESS_FLAG = /^(-[UPn]|--(upgrade|refresh|reinstall|no-cache|cache-dir|exclude-newer)(-package)?)(=|$)/;
// Which packages a sync installs, beside its arguments and files. Paths of a job's own stay out: legs share their stamps.
const DECIDING_VARIABLE = /^UV_(PYTHON|NO_.+|ONLY_.+|INDEX.*|DEFAULT_INDEX|EXTRA_INDEX_URL|FIND_LINKS|TORCH_BACKEND)$/;
const OWN_VARIABLE = /^UV_NO_(PROGRESS|WRAP|MODIFY_PATH)$/;
const DECIDING_FILES = [
    'uv.lock',
    'pylock.toml',
    'pyproject.toml',
    'uv.toml',
    '.python-version',
    '.python-versions',
];
/**
 * Names the stamp of a sync: equal for two syncs that need the same from the cache. Undefined where no stamp can speak for
 * it: only a lock file says for sure what is to be installed, and without one a sync has to ask the index what is new.
 */
async function nameStamp(dir, request, platform) {
    const { plan, projectDir, rootDir, uvVersion, cacheDir, scope } = request;
    const { env, arch, libc, platform: system } = platform.host;
    const args = pinnedArguments(plan);
    if (args === undefined || env['UV_NO_CACHE'])
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const deciding = Object.entries(env)
        .filter(([name]) => DECIDING_VARIABLE.test(name) && !OWN_VARIABLE.test(name))
        .toSorted();
    hash.update(JSON.stringify([uvVersion, cacheDir, system, arch, libc, args, deciding, scope]));
    for (const each of new Set([rootDir, projectDir]))
        for (const name of DECIDING_FILES) {
            const text = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => platform.files.readFile(external_node_path_.join(each, name), 'utf8'));
            hash.update(JSON.stringify([name, text ?? null]));
        }
    return { file: external_node_path_.join(dir, `${hash.digest('hex').slice(0, 32)}.json`) };
}
/** The arguments of the command that installs, where a lock file pins all of it. */
function pinnedArguments({ commands, environmentDir }) {
    const last = commands.at(-1);
    const [, ...args] = last?.argv ?? [];
    const isPinned = args[0] === 'sync'
        ? args.some((argument) => argument === '--locked' || argument === '--frozen')
        : args[0] === 'pip' && args[1] === 'sync' && args[2] === 'pylock.toml';
    if (!isPinned || environmentDir === undefined)
        return undefined;
    return args.some((argument) => RESTLESS_FLAG.test(argument)) ? undefined : args;
}
/** Whether the stamp is there and younger than a day. What is not readable as one is none. */
async function isStamped({ file }, platform) {
    return (await readNote(file, platform)) !== undefined;
}
/** Only after a sync that asked the index where it had to, under the exclusive lease of the cache. */
async function leaveStamp({ file }, platform) {
    await leaveNote(file, {}, platform);
}
/** What the file says, if it is there and younger than a day. */
async function readNote(file, { clock, files }) {
    try {
        const note = JSON.parse(await files.readFile(file, 'utf8'));
        const ageMs = clock.nowMs() - Number(note['atMs']);
        return note['format'] === 1 && ageMs >= 0 && ageMs < LIFE_MS ? note : undefined;
    }
    catch {
        return undefined;
    }
}
/** Takes the place of what is there, and what is too old to be read makes room. */
async function leaveNote(file, content, { clock, files }) {
    const dir = external_node_path_.dirname(file);
    await files.mkdir(dir, { recursive: true, mode: 0o700 });
    const staged = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    const note = { format: 1, atMs: clock.nowMs(), ...content };
    await files.writeFile(staged, `${JSON.stringify(note)}\n`, { flag: 'wx' });
    await files.rename(staged, file);
    // Another job may be faster.
    for (const name of await files.readdir(dir))
        await (0,errors/* unlessErrno */.DB)(['ENOENT'], async () => {
            const other = external_node_path_.join(dir, name);
            if (clock.nowMs() - (await files.stat(other)).mtimeMs > LIFE_MS)
                await files.unlink(other);
        });
}
/** Before something is taken out of the cache. */
async function voidStamps(dir, { files }) {
    await files.rm(dir, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./lib/flow/attempts.js
function noAttempts() {
    return {
        heals: [],
        steps: [],
        reinstall: new Set(),
        retries: 0,
        networkRetries: 0,
        archivesBefore: new Set(),
        healingSinceMs: 0,
    };
}
/** Whether a copy in the cache was fetched in this run, after a heal. */
function isFresh(archiveId, { heals, archivesBefore }) {
    return heals.length > 0 && !archivesBefore.has(archiveId);
}

// EXTERNAL MODULE: ./lib/placement/default-dirs.js
var default_dirs = __webpack_require__(7691);
// EXTERNAL MODULE: ./lib/placement/settings.js
var settings = __webpack_require__(4046);
// EXTERNAL MODULE: ./lib/shared/uv-settings.js
var uv_settings = __webpack_require__(6846);
;// CONCATENATED MODULE: ./lib/sync/pyenv.js




const pyenv_DECIDING_VARIABLE = /^(PYENV_.+|UV_.*(PYTHON|PREVIEW|CONFIG).*)$/;
// They lead to files that are not looked at here.
const ELSEWHERE = ['CONDA_PREFIX', 'PYENV_DIR', 'UV_CONFIG_FILE', 'UV_PYTHON_SEARCH_PATH'];
const ELSEWHERE_FLAG = /^(-p|--(python|frozen|config-file|project|directory)(=|$))/;
const VERSION_FILES = ['.python-version', '.python-versions'];
const CONFIG_FILES = ['uv.toml', 'pyproject.toml'];
const PYTHON_NAME = /^(python|pypy|graalpy)[\w.]*$/;
/**
 * pyenv puts a script in the place of each Python. uv, which remembers what it knows of other interpreters, runs it again
 * for every new environment: some twenty processes, twice the work of the whole sync when the cache is warm. What uv found
 * is kept beside the stamp of the sync, under a digest of everything that uv and pyenv look at. Undefined where PATH does
 * not lead to pyenv first, and where something else decides as well.
 * @see https://github.com/pyenv/pyenv#understanding-python-version-selection
 */
async function namePythonSearch(request, platform) {
    const { files, host } = platform;
    const { args, managedDir, configFiles } = request;
    if (host.platform === 'win32' || ELSEWHERE.some((name) => host.env[name]))
        return undefined;
    if (args.some((argument) => ELSEWHERE_FLAG.test(argument)))
        return undefined;
    if (!isPlain(host.env['UV_PYTHON'] ?? '') || managedDir === undefined || !external_node_path_.isAbsolute(managedDir))
        return undefined;
    const found = await findPythons(platform);
    if (found === undefined)
        return undefined;
    const pyenvRoot = external_node_path_.dirname(found.shimsDir);
    const versionsDir = external_node_path_.join(pyenvRoot, 'versions');
    const versions = await listBinDirs(versionsDir, files);
    if (versions.length === 0)
        return undefined;
    const deciding = Object.entries(host.env).filter(([name]) => pyenv_DECIDING_VARIABLE.test(name));
    const facts = [host.hostname, deciding.toSorted(), found, versions];
    facts.push(await listBinDirs(managedDir, files), await readIfThere(external_node_path_.join(pyenvRoot, 'version'), files));
    const configDirs = configFiles.map((file) => external_node_path_.dirname(file));
    for (const [dirs, names] of [
        // Which directories these are does not count: each job has its own.
        [upwards(await files.realpath(request.projectDir)), [...VERSION_FILES, ...CONFIG_FILES]],
        [configDirs, [...VERSION_FILES, 'uv.toml']],
    ])
        for (const name of names) {
            const texts = await Promise.all(dirs.map((dir) => readIfThere(external_node_path_.join(dir, name), files)));
            const there = texts.filter((text) => text !== undefined);
            if (VERSION_FILES.includes(name) && !there.every(isPlain))
                return undefined;
            facts.push([name, there]);
        }
    const digest = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(facts)).digest('hex');
    return {
        file: `${request.stampFile.slice(0, -'.json'.length)}-${digest.slice(0, 16)}.json`,
        versionsDir,
    };
}
/** Absolute path of the interpreter; undefined where uv has to look for it. */
async function recallPython({ file, versionsDir }, platform) {
    const python = (await readNote(file, platform))?.['python'];
    return typeof python === 'string' && python.startsWith(versionsDir + external_node_path_.sep) ? python : undefined;
}
/** Keeps what uv has made the environment from, if it was one of pyenv's. */
async function rememberPython({ file, versionsDir }, environmentDir, platform) {
    const python = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'EINVAL'], () => platform.files.readlink(external_node_path_.join(environmentDir, 'bin', 'python')));
    if (python?.startsWith(versionsDir + external_node_path_.sep))
        await leaveNote(file, { python }, platform);
}
/**
 * The first Pythons on PATH, if they are scripts in the place of others, and all that follow, with their times. Directories
 * without any do not count: each job puts some of its own in front.
 */
async function findPythons({ files, host }) {
    let shimsDir;
    const pythons = [];
    for (const dir of (host.env['PATH'] ?? '').split(external_node_path_.delimiter)) {
        // It means another directory for uv than for us.
        if (!external_node_path_.isAbsolute(dir))
            return undefined;
        const names = (await listNames(dir, files)).filter((name) => PYTHON_NAME.test(name));
        if (names.length > 0)
            shimsDir ??= external_node_path_.basename(dir) === 'shims' ? dir : '';
        if (shimsDir === '')
            return undefined;
        for (const name of names)
            pythons.push([external_node_path_.join(dir, name), await changedMs(external_node_path_.join(dir, name), files)]);
    }
    return shimsDir === undefined ? undefined : { shimsDir, pythons };
}
/** A Python may be there under the same name as one that was broken, unfinished, or somewhere else. */
async function listBinDirs(dir, files) {
    const found = [];
    for (const name of await listNames(dir, files)) {
        const real = await files.realpath(external_node_path_.join(dir, name, 'bin')).catch(() => undefined);
        found.push([name, real, real === undefined ? undefined : await changedMs(real, files)]);
    }
    return found;
}
async function listNames(dir, files) {
    const names = await files.readdir(dir).catch(() => []);
    return names.filter((name) => !name.startsWith('.')).toSorted();
}
async function readIfThere(file, files) {
    return await files.readFile(file, 'utf8').catch(() => undefined);
}
async function changedMs(entry, files) {
    return (await files.stat(entry).catch(() => undefined))?.mtimeMs;
}
/** Versions alone: a name or a path leads to what may change in other ways. */
function isPlain(text) {
    return text.split('\n').every((line) => /^\s*(\d+(\.\d+)*\s*)*(#.*)?$/.test(line));
}
function upwards(dir) {
    const parent = external_node_path_.dirname(dir);
    return parent === dir ? [dir] : [dir, ...upwards(parent)];
}

;// CONCATENATED MODULE: ./lib/sync/python-version.js


/** Undefined where there is no environment. */
async function readPython(environmentDir, { files }) {
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.readFile(external_node_path_.join(environmentDir, 'pyvenv.cfg'), 'utf8'));
    if (text === undefined)
        return undefined;
    return {
        version: /^version(?:_info)?\s*=\s*(\d[\d.]*)/m.exec(text)?.[1] ?? '',
        homeDir: /^home[^\S\n]*=[^\S\n]*(\S.*)$/m.exec(text)?.[1]?.trim(),
    };
}

;// CONCATENATED MODULE: ./lib/flow/python-search.js






/** Just before the sync, since while a job waits much may change. Undefined: there is nothing to look for, or to be known. */
async function startSearch(job, stamp, platform) {
    const { environmentDir } = job.plan;
    // An environment that is there has its Python.
    const isMade = environmentDir === undefined || (await readPython(environmentDir, platform)) !== undefined;
    return stamp === undefined || isMade ? undefined : await nameSearch(job, stamp, platform);
}
/** After the sync: what it has found is kept, unless what decides on it has changed meanwhile. */
async function endSearch(job, { stamp, search }, platform) {
    const { environmentDir } = job.plan;
    if (search === undefined || environmentDir === undefined)
        return;
    try {
        const now = await nameSearch(job, stamp, platform);
        if (now?.file === search.file)
            await rememberPython(search, environmentDir, platform);
    }
    catch (error) {
        platform.actions.info(`The next job cannot be told which Python pyenv stands for: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** For `uv sync` alone: other commands take the option for the environment to work on. */
async function nameSearch({ inputs, plan }, { file }, platform) {
    const [, command, ...args] = plan.commands.at(-1)?.argv ?? [];
    if (command !== 'sync')
        return undefined;
    const { env } = platform.host;
    const { user, machine } = (0,uv_settings/* listUvSettings */.R)(platform.host);
    const request = {
        stampFile: file,
        projectDir: inputs.projectDir,
        args,
        managedDir: (0,settings/* readSetting */.L)(env, 'UV_PYTHON_INSTALL_DIR') ?? (0,default_dirs/* defaultDirs */.Q)(platform.host).pythonDir,
        configFiles: [...user, ...machine],
    };
    return await namePythonSearch(request, platform);
}

;// CONCATENATED MODULE: ./lib/heal/directories.js


// What cannot be looked into holds nothing that we could repair.
const CLOSED = ['ENOENT', 'ENOTDIR', 'EACCES'];
/** What lies in a directory; nothing where there is none. A link in its place is not followed. */
async function findEntries(dir, files) {
    const stats = await (0,errors/* unlessErrno */.DB)(CLOSED, () => files.lstat(dir));
    if (!stats?.isDirectory())
        return [];
    return (await (0,errors/* unlessErrno */.DB)(CLOSED, () => files.readdir(dir, { withFileTypes: true }))) ?? [];
}
/** The directories in a directory, links to directories left out; none where there is no such directory. */
async function subdirectories(dir, files) {
    return (await findEntries(dir, files))
        .filter((entry) => entry.isDirectory())
        .map((entry) => external_node_path_.join(dir, entry.name));
}
/** The directories that lie where one of the patterns says; `*` stands for any name. */
async function expandAll(root, patterns, files) {
    const found = [];
    for (const pattern of patterns) {
        let dirs = [root];
        for (const segment of pattern) {
            const inside = (await Promise.all(dirs.map((dir) => subdirectories(dir, files)))).flat();
            dirs = inside.filter((dir) => segment === '*' || external_node_path_.basename(dir) === segment);
        }
        found.push(...dirs);
    }
    return found;
}
/** Bytes of all files below a directory. Links count nothing. */
async function measure(dir, files) {
    let sizeBytes = 0;
    for (const entry of await findEntries(dir, files)) {
        const inside = external_node_path_.join(dir, entry.name);
        if (entry.isDirectory())
            sizeBytes += await measure(inside, files);
        else if (entry.isFile())
            sizeBytes += (await (0,errors/* unlessErrno */.DB)(CLOSED, () => files.lstat(inside)))?.size ?? 0;
    }
    return sizeBytes;
}

;// CONCATENATED MODULE: ./lib/heal/git.js




const CHECKOUT = /^(.*[\\/]git-v\d+[\\/]checkouts[\\/][^\\/]+[\\/][^\\/]+)(?:[\\/]|$)/;
const REPOSITORY = /^(?<bucket>.*[\\/]git-v\d+)[\\/](?:db|checkouts)[\\/](?<digest>[^\\/]+)/;
/**
 * The checkouts of uv's cache that a failure is about and that have lost tracked files. uv takes a checkout for whole by
 * a marker in it and never looks again; git knows what should be there.
 */
async function findDamagedCheckouts({ cacheDir, path: named, text }, { files, processes }) {
    const checkout = CHECKOUT.exec(named ?? '')?.[1];
    const commit = /git\+\S*@([0-9a-f]{40})\b/.exec(text)?.[1];
    const dirs = new Set(checkout === undefined ? [] : [checkout]);
    if (commit !== undefined)
        for (const dir of await expandAll(cacheDir, await patternsOf(cacheDir, files), files))
            if (commit.startsWith(external_node_path_.basename(dir)))
                dirs.add(dir);
    const damaged = [];
    for (const dir of dirs) {
        const lost = await processes.run(['git', '-C', dir, 'ls-files', '--deleted']);
        if (lost.kind === 'ran' && lost.code === 0 && lost.stdout.trim() !== '')
            damaged.push(dir);
    }
    return damaged;
}
async function patternsOf(cacheDir, files) {
    const names = (await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(cacheDir))) ?? [];
    return names.filter((name) => /^git-v\d+$/.test(name)).map((name) => [name, 'checkouts', '*', '*']);
}
/** The clone in uv's cache that a failure is about, with the checkout that was made from it; none where it names neither. */
function findRepository(named) {
    const { bucket, digest } = REPOSITORY.exec(named ?? '')?.groups ?? {};
    if (bucket === undefined || digest === undefined)
        return [];
    const checkout = CHECKOUT.exec(named ?? '')?.[1];
    return [...(checkout === undefined ? [] : [checkout]), external_node_path_.join(bucket, 'db', digest)];
}
/** Moves a checkout or a clone out of uv's sight in one step, then deletes it: uv makes it again. */
async function dropGitDirectory(dir, { files }) {
    const trash = `${dir}.damaged-${(0,external_node_crypto_.randomUUID)()}`;
    const isThere = await (0,errors/* unlessErrno */.DB)(['ENOENT'], async () => {
        await files.rename(dir, trash);
        return true;
    });
    if (isThere)
        await files.rm(trash, { recursive: true, force: true });
    return isThere ?? false;
}

// EXTERNAL MODULE: ./lib/shared/failure.js
var failure = __webpack_require__(83);
;// CONCATENATED MODULE: ./lib/shared/record.js
/**
 * Parses a RECORD file: CSV of path, digest, size, with Python's default quoting.
 * https://packaging.python.org/en/latest/specifications/recording-installed-packages/
 */
function parseRecord(text) {
    return parseRows(text)
        .filter(([path]) => path)
        .map(([path = '', digest = '', size = '']) => ({
        path,
        sizeBytes: /^\d+$/.test(size) ? Number(size) : undefined,
        sha256: /^sha256=([\w-]{43})=?$/.exec(digest)?.[1],
    }));
}
// A field with what ends it: quoted (quotes inside are doubled), or plain up to the next separator.
const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/y;
function parseRows(text) {
    // Nearly every RECORD: a large environment has tens of thousands of lines.
    if (!text.includes('"'))
        return text.split(/\r\n|\n|\r/).map((line) => line.split(','));
    const rows = [];
    let row = [];
    FIELD.lastIndex = 0;
    while (FIELD.lastIndex < text.length) {
        const match = FIELD.exec(text);
        if (match === null)
            break;
        row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
        if (match[3] === ',')
            continue;
        rows.push(row);
        row = [];
    }
    return row.length > 0 ? [...rows, row] : rows;
}

;// CONCATENATED MODULE: ./lib/heal/pointers.js




const pointers_CLOSED = ['ENOENT', 'ENOTDIR', 'EACCES'];
/** Where a wheels bucket and a bucket of built wheels have one directory for each package. */
const BY_NAME = [['pypi'], ['index', '*']];
const WHEELS_BY_NAME = [...BY_NAME, ['url', '*'], ['git', '*', '*']];
/** Here the bucket of built wheels has a digest instead; the names of the wheels tell the package. */
const SHARDS_BY_DIGEST = [
    ['url', '*'],
    ['path', '*'],
    ['git', '*', '*'],
    ['editable', '*'],
];
/** All pointers of a package in every bucket, of every version unless one is named. No symbolic link is followed. */
async function findPointers(cacheDir, wanted, files) {
    return (await findPointersOf(cacheDir, [wanted], files)).get(wanted.name) ?? [];
}
/** The same for many packages, by their names, in one pass. */
async function findPointersOf(cacheDir, wanted, files) {
    const found = new Map(wanted.map(({ name }) => [name, []]));
    for (const bucketDir of await subdirectories(cacheDir, files)) {
        const bucket = external_node_path_.basename(bucketDir);
        if (/^wheels-v\d+$/.test(bucket))
            await addWheels(bucketDir, found, files);
        if (/^(?:sdists|built-wheels)-v\d+$/.test(bucket))
            await addBuiltWheels(bucketDir, found, files);
    }
    for (const { name, version } of wanted)
        if (version !== undefined)
            found.set(name, found.get(name)?.filter((one) => !one.version || one.version === version) ?? []);
    return found;
}
/** Names of all packages of which the cache keeps wheels under their names. */
async function listPackages(cacheDir, files) {
    const names = new Set();
    for (const bucketDir of await subdirectories(cacheDir, files)) {
        const isWheels = /^wheels-v\d+$/.test(external_node_path_.basename(bucketDir));
        const isBuilt = /^(?:sdists|built-wheels)-v\d+$/.test(external_node_path_.basename(bucketDir));
        const patterns = isWheels ? WHEELS_BY_NAME : isBuilt ? BY_NAME : [];
        for (const dir of await expandAll(bucketDir, patterns, files))
            for (const packageDir of await subdirectories(dir, files))
                names.add(external_node_path_.basename(packageDir));
    }
    return [...names];
}
async function addWheels(bucketDir, found, files) {
    for (const dir of await expandAll(bucketDir, WHEELS_BY_NAME, files))
        for (const [name, pointers] of found)
            for (const entry of await findEntries(external_node_path_.join(dir, name), files))
                if (entry.isFile() && /\.(http|rev)$/.test(entry.name)) {
                    const file = external_node_path_.join(dir, name, entry.name);
                    const bytes = await (0,errors/* unlessErrno */.DB)(pointers_CLOSED, () => files.readFile(file));
                    const version = entry.name.split('-')[0];
                    pointers.push({ kind: 'wheel', file, version, archiveId: bytes && parseArchiveId(bytes) });
                }
}
/**
 * A pointer is MessagePack, a map or an array by the version of uv. In both the archive's id, 16 or 21 characters behind
 * a byte that tells so, comes before the digests, which are an array with or without its name.
 */
function parseArchiveId(bytes) {
    const match = /(?:\xb0([\w-]{16})|\xb5([\w-]{21}))(?:[\x90-\x9f]|\xa6hashes)/.exec(bytes.toString('latin1'));
    return match?.[1] ?? match?.[2];
}
async function addBuiltWheels(bucketDir, found, files) {
    for (const dir of await expandAll(bucketDir, BY_NAME, files))
        for (const [name, pointers] of found)
            for (const shard of await subdirectories(external_node_path_.join(dir, name), files)) {
                const version = external_node_path_.basename(shard);
                for (const [, pointer] of await readShard(shard, files))
                    pointers.push({ version, ...pointer });
            }
    for (const shard of await expandAll(bucketDir, SHARDS_BY_DIGEST, files)) {
        const inside = await readShard(shard, files);
        // Before anything is built, or after it is gone, only the metadata tell whose sources these are.
        const names = new Set([...inside.flatMap(([name]) => name ?? []), ...(await readNames(shard, files))]);
        for (const owner of names)
            for (const [name, pointer] of inside)
                if (name === undefined || name === owner)
                    found.get(owner)?.push({ version: undefined, ...pointer });
    }
}
/** One source distribution: its revision pointer, which bears no name, and below it the wheels that were built from it. */
async function readShard(dir, files) {
    const found = [];
    for (const entry of await findEntries(dir, files)) {
        const file = external_node_path_.join(dir, entry.name);
        const [rawName = '', version, ...tags] = entry.name.split('-');
        // Unpacked sources may be large, and hold links and wheels of their own.
        if (entry.isDirectory() && entry.name !== 'src')
            found.push(...(await readShard(file, files)));
        else if (/^revision\.(http|rev)$/.test(entry.name))
            found.push([undefined, { kind: 'revision', file, archiveId: undefined }]);
        else if (entry.isDirectory() || version === undefined || tags.length === 0)
            continue;
        else if (entry.name.endsWith('.whl'))
            found.push([(0,failure/* normaliseName */.G)(rawName), { kind: 'built', file, version, archiveId: undefined }]);
        else {
            const archiveId = await readLink(file, entry.isSymbolicLink(), files);
            if (archiveId)
                found.push([(0,failure/* normaliseName */.G)(rawName), { kind: 'link', file, version, archiveId }]);
        }
    }
    return found;
}
async function readNames(shard, files) {
    const names = [];
    for (const revisionDir of await subdirectories(shard, files)) {
        const file = external_node_path_.join(revisionDir, 'metadata.msgpack');
        const text = (await (0,errors/* unlessErrno */.DB)(pointers_CLOSED, () => files.readFile(file)))?.toString('latin1');
        // A MessagePack array or map whose first string, behind its length, is the name.
        const name = /^[\x80-\x9f](?:\xa4name)?(?:[\xa1-\xbf]|\xd9.)([a-z0-9][a-z0-9-]*)/.exec(text ?? '')?.[1];
        if (name !== undefined)
            names.push(name);
    }
    return names;
}
/** Where symbolic links cannot be had, as on Windows, a small file holds the target. */
async function readLink(file, isLink, files) {
    const target = await (0,errors/* unlessErrno */.DB)(pointers_CLOSED, () => isLink ? files.readlink(file) : files.readFile(file, 'utf8'));
    return /(?:^|[\\/])archive-v\d+[\\/]([\w-]{16,21})\s*$/.exec(target ?? '')?.[1];
}

;// CONCATENATED MODULE: ./lib/heal/steps.js







const ABSENT = ['ENOENT', 'ENOTDIR'];
const REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'EBUSY'];
/**
 * Unlinks what leads uv to its copy of one package, so that it fetches that package again and nothing else. Archives
 * stay as they are, under the processes that link from them, and so do uv's lock files; no symbolic link is followed.
 *
 * A pointer is read once, when uv plans, and replaced by rename, so this is safe beside other uv processes; deleting
 * one that was just renewed costs a download.
 */
async function dropPointers(request, { files }) {
    const { cacheDir } = request;
    const pointers = await findPointers(cacheDir, request.package, files);
    const doomed = await chooseDoomed(pointers, request, files);
    const dropped = [];
    const refused = [];
    for (const { file } of doomed) {
        const shown = external_node_path_.relative(cacheDir, file);
        try {
            await files.unlink(file);
            dropped.push(shown);
        }
        catch (error) {
            const errno = (0,errors/* errnoOf */.UQ)(error) ?? '';
            if (REFUSALS.includes(errno))
                refused.push(`${shown} (${errno})`);
            else if (!ABSENT.includes(errno))
                throw error;
        }
    }
    return { dropped, refused };
}
/** The fewest pointers that keep uv from what is damaged. A wheel that uv built is kept where it is whole. */
async function chooseDoomed(pointers, { archiveIds, path: named }, files) {
    const isOf = (pointer, file) => pointer.file === file || pointer.file === `${file}.whl`;
    if (archiveIds.length > 0) {
        const leading = pointers.filter(({ archiveId }) => archiveId && archiveIds.includes(archiveId));
        const broken = [];
        for (const pointer of pointers)
            if (pointer.kind === 'built' && leading.some((link) => isOf(pointer, link.file)))
                if (!(await endsAsZip(pointer.file, files)))
                    broken.push(pointer);
        return [...leading, ...broken];
    }
    const built = pointers.find(({ kind, file }) => kind === 'built' && file === named);
    if (built !== undefined)
        return pointers.filter(({ file }) => isOf(built, file));
    const shard = pointers.find(({ kind, file }) => kind === 'revision' && isBelow(named, external_node_path_.dirname(file)));
    return shard === undefined ? [...pointers] : [shard];
}
function isBelow(file, dir) {
    return file?.startsWith(dir + external_node_path_.sep) ?? false;
}
/** A zip archive that was cut off has lost its last record. One with a comment counts as cut off. */
async function endsAsZip(file, files) {
    const bytes = await (0,errors/* unlessErrno */.DB)(ABSENT, () => files.readFile(file));
    return bytes?.subarray(-22, -18).toString('latin1') === 'PK\x05\x06';
}
// Another uv on this node may hold the cache for as long as its tests run.
const CLEAN_LIMIT_S = 5;
/**
 * `uv cache clean NAME`: uv's own way, which needs the cache for itself for a moment. Never with `--force`, which deletes
 * under the feet of other processes; where some uv holds the cache, this gives up after a few seconds.
 */
async function cleanPackage({ uvPath, cacheDir, name }, { processes, clock, host }) {
    const output = [];
    const child = processes.start({
        argv: [uvPath, 'cache', 'clean', name],
        // uv refuses to work inside of its cache.
        cwd: external_node_path_.dirname(cacheDir),
        env: {
            ...host.env,
            UV_CACHE_DIR: cacheDir,
            UV_LOCK_TIMEOUT: String(CLEAN_LIMIT_S),
            UV_NO_CACHE: undefined,
        },
        onOutput: (chunk) => output.push(chunk),
    });
    // uv before 0.9.16 knows no limit of its own.
    const done = new AbortController();
    const limit = clock.sleep(2 * CLEAN_LIMIT_S * 1000, done.signal).then(() => 'late');
    const end = await Promise.race([child.ended, limit]);
    done.abort();
    if (end === 'late') {
        if (child.pid !== undefined)
            processes.signalGroup(child.pid, 'SIGKILL');
        await child.ended;
        return { kind: 'failed', reason: 'another uv holds the cache' };
    }
    if (end.kind === 'exited' && end.code === 0)
        return { kind: 'cleaned' };
    return { kind: 'failed', reason: Buffer.concat(output).toString('utf8').trim() || end.kind };
}
/**
 * Takes a package out of an environment: uv takes it for installed by the name of its `.dist-info` directory, however
 * little of it was linked. Its files go too, since uv before 0.11 copies into those that are there, and a file that an
 * earlier sync hard linked is the cache's own. Returns whether there was something to take out.
 */
async function dropInstalled(request, { files }) {
    let isDropped = false;
    for (const libDir of await subdirectories(external_node_path_.join(request.environmentDir, 'lib'), files)) {
        const isFlat = external_node_path_.basename(libDir) === 'site-packages';
        for (const dir of await subdirectories(isFlat ? libDir : external_node_path_.join(libDir, 'site-packages'), files)) {
            if (!isDistInfoOf(external_node_path_.basename(dir), request.package))
                continue;
            await dropDistribution(dir, request.environmentDir, files);
            isDropped = true;
        }
    }
    return isDropped;
}
async function dropDistribution(distInfoDir, environmentDir, files) {
    const sitePackagesDir = external_node_path_.dirname(distInfoDir);
    // In one step out of uv's sight: a half deleted one would be an installed package again.
    const trash = external_node_path_.join(sitePackagesDir, `~${external_node_path_.basename(distInfoDir, '.dist-info')}-${(0,external_node_crypto_.randomUUID)()}`);
    await files.rename(distInfoDir, trash);
    const record = await (0,errors/* unlessErrno */.DB)([...ABSENT, 'EACCES'], () => files.readFile(external_node_path_.join(trash, 'RECORD'), 'utf8'));
    const realEnvironmentDir = await files.realpath(environmentDir);
    for (const entry of parseRecord(record ?? '')) {
        const file = external_node_path_.resolve(sitePackagesDir, entry.path);
        // A linked directory may lead to sources that somebody works on.
        const realDir = await (0,errors/* unlessErrno */.DB)(ABSENT, () => files.realpath(external_node_path_.dirname(file)));
        if (realDir !== undefined && `${realDir}${external_node_path_.sep}`.startsWith(realEnvironmentDir + external_node_path_.sep))
            await (0,errors/* unlessErrno */.DB)([...ABSENT, 'EISDIR', 'EPERM'], () => files.unlink(file));
    }
    await files.rm(trash, { recursive: true, force: true });
}
function isDistInfoOf(dirName, { name }) {
    return dirName.endsWith('.dist-info') && (0,failure/* normaliseName */.G)(dirName.split('-')[0] ?? '') === name;
}

// EXTERNAL MODULE: ./lib/placement/generation.js
var placement_generation = __webpack_require__(593);
;// CONCATENATED MODULE: ./lib/sync/environment.js


const environment_ABSENT = ['ENOENT', 'ENOTDIR'];
// All that uv and the standard library put into the directory of an environment itself.
const MADE_BY_VENV = new Set([
    ...['.gitignore', '.lock', 'CACHEDIR.TAG', 'pyvenv.cfg'],
    ...['bin', 'lib', 'lib64', 'include', 'share', 'Scripts', 'Lib', 'Include'],
]);
// uv makes one of them before everything else, and no installation of Python has them.
const MARKS = ['CACHEDIR.TAG', '.gitignore'];
/** uv writes `pyvenv.cfg` last: whatever ends it before leaves a directory that no later uv recognises or repairs. */
async function judgeEnvironment(dir, { files }) {
    const config = await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.readFile(external_node_path_.join(dir, 'pyvenv.cfg'), 'utf8'));
    // Python looks for this key alone: https://docs.python.org/3/library/venv.html
    if (config !== undefined && /^home[^\S\n]*=[^\S\n]*\S/m.test(config))
        return { kind: 'usable' };
    const entries = (await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.readdir(dir))) ?? [];
    if (entries.length === 0)
        return { kind: 'absent' };
    if (await holdsStandardLibrary(dir, { files }))
        return { kind: 'usable' };
    const why = config === undefined ? 'its pyvenv.cfg is missing' : 'its pyvenv.cfg names no home';
    return { kind: 'half-made', why, entries };
}
/** Empties the directory of an environment that an interrupted uv left half made; the next sync makes it anew. */
async function clearHalfMade(dir, platform) {
    const state = await judgeEnvironment(dir, platform);
    if (state.kind !== 'half-made')
        return { kind: 'nothing-to-clear' };
    const { entries, why } = state;
    const foreign = entries.filter((name) => !MADE_BY_VENV.has(name));
    if (foreign.length > 0 || !entries.some((name) => MARKS.includes(name)))
        return { kind: 'kept', why, foreign };
    // The marks last: what a crash leaves is recognised again.
    const isMark = (name) => Number(MARKS.includes(name));
    for (const name of entries.toSorted((one, other) => isMark(one) - isMark(other)))
        await platform.files.rm(external_node_path_.join(dir, name), { recursive: true, force: true });
    return { kind: 'cleared', why };
}
/** Whether uv would run a Python that it finds in the directory. What it makes of a directory without one, it says itself. */
async function holdsPython(dir, { files }) {
    for (const file of ['bin/python', 'bin/python3', 'Scripts/python.exe'])
        if ((await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.lstat(external_node_path_.join(dir, file)))) !== undefined)
            return true;
    return false;
}
/** UV_PROJECT_ENVIRONMENT may name the Python of a container, `/usr/local` for example. */
async function holdsStandardLibrary(dir, { files }) {
    const libDir = external_node_path_.join(dir, 'lib');
    const names = (await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.readdir(libDir))) ?? [];
    // Directly below `Lib` on Windows.
    for (const name of ['', ...names.filter((name) => /^(python|pypy)\d/.test(name))])
        if ((await (0,errors/* unlessErrno */.DB)(environment_ABSENT, () => files.stat(external_node_path_.join(libDir, name, 'os.py')))) !== undefined)
            return true;
    return false;
}

;// CONCATENATED MODULE: ./lib/sync/errors.js

/** A script is to be run, and there is no shell for it. */
class BashMissingError extends errors/* ActionError */.lZ {
    code = 'BASH_MISSING';
    constructor(facts) {
        super(`the input run holds a script, but there is no bash in PATH (${facts.searchPath})`, 'Install bash on this runner or in the job container, or set the input run to auto.');
    }
}
/** The directory of the environment is none, and what lies in it is not ours to delete. */
class EnvironmentUnusableError extends errors/* ActionError */.lZ {
    code = 'ENVIRONMENT_UNUSABLE';
    constructor(facts) {
        const { environmentDir, why, foreign } = facts;
        const kept = foreign.length > 0 ? `, and it holds ${foreign.slice(0, 5).join(', ')}` : '';
        super(`${environmentDir} is no virtual environment (${why}${kept}); uv would change the Python that it links to instead`, `Delete ${environmentDir}, or name another directory in UV_PROJECT_ENVIRONMENT or VIRTUAL_ENV.`);
    }
}

;// CONCATENATED MODULE: ./lib/sync/distributions.js




const distributions_ABSENT = ['ENOENT', 'ENOTDIR'];
// Many records are read at once, not all: each is a whole file in memory.
const CONCURRENCY = 16;
/** Reads the `.dist-info` directories of an environment; those that another package manager keeps are left out. */
async function listDistributions(environmentDir, files, signal) {
    const dirs = [];
    for (const dir of await sitePackagesDirs(environmentDir, files))
        dirs.push(...(await distInfoDirs(dir, files)));
    const found = [];
    const pending = dirs.entries();
    const worker = async () => {
        for (const [index, dir] of pending) {
            signal?.throwIfAborted();
            found[index] = await readDistribution(dir, files);
        }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
    return found.filter((distribution) => distribution !== undefined);
}
/** pip renames what it removes to `~…`; its files may be those of the version that took its place. */
async function distInfoDirs(dir, files) {
    const names = (await (0,errors/* unlessErrno */.DB)(distributions_ABSENT, () => files.readdir(dir))) ?? [];
    return names
        .filter((name) => name.endsWith('.dist-info') && !name.startsWith('~'))
        .map((name) => external_node_path_.join(dir, name));
}
/** `lib/python3.12/site-packages`, `lib/pypy3.11/site-packages`, and `Lib\\site-packages` where case does not matter. */
async function sitePackagesDirs(environmentDir, files) {
    const libDir = external_node_path_.join(environmentDir, 'lib');
    const names = (await (0,errors/* unlessErrno */.DB)(distributions_ABSENT, () => files.readdir(libDir))) ?? [];
    return names.map((name) => name === 'site-packages' ? external_node_path_.join(libDir, name) : external_node_path_.join(libDir, name, 'site-packages'));
}
/** Undefined: another package manager's. A record that cannot be read is a hole, whatever the reason. */
async function readDistribution(distInfoDir, files) {
    const owner = packageOf(external_node_path_.basename(distInfoDir));
    const hole = (file, why) => ({
        package: owner,
        path: external_node_path_.join(distInfoDir, file),
        why,
    });
    const read = (file) => readText(external_node_path_.join(distInfoDir, file), files);
    const record = await read('RECORD');
    if (typeof record !== 'string') {
        // Debian, conda and others keep their own lists; uv writes INSTALLER after everything else is linked.
        const installer = await read('INSTALLER');
        const isForeign = typeof installer === 'string' && !['uv', 'pip'].includes(installer.trim());
        return isForeign ? undefined : { package: owner, entries: [], holes: [hole('RECORD', record.why)] };
    }
    const sitePackagesDir = external_node_path_.dirname(distInfoDir);
    const entries = parseRecord(record)
        .filter((entry) => !entry.path.endsWith('.pyc'))
        .map(({ path: listed, sizeBytes, sha256 }) => ({
        file: locate(listed, sitePackagesDir),
        sizeBytes,
        sha256,
    }));
    const metadataFile = external_node_path_.join(distInfoDir, 'METADATA');
    const isComplete = entries.some(({ file }) => file === metadataFile);
    return { package: owner, entries, holes: isComplete ? [] : [hole('METADATA', 'not listed in RECORD')] };
}
// A root, a dot segment, an empty segment, or the other system's separator; `a./b` is one too many and does no harm.
const INTRICATE = /^[/\\]|\.\/|\/\/|\\|\.$|^\w:/;
/** As `path.resolve` does it, which takes longer than all the rest for the usual path below site-packages. */
function locate(listed, sitePackagesDir) {
    return external_node_path_.sep === '\\' || INTRICATE.test(listed)
        ? external_node_path_.resolve(sitePackagesDir, listed)
        : `${sitePackagesDir}/${listed}`;
}
async function readText(file, files) {
    try {
        return await files.readFile(file, 'utf8');
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno === undefined)
            throw error;
        return { why: describeErrno(errno) };
    }
}
/** For people: what a failed system call says about a file that should be there. */
function describeErrno(errno) {
    return distributions_ABSENT.includes(errno) ? 'missing' : `unreadable (${errno})`;
}
function packageOf(distInfoName) {
    const [rawName = '', version] = distInfoName.slice(0, -'.dist-info'.length).split('-');
    return { name: (0,failure/* normaliseName */.G)(rawName), ...(version ? { version } : {}) };
}

;// CONCATENATED MODULE: ./lib/sync/judge-file.js



const CHUNK_BYTES = 1024 * 1024;
/** What is wrong with the file; undefined where nothing is. */
async function judgeFile(file, claim, { files, depth }) {
    try {
        const stats = await files.statInPool(file);
        const why = judgeStats(stats, claim);
        if (why !== undefined || depth === 'sizes' || claim.digests === undefined)
            return why;
        return claim.digests.includes(await digestOf(file, stats.size, files))
            ? undefined
            : 'other content than recorded';
    }
    catch (error) {
        return describeFailure(error);
    }
}
/** The same for existence and size alone, before it returns. */
function judgeSize(file, claim, files) {
    try {
        return judgeStats(files.statSync(file), claim);
    }
    catch (error) {
        return describeFailure(error);
    }
}
function judgeStats({ size, mode }, claim) {
    if (claim.sizesBytes !== undefined && !claim.sizesBytes.includes(size))
        return `${size} bytes instead of ${claim.sizesBytes.join(' or ')}`;
    // Nobody may read it, root aside; Windows shows every file as readable.
    return (mode & 0o444) === 0 ? 'unreadable (no permission)' : undefined;
}
function describeFailure(error) {
    const errno = (0,errors/* errnoOf */.UQ)(error);
    if (errno === undefined)
        throw error;
    return describeErrno(errno);
}
/** Libraries for accelerators have gigabytes: they are read piece by piece. */
async function digestOf(file, sizeBytes, files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    if (sizeBytes <= CHUNK_BYTES)
        return hash.update(await files.readFile(file)).digest('base64url');
    const handle = await files.open(file);
    try {
        const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES);
            if (bytesRead === 0)
                return hash.digest('base64url');
            hash.update(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./lib/sync/verify.js





// Enough to keep the four threads of libuv's pool busy.
const verify_CONCURRENCY = 32;
// Between two batches signals are heard.
const BATCH_FILES = 64;
// A local file system answers in a few microseconds, a file server in hundreds: there it pays to ask for many at once.
const SLOW_MS_PER_FILE = 0.1;
/**
 * Holds every file of an environment against the RECORD files. uv never does; a module that is missing in its cache goes
 * unnoticed until the import. No environment counts as one without distributions.
 *
 * Byte code and what is listed without a size may differ. A path that several distributions claim has to suit one.
 * @throws the reason of the signal
 */
async function verifyEnvironment(environmentDir, { files }, { depth = 'sizes', signal } = {}) {
    const distributions = await listDistributions(environmentDir, files, signal);
    return await verifyDistributions(distributions, { files, depth, signal });
}
/** Holds an unpacked wheel in uv's cache against its own RECORD. Without a `.dist-info` directory it has one hole. */
async function verifyArchive(archive, { files }) {
    const whole = { package: archive.package, path: archive.dir };
    try {
        // What is left of other distributions' directories in a damaged archive says nothing.
        const dirs = (await distInfoDirs(archive.dir, files)).filter((dir) => (0,failure/* normaliseName */.G)(external_node_path_.basename(dir).split('-')[0] ?? '') === archive.package.name);
        const found = [];
        for (const dir of dirs)
            found.push((await readDistribution(dir, files)) ?? noDistribution(whole));
        const distributions = found.length > 0 ? found : [noDistribution(whole)];
        return await verifyDistributions(distributions, { files, depth: archive.depth, signal: undefined });
    }
    catch (error) {
        const errno = (0,errors/* errnoOf */.UQ)(error);
        if (errno === undefined)
            throw error;
        return { distributions: 0, files: 0, holes: [{ ...whole, why: describeErrno(errno) }] };
    }
}
function noDistribution(whole) {
    return { package: whole.package, entries: [], holes: [{ ...whole, why: 'without .dist-info directory' }] };
}
async function verifyDistributions(distributions, { files, depth, signal }) {
    const claims = collectClaims(distributions);
    const holes = distributions.flatMap((distribution) => distribution.holes);
    const pending = claims.entries();
    const note = ([file, claim], why) => {
        if (why !== undefined)
            holes.push({ package: claim.package, path: file, why });
    };
    const worker = async () => {
        for (const [file, claim] of pending) {
            signal?.throwIfAborted();
            note([file, claim], await judgeFile(file, claim, { files, depth }));
        }
    };
    // What is left by then is judged by the workers.
    if (depth === 'sizes')
        await judgeInBatches(pending, note, { files, signal });
    await Promise.all(Array.from({ length: verify_CONCURRENCY }, worker));
    holes.sort((one, other) => (one.path < other.path ? -1 : 1));
    return { distributions: distributions.length, files: claims.size, holes };
}
/** Goes on while the file system answers at once. The iterator keeps what it has not come to. */
async function judgeInBatches(pending, note, { files, signal }) {
    for (;;) {
        signal?.throwIfAborted();
        const startedMs = performance.now();
        for (let count = 0; count < BATCH_FILES; count++) {
            const { done, value } = pending.next();
            if (done)
                return;
            note(value, judgeSize(value[0], value[1], files));
        }
        if (performance.now() - startedMs > SLOW_MS_PER_FILE * BATCH_FILES)
            return;
        // Gives the event loop its turn where that is due.
        await files.stat('.');
    }
}
/** Two wheels may both bring a `tests/__init__.py`: the one that is linked last wins, in whatever order. */
function collectClaims(distributions) {
    const claims = new Map();
    for (const distribution of distributions)
        for (const { file, sizeBytes, sha256 } of distribution.entries) {
            const sizesBytes = sizeBytes === undefined ? undefined : [sizeBytes];
            const digests = sha256 === undefined ? undefined : [sha256];
            const earlier = claims.get(file);
            if (earlier === undefined)
                claims.set(file, { package: distribution.package, sizesBytes, digests });
            else {
                earlier.sizesBytes = earlier.sizesBytes && sizesBytes && [...earlier.sizesBytes, ...sizesBytes];
                earlier.digests = earlier.digests && digests && [...earlier.digests, ...digests];
            }
        }
    return claims;
}

// EXTERNAL MODULE: ./lib/heal/classify.js + 12 modules
var classify = __webpack_require__(2840);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/heal/source.js





/**
 * The unpacked sources of a package in uv's cache from which files are missing. Whether a build failed because of that,
 * its own words do not tell: what a source distribution has to hold, and what it lists itself, does.
 */
async function findDamagedSource({ cacheDir, package: wanted }, { files }) {
    for (const { kind, file } of await findPointers(cacheDir, wanted, files))
        if (kind === 'revision')
            for (const revision of await subdirectories(external_node_path_.dirname(file), files)) {
                const sourceDir = external_node_path_.join(revision, 'src');
                if ((await findEntries(sourceDir, files)).length > 0 && (await isDamaged(sourceDir, files)))
                    return sourceDir;
            }
    return undefined;
}
async function isDamaged(sourceDir, files) {
    const isThere = async (file) => (await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.lstat(external_node_path_.join(sourceDir, file)))) !== undefined;
    // Every source distribution of an index has one; an archive behind a URL may be any.
    if (/[\\/](?:pypi|index[\\/][^\\/]+)[\\/]/.test(sourceDir) && !(await isThere('PKG-INFO')))
        return true;
    const text = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readFile(external_node_path_.join(sourceDir, 'pyproject.toml'), 'utf8'));
    const backends = ownBackend(text ?? '');
    if (backends.length > 0 && !(await Promise.all(backends.map(isThere))).includes(true))
        return true;
    for (const dir of await subdirectories(sourceDir, files)) {
        if (!dir.endsWith('.egg-info'))
            continue;
        const listed = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readFile(external_node_path_.join(dir, 'SOURCES.txt'), 'utf8'));
        for (const file of (listed ?? '').split('\n').filter(Boolean))
            if (!file.includes('.egg-info/') && !(await isThere(file)))
                return true;
    }
    return false;
}
/** Where the build backend can lie that a project brings itself; empty where it brings none. */
function ownBackend(text) {
    const system = tableIn(text);
    const [module = ''] = String(system['build-backend'] ?? '').split(':');
    const dirs = Array.isArray(system['backend-path']) ? system['backend-path'].map(String) : [];
    const file = module.replaceAll('.', '/');
    return module === '' ? [] : dirs.flatMap((dir) => [`${dir}/${file}.py`, `${dir}/${file}/__init__.py`]);
}
function tableIn(text) {
    try {
        const table = (0,dist/* parse */.qg)(text)['build-system'];
        return typeof table === 'object' ? { ...table } : {};
    }
    catch {
        return {};
    }
}

// EXTERNAL MODULE: ./lib/sync/project.js
var sync_project = __webpack_require__(330);
// EXTERNAL MODULE: ./lib/flow/progress.js
var progress = __webpack_require__(4545);
;// CONCATENATED MODULE: ./lib/flow/copies.js




/** Holds every copy of the packages that uv could be led to against its own record. */
function inspectCopies(packages, where, platform) {
    return (0,progress/* withProgress */.E)(`Looking for damage in ${where.cacheDir}`, platform, () => inspectEach(packages, where, platform));
}
async function inspectEach(packages, { cacheDir, depth }, platform) {
    const damaged = [];
    const missing = [];
    const found = await findPointersOf(cacheDir, packages, platform.files);
    for (const wanted of packages) {
        const pointers = found.get(wanted.name) ?? [];
        const ids = new Set(pointers.flatMap(({ archiveId }) => archiveId ?? []));
        if (ids.size === 0)
            missing.push(wanted.name);
        for (const archiveId of ids) {
            const dir = external_node_path_.join(cacheDir, 'archive-v0', archiveId);
            const { holes } = await verifyArchive({ dir, package: wanted, depth }, platform);
            if (holes.length > 0)
                damaged.push({
                    package: wanted,
                    archiveId,
                    holes: holes.map((hole) => external_node_path_.relative(dir, hole.path)),
                });
        }
    }
    return { damaged, missing };
}

;// CONCATENATED MODULE: ./lib/flow/diagnose.js






/**
 * Looks at what the output of a failed command points to. Some words fit damage as well as the project's own mistakes (a
 * build that fails, a file that may not be read): they become damage where the disk proves it.
 */
async function diagnoseFailure(failure, { job, output }, platform) {
    const { cacheDir } = job.placement;
    const named = failure.package ? [failure.package] : [];
    const none = { failure, packages: named, archiveIds: [], gitDirs: [], isCacheWhole: false };
    const gitDirs = await findGitDirs(failure, { cacheDir, output }, platform);
    if (gitDirs.length > 0)
        return { ...none, failure: (0,classify/* cacheDamage */.WW)(failure, gitDirs[0]), gitDirs };
    if (failure.class === 'build')
        return await diagnoseBuild(none, { cacheDir, output }, platform);
    const isSuspect = failure.class === 'environment' && failure.archiveId && job.placement.isOwnCache;
    if (failure.action !== 'heal' && !isSuspect)
        return none;
    // Whether this user may read a file, only reading it tells.
    const depth = isSuspect ? 'digests' : 'sizes';
    const copies = await inspectCopies(named, { cacheDir, depth }, platform);
    if (isSuspect) {
        const isDamaged = copies.damaged.some(({ archiveId }) => archiveId === failure.archiveId);
        return isDamaged ? { ...none, failure: (0,classify/* cacheDamage */.WW)(failure), ...summarise(copies) } : none;
    }
    // What took files from one package may have taken them from others: they are found now, and not one in each attempt.
    const others = await inspectCopies(await otherPackages(named, job, platform), { cacheDir, depth: 'sizes' }, platform);
    const { archiveIds } = summarise(copies);
    const known = failure.archiveId && !archiveIds.includes(failure.archiveId) ? [failure.archiveId] : [];
    return {
        ...none,
        packages: [...named, ...packagesOf(others.damaged)],
        archiveIds: [...known, ...archiveIds, ...others.damaged.map(({ archiveId }) => archiveId)],
    };
}
/** A build also fails where its sources have lost files, or one of the packages that it runs with. */
async function diagnoseBuild(none, { cacheDir, output }, platform) {
    const { failure } = none;
    const source = failure.package && (await findDamagedSource({ cacheDir, package: failure.package }, platform));
    if (source !== undefined)
        return { ...none, failure: (0,classify/* cacheDamage */.WW)(failure, source) };
    // What it runs with is in no uv.lock, but a traceback names it.
    const isNamed = (name) => RegExp(`\\b${name.replaceAll('-', '[-_.]')}\\b`, 'i').test(output);
    const names = (await listPackages(cacheDir, platform.files)).filter((name) => name !== failure.package?.name && isNamed(name));
    const wanted = names.map((name) => ({ name }));
    const copies = await inspectCopies(wanted, { cacheDir, depth: 'sizes' }, platform);
    const packages = packagesOf(copies.damaged);
    const [damaged] = packages;
    if (damaged === undefined)
        return none;
    return { ...none, failure: (0,classify/* cacheDamage */.WW)({ ...failure, package: damaged }), packages, ...summarise(copies) };
}
/** Looks at the copies in the cache of packages that have holes in the environment. */
async function diagnoseHoles(holes, { job, depth }, platform) {
    const packages = packagesOf(holes);
    const copies = await inspectCopies(packages, { cacheDir: job.placement.cacheDir, depth }, platform);
    return {
        failure: (0,classify/* failureFromHoles */.oj)(holes, job.plan.environmentDir ?? ''),
        packages,
        archiveIds: copies.damaged.map(({ archiveId }) => archiveId),
        gitDirs: [],
        isCacheWhole: copies.damaged.length === 0 && copies.missing.length === 0,
        copies,
    };
}
function summarise({ damaged }) {
    return { archiveIds: damaged.map(({ archiveId }) => archiveId) };
}
/** Of the project, as its uv.lock has them; of the whole cache where the lock does not know the damaged package. */
async function otherPackages(named, { inputs, placement }, platform) {
    const names = named.map(({ name }) => name);
    const locked = await (0,sync_project/* readLockedNames */.zh)(inputs.projectDir, platform);
    const isKnown = named.length > 0 && names.every((name) => locked.includes(name));
    const all = isKnown ? locked : await listPackages(placement.cacheDir, platform.files);
    return all.filter((name) => !names.includes(name)).map((name) => ({ name }));
}
async function findGitDirs(failure, { cacheDir, output }, platform) {
    const isMaybe = ['build', 'resolution', 'cache-corruption'].includes(failure.class);
    const checkouts = isMaybe
        ? await findDamagedCheckouts({ cacheDir, path: failure.path, text: output }, platform)
        : [];
    // What git says of its objects, and not of a checkout, it says of the clone that both come from.
    const isOfClone = failure.class === 'cache-corruption' && failure.action === 'heal' && checkouts.length === 0;
    return isOfClone ? findRepository(failure.path) : checkouts;
}
function packagesOf(found) {
    return [...new Map(found.map((one) => [one.package.name, one.package])).values()];
}

;// CONCATENATED MODULE: ./lib/flow/repair.js









/** Carries out one rung of the ladder, with what the failed attempt left in the environment. */
async function repair(rung, { job, trouble }, platform) {
    const moved = await followGeneration(job, platform);
    const outcome = moved ??
        (rung === 'pointers'
            ? await repairPackages(job, trouble, platform)
            : rung === 'generation'
                ? await leaveGeneration(job, platform)
                : { kind: 'repaired', steps: rung === 'relink' ? [] : ['set the cache aside for this run'] });
    if (outcome.kind === 'impossible')
        return outcome;
    return { ...outcome, steps: [...outcome.steps, ...(await dropFromEnvironment(job, trouble, platform))] };
}
/** While we waited for the lock, another job may have given this cache up. */
async function followGeneration(job, platform) {
    const { cacheDir, generation } = job.placement;
    if (generation === undefined)
        return undefined;
    const settled = await (0,placement_generation/* settleGeneration */.KS)(external_node_path_.dirname(cacheDir), platform);
    if (settled.generation === generation)
        return undefined;
    return { ...moveTo(job, settled), steps: [`followed another job to generation ${settled.generation}`] };
}
async function leaveGeneration(job, platform) {
    const { cacheDir, generation } = job.placement;
    if (generation === undefined)
        return { kind: 'impossible', reason: `${cacheDir} is not ours to give up` };
    const next = await (0,placement_generation/* advanceGeneration */.XA)(external_node_path_.dirname(cacheDir), generation, platform);
    return { ...moveTo(job, next), steps: [`gave ${cacheDir} up for generation ${next.generation}`] };
}
function moveTo({ placement }, { generation, dir }) {
    const exports = 'UV_CACHE_DIR' in placement.exports ? { ...placement.exports, UV_CACHE_DIR: dir } : placement.exports;
    return { kind: 'moved', placement: { ...placement, cacheDir: dir, generation, exports } };
}
async function repairPackages(job, trouble, platform) {
    const { cacheDir } = job.placement;
    const steps = [];
    const refused = [];
    for (const dir of trouble.gitDirs)
        if (await dropGitDirectory(dir, platform))
            steps.push(`dropped ${external_node_path_.relative(cacheDir, dir)}`);
    // Where git's own copy is to blame, the packages built from it are not.
    for (const damaged of trouble.gitDirs.length > 0 ? [] : trouble.packages) {
        const { archiveIds, failure } = trouble;
        const result = await dropPointers({ cacheDir, package: damaged, archiveIds, path: failure.path }, platform);
        refused.push(...result.refused);
        if (result.dropped.length > 0)
            steps.push(`dropped ${(0,shared_text/* plural */.LS)(result.dropped.length, 'pointer')} of ${damaged.name}`);
        else if (result.refused.length > 0)
            continue;
        else if (archiveIds.length > 0)
            steps.push(`found no pointer to the damaged copy of ${damaged.name} any more`);
        else
            steps.push(...(await clean(job, damaged.name, platform)));
    }
    if (steps.length > 0)
        return { kind: 'repaired', steps };
    return {
        kind: 'impossible',
        reason: refused.join(', ') || 'uv keeps nothing under the names of these packages',
    };
}
async function clean(job, name, platform) {
    const uvPath = job.facts.uv?.path;
    if (uvPath === undefined)
        return [];
    const result = await cleanPackage({ uvPath, cacheDir: job.placement.cacheDir, name }, platform);
    if (result.kind === 'cleaned')
        return [`ran uv cache clean ${name}`];
    platform.actions.info(`uv cache clean ${name} did not help: ${result.reason}`);
    return [];
}
async function dropFromEnvironment(job, { packages }, platform) {
    const { environmentDir } = job.plan;
    if (environmentDir === undefined)
        return [];
    const steps = [];
    for (const damaged of packages)
        if (await dropInstalled({ environmentDir, package: damaged }, platform))
            steps.push(`took ${damaged.name} out of the environment`);
    await dropHalfInstalled(job, platform);
    return steps;
}
/**
 * An attempt that failed or was interrupted may leave packages half linked, which the next `uv sync` takes for installed:
 * they are unregistered here, so that the next run links them afresh.
 */
async function dropHalfInstalled({ plan }, platform) {
    const { environmentDir } = plan;
    if (environmentDir === undefined)
        return;
    await clearHalfMade(environmentDir, platform);
    const { holes } = await verifyEnvironment(environmentDir, platform);
    for (const damaged of packagesOf(holes))
        await dropInstalled({ environmentDir, package: damaged }, platform);
}
/**
 * Before a sync and after one that did not end well: no uv is let near a directory that it would mistake for an
 * environment.
 * @throws EnvironmentUnusableError where such a directory is not ours to empty
 */
async function clearEnvironment(environmentDir, platform) {
    const clearing = await clearHalfMade(environmentDir, platform);
    if (clearing.kind === 'cleared')
        platform.actions.info(`Emptied ${environmentDir}, which an interrupted uv left half made: ${clearing.why}.`);
    if (clearing.kind === 'kept' && (await holdsPython(environmentDir, platform)))
        throw new EnvironmentUnusableError({ environmentDir, ...clearing });
}

// EXTERNAL MODULE: ./lib/lock/lease.js + 6 modules
var lease = __webpack_require__(6605);
// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
// EXTERNAL MODULE: ./lib/placement/retire.js
var retire = __webpack_require__(6372);
;// CONCATENATED MODULE: ./lib/flow/retire.js
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






/** After a move to another generation: what was left behind goes to the trash where neither a job nor a uv uses it. */
async function retireGenerations({ cacheDir, generation, locksDir }, platform) {
    const { actions, processes } = platform;
    const parsed = (0,layout/* parseGenerationDir */.F_)(cacheDir);
    if (generation === undefined || parsed === undefined)
        return;
    const { trashDir } = (0,layout/* layoutOf */.aH)(parsed.baseDir);
    for (const dir of await (0,retire/* listRetired */.I)(external_node_path_.dirname(cacheDir), generation, platform)) {
        const lockPath = external_node_path_.join(locksDir, `${(0,key/* lockKey */.T)(dir)}.lock`);
        try {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const request = { lockPath, timeoutMs: 0, signal: processes.interruption, onWait: () => { } };
                const outcome = await (0,lease/* acquireLease */.Z)(request, platform);
                if (outcome.kind === 'timed-out')
                    continue;
                const _lease = __addDisposableResource(env_1, outcome.lease, true);
                const isMoved = await (0,retire/* retireGeneration */.k)({ dir, trashDir }, platform);
                if (isMoved)
                    actions.info(`${dir} was given up and is in no use: moved to ${trashDir}`);
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
        catch (error) {
            processes.interruption.throwIfAborted();
            // It only takes space; the environment is whole.
            actions.info(`${dir} was given up and stays for now: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./lib/heal/plan.js
// With `heal: always` the user wants a clean slate, whatever the output says; where that makes things worse or cannot
// help it is still refused.
const NEVER = ['interrupted', 'disk-full', 'filesystem', 'network', 'harmless'];
/** Decides how a failure is healed: each rung once a run, never one below those that were tried. */
function planHeal(failure, context) {
    const { mode, isOffline, isCacheWhole, packages, earlier } = context;
    if (failure.action !== 'heal' && (mode !== 'always' || NEVER.includes(failure.class)))
        return none(`a failure of class ${failure.class} is not healed`);
    if (mode === 'off')
        return none('the input heal is off');
    if (isOffline && !isCacheWhole)
        return none('uv is offline and could not fetch again what would be dropped');
    const used = new Set(earlier.map(({ rung }) => rung));
    // Nothing in uv's cache has to do with it.
    if (failure.tool === 'pip')
        return used.has('no-cache') ? none('no repair has helped') : heal('no-cache');
    if (isCacheWhole)
        return used.has('relink')
            ? none('the cache is whole and the environment is damaged once more: something changes its files')
            : heal('relink');
    const before = earlier.flatMap((heal) => heal.packages);
    if (packages.length > 0 && !used.has('pointers') && !used.has('generation') && !used.has('no-cache'))
        return heal('pointers');
    if (packages.length > 0 && used.has('pointers') && !packages.some((name) => before.includes(name)))
        return used.has('no-cache')
            ? none('another package each time: the file system below the cache loses files')
            : heal('no-cache', 'another package each time: the file system below the cache loses files');
    if (context.isFresh)
        return none(`${packages.join(', ')} came with the same fault when it was fetched again`);
    if (context.isOwnCache && !used.has('generation') && !used.has('no-cache'))
        return heal('generation');
    return used.has('no-cache') ? none('no repair has helped') : heal('no-cache');
}
// uv has tried each request several times by itself before it gives up.
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;
/** Decides whether a failure that may pass by itself is tried again, and when. Those of no network are tried once. */
function planRetry(failure, { networkRetriesLeft, retries, timeLeftMs, jitter }) {
    if (failure.action !== 'retry')
        return none(`a failure of class ${failure.class} does not pass by itself`);
    const isGranted = failure.class === 'network' ? networkRetriesLeft > 0 : retries === 0;
    if (!isGranted)
        return none('it did not pass with the retries of this run');
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retries) * (0.5 + jitter);
    return pauseMs < timeLeftMs
        ? { kind: 'retry', pauseMs }
        : none('no time is left: other jobs wait for the lock');
}
function none(reason) {
    return { kind: 'none', reason };
}
function heal(rung, suspicion) {
    return { kind: 'heal', rung, ...(suspicion ? { suspicion } : {}) };
}

;// CONCATENATED MODULE: ./lib/cache/last-use.js


/**
 * Says that what lies directly in `dir` was used now, by its modification time: a version of uv or a Python that is old
 * and in daily use is not the first to be collected. Does nothing where `file` lies elsewhere.
 */
async function noteUse({ file, dir }, { clock, files }) {
    const [name = '', ...inside] = external_node_path_.relative(dir, file).split(external_node_path_.sep);
    if (inside.length === 0 || name === '..' || external_node_path_.isAbsolute(name))
        return;
    const now = new Date(clock.nowMs());
    await (0,errors/* unlessErrno */.DB)(['ENOENT', 'EACCES', 'EPERM', 'EROFS'], () => files.utimes(external_node_path_.join(dir, name), now, now));
}

// EXTERNAL MODULE: ./lib/lock/suspect.js
var suspect = __webpack_require__(1778);
;// CONCATENATED MODULE: ./lib/sync/command.js




/**
 * Decides what the sync step runs. A pyproject.toml that does not parse is left to uv, which explains it best.
 * @throws BashMissingError
 */
async function planSync(request, platform) {
    const { run } = request;
    if (run.kind === 'none')
        return { kind: 'install-only', reason: 'the input run is none' };
    const plan = run.kind === 'script'
        ? await planScript(run.script, request, platform)
        : await planAuto(request, platform);
    const { env } = platform.host;
    // uv then works on another project, whatever lies in the working directory.
    const isElsewhere = Boolean(env['UV_PROJECT'] || env['UV_WORKING_DIR']);
    return plan.kind === 'commands' && isElsewhere ? { ...plan, environmentDir: undefined } : plan;
}
// What uv refuses beside `--locked`: the arguments say themselves what is to become of uv.lock.
const LOCKING_FLAG = /^(--(locked|frozen|upgrade|upgrade-package|upgrade-group)(=|$)|-[UP])/;
async function planAuto(request, platform) {
    const { projectDir } = request;
    const project = await (0,sync_project/* findProject */.t1)(projectDir, platform);
    if (await exists(external_node_path_.join(project.rootDir, 'uv.lock'), platform))
        return planUvSync(request, {
            args: request.syncArgs.some((argument) => LOCKING_FLAG.test(argument)) ? [] : ['--locked'],
            reason: 'uv.lock found',
            rootDir: project.rootDir,
        }, platform);
    if ((0,sync_project/* isUvProject */.Jz)(project.manifest))
        return planUvSync(request, { args: [], reason: 'pyproject.toml found, but no uv.lock', rootDir: project.rootDir }, platform);
    if (await exists(external_node_path_.join(projectDir, 'pylock.toml'), platform))
        return planUvPip(request, { args: ['sync', 'pylock.toml'], reason: 'pylock.toml found' }, platform);
    if (await exists(external_node_path_.join(projectDir, 'requirements.txt'), platform))
        return planUvPip(request, { args: ['install', '-r', 'requirements.txt'], reason: 'requirements.txt found' }, platform);
    return {
        kind: 'install-only',
        reason: `${projectDir} has no uv.lock, pyproject.toml with a [project] table, pylock.toml or requirements.txt`,
    };
}
function planUvSync({ uvPath, syncArgs }, { args, reason, rootDir }, { host }) {
    const tail = ['sync', ...args, ...syncArgs];
    return {
        kind: 'commands',
        title: ['uv', ...tail].join(' '),
        reason,
        commands: [{ argv: [uvPath, ...tail] }],
        environmentDir: syncArgs.some((argument) => OTHER_PROJECT_FLAG.test(argument))
            ? undefined
            : (0,sync_project/* projectEnvironmentDir */.Oj)(rootDir, { env: host.env, isActive: syncArgs.includes('--active') }),
    };
}
// `uv sync` then works on another project. Whatever Python it is asked for, it keeps the environment where it is.
const OTHER_PROJECT_FLAG = /^--(project|directory|script|no-project)(=|$)/;
/** `uv pip` needs an environment that exists, and `uv venv` refuses one that does unless told to keep it. */
async function planUvPip({ projectDir, uvPath, syncArgs }, { args, reason }, platform) {
    const tail = ['pip', ...args, ...syncArgs];
    const environmentDir = syncArgs.some((argument) => OTHER_TARGET_FLAG.test(argument))
        ? undefined
        : (0,sync_project/* pipEnvironmentDir */.US)(projectDir, platform.host.env);
    const install = {
        argv: [uvPath, ...tail],
        // Else an active environment of conda comes before `.venv`.
        ...(environmentDir === undefined ? {} : { env: { VIRTUAL_ENV: environmentDir } }),
    };
    const needsNone = environmentDir === undefined || (await exists(external_node_path_.join(environmentDir, 'pyvenv.cfg'), platform));
    return {
        kind: 'commands',
        title: ['uv', ...tail].join(' '),
        reason,
        commands: needsNone
            ? [install]
            : [{ argv: [uvPath, 'venv', '--allow-existing', environmentDir] }, install],
        environmentDir,
    };
}
// The target of `uv pip` is then another interpreter, or no virtual environment at all.
const OTHER_TARGET_FLAG = /^(--(system|target|prefix|project|directory|python)(=|$)|-[pt])/;
async function planScript(script, { projectDir }, platform) {
    const { env } = platform.host;
    const rootDir = (await (0,sync_project/* findProject */.t1)(projectDir, platform)).rootDir;
    return {
        kind: 'commands',
        title: 'the script of the input run',
        reason: 'the input run holds a script',
        // As an argument, the script leaves no file behind when the job is killed.
        commands: [{ argv: [await findBash(platform), '-eo', 'pipefail', '-c', script] }],
        environmentDir: env['VIRTUAL_ENV'] || (0,sync_project/* projectEnvironmentDir */.Oj)(rootDir, { env, isActive: false }),
    };
}
async function findBash(platform) {
    const { env, platform: system } = platform.host;
    const searchPath = env['PATH'] ?? '';
    for (const dir of searchPath.split(external_node_path_.delimiter)) {
        const file = external_node_path_.join(dir, system === 'win32' ? 'bash.exe' : 'bash');
        if (external_node_path_.isAbsolute(dir) && (await exists(file, platform)))
            return file;
    }
    throw new BashMissingError({ searchPath });
}
async function exists(file, { files }) {
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR'], () => files.stat(file));
    return stats?.isFile() ?? false;
}

;// CONCATENATED MODULE: ./lib/flow/find-holes.js







/** Undefined: every file of the environment is there, or it is nobody's fault but the wheel's. */
async function findHoles(job, { depth, isFresh }, platform) {
    const { environmentDir } = job.plan;
    if (environmentDir === undefined)
        return undefined;
    // On a network file system this takes longer than the runner waits after a cancel.
    const signal = platform.processes.interruption;
    const state = await judgeEnvironment(environmentDir, platform);
    if (state.kind === 'half-made')
        throw new EnvironmentUnusableError({ environmentDir, why: state.why, foreign: [] });
    const found = await (0,progress/* withProgress */.E)(`Comparing ${environmentDir} with its RECORD files`, platform, () => verifyEnvironment(environmentDir, platform, { depth, signal }));
    signal.throwIfAborted();
    const holes = found.holes.length > 0
        ? await withoutOwnFaults(job, found, { depth, environmentDir, isFresh }, platform)
        : [];
    if (holes.length === 0) {
        job.facts.verified = { distributions: found.distributions, files: found.files };
        return undefined;
    }
    const diagnosis = await diagnoseHoles(holes, { job, depth }, platform);
    const error = new EnvironmentIncompleteError({
        environmentDir,
        holes: holes.map(({ path: file, why }) => `${file}: ${why}`),
        failure: diagnosis.failure,
    });
    return { ...diagnosis, error };
}
/** A wheel that was just fetched and has the same hole was published with it. */
async function withoutOwnFaults(job, { holes }, { depth, environmentDir, isFresh }, platform) {
    const { copies } = await diagnoseHoles(holes, { job, depth }, platform);
    const isOwnFault = (hole) => copies.damaged.some((copy) => copy.package.name === hole.package.name &&
        isFresh(copy.archiveId) &&
        copy.holes.some((file) => hole.path.startsWith(environmentDir) && hole.path.endsWith(external_node_path_.sep + file)));
    const own = holes.filter(isOwnFault);
    for (const { name } of packagesOf(own))
        job.facts.notices.push(`The wheel of ${name} does not hold what its own RECORD lists, also when it is fetched again; tell its publisher.`);
    return holes.filter((hole) => !own.includes(hole));
}

;// CONCATENATED MODULE: ./lib/flow/run-commands.js




const NO_CACHE = { UV_NO_CACHE: '1', PIP_NO_CACHE_DIR: '1' };
/**
 * Runs the commands in a log group of their own.
 * @throws Interrupted when the job was cancelled; what was half installed is dropped then
 */
async function runCommands(job, { commands, title, env = {} }, { lease, isOffline, isWithoutCache }, platform) {
    const close = platform.actions.openGroup(title);
    const result = await runSync({
        commands,
        cwd: job.inputs.projectDir,
        env: {
            ...uvEnvironment(job, platform),
            ...tellHeld(lease),
            ...(isOffline ? { UV_OFFLINE: '1' } : {}),
            ...(isWithoutCache ? NO_CACHE : {}),
            ...env,
        },
        streams: job.streams,
        onOutput: platform.actions.write,
        inherit: lease?.descriptor,
        onChild: (child) => {
            job.meanwhile?.();
            if (lease?.recordChild(child) === false && !lease.isLost())
                platform.actions.info(`The disk refuses to record what runs under ${lease.path}: should this job be killed, the next one may not wait for it.`);
        },
    }, platform).finally(close);
    if (result.kind !== 'interrupted')
        return result;
    if (result.isEnded)
        await dropHalfInstalled(job, platform);
    else
        platform.actions.info('What was started could not be ended and keeps the lock until it is gone.');
    throw new errors/* Interrupted */.j$(result.signal);
}
// uv's default for its own locks.
const UV_LOCK_TIMEOUT_S = 300;
/**
 * uv's own locks wait at least as long as ours would, unless the user said otherwise. The cache is named by its real
 * path, whichever way the user wrote it: uv prints the path as it was given, and damage is recognised by it.
 */
function uvEnvironment({ inputs, placement }, { host }) {
    const timeoutS = Math.max(UV_LOCK_TIMEOUT_S, Math.ceil(inputs.lockTimeoutMs / 1000));
    return {
        UV_CACHE_DIR: placement.cacheDir,
        UV_LOCK_TIMEOUT: host.env['UV_LOCK_TIMEOUT'] || String(timeoutS),
    };
}

;// CONCATENATED MODULE: ./lib/flow/attempt.js











/** Undefined: the sync step succeeded and, where that is wanted, every installed file is proved to be there. */
async function attemptSync(job, options, platform) {
    const { plan } = job;
    if (plan.environmentDir !== undefined)
        await clearEnvironment(plan.environmentDir, platform);
    const commands = withOptions(plan.commands, options);
    const reasons = [
        plan.reason,
        ...(options.isOffline ? ['offline, from a warm cache'] : []),
        ...(options.python ? ['Python as pyenv had it before'] : []),
    ];
    const title = `${plan.title} (${reasons.join('; ')})`;
    const result = await runCommands(job, { commands, title }, options, platform);
    if (result.kind === 'failed')
        return await explainFailure(job, { result, ...options }, platform);
    await tellEnvironment(job, platform);
    const { verify } = job.inputs;
    if (verify.kind === 'off')
        return undefined;
    // After a crash of the node or a kill in mid-write, the size of a file proves little.
    const lockPath = options.lease?.path;
    const isDoubtful = lockPath !== undefined && (await (0,suspect/* isSuspect */.W)(lockPath, platform));
    const depth = verify.kind === 'full' || isDoubtful ? 'digests' : 'sizes';
    const trouble = await findHoles(job, { depth, ...options }, platform);
    if (isDoubtful && trouble === undefined && options.lease?.mode === 'exclusive')
        await (0,suspect/* clearSuspect */.r)(lockPath, platform);
    if (trouble !== undefined || verify.kind !== 'script')
        return trouble;
    return await runVerifyScript(job, { script: verify.script, ...options }, platform);
}
/** The command that installs is the last one. As a variable the interpreter would reach what the command itself starts. */
function withOptions(commands, { reinstall, python }) {
    const options = reinstall.flatMap((name) => ['--reinstall-package', name]);
    if (python !== undefined)
        options.push('--python', python);
    return commands.map((command, index) => index === commands.length - 1 ? { ...command, argv: [...command.argv, ...options] } : command);
}
async function tellEnvironment({ facts, placement, plan }, platform) {
    const dir = plan.environmentDir;
    const python = dir && (await readPython(dir, platform));
    if (!dir || !python)
        return;
    facts.environment = { dir, pythonVersion: python.version };
    const ours = placement.exports['UV_PYTHON_INSTALL_DIR'];
    if (ours && python.homeDir)
        await noteUse({ file: python.homeDir, dir: ours }, platform);
}
async function explainFailure(job, { result, attempt }, platform) {
    const { host } = platform;
    const classified = (0,classify/* classify */.L8)({
        output: result.output,
        exitCode: result.code,
        cacheDir: job.placement.cacheDir,
        platform: host.platform,
    });
    const diagnosis = await diagnoseFailure(classified, { job, output: result.output }, platform);
    const error = new SyncFailedError({
        title: result.command,
        exitCode: result.code,
        failure: diagnosis.failure,
        attempts: attempt,
        host: host.hostname,
    });
    return { ...diagnosis, error };
}
/** The user's own proof, run where `python` is that of the environment. */
async function runVerifyScript(job, { script, ...options }, platform) {
    const { inputs, plan } = job;
    const { host } = platform;
    const request = { projectDir: inputs.projectDir, syncArgs: [], uvPath: job.facts.uv?.path ?? 'uv' };
    const planned = await planSync({ ...request, run: { kind: 'script', script } }, platform);
    if (planned.kind !== 'commands')
        return undefined;
    const dir = plan.environmentDir;
    const binDir = dir && external_node_path_.join(dir, host.platform === 'win32' ? 'Scripts' : 'bin');
    const env = dir ? { VIRTUAL_ENV: dir, PATH: `${binDir}${external_node_path_.delimiter}${host.env['PATH'] ?? ''}` } : {};
    const { commands } = planned;
    const result = await runCommands(job, { commands, title: 'the script of the input verify', env }, options, platform);
    if (result.kind !== 'failed')
        return undefined;
    // uv was content and so were the sizes: the contents are what is left.
    const trouble = await findHoles(job, { depth: 'digests', ...options }, platform);
    if (trouble !== undefined)
        return trouble;
    throw new VerifyFailedError({ script, code: result.code });
}

;// CONCATENATED MODULE: ./lib/report/decisions.js

/** Prints what was decided and why, one line each, in one log group. */
function printDecisions(facts, { actions }) {
    const close = actions.openGroup('locked-uv-setup: what was decided and why');
    for (const [topic, text] of listDecisions(facts))
        actions.info(`${topic.padEnd(12)} ${text}`);
    close();
}
/** The decisions as topic and text; the job summary shows the same rows. */
function listDecisions(facts) {
    const { uv, placement, concurrency, lock, sync, heal, verified, environment, error } = facts;
    const rows = [
        ['host', facts.host],
        [
            'uv',
            uv && `${uv.version} (${uv.requestedBy}), from ${uv.source}, verified by ${uv.verifiedBy}: ${uv.path}`,
        ],
        ['cache', placement && `${placement.cacheDir} (${placement.from}; ${placement.filesystem})`],
        ...(placement?.candidates ?? []).map((line) => ['candidate', line]),
        ...(placement?.notes ?? []).map((line) => ['note', line]),
        ['seed', facts.seed],
        ['saved cache', facts.caching?.told],
        ['concurrency', concurrency && describeConcurrency(concurrency)],
        ['lock', lock && describeLock(lock)],
        ['sync', sync && `${sync.title} (${sync.reason}), ${plural(sync.attempts, 'attempt')}`],
        ['healed', heal && describeHeal(heal)],
        ['environment', environment && `${environment.dir} (Python ${environment.pythonVersion || 'unknown'})`],
        [
            'verified',
            verified &&
                (verified.distributions === 0
                    ? 'nothing: there is no distribution to compare'
                    : `${plural(verified.distributions, 'distribution')}, ${plural(verified.files, 'file')} whole`),
        ],
        ['failure', error && `${error.code}: ${error.message}`],
        ['remedy', error?.remedy],
        ['time', facts.phases.map(({ name, durationMs }) => `${name} ${formatDuration(durationMs)}`).join(', ')],
    ];
    return rows.filter((row) => Boolean(row[1]));
}
function describeConcurrency({ file, findings }) {
    if (findings.length === 0)
        return `${file}: nothing to say`;
    return `${file}: ${findings.map(({ rule, line }) => `${rule} in line ${line}`).join(', ')}`;
}
/** What was repaired and how, the cost and the reason. */
function describeHeal({ packages, steps, durationMs, fetchedBytes, why }) {
    const cost = [
        fetchedBytes === undefined ? undefined : `${(0,shared_text/* formatBytes */.z3)(fetchedBytes)} fetched again`,
        (0,shared_text/* formatDuration */.a3)(durationMs),
    ];
    const what = packages.length > 0 ? packages.join(', ') : 'the cache';
    return `${what} (${steps.join(', ')}) at the cost of ${cost.filter(Boolean).join(' and ')}, because: ${why}`;
}
function describeLock(lock) {
    if (lock.state === 'off')
        return 'off (input lock)';
    if (lock.state === 'unlocked')
        return `none could be had at ${lock.path}: ran unlocked (input ${lock.unlockedBy})`;
    if (lock.state === 'timed-out')
        return `none: waited ${formatDuration(lock.waitedMs)} in vain at ${lock.path} for ${lock.waitedFor}`;
    const parts = [
        `${lock.mode ?? 'exclusive'}, ${lock.path}`,
        lock.waitedFor === undefined
            ? 'free at once'
            : `waited ${formatDuration(lock.waitedMs)} for ${lock.waitedFor}`,
        lock.withoutKernelLock && `without a kernel lock (${lock.withoutKernelLock})`,
        lock.inheritedFrom && `inherited from ${lock.inheritedFrom}, proved dead`,
        lock.enteredAtMs &&
            lock.leftAtMs &&
            `held on the monotonic clock from ${lock.enteredAtMs.toFixed(3)} ms to ${lock.leftAtMs.toFixed(3)} ms`,
    ];
    return parts.filter(Boolean).join('; ');
}

// EXTERNAL MODULE: ./lib/flow/offline.js
var offline = __webpack_require__(4567);
;// CONCATENATED MODULE: ./lib/flow/timed.js
/** Runs a phase and records how long it took, also when it fails. */
async function timed(facts, name, { clock }, work) {
    const startedMs = clock.monotonicMs();
    try {
        return await work();
    }
    finally {
        facts.phases.push({ name, startedAtMs: startedMs, durationMs: clock.monotonicMs() - startedMs });
    }
}

;// CONCATENATED MODULE: ./lib/flow/warm.js










/** Beside the generations of our own cache; for a cache of the user's beside its locks. */
function warmDirOf({ cacheDir, isOwnCache, locksDir }) {
    return external_node_path_.join(isOwnCache ? external_node_path_.dirname(cacheDir) : locksDir, 'warm');
}
/** Undefined: this sync always takes the exclusive way. */
async function findStamp({ inputs, placement, plan, facts }, platform) {
    if (inputs.run.kind !== 'auto' || inputs.lock === 'off')
        return undefined;
    const { rootDir } = await (0,sync_project/* findProject */.t1)(inputs.projectDir, platform);
    const request = {
        plan,
        projectDir: inputs.projectDir,
        rootDir,
        uvVersion: facts.uv?.version ?? '',
        cacheDir: placement.cacheDir,
        scope: [],
    };
    return await nameStamp(warmDirOf(placement), request, platform);
}
/**
 * One attempt beside others, offline, with nothing but what the cache holds. Everything but a whole environment sends the
 * job the exclusive way, which classifies, heals and tries again as if this had not been.
 */
async function tryWarm(job, { stamp, lease }, platform) {
    const { facts, plan } = job;
    const { actions } = platform;
    const isDoubtful = lease?.inheritedFrom !== undefined || (lease && (await (0,suspect/* isSuspect */.W)(lease.path, platform)));
    if (isDoubtful)
        return 'not-warm';
    facts.sync = { title: plan.title, reason: plan.reason, attempts: 1 };
    const search = await startSearch(job, stamp, platform);
    const python = search && (await recallPython(search, platform));
    const options = {
        lease,
        attempt: 1,
        isOffline: true,
        python,
        isWithoutCache: false,
        reinstall: [],
        isFresh: () => false,
    };
    const trouble = await timed(facts, 'sync', platform, () => attemptSync(job, options, platform));
    if (trouble === undefined) {
        if (python === undefined)
            await endSearch(job, { stamp, search }, platform);
        return 'whole';
    }
    actions.info(`The cache does not suffice (${trouble.failure.cause}): taking the exclusive lock to go on`);
    delete facts.sync;
    await dropHalfInstalled(job, platform);
    return 'not-warm';
}
/** What a job that waits for the exclusive lease is called away with. */
const BECAME_WARM = new Error('another job has made this cache warm');
const LOOK_EVERY_MS = 50;
/** Aborts when another job has left the stamp. Dispose of it when the wait is over. */
function watchStamp(stamp, platform) {
    const seen = new AbortController();
    const over = new AbortController();
    const look = async () => {
        while (!over.signal.aborted) {
            await platform.clock.sleep(LOOK_EVERY_MS, over.signal);
            if (over.signal.aborted || !(await isStamped(stamp, platform)))
                continue;
            return seen.abort(BECAME_WARM);
        }
    };
    void look();
    return { signal: seen.signal, [Symbol.dispose]: () => over.abort() };
}
/** A stamp that cannot be written costs others time, and this job nothing. */
async function leaveQuietly(stamp, platform) {
    await leaveStamp(stamp, platform).catch((error) => platform.actions.info(`The next job cannot be told that the cache is warm: ${(0,errors/* messageOf */.bD)(error)}`));
}

;// CONCATENATED MODULE: ./lib/flow/heal.js










/** Climbs the ladder to the first rung that bears. Answers the directories to go on with, where they are others. */
async function heal_heal(job, { trouble, attempts }, platform) {
    const { facts, inputs, placement } = job;
    const { actions, clock } = platform;
    // What came back after a retry does not pass by itself.
    const isBack = trouble.failure.class === 'cache-corruption' && trouble.failure.action === 'retry';
    const failure = isBack ? { ...trouble.failure, action: 'heal' } : trouble.failure;
    for (;;) {
        const decision = planHeal(failure, {
            mode: inputs.heal,
            isOffline: await (0,offline/* isOffline */.a)(inputs, platform),
            packages: trouble.packages.map(({ name }) => name),
            isCacheWhole: trouble.isCacheWhole,
            isFresh: trouble.archiveIds.length > 0 && trouble.archiveIds.every((id) => isFresh(id, attempts)),
            isOwnCache: placement.isOwnCache,
            earlier: attempts.heals,
        });
        if (decision.kind === 'none') {
            actions.info(`Nothing is healed: ${decision.reason}`);
            facts.failureClass = failure.class;
            throw trouble.error;
        }
        if (attempts.heals.length === 0)
            attempts.healingSinceMs = clock.monotonicMs();
        const archives = await listArchives(placement.cacheDir, platform);
        attempts.archivesBefore = new Set([...archives, ...trouble.archiveIds]);
        const packages = trouble.packages.map(({ name, version }) => (version ? `${name}==${version}` : name));
        await voidStamps(warmDirOf(placement), platform);
        const result = await repair(decision.rung, { job, trouble }, platform);
        attempts.heals.push({ rung: decision.rung, packages: trouble.packages.map(({ name }) => name) });
        if (result.kind === 'impossible') {
            actions.info(`This repair is not possible: ${result.reason}`);
            continue;
        }
        attempts.steps.push(...(decision.suspicion ? [decision.suspicion] : []), ...result.steps);
        if (job.plan.environmentDir === undefined && inputs.run.kind === 'auto')
            for (const { name } of trouble.packages)
                attempts.reinstall.add(name);
        facts.heal = {
            packages: [...new Set([...(facts.heal?.packages ?? []), ...packages])],
            why: facts.heal?.why ?? failure.cause,
            steps: [...attempts.steps],
            durationMs: clock.monotonicMs() - attempts.healingSinceMs,
        };
        actions.info(`Healing ${placement.cacheDir} on ${facts.host}: ${result.steps.join(', ')}. Trying again.`);
        return result.kind === 'moved' ? result.placement : undefined;
    }
}
/** After the attempt that succeeded: what the user is told, with what it has cost. */
async function tellCost(job, attempts, platform) {
    const { facts, placement } = job;
    if (facts.heal === undefined)
        return;
    const isWithoutCache = attempts.heals.some(({ rung }) => rung === 'no-cache');
    let fetchedBytes = 0;
    for (const archiveId of await listArchives(placement.cacheDir, platform))
        if (!attempts.archivesBefore.has(archiveId))
            fetchedBytes += await measure(external_node_path_.join(placement.cacheDir, 'archive-v0', archiveId), platform.files);
    facts.heal = {
        ...facts.heal,
        durationMs: platform.clock.monotonicMs() - attempts.healingSinceMs,
        ...(isWithoutCache ? {} : { fetchedBytes }),
    };
    facts.notices.push(`Healed ${placement.cacheDir} on ${facts.host}: ${describeHeal(facts.heal)}`);
}
async function listArchives(cacheDir, { files }) {
    const names = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(external_node_path_.join(cacheDir, 'archive-v0')));
    return new Set(names);
}

;// CONCATENATED MODULE: ./lib/flow/sync-and-heal.js







/**
 * Runs the sync step until the environment is whole: each repair at most once, from the gentlest on, and further attempts
 * after failures that may pass by themselves.
 * @throws SyncFailedError EnvironmentIncompleteError VerifyFailedError Interrupted
 */
async function syncAndHeal(job, { lease, attempts }, platform) {
    const { facts, plan } = job;
    facts.sync ??= { title: plan.title, reason: plan.reason, attempts: 0 };
    for (;;) {
        facts.sync.attempts++;
        const options = {
            lease,
            attempt: facts.sync.attempts,
            isWithoutCache: attempts.heals.some(({ rung }) => rung === 'no-cache'),
            reinstall: [...attempts.reinstall],
            isFresh: (archiveId) => isFresh(archiveId, attempts),
        };
        const trouble = await timed(facts, 'sync', platform, () => attemptSync(job, options, platform));
        if (trouble === undefined) {
            if (attempts.heals.length > 0)
                await tellCost(job, attempts, platform);
            return { kind: 'whole' };
        }
        if (lease?.isLost()) {
            platform.actions.info('Nothing is tried again or healed: the lock went to another job, which may be writing now');
            facts.failureClass = trouble.failure.class;
            throw trouble.error;
        }
        if (await retryLater(job, { trouble, lease, attempts }, platform))
            continue;
        const placement = await timed(facts, 'heal', platform, () => heal_heal(job, { trouble, attempts }, platform));
        if (placement !== undefined)
            return { kind: 'moved', placement };
    }
}
/** True: it has been waited, and what the failed attempt left half done is gone. */
async function retryLater(job, { trouble, lease, attempts }, platform) {
    const { inputs } = job;
    const { actions, clock, processes } = platform;
    const { failure } = trouble;
    const heldMs = lease === undefined ? 0 : clock.monotonicMs() - lease.enteredAtMs;
    const decision = planRetry(failure, {
        networkRetriesLeft: inputs.retries - attempts.networkRetries,
        retries: attempts.retries,
        timeLeftMs: inputs.lockTimeoutMs - heldMs,
        jitter: Math.random(),
    });
    if (decision.kind === 'none')
        return false;
    attempts.retries++;
    if (failure.class === 'network')
        attempts.networkRetries++;
    const pause = (0,shared_text/* formatDuration */.a3)(decision.pauseMs);
    actions.info(`This may pass (${failure.class}): trying again in ${pause}: ${failure.cause}`);
    await timed(job.facts, 'pause', platform, () => clock.sleep(decision.pauseMs, processes.interruption));
    processes.interruption.throwIfAborted();
    await dropHalfInstalled(job, platform);
    return true;
}

// EXTERNAL MODULE: ./lib/lock/belt.js
var belt = __webpack_require__(6962);
// EXTERNAL MODULE: ./lib/lock/owner.js
var lock_owner = __webpack_require__(8476);
;// CONCATENATED MODULE: ./lib/flow/take-lease.js







/** Undefined: the user accepts to run unlocked. */
async function takeLease(job, wish, platform) {
    const { inputs, facts } = job;
    if (inputs.lock === 'off') {
        facts.lock = { path: '', state: 'off', waitedMs: 0 };
        return undefined;
    }
    try {
        const lease = await waitForLease(job, wish, platform);
        job.session.add({ lock: { path: lease.path, token: lease.token } }, platform);
        return lease;
    }
    catch (error) {
        const accepted = acceptedBy(error, job);
        if (accepted === undefined || !(error instanceof errors/* ActionError */.lZ))
            throw error;
        facts.lock = { path: wish.lockPath, waitedMs: 0, ...facts.lock, state: 'unlocked', unlockedBy: accepted };
        facts.notices.push(`The sync step ran unlocked (input ${accepted}): ${error.message}`);
        return undefined;
    }
}
/** The input by which the user accepts to go on without the lock. */
function acceptedBy(error, { inputs }) {
    if (inputs.onLockTimeout === 'proceed' && error instanceof LockTimeoutError)
        return 'on-lock-timeout: proceed';
    return inputs.lock === 'best-effort' ? 'lock: best-effort' : undefined;
}
async function waitForLease(job, wish, platform) {
    const { inputs, facts } = job;
    const { actions, clock, host, processes } = platform;
    const { lockPath, mode, sinceMs } = wish;
    const earlierMs = clock.monotonicMs() - sinceMs;
    let waitedFor = facts.lock?.waitedFor;
    let told;
    const outcome = await (0,lease/* acquireLease */.Z)({
        lockPath,
        mode,
        timeoutMs: Math.max(0, inputs.lockTimeoutMs - earlierMs),
        signal: AbortSignal.any([processes.interruption, ...(wish.signal ? [wish.signal] : [])]),
        onWait: (holder, waitedMs, obstacle) => {
            waitedFor = tellObstacle({ obstacle, holder, lockPath }, platform);
            // A queue of short syncs has a new holder every second.
            if (told?.obstacle === obstacle && waitedMs - told.atMs < progress/* PROGRESS_EVERY_MS */.X)
                return;
            told = { obstacle, atMs: waitedMs };
            actions.info(`Waiting for the lock of ${job.placement.cacheDir} on ${host.hostname}, held by ${waitedFor} ` +
                `(${(0,shared_text/* formatDuration */.a3)(waitedMs)} of at most ${(0,shared_text/* formatDuration */.a3)(inputs.lockTimeoutMs)})`);
        },
    }, platform);
    if (outcome.kind === 'timed-out') {
        const waitedMs = earlierMs + outcome.waitedMs;
        const holder = waitedFor ?? tellOwner(outcome.holder, clock.nowMs());
        facts.lock = { path: lockPath, state: 'timed-out', waitedMs, waitedFor: holder };
        throw new LockTimeoutError({ lockPath, holder, host: host.hostname, waitedMs });
    }
    facts.lock = describeLease(outcome, { waitedFor, sinceMs, nowMs: clock.nowMs() });
    if (facts.lock.inheritedFrom)
        actions.info(`Inherited the lock from ${facts.lock.inheritedFrom}, whose process and child are proved dead`);
    return outcome.lease;
}
/** Completes the sentence `held by …`. */
function tellObstacle(wait, { clock, processes }) {
    const owner = tellOwner(wait.holder, clock.nowMs());
    switch (wait.obstacle) {
        case 'owner':
        case 'unknown':
            return owner;
        case 'orphan':
            return `what was left running by ${owner}, which is dead; it is ended if it goes on after its run is gone`;
        case 'unseen':
            return `${owner}, out of sight of this job, as in another container; it counts as gone after 2 minutes without a heartbeat`;
        case 'readers':
            return `readers, one of them ${owner}`;
        case 'descriptor': {
            const users = processes.findUsers((0,belt/* beltFileOf */.TK)(wait.lockPath)).filter(({ name }) => name !== 'flock');
            const named = users.map(({ pid, name }) => `pid ${pid} (${name})`).join(', ');
            return `a process that has the kernel lock of ${owner}; ${(0,belt/* beltFileOf */.TK)(wait.lockPath)} is open in ${named || 'no process that can be seen'}`;
        }
    }
}
function tellOwner(owner, nowMs) {
    return owner ? (0,lock_owner/* describeOwner */.$S)(owner, nowMs) : 'somebody who left no readable record';
}
function describeLease({ lease }, { waitedFor, sinceMs, nowMs }) {
    return {
        path: lease.path,
        state: 'held',
        mode: lease.mode,
        waitedMs: lease.enteredAtMs - sinceMs,
        enteredAtMs: lease.enteredAtMs,
        ...(waitedFor ? { waitedFor } : {}),
        ...(lease.inheritedFrom ? { inheritedFrom: (0,lock_owner/* describeOwner */.$S)(lease.inheritedFrom, nowMs) } : {}),
        ...(lease.withoutKernelLock ? { withoutKernelLock: lease.withoutKernelLock } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/flow/sync-under-lease.js
var sync_under_lease_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sync_under_lease_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











/** Runs the sync step while nobody else on this node writes to the same cache: each cache has a lock of its own. */
async function syncUnderLease(job, platform) {
    const attempts = noAttempts();
    let { placement } = job;
    for (;;) {
        const next = await syncIn({ ...job, placement }, attempts, platform);
        if (next === undefined)
            break;
        placement = next;
    }
    if (placement !== job.placement)
        await retireGenerations(placement, platform);
}
/**
 * Beside others where a stamp says that nothing has to be fetched, else alone: the first of many legs that start cold
 * fetches, and calls the others away from the queue when it is done. Answers the directories to go on with, where the cache
 * was given up for another.
 */
async function syncIn(job, attempts, platform) {
    const sinceMs = platform.clock.monotonicMs();
    // After a heal it is proved that the cache does not suffice.
    const stamp = attempts.heals.length > 0 ? undefined : await findStamp(job, platform);
    for (let mayBeWarm = stamp !== undefined;;) {
        const isWarm = mayBeWarm && stamp !== undefined && (await isStamped(stamp, platform));
        const turn = isWarm
            ? await syncBesideOthers(job, { stamp, sinceMs }, platform)
            : await syncAlone(job, { stamp, mayBeWarm, attempts, sinceMs }, platform);
        if (turn.kind === 'moved')
            publishMove(job, turn.placement, platform);
        if (turn.kind === 'moved')
            return turn.placement;
        if (turn.kind === 'done')
            return undefined;
        mayBeWarm &&= turn.kind === 'became-warm';
    }
}
function syncBesideOthers(job, { stamp, sinceMs }, platform) {
    return underLease(job, { mode: 'shared', sinceMs }, platform, async (lease) => ({
        kind: (await tryWarm(job, { stamp, lease }, platform)) === 'whole' ? 'done' : 'not-warm',
    }));
}
async function syncAlone(job, { stamp, mayBeWarm, attempts, sinceMs }, platform) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = sync_under_lease_addDisposableResource(env_1, stamp && mayBeWarm ? watchStamp(stamp, platform) : undefined, false);
        const wish = { mode: job.mode ?? 'exclusive', sinceMs, signal: watch?.signal };
        try {
            return await underLease(job, wish, platform, async (lease) => {
                if (stamp && mayBeWarm && (await isStamped(stamp, platform)))
                    return { kind: 'became-warm' };
                const search = await startSearch(job, stamp, platform);
                const outcome = await syncAndHeal(job, { lease, attempts }, platform);
                if (outcome.kind === 'moved')
                    return outcome;
                if (stamp && lease) {
                    await leaveQuietly(stamp, platform);
                    await endSearch(job, { stamp, search }, platform);
                }
                return { kind: 'done' };
            });
        }
        catch (error) {
            if (error === BECAME_WARM)
                return { kind: 'became-warm' };
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        sync_under_lease_disposeResources(env_1);
    }
}
/** The lease is given back when the work is over, however it ends. */
async function underLease(job, wish, platform, work) {
    const lockPath = external_node_path_.join(job.placement.locksDir, `${(0,key/* lockKey */.T)(job.placement.cacheDir)}.lock`);
    const lease = await timed(job.facts, 'lock', platform, () => takeLease(job, { ...wish, lockPath }, platform));
    const lock = job.facts.lock;
    try {
        const left = await followGeneration(job, platform);
        if (left !== undefined) {
            platform.actions.info(`While this job waited for the lock, it ${left.steps.join()}: ${left.placement.cacheDir}`);
            return left;
        }
        return await work(lease);
    }
    finally {
        // Before the release: the next one may be in at once, and the legs' logs are compared.
        if (lock && lease)
            lock.leftAtMs = platform.clock.monotonicMs();
        if (lease?.isLost())
            job.facts.notices.push(tellLoss(lease, job));
        await lease?.release();
    }
}
/** Two jobs may have written at once; whoever took the lock has marked the cache as suspect. */
function tellLoss({ path }, { facts }) {
    return (`The lock ${path} was lost on ${facts.host} while the sync ran: deleted by a clean-up, or taken by a job of another ` +
        'container since this one gave no sign of life for two minutes. Keep clean-ups away from it, and containers from being frozen.');
}
/** Later steps of the job use the new cache as well. */
function publishMove({ facts }, { cacheDir, exports }, { actions }) {
    if (exports['UV_CACHE_DIR'] !== undefined)
        actions.exportVariable('UV_CACHE_DIR', cacheDir);
    if (facts.placement)
        facts.placement = { ...facts.placement, cacheDir };
}

;// CONCATENATED MODULE: ./lib/flow/run.js











const EXIT_USAGE = 2;
// As shells have it.
const EXIT_NOT_STARTED = 127;
/**
 * `locked-uv run`: a command under the lease of this node's cache. The exit code is the command's own, 128 + n where signal
 * n ended it or us.
 * @throws what keeps the command from being run, and what is wrong although it succeeded
 */
async function run(args, platform) {
    const request = parseRequest(args);
    if (request.kind === 'usage') {
        platform.console.printError(`${request.problem}\n`);
        return EXIT_USAGE;
    }
    const place = await (0,shell_job/* placeForShell */.HU)({ projectDir: external_node_path_.resolve('.') }, platform);
    return await runUnderLease(request.argv, { place, choice: request.choice }, platform);
}
/** Runs the command with the variables of the placement, and once more where a heal promises better. */
async function runUnderLease(argv, { place, choice }, outside) {
    const { placement, projectDir } = place;
    const platform = withVariables(placement.exports, outside);
    const lockPath = external_node_path_.join(placement.locksDir, `${(0,key/* lockKey */.T)(placement.cacheDir)}.lock`);
    const above = await findHeldAbove(lockPath, platform);
    if (above === 'shared' && choice.mode === 'exclusive')
        throw new LeaseNestedError({ lockPath });
    if (above !== 'none')
        return await runAsIs(argv, place, platform);
    const facts = (0,shell_job/* shellFacts */.kT)(place, platform);
    try {
        await syncUnderLease({
            inputs: (0,shell_job/* shellInputs */.SS)(projectDir, choice),
            placement,
            plan: (0,shell_job/* planShellCommand */.NW)(argv, place),
            facts,
            session: new SessionKeeper(),
            mode: choice.mode,
            streams: 'terminal',
        }, platform);
    }
    catch (error) {
        if (!(error instanceof SyncFailedError))
            throw error;
        // What the program itself had to say is on the screen; of one that could not be started, only we can tell.
        const isTold = error.failure.class === 'unknown' && error.exitCode !== EXIT_NOT_STARTED;
        if (!isTold)
            platform.actions.info(`${error.message}\n${error.remedy}`);
        return error.exitCode;
    }
    facts.notices.forEach(platform.actions.info);
    return 0;
}
function withVariables(exports, platform) {
    return { ...platform, host: { ...platform.host, env: { ...platform.host.env, ...exports } } };
}
/** An ancestor of ours holds the lease and looks after what becomes of the environment. */
async function runAsIs(argv, { projectDir }, platform) {
    const result = await runSync({
        commands: [{ argv }],
        cwd: projectDir,
        streams: 'terminal',
        onOutput: platform.actions.write,
        onChild: () => { },
    }, platform);
    if (result.kind === 'interrupted')
        platform.processes.interruption.throwIfAborted();
    return result.kind === 'failed' ? result.code : 0;
}
function parseRequest(args) {
    const usage = (problem) => ({ kind: 'usage', problem });
    const end = args.indexOf('--');
    const [program, ...rest] = end === -1 ? [] : args.slice(end + 1);
    if (program === undefined)
        return usage('Write the command after "--", as in: locked-uv run -- uv sync');
    try {
        const { values } = (0,external_node_util_.parseArgs)({
            args: args.slice(0, end),
            options: {
                shared: { type: 'boolean', default: false },
                'lock-timeout': { type: 'string', default: '10m' },
                'no-heal': { type: 'boolean', default: false },
                'no-verify': { type: 'boolean', default: false },
            },
        });
        return {
            kind: 'run',
            argv: [program, ...rest],
            choice: {
                lockTimeoutMs: (0,fields/* parseDuration */.E9)(values['lock-timeout']),
                mode: values.shared ? 'shared' : 'exclusive',
                isHealing: !values['no-heal'],
                isVerifying: !values['no-verify'],
            },
        };
    }
    catch (error) {
        return usage((0,errors/* messageOf */.bD)(error));
    }
}


/***/ })

};
