import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../src/workflow/evaluate.ts'
import { parseCondition, parseTemplate } from '../../../src/workflow/expression.ts'
import { fixWorkflows } from '../../../src/workflow/judge.ts'
import { spell, UNKNOWN } from '../../../src/workflow/value.ts'
import { judgeText, readFixtures, workflowFile } from '../../support/workflows.ts'

// `npm run fuzz:lint` runs ten thousand of each.
const FULL = process.env['FUZZ_RUNS'] ? Number(process.env['FUZZ_RUNS']) : 300
const seeds = ['usual', 'CG004/bad', 'CG005/bad', 'CG008/bad', 'CG014/bad'].flatMap((folder) =>
  readFixtures(folder).flatMap(({ files }) => files.map(({ source }) => source.text)),
)

/** Judges and fixes, and holds every finding against the text: places are inside it. */
function survives(text: string): void {
  const lines = text.split('\n')
  for (const { line, column, message } of judgeText(text)) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length + 1)
    expect(column).toBeGreaterThanOrEqual(1)
    expect(message).not.toBe('')
  }
  for (const fixed of fixWorkflows([workflowFile('ci.yml', text)]).texts.values()) judgeText(fixed)
}

const fragment = fc.constantFrom(
  ...[
    'on: push',
    'on: [pull_request]',
    'concurrency:',
    'group: ',
    'cancel-in-progress: true',
    'queue: max',
    'jobs:',
  ],
  ...[
    '  ',
    '    ',
    '\t',
    '\r\n',
    '\n',
    '&a ',
    '*a',
    '<<: *a',
    '- ',
    '? ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    '"',
    "'",
  ],
  ...[
    '${{ github.ref }}',
    '${{',
    '}}',
    '|',
    '>-',
    '!!set ',
    '---',
    '...',
    '%YAML 1.1',
    '\uFEFF',
    '\u0000',
    '\u2028',
  ],
  ...[
    'strategy:',
    'matrix:',
    'include:',
    'runs-on: self-hosted',
    'if: always()',
    'uses: ./.github/workflows/ci.yml',
  ],
)

test('any text is judged', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), survives), { numRuns: FULL })
})

test('any heap of pieces of workflows is judged', () => {
  const heap = fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join(''))
  fc.assert(fc.property(heap, survives), { numRuns: FULL })
})

test('any real workflow with damage somewhere is judged', () => {
  const damaged = fc
    .tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(60), fc.oneof(fragment, fc.string({ maxLength: 8 })))
    .map(([text, at, length, put]) => {
      const start = at % (text.length + 1)
      return text.slice(0, start) + put + text.slice(start + length)
    })
  fc.assert(fc.property(damaged, survives), { numRuns: FULL })
})

const atom = fc.constantFrom(
  ...[
    'github.ref',
    'github.head_ref',
    "'x'",
    '1',
    'true',
    'null',
    'matrix.a',
    'always()',
    'inputs.*',
    "fromJSON('[1]')",
  ],
  ...[
    "format('{0}', github.ref)",
    'github.event.pull_request.number',
    'strategy.job-index',
    'NaN',
    'constructor(1)',
    '__proto__(1)',
    'constructor()',
    'github.constructor',
    "fromJSON('{')",
  ],
)
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    atom,
    fc
      .tuple(tie('any'), fc.constantFrom('&&', '||', '==', '!=', '<', '>='), tie('any'))
      .map((parts) => parts.join(' ')),
    tie('any').map((inner) => `!(${inner})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `contains(${a}, ${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `fromJSON(toJSON(${a}))[${b}]`),
  ),
})).any

test('any expression is evaluated, and what is said of it with certainty holds whatever the unknown parts are', () => {
  const choices = fc.tuple(fc.constantFrom('', 'a', 'true'), fc.constantFrom('', 'b'))
  fc.assert(
    fc.property(expression, choices, (text, [ref, other]) => {
      const template = parseTemplate(`\${{ ${text} }}`)
      if (template === undefined) return
      const blind = evaluate(template, { read: () => UNKNOWN })
      const seen = parseTemplate(
        `\${{ ${text
          .replaceAll(
            /(github|matrix|strategy|inputs)\.[\w.*-]+/g,
            (path) => `'${path === 'github.ref' ? ref : other}'`,
          )
          .replaceAll('always()', 'true')} }}`,
      )
      if (blind.kind === 'unknown' || seen === undefined) return
      const sighted = evaluate(seen, { read: () => UNKNOWN })
      if (sighted.kind !== 'unknown') expect(spell(blind)).toBe(spell(sighted))
    }),
    { numRuns: FULL },
  )
})

