import { parse, stringify } from 'yaml'

/** A fenced block of a document. */
export interface Snippet {
  readonly file: string
  /** Of the opening fence, from 1. */
  readonly line: number
  readonly text: string
}

export function readSnippets(file: string, markdown: string, language: string): Snippet[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...markdown.matchAll(fence)].map((match) => ({
    file,
    line: markdown.slice(0, match.index).split('\n').length,
    text: match[1] ?? '',
  }))
}

const WORKFLOW = { on: { push: { branches: ['main'] }, pull_request: {} } }
const JOB = { 'runs-on': 'self-hosted', 'timeout-minutes': 30 }
const STEPS = [{ run: 'true' }]

/** Makes a whole workflow of what a document shows of one; undefined for YAML of another kind. */
export function completeWorkflow({ text }: Snippet): string | undefined {
  const shown: unknown = parse(text)
  if (Array.isArray(shown)) return stringify({ ...WORKFLOW, jobs: { test: { ...JOB, steps: shown } } })
  const keys = Object.keys((shown ?? {}) as object)
  if (keys.includes('apiVersion') || keys.includes('repos')) return undefined
  if (keys.includes('jobs'))
    return keys.includes('on') ? text : stringify({ ...WORKFLOW, ...(shown as object) })
  const isOfJob = keys.some((key) => ['strategy', 'runs-on', 'container'].includes(key))
  const job = isOfJob ? { ...JOB, ...(shown as object), steps: STEPS } : { ...JOB, steps: STEPS }
  return stringify({ ...WORKFLOW, ...(isOfJob ? {} : (shown as object)), jobs: { test: job } })
}

/** The inputs of each step of a workflow that uses this action. */
export function readOwnInputs(workflow: string): Record<string, string>[] {
  const { jobs = {} } = parse(workflow) as { jobs?: Record<string, { steps?: Step[] }> }
  return Object.values(jobs)
    .flatMap(({ steps = [] }) => steps)
    .filter(({ uses = '' }) => uses.startsWith('org/locked-uv-setup@'))
    .map((step) => step.with ?? {})
}

interface Step {
  readonly uses?: string
  readonly with?: Record<string, string>
}
