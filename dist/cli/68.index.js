export const id = 68;
export const ids = [68];
export const modules = {

/***/ 4567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isOffline)
/* harmony export */ });
/* harmony import */ var _placement_uv_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2763);
/* harmony import */ var _sync_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(330);


/** By argument, variable, script or configuration: what is dropped then would be gone for good. */
async function isOffline({ run, syncArgs, projectDir }, platform) {
    const words = run.kind === 'script' ? run.script.split(/\s+/) : syncArgs;
    const isForbidden = /^(1|true|yes|on|t|y)$/i.test(platform.host.env['UV_OFFLINE'] ?? '');
    return words.includes('--offline') || isForbidden || (await isConfigured(projectDir, platform));
}
/** The project decides before the user, and the user before the node. */
async function isConfigured(projectDir, platform) {
    const own = await (0,_sync_project_js__WEBPACK_IMPORTED_MODULE_1__/* .readOfflineSetting */ .Uf)(projectDir, platform);
    if (own !== undefined)
        return own;
    const shared = await (0,_placement_uv_config_js__WEBPACK_IMPORTED_MODULE_0__/* .readSharedConfig */ .Wr)(() => { }, platform);
    return shared.find(({ settings }) => typeof settings['offline'] === 'boolean')?.settings['offline'] === true;
}


/***/ }),

