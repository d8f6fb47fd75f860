import { data } from '@actions/expressions'
import { evaluate, type Scenery } from './evaluate.ts'
import type { Concurrency, Text, Workflow } from './model.ts'
import type { Run } from './runs.ts'
import { groupKey, truthOf, UNKNOWN, type Value } from './value.ts'

/** A run, or one of its jobs, wants a place in a group. */
export interface Claim {
  readonly run: Run
  /** The workflow that the event started. */
  readonly root: Workflow
  readonly block: Concurrency
  /** What is held already when this is wanted, and is kept meanwhile: outermost first. */
  readonly held: readonly Claim[]
  /** By which jobs, legs and calls it was reached: `ci.yml/test[0] > `. */
  readonly route: string
  /** Legs that lead here run one after another (`max-parallel: 1`). */
  readonly isSerial: boolean
  /** The `if:` of the jobs on the way that cannot be told before the run: the claim is made only where all hold. */
  readonly conditions: readonly string[]
  readonly group: Value
  /** Two claims with one key meet, as GitHub ignores case; undefined: not certain. */
  readonly key: string | undefined
  /** Undefined: not certain. */
  readonly cancels: boolean | undefined
  readonly queue: 'single' | 'max' | 'default' | 'unknown'
}

/** What the block asks for where its expressions see the scenery. */
export function makeClaim(
  way: Pick<Claim, 'run' | 'root' | 'held' | 'route' | 'isSerial' | 'conditions'>,
  block: Concurrency,
  scenery: Scenery,
): Claim {
  const { run, root, held, route, isSerial, conditions } = way
  const group = valueIn(block.group, scenery)
  return {
    ...{ run, root, block, held, route, isSerial, conditions },
    ...{
      group,
      key: groupKey(group),
      cancels: readBoolean(block.cancel, scenery),
      queue: readQueue(block.queue),
    },
  }
}

function valueIn(text: Text | undefined, scenery: Scenery): Value {
  return text?.template ? evaluate(text.template, scenery) : UNKNOWN
}

/** A boolean of YAML or of an expression; GitHub takes the words in quotes too. */
function readBoolean(text: Text | undefined, scenery: Scenery): boolean | undefined {
  if (text === undefined) return false
  const value = valueIn(text, scenery)
  if (value.kind !== 'known') return value.kind === 'unknown' ? value.isTruthy : undefined
  if (value.data.kind !== data.Kind.String) return truthOf(value)
  const word = value.data.coerceString().toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

function readQueue(text: Text | undefined): Claim['queue'] {
  if (text === undefined) return 'default'
  return text.raw === 'single' || text.raw === 'max' ? text.raw : 'unknown'
}
