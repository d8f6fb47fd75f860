/**
 * What cannot be run here is played: fleets of 1 to 5,000 nodes with 16 legs each, all cold. The model is calibrated with
 * what is measured in the same run and checked against real runs of 1 to 16 legs on this machine; its error is printed
 * and written down. `--out DIR` writes fleet-sim.json and fleet-sim.svg.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { drawBars } from './bars.ts'
import { calibrate, openYard } from './fleet-sim/calibrate.ts'
import { type Costs, type Fleet, POLICIES, type Policy, simulate } from './fleet-sim/model.ts'
import { publish } from './support/publish.ts'

const { values } = parseArgs({ options: { out: { type: 'string' } } })

const NODES = [1, 10, 100, 1000, 5000]
const LEGS = 16
const CHECKED_LEGS = [1, 2, 4, 8, 16]
// Assumed, not measured: a fleet that shares one address, a gigabit to the index and ten to the service, 100 requests/s.
const FLEET = {
  legsPerNode: LEGS,
  arrivalMs: 0,
  indexBytesPerS: 125_000_000,
  indexRequestsPerS: 100,
  serviceBytesPerS: 1_250_000_000,
}
const LABELS: Readonly<Record<Policy, string>> = {
  private: 'a cache per leg',
  unlocked: 'shared, no lock',
  flock: 'flock(1)',
  ours: 'ours',
  'ours-l2': 'ours + Actions cache',
}

const cores = availableParallelism()
await using yard = await openYard()
const costs = await calibrate(yard, cores)
console.log(costs)
const checks = await checkModel(costs)
const errors = checks.map(({ error }) => Math.abs(error)).toSorted((one, other) => one - other)
const medianError = errors[errors.length >> 1] ?? Number.NaN
const worstError = errors.at(-1) ?? Number.NaN
console.log(`error of the model: median ${percent(medianError)}, worst ${percent(worstError)}`)

const fleets = NODES.flatMap((nodes) =>
  POLICIES.map((policy) => ({ nodes, policy, ...simulate(policy, { ...FLEET, cores, nodes }, costs) })),
)
for (const { nodes, policy, lastLegMs, indexRequests, indexBytes, limitedShare, failedShare } of fleets)
  console.log(
    `${String(nodes).padStart(5)} nodes  ${LABELS[policy].padEnd(21)} last leg ${(lastLegMs / 1000).toFixed(1).padStart(8)} s  ` +
      `${String(indexRequests).padStart(9)} requests  ${(indexBytes / 1e6).toFixed(0).padStart(8)} MB  ` +
      `${percent(limitedShare).padStart(5)} limited  ${percent(failedShare).padStart(5)} failed`,
  )
await publish('fleet-sim', values.out, {
  ratios: [{ name: 'median error of the model / 25 %', value: medianError / 0.25, most: 1 }],
  details: {
    assumed: FLEET,
    uvVersion: yard.facts.uvVersion,
    costs,
    checks,
    medianError,
    worstError,
    fleets,
  },
  chart: drawBars(
    [
      ...chartOf('Requests to the index', ({ indexRequests }) => indexRequests),
      ...chartOf('Runs that meet a 429, in %', ({ limitedShare }) => limitedShare * 100),
      ...chartOf('Runs that fail for it, in %', ({ failedShare }) => failedShare * 100),
      ...chartOf('Until the last leg is done or has given up, s', ({ lastLegMs }) => lastLegMs / 1000),
    ],
    { isLinear: 'each' },
  ),
})

/** Each policy in the real world and in the model, on one cold node. */
async function checkModel(calibrated: Costs) {
  const found: { policy: Policy; legs: number; realMs: number; modelMs: number; error: number }[] = []
  for (const legs of CHECKED_LEGS)
    for (const policy of POLICIES) {
      const realMs = await yard.play(policy, legs, 'cold')
      const fleet: Fleet = {
        ...yard.facts,
        nodes: 1,
        legsPerNode: legs,
        cores,
        arrivalMs: 0,
        indexRequestsPerS: Number.POSITIVE_INFINITY,
      }
      const modelMs = simulate(policy, fleet, calibrated).lastLegMs
      const error = modelMs / realMs - 1
      found.push({ policy, legs, realMs, modelMs, error })
      console.log(
        `${String(legs).padStart(2)} legs  ${LABELS[policy].padEnd(21)} real ${realMs.toFixed(0).padStart(6)} ms  ` +
          `model ${modelMs.toFixed(0).padStart(6)} ms  ${percent(error)}`,
      )
    }
  return found
}

function chartOf(title: string, pick: (outcome: (typeof fleets)[number]) => number) {
  return [100, 1000].map((nodes) => ({
    title: `${title}: ${nodes.toLocaleString('en')} nodes x ${LEGS} legs (simulated)`,
    bars: fleets
      .filter((fleet) => fleet.nodes === nodes)
      .map((fleet) => ({ label: LABELS[fleet.policy], value: pick(fleet) })),
  }))
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
