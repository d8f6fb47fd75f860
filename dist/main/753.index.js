export const id = 753;
export const ids = [753];
export const modules = {

/***/ 1753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeOwnWorkflow: () => (/* binding */ judgeOwnWorkflow)
});

// EXTERNAL MODULE: ./lib/shared/errors.js
var errors = __webpack_require__(2730);
// EXTERNAL MODULE: ./lib/shared/text.js
var shared_text = __webpack_require__(6422);
;// CONCATENATED MODULE: ./lib/workflow/formats/text.js

const COLOURS = { error: 31, warning: 33, dim: 2, bold: 1 };
/** For people: each finding with the line that it is about, then what to do. */
function formatText({ findings, files, hasColours }) {
    if (findings.length === 0)
        return '';
    const paint = (style, text) => (hasColours ? `\u001b[${COLOURS[style]}m${text}\u001b[0m` : text);
    const linesOf = new Map(files.map(({ source }) => [source.file, source.text.split('\n')]));
    const shown = findings.map((finding) => describe(finding, linesOf.get(finding.file) ?? [], paint));
    return `${shown.join('\n')}\n${sumUp(findings)}\n`;
}
function describe(finding, lines, paint) {
    const { rule, severity, file, line, column, message, remedy, suggestion } = finding;
    return [
        `${paint('bold', `${file}:${line}:${column}`)} ${paint(severity, severity)} ${rule} ${showable(message)}`,
        ...excerpt(finding, lines, paint),
        `  ${remedy}`,
        ...suggestion.split('\n').map((content) => (content === '' ? '' : paint('dim', `      ${content}`))),
        '',
    ].join('\n');
}
function excerpt({ line, column, endLine, endColumn, severity }, lines, paint) {
    const content = lines[line - 1];
    if (content === undefined)
        return [];
    const shown = showable(content.replace(/\r$/, ''));
    const last = endLine === line ? endColumn : shown.length + 1;
    const mark = '^'.repeat(Math.max(1, Math.min(last, shown.length + 1) - column));
    const gutter = String(line).padStart(5);
    return [
        `${paint('dim', `${gutter} |`)} ${shown}`,
        `${paint('dim', '      |')} ${' '.repeat(column - 1)}${paint(severity, mark)}`,
    ];
}
/** A file may hold what would steer a terminal. One character stays one, so that the mark stands right. */
function showable(text) {
    return text.replaceAll('\t', ' ').replaceAll(/\p{Cc}/gu, '\uFFFD');
}
/** `3 findings (2 errors, 1 warning) in 2 files, 1 can be fixed by --fix` */
function sumUp(findings) {
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const kinds = [
        errors > 0 && (0,shared_text/* plural */.LS)(errors, 'error'),
        errors < findings.length && (0,shared_text/* plural */.LS)(findings.length - errors, 'warning'),
    ];
    const fixable = findings.filter(({ fix }) => fix !== undefined).length;
    const where = (0,shared_text/* plural */.LS)(new Set(findings.map(({ file }) => file)).size, 'file');
    const end = fixable > 0 ? `, ${fixable} can be fixed by --fix` : '';
    return `${(0,shared_text/* plural */.LS)(findings.length, 'finding')} (${kinds.filter(Boolean).join(', ')}) in ${where}${end}`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/workflow/source.js

function makeSource(file, raw) {
    const byteOrderMark = raw.startsWith('\uFEFF') ? '\uFEFF' : '';
    return { file, text: raw.slice(byteOrderMark.length), byteOrderMark };
}
function countLines(text) {
    const counter = new dist.LineCounter();
    counter.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        counter.addNewLine(at + 1);
    return counter;
}
function positionOf(counter, offset) {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
}
/** Offset of the first character of the line that `offset` is in. */
function lineStart(text, offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
}
/** Offset of the line break that ends the line that `offset` is in (of its `\r`, where there is one). */
function lineEnd(text, offset) {
    const at = text.indexOf('\n', offset);
    if (at < 0)
        return text.length;
    return text[at - 1] === '\r' && at > offset ? at - 1 : at;
}
/** The white space that the line of `offset` begins with. */
function indentAt(text, offset) {
    return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? '';
}
/** The kind of line break that the file uses. */
function lineBreakOf(text) {
    return text.includes('\r\n') ? '\r\n' : '\n';
}

;// CONCATENATED MODULE: ./lib/workflow/edits.js

/** Writes another value in place of a scalar, in its own style. Undefined where the file writes it in a way that is left alone. */
function rewriteText({ source }, text, raw) {
    const written = source.text.slice(text.at.start, text.at.end);
    const needsQuotes = text.style === 'plain' && text.isInFlow && /[{}[\],#:'"]/.test(raw);
    const encode = ENCODERS[needsQuotes ? 'single' : text.style];
    // Escapes, folded lines, numbers in another base: what is written is not what it means.
    if (encode === undefined || written !== ENCODERS[text.style]?.(text.raw))
        return undefined;
    return [{ ...text.at, text: encode(raw) }];
}
const ENCODERS = {
    plain: (raw) => raw,
    single: (raw) => `'${raw.replaceAll("'", "''")}'`,
    double: (raw) => `"${raw.replaceAll(/["\\]/g, '\\$&')}"`,
    fixed: undefined,
};
/** Adds a key beside the one whose value is given, in the style of the mapping that they are in. */
function addSibling({ source }, beside, line) {
    if (beside.style === 'fixed')
        return undefined;
    const { start, end } = beside.at;
    if (beside.isInFlow)
        return [{ start: end, end, text: `, ${line}` }];
    const at = lineEnd(source.text, end);
    return [{ start: at, end: at, text: `${lineBreakOf(source.text)}${indentAt(source.text, start)}${line}` }];
}
/** Removes a key with everything below it, comments beside it included; only where its lines hold nothing else. */
function removeEntry({ source }, key, last) {
    const { text } = source;
    const start = lineStart(text, key.start);
    if (text.slice(start, key.start).trim() !== '')
        return undefined;
    const rest = text.slice(last.end, lineEnd(text, last.end)).trim();
    if (rest !== '' && !rest.startsWith('#'))
        return undefined;
    const lineBreak = text.indexOf('\n', last.end);
    return [{ start, end: lineBreak < 0 ? text.length : lineBreak + 1, text: '' }];
}
/** Puts lines before a key of the first level, above the comment that belongs to it. */
function insertBefore({ source }, key, lines) {
    const { text } = source;
    let at = lineStart(text, key.start);
    if (at !== key.start)
        return undefined;
    while (at > 0 && /^#/.test(text.slice(lineStart(text, at - 1), at)))
        at = lineStart(text, at - 1);
    const lineBreak = lineBreakOf(text);
    return [{ start: at, end: at, text: lines.map((line) => line + lineBreak).join('') }];
}
/** Makes the changes, the first of those that overlap. */
function edits_applyEdits(text, edits) {
    let result = '';
    let from = 0;
    for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        if (edit.start < from)
            continue;
        result += text.slice(from, edit.start) + edit.text;
        from = edit.end;
    }
    return result + text.slice(from);
}

;// CONCATENATED MODULE: ./lib/workflow/ignores.js
const IGNORE = /(?:^|\s)#\s*locked-uv:\s*ignore\s+((?:CG\d{3})(?:\s*,\s*CG\d{3})*)\s*(--\s*\S)?/i;
function parseIgnores(text) {
    if (!text.includes('locked-uv'))
        return [];
    return text.split('\n').flatMap((content, index) => {
        const match = IGNORE.exec(content);
        if (match === null)
            return [];
        const rules = (match[1] ?? '').toUpperCase().split(/\s*,\s*/);
        return [{ line: index + 1, rules, hasReason: match[2] !== undefined }];
    });
}
/** Whether one of the lines, or the line above one of them, silences the rule. */
function judgeIgnore(ignores, rule, lines) {
    const meant = ignores.filter((ignore) => ignore.rules.includes(rule) && lines.some((line) => line === ignore.line || line === ignore.line + 1));
    if (meant.some(({ hasReason }) => hasReason))
        return 'ignored';
    return meant.length > 0 ? 'no-reason' : 'none';
}

// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/index.js + 16 modules
var expressions_dist = __webpack_require__(6224);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/ast.js
var ast = __webpack_require__(2049);
;// CONCATENATED MODULE: ./lib/workflow/expression.js


/** Every context that GitHub knows anywhere: which ones are allowed where is a rule's business. */
const CONTEXTS = [
    'env',
    'github',
    'inputs',
    'job',
    'jobs',
    'matrix',
    'needs',
    'runner',
    'secrets',
    'steps',
    'strategy',
    'vars',
];
/** The functions that the library leaves to its user, since their results come from the runner. */
const RUNNER_FUNCTIONS = ['always', 'cancelled', 'failure', 'success'].map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
}));
const FUNCTIONS = [...RUNNER_FUNCTIONS, { name: 'hashFiles', minArgs: 1, maxArgs: 255 }].map((info) => ({
    ...info,
    description: '',
    call: () => {
        throw new Error(`${info.name} has no value before the run`);
    },
}));
/** Parses one expression, without `${{ }}`. Undefined where GitHub's grammar refuses it. */
function parseExpression(text) {
    try {
        return new expressions_dist/* Parser */.iX(new expressions_dist/* Lexer */.JG(text).lex().tokens, CONTEXTS, FUNCTIONS).parse();
    }
    catch {
        return undefined;
    }
}
/** Parses text that may hold expressions. Undefined where one of them is no valid expression. */
function parseTemplate(text) {
    const parts = [];
    let from = 0;
    for (;;) {
        const open = text.indexOf('${{', from);
        if (open < 0)
            break;
        const close = findClose(text, open + 3);
        const expression = close === undefined ? undefined : parseExpression(text.slice(open + 3, close));
        if (close === undefined || expression === undefined)
            return undefined;
        if (open > from)
            parts.push(text.slice(from, open));
        parts.push(expression);
        from = close + 2;
    }
    if (from < text.length)
        parts.push(text.slice(from));
    return { parts };
}
/** Parses an `if:`, which is an expression also without `${{ }}`. */
function parseCondition(text) {
    if (text.includes('${{'))
        return parseTemplate(text.trim());
    const expression = parseExpression(text);
    return expression && { parts: [expression] };
}
/** `}}` ends an expression unless it stands inside a text of it. */
function findClose(text, from) {
    let isQuoted = false;
    for (let at = from; at < text.length; at++) {
        if (text[at] === "'")
            isQuoted = !isQuoted;
        else if (!isQuoted && text.startsWith('}}', at))
            return at;
    }
    return undefined;
}
/** The names of all contexts that a template reads, lower case, in the order of their appearance. */
function contextsOf(template) {
    const found = [];
    for (const part of template.parts)
        if (typeof part !== 'string')
            visit(part, (node) => collect(node, found));
    return [...new Set(found)];
}
function collect(node, found) {
    if (node instanceof ast/* ContextAccess */.QC)
        found.push(node.name.lexeme.toLowerCase());
}
/** The paths that a template reads, such as `github.head_ref`; of one that is computed its beginning. */
function pathsOf(template) {
    return template.parts.flatMap((part) => (typeof part === 'string' ? [] : pathsIn(part)));
}
function pathsIn(node) {
    const path = pathOf(node);
    return path ? [path.join('.')] : childrenOf(node).flatMap(pathsIn);
}
/** Whether a template reads the given path. */
function readsPath(template, path) {
    return pathsOf(template).includes(path);
}
/** Whether a template calls the function. */
function callsFunction(template, name) {
    let isCalled = false;
    for (const part of template.parts)
        if (typeof part !== 'string')
            visit(part, (node) => {
                if (node instanceof ast/* FunctionCall */.R6 && node.functionName.lexeme.toLowerCase() === name)
                    isCalled = true;
            });
    return isCalled;
}
/** `github.event.number` and `github['event'].number` as `['github', 'event', 'number']`; undefined for anything computed. */
function pathOf(node) {
    if (node instanceof ast/* ContextAccess */.QC)
        return [node.name.lexeme.toLowerCase()];
    if (!(node instanceof ast/* IndexAccess */.p_) || !('literal' in node.index))
        return undefined;
    const literal = node.index.literal;
    const base = pathOf(node.expr);
    return base && [...base, literal.coerceString().toLowerCase()];
}
function visit(node, enter) {
    enter(node);
    for (const child of childrenOf(node))
        visit(child, enter);
}
function childrenOf(node) {
    if (node instanceof ast/* Unary */._c)
        return [node.expr];
    if (node instanceof ast/* Binary */.yI)
        return [node.left, node.right];
    if (node instanceof ast/* Logical */.oD || node instanceof ast/* FunctionCall */.R6)
        return node.args;
    if (node instanceof ast/* Grouping */.aU)
        return [node.group];
    if (node instanceof ast/* IndexAccess */.p_)
        return [node.expr, node.index];
    return [];
}

;// CONCATENATED MODULE: ./lib/workflow/yaml.js

/**
 * Parses one YAML document. The library's own check for duplicate keys compares every pair of keys of a mapping, which
 * takes seconds for a mapping with thousands of jobs: it is switched off, and {@link connect} looks for them.
 */
