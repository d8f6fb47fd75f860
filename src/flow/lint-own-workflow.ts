import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { messageOf } from '../shared/errors.ts'
import { plural } from '../shared/text.ts'
import { ConcurrencyHarmfulError } from '../workflow/errors.ts'
import type { Finding } from '../workflow/findings.ts'
import { formatText } from '../workflow/formats/text.ts'
import { judgeWorkflows } from '../workflow/judge.ts'
import { locateOwnWorkflow, readWorkflows } from '../workflow/locate.ts'

/** What was found; it is told when nothing else writes to the log. */
export type Judgement =
  | { readonly kind: 'judged'; readonly shown: string; readonly findings: Finding[]; readonly text: string }
  /** `isBug`: of this action. */
  | { readonly kind: 'not-judged'; readonly reason: string; readonly isBug: boolean }

/**
 * Judges the concurrency groups of the workflow that runs, from its file in the checkout. Never throws: a sync does not
 * depend on it.
 */
export async function judgeOwnWorkflow(
  workspace: string,
  platform: Pick<Platform, 'files' | 'host'>,
): Promise<Judgement> {
  const own = locateOwnWorkflow(workspace, platform.host.env)
  if (own.kind === 'none') return { kind: 'not-judged', reason: own.reason, isBug: false }
  try {
    const [located] = await readWorkflows([own.file], platform)
    const [unread] = located?.unread ?? []
    if (located === undefined || unread !== undefined)
      return { kind: 'not-judged', reason: String(unread?.reason), isBug: false }
    const findings = judgeWorkflows(located.files)
    const text = formatText({ findings, files: located.files, hasColours: false })
    return { kind: 'judged', shown: own.shown, findings, text }
  } catch (error) {
    return { kind: 'not-judged', reason: messageOf(error), isBug: true }
  }
}

/**
 * Details go to a log group and the summary, one line joins the notices. Where there is nothing to judge, a line in the log
 * tells.
 * @throws ConcurrencyHarmfulError in mode `error`, for findings of that severity
 */
export function tellJudgement(
  judgement: Judgement,
  { mode, facts }: { readonly mode: 'warn' | 'error'; readonly facts: RunFacts },
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
