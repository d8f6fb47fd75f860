import { contextsOf } from '../expression.ts'
import type { Draft } from '../findings.ts'
import type { Text } from '../model.ts'
import type { Span } from '../source.ts'
import type { Survey } from '../survey.ts'
import { listBlocks, textsOf } from './blocks.ts'
import { DOCUMENTATION, type Rule } from './rule.ts'

export const badContext: Rule = {
  id: 'CG011',
  name: 'bad-context',
  severity: 'error',
  what: 'concurrency reads a context that is not available there, such as runner, env or secrets.',
  why: 'GitHub refuses the workflow. A group is chosen before a runner is: it cannot be a lock on a machine.',
  link: `${DOCUMENTATION}/contexts#context-availability`,
  remedy:
    'Use github, inputs or vars (in a job also needs, strategy and matrix); to keep jobs apart on a machine use the lock of locked-uv-setup.',
  snippet: `concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}`,
  find: findBadContexts,
}

const OF_WORKFLOW = ['github', 'inputs', 'vars']
const OF_JOB = [...OF_WORKFLOW, 'needs', 'strategy', 'matrix']

function* findBadContexts({ workflows }: Survey): Iterable<Draft> {
  for (const block of listBlocks(workflows)) {
    const allowed = block.job ? OF_JOB : OF_WORKFLOW
    for (const text of textsOf(block)) {
      const bad = text.template && contextsOf(text.template).find((name) => !allowed.includes(name))
      if (bad === undefined) continue
      const where = block.job ? `the concurrency of job ${block.job.id}` : 'the concurrency of a workflow'
      yield {
        workflow: block.workflow,
        at: placeOf(block.workflow.source.text, text, bad),
        block,
        severity: 'error',
        message: `${bad} is not available in ${where}; there are ${allowed.join(', ')}`,
      }
    }
  }
}

/** Where the name of the context stands in the file, within the first expression that has it. */
function placeOf(file: string, { at }: Text, name: string): Span {
  const written = file.slice(at.start, at.end)
  const found = new RegExp(`\\$\\{\\{[^}]*?\\b(${name})\\b`, 'i').exec(written)
  if (found === null) return at
  const start = at.start + found.index + found[0].length - name.length
  return { start, end: start + name.length }
}
