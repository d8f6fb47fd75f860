import type { Platform } from '../platform/index.ts'
import { messageOf } from '../shared/errors.ts'
import { formatText } from '../workflow/formats/text.ts'
import { judgeWorkflows } from '../workflow/judge.ts'
import { readWorkflows } from '../workflow/locate.ts'
import type { OwnWorkflow } from '../workflow/own.ts'
import type { Judgement } from './linter.ts'

/**
 * Judges the concurrency groups of the workflow that runs, from its file in the checkout. Never throws: a sync does not
 * depend on it.
 */
export async function judgeOwnWorkflow(
  own: OwnWorkflow & { kind: 'file' },
  platform: Pick<Platform, 'files'>,
): Promise<Judgement> {
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