function parseYaml({ text }) {
    try {
        const document = (0,dist.parseDocument)(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
        const [error] = document.errors;
        if (error)
            return { kind: 'broken', reason: error.message, at: error.pos[0] };
        return connect(document.contents);
    }
    catch (error) {
        // Nesting of many thousand levels exhausts the stack of the library.
        return {
            kind: 'broken',
            reason: error instanceof RangeError ? 'nested too deeply' : String(error),
            at: 0,
        };
    }
}
/** Goes through all nodes once, in the order of the file. */
function connect(root) {
    const anchors = new Map();
    const targets = new Map();
    const left = [root];
    while (left.length > 0) {
        const node = left.pop();
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = anchors.get(node.source);
            if (target === undefined)
                return broken(`there is no anchor &${node.source} before this alias`, node);
            targets.set(node, target);
        }
        else if ((0,dist.isScalar)(node) || (0,dist/* isCollection */.P3)(node)) {
            if (node.anchor)
                anchors.set(node.anchor, node);
            const duplicate = findDuplicate(node);
            if (duplicate)
                return broken(`the key ${String(duplicate.value)} is there twice`, duplicate);
            left.push(...yaml_childrenOf(node).reverse());
        }
    }
    return { kind: 'yaml', yaml: { root, targets } };
}
function broken(reason, node) {
    return { kind: 'broken', reason, at: spanOf(node).start };
}
function yaml_childrenOf(node) {
    if (!(0,dist/* isCollection */.P3)(node))
        return [];
    return node.items.flatMap((item) => ((0,dist/* isPair */.tO)(item) ? [item.key, item.value] : [item]));
}
function findDuplicate(node) {
    if (!(0,dist.isMap)(node))
        return undefined;
    const names = new Set();
    for (const { key } of node.items) {
        if (!(0,dist.isScalar)(key))
            continue;
        const name = String(key.value);
        if (names.has(name))
            return key;
        names.add(name);
    }
    return undefined;
}
/** The entries of a mapping, merge keys (`<<`) included after its own; empty for anything else. */
function entriesOf(yaml, node) {
    const map = resolve(yaml, node);
    if (!(0,dist.isMap)(map))
        return [];
    const found = [];
    collectEntries(yaml, map, { found, seen: new Set() });
    return found;
}
function collectEntries(yaml, map, state) {
    if (state.seen.has(map))
        return;
    state.seen.add(map);
    const merged = [];
    const names = new Set(state.found.map(({ name }) => name));
    const isMerged = state.seen.size > 1;
    for (const { key, value } of map.items) {
        if (!(0,dist.isScalar)(key))
            continue;
        const name = String(key.value);
        if (name === '<<')
            merged.push(value);
        else if (!names.has(name))
            state.found.push({
                name,
                key: spanOf(key),
                value: resolve(yaml, value),
                valueSpan: isNode(value) ? spanOf(value) : spanOf(key),
                isAliased: isMerged || (0,dist/* isAlias */.Vj)(value),
                isInFlow: map.flow === true,
            });
    }
    for (const value of merged.flatMap((node) => itemsOrSelf(yaml, node)))
        if ((0,dist.isMap)(value))
            collectEntries(yaml, value, state);
}
function itemsOrSelf(yaml, node) {
    const target = resolve(yaml, node);
    return (0,dist.isSeq)(target) ? target.items.map((item) => resolve(yaml, item)) : [target];
}
/** What a node stands for: an alias is followed, empty text is undefined. */
function resolve(yaml, node) {
    if ((0,dist/* isAlias */.Vj)(node))
        return yaml.targets.get(node);
    return isNode(node) ? node : undefined;
}
function isNode(node) {
    return (0,dist.isScalar)(node) || (0,dist/* isCollection */.P3)(node) || (0,dist/* isAlias */.Vj)(node);
}
function spanOf(node) {
    const [start, end] = node.range ?? [0, 0];
    return { start, end };
}

;// CONCATENATED MODULE: ./lib/workflow/matrix.js



// GitHub makes at most 256 jobs of one matrix.
const MOST_LEGS = 256;
// Enough for every matrix that somebody wrote by hand; aliases can unfold to any size, and to any depth.
const MOST_NODES = 10_000;
const MOST_LEVELS = 30;
/**
 * Works out the legs as GitHub does: the product of all keys, without what `exclude` names; each entry of `include` is
 * added to every leg whose original values it does not overwrite, else it is a leg of its own.
 * @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
function parseMatrix(yaml, node) {
    if (!(0,dist.isMap)(node))
        return { kind: 'unknown' };
    const reader = { yaml, left: MOST_NODES };
    const axes = [];
    let include = [];
    let exclude = [];
    for (const { name, value } of entriesOf(yaml, node)) {
        if (!(0,dist.isSeq)(value))
            return { kind: 'unknown' };
        if (name === 'include')
            include = value.items.map((item) => readLeg(reader, item));
        else if (name === 'exclude')
            exclude = value.items.map((item) => readLeg(reader, item));
        else
            axes.push([name.toLowerCase(), value.items.map((item) => readData(reader, item))]);
    }
    const product = combine(axes);
    if (product === undefined)
        return { kind: 'unknown' };
    const kept = product.filter((leg) => !exclude.some((pattern) => matches(leg, pattern)));
    const legs = addIncluded(kept, include, new Set(axes.map(([name]) => name)));
    return legs.length > MOST_LEGS ? { kind: 'unknown' } : { kind: 'legs', legs };
}
function combine(axes) {
    if (axes.length === 0)
        return [];
    if (axes.reduce((count, [, values]) => count * values.length, 1) > MOST_LEGS * MOST_LEGS)
        return undefined;
    let legs = [new Map()];
    for (const [name, values] of axes)
        legs = legs.flatMap((leg) => values.map((value) => new Map([...leg, [name, value]])));
    return legs;
}
function addIncluded(legs, include, axes) {
    const own = [];
    for (const entry of include) {
        const original = new Map([...entry].filter(([name]) => axes.has(name)));
        const extended = legs.filter((leg) => matches(leg, original));
        for (const leg of extended)
            for (const [name, value] of entry)
                leg.set(name, value);
        if (extended.length === 0)
            own.push(entry);
    }
    return [...legs, ...own];
}
/** Whether the leg has every value of the pattern. */
function matches(leg, pattern) {
    return [...pattern].every(([name, value]) => {
        const there = leg.get(name);
        return there !== undefined && value !== undefined && spellData(there) === spellData(value);
    });
}
function spellData(value) {
    return JSON.stringify(value, expressions_dist/* data.replacer */.p.$U);
}
function readLeg(reader, node) {
    return new Map(entriesOf(reader.yaml, node).map(({ name, value }) => [name.toLowerCase(), readData(reader, value)]));
}
/** A YAML value as data of an expression; undefined where a part of it is an expression itself. */
function readData(reader, node, level = 0) {
    if (reader.left-- <= 0 || level > MOST_LEVELS)
        return undefined;
    const target = resolve(reader.yaml, node);
    if (target === undefined)
        return new expressions_dist/* data.Null */.p.Uv();
    if ((0,dist.isScalar)(target))
        return readScalar(target.value);
    if ((0,dist.isSeq)(target)) {
        const items = target.items.map((item) => readData(reader, item, level + 1));
        return items.every((item) => item !== undefined) ? new expressions_dist/* data.Array */.p.O3(...items) : undefined;
    }
    const pairs = entriesOf(reader.yaml, target).map(({ name, value }) => ({
        key: name,
        value: readData(reader, value, level + 1),
    }));
    const known = pairs.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
    return known.length === pairs.length ? new expressions_dist/* data.Dictionary */.p.bT(...known) : undefined;
}
function readScalar(value) {
    if (value === null)
        return new expressions_dist/* data.Null */.p.Uv();
    if (typeof value === 'boolean')
        return new expressions_dist/* data.BooleanData */.p.bo(value);
    if (typeof value === 'number')
        return new expressions_dist/* data.NumberData */.p.Q9(value);
    const text = String(value);
    return text.includes('${{') ? undefined : new expressions_dist/* data.StringData */.p.uQ(text);
}

;// CONCATENATED MODULE: ./lib/workflow/triggers.js


/** Parses `on:` in each of its forms: one event, a list, a mapping with filters. */
function parseTriggers(yaml, node) {
    if ((0,dist.isScalar)(node) && typeof node.value === 'string')
        return [bare(node.value, spanOf(node))];
    if ((0,dist.isSeq)(node))
        return node.items.flatMap((item) => {
            const event = resolve(yaml, item);
            return (0,dist.isScalar)(event) && typeof event.value === 'string' ? [bare(event.value, spanOf(event))] : [];
        });
    return entriesOf(yaml, node).map(({ name, key, value }) => parseFilters(yaml, bare(name, key), value));
}
function bare(event, at) {
    const none = { branches: undefined, branchesIgnore: undefined, tags: undefined, tagsIgnore: undefined };
    return { event: event.toLowerCase(), at, ...none, types: undefined, hasPaths: false, inputs: new Map() };
}
function parseFilters(yaml, trigger, node) {
    const filters = new Map(entriesOf(yaml, node).map(({ name, value }) => [name, value]));
    const list = (name) => (filters.has(name) ? readTexts(yaml, filters.get(name)) : undefined);
    return {
        ...trigger,
        branches: list('branches'),
        branchesIgnore: list('branches-ignore'),
        tags: list('tags'),
        tagsIgnore: list('tags-ignore'),
        types: list('types'),
        hasPaths: filters.has('paths') || filters.has('paths-ignore'),
        inputs: new Map(entriesOf(yaml, filters.get('inputs')).map(({ name, value }) => [
            name.toLowerCase(),
            defaultOf(yaml, value),
        ])),
    };
}
/** One text or a list of texts. */
function readTexts(yaml, node) {
    const items = (0,dist.isSeq)(node) ? node.items.map((item) => resolve(yaml, item)) : [node];
    return items.flatMap((item) => ((0,dist.isScalar)(item) && item.value !== null ? [String(item.value)] : []));
}
/** What an input is when nobody gives it: GitHub's empty value of its type. */
function defaultOf(yaml, node) {
    const fields = new Map(entriesOf(yaml, node).map(({ name, value }) => [name, (0,dist.isScalar)(value) ? value.value : undefined]));
    const given = fields.get('default');
    if (given !== undefined && given !== null)
        return given;
    if (fields.get('type') === 'boolean')
        return false;
    return fields.get('type') === 'number' ? 0 : '';
}

;// CONCATENATED MODULE: ./lib/workflow/parse-workflow.js







/** Parses one workflow file. What it does not understand it leaves out: other linters check the schema. */
function parseWorkflow(source, basename) {
    const lines = countLines(source.text);
    const parsed = parseYaml(source);
    if (parsed.kind === 'broken')
        return { kind: 'broken', reason: parsed.reason, at: positionOf(lines, parsed.at) };
    return { kind: 'workflow', workflow: readWorkflow({ source, basename, lines, yaml: parsed.yaml }) };
}
function readWorkflow(file) {
    const { source, basename, lines, yaml } = file;
    const root = byName(entriesOf(yaml, yaml.root));
    const jobsEntry = root.get('jobs');
    const workflow = {
        source,
        basename,
        name: scalarText(root.get('name')) || `.github/workflows/${basename}`,
        triggers: parseTriggers(yaml, root.get('on')?.value),
        concurrency: undefined,
        jobs: [],
        jobsKey: jobsEntry?.isInFlow ? undefined : jobsEntry?.key,
        ignores: parseIgnores(source.text),
        position: (offset) => positionOf(lines, offset),
    };
    workflow.concurrency = readConcurrency(yaml, root.get('concurrency'), { workflow, job: undefined });
    workflow.jobs = entriesOf(yaml, jobsEntry?.value).map((entry) => readJob(yaml, entry, workflow));
    return workflow;
}
function readJob(yaml, { name, key, value }, workflow) {
    const fields = byName(entriesOf(yaml, value));
    const strategy = byName(entriesOf(yaml, fields.get('strategy')?.value));
    const maxParallel = Number(scalarText(strategy.get('max-parallel')));
    const job = {
        id: name,
        key,
        concurrency: undefined,
        matrix: strategy.has('matrix') ? parseMatrix(yaml, strategy.get('matrix')?.value) : undefined,
        maxParallel: maxParallel > 0 ? maxParallel : undefined,
        needs: readTexts(yaml, fields.get('needs')?.value),
        condition: readText(fields.get('if'), parseCondition),
        runsOn: readRunsOn(yaml, fields.get('runs-on')),
        uses: readText(fields.get('uses')),
        with: new Map(entriesOf(yaml, fields.get('with')?.value).flatMap((entry) => {
            const text = readText(entry);
            return text ? [[entry.name.toLowerCase(), text]] : [];
        })),
        environment: readEnvironment(yaml, fields.get('environment')),
        hasTimeout: fields.has('timeout-minutes'),
        steps: readSteps(yaml, fields.get('steps')?.value),
    };
    job.concurrency = readConcurrency(yaml, fields.get('concurrency'), { workflow, job });
    return job;
}
function readConcurrency(yaml, entry, owner) {
    if (entry?.value === undefined)
        return undefined;
    const { key, isAliased } = entry;
    if ((0,dist.isScalar)(entry.value)) {
        const group = readText(entry);
        return group && { ...owner, key, isAliased, form: 'text', group, cancel: undefined, queue: undefined };
    }
    const fields = byName(entriesOf(yaml, entry.value).map((field) => ({
        ...field,
        isAliased: isAliased || field.isAliased,
        // Of an alias only the place of the alias is in this job.
        valueSpan: isAliased ? entry.valueSpan : field.valueSpan,
    })));
    return {
        ...owner,
        key,
        isAliased,
        form: 'mapping',
        group: readText(fields.get('group')),
        cancel: readText(fields.get('cancel-in-progress')),
        queue: readText(fields.get('queue')),
    };
}
function readRunsOn(yaml, entry) {
    if (entry?.value === undefined)
        return undefined;
    const fields = byName(entriesOf(yaml, entry.value));
    const labels = fields.size > 0 ? fields.get('labels')?.value : entry.value;
    const texts = readTexts(yaml, labels).map((raw) => ({ ...plainText(raw), at: entry.valueSpan }));
    return { at: entry.valueSpan, labels: texts, group: readText(fields.get('group')) };
}
function readEnvironment(yaml, entry) {
    if (entry?.value === undefined)
        return undefined;
    return (0,dist.isScalar)(entry.value) ? readText(entry) : readText(byName(entriesOf(yaml, entry.value)).get('name'));
}
function readSteps(yaml, steps) {
    if (steps === undefined || !('items' in steps))
        return [];
    return steps.items.flatMap((step) => {
        const fields = byName(entriesOf(yaml, step));
        return [scalarText(fields.get('uses')), scalarText(fields.get('run'))].filter((text) => text !== '');
    });
}
function byName(entries) {
    return new Map(entries.map((entry) => [entry.name, entry]));
}
function scalarText(entry) {
    return (0,dist.isScalar)(entry?.value) && entry.value.value !== null ? String(entry.value.value) : '';
}
function readText(entry, parse = parseTemplate) {
    if (!(0,dist.isScalar)(entry?.value) || entry.value.value === null)
        return undefined;
    const raw = String(entry.value.value);
    const style = entry.isAliased ? 'fixed' : styleOf(entry.value);
    return { at: entry.valueSpan, raw, template: parse(raw), style, isInFlow: entry.isInFlow };
}
function plainText(raw) {
    return { raw, template: parseTemplate(raw), style: 'fixed', isInFlow: false };
}
function styleOf({ type }) {
    if (type === 'PLAIN')
        return 'plain';
    if (type === 'QUOTE_SINGLE')
        return 'single';
    return type === 'QUOTE_DOUBLE' ? 'double' : 'fixed';
}

// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/result.js
var result = __webpack_require__(6856);
;// CONCATENATED MODULE: ./lib/workflow/value.js


const UNKNOWN = { kind: 'unknown' };
const NULL = { kind: 'known', data: new expressions_dist/* data.Null */.p.Uv() };
function known(value) {
    return { kind: 'known', data: value };
}
function knownText(text) {
    return known(new expressions_dist/* data.StringData */.p.uQ(text));
}
function knownBoolean(value) {
    return known(new expressions_dist/* data.BooleanData */.p.bo(value));
}
/** `textOf('refs/heads/', hole('branch', 'ref'))` */
function textOf(...parts) {
    return { kind: 'text', parts };
}
function hole(name, scope) {
    return { name, scope };
}
/** Undefined: not certain. */
function truthOf(value) {
    if (value.kind === 'known')
        return (0,result/* truthy */.vN)(value.data);
    return value.kind === 'text' ? true : value.isTruthy;
}
// GitHub takes 400 characters for a group; a few nested calls can ask for gigabytes.
const MOST_CHARACTERS = 4096;
/** Unknown instead of a text that is longer than anything that somebody means. */
function bounded(value) {
    if (value.kind === 'text')
        return value.parts.length > MOST_CHARACTERS ? UNKNOWN : value;
    if (value.kind === 'unknown' || value.data.kind !== expressions_dist/* data.Kind */.p.b8.String)
        return value;
    return value.data.coerceString().length > MOST_CHARACTERS ? UNKNOWN : value;
}
/** Joins values to one text, as GitHub does where text stands around expressions. */
function concatenate(values) {
    const parts = [];
    for (const value of values) {
        if (value.kind === 'unknown')
            return UNKNOWN;
        for (const part of value.kind === 'known' ? [value.data.coerceString()] : value.parts) {
            const last = parts.at(-1);
            if (typeof part === 'string' && typeof last === 'string')
                parts[parts.length - 1] = last + part;
            else if (part !== '')
                parts.push(part);
        }
        if (parts.length > MOST_CHARACTERS)
            return UNKNOWN;
    }
    const [only = ''] = parts;
    return bounded(parts.length <= 1 && typeof only === 'string' ? knownText(only) : { kind: 'text', parts });
}
/** GitHub's `==`; undefined where it is not certain. */
function areEqual(a, b) {
    if (a.kind === 'unknown' || b.kind === 'unknown')
        return undefined;
    if (a.kind === 'known' && b.kind === 'known')
        return (0,result/* equals */.aI)(a.data, b.data);
    if (a.kind === 'text' && b.kind === 'text')
        return groupKey(a) === groupKey(b) ? true : undefined;
    const [text, other] = a.kind === 'text' ? [a, b] : [b, a];
    if (text.kind !== 'text' || other.kind !== 'known')
        return undefined;
    if (other.data.kind === expressions_dist/* data.Kind */.p.b8.Null)
        return false;
    if (other.data.kind !== expressions_dist/* data.Kind */.p.b8.String)
        return undefined;
    return canBe(text.parts, other.data.coerceString()) ? undefined : false;
}
/** Whether a text with holes can turn out to be `wanted`: judged by what stands before the first and after the last hole. */
function canBe(parts, wanted) {
    const [first, last] = [parts.at(0), parts.at(-1)];
    const [head, tail] = [first, last].map((part) => (typeof part === 'string' ? part.toLowerCase() : ''));
    const text = wanted.toLowerCase();
    return (text.startsWith(head ?? '') &&
        text.endsWith(tail ?? '') &&
        text.length > (head ?? '').length + (tail ?? '').length);
}
/** The text before the first hole, and the text after the last one. */
function edgesOf(value) {
    if (value.kind !== 'text')
        return { head: '', tail: '' };
    const [first, last] = [value.parts.at(0), value.parts.at(-1)];
    return { head: typeof first === 'string' ? first : '', tail: typeof last === 'string' ? last : '' };
}
/** Two groups with one key are one group for GitHub, which ignores case. Undefined for an unknown group. */
function groupKey(value) {
    return spell(value)?.toLowerCase();
}
/** The same with upper and lower case kept. */
function spell(value) {
    if (value.kind === 'unknown')
        return undefined;
    if (value.kind === 'known')
        return value.data.coerceString();
    return value.parts.map((part) => (typeof part === 'string' ? part : `<${part.name}>`)).join('');
}
/** Whether one of the holes is of one of the scopes. */
function varies(value, scopes) {
    return (value.kind === 'text' &&
        value.parts.some((part) => typeof part !== 'string' && scopes.includes(part.scope)));
}

;// CONCATENATED MODULE: ./lib/workflow/run.js


// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
const PULL_REQUEST_TYPES = ['opened', 'synchronize', 'reopened'];
const DEFAULT_BRANCH = hole('default branch', 'repository');
/** A run of the trigger, with what every run has in common and what is given for this one. */
function makeRun(trigger, facts, github) {
    const { event, types, hasPaths, inputs } = trigger;
    return {
        event,
        label: facts.label ?? event,
        isForMany: facts.isForMany,
        target: facts.target,
        types: types ?? (event.startsWith('pull_request') ? PULL_REQUEST_TYPES : undefined),
        hasPaths,
        hasInputs: inputs.size > 0,
        github: new Map([
            ...Object.entries(COMMON),
            ['event_name', knownText(event)],
            ...Object.entries(github),
            ...(types?.length === 1 ? [['event.action', knownText(types[0] ?? '')]] : []),
        ]),
    };
}
/** Text that is one hole. */
const filled = (name, scope) => textOf(hole(name, scope));
const COMMON = {
    repository: filled('repository', 'repository'),
    repository_owner: filled('owner', 'repository'),
    repository_id: filled('repository id', 'repository'),
    server_url: filled('server', 'repository'),
    'event.repository.default_branch': textOf(DEFAULT_BRANCH),
    'event.repository.name': filled('repository name', 'repository'),
    'event.repository.full_name': filled('repository', 'repository'),
    run_id: filled('run id', 'run'),
    run_number: filled('run number', 'run'),
    // Null unless the event brings them.
    head_ref: knownText(''),
    base_ref: knownText(''),
    'event.number': NULL,
    'event.pull_request': NULL,
    'event.issue': NULL,
    'event.merge_group': NULL,
    'event.workflow_run': NULL,
    'event.release': NULL,
    'event.inputs': NULL,
};
/** `ref`, `ref_name` and `ref_type` of a branch or tag. */
function refFacts(prefix, rest, type) {
    return {
        ref: typeof rest === 'string' ? knownText(prefix + rest) : textOf(prefix, rest),
        ref_name: typeof rest === 'string' ? knownText(rest) : textOf(rest),
        ref_type: knownText(type),
    };
}
const onDefaultBranch = () => refFacts('refs/heads/', DEFAULT_BRANCH, 'branch');
/** Reads `github.*` of a run; a path below one that is null is null, as in GitHub. */
function readGithub(run, path) {
    const exact = run.github.get(path.join('.'));
    if (exact)
        return exact;
    for (let length = path.length - 1; length > 0; length--) {
        const above = run.github.get(path.slice(0, length).join('.'));
        if (above?.kind === 'known' && above.data.kind === expressions_dist/* data.Kind */.p.b8.Null)
            return NULL;
        if (above)
            return UNKNOWN;
    }
    return UNKNOWN;
}

;// CONCATENATED MODULE: ./lib/workflow/event-runs.js


function pullRequestRun(trigger) {
    const number = hole('pull request', 'subject');
    const base = hole('target branch', 'base');
    const hasHeadRef = trigger.event === 'pull_request' || trigger.event === 'pull_request_target';
    const isOnBase = trigger.event === 'pull_request_target';
    const head = filled('source branch', 'subject');
    const headCommit = filled('head commit', 'commit');
    return makeRun(trigger, { isForMany: true, target: 'pull-request' }, {
        ref: isOnBase ? textOf('refs/heads/', base) : textOf('refs/pull/', number, '/merge'),
        ref_name: isOnBase ? textOf(base) : textOf(number, '/merge'),
        ref_type: knownText('branch'),
        sha: isOnBase ? UNKNOWN : filled('merge commit', 'commit'),
        head_ref: hasHeadRef ? head : UNKNOWN,
        base_ref: hasHeadRef ? textOf(base) : UNKNOWN,
        'event.number': textOf(number),
        'event.pull_request': { kind: 'unknown', isTruthy: true },
        'event.pull_request.number': textOf(number),
        'event.pull_request.id': filled('pull request id', 'subject'),
        'event.pull_request.node_id': filled('pull request node id', 'subject'),
        'event.pull_request.html_url': filled('pull request URL', 'subject'),
        'event.pull_request.url': filled('pull request API URL', 'subject'),
        'event.pull_request.head.ref': head,
        'event.pull_request.head.label': filled('source', 'subject'),
        'event.pull_request.head.sha': headCommit,
        'event.pull_request.base.ref': textOf(base),
        'event.after': UNKNOWN,
    });
}
function issueRun(trigger) {
    const github = {
        ...onDefaultBranch(),
        'event.issue': { kind: 'unknown', isTruthy: true },
        'event.issue.number': filled('issue', 'subject'),
        'event.issue.id': filled('issue id', 'subject'),
        'event.issue.html_url': filled('issue URL', 'subject'),
    };
    if (trigger.event === 'issue_comment')
        github['event.comment.id'] = filled('comment', 'run');
    return makeRun(trigger, { isForMany: true, target: 'issue' }, github);
}
/** By the name of the event. */
const OTHER_RUNS = {
    schedule: (trigger) => makeRun(trigger, { isForMany: false, target: 'default-branch' }, onDefaultBranch()),
    repository_dispatch: (trigger) => makeRun(trigger, { isForMany: false, target: 'other' }, onDefaultBranch()),
    workflow_dispatch: (trigger) => makeRun(trigger, { isForMany: false, target: 'other' }, {
        ref: textOf('refs/', hole('chosen branch or tag', 'ref')),
        ref_name: textOf(hole('chosen branch or tag', 'ref')),
        'event.inputs': UNKNOWN,
    }),
    workflow_run: (trigger) => makeRun(trigger, { isForMany: trigger.branches === undefined || trigger.branches.length > 1, target: 'other' }, {
        ...onDefaultBranch(),
        'event.workflow_run': { kind: 'unknown', isTruthy: true },
        'event.workflow_run.id': filled('upstream run', 'run'),
        // Not unique: several upstream workflows, and a second attempt of one, end for the same commit.
        'event.workflow_run.head_sha': filled('upstream commit', 'subject'),
        'event.workflow_run.head_branch': filled('upstream branch', 'ref'),
    }),
    merge_group: (trigger) => makeRun(trigger, { isForMany: true, target: 'merge-queue' }, {
        ...refFacts('refs/heads/gh-readonly-queue/', hole('queue entry', 'subject'), 'branch'),
        ref_name: textOf('gh-readonly-queue/', hole('queue entry', 'subject')),
        sha: filled('commit', 'commit'),
        'event.merge_group': { kind: 'unknown', isTruthy: true },
        'event.merge_group.head_sha': filled('commit', 'commit'),
        'event.merge_group.head_ref': textOf('refs/heads/gh-readonly-queue/', hole('queue entry', 'subject')),
    }),
    release: (trigger) => makeRun(trigger, { isForMany: true, target: 'tag' }, {
        ...refFacts('refs/tags/', hole('tag', 'ref'), 'tag'),
        'event.release': { kind: 'unknown', isTruthy: true },
        'event.release.tag_name': filled('tag', 'ref'),
        'event.release.id': filled('release', 'ref'),
    }),
};

;// CONCATENATED MODULE: ./lib/workflow/push-runs.js