/***/ 9791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pl: () => (/* binding */ findWorkspace),
  HU: () => (/* binding */ placeForShell),
  NW: () => (/* binding */ planShellCommand),
  kT: () => (/* binding */ shellFacts),
  SS: () => (/* binding */ shellInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/placement/place.js + 8 modules
var place = __webpack_require__(6694);
// EXTERNAL MODULE: ./lib/sync/project.js
var project = __webpack_require__(330);
// EXTERNAL MODULE: ./lib/sync/uv-command.js
var uv_command = __webpack_require__(5292);
// EXTERNAL MODULE: ./lib/uv/asset.js
var asset = __webpack_require__(9595);
// EXTERNAL MODULE: ./lib/uv/errors.js
var errors = __webpack_require__(9384);
// EXTERNAL MODULE: ./lib/uv/sources/path.js
var sources_path = __webpack_require__(6827);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/shared/errors.js
var shared_errors = __webpack_require__(2730);
;// CONCATENATED MODULE: ./lib/cache/tree.js


/** Names in the root of a cache that are none of uv's: what we stage there. `uv cache prune` removes what a kill leaves. */
const tree_STAGING_PREFIX = '.locked-uv-';
const GONE = (/* unused pure expression or super */ null && (['ENOENT', 'ENOTDIR']));
// Another file system, no hard links at all, too many of one file, or files of another user.
const NOT_LINKABLE = (/* unused pure expression or super */ null && (['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']));
/**
 * Makes a second tree of the same files: hard links where the file system has them, else copies, as reflinks where it has
 * those. Symbolic links are made anew; one that names a path below `from` absolutely is made relative. Files that vanish
 * meanwhile are left out.
 */
async function linkTree({ from, to }, files) {
    await linkInside({ root: from, from, to }, files);
}
async function linkInside({ root, from, to }, files) {
    const entries = await unlessErrno(GONE, () => files.readdir(from, { withFileTypes: true }));
    if (entries === undefined)
        return;
    await files.mkdir(to, { recursive: true });
    for (const entry of entries) {
        const source = path.join(from, entry.name);
        const target = path.join(to, entry.name);
        if (from === root && (entry.name.startsWith(tree_STAGING_PREFIX) || entry.name === '.lock'))
            continue;
        if (entry.isDirectory())
            await linkInside({ root, from: source, to: target }, files);
        else if (entry.isSymbolicLink())
            await copyLink({ root, source, target }, files);
        else if (entry.isFile())
            await unlessErrno(GONE, () => linkFile(source, target, files));
    }
}
async function linkFile(source, target, files) {
    await files.link(source, target).catch(async (error) => {
        if (!NOT_LINKABLE.includes(errnoOf(error) ?? ''))
            throw error;
        await files.copyFile(source, target, files.constants.COPYFILE_FICLONE);
    });
}
async function copyLink({ root, source, target }, files) {
    const destination = await unlessErrno(GONE, () => files.readlink(source));
    if (destination === undefined)
        return;
    const isOwn = path.isAbsolute(destination) && destination.startsWith(root + path.sep);
    await files.symlink(isOwn ? path.relative(path.dirname(source), destination) : destination, target);
}
/** Symbolic links below a directory that lead out of it, or are absolute. */
async function findStrayLinks(dir, files) {
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
    const names = (await (0,shared_errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(cacheDir))) ?? [];
    for (const bucket of names.filter((name) => /^(archive|wheels|sdists)-v\d+$/.test(name))) {
        const inside = await (0,shared_errors/* unlessErrno */.DB)(['ENOENT'], () => files.readdir(external_node_path_.join(cacheDir, bucket)));
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

// EXTERNAL MODULE: ./lib/placement/default-dirs.js
var default_dirs = __webpack_require__(7691);
;// CONCATENATED MODULE: ./lib/flow/keep-offline.js




/**
 * What an offline job is not to be led away from: the packages and Pythons that somebody has put where uv keeps them by
 * itself. Ours have been filled from everywhere by now; as long as they are empty, uv's own stay in use. The same
 * placement where there is nothing to keep.
 */
async function keepForOffline({ request, placement, isOffline, }, platform) {
    const cold = placement.isOwnCache && (await isCold(placement.cacheDir, platform));
    const pythonDir = placement.exports['UV_PYTHON_INSTALL_DIR'];
    const pythonless = pythonDir !== undefined && !(await hasPythons(pythonDir, platform));
    if ((!cold && !pythonless) || !(await isOffline()))
        return placement;
    const cached = cold ? await keepCache({ request, placement }, platform) : placement;
    return pythonless ? await keepPythons(cached, request, platform) : cached;
}
async function keepCache({ request, placement }, platform) {
    const dir = (0,default_dirs/* defaultDirs */.Q)(platform.host).cacheDir;
    if (dir === undefined || (await isCold(dir, platform)))
        return noting(placement, `this job is offline and its cache ${placement.cacheDir} is empty: whatever is not installed is missing. Sync once online, or name a seed-cache-dir`);
    if (request.base.scope === 'isolated')
        return noting(placement, `this job is offline and its cache is empty; ${dir} has packages, but is for jobs of another trust scope`);
    const from = `uv's own, kept since this job is offline and ${placement.cacheDir} is empty`;
    try {
        return await (0,place/* placeDirectories */.L)({ ...request, kept: { path: dir, from } }, platform);
    }
    catch (error) {
        if (!(error instanceof shared_errors/* ActionError */.lZ))
            throw error;
        return noting(placement, `this job is offline and its cache is empty; ${dir} has packages, but ${error.message}`);
    }
}
async function keepPythons(placement, { base }, platform) {
    const dir = (0,default_dirs/* defaultDirs */.Q)(platform.host).pythonDir;
    if (base.scope === 'isolated' || dir === undefined || !(await hasPythons(dir, platform)))
        return placement;
    const exports = { ...placement.exports, UV_PYTHON_INSTALL_DIR: dir };
    return noting({ ...placement, exports }, `the Pythons in ${dir} stay in use, since this job is offline and has no others`);
}
async function hasPythons(dir, { files }) {
    const names = await (0,shared_errors/* unlessErrno */.DB)(['ENOENT', 'ENOTDIR', 'EACCES'], () => files.readdir(dir));
    return names?.some((name) => !name.startsWith('.')) ?? false;
}
function noting(placement, note) {
    return { ...placement, notes: [...placement.notes, note] };
}

// EXTERNAL MODULE: ./lib/flow/offline.js
var flow_offline = __webpack_require__(4567);
;// CONCATENATED MODULE: ./lib/flow/shell-job.js









/** @throws UvNotOnPath PlacementError CacheDirUnusableError CacheContainsWorkspaceError */
async function placeForShell({ projectDir, uv: known }, platform) {
    const { env } = platform.host;
    const { rootDir, workspace } = await findWorkspace(projectDir, platform);
    const uv = known ?? (await findUv(platform));
    const offline = () => (0,flow_offline/* isOffline */.a)({ run: { kind: 'auto' }, syncArgs: [], projectDir }, platform);
    const base = await (0,place/* placeBase */.x)({ workspace, isOffline: offline }, platform);
    const request = { base, uvVersion: uv.version, cacheDirInput: '', projectDir, workspace };
    const placed = await (0,place/* placeDirectories */.L)(request, platform);
    const placement = await keepForOffline({ request, placement: placed, isOffline: offline }, platform);
    const environmentDir = env['VIRTUAL_ENV'] || (0,project/* projectEnvironmentDir */.Oj)(rootDir, { env, isActive: false });
    return { uv, placement, projectDir, environmentDir };
}
/** Where nothing is checked out, as for a service that works in `/`, only the environment has to be kept apart. */
async function findWorkspace(projectDir, platform) {
    const { rootDir, manifest } = await (0,project/* findProject */.t1)(projectDir, platform);
    const ofProject = manifest === undefined ? external_node_path_.join(projectDir, '.venv') : rootDir;
    return { rootDir, workspace: platform.host.env['GITHUB_WORKSPACE'] || ofProject };
}
async function findUv(platform) {
    const { host, processes } = platform;
    const found = await (0,sources_path/* findFirstOnPath */.gq)({ asset: (0,asset/* findAsset */.I)(host), signal: processes.interruption }, platform);
    if (found === undefined)
        throw new errors/* UvNotOnPath */.xU(host.env['PATH'] ?? '');
    return found;
}
function shellInputs(projectDir, choice) {
    return {
        projectDir,
        heal: choice.isHealing && choice.mode === 'exclusive' ? 'auto' : 'off',
        lock: 'required',
        lockTimeoutMs: choice.lockTimeoutMs,
        onLockTimeout: 'fail',
        retries: 1,
        run: { kind: 'script', script: '' },
        syncArgs: [],
        verify: { kind: choice.isVerifying ? 'auto' : 'off' },
    };
}
function planShellCommand(argv, { environmentDir }) {
    return {
        kind: 'commands',
        title: argv.join(' '),
        reason: 'locked-uv run',
        commands: [{ argv }],
        environmentDir: (0,uv_command/* mayInstall */.dU)(argv) ? environmentDir : undefined,
    };
}
function shellFacts({ uv }, { host }) {
    return {
        host: host.hostname,
        notices: [],
        phases: [],
        uv: {
            version: uv.version,
            requestedBy: 'PATH',
            path: uv.uvPath,
            uvxPath: '',
            source: 'path',
            verifiedBy: 'nobody',
        },
    };
}


/***/ }),

/***/ 1778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isSuspect),
/* harmony export */   r: () => (/* binding */ clearSuspect)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);
/* harmony import */ var _leftovers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(511);


