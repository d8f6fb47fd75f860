export const id = 332;
export const ids = [332];
export const modules = {

/***/ 1332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  seedCache: () => (/* binding */ seedCache)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/cache/fill.js
var fill = __webpack_require__(7265);
// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
;// CONCATENATED MODULE: ./lib/cache/seed-tree.js



/**
 * Tries what the two directories allow, on a file of ours. A hard link is a second name for the file of the seed: who writes
 * into it in place, as into an environment that uv has hard linked, changes the seed. So it is for jobs that trust each
 * other, and for files that are ours: on those of others the owner's rights would be missing later.
 */
async function chooseLinking({ seedDir, stagingDir, mayShare, }, { files, host }) {
    const source = external_node_path_.join(seedDir, 'CACHEDIR.TAG');
    const target = external_node_path_.join(stagingDir, 'linked');
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.lstat(source));
    if (!stats?.isFile())
        return 'copies';
    const works = (attempt) => attempt.then(() => true, () => false);
    if (await works(files.copyFile(source, target, files.constants.COPYFILE_FICLONE_FORCE)))
        return 'reflinks';
    // What libuv leaves of a clone that failed.
    await files.rm(target, { force: true });
    const isOurs = host.uid === undefined || stats.uid === host.uid;
    return mayShare && isOurs && (await works(files.link(source, target))) ? 'hard links' : 'copies';
}
/**
 * Makes a second tree of the wanted part of a seed. Links that lead out of it are left out, others are relative afterwards.
 * @throws where somebody else could write to the seed, and the reason of the interruption
 */
async function linkSeed(request, platform) {
    const walk = { ...request, stray: [] };
    for (const bucket of request.buckets)
        await placeDirectory(bucket, walk, platform);
    const [first] = walk.stray;
    return {
        notes: first
            ? [`${(0,shared_text/* plural */.LS)(walk.stray.length, 'link')} that led out of it left out, such as ${first}`]
            : [],
    };
}
async function placeDirectory(inside, walk, platform) {
    const { files, processes } = platform;
    processes.interruption.throwIfAborted();
    const sourceDir = external_node_path_.join(walk.seedDir, inside);
    await judgeEntry(sourceDir, platform);
    const entries = await files.readdir(sourceDir, { withFileTypes: true });
    // An environment of `uv run --with` or uvx: full of paths of the machine that made it.
    if (entries.some(({ name }) => name === 'pyvenv.cfg'))
        return;
    await files.mkdir(external_node_path_.join(walk.tree, inside));
    for (const entry of entries) {
        const each = external_node_path_.join(inside, entry.name);
        if (entry.isDirectory())
            await placeDirectory(each, walk, platform);
        else if (entry.isSymbolicLink())
            await placeLink(each, walk, files);
        else if (entry.isFile())
            await placeFile(each, walk, platform);
    }
}
async function placeFile(inside, walk, platform) {
    const { files } = platform;
    const source = external_node_path_.join(walk.seedDir, inside);
    const target = external_node_path_.join(walk.tree, inside);
    const { size } = files.lstatSync(source);
    // uv's own locks, which it makes for everybody to write. A package may have a file of that name as well.
    if (size === 0 && inside.endsWith('.lock') && !inside.startsWith('archive-'))
        return;
    await judgeEntry(source, platform);
    const copy = () => files.copyFile(source, target, walk.linking === 'reflinks' ? files.constants.COPYFILE_FICLONE : 0);
    if (walk.linking !== 'hard links')
        return await copy();
    await files.link(source, target).catch(async (error) => {
        // Too many of this one, or a mount of its own within the seed.
        if (!['EMLINK', 'EXDEV', 'EPERM'].includes((0,errors/* errnoOf */.UQ)(error) ?? ''))
            throw error;
        await copy();
    });
}
async function placeLink(inside, walk, files) {
    const destination = await files.readlink(external_node_path_.join(walk.seedDir, inside));
    const resolved = external_node_path_.resolve(walk.seedDir, external_node_path_.dirname(inside), destination);
    const target = relativeTo(walk.seedDir, resolved) ?? (await findMoved(destination, walk, files));
    if (target === undefined)
        walk.stray.push(inside);
    else
        await files.symlink(external_node_path_.relative(external_node_path_.dirname(inside), target), external_node_path_.join(walk.tree, inside));
}
/** uv up to 0.9 names archives by their full path: that of the place where the seed was made, wherever it lies now. */
async function findMoved(destination, walk, files) {
    const [, archive] = /[\\/](archive-v\d+[\\/][^\\/]+)$/.exec(destination) ?? [];
    if (archive === undefined)
        return undefined;
    const stats = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => files.lstat(external_node_path_.join(walk.seedDir, archive)));
    return stats?.isDirectory() ? archive : undefined;
}
function relativeTo(dir, resolved) {
    return resolved.startsWith(dir + external_node_path_.sep) ? external_node_path_.relative(dir, resolved) : undefined;
}
/** @throws where somebody other than root and we could change it */
async function judgeEntry(file, { files, host }) {
    if (host.uid === undefined)
        return;
    const { uid, mode } = files.lstatSync(file);
    if (uid !== 0 && uid !== host.uid)
        throw new Error(`${file} belongs to uid ${uid}, neither root nor us (uid ${host.uid})`);
    if ((mode & 0o022) !== 0)
        throw new Error(`others may write to ${file} (mode ${(mode & 0o7777).toString(8)}): run chmod -R go-w ${external_node_path_.dirname(file)} in the image`);
}

