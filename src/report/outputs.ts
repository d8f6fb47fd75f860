import type { Platform } from '../platform/index.ts'
import type { RunFacts } from './facts.ts'

/** Every output of action.yml; a contract test compares. */
export const OUTPUTS = [
  'uv-version',
  'uv-path',
  'uvx-path',
  'uv-source',
  'uv-verified-by',
  'cache-dir',
  'cache-dir-from',
  'cache-hit',
  'cache-key',
  'python-cache-hit',
  'lock-path',
  'lock-wait-ms',
  'attempts',
  'healed',
  'failure-class',
  'venv',
  'python-version',
] as const

type OutputName = (typeof OUTPUTS)[number]

/** Sets every output, in failed runs too; empty where the run did not get that far. */
export function publishOutputs(facts: RunFacts, { actions }: Pick<Platform, 'actions'>): void {
  const values: Record<OutputName, string> = {
    'uv-version': facts.uv?.version ?? '',
    'uv-path': facts.uv?.path ?? '',
    'uvx-path': facts.uv?.uvxPath ?? '',
    'uv-source': facts.uv?.source ?? '',
    'uv-verified-by': facts.uv?.verifiedBy ?? '',
    'cache-dir': facts.placement?.cacheDir ?? '',
    'cache-dir-from': facts.placement?.from ?? '',
    'cache-hit': String(facts.caching?.isHit ?? false),
    'cache-key': facts.caching?.key ?? '',
    'python-cache-hit': String(facts.caching?.isPythonHit ?? false),
    'lock-path': facts.lock?.path ?? '',
    'lock-wait-ms': String(Math.round(facts.lock?.waitedMs ?? 0)),
    attempts: String(facts.sync?.attempts ?? 0),
    healed: facts.heal?.packages.join(' ') ?? '',
    'failure-class': facts.failureClass ?? '',
    venv: facts.environment?.dir ?? '',
    'python-version': facts.environment?.pythonVersion ?? '',
  }
  for (const name of OUTPUTS) actions.setOutput(name, values[name])
}
