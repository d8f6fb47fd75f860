import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'

/** A figure that a change may not make worse without somebody saying so; `most` is what the project promises, if anything. */
export interface Ratio {
  readonly name: string
  readonly value: number
  readonly most?: number
}

export interface Findings {
  readonly ratios: readonly Ratio[]
  readonly details: unknown
  readonly chart?: string
}

// A shared runner is noisy: what is a quarter above the promise is a change, not the weather.
const SLACK = 1.25

/**
 * Prints the ratios; with `--guard` one that is far above its promise ends the run as a failure. Writes `<name>.json` and `<name>.svg` where a directory is
 * given.
 */
export async function publish(name: string, out: string | undefined, findings: Findings): Promise<void> {
  const { ratios, details, chart } = findings
  for (const { name: what, value, most } of ratios) {
    const verdict = most === undefined ? '' : value <= most ? 'holds' : 'FAILS'
    const promise = most === undefined ? '' : ` (at most ${most.toFixed(2)}x)`
    console.log(`${verdict.padEnd(5)}  ${what}: ${value.toFixed(2)}x${promise}`)
  }
  const broken = ratios.filter(({ value, most = Number.POSITIVE_INFINITY }) => !(value <= most * SLACK))
  if (process.argv.includes('--guard') && broken.length > 0) {
    process.exitCode = 1
    console.error(
      `${broken.map(({ name: what }) => what).join(', ')}: slower than promised, slack included. ` +
        `Look at ${process.env['GITHUB_SHA'] ?? 'HEAD'} and what it came with.`,
    )
  }
  if (!out) return
  await mkdir(out, { recursive: true })
  const facts = { cpus: availableParallelism(), node: process.version, ratios, details }
  await writeFile(path.join(out, `${name}.json`), `${JSON.stringify(facts, roundNumbers, 2)}\n`)
  if (chart !== undefined) await writeFile(path.join(out, `${name}.svg`), chart)
}

function roundNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
