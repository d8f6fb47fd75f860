import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { messageOf } from '../shared/errors.ts'
import { plural } from '../shared/text.ts'
import { ConcurrencyHarmfulError } from '../workflow/errors.ts'
import type { Finding } from '../workflow/findings.ts'
import { formatText } from '../workflow/formats/text.ts'
import { judgeWorkflows } from '../workflow/judge.ts'
import { locateOwnWorkflow, type OwnWorkflow, readWorkflows } from '../workflow/locate.ts'

/**
 * Judges the concurrency groups of the workflow that runs, from its file in the checkout: details go to a log group and the
 * summary, one line joins the notices. Where there is no such file, or the linter itself fails, nothing but a line in the
 * log tells: a sync does not depend on it.
 * @throws ConcurrencyHarmfulError in mode `error`, for findings of that severity
 */
export async function lintOwnWorkflow(
  { mode, workspace, facts }: { mode: 'warn' | 'error'; workspace: string; facts: RunFacts },
  platform: Platform,
): Promise<void> {
  const { actions, host } = platform
  const own = locateOwnWorkflow(workspace, host.env)
  if (own.kind === 'none') {
    actions.debug(`The concurrency of the workflow is not judged: ${own.reason}`)
    return
  }
  const findings = await judge(own, platform)
  if (findings === undefined) return
  facts.concurrency = { file: own.shown, findings }
  if (findings.length === 0) return
  facts.notices.push(sumUp(own.shown, findings))
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (mode === 'error' && errors.length > 0)
    throw new ConcurrencyHarmfulError({ file: own.shown, findings: errors })
}

/** Undefined: it could not be judged, and the log says so. */
async function judge(
  own: OwnWorkflow & { kind: 'file' },
  platform: Pick<Platform, 'actions' | 'files'>,
): Promise<Finding[] | undefined> {
  const { actions } = platform
  try {
    const [located] = await readWorkflows([own.file], platform)
    const [unread] = located?.unread ?? []
    if (located === undefined || unread !== undefined) {
      actions.debug(`The concurrency of the workflow is not judged: ${unread?.reason}`)
      return undefined
    }
    const findings = judgeWorkflows(located.files)
    if (findings.length > 0) {
      const close = actions.openGroup(
        `Concurrency groups: ${plural(findings.length, 'finding')} in ${own.shown}`,
      )
      actions.info(formatText({ findings, files: located.files, hasColours: false }))
      close()
    }
    return findings
  } catch (error) {
    actions.info(
      `The concurrency of ${own.shown} could not be judged, which is a bug of this action: ${messageOf(error)}`,
    )
    return undefined
  }
}

/** For the one annotation of the run. */
function sumUp(file: string, findings: readonly Finding[]): string {
  const list = findings.map(({ rule, line }) => `${rule} in line ${line}`).join(', ')
  return `The concurrency of ${file} can be better (${list}): see the job summary, or add "# locked-uv: ignore CG… -- reason".`
}
