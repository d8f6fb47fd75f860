import { applyEdits } from './edits.ts'
import type { Draft, Edit, Finding } from './findings.ts'
import { judgeIgnore } from './ignores.ts'
import type { Workflow } from './model.ts'
import { parseWorkflow } from './parse-workflow.ts'
import { RULES, type Rule } from './rules/index.ts'
import type { Source } from './source.ts'
import { survey } from './survey.ts'

/** A workflow file among those of one repository. */
export interface WorkflowFile {
  /** The name within `.github/workflows`. */
  readonly basename: string
  readonly source: Source
  /** False: only read to judge the others by. */
  readonly isChecked: boolean
}

/** The rule of a file that cannot be read as YAML. */
export const UNREADABLE = {
  id: 'CG000',
  remedy: 'Correct the YAML; GitHub refuses this file too.',
}

/** Judges the workflow files of one repository together. Sorted by place. */
export function judgeWorkflows(files: readonly WorkflowFile[]): Finding[] {
  const checked = new Set(files.filter(({ isChecked }) => isChecked).map(({ source }) => source))
  const findings: Finding[] = []
  const workflows: Workflow[] = []
  for (const { source, basename } of files) {
    const parsed = parseWorkflow(source, basename)
    if (parsed.kind === 'workflow') workflows.push(parsed.workflow)
    else findings.push(unreadable(source, parsed))
  }
  const everything = survey(workflows)
  for (const rule of RULES) findings.push(...conclude(rule, rule.find(everything)))
  const shown = new Set([...checked].map(({ file }) => file))
  // What several jobs take from one anchor is one mistake.
  const distinct = new Map(findings.toReversed().map((finding) => [identify(finding), finding]))
  return [...distinct.values()].filter(({ file }) => shown.has(file)).toSorted(byPlace)
}

/** What became of the files: as they are then, and what to write into those that changed. */
export interface Fixed {
  readonly files: readonly WorkflowFile[]
  readonly texts: ReadonlyMap<string, string>
}

// Each accepted fix leaves fewer findings than there were; this bounds the work in a huge generated repository.
const MOST_FIXES = 500

/** Applies one fix after the other, each only where it removes what it is for and brings nothing new about. */
export function fixWorkflows(files: readonly WorkflowFile[]): Fixed {
  const texts = new Map<string, string>()
  let current = files
  let findings = judgeWorkflows(files)
  const refused = new Set<string>()
  for (let fixes = 0; fixes < MOST_FIXES; fixes++) {
    const next = findings.find((finding) => finding.fix !== undefined && !refused.has(identify(finding)))
    if (next === undefined) break
    const candidate = current.map((file) =>
      file.source.file === next.file ? edit(file, next.fix ?? []) : file,
    )
    const remaining = judgeWorkflows(candidate)
    if (remaining.length >= findings.length || bringsNewRule(findings, remaining)) {
      refused.add(identify(next))
      continue
    }
    current = candidate
    findings = remaining
    const changed = candidate.find(({ source }) => source.file === next.file)
    if (changed) texts.set(next.file, changed.source.byteOrderMark + changed.source.text)
  }
  return { files: current, texts }
}

function edit(file: WorkflowFile, edits: readonly Edit[]): WorkflowFile {
  return { ...file, source: { ...file.source, text: applyEdits(file.source.text, edits) } }
}

function identify({ rule, file, line, column }: Finding): string {
  return JSON.stringify([rule, file, line, column])
}

function bringsNewRule(before: readonly Finding[], after: readonly Finding[]): boolean {
  const rules = new Set(before.map(({ rule }) => rule))
  return after.some(({ rule }) => !rules.has(rule))
}

function unreadable(
  { file }: Source,
  { reason, at }: { reason: string; at: { line: number; column: number } },
): Finding {
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
  }
}

function* conclude(rule: Rule, drafts: Iterable<Draft>): Iterable<Finding> {
  for (const { workflow, at, block, severity, message, fix } of drafts) {
    const { line, column } = workflow.position(at.start)
    const end = workflow.position(Math.max(at.end, at.start + 1))
    const lines = block?.workflow === workflow ? [line, workflow.position(block.key.start).line] : [line]
    const ignore = judgeIgnore(workflow.ignores, rule.id, lines)
    if (ignore === 'ignored') continue
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
    }
  }
}

function byPlace(a: Finding, b: Finding): number {
  const [x, y] = [a.file, b.file]
  if (x !== y) return x < y ? -1 : 1
  return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1)
}
