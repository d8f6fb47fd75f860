import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { timed } from './timed.ts'

export interface Linter {
  /** Begins, and returns at once. Once is enough. */
  readonly judge: () => void
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

/** Parsers of YAML and of expressions take longer to load than all else: they are imported when the judging begins. */
export function startLinter({ mode, workspace, facts }: LintJob, platform: Platform): Linter {
  const load = () => import('./lint-own-workflow.ts')
  const work = () =>
    timed(facts, 'lint', platform, async () => (await load()).judgeOwnWorkflow(workspace, platform))
  let judging: ReturnType<typeof work> | undefined
  const judge = () => {
    judging ??= work()
    return judging
  }
  return {
    judge,
    tell: async () => (await load()).tellJudgement(await judge(), { mode, facts }, platform),
  }
}