// What people call a branch that must not lose a run; a repository's own default is not written in its workflows.
const DEFAULT_BRANCH_NAME = /^(main|master|trunk|default|production|prod|stable|releases?([/-].*)?)$/i;
// Each pattern is a run of its own: more of them say nothing new.
const MOST_PATTERNS = 30;
/** A push to each branch or pattern that the trigger names, to the default branch, and of a tag, as its filters allow. */
function pushRuns(trigger) {
    const { branches, branchesIgnore, tags, tagsIgnore } = trigger;
    const isOpen = branches === undefined && branchesIgnore === undefined && tags === undefined && tagsIgnore === undefined;
    const commit = { sha: filled('commit', 'commit'), 'event.after': filled('commit', 'commit') };
    const runs = [];
    if (isOpen || branchesIgnore !== undefined) {
        const ignored = branchesIgnore?.some((pattern) => DEFAULT_BRANCH_NAME.test(pattern) || /^\*+$/.test(pattern));
        const github = { ...commit, ...onDefaultBranch() };
        const facts = { label: 'push to the default branch', isForMany: false, target: 'default-branch' };
        if (!ignored)
            runs.push(makeRun(trigger, facts, github));
    }
    const patterns = branches ?? (isOpen || branchesIgnore !== undefined ? ['**'] : []);
    for (const pattern of patterns.filter((text) => !text.startsWith('!')).slice(0, MOST_PATTERNS))
        runs.push(branchRun(trigger, pattern, commit));
    if (isOpen || tags !== undefined || tagsIgnore !== undefined) {
        const github = { ...commit, ...refFacts('refs/tags/', hole('tag', 'ref'), 'tag') };
        // Without a filter tags start the workflow too, but nothing says that it is about them.
        runs.push(makeRun(trigger, { label: 'push of a tag', isForMany: true, target: isOpen ? 'other' : 'tag' }, github));
    }
    return runs;
}
function branchRun(trigger, pattern, commit) {
    const wildcard = pattern.search(/[*?+[\]!]/);
    const prefix = wildcard < 0 ? pattern : pattern.slice(0, wildcard);
    const rest = wildcard < 0 ? pattern : hole('branch', 'ref');
    const label = pattern === '**' || pattern === '*' ? 'push to a branch' : `push to ${pattern}`;
    const target = DEFAULT_BRANCH_NAME.test(prefix) ? 'default-branch' : 'branch';
    const names = typeof rest === 'string' ? refFacts('refs/heads/', rest, 'branch') : prefixed(prefix, rest);
    return makeRun(trigger, { label, isForMany: wildcard >= 0, target }, { ...commit, ...names });
}
function prefixed(prefix, rest) {
    const name = prefix === '' ? [rest] : [prefix, rest];
    return {
        ref: textOf(`refs/heads/${prefix}`, rest),
        ref_name: textOf(...name),
        ref_type: knownText('branch'),
    };
}

;// CONCATENATED MODULE: ./lib/workflow/runs.js





const PULL_REQUEST_EVENTS = [
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
];
const ISSUE_EVENTS = ['issues', 'issue_comment'];
// GitHub has about forty events.
const MOST_TRIGGERS = 100;
/** Every way in which the triggers can start the workflow on its own; `workflow_call` is none. */
function listRuns(triggers) {
    return triggers
        .slice(0, MOST_TRIGGERS)
        .filter(({ event }) => event !== 'workflow_call')
        .flatMap((trigger) => runsOf(trigger));
}
function isPullRequest({ event }) {
    return PULL_REQUEST_EVENTS.includes(event);
}
function runsOf(trigger) {
    const { event } = trigger;
    if (event === 'push')
        return pushRuns(trigger);
    if (PULL_REQUEST_EVENTS.includes(event))
        return [pullRequestRun(trigger)];
    if (ISSUE_EVENTS.includes(event))
        return [issueRun(trigger)];
    const known = Object.hasOwn(OTHER_RUNS, event) ? OTHER_RUNS[event] : undefined;
    return [(known ?? unknownRun)(trigger)];
}
/** An event of which nothing is written here, and a reusable workflow that nobody in the repository calls. */
function unknownRun(trigger) {
    return makeRun(trigger, { isForMany: false, target: 'other' }, { head_ref: UNKNOWN, base_ref: UNKNOWN });
}
/** A call from a workflow that is not here: everything depends on it. */
function foreignCall(trigger) {
    return { ...unknownRun(trigger), label: 'a call from another repository', github: new Map() };
}

;// CONCATENATED MODULE: ./lib/workflow/rules/groups.js



