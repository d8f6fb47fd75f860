import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'

/** A figure that a change may not make worse without somebody saying so; `most` is what the project promises. */
export interface Ratio {
  readonly name: string
  readonly value: number
  readonly most: number
}

export interface Findings {
  readonly ratios: readonly Ratio[]
  readonly details: unknown
  readonly chart?: string
}

/** Prints the ratios, and writes `<name>.json` and `<name>.svg` where a directory is given. */
export async function publish(name: string, out: string | undefined, findings: Findings): Promise<void> {
  const { ratios, details, chart } = findings
  for (const { name: what, value, most } of ratios)
    console.log(
      `${value <= most ? 'holds' : 'FAILS'}  ${what}: ${value.toFixed(2)}x (at most ${most.toFixed(2)}x)`,
    )
  if (!out) return
  await mkdir(out, { recursive: true })
  const facts = { cpus: availableParallelism(), node: process.version, ratios, details }
  await writeFile(path.join(out, `${name}.json`), `${JSON.stringify(facts, roundNumbers, 2)}\n`)
  if (chart !== undefined) await writeFile(path.join(out, `${name}.svg`), chart)
}

function roundNumbers(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
