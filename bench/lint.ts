/**
 * How fast the linter is: the workflow fixtures of the tests as repositories of their own, all of them as one repository, and
 * one file of a megabyte beside the bare YAML parser on the same text. `--out DIR` writes lint.json.
 */
import { parseArgs } from 'node:util'
import { parseDocument } from 'yaml'
import { readFixtures, workflowFile } from '../__tests__/support/workflows.ts'
import { judgeWorkflows, type WorkflowFile } from '../src/workflow/judge.ts'
import { RULES } from '../src/workflow/rules/index.ts'
import { publish } from './support/publish.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, out: { type: 'string' } },
})
const folders = ['usual', ...RULES.flatMap(({ id }) => [`${id}/bad`, `${id}/good`])]
const repositories = folders.flatMap((folder) => readFixtures(folder)).map(({ files }) => files)
// Under other names and in other groups, so that a large repository is not one large conflict.
const together = repositories
  .flat()
  .map(({ source }, index) =>
    workflowFile(
      `${index}-${source.file}`,
      source.text.replaceAll(/(group: |concurrency: )(?=[\w$])/g, `$1g${index}-`),
    ),
  )
const step = '      - name: build\n        run: |\n          make this\n          make that\n'
const head = 'on: push\njobs:\n  build:\n    runs-on: self-hosted\n    steps:\n'
const megabyte = workflowFile('large.yml', head + step.repeat((2 ** 20 - head.length) / step.length))

const separateMs: number[] = []
const togetherMs: number[] = []
const megabyteMs: number[] = []
const parserMs: number[] = []
for (let round = 0; round < Number(values.rounds); round++) {
  separateMs.push(spend(() => repositories.forEach(judge)))
  togetherMs.push(spend(() => judge(together)))
  megabyteMs.push(spend(() => judge([megabyte])))
  parserMs.push(spend(() => parseDocument(megabyte.source.text, { uniqueKeys: false })))
}
const result = {
  files: together.length,
  filesPerSecond: (together.length / median(separateMs)) * 1000,
  filesPerSecondInOneRepository: (together.length / median(togetherMs)) * 1000,
  megabyteMs: median(megabyteMs),
  megabyteToParser: median(megabyteMs) / median(parserMs),
}
console.log(
  `${result.files} files: ${result.filesPerSecond.toFixed(0)} per second, in one repository ${result.filesPerSecondInOneRepository.toFixed(0)}; a megabyte ${result.megabyteMs.toFixed(0)} ms, ${result.megabyteToParser.toFixed(2)}x the bare parser`,
)
await publish('lint', values.out, {
  ratios: [{ name: 'a megabyte / the bare parser', value: result.megabyteToParser, most: 2.5 }],
  details: result,
})

function judge(files: readonly WorkflowFile[]): void {
  judgeWorkflows(files)
}

/** Processor time in milliseconds: other work on the machine does not count. */
function spend(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}