/** What people call work that has to reach somebody. */
const DELIVERY = /(^|[^a-z])(deploy|release|publish)/i;
/** The claims of each `concurrency:` of the given workflows, in the order of the files. */
function claimsByBlock({ claims }) {
    return groupBy(claims, ({ block }) => block);
}
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group)
            group.push(item);
        else
            groups.set(key, [item]);
    }
    return groups;
}
/** `on push to main this group is "ci-"` */
function tellGroup({ run, group }) {
    const text = spell(group);
    return `on ${run.label} this group is ${text === '' ? 'empty' : `\`${text}\``}`;
}
/** Where a finding about the name of a group belongs. */
function groupSpan(block) {
    return block.group?.at ?? block.key;
}
/** The group is certain, and two runs of the same ref would meet in it. */
function isShared({ group, key }) {
    return key !== undefined && !varies(group, ['run', 'commit']);
}
/** The group is certain, and runs for different branches, tags, pull requests or issues meet in it. */
function isSharedByAll(claim) {
    return isShared(claim) && !varies(claim.group, ['ref', 'subject']);
}
function reads({ group }, ...paths) {
    const template = group?.template;
    return template !== undefined && paths.some((path) => readsPath(template, path));
}
/** What depends on the run for both of them may exclude each other, unless it is the same condition or only filters for paths. */
function canMeet(claim, other) {
    if (isAlwaysMade(claim) || isAlwaysMade(other))
        return true;
    return claim.conditions.join() === other.conditions.join();
}
/** Made by every such event: no filter for paths and no condition of a job is in the way. */
function isAlwaysMade({ conditions, run }) {
    return conditions.length === 0 && !run.hasPaths;
}
/** Whether one and the same event can start both. */
function startTogether(a, b) {
    if (a.event !== b.event)
        return false;
    return a.types === undefined || b.types === undefined || a.types.some((type) => b.types?.includes(type));
}
/** An expression that differs between any two runs that must not meet, for the events of the workflow. */
function keyExpression({ triggers }) {
    const events = triggers.map(({ event }) => event);
    const isPlain = events.every((event) => ['pull_request', 'merge_group', 'workflow_dispatch', 'release', 'workflow_call'].includes(event));
    const parts = [
        events.some((event) => isPullRequest({ event })) && 'github.event.pull_request.number',
        events.some((event) => event.startsWith('issue')) && 'github.event.issue.number',
        events.includes('push') || isPlain ? 'github.ref' : 'github.run_id',
    ];
    return parts.filter(Boolean).join(' || ');
}

;// CONCATENATED MODULE: ./lib/workflow/rules/rule.js
const DOCUMENTATION = 'https://docs.github.com/en/actions/reference/workflows-and-actions';
const CONCURRENCY_GUIDE = 'https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency';

;// CONCATENATED MODULE: ./lib/workflow/rules/cg001-no-group.js




const noGroup = {
    id: 'CG001',
    name: 'no-group',
    severity: 'warning',
    what: 'A workflow for pull requests or pushes uses self-hosted runners and has no concurrency group.',
    why: 'Each new commit starts another run while the older ones go on: superseded work keeps your own machines busy.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Give the workflow a group that cancels superseded runs of pull requests.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
    find: findMissing,
};
function* findMissing({ visits }) {
    const told = new Set();
    for (const { run, root, workflow, job, runner, held } of visits) {
        if (told.has(root) || runner !== 'self-hosted' || !isSuperseded(run))
            continue;
        if (held.length > 0 || hasGroup(root) || hasGroup(workflow))
            continue;
        told.add(root);
        const at = workflow === root ? (job.runsOn?.at ?? job.key) : (root.triggers[0]?.at ?? job.key);
        yield {
            workflow: root,
            at,
            block: undefined,
            severity: 'warning',
            message: `job ${job.id} runs on a self-hosted runner on ${run.label}, and nothing ends the runs that a newer commit supersedes`,
            fix: isMixed(root, visits) || !root.jobsKey
                ? undefined
                : insertBefore(root, root.jobsKey, groupLines(root)),
        };
    }
}
/** A newer commit makes an older run worthless; runs for tags, releases or a schedule have no successor. */
function isSuperseded(run) {
    return isPullRequest(run) || (run.event === 'push' && run.target !== 'tag');
}
/** One group for hosted and self-hosted jobs is a trap of its own: a person has to tell them apart. */
function isMixed(root, visits) {
    return visits.some((visit) => visit.root === root && visit.runner === 'hosted');
}
function hasGroup({ concurrency, jobs }) {
    return concurrency !== undefined || jobs.some((job) => job.concurrency !== undefined);
}
function groupLines(workflow) {
    const events = workflow.triggers.map(({ event }) => event).filter((event) => isPullRequest({ event }));
    const [first] = events;
    const cancel = events.length > 1 ? "startsWith(github.event_name, 'pull_request')" : `github.event_name == '${first}'`;
    return [
        'concurrency:',
        `  group: \${{ github.workflow }}-\${{ ${keyExpression(workflow)} }}`,
        ...(first ? [`  cancel-in-progress: \${{ ${cancel} }}`] : []),
        '',
    ];
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg007-base-ref.js



const baseRef = {
    id: 'CG007',
    name: 'base-ref',
    severity: 'error',
    what: 'A group is keyed on github.ref for an event where that is the base or default branch.',
    why: 'On pull_request_target, issue_comment, workflow_run and schedule every run has the ref of that branch: runs for different pull requests compete for one place.',
    link: `${DOCUMENTATION}/events-that-trigger-workflows`,
    remedy: 'Key the group on the number of the pull request or issue, or on the run.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.event.issue.number || github.run_id }}`,
    find: findBaseRef,
};
/** Events of many subjects whose `github.ref` is one branch. */
function isBaseRefRun({ event, isForMany }) {
    return isForMany && ['pull_request_target', 'issues', 'issue_comment', 'workflow_run'].includes(event);
}
function* findBaseRef(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        if (!reads(block, 'github.ref', 'github.ref_name', 'github.base_ref') || block.group === undefined)
            continue;
        const found = claims.find((claim) => isSharedByAll(claim) && (isBaseRefRun(claim.run) || isKilledByPush(claim, claims)));
        if (found === undefined || found.queue === 'max')
            continue;
        const fixed = block.group.raw.replace(REF_KEY, `\${{ ${keyExpression(block.workflow)} }}`);
        const isCertain = found.cancels === true && found.run.event !== 'workflow_run' && found.run.event !== 'schedule';
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: isCertain ? 'error' : 'warning',
            message: `${tellGroup(found)}: ${found.run.event === 'schedule'
                ? 'a push to that branch cancels the scheduled run'
                : `the same for all of them, ${found.cancels === true ? 'so each cancels the others' : 'so of several that wait all but one are dropped'}`}`,
            fix: fixed === block.group.raw ? undefined : rewriteText(block.workflow, block.group, fixed),
        };
    }
}
const REF_KEY = /\$\{\{\s*(?:github\.[\w.]+\s*\|\|\s*)*github\.(?:ref|ref_name|base_ref)\s*\}\}/;
/** A scheduled run and a push to the default branch have one ref. */
function isKilledByPush({ run, key }, claims) {
    if (run.event !== 'schedule')
        return false;
    return claims.some((other) => other.run.event === 'push' &&
        other.run.target === 'default-branch' &&
        other.cancels === true &&
        anyDefault(other.key) === anyDefault(key));
}
function anyDefault(key) {
    return key?.replace(/refs\/heads\/(main|master)\b/, 'refs/heads/<default branch>');
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg002-ref-less-group.js




const refLessGroup = {
    id: 'CG002',
    name: 'ref-less-group',
    severity: 'error',
    what: 'A group with cancel-in-progress does not name the branch or pull request.',
    why: 'All branches and pull requests share one group: whoever pushes cancels the runs of everybody else.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Add the number of the pull request, or the ref, to the group.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
    find: findRefLess,
};
function* findRefLess(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        const cancelling = claims.filter((claim) => claim.cancels === true && isSharedByAll(claim) && !isOfOtherRule(claim));
        const found = cancelling.find((claim) => meetsOthers(claim, cancelling));
        if (found === undefined || block.group === undefined)
            continue;
        const fixed = `${block.group.raw}-\${{ ${keyExpression(found.root)} }}`;
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: 'error',
            message: `${tellGroup(found)}: every run cancels the one before, whichever branch or pull request that is for`,
            fix: found.root === block.workflow ? rewriteText(block.workflow, block.group, fixed) : undefined,
        };
    }
}
/** Different refs share the group: of one event, or of two kinds of pushes. Manual runs are their starter's business. */
function meetsOthers({ run, root, key }, others) {
    if (run.types?.every((type) => type === 'closed'))
        return false;
    if (run.target === 'pull-request' || run.target === 'issue')
        return true;
    if (run.event !== 'push')
        return false;
    // Tags alone, and one literal branch, have a rule of their own: there it is not somebody else's work that dies.
    if (run.isForMany)
        return run.target === 'branch' || run.target === 'default-branch';
    return others.some((other) => other.root === root &&
        other.run.event === 'push' &&
        other.run.label !== run.label &&
        other.run.target !== 'tag' &&
        other.key === key);
}
/** A group that names a ref which turns out to be empty or the same for all is explained better elsewhere. */
function isOfOtherRule({ run, block }) {
    if (run.target !== 'pull-request' && reads(block, 'github.head_ref'))
        return true;
    return isBaseRefRun(run) && reads(block, 'github.ref', 'github.ref_name', 'github.base_ref');
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg003-cross-workflow.js




const crossWorkflow = {
    id: 'CG003',
    name: 'cross-workflow',
    severity: 'error',
    what: 'Two workflow files that one event starts use the same group.',
    why: 'Names of groups are shared by all workflows of a repository: the files cancel each other, or drop the waiting run of the other.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Begin the group with `${{ github.workflow }}` or with a word of its own in each file.',
    snippet: `concurrency:
  group: nightly-\${{ github.workflow }}-\${{ github.ref }}`,
    find: findShared,
};
function* findShared({ claims }) {
    for (const [claim, other] of pairAcrossFiles(claims)) {
        if (spell(claim.group) !== spell(other.group))
            continue;
        const { block } = claim;
        const isCancelled = claim.cancels === true || other.cancels === true;
        // What starts both may touch only the paths of one.
        const isCertain = isCancelled && isAlwaysMade(claim) && isAlwaysMade(other);
        const fixed = `\${{ github.workflow }}-${block.group?.raw}`;
        const hasOwnName = claim.root.name !== other.root.name && claim.root === block.workflow && !isReusable(claim);
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: isCertain ? 'error' : 'warning',
            message: `${tellGroup(claim)}, and so it is in ${other.block.workflow.basename}: ${isCancelled ? 'the two workflows cancel each other' : 'each drops the waiting run of the other'}`,
            fix: isCertain && hasOwnName && block.group ? rewriteText(block.workflow, block.group, fixed) : undefined,
        };
    }
}
// Nobody starts two workflows by hand, or at the same minute, without wanting it.
const AUTOMATIC = /^(push|pull_request\w*|merge_group|release|issues|issue_comment)$/;
/** For each `concurrency:` a claim of another file for the same group (case ignored) that the same event makes. */
function* pairAcrossFiles(claims) {
    const told = new Set();
    const comparable = claims.filter((claim) => isShared(claim) && AUTOMATIC.test(claim.run.event));
    for (const group of groupBy(comparable, ({ run, key }) => `${run.event} ${key}`).values()) {
        // no mutant: only for speed
        if (new Set(group.map(({ root }) => root)).size < 2)
            continue;
        for (const claim of group) {
            // no mutant: only for speed
            if (told.has(claim.block))
                continue;
            const other = group.find((candidate) => meets(claim, candidate));
            if (other === undefined)
                continue;
            told.add(claim.block);
            yield [claim, other];
        }
    }
}
function meets(a, b) {
    if (a.block.workflow === b.block.workflow || a.root === b.root)
        return false;
    if (!startTogether(a.run, b.run) || !canMeet(a, b))
        return false;
    if (a.cancels === true || b.cancels === true)
        return true;
    // A fixed name without any cancelling is how workflows are kept apart on purpose.
    const isFixedName = a.group.kind === 'known' && b.group.kind === 'known' && !/refs\//.test(a.key ?? '');
    return !isFixedName && a.cancels === false && b.cancels === false && a.queue !== 'max' && b.queue !== 'max';
}
function isReusable({ root }) {
    return root.triggers.some(({ event }) => event === 'workflow_call');
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg004-matrix-siblings.js



const matrixSiblings = {
    id: 'CG004',
    name: 'matrix-siblings',
    severity: 'error',
    what: 'Two or more legs of one matrix have the same group.',
    why: 'One leg runs, one waits, and every further leg replaces the waiting one; with cancel-in-progress each leg kills the one before.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Add `${{ strategy.job-index }}` to the group of the job.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}-test-\${{ strategy.job-index }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
    find: findSiblings,
};
function* findSiblings(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        const found = [...groupBy(claims, siblingsKey).values()].map(harmOf).find((harm) => harm !== undefined);
        if (found === undefined || block.group === undefined)
            continue;
        const { claim, count } = found;
        const isOwnMatrix = block.job?.matrix !== undefined;
        const fixed = `${block.group.raw}-\${{ strategy.job-index }}`;
        const harm = claim.cancels === true
            ? 'they cancel each other'
            : count > 2
                ? 'all but two are dropped'
                : 'they run one after the other, and the next run drops the waiting one';
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: claim.cancels === true || count > 2 ? 'error' : 'warning',
            message: `${tellGroup(claim)} in ${count} legs of the matrix${isOwnMatrix ? '' : ' that calls this workflow'}: ${harm}`,
            fix: isOwnMatrix ? rewriteText(block.workflow, block.group, fixed) : undefined,
        };
    }
}
/** The legs of one run, by whatever calls they were reached, with one and the same group. */
function siblingsKey({ run, root, route, key }) {
    return JSON.stringify([root.basename, run.label, run.event, route.replaceAll(/\[\d+\]/g, ''), key ?? route]);
}
function harmOf(siblings) {
    const [claim] = siblings;
    if (claim === undefined || siblings.length < 2 || claim.key === undefined)
        return undefined;
    if (claim.isSerial || claim.cancels === undefined)
        return undefined;
    return claim.queue === 'max' && claim.cancels === false ? undefined : { claim, count: siblings.length };
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg005-cancels-main.js





const cancelsMain = {
    id: 'CG005',
    name: 'cancels-main',
    severity: 'error',
    what: 'cancel-in-progress holds for pushes to the main branch, for releases, the merge queue, schedules or deployments.',
    why: 'A cancelled run there is a commit that nobody has tested, a release that is half published or a pull request that falls out of the queue; it shows grey, not red.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Cancel on pull requests only.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
    find: findCancelled,
};
function* findCancelled(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        const found = claims
            .map((claim) => ({ claim, harm: cg005_cancels_main_harmOf(claim, survey, claims) }))
            .filter((entry) => entry.harm !== undefined)
            .toSorted((a, b) => RANK[a.harm.severity] - RANK[b.harm.severity])[0];
        if (found === undefined)
            continue;
        const { claim, harm } = found;
        const isLiteral = block.cancel !== undefined && !block.cancel.raw.includes('${{');
        yield {
            workflow: block.workflow,
            at: block.cancel?.at ?? groupSpan(block),
            block,
            severity: harm.severity,
            message: `${tellGroup(claim)}, and cancel-in-progress is true: ${harm.what}`,
            fix: block.cancel && isLiteral
                ? rewriteText(block.workflow, block.cancel, limit(block.workflow, claims))
                : undefined,
        };
    }
}
const RANK = { error: 0, warning: 1 };
function cg005_cancels_main_harmOf(claim, survey, claims) {
    const { run, cancels, group } = claim;
    if (cancels !== true || !isShared(claim) || isPullRequest(run))
        return undefined;
    // Each tag and each entry of the queue has a ref of its own: nothing meets in a group that names it.
    const isForAllRefs = !varies(group, ['ref', 'subject']);
    if (run.target === 'merge-queue')
        return isForAllRefs
            ? { severity: 'error', what: 'a cancelled check drops its pull request from the merge queue' }
            : undefined;
    if (run.target === 'tag' && isForAllRefs)
        return delivers(claim, survey)
            ? { severity: 'error', what: 'the release of one tag kills that of another' }
            : { severity: 'warning', what: 'the run for one tag kills that for another' };
    if (run.target === 'tag')
        return undefined;
    if (run.event === 'push' && run.target === 'default-branch')
        return { severity: 'warning', what: 'a newer push kills the run of the commit before' };
    if (run.event === 'schedule')
        return meetsAnother(claim, claims)
            ? { severity: 'warning', what: 'another event kills the scheduled run' }
            : undefined;
    const environment = survey.covered.get(claim)?.find(({ job }) => job.environment !== undefined)?.job
        .environment?.raw;
    return environment === undefined
        ? undefined
        : { severity: 'warning', what: `a deployment to ${environment} is killed half way` };
}
/** Each tag has something of its own to bring out; else the newest run may be all that is wanted. */
function delivers(claim, { covered }) {
    const jobs = covered.get(claim)?.map(({ job }) => job) ?? [];
    return [
        claim.root.name,
        claim.block.group?.raw,
        ...jobs.flatMap(({ id, environment, steps }) => [id, environment?.raw, ...steps]),
    ].some((text) => DELIVERY.test(text ?? ''));
}
function meetsAnother(claim, claims) {
    const key = claim.key;
    return claims.some((other) => other.run.event !== claim.run.event && other.key === key);
}
/** What to write instead of `true`. */
function limit({ triggers }, claims) {
    // A called workflow has the event of its callers.
    const events = new Set(claims.filter(({ run }) => isPullRequest(run)).map(({ run }) => run.event));
    const [first, ...others] = events;
    if (others.length > 0)
        return "${{ startsWith(github.event_name, 'pull_request') }}";
    if (first !== undefined)
        return `\${{ github.event_name == '${first}' }}`;
    const isForAnyBranch = triggers.some(({ event, branches, tags }) => event === 'push' && !branches && !tags);
    return isForAnyBranch
        ? "${{ github.ref != format('refs/heads/{0}', github.event.repository.default_branch) }}"
        : 'false';
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg006-head-ref-alone.js




const headRefAlone = {
    id: 'CG006',
    name: 'head-ref-alone',
    severity: 'error',
    what: 'A group relies on github.head_ref in a workflow that is not for pull requests only.',
    why: 'github.head_ref is empty on every other event: all those runs share one group, or the group is empty and the run is refused.',
    link: `${DOCUMENTATION}/contexts#github-context`,
    remedy: 'Use the number of the pull request, and the ref where there is none.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}`,
    find: findHeadRef,
};
function* findHeadRef(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        if (!reads(block, 'github.head_ref') || block.group === undefined)
            continue;
        const affected = claims.filter((claim) => !isPullRequest(claim.run) && isSharedByAll(claim));
        const harms = affected.map((claim) => ({ claim, severity: severityOf(claim, affected) }));
        const found = harms.find(({ severity }) => severity === 'error') ?? harms.find(({ severity }) => severity);
        if (found?.severity === undefined)
            continue;
        const isEmpty = found.claim.key === '';
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: found.severity,
            message: `github.head_ref is empty here: ${tellGroup(found.claim)}${isEmpty ? ', which GitHub refuses' : ', for every branch'}`,
            fix: rewriteText(block.workflow, block.group, withKey(block.group.raw, keyExpression(block.workflow))),
        };
    }
}
function severityOf({ run, key, cancels }, others) {
    if (key === '')
        return 'error';
    const isMixed = others.some((other) => other.run.label !== run.label && other.key === key);
    if (!run.isForMany && !isMixed)
        return undefined;
    return cancels === true ? 'error' : 'warning';
}
/** `${{ github.head_ref }}` alone is replaced; in a longer expression only a person can tell what is meant. */
function withKey(raw, key) {
    return raw.replace(/\$\{\{\s*github\.head_ref\s*\}\}/, `\${{ ${key} }}`);
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg008-reusable-self-deadlock.js


const reusableSelfDeadlock = {
    id: 'CG008',
    name: 'reusable-self-deadlock',
    severity: 'error',
    what: 'A reusable workflow wants the group that its caller holds.',
    why: 'In a called workflow github.workflow is the name of the caller. The call waits for a group that its own run keeps: GitHub cancels it ("a deadlock for concurrency group … was detected").',
    link: 'https://github.com/rhysd/actionlint/issues/538',
    remedy: 'Let the caller own the group, or begin the group of the called workflow with a word of its own.',
    snippet: `on:
  workflow_call:
    inputs:
      lane:
        type: string
        required: true
concurrency:
  group: reusable-test-\${{ inputs.lane }}-\${{ github.ref }}`,
    find: findDeadlocks,
};
function* findDeadlocks(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        const draft = deadlock(claims) ?? borrowedName(claims);
        if (draft)
            yield { workflow: block.workflow, at: groupSpan(block), block, ...draft };
    }
}
function deadlock(claims) {
    for (const claim of claims) {
        const holder = claim.held.find(({ key, block }) => key !== undefined && block.workflow !== claim.block.workflow && key === claim.key);
        if (holder === undefined)
            continue;
        const { basename } = holder.block.workflow;
        const caller = holder.block.job ? `job ${holder.block.job.id} of ${basename}` : basename;
        return {
            severity: 'error',
            message: `${tellGroup(claim)}, which ${caller} holds while it waits for this workflow: a deadlock`,
        };
    }
    return undefined;
}
const CALLER_NAME = hole('calling workflow', 'repository').name;
/** Nobody here calls it. Whoever does, and names its group in the usual way, holds the group that this one wants. */
function borrowedName(claims) {
    const claim = claims.find(({ run, block }) => run.event === 'workflow_call' && reads(block, 'github.workflow'));
    const group = claim?.block.group;
    if (group?.template === undefined)
        return undefined;
    const own = group.template.parts.filter((part) => typeof part === 'string').join('');
    if (/[a-z\d]/i.test(own) || /\binputs\b|\bmatrix\b|\bneeds\b/.test(group.raw))
        return undefined;
    return {
        severity: 'warning',
        message: `github.workflow is the <${CALLER_NAME}> here: a caller that names its group in the same way waits for itself`,
    };
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg009-double-level.js


const doubleLevel = {
    id: 'CG009',
    name: 'double-level',
    severity: 'error',
    what: 'A job has the same group as its workflow.',
    why: 'The run holds the group until its last job has ended, and that job waits for the group: it never starts.',
    link: 'https://github.com/github/vscode-github-actions/issues/135',
    remedy: 'Drop one of the two.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
jobs:
  test: {} # no concurrency here`,
    find: findDoubles,
};
function* findDoubles(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        // The block of a workflow itself is held by none of its own claims.
        const outer = block.workflow.concurrency;
        const found = claims.find(({ key, held }) => held.some((claim) => key !== undefined && claim.block === outer && claim.key === key));
        if (found === undefined)
            continue;
        yield {
            workflow: block.workflow,
            at: block.key,
            block,
            severity: 'error',
            message: `${tellGroup(found)} for the workflow and for job ${block.job?.id}, which never starts`,
            fix: block.isAliased ? undefined : removeEntry(block.workflow, block.key, endOf(block)),
        };
    }
}
function endOf({ group, cancel, queue, key }) {
    return [group, cancel, queue].reduce((last, text) => (text && text.at.end > last.end ? text.at : last), key);
}

