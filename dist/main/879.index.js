export const id = 879;
export const ids = [879];
export const modules = {

/***/ 5879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDownload: () => (/* binding */ createDownload)
});

// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./lib/platform/download-failure.js

/** The server answered, but not with the file. */
class HttpStatusError extends Error {
    status;
    #retryAfter;
    constructor(message) {
        super(`HTTP ${message.statusCode} ${message.statusMessage ?? ''}`.trim());
        this.status = message.statusCode ?? 0;
        this.#retryAfter = message.headers['retry-after'] ?? '';
    }
    /** `Retry-After` in either of its forms, seconds or a date; 0 where there is none. */
    retryAfterMs(nowMs) {
        if (/^\d+$/.test(this.#retryAfter))
            return Number(this.#retryAfter) * 1000;
        const dateMs = Date.parse(this.#retryAfter);
        return Number.isNaN(dateMs) ? 0 : Math.max(0, dateMs - nowMs);
    }
}
/** Something came that is no answer to the question, and would come again. */
class NotAFileError extends Error {
}
/** Nothing came in the time that was left. */
class StalledError extends Error {
}
/** Not even the head of an answer came. */
class SilentError extends Error {
    constructor() {
        super('nothing answers');
    }
}
const TRANSIENT_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const MANY = 4;
// Nothing there that could be busy: machines without a network are not to spend their time on it.
const NO_WAY = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);
// How OpenSSL and Node name a certificate that is not trusted, has run out or belongs to another host.
const CERTIFICATE = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_CA|HOSTNAME_MISMATCH)/;
// How the HTTP client tells that a proxy refuses to let it through.
const REFUSED_BY_PROXY = /^tunneling socket could not be established, statusCode=(\d+)/;
/** The status that a server or a proxy answered with; undefined where none did. */
function statusOf(error) {
    if (error instanceof HttpStatusError)
        return error.status;
    const status = REFUSED_BY_PROXY.exec((0,errors/* messageOf */.bD)(error))?.[1];
    return status === undefined ? undefined : Number(status);
}
/** What a failed attempt is about, and how many attempts in all are worth while. */
function judgeFailure(error) {
    const status = statusOf(error);
    if (status !== undefined)
        return { trouble: 'status', attempts: TRANSIENT_STATUS.has(status) ? MANY : 1 };
    if (error instanceof NotAFileError)
        return { trouble: 'not-a-file', attempts: 1 };
    if (error instanceof SilentError)
        return { trouble: 'unreachable', attempts: 2 };
    const code = (0,errors/* errnoOf */.UQ)(firstOf(error)) ?? '';
    if (CERTIFICATE.test(code))
        return { trouble: 'certificate', attempts: 1 };
    if (code === 'ENOTFOUND' || error instanceof StalledError)
        return { trouble: 'unreachable', attempts: 1 };
    return { trouble: 'unreachable', attempts: NO_WAY.has(code) ? 2 : MANY };
}
/** What went wrong, in one line. */
function explainFailure(error) {
    const [code, message] = [(0,errors/* errnoOf */.UQ)(firstOf(error)), (0,errors/* messageOf */.bD)(firstOf(error))];
    const refused = REFUSED_BY_PROXY.exec(message)?.[1];
    if (refused !== undefined)
        return `the proxy answers HTTP ${refused}`;
    if (message.startsWith('Request timeout'))
        return 'nothing arrived for too long';
    return code === undefined || message.includes(code) ? message : `${code}: ${message}`;
}
/** A host with several addresses fails with one error for each. */
function firstOf(error) {
    return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error;
}

;// CONCATENATED MODULE: ./lib/platform/download-body.js






/** Writes a body to a file; the digest is computed while the bytes stream through. @throws NotAFileError */
async function save(message, file, { signal, mostBytes, onSize, }) {
    // A log-in form, a captive portal, an error page that calls itself a success.
    if (/^text\/html\b/i.test(message.headers['content-type'] ?? '')) {
        message.resume();
        throw new NotAFileError('an HTML page in place of the file');
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let sizeBytes = 0;
    const meter = new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            hash.update(chunk);
            sizeBytes += chunk.length;
            onSize(sizeBytes);
            done(sizeBytes > mostBytes ? tooLarge(mostBytes) : null, chunk);
        },
    });
    await (0,promises_.pipeline)(message, meter, (0,external_node_fs_.createWriteStream)(file), { signal });
    const announced = announcedSize(message);
    if (announced !== undefined && announced !== sizeBytes)
        throw new Error(`the body ended after ${sizeBytes} of ${announced} bytes`);
    return { sha256: hash.digest('hex'), sizeBytes };
}
/** @throws NotAFileError for one that is too large */
async function readText(message, mostBytes) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of message) {
        chunks.push(chunk);
        sizeBytes += chunk.length;
        if (sizeBytes > mostBytes)
            throw tooLarge(mostBytes);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function tooLarge(mostBytes) {
    return new NotAFileError(`more than ${(0,shared_text/* formatBytes */.z3)(mostBytes)}, which is nothing of uv's`);
}
function announcedSize({ headers }) {
    const length = headers['content-length'];
    return length === undefined || headers['content-encoding'] !== undefined ? undefined : Number(length);
}
/** Speaks after two seconds and then every ten at most: the log of a job is read, not watched. */
function tellProgress({ url, onProgress }, message, { clock, limits }) {
    const total = announcedSize(message);
    let nextMs = clock.monotonicMs() + limits.progressAfterMs;
    return (sizeBytes) => {
        if (onProgress === undefined || clock.monotonicMs() < nextMs)
            return;
        nextMs = clock.monotonicMs() + limits.progressEveryMs;
        const share = total ? ` of ${(0,shared_text/* formatBytes */.z3)(total)} (${Math.floor((100 * sizeBytes) / total)} %)` : '';
        onProgress(`${(0,shared_text/* redactUrl */.BO)(url)}: ${(0,shared_text/* formatBytes */.z3)(sizeBytes)}${share}`);
    };
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/platform/certificates.js


/**
 * Makes this process trust what SSL_CERT_FILE names, in addition to what Node trusts: uv, Python and OpenSSL read that
 * variable and Node does not. Where this Node cannot do it, NODE_EXTRA_CA_CERTS is left.
 */
function trustConfiguredCertificates() {
    const file = process.env['SSL_CERT_FILE'];
    if (!file || external_node_tls_.setDefaultCACertificates === undefined)
        return;
    const known = external_node_tls_.getCACertificates('default');
    const seen = new Set(known.map(withoutSpace));
    // A machine's bundle mostly repeats what Node brings along, and a second call finds everything there.
    const added = readBundle(file).filter((certificate) => !seen.has(withoutSpace(certificate)));
    if (added.length === 0)
        return;
    try {
        external_node_tls_.setDefaultCACertificates([...known, ...added]);
    }
    catch {
        // One damaged certificate among many. If it matters, the connection fails with a reason of its own.
    }
}
/** Empty for a file that cannot be read: uv warns about it. */
function readBundle(file) {
    try {
        const text = (0,external_node_fs_.readFileSync)(file, 'utf8');
        return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    }
    catch {
        return [];
    }
}
function withoutSpace(text) {
    return text.replaceAll(/\s/g, '');
}

;// CONCATENATED MODULE: ./lib/platform/http-get.js



const REDIRECTS = 10;
/**
 * One GET, redirects included. Where one leaves the origin, the secrets of the request stay behind.
 * @throws HttpStatusError, NotAFileError, SilentError, what Node says of a connection, and the reason of the signal
 */
async function get(request, { signal, idleMs }, read) {
    // An event that has passed is not told again.
    signal.throwIfAborted();
    const { HttpClient } = await __webpack_require__.e(/* import() */ 942).then(__webpack_require__.bind(__webpack_require__, 4942));
    trustConfiguredCertificates();
    // Redirects are followed here: the client keeps a token for another port of the same host, and knows no relative target.
    const options = { socketTimeout: idleMs, allowRetries: false, allowRedirects: false };
    const client = new HttpClient('locked-uv-setup', [], options);
    const aborted = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    try {
        let url = new URL(request.url);
        let headers = { ...request.headers };
        for (let redirects = 0;; redirects++) {
            headers = { ...headers, ...authorizationOf(url) };
            const { message } = await Promise.race([
                client.get(withoutCredentials(url), headers),
                aborted,
                silence(idleMs),
            ]);
            const target = redirectTarget(message, url);
            if (target === undefined) {
                requireSuccess(message);
                return await Promise.race([read({ message, url: withoutCredentials(url) }, signal), aborted]);
            }
            message.resume();
            if (redirects >= REDIRECTS)
                throw new NotAFileError(`more than ${REDIRECTS} redirects`);
            if (target.origin !== url.origin)
                headers = withoutSecrets(headers);
            url = target;
        }
    }
    finally {
        client.dispose();
    }
}
/** Also where a proxy takes the connection and leads nowhere, which the client waits for without an end. */
function silence(idleMs) {
    return new Promise((_, reject) => AbortSignal.timeout(idleMs).addEventListener('abort', () => reject(new SilentError()), { once: true }));
}
function requireSuccess(message) {
    if (message.statusCode === 200)
        return;
    message.resume();
    throw new HttpStatusError(message);
}
function redirectTarget({ statusCode, headers }, from) {
    if (![301, 302, 303, 307, 308].includes(statusCode ?? 0) || headers.location === undefined)
        return undefined;
    const target = URL.canParse(headers.location, from.href) ? new URL(headers.location, from) : undefined;
    if (!/^https?:$/.test(target?.protocol ?? '') || target === undefined)
        throw new NotAFileError('a redirect to no URL');
    if (from.protocol === 'https:' && target.protocol !== 'https:')
        throw new NotAFileError('a redirect from https to something less');
    return target;
}
function withoutSecrets(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie)$/i.test(name)));
}
function withoutCredentials(url) {
    const bare = new URL(url);
    bare.username = '';
    bare.password = '';
    return bare.href;
}
function authorizationOf(url) {
    if (url.username === '')
        return {};
    const pair = `${(0,shared_text/* decodePercent */.gr)(url.username)}:${(0,shared_text/* decodePercent */.gr)(url.password)}`;
    return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

;// CONCATENATED MODULE: ./lib/platform/download.js





// An index that proxies another may think for ten seconds before it answers.
const LIMITS = {
    idleMs: 20_000,
    progressAfterMs: 2000,
    progressEveryMs: 10_000,
    // A wheel of uv has 25 MB, the list of its releases less: nothing fills the disk or the memory of a node.
    largestFileBytes: 512 * 1024 * 1024,
    largestTextBytes: 64 * 1024 * 1024,
};
const FIRST_PAUSE_MS = 500;
// The target disk, not the network: never tried again, and the caller's to explain.
const LOCAL_ERRNOS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE', 'ENOENT']);
function createDownload(clock, given = {}) {
    const limits = { ...LIMITS, ...given };
    const means = { clock, limits, silent: new Set() };
    return {
        text: (request) => withAttempts(request, means, async ({ message, url }) => ({
            body: await readText(message, limits.largestTextBytes),
            contentType: message.headers['content-type'] ?? '',
            url,
        })),
        toFile: (request, file) => withAttempts(request, means, ({ message }, signal) => save(message, file, {
            signal,
            mostBytes: limits.largestFileBytes,
            onSize: tellProgress(request, message, means),
        })),
    };
}
async function withAttempts(request, { clock, limits, silent }, read) {
    const { origin } = new URL(request.url);
    if (silent.has(origin))
        return describeFailure(new StalledError('nothing has answered there before'), request, 1);
    const deadlineMs = clock.monotonicMs() + request.timeoutMs;
    for (let attempt = 1;; attempt++) {
        const startedMs = clock.monotonicMs();
        const remainingMs = deadlineMs - startedMs;
        const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(remainingMs)));
        const signal = AbortSignal.any([request.signal, timeout]);
        try {
            return { kind: 'ok', ...(await get(request, { signal, idleMs: limits.idleMs }, read)) };
        }
        catch (caught) {
            request.signal.throwIfAborted();
            if (isOfLocalDisk(caught))
                throw caught;
            const error = timeout.aborted ? new StalledError(`no answer within ${request.timeoutMs} ms`) : caught;
            const pauseMs = pauseBeforeNext(error, attempt, clock.nowMs());
            const isInTime = pauseMs !== undefined && clock.monotonicMs() + pauseMs < deadlineMs;
            if (!isInTime) {
                if (error instanceof SilentError)
                    silent.add(origin);
                return describeFailure(error, request, attempt);
            }
            if (clock.monotonicMs() - startedMs + pauseMs > limits.progressAfterMs)
                request.onProgress?.(`${(0,shared_text/* redactUrl */.BO)(request.url)}: ${explainFailure(error)}; asked again in ${(0,shared_text/* formatDuration */.a3)(pauseMs)}`);
            await clock.sleep(pauseMs, request.signal);
            request.signal.throwIfAborted();
        }
    }
}
function describeFailure(error, { url }, attempts) {
    const status = statusOf(error);
    return {
        kind: 'failed',
        reason: `${(0,shared_text/* redactUrl */.BO)(url)}: ${explainFailure(error)}${attempts > 1 ? ` (${attempts} attempts)` : ''}`,
        trouble: judgeFailure(error).trouble,
        ...(status === undefined ? {} : { status }),
    };
}
/** A connection that a firewall refuses has the errno of a file that may not be written. */
function isOfLocalDisk(error) {
    const isNetwork = error instanceof Error && 'syscall' in error && /connect|getaddrinfo/.test(String(error.syscall));
    return !isNetwork && LOCAL_ERRNOS.has((0,errors/* errnoOf */.UQ)(error) ?? '');
}
/** Half of the pause is random, so that the legs of a matrix do not come back in step. */
function pauseBeforeNext(error, attempt, nowMs) {
    if (attempt >= judgeFailure(error).attempts)
        return undefined;
    const backOffMs = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    return backOffMs + (error instanceof HttpStatusError ? error.retryAfterMs(nowMs) : 0);
}


/***/ })

};
