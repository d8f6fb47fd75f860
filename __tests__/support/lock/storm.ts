import { setTimeout as delay } from 'node:timers/promises'
import type { Ending } from './contender.ts'
import type { Arena, Contender, ContenderOptions } from './contenders.ts'
import { acquired, plantDeadLock } from './planted.ts'

/** One turn of one contender. `signal`: sent from outside, at a random moment of waiting or holding. */
interface Turn {
  readonly ending: Ending
  readonly mode: 'exclusive' | 'shared'
  readonly signal?: NodeJS.Signals
}

const writer = (ending: Ending, signal?: NodeJS.Signals): Turn =>
  signal ? { ending, mode: 'exclusive', signal } : { ending, mode: 'exclusive' }
const reader = (ending: Ending, signal?: NodeJS.Signals): Turn => ({
  ...writer(ending, signal),
  mode: 'shared',
})

export const TURNS: readonly Turn[] = [
  writer('release'),
  writer('release'),
  writer('release'),
  writer('throw'),
  writer('exit'),
  writer('kill'),
  writer('terminate'),
  writer('kill-with-child'),
  writer('kill-with-grandchild'),
  writer('terminate-with-child'),
  writer('stop'),
  writer('release', 'SIGKILL'),
  writer('release', 'SIGTERM'),
  writer('release', 'SIGINT'),
  writer('release', 'SIGSTOP'),
  reader('release'),
  reader('release'),
  reader('kill'),
  reader('kill-with-child'),
  reader('release', 'SIGKILL'),
]

export interface StormOptions extends ContenderOptions {
  readonly contenders: number
  readonly rounds: number
  /** From 0 to 1; the same numbers make the same storm, as far as the machine allows. */
  readonly random: () => number
  readonly onRound?: (round: number) => void
  /** What each turn, by its name in the history, was meant to be. */
  readonly onTurn?: (who: string, turn: Turn) => void
}

const HOLD_MS = 15
const STOPPED_MS = 100

/**
 * In each round all contenders arrive at once, at a dead lock in every third, and each ends in a way of its own. The
 * round is over when the lock is free again, which this takes part in finding out.
 */
export async function storm(arena: Arena, options: StormOptions): Promise<{ planned: number }> {
  const { random } = options
  const slots: (Contender | undefined)[] = Array.from({ length: options.contenders }, () => undefined)
  let planned = 0
  for (let round = 0; round < options.rounds; round++) {
    const all = await Promise.all(slots.map((slot) => slot ?? arena.start(options)))
    if (random() < 1 / 3) await plantDeadLock(arena.lockPath)
    const turns = all.map(() => TURNS[Math.floor(random() * TURNS.length)] ?? writer('release'))
    const moments = all.map(() => random())
    const isAlive = await Promise.all(
      all.map((each, slot) =>
        takeTurn(arena, each, { turn: turns[slot], moment: moments[slot], onTurn: options.onTurn }),
      ),
    )
    planned += all.length
    for (const [slot, lives] of isAlive.entries()) slots[slot] = lives ? all[slot] : undefined
    // The child of a dead one may still be inside. A lock that nobody can have again was lost.
    await (await acquired(arena.lockPath, { timeoutMs: 30_000 })).release()
    options.onRound?.(round)
  }
  return { planned }
}

async function takeTurn(
  arena: Arena,
  contender: Contender,
  {
    turn = writer('release'),
    moment = 0,
    onTurn,
  }: { turn: Turn | undefined; moment: number | undefined; onTurn: StormOptions['onTurn'] },
): Promise<boolean> {
  const command = arena.command(turn.ending, HOLD_MS, { mode: turn.mode })
  onTurn?.(command.who, turn)
  const answer = contender.tell(command)
  if (turn.signal) {
    await delay(moment * HOLD_MS * 4)
    arena.signal(contender, command, turn.signal)
    if (turn.signal === 'SIGSTOP') {
      await delay(STOPPED_MS)
      contender.kill('SIGCONT')
    } else {
      await contender.exited
      await answer
      // Otherwise it would be waiting for ever.
      arena.markGone(command)
      return false
    }
  }
  const isThere = (await answer) !== undefined
  if (!isThere) await contender.exited
  return isThere
}

/** Mulberry32: a small generator whose numbers can be had again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
