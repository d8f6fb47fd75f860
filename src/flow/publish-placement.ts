import type { Inputs } from '../inputs/inputs.ts'
import type { Base, Placement } from '../placement/place.ts'
import type { Platform } from '../platform/index.ts'
import type { RunFacts } from '../report/facts.ts'
import { prependPath } from './prepend-path.ts'

/** Before the placement, which leaves alone what is set. */
export function exportToolDirs(inputs: Inputs, { actions }: Pick<Platform, 'actions'>): void {
  if (inputs.toolDir !== '') actions.exportVariable('UV_TOOL_DIR', inputs.toolDir)
  if (inputs.toolBinDir !== '') actions.exportVariable('UV_TOOL_BIN_DIR', inputs.toolBinDir)
}

/** Tells of the directories, and exports them for the sync step and for every later step of the job. */
export function publishPlacement(
  { base, facts, ...job }: Published & { readonly base: Base; readonly facts: RunFacts },
  platform: Pick<Platform, 'actions' | 'host'>,
): void {
  const { placement } = job
  facts.placement = describePlacement(base, placement)
  publishEnvironment(job, platform)
  platform.actions.info(`uv's cache: ${placement.cacheDir} (${placement.cacheDirFrom})`)
}

interface Published {
  readonly inputs: Inputs
  readonly placement: Placement
}

function publishEnvironment(
  { inputs, placement }: Published,
  platform: Pick<Platform, 'actions' | 'host'>,
): void {
  const { actions } = platform
  for (const [name, value] of Object.entries(placement.exports)) actions.exportVariable(name, value)
  for (const dir of [...placement.binDirs, inputs.toolBinDir]) if (dir !== '') prependPath(dir, platform)
  if (inputs.pythonVersion !== '') actions.exportVariable('UV_PYTHON', inputs.pythonVersion)
}

function describePlacement(base: Base, placement: Placement): NonNullable<RunFacts['placement']> {
  return {
    cacheDir: placement.cacheDir,
    from: placement.cacheDirFrom,
    filesystem: placement.filesystem.name,
    candidates: base.candidates.map(
      ({ path, from, verdict, reason }) => `${path} (${from}): ${verdict}${reason ? `, ${reason}` : ''}`,
    ),
    notes: [...base.notes, ...placement.notes],
  }
}