/**
 * Whether somebody died while writing under this lock and nobody has cleared the cache since. What lies in it is then not
 * to be believed before it was verified in full.
 */
async function isSuspect(lockPath, { files }) {
    const mark = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .unlessErrno */ .DB)(['ENOENT'], () => files.lstat((0,_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .suspectFileOf */ .L5)(lockPath)));
    return mark !== undefined || (await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCasualties */ .VK)(lockPath, files));
}
/** Only for the holder of the exclusive lease, after a full verification or after the cache was given up. */
async function clearSuspect(lockPath, { files }) {
    await (0,_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .clearCasualties */ ._Q)(lockPath, files);
}


/***/ }),

/***/ 7691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ defaultDirs)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4046);


/**
 * Where uv keeps its cache and its Pythons where nobody has set anything; undefined where there is no home.
 * @see https://docs.astral.sh/uv/reference/storage/
 */
function defaultDirs({ env, homeDir, platform }) {
    const below = (root, ...names) => root && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, ...names);
    if (platform === 'win32')
        return {
            cacheDir: below((0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetting */ .L)(env, 'LOCALAPPDATA'), 'uv', 'cache'),
            pythonDir: below((0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetting */ .L)(env, 'APPDATA'), 'uv', 'python'),
        };
    return {
        cacheDir: below((0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetting */ .L)(env, 'XDG_CACHE_HOME') ?? below(homeDir, '.cache'), 'uv'),
        pythonDir: below((0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetting */ .L)(env, 'XDG_DATA_HOME') ?? below(homeDir, '.local', 'share'), 'uv', 'python'),
    };
}


/***/ }),

/***/ 330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jz: () => (/* binding */ isUvProject),
/* harmony export */   Oj: () => (/* binding */ projectEnvironmentDir),
/* harmony export */   US: () => (/* binding */ pipEnvironmentDir),
/* harmony export */   Uf: () => (/* binding */ readOfflineSetting),
/* harmony export */   t1: () => (/* binding */ findProject),
/* harmony export */   zh: () => (/* binding */ readLockedNames)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3292);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);



