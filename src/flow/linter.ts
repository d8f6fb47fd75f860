import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { plural } from '../shared/text.ts'
import { ConcurrencyHarmfulError } from '../workflow/errors.ts'
import type { Finding } from '../workflow/findings.ts'
import { locateOwnWorkflow } from '../workflow/own.ts'
import { isKnownAsClean, rememberAsClean } from './clean-workflows.ts'
import { timed } from './timed.ts'

export interface Linter {
  /**
   * Begins, and returns at once. Once is enough. `memory`: the file in which workflows without findings are remembered, so
   * that the next leg of the matrix need not judge them.
   */
  readonly judge: (memory?: string) => void
  /**
   * What was found, when nothing else writes to the log.
   * @throws ConcurrencyHarmfulError in mode `error`, for findings of that severity
   */
  readonly tell: () => Promise<void>
}

export interface LintJob {
  readonly mode: 'warn' | 'error'
  readonly workspace: string
  readonly facts: RunFacts
}

/** What was found; it is told when nothing else writes to the log. */
export type Judgement =
  | { readonly kind: 'judged'; readonly shown: string; readonly findings: Finding[]; readonly text: string }
  /** `isBug`: of this action. */
  | { readonly kind: 'not-judged'; readonly reason: string; readonly isBug: boolean }

/** Judges the concurrency groups of the workflow that runs. */
export function startLinter(job: LintJob, platform: Platform): Linter {
  let judging: Promise<Judgement> | undefined
  const judge = (memory?: string) => {
    judging ??= timed(job.facts, 'lint', platform, () => judgeUnlessClean(job.workspace, memory, platform))
    return judging
  }
  return { judge, tell: async () => tellJudgement(await judge(), job, platform) }
}

/** Parsers of YAML and of expressions take longer to load than all else: they are imported when they are needed. */
async function judgeUnlessClean(
  workspace: string,
  memory: string | undefined,
  platform: Platform,
): Promise<Judgement> {
  const own = locateOwnWorkflow(workspace, platform.host.env)
  if (own.kind === 'none') return { kind: 'not-judged', reason: own.reason, isBug: false }
  if (memory !== undefined && (await isKnownAsClean(own, memory, platform)))
    return { kind: 'judged', shown: own.shown, findings: [], text: '' }
  const { judgeOwnWorkflow } = await import('./lint-own-workflow.ts')
  const judgement = await judgeOwnWorkflow(own, platform)
  const isClean = judgement.kind === 'judged' && judgement.findings.length === 0
  if (memory !== undefined && isClean) await rememberAsClean(own, memory, platform)
  return judgement
}

/**
 * Details go to a log group and the summary, one line joins the notices. Where there is nothing to judge, a line in the log
 * tells.
 * @throws ConcurrencyHarmfulError in mode `error`, for findings of that severity
 */
function tellJudgement(
  judgement: Judgement,
  { mode, facts }: LintJob,
  { actions }: Pick<Platform, 'actions'>,
): void {
  if (judgement.kind === 'not-judged') {
    const { reason, isBug } = judgement
    if (isBug) actions.info(`The concurrency could not be judged, which is a bug of this action: ${reason}`)
    else actions.debug(`The concurrency of the workflow is not judged: ${reason}`)
    return
  }
  const { shown, findings, text } = judgement
  facts.concurrency = { file: shown, findings }
  if (findings.length === 0) return
  const close = actions.openGroup(`Concurrency groups: ${plural(findings.length, 'finding')} in ${shown}`)
  actions.info(text)
  close()
  facts.notices.push(sumUp(shown, findings))
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (mode === 'error' && errors.length > 0)
    throw new ConcurrencyHarmfulError({ file: shown, findings: errors })
}

/** For the one annotation of the run. */
function sumUp(file: string, findings: readonly Finding[]): string {
  const list = findings.map(({ rule, line }) => `${rule} in line ${line}`).join(', ')
  return `The concurrency of ${file} can be better (${list}): see the job summary, or add "# locked-uv: ignore CG… -- reason".`
}