test('any text is parsed as a template and as a condition', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(fragment).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (raw) => {
      for (const parse of [parseTemplate, parseCondition]) {
        const template = parse(raw)
        if (template) evaluate(template, { read: () => UNKNOWN })
      }
    }),
    { numRuns: FULL },
  )
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'the name %s is nothing special',
  (name) => {
    const text = `on: [${name}, push]\nconcurrency: "\${{ ${name}(1) }}-\${{ github.${name} }}-\${{ matrix.${name} }}"\njobs:\n  ${name}:\n    if: ${name}()\n    needs: ${name}\n    runs-on: ${name}\n    uses: ./.github/workflows/${name}\n    with: { ${name}: 1 }\n    strategy: { matrix: { ${name}: [1, 2] } }\n`
    expect(judgeText(text).filter(({ rule }) => rule === 'CG000')).toEqual([])
  },
)

test.each([
  [
    'a megabyte of steps',
    `on: push\njobs:\n  a:\n    runs-on: self-hosted\n    steps:\n${'      - run: |\n          make this\n          make that\n'.repeat(20_000)}`,
  ],
  ['nested lists', `on: ${'['.repeat(20_000)}`],
  ['nested dashes', '- '.repeat(5000)],
  ['nested mappings', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['nested parentheses', `on: push\nconcurrency: \${{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}\n`],
  ['a chain of operators', `on: push\nconcurrency: \${{ ${'!'.repeat(20_000)}1 }}\n`],
  [
    'aliases of aliases',
    `a: &a [1,1]\n${Array.from({ length: 30 }, (_, i) => `k${i}: &k${i} [*a, *a, ${i > 0 ? `*k${i - 1}, *k${i - 1}` : 1}]`).join('\n')}\njobs:\n  t: { strategy: { matrix: { x: *k29 } } }\non: push\n`,
  ],
  ['an alias of itself', 'on: push\njobs: { t: { strategy: { matrix: { x: &x [*x, *x] } } } }\n'],
  ['a merge of itself', 'on: push\njobs: &j { <<: *j, t: { <<: *j } }\n'],
  [
    'calls in a circle',
    'on: [push, workflow_call]\njobs:\n  a: { uses: ./.github/workflows/ci.yml }\n  b: { uses: ./.github/workflows/ci.yml }\n  c: { uses: ./.github/workflows/ci.yml }\n',
  ],
  [
    'formats of formats',
    `on: push\nconcurrency: "\${{ ${"format('{0}{0}{0}{0}',".repeat(16)}github.ref${')'.repeat(16)} }}-\${{ ${"format('{0}{0}{0}{0}{0}{0}{0}{0}',".repeat(11)}'aaaaaaaa'${')'.repeat(11)} }}"\n`,
  ],
  [
    'thousands of events',
    `on:\n${Array.from({ length: 3000 }, (_, i) => `  e${i}:\n`).join('')}concurrency: ci\njobs:\n${Array.from({ length: 50 }, (_, i) => `  j${i}: { runs-on: x, concurrency: x${i} }\n`).join('')}`,
  ],
  [
    'ten thousand jobs',
    `on: pull_request\nconcurrency: ci\njobs:\n${Array.from({ length: 10_000 }, (_, i) => `  j${i}: { runs-on: [self-hosted], needs: [j${i - 1}], concurrency: "x-\${{ github.ref }}-${i % 7}" }\n`).join('')}`,
  ],
  [
    'a chain of calls',
    `on: [pull_request, workflow_call]\nconcurrency: ci-\${{ github.ref }}\njobs:\n${Array.from({ length: 2000 }, (_, i) => `  j${i}: { needs: [j${i - 1}], uses: ./.github/workflows/ci.yml }\n`).join('')}`,
  ],
  [
    'matrices of 256 legs',
    `on: pull_request\njobs:\n${Array.from({ length: 200 }, (_, i) => `  j${i}: { strategy: { matrix: { a: [${Array.from({ length: 16 }, (_, k) => k)}], b: [${Array.from({ length: 16 }, (_, k) => k)}] } }, concurrency: "x-\${{ matrix.a }}" }\n`).join('')}`,
  ],
])('%s end in time', { timeout: 120_000 }, (_name, text) => {
  // Of the processor, not of the clock: other work on the machine does not count.
  const before = process.cpuUsage()
  judgeText(text)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000_000).toBeLessThan(10)
})
