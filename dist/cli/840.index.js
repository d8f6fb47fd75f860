export const id = 840;
export const ids = [840];
export const modules = {

/***/ 2840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WW: () => (/* binding */ cacheDamage),
  L8: () => (/* binding */ classify),
  oj: () => (/* binding */ failureFromHoles)
});

// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
// EXTERNAL MODULE: ./lib/heal/evidence.js
var heal_evidence = __webpack_require__(4021);
// EXTERNAL MODULE: ./lib/shared/failure.js
var failure = __webpack_require__(83);
;// CONCATENATED MODULE: ./lib/heal/named.js

// From the most telling to the least. A name ends where its version, an extra or an address begins.
const NAME = String.raw `(?<name>[A-Za-z0-9][\w.-]*?)`;
const VERSION = String.raw `(?<version>\d[\w.!+-]*?)`;
const ACTIONS = 'Failed to (?:download(?: and build)?|build|read|prepare|fetch wheel|generate package metadata for)';
const PACKAGE_PATTERNS = [
    RegExp(String.raw `Failed to install: \S+ \(${NAME}==${VERSION}(?: (?:@|\(from) .*)?\)`),
    RegExp(String.raw `[\\/]${NAME}-${VERSION}\.dist-info\b`),
    RegExp(String.raw `-v\d+[\\/](?:pypi|index[\\/][^\\/]+)[\\/]${NAME}[\\/](?:${VERSION}[\\/])?`),
    RegExp(String.raw `(?:${ACTIONS}):? \x60?${NAME}(?:\[[^\]]*\])?(?:==${VERSION})?(?: @ [^\x60]*)?(?:\x60|$)`, 'm'),
    RegExp(String.raw `(?:mismatch|sha256 hash) for \x60${NAME}==${VERSION}\x60`),
    RegExp(String.raw `(?:^|[\s:\\/])${NAME}-${VERSION}-[\w.]+-[\w.]+-[\w.]+\.whl\b`),
];
// The last file that pip took is the one that it could not read.
const USING_CACHED = RegExp(String.raw `Using cached ${NAME}-${VERSION}(?:-[\w.]+)*\.(?:whl|tar\.gz|zip)`, 'g');
// pip's words, and the build backends that a build needs whole.
const OUTPUT_PATTERNS = [
    RegExp(String.raw `Wheel '[^']*' located at \S*[\\/]${NAME}-${VERSION}-[\w.]+-[\w.]+-[\w.]+\.whl`),
    /No module named '(?<name>hatchling|setuptools|flit_core|poetry|scikit_build_core)\.[\w.]+'/,
];
// The distribution that brings the module, where its name differs.
const DISTRIBUTIONS = { poetry: 'poetry-core' };
/** The package that the error is about, where its text names one. */
function findPackage({ chain, output }) {
    const match = firstMatch(OUTPUT_PATTERNS, output) ??
        firstMatch(PACKAGE_PATTERNS, chain) ??
        [...output.matchAll(USING_CACHED)].at(-1);
    const { name, version } = match?.groups ?? {};
    if (name === undefined)
        return undefined;
    return { name: DISTRIBUTIONS[name] ?? (0,failure/* normaliseName */.G)(name), ...(version ? { version } : {}) };
}
function firstMatch(patterns, text) {
    for (const pattern of patterns) {
        const match = pattern.exec(text);
        if (match !== null)
            return match;
    }
    return undefined;
}
/** The host that was spoken to, where the error names an address. */
function findHost({ chain }) {
    return /\bhttps?:\/\/(?:[^\s/@`]*@)?([^\s/`)'":]+)/.exec(chain)?.[1];
}
/** The directory below `archive-v0/` that the error is about. */
function findArchiveId({ chain, isInCache }) {
    return isInCache ? /[\\/]archive-v\d+[\\/]([\w-]{8,64})(?![\w-])/.exec(chain)?.[1] : undefined;
}

;// CONCATENATED MODULE: ./lib/heal/signature.js
const isOn = (system) => ({ platform }) => platform === system;
const isInCache = ({ isInCache }) => isInCache;
const isLostInCache = ({ isLostInCache }) => isLostInCache;
/** While it links from its cache; before, everything comes over the network or from the project. */
const isLinking = ({ chain, hasChain }) => !hasChain || chain.includes('Failed to install');
/** pip unpacks what it is about to install in a directory of such a name. */
const PIP_UNPACKED = /Wheel '[^']*' located at \S*pip-(?:unpack|install|download|wheel|req-build)-\S* is invalid/;
/** What Python says of a zip or gzip file that is cut off or damaged. */
const PIP_BROKEN = /BadZip[Ff]ile: |zlib\.error: |EOFError: Compressed file ended|(?:BadGzipFile|ReadError): (?:not a gzip file|CRC check failed|unexpected end)|CRC check failed/;
/** The last file that pip took came out of its cache, not over the network. */
const isFromPipCache = ({ output }) => output.lastIndexOf('Using cached ') > output.lastIndexOf('Downloading ');
/** Nothing but a lock file is meant: the same numbers have other meanings elsewhere. */
const isLockCall = ({ chain }) => /\block(?:s|ed|ing)?\b|\.lock\b/i.test(chain);