;// CONCATENATED MODULE: ./lib/cache/seed.js


const BUCKET = /^[a-z-]+-v\d+$/;
const PACKAGES = /^(wheels|sdists)-v\d+$/;
// Interpreters of the machine that made the seed, environments with its paths, and what an interrupted build has left.
const NOT_PORTABLE = /^(interpreter|environments|builds)-v\d+$/;
/** Makes the part of a seed that this uv can use below the staging directory. */
async function stageSeed(request, platform) {
    const { seedDir, stagingDir, mayShare } = request;
    const entries = await platform.files.readdir(seedDir, { withFileTypes: true });
    const buckets = entries.filter((it) => it.isDirectory() && BUCKET.test(it.name)).map(({ name }) => name);
    if (!buckets.some((name) => PACKAGES.test(name)))
        return { kind: 'failed', reason: 'it is no cache of uv: neither a wheels-v… nor a sdists-v… lies in it' };
    const known = await findKnown(buckets, request, platform);
    const foreign = buckets.filter((name) => !known.includes(name));
    const usable = known.filter((name) => !NOT_PORTABLE.test(name));
    if (!usable.some((name) => PACKAGES.test(name)))
        return {
            kind: 'failed',
            reason: `another series of uv has made it, whose ${foreign.join(', ')} this one does not read`,
        };
    const tree = external_node_path_.join(stagingDir, 'seed');
    await platform.files.mkdir(tree);
    const linking = await chooseLinking({ seedDir, stagingDir, mayShare }, platform);
    const { notes } = await linkSeed({ seedDir, tree, buckets: usable, linking }, platform);
    const unread = foreign.length > 0 ? [`${foreign.join(', ')} left out: this uv does not read them`] : [];
    return { kind: 'staged', tree, from: linking, notes: [...unread, ...notes] };
}
/**
 * The buckets that this uv knows. Their numbers change from one version to another, not always together, and are written
 * down nowhere; but `uv cache prune` removes those of others, also from a cache of empty ones.
 */
async function findKnown(buckets, { uvPath, stagingDir }, { files, host, processes }) {
    const probeDir = external_node_path_.join(stagingDir, 'probe');
    for (const name of buckets)
        await files.mkdir(external_node_path_.join(probeDir, name), { recursive: true });
    // No setting of the user may turn uv to another cache.
    const env = Object.entries(host.env).filter(([name]) => !name.startsWith('UV_'));
    const argv = [uvPath, 'cache', 'prune', '--no-config', '--cache-dir', probeDir];
    const result = await processes.run([...argv], { cwd: stagingDir, env: Object.fromEntries(env) });
    if (result.kind !== 'ran' || result.code !== 0)
        throw new Error(`${uvPath} does not tell which caches it can read`);
    const left = await files.readdir(probeDir);
    return buckets.filter((name) => left.includes(name));
}