/** Finds the project and its workspace as uv does: the nearest parent that names this directory as a member. */
async function findProject(projectDir, { files }) {
    const manifest = await readManifest(projectDir, files);
    if (manifest === undefined || workspaceOf(manifest) !== undefined)
        return { rootDir: projectDir, manifest };
    for (const dir of parentsOf(projectDir)) {
        const workspace = workspaceOf(await readManifest(dir, files));
        if (workspace === undefined)
            continue;
        const isMember = namesMember(workspace, node_path__WEBPACK_IMPORTED_MODULE_0__.relative(dir, projectDir));
        return { rootDir: isMember ? dir : projectDir, manifest };
    }
    return { rootDir: projectDir, manifest };
}
/** Names of the packages in the uv.lock of the project or of its workspace; none where there is none. */
async function readLockedNames(projectDir, platform) {
    const { rootDir } = await findProject(projectDir, platform);
    const text = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT', 'ENOTDIR', 'EACCES'], () => platform.files.readFile(node_path__WEBPACK_IMPORTED_MODULE_0__.join(rootDir, 'uv.lock'), 'utf8'));
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
    return node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(rootDir, active || env['UV_PROJECT_ENVIRONMENT'] || '.venv');
}
/** The environment of `uv pip`; undefined where the user chose the system's interpreter. */
function pipEnvironmentDir(projectDir, env) {
    if (/^(1|true|t|yes|y|on)$/i.test(env['UV_SYSTEM_PYTHON'] ?? ''))
        return undefined;
    return node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(projectDir, env['VIRTUAL_ENV'] || '.venv');
}
/** `offline` in the project's uv.toml or, where there is none, in `[tool.uv]`; undefined where it says nothing. */
async function readOfflineSetting(projectDir, platform) {
    const { rootDir } = await findProject(projectDir, platform);
    const own = await readToml(node_path__WEBPACK_IMPORTED_MODULE_0__.join(rootDir, 'uv.toml'), platform.files);
    const manifest = own ?? toolUvOf(await readManifest(rootDir, platform.files));
    const value = tableOf(manifest)?.['offline'];
    return typeof value === 'boolean' ? value : undefined;
}
async function readManifest(dir, files) {
    return await readToml(node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, 'pyproject.toml'), files);
}
async function readToml(file, files) {
    const text = await (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessErrno */ .DB)(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP'], async () => 
    // A link to a device would be read until the memory of the node is used up.
    (await files.stat(file)).isFile() ? files.readFile(file, 'utf8') : 'no TOML');
    if (text === undefined)
        return undefined;
    try {
        return (0,smol_toml__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qg)(text);
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
        patterns.some((pattern) => node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob(relativeDir, node_path__WEBPACK_IMPORTED_MODULE_0__.normalize(String(pattern))));
    return matches(workspace['members']) && !matches(workspace['exclude']);
}
function parentsOf(dir) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(dir);
    return parent === dir ? [] : [parent, ...parentsOf(parent)];
}


/***/ }),

/***/ 5292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ findSubcommand),
/* harmony export */   _Z: () => (/* binding */ GLOBAL_OPTIONS_WITH_VALUE),
/* harmony export */   dU: () => (/* binding */ mayInstall)
/* harmony export */ });
/* unused harmony export UV_EFFECTS */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** By the name of the subcommand. What is not here, such as one of a later uv, counts as `writes`. */
const UV_EFFECTS = {
    sync: 'installs',
    add: 'installs',
    remove: 'installs',
    pip: 'installs',
    run: 'installs',
    lock: 'writes',
    export: 'writes',
    tree: 'writes',
    venv: 'writes',
    build: 'writes',
    tool: 'writes',
    python: 'writes',
    cache: 'writes',
    help: 'reads',
    version: 'reads',
    self: 'reads',
    auth: 'reads',
    publish: 'reads',
    init: 'reads',
    format: 'reads',
    'generate-shell-completion': 'reads',
};
/** Options before the subcommand that take the next word as their value. */
const GLOBAL_OPTIONS_WITH_VALUE = [
    '--allow-insecure-host',
    '--cache-dir',
    '--color',
    '--config-file',
    '--directory',
    '--project',
];
/** The subcommand of arguments for uv; undefined where there are only options, such as `--version`. */
function findSubcommand(args) {
    for (let index = 0; index < args.length; index++) {
        const word = args[index] ?? '';
        if (GLOBAL_OPTIONS_WITH_VALUE.some((option) => option === word))
            index++;
        else if (!word.startsWith('-'))
            return { name: word, index };
    }
    return undefined;
}
/** `uv` works somewhere else than in the working directory, or on no virtual environment, with one of them. */
const ELSEWHERE = /^--(project|directory|script|no-project|no-sync|no-install-project|dry-run|system|target|prefix|python|isolated)(=|$)|^-[pt]$/;
/**
 * Whether the command may fill the environment of the project in the working directory. Of a program that is not uv nobody
 * knows: a script or a make file mostly calls uv.
 */
function mayInstall([program = '', ...args]) {
    if (!/^uv(\.exe)?$/i.test(node_path__WEBPACK_IMPORTED_MODULE_0__.basename(program)))
        return true;
    const subcommand = findSubcommand(args);
    if (subcommand === undefined || UV_EFFECTS[subcommand.name] !== 'installs')
        return false;
    const before = args.slice(0, subcommand.index);
    const own = subcommand.name === 'run' ? [] : args.slice(subcommand.index + 1);
    return ![...before, ...own].some((word) => ELSEWHERE.test(word));
}


/***/ }),

/***/ 9595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ findAsset),
/* harmony export */   X: () => (/* binding */ chooseWheel)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9384);

