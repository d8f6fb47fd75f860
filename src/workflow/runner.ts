import { data } from '@actions/expressions'
import { evaluate, type Scenery } from './evaluate.ts'
import type { Job, Text } from './model.ts'
import type { Value } from './value.ts'

/** Whose machine a job runs on; `unknown` where that cannot be told from the file. */
export type RunnerKind = 'self-hosted' | 'hosted' | 'unknown'

// https://docs.github.com/en/actions/reference/runners/github-hosted-runners; larger runners carry such names too.
const HOSTED_LABEL = /^(ubuntu|windows|macos)-/i

/** Machines that a service starts for one job and throws away: registered as self-hosted, but nobody's node. */
const RENTED_LABEL =
  /^(blacksmith|buildjet|cirrus|codebuild|codspeed|depot|github|nscloud|namespace|runs-on|ubicloud|warp|actuated|bitrise|cirun)\b/i

/** Self-hosted is what says so, a runner group, or labels of which none names a hosted runner. */
export function judgeRunner(runsOn: Job['runsOn'], scenery: Scenery): RunnerKind {
  if (runsOn === undefined) return 'unknown'
  const labels = runsOn.labels.flatMap((label) => textsIn(label, scenery))
  if (labels.includes('self-hosted')) return 'self-hosted'
  if (labels.includes(undefined)) return 'unknown'
  const names = labels.filter((label) => label !== undefined)
  if (names.some((label) => HOSTED_LABEL.test(label))) return 'hosted'
  if (names.some((label) => RENTED_LABEL.test(label))) return 'unknown'
  return names.length > 0 || runsOn.group !== undefined ? 'self-hosted' : 'unknown'
}

/** Undefined stands for a label that cannot be told. */
function textsIn({ template }: Text, scenery: Scenery): (string | undefined)[] {
  if (template === undefined) return [undefined]
  return spread(evaluate(template, scenery))
}

function spread(value: Value): (string | undefined)[] {
  if (value.kind !== 'known') return [undefined]
  if (value.data.kind === data.Kind.Array)
    return value.data.values().map((item) => (item.primitive ? item.coerceString().toLowerCase() : undefined))
  return value.data.primitive ? [value.data.coerceString().toLowerCase()] : [undefined]
}
