import { isCold } from '../cache/fill.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { readInputs } from '../inputs/read.ts'
import { layoutOf } from '../placement/layout.ts'
import { placeBase, placeDirectories } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import { annotateNotices } from '../report/annotations.ts'
import { printDecisions } from '../report/decisions.ts'
import type { RunFacts } from '../report/facts.ts'
import { publishOutputs } from '../report/outputs.ts'
import { renderSummary } from '../report/summary.ts'
import { ActionError, Interrupted, messageOf } from '../shared/errors.ts'
import { planSync } from '../sync/command.ts'
import { activate, chooseEnvironment } from './activate.ts'
import { readScope } from './decide-scope.ts'
import { type FillJob, fillCache } from './fill-cache.ts'
import { keepForOffline } from './keep-offline.ts'
import { settleLinkMode } from './link-mode.ts'
import { type Linter, startLinter } from './linter.ts'
import { makeRoom, noteUse } from './make-room.ts'
import { obtainUv } from './obtain-uv.ts'
import { isOffline } from './offline.ts'
import { addProblemMatcher } from './problem-matcher.ts'
import { publishCli } from './publish-cli.ts'
import { exportToolDirs, publishPlacement } from './publish-placement.ts'
import { publishWrapper } from './publish-wrapper.ts'
import { SessionKeeper } from './session.ts'
import { syncUnderLease } from './sync-under-lease.ts'
import { timed } from './timed.ts'

/**
 * Main: a pinned uv, its state on a path of this node, and the project's sync under the lock of that path.
 * @throws ActionError when the step has to fail, Interrupted when the job was cancelled
 */
export async function setup(outside: Platform): Promise<void> {
  const inputs = await readInputs(outside)
  const platform = inputs.quiet ? { ...outside, actions: { ...outside.actions, info: () => {} } } : outside
  const facts: RunFacts = { host: platform.host.hostname, notices: [], phases: [] }
  try {
    await judgeAndSync(inputs, facts, platform)
  } catch (error) {
    facts.error = tellError(error)
    await report(facts, inputs, platform).catch((second: unknown) =>
      platform.actions.info(`The outputs cannot be set either: ${messageOf(second)}`),
    )
    throw error
  }
  await report(facts, inputs, platform)
  annotateNotices(facts, platform)
  if (inputs.addProblemMatchers) await addProblemMatcher(outside)
}

/** Later steps rely on the outputs: where they cannot be set, this throws. A summary is for people and may be missing. */
async function report(facts: RunFacts, inputs: Inputs, platform: Platform): Promise<void> {
  if (!inputs.quiet) printDecisions(facts, platform)
  if (inputs.summary)
    await platform.actions
      .writeSummary(renderSummary(facts))
      .catch((error: unknown) => platform.actions.info(`No job summary: ${messageOf(error)}`))
  publishOutputs(facts, platform)
}

/** The concurrency groups are judged while uv runs, unless they decide whether it may. */
async function judgeAndSync(inputs: Inputs, facts: RunFacts, platform: Platform): Promise<void> {
  const { concurrencyLint: mode, workspace } = inputs
  if (mode === 'off') return await prepareAndSync({ inputs, facts }, platform)
  const linter = startLinter({ mode, workspace, facts }, platform)
  if (mode === 'error') await linter.tell()
  try {
    await prepareAndSync({ inputs, facts, linter }, platform)
  } finally {
    if (mode === 'warn' && !platform.processes.interruption.aborted) await linter.tell()
  }
}

interface Preparation {
  readonly inputs: Inputs
  readonly facts: RunFacts
  readonly linter?: Linter
}

async function prepareAndSync({ inputs, facts, linter }: Preparation, platform: Platform): Promise<void> {
  if (inputs.githubToken !== '') platform.actions.maskSecret(inputs.githubToken)
  exportToolDirs(inputs, platform)
  await publishCli(platform)
  const scope = await readScope({ inputs, facts }, platform)
  let answer: Promise<boolean> | undefined
  const offline = () => {
    answer ??= isOffline(inputs, platform)
    return answer
  }
  const base = await placeBase({ workspace: inputs.workspace, scope, isOffline: offline }, platform)
  const uv = await timed(facts, 'uv', platform, () => obtainUv({ inputs, base, facts }, platform))
  await makeRoom({ inputs, base, uv, facts, isOffline: offline }, platform)
  const request = {
    base,
    uvVersion: uv.version,
    cacheDirInput: inputs.cacheDir,
    projectDir: inputs.projectDir,
    workspace: inputs.workspace,
  }
  const placed = await placeDirectories(request, platform)
  publishPlacement({ inputs, base, placement: placed, facts }, platform)
  await publishWrapper({ inputs, uv }, platform)
  const session = new SessionKeeper()
  await noteUse({ inputs, base, uv, facts, isOffline: offline, placement: placed, session }, platform)
  await seedCold({ inputs, scope, placement: placed, uv, facts }, platform)
  await fillCache({ inputs, scope, placement: placed, uv, facts, session }, platform)
  const placement = await keepForOffline({ request, placement: placed, isOffline: offline }, platform)
  if (placement !== placed) publishPlacement({ inputs, base, placement, facts }, platform)
  chooseEnvironment(inputs, platform)
  const planned = await planSync(
    { projectDir: inputs.projectDir, run: inputs.run, syncArgs: inputs.syncArgs, uvPath: uv.uvPath },
    platform,
  )
  const plan = activate(planned, { inputs, uv }, platform)
  await settleLinkMode({ inputs, placement, plan, facts }, platform)
  if (plan.kind === 'install-only') {
    platform.actions.info(`Nothing to sync: ${plan.reason}`)
    return
  }
  const meanwhile = () => linter?.judge(layoutOf(base.dir).cleanWorkflowsFile)
  await syncUnderLease({ inputs, placement, plan, facts, session, meanwhile }, platform)
}

/** Loaded only for a cache that is empty. */
async function seedCold(job: Omit<FillJob, 'session'>, platform: Platform): Promise<void> {
  if (job.inputs.seedCacheDir === '' || !(await isCold(job.placement.cacheDir, platform))) return
  const { seedCache } = await import('./seed-cache.ts')
  await seedCache(job, platform)
}

function tellError(error: unknown): NonNullable<RunFacts['error']> {
  if (error instanceof ActionError) return { code: error.code, message: error.message, remedy: error.remedy }
  if (error instanceof Interrupted) return { code: 'INTERRUPTED', message: error.message, remedy: '' }
  return { code: 'UNEXPECTED', message: messageOf(error), remedy: 'Report this with the log of the step.' }
}