;// CONCATENATED MODULE: ./lib/heal/signatures/git-cache.js
/** Repositories and checkouts that uv keeps in its cache. */
const GIT_CACHE = [
    {
        id: 'git-checkout-missing',
        class: 'cache-corruption',
        action: 'retry',
        in: 'chain',
        // The words of a library that uv used before it called git: another process was making the same checkout.
        patterns: [/git-v\d+.*; class=\w+ \(\d+\); code=NotFound/],
        remedy: 'Delete {path} while no other uv uses the cache.',
    },
    {
        id: 'git-objects',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        patterns: [
            /(?:object file|packfile|loose object|index file|pack) \S+.* (?:is (?:empty|corrupt)|corrupt|too small|cannot be accessed)/,
            /not a git repository|(?:bad config|unable to (?:read|open)|Unable to create) \S*git-v\d+\S*/,
            /inflate: data stream error|bad (?:object|tree object) |missing (?:blob|tree|commit) /,
            /unable to read (?:tree|sha1 file)|Could not reset index file|Could not parse object/,
        ],
        // git names its files by their paths in the repository.
        when: ({ output }) => /git-v\d+[\\/](?:db|checkouts)/.test(output),
        remedy: 'Delete {path} while no other uv uses the cache.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/cache.js


const CLEAN = 'Run `uv cache clean {package}` while no other uv uses the cache, and sync again.';
const FIND_CLEANER = 'Find out what deletes files in the cache while uv runs, such as a second `uv cache clean`.';
const CLEAN_OR_BROKEN = `${CLEAN.slice(0, -1)}; where that does not help, the wheel itself is broken.`;
const NOT_FOUND = /\(os error [23]\)/;
// Or somebody makes the same there: EEXIST, ENOTEMPTY of Linux and of macOS.
const RACED = /\(os error (?:2|3|17|39|66)\)/;
const isReadWithoutPath = ({ chain, path }) => path === '' && NOT_FOUND.test(chain) && !/ @ /.test(chain);
// Modules that no package without them has the first part of.
const BACKENDS = [
    'hatchling.build',
    'setuptools.build_meta',
    'flit_core.buildapi',
    'poetry.core.masonry.api',
    'scikit_build_core.build',
];
/** What lies in the cache is damaged or half there, or another uv cannot read it. */
const CACHE = [
    {
        id: 'entry-unreadable',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [
            /Failed to (?:deserialize|decode) cache entry|Cache deserialization failed|Reading from cache archive failed/,
            /array had incorrect length, expected \d|bz2 header missing|invalid ID: .*must be \d+ ID characters/,
            /Attempted to re-extract the source distribution/,
        ],
        remedy: CLEAN,
    },
    {
        id: 'archive-metadata',
        class: 'cache-corruption',
        action: 'heal',
        in: 'cause',
        patterns: [
            /(?:Missing|Multiple|No) \.dist-info director/,
            /Metadata field (?:Name|Version) not found|unexpected lone CR/,
            /Invalid Wheel-Version in `?WHEEL`? file: None|Failed to parse `?(?:WHEEL|METADATA)/,
        ],
        // Of what was built or fetched a moment ago, or lies in the environment, it says the same in other words.
        when: ({ cause, isInCache }) => isInCache || cause.includes('The wheel is invalid'),
        remedy: CLEAN_OR_BROKEN,
    },
    {
        id: 'archive-record',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [/`?RECORD`? file (?:is invalid|doesn't match)/],
        when: isLinking,
        remedy: CLEAN_OR_BROKEN,
    },
    {
        id: 'vanished-while-writing',
        class: 'cache-corruption',
        action: 'retry',
        in: 'chain',
        // uv makes what it writes to a moment before: somebody deletes in the cache.
        patterns: [
            /Failed to (?:write to the (?:distribution|client) cache|persist temporary file)/,
            /\(os error [23]\) at path .*[\\/]\.tmp/,
            // A build, a wheel that is being unpacked, or the script that asks a Python what it is.
            /[\\/]\.tmp\w+(?:[\\/][^`'"\s]*)?[`'"]?: .*\(os error [23]\)$/m,
        ],
        when: ({ chain }) => RACED.test(chain),
        remedy: 'Find out what deletes {path} while uv runs, such as a second `uv cache clean`.',
    },
    {
        id: 'interpreter-script-vanished',
        class: 'cache-corruption',
        action: 'retry',
        in: 'output',
        // The same script, when the Python had begun to read it.
        patterns: [
            /No module named '?python\.packaging\b/,
            /can't open file '[^']*[\\/]\.tmp\w{6}[\\/]python[\\/]get_interpreter_info\.py'/,
        ],
        when: ({ chain }) => /Querying Python at|Failed to (?:query|inspect) Python/.test(chain),
        remedy: FIND_CLEANER,
    },
    {
        id: 'archive-file-missing',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [/\(os error [23]\)/],
        when: isLostInCache,
        remedy: CLEAN,
    },
    {
        id: 'archive-file-of-another-kind',
        class: 'cache-corruption',
        action: 'heal',
        in: 'cause',
        patterns: [/Not a directory|Is a directory|valid UTF-8/],
        when: isInCache,
        remedy: CLEAN,
    },
    {
        id: 'archive-file-missing-elided',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        // Posted logs often shorten the path: in the link stage these three are read from the cache alone.
        patterns: [
            /Failed to install: .*\n.*failed to open file `?\.\.\.\S*\.dist-info\/(?:METADATA|WHEEL|RECORD)/,
        ],
        remedy: CLEAN,
    },
    {
        id: 'read-without-path',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        // A missing wheel of the project's own is named with its path, or with `@`.
        patterns: [/Failed to read from the distribution cache$/m],
        when: isReadWithoutPath,
        remedy: CLEAN,
    },
    {
        id: 'link-source-vanished',
        class: 'cache-corruption',
        action: 'retry',
        in: 'chain',
        // Listed a moment before.
        patterns: [/Failed to (?:copy|clone|hardlink)/i],
        when: ({ chain }) => NOT_FOUND.test(chain),
        remedy: FIND_CLEANER,
    },
    {
        id: 'built-wheel-broken',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [
            /Failed to (?:extract archive|read metadata)|does not appear to be a Python project|The metadata at .* is invalid/,
        ],
        when: isInCache,
        remedy: CLEAN,
    },
    ...GIT_CACHE,
    {
        id: 'build-requirement-half-there',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        // Python found the backend's package and not the backend in it. Where the requirement is not declared, it does not
        // find the package either, and names that.
        patterns: [RegExp(`Call to \`(?:${BACKENDS.join('|').replaceAll('.', '\\.')})\\b`)],
        when: ({ output }) => BACKENDS.some((module) => output.includes(`No module named '${module}'`)),
        remedy: 'Run `uv cache clean` with the name of the build requirement while no other uv uses the cache, and sync again.',
    },
    {
        id: 'locked-subdirectory-missing',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        // So a package of uv.lock is named: when it was locked, it was built from this very directory.
        patterns: [/`[^`]+==[^`]+ @ (?:direct|registry|path|git)\+[^`]+`\n.*has no subdirectory/],
        remedy: CLEAN,
    },
    {
        id: 'cache-clean-failed',
        class: 'cache-corruption',
        action: 'heal',
        in: 'chain',
        patterns: [/Failed to clear cache/],
        remedy: 'Delete {path} after `chmod -R u+rwx`, while no other uv uses the cache.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/disk.js

const FREE_SPACE = 'Free space or inodes on the disk of {path}, or set the input cache-dir to another disk.';
/** Space, inodes and quotas. A full disk also leaves missing files behind, so these rows come before all others. */
const DISK = [
    {
        id: 'disk-full',
        class: 'disk-full',
        action: 'free-space',
        in: 'output',
        patterns: [
            // musl has `Quota exceeded`.
            /No space left on device|\bquota exceeded|not enough space on the disk|\bENOSPC\b|\bEDQUOT\b/i,
            /(?:os error|Errno) 28\b|Wrote only \d+ of \d+ bytes|No usable temporary directory found|\b(?:insufficient|out of) disk space/i,
        ],
        remedy: FREE_SPACE,
    },
    {
        id: 'quota-linux',
        class: 'disk-full',
        action: 'free-space',
        in: 'output',
        patterns: [/(?:os error|Errno) 122\b/],
        when: isOn('linux'),
        remedy: FREE_SPACE,
    },
    {
        id: 'disk-full-windows',
        class: 'disk-full',
        action: 'free-space',
        in: 'chain',
        // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_DISK_QUOTA_EXCEEDED.
        patterns: [/(?:os error|WinError) (?:39|112|1295)\b/],
        when: isOn('win32'),
        remedy: FREE_SPACE,
    },
    {
        id: 'quota-macos',
        class: 'disk-full',
        action: 'free-space',
        in: 'chain',
        patterns: [/(?:os error|Errno) 69\b/],
        when: isOn('darwin'),
        remedy: FREE_SPACE,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/environment.js

const SHARING = 'Keep other programs (a virus scanner, a second uv) away from {path}.';
/** Programs that hold a file, which pass by themselves. Before the cache: a shared RECORD is not a damaged one. */
const SHARING_VIOLATIONS = [
    {
        id: 'sharing-violation',
        class: 'environment',
        action: 'retry',
        in: 'chain',
        patterns: [
            /Access is denied|The process cannot access the file|because it is being used by another process/i,
        ],
        remedy: SHARING,
    },
    {
        id: 'sharing-violation-windows',
        class: 'environment',
        action: 'retry',
        in: 'chain',
        patterns: [/(?:os error|WinError) (?:5|32|33|145|1224)\b/],
        when: isOn('win32'),
        remedy: SHARING,
    },
];
/** This machine, its user and the environment that is installed into. */
const ENVIRONMENT = [
    {
        id: 'permission',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [
            /Permission denied|Operation not permitted|Read-only file system|(?:os error|Errno) (?:13|30)\b/,
            /required privilege is not held|\(os error (?:183|1314)\)/,
            /Failed to uninstall .*missing `?RECORD|Cannot uninstall \S+/,
        ],
        remedy: 'Give {path} to the user of this runner, or set the input cache-dir to a directory of its own.',
    },
    {
        id: 'file-descriptors',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        // Words of glibc and of musl.
        patterns: [
            /Too many open files|No file descriptors available|Cannot allocate memory|Out of memory|paging file is too small/,
        ],
        remedy: 'Raise `ulimit -n` for the runner, or lower UV_CONCURRENT_DOWNLOADS and UV_CONCURRENT_INSTALLS.',
    },
    {
        id: 'path-too-long',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/File name too long|filename or extension is too long|\(os error (?:36|206)\)/],
        remedy: 'Set the input cache-dir to a shorter path than that of {path}.',
    },
    {
        id: 'busy',
        class: 'environment',
        action: 'retry',
        in: 'chain',
        patterns: [/Text file busy|Resource temporarily unavailable|\(os error (?:11|26)\)/],
        remedy: 'End what runs from this environment before the sync, or set UV_LINK_MODE to copy.',
    },
    {
        id: 'mount-point',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/Failed to remove director.*(?:Device or resource busy|Resource busy)/i],
        remedy: 'Unmount {path}, or name a directory below it in UV_PROJECT_ENVIRONMENT.',
    },
    {
        id: 'no-links',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/Invalid cross-device link|Too many links|incompatible hardlinks|\(os error (?:396|1142)\)/],
        remedy: 'Set UV_LINK_MODE to copy: {path} cannot be linked to.',
    },
    {
        id: 'virus-scanner',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/contains a virus or potentially unwanted software|\(os error 225\)/],
        remedy: 'Look in the log of the virus scanner why it took {path}.',
    },
    {
        id: 'git-ownership',
        class: 'environment',
        action: 'fail',
        in: 'output',
        patterns: [/detected dubious ownership in repository/],
        remedy: 'Give {path} to the user of this runner: git refuses a repository of somebody else.',
    },
    {
        id: 'git-missing',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [/Git executable not found/],
        remedy: 'Install git on this runner.',
    },
    {
        id: 'virtual-environment',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [
            /not a (?:valid|compatible) (?:Python )?environment|Broken virtual environment|No virtual environment found/,
            /Broken symlink at|A virtual environment already exists|externally[- ]managed/,
            /No such file or directory: '[^']*site-packages[^']*\.dist-info/,
        ],
        remedy: 'Delete the virtual environment that the message names; the sync makes a new one.',
    },
    {
        id: 'interpreter',
        class: 'environment',
        action: 'fail',
        in: 'chain',
        patterns: [
            /No interpreter found|Failed to (?:query|inspect) Python|Querying Python at|No download found for request/,
            /Python interpreter not found|GLIBC\S* not found|Illegal instruction|Exec format error|Unable to create executable/,
        ],
        remedy: 'Check the Python that the message names, or ask for another with the input python-version.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/filesystem.js

const LOCAL_DISK = 'Set the input cache-dir to a directory on a disk of this node; {path} is on a network file system.';
const WAIT = 'Raise UV_LOCK_TIMEOUT, or find the uv process on this node that holds the lock of {path}.';
/** File systems that cannot lock or that lose files, which emptying a cache does not change. */
const FILESYSTEM = [
    {
        id: 'lock-timeout',
        class: 'filesystem',
        action: 'retry',
        in: 'output',
        patterns: [/Timeout \(\d+\s?s?\) when waiting for lock/],
        remedy: WAIT,
    },
    {
        id: 'lock-wait',
        class: 'filesystem',
        action: 'retry',
        in: 'output',
        // uv before 0.9.16 waits for ever, until somebody ends the job.
        patterns: [/Waiting to acquire (?:\w+ )?lock.*(?:\n.*){0,6}$/],
        when: ({ hasChain, isSuccess }) => !hasChain && !isSuccess,
        remedy: WAIT,
    },
    {
        id: 'no-such-call',
        class: 'filesystem',
        action: 'relocate',
        in: 'output',
        // A number of the kernel of its own that a network file system has let out, and one that no local disk answers.
        patterns: [/\bos error 524\b|Unknown error 524|Stale (?:NFS )?file handle/i],
        remedy: LOCAL_DISK,
    },
    {
        id: 'input-output',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [
            /Input\/output error|Remote I\/O error|Transport endpoint is not connected|after transport endpoint shutdown/i,
            /No data available \(os error 61\)|\.nfs[0-9a-f]{8,}|Structure needs cleaning|cyclic redundancy check/i,
            // Of file servers that want a ticket.
            /Key has (?:expired|been revoked)|Required key not available|Key was rejected by service/,
        ],
        remedy: LOCAL_DISK,
    },
    {
        id: 'input-output-linux',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        // EIO, EPROTO, EOVERFLOW, ENOTCONN, ESHUTDOWN, ESTALE, EUCLEAN, EREMOTEIO, the four of keys: musl has other words.
        patterns: [/(?:os error|Errno) (?:5|71|75|107|108|116|117|121|12[6-9])\b/],
        when: isOn('linux'),
        remedy: LOCAL_DISK,
    },
    {
        id: 'input-output-windows',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        // Of disks: CRC, IO_DEVICE, FILE_CORRUPT; of file servers: those that are gone or not found.
        patterns: [/(?:os error|WinError) (?:23|53|55|59|64|67|1117|1231|1392)\b/],
        when: isOn('win32'),
        remedy: LOCAL_DISK,
    },
    {
        id: 'stale-handle-macos',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [/\(os error 70\)/],
        when: isOn('darwin'),
        remedy: LOCAL_DISK,
    },
    {
        id: 'no-locks',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [
            /No locks available|Function not implemented|Bad file descriptor|Operation not supported|Invalid argument|Resource deadlock/i,
            /(?:os error|Errno) (?:37|38|9|95)\b/,
        ],
        when: isLockCall,
        remedy: 'Set the directory of this lock file to a disk of this node: the file system of {path} cannot lock.',
    },
    {
        id: 'silly-rename',
        class: 'filesystem',
        action: 'relocate',
        in: 'chain',
        patterns: [/builds-v\d+.*Directory not empty|Directory not empty.*builds-v\d+/s],
        remedy: LOCAL_DISK,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/network.js

const CHECK = 'Check the network and the proxy between this runner and {host}, then run the job again.';
const ALLOW = 'Check the credentials of this runner for {host}.';
/** What did not arrive, or not whole. Also below the heading that uv failed to write to its cache. */
const NETWORK = [
    {
        id: 'http-credentials',
        class: 'network',
        action: 'fail',
        in: 'chain',
        patterns: [/HTTP status client error \((?:401|407)\b|\b(?:401|407) Client Error: /],
        remedy: ALLOW,
    },
    {
        id: 'git-credentials',
        class: 'network',
        action: 'fail',
        in: 'output',
        patterns: [
            /could not read Username|Authentication failed for|Permission denied \(publickey|Host key verification failed/,
            /terminal prompts disabled|fatal: repository .* not found/,
        ],
        remedy: ALLOW,
    },
    {
        id: 'connection',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /error sending request|client error \((?:Connect|SendRequest)\)|tcp connect error|are you offline/i,
            /dns error|failed to lookup address|name resolution|Name or service not known|Could not resolve (?:host|proxy)/i,
            /No address associated with hostname|nodename nor servname|No such host is known/i,
            /connection (?:was )?(?:reset|refused|closed|aborted|timed out|broken)|Broken pipe|Network is (?:unreachable|down)|No route to host/i,
            /name does not resolve|curl: \(\d+\)|http2 error|SSLError|\[SSL[:\]]|EOF occurred in violation of protocol/i,
            /tunnel (?:error|connection failed)|unsuccessful tunnel|ProxyError|Proxy CONNECT/i,
            /operation timed out|network timeout|Read timed out|Request failed after \d+ retr|deadline has elapsed/i,
        ],
        remedy: CHECK,
    },
    {
        id: 'connection-linux',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [/(?:os error|Errno) (?:10[0-4]|11[0-3])\b/],
        when: isOn('linux'),
        remedy: CHECK,
    },
    {
        id: 'connection-macos',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [/(?:os error|Errno) (?:5[0-4]|6[0145])\b/],
        when: isOn('darwin'),
        remedy: CHECK,
    },
    {
        id: 'connection-windows',
        class: 'network',
        action: 'retry',
        in: 'chain',
        // Windows speaks the language of its user.
        patterns: [/(?:os error|WinError) (?:100(?:5[0-4]|6[0145])|1100[1-4])\b/],
        when: isOn('win32'),
        remedy: CHECK,
    },
    {
        id: 'http-status',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /HTTP status (?:client|server) error|The requested URL returned error: \d|\b[45]\d\d (?:Client|Server) Error: /,
            // An index has no other pages than those of its kind: a proxy has answered.
            /Received some unexpected (?:HTML|JSON)/,
        ],
        remedy: 'Check that {host} answers for the address that the message names, then run the job again.',
    },
    {
        id: 'transfer',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /error decoding response body|request or response body error|error reading a body|stream error|protocol error/i,
            /connection closed before message completed|incomplete message|IncompleteRead|IncompleteMessage/i,
            /cannot decrypt peer|BadRecordMac|received fatal alert|close_notify|handshake (?:failure|eof)|unexpected EOF during handshake/i,
            /peer certificate|certificate verify failed|UnknownIssuer|self[- ]signed certificate/i,
            /Max retries exceeded with url|HTTPSConnectionPool|ReadTimeoutError|NewConnectionError/,
        ],
        remedy: CHECK,
    },
    {
        id: 'pip-without-index',
        class: 'network',
        action: 'retry',
        in: 'output',
        // When the last try has failed as well, pip goes on as if the index had answered that it has no versions.
        patterns: [/\(from versions: none\)/],
        when: ({ output }) => output.includes('Retrying (Retry(total=0,'),
        remedy: CHECK,
    },
    {
        id: 'git-transfer',
        class: 'network',
        action: 'retry',
        in: 'output',
        patterns: [
            /RPC failed; |fatal: early EOF|remote end hung up unexpectedly|unexpected disconnect while reading|fatal: unable to access /,
        ],
        remedy: CHECK,
    },
    {
        id: 'pip-download-broken',
        class: 'network',
        action: 'retry',
        in: 'output',
        patterns: [PIP_UNPACKED],
        when: (evidence) => !isFromPipCache(evidence),
        remedy: CHECK,
    },
];
/** Bytes that just came from the index, of which nothing was kept: without a path in the cache nothing else can be. */
const BROKEN_TRANSFER = [
    {
        id: 'archive-truncated',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [
            /Failed to (?:extract (?:archive|source distribution)|unzip wheel)|deflate decompression error|end of central directory|Could not find EOCD/,
            /Bad CRC|CRC32 value did not match|Bad (?:un)?compressed size|Invalid (?:zip|tar) file|unexpected end of file|corrupt deflate stream/i,
            /File is not a zip file|not a gzip file|unexpected BufError/,
            PIP_BROKEN,
        ],
        when: ({ chain }) => !/No solution found|invalid package format/.test(chain),
        remedy: 'Check what {host} or a proxy sends for {package}, then run the job again.',
    },
    {
        id: 'fetch',
        class: 'network',
        action: 'retry',
        in: 'chain',
        patterns: [/Failed to fetch: |Request failed|error trying to connect/],
        remedy: CHECK,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/pip.js

const CLEAN_PIP = 'Run `pip cache remove {package}`, or `pip cache purge`, and install again.';
/** What lies in pip's own cache is damaged: a script of the user may run pip. */
const PIP_CACHE = [
    {
        id: 'pip-wheel',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        patterns: [/Wheel '[^']*' located at \S*[\\/]pip[\\/](?:cache[\\/])?wheels[\\/]\S* is invalid/i],
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
    {
        id: 'pip-origin',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        // Beside a wheel that it has built pip notes where the sources came from.
        patterns: [/[\\/]pip[\\/]_internal[\\/]cache\.py"/],
        when: ({ output }) => output.includes('JSONDecodeError: '),
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
    {
        id: 'pip-responses',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        // It keeps responses of the index as MessagePack.
        patterns: [/[\\/]_vendor[\\/]cachecontrol[\\/](?:serialize|caches)/],
        when: ({ output }) => /msgpack\.exceptions\.|UnpackValueError|ExtraData|EOFError/.test(output),
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
    {
        id: 'pip-file-vanished',
        class: 'cache-corruption',
        action: 'retry',
        in: 'output',
        // Listed a moment before.
        patterns: [/No such file or directory: '[^']*[\\/]pip[\\/](?:cache[\\/])?(?:wheels|http(?:-v2)?)[\\/]/i],
        tool: 'pip',
        remedy: "Find out what deletes files in pip's cache while pip runs, such as a second `pip cache purge`.",
    },
    {
        id: 'pip-download-kept',
        class: 'cache-corruption',
        action: 'heal',
        in: 'output',
        patterns: [PIP_UNPACKED, PIP_BROKEN, /DO NOT MATCH THE HASHES|has an invalid wheel/],
        when: isFromPipCache,
        tool: 'pip',
        remedy: CLEAN_PIP,
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures/project.js
/** What the project, its author or a publisher has to change. */
const PROJECT = [
    {
        id: 'lockfile',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [
            /lockfile at `?uv\.lock`? (?:needs to be updated|uses an unsupported)|Unable to find lockfile/,
            /is not compatible with the locked Python requirement/,
        ],
        remedy: 'Run `uv lock` and commit uv.lock.',
    },
    {
        id: 'offline',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [/Network connectivity is disabled|the network was disabled/],
        remedy: 'Unset UV_OFFLINE (or take --offline away) once, so that the cache gets {package}.',
    },
    {
        id: 'digest',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [/(?:Hash|Size) mismatch for|DO NOT MATCH THE HASHES|Hash-checking is enabled/],
        remedy: 'Find out why {host} sends other bytes for {package} than are recorded, before you lock it again.',
    },
    {
        id: 'resolution',
        class: 'resolution',
        action: 'fail',
        in: 'chain',
        patterns: [
            /No solution found|can't be installed because|not found in the package registry|No matching distribution/,
            /requirements are unsatisfiable|ResolutionImpossible|Could not find a version that satisfies/,
            /failed to find (?:branch|tag|rev)|Building source distributions .*is disabled|not a supported wheel on this platform/,
            /incompatible with the project's Python requirement|not compatible with the .*Python|requires a different Python/,
            /must have their versions pinned|has an invalid wheel/,
        ],
        remedy: "Change the project's requirements, or the index they come from.",
    },
    {
        id: 'git-reference',
        class: 'resolution',
        action: 'fail',
        in: 'output',
        patterns: [
            /couldn't find remote ref|not our ref [0-9a-f]{7,}|reference is not a tree|pathspec '.*' did not match/,
        ],
        remedy: 'Check that the branch, the tag or the commit that the requirement of {package} names exists.',
    },
    {
        id: 'local-file',
        class: 'resolution',
        action: 'fail',
        in: 'chain',
        patterns: [
            /failed to (?:query metadata of|open|read) file .*\.(?:whl|tar\.gz|zip).*No such file|Distribution not found at/s,
            /has no subdirectory|does not appear to be a Python project|File not found: |Requirements file not found/,
            /Could not open requirements file|is not installable|Failed to read `[^`]*(?:requirements|constraints|\.txt|\.in)/,
        ],
        remedy: 'Check the path or the subdirectory that the requirement of {package} names.',
    },
    {
        id: 'configuration',
        class: 'resolution',
        action: 'fail',
        in: 'chain',
        patterns: [
            /TOML parse error|(?:Failed to|Couldn't) parse|Invalid requirement|InvalidRequirement|Invalid version|does not match the running version|is inside the cache directory/,
            /unexpected argument|unrecognized subcommand|invalid value '|Expected one of/,
            /does not match (?:the |given )?(?:filename|name|version)|Scripts must not|Script path must|No `project` table/,
            /is not defined in|extras not found|No `pyproject\.toml` found|not found in workspace|(?:is )?not a workspace member/,
            /(?:console script|entry point|entry_points\.txt) .*(?:is )?(?:invalid|not a valid)|the WHEEL file is invalid/,
        ],
        remedy: 'Correct the file or the argument that the message names.',
    },
    {
        id: 'build',
        class: 'build',
        action: 'fail',
        in: 'output',
        patterns: [
            /build backend returned an error|Build backend failed|Failed to build|Failed building wheel|Call to `[^`]+` failed/i,
            /\bcommand '[^']+' failed|ModuleNotFoundError: |CMake Error|subprocess-exited-with-error|metadata-generation-failed/,
            /fatal error: \S+: No such file|ninja: build stopped|compilation terminated|linker `\w+` not found/,
        ],
        remedy: 'Give this runner what the build of {package} above lacks: a compiler, a header or a build requirement.',
    },
];
/** Warnings. The last rows: beside a failure they mean nothing. */
const HARMLESS = [
    {
        id: 'pip-cache-entry',
        class: 'harmless',
        action: 'ignore',
        in: 'output',
        patterns: [
            /Cache entry deserialization failed, entry ignored|WARNING: Ignoring invalid distribution|The cache has been disabled/,
        ],
        remedy: 'Ignore this warning: pip fetches what it cannot use again.',
    },
    {
        id: 'uv-warning',
        class: 'harmless',
        action: 'ignore',
        in: 'output',
        patterns: [
            /falling back to full copy|does not match the project environment path|Broken cache entry at|Ignoring (?:dangling|invalid|malformed)/,
        ],
        remedy: 'Ignore this warning: uv has gone on without.',
    },
    {
        id: 'warnings-alone',
        class: 'harmless',
        action: 'ignore',
        in: 'output',
        patterns: [/^ {0,3}(?:(?:warning|WARN(?:ING)?|DEPRECATION)\b|\[notice\] )/m],
        when: ({ output, hasChain, isSuccess }) => !hasChain &&
            (isSuccess ||
                output
                    .split('\n')
                    .every((line) => /^(?:warning|WARN(?:ING)?|INFO|DEPRECATION|hint|note)\b|^\[notice\] |^\s|^$/.test(line))),
        remedy: 'Ignore these warnings, or follow them: nothing has failed.',
    },
];

;// CONCATENATED MODULE: ./lib/heal/signatures.js







/**
 * All known failures; the first that matches decides. A full disk and a file system that loses handles also look like
 * missing files, and emptying a cache makes both worse, so they come first. Numbers of system errors differ between
 * systems: words go before numbers.
 */
const SIGNATURES = [
    ...DISK,
    ...SHARING_VIOLATIONS,
    ...FILESYSTEM,
    ...NETWORK,
    ...CACHE,
    ...PIP_CACHE,
    ...BROKEN_TRANSFER,
    ...ENVIRONMENT,
    ...PROJECT,
    ...HARMLESS,
];

;// CONCATENATED MODULE: ./lib/heal/transcript.js
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it removes
const ESCAPES = /\x1b[\]_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;:?]*[ -/]*[@-~]/g;
// A log that quotes an output writes its line ends as two characters; `C:\new` has some that are none. In a reflowed one
// the causes stand behind the error.
const QUOTED_END = /(?:\\r)?\\n(?=\s*(?:Caused by: |cause: |[├╰│×] ?|error: ))/g;
const INLINE_CAUSE = /(?<=\S)\s+(?=Caused by: ?(?:\S|$))/g;
const CLOCK = String.raw `\d\d:\d\d:\d\d(?:[.,]\d+)?`;
// What stands in front of a line.
const PREFIX = RegExp(`^(?:${[
    // The names of job and step in a downloaded log, its byte order mark, and an annotation.
    String.raw `[^\t]+\t[^\t]+\t(?=\ufeff?\d{4}-)`,
    String.raw `\ufeff`,
    '::error(?: [^:]*)?::',
    String.raw `##\[\w+\]`,
    // Steps of a docker build and their clocks; services of docker compose; jobs of act.
    String.raw `#\d+ (?=\d+\.\d)`,
    String.raw `\d+\.\d{1,3} (?=\s|\S)`,
    String.raw `[\w.-]+ +\| `,
    String.raw `\[[\w./ -]+\] +(?:❌|\|) `,
    // Time stamps, with the marks of GitLab or of syslog behind them.
    String.raw `\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]? (?:\d\d[EO][ +])?`,
    String.raw `\[?${CLOCK}\]? `,
    String.raw `[A-Z][a-z]{2} [ \d]\d ${CLOCK} \S+ [\w.-]+(?:\[\d+\])?: `,
    // Levels, git, quotations, and a spinner that no line end has followed.
    String.raw `\[(?:info|warn|warning|error|debug)\] `,
    'DEBUG ',
    'remote: ',
    '(?:> ?)+',
    String.raw `[\u2800-\u28ff] .*\S {2,}(?=error: )`,
].join('|')})`, 'i');
const HEAD = /^ {0,3}(?:error(?:\[[\w-]+\])?: |[×x] )(?<text>.+)$/i;
// What runners, builders and task tools say when a command has failed: that it has, not why.
const TRAILER = /^(?:Exception:$|Process completed with|The process '.*' failed|failed to solve|process ".*" did not complete|Job failed|InvocationError for|(?:Command|Recipe|Script|Task)\b.* (?:failed|exited|returned)|executor failed running|script returned exit code)/i;
const CAUSE = /^ {0,4}(?:Caused by: |cause: |[├╰└]─▶ |\|-> |`-> )(?<text>.+)$/;
// uv indents the rest of a wrapped message below its text; a bar leads it while more causes follow.
const CONTINUATION = /^(?: {6,}|\s*[│|] {2,})(?!\[std(?:out|err)\])(?<text>\S.*)$/;
/** Both shapes: `Caused by:` or `cause:` below `error:`, and trees, drawn with or without Unicode. */
function parseTranscript(output) {
    const split = output.replace(QUOTED_END, '\n').replace(INLINE_CAUSE, '\n  ');
    const lines = dedent(split.split('\n').map(cleanLine));
    return { lines, chains: findChains(lines) };
}
// uv begins its trees in the third column.
const TREE_INDENT = 2;
/** A whole log may be indented; what is indented further belongs to the line above. */
function dedent(lines) {
    let width = Number.MAX_SAFE_INTEGER;
    for (const line of lines)
        if (line !== '')
            width = Math.min(width, line.length - line.trimStart().length);
    return width > TREE_INDENT ? lines.map((line) => line.slice(width - TREE_INDENT)) : lines;
}
function cleanLine(raw) {
    const shown = raw.replace(ESCAPES, '').trimEnd();
    // What a progress bar has overwritten nobody saw.
    let line = shown.slice(shown.lastIndexOf('\r') + 1).replaceAll('**', '');
    for (let rest = line.replace(PREFIX, ''); rest !== line; rest = line.replace(PREFIX, ''))
        line = rest;
    return FENCE.test(line) ? '' : line;
}
const FENCE = /^ *```\w*$/;
function findChains(lines) {
    const chains = [];
    // A blank line ends a message: what follows it, indented, is the output of a build backend.
    let canContinue = false;
    lines.forEach((line, index) => {
        const head = headOf(line);
        const cause = CAUSE.exec(line)?.groups?.['text'];
        const rest = canContinue ? CONTINUATION.exec(line)?.groups?.['text'] : undefined;
        const last = chains.at(-1);
        if (cause !== undefined) {
            // Some logs lose the mark of the head; then it is the line above.
            if (last === undefined)
                chains.push({ head: (lines[index - 1] ?? '').trim(), causes: [cause] });
            else
                last.causes.push(cause);
        }
        else if (head !== undefined)
            chains.push({ head, causes: [] });
        else if (last !== undefined && rest !== undefined)
            append(last, rest);
        canContinue = (head ?? cause ?? rest) !== undefined;
    });
    return chains;
}
function headOf(line) {
    const text = HEAD.exec(line)?.groups?.['text'];
    return text === undefined || TRAILER.test(text) ? undefined : text;
}
function append(chain, text) {
    const last = chain.causes.pop();
    if (last === undefined)
        chain.head += ` ${text}`;
    else
        chain.causes.push(`${last} ${text}`);
}

;// CONCATENATED MODULE: ./lib/heal/classify.js






// 128 + SIGINT, SIGKILL, SIGTERM; STATUS_CONTROL_C_EXIT of Windows.
const SIGNAL_EXITS = [130, 137, 143, 0xc000013a];
// What runners and shells print of them.
const SIGNAL_WORDS = /^(?:Error: )?The operation was cancell?ed\.?$|The runner has received a shutdown signal|Process completed with exit code (?:130|137|143)\b|^ERROR: Operation cancelled by user|^KeyboardInterrupt$|^Killed$|: line \d+: +\d+ Killed\b/m;
/**
 * Tells what kind of failure an output shows, by the innermost cause of its last error, the path and the system error
 * in it. What no signature knows is `unknown` and has the action `fail`.
 */
function classify({ output, exitCode, cacheDir, platform }) {
    const { lines, chains } = parseTranscript(output);
    const lastLine = lines.findLast((line) => line.trim() !== '') ?? '';
    const cause = oneLine(chains.at(-1)?.causes.at(-1) ?? chains.at(-1)?.head ?? lastLine);
    if (exitCode !== undefined && SIGNAL_EXITS.includes(exitCode))
        return { ...INTERRUPTED, cause: `${cause} (exit code ${exitCode})`.trim() };
    if (SIGNAL_WORDS.test(lines.join('\n')))
        return { ...INTERRUPTED, cause };
    for (const chain of decisiveChains(chains)) {
        const evidence = (0,heal_evidence/* collectEvidence */.m)(chain, { lines, cacheDir, platform });
        const signature = SIGNATURES.find((row) => isMatch(row, evidence, exitCode));
        if (signature !== undefined)
            return toFailure(signature, evidence, oneLine(findLine(lines, signature) ?? lastLine));
    }
    return { ...UNKNOWN, cause };
}
// A task runner in a test runner in a container.
const TOOLS_AROUND = 5;
/**
 * The last error counts. A bare one that nobody knows is mostly some tool around uv that has noticed the failure; then
 * the error before it counts.
 */
function decisiveChains(chains) {
    if (chains.length === 0)
        return [undefined];
    const first = chains.findLastIndex(({ causes }) => causes.length > 0);
    return chains.slice(Math.max(first, 0)).slice(-TOOLS_AROUND).toReversed();
}
/** Where uv's form was not recognised, the line that the signature knows stands for the cause. */
function toFailure(signature, evidence, line) {
    const found = findPackage(evidence);
    const archiveId = findArchiveId(evidence);
    const { path, hasChain } = evidence;
    const names = { package: found?.name, path, host: findHost(evidence) };
    return {
        class: signature.class,
        action: signature.action,
        cause: hasChain ? oneLine(evidence.cause) : line,
        remedy: fillIn(signature.remedy, names),
        ...(found ? { package: found } : {}),
        ...(archiveId ? { archiveId } : {}),
        ...(path ? { path } : {}),
        ...(signature.tool ? { tool: signature.tool } : {}),
    };
}
/** The failure of an environment that uv calls complete and that is not: files of a package are missing in the cache. */
function failureFromHoles(holes, environmentDir) {
    const [first] = holes;
    const shown = holes
        .slice(0, 3)
        .map(({ path, why }) => `${path.replace(environmentDir, '<environment>')} (${why})`);
    const more = holes.length > shown.length ? ` and ${(0,shared_text/* plural */.LS)(holes.length - shown.length, 'more file')}` : '';
    return {
        class: 'cache-corruption',
        action: 'heal',
        cause: `${shown.join(', ')}${more}`,
        remedy: fillIn(CLEAN, { package: first?.package.name, path: first?.path, host: undefined }),
        ...(first ? { package: first.package } : {}),
    };
}
/** The same failure where a look at the disk has shown that the cache is to blame. */
function cacheDamage(failure, path = failure.path) {
    const remedy = fillIn(CLEAN, { package: failure.package?.name, path, host: undefined });
    return { ...failure, class: 'cache-corruption', action: 'heal', remedy, ...(path ? { path } : {}) };
}
const INTERRUPTED = {
    class: 'interrupted',
    action: 'fail',
    remedy: 'Run the job again; where nobody cancelled it, look for the out-of-memory killer in the kernel log.',
};
const UNKNOWN = {
    class: 'unknown',
    action: 'fail',
    remedy: 'Read the output of the command above.',
};
function fillIn(remedy, named) {
    const words = {
        '{package}': named.package ?? 'the package',
        '{path}': named.path || 'the file that the message names',
        '{host}': named.host ?? 'the index',
    };
    return remedy.replaceAll(/\{\w+\}/g, (word) => words[word] ?? word);
}
function isMatch(row, evidence, exitCode) {
    const isOver = exitCode === undefined ? evidence.isSuccess : exitCode === 0;
    // A transfer that was repeated with success; and a warning explains no failure.
    if (row.class === 'network' && isOver)
        return false;
    if (row.class === 'harmless' && !isOver && exitCode !== undefined)
        return false;
    return row.patterns.some((pattern) => pattern.test(evidence[row.in])) && (row.when?.(evidence) ?? true);
}
function findLine(lines, { patterns }) {
    return lines.findLast((line) => patterns.some((pattern) => pattern.test(line)));
}
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}


/***/ }),

/***/ 4021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ findSystem),
/* harmony export */   m: () => (/* binding */ collectEvidence)
/* harmony export */ });
// Buckets that keep bytes of packages. builds-v0 holds short-lived environments, git-v0 and `.tmp` are uv's to mend.
const BUCKET = /[\\/](?:archive|wheels|built-wheels|sdists|environments)-v\d+[\\/]/;
// An absolute path, or one that somebody has shortened, up to the end of its quotation or the `: ` behind it.
const PATH = /(?<=^|[\s`'"(=:])(?:[A-Za-z]:)?(?:~|\.\.\.)?[\\/](?:(?!: )[^`'"\n])+/gm;
const FROM_TO = / from [`'"]?((?:[A-Za-z]:)?[~.\\/].*?)[`'"]? to [`'"]?(?:[A-Za-z]:)?[~.\\/]/;
const LOST = /\(os error [23]\)/;
// The last that pip and uv print when all went well: a sum, or the packages one by one.
const SUCCESS = /^ {0,3}(?:Successfully (?:installed|built) |(?:Resolved|Prepared|Installed|Uninstalled|Audited) \d+ packages? |[-+~] \S+==)/;
/** Collects what the signatures look at. */
function collectEvidence(chain, { lines, cacheDir, platform }) {
    const output = lines.join('\n');
    const texts = chain === undefined ? [output.trim()] : [chain.head, ...chain.causes];
    const cause = texts.at(-1) ?? '';
    const told = chain === undefined ? lines.filter(isUvSpeaking) : texts;
    const path = sourcePath(cause, told.flatMap(findPaths));
    return {
        cause,
        chain: texts.join('\n'),
        output,
        hasChain: chain !== undefined,
        path,
        isInCache: isCachePath(path, cacheDir),
        isLostInCache: isCachePath(lostPath(told), cacheDir),
        isSuccess: chain === undefined && SUCCESS.test(lines.findLast((line) => line.trim() !== '') ?? ''),
        platform,
    };
}
/** The system where an output was made, as far as its paths tell. */
function findSystem(output) {
    if (/(?:^|[\s`'"(=])[A-Za-z]:\\\w|\\AppData\\|-win(?:32|_amd64|_arm64)\.whl/m.test(output))
        return 'win32';
    if (/(?:^|[\s`'"(=])\/Users\/|\/Library\/Caches\/|-macosx_\w+\.whl/m.test(output))
        return 'darwin';
    return undefined;
}
/** In an output without an error chain, a path of a compiler or a test says nothing about uv's cache. */
function isUvSpeaking(line) {
    return /\(os error \d+\)|does not appear to be a Python project/.test(line);
}
function findPaths(text) {
    return text.match(PATH) ?? [];
}
/** Of a copy or a link the source counts: the target is never in the cache. */
function sourcePath(cause, paths) {
    return FROM_TO.exec(cause)?.[1] ?? paths.at(-1) ?? '';
}
/** uv before 0.5 tells the path and what the system said of it one below the other. A path further up is another matter. */
function lostPath(texts) {
    const index = texts.findLastIndex((text) => LOST.test(text));
    const text = texts[index] ?? '';
    const isBare = /^[^`'":\\/]*\(os error \d+\)$/.test(text.trim());
    return sourcePath(text, findPaths(isBare ? (texts[index - 1] ?? '') : text));
}
function isCachePath(file, cacheDir) {
    if (!BUCKET.test(file))
        return false;
    if (cacheDir === undefined)
        return true;
    return spellOut(file).startsWith(`${spellOut(cacheDir).replace(/\/+$/, '')}/`);
}
/** Windows has two separators, a mark for long paths, and no difference between `C:` and `c:`. */
function spellOut(file) {
    const path = file.replace(/^\\\\\?\\/, '');
    return /^[A-Za-z]:/.test(path) ? path.replaceAll('\\', '/').toLowerCase() : path;
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


/***/ })

};