// Names: `dist-workspace.toml` of astral-sh/uv and its wheels since 0.8. Node calls little-endian POWER `ppc64`. Of the
// 32-bit ARM builds the one for ARMv7 is taken: neither the runner nor Node 24 run on less.
const ROWS = [
    ['linux x64 gnu', 'x86_64-unknown-linux-gnu', 'manylinux_2_17_x86_64', 'manylinux2014_x86_64'],
    ['linux x64 musl', 'x86_64-unknown-linux-musl', 'musllinux_1_1_x86_64'],
    ['linux arm64 gnu', 'aarch64-unknown-linux-gnu', 'manylinux_2_28_aarch64', 'manylinux_2_17_aarch64'],
    ['linux arm64 musl', 'aarch64-unknown-linux-musl', 'musllinux_1_1_aarch64'],
    ['linux arm gnu', 'armv7-unknown-linux-gnueabihf', 'manylinux_2_17_armv7l', 'manylinux2014_armv7l'],
    ['linux arm musl', 'armv7-unknown-linux-musleabihf', 'musllinux_1_1_armv7l'],
    ['linux ia32 gnu', 'i686-unknown-linux-gnu', 'manylinux_2_17_i686', 'manylinux2014_i686'],
    ['linux ia32 musl', 'i686-unknown-linux-musl', 'musllinux_1_1_i686'],
    ['linux ppc64 gnu', 'powerpc64le-unknown-linux-gnu', 'manylinux_2_17_ppc64le', 'manylinux2014_ppc64le'],
    ['linux s390x gnu', 's390x-unknown-linux-gnu', 'manylinux_2_17_s390x', 'manylinux2014_s390x'],
    ['linux riscv64 gnu', 'riscv64gc-unknown-linux-gnu', 'manylinux_2_31_riscv64'],
    ['linux riscv64 musl', 'riscv64gc-unknown-linux-musl', 'musllinux_1_1_riscv64'],
    ['darwin x64', 'x86_64-apple-darwin', 'macosx_10_12_x86_64'],
    ['darwin arm64', 'aarch64-apple-darwin', 'macosx_11_0_arm64'],
    ['win32 x64', 'x86_64-pc-windows-msvc', 'win_amd64'],
    ['win32 arm64', 'aarch64-pc-windows-msvc', 'win_arm64'],
    ['win32 ia32', 'i686-pc-windows-msvc', 'win32'],
];
/** @throws UvPlatformUnsupported */
function findAsset(host) {
    const machine = [host.platform, host.arch, host.libc].filter(Boolean).join(' ');
    const row = ROWS.find(([name]) => name === machine);
    if (row === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UvPlatformUnsupported */ .YF(machine);
    const [, triple, ...platformTags] = row;
    const isWindows = host.platform === 'win32';
    return {
        triple,
        archive: `uv-${triple}.${isWindows ? 'zip' : 'tar.gz'}`,
        exe: isWindows ? '.exe' : '',
        platformTags,
    };
}
/**
 * The wheel that suits a machine best. A tag set may name both C libraries (the static builds for aarch64 and armv7
 * do): it serves either, and a machine with glibc prefers the build that is made for glibc alone.
 */
function chooseWheel(wheels, asset) {
    return wheels
        .map((wheel) => ({ wheel, rank: rankTagSet(wheel.platformTag.split('.'), asset.platformTags) }))
        .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
        .sort((a, b) => a.rank - b.rank)[0]?.wheel;
}
function rankTagSet(tagSet, wanted) {
    const preference = wanted.findIndex((tag) => tagSet.includes(tag));
    if (preference === -1)
        return Number.POSITIVE_INFINITY;
    const families = new Set(tagSet.map((tag) => tag.slice(0, 4)));
    return preference + (families.size > 1 ? 0.5 : 0);
}


/***/ }),

/***/ 5630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);

// Enough for the last words of any command that is run here.
const OUTPUT_TAIL_BYTES = 16_384;
/**
 * Runs a command silently, with an end: it is killed with its children when the time is up or the job is cancelled.
 * @throws the reason of the signal
 */
async function runCommand(argv, { cwd, env, timeoutMs, signal }, { processes, clock }) {
    signal.throwIfAborted();
    let output = Buffer.alloc(0);
    const onOutput = (chunk) => {
        output = Buffer.concat([output, chunk]).subarray(-OUTPUT_TAIL_BYTES);
    };
    const child = startOrExplain({ argv, cwd, env, onOutput }, processes);
    if ('kind' in child)
        return child;
    const over = new AbortController();
    const isTimeUp = clock.sleep(timeoutMs, AbortSignal.any([over.signal, signal])).then(() => {
        if (over.signal.aborted)
            return false;
        if (child.pid !== undefined)
            processes.signalGroup(child.pid, 'SIGKILL');
        return true;
    });
    const end = await child.ended;
    over.abort();
    const wasStopped = await isTimeUp;
    signal.throwIfAborted();
    if (wasStopped)
        return { kind: 'stopped', reason: `no end within ${timeoutMs} ms` };
    if (end.kind === 'signalled')
        return { kind: 'stopped', reason: `ended by ${end.signal}` };
    return end.kind === 'exited' ? { ...end, output: output.toString('utf8') } : end;
}
/** Node emits ENOENT, EACCES, EAGAIN, EMFILE and ENFILE, and throws ETXTBSY, ENOMEM and the rest out of `spawn`. */
function startOrExplain(spec, processes) {
    try {
        return processes.start(spec);
    }
    catch (error) {
        if ((0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errnoOf */ .UQ)(error) === undefined)
            throw error;
        return { kind: 'not-started', reason: (0,_shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error) };
    }
}


