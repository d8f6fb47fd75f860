import { isScalar, type LineCounter, type Node, type Scalar } from 'yaml'
import { parseCondition, parseTemplate, type Template } from './expression.ts'
import { parseIgnores } from './ignores.ts'
import { parseMatrix } from './matrix.ts'
import type { Concurrency, Job, Text, Workflow } from './model.ts'
import { countLines, type Position, positionOf, type Source } from './source.ts'
import { parseTriggers, readTexts } from './triggers.ts'
import { type Entry, entriesOf, parseYaml, type Yaml } from './yaml.ts'

export type ParsedWorkflow =
  | { readonly kind: 'workflow'; readonly workflow: Workflow }
  | { readonly kind: 'broken'; readonly reason: string; readonly at: Position }

/** Parses one workflow file. What it does not understand it leaves out: other linters check the schema. */
export function parseWorkflow(source: Source, basename: string): ParsedWorkflow {
  const lines = countLines(source.text)
  const parsed = parseYaml(source)
  if (parsed.kind === 'broken')
    return { kind: 'broken', reason: parsed.reason, at: positionOf(lines, parsed.at) }
  return { kind: 'workflow', workflow: readWorkflow({ source, basename, lines, yaml: parsed.yaml }) }
}

function readWorkflow(file: { source: Source; basename: string; lines: LineCounter; yaml: Yaml }): Workflow {
  const { source, basename, lines, yaml } = file
  const root = byName(entriesOf(yaml, yaml.root))
  const jobsEntry = root.get('jobs')
  const workflow: { -readonly [K in keyof Workflow]: Workflow[K] } = {
    source,
    basename,
    name: scalarText(root.get('name')) || `.github/workflows/${basename}`,
    triggers: parseTriggers(yaml, root.get('on')?.value),
    concurrency: undefined,
    jobs: [],
    jobsKey: jobsEntry?.isInFlow ? undefined : jobsEntry?.key,
    ignores: parseIgnores(source.text),
    position: (offset) => positionOf(lines, offset),
  }
  workflow.concurrency = readConcurrency(yaml, root.get('concurrency'), { workflow, job: undefined })
  workflow.jobs = entriesOf(yaml, jobsEntry?.value).map((entry) => readJob(yaml, entry, workflow))
  return workflow
}

function readJob(yaml: Yaml, { name, key, value }: Entry, workflow: Workflow): Job {
  const fields = byName(entriesOf(yaml, value))
  const strategy = byName(entriesOf(yaml, fields.get('strategy')?.value))
  const maxParallel = Number(scalarText(strategy.get('max-parallel')))
  const job: { -readonly [K in keyof Job]: Job[K] } = {
    id: name,
    key,
    concurrency: undefined,
    matrix: strategy.has('matrix') ? parseMatrix(yaml, strategy.get('matrix')?.value) : undefined,
    maxParallel: maxParallel > 0 ? maxParallel : undefined,
    needs: readTexts(yaml, fields.get('needs')?.value),
    condition: readText(fields.get('if'), parseCondition),
    runsOn: readRunsOn(yaml, fields.get('runs-on')),
    uses: readText(fields.get('uses')),
    with: new Map(
      entriesOf(yaml, fields.get('with')?.value).flatMap((entry) => {
        const text = readText(entry)
        return text ? [[entry.name.toLowerCase(), text] as const] : []
      }),
    ),
    environment: readEnvironment(yaml, fields.get('environment')),
    hasTimeout: fields.has('timeout-minutes'),
    steps: readSteps(yaml, fields.get('steps')?.value),
  }
  job.concurrency = readConcurrency(yaml, fields.get('concurrency'), { workflow, job })
  return job
}

function readConcurrency(
  yaml: Yaml,
  entry: Entry | undefined,
  owner: { workflow: Workflow; job: Job | undefined },
): Concurrency | undefined {
  if (entry?.value === undefined) return undefined
  const { key, isAliased } = entry
  if (isScalar(entry.value)) {
    const group = readText(entry)
    return group && { ...owner, key, isAliased, form: 'text', group, cancel: undefined, queue: undefined }
  }
  const fields = byName(
    entriesOf(yaml, entry.value).map((field) => ({
      ...field,
      isAliased: isAliased || field.isAliased,
      // Of an alias only the place of the alias is in this job.
      valueSpan: isAliased ? entry.valueSpan : field.valueSpan,
    })),
  )
  return {
    ...owner,
    key,
    isAliased,
    form: 'mapping',
    group: readText(fields.get('group')),
    cancel: readText(fields.get('cancel-in-progress')),
    queue: readText(fields.get('queue')),
  }
}

function readRunsOn(yaml: Yaml, entry: Entry | undefined): Job['runsOn'] {
  if (entry?.value === undefined) return undefined
  const fields = byName(entriesOf(yaml, entry.value))
  const labels = fields.size > 0 ? fields.get('labels')?.value : entry.value
  const texts = readTexts(yaml, labels).map((raw): Text => ({ ...plainText(raw), at: entry.valueSpan }))
  return { at: entry.valueSpan, labels: texts, group: readText(fields.get('group')) }
}

function readEnvironment(yaml: Yaml, entry: Entry | undefined): Text | undefined {
  if (entry?.value === undefined) return undefined
  return isScalar(entry.value) ? readText(entry) : readText(byName(entriesOf(yaml, entry.value)).get('name'))
}

function readSteps(yaml: Yaml, steps: Node | undefined): string[] {
  if (steps === undefined || !('items' in steps)) return []
  return steps.items.flatMap((step) => {
    const fields = byName(entriesOf(yaml, step))
    return [scalarText(fields.get('uses')), scalarText(fields.get('run'))].filter((text) => text !== '')
  })
}

function byName(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.name, entry]))
}

function scalarText(entry: Entry | undefined): string {
  return isScalar(entry?.value) && entry.value.value !== null ? String(entry.value.value) : ''
}

function readText(
  entry: Entry | undefined,
  parse: (raw: string) => Template | undefined = parseTemplate,
): Text | undefined {
  if (!isScalar(entry?.value) || entry.value.value === null) return undefined
  const raw = String(entry.value.value)
  const style = entry.isAliased ? 'fixed' : styleOf(entry.value)
  return { at: entry.valueSpan, raw, template: parse(raw), style, isInFlow: entry.isInFlow }
}

function plainText(raw: string): Omit<Text, 'at'> {
  return { raw, template: parseTemplate(raw), style: 'fixed', isInFlow: false }
}

function styleOf({ type }: Scalar): Text['style'] {
  if (type === 'PLAIN') return 'plain'
  if (type === 'QUOTE_SINGLE') return 'single'
  return type === 'QUOTE_DOUBLE' ? 'double' : 'fixed'
}
