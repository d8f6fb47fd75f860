/** One way to do the work: `run` does it once and answers its milliseconds; it throws where the work was not done. */
export interface Contestant {
  readonly name: string
  readonly run: () => Promise<number>
}

export interface Sample {
  readonly name: string
  readonly median: number
  /** First and third quartile. */
  readonly spread: readonly [number, number]
  readonly times: readonly number[]
}

export interface ContestOptions {
  readonly rounds: number
  /** No new round begins after that; there are always three, or as many as are wanted. */
  readonly budgetMs: number
  /** For work that nothing can warm up. */
  readonly isColdStart?: boolean
}

const FEWEST_ROUNDS = 3

/**
 * Lets the contestants take turns, so that what else the machine does meets all of them, and whoever was first is last in
 * the next round. One more round warms up and does not count.
 */
export async function contest(
  contestants: readonly Contestant[],
  { rounds, budgetMs, isColdStart = false }: ContestOptions,
): Promise<Sample[]> {
  const times = new Map(contestants.map(({ name }) => [name, [] as number[]]))
  const startedMs = performance.now()
  for (let round = isColdStart ? 1 : 0; round <= rounds; round++) {
    if (round > FEWEST_ROUNDS && performance.now() - startedMs > budgetMs) break
    const turn = round % contestants.length
    for (const { name, run } of [...contestants.slice(turn), ...contestants.slice(0, turn)]) {
      const ms = await run()
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  return contestants.map(({ name }) => summarise(name, times.get(name) ?? []))
}

export function summarise(name: string, times: readonly number[]): Sample {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { name, median: at(0.5), spread: [at(0.25), at(0.75)], times }
}

/** The median of the ratios within a round: more robust on a busy machine than the ratio of the medians. */
export function ratio(samples: readonly Sample[], name: string, to: string): number {
  const [mine, theirs] = [name, to].map((each) => samples.find((sample) => sample.name === each)?.times ?? [])
  const ratios = (mine ?? []).map((ms, round) => ms / (theirs?.[round] ?? Number.NaN))
  return summarise('', ratios).median
}

export function printSamples(title: string, samples: readonly Sample[], unit = 'ms'): void {
  console.log(title)
  for (const { name, median, spread, times } of samples)
    console.log(
      `  ${name.padEnd(28)} ${median.toFixed(0).padStart(7)} ${unit}   ${spread.map((ms) => ms.toFixed(0)).join('–')}   n = ${times.length}`,
    )
}