/***/ }),

/***/ 9384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ UvVersionInvalid),
/* harmony export */   Mr: () => (/* binding */ UvVersionConflict),
/* harmony export */   RL: () => (/* binding */ UvVersionFileInvalid),
/* harmony export */   Xz: () => (/* binding */ UvInstallDiskFull),
/* harmony export */   YF: () => (/* binding */ UvPlatformUnsupported),
/* harmony export */   xU: () => (/* binding */ UvNotOnPath)
/* harmony export */ });
/* unused harmony exports UvVersionNotFound, UvDigestMismatch, UvVersionKnownBad, UvInstallDirUnwritable, UvInstallBlocked */
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2730);
/* harmony import */ var _shared_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6422);


/** A version was asked for in a form that is neither an exact version nor a range. */
class UvVersionInvalid extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_VERSION_INVALID';
    constructor(rawVersion, from) {
        super(`${JSON.stringify(rawVersion.slice(0, 200))} (${from}) is no version of uv and no range of versions`, 'Write an exact version such as 0.13.8 or a PEP 440 specifier set such as ">=0.13,<0.14"; the input version also takes latest, latest-known and ranges of npm such as ^0.13.');
    }
}
/** A file that says which uv is wanted cannot be read, parsed or understood. */
class UvVersionFileInvalid extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_VERSION_FILE_INVALID';
    constructor(file, problem, cause) {
        super(`${file}: ${problem}`, `Correct ${file}, or name a file that states a version of uv in the input version-file.`, cause);
    }
}
/** What the step asks for is what uv itself would refuse in this project. */
class UvVersionConflict extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_VERSION_CONFLICT';
    constructor(asked, required) {
        super(`uv ${asked} contradicts ${required}`, 'Drop the version from the step, or change required-version so that both agree.');
    }
}
/** No version satisfies the range. */
class UvVersionNotFound extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_VERSION_NOT_FOUND';
    /** `notes`: what is known of the versions that were looked through. */
    constructor(range, notes) {
        super(`no version of uv satisfies ${range.specifier} (${range.from}); ${notes.join('; ')}`, 'Ask for the exact version, widen the range, or use a newer release of this action.');
    }
}
/** uv is not published for this machine. */
class UvPlatformUnsupported extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_PLATFORM_UNSUPPORTED';
    constructor(machine) {
        super(`uv is not published for ${machine}`, 'Run the job on a machine for which uv is published, or put uv of the wanted version on PATH.');
    }
}
/** Bytes arrived that are not the bytes that were published. Never answered by trying elsewhere. */
class UvDigestMismatch extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_DIGEST_MISMATCH';
    constructor(facts) {
        super(`${facts.file} from ${(0,_shared_text_js__WEBPACK_IMPORTED_MODULE_1__/* .redactUrl */ .BO)(facts.url)} has sha256 ${facts.actual}, expected ${facts.expected} (${facts.expectedBy})`, 'Find out who changed the file; where the checksum input is set, compare it with the digest that the publisher states.');
    }
}
/** The step does not want a version with this defect. */
class UvVersionKnownBad extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_VERSION_KNOWN_BAD';
    constructor(defect, from, nearestGood) {
        super(`${defect} (${from})`, nearestGood === undefined
            ? 'Ask for another version, or set known-bad to warn.'
            : `Ask for uv ${nearestGood} or newer, or set known-bad to warn.`);
    }
}
/** A file system is full or the quota of this user is used up. */
class UvInstallDiskFull extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_INSTALL_DISK_FULL';
    constructor(dir, cause) {
        super(`no space is left in ${dir} to install uv`, `Free about 150 MB on the file system of ${dir}.`, cause);
    }
}
/** No directory takes the tool. */
class UvInstallDirUnwritable extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_INSTALL_DIR_UNWRITABLE';
    constructor(attempts) {
        super(`uv cannot be installed: ${attempts.join('; ')}`, 'Make RUNNER_TOOL_CACHE writable for the user of the runner.');
    }
}
/** The place is taken by something that neither works nor lets itself be moved. */
class UvInstallBlocked extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_INSTALL_BLOCKED';
    constructor(dir, reason, cause) {
        super(`${dir} does not hold the uv that was asked for and cannot be replaced: ${reason}`, `Remove ${dir} while no job runs on this machine.`, cause);
    }
}
/** A command at a shell needs a uv that is there; only the action fetches one. */
class UvNotOnPath extends _shared_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    code = 'UV_NOT_ON_PATH';
    constructor(searchPath) {
        super(`there is no uv that runs on PATH (${searchPath})`, 'Install uv and put its directory on PATH; in a job, do so by a step that uses this action.');
    }
}


