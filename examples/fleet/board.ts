import { formatDuration } from '../../src/shared/text.ts'

/** What is known of a leg so far. */
export interface Row {
  state?: string
  source?: string
  waitedMs?: number
  healed?: string
  verified?: string
  totalMs?: number
}

const COLUMNS = ['leg', 'state', 'uv from', 'waited', 'healed', 'verified', 'total'] as const
const WIDTHS = [10, 26, 11, 10, 14, 17, 10] as const

/** A table that follows the legs: redrawn in place on a terminal, one line per change elsewhere. */
export class Board {
  readonly #rows = new Map<string, Row>()
  #drawnLines = 0

  update(leg: string, change: Row): void {
    const row = { ...this.#rows.get(leg), ...change }
    this.#rows.set(leg, row)
    if (process.stdout.isTTY) this.#draw()
    else console.log(render(leg, row))
  }

  /** Leaves the table as it stands and starts a new one below. */
  begin(title: string): void {
    this.say(title)
    if (!process.stdout.isTTY) console.log(header())
  }

  /** A line below the table; a later change of it is drawn further down. */
  say(text: string): void {
    this.#rows.clear()
    this.#drawnLines = 0
    console.log(`\n${text}`)
  }

  #draw(): void {
    const lines = [header(), ...[...this.#rows].map(([leg, row]) => render(leg, row))]
    const up = this.#drawnLines > 0 ? `\u001b[${this.#drawnLines}A` : ''
    process.stdout.write(`${up}${lines.map((line) => `\u001b[2K${line}\n`).join('')}`)
    this.#drawnLines = lines.length
  }
}

function header(): string {
  return cells(COLUMNS)
}

function render(leg: string, row: Row): string {
  const time = (durationMs: number | undefined) =>
    durationMs === undefined ? '' : formatDuration(durationMs)
  return cells([
    leg,
    row.state ?? '',
    row.source ?? '',
    time(row.waitedMs),
    row.healed ?? '',
    row.verified ?? '',
    time(row.totalMs),
  ])
}

function cells(texts: readonly string[]): string {
  return texts
    .map((text, index) => text.padEnd(WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd()
}