// EXTERNAL MODULE: ./lib/placement/layout.js
var layout = __webpack_require__(2489);
// EXTERNAL MODULE: ./lib/placement/paths.js
var paths = __webpack_require__(2667);
// EXTERNAL MODULE: ./lib/placement/trust.js
var trust = __webpack_require__(3973);
// EXTERNAL MODULE: ./lib/flow/fill-alone.js
var fill_alone = __webpack_require__(3477);
// EXTERNAL MODULE: ./lib/flow/progress.js
var progress = __webpack_require__(4545);
// EXTERNAL MODULE: ./lib/flow/staged-archives.js
var staged_archives = __webpack_require__(5970);
// EXTERNAL MODULE: ./lib/flow/timed.js
var timed = __webpack_require__(4015);
;// CONCATENATED MODULE: ./lib/flow/seed-cache.js











/**
 * Fills an empty cache from one that was baked into the image of the node. A seed that cannot be used costs the job a
 * warning, and one that is not there a line: not every node of a matrix has the same image.
 */
async function seedCache(job, platform) {
    const { facts, inputs } = job;
    await (0,timed/* timed */.a)(facts, 'seed', platform, async () => {
        const seed = await readSeed(job, platform);
        const filled = seed.kind === 'usable' ? await fillFrom(seed.dir, job, platform) : seed;
        facts.seed = tell(filled, inputs.seedCacheDir);
        platform.actions.info(`The seed: ${facts.seed}`);
        if (filled?.kind === 'failed')
            facts.notices.push(`The seed ${inputs.seedCacheDir} on ${facts.host} is not used: ${filled.reason}. The cache starts empty; ` +
                'docs/fleet.md shows how a seed is made, or take seed-cache-dir out.');
    });
}
async function readSeed({ inputs, placement }, platform) {
    try {
        const dir = await (0,errors/* unlessErrno */.DB)(['ENOENT'], () => platform.files.realpath(inputs.seedCacheDir));
        if (dir === undefined)
            return { kind: 'absent' };
        const danger = await (0,trust/* judgeParent */.Mf)(external_node_path_.dirname(dir), platform);
        if (danger !== undefined)
            return { kind: 'failed', reason: `${external_node_path_.dirname(dir)} ${danger}` };
        // Whose jobs are kept apart would get at what is kept from them.
        if ((0,layout/* isInSomeBase */.ht)(dir))
            return { kind: 'failed', reason: 'it is a cache of this action, and no seed' };
        if ((0,paths/* isInside */.F)(placement.cacheDir, dir))
            return { kind: 'failed', reason: `the cache ${placement.cacheDir} lies in it` };
        return { kind: 'usable', dir };
    }
    catch (error) {
        return { kind: 'failed', reason: (0,errors/* messageOf */.bD)(error) };
    }
}
async function fillFrom(seedDir, job, platform) {
    const { placement, scope, uv } = job;
    // What a job of outsiders writes into its environment must not get into the seed.
    const mayShare = scope === 'shared';
    return await (0,fill_alone/* fillAlone */.Z)(job, platform, () => (0,progress/* withProgress */.E)(`Taking the seed ${seedDir}`, platform, (note) => (0,fill/* fillDirectory */.l)({
        dir: placement.cacheDir,
        stage: (stagingDir) => stageSeed({ seedDir, stagingDir, uvPath: uv.uvPath, mayShare }, platform),
        verify: (tree, linking) => {
            note('comparing it with its RECORD files');
            return (0,staged_archives/* dropDamagedArchives */.A)(tree, platform, linking === 'hard links' ? 'digests' : 'sizes');
        },
    }, platform)));
}
function tell(filled, dir) {
    if (filled === undefined)
        return 'left to another job of this node';
    if (filled.kind === 'absent')
        return `there is none at ${dir} on this node`;
    if (filled.kind === 'failed')
        return `${dir} is not used: ${filled.reason}`;
    return [`${dir}, as ${filled.from}`, ...filled.notes].join('; ');
}


/***/ })

};