/***/ }),

/***/ 5561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _H: () => (/* binding */ readUvVersion)
/* harmony export */ });
/* unused harmony exports probeUv, probeToolDir */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2730);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5630);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7858);




// `uv --version` takes 10 ms; a cold page cache on a busy node or a virus scanner takes seconds.
const PROBE_TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;
const PAUSE_MS = 200;
const SHORTAGE = /\b(EAGAIN|ENOMEM|EMFILE|ENFILE|ETXTBSY)\b/;
/** The version that an executable says it has; undefined for one that is no uv or does not run. */
async function readUvVersion(uvPath, signal, platform) {
    const end = await runVersion(uvPath, signal, platform);
    return end.kind === 'exited' && end.code === 0 ? findVersion(end.output) : undefined;
}
/**
 * Judges an executable by what it says: the second word of `uv --version` is the version, in every release. Neither a
 * marker nor a size tells a good binary from one that was cut off, or replaced by another version.
 */
async function probeUv(uvPath, { version, signal }, platform) {
    for (let attempt = 1;; attempt++) {
        const verdict = judge(await runVersion(uvPath, signal, platform), version);
        if (verdict.kind !== 'unsure' || attempt === ATTEMPTS)
            return verdict;
        await platform.clock.sleep(PAUSE_MS, signal);
    }
}
/** The same for a directory that is to hold uv and uvx: they also have to be what its record says, if it has one. */
async function probeToolDir(dir, { exe, ...probed }, platform) {
    try {
        if (!(await platform.files.lstat(dir)).isDirectory())
            return broken(`${dir} is no directory`);
        if (!(await platform.files.stat(path.join(dir, `uvx${exe}`))).isFile())
            return broken('uvx is no file');
    }
    catch (error) {
        return broken(messageOf(error));
    }
    // Before anything of it is run.
    const compared = await compareWithRecord(dir, platform);
    if (compared.kind === 'changed')
        return broken(compared.reason);
    return probeUv(path.join(dir, `uv${exe}`), probed, platform);
}
function runVersion(uvPath, signal, platform) {
    // A value that uv does not accept in one of its variables would make a good binary exit with 2.
    const env = Object.fromEntries(Object.entries(platform.host.env).filter(([name]) => !/^UV_/i.test(name)));
    const options = { cwd: node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(uvPath), env, timeoutMs: PROBE_TIMEOUT_MS, signal };
    return (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runCommand */ .d)([uvPath, '--version'], options, platform);
}
function judge(end, version) {
    if (end.kind === 'not-started')
        return SHORTAGE.test(end.reason) ? { kind: 'unsure', reason: end.reason } : broken(end.reason);
    // SIGKILL is the out-of-memory killer or our own time limit; a damaged binary dies of SIGSEGV, SIGBUS or SIGILL.
    if (end.kind === 'stopped')
        return /SIG(?!KILL)/.test(end.reason) ? broken(end.reason) : { kind: 'unsure', reason: end.reason };
    const found = findVersion(end.output);
    if (end.code === 0 && found === version)
        return { kind: 'works' };
    return broken(found === undefined ? `exit code ${end.code}: ${end.output.trim().slice(0, 200)}` : `it is uv ${found}`);
}
function findVersion(output) {
    return /^uv (\S+)/m.exec(output)?.[1];
}
function broken(reason) {
    return { kind: 'broken', reason };
}


/***/ }),

/***/ 7858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* unused harmony exports writeRecord, compareWithRecord */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _shared_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2730);



const RECORD_NAME = '.locked-uv.json';
/** Records the executables of a stage. Their identities survive the rename of the directory around them. */
async function writeRecord(dir, { verifiedBy, names }, platform) {
    const entries = await Promise.all(names.map(async (name) => {
        const file = path.join(dir, name);
        const executable = { sha256: await digest(file, platform), identity: await identify(file, platform) };
        return [name, executable];
    }));
    const record = { format: 1, verifiedBy, executables: Object.fromEntries(entries) };
    await platform.files.writeFile(path.join(dir, RECORD_NAME), `${JSON.stringify(record, undefined, 2)}\n`);
}
/**
 * Compares the executables of a directory with its record. A hit costs two system calls for each: only a file that was
 * copied or written since the install is read.
 */