;// CONCATENATED MODULE: ./lib/workflow/rules/blocks.js
/** Every `concurrency:` that is written, also one of a job that never runs. */
function listBlocks(workflows) {
    return workflows.flatMap(({ concurrency, jobs }) => [concurrency, ...jobs.map((job) => job.concurrency)].filter((block) => block !== undefined));
}
/** The texts of a `concurrency:` that may hold expressions. */
function textsOf({ group, cancel, queue }) {
    return [group, cancel, queue].filter((text) => text !== undefined);
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg010-queue.js



const queue = {
    id: 'CG010',
    name: 'queue',
    severity: 'error',
    what: 'queue is neither single nor max, or is max together with cancel-in-progress.',
    why: 'GitHub refuses the workflow, or the run in which the expression turns out to be true.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Write `queue: max` without cancel-in-progress, or leave queue out.',
    snippet: `concurrency:
  group: deploy-production
  queue: max`,
    find: findWrongQueues,
};
function* findWrongQueues(survey) {
    const claims = claimsByBlock(survey);
    for (const block of listBlocks(survey.workflows)) {
        const { workflow, queue: text, cancel } = block;
        if (text === undefined)
            continue;
        const { at } = text;
        if (!['single', 'max'].includes(text.raw) && !text.raw.includes('${{'))
            yield {
                workflow,
                at,
                block,
                severity: 'error',
                message: `queue is ${JSON.stringify(text.raw)}; it can be single or max`,
            };
        const cancelled = claims.get(block)?.find((claim) => claim.queue === 'max' && claim.cancels === true);
        if (cancelled)
            yield {
                workflow,
                at: cancel?.at ?? at,
                block,
                severity: 'error',
                message: `queue is max, and on ${cancelled.run.label} cancel-in-progress is true`,
            };
    }
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg011-bad-context.js



const badContext = {
    id: 'CG011',
    name: 'bad-context',
    severity: 'error',
    what: 'concurrency reads a context that is not available there, such as runner, env or secrets.',
    why: 'GitHub refuses the workflow. A group is chosen before a runner is: it cannot be a lock on a machine.',
    link: `${DOCUMENTATION}/contexts#context-availability`,
    remedy: 'Use github, inputs or vars (in a job also needs, strategy and matrix); to keep jobs apart on a machine use the lock of locked-uv-setup.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}`,
    find: findBadContexts,
};
const OF_WORKFLOW = ['github', 'inputs', 'vars'];
const OF_JOB = [...OF_WORKFLOW, 'needs', 'strategy', 'matrix'];
function* findBadContexts({ workflows }) {
    for (const block of listBlocks(workflows)) {
        const allowed = block.job ? OF_JOB : OF_WORKFLOW;
        for (const text of textsOf(block)) {
            const bad = text.template && contextsOf(text.template).find((name) => !allowed.includes(name));
            if (bad === undefined)
                continue;
            const where = block.job ? `the concurrency of job ${block.job.id}` : 'the concurrency of a workflow';
            yield {
                workflow: block.workflow,
                at: placeOf(block.workflow.source.text, text, bad),
                block,
                severity: 'error',
                message: `${bad} is not available in ${where}; there are ${allowed.join(', ')}`,
            };
        }
    }
}
/** Where the name of the context stands in the file, within the first expression that has it. */
function placeOf(file, { at }, name) {
    const written = file.slice(at.start, at.end);
    const found = new RegExp(`\\$\\{\\{[^}]*?\\b(${name})\\b`, 'i').exec(written);
    if (found === null)
        return at;
    const start = at.start + found.index + found[0].length - name.length;
    return { start, end: start + name.length };
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg012-drops-pending.js





const dropsPending = {
    id: 'CG012',
    name: 'drops-pending',
    severity: 'warning',
    what: 'Deployments or releases share a group that keeps only one of those that wait.',
    why: 'Also without cancel-in-progress a group holds one running and one waiting entry: the third and every later one silently replaces the one that waits.',
    link: 'https://github.com/actions/runner/issues/3722',
    remedy: 'Add `queue: max`, so that all of them wait; write `queue: single` where only the newest matters.',
    snippet: `concurrency:
  group: deploy-production
  queue: max`,
    find: findDropping,
};
function* findDropping(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        const found = claims.find((claim) => drops(claim) && isDelivery(claim));
        if (found === undefined)
            continue;
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: 'warning',
            message: `${tellGroup(found)}: while one runs and one waits, the next drops the waiting one`,
            fix: withQueue(block),
        };
    }
}
/** Several starts meet in the group, and each of them stands for something of its own that has to be delivered. */
function drops(claim) {
    const { run, cancels, queue } = claim;
    if (cancels !== false || queue !== 'default')
        return false;
    if (run.target === 'tag' || (run.event === 'workflow_dispatch' && run.hasInputs))
        return isSharedByAll(claim);
    return run.event === 'push' && run.target === 'default-branch' && isShared(claim);
}
// A site is replaced as a whole: only the newest version of it matters, and GitHub's own template says so.
const PAGES = /(^|[^a-z])pages([^a-z]|$)/i;
function isDelivery({ run, block, group }) {
    // A branch called release/1.x says nothing of what is done for it.
    const branch = spell(readGithub(run, ['ref_name'])) ?? '';
    const name = (spell(group) ?? '').replaceAll(branch, '');
    const jobs = block.job ? [block.job] : block.workflow.jobs;
    if (PAGES.test(name) || jobs.some(({ environment }) => PAGES.test(environment?.raw ?? '')))
        return false;
    if (DELIVERY.test(name))
        return true;
    return block.job?.environment !== undefined;
}
function withQueue(block) {
    const { workflow, group, form, isAliased } = block;
    if (group === undefined || isAliased)
        return undefined;
    if (form === 'mapping')
        return addSibling(workflow, block.cancel ?? group, 'queue: max');
    if (group.isInFlow)
        return undefined;
    const { text } = workflow.source;
    const lineBreak = lineBreakOf(text);
    const indent = `${indentAt(text, block.key.start)}  `;
    const written = text.slice(group.at.start, group.at.end);
    return [
        {
            start: block.key.end,
            end: group.at.end,
            text: `:${lineBreak}${indent}group: ${written}${lineBreak}${indent}queue: max`,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg013-offline-wedge.js


const offlineWedge = {
    id: 'CG013',
    name: 'offline-wedge',
    severity: 'warning',
    what: 'One group of a pull request workflow covers self-hosted and hosted jobs, with cancel-in-progress.',
    why: 'A job that waits for an offline runner cannot be cancelled. It holds the group, and the next run waits with all its jobs, also those that need no runner of yours.',
    link: 'https://github.com/ROCm/rocm-cli/pull/138',
    remedy: 'Move the self-hosted jobs to a workflow file of their own.',
    snippet: `name: gpu
on: pull_request
concurrency:
  group: gpu-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  gpu:
    runs-on: [self-hosted, gpu]
    timeout-minutes: 60`,
    find: findMixed,
};
function* findMixed(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        for (const claim of claims.filter(({ run, cancels }) => isPullRequest(run) && cancels === true)) {
            const covered = survey.covered.get(claim) ?? [];
            const own = covered.find(({ runner }) => runner === 'self-hosted');
            const hosted = covered.find(({ runner }) => runner === 'hosted');
            if (own === undefined || hosted === undefined)
                continue;
            yield {
                workflow: block.workflow,
                at: block.key,
                block,
                severity: 'warning',
                message: `on ${claim.run.label} the group covers ${own.job.id} on self-hosted and ${hosted.job.id} on hosted runners: an offline runner blocks both`,
            };
            break;
        }
    }
}

;// CONCATENATED MODULE: ./lib/workflow/functions.js


/** Functions that can be answered although the text has holes. */
const PARTLY_KNOWN = {
    format: ([pattern, ...values]) => {
        const text = textIn(pattern);
        // Doubled braces stand for one: rare, and then nothing is said.
        if (text === undefined || /\{\{|\}\}/.test(text))
            return UNKNOWN;
        return concatenate(text.split(/(\{\d+\})/).map((part) => {
            const number = /^\{(\d+)\}$/.exec(part)?.[1];
            return number === undefined ? knownText(part) : (values[Number(number)] ?? UNKNOWN);
        }));
    },
    startswith: ([text, wanted]) => compareEdge(text, wanted, (a, b) => a.startsWith(b), 'head'),
    endswith: ([text, wanted]) => compareEdge(text, wanted, (a, b) => a.endsWith(b), 'tail'),
    contains: ([where, wanted]) => {
        if (where?.kind === 'text') {
            const text = textIn(wanted)?.toLowerCase();
            const isThere = where.parts.some((part) => typeof part === 'string' && text && part.toLowerCase().includes(text));
            return isThere ? knownBoolean(true) : UNKNOWN;
        }
        if (where?.kind !== 'known' || where.data.kind !== expressions_dist/* data.Kind */.p.b8.Array || wanted === undefined)
            return UNKNOWN;
        const isOut = where.data.values().every((item) => areEqual(known(item), wanted) === false);
        return isOut ? knownBoolean(false) : UNKNOWN;
    },
};
/** The part of the text at that edge decides where it is as long as what is wanted, or differs before. */
function compareEdge(text, wanted, matches, edge) {
    const part = textIn(wanted)?.toLowerCase();
    if (text?.kind !== 'text' || part === undefined)
        return UNKNOWN;
    const there = edgesOf(text)[edge].toLowerCase();
    if (matches(there, part))
        return knownBoolean(true);
    return matches(part, there) ? UNKNOWN : knownBoolean(false);
}
function textIn(value) {
    return value?.kind === 'known' && value.data.primitive ? value.data.coerceString() : undefined;
}

;// CONCATENATED MODULE: ./lib/workflow/evaluate.js






/**
 * What a template evaluates to, as far as that is certain before the run. A template that is one expression keeps its
 * type, everything else is text.
 */
function evaluate(template, scenery) {
    const [first] = template.parts;
    if (template.parts.length === 1 && first !== undefined && typeof first !== 'string')
        return evaluateNode(first, scenery);
    return concatenate(template.parts.map((part) => (typeof part === 'string' ? knownText(part) : evaluateNode(part, scenery))));
}
function evaluateNode(node, scenery) {
    if (node instanceof ast/* Literal */.uS)
        return known(node.literal);
    if (node instanceof ast/* Grouping */.aU)
        return evaluateNode(node.group, scenery);
    if (node instanceof ast/* Unary */._c)
        return negate(truthOf(evaluateNode(node.expr, scenery)));
    if (node instanceof ast/* Logical */.oD)
        return evaluateLogical(node, scenery);
    if (node instanceof ast/* Binary */.yI)
        return compare(node.operator.lexeme, evaluateNode(node.left, scenery), evaluateNode(node.right, scenery));
    if (node instanceof ast/* FunctionCall */.R6)
        return evaluateCall(node, scenery);
    const path = pathOf(node);
    if (path)
        return scenery.read(path);
    return node instanceof ast/* IndexAccess */.p_ ? evaluateIndex(node, scenery) : UNKNOWN;
}
function negate(truth) {
    return truth === undefined ? UNKNOWN : knownBoolean(!truth);
}
/** `a || b` is the first that is true, `a && b` the first that is false; else the last one. */
function evaluateLogical({ operator, args }, scenery) {
    const decisive = operator.lexeme === '||';
    let isCertain = true;
    let value = UNKNOWN;
    for (const arg of args) {
        value = evaluateNode(arg, scenery);
        const truth = truthOf(value);
        if (truth === decisive)
            return isCertain ? value : { kind: 'unknown', isTruthy: decisive };
        // Where it may be the answer, what follows is only one of two possible answers.
        if (truth === undefined)
            isCertain = false;
    }
    return isCertain || args.length === 1 ? value : UNKNOWN;
}
function compare(operator, left, right) {
    if (operator === '==')
        return booleanOr(areEqual(left, right));
    if (operator === '!=')
        return negate(areEqual(left, right));
    if (left.kind !== 'known' || right.kind !== 'known')
        return UNKNOWN;
    if (operator === '<')
        return knownBoolean((0,result/* lessThan */.Xe)(left.data, right.data));
    if (operator === '>')
        return knownBoolean((0,result/* greaterThan */.MM)(left.data, right.data));
    const isEqual = areEqual(left, right) === true;
    return knownBoolean(isEqual || (operator === '<=' ? result/* lessThan */.Xe : result/* greaterThan */.MM)(left.data, right.data));
}
function booleanOr(truth) {
    return truth === undefined ? UNKNOWN : knownBoolean(truth);
}
function evaluateIndex(node, scenery) {
    const index = evaluateNode(node.index, scenery);
    if (index.kind !== 'known')
        return UNKNOWN;
    const key = index.data.coerceString();
    const path = pathOf(node.expr);
    if (path)
        return scenery.read([...path, key.toLowerCase()]);
    const base = evaluateNode(node.expr, scenery);
    return base.kind === 'known' ? known(child(base.data, key)) : UNKNOWN;
}
/** The item of an array or the value of a dictionary; null where there is none. */
function child(parent, key) {
    if (parent.kind === expressions_dist/* data.Kind */.p.b8.Dictionary)
        return (parent.pairs().find((pair) => pair.key.toLowerCase() === key.toLowerCase())?.value ?? new expressions_dist/* data.Null */.p.Uv());
    if (parent.kind === expressions_dist/* data.Kind */.p.b8.Array && /^\d+$/.test(key))
        return parent.values()[Number(key)] ?? new expressions_dist/* data.Null */.p.Uv();
    return new expressions_dist/* data.Null */.p.Uv();
}
function evaluateCall({ functionName, args }, scenery) {
    const name = functionName.lexeme.toLowerCase();
    const state = ownValue(scenery.state, name);
    if (state !== undefined)
        return knownBoolean(state);
    const values = args.map((arg) => bounded(evaluateNode(arg, scenery)));
    if (name === 'case')
        return evaluateCase(values);
    const definition = ownValue(expressions_dist/* wellKnownFunctions */.j7, name);
    const inputs = values.flatMap((value) => (value.kind === 'known' ? [value.data] : []));
    if (definition && inputs.length === values.length) {
        try {
            return bounded(known(definition.call(...inputs)));
        }
        catch {
            return UNKNOWN;
        }
    }
    return ownValue(PARTLY_KNOWN, name)?.(values) ?? UNKNOWN;
}
/** Names come from the file: `constructor` must not find what every object has. */
function ownValue(table, name) {
    return table && Object.hasOwn(table, name) ? table[name] : undefined;
}
/** `case(condition, value, condition, value, …, otherwise)` */
function evaluateCase(values) {
    for (let at = 0; at + 1 < values.length; at += 2) {
        const truth = truthOf(values[at] ?? UNKNOWN);
        if (truth === undefined)
            return UNKNOWN;
        if (truth)
            return values[at + 1] ?? UNKNOWN;
    }
    return values.at(-1) ?? UNKNOWN;
}
/** Reads a path below a known value; null below anything that has no children, as GitHub does. */
function descend(value, path) {
    if (value === undefined)
        return NULL;
    if (value.kind === 'known')
        return known(path.reduce(child, value.data));
    return path.length === 0 ? value : UNKNOWN;
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg014-always-blocks-cancel.js




const alwaysBlocksCancel = {
    id: 'CG014',
    name: 'always-blocks-cancel',
    severity: 'warning',
    what: 'A self-hosted job with `if: always()` belongs to a run that its group cancels.',
    why: 'A cancel does not end such a job: the superseded run keeps its runner and its group, and the newer run waits.',
    link: `${DOCUMENTATION}/expressions#always`,
    remedy: 'Write `if: ${{ !cancelled() }}`, which runs after failures too, or keep the clean-up short and on a hosted runner.',
    snippet: 'if: ${{ !cancelled() }}',
    find: findUncancellable,
};
function* findUncancellable({ visits }) {
    const told = new Set();
    for (const visit of visits) {
        const { job, workflow, run, held, runner } = visit;
        const cancelling = held.find(({ cancels }) => cancels === true);
        // no mutant: only for speed
        if (told.has(job))
            continue;
        if (runner !== 'self-hosted' || cancelling === undefined || !outlivesCancel(visit))
            continue;
        told.add(job);
        yield {
            workflow,
            at: job.condition?.at ?? job.key,
            block: cancelling.block,
            severity: 'warning',
            message: `job ${job.id} goes on when its run is cancelled on ${run.label}, and keeps a self-hosted runner`,
        };
    }
}
const AFTER_A_CANCEL = { always: true, cancelled: true, failure: false, success: false };
function outlivesCancel({ job, scenery }) {
    const template = job.condition?.template;
    if (template === undefined || !callsFunction(template, 'always'))
        return false;
    return truthOf(evaluate(template, { ...scenery, state: AFTER_A_CANCEL })) === true;
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg015-ineffective.js





const ineffective = {
    id: 'CG015',
    name: 'ineffective',
    severity: 'warning',
    what: 'A group with cancel-in-progress is different for every run or commit.',
    why: 'No two runs ever meet in it, so it cancels nothing.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Use the run id only where there is no number of a pull request.',
    snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.run_id }}
  cancel-in-progress: true`,
    find: findIneffective,
};
function* findIneffective(survey) {
    const users = new Map();
    for (const { key, block } of survey.claims)
        users.set(key, (users.get(key) ?? new Set()).add(block));
    for (const [block, claims] of claimsByBlock(survey)) {
        const cancelling = claims.filter(({ cancels }) => cancels !== false);
        const [found] = cancelling;
        if (found === undefined || block.group === undefined)
            continue;
        if (!cancelling.every(({ cancels, group }) => cancels === true && varies(group, ['run', 'commit'])))
            continue;
        // Within one run it may still keep jobs apart.
        if (claims.some(({ key }) => (users.get(key)?.size ?? 0) > 1))
            continue;
        const fixed = block.group.raw.replace(UNIQUE, '${{ github.event.pull_request.number || github.run_id }}');
        const hasPullRequests = cancelling.some(({ run }) => isPullRequest(run));
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: 'warning',
            message: `${tellGroup(found)}: no other run has it, so cancel-in-progress never cancels anything`,
            fix: hasPullRequests && fixed !== block.group.raw
                ? rewriteText(block.workflow, block.group, fixed)
                : undefined,
        };
    }
}
const UNIQUE = /\$\{\{\s*github\.(?:run_id|run_number|sha)\s*\}\}/;

;// CONCATENATED MODULE: ./lib/workflow/rules/cg016-case-collision.js



const caseCollision = {
    id: 'CG016',
    name: 'case-collision',
    severity: 'warning',
    what: 'Two groups differ only in upper and lower case.',
    why: 'GitHub ignores case in the names of groups: the two are one.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Rename one of them, or spell both alike if one group is meant.',
    snippet: `concurrency:
  group: nightly-\${{ github.workflow }}-\${{ github.ref }}`,
    find: findCollisions,
};
function* findCollisions({ claims }) {
    for (const group of groupBy(claims, ({ key }) => key).values()) {
        // no mutant: only for speed
        if (new Set(group.map((claim) => spell(claim.group))).size < 2)
            continue;
        for (const claim of group) {
            const { block } = claim;
            const text = spell(claim.group);
            const other = group.find((candidate) => collides(claim, candidate));
            if (text === undefined || other === undefined)
                continue;
            yield {
                workflow: block.workflow,
                at: groupSpan(block),
                block,
                severity: 'warning',
                message: `\`${text}\` and \`${spell(other.group)}\` in ${other.block.workflow.basename} are one group for GitHub`,
            };
        }
    }
}
/** A fixed name meets whenever its workflows run; one with a ref in it only where one event starts both. */
function collides(a, b) {
    if (a.block === b.block || spell(a.group) === spell(b.group))
        return false;
    return a.group.kind === 'known' || startTogether(a.run, b.run);
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg017-no-timeout.js

const noTimeout = {
    id: 'CG017',
    name: 'no-timeout',
    severity: 'warning',
    what: 'A self-hosted job that takes the lock of this action has no timeout-minutes.',
    why: 'The default is 360 minutes: a job that hangs holds its runner, and perhaps the lock, for six hours.',
    link: `${DOCUMENTATION}/workflow-syntax#jobsjob_idtimeout-minutes`,
    remedy: 'Set timeout-minutes, longer than lock-timeout and the work of the job together.',
    snippet: `jobs:
  sync:
    runs-on: [self-hosted]
    timeout-minutes: 30 # lock-timeout is 10 minutes`,
    find: findUnbounded,
};
const LOCKED_STEP = /(^|\/)locked-uv-setup@|(^|\s)locked-uv run\b/;
function* findUnbounded({ visits }) {
    const told = new Set();
    for (const { job, workflow, runner } of visits) {
        // no mutant: only for speed
        if (told.has(job))
            continue;
        if (runner !== 'self-hosted' || job.hasTimeout)
            continue;
        if (!job.steps.some((step) => LOCKED_STEP.test(step)))
            continue;
        told.add(job);
        yield {
            workflow,
            at: job.key,
            block: undefined,
            severity: 'warning',
            message: `job ${job.id} takes the lock on a self-hosted runner and may run for the default of 360 minutes`,
        };
    }
}

;// CONCATENATED MODULE: ./lib/workflow/rules/cg018-entry-point-sharing.js


const entryPointSharing = {
    id: 'CG018',
    name: 'entry-point-sharing',
    severity: 'error',
    what: 'A reusable workflow has one group for several callers that one event starts.',
    why: 'The calls are different work, but to the group they are one: they cancel each other, or drop the waiting one.',
    link: CONCURRENCY_GUIDE,
    remedy: 'Add an input of the caller to the group.',
    snippet: `concurrency:
  group: build-\${{ inputs.entry }}-\${{ github.ref }}`,
    find: findSharedEntries,
};
function* findSharedEntries(survey) {
    for (const [block, claims] of claimsByBlock(survey)) {
        const pair = [...groupBy(claims.filter(isShared), ({ key }) => key).values()]
            .map(findPair)
            .find((found) => found !== undefined);
        if (pair === undefined)
            continue;
        const [one, other] = pair;
        const isCertain = one.cancels === true && isAlwaysMade(one) && isAlwaysMade(other);
        yield {
            workflow: block.workflow,
            at: groupSpan(block),
            block,
            severity: isCertain ? 'error' : 'warning',
            message: `${tellGroup(one)} for ${siteOf(one)} and for ${siteOf(other)}: ${one.cancels === true ? 'they cancel each other' : 'one drops the waiting run of the other'}`,
        };
    }
}
// Each is compared with each: far above the calls of one workflow that people write.
const MOST_SITES = 50;
function findPair(claims) {
    const sites = [
        ...new Map(claims.map((claim) => [`${claim.root.basename} ${claim.run.label} ${siteOf(claim)}`, claim])).values(),
    ].slice(0, MOST_SITES);
    for (const one of sites)
        for (const other of sites)
            if (areRivals(one, other))
                return [one, other];
    return undefined;
}
function areRivals(one, other) {
    if (one.cancels === undefined || other.cancels === undefined || siteOf(one) === siteOf(other))
        return false;
    if (one.queue === 'max' || !startTogether(one.run, other.run) || !canMeet(one, other))
        return false;
    if (one.root !== other.root)
        return true;
    return one.run === other.run && !isInTurn(one.root, firstJob(one), firstJob(other));
}
/** `ci.yml/test`: the calls that lead here, without their legs. */
function siteOf({ route, root }) {
    const calls = route.replaceAll(/\[\d+\]/g, '').replace(/ > $/, '');
    return calls === '' ? `${root.basename} itself` : calls;
}
function firstJob({ route }) {
    return /^[^/]*\/([^[ ]*)/.exec(route)?.[1] ?? '';
}
/** One job needs the other, directly or through others: they are never under way together. */
function isInTurn(workflow, a, b) {
    return isAfter(workflow, a, b) || isAfter(workflow, b, a);
}
function isAfter({ jobs }, later, earlier) {
    // A set grows while it is walked, and a circle, which GitHub refuses, ends.
    const needed = new Set([later]);
    for (const id of needed) {
        if (id === earlier)
            return true;
        for (const need of jobs.find((job) => job.id === id)?.needs ?? [])
            needed.add(need);
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/workflow/rules/index.js


















/** Every rule, by number. */
const RULES = [
    noGroup,
    refLessGroup,
    crossWorkflow,
    matrixSiblings,
    cancelsMain,
    headRefAlone,
    baseRef,
    reusableSelfDeadlock,
    doubleLevel,
    queue,
    badContext,
    dropsPending,
    offlineWedge,
    alwaysBlocksCancel,
    ineffective,
    caseCollision,
    noTimeout,
    entryPointSharing,
];

;// CONCATENATED MODULE: ./lib/workflow/claim.js



/** What the block asks for where its expressions see the scenery. */
function makeClaim(way, block, scenery) {
    const { run, root, held, route, isSerial, conditions } = way;
    const group = valueIn(block.group, scenery);
    return {
        ...{ run, root, block, held, route, isSerial, conditions },
        ...{
            group,
            key: groupKey(group),
            cancels: readBoolean(block.cancel, scenery),
            queue: readQueue(block.queue),
        },
    };
}
function valueIn(text, scenery) {
    return text?.template ? evaluate(text.template, scenery) : UNKNOWN;
}
/** A boolean of YAML or of an expression; GitHub takes the words in quotes too. */
function readBoolean(text, scenery) {
    if (text === undefined)
        return false;
    const value = valueIn(text, scenery);
    if (value.kind !== 'known')
        return value.kind === 'unknown' ? value.isTruthy : undefined;
    if (value.data.kind !== expressions_dist/* data.Kind */.p.b8.String)
        return truthOf(value);
    const word = value.data.coerceString().toLowerCase();
    return word === 'true' ? true : word === 'false' ? false : undefined;
}
function readQueue(text) {
    if (text === undefined)
        return 'default';
    return text.raw === 'single' || text.raw === 'max' ? text.raw : 'unknown';
}

;// CONCATENATED MODULE: ./lib/workflow/runner.js


// https://docs.github.com/en/actions/reference/runners/github-hosted-runners; larger runners carry such names too.
const HOSTED_LABEL = /^(ubuntu|windows|macos)-/i;
/** Machines that a service starts for one job and throws away: registered as self-hosted, but nobody's node. */
const RENTED_LABEL = /^(blacksmith|buildjet|cirrus|codebuild|codspeed|depot|github|nscloud|namespace|runs-on|ubicloud|warp|actuated|bitrise|cirun)\b/i;
/** Self-hosted is what says so, a runner group, or labels of which none names a hosted runner. */
function judgeRunner(runsOn, scenery) {
    if (runsOn === undefined)
        return 'unknown';
    const labels = runsOn.labels.flatMap((label) => textsIn(label, scenery));
    if (labels.includes('self-hosted'))
        return 'self-hosted';
    if (labels.includes(undefined))
        return 'unknown';
    const names = labels.filter((label) => label !== undefined);
    if (names.some((label) => HOSTED_LABEL.test(label)))
        return 'hosted';
    if (names.some((label) => RENTED_LABEL.test(label)))
        return 'unknown';
    return names.length > 0 || runsOn.group !== undefined ? 'self-hosted' : 'unknown';
}
/** Undefined stands for a label that cannot be told. */
function textsIn({ template }, scenery) {
    if (template === undefined)
        return [undefined];
    return spread(evaluate(template, scenery));
}
function spread(value) {
    if (value.kind !== 'known')
        return [undefined];
    if (value.data.kind === expressions_dist/* data.Kind */.p.b8.Array)
        return value.data.values().map((item) => (item.primitive ? item.coerceString().toLowerCase() : undefined));
    return value.data.primitive ? [value.data.coerceString().toLowerCase()] : [undefined];
}

;// CONCATENATED MODULE: ./lib/workflow/scenery.js




/** What the expressions of a workflow, and of the conditions of its jobs, can read. */
function workflowScenery({ run, root, inputs }) {
    const name = run.github.size === 0 ? textOf(hole('calling workflow', 'repository')) : knownText(root.name);
    return {
        read: ([context = '', ...path]) => {
            if (context === 'github') {
                if (path[0] === 'workflow')
                    return name;
                if (path[0] === 'workflow_ref')
                    return textOf(hole(`workflow file ${root.basename}`, 'repository'));
                return readGithub(run, path);
            }
            if (context === 'inputs')
                return readInput({ run, inputs }, path);
            return UNKNOWN;
        },
    };
}
function readInput({ run, inputs }, [name, ...rest]) {
    if (inputs)
        return name === undefined ? UNKNOWN : descend(inputs.get(name) ?? NULL, rest);
    return run.event === 'workflow_dispatch' || run.event === 'workflow_call' ? UNKNOWN : NULL;
}
/** The same with the matrix of one leg. */
function jobScenery(above, job, { leg, index, count }) {
    return {
        read: (path) => {
            const [context = '', name = '', ...rest] = path;
            if (context === 'matrix')
                return readMatrix(leg, job, path.slice(1));
            if (context !== 'strategy')
                return above.read(path);
            if (job.matrix !== undefined && leg === undefined)
                return UNKNOWN;
            if (name === 'job-index' && rest.length === 0)
                return known(new expressions_dist/* data.NumberData */.p.Q9(index));
            return name === 'job-total' && rest.length === 0 ? known(new expressions_dist/* data.NumberData */.p.Q9(count)) : UNKNOWN;
        },
    };
}
function readMatrix(leg, job, [name, ...rest]) {
    if (leg === undefined)
        return job.matrix === undefined ? NULL : UNKNOWN;
    if (name === undefined)
        return UNKNOWN;
    if (!leg.has(name))
        return NULL;
    const value = leg.get(name);
    return value === undefined ? UNKNOWN : descend(known(value), rest);
}
/** The inputs of a called workflow: what the calling job gives, else the defaults. */
function bindInputs(callee, job, scenery) {
    const declared = callee.triggers.find(({ event }) => event === 'workflow_call')?.inputs ?? new Map();
    return new Map([...declared].map(([name, value]) => {
        const given = job.with.get(name);
        if (given)
            return [name, given.template ? evaluate(given.template, scenery) : UNKNOWN];
        return [name, fromYaml(value)];
    }));
}
function fromYaml(value) {
    if (typeof value === 'boolean')
        return known(new expressions_dist/* data.BooleanData */.p.bo(value));
    if (typeof value === 'number')
        return known(new expressions_dist/* data.NumberData */.p.Q9(value));
    const text = String(value);
    return text.includes('${{') ? UNKNOWN : knownText(text);
}

;// CONCATENATED MODULE: ./lib/workflow/survey.js







// GitHub allows ten levels of reusable workflows.
const survey_MOST_LEVELS = 10;
// Far above what people write: generated workflows with thousands of jobs are judged by their first ones.
const MOST_VISITS = 200_000;
const MOST_VISITS_OF_ONE = 5000;
/** Follows every trigger of every workflow through all jobs, legs and local calls. */
function survey(workflows) {
    const called = new Set(workflows.flatMap(({ jobs }) => jobs.map((job) => calleeName(job))));
    const found = { workflows, claims: [], visits: [], covered: new Map(), limit: 0 };
    for (const root of workflows) {
        const call = root.triggers.find(({ event }) => event === 'workflow_call');
        const runs = listRuns(root.triggers);
        if (call && !called.has(root.basename))
            runs.push(foreignCall(call));
        found.limit = Math.min(found.visits.length + MOST_VISITS_OF_ONE, MOST_VISITS);
        for (const run of runs)
            follow({
                ...{ run, root, workflow: root, inputs: undefined },
                ...{ held: [], route: '', isSerial: false, conditions: [], level: 0 },
            }, found);
    }
    return found;
}
function follow(frame, found) {
    const scenery = workflowScenery(frame);
    const held = claim(frame, { block: frame.workflow.concurrency, scenery, leg: '' }, found);
    for (const job of frame.workflow.jobs) {
        if (found.visits.length >= found.limit)
            return;
        const condition = judgeCondition(job, scenery);
        if (condition === 'false')
            continue;
        const conditions = condition === 'unknown' ? [...frame.conditions, job.condition?.raw ?? ''] : frame.conditions;
        const isSerial = frame.isSerial || job.maxParallel === 1;
        followJob({ frame: { ...frame, held, conditions, isSerial }, job, scenery }, found);
    }
}
// How a run goes in which nothing has failed: the jobs that a rule is about are those of the usual run.
const ALL_IS_WELL = { success: true, always: true, failure: false, cancelled: false };
/** Whether the job takes part. */
function judgeCondition({ condition }, scenery) {
    if (condition === undefined)
        return 'true';
    const { template } = condition;
    if (template === undefined || template.parts.length === 0)
        return 'unknown';
    const truth = truthOf(evaluate(template, { ...scenery, state: ALL_IS_WELL }));
    if (truth !== undefined)
        return truth ? 'true' : 'false';
    const open = pathsOf(template).filter((path) => scenery.read(path.split('.')).kind !== 'known');
    return open.length > 0 && open.every((path) => OF_THE_REPOSITORY.has(path)) ? 'true' : 'unknown';
}
/** What keeps a workflow from running in forks: in the repository that it is written for it holds. */
const OF_THE_REPOSITORY = new Set([
    'github.repository',
    'github.repository_id',
    'github.repository_owner',
    'github.event.repository.fork',
]);
function followJob({ frame, job, scenery }, found) {
    const { run, root, workflow } = frame;
    const legs = job.matrix?.kind === 'legs' ? job.matrix.legs : [undefined];
    for (const [index, leg] of legs.entries()) {
        if (found.visits.length >= found.limit)
            return;
        const legScenery = jobScenery(scenery, job, { leg, index, count: legs.length });
        const mark = leg ? `[${index}]` : '';
        const held = claim(frame, { block: job.concurrency, scenery: legScenery, leg: mark }, found);
        const runner = judgeRunner(job.runsOn, legScenery);
        addVisit({ run, root, workflow, job, runner, held, scenery: legScenery }, found);
        const callee = found.workflows.find(({ basename }) => basename === calleeName(job));
        if (callee === undefined || frame.level >= survey_MOST_LEVELS)
            continue;
        const route = `${frame.route}${workflow.basename}/${job.id}${mark} > `;
        const inputs = bindInputs(callee, job, legScenery);
        follow({ ...frame, workflow: callee, inputs, held, route, level: frame.level + 1 }, found);
    }
}
/** Everything that is held once the block, if there is one, has its place. */
function claim(frame, { block, scenery, leg }, { claims }) {
    if (block?.group === undefined)
        return frame.held;
    const made = makeClaim({ ...frame, route: frame.route + leg }, block, scenery);
    claims.push(made);
    return [...frame.held, made];
}
function addVisit(visit, { visits, covered }) {
    visits.push(visit);
    for (const claim of visit.held) {
        const list = covered.get(claim);
        if (list)
            list.push(visit);
        else
            covered.set(claim, [visit]);
    }
}
/** The file that a job calls in its own repository (`./` or `$/`); undefined where it calls none. */
function calleeName({ uses }) {
    return /^[.$]\/\.github\/workflows\/([^/@]+)$/.exec(uses?.raw ?? '')?.[1];
}

;// CONCATENATED MODULE: ./lib/workflow/judge.js





/** The rule of a file that cannot be read as YAML. */
const UNREADABLE = {
    id: 'CG000',
    remedy: 'Correct the YAML; GitHub refuses this file too.',
};
/** Judges the workflow files of one repository together. Sorted by place. */
function judgeWorkflows(files) {
    const checked = new Set(files.filter(({ isChecked }) => isChecked).map(({ source }) => source));
    const findings = [];
    const workflows = [];
    for (const { source, basename } of files) {
        const parsed = parseWorkflow(source, basename);
        if (parsed.kind === 'workflow')
            workflows.push(parsed.workflow);
        else
            findings.push(unreadable(source, parsed));
    }
    const everything = survey(workflows);
    for (const rule of RULES)
        findings.push(...conclude(rule, rule.find(everything)));
    const shown = new Set([...checked].map(({ file }) => file));
    // What several jobs take from one anchor is one mistake.
    const distinct = new Map(findings.toReversed().map((finding) => [identify(finding), finding]));
    return [...distinct.values()].filter(({ file }) => shown.has(file)).toSorted(byPlace);
}
// Each accepted fix leaves fewer findings than there were; this bounds the work in a huge generated repository.
const MOST_FIXES = 500;
/** Applies one fix after the other, each only where it removes what it is for and brings nothing new about. */
function fixWorkflows(files) {
    const texts = new Map();
    let current = files;
    let findings = judgeWorkflows(files);
    const refused = new Set();
    for (let fixes = 0; fixes < MOST_FIXES; fixes++) {
        const next = findings.find((finding) => finding.fix !== undefined && !refused.has(identify(finding)));
        if (next === undefined)
            break;
        const candidate = current.map((file) => file.source.file === next.file ? edit(file, next.fix ?? []) : file);
        const remaining = judgeWorkflows(candidate);
        if (remaining.length >= findings.length || bringsNewRule(findings, remaining)) {
            refused.add(identify(next));
            continue;
        }
        current = candidate;
        findings = remaining;
        const changed = candidate.find(({ source }) => source.file === next.file);
        if (changed)
            texts.set(next.file, changed.source.byteOrderMark + changed.source.text);
    }
    return { files: current, texts };
}
function edit(file, edits) {
    return { ...file, source: { ...file.source, text: applyEdits(file.source.text, edits) } };
}
function identify({ rule, file, line, column }) {
    return JSON.stringify([rule, file, line, column]);
}
function bringsNewRule(before, after) {
    const rules = new Set(before.map(({ rule }) => rule));
    return after.some(({ rule }) => !rules.has(rule));
}
function unreadable({ file }, { reason, at }) {
    return {
        rule: UNREADABLE.id,
        severity: 'error',
        file,
        ...at,
        endLine: at.line,
        endColumn: at.column + 1,
        message: `not valid YAML: ${reason.split('\n')[0]}`,
        remedy: UNREADABLE.remedy,
        suggestion: '',
        fix: undefined,
    };
}
function* conclude(rule, drafts) {
    for (const { workflow, at, block, severity, message, fix } of drafts) {
        const { line, column } = workflow.position(at.start);
        const end = workflow.position(Math.max(at.end, at.start + 1));
        const lines = block?.workflow === workflow ? [line, workflow.position(block.key.start).line] : [line];
        const ignore = judgeIgnore(workflow.ignores, rule.id, lines);
        if (ignore === 'ignored')
            continue;
        yield {
            rule: rule.id,
            severity,
            file: workflow.source.file,
            line,
            column,
            endLine: end.line,
            endColumn: end.column,
            message: ignore === 'none' ? message : `${message} (the ignore comment needs a reason: "-- why")`,
            remedy: rule.remedy,
            suggestion: rule.snippet,
            fix,
        };
    }
}
function byPlace(a, b) {
    const [x, y] = [a.file, b.file];
    if (x !== y)
        return x < y ? -1 : 1;
    return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/workflow/locate.js



// Far above what people write by hand; the time for a file grows with its size.
const MOST_BYTES = 1024 * 1024;
const MOST_FILES = 500;
const WORKFLOW_FILE = /\.ya?ml$/i;
const WORKFLOWS_DIR = external_node_path_.join('.github', 'workflows');
/** Names of the workflow files in a directory, sorted; empty where there is none. */
async function listWorkflowFiles(dir, { files }) {
    try {
        const names = await files.readdir(dir);
        return names
            .filter((name) => WORKFLOW_FILE.test(name))
            .sort()
            .slice(0, MOST_FILES);
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === 'ENOENT' || (0,errors/* errnoOf */.UQ)(error) === 'ENOTDIR')
            return [];
        throw error;
    }
}
/**
 * Reads the named workflow files, grouped by directory: a directory is a repository to the rules. In a
 * `.github/workflows` the other files are read as well, since they share its groups.
 */
async function readWorkflows(names, platform) {
    const byDir = new Map();
    for (const name of names) {
        const dir = external_node_path_.dirname(name);
        byDir.set(dir, (byDir.get(dir) ?? new Set()).add(external_node_path_.basename(name)));
    }
    return await Promise.all([...byDir].map(([dir, wanted]) => readDirectory(dir, wanted, platform)));
}
async function readDirectory(dir, wanted, platform) {
    const isRepository = external_node_path_.resolve(dir).endsWith(external_node_path_.sep + WORKFLOWS_DIR);
    const others = isRepository ? await listWorkflowFiles(dir, platform) : [];
    const files = [];
    const unread = [];
    for (const basename of new Set([...wanted, ...others])) {
        const file = external_node_path_.join(dir, basename);
        const isChecked = wanted.has(basename);
        try {
            files.push({ basename, source: makeSource(file, await locate_readText(file, platform)), isChecked });
        }
        catch (error) {
            if (isChecked)
                unread.push({ file, reason: (0,errors/* messageOf */.bD)(error) });
        }
    }
    return { files, unread };
}
async function locate_readText(file, { files }) {
    const { size } = await files.stat(file);
    if (size > MOST_BYTES)
        throw new Error(`${size} bytes are more than a workflow file can have`);
    return await files.readFile(file, 'utf8');
}

;// CONCATENATED MODULE: ./lib/flow/lint-own-workflow.js




/**
 * Judges the concurrency groups of the workflow that runs, from its file in the checkout. Never throws: a sync does not
 * depend on it.
 */
async function judgeOwnWorkflow(own, platform) {
    try {
        const [located] = await readWorkflows([own.file], platform);
        const [unread] = located?.unread ?? [];
        if (located === undefined || unread !== undefined)
            return { kind: 'not-judged', reason: String(unread?.reason), isBug: false };
        const findings = judgeWorkflows(located.files);
        const text = formatText({ findings, files: located.files, hasColours: false });
        return { kind: 'judged', shown: own.shown, findings, text };
    }
    catch (error) {
        return { kind: 'not-judged', reason: (0,errors/* messageOf */.bD)(error), isBug: true };
    }
}


/***/ })

};