async function compareWithRecord(dir, platform) {
    const record = await readRecord(dir, platform);
    if (record === undefined)
        return { kind: 'none' };
    let isUntouched = true;
    for (const [name, { sha256, identity }] of Object.entries(record.executables)) {
        const file = path.join(dir, name);
        try {
            if ((await identify(file, platform)) === identity)
                continue;
            isUntouched = false;
            const actual = await digest(file, platform);
            if (actual !== sha256)
                return { kind: 'changed', reason: `${name} has sha256 ${actual}, ${sha256} was installed` };
        }
        catch (error) {
            if (errnoOf(error) === undefined)
                throw error;
            return { kind: 'changed', reason: `${name} cannot be read (${errnoOf(error)})` };
        }
    }
    return { kind: 'same', verifiedBy: record.verifiedBy, isUntouched };
}
/** Undefined where there is none, or none of ours: uv put there by other means is judged by its own words alone. */
async function readRecord(dir, { files }) {
    try {
        const record = JSON.parse(await files.readFile(path.join(dir, RECORD_NAME), 'utf8'));
        return isRecord(record) ? record : undefined;
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    const { format, verifiedBy, executables } = (value ?? {});
    return format === 1 && typeof verifiedBy === 'string' && typeof executables === 'object';
}
async function digest(file, { files }) {
    return createHash('sha256')
        .update(await files.readFile(file))
        .digest('hex');
}
async function identify(file, { files }) {
    const { dev, ino, size, mtimeNs, ctimeNs } = await files.stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(':');
}


/***/ }),

/***/ 6827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gq: () => (/* binding */ findFirstOnPath),
/* harmony export */   w0: () => (/* binding */ listVersionsOnPath)
/* harmony export */ });
/* unused harmony exports findOnPath, WRAPPER_DIR, isFirstOnPath */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5561);


/**
 * Looks along PATH for a uv of exactly this version; it is used where it is. Relative and empty entries are passed over:
 * they would run what the checked-out repository brings along.
 * @returns uvxPath is empty where no uvx lies beside uv
 */
async function findOnPath({ version, asset, signal, }, platform) {
    for (const uvPath of await listOnPath(asset, platform)) {
        const uvxPath = path.join(path.dirname(uvPath), `uvx${asset.exe}`);
        const verdict = await probeUv(uvPath, { version, signal }, platform);
        if (verdict.kind === 'works')
            return { uvPath, uvxPath: (await isFile(uvxPath, platform)) ? uvxPath : '' };
    }
    return undefined;
}
/** The versions of the uvs on PATH. Each is started to tell. */
async function listVersionsOnPath({ asset, signal }, platform) {
    const found = [];
    for (const uvPath of await listOnPath(asset, platform)) {
        const version = await (0,_probe_js__WEBPACK_IMPORTED_MODULE_1__/* .readUvVersion */ ._H)(uvPath, signal, platform);
        if (version !== undefined)
            found.push(version);
    }
    return found;
}
/** The uv that a bare `uv` means, and its version. */
async function findFirstOnPath({ asset, signal }, platform) {
    for (const uvPath of await listOnPath(asset, platform)) {
        const version = await (0,_probe_js__WEBPACK_IMPORTED_MODULE_1__/* .readUvVersion */ ._H)(uvPath, signal, platform);
        if (version !== undefined)
            return { uvPath, version };
    }
    return undefined;
}
/** The name of the directory with the `uv` of the input wrap-uv, which is ours and no uv. */
const WRAPPER_DIR = 'locked-uv-wrap';
async function listOnPath({ exe }, platform) {
    const dirs = new Set((pathOf(platform.host.env) ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter).filter(node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute));
    const found = [];
    for (const dir of dirs) {
        const uvPath = node_path__WEBPACK_IMPORTED_MODULE_0__.join(dir, `uv${exe}`);
        if (node_path__WEBPACK_IMPORTED_MODULE_0__.basename(dir) !== WRAPPER_DIR && (await isFile(uvPath, platform)))
            found.push(uvPath);
    }
    return found;
}
/** Whether the bare name already leads to this uv, whatever the working directory, so that PATH need not change. */
async function isFirstOnPath(uvPath, platform) {
    for (const dir of (pathOf(platform.host.env) ?? '').split(path.delimiter)) {
        if (!path.isAbsolute(dir))
            return false;
        const file = path.join(dir, path.basename(uvPath));
        if (await isFile(file, platform))
            return file === uvPath;
    }
    return false;
}
/** Windows spells it `Path`; a copy of its environment is as case-sensitive as any object. */
function pathOf(env) {
    const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH');
    return name === undefined ? undefined : env[name];
}
function isFile(file, { files }) {
    return files.stat(file).then((stats) => stats.isFile(), () => false);
}


/***/ })

};
